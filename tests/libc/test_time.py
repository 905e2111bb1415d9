"""<time.h> and <errno.h> beside the C."""
# ruff: noqa: E501, F403, F405

from __future__ import annotations

import subprocess
import sys
import threading
import time as pythons
from collections.abc import Callable

import pytest

from pysock import *

# fmt: off
CALENDAR = [
    ("", 'setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1)'), ("", "tzset()"), ("%ld", "timezone", "timezone[0]"), ("%d", "daylight", "daylight[0]"), ("%s", "tzname[0]", "tzname[0][0]"), ("%s", "tzname[1]", "tzname[0][1]"),
    ("", "time_t t = 86399", 't = new("time_t", 86399)'), ("%s", "ctime(&t)", "ctime(t)"), ("%s", "asctime(gmtime(&t))", "asctime(gmtime(t))"),
    ("", "struct tm tm; memset(&tm, 0, sizeof tm)", "tm_ = tm()"), ("%d", "gmtime_r(&t, &tm) == &tm", "gmtime_r(t, tm_) == addressof(tm_)"),
    *[("%d", f"tm.{field}", f"tm_.{field}") for field in ("tm_sec", "tm_min", "tm_hour", "tm_mday", "tm_mon", "tm_year", "tm_wday", "tm_yday", "tm_isdst")],
    ("%ld", "(long)timegm(&tm)", "timegm(tm_)"), ("", "t = 1700000000", "t[0] = 1700000000"), ("", "localtime_r(&t, &tm)", "localtime_r(t, tm_)"), ("%d", "tm.tm_hour", "tm_.tm_hour"), ("%ld", "tm.tm_gmtoff", "tm_.tm_gmtoff"), ("%s", "tm.tm_zone", "tm_.tm_zone"),
    ("%ld", "(long)mktime(&tm)", "mktime(tm_)"), ("", "tm.tm_mday += 40", "tm_.tm_mday += 40"), ("%ld", "(long)timelocal(&tm)", "timelocal(tm_)"), ("%d", "tm.tm_mon", "tm_.tm_mon"),
    ("", "char b[64]", 'b = new("char[64]")'), *[row for f in ("%Y-%m-%d %H:%M:%S", "%a %A %b %B %p %j", "%%", "%Z %z", "%s", "%D %e %F %T") for row in [("%zu", f'strftime(b, 64, "{f}", &tm)', f'strftime(b, 64, "{f}", tm_)'), ("%s", "b")]],
    ("%zu", 'strftime(b, 4, "%Y-%m", &tm)', 'strftime(b, 4, "%Y-%m", tm_)'), ("%s", "asctime_r(&tm, b)", "asctime_r(tm_, b)"), ("%s", "ctime_r(&t, b)", "ctime_r(t, b)"),
    ("", "memset(&tm, 0, sizeof tm)", "memset(tm_, 0, sizeof(tm_))"), ("[%s]", 'strptime("2024-02-29 12:30 rest", "%Y-%m-%d %H:%M", &tm)', 'strptime("2024-02-29 12:30 rest", "%Y-%m-%d %H:%M", tm_)'), ("%d", "tm.tm_yday", "tm_.tm_yday"), ("%d", "tm.tm_wday", "tm_.tm_wday"),
    ("%d", 'strptime("x", "%Y", &tm) == NULL', 'strptime("x", "%Y", tm_) == NULL'), ("%g", "difftime(10, 4)"), ("", "tm.tm_year = 2147483647", "tm_.tm_year = 2147483647"), ("%d", "asctime(&tm) == NULL", "asctime(tm_) == NULL"), ("%d", "errno"),
    ("", 'setenv("TZ", "UTC0", 1)'), ("", "tzset()"),
]
CLOCKS = [
    ("", "struct timespec ts = {0, 0}, rem", "ts, rem = timespec(), timespec()"), ("%d", "clock_gettime(CLOCK_REALTIME, &ts)", "clock_gettime(CLOCK_REALTIME, ts)"), ("%d", "ts.tv_sec > 1700000000"), ("%d", "ts.tv_nsec < 1000000000"),
    ("%d", "clock_gettime(9999, &ts)", "clock_gettime(9999, ts)"), ("%d", "errno"), ("%d", "clock_getres(CLOCK_MONOTONIC, &ts)", "clock_getres(CLOCK_MONOTONIC, ts)"), ("%ld", "ts.tv_nsec"), ("%d", "clock_getres(CLOCK_MONOTONIC, NULL)"),
    ("%d", "timespec_get(&ts, TIME_UTC)", "timespec_get(ts, TIME_UTC)"), ("%d", "timespec_get(&ts, 99)", "timespec_get(ts, 99)"), ("", "clockid_t id", 'id = new("clockid_t")'), ("%d", "clock_getcpuclockid(0, &id)", "clock_getcpuclockid(0, id)"), ("%d", "clock_gettime(id, &ts)", "clock_gettime(id[0], ts)"), ("%d", "clock_getcpuclockid(-5, &id)", "clock_getcpuclockid(-5, id)"),
    ("", "ts.tv_sec = 0; ts.tv_nsec = 1000", "ts.tv_sec = 0; ts.tv_nsec = 1000"), ("%d", "nanosleep(&ts, &rem)", "nanosleep(ts, rem)"), ("%d", "nanosleep(&ts, NULL)", "nanosleep(ts, NULL)"), ("%d", "clock_nanosleep(CLOCK_MONOTONIC, 0, &ts, NULL)", "clock_nanosleep(CLOCK_MONOTONIC, 0, ts, NULL)"),
    ("", "ts.tv_nsec = -1", "ts.tv_nsec = -1"), ("%d", "nanosleep(&ts, NULL)", "nanosleep(ts, NULL)"), ("%d", "errno"), ("%d", "clock_nanosleep(CLOCK_MONOTONIC, 0, &ts, NULL)", "clock_nanosleep(CLOCK_MONOTONIC, 0, ts, NULL)"),
    ("", "time_t t", 't = new("time_t")'), ("%d", "time(&t) == t", "time(t) == t[0]"), ("%d", "time(NULL) >= t", "time(NULL) >= t[0]"), ("%d", "clock() >= 0"),
]
# fmt: on


@pytest.mark.parametrize("rows", [CALENDAR, CLOCKS], ids=["calendar", "clocks"])
def test_beside_c(rows: list[tuple[str, ...]], beside_c: Callable[..., None], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "UTC0")
    beside_c("time.h stdlib.h string.h errno.h", rows)
    pythons.tzset()


def test_errno_is_the_last_calls() -> None:
    assert close(-1) == -1
    assert errno == EBADF
    assert close(dup(0)) == 0
    assert errno == EBADF  # a call that succeeds leaves it alone
    saved = errno[0]
    errno[0] = 0
    assert (saved, errno[0]) == (EBADF, 0)


def test_errno_of_each_thread() -> None:
    errno[0] = EINTR
    seen = []

    def work() -> None:
        seen.append(errno[0])
        close(-1)
        seen.append(errno[0])

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == [0, EBADF]
    assert errno == EINTR


TIMER = """
from pysock import *

mask, info, left = sigset_t(), signalfd_siginfo(), itimerspec()
sigemptyset(mask)
sigaddset(mask, SIGUSR1)
assert sigprocmask(SIG_BLOCK, mask, NULL) == 0
fd, timer = signalfd(-1, mask, SFD_CLOEXEC), new("timer_t")
event = sigevent(sigev_notify=SIGEV_SIGNAL, sigev_signo=SIGUSR1, sigev_value={"sival_int": 77})
assert timer_create(CLOCK_MONOTONIC, event, timer) == 0
assert timer_settime(timer[0], 0, itimerspec(it_value={"tv_nsec": 1000}), NULL) == 0
assert read(fd, info, sizeof(info)) == sizeof(info)
assert (info.ssi_signo, info.ssi_code, info.ssi_int) == (SIGUSR1, SI_TIMER, 77)
assert timer_getoverrun(timer[0]) == 0
assert timer_settime(timer[0], 0, itimerspec(it_value={"tv_sec": 1000}), left) == 0 == left.it_value.tv_sec
assert timer_gettime(timer[0], left) == 0 and 900 < left.it_value.tv_sec <= 1000
assert timer_delete(timer[0]) == 0
"""


def test_a_timer_sends_its_signal() -> None:
    """In a process of its own: a thread of this one that has only just ended blocks nothing, and could take the signal."""
    subprocess.run([sys.executable, "-c", TIMER], timeout=20, check=True)


def test_timers_that_are_none() -> None:
    timer = new("timer_t")
    assert timer_create(-77, NULL, timer) == -1 and errno in (EINVAL, EOPNOTSUPP)
    assert timer_create(CLOCK_MONOTONIC, sigevent(sigev_notify=SIGEV_NONE), timer) == 0
    assert timer_delete(timer[0]) == 0
    for call, more in ((timer_delete, ()), (timer_getoverrun, ()), (timer_gettime, (NULL,))):
        for none in (timer[0], cast("void *", -5)):
            with pytest.raises(ValueError, match=rf"^{call.__name__}: timerid takes a timer of timer_create\(\)"):
                call(none, *more)
    with pytest.raises(ValueError, match=r"^timer_create: sevp: SIGEV_THREAD calls a function on a thread"):
        timer_create(CLOCK_MONOTONIC, sigevent(sigev_notify=SIGEV_THREAD), timer)
    with pytest.raises(ValueError, match=r"^timer_create: sizeof.struct sigevent. is 64, but sevp holds 8 bytes"):
        timer_create(CLOCK_MONOTONIC, new("long"), timer)
    with pytest.raises(TypeError, match=r"^timer_create: timerid takes the address of a pointer"):
        timer_create(CLOCK_MONOTONIC, NULL, new("long"))
