"""makefile(): files as Python's io knows them; and descriptors that are taken over."""

from __future__ import annotations

import gc
from typing import Any

import pytest

from pysock import Socket


@pytest.mark.parametrize(("mode", "raw"), [("rb", "rb"), ("wb", "wb"), ("r", "rb"), ("w", "wb")])
def test_the_raw_file_is_one_of_bytes(mode: str, raw: str) -> None:
    one, two = Socket.pair()
    with one, two, one.makefile(mode) as file:
        buffer: Any = file if "b" in mode else file.buffer  # type: ignore[attr-defined]
        assert (buffer.raw.mode, buffer.raw.name) == (raw, buffer.fileno())


def test_a_closed_file_says_so() -> None:
    one, two = Socket.pair()
    with one, two:
        file: Any = one.makefile("rwb", 0)
        file.close()
        assert file.name == -1
        for question in (file.readable, file.writable, file.seekable, file.fileno, file.read, lambda: file.write(b"x")):
            with pytest.raises(ValueError, match="closed file"):
                question()


@pytest.mark.parametrize(("mode", "buffering"), [("rb", None), ("wb", None), ("r", None), ("rb", 0)])
def test_a_file_that_nobody_closed_is_told_of_and_closed(mode: str, buffering: int | None) -> None:
    one, two = Socket.pair()
    with one, two:
        file: Any = one.makefile(mode, buffering)
        with pytest.warns(ResourceWarning, match="unclosed <"):
            del file
            gc.collect()
        one.close()
        assert two.recv(1) == b""


@pytest.mark.parametrize(
    ("fd", "error", "text"),
    [
        (-1, ValueError, "from_fd: fd is -1; an open descriptor is not negative"),
        (4.0, TypeError, "from_fd: fd takes an int, not float"),
    ],
)
def test_what_is_no_descriptor_is_refused(fd: Any, error: type[Exception], text: str) -> None:
    with pytest.raises(error) as raised:
        Socket.from_fd(fd)
    assert str(raised.value) == text
