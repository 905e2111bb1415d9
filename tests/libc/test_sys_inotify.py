"""<sys/inotify.h>: news of files."""
# ruff: noqa: F403, F405

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pysock import *


@pytest.fixture
def fd() -> Iterator[int]:
    fd = inotify_init1(IN_CLOEXEC | IN_NONBLOCK)
    assert fd >= 0
    yield fd
    close(fd)


def events(fd: int) -> list[tuple[int, int, int, str]]:
    buf = new("char[4096]")
    n = read(fd, buf, sizeof(buf))
    if n < 0:
        assert errno == EAGAIN
        return []
    found, at = [], 0
    while at < n:
        event = cast("struct inotify_event *", buf + at)
        name = cstr(cast("char *", event.name)) if event.len else ""
        found.append((event.wd, event.mask, event.cookie, name))
        at += sizeof("struct inotify_event") + event.len
    assert at == n
    return found


def test_a_directory(fd: int, tmp_path: Path) -> None:
    wd = inotify_add_watch(fd, str(tmp_path), IN_CREATE | IN_MOVE | IN_DELETE | IN_CLOSE_WRITE)
    assert wd > 0 and events(fd) == []
    (tmp_path / "one").write_bytes(b"text")
    (tmp_path / "one").rename(tmp_path / "two")
    (tmp_path / "folder").mkdir()
    (tmp_path / "two").unlink()
    seen = events(fd)
    cookie = seen[2][2]
    assert cookie > 0
    assert seen == [
        (wd, IN_CREATE, 0, "one"),
        (wd, IN_CLOSE_WRITE, 0, "one"),
        (wd, IN_MOVED_FROM, cookie, "one"),
        (wd, IN_MOVED_TO, cookie, "two"),
        (wd, IN_CREATE | IN_ISDIR, 0, "folder"),
        (wd, IN_DELETE, 0, "two"),
    ]
    assert inotify_rm_watch(fd, wd) == 0
    assert events(fd) == [(wd, IN_IGNORED, 0, "")]
    assert inotify_rm_watch(fd, wd) == -1 and errno == EINVAL


def test_a_file(fd: int, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"text")
    wd = inotify_add_watch(fd, str(file), IN_ALL_EVENTS)
    assert file.read_bytes() == b"text"
    assert [(mask, name) for _, mask, _, name in events(fd)] == [(IN_OPEN, ""), (IN_ACCESS, ""), (IN_CLOSE_NOWRITE, "")]
    assert inotify_add_watch(fd, str(file), IN_MODIFY | IN_ONESHOT) == wd
    file.write_bytes(b"")
    assert events(fd) == [(wd, IN_MODIFY, 0, ""), (wd, IN_IGNORED, 0, "")]


def test_refusals(fd: int, tmp_path: Path) -> None:
    file = str(tmp_path / "file")
    assert inotify_add_watch(fd, file, IN_OPEN) == -1 and errno == ENOENT
    Path(file).write_bytes(b"")
    assert inotify_add_watch(fd, file, IN_OPEN | IN_ONLYDIR) == -1 and errno == ENOTDIR
    assert inotify_add_watch(fd, file, 0) == -1 and errno == EINVAL
    assert inotify_add_watch(fd, file, IN_OPEN) > 0
    assert inotify_add_watch(fd, file, IN_OPEN | IN_MASK_CREATE) == -1 and errno == EEXIST
    assert inotify_add_watch(fd, NULL, IN_OPEN) == -1 and errno == EFAULT
    assert inotify_add_watch(0, file, IN_OPEN) == -1 and errno == EINVAL
    assert inotify_init1(1) == -1 and errno == EINVAL
    with pytest.raises(TypeError, match=r"^inotify_add_watch: pathname takes text"):
        inotify_add_watch(fd, 7, IN_OPEN)  # type: ignore[arg-type]
    Path(file).unlink()
    wd = inotify_add_watch(fd, str(tmp_path), IN_CREATE)
    events(fd)
    (tmp_path / ("n" * 40)).touch()
    assert read(fd, new("char[20]"), 20) == -1 and errno == EINVAL, "too small for the next event"
    assert events(fd) == [(wd, IN_CREATE, 0, "n" * 40)]


def test_beside_c(beside_c: Callable[..., None]) -> None:
    beside_c(
        "errno.h fcntl.h sys/inotify.h unistd.h",
        [
            ("%d", "(fcntl(inotify_init(), F_GETFD))"),
            ("", "int fd = inotify_init1(IN_NONBLOCK)", "fd = inotify_init1(IN_NONBLOCK)"),
            ("", "char buf[512]", "buf = new('char[512]')"),
            ("%d", 'inotify_add_watch(fd, ".", IN_CREATE | IN_DELETE)'),
            ("", 'close(open("a", O_CREAT | O_WRONLY, 0600))', "close(open('a', O_CREAT | O_WRONLY, 0o600))"),
            ("", 'unlink("a")'),
            ("%d", "(int)read(fd, buf, 512)", "read(fd, buf, 512)"),
            (
                "%u",
                "((struct inotify_event *)buf)->mask",
                "cast('struct inotify_event *', buf).mask",
            ),
            ("%u", "((struct inotify_event *)buf)->len", "cast('struct inotify_event *', buf).len"),
            ("%s", "((struct inotify_event *)buf)->name", "cast('char *', cast('struct inotify_event *', buf).name)"),
            ("%d", "(int)sizeof(struct inotify_event)", "sizeof('struct inotify_event')"),
            ("%d", "(int)read(fd, buf, 512)", "read(fd, buf, 512)"),
            ("%d", "errno == EAGAIN"),
            ("%d", "inotify_rm_watch(fd, 5)"),
            ("%d", "errno"),
        ],
    )
