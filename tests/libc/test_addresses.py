"""<arpa/inet.h>, <netinet/in.h>, <netinet/tcp.h> and <sys/un.h> beside the C."""
# ruff: noqa: E501, F403, F405

from __future__ import annotations

from collections.abc import Callable

import pytest

from pysock import *

TEXTS = [
    "127.0.0.1",
    "255.255.255.255",
    "0.0.0.0",
    "1.2.3",
    "1.2",
    "1",
    "0x7f.1",
    "010.1.1.1",
    "256.1.1.1",
    "1.2.3.4.5",
    "",
    "a",
    "1.2.3.4 ",
    " 1.2.3.4",
]
TEXTS6 = [
    "::",
    "::1",
    "fe80::1",
    "2001:db8::8:800:200c:417a",
    "::ffff:1.2.3.4",
    "1:2:3:4:5:6:7:8",
    "1::2::3",
    ":::",
    "12345::",
    "g::",
    "::1%lo",
    "",
]
KINDS6 = [
    "UNSPECIFIED",
    "LOOPBACK",
    "MULTICAST",
    "LINKLOCAL",
    "SITELOCAL",
    "V4MAPPED",
    "V4COMPAT",
    "MC_NODELOCAL",
    "MC_LINKLOCAL",
    "MC_SITELOCAL",
    "MC_ORGLOCAL",
    "MC_GLOBAL",
]
HOSTS6 = [
    "::",
    "::1",
    "ff02::1",
    "fe80::1",
    "fec0::1",
    "::ffff:1.2.3.4",
    "::1.2.3.4",
    "ff01::1",
    "ff05::1",
    "ff08::1",
    "ff0e::1",
    "2001:db8::1",
]

# fmt: off
INET = [
    ("", "struct in_addr a = {0}", "a = in_addr()"), ("", "struct in6_addr b, c", "b, c = in6_addr(), in6_addr()"), ("", "char t[64]", 't = new("char[64]")'),
    *[row for text in TEXTS for row in [("", "a.s_addr = 0"), ("%d", f'inet_pton(AF_INET, "{text}", &a)', f'inet_pton(AF_INET, "{text}", a)'), ("%u", "a.s_addr"), ("%d", f'inet_aton("{text}", &a)', f'inet_aton("{text}", a)'), ("%u", "a.s_addr"), ("%u", f'inet_addr("{text}")'), ("%u", f'inet_network("{text}")')]],
    *[row for text in TEXTS6 for row in [("%d", f'inet_pton(AF_INET6, "{text}", &b)', f'inet_pton(AF_INET6, "{text}", b)'), ("%s", "inet_ntop(AF_INET6, &b, t, 64)", "inet_ntop(AF_INET6, b, t, 64)")] if row[0] == "%d" or text in HOSTS6],
    ("%d", 'inet_pton(99, "1", &a)', 'inet_pton(99, "1", a)'), ("%d", "errno"), ("", 'inet_aton("192.168.7.9", &a)', 'inet_aton("192.168.7.9", a)'),
    ("%s", "inet_ntop(AF_INET, &a, t, INET_ADDRSTRLEN)", "inet_ntop(AF_INET, a, t, INET_ADDRSTRLEN)"), ("%d", "inet_ntop(AF_INET, &a, t, 4) == NULL", "inet_ntop(AF_INET, a, t, 4) == NULL"), ("%d", "errno"), ("%d", "inet_ntop(99, &a, t, 64) == NULL", "inet_ntop(99, a, t, 64) == NULL"), ("%d", "errno"),
    ("%s", "inet_ntoa(a)"), ("%u", "inet_lnaof(a)"), ("%u", "inet_netof(a)"), ("%s", "inet_ntoa(inet_makeaddr(10, 5))"),
    *[("%u", f"{call}({n})") for call in ("htonl", "ntohl") for n in (0, 1, 0x12345678, 0xFFFFFFFF, 2**40 + 7)], *[("%u", f"{call}({n})") for call in ("htons", "ntohs") for n in (0, 1, 8080, 65535, 70000)], ("%u", "htonl(-1)"), ("%u", "htons(-2)"),
]
IN6 = [
    ("", "struct in6_addr a, b", "a, b = in6_addr(), in6_addr()"), ("", 'inet_pton(AF_INET6, "::1", &b)', 'inet_pton(AF_INET6, "::1", b)'),
    *[row for host in HOSTS6 for row in [("", f'inet_pton(AF_INET6, "{host}", &a)', f'inet_pton(AF_INET6, "{host}", a)'), *[("%d", f"IN6_IS_ADDR_{kind}(&a) != 0", f"IN6_IS_ADDR_{kind}(a) != 0") for kind in KINDS6], ("%d", "IN6_ARE_ADDR_EQUAL(&a, &b) != 0", "IN6_ARE_ADDR_EQUAL(a, b) != 0")]],
    ("%d", "IN6_IS_ADDR_UNSPECIFIED(&in6addr_any) != 0", "IN6_IS_ADDR_UNSPECIFIED(in6addr_any) != 0"), ("%d", "IN6_IS_ADDR_LOOPBACK(&in6addr_loopback) != 0", "IN6_IS_ADDR_LOOPBACK(in6addr_loopback) != 0"),
    ("", "struct in6_addr i = IN6ADDR_LOOPBACK_INIT", "i = IN6ADDR_LOOPBACK_INIT"), ("%d", "i.s6_addr[15]"), ("%d", "i.s6_addr[0]"),
    *[("%d", f"{call}({n}u) != 0", f"{call}({n}) != 0") for call in ("IN_CLASSA", "IN_CLASSB", "IN_CLASSC", "IN_CLASSD", "IN_MULTICAST", "IN_EXPERIMENTAL", "IN_BADCLASS") for n in (0x01020304, 0x80000001, 0xC0000001, 0xE0000001, 0xF0000001, 0xFFFFFFFF)],
]
UN = [
    ("", "struct sockaddr_un u; memset(&u, 0, sizeof u)", "u = sockaddr_un()"), ("", "u.sun_family = AF_UNIX", "u.sun_family = AF_UNIX"), ("", 'strcpy(u.sun_path, "/tmp/x")'), ("%zu", "SUN_LEN(&u)", "SUN_LEN(u)"), ("%s", "u.sun_path"), ("%zu", "sizeof(u)"), ("%zu", "sizeof(u.sun_path)"), ("%zu", "strlen(u.sun_path)"),
]
# fmt: on


@pytest.mark.parametrize("rows", [INET, IN6, UN], ids=["inet", "in6", "un"])
def test_beside_c(rows: list[tuple[str, ...]], beside_c: Callable[..., None]) -> None:
    beside_c("sys/socket.h netinet/in.h arpa/inet.h sys/un.h string.h errno.h", rows)


def test_a_path_that_fills_its_array_has_no_end_to_count_to() -> None:
    u = sockaddr_un(sun_family=AF_UNIX)
    memset(u.sun_path, ord("x"), sizeof(u.sun_path))
    with pytest.raises(
        ValueError, match=r"^SUN_LEN: ptr: sun_path has no NUL in its 108 bytes; count its bytes yourself$"
    ):
        SUN_LEN(u)


def test_a_result_with_static_memory_changes_with_the_next_call() -> None:
    """As in C: inet_ntoa() has one buffer."""
    a, b = in_addr(s_addr=htonl(0x01020304)), in_addr(s_addr=htonl(0x05060708))
    first = inet_ntoa(a)
    assert cstr(first) == "1.2.3.4"
    inet_ntoa(b)
    assert cstr(first) == "5.6.7.8"


def test_the_constants_in_host_byte_order() -> None:
    assert htonl(INADDR_LOOPBACK) == inet_addr("127.0.0.1")
    assert inet_addr("x") == INADDR_NONE
    assert (INET_ADDRSTRLEN, INET6_ADDRSTRLEN) == (16, 46)
