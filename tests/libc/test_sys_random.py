"""<sys/random.h>: random bytes."""
# ruff: noqa: F403, F405

from __future__ import annotations

from collections.abc import Callable

import pytest

from pysock import *
from pysock.libc.sys import random as header


def test_bytes_come() -> None:
    buf, other = new("unsigned char[64]"), bytearray(64)
    assert getrandom(buf, 64, 0) == getrandom(other, 64, GRND_NONBLOCK) == 64
    assert bytes(buf) != bytes(other) and bytes(64) not in (bytes(buf), bytes(other))
    before = bytes(buf)
    assert getrandom(buf, 16, 0) == 16 and bytes(buf)[16:] == before[16:]
    assert getrandom(NULL, 0, 0) == 0
    assert getrandom(NULL, 8, 0) == -1 and errno == EFAULT
    assert getrandom(buf, 8, 0x80) == -1 and errno == EINVAL
    with pytest.raises(ValueError, match=r"^getrandom: buflen is 65, but buf holds 64 bytes"):
        getrandom(buf, 65, 0)
    with pytest.raises(TypeError, match=r"^getrandom: buf is bytes, which never change"):
        getrandom(bytes(8), 8, 0)


def test_getentropy_is_here_too() -> None:
    assert header.getentropy is getentropy
    assert getentropy(new("char[257]"), 257) == -1 and errno == EIO


def test_beside_c(beside_c: Callable[..., None]) -> None:
    beside_c(
        "errno.h sys/random.h",
        [
            ("", "char buf[300]", "buf = new('char[300]')"),
            ("%d", "(int)getrandom(buf, 256, GRND_NONBLOCK)", "getrandom(buf, 256, GRND_NONBLOCK)"),
            (
                "%d",
                "(int)getrandom(buf, 9, GRND_RANDOM | GRND_INSECURE)",
                "getrandom(buf, 9, GRND_RANDOM | GRND_INSECURE)",
            ),
            ("%d", "errno"),
            ("%d", "getentropy(buf, 256)"),
            ("%d", "getentropy(buf, 300)"),
            ("%d", "errno"),
        ],
    )
