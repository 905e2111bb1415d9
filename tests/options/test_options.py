"""Options(sock): one call for each reading and each setting, errors that say what to do, and how it shows itself."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import pysock
from pysock.options import LEFT_OUT, OPTIONS, Options, views
from pysock.options.option import Level, Option, ReadOnly
from pysock.options.values import (
    GroupReq,
    IpMreq,
    IpMreqn,
    IpMsfilter,
    Linger,
    PortRange,
    SockFilter,
    TcpMd5sig,
    Timeval,
)
from pysock.trace import find

HERE = Path(__file__).resolve().parent


@pytest.fixture
def sock() -> Iterator[socket.socket]:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        yield sock


@pytest.fixture
def options(sock: socket.socket) -> Options:
    return Options(sock)


# One call


def test_each_reading_and_each_setting_is_one_call(tmp_path: Path) -> None:
    """Nothing else happens between the marks but what Python's memory takes."""
    strace, reason = find()
    if strace is None:
        pytest.skip(reason)
    log = tmp_path / "log"
    command = [strace.path, "-q", "-X", "raw", "-e", "trace=!/m(un|re)?map|brk|madvise|futex|rt_sig.*", "-o", str(log)]
    environment = {**os.environ, "PYTHONPATH": str(Path(pysock.__file__).resolve().parents[1])}
    done = subprocess.run(
        [*command, sys.executable, str(HERE / "calls.py")], capture_output=True, text=True, env=environment, check=True
    )
    operations = done.stdout.split("\n")[:-1]
    marked = re.split(r"(?m)^getppid\(\).*\n", log.read_text())[-len(operations) - 1 : -1]
    assert len(operations) > 250
    for operation, calls in zip(operations, marked):
        verb, name = operation.split()
        found = re.fullmatch(rf"{verb}sockopt\(\d+, (\w+), (\w+), .*\n", calls)
        assert found is not None, f"{operation}: {calls}"
        option = int(found[1], 0), int(found[2], 0)
        assert option == (getattr(pysock, OPTIONS[name].level), OPTIONS[name].number), operation


# Whose descriptor


def test_it_takes_numbers_and_whatever_has_fileno(sock: socket.socket) -> None:
    for given in (sock, sock.fileno(), pysock.Descriptor(os.dup(sock.fileno()))):
        assert Options(given).SO_TYPE == socket.SOCK_DGRAM
        if isinstance(given, pysock.Descriptor):
            given.close()
            with pytest.raises(OSError, match="EBADF"):
                _ = Options(given).SO_TYPE
    with pysock.Socket(pysock.AF_INET, pysock.SOCK_STREAM) as own:
        own.options.SO_REUSEADDR = True
        assert own.options.SO_REUSEADDR is True
    with pytest.raises(TypeError, match="has fileno"):
        Options("3")  # type: ignore[arg-type]


def test_the_descriptor_is_asked_for_anew(sock: socket.socket) -> None:
    options = Options(sock)
    sock.close()
    with pytest.raises(OSError) as caught:
        options.SO_REUSEADDR = True
    assert caught.value.errno == errno.EBADF
    assert str(caught.value).startswith("setsockopt(-1, SOL_SOCKET, SO_REUSEADDR, ")


# Errors


def test_what_the_kernel_refuses_is_the_error_of_errno(options: Options) -> None:
    with pytest.raises(OSError) as caught:
        _ = options.TCP_NODELAY
    assert caught.value.errno == errno.EOPNOTSUPP or caught.value.errno == errno.ENOPROTOOPT
    with pytest.raises(OSError) as caught:
        options.SO_RCVTIMEO = Timeval(0, 1_000_000)
    assert caught.value.errno == errno.EDOM


def test_an_unknown_option_has_neighbours(options: Options) -> None:
    with pytest.raises(AttributeError, match="there is no option SO_REUSADDR; did you mean SO_REUSEADDR"):
        options.SO_REUSADDR = True  # type: ignore[attr-defined]
    with pytest.raises(AttributeError, match="did you mean SO_KEEPALIVE"):
        _ = options.so_keepaliv  # type: ignore[attr-defined]
    with pytest.raises(AttributeError, match=r"there is no option xyz$"):
        _ = options.xyz  # type: ignore[attr-defined]


def test_an_option_that_this_system_lacks_says_so(options: Options, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SO_COOKIE", "TCP_NODELAY"):
        monkeypatch.setattr(OPTIONS[name], "_known", None)
    monkeypatch.setattr(OPTIONS["SO_COOKIE"], "name", "SO_OF_ANOTHER_SYSTEM")
    text = r"SO_OF_ANOTHER_SYSTEM is not defined by <sys/socket\.h> on this system"
    with pytest.raises(AttributeError, match=text):
        _ = options.SO_COOKIE
    monkeypatch.setattr(OPTIONS["TCP_NODELAY"], "name", "TCP_OF_ANOTHER_SYSTEM")
    with pytest.raises(AttributeError, match=r"TCP_OF_ANOTHER_SYSTEM is not defined by <netinet/tcp\.h>"):
        options.TCP_NODELAY = True
    assert "SO_COOKIE" not in dir(options) and "TCP_NODELAY" not in dir(options)
    assert OPTIONS["SO_COOKIE"] not in list(options)


@pytest.mark.parametrize("name", [name for names in LEFT_OUT.values() for name in names.split()])
def test_an_option_left_out_says_why(options: Options, name: str) -> None:
    with pytest.raises(AttributeError, match=r"is not among the options: .*getsockopt\(\) and setsockopt\(\) take it"):
        getattr(options, name)


def test_access(options: Options) -> None:
    with pytest.raises(AttributeError, match="SO_TYPE is read only"):
        options.SO_TYPE = 1  # type: ignore[assignment]
    with pytest.raises(AttributeError, match="IP_ADD_MEMBERSHIP is write only"):
        _ = options.IP_ADD_MEMBERSHIP
    with pytest.raises(AttributeError, match="PACKET_HDRLEN is read only; it is asked by calling it"):
        options.PACKET_HDRLEN = 1  # type: ignore[assignment]
    with pytest.raises(AttributeError, match="SO_TYPE cannot be deleted"):
        del options.SO_TYPE


WRONG: list[tuple[str, Any, type[Exception], str]] = [
    ("SO_REUSEADDR", "yes", TypeError, "SO_REUSEADDR takes a bool, not str"),
    ("SO_SNDBUF", 1.5, TypeError, "SO_SNDBUF takes an int, not float"),
    ("SO_SNDBUF", 1 << 31, OverflowError, "SO_SNDBUF: 2147483648 does not fit int"),
    ("SO_MAX_PACING_RATE", -1, OverflowError, "SO_MAX_PACING_RATE: -1 does not fit unsigned int"),
    ("SO_LINGER", 5, TypeError, r"SO_LINGER takes Linger: Linger\(on=..., seconds=...\), not int"),
    ("SO_LINGER", (True, 5), TypeError, "SO_LINGER takes Linger: .* not tuple"),
    ("SO_LINGER", Linger, TypeError, "SO_LINGER takes Linger: .* not Linger itself"),
    ("SO_LINGER", Linger(True, 1 << 40), OverflowError, "Linger: seconds: "),
    ("SO_LINGER", Linger(True, "5"), TypeError, "Linger: seconds: "),  # type: ignore[arg-type]
    ("SO_RCVTIMEO", "5", TypeError, "SO_RCVTIMEO takes a Timeval or seconds, not str"),
    ("SO_RCVTIMEO", float("nan"), ValueError, "SO_RCVTIMEO: nan is no span of time; 0 sets no limit"),
    ("SO_RCVTIMEO", float("inf"), ValueError, "SO_RCVTIMEO: inf is no span of time; 0 sets no limit"),
    ("SO_BINDTODEVICE", b"lo\0x", ValueError, "SO_BINDTODEVICE: there is a NUL"),
    ("SO_BINDTODEVICE", 1, TypeError, "SO_BINDTODEVICE takes a str, not int"),
    ("IP_OPTIONS", "x", TypeError, "IP_OPTIONS takes bytes, not str"),
    ("IP_OPTIONS", 7, TypeError, "IP_OPTIONS takes bytes, not int"),
    ("IP_ADD_MEMBERSHIP", IpMreq("224.0.0"), ValueError, "IpMreq: multiaddr: '224.0.0' is no IPv4 address"),
    ("IP_ADD_MEMBERSHIP", IpMreqn("all.example"), ValueError, "names are not looked up here"),
    ("IP_ADD_MEMBERSHIP", IpMreqn("224.0.0.1\0"), ValueError, "is no IPv4 address"),
    ("IP_ADD_MEMBERSHIP", IpMreqn(5), TypeError, "IpMreqn: multiaddr takes an IPv4 address as text"),  # type: ignore[arg-type]
    ("IP_ADD_MEMBERSHIP", "224.0.0.1", TypeError, "IP_ADD_MEMBERSHIP takes IpMreq or IpMreqn"),
    ("IP_MULTICAST_IF", "lo", ValueError, "IP_MULTICAST_IF: 'lo' is no IPv4 address"),
    ("IP_UNICAST_IF", -1, OverflowError, "IP_UNICAST_IF: -1 does not fit uint32_t"),
    ("MCAST_JOIN_GROUP", GroupReq(1, "ff02::x"), ValueError, "'ff02::x' is no IPv6 address"),
    ("MCAST_JOIN_GROUP", GroupReq(1, None), TypeError, "takes an IPv4 or IPv6 address as text"),  # type: ignore[arg-type]
    ("SO_ATTACH_FILTER", SockFilter(6, 0, 0, 0), TypeError, "SO_ATTACH_FILTER takes a list of SockFilter"),
    ("SO_ATTACH_FILTER", [(6, 0, 0, 0)], TypeError, "SO_ATTACH_FILTER takes a list of SockFilter"),
    ("SO_ATTACH_FILTER", [SockFilter(6, 0, 0, 0)] * 70_000, ValueError, "70000 instructions; 4096 are the most"),
    ("SO_ATTACH_BPF", "x", TypeError, "SO_ATTACH_BPF takes a descriptor, an int or an object with fileno"),
    ("TCP_MD5SIG", TcpMd5sig("::1", b"k" * 81), ValueError, "TCP_MD5SIG: key has 81 bytes; 80 are the most"),
    ("IP_MSFILTER", IpMsfilter("239.1.2.3", slist=("x",)), ValueError, r"IP_MSFILTER: slist\[0\]: 'x' is no IPv4"),
]


@pytest.mark.parametrize(("name", "value", "kind", "text"), WRONG)
def test_a_wrong_value_is_refused_before_any_call(name: str, value: Any, kind: type[Exception], text: str) -> None:
    with pytest.raises(kind, match=text):
        setattr(Options(-1), name, value)  # the kernel would answer EBADF


class Strange:
    """Not what it seems."""

    def __index__(self) -> int:
        raise RuntimeError("no")

    def fileno(self) -> str:
        return "x"


ANY: list[Any] = [
    *(None, True, -1, 1 << 70, 1.5, float("nan"), "", "x" * 70_000, "1.2.3.4", "\ud800", b"", b"\0" * 70_000),
    *(bytearray(3), memoryview(b"abc")[::2], (), [None], {}, set(), object(), int, Strange()),
    *(pysock.NULL, pysock.new("char[4]"), pysock.linger()),
    *(Linger(*junk) for junk in ((None, None), ("", ""), (1 << 40, -1 << 40))),  # type: ignore[arg-type]
    *(IpMreqn(*junk) for junk in (("::1", b"", None), (None, None, None), ("1.1.1.1", "1.1.1.1", "1"))),  # type: ignore[arg-type]
    *(IpMsfilter(*junk) for junk in ((None, None, None, None), ("1.1.1.1", "1.1.1.1", -1, (1,)))),  # type: ignore[arg-type]
    *(TcpMd5sig(*junk) for junk in (("", "x"), ("::", b"", -1), (None, None))),  # type: ignore[arg-type]
    *(GroupReq(None, object()), PortRange(-1, 5), Timeval(1 << 80, "")),  # type: ignore[arg-type]
    *([SockFilter(1, 2, 3, 1 << 40)], [SockFilter("", 0, 0, 0)]),  # type: ignore[arg-type]
]


def test_no_object_does_more_than_raise(options: Options) -> None:
    """And of the errors that a program can expect: those of wrong values, and of errno."""
    expected = (TypeError, ValueError, OverflowError, OSError, AttributeError, RuntimeError)
    for row in options:
        for value in ANY:
            with contextlib.suppress(*expected):
                setattr(Options(-1), row.name, value)
            if row.access == "ask":
                with contextlib.suppress(*expected):
                    getattr(Options(-1), row.name)(value)


def test_a_port_range_of_wrong_ports(options: Options) -> None:
    with pytest.raises(OverflowError, match="X: highest: 70000 does not fit uint16_t"):
        OPTIONS["IP_LOCAL_PORT_RANGE"].view.put(PortRange(1, 70_000), "X")


# Values


def test_times(options: Options) -> None:
    options.SO_RCVTIMEO = 1e-9
    assert 0 < float(options.SO_RCVTIMEO) <= 0.01, "a little time is not none, which would be for ever"
    options.SO_RCVTIMEO = 0
    assert float(options.SO_RCVTIMEO) == 0.0
    options.SO_RCVTIMEO = 3
    value = options.SO_RCVTIMEO
    assert isinstance(value, Timeval) and value == (3, 0) and float(value) == 3.0


def test_a_flag_goes_as_the_number_it_is(options: Options) -> None:
    options.SO_REUSEADDR = 2
    assert options.SO_REUSEADDR is True
    assert OPTIONS["SO_REUSEADDR"].view.put(2, "")[0][0] == 2


def test_a_pending_error_is_gone_when_read() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as free, socket.socket(type=socket.SOCK_DGRAM) as sock:
        free.bind(("127.0.0.1", 0))
        sock.connect(free.getsockname())
        free.close()
        sock.send(b"x")
        options = Options(sock)
        options.listing()
        assert options.SO_ERROR == errno.ECONNREFUSED
        assert options.SO_ERROR == 0


def test_more_senders_than_there_was_room_for(options: Options) -> None:
    """The kernel says how many there are, and gives as many as were asked for."""
    senders = tuple(f"10.0.0.{number}" for number in range(1, 11))
    options.IP_ADD_MEMBERSHIP = IpMreqn("239.9.9.9", "127.0.0.1")
    filter = IpMsfilter("239.9.9.9", "127.0.0.1", pysock.MCAST_INCLUDE, senders)
    options.IP_MSFILTER = filter
    assert options.IP_MSFILTER(IpMsfilter("239.9.9.9", "127.0.0.1")) == filter


def test_options_that_only_newer_headers_have() -> None:
    """By the kernel's numbers: an old C library under a new kernel is no reason not to try them."""

    class PeerPidfd(ReadOnly[pysock.Descriptor]):
        number = 77

    class LocalPortRange(Option[PortRange, PortRange]):
        number = 51

    class Newer(Level, level="SOL_SOCKET", header="sys/socket.h", man="unix(7)"):
        SO_PEERPIDFD = PeerPidfd(views.DESCRIPTOR)

    class Newest(Level, level="IPPROTO_IP", header="netinet/in.h", man="ip(7)"):
        IP_LOCAL_PORT_RANGE = LocalPortRange(views.PORTS)

    try:
        ours, theirs = socket.socketpair()
        with ours, theirs, Newer(ours).SO_PEERPIDFD as pidfd:
            assert f"Pid:\t{os.getpid()}\n" in Path(f"/proc/self/fdinfo/{pidfd.fileno()}").read_text()
        with socket.socket(type=socket.SOCK_DGRAM) as sock:
            Newest(sock).IP_LOCAL_PORT_RANGE = PortRange(40_000, 40_003)
            assert PortRange(40_000, 40_003) == Newest(sock).IP_LOCAL_PORT_RANGE
    except OSError as error:
        if error.errno != errno.ENOPROTOOPT:
            raise
        pytest.skip(f"this kernel is older: {error}")


# What it shows


def test_rows() -> None:
    row = Options.SO_LINGER
    assert (row.name, row.level, row.header, row.man, row.access) == (
        "SO_LINGER", "SOL_SOCKET", "sys/socket.h", "socket(7)", "rw",
    )  # fmt: skip
    assert row.number == pysock.SO_LINGER
    assert repr(row) == "<SO_LINGER: SOL_SOCKET, struct linger, Linger, rw>"
    assert Options.SO_PEERCRED.man == "unix(7)"
    assert OPTIONS["SO_LINGER"] is row


def test_dir_and_iteration_are_what_this_system_has(options: Options) -> None:
    names = {row.name for row in options}
    assert names == {name for name, row in OPTIONS.items() if hasattr(pysock, name)}
    assert names <= set(dir(options))
    assert not [name for name in set(dir(options)) - names if re.match("[A-Z]", name)]
    assert repr(options) == f"<Options of descriptor {options._fileno()}>"


def test_the_listing(options: Options) -> None:
    options.SO_PRIORITY = 3
    lines = options.listing().splitlines()
    assert [line.split() for line in lines if line.startswith("SO_PRIORITY ")] == [
        ["SO_PRIORITY", "3", *Options.SO_PRIORITY.note.split()]
    ]
    at = lines.index(next(line for line in lines if line.startswith("SO_LINGER ")))
    assert lines[at].split(maxsplit=1)[1] == "Linger(on=False, seconds=0)"
    assert lines[at + 1].strip() == Options.SO_LINGER.note
    shown = {line.split()[0] for line in lines}
    assert "IP_TTL" in shown and "TCP_NODELAY" not in shown and "SO_ERROR" not in shown
    assert "IP_PMTUDISC" in shown and "IP_MTU_DISCOVER" not in shown, "one option, two names"


def test_importing_pysock_does_not_load_the_table() -> None:
    code = "import sys, pysock; print('pysock.options' in sys.modules)"
    environment = {**os.environ, "PYTHONPATH": str(Path(pysock.__file__).resolve().parents[1])}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True)
    assert done.stdout == "False\n"
