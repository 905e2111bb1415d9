"""What <arpa/nameser.h> needs by hand: names, which end where they say, and pointers that go on.

<resolv.h> has the same under other names.
"""

from __future__ import annotations

from pysock._libc import ffi, lib
from pysock.guard import IN, IN_OPT, OUT, POINTER, SIZE, TEXT, CData_, number, place_of
from pysock.messages import room_of
from pysock.values import NULL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_POINTER = SIZE["void *"]
_REFERENCE = 0xC0  # the bits of a byte that say: the name goes on elsewhere


# Numbers, and the pointer behind them


def NS_GET16(s: Any, cp: Any) -> None:
    _get("NS_GET16", "uint16_t", s, cp)


def NS_GET32(s: Any, cp: Any) -> None:
    _get("NS_GET32", "uint32_t", s, cp)


def GETSHORT(s: Any, cp: Any) -> None:
    _get("GETSHORT", "uint16_t", s, cp)


def GETLONG(s: Any, cp: Any) -> None:
    _get("GETLONG", "uint32_t", s, cp)


def NS_PUT16(s: int, cp: Any) -> None:
    lib.NS_PUT16(number(s), _place("NS_PUT16", 2, cp))


def NS_PUT32(s: int, cp: Any) -> None:
    lib.NS_PUT32(number(s), _place("NS_PUT32", 4, cp))


def PUTSHORT(s: int, cp: Any) -> None:
    lib.PUTSHORT(number(s), _place("PUTSHORT", 2, cp))


def PUTLONG(s: int, cp: Any) -> None:
    lib.PUTLONG(number(s), _place("PUTLONG", 4, cp))


def _get(call: str, c_type: str, s: Any, cp: Any) -> None:
    t = ffi.typeof(s) if isinstance(s, CData_) else None
    if t is None or t.kind not in ("array", "pointer") or t.item.kind != "primitive":
        raise TypeError(f"{call}: s takes the address of an integer: new('int')")
    variable = OUT(s, ffi.sizeof(t.item), (call, "s", f"sizeof({t.item.cname})"))
    read = ffi.new(f"{c_type} *")
    getattr(lib, call)(read, _place(call, ffi.sizeof(c_type), cp))
    variable[0] = int(ffi.cast(t.item, read[0]))


def _place(call: str, size: int, cp: Any) -> Any:
    """The pointer variable, if as many bytes are left where it leads."""
    place = POINTER(cp, (call, "cp", "unsigned char *"))
    if not place[0]:
        raise ValueError(f"{call}: *cp is NULL; libc would crash on it")
    room = int(lib.pysock_room(place[0]))
    if 0 <= room < size:
        raise ValueError(f"{call}: *cp leads to {room} bytes, {size} are used there")
    return place


# Names in messages


def ns_name_ntop(src: Any, dst: Any, dstsiz: int) -> int:
    call = "ns_name_ntop"
    return int(lib.ns_name_ntop(_parts(call, src), OUT(dst, dstsiz, (call, "dst", "dstsiz")), dstsiz))


def ns_name_unpack(msg: Any, eom: Any, src: Any, dst: Any, dstsiz: int) -> int:
    passed = message("ns_name_unpack", ("msg", msg), ("eom", eom), ("src", src))
    return int(lib.ns_name_unpack(*passed, OUT(dst, dstsiz, ("ns_name_unpack", "dst", "dstsiz")), dstsiz))


def ns_name_uncompress(msg: Any, eom: Any, src: Any, dst: Any, dstsiz: int) -> int:
    passed = message("ns_name_uncompress", ("msg", msg), ("eom", eom), ("src", src))
    return int(lib.ns_name_uncompress(*passed, OUT(dst, dstsiz, ("ns_name_uncompress", "dst", "dstsiz")), dstsiz))


def ns_name_pack(src: Any, dst: Any, dstsiz: int, dnptrs: Any, lastdnptr: Any) -> int:
    call = "ns_name_pack"
    passed = _parts(call, src)
    return int(
        lib.ns_name_pack(passed, OUT(dst, dstsiz, (call, "dst", "dstsiz")), dstsiz, *names(call, dnptrs, lastdnptr))
    )


def ns_name_compress(src: Any, dst: Any, dstsiz: int, dnptrs: Any, lastdnptr: Any) -> int:
    call = "ns_name_compress"
    passed = TEXT(src, (call, "src")), OUT(dst, dstsiz, (call, "dst", "dstsiz")), dstsiz
    return int(lib.ns_name_compress(*passed, *names(call, dnptrs, lastdnptr)))


def ns_name_skip(ptrptr: Any, eom: Any) -> int:
    call = "ns_name_skip"
    place = POINTER(ptrptr, (call, "ptrptr", "unsigned char *"))
    if not place[0]:
        raise ValueError(f"{call}: *ptrptr is NULL; libc would crash on it")
    return int(lib.ns_name_skip(place, message(call, ("*ptrptr", place[0]), ("eom", eom))[1]))


def message(call: str, *pointers: tuple[str, Any]) -> list[Any]:
    """A message's beginning and its end, which must be in one piece of memory, and perhaps a place in it."""
    passed = [_pointer(call, name, value) for name, value in pointers]
    (start_name, given), (end_name, _) = pointers[:2]
    size = place_of(passed[1]) - place_of(passed[0])
    room = room_of(passed[0], given)
    if room is not None and size > room:
        raise ValueError(f"{call}: {end_name} - {start_name} is {size}, but {start_name} leads to {room} bytes")
    return passed


def _pointer(call: str, name: str, value: Any) -> Any:
    if not isinstance(value, CData_):
        raise TypeError(
            f"{call}: {name} takes a pointer into a message: new('unsigned char[512]'), or that and a number"
        )
    return IN(value, 0, (call, name, "0"))


def _parts(call: str, src: Any) -> Any:
    """A name as parts with their lengths: as far as libc reads it, it must be there."""
    passed = IN(src, 1, (call, "src", "1"))
    room = len(passed) + 1 if isinstance(passed, bytes) else room_of(passed, src)
    if room is not None:
        memory = ffi.cast("unsigned char *", ffi.from_buffer(passed) if isinstance(passed, bytes) else passed)
        at = 0
        while at < room and memory[at] and not memory[at] & _REFERENCE:
            at += memory[at] + 1
        if at >= room:
            raise ValueError(f"{call}: the name in src goes on behind the {room} bytes that are there")
    return passed


def names(call: str, dnptrs: Any, lastdnptr: Any) -> tuple[Any, Any]:
    """The names so far, and the end of their array."""
    if IN_OPT(dnptrs, 0, (call, "dnptrs", "0")) == NULL:
        return NULL, NULL
    array = POINTER(dnptrs, (call, "dnptrs", "unsigned char *[20]"))
    room = room_of(array, dnptrs)
    end = IN_OPT(lastdnptr, 0, (call, "lastdnptr", "0"))
    if not isinstance(end, CData_):
        raise TypeError(f"{call}: lastdnptr takes the end of dnptrs: dnptrs + 20")
    behind = (place_of(end) - place_of(array)) // _POINTER
    if end != NULL and room is not None and behind > room // _POINTER:
        raise ValueError(f"{call}: lastdnptr lies {behind} pointers behind dnptrs, which has {room // _POINTER}")
    count = 0
    while room is None or count < room // _POINTER:
        if not array[count]:
            break
        count += 1
    else:
        raise ValueError(f"{call}: no NULL ends the {count} pointers in dnptrs")
    for index in range(1, count):
        _listed(call, index, array[0], array[index])
    return array, end


def _listed(call: str, index: int, start: Any, pointer: Any) -> None:
    """libc follows a name that it is given: that must lie in the message, and come to an end."""
    room = int(lib.pysock_room(start))
    if room < 0:
        return
    memory = ffi.cast("unsigned char *", start)
    at = place_of(pointer) - place_of(start)
    before = at + 1
    while 0 <= at < room:
        length = memory[at]
        if length & _REFERENCE == _REFERENCE and at + 1 < room:
            if (length & 0x3F) << 8 | memory[at + 1] >= before:
                break
            before = at = (length & 0x3F) << 8 | memory[at + 1]
        elif length & _REFERENCE or not length:
            if length & _REFERENCE == _REFERENCE:
                break
            return
        else:
            at += length + 1
    raise ValueError(f"{call}: dnptrs[{index}] leads to no name in the message that dnptrs[0] leads to")
