"""A socket as a file of Python's io. It has a Socket of its own, and closes it."""

from __future__ import annotations

import io

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pysock.sockets import Socket


class SocketIO(io.RawIOBase):
    """What makefile() reads and writes through. Where the socket would have to wait, None, as io says."""

    def __init__(self, sock: Socket, mode: str) -> None:
        self._sock, self._mode = sock, mode

    @property
    def mode(self) -> str:
        return self._mode + "b"

    @property
    def name(self) -> int:
        return self._sock.fileno()

    def readable(self) -> bool:
        self._check_open()
        return "r" in self._mode

    def writable(self) -> bool:
        self._check_open()
        return "w" in self._mode

    def seekable(self) -> bool:
        self._check_open()
        return False

    def readinto(self, buffer: Any) -> int | None:
        self._check(self.readable(), "reading")
        try:
            return self._sock.recv_into(buffer)
        except BlockingIOError:
            return None

    def write(self, data: Any) -> int | None:
        self._check(self.writable(), "writing")
        try:
            return self._sock.send(data)
        except BlockingIOError:
            return None

    def _check(self, able: bool, what: str) -> None:
        if not able:
            raise io.UnsupportedOperation(f"the file was not opened for {what}")

    def _check_open(self) -> None:
        if self.closed:
            raise ValueError("I/O operation on closed file.")

    def fileno(self) -> int:
        self._check_open()
        return self._sock.fileno()

    def close(self) -> None:
        if not self.closed:
            super().close()
            self._sock.close()

    def __del__(self) -> None:
        if not self.closed:
            self._dealloc_warn(self)
            self.close()

    def _dealloc_warn(self, source: object) -> None:
        """A file that nobody closed is collected: io calls this, with the outermost file."""
        from warnings import warn

        warn(f"unclosed {source!r}", ResourceWarning, 2, source)


def opened(
    sock: Socket, mode: str, buffering: int | None, encoding: str | None, errors: str | None, newline: str | None
) -> Any:
    """The file that open() would make of it; the socket is closed where there is none."""
    try:
        if not set(mode) <= set("rwb") or len(set(mode)) != len(mode) or not set(mode) & set("rw"):
            raise ValueError(f"makefile: mode is {mode!r}; it is made of r, w and b")
        if buffering is None or buffering < 0:
            buffering = io.DEFAULT_BUFFER_SIZE
        if buffering == 0 and "b" not in mode:
            raise ValueError("makefile: a file of text has a buffer")
        raw = SocketIO(sock, "".join(letter for letter in "rw" if letter in mode))
        if buffering == 0:
            return raw
        buffer: Any
        if raw.readable() and raw.writable():
            buffer = io.BufferedRWPair(raw, raw, buffering)
        else:
            buffer = (io.BufferedReader if raw.readable() else io.BufferedWriter)(raw, buffering)
        if "b" in mode:
            return buffer
        text = io.TextIOWrapper(
            buffer, io.text_encoding(encoding) if hasattr(io, "text_encoding") else encoding, errors, newline
        )
        text.mode = mode  # type: ignore[misc]
        return text
    except BaseException:
        sock.close()
        raise
