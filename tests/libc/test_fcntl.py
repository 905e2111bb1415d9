"""<fcntl.h>: opening, commands of several kinds, handles."""
# ruff: noqa: F403, F405, SIM115

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pysock import *


def test_openat(tmp_path: Path) -> None:
    folder = open(str(tmp_path), O_RDONLY | O_DIRECTORY)
    fd = openat(folder, "file", O_RDWR | O_CREAT | O_EXCL, 0o640)
    assert fd >= 0 and (tmp_path / "file").stat().st_mode & 0o777 == 0o640 & ~current_umask()
    assert openat(folder, "file", O_RDWR | O_CREAT | O_EXCL, 0o640) == -1 and errno == EEXIST
    assert openat(folder, "none", O_RDONLY) == -1 and errno == ENOENT
    assert openat(folder, NULL, O_RDONLY) == -1 and errno == EFAULT
    for descriptor in (fd, folder):
        close(descriptor)


def current_umask() -> int:
    mask = umask(0)
    umask(mask)
    return mask


def test_a_file_without_a_name_needs_a_mode(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match=r"^open: with O_CREAT the new file's mode is needed"):
        open(str(tmp_path), O_TMPFILE | O_RDWR)
    fd = open(str(tmp_path), O_TMPFILE | O_RDWR, 0o600)
    assert fd >= 0 or errno in (EOPNOTSUPP, EISDIR)
    close(fd)


def test_commands(tmp_path: Path) -> None:
    fd = open(str(tmp_path / "file"), O_RDWR | O_CREAT, 0o600)
    lock = flock_(l_type=F_WRLCK)
    assert fcntl(fd, F_SETLK, lock) == 0
    assert fcntl(fd, F_OFD_GETLK, lock) == 0 and lock.l_type == F_WRLCK and lock.l_pid == getpid()
    owner = f_owner_ex(type=F_OWNER_PID, pid=getpid())
    assert fcntl(fd, F_SETOWN_EX, owner) == 0 and fcntl(fd, F_GETOWN) == getpid()
    ids = new("unsigned int[2]", [99, 99])
    assert fcntl(fd, 17, ids) in (0, -1), "F_GETOWNER_UIDS"
    for command in (F_SETLK, F_OFD_SETLK, F_GETOWN_EX, F_GET_RW_HINT, 17):
        with pytest.raises(ValueError, match=r"^fcntl: the size of its struct is [0-9]+, but arg holds 4 bytes"):
            fcntl(fd, command, new("int"))
        with pytest.raises(TypeError, match=r"^fcntl: arg takes an address, not a number"):
            fcntl(fd, command, 4096)
    with pytest.raises(TypeError, match=r"^fcntl: arg of command 3 is an integer, not 'int.1.'"):
        fcntl(fd, F_GETFL, new("int"))
    close(fd)


def flock_(**fields: int) -> object:
    return new("struct flock", fields)


def test_handles(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    path, mount_id = str(tmp_path / "file"), new("int")
    handle = new("struct file_handle", {"handle_bytes": MAX_HANDLE_SZ, "f_handle": MAX_HANDLE_SZ})
    result = name_to_handle_at(AT_FDCWD, path, handle, mount_id, 0)
    assert result == 0 or errno in (EOPNOTSUPP, EPERM)
    if result == 0:
        assert 0 < handle.handle_bytes <= MAX_HANDLE_SZ
        assert open_by_handle_at(-1, handle, O_RDONLY) == -1 and errno in (EBADF, EPERM)
    handle = new("struct file_handle", {"handle_bytes": 9, "f_handle": 8})
    message = r": sizeof.struct file_handle. \+ handle_bytes is 17, but handle holds 16 bytes"
    with pytest.raises(ValueError, match=rf"^name_to_handle_at{message}"):
        name_to_handle_at(AT_FDCWD, path, handle, mount_id, 0)
    with pytest.raises(ValueError, match=rf"^open_by_handle_at{message}"):
        open_by_handle_at(AT_FDCWD, handle, O_RDONLY)
    handle.handle_bytes = MAX_HANDLE_SZ + 1
    assert name_to_handle_at(AT_FDCWD, path, handle, mount_id, 0) == -1 and errno == EINVAL
    handle.handle_bytes = 0
    with pytest.raises(
        ValueError, match=r"^name_to_handle_at: the size of a mount's number is 4, but mount_id holds 1"
    ):
        name_to_handle_at(AT_FDCWD, path, handle, new("char"), 0)


def test_beside_c(beside_c: Callable[..., None]) -> None:
    beside_c(
        "fcntl.h unistd.h errno.h",
        [
            (
                "",
                'int fd = openat(AT_FDCWD, "f", O_RDWR | O_CREAT, 0600)',
                "fd = openat(AT_FDCWD, b'f', O_RDWR | O_CREAT, 0o600)",
            ),
            ("%d", "fcntl(fd, F_GETFL) & O_ACCMODE"),
            ("%d", "fcntl(fd, F_SETFL, O_APPEND)"),
            ("%d", "!!(fcntl(fd, F_GETFL) & O_APPEND)", "bool(fcntl(fd, F_GETFL) & O_APPEND)"),
            ("%d", "posix_fallocate(fd, 0, 100)"),
            ("%ld", "(long)lseek(fd, 0, SEEK_END)", "lseek(fd, 0, SEEK_END)"),
            ("%d", "fcntl(-1, F_GETFD)"),
            ("%d", "errno"),
            ("%d", "posix_fadvise(-1, 0, 0, POSIX_FADV_NORMAL)"),
        ],
    )
