"""Semaphores with a name and without: whole programs beside the same programs in C, and what is refused."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pysock import (
    NULL,
    O_CREAT,
    memset,
    new,
    sem_close,
    sem_getvalue,
    sem_init,
    sem_open,
    sem_post,
    sem_t,
    sem_trywait,
    sem_unlink,
    sem_wait,
    sizeof,
)

FOLDER = Path(__file__).with_name("semaphore")
PYTHON = "from pysock import *\n"

#: By program, one in C and one in Python in the folder semaphore: what both print; None where it depends on the system.
SAID: dict[str, str | None] = {
    "a_queue_between_threads": "10100 3 0\n",
    "what_the_calls_return": "-1 22\n0 0\n-1 75\n0 0\n0 0\n-1 11\n-1 110\n-1 22\n-1 110\n-1 22\n0 0\n0 0\n0 0\n",
    "a_name_between_processes": "-1 2\n0 0\n-1 17\n1 0\nchild\n0 0\n0 0\n0 0\n0 0\n0 0\n0 0\n-1 2\n-1 22\n-1 22\n",
    "memory_that_processes_share": "0\nchild\n0\n",
}


@pytest.fixture
def name() -> Iterator[str]:
    """A name that no other test has."""
    name = f"/pysock-test-{os.getpid()}"
    yield name
    sem_unlink(name)


@pytest.mark.parametrize("program", list(SAID))
def test_beside_c(programs: Any, name: str, program: str) -> None:
    c, port = ((FOLDER / f"{program}.{kind}").read_text(encoding="utf-8") for kind in ("c", "py"))
    end = programs.same(c, port, name)
    assert end.err == ""
    assert end.out == (SAID[program] or end.out)


def refused(kind: type[Exception], text: str, function: Any, *arguments: Any) -> None:
    with pytest.raises(kind) as raised:
        function(*arguments)
    assert str(raised.value) == text


def test_a_closed_semaphore_is_refused(name: str) -> None:
    sem = sem_open(name, O_CREAT, 0o600, 1)
    again = sem_open(name, 0)
    assert sem_close(again) == 0
    assert sem_wait(again) == 0  # the other sem_open() still holds it
    assert sem_close(sem) == 0
    text = "sem_close: sem takes a semaphore of sem_open(); this is none, or no longer"
    refused(ValueError, text, sem_close, sem)
    refused(ValueError, text, sem_close, sem_t())
    refused(ValueError, text, sem_close, NULL)
    for function, more in ((sem_wait, ()), (sem_post, ()), (sem_trywait, ()), (sem_getvalue, (new("int"),))):
        text = f"{function.__name__}: sem is a semaphore that sem_close() has closed"
        refused(ValueError, text, function, again, *more)
    opened = sem_open(name, 0)
    value = new("int")
    assert sem_getvalue(opened, value) == 0
    assert value[0] == 0
    assert sem_close(opened) == 0


def test_what_is_no_semaphore() -> None:
    refused(TypeError, "sem_wait: sem takes a sem_t: sem_t(), not bytearray", sem_wait, bytearray(32))
    refused(TypeError, "sem_wait: sem takes a sem_t: sem_t(), not 'int[1]'", sem_wait, new("int"))
    broken = new("sem_t")
    memset(broken, 0xFF, sizeof(broken))
    refused(ValueError, "sem_post: sem was not made: call sem_init() first", sem_post, broken)
    assert sem_init(broken, 0, 1) == 0
    assert sem_wait(broken) == 0
