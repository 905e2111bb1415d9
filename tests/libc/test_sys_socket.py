"""<sys/socket.h>: sockets on loopback and AF_UNIX, and what strace sees of each call."""
# ruff: noqa: E501, F403, F405, SIM115

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import pysock
from pysock import *
from pysock import ffi


class Descriptors:
    """Descriptors that are closed at the end."""

    def __init__(self) -> None:
        self.open: list[int] = []

    def __call__(self, fd: int) -> int:
        assert fd >= 0, os.strerror(errno[0])
        self.open.append(fd)
        return fd

    def listener(self, backlog: int = 5) -> tuple[int, Any]:
        """A listening TCP socket on loopback, and its address."""
        fd = self(socket(AF_INET, SOCK_STREAM, 0))
        addr = sockaddr_in(sin_family=AF_INET, sin_addr={"s_addr": htonl(INADDR_LOOPBACK)})
        assert bind(fd, addr, sizeof(addr)) == 0
        assert listen(fd, backlog) == 0
        length = new("socklen_t", sizeof(addr))
        assert getsockname(fd, addr, length) == 0
        assert length[0] == 16
        return fd, addr

    def pair(self, type: int = SOCK_STREAM) -> tuple[int, int]:
        sv = new("int[2]")
        assert socketpair(AF_UNIX, type, 0, sv) == 0
        return self(sv[0]), self(sv[1])


@pytest.fixture
def fds() -> Iterator[Descriptors]:
    fds = Descriptors()
    yield fds
    for fd in fds.open:
        close(fd)


def test_tcp_echo(fds: Descriptors) -> None:
    listener, addr = fds.listener()

    def serve() -> None:
        peer, length = sockaddr_in(), new("socklen_t", sizeof("struct sockaddr_in"))
        conn = accept(listener, peer, length)
        seen.append((peer.sin_family, cstr(inet_ntoa(peer.sin_addr)), length[0]))
        buf = new("char[64]")
        while (n := recv(conn, buf, sizeof(buf), 0)) > 0:
            assert send(conn, buf, n, 0) == n
        close(conn)

    seen: list[tuple[int, str, int]] = []
    thread = threading.Thread(target=serve)
    thread.start()
    fd = fds(socket(AF_INET, SOCK_STREAM, 0))
    assert connect(fd, addr, sizeof(addr)) == 0
    name = sockaddr_in()
    assert getpeername(fd, name, new("socklen_t", sizeof(name))) == 0
    assert (name.sin_port, name.sin_addr.s_addr) == (addr.sin_port, addr.sin_addr.s_addr)
    assert send(fd, b"hello", 5, 0) == 5
    assert shutdown(fd, SHUT_WR) == 0
    buf = new("char[64]")
    assert recv(fd, buf, sizeof(buf), MSG_WAITALL) == 5
    assert cstr(buf) == "hello"
    assert recv(fd, buf, sizeof(buf), 0) == 0
    thread.join()
    assert seen == [(AF_INET, "127.0.0.1", 16)]


def test_ipv6(fds: Descriptors) -> None:
    fd = socket(AF_INET6, SOCK_STREAM, 0)
    addr = sockaddr_in6(sin6_family=AF_INET6, sin6_addr=in6addr_loopback)
    if fd == -1 or bind(fds(fd), addr, sizeof(addr)) == -1:
        pytest.skip(f"no IPv6 here: {os.strerror(errno[0])}")
    assert listen(fd, 1) == 0
    assert getsockname(fd, addr, new("socklen_t", sizeof(addr))) == 0
    client = fds(socket(AF_INET6, SOCK_STREAM, 0))
    assert connect(client, addr, sizeof(addr)) == 0
    peer, length = sockaddr_storage(), new("socklen_t", sizeof("struct sockaddr_storage"))
    conn = fds(accept4(fd, peer, length, SOCK_CLOEXEC | SOCK_NONBLOCK))
    assert (peer.ss_family, length[0]) == (AF_INET6, 28)
    assert fcntl(conn, F_GETFD) == FD_CLOEXEC
    assert fcntl(conn, F_GETFL) & O_NONBLOCK
    assert recv(conn, new("char[1]"), 1, 0) == -1
    assert errno == EAGAIN


def test_udp(fds: Descriptors) -> None:
    fd, other = (fds(socket(AF_INET, SOCK_DGRAM, 0)) for _ in range(2))
    addr = sockaddr_in(sin_family=AF_INET, sin_addr={"s_addr": htonl(INADDR_LOOPBACK)})
    assert bind(fd, addr, sizeof(addr)) == 0
    assert getsockname(fd, addr, new("socklen_t", sizeof(addr))) == 0
    assert sendto(other, b"datagram", 8, 0, addr, sizeof(addr)) == 8
    buf, src, length = new("char[4]"), sockaddr_in(), new("socklen_t", 16)
    assert recvfrom(fd, buf, 4, MSG_PEEK | MSG_TRUNC, src, length) == 8
    assert bytes(ffi.buffer(buf)) == b"data"
    assert cstr(inet_ntoa(src.sin_addr)) == "127.0.0.1"
    assert recvfrom(fd, buf, 4, 0, NULL, NULL) == 4
    assert sendto(fd, b"", 0, 0, src, length[0]) == 0
    assert recv(other, buf, 4, 0) == 0
    assert connect(other, addr, sizeof(addr)) == 0
    assert send(other, b"x", 1, 0) == 1
    assert connect(other, sockaddr_in(sin_family=AF_UNSPEC), 16) == 0
    assert send(other, b"x", 1, 0) == -1
    assert errno == EDESTADDRREQ


def test_unix(fds: Descriptors, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    addr = sockaddr_un(sun_family=AF_UNIX)
    strcpy(addr.sun_path, "socket")
    fd = fds(socket(AF_UNIX, SOCK_STREAM, 0))
    assert bind(fd, addr, SUN_LEN(addr)) == 0
    assert listen(fd, 1) == 0
    client = fds(socket(AF_UNIX, SOCK_STREAM, 0))
    assert connect(client, addr, sizeof(addr)) == 0
    conn = fds(accept(fd, NULL, NULL))
    assert write(client, b"abc", 3) == 3
    assert read(conn, new("char[3]"), 3) == 3
    who, length = ucred(), new("socklen_t", sizeof("struct ucred"))
    assert getsockopt(conn, SOL_SOCKET, SO_PEERCRED, who, length) == 0
    assert (who.pid, who.uid, who.gid) == (getpid(), geteuid(), getegid())
    again = fds(socket(AF_UNIX, SOCK_STREAM, 0))
    assert bind(again, addr, sizeof(addr)) == -1
    assert errno == EADDRINUSE
    # 108 bytes without a NUL are a path as well
    memset(addr.sun_path, ord("x"), 108)
    assert bind(again, addr, sizeof(addr)) == 0
    assert os.path.exists("x" * 108)


def test_socketpair_kinds(fds: Descriptors) -> None:
    a, b = fds.pair(SOCK_SEQPACKET)
    buf = new("char[8]")
    assert send(a, b"one", 3, 0) == 3
    assert send(a, b"two!", 4, 0) == 4
    assert recv(b, buf, 8, 0) == 3
    assert recv(b, buf, 2, MSG_TRUNC) == 4
    assert socketpair(AF_INET, SOCK_STREAM, 0, new("int[2]")) == -1
    assert errno == EOPNOTSUPP


# fmt: off
OPTIONS: list[tuple[Any, ...]] = [
    (SOL_SOCKET, SO_REUSEADDR, 1), (SOL_SOCKET, SO_KEEPALIVE, 1), (SOL_SOCKET, SO_BROADCAST, 1), (SOL_SOCKET, SO_OOBINLINE, 1),
    (SOL_SOCKET, SO_RCVLOWAT, 5), (IPPROTO_TCP, TCP_NODELAY, 1), (IPPROTO_TCP, TCP_KEEPIDLE, 77), (IPPROTO_TCP, TCP_MAXSEG, 1000),
    (IPPROTO_IP, IP_TTL, 9), (IPPROTO_IP, IP_TOS, 16), (SOL_SOCKET, SO_REUSEPORT, 1),
]
# fmt: on


@pytest.mark.parametrize(("level", "optname", "value"), OPTIONS)
def test_options(fds: Descriptors, level: int, optname: int, value: int) -> None:
    """Read, set to something else, read back."""
    fd = fds(socket(AF_INET, SOCK_STREAM, 0))
    found, length = new("int", -1), new("socklen_t", 4)
    assert getsockopt(fd, level, optname, found, length) == 0
    assert found[0] != value
    assert length[0] == 4
    assert setsockopt(fd, level, optname, new("int", value), sizeof("int")) == 0
    assert getsockopt(fd, level, optname, found, length) == 0
    assert found[0] == value


def test_options_that_are_structs(fds: Descriptors) -> None:
    fd = fds(socket(AF_INET, SOCK_STREAM, 0))
    assert setsockopt(fd, SOL_SOCKET, SO_LINGER, linger(l_onoff=1, l_linger=7), sizeof("struct linger")) == 0
    found, length = linger(), new("socklen_t", sizeof("struct linger"))
    assert getsockopt(fd, SOL_SOCKET, SO_LINGER, found, length) == 0
    assert (found.l_onoff, found.l_linger, length[0]) == (1, 7, 8)
    short, length = new("int", -1), new("socklen_t", 2)
    assert getsockopt(fd, SOL_SOCKET, SO_TYPE, short, length) == 0
    assert length[0] == 2
    assert setsockopt(fd, SOL_SOCKET, SO_LINGER, new("int", 1), 4) == -1
    assert errno == EINVAL
    assert getsockopt(fd, SOL_SOCKET, 9999, short, new("socklen_t", 4)) == -1
    assert errno == ENOPROTOOPT


def test_what_fails(fds: Descriptors) -> None:
    def failed(result: int) -> int:
        assert result == -1
        return errno[0]

    fd, addr = fds.listener()
    stream = fds(socket(AF_INET, SOCK_STREAM, 0))
    assert failed(bind(stream, addr, sizeof(addr))) == EADDRINUSE
    assert failed(bind(stream, addr, 4)) == EINVAL
    assert failed(bind(stream, sockaddr_un(sun_family=AF_UNIX), sizeof(addr))) == EAFNOSUPPORT
    assert failed(accept(stream, NULL, NULL)) == EINVAL
    assert failed(send(stream, b"x", 1, MSG_NOSIGNAL)) == EPIPE
    assert failed(recv(stream, new("char[1]"), 1, 0)) == ENOTCONN
    assert failed(shutdown(stream, SHUT_RDWR)) == ENOTCONN
    assert failed(shutdown(stream, 99)) == EINVAL
    assert failed(getpeername(stream, addr, new("socklen_t", 16))) == ENOTCONN
    assert failed(listen(fds(socket(AF_INET, SOCK_DGRAM, 0)), 1)) == EOPNOTSUPP
    assert failed(socket(AF_INET, 99, 0)) == EINVAL
    assert failed(socket(9999, SOCK_STREAM, 0)) == EAFNOSUPPORT
    assert failed(connect(-1, addr, sizeof(addr))) == EBADF
    file = fds(open("/dev/null", O_RDWR))
    assert failed(connect(file, addr, sizeof(addr))) == ENOTSOCK
    assert close(fd) == 0
    fds.open.remove(fd)
    assert failed(connect(stream, addr, sizeof(addr))) == ECONNREFUSED
    assert failed(close(fd)) == EBADF


def test_without_waiting(fds: Descriptors) -> None:
    fd, _ = fds.listener()
    assert fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) | O_NONBLOCK) == 0
    assert accept(fd, NULL, NULL) == -1
    assert errno == EAGAIN
    a, b = fds.pair()
    assert recv(a, new("char[1]"), 1, MSG_DONTWAIT) == -1
    assert errno == EWOULDBLOCK
    sent, chunk = 0, bytes(65536)
    while (n := send(a, chunk, len(chunk), MSG_DONTWAIT)) > 0:
        sent += n
    assert errno == EAGAIN
    got, buf = 0, bytearray(65536)
    while (n := recv(b, buf, len(buf), MSG_DONTWAIT)) > 0:
        got += n
    assert got == sent


def test_urgent_data(fds: Descriptors) -> None:
    listener, addr = fds.listener()
    client = fds(socket(AF_INET, SOCK_STREAM, 0))
    assert connect(client, addr, sizeof(addr)) == 0
    conn = fds(accept(listener, NULL, NULL))
    assert send(client, b"ab", 2, 0) == 2
    assert send(client, b"!", 1, MSG_OOB) == 1
    buf = new("char[8]")
    assert recv(conn, buf, 8, 0) == 2
    assert sockatmark(conn) == 1
    assert recv(conn, buf, 1, MSG_OOB) == 1
    assert buf[0] == ord("!")
    assert isfdtype(conn, S_IFSOCK) == 1


CALLS = [
    "socket(AF_INET, SOCK_STREAM, 0)",
    "socket(AF_INET6, SOCK_DGRAM | SOCK_CLOEXEC, IPPROTO_UDP)",
    "socket(-1, 70000, 99)",
    "bind(50, &addr, sizeof(addr))",
    "bind(50, &addr, 3)",
    "bind(50, NULL, 16)",
    "connect(50, &addr, sizeof(addr))",
    "listen(50, -1)",
    "listen(50, 128)",
    "accept(50, NULL, NULL)",
    "accept4(50, NULL, NULL, SOCK_NONBLOCK)",
    'send(50, "abc", 4, MSG_NOSIGNAL)',
    'send(50, "", 0, 0)',
    'sendto(50, "abc", 3, MSG_DONTWAIT, &addr, sizeof(addr))',
    "recv(50, buf, 0, 0)",
    "recv(50, buf, 32, MSG_PEEK | MSG_WAITALL)",
    "recvfrom(50, buf, 32, 0, NULL, NULL)",
    'write(50, "text", 4)',
    "read(50, buf, 32)",
    "setsockopt(50, SOL_SOCKET, SO_REUSEADDR, &one, sizeof(one))",
    "setsockopt(50, SOL_SOCKET, SO_LINGER, NULL, 0)",
    "getsockopt(50, SOL_SOCKET, SO_ERROR, NULL, NULL)",
    "shutdown(50, SHUT_RDWR)",
    "shutdown(50, 77)",
    "getsockname(50, NULL, NULL)",
    "getpeername(50, NULL, NULL)",
    "socketpair(AF_INET, SOCK_STREAM, 5, NULL)",
    "close(50)",
    "close(-1)",
    "close(2147483647)",
    "dup(50)",
    "dup2(50, 51)",
    "fcntl(50, F_SETFL, O_NONBLOCK)",
    "fcntl(50, F_GETFL)",
]
MARK = "lseek(-77, 77, 77)"


def traced(command: list[str], folder: Path, **options: Any) -> list[str]:
    """The system calls between the two marks; where the program's own memory lies is its own affair."""
    log = folder / "log"
    subprocess.run(["strace", "-o", str(log), "-e", "signal=none", *command], check=True, timeout=60, **options)
    lines = log.read_text().splitlines()
    marks = [at for at, line in enumerate(lines) if line.startswith("lseek(-77, 77, ")]
    assert len(marks) == 2
    calls = [re.sub(r"\b0x[0-9a-f]{6,}", "ADDRESS", line) for line in lines[marks[0] + 1 : marks[1]]]
    return [re.sub(r" += ", " = ", call) for call in calls]  # strace aligns the results


def test_one_call_is_one_system_call_with_the_same_arguments(tmp_path: Path, compile_c: Callable[..., Path]) -> None:
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed")
    probe = subprocess.run(["strace", "-o", os.devnull, "true"], capture_output=True, text=True, check=False)
    if probe.returncode != 0:
        pytest.skip(f"strace may not trace here: {probe.stderr.strip()}")
    headers = "arpa/inet.h fcntl.h netinet/in.h stdio.h string.h sys/socket.h unistd.h".split()
    opening = "struct sockaddr_in addr; char buf[32]; int one = 1; memset(&addr, 0, sizeof addr); memset(buf, 0, 32); "
    opening += "addr.sin_family = AF_INET; addr.sin_port = htons(8080); addr.sin_addr.s_addr = htonl(INADDR_LOOPBACK);"
    source = "#define _GNU_SOURCE\n" + "".join(f"#include <{header}>\n" for header in headers)
    body = "\n".join(f"{call};" for call in (MARK, *CALLS, MARK))
    program = compile_c(f"{source}int main(void)\n{{\n{opening}\n{body}\nreturn 0;\n}}\n", "-w")
    lines = [call.replace("&", "", 1) if "&addr" in call or "&one" in call else call for call in (MARK, *CALLS, MARK)]
    lines = [line.replace('"', 'b"', 1) if '"' in line else line for line in lines]
    port = tmp_path / "port.py"
    port.write_text(
        "from pysock import *\n"
        "addr = sockaddr_in(sin_family=AF_INET, sin_port=htons(8080), sin_addr={'s_addr': htonl(INADDR_LOOPBACK)})\n"
        'buf = new("char[32]")\none = new("int", 1)\n' + "\n".join(lines) + "\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(pysock.__file__).resolve().parents[1])}
    expected = traced([str(program)], tmp_path)
    assert len(expected) == len(CALLS)
    assert traced([sys.executable, str(port)], tmp_path, env=environment) == expected
