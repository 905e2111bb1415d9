"""A program's own structs and unions, as gcc and clang lay them out: sizes, alignments, places, and every byte written.

Beside some written by hand there are hundreds from a generator of all sorts of members. It is seeded: every run has the
same ones. All of them are one C program, which prints what pysock must say.
"""

from __future__ import annotations

import random
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import pysock
from pysock import ffi, values

COMPILERS = ("gcc", "clang")
HEAD = """
#define _GNU_SOURCE
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/time.h>
#include <sys/un.h>
enum state { IDLE, BUSY, DONE };
enum sign { MINUS = -1, PLUS = 1 };
#define SAY(value) printf("%lld\\n", (long long)(value))
/* an object of zeros, but for one member: its bytes, and what the member holds then */
#define SAY_MEMBER(type, member, content) \\
    do { \\
        type object; \\
        memset(&object, 0, sizeof(object)); \\
        object.member = (__typeof__(object.member + 0))(content); \\
        for (size_t i = 0; i < sizeof(object); i++) \\
            printf("%02x", ((unsigned char *)&object)[i]); \\
        printf(" "); \\
        SAY(object.member); \\
    } while (0)
"""


class Member(NamedTuple):
    """`type` is C's, with `{}` where the name stands; `python` is what member() takes."""

    name: str
    type: str
    python: str
    bits: int = -1

    @property
    def c(self) -> str:
        return self.type.format(self.name) + (f" : {self.bits}" if self.bits >= 0 else "") + ";"


class Record(NamedTuple):
    keyword: str
    name: str
    members: list[Member]
    packed: bool = False

    @property
    def tag(self) -> str:
        return f"{self.keyword} {self.name}"

    @property
    def c(self) -> str:
        body = " ".join(member.c for member in self.members)
        return f"{self.tag} {{ {body} }}{' __attribute__((packed))' * self.packed};\ntypedef {self.tag} {self.name};\n"

    def define(self) -> Any:
        body = {
            m.name or f"_{place}": pysock.member(m.python, bits=m.bits) if m.bits >= 0 else pysock.member(m.python)
            for place, m in enumerate(self.members)
        }
        decorate = {"struct": pysock.struct, "union": pysock.union}[self.keyword]
        return decorate(packed=self.packed)(type(self.name, (), body))


def plain(name: str, type: str, array: str = "") -> Member:
    return Member(name, f"{type}{'' if type.endswith('*') else ' '}{{}}{array}", type + array)


def bit_field(name: str, type: str, bits: int) -> Member:
    return Member(name, f"{type} {{}}", type, bits)


INTEGERS = (
    "char|signed char|unsigned char|short|unsigned short|int|unsigned int|long|unsigned long|long long"
    "|unsigned long long|_Bool|int8_t|uint8_t|int16_t|uint16_t|int32_t|uint32_t|int64_t|uint64_t|size_t|socklen_t"
    "|in_port_t|sa_family_t|time_t"
).split("|")
OTHERS = "float|double|long double|void *|char *|const char **|struct sockaddr_in *".split("|")
LIBC = (
    "struct in_addr|struct in6_addr|struct sockaddr_in|struct sockaddr_in6|struct sockaddr_un|struct timeval"
    "|struct timespec|struct epoll_event|union epoll_data|struct pollfd|struct sockaddr_storage|fd_set"
    "|pthread_mutex_t|struct msghdr|struct cmsghdr"
).split("|")


# By hand


def written_out(tag: str) -> str:
    """An anonymous struct or union stands in C with its members: only here it is one of those above."""
    keyword = tag.split()[0]
    body = next(line.partition(":")[2] for line in LINES if line.startswith(f"{tag}:"))
    members = " ".join(member.c for member in by_hand(f"{tag}:{body}").members)
    return f"{keyword} {{ {members} }}".replace("{", "{{").replace("}", "}}")


def by_hand(text: str) -> Record:
    """`struct peer: int fd, char name[5], unsigned int kind : 3`; `packed struct` is packed."""
    head, _, body = text.partition(":")
    *packed, keyword, name = head.split()
    members = []
    for part in body.split(","):
        field, colon, bits = part.partition(":")
        field, bracket, array = field.strip().partition("[")
        base, _, called = field.replace("*", "* ").strip().rpartition(" ")
        if colon:
            members.append(bit_field("" if called == "_" else called, base, int(bits)))
        elif called == "_":
            members.append(Member("", written_out(base), base))
        else:
            members.append(plain(called, base.replace(" *", "*").replace("*", " *", 1), bracket + array))
    return Record(keyword, name, members, bool(packed))


LINES = """\
struct one: char c
struct pair: short a, short b
struct tail: int a, char b
struct inside: struct tail t, char c
struct wide: char c, long double ld, char d
packed struct header: uint8_t version, uint32_t length, uint16_t kind
packed struct around: char c, struct header h, struct tail t, double d
struct holds_packed: char c, struct header h, int i
struct array_of_packed: struct header h[3], int i
union word: uint32_t value, unsigned char bytes[6], double real
union odd: char bytes[5], short s
packed union tight: char bytes[5], int i
struct words: char c, union word w[2], char d
struct node: struct node *next, char value, struct node *children[3]
union self: union self *me, char c
struct grid: short cells[2][3], struct pair pairs[2][2], char last
struct deep: char c, struct words w, struct grid g[2], struct node n
struct addresses: char c, struct sockaddr_in four, char d, struct sockaddr_in6 six, struct sockaddr_un un
struct events: char c, struct epoll_event ev[3], char d
struct locks: char c, pthread_mutex_t m, char d, fd_set set
struct message: uint16_t length, uint32_t words[]
struct text: int length, char text[]
struct aligned_tail: double d, char c, char text[]
struct pairs: char n, struct pair p[]
struct anonymous: char c, struct pair _, union word _, int end
struct anonymous_twice: char first, struct anonymous _, long double ld
union either: struct wide _, struct pair _, char whole[16]
struct flags: unsigned int kind : 3, unsigned int urgent : 1, unsigned int length : 12, unsigned char next
struct signs: int low : 4, unsigned char high : 7, long wide : 33, short last : 2
struct nibbles: uint8_t ihl : 4, uint8_t version : 4, uint8_t tos, uint16_t length
struct crossing: char c, int a : 20, int b : 20, char d
struct growing: unsigned char a : 3, unsigned short b : 5, unsigned int c : 9, unsigned long d : 40
struct shrinking: unsigned long a : 40, unsigned int b : 9, unsigned short c : 5, unsigned char d : 3
struct whole: int a : 32, long b : 64, char c : 8, short d : 16
struct booleans: _Bool a : 1, _Bool b : 1, int c : 30, _Bool d : 1
struct after_bits: int a : 1, char b, int c : 1, short d, int e : 1, double f
struct before_bits: char a, short b : 9, char c, int d : 17, char e[3], long f : 5
struct gap: int a : 3, int _ : 5, int b : 4
struct gap_first: int _ : 5, char c, char d : 2
struct gap_only_aligns: char a, long _ : 3, char b
struct unit: int a : 3, int _ : 0, int b : 4
struct unit_of_char: char a, int _ : 0, char b
struct unit_of_long: int a : 3, long _ : 0, char b : 2, char _ : 0, char c : 1
union bits: unsigned int a : 5, long b : 37, unsigned char c : 3, char d
struct bits_inside: char c, struct flags f, unsigned int x : 7, union bits u, unsigned int y : 2
struct bits_anonymous: unsigned int x : 5, struct nibbles _, unsigned int y : 5
packed struct packed_bytes: unsigned char a : 4, unsigned char b : 4, uint32_t c
packed struct packed_bits: char c, unsigned int a : 4, unsigned int b : 12, uint32_t d
packed struct packed_word: unsigned int a : 10, unsigned int b : 22, uint16_t c
struct long_bits: char c, long long a : 50, long long b : 50, int d : 20
""".splitlines()
BY_HAND = [by_hand(line) for line in LINES]
BY_HAND += [
    Record(
        "struct",
        "enumerations",
        [
            plain("c", "char"),
            Member("state", "enum state {}", "unsigned int"),
            Member("sign", "enum sign {}", "int"),
            Member("short_state", "enum state {}", "unsigned int", 2),
            Member("short_sign", "enum sign {}", "int", 3),
        ],
    ),
    Record(
        "struct",
        "calls",
        [
            plain("c", "char"),
            Member("call", "int (*{})(int)", "int (*)(int)"),
            Member("table", "void (*{}[3])(void *)", "void (*[3])(void *)"),
            Member("row", "short (*{})[4]", "short (*)[4]"),
            Member("name", "pair {}", "pair"),
        ],
    ),
]


# At random


def at_random(seed: int, count: int) -> list[Record]:
    """Structs and unions of all sorts of members, of libc's structs and of those before."""
    chance = random.Random(seed)
    records: list[Record] = []
    for number in range(count):
        keyword = "union" if chance.random() < 0.15 else "struct"
        packed = chance.random() < 0.2
        name = f"random_{number}"
        bits = chance.choice([0, 0.3, 0.8])
        members = [
            a_member(chance, f"m{place}", bits, records, f"{keyword} {name}") for place in range(chance.randint(1, 9))
        ]
        if all(not m.name for m in members):
            members.append(plain("last", "int"))
        if keyword == "struct" and chance.random() < 0.1:
            members.append(plain("rest", chance.choice(INTEGERS), "[]"))
        record = Record(keyword, name, members, packed)
        if not refused(record):
            records.append(record)
    for record in records:  # the tests define them anew
        del values.own[record.tag], values.own[record.name]
        values.forget(record.name)
    return records


def refused(record: Record) -> bool:
    """What structs.py cannot lay out, and says so: only packed bit-fields."""
    try:
        record.define()
    except TypeError as error:
        assert record.packed
        assert "packed" in str(error)
        return True
    return False


def a_member(chance: random.Random, name: str, bits: float, before: list[Record], within: str) -> Member:
    if chance.random() < bits:
        c_type = chance.choice(INTEGERS)
        room = 1 if c_type == "_Bool" else 8 * pysock.sizeof(c_type)
        if chance.random() < 0.15:
            return bit_field("", c_type, chance.randint(0, room))
        return bit_field(
            name, c_type, chance.choice([1, room, chance.randint(1, room), chance.randint(1, min(room, 9))])
        )
    sort = chance.random()
    inner = [record.tag for record in before if not record.members[-1].python.endswith("[]")]
    c_type = (
        chance.choice(INTEGERS)
        if sort < 0.55
        else chance.choice(OTHERS)
        if sort < 0.7
        else chance.choice(LIBC)
        if sort < 0.8 or not inner
        else chance.choice(inner[-12:])
        if sort < 0.95
        else f"{within} *"
    )
    array = chance.choice(["", "", "", "[1]", "[3]", "[2][2]"]) if sort < 0.95 else ""
    return plain(name, c_type, array)


RECORDS = [*BY_HAND, *at_random(2026, 250)]
#: By struct: how many bits its bit-fields have.
BITS = {record.tag: {m.name: m.bits for m in record.members} for record in RECORDS}


# What both say


class Fact(NamedTuple):
    c: str
    line: str


def facts(record: Record) -> Iterator[Fact]:
    made = record.define()
    t = made.c_type
    yield Fact(f"SAY(sizeof({record.tag}));", str(pysock.sizeof(record.tag)))
    yield Fact(f"SAY(sizeof({record.tag}[3]));", str(pysock.sizeof(f"{record.name}[3]")))
    yield Fact(f"SAY(_Alignof({record.tag}));", str(ffi.alignof(t)))
    for path, offset, field, bits in members(t):
        if bits >= 0:
            for content in patterns(field.type, bits):
                yield written(record, made, path, content)
            continue
        yield Fact(f"SAY(offsetof({record.tag}, {path}));", str(offset))
        if field.type.kind != "array" or field.type.length is not None:
            yield Fact(f"SAY(sizeof((({record.tag} *)0)->{path}));", str(ffi.sizeof(field.type)))
        t, last = field.type, path
        while t.kind == "array" and t.length is not None:
            last, t = f"{last}[{t.length - 1}]", t.item
        if t.kind == "primitive" and t.cname != "long double":
            number = 3 if "float" in t.cname or "double" in t.cname else patterns(t, 8 * ffi.sizeof(t))[-1]
            yield written(record, made, last, number)


def members(t: Any, path: str = "", offset: int = 0) -> Iterator[tuple[str, int, Any, int]]:
    """(path, offset, field, bits or -1) of each member that has a name, and of what is inside the program's own."""
    for name, field in t.fields or ():  # those of an anonymous one are among them
        here, place = f"{path}{name}", offset + field.offset
        yield here, place, field, field.bitsize if field.bitsize >= 0 else BITS[t.cname].get(name, -1)
        if field.type.cname in BITS:
            yield from members(field.type, f"{here}.", place)


def patterns(t: Any, bits: int) -> list[int]:
    """The lowest and the highest bit, all of them, every other one."""
    if t.cname == "_Bool":
        return [1]
    if int(ffi.cast(t, -1)) < 0:
        return [n for n in (1, -1, -(1 << bits - 1), (1 << bits - 1) - 1) if n < 1 << bits - 1]
    return [1, 1 << bits - 1, (1 << bits) - 1, int("10" * 32, 2) % (1 << bits)]


def written(record: Record, made: Any, path: str, content: int) -> Fact:
    value = made()
    names = {"value": value}
    exec(f"value.{path} = {content}", names)
    held = int(eval(f"value.{path}", names))
    raw = bytes(ffi.buffer(ffi.addressof(value), ffi.sizeof(made.c_type))).hex()
    return Fact(f"SAY_MEMBER({record.tag}, {path}, {content % 2**64}ull);", f"{raw} {values.long_long(held)}")


@pytest.fixture(scope="module", autouse=True)
def own_names(own_names_kept: Callable[[], AbstractContextManager[None]]) -> Iterator[None]:
    """Structs defined here are gone after it."""
    with own_names_kept():
        yield


@pytest.fixture(scope="module")
def known(own_names: None) -> dict[str, list[Fact]]:
    return {record.name: list(facts(record)) for record in RECORDS}


def printed(program: Path) -> dict[str, list[str]]:
    """By struct, the lines that the C program says of it."""
    output = subprocess.run([program], capture_output=True, text=True, check=True).stdout
    parts = (part.splitlines() for part in f"\n{output}".split("\nrecord ")[1:])
    return {name: lines for name, *lines in parts}


@pytest.mark.parametrize("compiler", COMPILERS)
def test_own_structs_are_laid_out_as_in_c(
    compiler: str, known: dict[str, list[Fact]], compile_with: Callable[..., Path]
) -> None:
    source = HEAD + "".join(record.c for record in RECORDS)
    for name, asked in known.items():
        lines = "\n".join(fact.c for fact in asked)
        source += f'static void about_{name}(void)\n{{\nputs("record {name}");\n{lines}\n}}\n'
    calls = "\n".join(f"about_{name}();" for name in known)
    answers = printed(compile_with(compiler, [f"{source}int main(void)\n{{\n{calls}\nreturn 0;\n}}\n"], "-w", "-g0"))
    differing = {}
    for record in RECORDS:
        asked, lines = known[record.name], answers[record.name]
        assert len(lines) == len(asked) > 3
        wrong = [(fact.c, fact.line, line) for fact, line in zip(asked, lines) if fact.line != line]
        if wrong:
            differing[record.c] = wrong
    assert differing == {}


def test_the_structs_are_of_every_sort() -> None:
    """A generator that makes little would pass for zero differences."""
    made = RECORDS[len(BY_HAND) :]
    with_bits = [record for record in made if any(m.bits > 0 for m in record.members)]
    assert len(BY_HAND) > 40
    assert len(made) > 200
    assert len(with_bits) > 100
    assert sum(record.packed for record in with_bits) > 10
    assert any(m.bits == 0 for record in made for m in record.members)
    assert any(m.bits == 64 for record in made for m in record.members)
    for text in ("struct random_", "union random_", "[2][2]", "[]", "*", *LIBC):
        assert any(text in m.python for record in made for m in record.members), text


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("packed struct s: char c, int b : 3, int d : 30", "struct s: a packed bit-field that crosses"),
        ("packed struct s: int b : 3, long d : 64", "struct s: a packed bit-field that crosses"),
        ("packed struct s: int b : 3, int _ : 0", "struct s: _1 has no bits; packed, write the bits that it leaves"),
        ("struct s: _Bool b : 2", "struct s: b has 2 bits, but a bit-field of _Bool has one"),
        ("struct s: int b : 0", "s.b' is declared with :0"),
        ("struct s: int b : 33", "'int:33', which exceeds the width of the type"),
        ("struct s: float b : 3", "declared as 'float' cannot be a bit field"),
    ],
)
def test_what_cannot_be_laid_out_is_refused(line: str, message: str) -> None:
    with pytest.raises(TypeError) as raised:
        by_hand(line).define()
    assert message in str(raised.value)
    assert "struct s" not in values.own


def test_a_bit_field_as_wide_as_a_long() -> None:
    made = by_hand("struct s: unsigned long all : 64, long signed_ : 64").define()
    value = made(all=2**64 - 1, signed_=-(2**63))
    assert (value.all, value.signed_) == (2**64 - 1, -(2**63))
    with pytest.raises(OverflowError):
        value.all = 2**64


def test_a_bit_field_without_a_name_is_no_field() -> None:
    made = by_hand("struct s: int a : 3, int _ : 5, int _ : 0, int b : 4").define()
    assert [name for name, _ in made.c_type.fields] == ["a", "b"]
