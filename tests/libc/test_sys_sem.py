"""<sys/sem.h>: sets of semaphores; the command of semctl() says what its last argument is."""
# ruff: noqa: F403, F405

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest

from pysock import *


@union
class semun:
    val: int = member("int")
    buf = member("struct semid_ds *")
    array = member("unsigned short *")


@pytest.fixture
def semaphores() -> Iterator[int]:
    semid = semget(IPC_PRIVATE, 3, IPC_CREAT | 0o600)
    if semid < 0:
        pytest.skip(f"no semaphores of System V here: {cstr(strerror(errno))}")
    yield semid
    semctl(semid, 0, IPC_RMID)


@pytest.fixture
def foreign(semaphores: int) -> Iterator[int]:
    """The id of a set of five, 1 to 5, that another process has made."""
    program = (
        "from pysock import *\n"
        "semid = semget(IPC_PRIVATE, 5, IPC_CREAT | 0o600)\n"
        "semctl(semid, 0, SETALL, new('unsigned short[5]', [1, 2, 3, 4, 5]))\nprint(semid)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    semid = int(done.stdout)
    yield semid
    semctl(semid, 0, IPC_RMID)


def values(semid: int) -> list[int]:
    found = new("unsigned short[5]")
    assert semctl(semid, 0, GETALL, found) == 0
    return list(found)


def test_operations(semaphores: int) -> None:
    assert values(semaphores) == [0, 0, 0, 0, 0]
    ops = new("struct sembuf[2]", [[0, 2, 0], [2, 1, SEM_UNDO]])
    assert semop(semaphores, ops, 2) == 0
    assert values(semaphores) == [2, 0, 1, 0, 0]
    assert (semctl(semaphores, 0, GETVAL), semctl(semaphores, 0, GETPID)) == (2, getpid())
    assert semop(semaphores, sembuf(sem_num=1, sem_op=-1, sem_flg=IPC_NOWAIT), 1) == -1 and errno == EAGAIN
    assert semtimedop(semaphores, sembuf(sem_num=1, sem_op=-1), 1, timespec(tv_nsec=1000)) == -1 and errno == EAGAIN
    assert semtimedop(semaphores, sembuf(sem_num=0, sem_op=-1), 1, NULL) == 0
    assert semtimedop(semaphores, sembuf(sem_num=1, sem_op=-1), 1, timespec(tv_nsec=-1)) == -1 and errno == EINVAL
    assert semop(semaphores, sembuf(sem_num=3, sem_op=1), 1) == -1 and errno == EFBIG
    assert semop(semaphores, sembuf(sem_num=0, sem_op=32767), 1) == -1 and errno == ERANGE
    assert semop(semaphores, ops, 0) == -1 and errno == EINVAL
    assert semop(semaphores, NULL, 1) == -1 and errno == EFAULT
    with pytest.raises(ValueError, match=r"^semop: nsops \* sizeof.struct sembuf. is 18, but sops holds 12 bytes"):
        semop(semaphores, ops, 3)
    with pytest.raises(ValueError, match=r"^semtimedop: nsops .* is 18, but sops holds 12 bytes"):
        semtimedop(semaphores, ops, 3, NULL)


def test_a_child_waits(semaphores: int) -> None:
    pid = os.fork()
    if pid == 0:
        took = semop(semaphores, sembuf(sem_num=0, sem_op=-2), 1)
        os._exit(took == 0 and semop(semaphores, sembuf(sem_num=1, sem_op=1), 1) == 0)
    assert semop(semaphores, sembuf(sem_num=0, sem_op=2), 1) == 0
    assert semop(semaphores, sembuf(sem_num=1, sem_op=-1), 1) == 0
    assert os.waitpid(pid, 0) == (pid, 1 << 8)
    assert semctl(semaphores, 0, GETPID) == pid


def test_the_last_argument(semaphores: int) -> None:
    """The program's union, or what it would hold."""
    assert semctl(semaphores, 1, SETVAL, semun(val=5)) == 0 == semctl(semaphores, 0, SETVAL, 4)
    assert values(semaphores)[:3] == [4, 5, 0]
    start = new("unsigned short[3]", [7, 8, 9])
    assert semctl(semaphores, 0, SETALL, semun(array=start)) == 0 and values(semaphores)[:3] == [7, 8, 9]
    found = new("unsigned short[3]")
    assert semctl(semaphores, 0, GETALL, semun(array=found)) == 0 and list(found) == [7, 8, 9]
    ds = semid_ds()
    assert semctl(semaphores, 0, IPC_STAT, semun(buf=addressof(ds))) == 0
    assert (ds.sem_nsems, ds.sem_perm.mode & 0o777) == (3, 0o600)
    ds.sem_perm.mode = 0o640
    assert semctl(semaphores, 0, IPC_SET, ds) == 0 == semctl(semaphores, 0, IPC_STAT, ds)
    assert ds.sem_perm.mode & 0o777 == 0o640
    limits = seminfo()
    assert semctl(0, 0, IPC_INFO, limits) >= 0 and limits.semvmx == 32767 and limits.semmsl >= 3
    assert semctl(0, 0, SEM_INFO, limits) >= 0 and limits.semusz >= 1 and limits.semaem >= 3
    assert semctl(semaphores, 1, SETVAL, semun(val=-1)) == -1 and errno == ERANGE
    assert semctl(semaphores, 3, GETVAL) == -1 and errno == EINVAL
    assert semctl(semaphores, 0, 9999, NULL) == -1 and errno == EINVAL
    assert semctl(semaphores, 0, IPC_STAT, NULL) == -1 and errno == EFAULT
    assert semctl(semaphores, 0, GETALL) == -1 and errno == EFAULT
    assert semctl(semaphores, 0, GETNCNT) == semctl(semaphores, 0, GETZCNT) == 0


def test_what_is_refused(semaphores: int) -> None:
    counted = r"^semctl: the semaphores of the set \* sizeof\(unsigned short\) is 6, but arg (holds|leads to) 4 bytes"
    small = new("unsigned short[2]")
    for arg in (small, semun(array=small)):
        for cmd in (GETALL, SETALL):
            with pytest.raises(ValueError, match=counted):
                semctl(semaphores, 0, cmd, arg)
    for arg in (small, semun(buf=cast("struct semid_ds *", small))):
        with pytest.raises(
            ValueError, match=r"^semctl: sizeof.struct semid_ds. is 104, but arg (holds|leads to) 4 bytes"
        ):
            semctl(semaphores, 0, IPC_STAT, arg)
        with pytest.raises(
            ValueError, match=r"^semctl: sizeof.struct seminfo. is 40, but arg (holds|leads to) 4 bytes"
        ):
            semctl(semaphores, 0, IPC_INFO, arg)
    with pytest.raises(TypeError, match=r"^semctl: arg is bytes, which never change"):
        semctl(semaphores, 0, GETALL, bytes(6))

    @union
    class narrow:
        val = member("short")

    for cmd, what in ((SETVAL, "an int"), (GETALL, "a pointer")):
        with pytest.raises(TypeError, match=f"^semctl: arg: this union has no room for {what}$"):
            semctl(semaphores, 0, cmd, narrow())


def test_a_set_from_elsewhere(foreign: int) -> None:
    """How many it has is found out when they are there; no array is written beyond its end."""
    small, large = new("unsigned short[3]"), new("unsigned short[7]", [9] * 7)
    with pytest.raises(ValueError, match=r"^semctl: the semaphores of the set .* is 10, but arg holds 6 bytes"):
        semctl(foreign, 0, GETALL, small)
    assert list(small) == [0, 0, 0]
    assert semctl(foreign, 0, GETALL, large) == 0 and list(large) == [1, 2, 3, 4, 5, 9, 9]


def test_a_set_from_elsewhere_into_a_large_array(foreign: int) -> None:
    large = new("unsigned short[7]", [9] * 7)
    assert semctl(foreign, 0, GETALL, semun(array=large)) == 0 and list(large) == [1, 2, 3, 4, 5, 9, 9]
    assert semctl(foreign, 4, IPC_RMID) == 0
    assert semctl(foreign, 0, GETALL, large) == -1 and errno in (EINVAL, EIDRM)


def test_keys() -> None:
    key = 0x7074 << 16 | os.getpid() & 0xFFFF
    semid = semget(key, 2, IPC_CREAT | IPC_EXCL | 0o600)
    if semid < 0:
        pytest.skip("another program has a set of this key")
    try:
        assert semget(key, 0, 0) == semget(key, 1, 0) == semget(key, 2, IPC_CREAT) == semid
        assert semget(key, 3, 0) == -1 and errno == EINVAL
        assert semget(key, 1, IPC_CREAT | IPC_EXCL) == -1 and errno == EEXIST
        with pytest.raises(ValueError, match=r"is 4, but arg holds 2 bytes"):
            semctl(semid, 0, GETALL, new("unsigned short"))
    finally:
        assert semctl(semid, 0, IPC_RMID) == 0
    assert semget(key, 0, 0) == -1 and errno == ENOENT
    assert semget(IPC_PRIVATE, 0, 0o600) == -1 and errno == EINVAL


def test_beside_c(beside_c: Callable[..., None], semaphores: int) -> None:
    beside_c(
        "errno.h sys/sem.h",
        [
            ("", "int id = semget(IPC_PRIVATE, 2, IPC_CREAT | 0600)", "id = semget(IPC_PRIVATE, 2, IPC_CREAT | 0o600)"),
            ("", "struct semid_ds ds", "ds = semid_ds()"),
            ("", "struct sembuf op = {1, 3, 0}", "op = sembuf([1, 3, 0])"),
            ("%d", "semop(id, &op, 1)", "semop(id, op, 1)"),
            ("%d", "semctl(id, 1, GETVAL)"),
            ("%d", "semctl(id, 0, SETVAL, 17)"),
            ("%d", "semctl(id, 0, GETVAL, 5)"),
            ("%d", "semctl(id, 0, IPC_STAT, &ds)", "semctl(id, 0, IPC_STAT, ds)"),
            ("%lu", "ds.sem_nsems"),
            ("%d", "semctl(id, 0, SETVAL, 32768)"),
            ("%d", "errno"),
            ("%d", "semctl(id, 2, GETZCNT)"),
            ("%d", "errno"),
            ("%d", "semctl(id, 0, IPC_RMID)"),
            ("%d", "semctl(id, 0, GETVAL)"),
            ("%d", "errno"),
        ],
    )
