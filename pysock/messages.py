"""Messages and arrays of struct iovec: that what they point to is as large as they say, before libc goes there.

So too heads that stand in a buffer one behind the other, each of which says where the next one is. Only memory from
new() is known here: a pointer to anything else passes as in C, and the kernel answers it with EFAULT where nothing
lies. Nothing here makes a system call.
"""

from __future__ import annotations

from pysock._libc import ffi, lib
from pysock.guard import IN, IN_OPT, OUT_OPT, SIZE, CData_, kept_by, number, truncated
from pysock.platforms import UIO_MAXIOV
from pysock.values import holding, kept

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pysock.guard import Where

_MESSAGE = ffi.typeof("struct msghdr")
_FOUND = ffi.typeof("unsigned long long[4]")

#: What of a message lacks room, as support.h numbers it: the member that says how much, and the pointer.
_MEMBERS = {
    1: ("msg_namelen", "msg_name"),
    2: ("msg_iovlen * sizeof(struct iovec)", "msg_iov"),
    3: ("iov_len", "iov_base"),
    4: ("msg_controllen", "msg_control"),
}


def PIECES(iov: Any, count: Any, where: Where, own: bool = True) -> tuple[Any, int]:
    """The array and its length, for (call, array, length). More than UIO_MAXIOV the kernel refuses unread.

    The pieces of another process (not `own`) are not looked at.
    """
    pieces = number(count)
    call, name, length = where
    read = pieces if pieces <= UIO_MAXIOV else 0
    passed = IN_OPT(iov, read * SIZE["struct iovec"], (call, name, f"{length} * sizeof(struct iovec)"))
    if own and read > 0:
        found = ffi.new(_FOUND)
        if lib.pysock_check_pieces(passed, read, found):
            raise _too_short(call, f"{name}[{found[1]}]", 3, found)
    return passed, pieces


def MESSAGE(msg: Any, where: Where, write: bool) -> Any:
    """A struct msghdr, and all that it points to; libc writes to it."""
    passed = (OUT_OPT if write else IN_OPT)(msg, SIZE["struct msghdr"], (*where, "sizeof(struct msghdr)"))
    if (isinstance(msg, CData_) and ffi.typeof(msg) is _MESSAGE) or _is_known(passed, SIZE["struct msghdr"]):
        found = ffi.new(_FOUND)
        lacking = lib.pysock_check_message(passed, found)
        if lacking:
            raise _too_short(where[0], f"{where[1]}: {_piece(lacking, found)}", lacking, found)
    return passed


def MESSAGES(msgvec: Any, vlen: Any, where: Where) -> Any:
    """An array of struct mmsghdr, and all that they point to. Linux takes UIO_MAXIOV of them at most."""
    count = min(truncated(vlen, "unsigned int"), UIO_MAXIOV)
    size = count * SIZE["struct mmsghdr"]
    passed = OUT_OPT(msgvec, size, (*where, "vlen * sizeof(struct mmsghdr)"))
    if _is_known(passed, size):
        found = ffi.new(_FOUND)
        lacking = lib.pysock_check_messages(passed, count, found)
        if lacking:
            text = f"{where[1]}[{found[0]}].msg_hdr.{_piece(lacking, found)}"
            raise _too_short(where[0], text, lacking, found)
    return passed


def _piece(lacking: int, found: Any) -> str:
    return f"msg_iov[{found[1]}]." if lacking == 3 else ""


def _is_known(passed: Any, size: int) -> bool:
    """Whether this many bytes can be looked at: a bare pointer that leads into no known memory is for the kernel."""
    if isinstance(passed, CData_) and ffi.typeof(passed).kind == "pointer":
        return int(lib.pysock_room(passed)) >= size
    return True


def _too_short(call: str, place: str, lacking: int, found: Any) -> ValueError:
    length, pointer = _MEMBERS[lacking]
    dot = "" if place.endswith((".", " ")) else "."
    return ValueError(f"{call}: {place}{dot}{length} is {found[2]}, but {pointer} leads to {found[3]} bytes")


# Heads in a buffer


def room_of(passed: Any, given: Any = None) -> int | None:
    """The bytes from here to the end of what a guard returned for an argument; None where that is not known."""
    if isinstance(given, CData_) and ffi.typeof(given).kind in ("struct", "union"):
        return int(ffi.sizeof(given))
    if ffi.typeof(passed).kind != "pointer":
        return int(ffi.sizeof(passed))
    room = int(lib.pysock_room(passed))
    return None if room < 0 else room


def HEAD(value: Any, c_type: str, rest: int, where: Where) -> Any:
    """A head in a buffer, as a pointer: at `rest` bytes from the end. Less than a head of them is not read.

    where: (call, parameter, the parameter that says how many bytes are left)
    """
    call, name, left = where
    size = SIZE[c_type]
    needed = size if isinstance(value, CData_) and rest >= size else 0 if isinstance(value, CData_) else max(rest, 0)
    passed = IN(value, needed, (call, name, f"sizeof({c_type})" if isinstance(value, CData_) else left))
    if not isinstance(passed, CData_):
        passed = ffi.from_buffer(passed)
    room = room_of(passed, value)
    if room is not None and room < rest:
        raise ValueError(f"{call}: {left} is {rest}, but {name} leads to {room} bytes")
    return kept(ffi.cast(f"{c_type} *", passed), passed)


def within(pointer: Any, passed: Any) -> Any:
    """A result that lies in the memory that an argument points into holds on to it."""
    return holding(pointer) if lib.pysock_room(pointer) >= 0 else kept_by(pointer, passed)
