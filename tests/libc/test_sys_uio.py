"""<sys/uio.h>, and vmsplice() of <fcntl.h>: several pieces of memory in one call."""
# ruff: noqa: F403, F405, SIM115

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import pysock
from pysock import *


@pytest.fixture
def fd(tmp_path: Path) -> Iterator[int]:
    fd = open(str(tmp_path / "file"), O_RDWR | O_CREAT, 0o600)
    yield fd
    close(fd)


def pieces(*texts: Any) -> Any:
    return new(f"struct iovec[{len(texts)}]", [{"iov_base": text, "iov_len": sizeof(text)} for text in texts])


def test_scatter_and_gather(fd: int) -> None:
    head, body = new("char[4]", b"head"), new("char[4]", b"body")
    assert writev(fd, pieces(head, body), 2) == 8
    one, two = new("char[3]"), new("char[16]")
    assert lseek(fd, 0, SEEK_SET) == 0
    assert readv(fd, pieces(one, two), 2) == 8
    assert (bytes(one), cstr(two)) == (b"hea", "dbody")
    assert pwritev(fd, pieces(body), 1, 100) == 4 and preadv(fd, pieces(one), 1, 101) == 3
    assert bytes(one) == b"ody"
    assert preadv2(fd, pieces(one), 1, 0, 0) == 3 and bytes(one) == b"hea"
    assert pwritev2(fd, pieces(one), 1, 4, RWF_DSYNC) == 3
    assert readv(fd, NULL, 1) == -1 and errno == EFAULT
    assert readv(fd, NULL, -1) == -1 and errno == EINVAL
    assert writev(fd, pieces(one), UIO_MAXIOV + 1) == -1 and errno == EINVAL


@pytest.mark.parametrize("name", ["readv", "writev", "preadv", "pwritev", "preadv2", "pwritev2"])
def test_too_few_or_too_short(fd: int, name: str) -> None:
    function: Any = getattr(pysock, name)
    more = {"readv": [], "writev": [], "preadv": [0], "pwritev": [0], "preadv2": [0, 0], "pwritev2": [0, 0]}[name]
    with pytest.raises(ValueError, match=rf"^{name}: iovcnt \* sizeof.struct iovec. is 32, but iov holds 16 bytes"):
        function(fd, iovec(), 2, *more)
    iov = pieces(new("char[8]"))
    iov[0].iov_len = 9
    with pytest.raises(ValueError, match=rf"^{name}: iov\[0\].iov_len is 9, but iov_base leads to 8 bytes"):
        function(fd, iov, 1, *more)


def test_what_a_piece_points_to_is_kept(fd: int) -> None:
    iov = iovec(iov_len=4)
    iov.iov_base = new("char[4]", b"kept")
    assert writev(fd, iov, 1) == 4
    buf = new("char[5]")
    assert pread(fd, buf, 5, 0) == 4 and cstr(buf) == "kept"


def test_memory_of_a_process() -> None:
    text, copy = new("char[6]", b"there"), new("char[6]")
    if process_vm_readv(getpid(), pieces(copy), 1, pieces(text), 1, 0) == 6:
        assert cstr(copy) == "there"
    else:
        assert errno in (EPERM, ENOSYS)
    assert process_vm_writev(getpid(), pieces(copy), 1, NULL, 0, 0) in (0, -1)
    with pytest.raises(ValueError, match=r"^process_vm_readv: riovcnt \* sizeof.struct iovec. is 32, but remote_iov"):
        process_vm_readv(getpid(), pieces(copy), 1, pieces(text), 2, 0)
    with pytest.raises(ValueError, match=r"^process_vm_writev: liovcnt \* sizeof.struct iovec. is 32, but local_iov"):
        process_vm_writev(getpid(), pieces(copy), 2, pieces(text), 1, 0)


def test_memory_into_a_pipe() -> None:
    ends, text, buf = new("int[2]"), new("char[4]", b"pipe"), new("char[8]")
    assert pipe(ends) == 0
    assert vmsplice(ends[1], pieces(text), 1, 0) == 4
    assert read(ends[0], buf, 8) == 4 and cstr(buf) == "pipe"
    with pytest.raises(ValueError, match=r"^vmsplice: nr_segs \* sizeof.struct iovec. is 32, but iov holds 16 bytes"):
        vmsplice(ends[1], pieces(text), 2, 0)
    for end in ends:
        close(end)
