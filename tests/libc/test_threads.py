"""<threads.h>: threads of C11. What they do as whole programs: tests/translate/corpus/threads/c11.c."""
# ruff: noqa: F403, F405

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest

from pysock import *


def test_a_thread_and_its_result() -> None:
    thread, result, seen = new("thrd_t"), new("int"), []
    argument = object()

    def work(arg: object) -> int:
        seen.append((arg, thrd_current()))
        return 1 << 33 | 5

    assert thrd_create(thread, work, argument) == thrd_success
    with pytest.raises(TypeError, match=r"^thrd_join: res takes a int"):
        thrd_join(thread[0], mtx_t())  # it would be overwritten
    assert thrd_join(thread[0], result) == thrd_success and result[0] == 5
    assert seen[0][0] is argument and thrd_equal(seen[0][1], thread[0]) and not thrd_equal(thread[0], thrd_current())
    with pytest.raises(ValueError, match=r"^thrd_join: thr is no thread of"):
        thrd_join(thread[0], NULL)
    for call in (thrd_detach, lambda t: thrd_join(t, new("short"))):
        with pytest.raises(ValueError, match=r"^thrd_(detach|join): "):
            call(1)
    with pytest.raises(TypeError, match=r"^thrd_create: func takes a function"):
        thrd_create(thread, NULL, NULL)
    with pytest.raises(ValueError, match=r"^thrd_create: .* but thr holds 4 bytes"):
        thrd_create(new("int"), work, NULL)


def test_the_ways_to_end() -> None:
    thread, result = new("thrd_t"), new("int")

    def leaves(arg: object) -> int:
        try:
            thrd_exit(-3)
        except Exception:
            return 1

    assert thrd_create(thread, leaves, NULL) == thrd_success
    assert thrd_join(thread[0], result) == thrd_success and result[0] == -3
    mutex, cond, ended = mtx_t(), cnd_t(), []
    assert mtx_init(mutex, mtx_plain) == cnd_init(cond) == thrd_success

    def ends(arg: object) -> int:
        mtx_lock(mutex)
        ended.append(arg)
        cnd_broadcast(cond)
        mtx_unlock(mutex)
        return 0

    assert mtx_lock(mutex) == thrd_success
    assert thrd_create(thread, ends, 1) == thrd_success == thrd_detach(thread[0])
    while not ended:
        assert cnd_wait(cond, mutex) == thrd_success
    assert mtx_unlock(mutex) == thrd_success
    cnd_destroy(cond)


def test_an_exception_in_a_thread_and_the_first_one_that_leaves() -> None:
    program = (
        "from pysock import *\n"
        "def broken(arg): raise KeyError('of the thread')\n"
        "def late(arg):\n    puts(b'late'); fflush(stdout); return 0\n"
        "t, r = new('thrd_t'), new('int', 9)\n"
        "thrd_create(t, broken, NULL); thrd_join(t[0], r); printf('%d\\n', r[0])\n"
        "thrd_create(t, late, NULL)\n"
        "thrd_exit(3)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stdout) == (0, "0\nlate\n")
    assert "KeyError: 'of the thread'" in done.stderr


def test_called_once() -> None:
    flag, calls = new("once_flag", ONCE_FLAG_INIT), []

    def raises() -> None:
        calls.append(1)
        raise KeyError("first")

    with pytest.raises(KeyError):
        call_once(flag, raises)
    call_once(flag, raises)
    assert calls == [1]
    with pytest.raises(TypeError, match=r"^call_once: flag takes a once_flag"):
        call_once(new("int"), raises)


def test_values() -> None:
    key = new("tss_t")
    assert tss_create(key, NULL) == thrd_success and tss_get(key[0]) == NULL
    value = object()
    assert tss_set(key[0], value) == thrd_success and tss_get(key[0]) is value
    tss_delete(key[0])
    assert tss_set(key[0], value) == thrd_error and tss_get(key[0]) == NULL


def test_a_signal_ends_the_sleep() -> None:
    """Under SA_RESTART too, and the handler has run then."""
    program = (
        "from pysock import *\nran = []\n"
        "act = new('struct sigaction')\nact.sa_handler = ran.append; act.sa_flags = SA_RESTART\n"
        "sigaction(SIGALRM, act, NULL)\n"
        "setitimer(ITIMER_REAL, itimerval([[0, 10000], [0, 10000]]), NULL)\n"
        "left = timespec()\nresult = thrd_sleep(timespec([60, 0]), left)\n"
        "setitimer(ITIMER_REAL, itimerval(), NULL)\n"
        "printf('%d %d %d', result, len(ran) > 0, 0 < left.tv_sec < 60)\nfflush(stdout)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=90)
    assert (done.stdout, done.stderr) == ("-1 1 1", "")


def test_beside_c(beside_c: Callable[..., None]) -> None:
    beside_c(
        "threads.h time.h",
        [
            ("", "mtx_t m; cnd_t c", "m = mtx_t(); c = cnd_t()"),
            ("", "struct timespec past = {1, 0}, bad = {0, -1}", "past = timespec([1, 0]); bad = timespec([0, -1])"),
            ("%d", "mtx_init(&m, 77)", "mtx_init(m, 77)"),
            ("%d", "mtx_init(&m, mtx_timed)", "mtx_init(m, mtx_timed)"),
            ("%d", "cnd_init(&c)", "cnd_init(c)"),
            ("%d", "mtx_lock(&m)", "mtx_lock(m)"),
            ("%d", "mtx_trylock(&m)", "mtx_trylock(m)"),
            ("%d", "mtx_timedlock(&m, &past)", "mtx_timedlock(m, past)"),
            ("%d", "mtx_timedlock(&m, &bad)", "mtx_timedlock(m, bad)"),
            ("%d", "cnd_timedwait(&c, &m, &past)", "cnd_timedwait(c, m, past)"),
            ("%d", "cnd_signal(&c) + cnd_broadcast(&c)", "cnd_signal(c) + cnd_broadcast(c)"),
            ("%d", "mtx_unlock(&m)", "mtx_unlock(m)"),
            ("%d", "thrd_sleep(&bad, NULL)", "thrd_sleep(bad, NULL)"),
            ("", "thrd_yield()"),
        ],
    )
