"""<sys/times.h>: processor time."""
# ruff: noqa: F403, F405

from __future__ import annotations

import os

import pytest

from pysock import *
from pysock.libc.sys.times import *


def test_times() -> None:
    first, before = times(NULL), os.times()
    used = new("struct tms")
    now = times(used)
    after = os.times()
    ticks = sysconf(_SC_CLK_TCK)
    assert 0 <= now - first <= 600 * ticks
    assert round(before.user * ticks) <= used.tms_utime <= round(after.user * ticks)
    assert round(before.system * ticks) <= used.tms_stime <= round(after.system * ticks)
    assert round(before.children_user * ticks) <= used.tms_cutime <= round(after.children_user * ticks)
    assert round(before.children_system * ticks) <= used.tms_cstime <= round(after.children_system * ticks)


def test_what_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^times: sizeof.struct tms. is 32, but buf holds 31 bytes"):
        times(bytearray(31))
    with pytest.raises(TypeError, match=r"^times: buf is bytes, which never change"):
        times(bytes(32))  # type: ignore[arg-type]
