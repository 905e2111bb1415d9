"""<sys/stat.h>: what is known of a file, beside C."""
# ruff: noqa: E501, F403, F405

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pysock import *

FIELDS = "st_mode st_nlink st_size st_blksize st_uid st_gid st_blocks".split()


def test_fields_beside_c(beside_c: Callable[..., None]) -> None:
    beside_c(
        "sys/stat.h fcntl.h unistd.h errno.h",
        [
            ("%d", 'mkdir("d", 0750)', "mkdir(b'd', 0o750)"),
            ("", 'int fd = open("d/f", O_RDWR | O_CREAT, 0640)', "fd = open(b'd/f', O_RDWR | O_CREAT, 0o640)"),
            ("%d", '(int)write(fd, "12345", 5)', "write(fd, b'12345', 5)"),
            ("%d", 'symlink("f", "d/l")', "symlink(b'f', b'd/l')"),
            ("%d", 'mkfifo("p", 0600)', "mkfifo(b'p', 0o600)"),
            ("", "struct stat st", "st = new('struct stat')"),
            *(
                row
                for call, python in (
                    ("fstat(fd, &st)", "fstat(fd, st)"),
                    ('stat("d", &st)', "stat(b'd', st)"),
                    ('stat("d/l", &st)', "stat(b'd/l', st)"),
                    ('lstat("d/l", &st)', "lstat(b'd/l', st)"),
                    ('stat("p", &st)', "stat(b'p', st)"),
                    (
                        'fstatat(AT_FDCWD, "d/l", &st, AT_SYMLINK_NOFOLLOW)',
                        "fstatat(AT_FDCWD, b'd/l', st, AT_SYMLINK_NOFOLLOW)",
                    ),
                )
                for row in [
                    ("%d", call, python),
                    *(("%ld", f"(long)st.{field}", f"st.{field}") for field in FIELDS),
                    (
                        "%d",
                        "S_ISREG(st.st_mode) + 2 * S_ISDIR(st.st_mode) + 4 * S_ISLNK(st.st_mode) + 8 * S_ISFIFO(st.st_mode)",
                    ),
                ]
            ),
            ("%d", 'chmod("p", 0)', "chmod(b'p', 0)"),
            ("%d", 'stat("none", &st)', "stat(b'none', st)"),
            ("%d", "errno"),
        ],
    )


def test_statx_and_times(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"12345")
    path, st, stx = str(tmp_path / "file"), new("struct stat"), new("struct statx")
    times = new("struct timespec[2]", [{"tv_sec": 1, "tv_nsec": 2}, {"tv_sec": 3, "tv_nsec": 4}])
    assert utimensat(AT_FDCWD, path, times, 0) == 0
    assert stat(path, st) == 0 and (st.st_atim.tv_sec, st.st_mtim.tv_nsec, st.st_mtime) == (1, 4, 3)
    assert statx(AT_FDCWD, path, 0, STATX_BASIC_STATS, stx) == 0
    assert (stx.stx_size, stx.stx_mode, stx.stx_ino) == (5, st.st_mode, st.st_ino)


def test_what_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"^stat: sizeof.struct stat. is 144, but statbuf holds 10 bytes"):
        stat(str(tmp_path), new("char[10]"))
    assert stat(str(tmp_path), NULL) == -1 and errno == EFAULT
    with pytest.raises(ValueError, match=r"^futimens: .* is 32, but times holds 16 bytes"):
        futimens(0, timespec())
