# ruff: noqa: F403, F405
from pysock import *

texts = (
    ":: ::1 ::2 ::1.2.3.4 ::0.0.0.1 ::ffff:0:0 ::ffff:1.2.3.4 ::fffe:1.2.3.4 1:: fe7f:: fe80::1 febf:ffff:: fec0:: "
    "feff:ffff:: ff00:: ff01::1 ff02::1 ff05::2 ff08::1 ff0e::1 ff0f::1 ff12::1 ff31::1 ff35::1 2001:db8::7 ::8000:0"
).split()
before = in6_addr(in6addr_any)
for text in texts:
    a = in6_addr()
    show(inet_pton(AF_INET6, text, a))
    show(bool(IN6_IS_ADDR_UNSPECIFIED(a)))
    show(bool(IN6_IS_ADDR_LOOPBACK(a)))
    show(bool(IN6_IS_ADDR_MULTICAST(a)))
    show(bool(IN6_IS_ADDR_LINKLOCAL(a)))
    show(bool(IN6_IS_ADDR_SITELOCAL(a)))
    show(bool(IN6_IS_ADDR_V4MAPPED(a)))
    show(bool(IN6_IS_ADDR_V4COMPAT(a)))
    show(bool(IN6_IS_ADDR_MC_NODELOCAL(a)))
    show(bool(IN6_IS_ADDR_MC_LINKLOCAL(a)))
    show(bool(IN6_IS_ADDR_MC_SITELOCAL(a)))
    show(bool(IN6_IS_ADDR_MC_ORGLOCAL(a)))
    show(bool(IN6_IS_ADDR_MC_GLOBAL(a)))
    show(bool(IN6_ARE_ADDR_EQUAL(a, before)))
    show(bool(IN6_ARE_ADDR_EQUAL(a, a)))
    before = a
