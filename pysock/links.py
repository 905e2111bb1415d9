"""The network interfaces of this machine, with their addresses: interfaces()."""

from __future__ import annotations

from collections import namedtuple

from pysock._libc import ffi, lib
from pysock.addresses import decoded
from pysock.errors import failed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NamedTuple

    class InterfaceAddress(NamedTuple):
        """An address of an interface: AF_INET or AF_INET6, and texts. None where there is none."""

        family: int
        host: str
        netmask: str | None
        broadcast: str | None
        peer: str | None

    class _Interface(NamedTuple):
        name: str
        ifindex: int
        flags: int
        hardware: bytes
        addresses: list[InterfaceAddress]
else:

    class InterfaceAddress(namedtuple("InterfaceAddress", "family host netmask broadcast peer")):
        """An address of an interface: AF_INET or AF_INET6, and texts. None where there is none."""

        __slots__ = ()

    _Interface = namedtuple("Interface", "name ifindex flags hardware addresses")


class Interface(_Interface):
    """A network interface.

    name        "lo", "eth0"
    ifindex     its number, as if_nametoindex() tells it; 0 where getifaddrs() does not say
    flags       IFF_UP, IFF_LOOPBACK, IFF_RUNNING, ... combined with |
    hardware    its hardware address, six bytes of Ethernet; b"" where it has none
    addresses   its addresses
    """

    __slots__ = ()

    @property
    def up(self) -> bool:
        return bool(self.flags & lib.IFF_UP)

    @property
    def loopback(self) -> bool:
        return bool(self.flags & lib.IFF_LOOPBACK)


def interfaces() -> list[Interface]:
    """int getifaddrs(struct ifaddrs **ifap);

    The interfaces, each once, in the kernel's order. freeifaddrs() is called too. See getifaddrs(3), netdevice(7).

    >>> from pysock import interfaces
    >>> [address.host for link in interfaces() if link.loopback for address in link.addresses][:1]
    ['127.0.0.1']
    """
    ifap = ffi.new("struct ifaddrs *[1]")
    if lib.getifaddrs(ifap) < 0:
        failed("getifaddrs", ifap)
    found: dict[str, dict[str, Any]] = {}
    try:
        item = ifap[0]
        while item:
            name = ffi.string(ffi.cast("char *", item.ifa_name)).decode("utf-8", "surrogateescape")
            link = found.setdefault(name, {"index": 0, "hardware": b"", "addresses": []})
            link["flags"] = item.ifa_flags
            family = item.ifa_addr.sa_family if item.ifa_addr else lib.AF_UNSPEC
            if family == getattr(lib, "AF_PACKET", None):
                link["index"], _, _, _, link["hardware"] = decoded(item.ifa_addr, ffi.sizeof("struct sockaddr_ll"))
            elif family in (lib.AF_INET, lib.AF_INET6):
                link["addresses"].append(_address(item, family))
            item = item.ifa_next
    finally:
        lib.freeifaddrs(ifap[0])
    return [
        Interface(name, link["index"], link["flags"], link["hardware"], link["addresses"])
        for name, link in found.items()
    ]


def _address(item: Any, family: int) -> InterfaceAddress:
    beside = _host(item.ifa_dstaddr, family)  # ifa_broadaddr is the same memory
    return InterfaceAddress(
        family,
        _host(item.ifa_addr, family) or "",
        _host(item.ifa_netmask, family),
        beside if item.ifa_flags & lib.IFF_BROADCAST else None,
        beside if item.ifa_flags & lib.IFF_POINTOPOINT else None,
    )


def _host(sockaddr: Any, family: int) -> str | None:
    if not sockaddr:
        return None
    size = ffi.sizeof("struct sockaddr_in" if family == lib.AF_INET else "struct sockaddr_in6")
    value = decoded(sockaddr, size)
    return str(value[0]) if len(value) > 1 and isinstance(value[0], str) else None
