"""The memory that mmap() has handed out: where it is, and whether it may be read and written.

The guards ask here before libc touches such memory, which munmap() takes away while Python still has an object for it.
Nothing here makes a system call.
"""

from __future__ import annotations

from _thread import allocate_lock

_lock = allocate_lock()
_ranges: list[tuple[int, int, int]] = []  # start, end, PROT_... of memory that is there; apart from each other


def put(start: int, end: int, prot: int | None) -> list[tuple[int, int, int]]:
    """From start to end there is memory now with this protection, or none any more; what was there before."""
    global _ranges
    with _lock:
        before = [(max(a, start), min(b, end), p) for a, b, p in _ranges if a < end and start < b]
        ranges = [(a, min(b, start), p) for a, b, p in _ranges if a < start]
        ranges += [(max(a, end), b, p) for a, b, p in _ranges if b > end]
        if prot is not None and start < end:
            ranges.append((start, end, prot))
        _ranges = sorted(ranges)
    return before


def protection(start: int, size: int) -> int | None:
    """What may be done in all of these bytes; None if one of them is no memory of mmap()."""
    at, end, common = start, start + max(size, 1), -1
    for a, b, prot in _ranges:
        if a <= at < b:
            at, common = b, common & prot
            if at >= end:
                return common
    return None
