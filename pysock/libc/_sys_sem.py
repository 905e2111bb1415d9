"""What <sys/sem.h> needs by hand: the command of semctl() says what its last argument is.

How many semaphores GETALL writes only the kernel knows, and so does this process when it has made the set or has seen
sem_nsems. Of another set they go into room for all that there may be, and from there into the program's array.
"""

from __future__ import annotations

import sys

from pysock._libc import ffi, lib
from pysock.guard import IN_OPT, OUT_OPT, SIZE, CData_, truncated
from pysock.values import NULL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_counts: dict[int, tuple[int, bool]] = {}  # by id: the semaphores that a set has at least; whether exactly these

#: The struct that the kernel reads or writes at arg.
_STRUCTS = {
    getattr(lib, name): c_type
    for names, c_type in (
        ("IPC_STAT IPC_SET SEM_STAT SEM_STAT_ANY", "struct semid_ds"),
        ("IPC_INFO SEM_INFO", "struct seminfo"),
    )
    for name in names.split()
    if hasattr(lib, name)
}

_MOST = 1 << 16  # semaphores in a set; Linux allows 32000 unless it was told otherwise
_UNTOUCHED = 0xFFFF  # no semaphore is as high


def _told(semid: int, count: int, exact: bool) -> None:
    before = _counts.get(semid, (0, False))
    if count > 0 and (exact or (not before[1] and count > before[0])):
        _counts[semid] = count, exact


def semget(key: int, nsems: int, semflg: int) -> int:
    wanted, how = truncated(nsems, "int"), truncated(semflg, "int")
    semid = int(lib.semget(key, wanted, how))
    if semid != -1:
        alone = lib.IPC_CREAT | lib.IPC_EXCL
        _told(semid, wanted, truncated(key, "key_t") == lib.IPC_PRIVATE or how & alone == alone)
    return semid


def semctl(semid: int, semnum: int, cmd: int, arg: Any) -> int:
    wanted, command = truncated(semid, "int"), truncated(cmd, "int")
    if command == lib.SETVAL:
        return int(lib.semctl(wanted, semnum, command, _as_member(_value(arg))))
    if command in (lib.GETALL, lib.SETALL):
        return _all(wanted, semnum, command, _pointed(arg, "array"))
    c_type = _STRUCTS.get(command)
    if c_type is None:
        if command == lib.IPC_RMID:
            _counts.pop(wanted, None)
        return int(lib.semctl(wanted, semnum, command, NULL))
    passed = OUT_OPT(_measured(_pointed(arg, "buf"), SIZE[c_type], f"sizeof({c_type})"), SIZE[c_type], _where(c_type))
    result = int(lib.semctl(wanted, semnum, command, passed))
    if result == 0 and command == lib.IPC_STAT and passed != NULL:
        _told(wanted, int(ffi.cast("struct semid_ds *", passed).sem_nsems), True)
    return result


def _where(c_type: str) -> tuple[str, str, str]:
    return "semctl", "arg", f"sizeof({c_type})"


def _is_union(arg: Any) -> bool:
    return isinstance(arg, CData_) and ffi.typeof(arg).kind == "union"


def _value(arg: Any) -> int:
    """The int of SETVAL: arg itself, or what begins the program's union."""
    if not _is_union(arg):
        return truncated(arg, "int")
    if ffi.sizeof(arg) < ffi.sizeof("int"):
        raise TypeError("semctl: arg: this union has no room for an int")
    return int(ffi.cast("int *", ffi.addressof(arg))[0])


def _as_member(value: int) -> Any:
    """The address whose first bytes are this int: as a union of both is passed."""
    word = (value & 0xFFFFFFFF).to_bytes(4, sys.byteorder) + bytes(ffi.sizeof("void *") - 4)
    return ffi.cast("void *", int.from_bytes(word, sys.byteorder))


def _pointed(arg: Any, member: str) -> Any:
    """The address that a command takes: arg itself, or what begins the program's union."""
    if _is_union(arg):
        if ffi.sizeof(arg) < ffi.sizeof("void *"):
            raise TypeError("semctl: arg: this union has no room for a pointer")
        return ffi.cast("void **", ffi.addressof(arg))[0]
    if type(arg) is int and arg == 0:
        return NULL
    return arg


def _measured(passed: Any, size: int, expression: str) -> Any:
    """A pointer out of a union, if the memory of new() that it leads into is large enough."""
    if isinstance(passed, CData_) and ffi.typeof(passed).kind == "pointer" and passed:
        held = int(lib.pysock_room(passed))
        if 0 <= held < size:
            raise ValueError(f"semctl: {expression} is {size}, but arg leads to {held} bytes")
    return passed


def _all(semid: int, semnum: int, command: int, array: Any) -> int:
    """GETALL and SETALL: as many numbers of 16 bits as the set has semaphores."""
    count, exact = _counts.get(semid, (0, False))
    each = ffi.sizeof("unsigned short")
    where = ("semctl", "arg", "the semaphores of the set * sizeof(unsigned short)")
    guard = OUT_OPT if command == lib.GETALL else IN_OPT
    passed = guard(_measured(array, count * each, where[2]), count * each, where)
    if command == lib.SETALL or exact or passed is NULL:
        return int(lib.semctl(semid, semnum, command, passed))
    whole = ffi.new("unsigned short[]", _MOST)
    ffi.buffer(whole)[:] = b"\xff" * (each * _MOST)
    result = int(lib.semctl(semid, semnum, command, whole))
    if result == 0:
        written = next((i for i, n in enumerate(whole) if n == _UNTOUCHED), _MOST) * each
        _told(semid, written // each, True)
        ffi.memmove(guard(_measured(array, written, where[2]), written, where), whole, written)
    return result
