"""What <netinet/in.h> needs by hand: the initialisers, which C writes in braces, and headers that tell their size.

libc believes what such a header says of itself, and the offsets it is given; here they are held against the memory.
"""

from __future__ import annotations

from pysock._libc import ffi, lib
from pysock.guard import IN, OUT, OUT_OPT, POINTER, SIZE, deref, number, place_of, truncated
from pysock.messages import room_of, within
from pysock.values import NULL, new, remember

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__all__ = ["IN6ADDR_ANY_INIT", "IN6ADDR_LOOPBACK_INIT"]

IN6ADDR_ANY_INIT = new("struct in6_addr", lib.in6addr_any)
IN6ADDR_LOOPBACK_INIT = new("struct in6_addr", lib.in6addr_loopback)

_STORAGE = SIZE["struct sockaddr_storage"]
_MOST = (2**31 - 1) // _STORAGE - 2  # libc counts the bytes of its own copy in 32 bits


# Senders of a multicast group


def getsourcefilter(s: int, interface_addr: int, group: Any, grouplen: int, fmode: Any, numsrc: Any, slist: Any) -> int:
    call = "getsourcefilter"
    passed = _group(call, group, grouplen)
    count = deref(numsrc, "uint32_t")
    places = (
        OUT(fmode, SIZE["uint32_t"], (call, "fmode", "sizeof(uint32_t)")),
        OUT(numsrc, SIZE["uint32_t"], (call, "numsrc", "sizeof(uint32_t)")),
        OUT(slist, _bytes(call, "*numsrc", count), (call, "slist", "*numsrc * sizeof(struct sockaddr_storage)")),
    )
    return int(lib.getsourcefilter(s, interface_addr, passed, grouplen, *places))


def setsourcefilter(s: int, interface_addr: int, group: Any, grouplen: int, fmode: int, numsrc: int, slist: Any) -> int:
    call = "setsourcefilter"
    passed = _group(call, group, grouplen)
    size = _bytes(call, "numsrc", number(numsrc))
    senders = IN(slist, size, (call, "slist", "numsrc * sizeof(struct sockaddr_storage)"))
    return int(lib.setsourcefilter(s, interface_addr, passed, grouplen, fmode, numsrc, senders))


def _group(call: str, group: Any, grouplen: int) -> Any:
    if number(grouplen) > _STORAGE:
        raise ValueError(
            f"{call}: grouplen is {grouplen}; no address has more than {_STORAGE} bytes, libc's room for it"
        )
    passed = IN(group, grouplen, (call, "group", "grouplen"))
    return IN(passed, SIZE["sa_family_t"], (call, "group", "sizeof(sa_family_t)"))


def _bytes(call: str, name: str, count: int) -> int:
    if count > _MOST:
        raise ValueError(f"{call}: {name} is {count}; libc counts the bytes of so many addresses wrongly")
    return count * _STORAGE


# The options of an IPv6 header


def inet6_opt_append(extbuf: Any, extlen: int, offset: int, type: int, len: int, align: int, databufp: Any) -> int:
    call = "inet6_opt_append"
    memory = OUT_OPT(extbuf, extlen, (call, "extbuf", "extlen"))
    _not_negative(call, offset)
    if memory == NULL:
        return int(lib.inet6_opt_append(NULL, extlen, offset, type, len, align, NULL))
    place = POINTER(databufp, (call, "databufp"))
    result = int(lib.inet6_opt_append(memory, extlen, offset, type, len, align, place))
    if result != -1:
        remember(place, memory)
    return result


def inet6_opt_finish(extbuf: Any, extlen: int, offset: int) -> int:
    memory = OUT_OPT(extbuf, extlen, ("inet6_opt_finish", "extbuf", "extlen"))
    return int(lib.inet6_opt_finish(memory, extlen, _not_negative("inet6_opt_finish", offset)))


def _not_negative(call: str, offset: int) -> int:
    given = truncated(offset, "int")
    if given < 0:
        raise ValueError(f"{call}: offset is {given}; libc would go to before the beginning")
    return given


def inet6_opt_set_val(databuf: Any, offset: int, val: Any, vallen: int) -> int:
    call = "inet6_opt_set_val"
    size = number(vallen)
    target = _data(call, OUT(databuf, _behind(call, offset, size), (call, "databuf", "offset + vallen")), offset, size)
    return int(lib.inet6_opt_set_val(target, offset, IN(val, size, (call, "val", "vallen")), size))


def inet6_opt_get_val(databuf: Any, offset: int, val: Any, vallen: int) -> int:
    call = "inet6_opt_get_val"
    size = number(vallen)
    source = IN(databuf, _behind(call, offset, size), (call, "databuf", "offset + vallen"))
    if not isinstance(source, bytes):
        _data(call, source, offset, size)
    return int(lib.inet6_opt_get_val(source, offset, OUT(val, size, (call, "val", "vallen")), size))


def _behind(call: str, offset: int, size: int) -> int:
    if size < 0:
        raise ValueError(f"{call}: vallen is {size}; C would take it for a huge unsigned number")
    return _not_negative(call, offset) + size


def _data(call: str, databuf: Any, offset: int, size: int) -> Any:
    """A pointer into an options header, mostly: measured where it leads into memory of new()."""
    room = room_of(databuf)
    needed = truncated(offset, "int") + size
    if room is not None and needed > room:
        raise ValueError(f"{call}: offset + vallen is {needed}, but databuf leads to {room} bytes")
    return databuf


def inet6_opt_next(extbuf: Any, extlen: int, offset: int, typep: Any, lenp: Any, databufp: Any) -> int:
    place = OUT(typep, 1, ("inet6_opt_next", "typep", "sizeof(uint8_t)"))
    return _search("inet6_opt_next", extbuf, extlen, offset, place, lenp, databufp)


def inet6_opt_find(extbuf: Any, extlen: int, offset: int, type: int, lenp: Any, databufp: Any) -> int:
    return _search("inet6_opt_find", extbuf, extlen, offset, type, lenp, databufp)


def _search(call: str, extbuf: Any, extlen: int, offset: int, type: Any, lenp: Any, databufp: Any) -> int:
    memory = IN(extbuf, extlen, (call, "extbuf", "extlen"))
    if isinstance(memory, bytes):
        memory = new("char[]", memory)
    length = OUT(lenp, SIZE["socklen_t"], (call, "lenp", "sizeof(socklen_t)"))
    place = POINTER(databufp, (call, "databufp"))
    # libc looks for the length of an option whose type is the last byte: in a copy there is one
    size = number(extlen)
    copy = ffi.new("char[]", size + 2)
    ffi.memmove(copy, ffi.cast("char *", memory), size)
    result = int(getattr(lib, call)(copy, size, _not_negative(call, offset), type, length, place))
    if result != -1:
        place[0] = ffi.cast("char *", memory) + (place_of(place[0]) - place_of(copy))
        remember(place, memory)
    return result


# IPv6 routing headers: 8 bytes, and as many addresses as their length says

_HEAD, _ADDRESS = 8, SIZE["struct in6_addr"]


def _rthdr0(passed: Any) -> Any:
    """The header, if it is of the one type that libc knows; else None."""
    head = ffi.cast("struct ip6_rthdr *", ffi.from_buffer(passed) if isinstance(passed, bytes) else passed)
    return head if head.ip6r_type == lib.IPV6_RTHDR_TYPE_0 else None


def _holds(call: str, name: str, passed: Any, given: Any, addresses: int) -> None:
    """Refuses a header that is shorter than what it says of itself."""
    room = len(passed) + 1 if isinstance(passed, bytes) else room_of(passed, given)
    needed = _HEAD + addresses * _ADDRESS
    if room is not None and needed > room:
        raise ValueError(f"{call}: {name} says that it holds {addresses} addresses, {needed} bytes; it has {room}")


def inet6_rth_add(bp: Any, addr: Any) -> int:
    header = OUT(bp, _HEAD, ("inet6_rth_add", "bp", "the size of its head"))
    address = IN(addr, _ADDRESS, ("inet6_rth_add", "addr", "sizeof(struct in6_addr)"))
    head = _rthdr0(header)
    if head is not None and head.ip6r_segleft != head.ip6r_len // 2:
        if head.ip6r_segleft > head.ip6r_len // 2:
            raise ValueError("inet6_rth_add: bp has more segments left than addresses; libc would write behind its end")
        _holds("inet6_rth_add", "bp", header, bp, head.ip6r_segleft + 1)
    return int(lib.inet6_rth_add(header, address))


def inet6_rth_reverse(in_: Any, out: Any) -> int:
    call = "inet6_rth_reverse"
    source = IN(in_, _HEAD, (call, "in", "the size of its head"))
    target = OUT(out, _HEAD, (call, "out", "the size of its head"))
    head = _rthdr0(source)
    if head is not None:
        addresses = head.ip6r_len // 2
        _holds(call, "in", source, in_, addresses)
        room = room_of(target, out)
        needed = _HEAD + addresses * _ADDRESS
        if room is not None and needed > room:
            raise ValueError(f"{call}: in has {needed} bytes, but out holds {room}")
        if 0 < abs(place_of(head) - place_of(target)) < needed:
            raise ValueError(f"{call}: in and out overlap; pass the same header twice, or two that lie apart")
    return int(lib.inet6_rth_reverse(source, target))


def inet6_rth_getaddr(bp: Any, index: int) -> Any:
    header = IN(bp, _HEAD, ("inet6_rth_getaddr", "bp", "the size of its head"))
    if isinstance(header, bytes):
        header = new("char[]", header)
    found = lib.inet6_rth_getaddr(header, index)
    if found:
        _holds("inet6_rth_getaddr", "bp", header, bp, truncated(index, "int") + 1)
    return within(found, header)
