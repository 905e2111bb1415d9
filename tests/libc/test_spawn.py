"""<spawn.h>: programs in new processes."""
# ruff: noqa: F403, F405, SIM115

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pysock import *
from pysock import ffi


def ended(pid: object) -> int:
    status = new("int")
    assert waitpid(pid[0], status, 0) == pid[0]  # type: ignore[index]
    assert WIFEXITED(status[0])
    return WEXITSTATUS(status[0])


def test_a_program(tmp_path: Path) -> None:
    pid = new("pid_t")
    script = f'echo "$1 $WORD" > {tmp_path}/out; exit 7'
    assert posix_spawn(pid, "/bin/sh", NULL, NULL, ["sh", "-c", script, "sh", "one"], ["WORD=two"]) == 0
    assert pid[0] > 0 and ended(pid) == 7
    assert (tmp_path / "out").read_text() == "one two\n"
    assert posix_spawnp(pid, b"true", NULL, NULL, [b"true"], environ[0]) == 0 and ended(pid) == 0
    assert posix_spawnp(pid, b"env", NULL, NULL, [b"env"], NULL) == 0 and ended(pid) == 0
    assert posix_spawn(NULL, b"/bin/true", NULL, NULL, new("char *[2]", [new("char[]", b"true"), NULL]), NULL) == 0
    assert waitpid(-1, NULL, 0) > 0


def test_no_program(tmp_path: Path) -> None:
    pid, plain = new("pid_t", -5), tmp_path / "plain"
    assert posix_spawn(pid, str(tmp_path / "none"), NULL, NULL, ["none"], NULL) == ENOENT
    assert posix_spawnp(pid, "no-such-program-here", NULL, NULL, ["none"], NULL) == ENOENT
    plain.write_bytes(b"no program")
    plain.chmod(0o755)
    assert posix_spawn(pid, str(plain), NULL, NULL, ["plain"], NULL) == ENOEXEC
    plain.chmod(0o644)
    assert posix_spawn(pid, str(plain), NULL, NULL, ["plain"], NULL) == EACCES
    assert pid[0] == -5


def test_actions(tmp_path: Path) -> None:
    pid, actions, ends = new("pid_t"), posix_spawn_file_actions_t(), new("int[2]")
    assert pipe(ends) == 0
    (tmp_path / "in").write_text("from the file\n")
    (tmp_path / "folder").mkdir()
    assert posix_spawn_file_actions_init(actions) == 0
    assert posix_spawn_file_actions_addopen(actions, 0, str(tmp_path / "in"), O_RDONLY, 0) == 0
    assert posix_spawn_file_actions_adddup2(actions, ends[1], 1) == 0
    assert posix_spawn_file_actions_addclose(actions, ends[0]) == 0
    assert posix_spawn_file_actions_addclosefrom_np(actions, 3) == 0
    assert posix_spawn_file_actions_addchdir_np(actions, str(tmp_path / "folder")) == 0
    script = 'read line; echo "$line"; pwd; ls /proc/self/fd | wc -w'
    assert posix_spawn(pid, "/bin/sh", actions, NULL, ["sh", "-c", script], environ[0]) == 0
    close(ends[1])
    assert ended(pid) == 0
    found = bytearray(4096)
    n = read(ends[0], found, 4096)
    assert found[:n].decode().split("\n") == ["from the file", str(tmp_path / "folder"), "4", ""]
    close(ends[0])
    assert posix_spawn_file_actions_addopen(actions, -1, b"x", 0, 0) == EBADF
    assert posix_spawn_file_actions_addclose(actions, -1) == posix_spawn_file_actions_adddup2(actions, 1, -1) == EBADF
    assert posix_spawn_file_actions_addclosefrom_np(actions, -1) == EBADF
    assert posix_spawn_file_actions_addtcsetpgrp_np(actions, -1) == EBADF
    assert posix_spawn_file_actions_destroy(actions) == 0


def test_an_action_that_fails(tmp_path: Path) -> None:
    pid, actions = new("pid_t"), posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(actions)
    directory = open(str(tmp_path), O_RDONLY | O_DIRECTORY)
    assert posix_spawn_file_actions_addfchdir_np(actions, directory) == 0
    assert posix_spawn_file_actions_addopen(actions, 5, b"none", O_RDONLY, 0) == 0
    assert posix_spawn(pid, "/bin/true", actions, NULL, ["true"], NULL) == ENOENT
    (tmp_path / "none").touch()
    assert posix_spawn(pid, "/bin/true", actions, NULL, ["true"], NULL) == 0 and ended(pid) == 0
    assert posix_spawn_file_actions_destroy(actions) == 0
    close(directory)


def test_attributes() -> None:
    attr, short, mask, number = posix_spawnattr_t(), new("short"), sigset_t(), new("int")
    param = sched_param()
    assert posix_spawnattr_init(attr) == 0
    assert posix_spawnattr_setflags(attr, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK) == 0
    assert posix_spawnattr_getflags(attr, short) == 0
    assert short[0] == POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK
    assert posix_spawnattr_setflags(attr, 0x4000) == EINVAL
    sigemptyset(mask)
    sigaddset(mask, SIGUSR1)
    assert posix_spawnattr_setsigmask(attr, mask) == posix_spawnattr_setsigdefault(attr, mask) == 0
    for get in (posix_spawnattr_getsigmask, posix_spawnattr_getsigdefault):
        found = sigset_t()
        assert get(attr, found) == 0 and sigismember(found, SIGUSR1) == 1 and sigismember(found, SIGUSR2) == 0
    assert posix_spawnattr_setpgroup(attr, 0) == 0 == posix_spawnattr_getpgroup(attr, number) == number[0]
    assert posix_spawnattr_setschedpolicy(attr, SCHED_RR) == 0 == posix_spawnattr_getschedpolicy(attr, number)
    assert number[0] == SCHED_RR and posix_spawnattr_setschedpolicy(attr, 99) == EINVAL
    assert posix_spawnattr_setschedparam(attr, sched_param(sched_priority=7)) == 0
    assert posix_spawnattr_getschedparam(attr, param) == 0 and param.sched_priority == 7
    pid = new("pid_t")
    script = "import os, signal, sys; sys.exit(os.getpgrp() == os.getpid() and 10 in signal.pthread_sigmask(0, []))"
    assert posix_spawn(pid, sys.executable, NULL, attr, [sys.executable, "-Sc", script], environ[0]) == 0
    assert ended(pid) == 1
    assert posix_spawnattr_destroy(attr) == 0


def test_a_list_that_is_not_in_use() -> None:
    actions = posix_spawn_file_actions_t()
    gone = r"file_actions is not in use: posix_spawn_file_actions_init\(\) makes it, and was not called for it$"
    for _ in range(2):
        for name, call in {
            "posix_spawn_file_actions_addclose": lambda: posix_spawn_file_actions_addclose(actions, 3),
            "posix_spawn_file_actions_destroy": lambda: posix_spawn_file_actions_destroy(actions),
            "posix_spawn": lambda: posix_spawn(NULL, "/bin/true", actions, NULL, ["true"], NULL),
        }.items():
            with pytest.raises(ValueError, match=f"^{name}: {gone}"):
                call()
        assert posix_spawn_file_actions_init(actions) == 0
        copy = posix_spawn_file_actions_t(actions)
        with pytest.raises(ValueError, match=f"^posix_spawn_file_actions_destroy: {gone}"):
            posix_spawn_file_actions_destroy(copy)
        assert posix_spawn_file_actions_destroy(actions) == 0


def test_it_stays_when_nobody_names_it() -> None:
    """libc's memory for it is reached by the address alone."""
    held = new("posix_spawn_file_actions_t[1]")
    place = cast("posix_spawn_file_actions_t *", ffi.cast("uintptr_t", held))
    assert posix_spawn_file_actions_init(held) == 0
    del held
    blocks = [new("char[80]", b"\xff" * 80) for _ in range(100)]
    assert posix_spawn_file_actions_addclose(place, 3) == 0 and len(blocks) == 100
    assert posix_spawn_file_actions_destroy(place) == 0


def test_what_is_refused() -> None:
    attr = posix_spawnattr_t()
    for call, message in (
        (lambda: posix_spawn(new("short"), "x", NULL, NULL, ["x"], NULL), "posix_spawn: .* but pid holds 2 bytes"),
        (lambda: posix_spawn(NULL, NULL, NULL, NULL, ["x"], NULL), "posix_spawn: path is NULL"),
        (lambda: posix_spawn(NULL, "x", NULL, NULL, NULL, NULL), "posix_spawn: argv takes a list of strings"),
        (lambda: posix_spawnp(NULL, "x", NULL, NULL, ["x", None], NULL), "posix_spawnp: item 2 of argv is None"),
        (lambda: posix_spawn(NULL, "x", attr, NULL, ["x"], NULL), "posix_spawn: file_actions takes a posix_spawn_file"),
        (lambda: posix_spawnattr_getflags(attr, new("char")), "posix_spawnattr_getflags: .* but flags holds 1 bytes"),
        (lambda: posix_spawnattr_init(new("char[400]")), "posix_spawnattr_init: attr takes a posix_spawnattr_t"),
        (lambda: posix_spawnattr_setsigmask(attr, new("long")), "posix_spawnattr_setsigmask: "),
    ):
        with pytest.raises((TypeError, ValueError), match=f"^{message}"):
            call()


def test_beside_c(beside_c: Callable[..., None]) -> None:
    beside_c(
        "errno.h fcntl.h spawn.h stdlib.h sys/wait.h unistd.h",
        [
            (
                "",
                "pid_t pid; int status; char buf[64] = {0}",
                "pid = new('pid_t'); status = new('int'); buf = new('char[64]')",
            ),
            (
                "",
                "posix_spawn_file_actions_t fa; posix_spawnattr_t at",
                "fa = posix_spawn_file_actions_t(); at = posix_spawnattr_t()",
            ),
            ("", 'char *argv[] = {"sh", "-c", "echo out; exit 3", NULL}', "argv = ['sh', '-c', 'echo out; exit 3']"),
            ("%d", "posix_spawn_file_actions_init(&fa)", "posix_spawn_file_actions_init(fa)"),
            (
                "%d",
                'posix_spawn_file_actions_addopen(&fa, 1, "file", O_WRONLY | O_CREAT, 0600)',
                "posix_spawn_file_actions_addopen(fa, 1, 'file', O_WRONLY | O_CREAT, 0o600)",
            ),
            ("%d", "posix_spawnattr_init(&at)", "posix_spawnattr_init(at)"),
            (
                "%d",
                "posix_spawnattr_setflags(&at, POSIX_SPAWN_SETSID)",
                "posix_spawnattr_setflags(at, POSIX_SPAWN_SETSID)",
            ),
            (
                "%d",
                'posix_spawn(&pid, "/bin/sh", &fa, &at, argv, environ)',
                "posix_spawn(pid, '/bin/sh', fa, at, argv, environ[0])",
            ),
            ("%d", "waitpid(pid, &status, 0) == pid", "waitpid(pid[0], status, 0) == pid[0]"),
            ("%d", "status", "status[0]"),
            ("%d", '(int)read(open("file", O_RDONLY), buf, 63)', "read(open('file', O_RDONLY), buf, 63)"),
            ("%s", "buf", "buf"),
            ("%d", "posix_spawn_file_actions_destroy(&fa)", "posix_spawn_file_actions_destroy(fa)"),
            (
                "%d",
                'posix_spawn(&pid, "/none", NULL, NULL, argv, NULL)',
                "posix_spawn(pid, '/none', NULL, NULL, argv, NULL)",
            ),
            ("%d", "posix_spawnattr_setschedpolicy(&at, -1)", "posix_spawnattr_setschedpolicy(at, -1)"),
        ],
    )


def test_a_list_that_something_else_was_written_over() -> None:
    actions = posix_spawn_file_actions_t()
    assert posix_spawn_file_actions_init(actions) == 0
    assert posix_spawn_file_actions_addclose(actions, 3) == 0
    held = bytes(ffi.buffer(addressof(actions)))
    memset(actions, 0x55, sizeof(actions))
    for call in (posix_spawn_file_actions_destroy, lambda list: posix_spawn_file_actions_addclose(list, 4)):
        with pytest.raises(ValueError, match=r"^posix_spawn_file_actions_\w+: file_actions is not what libc has made"):
            call(actions)
    with pytest.raises(ValueError, match=r"^posix_spawn: file_actions is not what libc has made"):
        posix_spawn(NULL, "/bin/true", actions, NULL, ["true"], NULL)
    memcpy(actions, held, len(held))
    assert posix_spawn_file_actions_destroy(actions) == 0
