"""<stdarg.h>: the arguments of a program's own variadic functions, and the v*printf() and v*scanf() that take them."""
# ruff: noqa: F403, F405

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pysock import *
from pysock import ffi

C = r"""
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <netinet/in.h>

static int sum(int count, ...)
{
    va_list ap;
    int total = 0;
    va_start(ap, count);
    while (count-- > 0)
        total += va_arg(ap, int);
    va_end(ap);
    return total;
}

static void kinds(const char *kinds, ...)
{
    va_list ap;
    struct sockaddr_in a;
    va_start(ap, kinds);
    for (; *kinds; kinds++)
        switch (*kinds) {
        case 'd': printf("%d\n", va_arg(ap, int)); break;
        case 'u': printf("%u\n", va_arg(ap, unsigned int)); break;
        case 'l': printf("%lld\n", va_arg(ap, long long)); break;
        case 'f': printf("%.2f\n", va_arg(ap, double)); break;
        case 's': puts(va_arg(ap, char *)); break;
        case 'p': *va_arg(ap, int *) = 7; break;
        case 'a': a = va_arg(ap, struct sockaddr_in); printf("%d\n", a.sin_port); a.sin_port = 1; break;
        }
    va_end(ap);
}

static void all(const char *text, const char *format, ...)
{
    va_list ap, again;
    char buf[16];
    char *made;
    va_start(ap, format);
    va_copy(again, ap);
    vprintf(format, ap);
    va_end(ap);
    va_copy(ap, again); printf("%d\n", vfprintf(stdout, format, ap)); va_end(ap);
    va_copy(ap, again); fflush(stdout); printf("%d\n", vdprintf(1, format, ap)); va_end(ap);
    va_copy(ap, again); printf("%d\n", vsnprintf(buf, 4, format, ap)); puts(buf); va_end(ap);
    va_copy(ap, again); printf("%d\n", vsprintf(buf, format, ap)); puts(buf); va_end(ap);
    va_copy(ap, again); printf("%d\n", vasprintf(&made, format, ap)); puts(made); free(made); va_end(ap);
    va_end(again);
}

static int scan(const char *text, const char *format, ...)
{
    va_list ap;
    int result;
    va_start(ap, format);
    result = vsscanf(text, format, ap);
    va_end(ap);
    return result;
}

static int read_from(FILE *f, const char *format, ...)
{
    va_list ap;
    int result;
    va_start(ap, format);
    result = f ? vfscanf(f, format, ap) : vscanf(format, ap);
    va_end(ap);
    return result;
}

int main(void)
{
    int n = 0;
    char word[8], *allocated;
    struct sockaddr_in a = {.sin_port = 99};
    FILE *f;
    printf("%d %d\n", sum(3, 1, 2, -10), sum(0));
    kinds("dulfspa", -1, 4000000000u, 1LL << 40, 2.5, "text", &n, a);
    printf("%d %d\n", n, a.sin_port);
    all("x", "%s-%d|", "seven", 7);
    printf("%d", scan("12 words", "%d %7s", &n, word)); printf(" %d %s\n", n, word);
    printf("%d", scan("some", "%ms", &allocated)); printf(" %s\n", allocated); free(allocated);
    f = fmemopen("55 x", 4, "r");
    printf("%d", read_from(f, "%d", &n)); printf(" %d\n", n); fclose(f);
    printf("%d\n", read_from(NULL, "%d", &n));
    return 0;
}
"""
PYTHON = """
from pysock import *

def sum(count, *args):
    ap = va_list()
    total = 0
    va_start(ap, args)
    while count > 0:
        total += va_arg(ap, "int")
        count -= 1
    va_end(ap)
    return total

def kinds(kinds, *args):
    ap = va_list()
    va_start(ap, args)
    for kind in kinds:
        if kind == "d":
            printf("%d\\n", va_arg(ap, "int"))
        elif kind == "u":
            printf("%u\\n", va_arg(ap, "unsigned int"))
        elif kind == "l":
            printf("%lld\\n", va_arg(ap, "long long"))
        elif kind == "f":
            printf("%.2f\\n", va_arg(ap, "double"))
        elif kind == "s":
            puts(va_arg(ap, "char *"))
        elif kind == "p":
            va_arg(ap, "int *")[0] = 7
        elif kind == "a":
            a = va_arg(ap, sockaddr_in)
            printf("%d\\n", a.sin_port)
            a.sin_port = 1
    va_end(ap)

def all(text, format, *args):
    ap = va_list()
    again = va_list()
    buf = new("char[16]")
    made = new("char *")
    va_start(ap, args)
    va_copy(again, ap)
    vprintf(format, ap)
    va_end(ap)
    va_copy(ap, again); printf("%d\\n", vfprintf(stdout, format, ap)); va_end(ap)
    va_copy(ap, again); fflush(stdout); printf("%d\\n", vdprintf(1, format, ap)); va_end(ap)
    va_copy(ap, again); printf("%d\\n", vsnprintf(buf, 4, format, ap)); puts(buf); va_end(ap)
    va_copy(ap, again); printf("%d\\n", vsprintf(buf, format, ap)); puts(buf); va_end(ap)
    va_copy(ap, again); printf("%d\\n", vasprintf(made, format, ap)); puts(made[0]); free(made[0]); va_end(ap)
    va_end(again)

def scan(text, format, *args):
    ap = va_list()
    va_start(ap, args)
    result = vsscanf(text, format, ap)
    va_end(ap)
    return result

def read_from(f, format, *args):
    ap = va_list()
    va_start(ap, args)
    result = vfscanf(f, format, ap) if f else vscanf(format, ap)
    va_end(ap)
    return result

def main():
    n = new("int")
    word = new("char[8]")
    allocated = new("char *")
    a = sockaddr_in(sin_port=99)
    printf("%d %d\\n", sum(3, 1, 2, -10), sum(0))
    kinds("dulfspa", -1, 4000000000, 1 << 40, 2.5, "text", n, a)
    printf("%d %d\\n", n[0], a.sin_port)
    all("x", "%s-%d|", "seven", 7)
    printf("%d", scan("12 words", "%d %7s", n, word)); printf(" %d %s\\n", n[0], word)
    printf("%d", scan("some", "%ms", allocated)); printf(" %s\\n", allocated[0]); free(allocated[0])
    f = fmemopen(b"55 x", 4, "r")
    printf("%d", read_from(f, "%d", n)); printf(" %d\\n", n[0]); fclose(f)
    printf("%d\\n", read_from(NULL, "%d", n))
    return 0

run(main)
"""


def test_beside_c(programs: Any) -> None:
    ended = programs.same(C, PYTHON)
    assert ended.out.startswith("-7 0\n-1\n4000000000\n1099511627776\n2.50\ntext\n99\n7 99\n")
    assert (ended.err, ended.status) == ("", 0)


def begun(*args: Any) -> va_list:
    ap = va_list()
    va_start(ap, args)
    return ap


def test_it_is_taken_from_left_to_right() -> None:
    ap = begun(1, 2, 3)
    copy = va_list()
    assert va_arg(ap, "int") == 1
    va_copy(copy, ap)
    assert [va_arg(ap, "int"), va_arg(ap, "long")] == [2, 3]
    assert [va_arg(copy, "int"), va_arg(copy, "int")] == [2, 3]
    assert repr(ap) == "<va_list: 0 left>"


@pytest.mark.parametrize(
    ("type", "given", "taken"),
    [
        ("int", 2**32 + 5, 5),
        ("unsigned int", -1, 2**32 - 1),
        ("int", True, 1),
        ("double", 3, 3.0),
        ("double", ffi.cast("double", 1.5), 1.5),
        ("size_t", 2**63, 2**63),
        ("char *", NULL, NULL),
        ("void *", NULL, NULL),
    ],
)
def test_numbers(type: str, given: Any, taken: Any) -> None:
    assert va_arg(begun(given), type) == taken


def test_pointers_keep_what_they_point_to() -> None:
    texts = [va_arg(begun(f"text {n}".encode()), "char *") for n in range(200)]
    assert [cstr(text) for text in texts] == [f"text {n}" for n in range(200)]
    array = va_arg(begun(new("int[2]", [3, 4])), "int *")
    junk = [new("int[2]", [0, 0]) for _ in range(200)]
    assert (array[0], array[1], len(junk)) == (3, 4, 200)


def test_a_literal_is_not_changed_through_a_pointer() -> None:
    literal = b"constant"
    va_arg(begun(literal), "char *")[0] = 0
    assert literal == b"constant"


def test_functions_and_structs() -> None:
    assert va_arg(begun(len), "int (*)(void *)") is len
    a = sockaddr_in(sin_port=5)
    copy = va_arg(begun(a), "struct sockaddr_in")
    copy.sin_port = 6
    assert (a.sin_port, copy.sin_port) == (5, 6)


REFUSED = [
    (lambda: va_arg(va_list(), "int"), ValueError, "va_arg: ap has not been begun: va_start(ap, args)"),
    (lambda: va_end(va_list()), ValueError, "va_end: ap has not been begun: va_start(ap, args)"),
    (lambda: va_copy(va_list(), va_list()), ValueError, "va_copy: src has not been begun: va_start(ap, args)"),
    (
        lambda: va_start(va_list(), b"fmt"),
        TypeError,
        "va_start: args takes the arguments of `def f(fmt, *args)`, not bytes",
    ),
    (lambda: va_start(5, ()), TypeError, "va_start: ap takes a va_list, not int"),
    (lambda: va_arg((1, 2), "int"), TypeError, "va_arg: ap takes a va_list, not tuple"),
    (lambda: va_arg(begun(), "int"), IndexError, "va_arg: ap has no argument left; C would read something else"),
    (lambda: va_arg(begun("x"), "int"), TypeError, "va_arg: the next argument in ap is str, not of type 'int'"),
    (lambda: va_arg(begun(5), "char *"), TypeError, "va_arg: the next argument in ap is int, not of type 'char *'"),
    (lambda: va_arg(begun(1.5), "int"), TypeError, "va_arg: the next argument in ap is float, not of type 'int'"),
    (
        lambda: va_arg(begun(None), "char *"),
        TypeError,
        "va_arg: the next argument in ap is NoneType, not of type 'char *'",
    ),
    (
        lambda: va_arg(begun(5), "short"),
        TypeError,
        "va_arg: type 'short' arrives as 'int': C widens what stands for `...`",
    ),
    (
        lambda: va_arg(begun(5), "float"),
        TypeError,
        "va_arg: type 'float' arrives as 'double': C widens what stands for `...`",
    ),
    (lambda: vprintf("%d", va_list()), ValueError, "vprintf: ap has not been begun: va_start(ap, args)"),
    (lambda: vprintf("%d", (5,)), TypeError, "vprintf: ap takes a va_list, not tuple"),
    (
        lambda: vprintf("%d\n", begun("xx")),
        TypeError,
        "vprintf: argument 1 after the format, for '%d', takes an integer, not str",
    ),
    (lambda: vprintf("%d\n", begun()), TypeError, "vprintf: the format '%d\\n' asks for 1 argument, but 0 came"),
    (
        lambda: vsprintf(new("char[3]"), "%d", begun(1234)),
        ValueError,
        "vsprintf: the text with its NUL is 5, but str holds 3 bytes ('signed char[3]')",
    ),
    (
        lambda: vsnprintf(new("char[3]"), 4, "x", begun()),
        ValueError,
        "vsnprintf: size is 4, but str holds 3 bytes ('signed char[3]')",
    ),
    (
        lambda: vsscanf("x", "%d", begun(5)),
        TypeError,
        "vsscanf: argument 1 after the format, for '%d', takes where the value goes: new('int'), not int",
    ),
]


@pytest.mark.parametrize(("call", "kind", "message"), REFUSED, ids=[row[2] for row in REFUSED])
def test_refused(call: Any, kind: type[Exception], message: str) -> None:
    with pytest.raises(kind) as raised:
        call()
    assert str(raised.value) == message


def test_after_a_v_function_the_list_is_used_up(tmp_path: Path) -> None:
    f = fopen(str(tmp_path / "file"), "w")
    ap = begun(1, 2)
    assert vfprintf(f, "%d %d", ap) == 3
    for call in (lambda: va_arg(ap, "int"), lambda: vfprintf(f, "%d", ap)):
        with pytest.raises(
            ValueError, match=r"ap was handed to vfprintf\(\), which uses it up: va_copy\(\) it before$"
        ):
            call()
    va_end(ap)
    va_start(ap, (5,))
    assert va_arg(ap, "int") == 5
    fclose(f)
    assert (tmp_path / "file").read_text() == "1 2"
