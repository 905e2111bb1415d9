"""<unistd.h> and <fcntl.h> beside the C, in files of their own."""
# ruff: noqa: E501, F403, F405, SIM115

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import pysock
from pysock import *
from pysock import ffi

# fmt: off
FILES = [
    ("%d", 'open("missing", O_RDONLY)'), ("%d", "errno"),
    ("", 'int fd = open("file", O_RDWR | O_CREAT | O_EXCL, 0640)', 'fd = open("file", O_RDWR | O_CREAT | O_EXCL, 0o640)'), ("%d", "fd > 2"),
    ("%d", 'open("file", O_RDWR | O_CREAT | O_EXCL, 0640)', 'open("file", O_RDWR | O_CREAT | O_EXCL, 0o640)'), ("%d", "errno"),
    ("%zd", 'write(fd, "hello world", 11)', 'write(fd, b"hello world", 11)'), ("%zd", 'write(fd, "\\0", 1)', 'write(fd, b"", 1)'), ("%lld", "(long long)lseek(fd, 0, SEEK_SET)", "lseek(fd, 0, SEEK_SET)"),
    ("", "char b[32]", 'b = new("char[32]")'), ("", "memset(b, 0, 32)"),
    ("%zd", "read(fd, b, 5)"), ("%s", "b"), ("%zd", "read(fd, b, 0)"), ("%zd", "pread(fd, b, 5, 6)"), ("%s", "b"), ("%zd", 'pwrite(fd, "HE", 2, 0)', 'pwrite(fd, b"HE", 2, 0)'), ("%zd", "pread(fd, b, 32, 0)"), ("%s", "b"),
    ("%lld", "(long long)lseek(fd, -3, SEEK_END)", "lseek(fd, -3, SEEK_END)"), ("%lld", "(long long)lseek(fd, -1, SEEK_SET)", "lseek(fd, -1, SEEK_SET)"), ("%d", "errno"),
    ("%d", "ftruncate(fd, 4)"), ("%lld", "(long long)lseek(fd, 0, SEEK_END)", "lseek(fd, 0, SEEK_END)"), ("%d", 'truncate("file", 100)'), ("%lld", "(long long)lseek(fd, 0, SEEK_END)", "lseek(fd, 0, SEEK_END)"),
    ("%d", "fsync(fd)"), ("%d", "fdatasync(fd)"), ("%d", "lockf(fd, F_TLOCK, 0)"), ("%d", "lockf(fd, F_ULOCK, 0)"),
    ("%d", 'access("file", F_OK)'), ("%d", 'access("nothing", F_OK)'), ("%d", "errno"), ("%d", 'faccessat(AT_FDCWD, "file", R_OK, 0)'), ("%d", 'eaccess("file", R_OK)'),
    ("%d", 'link("file", "second")'), ("%d", 'symlink("file", "soft")'), ("%zd", 'readlink("soft", b, 32)'), ("%.4s", "b"), ("%zd", 'readlink("file", b, 32)'), ("%d", "errno"),
    ("%d", 'unlink("second")'), ("%d", 'unlinkat(AT_FDCWD, "soft", 0)'), ("%d", 'unlink("soft")'), ("%d", "errno"), ("%d", 'linkat(AT_FDCWD, "file", AT_FDCWD, "third", 0)'), ("%d", 'symlinkat("a", AT_FDCWD, "link")'), ("%zd", 'readlinkat(AT_FDCWD, "link", b, 32)'),
    ("%d", "isatty(fd)"), ("%d", "errno"), ("%d", "ttyname(fd) == NULL"), ("%d", "ttyname_r(fd, b, 32)"),
    ("%d", "(fcntl(fd, F_GETFL) & O_ACCMODE) == O_RDWR"), ("%d", "fcntl(fd, F_SETFL, O_APPEND)"), ("%d", "(fcntl(fd, F_GETFL, 0) & O_APPEND) != 0"),
    ("%d", "fcntl(fd, F_GETFD)"), ("%d", "fcntl(fd, F_SETFD, FD_CLOEXEC)"), ("%d", "fcntl(fd, F_GETFD)"), ("%d", "fcntl(fd, F_DUPFD, 50)"), ("%d", "close(50)"), ("%d", "fcntl(99, F_GETFD)"), ("%d", "errno"),
    ("", "struct flock lock; memset(&lock, 0, sizeof lock); lock.l_type = F_WRLCK", "lock = flock(l_type=F_WRLCK)"), ("%d", "fcntl(fd, F_SETLK, &lock)", "fcntl(fd, F_SETLK, lock)"), ("%d", "fcntl(fd, F_GETLK, &lock)", "fcntl(fd, F_GETLK, lock)"), ("%d", "lock.l_type == F_UNLCK"),
    ("%d", "dup(fd) > fd"), ("%d", "dup2(fd, 60)"), ("%d", "dup3(fd, 61, O_CLOEXEC)"), ("%d", "fcntl(61, F_GETFD)"), ("%d", "dup2(99, 5)"), ("%d", "errno"), ("%d", "close_range(60, 61, 0)"), ("%d", "close(60)"),
    ("%d", "close(fd)"), ("%d", "close(fd)"), ("%d", "errno"), ("%zd", "read(fd, b, 1)"), ("%d", "errno"),
    ("", 'fd = creat("new", 0600)', 'fd = creat("new", 0o600)'), ("%zd", "read(fd, b, 1)"), ("%d", "errno"), ("%d", "close(fd)"), ("%d", 'rmdir("file")'), ("%d", "errno"),
    ("", "int p[2]", 'p = new("int[2]")'), ("%d", "pipe(p)"), ("%zd", 'write(p[1], "xyz", 3)', 'write(p[1], b"xyz", 3)'), ("%zd", "read(p[0], b, 32)"), ("%.3s", "b"), ("%d", "close(p[1])"), ("%zd", "read(p[0], b, 32)"),
    ("%d", "pipe2(p, O_CLOEXEC | O_NONBLOCK)"), ("%zd", "read(p[0], b, 1)"), ("%d", "errno"), ("%d", "pipe2(p, -1)"), ("%d", "errno"),
    ("", 'swab("abcdef", b, 6)', 'swab(b"abcdef", b, 6)'), ("%.6s", "b"),
]
PROCESS = [
    ("%d", "getpid() > 0"), ("%d", "getppid() > 0"), ("%d", "gettid() == getpid()"), ("%d", "getpgid(0) == getpgrp()"), ("%d", "getsid(0) > 0"), ("%d", "getpgid(-1)"), ("%d", "errno"),
    ("%d", "getuid()"), ("%d", "geteuid()"), ("%d", "getgid()"), ("%d", "getegid()"), ("%d", "getgroups(0, NULL) >= 0"), ("%d", "getgroups(-1, NULL)"),
    ("", "uid_t r, e, s", 'r, e, s = new("uid_t"), new("uid_t"), new("uid_t")'), ("%d", "getresuid(&r, &e, &s)", "getresuid(r, e, s)"), ("%d", "r == getuid()", "r[0] == getuid()"),
    ("%d", "setuid(getuid())"), ("%d", "setgid(getgid())"), ("%d", "seteuid(geteuid())"), ("%d", "setreuid(-1, -1)"), ("%d", "nice(0)"),
    ("", "char h[256]", 'h = new("char[256]")'), ("%d", "gethostname(h, 256)"), ("%s", "h"), ("%d", "gethostname(h, 1)"), ("%d", "errno"), ("%d", "getdomainname(h, 256)"), ("%ld", "gethostid()"),
    ("%d", "getpagesize()"), ("%ld", "sysconf(_SC_PAGESIZE)"), ("%ld", "sysconf(_SC_OPEN_MAX)"), ("%ld", "sysconf(9999)"), ("%d", "errno"), ("%d", "getdtablesize()"),
    ("%ld", 'pathconf("/", _PC_NAME_MAX)'), ("%ld", "fpathconf(0, _PC_PIPE_BUF)"), ("%zu", "confstr(_CS_PATH, NULL, 0)"), ("%zu", "confstr(_CS_PATH, h, 256)"), ("%s", "h"),
    ("%d", "getentropy(h, 16)"), ("%d", "getentropy(h, 256)"), ("%d", "sleep(0)"), ("%d", "usleep(1)"),
    ("%d", 'chdir("/usr")'), ("%s", "getcwd(h, 256)"), ("%d", "getcwd(h, 2) == NULL"), ("%d", "errno"), ("%s", "getcwd(NULL, 0)"), ("%d", 'chdir("/no/such")'), ("%d", "errno"), ("%s", "getcwd(h, 256)"),
    ("", 'int dir = open("/tmp", O_RDONLY)', 'dir = open("/tmp", O_RDONLY)'), ("%d", "fchdir(dir)"), ("%s", "getcwd(h, 256)"), ("%d", "fchdir(0)"), ("%d", 'execv("/no/such", (char *[]){"x", NULL})', 'execv("/no/such", ["x"])'), ("%d", "errno"),
]
OPTIONS = [
    ("", 'char *v[] = {"prog", "-a", "-b", "value", "-cword", "-x", "rest", NULL}', 'words = [new("char[]", w) for w in (b"prog", b"-a", b"-b", b"value", b"-cword", b"-x", b"rest")]; v = new("char *[8]", [*words, NULL])'),
    ("", "opterr = 0", "opterr[0] = 0"), ("", "optind = 1", "optind[0] = 1"),
    ("%c", 'getopt(7, v, "ab:c:")'), ("%d", "optind"), ("%c", 'getopt(7, v, "ab:c:")'), ("%s", "optarg", "optarg[0]"), ("%c", 'getopt(7, v, "ab:c:")'), ("%s", "optarg", "optarg[0]"),
    ("%c", 'getopt(7, v, "ab:c:")'), ("%c", "optopt", "optopt[0]"), ("%d", 'getopt(7, v, "ab:c:")'), ("%d", "optind"), ("%s", "v[optind]", "v[optind[0]]"),
]
# fmt: on


@pytest.mark.parametrize("rows", [FILES, PROCESS, OPTIONS], ids=["files", "process", "options"])
def test_beside_c(rows: list[tuple[str, ...]], beside_c: Callable[..., None]) -> None:
    beside_c("unistd.h fcntl.h errno.h string.h limits.h", rows)


def test_copy_file_range(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("0123456789")
    source, target = open(str(tmp_path / "a"), O_RDONLY), creat(str(tmp_path / "b"), 0o600)
    offset = new("off_t", 4)
    if copy_file_range(source, offset, target, NULL, 3, 0) == -1:
        pytest.skip(f"this file system does not copy ranges: {os.strerror(errno[0])}")
    assert (tmp_path / "b").read_text() == "456"
    assert offset[0] == 7
    close(source)
    close(target)


def test_closefrom() -> None:
    code = "from pysock import *; dup2(1, 40); dup2(1, 41); closefrom(40); print(close(40), close(41), close(0))"
    environment = {**os.environ, "PYTHONPATH": str(Path(pysock.__file__).resolve().parents[1])}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == "-1 -1 0\n"


@pytest.mark.parametrize(
    "call",
    [
        'execv("/bin/sh", ["sh", "-c", "echo $0 $NAME; exit 5"])',
        'execve("/bin/sh", ["sh", "-c", "echo $0 $NAME; exit 5"], ["NAME=value"])',
        'execvp("sh", ["sh", "-c", "echo $0 $NAME; exit 5"])',
        'fexecve(open("/bin/sh", O_RDONLY), ["sh", "-c", "echo $0 $NAME; exit 5"], environ[0])',
        'execv("/bin/sh", new("char *[4]", [a, b, c, NULL]))',
    ],
)
def test_exec(call: str) -> None:
    code = (
        "from pysock import *\n"
        'a, b, c = (new("char[]", t) for t in (b"sh", b"-c", b"echo $0 $NAME; exit 5"))\n'
        'setenv("NAME", "value", 1)\n'
        f"{call}\nperror('exec')\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(pysock.__file__).resolve().parents[1])}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr, done.returncode) == ("sh value\n", "", 5)


def test_the_environment() -> None:
    assert setenv("PYSOCK_TEST", "value", 1) == 0
    found, at = [], 0
    while environ[0][at]:
        found.append(cstr(environ[0][at]))
        at += 1
    assert "PYSOCK_TEST=value" in found
    assert unsetenv("PYSOCK_TEST") == 0
    assert "PYSOCK_TEST" not in os.environ


def test_memory_that_getcwd_gives_is_freed_once() -> None:
    p = getcwd(NULL, 0)
    assert cstr(p) == os.getcwd()
    free(p)
    q = get_current_dir_name()
    free(q)
    with pytest.raises(ValueError, match=r"^free: ptr takes a live block"):
        free(q)
    assert ffi.typeof(q).kind == "pointer"
