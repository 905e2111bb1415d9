"""<sys/prctl.h>: the option says what the other arguments are."""
# ruff: noqa: F403, F405

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

import pytest

from pysock import *
from pysock import ffi, lib


def in_a_child(program: str) -> str:
    """What a new process of these lines prints."""
    text = f"from pysock import *\n{program}\nfflush(stdout)\n"
    done = subprocess.run([sys.executable, "-c", text], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_name() -> None:
    before, name = new("char[16]"), new("char[16]")
    assert prctl(PR_GET_NAME, before) == 0
    try:
        assert prctl(PR_SET_NAME, "worker") == 0 == prctl(PR_GET_NAME, name)
        assert cstr(name) == "worker"
        assert prctl(PR_SET_NAME, b"a name that is too long", 0, 0, 0) == 0 == prctl(PR_GET_NAME, name)
        assert cstr(name) == "a name that is "
        assert prctl(PR_SET_NAME, new("char[20]", b"x" * 20)) == 0 == prctl(PR_GET_NAME, name)
        assert cstr(name) == "x" * 15, "no NUL is looked for behind it"
        small = new("char[15]")
        with pytest.raises(ValueError, match=r"^prctl: sizeof.char\[16\]. is 16, but arg2 holds 15 bytes"):
            prctl(PR_GET_NAME, small)
        with pytest.raises(ValueError, match=r"^prctl: arg2 has no NUL in its 4 bytes"):
            prctl(PR_SET_NAME, new("char[4]", b"abcd"))
        for value in (b"bytes of sixteen", "text"):
            with pytest.raises(TypeError, match=r"^prctl: arg2 is (bytes|a str)"):
                prctl(PR_GET_NAME, value)
        with pytest.raises(TypeError, match=r"^prctl: arg2 takes"):
            prctl(PR_SET_NAME, 7)
        assert prctl(PR_SET_NAME, NULL) == -1 and errno == EFAULT
        assert prctl(PR_GET_NAME, 0) == -1 and errno == EFAULT
    finally:
        assert prctl(PR_SET_NAME, before) == 0


def test_the_signal_when_the_parent_ends() -> None:
    found = in_a_child(
        "sig = new('int')\n"
        "prctl(PR_GET_PDEATHSIG, sig); before = sig[0]\n"
        "assert prctl(PR_SET_PDEATHSIG, SIGUSR1) == 0 == prctl(PR_GET_PDEATHSIG, sig)\n"
        "printf('%d %d', before, sig[0] == SIGUSR1)\n"
    )
    assert found == "0 1"
    with pytest.raises(ValueError, match=r"^prctl: sizeof.int. is 4, but arg2 holds 2 bytes"):
        prctl(PR_GET_PDEATHSIG, new("short"))
    assert prctl(PR_SET_PDEATHSIG, 1000) == -1 and errno == EINVAL


def test_it_comes() -> None:
    """A grandchild hears that its parent has ended."""
    ends = new("int[2]")
    assert pipe(ends) == 0
    pid = os.fork()
    if pid == 0:
        ready = new("int[2]")
        pipe(ready)
        if os.fork() == 0:
            wanted = sigset_t()
            sigemptyset(wanted)
            sigaddset(wanted, SIGUSR1)
            sigprocmask(SIG_BLOCK, wanted, NULL)
            parent = getppid()
            ok = prctl(PR_SET_PDEATHSIG, SIGUSR1) == 0 and getppid() == parent
            write(ready[1], b"r", 1)
            info = siginfo_t()
            ok = ok and sigtimedwait(wanted, info, timespec(tv_sec=60)) == SIGUSR1
            write(ends[1], b"y" if ok else b"n", 1)
            os._exit(0)
        read(ready[0], bytearray(1), 1)
        os._exit(0)
    close(ends[1])
    answer = bytearray(1)
    assert read(ends[0], answer, 1) == 1 and answer == b"y"
    close(ends[0])
    assert os.waitpid(pid, 0) == (pid, 0)


def test_what_stays_for_good() -> None:
    found = in_a_child(
        "reaper = new('int')\n"
        "printf('%d ', prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0))\n"
        "printf('%d ', prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))\n"
        "printf('%d ', prctl(PR_GET_NO_NEW_PRIVS))\n"
        "printf('%d ', prctl(PR_SET_NO_NEW_PRIVS, 0) == -1 and errno == EINVAL)\n"
        "prctl(PR_SET_DUMPABLE, 0); printf('%d ', prctl(PR_GET_DUMPABLE))\n"
        "prctl(PR_SET_CHILD_SUBREAPER, 1); prctl(PR_GET_CHILD_SUBREAPER, reaper); printf('%d ', reaper[0])\n"
        "prctl(PR_SET_TIMERSLACK, 12345); printf('%d ', prctl(PR_GET_TIMERSLACK))\n"
        "printf('%d', prctl(PR_SET_PTRACER, PR_SET_PTRACER_ANY) in (0, -1))\n"
    )
    assert found == "0 0 1 1 0 1 12345 1"


def test_a_filter() -> None:
    """seccomp: a filter that forbids getppid(), and one that is no filter."""
    found = in_a_child(
        "prctl(PR_SET_NO_NEW_PRIVS, 1)\n"
        "import sys\n"
        "nr = {'x86_64': 110, 'aarch64': 173}.get(__import__('platform').machine())\n"
        "if nr is None: printf('2 1 1'); sys.exit()\n"
        "code = new('struct sock_filter[4]', [\n"
        "    BPF_STMT(BPF_LD | BPF_W | BPF_ABS, 0), BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, nr, 0, 1),\n"
        "    BPF_STMT(BPF_RET | BPF_K, 0x50000 | EPERM), BPF_STMT(BPF_RET | BPF_K, 0x7FFF0000)])\n"
        "prog = sock_fprog(len=4, filter=code)\n"
        "empty = prctl(PR_SET_SECCOMP, 2, sock_fprog()) == -1 and errno == EINVAL\n"
        "assert prctl(PR_SET_SECCOMP, 2, prog) == 0\n"
        "printf('%d %d %d', prctl(PR_GET_SECCOMP), empty, getppid() == -1)\n"
    )
    assert found == "2 1 1"
    with pytest.raises(ValueError, match=r"^prctl: sizeof.struct sock_fprog. is 16, but arg3 holds 8 bytes"):
        prctl(PR_SET_SECCOMP, 2, new("char[8]"))


def test_memory_gets_a_name() -> None:
    page = sysconf(_SC_PAGESIZE)
    p = mmap(NULL, page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    named = prctl(PR_SET_VMA, PR_SET_VMA_ANON_NAME, p, page, b"of pysock")
    assert named == 0 or errno == EINVAL, "the kernel may be built without"
    if named == 0:
        with open_maps() as maps:
            assert "[anon:of pysock]" in maps.read()
        assert prctl(PR_SET_VMA, PR_SET_VMA_ANON_NAME, int(ffi.cast("uintptr_t", p)), page, NULL) == 0
    assert munmap(p, page) == 0


def open_maps() -> object:
    import builtins

    return builtins.open("/proc/self/maps")


def test_addresses_and_numbers() -> None:
    size = new("unsigned int")
    assert prctl(PR_SET_MM, PR_SET_MM_MAP_SIZE, size) in (0, -1)
    assert size[0] in (0, sizeof("struct prctl_mm_map"))
    assert prctl(PR_SET_MM, PR_SET_MM_ARG_START, 1) == -1
    place = new("int *")
    assert prctl(PR_GET_TID_ADDRESS, place) in (0, -1)
    for call in (
        lambda: prctl(PR_SET_DUMPABLE, new("int", 1)),
        lambda: prctl(PR_GET_DUMPABLE, 0, b"bytes"),
        lambda: prctl(PR_SET_NAME, b"name", new("int")),
    ):
        with pytest.raises(TypeError, match=r"^prctl: arg[23] of option \d+ is a number, not "):
            call()
    assert prctl(0x7FFF) == -1 and errno == EINVAL
    for arg in (1, new("int")):
        with pytest.raises(ValueError, match=r"^prctl: arg2: what the arguments of option 32767 are is not known here"):
            prctl(0x7FFF, arg)
    assert lib.prctl(0x7FFF, 1, 0, 0, 0) == -1 and errno == EINVAL


def test_what_would_end_python() -> None:
    for option, args in (
        (PR_SET_ENDIAN, (PR_ENDIAN_LITTLE,)),
        (PR_PAC_RESET_KEYS, (0,)),
        (PR_SET_TSC, (PR_TSC_SIGSEGV,)),
        (PR_SET_SYSCALL_USER_DISPATCH, (PR_SYS_DISPATCH_ON, 0, 0, new("char"))),
        (PR_SET_MM, (PR_SET_MM_BRK, 4096)),
        (PR_SET_MM, (PR_SET_MM_MAP, prctl_mm_map(), 104)),
    ):
        with pytest.raises(ValueError, match=r"^prctl: .*pysock does not make this call$"):
            prctl(option, *args)


def test_beside_c(beside_c: Callable[..., None]) -> None:
    beside_c(
        "errno.h sys/prctl.h",
        [
            ("", "int n = 7", "n = new('int', 7)"),
            ("", "char name[16]", "name = new('char[16]')"),
            ("%d", "prctl(PR_GET_PDEATHSIG, &n)", "prctl(PR_GET_PDEATHSIG, n)"),
            ("%d", "n", "n[0]"),
            ("%d", "prctl(PR_GET_SECCOMP, 0, 0, 0, 0)"),
            ("%d", "prctl(PR_CAPBSET_READ, 1000, 0, 0, 0)"),
            ("%d", "errno"),
            ("%d", "prctl(PR_MCE_KILL_GET, 0, 0, 0, 0)"),
            ("%d", "prctl(PR_GET_TIMING, 0, 0, 0, 0)"),
            ("%d", "prctl(PR_SET_TIMING, PR_TIMING_TIMESTAMP, 0, 0, 0)"),
            ("%d", "errno"),
            ("%d", "prctl(PR_GET_THP_DISABLE, 0, 0, 0, 0)"),
            ("%d", "prctl(PR_SET_THP_DISABLE, 1, 1, 0, 0)"),
            ("%d", "errno"),
            ("%d", "prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_IS_SET, 2, 0, 0)"),
            ("%d", "prctl(PR_GET_SPECULATION_CTRL, 99, 0, 0, 0)"),
            ("%d", "errno"),
            ("%d", 'prctl(PR_SET_NAME, "here", 0, 0, 0)', "prctl(PR_SET_NAME, b'python', 0, 0, 0)"),
        ],
    )
