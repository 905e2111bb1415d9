"""<sys/resource.h>, <sched.h>, <sys/time.h>: limits and use of the machine, processors, clocks."""
# ruff: noqa: F403, F405

from __future__ import annotations

from collections.abc import Callable

import pytest

import pysock
from pysock import *


def test_limits() -> None:
    before, now = rlimit(), rlimit()
    assert getrlimit(RLIMIT_CORE, before) == 0 and before.rlim_cur <= before.rlim_max
    assert setrlimit(RLIMIT_CORE, rlimit(rlim_cur=0, rlim_max=before.rlim_max)) == 0
    assert prlimit(0, RLIMIT_CORE, before, now) == 0 and now.rlim_cur == 0
    assert getrlimit(-1, now) == -1 and errno == EINVAL
    with pytest.raises(ValueError, match=r"^getrlimit: sizeof.struct rlimit. is 16, but rlim holds 8 bytes"):
        getrlimit(RLIMIT_CORE, new("long"))


def test_use() -> None:
    usage = rusage()
    assert getrusage(RUSAGE_SELF, usage) == 0
    assert usage.ru_maxrss > 1000 and usage.ru_utime.tv_sec + usage.ru_utime.tv_usec > 0
    assert getpriority(PRIO_PROCESS, 0) in range(-20, 20)


def test_processors() -> None:
    allowed, one = pysock.cpu_set_t(), pysock.cpu_set_t()
    assert sched_getaffinity(0, sizeof(allowed), allowed) == 0 and CPU_COUNT(allowed) >= 1
    cpu = next(cpu for cpu in range(1024) if CPU_ISSET(cpu, allowed))
    CPU_ZERO(one)
    CPU_SET(cpu, one)
    CPU_SET(5000, one)  # one that the set does not know
    assert CPU_COUNT(one) == 1 and not CPU_ISSET(5000, one)
    assert sched_setaffinity(0, sizeof(one), one) == 0 and sched_getcpu() == cpu
    assert sched_setaffinity(0, sizeof(allowed), allowed) == 0
    with pytest.raises(ValueError, match=r"^sched_getaffinity: cpusetsize is 129, but mask holds 128 bytes"):
        sched_getaffinity(0, 129, allowed)
    large = CPU_ALLOC(2000)
    CPU_ZERO_S(CPU_ALLOC_SIZE(2000), large)
    CPU_SET_S(1999, CPU_ALLOC_SIZE(2000), large)
    assert CPU_COUNT_S(CPU_ALLOC_SIZE(2000), large) == 1
    CPU_FREE(large)


def test_clocks() -> None:
    tv, tz = timeval(), new("struct timezone")
    assert gettimeofday(tv, tz) == 0 and tv.tv_sec > 10**9
    assert settimeofday(timeval(tv_usec=-1), NULL) == -1 and errno in (EINVAL, EPERM)
    assert settimeofday(tv, tz) == -1 and errno == EINVAL
    with pytest.raises(ValueError, match=r"^settimeofday: tv is NULL; libc would crash on it"):
        settimeofday(NULL, NULL)
    with pytest.raises(ValueError, match=r"^settimeofday: sizeof.struct timezone. is 8, but tz holds 4 bytes"):
        settimeofday(NULL, new("int"))


def test_an_interval_timer_beside_c(beside_c: Callable[..., None]) -> None:
    beside_c(
        "sys/time.h sys/resource.h sched.h errno.h",
        [
            (
                "",
                "struct itimerval it = {.it_value = {1000, 0}}, old",
                "it = itimerval(it_value={'tv_sec': 1000}); old = itimerval()",
            ),
            ("%d", "setitimer(ITIMER_VIRTUAL, &it, NULL)", "setitimer(ITIMER_VIRTUAL, it, NULL)"),
            ("", "it.it_value.tv_sec = 0"),
            ("%d", "setitimer(ITIMER_VIRTUAL, &it, &old)", "setitimer(ITIMER_VIRTUAL, it, old)"),
            ("%d", "old.it_value.tv_sec >= 999"),
            (
                "",
                "struct timeval a = {1, 600000}, b = {2, 700000}, r",
                "a, b, r = timeval((1, 600000)), timeval((2, 700000)), timeval()",
            ),
            ("", "timeradd(&a, &b, &r)", "timeradd(a, b, r)"),
            ("%ld", "r.tv_sec * 1000000 + r.tv_usec"),
            ("", "timersub(&b, &a, &r)", "timersub(b, a, r)"),
            ("%ld", "r.tv_sec * 1000000 + r.tv_usec"),
            ("%d", "sched_get_priority_max(SCHED_FIFO) - sched_get_priority_min(SCHED_FIFO)"),
            ("%d", "sched_getscheduler(0)"),
            ("%d", "sched_get_priority_max(-1)"),
            ("%d", "errno"),
            ("%d", "getrusage(99, NULL)"),
            ("%d", "errno"),
            ("%d", "sched_yield()"),
        ],
    )
