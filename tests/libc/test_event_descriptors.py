"""<sys/eventfd.h>, <sys/timerfd.h>, <sys/signalfd.h>, <sys/sendfile.h>: counters, timers, signals, files as descriptors."""
# ruff: noqa: E501, F403, F405, SIM115

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pysock import *


def test_a_counter() -> None:
    fd, value = eventfd(3, EFD_NONBLOCK | EFD_CLOEXEC), new("eventfd_t")
    assert eventfd_write(fd, 4) == 0
    assert eventfd_read(fd, value) == 0 and value[0] == 7
    assert eventfd_read(fd, value) == -1 and errno == EAGAIN
    assert eventfd_write(fd, 2**64 - 2) == 0
    assert eventfd_write(fd, 1) == -1 and errno == EAGAIN
    assert eventfd_write(fd, 2**64 - 1) == -1 and errno == EINVAL
    assert eventfd_read(fd, value) == 0 and value[0] == 2**64 - 2
    with pytest.raises(ValueError, match=r"^eventfd_read: .* is 8, but value holds 4 bytes"):
        eventfd_read(fd, new("int"))
    close(fd)


def test_a_semaphore() -> None:
    fd, value = eventfd(2, EFD_SEMAPHORE | EFD_NONBLOCK), new("uint64_t")
    assert [read(fd, value, 8) for _ in range(3)] == [8, 8, -1] and value[0] == 1
    close(fd)


def test_a_timer() -> None:
    fd, went_off = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC), new("uint64_t")
    assert timerfd_settime(fd, 0, itimerspec(it_value={"tv_nsec": 1000}, it_interval={"tv_sec": 1000}), NULL) == 0
    assert read(fd, went_off, 8) == 8 and went_off[0] == 1
    left, before = itimerspec(), itimerspec()
    assert timerfd_gettime(fd, left) == 0
    assert left.it_interval.tv_sec == 1000 and 900 < left.it_value.tv_sec <= 1000
    assert timerfd_settime(fd, 0, itimerspec(), before) == 0 and before.it_interval.tv_sec == 1000
    assert timerfd_settime(fd, 0, itimerspec(it_value={"tv_nsec": 10**9}), NULL) == -1 and errno == EINVAL
    assert timerfd_settime(fd, 0, NULL, NULL) == -1 and errno == EFAULT
    close(fd)


def test_signals_are_read() -> None:
    mask, before, info = sigset_t(), sigset_t(), signalfd_siginfo()
    sigemptyset(mask)
    sigaddset(mask, SIGUSR2)
    assert sigprocmask(SIG_BLOCK, mask, before) == 0
    fd = signalfd(-1, mask, SFD_NONBLOCK | SFD_CLOEXEC)
    assert read(fd, info, sizeof(info)) == -1 and errno == EAGAIN
    assert raise_(SIGUSR2) == 0  # to this thread: another one may still be ending, and block nothing
    assert read(fd, info, sizeof(info)) == sizeof(info) == 128
    assert (info.ssi_signo, info.ssi_pid, info.ssi_uid) == (SIGUSR2, getpid(), getuid())
    assert sigprocmask(SIG_SETMASK, before, NULL) == 0 and close(fd) == 0


def test_a_file_to_a_socket(tmp_path: Path) -> None:
    (tmp_path / "page").write_bytes(b"<html>hello</html>")
    sv, offset, buf = new("int[2]"), new("off_t", 6), new("char[64]")
    assert socketpair(AF_UNIX, SOCK_STREAM, 0, sv) == 0
    fd = open(str(tmp_path / "page"), O_RDONLY)
    assert sendfile(sv[0], fd, offset, 5) == 5 and offset[0] == 11 and lseek(fd, 0, SEEK_CUR) == 0
    assert read(sv[1], buf, 64) == 5 and cstr(buf) == "hello"
    assert sendfile(sv[0], fd, NULL, 100) == 18 == lseek(fd, 0, SEEK_CUR)
    assert sendfile(sv[0], fd, NULL, 100) == 0
    with pytest.raises(ValueError, match=r"^sendfile: sizeof.off_t. is 8, but offset holds 4 bytes"):
        sendfile(sv[0], fd, new("int"), 1)
    for descriptor in (fd, *sv):
        close(descriptor)


def test_beside_c(beside_c: Callable[..., None]) -> None:
    beside_c(
        "sys/eventfd.h sys/timerfd.h sys/signalfd.h errno.h time.h unistd.h",
        [
            ("", "int fd = eventfd(3, EFD_NONBLOCK)", "fd = eventfd(3, EFD_NONBLOCK)"),
            ("", "eventfd_t n", "n = new('eventfd_t')"),
            ("%d", "eventfd_write(fd, 39)"),
            ("%d", "eventfd_read(fd, &n)", "eventfd_read(fd, n)"),
            ("%lu", "n", "n[0]"),
            ("%d", "eventfd_read(fd, &n)", "eventfd_read(fd, n)"),
            ("%d", "errno"),
            ("%d", "eventfd(0, -1)"),
            ("%d", "timerfd_create(-77, 0)"),
            ("%d", "errno"),
            (
                "%zu",
                "sizeof(struct signalfd_siginfo) + sizeof(struct itimerspec)",
                "sizeof('struct signalfd_siginfo') + sizeof('struct itimerspec')",
            ),
        ],
    )
