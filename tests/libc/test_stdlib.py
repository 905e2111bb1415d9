"""<stdlib.h> beside the C. What ends the process is tested in test_runtime.py."""
# ruff: noqa: E501, F403, F405, SIM115

from __future__ import annotations

import gc
import os
import threading
import weakref
from collections.abc import Callable
from typing import Any

import pytest

from pysock import *
from pysock import ffi, interpreter

# fmt: off
TEXTS = ["", "0", "42", " -17x", "+5", "0x1F", "017", "99999999999999999999", "-99999999999999999999", "abc", "1e3", "  12 34", "z"]
NUMBERS = [
    *[("%d", f'atoi("{text}")') for text in TEXTS[:7] + TEXTS[9:]],
    *[("%ld", f'atol("{text}")') for text in TEXTS], *[("%lld", f'atoll("{text}")') for text in TEXTS],
    ("", "char *end", 'end = new("char *")'),
    *[row for call, conversion in (("strtol", "%ld"), ("strtoll", "%lld"), ("strtoul", "%lu"), ("strtoull", "%llu"))
      for text in TEXTS for base in (0, 10, 16, 36)
      for row in [("", "errno = 0", "errno[0] = 0"), (conversion, f'{call}("{text}", &end, {base})', f'{call}("{text}", end, {base})'),
                  ("%s", "end", "end[0]"), ("%d", "errno")]],
    ("", "errno = 0", "errno[0] = 0"), ("%ld", 'strtol("5", NULL, 99)'), ("%d", "errno"),
    *[("%.17g", f'{call}("{text}", NULL)') for call in ("strtod", "strtof") for text in ("1.5", "-2e10", "0x1p-3", "inf", "nan", "x", "1e999")],
    ("%.15Lg", 'strtold("2.5e3", NULL)'), ("%g", 'atof("3.25abc")'),
    ("%g", 'strtod("1.5rest", &end)', 'strtod("1.5rest", end)'), ("%s", "end", "end[0]"),
    ("%ld", 'a64l("zz1")'), ("%s", "l64a(123456)"), ("%ld", 'a64l("......")'),
    *[("%d", f"abs({n})") for n in (0, -5, 5, 2**31 - 1, -2**31)], ("%ld", "labs(-(1L << 40))", "labs(-(1 << 40))"), ("%lld", "llabs(-7)"),
    *[row for a, b in ((7, 2), (-7, 2), (7, -2), (-7, -2)) for row in (("%d", f"div({a}, {b}).quot"), ("%d", f"div({a}, {b}).rem"), ("%ld", f"ldiv({a}, {b}).quot"), ("%lld", f"lldiv({a}, {b}).rem"))],
]
CHANCE = [
    ("", "srand(42)"), *[("%d", "rand()")] * 3, ("", "srandom(42)"), *[("%ld", "random()")] * 3,
    ("", "unsigned int seed = 7", 'seed = new("unsigned int", 7)'), ("%d", "rand_r(&seed)", "rand_r(seed)"), ("%u", "seed", "seed[0]"),
    ("", "srand48(42)"), ("%.17g", "drand48()"), ("%ld", "lrand48()"), ("%ld", "mrand48()"),
    ("", "unsigned short x[3] = {1, 2, 3}", 'x = new("unsigned short[3]", [1, 2, 3])'),
    ("%.17g", "erand48(x)"), ("%ld", "nrand48(x)"), ("%ld", "jrand48(x)"), ("%d", "x[0]"),
    ("%d", "seed48(x)[0]"), ("%ld", "lrand48()"), ("", "unsigned short y[7] = {1, 2, 3, 4, 5, 6, 7}", 'y = new("unsigned short[7]", list(range(1, 8)))'),
    ("", "lcong48(y)"), ("%ld", "lrand48()"),
]
ENVIRONMENT = [
    ("%d", 'setenv("PYSOCK_TEST", "one", 0)'), ("%s", 'getenv("PYSOCK_TEST")'), ("%d", 'setenv("PYSOCK_TEST", "two", 0)'), ("%s", 'getenv("PYSOCK_TEST")'),
    ("%d", 'setenv("PYSOCK_TEST", "two", 1)'), ("%s", 'secure_getenv("PYSOCK_TEST")'), ("%d", 'unsetenv("PYSOCK_TEST")'), ("%d", 'getenv("PYSOCK_TEST") == NULL'),
    ("%d", 'setenv("", "x", 1)'), ("%d", "errno"), ("%d", 'setenv("A=B", "x", 1)'),
    ("", 'static char pair[] = "PYSOCK_TEST=put"', 'pair = new("char[]", b"PYSOCK_TEST=put")'), ("%d", "putenv(pair)"), ("%s", 'getenv("PYSOCK_TEST")'),
    ("", "pair[12] = 'c'", 'pair[12] = ord("c")'), ("%s", 'getenv("PYSOCK_TEST")'), ("%d", 'unsetenv("PYSOCK_TEST")'),
]
PROGRAMS = [
    ("", 'int s = system("exit 3")', 's = system("exit 3")'), ("%d", "WIFEXITED(s)"), ("%d", "WEXITSTATUS(s)"), ("%d", "WIFSIGNALED(s)"),
    ("", "s = system(\"kill -9 $$\")"), ("%d", "WIFEXITED(s)"), ("%d", "WIFSIGNALED(s)"), ("%d", "WTERMSIG(s)"), ("%d", "WIFSTOPPED(s)"), ("%d", "WIFCONTINUED(s)"),
    ("%d", "WIFSTOPPED(0x137f)"), ("%d", "WSTOPSIG(0x137f)"), ("%d", "WIFCONTINUED(0xffff)"), ("%d", "system(NULL) != 0"),
]
FILES = [
    ("", 'char t[] = "fileXXXXXX"', 't = new("char[]", b"fileXXXXXX")'), ("%d", "mkstemp(t) > 2"), ("%d", "access(t, R_OK | W_OK)"), ("%zu", "strlen(t)"), ("%d", "unlink(t)"),
    ("", 'char u[] = "aXXXXXX.c"', 'u = new("char[]", b"aXXXXXX.c")'), ("%d", "mkstemps(u, 2) > 2"), ("%s", "u + 7"), ("%d", "unlink(u)"),
    ("", 'char d[] = "dirXXXXXX"', 'd = new("char[]", b"dirXXXXXX")'), ("%d", "mkdtemp(d) == d"), ("%d", "rmdir(d)"),
    ("", 'char bad[] = "file"', 'bad = new("char[]", b"file")'), ("%d", "mkstemp(bad)"), ("%d", "errno"),
    ("", "char path[PATH_MAX]", 'path = new(f"char[{PATH_MAX}]")'), ("%s", 'realpath("/usr/../usr/.", path)'), ("%s", "path"), ("%d", 'realpath("/no/such", path) == NULL'), ("%d", "errno"),
    ("%s", 'canonicalize_file_name("/..")'), ("%d", 'mblen("abc", 3)'), ("%d", 'rpmatch("yes")'), ("%d", 'rpmatch("n")'), ("%d", 'rpmatch("?")'),
]
# fmt: on


@pytest.mark.parametrize(
    "rows",
    [NUMBERS, CHANCE, ENVIRONMENT, PROGRAMS, FILES],
    ids=["numbers", "chance", "environment", "programs", "files"],
)
def test_beside_c(rows: list[tuple[str, ...]], beside_c: Callable[..., None]) -> None:
    beside_c("stdlib.h string.h errno.h unistd.h limits.h", rows)


def test_memory() -> None:
    p = calloc(4, 2)
    assert bytes(ffi.buffer(p, 8)) == bytes(8)
    memcpy(p, b"abcdefgh", 8)
    p = realloc(p, 1 << 16)
    assert bytes(ffi.buffer(p, 8)) == b"abcdefgh"
    p = reallocarray(p, 10, 100)
    free(p)
    assert malloc(2**62) == NULL
    assert errno == ENOMEM
    assert reallocarray(NULL, 2**40, 2**40) == NULL
    where = new("void *")
    assert posix_memalign(where, 64, 100) == 0
    assert int(ffi.cast("uintptr_t", where[0])) % 64 == 0
    free(where[0])
    assert posix_memalign(where, 3, 100) == EINVAL
    q = aligned_alloc(32, 64)
    assert int(ffi.cast("uintptr_t", q)) % 32 == 0
    free(q)


def test_qsort_and_bsearch() -> None:
    numbers = [5, -3, 99, 0, 5, -70, 12]
    base = new("int[7]", numbers)

    def order(a: Any, b: Any) -> int:
        x, y = cast("int *", a)[0], cast("int *", b)[0]
        return int(x > y) - int(x < y)

    qsort(base, 7, sizeof("int"), order)
    assert list(base) == sorted(numbers)
    found = bsearch(new("int", 12), base, 7, sizeof("int"), order)
    assert cast("int *", found)[0] == 12
    assert bsearch(new("int", 13), base, 7, sizeof("int"), order) == NULL


def test_sorts_within_sorts_and_threads() -> None:
    """Each qsort has its own function, also one that is called while another compares."""

    def up(a: Any, b: Any) -> int:
        inner = new("int[3]", [1, 2, 3])
        qsort(inner, 3, sizeof("int"), down)
        assert list(inner) == [3, 2, 1]
        return cast("int *", a)[0] - cast("int *", b)[0]

    def down(a: Any, b: Any) -> int:
        return cast("int *", b)[0] - cast("int *", a)[0]

    results = []

    def work(order: Callable[[Any, Any], int], wanted: list[int]) -> None:
        base = new("int[50]", [(n * 37) % 50 for n in range(50)])
        qsort(base, 50, sizeof("int"), order)
        results.append(list(base) == wanted)

    threads = [
        threading.Thread(target=work, args=pair)
        for pair in ((up, list(range(50))), (down, list(range(49, -1, -1)))) * 2
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [True] * 4


def test_what_a_comparison_raises_comes_through() -> None:
    def order(a: Any, b: Any) -> int:
        raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        qsort(new("int[3]"), 3, sizeof("int"), order)
    with pytest.raises(KeyError, match="mine"):
        bsearch(new("int"), new("int[3]"), 3, sizeof("int"), order)


def test_terminals() -> None:
    fd = posix_openpt(O_RDWR | O_NOCTTY)
    if fd == -1:
        pytest.skip(f"no pseudo-terminal: {os.strerror(errno[0])}")
    assert grantpt(fd) == 0
    assert unlockpt(fd) == 0
    name = new("char[64]")
    assert ptsname_r(fd, name, 64) == 0
    assert cstr(name) == cstr(ptsname(fd))
    assert ptsname_r(fd, name, 1) == ERANGE
    other = open(name, O_RDWR | O_NOCTTY)
    assert isatty(other) == 1
    close(other)
    close(fd)


def test_load_averages() -> None:
    averages = new("double[3]", [-1.0] * 3)
    assert getloadavg(averages, 3) == 3
    assert all(average >= 0 for average in averages)


@pytest.mark.skipif(not interpreter.CPYTHON, reason="only CPython counts who refers to an object")
def test_what_a_comparison_raises_is_no_cycle() -> None:
    """CPython may crash when it collects a memoryview in one."""

    def compare(a: Any, b: Any) -> int:
        raise KeyError

    gc.collect()
    gc.disable()
    try:
        memory = memoryview(bytearray(8))
        gone = weakref.ref(memory)
        with pytest.raises(KeyError):
            qsort(memory, 8, 1, compare)
        del memory
        assert gone() is None
    finally:
        gc.enable()


@pytest.mark.parametrize("handler", [SIG_DFL, SIG_IGN, SIG_ERR])
def test_what_stands_for_no_function_does_not_compare(handler: Any) -> None:
    with pytest.raises(ValueError, match=r"^qsort: compar takes a function; this pointer leads to none$"):
        qsort(new("int[2]"), 2, 4, handler)
