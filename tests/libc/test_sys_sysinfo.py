"""<sys/sysinfo.h>: the machine."""
# ruff: noqa: F403, F405

from __future__ import annotations

import os

import pytest

from pysock import *
from pysock.libc.sys.sysinfo import *


def test_the_machine() -> None:
    now, info = timespec(), new("struct sysinfo")
    assert sysinfo(info) == 0 and clock_gettime(CLOCK_BOOTTIME, now) == 0
    assert -1 <= now.tv_sec - info.uptime <= 60  # the kernel rounds up
    memory = info.totalram * info.mem_unit
    assert memory == sysconf(_SC_PHYS_PAGES) * sysconf(_SC_PAGESIZE)
    assert 0 < info.freeram <= info.totalram and info.procs > 0
    loads = [load / (1 << SI_LOAD_SHIFT) for load in info.loads]
    assert all(-5 < ours - theirs < 5 for ours, theirs in zip(loads, os.getloadavg()))


def test_processors_and_pages() -> None:
    assert 1 <= get_nprocs() <= get_nprocs_conf() == sysconf(_SC_NPROCESSORS_CONF)
    assert get_nprocs() == sysconf(_SC_NPROCESSORS_ONLN)
    assert get_phys_pages() == sysconf(_SC_PHYS_PAGES)
    assert 0 < get_avphys_pages() <= get_phys_pages()


def test_what_is_refused() -> None:
    assert sysinfo(NULL) == -1 and errno == EFAULT
    with pytest.raises(ValueError, match=r"^sysinfo: sizeof.struct sysinfo. is 112, but info holds 64 bytes"):
        sysinfo(new("char[64]"))
