"""How a descriptor's object lives and ends: close, with, the collector; threads, fork, exec, signals; after the end."""

from __future__ import annotations

import copy
import errno
import gc
import os
import pickle
import signal
import subprocess
import sys
import threading
import warnings
from pathlib import Path
from typing import Any, Callable

import pytest

import pysock
from pysock import AF_UNIX, SHUT_RDWR, SOCK_CLOEXEC, SOCK_STREAM, CallError, Descriptor, Epoll, Socket

# Closing


def is_open(fd: int) -> bool:
    try:
        os.fstat(fd)
    except OSError:
        return False
    return True


def test_close_closes_once() -> None:
    sock, other = Socket.pair()
    fd = sock.fileno()
    assert not sock.closed and is_open(fd)
    sock.close()
    assert sock.closed and sock.fileno() == -1 and not is_open(fd)
    reused, another = Socket.pair()
    sock.close()
    assert is_open(fd)
    for each in (other, reused, another):
        each.close()


def test_with_closes_and_lets_errors_out() -> None:
    with pytest.raises(ZeroDivisionError), Socket(AF_UNIX, SOCK_STREAM) as sock:
        raise ZeroDivisionError
    assert sock.closed


def test_a_close_that_fails_says_so_and_is_over() -> None:
    sock = Socket(AF_UNIX, SOCK_STREAM)
    os.close(sock.fileno())
    with pytest.raises(CallError, match=r"^close\(\d+\) = -1 EBADF"):
        sock.close()
    assert sock.closed
    sock.close()


def test_detach_hands_over() -> None:
    sock, other = Socket.pair()
    fd = sock.fileno()
    assert sock.detach() == fd
    assert sock.closed and is_open(fd)
    assert sock.detach() == -1
    os.close(fd)
    other.close()


@pytest.mark.parametrize(
    "call",
    [
        lambda s: s.send(b"x"),
        lambda s: s.recv(1),
        lambda s: s.getsockname(),
        lambda s: s.accept(),
        lambda s: s.fcntl(pysock.F_GETFL),
        lambda s: s.dup(),
        lambda s: s.options.SO_TYPE,
        lambda s: s.makefile(),
    ],
)
def test_used_after_close_the_kernel_says_ebadf(call: Callable[[Socket], Any]) -> None:
    sock = Socket(AF_UNIX, SOCK_STREAM)
    sock.close()
    with pytest.raises(CallError) as caught:
        call(sock)
    assert caught.value.errno == errno.EBADF
    assert caught.value.arguments[0] == "-1"


def test_the_collector_closes_and_warns() -> None:
    sock, other = Socket.pair()
    fd, text = sock.fileno(), repr(sock)
    pysock.errno[0] = errno.EXDEV
    with pytest.warns(ResourceWarning, match=r"^unclosed <Socket") as caught:
        del sock
        gc.collect()
    assert pysock.errno == errno.EXDEV
    assert not is_open(fd)
    assert str(caught[0].message) == f"unclosed {text}"
    other.close()


def test_the_collector_closes_even_where_warnings_are_errors() -> None:
    code = (
        "import sys, os, pysock\nsock = pysock.Socket(pysock.AF_UNIX, pysock.SOCK_STREAM)\nfd = sock.fileno()\n"
        "del sock\nimport gc; gc.collect()\n"
        "try:\n    os.fstat(fd)\nexcept OSError:\n    print('closed')\n"
        "sock = pysock.Socket(pysock.AF_UNIX, pysock.SOCK_STREAM)\n"  # left to the interpreter's end
    )
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout == "closed\n"
    assert done.stderr.count("ResourceWarning: unclosed <Socket") == 2


def test_one_that_was_not_made_is_nothing_to_close() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(CallError):
            Socket(AF_UNIX, 77)
        with pytest.raises(TypeError):
            Socket("x", 1)  # type: ignore[arg-type]
        with pytest.raises(TypeError, match=r"^Descriptor: fd takes an int, not str$"):
            Descriptor("x")  # type: ignore[arg-type]
        with pytest.raises(ValueError, match=r"^Descriptor: fd is -1; an open descriptor is not negative$"):
            Descriptor(-1)
        gc.collect()


def test_no_copies() -> None:
    with Socket(AF_UNIX, SOCK_STREAM) as sock:
        for make in (copy.copy, copy.deepcopy, pickle.dumps):
            with pytest.raises(TypeError, match=r"^cannot pickle or copy Socket: a descriptor is of this process"):
                make(sock)


def test_what_it_says() -> None:
    sock = Socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC)
    assert repr(sock) == f"<Socket(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC, 0) = {sock.fileno()}>"
    sock.close()
    assert repr(sock) == "<Socket(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC, 0), closed>"
    with Descriptor(os.dup(0)) as file:
        assert repr(file) == f"<Descriptor {file.fileno()}>"
    assert repr(file) == "<Descriptor, closed>"


def test_a_class_of_ones_own() -> None:
    class Mine(Socket):
        pass

    left, right = Mine.pair()
    with left, right, left.dup() as third:
        assert type(left) is type(right) is type(third) is Mine
    with Epoll() as epoll, epoll.dup() as other:
        assert type(other) is Epoll


# Inheritance


@pytest.mark.parametrize(("flag", "inherited"), [(0, True), (SOCK_CLOEXEC, False)])
def test_over_exec_as_asked_for(flag: int, inherited: bool) -> None:
    with Socket(AF_UNIX, SOCK_STREAM | flag) as sock:
        code = f"import os\ntry:\n    os.fstat({sock.fileno()})\n    print(True)\nexcept OSError:\n    print(False)"
        done = subprocess.run([sys.executable, "-c", code], close_fds=False, capture_output=True, text=True, check=True)
    assert done.stdout == f"{inherited}\n"


def test_after_fork_each_closes_its_own() -> None:
    left, right = Socket.pair()
    with left, right:
        pid = os.fork()
        if pid == 0:  # what fails here must not go on as a second test run
            status = 1
            try:
                left.close()
                right.send(b"from the child")
                right.close()
                status = 0
            finally:
                os._exit(status)
        assert os.waitpid(pid, 0)[1] == 0
        assert left.recv(100) == b"from the child"
        right.send(b"still open")
        assert left.recv(100) == b"still open"


# Threads


def test_many_threads_send_and_receive(waiting: Any) -> None:
    left, right = Socket.pair(AF_UNIX, pysock.SOCK_DGRAM)
    with left, right:
        found: list[bytes] = []

        def receive() -> None:
            while (data := right.recv(100)) != b"end":
                found.append(data)

        receivers = [waiting(receive) for _ in range(3)]
        senders = [
            threading.Thread(target=lambda n=n: [left.send(b"%d %d" % (n, i)) for i in range(300)]) for n in range(3)
        ]
        for thread in senders:
            thread.start()
        for thread in senders:
            thread.join()
        for _ in receivers:
            left.send(b"end")
        for receiver in receivers:
            receiver.join()
        assert sorted(found) == sorted(b"%d %d" % (n, i) for n in range(3) for i in range(300))


def test_closed_while_another_thread_waits_in_recv(waiting: Any) -> None:
    """As in C: the call goes on, on the open file that it began with, whatever becomes of the number."""
    left, right = Socket.pair()
    receiver = waiting(lambda: right.recv(100))
    number = right.fileno()
    right.close()
    with Socket(AF_UNIX, SOCK_STREAM) as other:
        assert other.fileno() == number
        assert receiver.thread.is_alive()
        left.send(b"to the file that was closed")
        assert receiver.join() == b"to the file that was closed"
    left.close()


def test_shutdown_wakes_a_thread_that_waits(waiting: Any) -> None:
    left, right = Socket.pair()
    with left, right:
        receiver = waiting(lambda: right.recv(100))
        right.shutdown(SHUT_RDWR)
        assert receiver.join() == b""
    with Socket(pysock.AF_INET, SOCK_STREAM) as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(1)
        acceptor = waiting(listener.accept)
        listener.shutdown(SHUT_RDWR)
        with pytest.raises(CallError, match="EINVAL"):
            acceptor.join()


# Signals


@pytest.fixture
def interrupted(wait_until_asleep: Callable[[int], None]) -> Any:
    """`interrupted(then)`: another thread sends SIGUSR1 when the main thread waits; after the handler, calls then()."""

    class Interrupted:
        def __init__(self) -> None:
            self.handled = threading.Event()
            self.thread: threading.Thread | None = None

        def __call__(self, then: Callable[[], Any] = lambda: None) -> None:
            main = threading.main_thread().native_id
            assert main is not None

            def send() -> None:
                wait_until_asleep(main)
                signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGUSR1)
                self.handled.wait(60)
                then()

            self.thread = threading.Thread(target=send)
            self.thread.start()

        def handler(self, *_: Any) -> None:
            self.handled.set()

    made = Interrupted()
    before = signal.getsignal(signal.SIGUSR1)
    yield made
    signal.signal(signal.SIGUSR1, before)
    if made.thread is not None:
        made.thread.join(60)


def test_a_handler_of_pythons_interrupts(interrupted: Any) -> None:
    signal.signal(signal.SIGUSR1, interrupted.handler)
    left, right = Socket.pair()
    with left, right:
        interrupted()
        with pytest.raises(InterruptedError, match=r"^recv\(.*\) = -1 EINTR \(Interrupted system call\)$"):
            right.recv(100)
        assert interrupted.handled.is_set()


def test_what_a_handler_raises_comes_out_of_the_call(interrupted: Any) -> None:
    def handler(*_: Any) -> None:
        interrupted.handled.set()
        raise ZeroDivisionError

    signal.signal(signal.SIGUSR1, handler)
    left, right = Socket.pair()
    with left, right:
        interrupted()
        with pytest.raises(ZeroDivisionError):
            right.recv(100)


def test_with_sa_restart_the_call_goes_on(interrupted: Any) -> None:
    left, right = Socket.pair()
    with left, right:
        pysock.signal(pysock.SIGUSR1, interrupted.handler)
        interrupted(lambda: left.send(b"after the handler"))
        assert right.recv(100) == b"after the handler"
        assert interrupted.handled.is_set()
        pysock.signal(pysock.SIGUSR1, pysock.SIG_DFL)


def test_without_sa_restart_it_is_interrupted(interrupted: Any) -> None:
    left, right = Socket.pair()
    with left, right:
        pysock.sigaction(
            pysock.SIGUSR1, pysock.new("struct sigaction", {"sa_handler": interrupted.handler}), pysock.NULL
        )
        interrupted()
        with pytest.raises(InterruptedError):
            right.recv(100)
        pysock.signal(pysock.SIGUSR1, pysock.SIG_DFL)


def test_a_poll_is_always_interrupted(interrupted: Any) -> None:
    left, right = Socket.pair()
    with left, right, Epoll() as epoll:
        for wait in (epoll.wait, pysock.Poll().poll, pysock.Poll().ppoll):
            interrupted.handled.clear()
            epoll.register(right) if wait == epoll.wait else None
            pysock.signal(pysock.SIGUSR1, interrupted.handler)
            interrupted()
            with pytest.raises(InterruptedError):
                wait()
            interrupted.thread.join(60)
        pysock.signal(pysock.SIGUSR1, pysock.SIG_DFL)


# Leaks


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="descriptors are counted in /proc")
def test_cycles_leak_nothing() -> None:
    """Open, connect, accept, close, and every kind of error: cycles.py, which takes as many as it is told."""
    program = Path(__file__).with_name("cycles.py")
    environment = {**os.environ, "PYTHONPATH": str(Path(pysock.__file__).resolve().parents[1])}
    done = subprocess.run(
        [sys.executable, "-W", "error", str(program), "900"],
        capture_output=True, text=True, env=environment, timeout=300, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    descriptors, allocated, resident = map(int, done.stdout.split())
    assert descriptors == 0
    assert allocated < 50 * 300  # less than an object for each round
    assert resident < 1 << 20


def test_a_close_that_fails_does_not_hide_what_failed_before() -> None:
    with pytest.raises(ZeroDivisionError), Socket(AF_UNIX, SOCK_STREAM) as sock:
        os.close(sock.fileno())
        raise ZeroDivisionError
    with pytest.raises(OSError, match="EBADF"), Socket(AF_UNIX, SOCK_STREAM) as sock:
        os.close(sock.fileno())
