"""What moves bytes and messages through a socket. Each method is the one call of its name, unless its text says more.

What is sent is any buffer of Python's or C value of new(), and is not copied; the methods with `_into` receive so.
"""

from __future__ import annotations

from pysock._libc import ffi
from pysock.addresses import encoded, occupied, vacant
from pysock.buffers import CHARS, NO_BUFFER, PLACE, buffered, counted, from_buffer, limited, readable, room, writable
from pysock.descriptors import Descriptor
from pysock.errors import CallError, failed
from pysock.libc.sys.sendfile import sendfile
from pysock.libc.sys.socket import recv, recvfrom, recvmmsg, recvmsg, send, sendmmsg, sendmsg, sendto
from pysock.vectors import Batch, Incoming, Outgoing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any, NamedTuple, Protocol, Union

    from pysock.addresses import AnyAddress
    from pysock.buffers import Readable, Writable

    #: Control data: objects of pysock.ancillary, or its bytes as they are.
    Ancillary = Union[Iterable[Any], bytes, bytearray, memoryview]

    class HasFileno(Protocol):
        def fileno(self) -> int: ...

else:
    from collections import namedtuple

_buffer, _new = ffi.buffer, ffi.new

if TYPE_CHECKING:

    class Message(NamedTuple):
        """What recvmsg() and recvmmsg() return, and sendmmsg() takes."""

        data: Any
        ancillary: Any = ()
        flags: int = 0
        address: Any = None
else:

    class Message(namedtuple("Message", "data ancillary flags address", defaults=((), 0, None))):
        """What recvmsg() and recvmmsg() return, and sendmmsg() takes.

        data        bytes; to be sent: a buffer, or a list of buffers
        ancillary   control messages, as objects of pysock.ancillary
        flags       received: MSG_TRUNC, MSG_CTRUNC, MSG_EOR, ...; to be sent: not looked at by the kernel
        address     of the sender; to be sent: where to, or None
        """

        __slots__ = ()


class Transfers(Descriptor):
    """The methods of Socket that send and receive."""

    __slots__ = ("_family",)
    _family: int

    # Sending

    def send(self, data: Readable, flags: int = 0) -> int:
        """ssize_t send(int sockfd, const void *buf, size_t len, int flags);

        data    any buffer: bytes, bytearray, memoryview, a C array or struct; it is not copied
        flags   MSG_DONTWAIT, MSG_NOSIGNAL, MSG_MORE, MSG_OOB, ... combined with |

        Returns the bytes that the kernel took, perhaps fewer than there are: sendall() goes on.
        Raises BlockingIOError (EAGAIN: no room, and the socket does not wait, or SO_SNDTIMEO ran out), BrokenPipeError
        (EPIPE), ConnectionResetError, CallError (EMSGSIZE, ENOTCONN, ...). See send(2).
        """
        given: Any = data
        kind = given.__class__  # what readable() does, without a call
        if kind is bytes or kind is bytearray:
            memory, size = given, len(given)
        else:
            try:
                memory = from_buffer(PLACE, given)
                size = given.nbytes if kind is memoryview else buffered(given)
            except NO_BUFFER:
                memory, size = readable(given, "send")
        if (sent := send(self._fd, memory, size, flags)) < 0:
            failed("send", self._fd, memory, size, flags)
        return sent

    def sendall(self, data: Readable, flags: int = 0) -> None:
        """All of it: send() once, and again with the rest, until everything is taken.

        When one fails, the error's `sent` says how many bytes had gone out before.
        """
        memory, size = readable(data, "sendall")
        begin = ffi.cast("char *", from_buffer(CHARS, memory) if memory.__class__ is bytes else memory)
        sent = 0
        try:
            while True:
                if (got := send(self._fd, begin + sent, size - sent, flags)) < 0:
                    failed("send", self._fd, begin + sent, size - sent, flags)
                if (sent := sent + got) >= size:
                    return
        except CallError as error:
            error.sent = sent
            raise
        finally:
            memory = None  # while one looks at it, a bytearray cannot be resized

    def sendto(self, data: Readable, *flags_address: Any) -> int:
        """ssize_t sendto(int sockfd, const void *buf, size_t len, int flags, const struct sockaddr *, socklen_t);

        sendto(data, address) or sendto(data, flags, address). The address None is C's NULL: of a connected socket.

        Returns the bytes sent; a datagram goes whole or not at all (EMSGSIZE). See send(2).
        """
        if len(flags_address) == 1:
            flags, address = 0, flags_address[0]
        elif len(flags_address) == 2:
            flags, address = flags_address
        else:
            raise TypeError(
                f"sendto: takes (data, address) or (data, flags, address), not {1 + len(flags_address)} items"
            )
        memory, size = readable(data, "sendto")
        name = ffi.NULL if address is None else encoded(self._family, address, "sendto")
        length = 0 if address is None else len(name)
        if (sent := sendto(self._fd, memory, size, flags, name, length)) < 0:
            failed("sendto", self._fd, memory, size, flags, name, length)
        return sent

    def sendmsg(
        self,
        buffers: Iterable[Readable],
        ancillary: Ancillary = (),
        flags: int = 0,
        address: AnyAddress | None = None,
    ) -> int:
        """ssize_t sendmsg(int sockfd, const struct msghdr *msg, int flags);

        buffers     a list of buffers: struct iovec; they are not copied
        ancillary   objects of pysock.ancillary, such as ScmRights([fd]); bytes go as control data just as they are
        flags       MSG_DONTWAIT, MSG_NOSIGNAL, ... combined with |
        address     where to; None: C's NULL

        Returns the bytes sent. See sendmsg(2), cmsg(3), unix(7).
        """
        message = Outgoing(self._family, buffers, ancillary, address, "sendmsg")
        if (sent := sendmsg(self._fd, message.hdr, flags)) < 0:
            failed("sendmsg", self._fd, message, flags)
        return sent

    def sendmmsg(self, messages: Iterable[Message | Readable], flags: int = 0) -> int:
        """int sendmmsg(int sockfd, struct mmsghdr *msgvec, unsigned int vlen, int flags);

        messages   buffers, each a message to the peer; or Message(data, ancillary, address=...)

        Returns how many messages were sent; an error comes out only where it was none. See sendmmsg(2).
        """
        given = [message if isinstance(message, Message) else Message(message) for message in messages]
        batch = Batch(len(given))
        for number, (data, ancillary, message_flags, address) in enumerate(given):
            hdr = ffi.addressof(batch.memory[number], "msg_hdr")
            hdr.msg_flags = message_flags
            buffers = data if isinstance(data, (list, tuple)) else [data]
            batch.messages.append(Outgoing(self._family, buffers, ancillary, address, "sendmmsg", hdr))
        if (sent := sendmmsg(self._fd, batch.memory, len(given), flags)) < 0:
            failed("sendmmsg", self._fd, batch, len(given), flags)
        return sent

    def sendfile(self, file: int | HasFileno, offset: int | None = None, count: int = 0x7FFFF000) -> int:
        """ssize_t sendfile(int out_fd, int in_fd, off_t *offset, size_t count);

        file     an open file, or its descriptor; what Python has buffered of it is not looked at
        offset   where in the file to begin; its own position then stays. None: at its own position, which goes on
        count    bytes at most; the default is the most that Linux sends with one call

        Returns the bytes sent, 0 at the end of the file. See sendfile(2).
        """
        in_fd = file if isinstance(file, int) else file.fileno()
        place = ffi.NULL if offset is None else _new("off_t[1]", [offset])
        size = counted(count, "sendfile", "count")
        if (sent := sendfile(self._fd, in_fd, place, size)) < 0:
            failed("sendfile", self._fd, in_fd, None if offset is None else f"[{offset}]", size)
        return sent

    # Receiving

    def recv(self, bufsize: int, flags: int = 0) -> bytes:
        """ssize_t recv(int sockfd, void *buf, size_t len, int flags);

        bufsize   bytes at most; of a longer datagram the rest is lost
        flags     MSG_PEEK, MSG_WAITALL, MSG_DONTWAIT, MSG_TRUNC, ... combined with |

        Returns what came; b"" at the end of the connection. With MSG_TRUNC, of a datagram, no more than there is room.
        Raises BlockingIOError (EAGAIN: nothing is there, and the socket does not wait, or SO_RCVTIMEO ran out),
        ConnectionResetError, InterruptedError (EINTR), CallError (ENOTCONN, ...). See recv(2).
        """
        size = bufsize if bufsize.__class__ is int and bufsize >= 0 else counted(bufsize, "recv", "bufsize")
        memory = room(CHARS, size)
        if (got := recv(self._fd, memory + 0, size, flags)) < 0:
            failed("recv", self._fd, memory, size, flags)
        return _buffer(memory, got if got < size else size)[:]  # type: ignore[no-any-return]

    def recv_into(self, buffer: Writable, nbytes: int = 0, flags: int = 0) -> int:
        """recv() into a buffer: bytearray, memoryview, a C array or struct; nothing is copied.

        nbytes   bytes at most; 0: as many as the buffer holds

        Returns how many came, 0 at the end of the connection. With MSG_TRUNC a datagram's whole length, perhaps more
        than the buffer holds. See recv(2).
        """
        given: Any = buffer
        kind = given.__class__  # what writable() does, without a call
        if kind is bytearray:
            memory, size = given, len(given)
        else:
            try:
                memory = from_buffer(PLACE, given, True)
                size = given.nbytes if kind is memoryview else buffered(given)
            except NO_BUFFER:
                memory, size = writable(given, "recv_into")
        if nbytes:
            size = limited(nbytes, size, "recv_into", "nbytes")
        if (got := recv(self._fd, memory, size, flags)) < 0:
            failed("recv", self._fd, memory, size, flags)
        return got

    def recvfrom(self, bufsize: int, flags: int = 0) -> tuple[bytes, Any]:
        """ssize_t recvfrom(int sockfd, void *buf, size_t len, int flags, struct sockaddr *, socklen_t *);

        Returns what came, and the sender's address: None where the protocol has none (TCP). See recv(2).
        """
        size = counted(bufsize, "recvfrom", "bufsize")
        memory = room(CHARS, size)
        got, address = self._recvfrom(memory + 0, size, flags)
        return _buffer(memory, got if got < size else size)[:], address

    def recvfrom_into(self, buffer: Writable, nbytes: int = 0, flags: int = 0) -> tuple[int, Any]:
        """recvfrom() into a buffer, as recv_into(). Returns how many bytes came, and the sender's address."""
        memory, size = writable(buffer, "recvfrom_into")
        if nbytes:
            size = limited(nbytes, size, "recvfrom_into", "nbytes")
        return self._recvfrom(memory, size, flags)

    def _recvfrom(self, memory: Any, size: int, flags: int) -> tuple[int, Any]:
        name = storage, length = vacant(self._family)
        if (got := recvfrom(self._fd, memory, size, flags, storage, length)) < 0:
            failed("recvfrom", self._fd, memory, size, flags, storage, length)
        return got, occupied(name)

    def recvmsg(
        self, bufsize: int, ancbufsize: int | list[Any] = 0, flags: int = 0, *, address: bool = True
    ) -> Message:
        """ssize_t recvmsg(int sockfd, struct msghdr *msg, int flags);

        bufsize      bytes of data at most
        ancbufsize   room for control data: in bytes, or control messages like those expected, whose size it then has:
                     [ScmRights([-1])]; 0: none is received
        flags        MSG_CMSG_CLOEXEC, MSG_PEEK, MSG_ERRQUEUE, ... combined with |
        address      False: msg_name is NULL, and None comes for the sender's address

        Returns Message(data, ancillary, flags, address). Its flags say what was cut off: MSG_TRUNC, MSG_CTRUNC.
        See recvmsg(2), cmsg(3).
        """
        memory = room(CHARS, counted(bufsize, "recvmsg", "bufsize"))
        got, ancillary, msg_flags, sender = self._recvmsg("recvmsg", [memory], ancbufsize, flags, address)
        return Message(_buffer(memory, min(got, len(memory)))[:], ancillary, msg_flags, sender)

    def recvmsg_into(
        self, buffers: Iterable[Writable], ancbufsize: int | list[Any] = 0, flags: int = 0, *, address: bool = True
    ) -> tuple[int, list[Any], int, Any]:
        """recvmsg() into a list of buffers, one after the other; nothing is copied.

        Returns how many bytes came, the control messages, the flags, and the sender's address.
        """
        return self._recvmsg("recvmsg_into", buffers, ancbufsize, flags, address)

    def _recvmsg(
        self, method: str, buffers: Any, ancbufsize: int | list[Any], flags: int, address: bool
    ) -> tuple[int, list[Any], int, Any]:
        message = Incoming(self._family, buffers, ancbufsize, method, address=address)
        if (got := recvmsg(self._fd, message.hdr, flags)) < 0:
            failed("recvmsg", self._fd, message, flags)
        return got, message.ancillary(), message.hdr.msg_flags, message.address()

    def recvmmsg(
        self,
        vlen: int,
        bufsize: int,
        ancbufsize: int | list[Any] = 0,
        flags: int = 0,
        timeout: float | None = None,
        *,
        address: bool = True,
    ) -> list[Message]:
        """int recvmmsg(int sockfd, struct mmsghdr *msgvec, unsigned int vlen, int flags, struct timespec *timeout);

        vlen      messages at most, each of bufsize bytes of data and ancbufsize of control data at most
        flags     MSG_WAITFORONE: no waiting once there is one; and those of recvmsg()
        timeout   seconds; None: no limit. Linux looks at it only when a message has come (recvmmsg(2), BUGS)
        address   as of recvmsg()

        Returns the messages that came: as recvmsg(). See recvmmsg(2).
        """
        number = counted(vlen, "recvmmsg", "vlen")
        size = counted(bufsize, "recvmmsg", "bufsize")
        data = [room(CHARS, size) for _ in range(number)]
        batch = Batch(number)
        for index, memory in enumerate(data):
            hdr = ffi.addressof(batch.memory[index], "msg_hdr")
            batch.messages.append(Incoming(self._family, [memory], ancbufsize, "recvmmsg", hdr, address=address))
        limit = ffi.NULL
        if timeout is not None:
            seconds = int(timeout)
            limit = _new("struct timespec *", (seconds, int((timeout - seconds) * 1e9)))
        if (came := recvmmsg(self._fd, batch.memory, number, flags, limit)) < 0:
            failed("recvmmsg", self._fd, batch.memory, number, flags, None if timeout is None else f"{{{timeout}s}}")
        return [
            Message(
                _buffer(memory, min(entry.msg_len, size))[:],
                message.ancillary(),
                entry.msg_hdr.msg_flags,
                message.address(),
            )
            for entry, memory, message in zip(batch.memory[0:came], data, batch.messages)
        ]
