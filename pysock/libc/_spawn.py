"""What <spawn.h> needs by hand: lists of actions, whose memory libc holds until they are destroyed."""

from __future__ import annotations

from pysock._libc import ffi, lib
from pysock.guard import OBJECT, PLACE, sound
from pysock.values import behind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pysock.guard import Where

_TYPE = "posix_spawn_file_actions_t"

_made: dict[int, Any] = {}  # by address: what the list lies in


def _address(passed: Any) -> int:
    return int(ffi.cast("uintptr_t", passed))


def _usable(passed: Any, given: Any, where: Where) -> None:
    if _address(passed) not in _made:
        raise ValueError(
            f"{where[0]}: {where[1]} is not in use: posix_spawn_file_actions_init() makes it, and was not called for it"
        )


sound[_TYPE] = _usable


def posix_spawn_file_actions_init(file_actions: Any) -> int:
    place = PLACE(file_actions, _TYPE, ("posix_spawn_file_actions_init", "file_actions"))
    status = int(lib.posix_spawn_file_actions_init(place))
    if status == 0:
        _made[_address(place)] = behind(file_actions)
    return status


def posix_spawn_file_actions_destroy(file_actions: Any) -> int:
    passed = OBJECT(file_actions, _TYPE, ("posix_spawn_file_actions_destroy", "file_actions"))
    del _made[_address(passed)]
    return int(lib.posix_spawn_file_actions_destroy(passed))
