"""What <spawn.h> needs by hand: lists of actions, whose memory libc holds until they are destroyed."""

from __future__ import annotations

from pysock._libc import ffi, lib
from pysock.guard import OBJECT, PLACE, TEXT, place_of, sound
from pysock.values import behind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pysock.guard import Where

_TYPE = "posix_spawn_file_actions_t"

_made: dict[int, tuple[bytes, Any]] = {}  # by address: what libc has left there, and what the list lies in


def _bytes(passed: Any) -> bytes:
    return bytes(ffi.buffer(ffi.cast("char *", passed), ffi.sizeof(_TYPE)))


def _usable(passed: Any, given: Any, where: Where) -> None:
    known = _made.get(place_of(passed))
    if known is None:
        raise ValueError(
            f"{where[0]}: {where[1]} is not in use: posix_spawn_file_actions_init() makes it, and was not called for it"
        )
    if _bytes(passed) != known[0]:
        raise ValueError(f"{where[0]}: {where[1]} is not what libc has made: something else was written over it")


sound[_TYPE] = _usable


def posix_spawn_file_actions_init(file_actions: Any) -> int:
    place = PLACE(file_actions, _TYPE, ("posix_spawn_file_actions_init", "file_actions"))
    status = int(lib.posix_spawn_file_actions_init(place))
    if status == 0:
        _made[place_of(place)] = _bytes(place), behind(file_actions)
    return status


def posix_spawn_file_actions_destroy(file_actions: Any) -> int:
    passed = OBJECT(file_actions, _TYPE, ("posix_spawn_file_actions_destroy", "file_actions"))
    del _made[place_of(passed)]
    return int(lib.posix_spawn_file_actions_destroy(passed))


def _add(what: str, file_actions: Any, *arguments: Any) -> int:
    call = f"posix_spawn_file_actions_add{what}"
    passed = OBJECT(file_actions, _TYPE, (call, "file_actions"))
    status = int(getattr(lib, call)(passed, *arguments))
    _made[place_of(passed)] = _bytes(passed), _made[place_of(passed)][1]
    return status


def posix_spawn_file_actions_addopen(file_actions: Any, fd: int, path: Any, oflag: int, mode: int) -> int:
    text = TEXT(path, ("posix_spawn_file_actions_addopen", "path"))
    return _add("open", file_actions, fd, text, oflag, mode)


def posix_spawn_file_actions_addclose(file_actions: Any, fd: int) -> int:
    return _add("close", file_actions, fd)


def posix_spawn_file_actions_adddup2(file_actions: Any, fd: int, newfd: int) -> int:
    return _add("dup2", file_actions, fd, newfd)


def posix_spawn_file_actions_addchdir_np(file_actions: Any, path: Any) -> int:
    return _add("chdir_np", file_actions, TEXT(path, ("posix_spawn_file_actions_addchdir_np", "path")))


def posix_spawn_file_actions_addfchdir_np(file_actions: Any, fd: int) -> int:
    return _add("fchdir_np", file_actions, fd)


def posix_spawn_file_actions_addclosefrom_np(file_actions: Any, from_: int) -> int:
    return _add("closefrom_np", file_actions, from_)


def posix_spawn_file_actions_addtcsetpgrp_np(file_actions: Any, tcfd: int) -> int:
    return _add("tcsetpgrp_np", file_actions, tcfd)
