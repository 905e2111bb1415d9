"""What the hostile-argument test passes: for each parameter a benign value, and a family of values that do harm in C.

Only bare pointers into memory large enough for what a benign call does belong here; where a pointer leads cannot be
guarded, and a wild one crashes in C as well.
"""

from __future__ import annotations

import array
import math
import threading
import time
from collections.abc import Callable
from functools import cached_property
from typing import Any

import pysock
from declarations import Function, Parameter
from pysock import NULL, addressof, cast, ffi, new, sizeof

#: Benign values by the parameter's name; a tuple (function, parameter) comes first.
NAMED: dict[str | tuple[str, str], Callable[[Bench], Any]] = {
    ("fmemopen", "size"): lambda b: 64,
    ("freopen", "mode"): lambda b: b"r+",
    ("getcwd", "size"): lambda b: 200,
    ("getline", "n"): lambda b: new("size_t", 0),
    ("getdelim", "n"): lambda b: new("size_t", 0),
    ("inet_pton", "src"): lambda b: b"127.0.0.1",
    ("inet_ntop", "size"): lambda b: 64,
    ("socket", "domain"): lambda b: pysock.AF_INET,
    ("socketpair", "domain"): lambda b: pysock.AF_UNIX,
    ("execvp", "file"): lambda b: b"true",
    ("execvpe", "file"): lambda b: b"true",
    ("execv", "pathname"): lambda b: b"/bin/true",
    ("execve", "pathname"): lambda b: b"/bin/true",
    ("execveat", "pathname"): lambda b: b"/bin/true",
    ("fexecve", "fd"): lambda b: b.true,
    ("ptsname_r", "fd"): lambda b: b.terminal,
    ("ptsname", "fd"): lambda b: b.terminal,
    ("ttyname", "fd"): lambda b: b.terminal,
    ("ttyname_r", "fd"): lambda b: b.terminal,
    ("popen", "type"): lambda b: b"r",
    ("fdopen", "mode"): lambda b: b"r",
    ("posix_memalign", "alignment"): lambda b: 16,
    ("aligned_alloc", "alignment"): lambda b: 16,
    ("strptime", "format"): lambda b: b"%H",
    ("strftime", "max"): lambda b: 64,
    "mode": lambda b: b"r",
    "command": lambda b: b"exit 0",
    "name": lambda b: b"localhost",
    "node": lambda b: b"127.0.0.1",
    "service": lambda b: b"80",
    "cp": lambda b: b"127.0.0.1",
    "template": lambda b: new("char[]", b"fXXXXXX"),
    "resolved_path": lambda b: new("char[4096]"),
    "ptr": lambda b: new("char[256]"),
    "argv": lambda b: [b"program", b"-a", b"b"],
    "envp": lambda b: [b"NAME=value"],
    "argc": lambda b: 3,
    "optstring": lambda b: b"ab:",
    "fd": lambda b: b.file,
    "fd_in": lambda b: b.file,
    "fd_out": lambda b: b.file,
    "oldfd": lambda b: b.file,
    "dirfd": lambda b: pysock.AT_FDCWD,
    "olddirfd": lambda b: pysock.AT_FDCWD,
    "newdirfd": lambda b: pysock.AT_FDCWD,
    "sockfd": lambda b: b.socket,
    "newfd": lambda b: 50,
    "lowfd": lambda b: 40,
    "first": lambda b: 40,
    "last": lambda b: 60,
    "af": lambda b: pysock.AF_INET,
    "base": lambda b: 10,
    "suffixlen": lambda b: 0,
    "size": lambda b: 8,
    "nmemb": lambda b: 2,
    "nelem": lambda b: 2,
    "addrlen": lambda b: 16,
    "hostlen": lambda b: 64,
    "servlen": lambda b: 64,
    "flags": lambda b: 0,
    "protocol": lambda b: 0,
    "ap": lambda b: b.arguments(),
    **{(name, "args"): lambda b: b.arguments() for name in ("vwarn", "vwarnx", "verr", "verrx")},
    "clockid": lambda b: pysock.CLOCK_REALTIME,
    "thread": lambda b: pysock.pthread_self(),
    **{
        (f"pthread_{name}", "thread"): lambda b: b.thread()
        for name in ("join", "tryjoin_np", "timedjoin_np", "clockjoin_np", "detach")
    },
    **{(f"thrd_{name}", "thr"): lambda b: b.thread() for name in ("join", "detach")},
    **{(f"tss_{name}", "tss_id"): lambda b: b.key() for name in ("get", "set", "delete")},
    **{(f"pthread_spin_{name}", "lock"): lambda b: b.spin_lock() for name in ("destroy", "lock", "trylock", "unlock")},
    **{(f"pthread_cond_{name}", "cond"): lambda b: b.signalled() for name in ("wait", "timedwait", "clockwait")},
    **{(f"cnd_{name}", "cond"): lambda b: b.signalled_of_c11() for name in ("wait", "timedwait")},
    **{(f"pthread_{name}", "key"): lambda b: b.key() for name in ("key_delete", "getspecific", "setspecific")},
    ("pthread_attr_setstack", "stackaddr"): lambda b: b.stack(),
    ("pthread_attr_setstack", "stacksize"): lambda b: sizeof(b.stack()),
    ("sem_open", "oflag"): lambda b: 0,
}


class Bench:
    """The objects that benign and hostile values are made of, in one process."""

    @cached_property
    def true(self) -> int:
        """A file of the machine's, open only for the function that needs it: fchmod() must not find it."""
        return int(pysock.open(b"/bin/true", pysock.O_RDONLY))

    @cached_property
    def terminal(self) -> int:
        """As true: it is a node of the machine's /dev."""
        return int(pysock.posix_openpt(pysock.O_RDWR | pysock.O_NOCTTY))

    def __init__(self) -> None:
        self.file = pysock.open(b"file", pysock.O_RDWR | pysock.O_CREAT, 0o644)
        pysock.write(self.file, b"one two\n" * 20, 160)
        pair = new("int[2]")
        pysock.socketpair(pysock.AF_UNIX, pysock.SOCK_STREAM | pysock.SOCK_NONBLOCK, 0, pair)
        self.socket = pair[0]
        self.peer = pair[1]
        #: where bare pointers point: zeros, far from both ends
        self.room = new("long[131072]")
        self.struct = new("struct sockaddr_in")
        self.closed = pysock.fopen(b"file", b"r")
        pysock.fclose(self.closed)
        self.freed = pysock.malloc(4096)
        pysock.free(self.freed)
        self._stream = NULL
        self._cond: Any = None
        self._cnd: Any = None
        self._stack: Any = None
        self.other = pysock.fopen(b"file", b"r")

    def stream(self) -> Any:
        """An open FILE * in the middle of a file."""
        if self._stream not in pysock.guard.live["stream"]:
            self._stream = pysock.fopen(b"file", b"r+")
        return self._stream

    def arguments(self) -> Any:
        """The arguments of a variadic function that was called with none."""
        ap = pysock.va_list()
        pysock.va_start(ap, ())
        return ap

    def handle(self, kind: str) -> Any:
        """New memory of mmap(), an open directory or a timer."""
        if kind == "mapping":
            how = pysock.MAP_PRIVATE | pysock.MAP_ANONYMOUS
            return pysock.mmap(NULL, 64, pysock.PROT_READ | pysock.PROT_WRITE, how, -1, 0)
        if kind == "directory":
            return pysock.opendir(b".")
        timer = new("timer_t")
        pysock.timer_create(pysock.CLOCK_MONOTONIC, pysock.sigevent(sigev_notify=pysock.SIGEV_NONE), timer)
        return timer[0]

    def thread(self) -> Any:
        """A new thread, which is to be joined."""
        thread = new("pthread_t")
        attr = self.attributes(pysock.PTHREAD_CREATE_JOINABLE)
        pysock.pthread_attr_setstacksize(attr, 1 << 18)  # the stacks of a thousand that nobody joins are to find room
        pysock.pthread_create(thread, attr, lambda arg: NULL, NULL)
        return thread[0]

    def attributes(self, state: int | None = None) -> Any:
        """How a thread is made that need not be joined."""
        attr = pysock.pthread_attr_t()
        pysock.pthread_attr_init(attr)
        pysock.pthread_attr_setdetachstate(attr, pysock.PTHREAD_CREATE_DETACHED if state is None else state)
        return attr

    def barrier(self) -> Any:
        """A barrier at which nobody waits for another."""
        barrier = pysock.pthread_barrier_t()
        pysock.pthread_barrier_init(barrier, NULL, 1)
        return barrier

    def spin_lock(self) -> Any:
        lock = new("pthread_spinlock_t")
        pysock.pthread_spin_init(lock, 0)
        return lock

    def signalled(self) -> Any:
        """A condition variable that another thread signals all the time."""
        if self._cond is None:
            self._cond = pysock.pthread_cond_t()
            threading.Thread(target=self._signal, daemon=True).start()
        return self._cond

    def _signal(self) -> None:
        while True:
            pysock.pthread_cond_broadcast(self._cond)
            time.sleep(0.0005)

    def signalled_of_c11(self) -> Any:
        """The same of <threads.h>."""
        if self._cnd is None:
            self._cnd = pysock.cnd_t()
            threading.Thread(target=self._signal_of_c11, daemon=True).start()
        return self._cnd

    def _signal_of_c11(self) -> None:
        while True:
            pysock.cnd_broadcast(self._cnd)
            time.sleep(0.001)

    def key(self) -> Any:
        key = new("pthread_key_t")
        return key[0] if pysock.pthread_key_create(key, NULL) == 0 else 0

    def stack(self) -> Any:
        if self._stack is None:
            self._stack = new("char[8388608]")
        return self._stack

    def expression(self) -> Any:
        """A regular expression."""
        preg = pysock.regex_t()
        pysock.regcomp(preg, b"\\(a\\)*b", 0)
        return preg

    def actions(self) -> Any:
        """What a new process does to its descriptors."""
        actions = pysock.posix_spawn_file_actions_t()
        pysock.posix_spawn_file_actions_init(actions)
        return actions

    def pointer(self, c_type: str) -> Any:
        ffi.buffer(self.room)[:64] = bytes(64)
        return cast(c_type, addressof(self.room, 65536))


def benign(bench: Bench, function: Function, parameter: Parameter) -> Any:
    """A value with which the call does its work."""
    handle = parameter.marker("LIVE", "TAKES")
    if handle:
        if handle.argument == "stream":
            return bench.stream()
        if handle.argument == "addrinfo":
            found = new("struct addrinfo *")
            pysock.getaddrinfo(b"127.0.0.1", NULL, NULL, found)
            return found[0]
        if handle.argument == "semaphore":
            return pysock.sem_open(b"localhost", pysock.O_CREAT, 0o600, 1)
        if handle.argument in ("mapping", "directory", "timer"):
            return bench.handle(handle.argument)
        return pysock.malloc(64)
    if parameter.function_pointer:
        return lambda *arguments: 0
    if parameter.base in ("regex_t", "posix_spawn_file_actions_t") and not parameter.marker("OUT"):
        return bench.expression() if parameter.base == "regex_t" else bench.actions()
    if parameter.base in ("pthread_attr_t", "pthread_barrier_t") and not parameter.marker("OUT"):
        return bench.attributes() if parameter.base == "pthread_attr_t" else bench.barrier()
    if (function.name, parameter.name) in NAMED:
        return NAMED[function.name, parameter.name](bench)
    named = NAMED.get(parameter.name)
    if named is not None and parameter.pointer == isinstance(named(bench), (bytes, list, ffi.CData)):
        return named(bench)
    if not parameter.pointer:
        if parameter.base.startswith("struct "):
            return new(parameter.base)
        return 65 if parameter.marker("CHAR") else 1
    if parameter.marker("PRINTF", "SCANF"):
        return b"plain"
    if parameter.marker("TEXT"):
        return b"text"
    if parameter.marker("EDIT"):
        return new("char[]", b"a,b XXXXXX")
    stars = "*" * (parameter.stars - 1)
    if parameter.array and parameter.array.isdigit():
        return new(f"{parameter.base}{stars}[{parameter.array}]")
    if parameter.base in ("void", "char", "struct sockaddr") and not stars:
        return new("char[256]")
    if parameter.base == "socklen_t":
        return new("socklen_t", 16)
    if parameter.array is not None:
        return new(f"{parameter.base}{stars}[64]")
    return new(f"{parameter.base}{stars}" if parameter.base != "void" else "void *")


class Number:
    """Not an int, but good as one."""

    def __index__(self) -> int:
        return 3


class Text(str):
    """A str of one's own."""


class Octets(bytes):
    """A bytes of one's own."""


#: With every bit set somebody has it, and who comes waits for ever.
LOCKS = ("pthread_cond_t", "pthread_rwlock_t", "cnd_t")


def _leads_to_writing(parameter: Parameter) -> bool:
    """Whether libc writes there, or to where what lies there points: into a block that someone else has by now."""
    points_on = parameter.base in ("struct iovec", "struct msghdr", "struct mmsghdr")
    return points_on or parameter.marker("OUT", "INOUT", "EDIT") is not None


def _full(bench: Bench, parameter: Parameter) -> Any:
    """What the parameter points to with every bit set; None where that would be a wild pointer, or a lock of others."""
    if parameter.stars != 1 or parameter.base in ("void", "char", "FILE", "DIR", *LOCKS) or parameter.array:
        return None
    value = new(parameter.base)
    if not isinstance(value, ffi.CData):  # a struct sigaction
        value = value.c_struct
    ffi.buffer(addressof(value) if ffi.typeof(value).kind == "struct" else value)[:] = b"\xff" * sizeof(value)
    return value


def _sort(*arguments: object) -> int:
    return 0


#: The family: a label, and what makes the value for a parameter.
FAMILY: dict[str, Callable[[Bench, Parameter], Any]] = {
    **{repr(value): lambda b, p, value=value: value for value in (None, 0, 1, -1, True, 1.5, "", "x", "text", "\0")},
    **{f"{value:#x}": lambda b, p, value=value: value for value in (2**31 - 1, 2**31, 2**32, 2**63, 2**64, 2**200)},
    **{f"{value:#x}": lambda b, p, value=value: value for value in (-(2**31) - 1, -(2**63), -(2**63) - 1, -(2**200))},
    **{repr(value): lambda b, p, value=value: value for value in (b"", b"x", b"bytes", b"\0", b"%s%n", b"a" * 300)},
    **{repr(value): lambda b, p, value=value: value for value in ([], (), {}, [None], [b"a", 3], int, 1j)},
    "'a' * 300": lambda b, p: "a" * 300,
    "a lone surrogate": lambda b, p: "\ud800",
    "an escaped byte": lambda b, p: "\udc80",
    "nan": lambda b, p: math.nan,
    "inf": lambda b, p: math.inf,
    "object()": lambda b, p: object(),
    "Number()": lambda b, p: Number(),
    "Text('text')": lambda b, p: Text("text"),
    "Octets(b'bytes')": lambda b, p: Octets(b"bytes"),
    "bytearray(3)": lambda b, p: bytearray(3),
    "bytearray(b'abc')": lambda b, p: bytearray(b"abc"),
    "bytearray()": lambda b, p: bytearray(),
    "memoryview, read-only": lambda b, p: memoryview(b"bytes"),
    "memoryview, with gaps": lambda b, p: memoryview(bytearray(16))[::2],
    "memoryview, of ints": lambda b, p: memoryview(array.array("i", [1, 2])),
    "memoryview, empty": lambda b, p: memoryview(b""),
    "memoryview, 2 by 2": lambda b, p: memoryview(bytearray(4)).cast("B", (2, 2)),
    "array.array": lambda b, p: array.array("d", [1.0]),
    "range(3)": lambda b, p: range(3),
    "NULL": lambda b, p: NULL,
    "(char *)NULL": lambda b, p: cast("char *", 0),
    "(int *)NULL": lambda b, p: cast("int *", 0),
    "(FILE *)NULL": lambda b, p: ffi.cast("FILE *", 0),
    "(struct addrinfo *)NULL": lambda b, p: cast("struct addrinfo *", 0),
    "char[2] without NUL": lambda b, p: new("char[2]", b"xx"),
    "char[0]": lambda b, p: new("char[0]"),
    "char[1]": lambda b, p: new("char[1]"),
    "int[3]": lambda b, p: new("int[3]"),
    "int": lambda b, p: new("int", 1),
    "int, huge": lambda b, p: new("int", 2**31 - 1),
    "int, -1": lambda b, p: new("int", -1),
    "size_t, huge": lambda b, p: new("size_t", 2**64 - 1),
    "double": lambda b, p: new("double", 1.0),
    "struct sockaddr_in": lambda b, p: new("struct sockaddr_in"),
    "struct timespec": lambda b, p: new("struct timespec"),
    "struct in_addr": lambda b, p: new("struct in_addr"),
    "a struct's field": lambda b, p: b.struct.sin_zero,
    "char *": lambda b, p: new("char *"),
    "char *[2]": lambda b, p: new("char *[2]"),
    "char *[0]": lambda b, p: new("char *[0]"),
    "wchar_t[4]": lambda b, p: new("wchar_t[4]"),
    "every bit set": _full,
    "pointer: char *": lambda b, p: b.pointer("char *"),
    "pointer: int *": lambda b, p: b.pointer("int *"),
    "pointer: char **": lambda b, p: b.pointer("char **"),
    "pointer: struct sockaddr *": lambda b, p: b.pointer("struct sockaddr *"),
    "pointer: void *": lambda b, p: b.pointer("void *"),
    "closed FILE *": lambda b, p: None if _leads_to_writing(p) else b.closed,
    "another FILE *": lambda b, p: None if _leads_to_writing(p) else b.other,
    "freed block": lambda b, p: None if p.pointer and not p.marker("LIVE", "TAKES") else b.freed,
    "(int)5": lambda b, p: ffi.cast("int", 5),
    "(double)1.5": lambda b, p: ffi.cast("double", 1.5),
    "a C function": lambda b, p: pysock.lib.abs,
    "a function's address": lambda b, p: ffi.addressof(pysock.lib, "abs"),
    "a Python function": lambda b, p: _sort,
    "a function that returns None": lambda b, p: lambda *arguments: None,
    "a type": lambda b, p: ffi.typeof("int"),
    "a struct's class": lambda b, p: pysock.sockaddr_in,
    "errno": lambda b, p: pysock.errno,
    "environ": lambda b, p: pysock.environ,
    "optarg": lambda b, p: pysock.optarg,
}

#: Values that a guard cannot measure: combined with a hostile length they crash in C as well.
UNMEASURED = {
    label for label in FAMILY if label.startswith("pointer: ") or label in ("another FILE *", "closed FILE *")
}

#: What libc may well call: the error that it raises is its own.
CALLABLE = {"<class 'int'>", "a C function", "a function's address", "a struct's class"}

#: Formats whose one argument is a hostile value.
PRINTF = (
    *(b"%d", b"%hhd", b"%ld", b"%zu", b"%x", b"%c", b"%lc", b"%s", b"%.2s", b"%ls", b"%p", b"%n", b"%ln"),
    *(b"%f", b"%Lf", b"%5$d", b"%", b"%y", b"%1$s %1$d", b"%m"),
)
SCANF = (
    *(b"%d", b"%hhd", b"%ld", b"%c", b"%4c", b"%s", b"%2s", b"%ms", b"%[a-z]", b"%3[a-z]", b"%p", b"%n", b"%f", b"%lf"),
    *(b"%Lf", b"%ls", b"%5$d", b"%", b"%y", b"%1$s %1$d", b"%*d"),
)
