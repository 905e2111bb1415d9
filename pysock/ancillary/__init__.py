"""Control messages, which travel beside the bytes of sendmsg() and recvmsg(), as typed Python objects.

    msg.msg_control = control = encode([ScmRights([0, 1]), IpTtl(3)])
    msg.msg_controllen = sizeof(control)
    ...
    for item in decode(msg): ...

A class bears the name of its type in C, written as Python writes classes: SCM_RIGHTS is ScmRights. What has no class is
a Control. Where each message lies, libc's own CMSG_ macros say; nothing here makes a system call.
"""

from __future__ import annotations

from typing import NamedTuple

from pysock._libc import ffi
from pysock.ancillary import messages
from pysock.ancillary.kinds import by_class, by_type
from pysock.ancillary.messages import *  # noqa: F403
from pysock.ancillary.messages import ScmPidfd, ScmRights
from pysock.libc.sys.socket import CMSG_DATA, CMSG_FIRSTHDR, CMSG_LEN, CMSG_NXTHDR, CMSG_SPACE
from pysock.options.views import wrong
from pysock.values import new, sizeof

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any, Union

    from typing_extensions import TypeAlias

    #: Any object of the classes here.
    Item: TypeAlias = Union[ScmRights, NamedTuple]

__all__ = ["Control", "decode", "encode", *messages.__all__]


class Control(NamedTuple):
    """A control message as it is: cmsg_level, cmsg_type, and the bytes of its data."""

    level: int
    type: int
    data: bytes = b""


# To the kernel, and from it


def _packed(item: Any) -> tuple[int, int, bytes]:
    """cmsg_level, cmsg_type and the data of one control message."""
    if isinstance(item, Control):
        try:
            return item.level, item.type, bytes(memoryview(item.data))
        except TypeError:
            raise wrong("Control: data", "bytes", item.data) from None
    kind = by_class.get(type(item))
    if kind is None:
        hint = ""
        if type(item) is tuple and len(item) == 3:
            hint = ": Control(level, type, data) takes what is in this tuple"
        raise TypeError(f"encode takes control messages, such as ScmRights or Control, not {type(item).__name__}{hint}")
    number = kind.number()
    if number is None:
        raise ValueError(f"{type(item).__name__}: this system has no control messages of type {kind.type}")
    return (*number, kind.pack(item))


def encode(items: Iterable[Item]) -> Any:
    """Control messages as memory for msg_control: a char array, whose sizeof() is the msg_controllen.

    items  objects of the classes here, in order; of descriptors to send, the numbers are what goes in

    No call is made, and nothing is closed: descriptors stay their owners'. See cmsg(3).

    >>> from pysock.values import sizeof
    >>> sizeof(encode([IpTtl(1)])) == CMSG_SPACE(sizeof("int"))
    True
    """
    messages = [_packed(item) for item in items]
    room = new(f"char[{sum(CMSG_SPACE(len(data)) for _, _, data in messages)}]")
    msg = new("struct msghdr", {"msg_control": room, "msg_controllen": sizeof(room)})
    header = CMSG_FIRSTHDR(msg)
    for level, type, data in messages:
        try:
            header.cmsg_level, header.cmsg_type = level, type
        except OverflowError:
            raise OverflowError(f"Control: level {level} or type {type} does not fit int") from None
        header.cmsg_len = CMSG_LEN(len(data))
        ffi.memmove(CMSG_DATA(header), data, len(data))
        header = CMSG_NXTHDR(msg, header)
    return room


def decode(msghdr: Any) -> list[Any]:
    """The control messages that recvmsg() has stored, as objects of the classes here.

    msghdr  the struct msghdr that recvmsg() has filled, or a pointer to it

    Whatever has no class, or too few bytes for one, is a Control. Descriptors that came are Python's from now on: each
    Descriptor is closed with its object unless it is detached. In msg_control -1 takes their place, so that no second
    decode() can close them again; memory that recvmsg() has not filled is therefore not for this function. What is
    malformed ends the list, as it ends CMSG_NXTHDR()'s. See cmsg(3).
    """
    msg = _message(msghdr)
    found: list[Any] = []
    header = CMSG_FIRSTHDR(msg)
    end = int(ffi.cast("uintptr_t", msg.msg_control)) + int(msg.msg_controllen)
    head = CMSG_LEN(0)
    while header:
        start = CMSG_DATA(header)
        size = min(int(header.cmsg_len), end - int(ffi.cast("uintptr_t", header))) - head
        if size < 0:
            break
        number = int(header.cmsg_level), int(header.cmsg_type)
        memory = ffi.buffer(ffi.cast("char *", start), size)
        data = bytes(memory)
        kind = by_type.get(number)
        if kind is not None and kind.cls in (ScmRights, ScmPidfd):
            memory[:] = b"\xff" * size
        item = None if kind is None else kind.unpack(data)
        found.append(Control(*number, data) if item is None else item)
        header = CMSG_NXTHDR(msg, header)
    return found


def _message(msghdr: Any) -> Any:
    if isinstance(msghdr, ffi.CData):
        t = ffi.typeof(msghdr)
        if t.kind in ("pointer", "array") and t.item.kind == "struct" and msghdr:
            msghdr, t = msghdr[0], t.item
        if t.cname == "struct msghdr":
            return msghdr
    raise TypeError(f"decode takes the struct msghdr that recvmsg() has filled, not {type(msghdr).__name__}")
