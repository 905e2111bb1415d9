"""<netinet/in.h> and its neighbours: IPv6 headers built and read beside C, senders of a group, heads of protocols."""
# ruff: noqa: E501, F403, F405

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pysock import *
from pysock import ffi

# fmt: off
OPTIONS: list[tuple[str, ...]] = [
    ("", "unsigned char b[64]; void *d; int at = inet6_opt_init(b, 64)", 'b, d = new("unsigned char[64]"), new("void *"); at = inet6_opt_init(b, 64)'),
    ("%d", "at"), ("%d", "inet6_opt_init(NULL, 0)"), ("%d", "inet6_opt_init(b, 63)"),
    ("", "at = inet6_opt_append(b, 64, at, 0x42, 12, 8, &d)", "at = inet6_opt_append(b, 64, at, 0x42, 12, 8, d)"), ("%d", "at"), ("%td", "(unsigned char *)d - b", 'cast("unsigned char *", d[0]) - b'),
    ("", "unsigned v4 = htonl(0x11223344); unsigned long long v8 = 7", 'v4 = new("unsigned int", htonl(0x11223344)); v8 = new("unsigned long long", 7)'),
    ("%d", "inet6_opt_set_val(d, 0, &v4, 4)", "inet6_opt_set_val(d[0], 0, v4, 4)"), ("%d", "inet6_opt_set_val(d, 4, &v8, 8)", "inet6_opt_set_val(d[0], 4, v8, 8)"),
    ("", 'at = inet6_opt_append(b, 64, at, 0x43, 1, 1, &d)', "at = inet6_opt_append(b, 64, at, 0x43, 1, 1, d)"), ("%d", "at"), ("%d", 'inet6_opt_set_val(d, 0, "x", 1)', 'inet6_opt_set_val(d[0], 0, b"x", 1)'),
    *[("%d", f"inet6_opt_append(b, 64, at, {rest}, &d)", f"inet6_opt_append(b, 64, at, {rest}, d)") for rest in ("0, 1, 1", "1, 1, 1", "5, 256, 1", "5, 4, 3", "5, 2, 4", "5, 0, 0", "5, 255, 1")],
    ("%d", "inet6_opt_append(NULL, 0, 2, 5, 4, 4, NULL)"), ("%d", "inet6_opt_append(b, 64, 1, 5, 4, 4, &d)", "inet6_opt_append(b, 64, 1, 5, 4, 4, d)"),
    ("", "at = inet6_opt_finish(b, 64, at)"), ("%d", "at"), ("%d", "inet6_opt_finish(NULL, 0, 13)"), ("%d", "inet6_opt_finish(b, 16, 17)"), *[("%d", f"b[{n}]") for n in range(32)],
    ("", "unsigned char type; socklen_t len; int next = 0", 'type, len = new("unsigned char"), new("socklen_t"); next = 0'),
    *[row for _ in range(3) for row in (("", "next = inet6_opt_next(b, at, next, &type, &len, &d)", "next = inet6_opt_next(b, at, next, type, len, d)"), ("%d", "next"), ("%d", "type", "type[0]"), ("%u", "len", "len[0]"), ("%td", "(unsigned char *)d - b", 'cast("unsigned char *", d[0]) - b'))],
    ("%d", "inet6_opt_find(b, at, 0, 0x43, &len, &d)", "inet6_opt_find(b, at, 0, 0x43, len, d)"), ("%u", "len", "len[0]"), ("%d", "inet6_opt_find(b, at, 0, 0x44, &len, &d)", "inet6_opt_find(b, at, 0, 0x44, len, d)"),
    ("%d", "inet6_opt_find(b, at, 0, 0x42, &len, &d)", "inet6_opt_find(b, at, 0, 0x42, len, d)"), ("%d", "inet6_opt_get_val(d, 0, &v8, 4)", "inet6_opt_get_val(d[0], 0, v8, 4)"), ("%llu", "v8", "v8[0]"),
    ("%d", "inet6_opt_next(b, 3, 0, &type, &len, &d)", "inet6_opt_next(b, 3, 0, type, len, d)"), ("%d", "inet6_opt_next(b, 9, 0, &type, &len, &d)", "inet6_opt_next(b, 9, 0, type, len, d)"),
]
ROUTES: list[tuple[str, ...]] = [
    *[("%u", f"inet6_rth_space(IPV6_RTHDR_TYPE_0, {n})") for n in (-1, 0, 1, 2, 127, 128)], ("%u", "inet6_rth_space(9, 1)"),
    ("", "unsigned char b[72], c[72]; memset(b, 255, 72); memset(c, 255, 72); struct in6_addr a; memset(&a, 1, 16)", 'b, c, a = new("unsigned char[72]"), new("unsigned char[72]"), in6_addr(); memset(b, 255, 72); memset(c, 255, 72); memset(a, 1, 16)'),
    ("%d", "inet6_rth_init(b, 72, IPV6_RTHDR_TYPE_0, 3) == b", "inet6_rth_init(b, 72, IPV6_RTHDR_TYPE_0, 3) == b"), ("%d", "inet6_rth_init(b, 40, IPV6_RTHDR_TYPE_0, 3) == NULL"),
    *[row for n in (1, 2, 3, 4) for row in (("", f"memset(&a, {n}, 16)", f"memset(a, {n}, 16)"), ("%d", "inet6_rth_add(b, &a)", "inet6_rth_add(b, a)"))],
    ("%d", "inet6_rth_segments(b)"), *[("%d", f"b[{n}]") for n in (0, 1, 2, 3, 8, 24, 40, 55)],
    *[("%td", f"(unsigned char *)inet6_rth_getaddr(b, {n}) - b", f'cast("unsigned char *", inet6_rth_getaddr(b, {n})) - b') for n in (0, 2)], *[("%d", f"inet6_rth_getaddr(b, {n}) == NULL") for n in (-1, 3)],
    ("%d", "inet6_rth_reverse(b, c)"), *[("%d", f"c[{n}]") for n in (0, 1, 2, 3, 8, 24, 40, 56)], ("%d", "inet6_rth_reverse(b, b)"), *[("%d", f"b[{n}]") for n in (3, 8, 24, 40)],
    ("", "b[2] = 9"), ("%d", "inet6_rth_add(b, &a)", "inet6_rth_add(b, a)"), ("%d", "inet6_rth_reverse(b, c)"), ("%d", "inet6_rth_getaddr(b, 0) == NULL"), ("%d", "inet6_rth_segments(b)"),
]
NSAP: list[tuple[str, ...]] = [
    ("", "unsigned char b[8]; memset(b, 0, 8)", 'b = new("unsigned char[8]")'),
    *[row for text in ("0x47.0005.80", "0X4700", "47", "", "0x4", "0xzz", "0x0102030405060708090a") for row in (("%u", f'inet_nsap_addr("{text}", b, 8)'), *[("%d", f"b[{n}]") for n in range(8)])],
    ("%u", 'inet_nsap_addr("0x47", b, 0)'), ("%s", "inet_nsap_ntoa(4, b, NULL)"),
]
# fmt: on


def test_options_of_ipv6_beside_c(beside_c: Callable[..., None]) -> None:
    beside_c("string.h netinet/in.h", OPTIONS)


def test_routes_of_ipv6_beside_c(beside_c: Callable[..., None]) -> None:
    beside_c("string.h netinet/in.h", ROUTES)


def test_iso_addresses_beside_c(beside_c: Callable[..., None]) -> None:
    beside_c("string.h sys/socket.h arpa/inet.h", NSAP)


def refused(call: Callable[[], object]) -> str:
    with pytest.raises((TypeError, ValueError)) as error:
        call()
    return str(error.value)


def test_options_that_are_refused() -> None:
    b, d = new("unsigned char[16]"), new("void *")
    behind = "offset is -3; libc would go to before the beginning"
    assert refused(lambda: inet6_opt_append(b, 16, -3, 5, 12, 4, d)) == f"inet6_opt_append: {behind}"
    assert refused(lambda: inet6_opt_finish(b, 16, -3)) == f"inet6_opt_finish: {behind}"
    assert (
        refused(lambda: inet6_opt_next(b, 16, -3, new("unsigned char"), new("socklen_t"), d))
        == f"inet6_opt_next: {behind}"
    )
    assert "databufp takes the address of a pointer" in refused(lambda: inet6_opt_append(b, 16, 2, 5, 4, 4, NULL))
    assert "extbuf holds 16 bytes" in refused(lambda: inet6_opt_append(b, 24, 2, 5, 4, 4, d))
    assert inet6_opt_append(b, 16, inet6_opt_init(b, 16), 5, 4, 4, d) == 8
    assert refused(lambda: inet6_opt_set_val(d[0], 8, bytes(8), 8)) == (
        "inet6_opt_set_val: offset + vallen is 16, but databuf leads to 12 bytes"
    )
    assert refused(lambda: inet6_opt_get_val(d[0], 10, new("int"), 4)) == (
        "inet6_opt_get_val: offset + vallen is 14, but databuf leads to 12 bytes"
    )
    assert "val holds 4 bytes" in refused(lambda: inet6_opt_get_val(d[0], 0, new("int"), 5))


def test_where_an_option_is_stays_alive(collect: Callable[[], None]) -> None:
    d = new("void *")

    def find() -> None:
        header = new("unsigned char[8]", b"\0\0\x42\x04data")
        assert inet6_opt_next(header, 8, 0, new("unsigned char"), new("socklen_t"), d) == 8

    find()
    collect()
    taken = [new("unsigned char[8]", b"\xff" * 8) for _ in range(100)]
    assert bytes(ffi.buffer(ffi.cast("char(*)[4]", d[0]))) == b"data"
    del taken


def test_routes_that_are_refused() -> None:
    b, a = new("unsigned char[40]"), in6_addr()
    inet6_rth_init(b, 40, IPV6_RTHDR_TYPE_0, 2)
    b[1] = 6  # three addresses, it says
    assert inet6_rth_add(b, a) == 0
    assert inet6_rth_add(b, a) == 0
    assert refused(lambda: inet6_rth_add(b, a)) == (
        "inet6_rth_add: bp says that it holds 3 addresses, 56 bytes; it has 40"
    )
    assert refused(lambda: inet6_rth_getaddr(b, 2)) == (
        "inet6_rth_getaddr: bp says that it holds 3 addresses, 56 bytes; it has 40"
    )
    assert refused(lambda: inet6_rth_reverse(b, b)) == (
        "inet6_rth_reverse: in says that it holds 3 addresses, 56 bytes; it has 40"
    )
    b[1] = 4
    assert refused(lambda: inet6_rth_reverse(b, new("unsigned char[39]"))) == (
        "inet6_rth_reverse: in has 40 bytes, but out holds 39"
    )
    many = new("unsigned char[64]")
    many[1] = 4
    assert "overlap" in refused(lambda: inet6_rth_reverse(many, addressof(many, 8)))
    b[3] = 9
    assert "more segments left than addresses" in refused(lambda: inet6_rth_add(b, a))


def test_senders_of_a_group() -> None:
    fd = socket(AF_INET, SOCK_DGRAM, 0)
    lo = if_nametoindex("lo")
    group = sockaddr_in(sin_family=AF_INET, sin_addr={"s_addr": htonl(0xEF010203)})
    request = group_req(gr_interface=lo)
    memcpy(request.gr_group, group, sizeof(group))
    senders = new("struct sockaddr_storage[2]")
    for at in range(2):
        memcpy(addressof(senders, at), sockaddr_in(sin_family=AF_INET, sin_addr={"s_addr": htonl(0x7F000005 + at)}), 16)
    fmode, numsrc, found = new("uint32_t"), new("uint32_t", 2), new("struct sockaddr_storage[2]")
    try:
        assert getsourcefilter(fd, lo, group, sizeof(group), fmode, numsrc, found) == -1
        assert errno == EADDRNOTAVAIL
        assert setsockopt(fd, IPPROTO_IP, MCAST_JOIN_GROUP, request, sizeof(request)) == 0
        assert setsourcefilter(fd, lo, group, sizeof(group), MCAST_EXCLUDE, 2, senders) == 0
        assert getsourcefilter(fd, lo, group, sizeof(group), fmode, numsrc, found) == 0
        assert (fmode[0], numsrc[0]) == (MCAST_EXCLUDE, 2)
        addresses = [cast("struct sockaddr_in *", addressof(found, at)).sin_addr.s_addr for at in range(2)]
        assert sorted(map(ntohl, addresses)) == [0x7F000005, 0x7F000006]
        numsrc[0] = 1
        assert getsourcefilter(fd, lo, group, sizeof(group), fmode, numsrc, found) == 0
        assert numsrc[0] == 2
        assert setsourcefilter(fd, lo, group, 15, MCAST_EXCLUDE, 0, senders) == -1
        assert errno == EINVAL
    finally:
        close(fd)


def test_senders_that_are_refused() -> None:
    group, n = sockaddr_in(sin_family=AF_INET), new("uint32_t", 3)
    two: Any = new("struct sockaddr_storage[2]")
    assert "slist holds 256 bytes" in refused(lambda: getsourcefilter(-1, 0, group, 16, n, n, two))
    assert "slist holds 256 bytes" in refused(lambda: setsourcefilter(-1, 0, group, 16, 0, 3, two))
    assert refused(lambda: setsourcefilter(-1, 0, new("char[200]"), 129, 0, 0, two)) == (
        "setsourcefilter: grouplen is 129; no address has more than 128 bytes, libc's room for it"
    )
    assert "group holds 1 bytes" in refused(lambda: setsourcefilter(-1, 0, new("char[1]"), 1, 0, 0, two))
    assert refused(lambda: setsourcefilter(-1, 0, group, 16, 0, 2**25, two + 0)) == (
        "setsourcefilter: numsrc is 33554432; libc counts the bytes of so many addresses wrongly"
    )


# fmt: off
HEADS: list[tuple[str, ...]] = [
    ("", "unsigned char p[64]; for (int i = 0; i < 64; i++) p[i] = i * 7 + 0x45", 'p = new("unsigned char[64]", [(i * 7 + 0x45) & 255 for i in range(64)])'),
    *[("%u", f"((struct {kind} *)p)->{field}", f'cast("struct {kind} *", p).{field}') for kind, fields in (
        ("iphdr", "version ihl tos tot_len id frag_off ttl protocol check saddr daddr"), ("ip", "ip_v ip_hl ip_tos ip_len ip_id ip_off ip_ttl ip_p ip_sum"),
        ("tcphdr", "source dest seq ack_seq doff fin syn rst psh ack urg window check urg_ptr th_sport th_dport th_seq th_ack th_off th_flags th_win th_sum th_urp"),
        ("udphdr", "source dest len check uh_sport uh_dport uh_ulen uh_sum"), ("icmphdr", "type code checksum"), ("icmp", "icmp_type icmp_code icmp_cksum"),
        ("icmp6_hdr", "icmp6_type icmp6_code icmp6_cksum"), ("ip6_hdr", "ip6_flow ip6_plen ip6_nxt ip6_hops ip6_hlim ip6_vfc"), ("ether_header", "ether_type"),
        ("ethhdr", "h_proto"), ("arphdr", "ar_hrd ar_pro ar_hln ar_pln ar_op"), ("ether_arp", "arp_hrd arp_pro arp_hln arp_pln arp_op"), ("sockaddr_ll", "sll_family sll_protocol sll_ifindex sll_hatype sll_pkttype sll_halen"),
        ("sockaddr_nl", "nl_family nl_pid nl_groups"), ("sock_extended_err", "ee_errno ee_origin ee_type ee_code ee_info ee_data"), ("tpacket_hdr", "tp_len tp_snaplen tp_mac tp_net tp_sec"),
    ) for field in fields.split()],
]
# fmt: on


def test_heads_of_protocols_beside_c(beside_c: Callable[..., None]) -> None:
    beside_c(
        "time.h netinet/in.h netinet/ip.h netinet/tcp.h netinet/udp.h netinet/ip_icmp.h netinet/icmp6.h netinet/ip6.h"
        " net/ethernet.h net/if_arp.h netinet/if_ether.h linux/if_packet.h linux/netlink.h linux/errqueue.h",
        HEADS,
    )


def test_a_routing_header_that_ends_in_an_open_array_is_measured() -> None:
    full = new("char[24]", bytes([0, 2, 0, 1]))
    with pytest.raises(ValueError, match=r"^inet6_rth_reverse: in has 24 bytes, but out holds 8$"):
        inet6_rth_reverse(full, ip6_rthdr0())
    with pytest.raises(ValueError, match=r"^inet6_rth_add: bp says that it holds 1 addresses, 24 bytes; it has 8$"):
        inet6_rth_add(ip6_rthdr0(ip6r0_len=2), in6_addr())
