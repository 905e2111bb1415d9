"""What <fcntl.h> needs by hand: the calls whose last argument is there only sometimes, or is of several kinds."""

from __future__ import annotations

from pysock._libc import ffi, lib
from pysock.guard import MISSING, OUT, OUT_OPT, TEXT_OPT, CData_, number, truncated
from pysock.messages import PIECES
from pysock.values import NULL

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
#: F_GETOWNER_UIDS, which Linux has and libc's header does not name.
_BY_ADDRESS.setdefault(17, 8)

_HANDLE = ffi.sizeof("struct file_handle")
#: AT_HANDLE_MNT_ID_UNIQUE (Linux 6.12): mount_id is 64 bits wide.
_UNIQUE = 0x001


def open(pathname: Any, flags: int, mode: int, **python: Any) -> int:
    if python or flags is MISSING or isinstance(flags, str):
        raise TypeError("open: C's open takes flags: open(path, O_RDONLY); Python's own is builtins.open")
    if mode is MISSING:
        if _creates(flags):
            raise TypeError("open: with O_CREAT the new file's mode is needed: open(path, flags, 0o644)")
        mode = 0
    return int(lib.open(TEXT_OPT(pathname, ("open", "pathname")), flags, mode))


def _creates(flags: Any) -> bool:
    how, unnamed = number(flags), getattr(lib, "O_TMPFILE", lib.O_CREAT)
    return bool(how & lib.O_CREAT) or how & unnamed == unnamed


def openat(dirfd: int, pathname: Any, flags: int, mode: int) -> int:
    return int(lib.openat(dirfd, TEXT_OPT(pathname, ("openat", "pathname")), flags, mode))


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


def vmsplice(fd: int, iov: Any, nr_segs: int, flags: int) -> int:
    pieces, count = PIECES(iov, nr_segs, ("vmsplice", "iov", "nr_segs"))
    return int(lib.vmsplice(fd, pieces, count, flags))


def name_to_handle_at(dirfd: int, pathname: Any, handle: Any, mount_id: Any, flags: int) -> int:
    how = truncated(flags, "int")
    size = 8 if how & _UNIQUE else 4
    return int(
        lib.name_to_handle_at(
            dirfd,
            TEXT_OPT(pathname, ("name_to_handle_at", "pathname")),
            _handle("name_to_handle_at", handle),
            OUT_OPT(mount_id, size, ("name_to_handle_at", "mount_id", "the size of a mount's number")),
            how,
        )
    )


def open_by_handle_at(mount_fd: int, handle: Any, flags: int) -> int:
    return int(lib.open_by_handle_at(mount_fd, _handle("open_by_handle_at", handle), flags))


def _handle(call: str, handle: Any) -> Any:
    """A struct file_handle with room for the handle_bytes that it says."""
    passed = OUT_OPT(handle, _HANDLE, (call, "handle", "sizeof(struct file_handle)"))
    if passed is NULL:
        return NULL
    size = int(ffi.cast("struct file_handle *", passed).handle_bytes)
    if size > lib.MAX_HANDLE_SZ:  # the kernel answers EINVAL, and touches nothing
        return passed
    return OUT(handle, _HANDLE + size, (call, "handle", "sizeof(struct file_handle) + handle_bytes"))
