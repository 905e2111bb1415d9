"""The printf and scanf families beside the compiled C: one table drives both, and what they write is equal byte for byte.

What C leaves undefined (a wrong type, a missing argument, an unknown conversion) raises before the call.
"""
# ruff: noqa: E501, F403, F405

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import pysock
from pysock import *
from pysock import ffi

ROOT = str(Path(pysock.__file__).resolve().parents[1])
NAMES: dict[str, Any] = {name: getattr(pysock, name) for name in pysock.__all__}

# fmt: off
#: format, C's arguments, Python's arguments where they are not the same text
PRINTF: list[tuple[str, ...]] = [
    ("plain",),
    ("%%",),
    ("100%% of %d", "7"),
    *((f"%{flags}{width}{precision}d", "-42") for flags in ("", "-", "+", " ", "0", "+0", "-+", "'") for width in ("", "8") for precision in ("", ".5", ".", ".0")),
    *((f"%{flags}{width}{conversion}", "48879") for flags in ("", "#", "-", "0", "#0") for width in ("", "12") for conversion in "uoxX"),
    *((f"%{flags}{width}{precision}{conversion}", "1234.5678") for flags in ("", "-", "+0", "#", " ") for width in ("", "14") for precision in ("", ".0", ".2", ".10") for conversion in "feEgGa"),
    ("%F %A", "0.5, 0.5"),
    ("%f %f %F", "INFINITY, -NAN, INFINITY", "math.inf, -math.nan, math.inf"),
    ("%e", "0.0"),
    ("%f", "(double)3", "3"),
    ("%Lf %.3Le", "1.5L, 2.25L", "1.5, 2.25"),
    ("%lf", "2.5"),
    ("%d", "0"),
    ("%.0d|", "0"),
    ("%i %d", "INT_MAX, INT_MIN", "2147483647, -2147483648"),
    ("%d", "(int)4294967295u", "4294967295"),
    ("%u", "-1"),
    ("%x", "-1"),
    ("%hhd %hhu", "300, 300"),
    ("%hd %hu", "70000, 70000"),
    ("%ld %lu", "-5L, 5UL", "-5, 5"),
    ("%lld %llu", "-(1LL << 62), ~0ULL", "-(1 << 62), 2**64 - 1"),
    ("%llx", "~0ULL", "-1"),
    ("%jd %ju", "(intmax_t)-7, (uintmax_t)7", "-7, 7"),
    ("%zd %zu", "(ssize_t)-7, sizeof(int)", "-7, sizeof('int')"),
    ("%td", "(ptrdiff_t)-7", "-7"),
    ("%qd", "-(1LL << 40)", "-(1 << 40)"),
    ("%Lu", "1ULL << 40", "1 << 40"),
    ("%c%c%c", "'a', 98, 'c' + 256", "ord('a'), 98, ord('c') + 256"),
    ("%c|", "0"),
    ("%3c|%-3c|", "'x', 'y'", "ord('x'), ord('y')"),
    ("%lc", "(wint_t)L'x'", "ord('x')"),
    ("%C", "(wint_t)L'x'", "ord('x')"),
    ("%s", '"text"'),
    ("%s", '"text"', 'b"text"'),
    ("%s", '"text"', 'new("char[]", b"text")'),
    ("%s", '"text"', 'bytearray(b"text\\0more")'),
    ("%s", '"te\\0xt"', 'b"te\\0xt"'),
    ("%s", '"na\\xc3\\xafve"', '"na\\xefve"'),
    ("%s", '"text" + 1', 'strchr(new("char[]", b"text"), ord("e"))'),
    ("%10s|%-10s|%.2s|%10.2s|", '"text", "text", "text", "text"'),
    ("%.*s", '2, "text"'),
    ("%.*s", '-1, "text"'),
    ("%*s|%-*s|", '8, "a", 8, "b"'),
    ("%*d", "-6, 42"),
    ("%*.*f", "10, 3, 3.14159"),
    ("%.2s", '(char[2]){"ab"}', 'new("char[2]", b"ab")'),
    ("%.*s", '2, (char[2]){"ab"}', '2, new("char[2]", b"ab")'),
    ("%.0s|", '(char[1]){"a"}', 'new("char[1]", b"a")'),
    ("%s", "(char *)NULL", "NULL"),
    ("%ls", 'L"wide"', '"wide"'),
    ("%S", 'L"wide"', 'new("wchar_t[]", "wide")'),
    ("%8.2ls|", 'L"wide"', '"wide"'),
    ("%p", "(void *)0x1234", 'cast("void *", 0x1234)'),
    ("%p", "NULL"),
    ("%20p|%-20p|", "(void *)0xabc, (void *)0xabc", 'cast("int *", 0xabc), cast("char *", 0xabc)'),
    ("%2$s %1$s", '"world", "hello"'),
    ("%1$d %1$x %2$d", "10, 20"),
    ("%2$*1$d|", "6, 42"),
    ("%3$.*1$s %2$d", '2, 5, "abcdef"'),
    ("%m",),
    ("%m %d", "5"),
    ("%5$d %4$d %3$d %2$d %1$d", "1, 2, 3, 4, 5"),
    ("%d", "5", 'cast("int", 5)'),
    ("%d %ld", "5, 6L", "True + 4, 6"),
    ("%d", "ENOENT", "errno"),
    ("a\\nb\\tc\\\\ \\x41", ""),
]
# fmt: on


def rows() -> list[tuple[str, str, str]]:
    """Format, C's arguments, Python's arguments; a comma before those that there are."""
    full = []
    for row in PRINTF:
        c = row[1] if len(row) > 1 else ""
        full.append((row[0], f", {c}" if c else "", f", {row[2] if len(row) > 2 else c}" if c else ""))
    return full


C_PRINTF = r"""
#define _GNU_SOURCE
#include <errno.h>
#include <limits.h>
#include <math.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/types.h>
#include <wchar.h>

#define ROW(...) do { errno = ENOENT; n = snprintf(buf, sizeof buf, __VA_ARGS__); \
    printf("%d\n", n); fwrite(buf, 1, n > 0 ? n : 0, stdout); putchar('\n'); } while (0)

int main(void)
{
    char buf[256];
    int n;
    ROWS
    return 0;
}
"""


def parts(output: bytes) -> list[tuple[int, bytes]]:
    """The results in a program's output: a length, a newline, that many bytes, a newline."""
    found = []
    while output:
        length, _, rest = output.partition(b"\n")
        size = max(int(length), 0)
        found.append((int(length), rest[:size]))
        assert rest[size : size + 1] == b"\n"
        output = rest[size + 1 :]
    return found


def test_printf_writes_what_c_writes(compile_c: Callable[..., Path]) -> None:
    source = C_PRINTF.replace("ROWS", "\n    ".join(f'ROW("{text}"{c});' for text, c, _ in rows()))
    expected = parts(subprocess.run([compile_c(source, "-w")], capture_output=True, check=True).stdout)
    assert len(expected) == len(PRINTF)
    import math

    for (text, _, python), (length, output) in zip(rows(), expected):
        buf = new("char[256]")
        call = f'snprintf(buf, sizeof(buf), b"{text}"{python})'
        errno[0] = ENOENT
        assert eval(call, {**NAMES, "buf": buf, "math": math}) == length, call
        assert bytes(ffi.buffer(buf, max(length, 0))) == output, call
        wide = new("char[256]")
        errno[0] = ENOENT
        assert (
            eval(call.replace("snprintf(buf, sizeof(buf), ", "sprintf(buf, "), {**NAMES, "buf": wide, "math": math})
            == length
        )
        assert bytes(ffi.buffer(wide)) == bytes(ffi.buffer(buf)), call


FAMILY = r"""
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char buf[8];
    char *made = NULL;
    int n = -1;
    long wide = -1;
    signed char tiny = -1;
    printf("%d\n", printf("printf %d %s\n", 1, "one"));
    printf("%d\n", fprintf(stdout, "fprintf %5.2f\n", 2.5));
    fflush(stdout);
    dprintf(1, "dprintf %c\n", 'x');
    printf("%d %s\n", snprintf(buf, sizeof buf, "%s", "too long for it"), buf);
    printf("%d\n", snprintf(NULL, 0, "%d", 12345));
    printf("%d %s\n", sprintf(buf, "%d", 1234567), buf);
    printf("%d\n", asprintf(&made, "made %d", 5));
    puts(made);
    free(made);
    printf("abc%ndef%lng%hhn\n", &n, &wide, &tiny);
    printf("%d %ld %d\n", n, wide, tiny);
    printf("%s", "no newline");
    return 0;
}
"""
FAMILY_PY = """
from pysock import *

def main():
    buf = new("char[8]")
    made = new("char *", NULL)
    n = new("int", -1)
    wide = new("long", -1)
    tiny = new("signed char", -1)
    printf("%d\\n", printf("printf %d %s\\n", 1, "one"))
    printf("%d\\n", fprintf(stdout, "fprintf %5.2f\\n", 2.5))
    fflush(stdout)
    dprintf(1, "dprintf %c\\n", ord("x"))
    printf("%d %s\\n", snprintf(buf, sizeof(buf), "%s", "too long for it"), buf)
    printf("%d\\n", snprintf(NULL, 0, "%d", 12345))
    printf("%d %s\\n", sprintf(buf, "%d", 1234567), buf)
    printf("%d\\n", asprintf(made, "made %d", 5))
    puts(made[0])
    free(made[0])
    printf("abc%ndef%lng%hhn\\n", n, wide, tiny)
    printf("%d %ld %d\\n", n[0], wide[0], tiny[0])
    printf("%s", "no newline")
    return 0

run(main)
"""


def python(code: str, stdin: bytes = b"") -> bytes:
    """What a program in Python writes to standard output."""
    environment = {**os.environ, "PYTHONPATH": ROOT, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-c", code], input=stdin, env=environment, capture_output=True, timeout=60, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout


def test_the_printf_family(compile_c: Callable[..., Path]) -> None:
    expected = subprocess.run([compile_c(FAMILY, "-w", "-D_GNU_SOURCE")], capture_output=True, check=True).stdout
    assert python(FAMILY_PY) == expected


# fmt: off
#: What C leaves undefined: format, Python's arguments, the error
WRONG_PRINTF: list[tuple[str, tuple[Any, ...], type[Exception], str]] = [
    ("%d", (), TypeError, "printf: the format '%d' asks for 1 argument, but 0 came"),
    ("%d %s", (1,), TypeError, "printf: the format '%d %s' asks for 2 arguments, but 1 came"),
    ("plain", (1,), TypeError, "printf: the format 'plain' asks for 0 arguments, but 1 came"),
    ("%*d", (5,), TypeError, "printf: the format '%*d' asks for 2 arguments, but 1 came"),
    ("%d", ("5",), TypeError, "printf: argument 1 after the format, for '%d', takes an integer (a character of C is ord('5')), not str"),
    ("%d", (1.0,), TypeError, "printf: argument 1 after the format, for '%d', takes an integer, not float"),
    ("%d", (None,), TypeError, "printf: argument 1 after the format, for '%d', takes an integer, not NoneType"),
    ("%d", (new("int", 5),), TypeError, "printf: argument 1 after the format, for '%d', takes an integer (its value is [0]), not 'int[1]'"),
    ("%c", (b"x",), TypeError, "printf: argument 1 after the format, for '%c', takes an integer (a character of C is ord(b'x')), not bytes"),
    ("%s", (5,), TypeError, "printf: argument 1 after the format, for '%s', takes text (str, bytes, a char array), not int"),
    ("%s", (None,), TypeError, "printf: argument 1 after the format, for '%s', takes text (str, bytes, a char array), not NoneType"),
    ("%s", (new("char[2]", b"ab"),), ValueError, "printf: argument 1 after the format, for '%s' has no NUL in its 2 bytes; C would read on behind it"),
    ("%.3s", (new("char[2]", b"ab"),), ValueError, "printf: argument 1 after the format, for '%.3s' has no NUL in its 2 bytes; C would read on behind it"),
    ("%f", ("1",), TypeError, "printf: argument 1 after the format, for '%f', takes a number, not str"),
    ("%p", (5,), TypeError, "printf: argument 1 after the format, for '%p', takes an address (a C value), not int"),
    ("%ls", (b"x",), TypeError, "printf: argument 1 after the format, for '%ls', takes a str or a wchar_t array, not bytes"),
    ("%n", (5,), TypeError, "printf: argument 1 after the format, for '%n', takes where the count goes: new('int'), not int"),
    ("%n", (new("int[0]"),), TypeError, "printf: argument 1 after the format, for '%n', takes where the count goes: new('int'), not 'int[0]'"),
    ("%hhn", (new("char[1]")[1:1],), TypeError, "printf: argument 1 after the format, for '%hhn', takes where the count goes: new('signed char'), not 'signed char[]'"),
    ("%ln", (new("int"),), TypeError, "printf: argument 1 after the format, for '%ln', takes where the count goes: new('long'), not 'int[1]'"),
    ("%y", (1,), ValueError, "printf: '%y' is not a conversion of printf(3)"),
    ("%hs", ("x",), ValueError, "printf: '%hs' is not a conversion of printf(3)"),
    ("50%", (), ValueError, "printf: the format ends within a conversion: '%'"),
    ("%5.", (1,), ValueError, "printf: the format ends within a conversion: '%5.'"),
    ("%2$d", (1, 2), ValueError, "printf: the format '%2$d' leaves out an argument's position"),
    ("%1$s %1$d", ("x",), ValueError, "printf: the format takes argument 1 as '%1$s' and as '%1$d'"),
    ("%1$*1$s", ("x",), ValueError, "printf: the format takes argument 1 as '%1$*1$s' and as '%1$*1$s'"),
    ("%1$.1s %1$s", (new("char[1]", b"a"),), ValueError, "printf: argument 1 after the format, for '%1$s' has no NUL in its 1 bytes; C would read on behind it"),
]
# fmt: on


@pytest.mark.parametrize(
    ("text", "args", "kind", "message"), WRONG_PRINTF, ids=[row[0] + str(i) for i, row in enumerate(WRONG_PRINTF)]
)
def test_what_printf_refuses(text: str, args: tuple[Any, ...], kind: type[Exception], message: str, capfd: Any) -> None:
    with pytest.raises(kind) as error:
        printf(text, *args)
    assert str(error.value) == message
    fflush(stdout)
    assert capfd.readouterr().out == ""


# scanf

# fmt: off
#: input, format, C's variables (type and name[size]) and how C prints them
SCANF: list[tuple[str, str, list[tuple[str, str]]]] = [
    ("42 -7", "%d %d", [("int", "%d"), ("int", "%d")]),
    ("42", "%i", [("int", "%d")]),
    ("0x1f 017 9", "%i %i %i", [("int", "%d")] * 3),
    ("42 52 2a 2A", "%u %o %x %X", [("unsigned int", "%u")] * 4),
    ("300 70000 1 2", "%hhd %hd %ld %lld", [("signed char", "%d"), ("short", "%d"), ("long", "%ld"), ("long long", "%lld")]),
    ("300 70000", "%hhu %hu", [("unsigned char", "%u"), ("unsigned short", "%u")]),
    ("1 2 3 4", "%jd %zd %td %zu", [("intmax_t", "%jd"), ("ssize_t", "%zd"), ("ptrdiff_t", "%td"), ("size_t", "%zu")]),
    ("1.5 2.5e3 0x1p4", "%f %lf %Lf", [("float", "%.9g"), ("double", "%.17g"), ("long double", "%.17Lg")]),
    ("1 2 3 4 5 6", "%e %g %a %E %G %F", [("float", "%.9g")] * 6),
    ("word and more", "%s", [("char[16]", "%s")]),
    ("word and more", "%15s", [("char[16]", "%s")]),
    ("word and more", "%2s%s", [("char[16]", "%s"), ("char[16]", "%s")]),
    ("abcdef", "%c%c%3c", [("char", "%c"), ("char", "%c"), ("char[3]", "%.3s")]),
    ("  x", " %c", [("char", "%c")]),
    ("abc123", "%[a-z]%d", [("char[16]", "%s"), ("int", "%d")]),
    ("abc]123", "%[]abc]%d", [("char[16]", "%s"), ("int", "%d")]),
    ("key=value", "%[^=]=%s", [("char[16]", "%s"), ("char[16]", "%s")]),
    ("one\ntwo", "%[^\\n]", [("char[16]", "%s")]),
    ("a-b", "%[^]-]", [("char[16]", "%s")]),
    ("1 2 3", "%d %*d %d", [("int", "%d"), ("int", "%d")]),
    ("abc 5", "%*s %d", [("int", "%d")]),
    ("12345", "%2d%3d", [("int", "%d"), ("int", "%d")]),
    ("12 rest", "%d%n", [("int", "%d"), ("int", "%d")]),
    ("12 rest", "%d%hhn", [("int", "%d"), ("signed char", "%d")]),
    ("50%", "%d%%", [("int", "%d")]),
    ("50% 3", "%d%% %d", [("int", "%d"), ("int", "%d")]),
    ("x", "%d", [("int", "%d")]),
    ("", "%d", [("int", "%d")]),
    ("5 x", "%d %d", [("int", "%d"), ("int", "%d")]),
    ("2 1", "%2$d %1$d", [("int", "%d"), ("int", "%d")]),
    ("GET / HTTP/1.1", "%15s %15s HTTP/%d.%d", [("char[16]", "%s"), ("char[16]", "%s"), ("int", "%d"), ("int", "%d")]),
    ("127.0.0.1", "%d.%d.%d.%d", [("int", "%d")] * 4),
    ("99999999999", "%lld", [("long long", "%lld")]),
    ("0x1234", "%p", [("void *", "%p")]),
]
# fmt: on


def declared(c_type: str, name: str) -> str:
    base, bracket, size = c_type.partition("[")
    return f"{base} {name}{bracket}{size}; memset(&{name}, 0, sizeof {name});"


def c_scanf(call: str) -> str:
    """A program that reads each row, from a text (sscanf), a file (fscanf) or standard input (scanf)."""
    lines = []
    for text, pattern, variables in SCANF:
        quoted = text.replace("\n", "\\n")
        names = [f"v{i}" for i in range(len(variables))]
        addresses = "".join(f", {'' if '[' in t else '&'}{n}" for n, (t, _) in zip(names, variables))
        prints = " ".join(f'printf(" " "{p}", {n});' for n, (_, p) in zip(names, variables))
        source = {
            "sscanf": f'n = sscanf("{quoted}", "{pattern}"{addresses});',
            "fscanf": f'f = fmemopen("{quoted} ", {len(text) or 1}, "r"); n = fscanf(f, "{pattern}"{addresses}); fclose(f);',
        }[call]
        lines.append("{ " + " ".join(declared(t, n) for n, (t, _) in zip(names, variables)))
        lines.append(f'{source} printf("%d:", n); {prints} putchar(10); }}')
    return (
        "#define _GNU_SOURCE\n#include <stddef.h>\n#include <stdint.h>\n#include <stdio.h>\n#include <string.h>\n"
        "#include <sys/types.h>\nint main(void)\n{\nint n; FILE *f; (void)f;\n" + "\n".join(lines) + "\nreturn 0;\n}\n"
    )


@pytest.mark.parametrize("call", ["sscanf", "fscanf"])
def test_scanf_reads_what_c_reads(call: str, compile_c: Callable[..., Path]) -> None:
    expected = subprocess.run([compile_c(c_scanf(call), "-w")], capture_output=True, check=True).stdout.split(b"\n")
    for (text, pattern, variables), line in zip(SCANF, expected):
        values = [new(c_type) for c_type, _ in variables]
        scanned = pattern.replace("\\n", "\n")
        if call == "sscanf":
            n = sscanf(text, scanned, *values)
        else:
            content = text.encode() or b" "
            f = fmemopen(content, len(content), "r")
            n = fscanf(f, scanned, *values)
            fclose(f)
        shown = [f"{n}:".encode()]
        for value, (c_type, printed) in zip(values, variables):
            buf = new("char[64]")
            snprintf(buf, sizeof(buf), printed, value if "[" in c_type else value[0])
            shown.append(bytes(ffi.string(ffi.cast("char *", buf))))
        assert b" ".join(shown) == line, (text, pattern)


SCANNING = r"""
#include <stdio.h>

int main(void)
{
    int a = 0, b = 0;
    char word[8] = "";
    char c = 0;
    printf("%d", scanf("%d,%d", &a, &b));
    printf(" %d %d\n", a, b);
    printf("%d", scanf("%7s%c", word, &c));
    printf(" %s %d\n", word, c);
    printf("%d\n", getchar());
    printf("%d\n", scanf("%d", &a));
    printf("%d\n", scanf("%s", word));
    printf("%s %d\n", word, scanf("%d", &a));
    printf("%d %d\n", feof(stdin) != 0, ferror(stdin));
    return 0;
}
"""
SCANNING_PY = """
from pysock import *

def main():
    a = new("int")
    b = new("int")
    word = new("char[8]")
    c = new("char")
    printf("%d", scanf("%d,%d", a, b))
    printf(" %d %d\\n", a[0], b[0])
    printf("%d", scanf("%7s%c", word, c))
    printf(" %s %d\\n", word, c[0])
    printf("%d\\n", getchar())
    printf("%d\\n", scanf("%d", a))
    printf("%d\\n", scanf("%s", word))
    printf("%s %d\\n", word, scanf("%d", a))
    printf("%d %d\\n", feof(stdin) != 0, ferror(stdin))

run(main)
"""


def test_scanf_reads_standard_input(compile_c: Callable[..., Path]) -> None:
    text = b"12,34 word\nxyz rest\n"
    expected = subprocess.run([compile_c(SCANNING, "-w")], input=text, capture_output=True, check=True).stdout
    assert python(SCANNING_PY, text) == expected


def test_scanf_bounds_a_text_by_its_array() -> None:
    """Where C would write behind the array, as much is read as fits."""
    word = new("char[4]")
    number = new("int")
    assert sscanf("abcdefgh", "%s", word) == 1
    assert cstr(word) == "abc"
    assert sscanf("abc5", "%[a-z]%d", word, number) == 2
    assert (cstr(word), number[0]) == ("abc", 5)
    assert sscanf("aaaa1", "%1$[a-z]", word) == 1
    assert cstr(word) == "aaa"


def test_scanf_hands_out_memory_that_free_takes_back() -> None:
    word, rest = new("char *"), new("char *")
    assert sscanf("hello  world", "%ms %m[a-z]", word, rest) == 2
    assert (cstr(word[0]), cstr(rest[0])) == ("hello", "world")
    free(word[0])
    free(rest[0])
    with pytest.raises(ValueError, match=r"^free: ptr takes a live block"):
        free(rest[0])
    assert sscanf("", "%ms", word) == EOF


# fmt: off
#: What C leaves undefined: format, Python's arguments, the error
WRONG_SCANF: list[tuple[str, tuple[Any, ...], type[Exception], str]] = [
    ("%d", (), TypeError, "sscanf: the format '%d' asks for 1 argument, but 0 came"),
    ("%*d", (new("int"),), TypeError, "sscanf: the format '%*d' asks for 0 arguments, but 1 came"),
    ("%d", (5,), TypeError, "sscanf: argument 1 after the format, for '%d', takes where the value goes: new('int'), not int"),
    ("%d", (NULL,), TypeError, "sscanf: argument 1 after the format, for '%d', takes where the value goes: new('int'), not 'void *'"),
    ("%s", ("x",), TypeError, "sscanf: argument 1 after the format, for '%s', takes where the value goes: new('char[64]'), not str"),
    ("%s", (bytearray(8),), TypeError, "sscanf: argument 1 after the format, for '%s', takes where the value goes: new('char[64]'), not bytearray"),
    ("%d", (new("short"),), TypeError, "sscanf: argument 1 after the format, for '%d', takes where a value of int goes: new('int'), not 'short[1]'"),
    ("%d", (new("float"),), TypeError, "sscanf: argument 1 after the format, for '%d', takes where a value of int goes: new('int'), not 'float[1]'"),
    ("%f", (new("double"),), TypeError, "sscanf: argument 1 after the format, for '%f', takes where a value of float goes: new('float'), not 'double[1]'"),
    ("%ld", (new("int"),), TypeError, "sscanf: argument 1 after the format, for '%ld', takes where a value of long goes: new('long'), not 'int[1]'"),
    ("%s", (new("int[4]"),), TypeError, "sscanf: argument 1 after the format, for '%s', takes a char array, not 'int[4]'"),
    ("%8s", (new("char[8]"),), ValueError, "sscanf: '%8s' may store 9 bytes, but argument 1 after the format holds 8"),
    ("%9c", (new("char[8]"),), ValueError, "sscanf: '%9c' may store 9 bytes, but argument 1 after the format holds 8"),
    ("%8[a-z]", (new("char[8]"),), ValueError, "sscanf: '%8[a-z]' may store 9 bytes, but argument 1 after the format holds 8"),
    ("%s", (new("char[1]"),), ValueError, "sscanf: '%s' needs room for a character and the NUL, but argument 1 holds 1"),
    ("%d", (new("int[0]"),), TypeError, "sscanf: argument 1 after the format, for '%d', takes where a value of int goes: new('int'), not 'int[0]'"),
    ("%n", (new("char[4]"),), TypeError, "sscanf: argument 1 after the format, for '%n', takes where a value of int goes: new('int'), not 'signed char[4]'"),
    ("%y", (new("int"),), ValueError, "sscanf: '%y' is not a conversion of scanf(3) that pysock knows"),
    ("%", (), ValueError, "sscanf: the format ends within a conversion: '%'"),
    ("%[a-z", (new("char[8]"),), ValueError, "sscanf: the format ends within a conversion: '%['"),
    ("%2$d", (new("int"),), ValueError, "sscanf: the format '%2$d' leaves out an argument's position"),
]
# fmt: on


@pytest.mark.parametrize(
    ("text", "args", "kind", "message"), WRONG_SCANF, ids=[row[0] + str(i) for i, row in enumerate(WRONG_SCANF)]
)
def test_what_scanf_refuses(text: str, args: tuple[Any, ...], kind: type[Exception], message: str) -> None:
    with pytest.raises(kind) as error:
        sscanf("1", text, *args)
    assert str(error.value) == message


def test_wide_text_that_is_no_text_is_libcs_to_refuse() -> None:
    wide, buf = new("wchar_t[4]"), new("char[16]")
    ffi.buffer(wide)[:] = b"\xff" * 12 + bytes(4)
    assert snprintf(buf, 16, "%ls", wide) == -1
    assert errno == EILSEQ
    ffi.buffer(wide)[:] = b"\xff" * 16
    with pytest.raises(ValueError, match=r"^snprintf: .*no NUL"):
        snprintf(buf, 16, "%ls", wide)
