"""<sys/statvfs.h>: file systems."""
# ruff: noqa: F403, F405

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pysock import *
from pysock.libc.sys.statvfs import *

#: What does not change between the two.
FIELDS = ("f_bsize", "f_frsize", "f_blocks", "f_fsid", "f_flag", "f_namemax")


def test_beside_c(beside_c: Callable[..., None]) -> None:
    rows: list[tuple[str, ...]] = [
        ("", "struct statvfs s", 'from pysock.libc.sys.statvfs import *; s = new("struct statvfs")')
    ]
    for path in ("/", "/proc", "/dev", "/tmp"):
        rows += [("%d", f'statvfs("{path}", &s)', f'statvfs("{path}", s)')]
        rows += [("%lu", f"s.{field}") for field in FIELDS]
    rows += [
        (
            "%d",
            "s.f_bavail <= s.f_blocks && s.f_ffree <= s.f_files",
            "s.f_bavail <= s.f_blocks and s.f_ffree <= s.f_files",
        )
    ]
    rows += [
        ("", 'int fd = open("/", O_RDONLY)', 'fd = open("/", O_RDONLY)'),
        ("%d", "fstatvfs(fd, &s)", "fstatvfs(fd, s)"),
    ]
    rows += [("%lu", f"s.{field}") for field in FIELDS]
    rows += [("", "close(fd)"), ("%d", 'statvfs("/no/such/file", &s)', 'statvfs("/no/such/file", s)'), ("%d", "errno")]
    rows += [("%d", "fstatvfs(-1, &s)", "fstatvfs(-1, s)"), ("%d", "errno")]
    beside_c("errno.h fcntl.h unistd.h sys/statvfs.h", rows)


def test_what_is_refused(tmp_path: Path) -> None:
    path = bytes(tmp_path)
    with pytest.raises(ValueError, match=r"^statvfs: buf is NULL; libc would crash"):
        statvfs(path, NULL)
    with pytest.raises(ValueError, match=r"^fstatvfs: sizeof.struct statvfs. is 112, but buf holds 100 bytes"):
        fstatvfs(0, new("char[100]"))
    assert statvfs(NULL, new("struct statvfs")) == -1 and errno == EFAULT
