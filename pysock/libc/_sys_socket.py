"""What <sys/socket.h> needs by hand."""

from __future__ import annotations

from pysock._libc import ffi, lib
from pysock.guard import IN, OUT_OPT, SIZE, CData_, deref, whole
from pysock.messages import MESSAGE, MESSAGES
from pysock.values import NULL, holding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


# Messages


def sendmsg(sockfd: int, msg: Any, flags: int) -> int:
    return int(lib.sendmsg(sockfd, MESSAGE(msg, ("sendmsg", "msg"), False), flags))


def recvmsg(sockfd: int, msg: Any, flags: int) -> int:
    return int(lib.recvmsg(sockfd, MESSAGE(msg, ("recvmsg", "msg"), True), flags))


def sendmmsg(sockfd: int, msgvec: Any, vlen: int, flags: int) -> int:
    return int(lib.sendmmsg(sockfd, MESSAGES(msgvec, vlen, ("sendmmsg", "msgvec")), vlen, flags))


def recvmmsg(sockfd: int, msgvec: Any, vlen: int, flags: int, timeout: Any) -> int:
    messages = MESSAGES(msgvec, vlen, ("recvmmsg", "msgvec"))
    limit = OUT_OPT(timeout, SIZE["struct timespec"], ("recvmmsg", "timeout", "sizeof(struct timespec)"))
    return int(lib.recvmmsg(sockfd, messages, vlen, flags, limit))


# Control messages: what is found in msg_control keeps it alive


def CMSG_FIRSTHDR(mhdr: Any) -> Any:
    message, _ = _control("CMSG_FIRSTHDR", mhdr)
    return holding(lib.CMSG_FIRSTHDR(message))


def CMSG_NXTHDR(mhdr: Any, cmsg: Any) -> Any:
    message, end = _control("CMSG_NXTHDR", mhdr)
    header = IN(cmsg, SIZE["struct cmsghdr"], ("CMSG_NXTHDR", "cmsg", "sizeof(struct cmsghdr)"))
    head = ffi.cast("struct cmsghdr *", header if isinstance(header, CData_) else ffi.from_buffer(header))
    if lib.pysock_room(message.msg_control) >= 0:
        rest = end - int(ffi.cast("uintptr_t", head))
        if not SIZE["struct cmsghdr"] <= rest <= message.msg_controllen:
            raise ValueError("CMSG_NXTHDR: cmsg is none of the control messages in mhdr's msg_control")
        if head.cmsg_len > rest:  # some C libraries go astray where the sum overflows
            return NULL
    return holding(lib.CMSG_NXTHDR(message, head))


def _control(call: str, mhdr: Any) -> tuple[Any, int]:
    """The message as a pointer, and the address where its control messages end."""
    passed = IN(mhdr, SIZE["struct msghdr"], (call, "mhdr", "sizeof(struct msghdr)"))
    message = ffi.cast("struct msghdr *", passed if isinstance(passed, CData_) else ffi.from_buffer(passed))
    room = int(lib.pysock_room(message.msg_control))
    if 0 <= room < message.msg_controllen:
        raise ValueError(
            f"{call}: mhdr: msg_controllen is {message.msg_controllen}, but msg_control leads to {room} bytes"
        )
    return message, int(ffi.cast("uintptr_t", message.msg_control)) + message.msg_controllen


# Options

_STORAGE = SIZE["struct sockaddr_storage"]

#: Options that write more than *optlen says: (level, name) and the bytes they need, from *optlen and what optval holds.
#: SO_GET_FILTER counts instructions of 8 bytes; the source lists trust the number in the caller's own struct.
_OVERLONG = {
    (getattr(lib, level, None), getattr(lib, name, None)): (at, fixed, each)
    for level, name, at, fixed, each in (
        ("SOL_SOCKET", "SO_ATTACH_FILTER", None, 0, 8),
        ("IPPROTO_IP", "IP_MSFILTER", 12, 16, 4),
        ("IPPROTO_IP", "MCAST_MSFILTER", 4 + 4 + _STORAGE + 4, 16 + _STORAGE, _STORAGE),
        ("IPPROTO_IPV6", "MCAST_MSFILTER", 4 + 4 + _STORAGE + 4, 16 + _STORAGE, _STORAGE),
    )
}


def getsockopt(sockfd: int, level: int, optname: int, optval: Any, optlen: Any) -> int:
    size = deref(optlen, "socklen_t")
    expression = "*optlen"
    rule = _OVERLONG.get((_as_int(level), _as_int(optname)))
    if rule is not None:
        size, expression = _overlong(rule, optval, size), "what this option writes"
    return int(
        lib.getsockopt(
            sockfd,
            level,
            optname,
            OUT_OPT(optval, size, ("getsockopt", "optval", expression)),
            OUT_OPT(optlen, SIZE["socklen_t"], ("getsockopt", "optlen", "sizeof(socklen_t)", "optval")),
        )
    )


def _as_int(value: Any) -> int | None:
    """The C int that libc gets; None for what is no integer, which cffi then refuses."""
    number = whole(value)
    return None if number is None else int(ffi.cast("int", number))


def _overlong(rule: tuple[int | None, int, int], optval: Any, size: int) -> int:
    at, fixed, each = rule
    if at is None:
        return size * each
    if size < fixed:
        return size
    view = ffi.addressof(optval) if isinstance(optval, CData_) and ffi.typeof(optval).kind == "struct" else optval
    if not isinstance(view, CData_):
        view = ffi.from_buffer(view)
    count = ffi.cast("uint32_t *", ffi.cast("char *", view) + at)[0]
    return max(size, fixed + each * int(count))
