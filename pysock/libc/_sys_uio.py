"""What <sys/uio.h> needs by hand: arrays of pieces of memory."""

from __future__ import annotations

from pysock._libc import lib
from pysock.messages import PIECES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def _call(call: str, fd: int, iov: Any, iovcnt: int, *more: int) -> int:
    pieces, count = PIECES(iov, iovcnt, (call, "iov", "iovcnt"))
    return int(getattr(lib, call)(fd, pieces, count, *more))


def readv(fd: int, iov: Any, iovcnt: int) -> int:
    return _call("readv", fd, iov, iovcnt)


def writev(fd: int, iov: Any, iovcnt: int) -> int:
    return _call("writev", fd, iov, iovcnt)


def preadv(fd: int, iov: Any, iovcnt: int, offset: int) -> int:
    return _call("preadv", fd, iov, iovcnt, offset)


def pwritev(fd: int, iov: Any, iovcnt: int, offset: int) -> int:
    return _call("pwritev", fd, iov, iovcnt, offset)


def preadv2(fd: int, iov: Any, iovcnt: int, offset: int, flags: int) -> int:
    return _call("preadv2", fd, iov, iovcnt, offset, flags)


def pwritev2(fd: int, iov: Any, iovcnt: int, offset: int, flags: int) -> int:
    return _call("pwritev2", fd, iov, iovcnt, offset, flags)


def process_vm_readv(pid: int, local_iov: Any, liovcnt: int, remote_iov: Any, riovcnt: int, flags: int) -> int:
    return _between("process_vm_readv", pid, local_iov, liovcnt, remote_iov, riovcnt, flags)


def process_vm_writev(pid: int, local_iov: Any, liovcnt: int, remote_iov: Any, riovcnt: int, flags: int) -> int:
    return _between("process_vm_writev", pid, local_iov, liovcnt, remote_iov, riovcnt, flags)


def _between(call: str, pid: int, local_iov: Any, liovcnt: int, remote_iov: Any, riovcnt: int, flags: int) -> int:
    own, count = PIECES(local_iov, liovcnt, (call, "local_iov", "liovcnt"))
    other, others = PIECES(remote_iov, riovcnt, (call, "remote_iov", "riovcnt"), own=False)
    return int(getattr(lib, call)(pid, own, count, other, others, flags))
