"""Threads: whole programs beside the same programs in C, what is refused, and how long things live."""

from __future__ import annotations

import inspect
import os
import re
import shutil
import subprocess
import sys
import threading
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pysock import (
    EINVAL,
    NULL,
    PTHREAD_ONCE_INIT,
    cast,
    cstr,
    in_addr,
    new,
    pthread_create,
    pthread_exit,
    pthread_getspecific,
    pthread_join,
    pthread_key_create,
    pthread_key_delete,
    pthread_mutex_lock,
    pthread_mutex_t,
    pthread_mutex_unlock,
    pthread_once,
    pthread_self,
    pthread_setspecific,
    sched_yield,
    sockaddr_in,
    threads,
)
from pysock.trace import find

STRACE, WHY_NOT = find()
FOLDER = Path(__file__).with_name("pthread")
RESULT = "pthread_create: start_routine's result"
PYTHON = "from pysock import *\n"

#: By program, one in C and one in Python in the folder pthread: what both print; None where it depends on the system.
SAID: dict[str, str | None] = {
    "a_server_with_a_thread_for_each_client": "message 19\n" * 8,
    "a_queue_between_producers_and_consumers": "659700 0 0 0\n",
    "what_locks_return": "0 0 0\n1 0\n0 0\n1 1 1 1 1 1 1 0 1 1 1 0 1\n1 1 1\n1 0\n0 0 1\n0 0\n1 1\n0 77\n",
    "readers_and_writers": "200 200 0\n",
    "a_barrier_and_once": "1 0\n1 1 1 1 0\n",
    "values_that_each_thread_has_for_itself": (
        "1\na\nfirst a 1\nsecond b\nsecond again\n1\na\nsecond b\nsecond again\nof main\n0 1\n1 1\nfirst of main 1\n"
    ),
    "joining_and_detaching": "0 0 9 1\n1 1 1 1 1 0 42\n0 1 1\n1\n0\n1\n",
    "pthread_exit_from_main": "main ends\nworking\nlater\nleaving\n",
    "exit_from_a_thread": "working\nleaving\n",
    "main_returns_while_threads_run": "done\n",
    "errno_of_each_thread": "77\n101\n102\n103\n",
    "functions_around_fork": "0 0 0\nprepare 1\nprepare 2\nchild 1\nchild 2\nparent 1\nparent 2\n3\n",
    "fork_in_a_thread": "main\nchild\n1 0\n",
    "names_processors_clocks_priorities": None,
    "how_threads_and_locks_are_made": None,
    "a_robust_mutex_whose_owner_ended": "1 1 0 0 0 0 1 0 1\n",
}


@pytest.mark.parametrize("program", list(SAID))
def test_beside_c(programs: Any, program: str) -> None:
    c, port = ((FOLDER / f"{program}.{kind}").read_text(encoding="utf-8") for kind in ("c", "py"))
    end = programs.same(c, port)
    assert end.err == ""
    assert end.out == (SAID[program] or end.out)


# Arguments and results


def joined(function: Any, arg: Any = NULL) -> Any:
    """The result of a thread."""
    thread, result = new("pthread_t"), new("void *")
    assert pthread_create(thread, NULL, function, arg) == 0
    assert pthread_join(thread[0], result) == 0
    return result


@pytest.mark.parametrize(
    "arg",
    [
        new("struct sockaddr_in"),
        new("int[3]"),
        b"bytes",
        bytearray(b"x"),
        5,
        "text",
        ["a", "list"],
        object(),
        len,
        NULL,
        cast("void *", 5),
    ],
    ids=lambda value: type(value).__name__,
)
def test_an_argument_arrives_as_it_is(arg: Any) -> None:
    seen = []
    joined(seen.append, arg)
    assert seen[0] is arg


class Kept:
    """Something that tells whether it is still there."""


def test_an_argument_lives_as_long_as_its_thread(collect: Callable[[], None]) -> None:
    thread, gate, seen = new("pthread_t"), threading.Event(), []
    arg = Kept()
    alive = weakref.ref(arg)

    def work(arg: Any) -> None:
        assert gate.wait(20)
        seen.append(alive() is arg)

    assert pthread_create(thread, NULL, work, arg) == 0
    del arg
    gate.set()
    assert pthread_join(thread[0], NULL) == 0
    assert seen == [True]
    collect()
    assert alive() is None


@pytest.mark.parametrize(
    ("result", "value"),
    [(None, 0), (NULL, 0), (0, 0), (7, 7), (-1, 2**64 - 1), (True, 1), (cast("void *", 9), 9), (cast("char *", 9), 9)],
)
def test_a_result_that_is_a_number(result: Any, value: int) -> None:
    assert cast("uintptr_t", joined(lambda arg: result)[0]) == value
    if result is not None:
        assert cast("uintptr_t", joined(lambda arg: pthread_exit(result))[0]) == value


def test_a_result_lives_with_the_variable_it_was_stored_in() -> None:
    result = joined(lambda arg: new("int[2]", [4, 5]))
    others = [new("int[2]", [0, 0]) for _ in range(1000)]
    assert [cast("int *", result[0])[i] for i in range(2)] == [4, 5]
    assert len(others) == 1000
    assert cstr(cast("char *", joined(lambda arg: b"literal")[0])) == "literal"
    assert cast("struct in_addr *", joined(lambda arg: in_addr(s_addr=6))[0]).s_addr == 6


@pytest.mark.parametrize(
    ("source", "error"),
    [
        ("return {}['missing']", "KeyError: 'missing'"),
        ("return 'text'", f"TypeError: {RESULT} is a str; C knows bytes only: pass bytes: b'...' or text.encode()"),
        ("return object()", f"TypeError: {RESULT} takes bytes, a struct, an array or a pointer, not object"),
    ],
)  # fmt: skip
def test_an_exception_ends_the_thread(programs: Any, source: str, error: str) -> None:
    """It is printed, as Python does; the others go on, and the result is NULL."""
    end = programs.python(
        f"""{PYTHON}
def work(arg):
    {source}

def main():
    thread, result = new("pthread_t"), new("void *")
    result[0] = thread
    pthread_create(thread, NULL, work, NULL)
    printf("%d ", pthread_join(thread[0], result))
    printf("%d\\n", result[0] == NULL)
    return 4

run(main)
"""
    )
    assert (end.out, end.status) == ("0 1\n", 4)
    assert end.err.startswith("Traceback (most recent call last):\n  File ")
    assert ("/threads.py" in end.err) == ("result" in error)  # it begins in the program's function
    assert end.err.endswith(f"{error}\n")


def test_sys_exit_ends_the_thread_without_a_word(capfd: pytest.CaptureFixture[str]) -> None:
    assert joined(lambda arg: sys.exit(3))[0] == NULL
    assert capfd.readouterr().err == ""


def test_pthread_exit_passes_by_finally_and_not_by_except() -> None:
    seen = []

    def work(arg: Any) -> Any:
        try:
            try:
                pthread_exit(cast("void *", 6))
            except Exception:
                seen.append("except")
        finally:
            seen.append("finally")

    assert cast("intptr_t", joined(work)[0]) == 6
    assert seen == ["finally"]


def test_pthread_exit_in_a_thread_of_pythons_own(programs: Any) -> None:
    end = programs.python(
        f"""{PYTHON}
import threading

def work():
    print("begins")
    pthread_exit(NULL)
    print("never")

thread = threading.Thread(target=work)
thread.start()
thread.join()
print("ended")
"""
    )
    assert end == ("begins\nended\n", "", 0)


def test_a_thread_is_one_of_the_systems() -> None:
    """Python sees a foreign thread, by the name that libc gives it."""
    seen = []

    def work(arg: Any) -> None:
        seen.append((threading.get_ident() == pthread_self() == thread[0], threading.get_native_id() != os.getpid()))
        seen.append((pthread_self() != main, threading.current_thread().daemon))

    thread, main = new("pthread_t"), pthread_self()
    pthread_create(thread, NULL, work, NULL)
    pthread_join(thread[0], NULL)
    assert seen == [(True, True), (True, True)]


def test_waiting_lets_others_run() -> None:
    mutex, thread, order = pthread_mutex_t(), new("pthread_t"), []

    def work(arg: Any) -> None:
        order.append("waits")
        pthread_mutex_lock(mutex)
        order.append("has it")
        pthread_mutex_unlock(mutex)

    pthread_mutex_lock(mutex)
    pthread_create(thread, NULL, work, NULL)
    while not order:
        sched_yield()
    order.append("gives it up")
    pthread_mutex_unlock(mutex)
    pthread_join(thread[0], NULL)
    assert order == ["waits", "gives it up", "has it"]


def test_once_passes_on_what_its_function_raises() -> None:
    once, calls = new("pthread_once_t", PTHREAD_ONCE_INIT), []

    def begin() -> None:
        calls.append(1)
        raise KeyError("begin")

    with pytest.raises(KeyError, match="begin"):
        pthread_once(once, begin)
    assert pthread_once(once, begin) == 0
    assert calls == [1]


def test_once_within_once() -> None:
    outer, inner, order = new("pthread_once_t"), new("pthread_once_t"), []

    def begin() -> None:
        order.append("outer")
        pthread_once(inner, lambda: order.append("inner"))

    pthread_once(outer, begin)
    assert order == ["outer", "inner"]


# Values


def test_a_value_of_any_kind() -> None:
    key, values = new("pthread_key_t"), [object(), "text", 5, b"bytes", new("int"), sockaddr_in(), cast("void *", 3)]
    assert pthread_key_create(key, NULL) == 0
    for value in values:
        assert pthread_setspecific(key[0], value) == 0
        assert pthread_getspecific(key[0]) is value
    assert pthread_setspecific(key[0], NULL) == 0
    assert pthread_getspecific(key[0]) == NULL
    assert pthread_key_delete(key[0]) == 0


@pytest.mark.parametrize("own", [True, False], ids=["pthread_create", "threading"])
def test_values_end_with_their_thread(own: bool, collect: Callable[[], None]) -> None:
    key, ended = new("pthread_key_t"), []
    assert pthread_key_create(key, ended.append) == 0
    value = Kept()
    alive = weakref.ref(value)

    def work(arg: Any = NULL) -> None:
        pthread_setspecific(key[0], arg)

    if own:
        joined(work, value)
    else:
        thread = threading.Thread(target=work, args=(value,))
        thread.start()
        thread.join()
        del thread
        deadline(lambda: ended)
    assert ended == [value]
    del value
    ended.clear()
    collect()
    assert alive() is None
    assert pthread_getspecific(key[0]) == NULL
    assert pthread_key_delete(key[0]) == 0


def deadline(condition: Any) -> None:
    """Until it is so; libc ends a thread after Python has."""
    import time

    end = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.001)


def test_a_destructor_that_raises(capfd: pytest.CaptureFixture[str]) -> None:
    first, second, ended = new("pthread_key_t"), new("pthread_key_t"), []

    def destructor(value: Any) -> None:
        raise KeyError(value)

    pthread_key_create(first, destructor)
    pthread_key_create(second, ended.append)

    def work(arg: Any) -> None:
        pthread_setspecific(first[0], "mine")
        pthread_setspecific(second[0], "other")

    joined(work)
    assert "KeyError: 'mine'" in capfd.readouterr().err
    assert ended == ["other"]
    assert pthread_key_delete(first[0]) == pthread_key_delete(second[0]) == 0


def test_keys_that_are_pythons_own() -> None:
    """A number of somebody else's key is no key of the program's."""
    for key in range(1024):
        if key not in threads.keys:
            assert pthread_setspecific(key, b"x") == EINVAL
            assert pthread_getspecific(key) == NULL
            assert pthread_key_delete(key) == EINVAL


# Many threads, and the end


def resident() -> int:
    """Bytes of memory in use."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGESIZE")


MANY = """
import os
from pathlib import Path
import pysock.threads as threads
from pysock import *

RESIDENT

def counts():
    return [len(x) for x in (threads.threads, threads._made, threads._running, threads._values, threads._slots)]

names, key, done = new("pthread_t[200]"), new("pthread_key_t"), []
pthread_key_create(key, lambda value: None)

def work(arg):
    pthread_setspecific(key[0], arg)
    done.append(arg[0])
    return new("char[1000]")

def round():
    result = new("void *")
    for i in range(200):
        assert pthread_create(addressof(names, i), NULL, work, new("int[100]", [i])) == 0
    for i in range(200):
        assert pthread_join(names[i], result) == 0

before = counts()
for _ in range(5):
    round()
memory = resident()
for _ in range(15):
    round()
assert sorted(done) == sorted(list(range(200)) * 20)
assert counts() == before
assert resident() - memory < 8 << 20
assert pthread_key_delete(key[0]) == 0
"""


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="there is no /proc")
def test_many_threads_leave_nothing_behind() -> None:
    """In a process of its own: its memory is measured."""
    code = MANY.replace("RESIDENT", inspect.getsource(resident).replace(" -> int", ""))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=100, check=False)
    assert (done.returncode, done.stderr) == (0, "")


ENDLESS = """
from pysock import *
import time

def spin(arg):
    pthread_setspecific(key[0], b"value")
    while True:
        sum(range(100))

def sleep(arg):
    pthread_setspecific(key[0], b"value")
    while True:
        time.sleep(0.0005)

def make(arg):
    thread = new("pthread_t")
    while True:
        if pthread_create(thread, NULL, lambda arg: NULL, NULL) == 0:
            pthread_join(thread[0], NULL)

key, thread = new("pthread_key_t"), new("pthread_t")
pthread_key_create(key, lambda value: None)
for i in range(9):
    pthread_create(thread, NULL, (spin, sleep, make)[i % 3], NULL)
time.sleep(0.02)
"""


@pytest.mark.parametrize("end", ["", "run(lambda: 5)", "exit(5)", "_exit(5)"])
def test_the_process_ends_while_threads_run(programs: Any, end: str) -> None:
    for _ in range(3):
        assert programs.python(f"{ENDLESS}\n{end}\n") == ("", "", 5 if end else 0)


@pytest.mark.skipif(STRACE is None, reason=WHY_NOT)
def test_a_thread_is_one_clone(programs: Any, tmp_path: Path, compile_c: Any) -> None:
    """As many as in C, with the same flags; nothing else makes a thread, reads or writes."""

    def traced(*command: str) -> list[str]:
        output = tmp_path / "trace"
        calls = "clone,clone3,fork,vfork,write,read,openat,pipe2,socket,eventfd2"
        subprocess.run(
            [str(shutil.which("strace")), "-f", "-qq", "-e", f"trace={calls}", "-o", str(output), *command],
            env=programs.environment,
            check=True,
            stdout=subprocess.DEVNULL,
            timeout=60,
        )
        lines = [line.split(None, 1)[1] for line in output.read_text().splitlines() if "resumed" not in line]
        begin = next(i for i, line in enumerate(lines) if line.startswith('write(1, "now'))
        end = next(i for i, line in enumerate(lines) if line.startswith('write(1, "then'))
        return [re.sub(r"0x[0-9a-f]+|\d{2,}|<unfinished.*", "", line.partition(" =>")[0]) for line in lines[begin:end]]

    port = FOLDER / "three_threads.py"
    flags = re.compile(r"(clone3?)\(.*?(CLONE_[A-Z_|]+)")
    found = [
        [m.groups() for m in map(flags.match, traced(*command)) if m]
        for command in (
            [str(compile_c(port.with_suffix(".c").read_text(encoding="utf-8"), "-pthread"))],
            [sys.executable, str(port)],
        )
    ]
    assert len(found[0]) == 3
    assert found[0] == found[1]
    assert len(traced(sys.executable, str(port))) == 4
