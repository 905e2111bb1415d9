"""<utime.h>: the times of files."""
# ruff: noqa: F403, F405

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pysock import *
from pysock.libc.utime import *


def test_beside_c(beside_c: Callable[..., None]) -> None:
    beside_c(
        "errno.h fcntl.h unistd.h utime.h sys/stat.h",
        [
            (
                "",
                "struct utimbuf u = {1000000000, -1}; struct stat st",
                'from pysock.libc.utime import *; u, st = utimbuf(actime=1000000000, modtime=-1), new("struct stat")',
            ),
            ("", 'close(open("file", O_CREAT | O_WRONLY, 0600))', 'close(open("file", O_CREAT | O_WRONLY, 0o600))'),
            ("%d", 'utime("file", &u)', 'utime("file", u)'),
            ("", 'stat("file", &st)', 'stat("file", st)'),
            ("%ld", "st.st_atime", "st.st_atime"),
            ("%ld", "st.st_mtime", "st.st_mtime"),
            ("%d", 'utime("file", NULL)'),
            ("", 'stat("file", &st)', 'stat("file", st)'),
            ("%d", "st.st_mtime > 1000000000"),
            ("%d", 'utime("none", &u)', 'utime("none", u)'),
            ("%d", "errno"),
        ],
    )


def test_what_is_refused(tmp_path: Path) -> None:
    assert utime(NULL, NULL) == -1 and errno == EFAULT
    with pytest.raises(ValueError, match=r"^utime: sizeof.struct utimbuf. is 16, but times holds 15 bytes"):
        utime(bytes(tmp_path), bytearray(15))
