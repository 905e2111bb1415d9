"""The short way into libc: what goes it, that it does what the wrapper does, and that the rest goes the long one."""
# ruff: noqa: F403, F405

from __future__ import annotations

import functools
import inspect
import itertools
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

from pysock import *
from pysock import ffi, interpreter, quick
from pysock.libc import _sys_socket
from pysock.libc.sys import socket as module
from pysock.values import new as make_value

pytestmark = pytest.mark.skipif(not interpreter.CPYTHON, reason="only CPython has a short way")


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
    buf, own = new("char[64]"), bytearray(2)
    addr, addrlen = sockaddr_un(), new("socklen_t", sizeof("struct sockaddr_un"))
    calls: list[Callable[[], object]] = [
        lambda: send(fds[0], buf, 32, 0),
        lambda: send(fds[0], b"literal", 7, 0),
        lambda: send(fds[0], own, 2, 0),
        lambda: recv(fds[1], buf, 39, MSG_DONTWAIT),
        lambda: recv(fds[1], buf, 1, MSG_DONTWAIT),  # EAGAIN
        lambda: recv(fds[1], buf + 1, 1, MSG_DONTWAIT),
        lambda: recv(fds[1], own, 2, MSG_DONTWAIT),
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


def test_nor_do_those_that_wait_for_many_or_carry_many() -> None:
    fds = pair()
    epfd = epoll_create1(0)
    pieces = new("struct iovec[2]", [{"iov_base": new("char[8]"), "iov_len": 8}] * 2)
    message = new("struct msghdr", {"msg_iov": pieces, "msg_iovlen": 2})
    messages = new("struct mmsghdr[2]")
    messages[0].msg_hdr = messages[1].msg_hdr = message
    fdset, opt, optlen = new("fd_set"), new("int"), new("socklen_t", 4)
    calls: dict[str, Callable[[], object]] = {
        "epoll_wait": lambda: epoll_wait(epfd, new_events, 4, 0),
        "poll": lambda: poll(polled, 1, 0),
        "select": lambda: select(fds[0] + 1, fdset, NULL, NULL, timeval_),
        "FD_SET": lambda: FD_SET(fds[0], fdset),
        "FD_ISSET": lambda: FD_ISSET(fds[0], fdset),
        "getsockopt": lambda: getsockopt(fds[0], SOL_SOCKET, SO_TYPE, opt, optlen),
        "inet_pton": lambda: inet_pton(AF_INET, b"127.0.0.1", address),
        "sendmsg": lambda: sendmsg(fds[0], message, 0),
        "recvmsg": lambda: recvmsg(fds[1], message, 0),
        "writev": lambda: writev(fds[0], pieces, 2),
        "readv": lambda: readv(fds[1], pieces, 2),
        "sendmmsg": lambda: sendmmsg(fds[0], messages, 2, 0),
        "recvmmsg": lambda: recvmmsg(fds[1], messages, 2, 0, NULL),
    }
    new_events, timeval_, address = new("struct epoll_event[4]"), timeval(), in_addr()
    polled = new("struct pollfd[1]", [{"fd": fds[1], "events": POLLIN}])
    for name, call in calls.items():
        results = [call() for _ in range(2)]  # the first value of a type goes the long way
        assert python_calls(call) == [], name
        assert name in ("FD_SET",) or min(results) >= 0, name  # type: ignore[type-var]
        if name in ("sendmsg", "writev"):  # three were sent
            assert recv(fds[1], new("char[48]"), 48, MSG_WAITALL) == 48
            assert [call(), call(), call()] == [16] * 3
    for fd in (fds[0], fds[1], epfd):
        close(fd)


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


ADDRESS = in6_addr()


def values() -> list[Any]:
    text = make_value("char[32]", b"a b")  # a bare pointer into it has room for what any of ANSWERING reads
    return [
        *(0, 1, -1, 127, 70000, 1 << 31, 1 << 40, (1 << 63) - 1, 1 << 63, -(1 << 63), 1 << 64, True),
        *(1.5, None, "a", "1.2.3.4"),
        *(b"", b"a", b"\0", b"127.0.0.1", bytearray(b"a\0"), memoryview(b"ab"), NULL, text, text + 1, text + 2),
        *(make_value("char[3]", b"abc"), make_value("char[0]"), make_value("int[4]"), make_value("int", 7), in6_addr()),
        *(sockaddr_in(), timeval(), addressof(ADDRESS), cast("char *", NULL), cast("int", 3), errno, object(), [1]),
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


#: Calls whose sizes are calculated: what varies are the first two of the arguments that stand as None here. With -1 as
#: the descriptor the kernel touches nothing, whatever the checks let pass; the calls without one get no bare pointers.
CALCULATED = {
    "poll": (None, None, 0),
    "select": (None, None, NULL, NULL, make_value("struct timeval")),
    "epoll_wait": (-1, None, None, 0),
    "epoll_ctl": (-1, EPOLL_CTL_ADD, None, None),
    "getgroups": (None, None),
    "inet_pton": (None, b"127.0.0.1", None),
    "getsockopt": (-1, SOL_SOCKET, SO_ATTACH_FILTER, None, None),
    "msgsnd": (-1, None, None, 0),
    "readv": (-1, None, None),
    "pwritev": (-1, None, None, 0),
    "sendmsg": (-1, None, None),
    "recvmsg": (-1, None, None),
    "sendmmsg": (-1, None, None, 0),
    "recvmmsg": (-1, None, None, 0, NULL),
    "FD_SET": (None, None),
    "FD_CLR": (None, None),
    "FD_ISSET": (None, None),
}


def holders() -> list[Any]:
    """Structs that say of their own pointers how far they lead: rightly, and not."""
    buf, name, control = make_value("char[8]"), make_value("char[4]"), make_value("char[16]")
    piece = make_value("struct iovec", {"iov_base": buf, "iov_len": 8})
    large = make_value("struct iovec", {"iov_base": buf + 4, "iov_len": 5})
    pieces = make_value("struct iovec[2]", [piece, large])
    good = make_value("struct msghdr", {"msg_iov": piece, "msg_iovlen": 1, "msg_name": name, "msg_namelen": 4})
    controlled = make_value("struct msghdr", {"msg_control": control, "msg_controllen": 17})
    named = make_value("struct msghdr", {"msg_name": name + 1, "msg_namelen": 4})
    short = make_value("struct msghdr", {"msg_iov": pieces, "msg_iovlen": 3})
    lacking = make_value("struct msghdr", {"msg_iov": pieces, "msg_iovlen": 2})
    many = make_value("struct mmsghdr[2]")
    many[0].msg_hdr, many[1].msg_hdr = good, lacking
    negative = make_value("struct msghdr", {"msg_name": name, "msg_namelen": 0xFFFFFFFF})
    set_of_none = make_value("fd_set")
    memory = make_value("char[64]")
    return [
        *(piece, large, pieces, addressof(piece), pieces + 1, cast("struct iovec *", NULL)),
        *(good, controlled, named, short, lacking, negative, addressof(lacking), make_value("struct msghdr")),
        *(many, many[1], many + 1, addressof(many[0].msg_hdr), bytes(ffi.buffer(addressof(lacking)))),
        *(set_of_none, addressof(set_of_none), memory, cast("struct mmsghdr *", memory), sockaddr_storage()),
        *(make_value("struct pollfd[2]", [{"fd": -1}, {"fd": -1}]), make_value("struct epoll_event[1]")),
        *(2, 3, 5, 16, 1023, 1024, 1025, 1 << 32, (1 << 32) + 1, -(1 << 32), 1 << 60, AF_INET6),
    ]


def is_bare(value: Any) -> bool:
    return isinstance(value, ffi.CData) and ffi.typeof(value).kind == "pointer" and bool(value)


@pytest.mark.skipif(
    "libasan" in os.environ.get("LD_PRELOAD", ""), reason="a sanitizer looks at memory that the kernel would not touch"
)
@pytest.mark.parametrize("name", [name for name in CALCULATED if name in globals()])
def test_both_ways_agree_on_calculated_sizes(name: str) -> None:
    function = globals()[name]
    wrapper = function.__self__.wrapper
    kinds = [*values(), *holders()]
    if -1 not in CALCULATED[name]:
        kinds = [value for value in kinds if not is_bare(value)]
    for value in kinds:
        outcome(send, (-1, value, 0, 0))  # every type has been met
    places = [place for place, argument in enumerate(CALCULATED[name]) if argument is None]
    for first, second in itertools.product(range(len(kinds)), repeat=2):
        arguments = list(CALCULATED[name])
        arguments[places[0]] = kinds[first]
        arguments[places[1]] = kinds[second]
        assert outcome(function, tuple(arguments)) == outcome(wrapper, tuple(arguments)), arguments


def test_what_an_option_may_overrun_is_the_wrappers_affair() -> None:
    optval, optlen = new("char[512]"), new("socklen_t", 64)
    send(-1, optval, 0, 0)
    assert _sys_socket._OVERLONG
    for level, optname in _sys_socket._OVERLONG:
        assert python_calls(functools.partial(getsockopt, -1, level, optname, optval, optlen))
    assert not python_calls(lambda: getsockopt(-1, SOL_SOCKET, SO_TYPE, optval, optlen))


def test_epoll_ctl_is_the_wrappers_affair_once_it_has_kept_memory() -> None:
    program = (
        "import sys\n"
        "from pysock import *\n"
        "seen = []\n"
        "def call(*arguments):\n"
        "    seen.clear()\n"
        "    sys.setprofile(lambda frame, event, _: seen.append(frame.f_code.co_name) if event == 'call' else None)\n"
        "    result = epoll_ctl(*arguments)\n"
        "    sys.setprofile(None)\n"
        "    return result, 'epoll_ctl' in seen\n"
        "fds, epfd, event = new('int[2]'), epoll_create1(0), new('struct epoll_event[1]', [{'events': EPOLLIN}])\n"
        "pipe(fds)\n"
        "memory = new('int', 7)\n"
        "epoll_ctl(epfd, EPOLL_CTL_DEL, -1, event)\n"
        "event[0].data.fd = fds[0]\n"
        "assert call(epfd, EPOLL_CTL_ADD, fds[0], event) == (0, False)\n"
        "assert call(epfd, EPOLL_CTL_DEL, fds[0], NULL) == (0, False)\n"
        "event[0].data.ptr = memory\n"
        "assert call(epfd, EPOLL_CTL_ADD, fds[0], event) == (0, True)\n"
        "assert call(epfd, EPOLL_CTL_DEL, fds[0], NULL) == (0, True)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", f"import sys\nsys.path = {sys.path!r}\n{program}"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


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


def test_a_bytearray_keeps_its_size_while_a_call_waits_and_is_let_go_then() -> None:
    class Enough(Exception):
        pass

    fds, buf, refused = pair(), bytearray(b"...."), []

    def handler(number: int) -> None:
        try:
            buf.clear()
        except BufferError as error:
            refused.append(str(error))
        raise Enough

    before = signal(SIGALRM, handler)
    try:
        with pytest.raises(Enough):
            setitimer(ITIMER_REAL, new("struct itimerval", {"it_value": {"tv_usec": 20000}}), NULL)
            recv(fds[0], buf, 4, 0)
    finally:
        signal(SIGALRM, before)
    assert refused == ["Existing exports of data: object cannot be re-sized"]
    buf.append(0)
    assert python_calls(lambda: send(fds[1], buf, 5, 0)) == []
    buf.append(0)
    with pytest.raises(ValueError, match="recv: len is 7, but buf holds 6 bytes"):
        recv(fds[0], buf, 7, 0)
    buf.append(0)
    assert recv(fds[0], buf, 7, MSG_DONTWAIT) == 5
    assert recv(fds[0], buf, 7, MSG_DONTWAIT) == -1
    buf.append(0)
    assert (buf, memcmp(buf, buf, 4)) == (b"....\0\0\0\0", 0)
    buf.clear()
    assert send(fds[1], buf, 0, MSG_DONTWAIT) == 0
    close(fds[0])
    close(fds[1])


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
        "import pysock.interpreter as interpreter\n"
        "interpreter.CPYTHON = False\n"
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
