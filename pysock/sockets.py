"""Socket: a socket as a Python object. One method is one call of libc, of the same name, with the arguments given.

Where a method makes more calls than one, its text names them; where it makes none, too. docs/sockets.md is the guide.
"""

from __future__ import annotations

from pysock._libc import ffi, lib
from pysock.addresses import encoded, occupied, vacant
from pysock.buffers import counted, readable
from pysock.descriptors import taken
from pysock.errors import failed
from pysock.libc.sys.socket import (
    accept,
    accept4,
    bind,
    connect,
    getpeername,
    getsockname,
    getsockopt,
    listen,
    setsockopt,
    shutdown,
    sockatmark,
    socket,
    socketpair,
)
from pysock.transfers import Transfers

TYPE_CHECKING = False
if TYPE_CHECKING:
    import io
    import socket as standard
    from builtins import type as Class
    from typing import Any, TypeVar, overload

    from pysock.addresses import AnyAddress
    from pysock.annotations import CData, TypeName
    from pysock.buffers import Readable
    from pysock.options import Options

    Self = TypeVar("Self", bound="Socket")
    T = TypeVar("T", bound=CData)

_LENGTH = ffi.typeof("socklen_t[1]")
_INT = ffi.typeof("int[1]")
_NOWHERE = ffi.NULL, ffi.NULL
_new = ffi.new
_SOL_SOCKET = lib.SOL_SOCKET
_FLAGS = getattr(lib, "SOCK_CLOEXEC", 0) | getattr(lib, "SOCK_NONBLOCK", 0)


class Socket(Transfers):
    """int socket(int domain, int type, int protocol);

    family     AF_INET, AF_INET6, AF_UNIX, AF_NETLINK, AF_PACKET, ...
    type       SOCK_STREAM, SOCK_DGRAM, ...; with SOCK_CLOEXEC, SOCK_NONBLOCK if wanted: nothing is added
    protocol   0: the usual one of family and type

    Raises CallError (EAFNOSUPPORT, EPROTONOSUPPORT, EMFILE, ...), PermissionError. See socket(2).

    The descriptor is inherited over exec unless SOCK_CLOEXEC was given. Closing it is the program's affair: close(), or
    `with`; where both are missing, the collector does it and warns (ResourceWarning). See Descriptor for threads, fork.

    >>> from pysock import AF_INET, SOCK_STREAM, Socket
    >>> with Socket(AF_INET, SOCK_STREAM) as listener:
    ...     listener.bind(("127.0.0.1", 0))
    ...     listener.listen(1)
    ...     with Socket(AF_INET, SOCK_STREAM) as client:
    ...         client.connect(listener.getsockname())
    ...         connection, address = listener.accept()
    ...         with connection:
    ...             connection.send(b"hello"), client.recv(100)
    (5, b'hello')
    """

    __slots__ = ("_protocol", "_type")
    _type: int
    _protocol: int

    def __init__(self, family: int, type: int, protocol: int = 0) -> None:
        self._fd = -1
        self._family, self._type, self._protocol = family, type, protocol
        if (fd := socket(family, type, protocol)) < 0:
            failed("socket", family, type, protocol)
        self._fd = fd

    @classmethod
    def pair(
        cls: type[Self], family: int = lib.AF_UNIX, type: int = lib.SOCK_STREAM, protocol: int = 0
    ) -> tuple[Self, Self]:
        """int socketpair(int domain, int type, int protocol, int sv[2]);

        Two sockets that are connected with each other. See socketpair(2).
        """
        fds = _new("int[2]")
        if socketpair(family, type, protocol, fds) < 0:
            failed("socketpair", family, type, protocol, fds)
        return cls._of(fds[0], family, type, protocol), cls._of(fds[1], family, type, protocol)

    @classmethod
    def from_fd(
        cls: type[Self], fd: int, family: int | None = None, type: int | None = None, protocol: int | None = None
    ) -> Self:
        """Takes over an open socket's descriptor: of inetd, of a parent, of a raw call.

        What is not said of it, the kernel is asked: getsockopt(SO_DOMAIN), (SO_TYPE), (SO_PROTOCOL). If that fails, the
        descriptor is still the caller's.
        """
        self = cls._of(taken(fd, "from_fd"), lib.AF_UNSPEC, 0, 0)
        try:
            self._family = self.getsockopt(_SOL_SOCKET, lib.SO_DOMAIN) if family is None else family
            self._type = self.getsockopt(_SOL_SOCKET, lib.SO_TYPE) if type is None else type
            self._protocol = self.getsockopt(_SOL_SOCKET, lib.SO_PROTOCOL) if protocol is None else protocol
        except BaseException:
            self._fd = -1
            raise
        return self

    @classmethod
    def from_socket(cls: type[Self], sock: standard.socket) -> Self:
        """Takes over a socket of the standard library, which is closed for it after this: sock.detach(). No call.

        One with a time-out has O_NONBLOCK, as the standard library has set it: setblocking(True) takes it away.
        """
        family, type, protocol = int(sock.family), int(sock.type), sock.proto
        return cls._of(sock.detach(), family, type, protocol)

    def to_socket(self) -> standard.socket:
        """Hands over to the standard library: socket.socket(fileno=self.detach()), which makes calls of its own.

        Import of `socket`; afterwards this object is closed. O_NONBLOCK stays, and is a time-out of 0.
        """
        import socket as standard

        blocking = self.getblocking()
        other = standard.socket(self._family, self._type & ~_FLAGS, self._protocol, fileno=self._fd)
        self._fd = -1
        other.setblocking(blocking)
        return other

    @classmethod
    def _of(cls: type[Self], fd: int, family: int, type: int, protocol: int) -> Self:
        self = object.__new__(cls)
        self._fd = fd
        self._family, self._type, self._protocol = family, type, protocol
        return self

    def _another(self: Self, fd: int) -> Self:
        return self._of(fd, self._family, self._type, self._protocol)

    # What it is

    @property
    def family(self) -> int:
        """The address family it was made with. No call."""
        return self._family

    @property
    def type(self) -> int:
        """The type it was made with, flags included; of an accepted one, without them. No call."""
        return self._type

    @property
    def proto(self) -> int:
        """The protocol it was made with. No call."""
        return self._protocol

    @property
    def options(self) -> Options:
        """The options by name: `sock.options.SO_REUSEADDR = True`. Each is one getsockopt() or setsockopt()."""
        from pysock.options import Options

        return Options(self)

    def __repr__(self) -> str:
        from pysock.notation.calls import texts

        made = ", ".join(texts("socket", (self._family, self._type, self._protocol)))
        return (
            f"<{type(self).__name__}({made}) = {self._fd}>"
            if self._fd >= 0
            else f"<{type(self).__name__}({made}), closed>"
        )

    # Names and connections

    def bind(self, address: AnyAddress) -> None:
        """int bind(int sockfd, const struct sockaddr *addr, socklen_t addrlen);

        address   ("127.0.0.1", 8080), a path, a struct sockaddr_*: see pysock.addresses; port 0: the kernel chooses

        Raises CallError (EADDRINUSE, EADDRNOTAVAIL, EINVAL bound before), PermissionError (EACCES). See bind(2).
        """
        name = encoded(self._family, address, "bind")
        if bind(self._fd, name, len(name)) < 0:
            failed("bind", self._fd, name, len(name))

    def listen(self, backlog: int = lib.SOMAXCONN) -> None:
        """int listen(int sockfd, int backlog);

        backlog   how many connections may wait to be accepted; the kernel has a limit of its own

        Raises CallError (EADDRINUSE, EOPNOTSUPP). See listen(2).
        """
        if listen(self._fd, backlog) < 0:
            failed("listen", self._fd, backlog)

    def accept(self: Self, *, address: bool = True) -> tuple[Self, Any]:
        """int accept(int sockfd, struct sockaddr *addr, socklen_t *addrlen);

        address   False: C's NULL for addr and addrlen; the peer's address is not asked for, and comes back as None

        Waits for a connection; returns its socket, and the peer's address. The new descriptor has no flags (on Linux:
        it waits even if the listener does not), and is inherited over exec: accept4() takes flags.

        Raises BlockingIOError (EAGAIN: none is there, and the socket does not wait, or SO_RCVTIMEO ran out),
        ConnectionAbortedError, InterruptedError (EINTR), CallError (EMFILE, EINVAL not listening). See accept(2).
        """
        name = storage, length = vacant(self._family) if address else _NOWHERE
        if (fd := accept(self._fd, storage, length)) < 0:
            failed("accept", self._fd, storage, length)
        other = self._of(fd, self._family, self._type & ~_FLAGS, self._protocol)
        return other, occupied(name) if address else None

    def accept4(self: Self, flags: int = 0, *, address: bool = True) -> tuple[Self, Any]:
        """int accept4(int sockfd, struct sockaddr *addr, socklen_t *addrlen, int flags);

        flags   SOCK_CLOEXEC, SOCK_NONBLOCK: what the new descriptor has. Else as accept(). See accept(2).
        """
        name = storage, length = vacant(self._family) if address else _NOWHERE
        if (fd := accept4(self._fd, storage, length, flags)) < 0:
            failed("accept4", self._fd, storage, length, flags)
        other = self._of(fd, self._family, self._type & ~_FLAGS | flags, self._protocol)
        return other, occupied(name) if address else None

    def connect(self, address: AnyAddress) -> None:
        """int connect(int sockfd, const struct sockaddr *addr, socklen_t addrlen);

        address   ("127.0.0.1", 8080), a path, a struct sockaddr_*: see pysock.addresses. Names are not looked up:
                  connect_to() does that. A struct sockaddr of AF_UNSPEC dissolves a datagram socket's association.

        Raises ConnectionRefusedError, TimeoutError (ETIMEDOUT), BlockingIOError (EINPROGRESS: the socket does not wait,
        or SO_SNDTIMEO ran out; EAGAIN of AF_UNIX: the backlog is full), CallError (EHOSTUNREACH, ENETUNREACH, EISCONN),
        InterruptedError (EINTR: the connection is still being made). See connect(2).
        """
        name = encoded(self._family, address, "connect")
        if connect(self._fd, name, len(name)) < 0:
            failed("connect", self._fd, name, len(name))

    def connect_ex(self, address: AnyAddress) -> int:
        """connect() that returns errno, 0 for success, and raises nothing for it."""
        name = encoded(self._family, address, "connect")
        return 0 if connect(self._fd, name, len(name)) == 0 else ffi.errno

    def getsockname(self) -> Any:
        """int getsockname(int sockfd, struct sockaddr *addr, socklen_t *addrlen);

        The socket's own address, in Python's form: see pysock.addresses. See getsockname(2).
        """
        return self._name("getsockname", getsockname)

    def getpeername(self) -> Any:
        """int getpeername(int sockfd, struct sockaddr *addr, socklen_t *addrlen);

        The peer's address, in Python's form. Raises CallError (ENOTCONN). See getpeername(2).
        """
        return self._name("getpeername", getpeername)

    def _name(self, call: str, function: Any) -> Any:
        name = storage, length = vacant(self._family)
        if function(self._fd, storage, length) < 0:
            failed(call, self._fd, storage, length)
        return occupied(name)

    def shutdown(self, how: int) -> None:
        """int shutdown(int sockfd, int how);

        how   SHUT_RD, SHUT_WR (the peer reads the end), SHUT_RDWR (also wakes threads that wait in a call on it)

        Of the connection, not only of this descriptor. Raises CallError (ENOTCONN, EINVAL). See shutdown(2).
        """
        if shutdown(self._fd, how) < 0:
            failed("shutdown", self._fd, how)

    def sockatmark(self) -> bool:
        """int sockatmark(int sockfd);

        Whether the next byte to be read is the one marked as urgent (MSG_OOB): ioctl(SIOCATMARK). See sockatmark(3).
        """
        if (result := sockatmark(self._fd)) < 0:
            failed("sockatmark", self._fd)
        return bool(result)

    # Options

    if TYPE_CHECKING:

        @overload
        def getsockopt(self, level: int, optname: int) -> int: ...
        @overload
        def getsockopt(self, level: int, optname: int, optval: int) -> bytes: ...
        @overload
        def getsockopt(self, level: int, optname: int, optval: Class[T]) -> T: ...
        @overload
        def getsockopt(self, level: int, optname: int, optval: str) -> Any: ...

    def getsockopt(self, level: int, optname: int, optval: int | TypeName | None = None) -> Any:
        """int getsockopt(int sockfd, int level, int optname, void *optval, socklen_t *optlen);

        level, optname   SOL_SOCKET, SO_KEEPALIVE and the like
        optval           nothing: the option is an int, which is returned. A number of bytes: returns the bytes that the
                         kernel wrote. A type (linger, tcp_info, "struct timeval"): returns a C value of it

        `sock.options` knows the types. Raises CallError (ENOPROTOOPT, EINVAL, EOPNOTSUPP). See getsockopt(2).
        """
        from pysock.values import new

        if optval is None:
            memory: Any = _new(_INT)
        elif isinstance(optval, int):
            memory = _new("char[]", counted(optval, "getsockopt", "optval"))
        else:
            memory = new(optval)
        length = _new(_LENGTH, (ffi.sizeof(memory),))
        if getsockopt(self._fd, level, optname, memory, length) < 0:
            failed("getsockopt", self._fd, level, optname, memory, length)
        if optval is None:
            return memory[0] if length[0] >= 4 else int(ffi.cast("unsigned char *", memory)[0])
        return ffi.buffer(memory, length[0])[:] if isinstance(optval, int) else memory

    def setsockopt(self, level: int, optname: int, optval: int | Readable | None, optlen: int | None = None) -> None:
        """int setsockopt(int sockfd, int level, int optname, const void *optval, socklen_t optlen);

        optval   a number: a C int; bytes, a struct or array: what is in memory; None: C's NULL
        optlen   bytes; nothing: as many as optval has

        `sock.options` knows the types. Raises CallError (ENOPROTOOPT, EINVAL), PermissionError. See setsockopt(2).
        """
        if isinstance(optval, int):
            memory: Any = _new(_INT)
            memory[0], size = optval, 4
        elif optval is None:
            memory, size = ffi.NULL, 0
        else:
            memory, size = readable(optval, "setsockopt")
        if optlen is not None:
            length = counted(optlen, "setsockopt", "optlen")
            if optval is not None and length > size:
                raise ValueError(f"setsockopt: optlen is {length}, but optval holds {size} bytes")
            size = length
        if setsockopt(self._fd, level, optname, memory, size) < 0:
            failed("setsockopt", self._fd, level, optname, memory, size)

    # Time-outs

    def settimeout(self, timeout: float | None) -> None:
        """How long a call may wait, in seconds. None: for ever; 0: not at all.

        They are the kernel's: setsockopt(SO_RCVTIMEO) and setsockopt(SO_SNDTIMEO), after fcntl(F_GETFL), and where
        O_NONBLOCK was set, fcntl(F_SETFL) without it. 0 is setblocking(False). A call that runs out of time fails with
        EAGAIN (BlockingIOError), connect() with EINPROGRESS.
        """
        if timeout is not None:
            if not timeout >= 0:
                raise ValueError(f"settimeout: timeout is {timeout}; it takes seconds, or None")
            if timeout == 0:
                self.setblocking(False)
                return
        flags = self.fcntl(lib.F_GETFL)
        if flags & lib.O_NONBLOCK:
            self.fcntl(lib.F_SETFL, flags & ~lib.O_NONBLOCK)
        microseconds = 0 if timeout is None else max(1, round(timeout * 1_000_000))
        value: Any = _new("struct timeval *", divmod(microseconds, 1_000_000))
        for option in (lib.SO_RCVTIMEO, lib.SO_SNDTIMEO):
            self.setsockopt(_SOL_SOCKET, option, value[0])

    def gettimeout(self) -> float | None:
        """How long recv() and accept() may wait, in seconds: fcntl(F_GETFL), then getsockopt(SO_RCVTIMEO)."""
        if not self.getblocking():
            return 0.0
        value: Any = self.getsockopt(_SOL_SOCKET, lib.SO_RCVTIMEO, "struct timeval")
        return value.tv_sec + value.tv_usec / 1_000_000 or None

    # As a file

    def makefile(
        self,
        mode: str = "r",
        buffering: int | None = None,
        *,
        encoding: str | None = None,
        errors: str | None = None,
        newline: str | None = None,
    ) -> io.IOBase:
        """A file of Python's over a descriptor of its own: dup(2). It reads with recv() and writes with send().

        mode   "r", "w", "rw", with "b" for bytes; the others as in open()

        File and socket are closed each by itself; the connection ends with the last of them, or with shutdown().
        """
        from pysock.streams import opened

        file: io.IOBase = opened(self.dup(), mode, buffering, encoding, errors, newline)
        return file
