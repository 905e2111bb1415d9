"""The memory that mmap() and shmat() have handed out: where it is, whether it may be read and written, and what libc
uses it for.

The guards ask here before libc touches such memory, which munmap() and shmdt() take away while Python still has an
object for it; these ask whether libc goes on using it by itself. Nothing here makes a system call.
"""

from __future__ import annotations

from _thread import allocate_lock

_lock = allocate_lock()
_ranges: list[tuple[int, int, int]] = []  # start, end, PROT_... of memory that is there; apart from each other
uses: dict[int, tuple[int, int, str]] = {}  # by id of a Use: start, end, what for
attached: dict[int, int] = {}  # by start of memory of shmat(): its end, as far as is known
detached: dict[int, int] = {}  # where there was such memory lately


def put(start: int, end: int, prot: int | None) -> list[tuple[int, int, int]]:
    """From start to end there is memory now with this protection, or none any more; what was there before."""
    global _ranges
    with _lock:
        before = [(max(a, start), min(b, end), p) for a, b, p in _ranges if a < end and start < b]
        ranges = [(a, min(b, start), p) for a, b, p in _ranges if a < start]
        ranges += [(max(a, end), b, p) for a, b, p in _ranges if b > end]
        if prot is not None and start < end:
            ranges.append((start, end, prot))
            for a in [a for a, b in detached.items() if a < end and start < b]:
                detached.pop(a, None)
        _ranges = sorted(ranges)
    return before


def origin(start: int) -> tuple[str, str, str]:
    """Which call has made the memory there, which one takes it away, and what says whether it may be written."""
    for places in (attached, detached):
        if any(a <= start < b for a, b in list(places.items())):
            return "shmat", "shmdt", "SHM_RDONLY"
    return "mmap", "munmap", "mprotect()"


def in_segment(start: int, size: int) -> bool:
    """Whether some of these bytes are memory of shmat()."""
    return any(a < start + size and start < b for a, b in list(attached.items()))


def protection(start: int, size: int) -> int | None:
    """What may be done in all of these bytes; None if one of them is no such memory."""
    at, end, common = start, start + max(size, 1), -1
    for a, b, prot in _ranges:
        if a <= at < b:
            at, common = b, common & prot
            if at >= end:
                return common
    return None


class Use:
    """While this lives, libc uses these bytes by itself, between calls that name them."""

    __slots__ = ()

    def __init__(self, start: int, size: int, purpose: str) -> None:
        uses[id(self)] = (start, start + size, purpose)

    def __del__(self, uses: dict[int, tuple[int, int, str]] = uses) -> None:
        uses.pop(id(self), None)


def used_for(start: int, size: int) -> str | None:
    """What libc uses some of these bytes for; None if for nothing."""
    for a, b, purpose in list(uses.values()):
        if a < start + size and start < b:
            return purpose
    return None
