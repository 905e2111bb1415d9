"""What <netinet/in.h> needs by hand: the initialisers, which C writes in braces."""

from __future__ import annotations

from pysock._libc import lib
from pysock.values import new

__all__ = ["IN6ADDR_ANY_INIT", "IN6ADDR_LOOPBACK_INIT"]

IN6ADDR_ANY_INIT = new("struct in6_addr", lib.in6addr_any)
IN6ADDR_LOOPBACK_INIT = new("struct in6_addr", lib.in6addr_loopback)
