"""What <sys/mman.h> needs by hand: memory comes and goes here, and may be neither read nor written."""

from __future__ import annotations

from pysock._libc import ffi, lib
from pysock.guard import MAPPED, OUT_OPT, CData_, number, truncated
from pysock.mappings import in_segment, protection, put, used_for
from pysock.messages import PIECES
from pysock.values import NULL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

PAGE: int = lib.sysconf(lib._SC_PAGESIZE)
_BOTH = lib.PROT_READ | lib.PROT_WRITE
_PROTECTION = _BOTH | lib.PROT_EXEC

#: Advice that leaves the contents of memory alone: process_madvise() may name any address.
_HARMLESS = {
    getattr(lib, f"MADV_{name}")
    for name in (
        "NORMAL RANDOM SEQUENTIAL WILLNEED COLD PAGEOUT COLLAPSE MERGEABLE UNMERGEABLE HUGEPAGE NOHUGEPAGE DONTDUMP"
        " DODUMP DOFORK KEEPONFORK POPULATE_READ POPULATE_WRITE"
    ).split()
    if hasattr(lib, f"MADV_{name}")
}

#: Advice after which using the memory kills: MADV_HWPOISON, and MADV_GUARD_INSTALL of Linux 6.13.
_DEADLY = {getattr(lib, "MADV_HWPOISON", 100), 102}


def pages(size: int) -> int:
    return -(-size // PAGE) * PAGE


def address(value: Any, call: str, name: str) -> int:
    """Where an array or a pointer begins."""
    if isinstance(value, CData_) and ffi.typeof(value).kind in ("array", "pointer"):
        return int(ffi.cast("uintptr_t", value))
    raise TypeError(f"{call}: {name} takes NULL or memory that mmap() has returned, not {type(value).__name__}")


def inside(call: str, name: str, value: Any, size: int, expression: str) -> int:
    """Where it begins: all its pages must be memory of mmap()."""
    start = address(value, call, name)
    if size < 0:
        raise ValueError(f"{call}: {expression} is {size}; C would take it for a huge unsigned number")
    page = start // PAGE * PAGE  # for another address the kernel answers EINVAL
    if protection(page, pages(start - page + size)) is None:
        raise ValueError(f"{call}: {expression} is {size}, but at {name} there is not so much memory of mmap()")
    return start


def spared(call: str, name: str, start: int, size: int) -> None:
    """What libc goes on using must stay as it is."""
    purpose = used_for(start, pages(size))
    if purpose is not None:
        raise ValueError(f"{call}: {name} is memory that libc still uses: {purpose}")


def _no_segment(call: str, name: str, start: int, size: int) -> None:
    """Memory of shmat() goes as a whole, by shmdt(): POSIX leaves open what other calls make of it."""
    if in_segment(start, pages(size)):
        raise ValueError(f"{call}: {name} is memory of shmat(), which shmdt() takes away")


def view(memory: Any, size: int, prot: int) -> Any:
    """What mmap() returns: an array that knows its size, and that the guards know to be such memory."""
    if memory == lib.MAP_FAILED:
        return memory
    start = int(ffi.cast("uintptr_t", memory))
    put(start, start + pages(size), prot & _PROTECTION)
    return ffi.from_buffer(MAPPED, ffi.buffer(memory, size))


def mmap(addr: Any, length: int, prot: int, flags: int, fd: int, offset: int) -> Any:
    size, how = number(length), truncated(flags, "int")
    if isinstance(addr, CData_) and addr == NULL:
        addr = NULL
    start = address(addr, "mmap", "addr")
    if how & lib.MAP_FIXED and start % PAGE == 0 and size > 0:
        if how & getattr(lib, "MAP_HUGETLB", 0):
            raise ValueError("mmap: flags: MAP_FIXED with MAP_HUGETLB replaces more memory than length says")
        inside("mmap", "addr", addr, size, "with MAP_FIXED: length")
        spared("mmap", "addr", start, size)
        _no_segment("mmap", "addr", start, size)
    return view(lib.mmap(addr, size, prot, how, fd, offset), size, truncated(prot, "int"))


def munmap(addr: Any, length: int) -> int:
    size = number(length)
    start = inside("munmap", "addr", addr, size, "length")
    spared("munmap", "addr", start, size)
    _no_segment("munmap", "addr", start, size)
    before = put(start, start + pages(size), None)  # first: at once another thread may get this memory
    result = int(lib.munmap(addr, size))
    if result != 0:
        for a, b, prot in before:
            put(a, b, prot)
    return result


def mremap(old_address: Any, old_size: int, new_size: int, flags: int, new_address: Any) -> Any:
    old, new, how = number(old_size), number(new_size), truncated(flags, "int")
    start = inside("mremap", "old_address", old_address, old, "old_size")
    prot = protection(start, pages(old)) or 0
    target = NULL if type(new_address) is int and new_address == 0 else new_address
    place = address(target, "mremap", "new_address")
    if how & lib.MREMAP_FIXED and place % PAGE == 0 and new > 0:
        inside("mremap", "new_address", target, new, "with MREMAP_FIXED: new_size")
        spared("mremap", "new_address", place, new)
        _no_segment("mremap", "new_address", place, new)
    spared("mremap", "old_address", start, old)
    _no_segment("mremap", "old_address", start, old)
    stays = old == 0 or how & getattr(lib, "MREMAP_DONTUNMAP", 0)
    before = [] if stays else put(start, start + pages(old), None)
    moved = lib.mremap(old_address, old, new, how, target)
    if moved == lib.MAP_FAILED:
        for a, b, p in before:
            put(a, b, p)
    return view(moved, new, prot)


def mprotect(addr: Any, len: int, prot: int) -> int:
    size, allowed = number(len), truncated(prot, "int") & _PROTECTION
    start = inside("mprotect", "addr", addr, size, "len")
    if allowed & _BOTH != _BOTH:
        spared("mprotect", "addr", start, size)
    # what is taken away is taken away first; what is given, and a part of it when it fails, comes afterwards
    before = put(start, start + pages(size), None)
    for a, b, p in before:
        put(a, b, p & allowed)
    result = int(lib.mprotect(addr, size, prot))
    if result == 0:
        put(start, start + pages(size), allowed)
    return result


def msync(addr: Any, length: int, flags: int) -> int:
    size = number(length)
    inside("msync", "addr", addr, size, "length")
    return int(lib.msync(addr, size, flags))


def madvise(addr: Any, length: int, advice: int) -> int:
    size, what = number(length), truncated(advice, "int")
    start = inside("madvise", "addr", addr, size, "length")
    if what not in _HARMLESS:
        spared("madvise", "addr", start, size)
    result = int(lib.madvise(addr, size, what))
    if result == 0 and what in _DEADLY:
        put(start, start + pages(size), lib.PROT_NONE)
    return result


def mincore(addr: Any, length: int, vec: Any) -> int:
    size = number(length)
    inside("mincore", "addr", addr, size, "length")
    return int(lib.mincore(addr, size, OUT_OPT(vec, pages(size) // PAGE, ("mincore", "vec", "the pages of length"))))


def remap_file_pages(addr: Any, size: int, prot: int, pgoff: int, flags: int) -> int:
    length = number(size)
    start = inside("remap_file_pages", "addr", addr, length, "size")
    spared("remap_file_pages", "addr", start, length)
    _no_segment("remap_file_pages", "addr", start, length)
    return int(lib.remap_file_pages(addr, length, prot, pgoff, flags))


def process_madvise(pidfd: int, iovec: Any, vlen: int, advice: int, flags: int) -> int:
    pieces, count = PIECES(iovec, vlen, ("process_madvise", "iovec", "vlen"), own=False)
    what = truncated(advice, "int")
    if what not in _HARMLESS:
        raise ValueError(
            f"process_madvise: advice is {what}, which may take memory away that is still used; see madvise()"
        )
    return int(lib.process_madvise(pidfd, pieces, count, what, flags))
