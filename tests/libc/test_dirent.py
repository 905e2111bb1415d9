"""<dirent.h>: what is in a directory, and how long an entry can be used."""
# ruff: noqa: F403, F405, SIM115

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import pysock
from pysock import *

NAMES = ["a10", "a9", "b", ".hidden", "x" * 255]


@pytest.fixture
def folder(tmp_path: Path) -> bytes:
    for name in NAMES:
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "sub").mkdir()
    return bytes(tmp_path)


def test_a_name_is_good_until_the_next_entry(tmp_path: Path, collect: Callable[[], None]) -> None:
    """As in C: readdir(dirp)->d_name, though nothing holds the entry."""
    (tmp_path / "file").touch()
    dirp = opendir(str(tmp_path))
    names = []
    for _ in range(3):
        name = readdir(dirp).d_name
        collect()
        taken = [new("char[280]", b"\xff" * 280) for _ in range(100)]
        names.append(cstr(name))
        del taken
    assert sorted(names) == [".", "..", "file"]
    assert closedir(dirp) == 0


def test_entries_outlive_the_directory(folder: bytes) -> None:
    dirp = opendir(folder)
    entries = []
    while (entry := readdir(dirp)) != NULL:
        entries.append(entry)
    assert closedir(dirp) == 0
    types = {cstr(entry.d_name): entry.d_type for entry in entries}
    assert types == {".": DT_DIR, "..": DT_DIR, "sub": DT_DIR, **dict.fromkeys(NAMES, DT_REG)}
    assert all(entry.d_ino == entry.d_fileno > 0 and entry.d_reclen >= 24 for entry in entries)


def test_a_closed_directory_is_refused(folder: bytes) -> None:
    dirp = opendir(folder)
    assert closedir(dirp) == 0
    for call in (closedir, readdir, dirfd, rewinddir, telldir):
        with pytest.raises(ValueError, match=rf"^{call.__name__}: dirp takes an open DIR .* not one, or no longer"):
            call(dirp)
    with pytest.raises(ValueError, match=r"^readdir: dirp .* this pointer is NULL"):
        readdir(NULL)
    assert opendir(folder + b"/none") == NULL and errno == ENOENT


def test_places(folder: bytes) -> None:
    dirp = fdopendir(open(folder, O_RDONLY | O_DIRECTORY))
    assert dirfd(dirp) >= 0
    first = cstr(readdir(dirp).d_name)
    place = telldir(dirp)
    second = cstr(readdir(dirp).d_name)
    seekdir(dirp, place)
    assert cstr(readdir(dirp).d_name) == second
    rewinddir(dirp)
    assert cstr(readdir(dirp).d_name) == first
    closedir(dirp)


def test_readdir_r(folder: bytes) -> None:
    dirp = opendir(folder)
    entry, result = dirent(), new("struct dirent *")
    names = set()
    while readdir_r(dirp, entry, result) == 0 and result[0] != NULL:
        assert result[0] == addressof(entry)
        names.add(cstr(entry.d_name))
    assert names == {".", "..", "sub", *NAMES}
    with pytest.raises(ValueError, match=r"^readdir_r: sizeof.struct dirent. is 280, but entry holds 100 bytes"):
        readdir_r(dirp, new("char[100]"), result)
    closedir(dirp)


def listed(folder: bytes, filter: Any, compar: Any) -> list[str]:
    namelist = new("struct dirent **")
    count = scandir(folder, namelist, filter, compar)
    names = [cstr(namelist[0][index].d_name) for index in range(count)]
    for index in range(count):
        free(namelist[0][index])
    free(namelist[0])
    with pytest.raises(ValueError, match=r"^free: ptr"):
        free(namelist[0])
    return names


def test_scandir_chooses_and_sorts(folder: bytes) -> None:
    def visible(entry: Any) -> bool:
        return entry.d_name[0] != ord(".")  # type: ignore[no-any-return]

    assert listed(folder, visible, alphasort) == ["a10", "a9", "b", "sub", "x" * 255]
    assert listed(folder, visible, versionsort) == ["a9", "a10", "b", "sub", "x" * 255]
    assert listed(folder, visible, lambda a, b: alphasort(b, a)) == ["x" * 255, "sub", "b", "a9", "a10"]
    assert sorted(listed(folder, NULL, NULL)) == sorted([".", "..", "sub", *NAMES])
    assert listed(folder, lambda entry: 0, alphasort) == []


def test_scandirat(folder: bytes) -> None:
    fd = open(folder, O_RDONLY)
    namelist = new("struct dirent **")
    assert scandirat(fd, b"sub", namelist, NULL, alphasort) == 2
    assert [cstr(namelist[0][index].d_name) for index in range(2)] == [".", ".."]
    assert scandirat(fd, b"none", namelist, NULL, NULL) == -1 and errno == ENOENT
    close(fd)


def test_what_filter_and_compar_raise(folder: bytes) -> None:
    namelist = new("struct dirent **")

    def fail(*arguments: object) -> int:
        raise KeyError("mine")

    before = len(pysock.guard.live.get("heap", {}))
    for arguments in ((fail, NULL), (NULL, fail), (lambda entry: None, NULL), (NULL, lambda a, b: "x")):
        with pytest.raises((KeyError, TypeError)):
            scandir(folder, namelist, *arguments)
        assert namelist[0] == NULL
    assert len(pysock.guard.live.get("heap", {})) == before


def test_the_sorts_are_guarded() -> None:
    one, two = dirent(d_name=b"a10"), dirent(d_name=b"a9")
    a, b = new("struct dirent *", addressof(one)), new("struct dirent *", addressof(two))
    assert alphasort(a, b) < 0 < versionsort(a, b)
    with pytest.raises(ValueError, match=r"^alphasort: b is the address of a pointer that is NULL"):
        alphasort(a, new("struct dirent *"))
    with pytest.raises(TypeError, match=r"^versionsort: a takes the address of a pointer to a struct dirent"):
        versionsort(one, b)


def test_getdents64(folder: bytes) -> None:
    fd = open(folder, O_RDONLY)
    buf = new("char[4096]")
    names, at = set(), 0
    size = getdents64(fd, buf, sizeof(buf))
    while at < size:
        entry = cast("struct dirent *", addressof(buf, at))
        names.add(cstr(entry.d_name))
        at += entry.d_reclen
    assert names == {".", "..", "sub", *NAMES}
    with pytest.raises(ValueError, match=r"^getdents64: length is 4097, but dirp holds 4096 bytes"):
        getdents64(fd, buf, 4097)
    close(fd)


def test_beside_c(beside_c: Callable[..., None]) -> None:
    beside_c(
        "dirent.h sys/stat.h string.h errno.h",
        [
            ("%d", 'mkdir("d", 0700)', "mkdir(b'd', 0o700)"),
            ("%d", 'mkdir("d/one", 0700)', "mkdir(b'd/one', 0o700)"),
            ("", 'DIR *dirp = opendir("d")', "dirp = opendir(b'd')"),
            ("", "int found = 0", "found = 0"),
            ("", "struct dirent *entry", "entry = NULL"),
            (
                "",
                "while ((entry = readdir(dirp)) != NULL) found += entry->d_type * (int)strlen(entry->d_name)",
                "while (entry := readdir(dirp)) != NULL: found += entry.d_type * strlen(entry.d_name)",
            ),
            ("%d", "found"),
            ("%d", "closedir(dirp)"),
            ("%d", 'opendir("none") == NULL', "opendir(b'none') == NULL"),
            ("%d", "errno"),
            ("%d", "IFTODT(S_IFSOCK)"),
            ("%d", "DTTOIF(DT_LNK)"),
        ],
    )
