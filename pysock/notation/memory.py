"""Reading memory without the risk of it: the kernel copies it, and says so where there is none.

A pointer in a struct may lead anywhere. process_vm_readv() of this very process answers EFAULT where C would crash;
where it is forbidden, only memory of new() is read. errno stays as it was.
"""

from __future__ import annotations

from pysock._libc import ffi, lib

_PAGE = 4096
_IOVEC = ffi.typeof("struct iovec *")


def address(pointer: object) -> int:
    """The number that a pointer, an array or a function stands for."""
    return int(ffi.cast("uintptr_t", pointer))


def read(place: int, size: int) -> bytes | None:
    """That many bytes from there; None where not all of them can be read."""
    if size <= 0 or place <= 0 or place + size >= 1 << (8 * ffi.sizeof("void *")):
        return b"" if size == 0 and place > 0 else None
    errno = ffi.errno
    try:
        known = lib.pysock_room(ffi.cast("void *", place))
        if 0 <= known < size:
            return None
        buffer = ffi.new("char[]", size)
        local = ffi.new(_IOVEC, {"iov_base": buffer, "iov_len": size})
        remote = ffi.new(_IOVEC, {"iov_base": ffi.cast("void *", place), "iov_len": size})
        got = lib.process_vm_readv(lib.getpid(), local, 1, remote, 1, 0)
        if got == size:
            return bytes(ffi.buffer(buffer))
        if got < 0 and ffi.errno != lib.EFAULT and known >= size:
            return bytes(ffi.buffer(ffi.cast("char *", place), size))
        return None
    finally:
        ffi.errno = errno


def read_text(place: int, limit: int) -> bytes | None:
    """The bytes up to a NUL, which is not among them, or the first `limit`; None where there are none to read."""
    found = b""
    while len(found) < limit:
        here = place + len(found)
        size = min(limit - len(found), _PAGE - here % _PAGE)
        known = lib.pysock_room(ffi.cast("void *", here)) if here > 0 else -1
        piece = read(here, min(size, known) if known > 0 else size)
        if not piece:
            return found or None
        head, nul, _ = piece.partition(b"\0")
        found += head
        if nul:
            return found
    return found
