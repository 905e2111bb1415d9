"""<sys/mman.h>: memory that comes and goes, and what the guards know of it."""
# ruff: noqa: F403, F405, SIM115

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from pysock import *

RW = PROT_READ | PROT_WRITE
PAGE = sysconf(_SC_PAGESIZE)
ANONYMOUS = MAP_PRIVATE | MAP_ANONYMOUS


def test_pages() -> None:
    p = mmap(NULL, 100, RW, ANONYMOUS, -1, 0)
    assert p != MAP_FAILED and sizeof(p) == 100 and p[99] == 0
    strcpy(p, b"text")
    assert (cstr(p), p[0], cast("int *", p)[1]) == ("text", ord("t"), 0)
    with pytest.raises(ValueError, match=r"^memset: n is 101, but s holds 100 bytes"):
        memset(p, 0, 101)
    assert munmap(p, 100) == 0


def test_a_failure_is_MAP_FAILED() -> None:
    assert mmap(NULL, 0, PROT_READ, ANONYMOUS, -1, 0) == MAP_FAILED and errno == EINVAL
    assert mmap(NULL, 1, PROT_READ, MAP_SHARED, -1, 0) == MAP_FAILED and errno == EBADF
    assert cast("long", MAP_FAILED) == -1


def test_what_munmap_takes_away_is_refused() -> None:
    p = mmap(NULL, 2 * PAGE, RW, ANONYMOUS, -1, 0)
    second = p + PAGE
    assert munmap(second, PAGE) == 0, "a part of it"
    memset(p, 1, PAGE)
    gone = r"is memory of mmap\(\) that munmap\(\) has taken away"
    with pytest.raises(ValueError, match=rf"^memset: s {gone}"):
        memset(p, 1, PAGE + 1)
    assert munmap(p, PAGE) == 0
    with pytest.raises(ValueError, match=rf"^write: buf {gone}"):
        write(1, p, 1)
    with pytest.raises(ValueError, match=rf"^puts: s {gone}"):
        puts(p)
    with pytest.raises(ValueError, match=rf"^strcpy: dest {gone}"):
        strcpy(p, b"x")
    assert write(1, p, 0) == 0
    for call in (lambda: munmap(p, PAGE), lambda: msync(p, PAGE, MS_SYNC), lambda: madvise(p, 1, MADV_NORMAL)):
        with pytest.raises(ValueError, match=r"length is [0-9]+, but at addr there is not so much memory of mmap"):
            call()


def test_only_memory_of_mmap_is_changed() -> None:
    buf = new("char[65536]")
    for name, call in {
        "munmap": lambda: munmap(buf, 4096),
        "mprotect": lambda: mprotect(buf, 4096, PROT_NONE),
        "madvise": lambda: madvise(buf, 4096, MADV_DONTNEED),
        "mremap": lambda: mremap(buf, 4096, 8192, MREMAP_MAYMOVE),
        "mincore": lambda: mincore(buf, 4096, new("char")),
    }.items():
        with pytest.raises(ValueError, match=rf"^{name}: .* there is not so much memory of mmap"):
            call()
    aligned = cast("char *", (cast("unsigned long", addressof(buf, 4096)) // 4096) * 4096)
    with pytest.raises(ValueError, match=r"^mmap: with MAP_FIXED: length is 4096, but at addr there is not so much"):
        mmap(aligned, 4096, RW, ANONYMOUS | MAP_FIXED, -1, 0)
    with pytest.raises(TypeError, match=r"^mmap: addr takes NULL or memory that mmap"):
        mmap(0, 4096, RW, ANONYMOUS, -1, 0)  # type: ignore[arg-type]


def test_MAP_FIXED_within_what_is_there() -> None:
    p = mmap(NULL, 2 * PAGE, PROT_NONE, ANONYMOUS, -1, 0)
    q = mmap(p + PAGE, PAGE, RW, ANONYMOUS | MAP_FIXED, -1, 0)
    assert q == p + PAGE and memset(q, 7, PAGE) == q
    with pytest.raises(ValueError, match=r"^memset: s is memory of mmap.. that may not be written; see mprotect"):
        memset(p, 7, 1)
    for format in (b"%s", b"%c", b"%4[a-z]"):
        with pytest.raises(ValueError, match=r"^sscanf: argument 1 after the format is memory of mmap"):
            sscanf(b"text", format, p)
    assert munmap(p, 2 * PAGE) == 0


def test_protection() -> None:
    p = mmap(NULL, PAGE, RW, ANONYMOUS, -1, 0)
    strcpy(p, b"one,two")
    assert mprotect(p, PAGE, PROT_READ) == 0
    assert strlen(p) == 7
    text = new("char[8]")
    for call in (
        lambda: strcpy(p, b"x"),
        lambda: strtok(p, b","),
        lambda: read(0, p, 1),
        lambda: sprintf(text, b"%hhn", p),
    ):
        with pytest.raises(ValueError, match=r"is memory of mmap.. that may not be written; see mprotect"):
            call()
    assert mprotect(p, PAGE, PROT_NONE) == 0
    with pytest.raises(ValueError, match=r"^strlen: s is memory of mmap.. that may not be read; see mprotect"):
        strlen(p)
    assert mprotect(p, PAGE, RW) == 0
    assert cstr(strtok(p, b",")) == "one"
    assert mprotect(p + 1, 1, RW) == -1 and errno == EINVAL
    assert munmap(p, PAGE) == 0


def test_mremap_moves_what_is_known() -> None:
    p = mmap(NULL, PAGE, RW, ANONYMOUS, -1, 0)
    strcpy(p, b"kept")
    q = mremap(p, PAGE, 100 * PAGE, MREMAP_MAYMOVE)
    assert cstr(q) == "kept" and sizeof(q) == 100 * PAGE
    memset(q, 1, sizeof(q))
    r = mremap(q, 100 * PAGE, PAGE, 0)
    assert r == q and sizeof(r) == PAGE
    with pytest.raises(ValueError, match=r"has taken away"):
        memset(q, 1, sizeof(q))
    target = mmap(NULL, PAGE, PROT_NONE, ANONYMOUS, -1, 0)
    s = mremap(r, PAGE, PAGE, MREMAP_MAYMOVE | MREMAP_FIXED, target)
    assert s == target and s[0] == 1
    assert mremap(s, PAGE, 0, 0) == MAP_FAILED and errno == EINVAL
    assert s[0] == 1 and munmap(s, PAGE) == 0


def test_a_file_shared_with_a_child(tmp_path: Path) -> None:
    fd = open(str(tmp_path / "shared"), O_RDWR | O_CREAT, 0o600)
    assert ftruncate(fd, 64) == 0
    p = mmap(NULL, 64, RW, MAP_SHARED, fd, 0)
    close(fd)
    numbers = cast("int *", p)
    numbers[0] = 1
    pid = os.fork()
    if pid == 0:
        numbers[1] = numbers[0] + 41
        os._exit(msync(p, 64, MS_SYNC))
    assert os.waitpid(pid, 0) == (pid, 0)
    assert (numbers[0], numbers[1]) == (1, 42)
    assert munmap(p, 64) == 0
    assert (tmp_path / "shared").read_bytes()[:8] == b"\1\0\0\0*\0\0\0"


def test_mincore_measures_its_vector() -> None:
    p = mmap(NULL, 3 * PAGE, RW, ANONYMOUS | MAP_POPULATE, -1, 0)
    vec = new("unsigned char[3]")
    assert mincore(p, 2 * PAGE + 1, vec) == 0 and [n & 1 for n in vec] == [1, 1, 1]
    with pytest.raises(ValueError, match=r"^mincore: the pages of length is 3, but vec holds 2 bytes"):
        mincore(p, 3 * PAGE, new("unsigned char[2]"))
    assert munmap(p, 3 * PAGE) == 0


def test_memory_by_name() -> None:
    fd = memfd_create(b"name", MFD_CLOEXEC)
    assert write(fd, b"contents", 8) == 8
    p = mmap(NULL, 8, PROT_READ, MAP_SHARED, fd, 0)
    assert bytes(p) == b"contents"
    assert munmap(p, 8) == 0 and close(fd) == 0
    name = f"/pysock-test-{os.getpid()}"
    fd = shm_open(name, O_RDWR | O_CREAT | O_EXCL, 0o600)
    assert fd >= 0 and shm_unlink(name) == 0 and close(fd) == 0
    assert shm_open(name, O_RDWR, 0) == -1 and errno == ENOENT


def test_advice_for_another_process_takes_nothing_away() -> None:
    with pytest.raises(ValueError, match=r"^process_madvise: advice is 4, which may take memory away"):
        process_madvise(-1, NULL, 0, MADV_DONTNEED, 0)
    assert process_madvise(-1, NULL, 0, MADV_COLD, 0) == -1


def test_beside_c(beside_c: Callable[..., None]) -> None:
    flags = "MAP_PRIVATE | MAP_ANONYMOUS"
    beside_c(
        "sys/mman.h string.h errno.h fcntl.h unistd.h",
        [
            (
                "",
                f"char *p = mmap(NULL, 10, PROT_READ | PROT_WRITE, {flags}, -1, 0)",
                f"p = mmap(NULL, 10, PROT_READ | PROT_WRITE, {flags}, -1, 0)",
            ),
            ("%d", "p == MAP_FAILED"),
            ("", 'strcpy(p, "in pages")', "strcpy(p, b'in pages')"),
            ("%s", "p"),
            ("%d", "mprotect(p, 10, PROT_READ)"),
            ("%d", "msync(p, 10, MS_ASYNC)"),
            ("%d", "posix_madvise(p, 10, POSIX_MADV_WILLNEED)"),
            ("%d", "munmap(p, 10)"),
            ("%d", "mmap(NULL, 10, PROT_READ, MAP_SHARED, -1, 0) == MAP_FAILED"),
            ("%d", "errno"),
        ],
    )
