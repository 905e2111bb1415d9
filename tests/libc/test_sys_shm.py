"""<sys/shm.h>: memory of segments, whose size this process knows or not."""
# ruff: noqa: F403, F405

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pysock import *
from pysock import ffi

PAGE = sysconf(_SC_PAGESIZE)
FAILED = cast("void *", -1)
GONE = r"is memory of shmat\(\) that shmdt\(\) has taken away$"


def made(size: int) -> int:
    shmid = shmget(IPC_PRIVATE, size, IPC_CREAT | 0o600)
    if shmid < 0:
        pytest.skip(f"no shared memory of System V here: {cstr(strerror(errno))}")
    return shmid


@pytest.fixture
def segment() -> Iterator[int]:
    shmid = made(100)
    yield shmid
    shmctl(shmid, IPC_RMID, NULL)


@pytest.fixture
def foreign(segment: int) -> Iterator[int]:
    """The id of a segment of several pages that another process has made."""
    program = (
        "from pysock import *\n"
        f"shmid = shmget(IPC_PRIVATE, {3 * PAGE}, IPC_CREAT | 0o600)\n"
        "p = shmat(shmid, NULL, 0)\nstrcpy(p, b'from another')\nprint(shmid)\n"
    )
    import sys

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    shmid = int(done.stdout)
    yield shmid
    shmctl(shmid, IPC_RMID, NULL)


def test_memory_of_known_size(segment: int) -> None:
    p = shmat(segment, NULL, 0)
    q = shmat(segment, NULL, 0)
    assert p != FAILED and p != q and sizeof(p) == 100
    strcpy(p, b"text")
    assert (cstr(q), cast("int *", q)[1]) == ("text", 0)
    with pytest.raises(ValueError, match=r"^memset: n is 101, but s holds 100 bytes"):
        memset(p, 0, 101)
    assert shmdt(p) == 0
    assert cstr(q) == "text"
    assert shmdt(q) == 0


def test_what_shmdt_takes_away_is_refused(segment: int) -> None:
    p = shmat(segment, NULL, 0)
    assert shmdt(p) == 0
    with pytest.raises(ValueError, match=rf"^memset: s {GONE}"):
        memset(p, 1, 1)
    with pytest.raises(ValueError, match=rf"^puts: s {GONE}"):
        puts(p)
    with pytest.raises(ValueError, match=rf"^write: buf {GONE}"):
        write(1, p, 1)
    assert shmdt(p) == -1 and errno == EINVAL
    for other in (NULL, new("char[8]"), cast("void *", PAGE)):
        assert shmdt(other) == -1 and errno == EINVAL
    with pytest.raises(TypeError, match=r"^shmdt: shmaddr takes "):
        shmdt(b"bytes")
    again = mmap(p, 100, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    assert again == p and munmap(again, 100) == 0, "nothing else came there meanwhile"
    with pytest.raises(ValueError, match=r"^puts: s is memory of mmap\(\) that munmap\(\) has taken away$"):
        puts(again)


def test_read_only(segment: int) -> None:
    p = shmat(segment, NULL, SHM_RDONLY)
    assert strlen(p) == 0
    for call in (lambda: strcpy(p, b"x"), lambda: read(0, p, 1)):
        with pytest.raises(ValueError, match=r"is memory of shmat\(\) that may not be written; see SHM_RDONLY$"):
            call()
    assert mprotect(p, PAGE, PROT_READ) == 0 and strlen(p) == 0
    assert shmdt(p) == 0


def test_only_shmdt_takes_it_away(segment: int) -> None:
    p = shmat(segment, NULL, 0)
    how = MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED
    for call in (
        lambda: munmap(p, PAGE),
        lambda: mremap(p, PAGE, 2 * PAGE, MREMAP_MAYMOVE),
        lambda: mmap(p, PAGE, PROT_READ, how, -1, 0),
        lambda: remap_file_pages(p, PAGE, 0, 0, 0),
    ):
        with pytest.raises(
            ValueError, match=r"address is memory of shmat|addr is memory of shmat\(\), which shmdt\(\)"
        ):
            call()
    assert shmdt(p) == 0


def test_what_libc_uses_stays(segment: int, tmp_path: Path) -> None:
    p = shmat(segment, NULL, 0)
    stream = fopen(str(tmp_path / "file"), b"w")
    assert setvbuf(stream, p, _IOFBF, 64) == 0
    with pytest.raises(ValueError, match=r"^shmdt: shmaddr is memory that libc still uses"):
        shmdt(p)
    assert fputs(b"text", stream) >= 0 and fclose(stream) == 0
    assert shmdt(p) == 0 and (tmp_path / "file").read_bytes() == b"text"


def test_an_id_from_elsewhere(foreign: int) -> None:
    """Its size is not known, so that memory is a plain pointer; IPC_STAT tells."""
    p = shmat(foreign, NULL, 0)
    assert ffi.typeof(p).kind == "pointer" and cstr(cast("char *", p)) == "from another"
    cast("char *", p)[2 * PAGE] = 7
    assert shmdt(p) == 0
    ds = shmid_ds()
    assert shmctl(foreign, IPC_STAT, ds) == 0 and ds.shm_segsz == 3 * PAGE
    q = shmat(foreign, NULL, 0)
    assert sizeof(q) == 3 * PAGE and q[2 * PAGE] == 7
    assert shmdt(q) == 0


def test_what_was_asked_for_is_there_at_least(foreign: int) -> None:
    ds = shmid_ds()
    key = 0x7073 << 16 | os.getpid() & 0xFFFF
    shmid = shmget(key, 2 * PAGE, IPC_CREAT | IPC_EXCL | 0o600)
    if shmid < 0:
        pytest.skip("another program has a segment of this key")
    try:
        assert shmget(key, 0, 0) == shmget(key, 10, 0) == shmget(key, PAGE, IPC_CREAT) == shmid
        p = shmat(shmid, NULL, 0)
        assert sizeof(p) == 2 * PAGE and shmdt(p) == 0
        assert shmget(key, 2 * PAGE + 1, 0) == -1 and errno == EINVAL
        assert shmget(key, 1, IPC_CREAT | IPC_EXCL) == -1 and errno == EEXIST
        assert shmctl(shmid, IPC_STAT, ds) == 0
        assert (ds.shm_perm.__getattribute__("__key"), ds.shm_perm.mode & 0o777) == (key, 0o600)
        assert (ds.shm_cpid, ds.shm_lpid, ds.shm_nattch) == (getpid(), getpid(), 0)
    finally:
        assert shmctl(shmid, IPC_RMID, NULL) == 0
    assert shmget(key, 0, 0) == -1 and errno == ENOENT


def test_shared_with_a_child(segment: int) -> None:
    p = shmat(segment, NULL, 0)
    numbers = cast("int *", p)
    numbers[0] = 1
    pid = os.fork()
    if pid == 0:
        numbers[1] = numbers[0] + 41
        os._exit(shmdt(p))
    assert os.waitpid(pid, 0) == (pid, 0)
    assert (numbers[0], numbers[1]) == (1, 42)
    assert shmdt(p) == 0


def test_addresses(segment: int) -> None:
    place = mmap(NULL, 2 * PAGE, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    assert shmat(segment, place, 0) == FAILED and errno == EINVAL, "there is other memory"
    p = shmat(segment, place, SHM_REMAP)
    assert p == place and memset(p, 7, 100) == p
    with pytest.raises(ValueError, match=r"^shmat: shmaddr is memory of shmat\(\), which shmdt\(\) takes away$"):
        shmat(segment, place, SHM_REMAP)
    q = shmat(segment, place + PAGE + 5, SHM_REMAP | SHM_RND)
    assert q == place + PAGE and q[99] == 7
    assert shmdt(q) == 0 and shmdt(p) == 0
    with pytest.raises(ValueError, match=r"^shmat: .* at shmaddr there is not so much memory of mmap\(\)$"):
        shmat(segment, place, SHM_REMAP)
    free = shmat(segment, p, 0)
    assert free == place, "nothing else came there meanwhile"
    assert shmdt(free) == 0
    assert shmat(segment, cast("void *", PAGE * 1000 + 1), 0) == FAILED and errno == EINVAL
    with pytest.raises(TypeError, match=r"^shmat: shmaddr takes NULL or memory"):
        shmat(segment, b"bytes", 0)


def test_no_size_no_replacing(foreign: int) -> None:
    place = mmap(NULL, PAGE, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    with pytest.raises(ValueError, match=rf"^shmat: shmflg: SHM_REMAP .* segment {foreign} .* IPC_STAT"):
        shmat(foreign, place, SHM_REMAP)
    assert munmap(place, PAGE) == 0


def test_commands(segment: int) -> None:
    ds, limits, used = shmid_ds(), shminfo(), shm_info()
    assert shmctl(segment, IPC_STAT, ds) == 0 and ds.shm_segsz == 100
    ds.shm_perm.mode = 0o640
    assert shmctl(segment, IPC_SET, ds) == 0 and shmctl(segment, IPC_STAT, ds) == 0
    assert ds.shm_perm.mode & 0o777 == 0o640
    assert shmctl(0, IPC_INFO, cast("struct shmid_ds *", limits)) >= 0 and limits.shmmin == 1 and limits.shmmni > 0
    assert shmctl(0, SHM_INFO, used) >= 0 and used.used_ids >= 1 and used.shm_tot >= 1
    p = shmat(segment, NULL, 0)
    assert shmctl(segment, IPC_RMID, NULL) == 0
    assert shmctl(segment, IPC_STAT, ds) == 0 and ds.shm_perm.mode & SHM_DEST, "the last one detaches it"
    assert strcpy(p, b"still here") == p and shmdt(p) == 0
    assert shmctl(segment, IPC_STAT, ds) == -1 and errno in (EINVAL, EIDRM)
    with pytest.raises(ValueError, match=r"^shmctl: sizeof.struct shmid_ds. is 112, but buf holds 16 bytes"):
        shmctl(segment, IPC_STAT, new("char[16]"))
    with pytest.raises(ValueError, match=r"^shmctl: sizeof.struct shminfo. is 72, but buf holds 16 bytes"):
        shmctl(segment, IPC_INFO, new("char[16]"))
    assert shmctl(segment, IPC_STAT, NULL) == -1 and errno in (EFAULT, EINVAL)
    assert shmctl(segment, 9999, NULL) == -1 and errno == EINVAL
    assert shmat(-1, NULL, 0) == FAILED and errno == EINVAL
    assert shmget(IPC_PRIVATE, 0, 0o600) == -1 and errno == EINVAL


def test_beside_c(beside_c: Callable[..., None], segment: int) -> None:
    beside_c(
        "errno.h sys/shm.h unistd.h",
        [
            (
                "",
                "int id = shmget(IPC_PRIVATE, 5000, IPC_CREAT | 0600)",
                "id = shmget(IPC_PRIVATE, 5000, IPC_CREAT | 0o600)",
            ),
            ("", "struct shmid_ds ds", "ds = shmid_ds()"),
            ("", "char *p = shmat(id, NULL, 0)", "p = shmat(id, NULL, 0)"),
            ("%d", "shmctl(id, IPC_STAT, &ds)", "shmctl(id, IPC_STAT, ds)"),
            ("%zu", "ds.shm_segsz"),
            ("%lu", "ds.shm_nattch"),
            ("%o", "ds.shm_perm.mode"),
            ("%d", "(int)(p[4999] + (SHMLBA == getpagesize()))", "p[4999] + (SHMLBA == getpagesize())"),
            ("%d", "shmdt(p + 1)"),
            ("%d", "errno"),
            ("%d", "shmdt(p)"),
            ("%d", "shmdt(p)"),
            ("%d", "shmctl(id, IPC_RMID, NULL)"),
            ("%d", "shmat(id, NULL, 0) == (void *)-1", "shmat(id, NULL, 0) == cast('void *', -1)"),
            ("%d", "errno"),
        ],
    )
