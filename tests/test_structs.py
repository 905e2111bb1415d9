"""pysock/structs.py: those of libc, and those a program defines, whose layout is the compiler's to the bit."""

# ruff: noqa: F403, F405
from __future__ import annotations

import doctest
import subprocess
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Callable

import _cffi_backend
import pytest

from pysock import *
from pysock import ffi, structs, values


@pytest.fixture(autouse=True)
def own_names(own_names_kept: Callable[[], AbstractContextManager[None]]) -> Iterator[None]:
    """Structs that a test defines are gone after it."""
    with own_names_kept():
        yield


def test_doctests() -> None:
    results = doctest.testmod(structs, extraglobs=vars(values))
    assert results.failed == 0
    assert results.attempted > 2


def test_calling_a_struct() -> None:
    a = sockaddr_in(sin_family=AF_INET, sin_port=htons(80), sin_addr={"s_addr": 1})
    b = sockaddr_in(a)
    b.sin_port = 0
    assert a.sin_port == htons(80)
    assert b.sin_family == AF_INET
    assert b.sin_addr.s_addr == 1
    assert ffi.typeof(a) is ffi.typeof("struct sockaddr_in")
    assert sizeof(a) == 16


LAYOUTS = """\
struct peer { int fd; struct sockaddr_in addr; char name[5]; struct sockaddr_in6 six; };
struct header { uint8_t version; uint32_t length; uint16_t kind; } __attribute__((packed));
struct flags { unsigned int kind : 3; unsigned int urgent : 1; unsigned int length : 12; unsigned char next; };
struct signs { int low : 4; unsigned char high : 7; long wide : 33; short last : 2; };
union word { uint32_t value; unsigned char bytes[6]; double real; };
struct pair { short a, b; };
struct holder {
    char c;
    struct { short a, b; };
    union { uint32_t value; unsigned char bytes[6]; double real; };
    int end;
};
struct node { struct node *next; char value; struct node *children[3]; };
struct grid { short cells[2][3]; struct pair pairs[3]; union word words[2]; char last; };
struct message { uint16_t length; uint32_t words[]; };
struct mixed { char c; long double ld; float f; void *p; bool b; int (*call)(int); socklen_t len; };
"""


def define_layouts() -> dict[str, Any]:
    @struct
    class peer:
        fd = member("int")
        addr = member("struct sockaddr_in")
        name = member("char[5]")
        six = member(sockaddr_in6)

    @struct(packed=True)
    class header:
        version = member("uint8_t")
        length = member(uint32_t)
        kind = member("uint16_t")

    @struct
    class flags:
        kind = member("unsigned int", bits=3)
        urgent = member(unsigned_int, bits=1)
        length = member("unsigned int", bits=12)
        next = member("unsigned char")

    @struct
    class signs:
        low = member("int", bits=4)
        high = member("unsigned char", bits=7)
        wide = member("long", bits=33)
        last = member("short", bits=2)

    @union
    class word:
        value = member("uint32_t")
        bytes = member("unsigned char[6]")
        real = member("double")

    @struct
    class pair:
        a = member("short")
        b = member("short")

    @struct
    class holder:
        c = member("char")
        _1 = member(pair)
        _2 = member("union word")
        end = member("int")

    @struct
    class node:
        next = member("struct node *")
        value = member("char")
        children = member("struct node *[3]")

    @struct
    class grid:
        cells = member("short[2][3]")
        pairs = member("pair[3]")
        words = member("union word[2]")
        last = member("char")

    @struct
    class message:
        length = member("uint16_t")
        words = member("uint32_t[]")

    @struct
    class mixed:
        c = member("char")
        ld = member("long double")
        f = member("float")
        p = member("void *")
        b = member("bool")
        call = member("int (*)(int)")
        len = member("socklen_t")

    classes = (peer, header, flags, signs, word, pair, holder, node, grid, message, mixed)
    return {c.__name__: c for c in classes}


#: Each field with a value of its own, as C and as Python write it.
SETTINGS = {
    "peer": {"fd": "3", "addr.sin_port": "513", "name[4]": "7", "six.sin6_scope_id": "99"},
    "header": {"version": "1", "length": "0x01020304", "kind": "0x0506"},
    "flags": {"kind": "5", "urgent": "1", "length": "3000", "next": "200"},
    "signs": {"low": "-3", "high": "100", "wide": "-4000000000", "last": "1"},
    "word": {"value": "0x01020304", "bytes[5]": "9"},
    "pair": {"a": "-2", "b": "3"},
    "holder": {"c": "1", "a": "2", "b": "3", "value": "0xa0b0c0d", "end": "5"},
    "node": {"value": "8"},
    "grid": {"cells[1][2]": "11", "pairs[2].b": "12", "words[1].bytes[5]": "13", "last": "14"},
    "message": {"length": "5"},
    "mixed": {"c": "1", "f": "1.5", "b": "1", "len": "16"},
}


def c_report() -> str:
    """A C program that prints each struct's size, its alignment, and its bytes with the fields set."""
    lines = []
    for name, settings in SETTINGS.items():
        kind = "union" if name == "word" else "struct"
        tag = f"{kind} {name}"
        sets = " ".join(f"v.{field} = {value};" for field, value in settings.items())
        lines.append(
            f"    {{ {tag} v; memset(&v, 0, sizeof(v)); {sets}\n"
            f'      printf("{name} %zu %zu", sizeof(v), _Alignof({tag}));'
            f' for (size_t i = 0; i < sizeof(v); i++) printf(" %02x", ((unsigned char *)&v)[i]); puts(""); }}'
        )
    includes = "netinet/in.h stdbool.h stdint.h stdio.h string.h sys/socket.h"
    head = "".join(f"#include <{include}>\n" for include in includes.split())
    return head + LAYOUTS + "int main(void)\n{\n" + "\n".join(lines) + "\n    return 0;\n}\n"


@pytest.fixture(scope="session")
def c_layouts(compile_c: Callable[..., Path]) -> dict[str, str]:
    output = subprocess.run([compile_c(c_report())], capture_output=True, check=True, text=True).stdout
    return {line.split()[0]: line for line in output.splitlines()}


@pytest.mark.parametrize("name", SETTINGS)
def test_own_structs_have_cs_layout(name: str, c_layouts: dict[str, str]) -> None:
    made = define_layouts()[name]
    value = made()
    for field, literal in SETTINGS[name].items():
        exec(f"value.{field} = {literal}", {"value": value})
    raw = " ".join(f"{byte:02x}" for byte in bytes(ffi.buffer(addressof(value))))
    assert f"{name} {sizeof(made)} {ffi.alignof(made.c_type)} {raw}" == c_layouts[name]
    for field, literal in SETTINGS[name].items():
        assert eval(f"value.{field} == {literal}", {"value": value})


def test_own_names_work_wherever_types_do() -> None:
    made = define_layouts()
    for text in ("struct pair", "pair", "const struct pair", "struct  pair"):
        assert sizeof(text) == 4
    assert sizeof("struct pair[2][3]") == 24
    assert sizeof("pair[5]") == 20
    assert sizeof("struct pair *") == sizeof("struct pair *[1]") == sizeof("struct pair **") == sizeof("void *")
    pairs = new("struct pair[2]", [[1, 2], made["pair"](a=3, b=4)])
    assert [(p.a, p.b) for p in pairs] == [(1, 2), (3, 4)]
    pointer = cast("struct pair *", pairs)
    assert pointer[1].b == 4
    assert (pointer + 1).a == 3
    made["pair"](pairs[0])
    with pytest.raises(TypeError, match="undefined"):
        sizeof("union pair")


def test_lengths_of_arrays_of_own_structs() -> None:
    @struct
    class word:
        text = member("char[4]")

    for text, size in [("[3]", 12), ("[0x10]", 64), ("[010]", 32), (" [ 2 ] [3]", 24), ("[INET_ADDRSTRLEN]", 64)]:
        assert sizeof("word" + text) == sizeof("struct word" + text) == size
        assert sizeof(new("word" + text)) == size
    assert sizeof(new("word[]", 5)) == 20


@pytest.mark.parametrize("length", ["[N]", "[-1]", "[2+2]", "[2][", "[2]]", "[2][]", "[2] x", "[", "[1_0]", "[09]"])
def test_a_length_that_cannot_be_read(length: str) -> None:
    @struct
    class word:
        text = member("char[4]")

    for base in ("struct word", "word", "int", "struct sockaddr_in"):
        for call in (new, sizeof, lambda text: cast(text, 0)):
            with pytest.raises(TypeError) as raised:
                call(base + length)
            assert str(raised.value) == (
                f"'{base + length}' is not a C type: the array length must be a number; "
                f"a constant goes in with an f-string: new(f'{base}[{{N}}]')"
            )


@pytest.mark.parametrize("decorator", [struct, union])
@pytest.mark.parametrize("argument", ["x", 5])
def test_a_struct_is_made_of_a_class(decorator: Any, argument: Any) -> None:
    name = decorator.__name__
    with pytest.raises(TypeError) as raised:
        decorator(argument)
    assert str(raised.value) == f"@{name} stands before a class of members; a value of a C type is new('{name} ...')"


def test_own_structs_point_to_themselves() -> None:
    node = define_layouts()["node"]
    second = node(value=2)
    first = node(value=1, next=addressof(second))
    first.children[2] = addressof(first)
    assert first.next.value == 2
    assert first.next.next == NULL
    assert first.children[2].children[2].value == 1


def test_flexible_arrays() -> None:
    message = define_layouts()["message"]
    assert sizeof(message) == 4
    value = message(length=3, words=[1, 2, 3])
    assert [value.words[i] for i in range(3)] == [1, 2, 3]
    assert sizeof(value) == 16
    assert sizeof(message(words=5)) == 24


def test_a_bit_field_takes_what_fits() -> None:
    flags = define_layouts()["flags"]
    with pytest.raises(OverflowError):
        flags(kind=8)
    assert flags(kind=7).kind == 7


def test_a_definition_replaces_the_one_before() -> None:
    @struct
    class thing:
        x = member("int")

    first = thing(x=1)
    assert sizeof("struct thing") == 4
    assert sizeof("struct thing[2]") == 8

    @struct
    class thing:
        x = member("long long")
        y = member("int")

    assert sizeof("struct thing") == sizeof("thing") == 16
    assert sizeof("struct thing[2]") == 32
    assert (first.x, sizeof(first)) == (1, 4)


def test_a_definition_that_fails_leaves_no_trace() -> None:
    @struct
    class thing:
        x = member("int")

    with pytest.raises(TypeError, match="'nosuch' is not a C type"):

        @struct
        class thing:
            x = member("nosuch")

    with pytest.raises(TypeError, match=r"has no member; write: field = member\('int'\)"):

        @union
        class other:
            x = 1

    assert sizeof("struct thing") == 4
    with pytest.raises(TypeError, match="undefined"):
        sizeof("union other")


def test_a_struct_keeps_its_docstring_and_module() -> None:
    @struct
    class thing:
        """What it is for."""

        x = member("int")

    assert thing.__doc__ == "What it is for."
    assert thing.__module__ == __name__
    assert thing.__name__ == "thing"
    assert thing(x=1).x == 1
    assert thing(thing(x=2)).x == 2


def test_own_structs_pass_to_libc() -> None:
    pair = define_layouts()["pair"]
    a, b = pair(a=1, b=2), pair()
    memcpy(b, a, sizeof(b))
    assert (b.a, b.b) == (1, 2)
    assert memcmp(a, b, sizeof(a)) == 0


# cffi's private calls that own structs stand on


def test_cffis_private_calls() -> None:
    """What structs.py asks of _cffi_backend, on this interpreter: types are cffi's own, layouts are the compiler's."""
    int_, char_ = ffi.typeof("int"), ffi.typeof("signed char")
    record = _cffi_backend.new_struct_type("struct pysock_probe")
    assert record.kind == "struct"
    _cffi_backend.complete_struct_or_union(record, [("c", char_, -1, -1), ("n", int_, -1, -1)], None, -1, -1, 0)
    assert ffi.sizeof(record) == 8
    packed = _cffi_backend.new_struct_type("struct pysock_probe")
    _cffi_backend.complete_struct_or_union(packed, [("c", char_, -1, -1), ("n", int_, -1, -1)], None, -1, -1, 8)
    assert ffi.sizeof(packed) == 5
    either = _cffi_backend.new_union_type("union pysock_probe")
    _cffi_backend.complete_struct_or_union(either, [("c", char_, -1, -1), ("n", int_, -1, -1)], None, -1, -1, 0)
    assert (either.kind, ffi.sizeof(either)) == ("union", 4)
    assert _cffi_backend.new_pointer_type(int_) is ffi.typeof("int *")
    assert _cffi_backend.new_array_type(ffi.typeof("int *"), 3) is ffi.typeof("int[3]")
    assert _cffi_backend.new_array_type(ffi.typeof("int *"), None) is ffi.typeof("int[]")
    assert ffi.new(_cffi_backend.new_pointer_type(record), {"n": 7})[0].n == 7


def test_types_are_shared_with_the_binding() -> None:
    @struct
    class wrapper:
        addr = member("struct sockaddr_in")

    value = wrapper()
    assert ffi.typeof(value.addr) is ffi.typeof("struct sockaddr_in")
    assert inet_pton(AF_INET, "127.0.0.1", value.addr.sin_addr) == 1
    assert cstr(inet_ntoa(value.addr.sin_addr)) == "127.0.0.1"


def test_a_struct_may_point_to_one_that_is_defined_later() -> None:

    @struct
    class first_of_two:
        other = member("struct second_of_two *")

    with pytest.raises(TypeError, match=r"new\('struct second_of_two'\)"):
        new("struct second_of_two")
    with pytest.raises(TypeError, match=r"sizeof\('struct second_of_two'\)"):
        sizeof("struct second_of_two")
    a = first_of_two()
    assert a.other == NULL

    @struct
    class second_of_two:
        back = member("struct first_of_two *")
        number = member("int")

    b = second_of_two(number=5, back=addressof(a))
    a.other = addressof(b)
    assert (a.other.number, b.back.other.number) == (5, 5)
    b.number = 6
    assert a.other.back.other.number == 6


def test_what_is_only_mentioned_is_not_known_elsewhere() -> None:
    for kind in ("struct never_defined", "struct never_defined[2]"):
        with pytest.raises(TypeError, match="is not a C type that pysock knows"):

            @struct
            class holder:
                inner = member(kind)

    with pytest.raises(TypeError, match="is not a C type that pysock knows"):
        new("struct never_defined *")


def test_functions_that_take_own_structs() -> None:

    @struct
    class operation:
        n = member("int")
        run = member("int (*)(struct operation *, const char *, ...)")
        several = member("void (*[2])(struct operation *)")
        apply = member("int (*)(struct operation *, int (*)(int))")

    def add(op: Any, by: int) -> int:
        return int(op.n + by)

    add_pointer = cast("int (*)(struct operation *, int)", add)
    op = operation(n=40)
    assert add_pointer(addressof(op), 2) == 42
    assert add_pointer(addressof(op), -40) == 0
    twice = cast("int (*)(struct operation *, int (*)(int))", lambda op, function: function(op.n))
    op.apply = twice
    assert op.apply(addressof(op), cast("int (*)(int)", lambda n: 2 * n)) == 80
    assert (op.run, op.several[0]) == (NULL, NULL)
    assert sizeof(operation) == 40
    with pytest.raises(TypeError, match=r"'struct nobody \*' is not a C type"):
        cast("void (*)(struct nobody *)", 0)
