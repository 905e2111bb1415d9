"""What <time.h> needs by hand: timers, whose names libc takes for addresses."""

from __future__ import annotations

from pysock._libc import ffi, lib
from pysock.guard import IN_OPT, LIVE, OUT_OPT, POINTER, SIZE, TAKES, live
from pysock.values import NULL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_SETTING = "struct itimerspec"


def event(call: str, sevp: Any, instead: str) -> Any:
    """Whom the kernel is to tell, which may be no thread that libc makes."""
    passed = IN_OPT(sevp, SIZE["struct sigevent"], (call, "sevp", "sizeof(struct sigevent)"))
    if passed is not NULL:
        view = ffi.from_buffer(passed) if isinstance(passed, bytes) else passed
        if ffi.cast("struct sigevent *", view).sigev_notify == lib.SIGEV_THREAD:
            raise ValueError(
                f"{call}: sevp: SIGEV_THREAD calls a function on a thread that Python knows nothing of; have a"
                f" thread {instead}, or sigwait() for SIGEV_SIGNAL"
            )
    return passed


def timer_create(clockid: int, sevp: Any, timerid: Any) -> int:
    told = event("timer_create", sevp, "read a timerfd_create() timer")
    place = POINTER(timerid, ("timer_create", "timerid"))
    result = int(lib.timer_create(clockid, told, place))
    if result == 0:
        live.setdefault("timer", {})[place[0]] = True  # also the first one, whose name is NULL
    return result


def timer_delete(timerid: Any) -> int:
    return int(lib.timer_delete(TAKES(timerid, "timer", ("timer_delete", "timerid"))))


def timer_settime(timerid: Any, flags: int, new_value: Any, old_value: Any) -> int:
    timer = LIVE(timerid, "timer", ("timer_settime", "timerid"))
    setting = IN_OPT(new_value, SIZE[_SETTING], ("timer_settime", "new_value", f"sizeof({_SETTING})"))
    before = OUT_OPT(old_value, SIZE[_SETTING], ("timer_settime", "old_value", f"sizeof({_SETTING})"))
    return int(lib.timer_settime(timer, flags, setting, before))


def timer_gettime(timerid: Any, curr_value: Any) -> int:
    timer = LIVE(timerid, "timer", ("timer_gettime", "timerid"))
    return int(
        lib.timer_gettime(
            timer, OUT_OPT(curr_value, SIZE[_SETTING], ("timer_gettime", "curr_value", f"sizeof({_SETTING})"))
        )
    )


def timer_getoverrun(timerid: Any) -> int:
    return int(lib.timer_getoverrun(LIVE(timerid, "timer", ("timer_getoverrun", "timerid"))))
