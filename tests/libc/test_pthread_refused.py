"""Threads: what is refused, in which words, and which stacks will do."""

from __future__ import annotations

import threading
import time
from typing import Any

import pytest

import pysock
from pysock import (
    EINVAL,
    NULL,
    PTHREAD_ATTR_NO_SIGMASK_NP,
    PTHREAD_MUTEX_ROBUST,
    PTHREAD_STACK_MIN,
    cast,
    cpu_set_t,
    memset,
    new,
    pthread_atfork,
    pthread_attr_destroy,
    pthread_attr_getsigmask_np,
    pthread_attr_getstack,
    pthread_attr_getstacksize,
    pthread_attr_init,
    pthread_attr_setdetachstate,
    pthread_attr_setsigmask_np,
    pthread_attr_setstack,
    pthread_attr_setstacksize,
    pthread_attr_t,
    pthread_barrier_t,
    pthread_create,
    pthread_detach,
    pthread_exit,
    pthread_getattr_np,
    pthread_getname_np,
    pthread_join,
    pthread_key_create,
    pthread_mutex_init,
    pthread_mutex_lock,
    pthread_mutex_t,
    pthread_mutex_unlock,
    pthread_mutexattr_init,
    pthread_mutexattr_setrobust,
    pthread_mutexattr_t,
    pthread_once,
    pthread_self,
    sched_param,
    sigset_t,
    sizeof,
    threads,
)

# What is refused


def refused(kind: type[Exception], text: str, function: Any, *arguments: Any) -> None:
    with pytest.raises(kind) as raised:
        function(*arguments)
    assert str(raised.value) == text


NO_THREAD = "{}: thread is no thread of pthread_create(), or no longer: it was joined, or has ended detached"


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("pthread_join", (NULL,)),
        ("pthread_tryjoin_np", (NULL,)),
        ("pthread_timedjoin_np", (NULL, NULL)),
        ("pthread_clockjoin_np", (NULL, 0, NULL)),
        ("pthread_detach", ()),
        ("pthread_getname_np", (new("char[16]"), 16)),
        ("pthread_setname_np", ("x",)),
        ("pthread_getcpuclockid", (new("clockid_t"),)),
        ("pthread_getschedparam", (new("int"), sched_param())),
        ("pthread_setschedparam", (0, sched_param())),
        ("pthread_setschedprio", (0,)),
        ("pthread_getaffinity_np", (128, cpu_set_t())),
        ("pthread_setaffinity_np", (128, cpu_set_t())),
        ("pthread_getattr_np", (pthread_attr_t(),)),
    ],
)
def test_a_thread_that_is_none(name: str, more: tuple[Any, ...]) -> None:
    function = getattr(pysock, name)
    thread = new("pthread_t")
    pthread_create(thread, NULL, lambda arg: NULL, NULL)
    pthread_join(thread[0], NULL)
    for value in (thread[0], 0, 1, 5, -1, 2**63):
        refused(ValueError, NO_THREAD.format(name), function, value, *more)
    with pytest.raises(TypeError, match=f"^{name}: thread takes a pthread_t, not "):
        function(thread, *more)


def test_a_thread_that_has_ended_detached() -> None:
    thread = new("pthread_t")
    pthread_create(thread, NULL, lambda arg: cast("void *", pthread_detach(pthread_self())), NULL)
    end = time.monotonic() + 20
    while thread[0] in threads.threads:
        assert time.monotonic() < end
        time.sleep(0.001)
    refused(ValueError, NO_THREAD.format("pthread_detach"), pthread_detach, thread[0])


def test_the_first_thread_is_known_to_others() -> None:
    main, name, seen, thread = pthread_self(), new("char[16]"), [], new("pthread_t")
    pthread_create(thread, NULL, lambda arg: seen.append(pthread_getname_np(main, name, 16)), NULL)
    assert pthread_join(thread[0], NULL) == 0
    assert seen == [0]


def test_attributes_that_were_not_made() -> None:
    attr = pthread_attr_t()
    text = "{}: attr is not in use: pthread_attr_init() makes it, and was not called for it"
    refused(ValueError, text.format("pthread_attr_destroy"), pthread_attr_destroy, attr)
    refused(ValueError, text.format("pthread_attr_setdetachstate"), pthread_attr_setdetachstate, attr, 0)
    refused(ValueError, text.format("pthread_create"), pthread_create, new("pthread_t"), attr, len, NULL)
    pthread_attr_init(attr)
    copy = pthread_attr_t(attr)
    refused(ValueError, text.format("pthread_attr_destroy"), pthread_attr_destroy, copy)
    assert pthread_attr_destroy(attr) == 0
    refused(ValueError, text.format("pthread_attr_destroy"), pthread_attr_destroy, attr)
    refused(ValueError, text.format("pthread_attr_getstacksize"), pthread_attr_getstacksize, attr, new("size_t"))


def test_locks_that_were_not_made() -> None:
    barrier, spin = pthread_barrier_t(), new("pthread_spinlock_t")
    for name in ("wait", "destroy"):
        text = f"pthread_barrier_{name}: barrier was not made: call pthread_barrier_init() first"
        refused(ValueError, text, getattr(pysock, f"pthread_barrier_{name}"), barrier)
    for name in ("lock", "trylock", "unlock", "destroy"):
        text = f"pthread_spin_{name}: lock was not made: call pthread_spin_init() first"
        refused(ValueError, text, getattr(pysock, f"pthread_spin_{name}"), spin)
    text = "pthread_mutex_lock: mutex takes a pthread_mutex_t: pthread_mutex_t(), not bytearray"
    refused(TypeError, text, pthread_mutex_lock, bytearray(40))


def test_a_copy_of_a_robust_mutex() -> None:
    attr, mutex = pthread_mutexattr_t(), pthread_mutex_t()
    pthread_mutexattr_init(attr)
    pthread_mutexattr_setrobust(attr, PTHREAD_MUTEX_ROBUST)
    pthread_mutex_init(mutex, attr)
    text = "pthread_mutex_lock: mutex is a copy of a robust mutex; pthread_mutex_init() makes another one"
    refused(ValueError, text, pthread_mutex_lock, pthread_mutex_t(mutex))
    assert pthread_mutex_lock(mutex) == 0


def test_a_robust_mutex_that_is_locked_stays() -> None:
    """Its thread's list leads through its memory."""
    attr = pthread_mutexattr_t()
    pthread_mutexattr_init(attr)
    pthread_mutexattr_setrobust(attr, PTHREAD_MUTEX_ROBUST)
    for _ in range(200):
        mutex = pthread_mutex_t()
        pthread_mutex_init(mutex, attr)
        assert pthread_mutex_lock(mutex) == 0
        del mutex
        other = new("char[40]")
        memset(other, 0xFF, sizeof(other))
    last = pthread_mutex_t()
    pthread_mutex_init(last, attr)
    assert pthread_mutex_lock(last) == pthread_mutex_unlock(last) == 0


def test_what_is_no_function() -> None:
    thread, key, once = new("pthread_t"), new("pthread_key_t"), new("pthread_once_t")
    refused(TypeError, "pthread_create: start_routine takes a function, not int", pthread_create, thread, NULL, 5, NULL)
    refused(TypeError, "pthread_key_create: destructor takes a function, not int", pthread_key_create, key, 5)
    refused(TypeError, "pthread_once: init_routine takes a function, not int", pthread_once, once, 5)
    refused(TypeError, "pthread_atfork: parent takes a function, not int", pthread_atfork, NULL, 5, NULL)
    refused(TypeError, "pthread_exit: retval is None; C's null pointer is NULL", pthread_exit, None)


# Stacks


def deep(n: int) -> int:
    return sorted([n], key=lambda n: deep(n + 1))[0]


def test_a_stack_too_small_for_python_is_made_larger() -> None:
    attr, thread, size, seen = pthread_attr_t(), new("pthread_t"), new("size_t"), []

    def work(arg: Any) -> None:
        try:
            deep(0)
        except RecursionError:
            seen.append("too deep")

    pthread_attr_init(attr)
    assert pthread_attr_setstacksize(attr, PTHREAD_STACK_MIN) == 0
    assert pthread_create(thread, attr, work, NULL) == 0
    assert pthread_join(thread[0], NULL) == 0
    assert seen == ["too deep"]
    assert pthread_attr_getstacksize(attr, size) == 0
    assert size[0] == PTHREAD_STACK_MIN
    assert pthread_attr_destroy(attr) == 0


def test_a_small_default_does_no_harm_to_pythons_threads(programs: Any) -> None:
    end = programs.python(
        """
import threading
from pysock import *

attr = pthread_attr_t()
size = new("size_t")
pthread_attr_init(attr)
pthread_attr_setstacksize(attr, PTHREAD_STACK_MIN)
print(pthread_setattr_default_np(attr), pthread_attr_destroy(attr), pthread_getattr_default_np(attr))
print(pthread_attr_getstacksize(attr, size), size[0] >= 8 << 20)
thread = threading.Thread(target=print, args=("ran",))
thread.start()
thread.join()
"""
    )
    assert end == ("0 0 0\n0 True\nran\n", "", 0)


def test_a_stack_of_the_programs_own() -> None:
    attr, thread, other, gate, seen = pthread_attr_t(), new("pthread_t"), new("pthread_t"), threading.Event(), []
    memory = new("char[8388608]")
    start = cast("uintptr_t", memory)

    def work(arg: Any) -> None:
        assert gate.wait(20)
        low, size, own = new("void *"), new("size_t"), pthread_attr_t()
        pthread_getattr_np(pthread_self(), own)
        pthread_attr_getstack(own, low, size)
        seen.append(
            start <= cast("uintptr_t", low[0]) and cast("uintptr_t", low[0]) + size[0] <= start + sizeof(memory)
        )
        pthread_attr_destroy(own)

    pthread_attr_init(attr)
    text = "pthread_attr_setstack: stacksize is 65536; a Python function needs 8388608 bytes"
    refused(ValueError, text, pthread_attr_setstack, attr, new("char[65536]"), 65536)
    assert pthread_attr_setstack(attr, memory, 100) == EINVAL
    assert pthread_attr_setstack(attr, memory, sizeof(memory)) == 0
    assert pthread_create(thread, attr, work, NULL) == 0
    text = "pthread_create: attr's stack is that of a thread that was not joined yet"
    refused(ValueError, text, pthread_create, other, attr, work, NULL)
    gate.set()
    assert pthread_join(thread[0], NULL) == 0
    assert seen == [True]
    assert pthread_create(thread, attr, work, NULL) == 0
    assert pthread_join(thread[0], NULL) == 0
    assert seen == [True, True]
    pthread_attr_setstacksize(attr, 16 << 20)
    text = "pthread_create: attr has the stack of pthread_attr_setstack() and another size; say both there"
    refused(ValueError, text, pthread_create, thread, attr, work, NULL)
    assert pthread_attr_destroy(attr) == 0


def test_the_stack_of_a_running_thread() -> None:
    attr = pthread_attr_t()
    assert pthread_getattr_np(pthread_self(), attr) == 0
    text = "pthread_create: attr is of pthread_getattr_np(): its stack is another thread's"
    refused(ValueError, text, pthread_create, new("pthread_t"), attr, len, NULL)
    assert pthread_attr_destroy(attr) == 0


def test_the_signals_of_a_new_thread() -> None:
    attr, mask = pthread_attr_t(), sigset_t()
    pthread_attr_init(attr)
    assert pthread_attr_setsigmask_np(attr, NULL) == 0
    assert pthread_attr_setsigmask_np(attr, mask) == 0
    assert pthread_attr_getsigmask_np(attr, mask) == 0
    assert pthread_attr_setsigmask_np(attr, NULL) == 0
    assert pthread_attr_getsigmask_np(attr, mask) == PTHREAD_ATTR_NO_SIGMASK_NP
    assert pthread_attr_destroy(attr) == 0


def test_attributes_that_libc_has_filled_in_half_are_not_used() -> None:
    """pthread_getattr_np() looks for the first thread's stack in a file, which it cannot open here."""
    attr = pysock.pthread_attr_t()
    assert pthread_attr_init(attr) == 0
    before = pysock.rlimit()
    pysock.getrlimit(pysock.RLIMIT_NOFILE, before)
    pysock.setrlimit(pysock.RLIMIT_NOFILE, pysock.rlimit(rlim_cur=0, rlim_max=before.rlim_max))
    try:
        status = pysock.pthread_getattr_np(pysock.threads.first(), attr)
    finally:
        pysock.setrlimit(pysock.RLIMIT_NOFILE, before)
    assert status == pysock.EMFILE
    with pytest.raises(ValueError, match=r"^pthread_create: attr is not in use"):
        pysock.pthread_create(new("pthread_t"), attr, lambda arg: NULL, NULL)
