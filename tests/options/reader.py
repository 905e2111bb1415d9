"""The C program that reads options: written from the table's names, read by C's own headers.

`reader FD NAME...` prints for each option: its name, level and number as C has them, and what getsockopt() gave on the
inherited descriptor: the bytes that came, and their meaning in C's own words; or the errno.
"""

from __future__ import annotations

from typing import Any

from pysock.options import OPTIONS, values, views
from pysock.options.layout import layout
from pysock.values import ctype

HEAD = r"""
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <linux/errqueue.h>
#include <linux/filter.h>
#include <linux/if_packet.h>
#include <linux/net_tstamp.h>
#include <linux/netlink.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <netinet/udp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <linux/vm_sockets.h>

static unsigned char room[1 << 19];

static void address4(const void *p) { char t[64]; printf("%s", inet_ntop(AF_INET, p, t, sizeof t)); }
static void address6(const void *p) { char t[64]; printf("%s", inet_ntop(AF_INET6, p, t, sizeof t)); }
static void bytes(const unsigned char *p, size_t n) { while (n--) printf("%02x", *p++); }
"""
MAIN = r"""
struct row { const char *name; int level, number; socklen_t size; void (*print)(socklen_t); };
static const struct row rows[] = {
%s
};

int main(int argc, char **argv)
{
    int fd = atoi(argv[1]);
    for (int i = 2; i < argc; i++)
        for (size_t k = 0; k < sizeof rows / sizeof *rows; k++)
            if (strcmp(rows[k].name, argv[i]) == 0) {
                socklen_t n = rows[k].size;
                memset(room, 0, sizeof room);
                printf("%%s %%d %%d ", rows[k].name, rows[k].level, rows[k].number);
                if (getsockopt(fd, rows[k].level, rows[k].number, room, &n) < 0)
                    printf("errno %%d", errno);
                else
                    printf("value "), rows[k].print(n);
                printf("\n");
            }
    return 0;
}
"""


def _member(pointer: str, name: str, t: Any) -> str:
    """C statements that print one member."""
    place = f"{pointer}->{name}"
    if t.kind == "array":
        return f"bytes({place}, sizeof {place});"
    if t.cname == "struct in_addr":
        return f"address4(&{place});"
    if t.cname == "struct in6_addr":
        return f"address6(&{place});"
    if t.cname == "struct sockaddr_in6":
        return (
            f"address6(&{place}.sin6_addr);"
            f' printf(" %d %u %u", ntohs({place}.sin6_port), ntohl({place}.sin6_flowinfo), {place}.sin6_scope_id);'
        )
    return f'printf("%lld", (long long){place});'


def _struct(cls: type) -> str:
    own = layout(cls)
    types = {name: member.type for name, member in ctype(own.c_type).fields}
    parts = [_member("v", member, types[member]) for _, member, _, _ in own.members]
    return f"const {own.c_type} *v = (void *)room; (void)n; " + ' printf(" "); '.join(parts)


def _printer(view: Any) -> tuple[str, str]:
    """How much room C gives, and the statements that print what came: n bytes."""
    number = 'printf("{}", *({} *)room); (void)n;'.format
    if isinstance(view, views.Struct):
        return f"sizeof({view.c_type})", _struct(view.classes[0])
    if isinstance(view, views.Bytes):
        return str(view.most), "bytes(room, n);"
    if isinstance(view, views.Text):
        return str(view.most), 'printf("%s", (char *)room); (void)n;'
    if view is views.TIME:
        return "sizeof(struct timeval)", _struct(values.Timeval)
    if view is views.INTERFACE:
        return "sizeof(uint32_t)", 'printf("%u", ntohl(*(uint32_t *)room)); (void)n;'
    if view is views.INTERFACE4:
        return "sizeof(struct in_addr)", "address4(room); (void)n;"
    if view is views.PORTS:
        return (
            "sizeof(uint32_t)",
            'printf("%u %u", *(uint32_t *)room & 0xffff, *(uint32_t *)room >> 16); (void)n;',
        )
    if view is views.FILTER:
        return "BPF_MAXINSNS", (
            "const struct sock_filter *v = (void *)room; for (socklen_t i = 0; i < n; i++)"
            ' printf("%s%d %d %d %u", i ? " " : "", v[i].code, v[i].jt, v[i].jf, v[i].k);'
        )
    if view is views.PACKET_STATISTICS:
        return "sizeof(struct tpacket_stats_v3)", (
            "const struct tpacket_stats_v3 *v = (void *)room;"
            ' printf("%u %u", v->tp_packets, v->tp_drops); if (n == sizeof *v) printf(" %u", v->tp_freeze_q_cnt);'
        )
    if view in (views.MEMORY, views.GROUPS, views.GIDS):
        most = {views.MEMORY: 9, views.GROUPS: 128, views.GIDS: 65536}[view]
        shown = {
            views.GROUPS: 'for (socklen_t i = 0; i < n * 8; i++) if (v[i / 32] >> i % 32 & 1) printf("%u ", i + 1);',
        }.get(view, 'for (socklen_t i = 0; i < n / 4; i++) printf("%u ", v[i]);')
        return f"{most} * sizeof(uint32_t)", f"const uint32_t *v = (void *)room; {shown}"
    conversion = {"int": "%d", "unsigned int": "%u", "uint64_t": "%lu", "unsigned long long": "%llu"}
    return f"sizeof({view.c_type})", number(conversion[view.c_type], view.c_type)


def source() -> str:
    """The whole program. What this system lacks is left out."""
    functions, rows = [], []
    for row in OPTIONS.values():
        if row.number is None:
            continue
        readable = row.access in ("rw", "r")
        size, statements = _printer(row.view) if readable else ("sizeof(int)", "bytes(room, n);")
        functions.append(f"static void print_{row.name}(socklen_t n) {{ {statements} }}")
        rows.append(f'    {{"{row.name}", {row.level}, {row.name}, {size}, print_{row.name}}},')
    return HEAD + "\n".join(functions) + MAIN % "\n".join(rows)


def flat(value: Any) -> str:
    """A Python value as the C program prints it."""
    if value is None:
        return ""
    if isinstance(value, (bool, int)):
        return str(int(value))
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, str):
        return value
    if isinstance(value, frozenset):
        value = sorted(value)
    return " ".join(filter(None, map(flat, value)))
