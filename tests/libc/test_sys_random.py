"""<sys/random.h>: random bytes."""
# ruff: noqa: F403, F405

from __future__ import annotations

from collections.abc import Callable

import pytest

import pysock
from pysock import *
from pysock.libc.sys import random


def test_getrandom() -> None:
    bufs = [bytearray(256) for _ in range(3)]
    assert [getrandom(buf, 256, flags) for buf, flags in zip(bufs, (0, GRND_NONBLOCK, GRND_RANDOM))] == [256] * 3
    assert len({bytes(buf) for buf in bufs}) == 3 and all(len(set(buf)) > 64 for buf in bufs)
    assert getrandom(bufs[0], 0, 0) == 0


def test_as_in_c(beside_c: Callable[..., None]) -> None:
    beside_c(
        "errno.h sys/random.h",
        [
            ("", "char buf[512]", 'buf = new("char[512]")'),
            ("%d", "(int)getrandom(buf, 512, 0)", "getrandom(buf, 512, 0)"),
            ("%d", "(int)getrandom(buf, 512, GRND_INSECURE)", "getrandom(buf, 512, GRND_INSECURE)"),
            (
                "%d",
                "(int)getrandom(buf, 8, GRND_RANDOM | GRND_INSECURE)",
                "getrandom(buf, 8, GRND_RANDOM | GRND_INSECURE)",
            ),
            ("%d", "errno"),
            ("%d", "(int)getrandom(buf, 8, 0x80)", "getrandom(buf, 8, 0x80)"),
            ("%d", "errno"),
            ("%d", "(int)getrandom(NULL, 8, 0)", "getrandom(NULL, 8, 0)"),
            ("%d", "errno"),
            ("%d", "getentropy(buf, 256)"),
            ("%d", "getentropy(buf, 257)"),
            ("%d", "errno"),
        ],
    )


def test_what_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^getrandom: buflen is 9, but buf holds 8 bytes"):
        getrandom(new("char[8]"), 9, 0)
    with pytest.raises(TypeError, match=r"^getrandom: buf is bytes, which never change"):
        getrandom(b"12345678", 8, 0)  # type: ignore[arg-type]
    assert random.getentropy is pysock.getentropy
