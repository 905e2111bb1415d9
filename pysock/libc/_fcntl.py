"""What <fcntl.h> needs by hand: the calls whose last argument is there only sometimes, or is of several kinds."""

from __future__ import annotations

from pysock._libc import ffi, lib
from pysock.guard import MISSING, OUT, TEXT_OPT, CData_, truncated

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

#: Commands whose argument is an address, and how many bytes the kernel reads or writes there.
_BY_ADDRESS = {
    getattr(lib, name): size
    for names, size in (
        ("F_GETLK F_SETLK F_SETLKW F_OFD_GETLK F_OFD_SETLK F_OFD_SETLKW", lib.pysock_flock_size),
        ("F_GETOWN_EX F_SETOWN_EX", 8),
        ("F_GET_RW_HINT F_SET_RW_HINT F_GET_FILE_RW_HINT F_SET_FILE_RW_HINT", 8),
    )
    for name in names.split()
    if hasattr(lib, name)
}


def open(pathname: Any, flags: int, mode: int, **python: Any) -> int:
    if python or flags is MISSING or isinstance(flags, str):
        raise TypeError("open: C's open takes flags: open(path, O_RDONLY); Python's own is builtins.open")
    if mode is MISSING:
        if flags & lib.O_CREAT:
            raise TypeError("open: with O_CREAT the new file's mode is needed: open(path, flags, 0o644)")
        mode = 0
    return int(lib.open(TEXT_OPT(pathname, ("open", "pathname")), flags, mode))


def fcntl(fd: int, cmd: int, arg: Any) -> int:
    command = truncated(cmd, "int")
    size = _BY_ADDRESS.get(command)
    if size is None:
        if isinstance(arg, CData_) and ffi.typeof(arg).kind not in ("primitive", "enum"):
            raise TypeError(f"fcntl: arg of command {command} is an integer, not {ffi.typeof(arg).cname!r}")
        return int(lib.fcntl(fd, cmd, arg))
    if isinstance(arg, int) and arg == 0:  # the kernel answers EFAULT, as in C
        return int(lib.fcntl(fd, cmd, 0))
    passed = OUT(arg, size, ("fcntl", "arg", "the size of its struct"))
    return int(lib.fcntl(fd, cmd, ffi.cast("intptr_t", passed)))
