"""The table of test_one_call.py: what each method asks of the kernel; and, run as a program under strace, its rows.

A row: the method, the line that calls it, the system calls in strace's notation (`...` for what differs from run to
run), and lines that come before it, unwatched. libc makes a few of the calls under another name: that is C's doing.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from typing import NamedTuple

MARK = "row "


class Row(NamedTuple):
    method: str
    line: str
    calls: tuple[str, ...]
    before: str = ""


def row(method: str, line: str, *calls: str, before: str = "") -> Row:
    return Row(method, line, calls, before)


#: Descriptors: 100 a TCP listener, 101 and 102 its client and server, 103 and 104 a pair of streams, 105 and 106 a pair
#: of datagram sockets, 107 a UDP socket, 108 a file of 10 bytes, 109 an epoll set, 110 a Descriptor of the file.
WORLD = """
def at(number, sock):
    lib.dup2(sock.fileno(), number)
    other = Socket.from_fd(number, sock.family, sock.type, sock.proto)
    sock.close()
    return other

listener = at(100, Socket(AF_INET, SOCK_STREAM))
listener.bind(("127.0.0.1", 0))
listener.listen(8)
here = listener.getsockname()
client = at(101, Socket(AF_INET, SOCK_STREAM))
client.connect(here)
server = at(102, listener.accept()[0])
left, right = map(at, (103, 104), Socket.pair())
one, two = map(at, (105, 106), Socket.pair(AF_UNIX, SOCK_DGRAM))
udp = at(107, Socket(AF_INET, SOCK_DGRAM))
udp.bind(("127.0.0.1", 0))
there = udp.getsockname()
temporary = tempfile.TemporaryFile()
temporary.write(b"0123456789")
temporary.flush()
lib.dup2(temporary.fileno(), 108)
epoll = Epoll()
lib.dup2(epoll.fileno(), 109)
epoll.close()
epoll._fd = 109
file = Descriptor(110)
lib.dup2(108, 110)
poll = Poll()
poll.register(left, POLLOUT)
buf, more = bytearray(8), bytearray(8)
def fresh(number, type):
    if "it" in globals():
        it.detach()
    return at(number, Socket(AF_INET, type))

new_udp, new_tcp = (lambda: fresh(120, SOCK_DGRAM)), (lambda: fresh(121, SOCK_STREAM))
waiting = lambda: kept.append(connect_to(*here))
ready = lambda: one.send(b"abc")
"""

ADDRESS = '{sa_family=AF_INET, sin_port=htons(...), sin_addr=inet_addr("127.0.0.1")}'
ROWS = (
    # making and closing
    row("Socket", "Socket(AF_INET, SOCK_STREAM)", "socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = ..."),
    row(
        "Socket",
        "Socket(AF_INET6, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, IPPROTO_UDP)",
        "socket(AF_INET6, SOCK_DGRAM|SOCK_CLOEXEC|SOCK_NONBLOCK, IPPROTO_UDP) = ...",
    ),
    row("Socket", "Socket(AF_INET, 77)", "socket(AF_INET, 0x4d /* SOCK_??? */, IPPROTO_IP) = -1 EINVAL (Invalid argument)"),
    row("Socket", "Socket(AF_UNIX, SOCK_STREAM, 7)", "socket(AF_UNIX, SOCK_STREAM, 7) = -1 EPROTONOSUPPORT (...)"),
    row("pair", "Socket.pair()", "socketpair(AF_UNIX, SOCK_STREAM, 0, [..., ...]) = 0"),
    row("from_fd", "Socket.from_fd(101, AF_INET, SOCK_STREAM, 0).detach()"),
    row(
        "from_fd",
        "Socket.from_fd(101).detach()",
        "getsockopt(101, SOL_SOCKET, SO_DOMAIN, [2], [4]) = 0",
        "getsockopt(101, SOL_SOCKET, SO_TYPE, [1], [4]) = 0",
        "getsockopt(101, SOL_SOCKET, SO_PROTOCOL, [6], [4]) = 0",
    ),
    row("from_socket", "Socket.from_socket(std)", before="std = socket_module.socket()"),
    row("close", "it.close()", "close(120) = 0", before="it = new_udp()"),
    row("close", "it.close()"),
    row("__exit__", "with it: pass", "close(120) = 0", before="it = new_udp()"),
    row("detach", "lib.close(it.detach())", "close(120) = 0", before="it = new_udp()"),
    row("dup", "left.dup()", "dup(103) = ..."),
    row("dup", "file.dup()", "dup(110) = ..."),
    row("fileno", "left.fileno(), left.family, left.type, left.proto, left.closed, repr(left)"),
    row("send", "it.send(b'x')", "sendto(-1, \"x\", 1, 0, NULL, 0) = -1 EBADF (Bad file descriptor)"),
    # names
    row("bind", "it.bind(('127.0.0.1', 0))", 'bind(120, {sa_family=AF_INET, sin_port=htons(0), sin_addr=inet_addr("127.0.0.1")}, 16) = 0', before="it = new_udp()"),
    row("bind", "it.bind(('192.0.2.77', 1))", 'bind(121, {sa_family=AF_INET, sin_port=htons(1), sin_addr=inet_addr("192.0.2.77")}, 16) = -1 EADDRNOTAVAIL (...)', before="it = new_tcp()"),
    row("bind", "left.bind('/nowhere/at/all')", 'bind(103, {sa_family=AF_UNIX, sun_path="/nowhere/at/all"}, 18) = -1 ...'),
    row("bind", "left.bind(b'\\0pysock' + str(os.getpid()).encode())", 'getpid() = ...', 'bind(103, {sa_family=AF_UNIX, sun_path=@"pysock..."}, ...) = 0'),
    row("listen", "listener.listen()", "listen(100, 4096) = 0"),
    row("listen", "listener.listen(-1)", "listen(100, -1) = 0"),
    row("listen", "udp.listen(5)", "listen(107, 5) = -1 EOPNOTSUPP (...)"),
    row("accept", "listener.accept()", f"accept(100, {ADDRESS}, [128 => 16]) = ...", before="waiting()"),
    row("accept", "udp.accept()", "accept(107, 0x..., [128]) = -1 EOPNOTSUPP (...)"),
    row("accept4", "listener.accept4()", f"accept4(100, {ADDRESS}, [128 => 16], 0) = ...", before="waiting()"),
    row("accept4", "listener.accept4(SOCK_CLOEXEC | SOCK_NONBLOCK)", f"accept4(100, {ADDRESS}, [128 => 16], SOCK_CLOEXEC|SOCK_NONBLOCK) = ...", before="waiting()"),
    row("connect", "it.connect(here)", f"connect(121, {ADDRESS}, 16) = 0", before="it = new_tcp()"),
    row("connect", "it.connect(here)", f"connect(121, {ADDRESS}, 16) = -1 EISCONN (...)"),
    row("connect", "it.connect(sockaddr_in6(sin6_family=AF_INET6))", "connect(120, {sa_family=AF_INET6, sin6_port=htons(0), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, \"::\", &sin6_addr), sin6_scope_id=0}, 28) = -1 EAFNOSUPPORT (...)", before="it = new_udp()"),
    row("connect", "it.connect(sockaddr(sa_family=AF_UNSPEC))", 'connect(120, {sa_family=AF_UNSPEC, sa_data="\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0"}, 16) = 0'),
    row("connect_ex", "it.connect_ex(('127.0.0.1', 1))", 'connect(121, {sa_family=AF_INET, sin_port=htons(1), sin_addr=inet_addr("127.0.0.1")}, 16) = -1 ECONNREFUSED (...)', before="it = new_tcp()"),
    row("getsockname", "listener.getsockname()", f"getsockname(100, {ADDRESS}, [128 => 16]) = 0"),
    row("getpeername", "client.getpeername()", f"getpeername(101, {ADDRESS}, [128 => 16]) = 0"),
    row("getpeername", "listener.getpeername()", "getpeername(100, 0x..., [128]) = -1 ENOTCONN (...)"),
    row("shutdown", "it.shutdown(SHUT_WR)", "shutdown(121, SHUT_WR) = 0", before="it = new_tcp(); it.connect(here)"),
    row("shutdown", "it.shutdown(SHUT_RDWR)", "shutdown(120, SHUT_RDWR) = -1 ENOTCONN (...)", before="it = new_udp()"),
    row("sockatmark", "client.sockatmark()", "ioctl(101, SIOCATMARK, [0]) = 0"),
    # bytes
    row("send", "left.send(b'hello', MSG_NOSIGNAL)", 'sendto(103, "hello", 5, MSG_NOSIGNAL, NULL, 0) = 5'),
    row("recv", "right.recv(0)", 'recvfrom(104, "", 0, 0, NULL, NULL) = 0'),
    row("recv", "right.recv(100)", 'recvfrom(104, "hello", 100, 0, NULL, NULL) = 5'),
    row("recv", "right.recv(9, MSG_DONTWAIT)", 'recvfrom(104, 0x..., 9, MSG_DONTWAIT, NULL, NULL) = -1 EAGAIN (...)'),
    row("send", "left.send(bytearray(b'abc'))", 'sendto(103, "abc", 3, 0, NULL, 0) = 3'),
    row("send", "left.send(b'')", 'sendto(103, "", 0, 0, NULL, 0) = 0'),
    row("recv_into", "right.recv_into(buf)", 'recvfrom(104, "abc", 8, 0, NULL, NULL) = 3'),
    row("recv_into", "right.recv_into(memoryview(buf)[:4], 2, MSG_DONTWAIT)", 'recvfrom(104, 0x..., 2, MSG_DONTWAIT, NULL, NULL) = -1 EAGAIN (...)'),
    row("sendall", "left.sendall(b'hello')", 'sendto(103, "hello", 5, 0, NULL, 0) = 5'),
    row("read", "right.read(9)", 'read(104, "hello", 9) = 5'),
    row("write", "left.write(b'abc')", 'write(103, "abc", 3) = 3'),
    row("readv", "right.readv([buf, more])", 'readv(104, [{iov_base="abc", iov_len=8}, {iov_base="", iov_len=8}], 2) = 3'),
    row("writev", "left.writev([b'abc', b'de'])", 'writev(103, [{iov_base="abc", iov_len=3}, {iov_base="de", iov_len=2}], 2) = 5'),
    row("writev", "file.readv([])", "readv(110, [], 0) = 0"),
    row("recv", "right.recv(5, MSG_WAITALL)", 'recvfrom(104, "abcde", 5, MSG_WAITALL, NULL, NULL) = 5'),
    row("sendto", "udp.sendto(b'abc', there)", f'sendto(107, "abc", 3, 0, {ADDRESS}, 16) = 3'),
    row("sendto", "udp.sendto(b'abc', MSG_DONTWAIT, there)", f'sendto(107, "abc", 3, MSG_DONTWAIT, {ADDRESS}, 16) = 3'),
    row("sendto", "udp.sendto(b'abc', None)", 'sendto(107, "abc", 3, 0, NULL, 0) = -1 EDESTADDRREQ (...)'),
    row("sendto", "udp.sendto(b'a' * 70000, 0, there)", f'sendto(107, "{"a" * 32}"..., 70000, 0, {ADDRESS}, 16) = -1 EMSGSIZE (...)'),
    row("recvfrom", "udp.recvfrom(100)", f'recvfrom(107, "abc", 100, 0, {ADDRESS}, [128 => 16]) = 3'),
    row("recvfrom_into", "udp.recvfrom_into(buf)", f'recvfrom(107, "abc", 8, 0, {ADDRESS}, [128 => 16]) = 3'),
    row("recvfrom", "udp.recvfrom(100, MSG_DONTWAIT)", 'recvfrom(107, 0x..., 100, MSG_DONTWAIT, 0x..., [128]) = -1 EAGAIN (...)'),
    row("sendmsg", "one.sendmsg([b'abc', b'de'])", 'sendmsg(105, {msg_name=NULL, msg_namelen=0, msg_iov=[{iov_base="abc", iov_len=3}, {iov_base="de", iov_len=2}], msg_iovlen=2, msg_controllen=0, msg_flags=0}, 0) = 5'),
    row("sendmsg", "udp.sendmsg([b'abc'], (), MSG_DONTWAIT, there)", f'sendmsg(107, {{msg_name={ADDRESS}, msg_namelen=16, msg_iov=[{{iov_base="abc", iov_len=3}}], msg_iovlen=1, msg_controllen=0, msg_flags=0}}, MSG_DONTWAIT) = 3'),
    row("sendmsg", "udp.sendmsg([b'abc'])", 'sendmsg(107, {msg_name=NULL, msg_namelen=0, msg_iov=[{iov_base="abc", iov_len=3}], msg_iovlen=1, msg_controllen=0, msg_flags=0}, 0) = -1 EDESTADDRREQ (...)'),
    row("sendmsg", "left.sendmsg([], b'\\x01' * 3)", 'sendmsg(103, {msg_name=NULL, msg_namelen=0, msg_iov=[], msg_iovlen=0, msg_control=0x..., msg_controllen=3, msg_flags=0}, 0) = 0'),
    row("recvmsg", "two.recvmsg(100)", 'recvmsg(106, {msg_name=0x..., msg_namelen=128 => 0, msg_iov=[{iov_base="abcde", iov_len=100}], msg_iovlen=1, msg_controllen=0, msg_flags=0}, 0) = 5'),
    row("recvmsg", "udp.recvmsg(100)", f'recvmsg(107, {{msg_name={ADDRESS}, msg_namelen=128 => 16, msg_iov=[{{iov_base="abc", iov_len=100}}], msg_iovlen=1, msg_controllen=0, msg_flags=0}}, 0) = 3'),
    row("recvmsg", "two.recvmsg(100, 0, MSG_DONTWAIT)", "recvmsg(106, {msg_namelen=128}, MSG_DONTWAIT) = -1 EAGAIN (...)"),
    row("recvmsg_into", "two.recvmsg_into([buf, more])", 'recvmsg(106, {msg_name=0x..., msg_namelen=128 => 0, msg_iov=[{iov_base="abc", iov_len=8}, {iov_base="", iov_len=8}], msg_iovlen=2, msg_controllen=0, msg_flags=0}, 0) = 3', before="ready()"),
    row("sendmmsg", "one.sendmmsg([b'abc', Message([b'd', b'e'])])", 'sendmmsg(105, [{msg_hdr={msg_name=NULL, msg_namelen=0, msg_iov=[{iov_base="abc", iov_len=3}], msg_iovlen=1, msg_controllen=0, msg_flags=0}, msg_len=3}, {msg_hdr={msg_name=NULL, msg_namelen=0, msg_iov=[{iov_base="d", iov_len=1}, {iov_base="e", iov_len=1}], msg_iovlen=2, msg_controllen=0, msg_flags=0}, msg_len=2}], 2, 0) = 2'),
    row("sendmmsg", "udp.sendmmsg([b'abc'])", 'sendmmsg(107, [{msg_hdr={msg_name=NULL, msg_namelen=0, msg_iov=[{iov_base="abc", iov_len=3}], msg_iovlen=1, msg_controllen=0, msg_flags=0}}], 1, 0) = -1 EDESTADDRREQ (...)'),
    row("recvmmsg", "two.recvmmsg(3, 10, flags=MSG_WAITFORONE)", 'recvmmsg(106, [...], 3, MSG_WAITFORONE, NULL) = 2'),
    row("recvmmsg", "two.recvmmsg(3, 10, 0, MSG_DONTWAIT)", 'recvmmsg(106, 0x..., 3, MSG_DONTWAIT, NULL) = -1 EAGAIN (...)'),
    row("sendfile", "left.sendfile(108, 2, 5)", "sendfile(103, 108, [2] => [7], 5) = 5"),
    row("sendfile", "left.sendfile(temporary, None, 3)", "sendfile(103, ..., NULL, 3) = 0"),
    row("sendfile", "left.sendfile(999)", "sendfile(103, 999, NULL, 2147479552) = -1 EBADF (Bad file descriptor)"),
    # options and the descriptor
    row("getsockopt", "listener.getsockopt(SOL_SOCKET, SO_REUSEADDR)", "getsockopt(100, SOL_SOCKET, SO_REUSEADDR, [0], [4]) = 0"),
    row("getsockopt", "listener.getsockopt(SOL_SOCKET, SO_LINGER, linger)", "getsockopt(100, SOL_SOCKET, SO_LINGER, {l_onoff=0, l_linger=0}, [8]) = 0"),
    row("getsockopt", "listener.getsockopt(SOL_SOCKET, SO_TYPE, 100)", "getsockopt(100, SOL_SOCKET, SO_TYPE, [1], [100 => 4]) = 0"),
    row("getsockopt", "left.getsockopt(IPPROTO_TCP, TCP_NODELAY)", "getsockopt(103, SOL_TCP, TCP_NODELAY, 0x..., [4]) = -1 EOPNOTSUPP (...)"),
    row("setsockopt", "listener.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)", "setsockopt(100, SOL_SOCKET, SO_REUSEADDR, [1], 4) = 0"),
    row("setsockopt", "listener.setsockopt(SOL_SOCKET, SO_LINGER, linger(l_onoff=1, l_linger=5))", "setsockopt(100, SOL_SOCKET, SO_LINGER, {l_onoff=1, l_linger=5}, 8) = 0"),
    row("setsockopt", "left.setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)", "setsockopt(103, SOL_TCP, TCP_NODELAY, [1], 4) = -1 EOPNOTSUPP (...)"),
    row("setsockopt", "listener.setsockopt(SOL_SOCKET, SO_REUSEADDR, None, 4)", "setsockopt(100, SOL_SOCKET, SO_REUSEADDR, NULL, 4) = -1 EFAULT (Bad address)"),
    row("fcntl", "left.fcntl(F_GETFD)", "fcntl(103, F_GETFD) = 0"),
    row("fcntl", "left.fcntl(F_SETFD, FD_CLOEXEC)", "fcntl(103, F_SETFD, FD_CLOEXEC) = 0"),
    row("fcntl", "left.fcntl(F_SETOWN, 2**30)", "fcntl(103, F_SETOWN, 1073741824) = -1 ESRCH (No such process)"),
    row("ioctl", "left.ioctl(FIONREAD, number)", "ioctl(103, FIONREAD, [0]) = 0", before="number = pysock.new('int')"),
    row("ioctl", "file.ioctl(SIOCATMARK, number)", "ioctl(110, SIOCATMARK, 0x...) = -1 ENOTTY (...)"),
    row("getblocking", "left.getblocking()", "fcntl(103, F_GETFL) = 0x2 (flags O_RDWR)"),
    row("setblocking", "left.setblocking(False)", "fcntl(103, F_GETFL) = 0x2 (flags O_RDWR)", "fcntl(103, F_SETFL, O_RDWR|O_NONBLOCK) = 0"),
    row("gettimeout", "left.gettimeout()", "fcntl(103, F_GETFL) = 0x802 (flags O_RDWR|O_NONBLOCK)"),
    row(
        "settimeout",
        "left.settimeout(1.5)",
        "fcntl(103, F_GETFL) = 0x802 (flags O_RDWR|O_NONBLOCK)",
        "fcntl(103, F_SETFL, O_RDWR) = 0",
        'setsockopt(103, SOL_SOCKET, SO_RCVTIMEO_OLD, "\\1\\0\\0\\0\\0\\0\\0\\0 \\241\\7\\0\\0\\0\\0\\0", 16) = 0',
        'setsockopt(103, SOL_SOCKET, SO_SNDTIMEO_OLD, "\\1\\0\\0\\0\\0\\0\\0\\0 \\241\\7\\0\\0\\0\\0\\0", 16) = 0',
    ),
    row(
        "gettimeout",
        "left.gettimeout()",
        "fcntl(103, F_GETFL) = 0x2 (flags O_RDWR)",
        'getsockopt(103, SOL_SOCKET, SO_RCVTIMEO_OLD, "\\1\\0\\0\\0\\0\\0\\0\\0 \\241\\7\\0\\0\\0\\0\\0", [16]) = 0',
    ),
    # handing over
    row("makefile", "left.makefile('rb')", "dup(103) = ..."),
    row("makefile", "made.readline()", 'recvfrom(..., "one\\n", 8192, 0, NULL, NULL) = 4', before="made = left.makefile('rb'); right.send(b'one\\n')"),
    row("makefile", "made.close()", "close(...) = 0"),
    row("to_socket", "it.to_socket()", "fcntl(120, F_GETFL) = 0x2 (flags O_RDWR)", "...", before="it = new_udp()"),
    # waiting
    row("Poll", "Poll()"),
    row("Poll.register", "poll.register(right, POLLIN), poll.modify(right, POLLOUT), poll.unregister(right)"),
    row("Poll.poll", "poll.poll()", "poll([{fd=103, events=POLLOUT}], 1, -1) = 1 ([{fd=103, revents=POLLOUT}])"),
    row("Poll.poll", "poll.poll(0.0001)", "poll([{fd=106, events=POLLIN}], 1, 1) = 0 (Timeout)", before="poll = Poll(); poll.register(two)"),
    row("Epoll", "Epoll(EPOLL_CLOEXEC)", "epoll_create1(EPOLL_CLOEXEC) = ..."),
    row("Epoll", "Epoll(3)", "epoll_create1(0x3 /* EPOLL_??? */) = -1 EINVAL (Invalid argument)"),
    row("Epoll.register", "epoll.register(left, EPOLLOUT | EPOLLET)", "epoll_ctl(109, EPOLL_CTL_ADD, 103, {events=EPOLLOUT|EPOLLET, data={u32=103, u64=103}}) = 0"),
    row("Epoll.register", "epoll.register(left)", "epoll_ctl(109, EPOLL_CTL_ADD, 103, {events=EPOLLIN, data={u32=103, u64=103}}) = -1 EEXIST (File exists)"),
    row("Epoll.modify", "epoll.modify(left, EPOLLOUT)", "epoll_ctl(109, EPOLL_CTL_MOD, 103, {events=EPOLLOUT, data={u32=103, u64=103}}) = 0"),
    row("Epoll.wait", "epoll.wait(None, 5)", "epoll_wait(109, [{events=EPOLLOUT, data={u32=103, u64=103}}], 5, -1) = 1"),
    row("Epoll.unregister", "epoll.unregister(left)", "epoll_ctl(109, EPOLL_CTL_DEL, 103, ...) = 0"),
    row("Epoll.wait", "epoll.wait(0)", "epoll_wait(109, [], 64, 0) = 0"),
    row("Epoll.wait", "epoll.wait(0, 0)", "epoll_wait(109, 0x..., 0, 0) = -1 EINVAL (Invalid argument)"),
    # who takes the place of close()
    row("__del__", "del it", "close(120) = 0", before="it = new_udp(); warnings.simplefilter('ignore')"),
)  # fmt: skip


def main() -> None:
    """Makes the calls of each row after a mark that strace sees; prints what was raised."""
    import os
    import socket
    import tempfile
    import warnings

    import pysock
    from pysock._libc import lib

    names = {name: getattr(pysock, name) for name in (*pysock.__all__, *pysock._pythonic)}
    names |= {
        "pysock": pysock,
        "lib": lib,
        "kept": [],
        "os": os,
        "tempfile": tempfile,
        "warnings": warnings,
        "socket_module": socket,
    }
    exec(WORLD, names)
    kept = names["kept"]
    if importlib.util.find_spec("pysock.ancillary"):
        import pysock.ancillary
    import pysock.libc._fcntl
    import pysock.libc._sys_ioctl
    import pysock.libc._sys_socket

    if importlib.util.find_spec("pysock.options"):
        import pysock.options
    import pysock.streams
    from pysock.errors import CallError

    str(CallError(1, ""))  # what loads a module has loaded it before
    for row in ROWS[:4]:
        try:
            kept.append(eval(row.line, names))
        except OSError as error:
            str(error)
    raised: list[str | None] = []
    marks = [f"{MARK}{index}".encode() for index in range(len(ROWS) + 1)]
    compiled = [compile(row.line, row.line, "eval" if _is_expression(row.line) else "exec") for row in ROWS]
    for index, row in enumerate(ROWS):
        exec(row.before, names)
        error = None
        lib.write(-1, marks[index], len(marks[index]))
        try:
            kept.append(eval(compiled[index], names))
        except pysock.CallError as failure:
            error = failure
        lib.write(-1, marks[-1], len(marks[-1]))
        raised.append(error and str(error))
    json.dump(raised, sys.stdout)
    sys.stdout.flush()
    os._exit(0)


def _is_expression(line: str) -> bool:
    return not line.startswith(("with ", "del "))


if __name__ == "__main__":
    main()
