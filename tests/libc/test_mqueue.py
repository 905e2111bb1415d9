"""<mqueue.h>: message queues with names."""
# ruff: noqa: F403, F405

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator

import pytest

from pysock import *
from pysock import ffi


@pytest.fixture
def name() -> Iterator[bytes]:
    name = f"/pysock.{getpid()}.{threading.get_ident()}".encode()
    mq_unlink(name)
    yield name
    mq_unlink(name)


@pytest.fixture
def queue(name: bytes) -> Iterator[int]:
    mq = mq_open(name, O_RDWR | O_CREAT | O_EXCL, 0o600, mq_attr(mq_maxmsg=3, mq_msgsize=16))
    if mq < 0:
        pytest.skip(f"no message queues of POSIX here: {cstr(strerror(errno))}")
    yield mq
    mq_close(mq)


def test_messages(queue: int, name: bytes) -> None:
    buf, prio, attr = new("char[16]"), new("unsigned int"), mq_attr()
    for text, priority in ((b"one", 1), (b"urgent", 7), (b"again", 1)):
        assert mq_send(queue, text, len(text), priority) == 0
    assert mq_getattr(queue, attr) == 0
    assert (attr.mq_flags, attr.mq_maxmsg, attr.mq_msgsize, attr.mq_curmsgs) == (0, 3, 16, 3)
    assert mq_receive(queue, buf, 16, prio) == 6 and (bytes(buf)[:6], prio[0]) == (b"urgent", 7)
    assert mq_receive(queue, buf, 16, NULL) == 3 and bytes(buf)[:3] == b"one"
    assert mq_receive(queue, bytearray(20), 20, prio) == 5 and prio[0] == 1
    assert mq_send(queue, b"", 0, 0) == 0 and mq_receive(queue, buf, 16, NULL) == 0
    other = mq_open(name, O_RDONLY | O_NONBLOCK)
    assert other >= 0 and mq_receive(other, buf, 16, NULL) == -1 and errno == EAGAIN
    assert mq_send(other, b"x", 1, 0) == -1 and errno == EBADF
    assert mq_receive(queue, buf, 15, NULL) == -1 and errno == EMSGSIZE
    assert mq_send(queue, bytes(17), 17, 0) == -1 and errno == EMSGSIZE
    assert mq_send(queue, b"x", 1, 40000) == -1 and errno == EINVAL
    assert mq_close(other) == 0 and mq_close(other) == -1 and errno == EBADF


def test_time(queue: int) -> None:
    past, buf = timespec(tv_sec=1), new("char[16]")
    assert mq_timedreceive(queue, buf, 16, NULL, past) == -1 and errno == ETIMEDOUT
    for _ in range(3):
        assert mq_timedsend(queue, b"x", 1, 0, past) == 0
    assert mq_timedsend(queue, b"x", 1, 0, past) == -1 and errno == ETIMEDOUT
    assert mq_timedsend(queue, b"x", 1, 0, timespec(tv_nsec=-1)) == -1 and errno == EINVAL
    assert mq_timedreceive(queue, buf, 16, NULL, NULL) == 1


def test_flags(queue: int) -> None:
    old, now = mq_attr(), mq_attr()
    assert mq_setattr(queue, mq_attr(mq_flags=O_NONBLOCK, mq_maxmsg=99), old) == 0
    assert (old.mq_flags, old.mq_maxmsg) == (0, 3)
    assert mq_getattr(queue, now) == 0 and (now.mq_flags, now.mq_maxmsg) == (O_NONBLOCK, 3)
    assert mq_receive(queue, new("char[16]"), 16, NULL) == -1 and errno == EAGAIN
    assert mq_setattr(queue, mq_attr(mq_flags=1), NULL) == -1 and errno == EINVAL
    assert mq_setattr(queue, NULL, now) == 0 and mq_getattr(-1, now) == -1 and errno == EBADF


def test_names(queue: int, name: bytes) -> None:
    assert mq_open(name, O_RDWR | O_CREAT | O_EXCL, 0o600, NULL) == -1 and errno == EEXIST
    again = mq_open(name, O_RDWR | O_CREAT, 0o600, NULL)
    assert again >= 0 and mq_close(again) == 0
    assert mq_open(b"no slash", O_RDWR) == -1 and errno == EINVAL
    assert mq_open(name + b"none", O_RDWR) == -1 and errno == ENOENT
    assert mq_open(b"/" + b"x" * 256, O_RDWR) == -1 and errno == ENAMETOOLONG
    assert (
        mq_open(name + b"bad", O_RDWR | O_CREAT, 0o600, mq_attr(mq_maxmsg=-1, mq_msgsize=1)) == -1 and errno == EINVAL
    )
    assert mq_unlink(name) == 0 and mq_unlink(name) == -1 and errno == ENOENT
    assert mq_send(queue, b"still open", 10, 0) == 0


def test_a_child_answers(queue: int) -> None:
    pid = os.fork()
    if pid == 0:
        os._exit(mq_send(queue, b"from the child", 14, 3) != 0)
    buf, prio = new("char[16]"), new("unsigned int")
    assert mq_receive(queue, buf, 16, prio) == 14 and (bytes(buf)[:14], prio[0]) == (b"from the child", 3)
    assert os.waitpid(pid, 0) == (pid, 0)


def test_poll(queue: int) -> None:
    waiting = new("struct pollfd[1]", [[queue, POLLIN, 0]])
    assert poll(waiting, 1, 0) == 0
    assert mq_send(queue, b"x", 1, 0) == 0 and poll(waiting, 1, 0) == 1


def test_to_be_told(queue: int, name: bytes) -> None:
    """The signal comes once, with what was to come along: to a process of one thread."""
    program = f"""
from pysock import *
queue = mq_open({name!r}, O_RDWR)
wanted, info = sigset_t(), siginfo_t()
sigaddset(wanted, SIGUSR2)
sigprocmask(SIG_BLOCK, wanted, NULL)
event = sigevent(sigev_notify=SIGEV_SIGNAL, sigev_signo=SIGUSR2)
event.sigev_value.sival_int = 42
assert mq_notify(queue, event) == 0
assert mq_notify(queue, event) == -1 and errno == EBUSY
assert mq_send(queue, b"x", 1, 0) == 0 == mq_send(queue, b"y", 1, 0)
assert sigtimedwait(wanted, info, timespec(tv_sec=60)) == SIGUSR2
assert (info.si_code, info.si_value.sival_int, info.si_pid) == (SI_MESGQ, 42, getpid())
assert sigtimedwait(wanted, info, timespec()) == -1 and errno == EAGAIN
assert mq_notify(queue, sigevent(sigev_notify=SIGEV_NONE)) == 0 and mq_notify(queue, NULL) == 0
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=90)
    assert (done.returncode, done.stderr) == (0, "")


def test_no_function_on_a_thread_of_libc(queue: int) -> None:
    event = sigevent(sigev_notify=SIGEV_THREAD)
    for sevp in (event, bytes(ffi.buffer(addressof(event)))):
        with pytest.raises(ValueError, match=r"^mq_notify: sevp: SIGEV_THREAD calls a function on a thread"):
            mq_notify(queue, sevp)
    assert mq_notify(queue, sigevent(sigev_notify=77)) == -1 and errno == EINVAL


def test_what_is_refused(queue: int, name: bytes) -> None:
    buf = new("char[16]")
    for call, message in (
        (lambda: mq_send(queue, buf, 17, 0), r"^mq_send: msg_len is 17, but msg_ptr holds 16 bytes"),
        (lambda: mq_receive(queue, buf, 17, NULL), r"^mq_receive: msg_len is 17, but msg_ptr holds 16 bytes"),
        (lambda: mq_getattr(queue, buf), r"^mq_getattr: sizeof.struct mq_attr. is 64, but attr holds 16 bytes"),
        (
            lambda: mq_open(name, O_CREAT, 0o600, buf),
            r"^mq_open: sizeof.struct mq_attr. is 64, but attr holds 16 bytes",
        ),
        (lambda: mq_receive(queue, buf, 16, new("short")), r"^mq_receive: .* is 4, but msg_prio holds 2 bytes"),
        (lambda: mq_timedsend(queue, buf, 1, 0, new("long")), r"^mq_timedsend: .* but abs_timeout holds 8 bytes"),
        (lambda: mq_notify(queue, buf), r"^mq_notify: sizeof.struct sigevent. is 64, but sevp holds 16 bytes"),
    ):
        with pytest.raises(ValueError, match=message):
            call()
    assert mq_send(queue, NULL, 1, 0) == -1 and errno == EFAULT
    with pytest.raises(ValueError, match=r"^mq_unlink: name is NULL"):
        mq_unlink(NULL)


def test_beside_c(beside_c: Callable[..., None], queue: int) -> None:
    beside_c(
        "errno.h fcntl.h mqueue.h",
        [
            ("", "struct mq_attr attr = {0, 2, 8}", "attr = mq_attr([0, 2, 8])"),
            ("", "char buf[8]; unsigned prio", "buf = new('char[8]'); prio = new('unsigned int')"),
            (
                "",
                'mqd_t mq = mq_open("/pysock.beside.c", O_RDWR | O_CREAT | O_NONBLOCK, 0600, &attr)',
                "mq = mq_open('/pysock.beside.python', O_RDWR | O_CREAT | O_NONBLOCK, 0o600, attr)",
            ),
            ("", 'mq_unlink("/pysock.beside.c")', "mq_unlink('/pysock.beside.python')"),
            ("%d", 'mq_send(mq, "abc", 3, 5)', "mq_send(mq, b'abc', 3, 5)"),
            ("%d", 'mq_send(mq, "abc", 3, 6)', "mq_send(mq, b'abc', 3, 6)"),
            ("%d", 'mq_send(mq, "abc", 3, 6)', "mq_send(mq, b'abc', 3, 6)"),
            ("%d", "errno == EAGAIN"),
            ("%d", "(int)mq_receive(mq, buf, 8, &prio)", "mq_receive(mq, buf, 8, prio)"),
            ("%u", "prio", "prio[0]"),
            ("%d", "mq_getattr(mq, &attr)", "mq_getattr(mq, attr)"),
            ("%ld", "attr.mq_curmsgs + attr.mq_flags"),
            ("%d", "mq_close(mq)"),
            ("%d", "mq_close(mq)"),
            ("%d", "errno"),
            ("%d", 'mq_open("/", O_RDWR)'),
            ("%d", "errno"),
            ("%d", 'mq_unlink("none")'),
            ("%d", "errno"),
        ],
    )
