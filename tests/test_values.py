"""pysock/values.py: C's sizes, layouts, conversions and lifetimes; mistakes are answered with a remedy."""

# ruff: noqa: F403, F405
from __future__ import annotations

import doctest
import itertools
import subprocess
import threading
import weakref
from pathlib import Path
from typing import Any, Callable

import pytest

from pysock import *
from pysock import ffi, interpreter, values
from pysock.values import Errno, Integer, Live, remember, remembered


def test_doctests() -> None:
    results = doctest.testmod(values)
    assert results.failed == 0
    assert results.attempted > 7


# new


def test_new_makes_zeroed_memory() -> None:
    assert list(new("char[4]")) == [0, 0, 0, 0]
    assert new("int")[0] == 0
    assert sockaddr_in().sin_port == 0


@pytest.mark.parametrize(
    ("type", "init", "size", "content"),
    [
        ("char[8]", b"abc", 8, [97, 98, 99, 0, 0, 0, 0, 0]),
        ("char[3]", b"abc", 3, [97, 98, 99]),
        ("char[]", b"ab", 3, [97, 98, 0]),
        ("char[]", 5, 5, [0] * 5),
        ("unsigned char[2]", b"\xff", 2, [255, 0]),
        ("int", 7, 4, [7]),
        ("int", None, 4, [0]),
        ("int[]", [1, 2, 3], 12, [1, 2, 3]),
        ("int[3]", [1], 12, [1, 0, 0]),
        ("const int[2]", [1, 2], 8, [1, 2]),
        ("uint16_t", 65535, 2, [65535]),
        ("double", 1, 8, [1.0]),
        ("socklen_t", 16, 4, [16]),
    ],
)
def test_new(type: str, init: object, size: int, content: list[object]) -> None:
    value = new(type, init)
    assert sizeof(value) == size
    assert list(value) == content


def test_new_of_types_that_are_not_text() -> None:
    assert sizeof(new(uint16_t, 7)) == 2
    assert new(sockaddr_in).sin_port == 0
    assert new(ffi.typeof("int"), 3)[0] == 3


def test_char_is_an_integer_as_the_compiler_has_it(compile_c: Callable[..., Path]) -> None:
    program = compile_c('#include <stdio.h>\nint main(void) { char c = (char)200; printf("%d", c); return 0; }\n')
    assert int(subprocess.run([program], capture_output=True, check=True).stdout) == char(200) == cast("char", 200)
    buf = new("char[4]", b"ab")
    buf[1] = 0
    assert buf[0] == ord("a")
    assert not buf[1]
    assert sizeof("char") == 1
    assert new("char *", buf)[0] == buf


@pytest.mark.parametrize(
    "text",
    ["char", "char[3]", "char *", "const char *", "char const *", "char **", "char *[2]", "char (*)[4]"],
)
def test_char_is_lowered_wherever_it_stands(text: str) -> None:
    assert " char" in values.ctype(text).cname.replace("signed char", " char")
    assert "signed char" in values.ctype(text).cname


def test_signs_that_are_written_out_stay() -> None:
    assert values.ctype("unsigned char[2]").cname == "unsigned char[2]"
    assert values.ctype("signed char *").cname == "signed char *"


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda: new("char[3]", "abc"), TypeError, "a char array takes bytes: b'...' or text.encode()"),
        (lambda: new("char", "a"), TypeError, "a character is ord('a')"),
        (lambda: new("char[3]", b"abcd"), IndexError, "new('char[3]'): "),
        (lambda: new("int[2]", [1, 2, 3]), IndexError, "new('int[2]'): "),
        (lambda: new("int", 1 << 40), OverflowError, "to cut it as C does: cast('int', 1099511627776)"),
        (lambda: new("unsigned int", -1), OverflowError, "cast('unsigned int', -1)"),
        (lambda: new(uint16_t, 70000), OverflowError, "cast(uint16_t, 70000)"),
        (lambda: new("char *", b"abc"), TypeError, "text = new('char[]', b'...')"),
        (lambda: new("struct nosuch"), TypeError, "'struct nosuch' is not a C type that pysock knows"),
        (lambda: new("int["), TypeError, "'int[' is not a C type: the array length must be a number"),
        (lambda: new("char[N]"), TypeError, "a constant goes in with an f-string: new(f'char[{N}]')"),
        (lambda: sizeof("char[2+2]"), TypeError, "'char[2+2]' is not a C type: the array length must be a number"),
        (lambda: new("nosuch[2]"), TypeError, "'nosuch[2]' is not a C type that pysock knows"),
        (lambda: new("sockaddr_in"), TypeError, "; did you mean 'struct sockaddr_in'?"),
        (lambda: new("sockaddr_in *"), TypeError, "; did you mean 'struct sockaddr_in *'?"),
        (lambda: sizeof("sockaddr_in"), TypeError, "; did you mean 'struct sockaddr_in'?"),
        (lambda: sizeof("hello"), TypeError, "; a string literal is b'hello'"),
        (lambda: sizeof("two words"), TypeError, "; a string literal is b'two words'"),
        (lambda: in_addr("1.2.3.4"), TypeError, "; a struct takes its fields by name: in_addr(s_addr=...)"),
        (lambda: sockaddr_un(sun_path="/tmp/x"), TypeError, "; sun_path takes bytes: b'...' or text.encode()"),
        (lambda: new("int[3]", "abc"), TypeError, "list or tuple, not str"),
        (lambda: new(3), TypeError, "not a C type: 3; write it as in C: 'struct sockaddr_in'"),
        (lambda: new("void"), ValueError, "new('void'): "),
        (lambda: sockaddr_in(nofield=1), TypeError, "new(sockaddr_in): no field is named 'nofield'"),
        (lambda: sockaddr_in(sockaddr_in(), sin_port=1), TypeError, "give a struct to copy, or fields, not both"),
        (lambda: sizeof(3), TypeError, "a Python int has no C size; name the C type: sizeof('int')"),
        (lambda: sizeof(None), TypeError, "not a C type: None"),
        (lambda: sizeof("void"), TypeError, "sizeof('void'): "),
        (lambda: addressof(3), TypeError, "a variable that has one is new('int', 1)"),
        (lambda: cast("char *", "abc"), TypeError, "pass b'...' or text.encode()"),
        (lambda: cast("int *", None), TypeError, "cast('int *'): C's null pointer is NULL, not None"),
        (lambda: cast("int *", 5.5), TypeError, "cast('int *') takes an address, a buffer or an integer, not float"),
        (lambda: cast("int", b"a"), TypeError, "cast('int') takes a number, not bytes; a character of C is ord(b'a')"),
        (lambda: cast("int", b"ab"), TypeError, "cast('int') takes a number, not bytes"),
        (lambda: cast("double", "x"), TypeError, "cast('double') takes a number, not str"),
        (lambda: cast("long", new("int", 5)), TypeError, "cast('long') takes a number, not 'int[1]'; its value is [0]"),
        (lambda: cast("int", sockaddr_in()), TypeError, "cast('int') takes a number, not 'struct sockaddr_in'"),
        (lambda: cast("int", None), TypeError, "cast('int') takes a number, not None"),
        (lambda: cast("double", environ[0]), TypeError, "cast('double') takes a number, not 'signed char * *'"),
        (lambda: uint16_t(new("int", 5)), TypeError, "uint16_t takes a number, not 'int[1]'; its value is [0]"),
        (lambda: uint16_t("x"), TypeError, "uint16_t takes a number, not str; a character of C is ord('x')"),
        (lambda: uint16_t("12"), TypeError, "uint16_t takes a number, not str"),
        (lambda: uint16_t(NULL), TypeError, "not 'void *'; an address as a number is cast('uintptr_t', p)"),
        (lambda: uint16_t([]), TypeError, "uint16_t takes a number, not list"),
        (lambda: cast("nosuch", 1), TypeError, "'nosuch' is not a C type that pysock knows"),
        (lambda: cstr("abc"), TypeError, "cstr takes a C string (a char array, a char *, bytes), not str"),
        (lambda: cstr(new("int")), TypeError, "not 'int[1]'"),
        (lambda: cstr(sockaddr_in()), TypeError, "not 'struct sockaddr_in'"),
        (lambda: cstr(NULL), ValueError, "cstr: text is NULL"),
        (lambda: cstr(cast("char *", 0)), ValueError, "cstr: text is NULL"),
        (lambda: cstr(errno), TypeError, "its value is errno[0]"),
        (lambda: errno[1], IndexError, "errno is one variable: errno[0]"),
        (lambda: new("char[4]")[4], IndexError, "index too large"),
    ],
)
def test_mistakes_are_answered_with_the_remedy(call: Callable[[], object], error: type, message: str) -> None:
    with pytest.raises(error) as raised:
        call()
    assert message in str(raised.value)
    assert type(raised.value) is error


# sizeof, addressof, cast, cstr


def test_sizeof() -> None:
    assert sizeof(b"text") == 5
    assert sizeof(b"") == 1
    assert sizeof("int[3][4]") == 48
    assert sizeof("struct  sockaddr_in") == sizeof(sockaddr_in) == sizeof(sockaddr_in()) == 16
    assert sizeof("struct sockaddr_in *") == sizeof(addressof(sockaddr_in())) == sizeof("void *")
    assert sizeof(uint16_t) == 2
    assert type(sizeof("int")) is int


def test_addressof() -> None:
    n = new("int", 1)
    p = addressof(n)
    assert ffi.typeof(p) is ffi.typeof("int *")
    p[0] = 5
    assert n[0] == 5
    a = new("int[3]", [1, 2, 3])
    assert ffi.typeof(addressof(a)) is ffi.typeof("int (*)[3]")
    assert addressof(a, 2) - addressof(a, 0) == 2
    address = sockaddr_in()
    addressof(address, "sin_port")[0] = 7
    addressof(address, "sin_addr", "s_addr")[0] = 9
    assert (address.sin_port, address.sin_addr.s_addr) == (7, 9)
    assert addressof(address).sin_port == 7


@pytest.mark.parametrize(
    ("type", "value", "expected"),
    [
        ("unsigned char", 300, 44),
        ("signed char", 200, -56),
        ("int", 1 << 32, 0),
        ("int", 3.9, 3),
        ("int", -3.9, -3),
        ("unsigned int", -1, 4294967295),
        ("double", 3, 3.0),
        ("_Bool", 5, 1),
        ("int", True, 1),
        ("char", ffi.cast("int", 353), 97),
        ("int", ffi.cast("double", 2.5), 2),
    ],
)
def test_cast_to_a_number(type: str, value: object, expected: object) -> None:
    result = cast(type, value)
    assert result == expected
    assert result.__class__ in (int, float)
    assert result.__class__ is expected.__class__


def test_cast_to_a_pointer() -> None:
    address = sockaddr_in(sin_family=AF_INET)
    assert cast("struct sockaddr *", address).sa_family == AF_INET
    assert cast("unsigned char *", b"abc")[1] == ord("b")
    writable = bytearray(b"abc")
    cast("char *", writable)[0] = ord("X")
    assert writable == b"Xbc"
    assert cast("char *", 0) == NULL
    assert cast("uintptr_t", cast("void *", 4096)) == 4096
    buf = new("char[4]")
    assert cast("uintptr_t", buf) == cast("uintptr_t", addressof(buf, 0)) != 0


def test_cstr() -> None:
    assert cstr(new("char[8]", b"ab")) == "ab"
    assert cstr(new("char[2]", b"ab")) == "ab"
    assert cstr(new("char[8]", b"abc") + 1) == "bc"
    assert cstr(b"a\0b") == cstr(bytearray(b"a\0b")) == cstr(memoryview(b"a\0b")) == "a"
    assert cstr(b"\xff") == "\udcff"
    assert cstr("gr\u00fcn".encode()) == "gr\u00fcn"


# What keeps what alive


def kept(make: Callable[[], Any], derive: Callable[[Any], Any], collect: Callable[[], None]) -> bool:
    """Whether what derive() made of an object keeps the object."""
    value = make()
    alive = weakref.ref(value)
    derived = derive(value)
    del value
    collect()
    still = alive() is not None
    del derived
    collect()
    assert alive() is None
    return still


def end_of(text: Any) -> Any:
    end = new("char *")
    strtol(text, end, 10)
    return end


@pytest.mark.parametrize(
    ("make", "derive"),
    [
        (sockaddr_in, lambda a: cast("struct sockaddr *", a)),
        (lambda: new("char[4]"), lambda a: cast("unsigned char *", a)),
        (lambda: new("char[4]", b"abc"), lambda a: strchr(a, ord("b"))),
        (lambda: new("char[4]", b"1bc"), end_of),
    ],
)
def test_these_keep_their_object(
    make: Callable[[], Any], derive: Callable[[Any], Any], collect: Callable[[], None]
) -> None:
    assert kept(make, derive, collect)


@pytest.mark.parametrize(
    ("make", "derive"),
    [
        (sockaddr_in, addressof),
        (sockaddr_in, lambda a: a.sin_addr),
        (sockaddr_in, sockaddr_in),  # a copy
        (lambda: new("char[4]"), lambda a: a + 1),
        (lambda: new("char[4]"), lambda a: new("char *[1]", [a])),
        (lambda: new("struct in_addr[2]"), lambda a: a[0]),
    ],
)
def test_these_do_not(make: Callable[[], Any], derive: Callable[[Any], Any], collect: Callable[[], None]) -> None:
    """docs/porting.md, "What cannot be guarded", says so; a cffi that changes it changes the page."""
    assert not kept(make, derive, collect)


@pytest.mark.skipif(not interpreter.CPYTHON, reason="PyPy lets a bytearray grow whoever has its address")
def test_cast_of_a_bytearray_pins_it() -> None:
    pointer = cast("char *", writable := bytearray(4))
    with pytest.raises(BufferError):
        writable.extend(bytes(1000))
    pointer[3] = 1
    assert writable[3] == 1


def test_a_cast_to_null_needs_no_owner() -> None:
    assert values.kept(NULL, object()) == NULL


def test_remember_holds_on_until_the_variable_goes(collect: Callable[[], None]) -> None:
    variable, text = new("char *"), new("char[4]")
    alive = weakref.ref(text)
    assert remembered(variable) is None
    remember(variable, text)
    del text
    collect()
    assert remembered(variable) is alive()
    assert alive() is not None
    del variable
    collect()
    assert alive() is None


# Integers


@pytest.mark.parametrize("name", [name for name in globals() if isinstance(globals()[name], Integer)])
def test_integer_types_convert_as_c_does(name: str) -> None:
    type_ = globals()[name]
    bits = 8 * sizeof(type_)
    signed = type_(-1) < 0
    low, high = (-(1 << bits - 1), (1 << bits - 1) - 1) if signed else (0, (1 << bits) - 1)
    for value in (0, 1, -1, high, high + 1, low, low - 1, 12345678901234567890):
        assert low <= type_(value) <= high
        assert (type_(value) - value) % (1 << bits) == 0
    assert type_() == 0
    assert type_(2.9) == 2
    assert type_(errno) == type_(errno[0])
    assert repr(type_) == name.replace(" ", "_") == type_.__name__
    assert new(type_, high)[0] == high


def test_the_integers_of_the_language() -> None:
    sizes = [sizeof(t) for t in (char, signed_char, unsigned_char, short, unsigned_short, unsigned_int)]
    assert sizes == [1, 1, 1, 2, 2, 4]
    assert sizeof(long) == sizeof(unsigned_long) == sizeof("long")
    assert sizeof(long_long) == sizeof(unsigned_long_long) == 8


def test_division_equals_cs(compile_c: Callable[..., Path]) -> None:
    numbers = [-9, -8, -7, -1, 0, 1, 7, 8, 9]
    program = compile_c(
        "#include <stdio.h>\n#include <stdlib.h>\n"
        "int main(int argc, char *argv[]) { for (int i = 1; i + 1 < argc; i += 2) {\n"
        "    int a = atoi(argv[i]), b = atoi(argv[i + 1]);\n"
        '    printf("%d %d\\n", a / b, a % b); } return 0; }\n'
    )
    pairs = [(a, b) for a, b in itertools.product(numbers, numbers) if b]
    arguments = [str(number) for pair in pairs for number in pair]
    output = subprocess.run([program, *arguments], capture_output=True, check=True, text=True).stdout
    assert output == "".join(f"{cdiv(a, b)} {cmod(a, b)}\n" for a, b in pairs)
    big = 10**18 + 1
    assert cdiv(-big, 10) == -(10**17)
    with pytest.raises(ZeroDivisionError):
        cdiv(1, 0)


# errno and its like


def test_errno_is_live() -> None:
    errno[0] = 0
    assert close(-1) == -1
    assert errno[0] == EBADF
    errno[0] = 0
    assert errno == 0
    assert not errno


def test_errno_compares_and_prints_as_its_value() -> None:
    errno[0] = EAGAIN
    assert errno == EAGAIN
    assert errno != EBADF
    assert errno in (EINTR, EAGAIN)
    assert EAGAIN - 1 < errno < EAGAIN + 1
    assert EAGAIN <= errno <= EAGAIN
    assert errno == errno
    assert bool(errno)
    assert str(errno) == f"{errno}" == str(EAGAIN)
    assert f"{errno:>5}" == str(EAGAIN).rjust(5)
    assert repr(errno) == f"<errno[0] = {EAGAIN}>"
    assert int(errno) == EAGAIN
    assert [*range(200)][errno] == EAGAIN
    assert cstr(strerror(errno)) == cstr(strerror(EAGAIN))


def test_errno_is_per_thread() -> None:
    seen: list[int] = []

    def other() -> None:
        seen.append(errno[0])
        errno[0] = EPIPE
        seen.append(errno[0])

    errno[0] = EBADF
    thread = threading.Thread(target=other)
    thread.start()
    thread.join()
    assert seen == [0, EPIPE]
    assert errno == EBADF


def test_errno_survives_pythons_own_calls(tmp_path: Path) -> None:
    errno[0] = EPIPE
    (tmp_path / "x").write_text("x")
    assert not (tmp_path / "y").exists()
    assert errno == EPIPE


def test_errno_is_no_key_and_has_one_element() -> None:
    with pytest.raises(TypeError):
        hash(errno)
    with pytest.raises(IndexError, match=r"errno\[0\]"):
        errno[1] = 0
    assert isinstance(errno, Errno)


def test_other_variables_of_libc() -> None:
    assert isinstance(optind, Live)
    before = optind[0]
    try:
        optind[0] = 42
        assert optind == 42
        assert ffi.typeof(environ[0]) is values.ctype("char **")
        assert cstr(environ[0][0]).count("=") >= 1
    finally:
        optind[0] = before
    with pytest.raises(TypeError, match="environ is not an integer"):
        int(environ)
    setenv("PYSOCK_TEST", "1", 1)
    assert cstr(getenv("PYSOCK_TEST")) == "1"
    unsetenv("PYSOCK_TEST")


def test_an_integer_is_rounded_to_float_once() -> None:
    """By way of double it would be rounded twice: to the middle between two floats, and from there to the even one."""
    n = (1 << 60) + (1 << 36) + 1
    assert cast("float", n) == (1 << 60) + (1 << 37) != cast("float", float(n))
    assert cast("float", -n) == -(1 << 60) - (1 << 37)
    assert cast("float", n - 1) == 1 << 60
    assert cast("float", (1 << 64) - 1) == 1 << 64
