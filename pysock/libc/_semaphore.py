"""What <semaphore.h> needs by hand: semaphores that have a name, and whose memory goes with sem_close()."""

from __future__ import annotations

from pysock._libc import ffi, lib
from pysock.guard import PLACE, TEXT, CData_, sound
from pysock.values import NULL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pysock.guard import Where

__all__ = ["NULL"]

_open: dict[int, int] = {}  # by address: how often sem_open() has given it
_closed: set[int] = set()  # addresses where there was one


def _address(pointer: Any) -> int:
    return int(ffi.cast("uintptr_t", pointer))


def _usable(passed: Any, given: Any, where: Where) -> None:
    if _closed and _address(passed) in _closed and ffi.typeof(given).kind == "pointer":
        raise ValueError(f"{where[0]}: {where[1]} is a semaphore that sem_close() has closed")
    if not lib.pysock_semaphore_made(passed):
        raise ValueError(f"{where[0]}: {where[1]} was not made: call sem_init() first")


sound["sem_t"] = _usable


def sem_init(sem: Any, pshared: int, value: int) -> int:
    place = PLACE(sem, "sem_t", ("sem_init", "sem"))
    _closed.discard(_address(place))  # other memory, at the same address
    return int(lib.sem_init(place, pshared, value))


def sem_open(name: Any, oflag: int, mode: int, value: int) -> Any:
    sem = lib.sem_open(TEXT(name, ("sem_open", "name")), oflag, mode, value)
    if sem != lib.SEM_FAILED:
        address = _address(sem)
        _open[address] = _open.get(address, 0) + 1
        _closed.discard(address)
    return sem


def sem_close(sem: Any) -> int:
    address = _address(sem) if isinstance(sem, CData_) and ffi.typeof(sem).kind == "pointer" else 0
    if address not in _open:
        raise ValueError("sem_close: sem takes a semaphore of sem_open(); this is none, or no longer")
    _open[address] -= 1
    if _open[address] == 0:
        del _open[address]
        _closed.add(address)
    return int(lib.sem_close(sem))
