"""The short way into libc: what goes it, that it does what the wrapper does, and that the rest goes the long one."""
# ruff: noqa: F403, F405

from __future__ import annotations

import inspect
import itertools
import pickle
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

from pysock import *
from pysock import quick
from pysock.libc.sys import socket as module
from pysock.values import new as make_value

pytestmark = pytest.mark.skipif(sys.implementation.name != "cpython", reason="only CPython has a short way")


def python_calls(call: Callable[[], object]) -> list[str]:
    """The Python functions that run for this call."""
    seen: list[str] = []

    def profile(frame: Any, event: str, _: object) -> None:
        if event == "call":
            seen.append(frame.f_code.co_name)

    sys.setprofile(profile)
    try:
        call()
    finally:
        sys.setprofile(None)
    return [name for name in seen if name not in ("<lambda>", "python_calls")]


def pair() -> Any:
    fds = new("int[2]")
    assert socketpair(AF_UNIX, SOCK_STREAM, 0, fds) == 0
    return fds


def test_it_is_there() -> None:
    assert quick.make is not None
    assert type(recv) is type(len)


def test_a_usual_call_runs_no_python() -> None:
    fds = pair()
    buf = new("char[64]")
    addr, addrlen = sockaddr_un(), new("socklen_t", sizeof("struct sockaddr_un"))
    calls: list[Callable[[], object]] = [
        lambda: send(fds[0], buf, 32, 0),
        lambda: send(fds[0], b"literal", 7, 0),
        lambda: recv(fds[1], buf, 39, MSG_DONTWAIT),
        lambda: recv(fds[1], buf, 1, MSG_DONTWAIT),  # EAGAIN
        lambda: recv(fds[1], buf + 1, 1, MSG_DONTWAIT),
        lambda: getsockname(fds[0], addr, addrlen),
        lambda: send(fds[0], NULL, 0, 0),
        lambda: htons(70000),
        lambda: close(-1),
    ]
    for call in calls:
        call()  # the first value of a type goes the long way: its size is told
    assert [python_calls(call) for call in calls] == [[]] * len(calls)
    close(fds[0])
    close(fds[1])


@pytest.mark.parametrize(
    "call",
    [
        lambda buf: recv(3, buf, 65, 0),
        lambda buf: recv(3, buf, -1, 0),
        lambda buf: recv(3, b"bytes", 1, 0),
        lambda buf: recv(3, buf, 1.0, 0),  # type: ignore[arg-type]
        lambda buf: recv(3, buf, 1 << 64, 0),
        lambda buf: recv("3", buf, 1, 0),  # type: ignore[arg-type]
        lambda buf: recv(3, buf, 1),  # type: ignore[call-arg]
        lambda buf: send(3, b"abc", 5, 0),
        lambda buf: connect(3, new("char[8]"), 16),
        lambda buf: getsockname(3, sockaddr_in(), new("socklen_t", 17)),
        lambda buf: inet_addr(new("char[3]", b"abc")),
        lambda buf: inet_aton(NULL, in_addr()),
    ],
)
def test_what_the_wrapper_refuses_is_refused_by_it(call: Callable[[Any], object]) -> None:
    buf = new("char[64]")
    with pytest.raises((TypeError, ValueError, OverflowError)) as first:
        call(buf)
    with pytest.raises((TypeError, ValueError, OverflowError)) as again:
        call(buf)
    assert (type(first.value), str(first.value)) == (type(again.value), str(again.value))


#: Functions that do nothing but answer.
ANSWERING = ["htons", "ntohl", "inet_addr", "inet_network", "strlen", "strcmp", "memcmp", "strspn", "atoi", "abs_",
             "IN6_IS_ADDR_LOOPBACK", "IN6_ARE_ADDR_EQUAL", "CMSG_LEN", "IN_CLASSA", "WIFEXITED", "S_ISDIR",
             "timerisset", "if_nametoindex", "access", "strcasecmp", "isascii", "toascii",
             "labs", "ffs", "sysconf"]  # fmt: skip


def values() -> list[Any]:
    text = make_value("char[8]", b"a b")
    return [
        *(0, 1, -1, 127, 70000, 1 << 31, 1 << 40, (1 << 63) - 1, 1 << 63, -(1 << 63), 1 << 64, True),
        *(1.5, None, "a", "1.2.3.4"),
        *(b"", b"a", b"\0", b"127.0.0.1", bytearray(b"a\0"), memoryview(b"ab"), NULL, text, text + 1, text + 2),
        *(make_value("char[3]", b"abc"), make_value("char[0]"), make_value("int[4]"), make_value("int", 7), in6_addr()),
        *(sockaddr_in(), timeval(), addressof(in6_addr()), cast("char *", NULL), cast("int", 3), errno, object(), [1]),
    ]  # fmt: skip


def outcome(function: Any, arguments: tuple[Any, ...]) -> object:
    try:
        return function(*arguments)
    except Exception as error:
        return type(error), str(error)


@pytest.mark.parametrize("name", [name for name in ANSWERING if name in globals()])
def test_both_ways_agree(name: str) -> None:
    function = globals()[name]
    wrapper = function.__self__.wrapper
    count = len(inspect.signature(function).parameters)
    assert wrapper.__name__ == name
    for arguments in itertools.product(values(), repeat=min(count, 2)):
        arguments += (1,) * (count - 2)
        assert outcome(function, arguments) == outcome(wrapper, arguments), arguments


def test_names_of_arguments_may_be_given() -> None:
    assert strlen(s=b"abc") == 3
    fds = pair()
    assert send(fds[0], b"abc", flags=0, len=3) == 3
    with pytest.raises(TypeError, match="unexpected keyword argument 'size'"):
        send(fds[0], b"abc", size=3)  # type: ignore[call-arg]
    close(fds[0])
    close(fds[1])


def test_it_looks_like_its_wrapper() -> None:
    wrapper = recv.__self__.wrapper  # type: ignore[attr-defined]
    assert inspect.isfunction(wrapper)
    assert recv.__name__ == "recv"
    assert recv.__module__ == module.__name__
    assert recv.__doc__ == wrapper.__doc__
    assert list(inspect.signature(recv).parameters) == ["sockfd", "buf", "len", "flags"]
    assert pickle.loads(pickle.dumps(recv)) is recv


def test_what_a_handler_raises_comes_out() -> None:
    class Enough(Exception):
        pass

    def handler(number: int) -> None:
        raise Enough

    fds = pair()
    before = signal(SIGALRM, handler)
    try:
        with pytest.raises(Enough):
            setitimer(ITIMER_REAL, new("struct itimerval", {"it_value": {"tv_usec": 20000}}), NULL)
            recv(fds[0], new("char[1]"), 1, 0)
    finally:
        signal(SIGALRM, before)
    close(fds[0])
    close(fds[1])


def test_a_call_that_goes_on_is_checked_anew() -> None:
    name = sockaddr_un(sun_family=AF_UNIX, sun_path=b"\0pysock-grown-%d" % getpid())
    listener, client = socket(AF_UNIX, SOCK_STREAM, 0), socket(AF_UNIX, SOCK_STREAM, 0)
    assert bind(listener, name, sizeof(name)) == 0 and listen(listener, 1) == 0
    addr, addrlen = new("char[4]"), new("socklen_t", 4)
    assert getsockname(client, addr, addrlen) == 0  # both types are known now

    def handler(number: int) -> None:
        addrlen[0] = 4096
        connect(client, name, sizeof(name))

    before = signal(SIGALRM, handler)
    try:
        ualarm(20000, 0)
        with pytest.raises(ValueError, match=r"accept: \*addrlen is 4096, but addr holds 4 bytes"):
            accept(listener, addr, addrlen)
    finally:
        signal(SIGALRM, before)
    close(client)
    close(listener)


def test_another_interpreter_goes_the_long_way() -> None:
    program = (
        "import sys\n"
        "import pysock\n"
        "sys.implementation.name = 'another'\n"
        "from pysock import *\n"
        "assert type(recv).__name__ == 'function'\n"
        "fds = new('int[2]')\n"
        "assert socketpair(AF_UNIX, SOCK_STREAM, 0, fds) == 0\n"
        "buf = new('char[4]')\n"
        "assert send(fds[0], b'abc', 4, 0) == 4 and recv(fds[1], buf, 4, 0) == 4\n"
        "printf('%s\\n', buf)\n"
        "fflush(stdout)\n"
    )
    code = f"import sys\nsys.path = {sys.path!r}\n{program}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "abc\n", "")
