"""Random C for expressions.py: small functions that compute with variables of every kind and show what comes out.

All that a unit is follows from its seed. What C leaves undefined or unspecified, and no sanitizer reports (two effects
on one object without a sequence point), is never written; what a sanitizer does report is kept rare.
"""

from __future__ import annotations

import random
from typing import NamedTuple

PRELUDE = """\
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#define LENGTH 8
#define BIT(n) (1u << (n))
#define MAX(a, b) ((a) > (b) ? (a) : (b))
#define LOW(v) ((v) & 0xFF)

enum color { RED = 1, GREEN = 5, BLUE = 200 };
enum level { UNDER = -3, EVEN, OVER = 70000 };

struct inner { short h; unsigned char uc[LENGTH]; };

struct outer {
    int i;
    unsigned int low : 3;
    int mid : 5;
    unsigned int wide : 20;
    uint16_t us;
    signed char sc;
    long long ll;
    unsigned long ul;
    bool flag;
    float f;
    double d;
    struct inner in;
    int ia[LENGTH];
};

union both { unsigned int whole; unsigned char part[4]; short half; };

static int counter;
static unsigned int seen;

static void show(long long v) { printf(" %lld", v); }
static void show_unsigned(unsigned long long v) { printf(" %llu", v); }
static void show_real(double v) { if (v != v) printf(" nan"); else printf(" %.17g", v); }
static int next(void) { return ++counter; }
static unsigned char low_byte(unsigned char v) { return v; }
static short half(int v) { return v / 2; }
static unsigned int mixed(unsigned int a, long b, signed char c) { return a + b * c; }
static int stored(int *p, int v) { return *p = v; }
static double mean(double a, float b) { return (a + b) / 2; }
static bool odd(unsigned long v) { seen += 3; return v & 1; }
"""


class Type(NamedTuple):
    name: str
    bits: int
    signed: bool
    real: bool = False


INT, UINT = Type("int", 32, True), Type("unsigned int", 32, False)
LONG, ULONG = Type("long", 64, True), Type("unsigned long", 64, False)
LLONG, ULLONG = Type("long long", 64, True), Type("unsigned long long", 64, False)
FLOAT, DOUBLE = Type("float", 32, True, True), Type("double", 64, True, True)
BOOL = Type("_Bool", 1, False)
UCHAR, SHORT = Type("unsigned char", 8, False), Type("short", 16, True)
INTEGERS = [
    Type("signed char", 8, True),
    UCHAR,
    Type("char", 8, True),
    SHORT,
    Type("unsigned short", 16, False),
    INT,
    UINT,
    LONG,
    ULONG,
    LLONG,
    ULLONG,
    BOOL,
    Type("uint8_t", 8, False),
    Type("int16_t", 16, True),
    Type("uint16_t", 16, False),
    Type("uint32_t", 32, False),
    Type("int64_t", 64, True),
    Type("uint64_t", 64, False),
    Type("size_t", 64, False),
    Type("enum color", 32, False),
    Type("enum level", 32, True),
]
TYPES = [*INTEGERS, INT, INT, INT, UINT, FLOAT, DOUBLE]
FIELDS = {
    "i": INT,
    "low": Type("unsigned int", 3, False),
    "mid": Type("int", 5, True),
    "wide": Type("unsigned int", 20, False),
    "us": Type("uint16_t", 16, False),
    "sc": Type("signed char", 8, True),
    "ll": LLONG,
    "ul": ULONG,
    "flag": BOOL,
    "f": FLOAT,
    "d": DOUBLE,
    "in.h": SHORT,
}


class Expr(NamedTuple):
    text: str
    type: Type
    reads: frozenset[str] = frozenset()
    writes: frozenset[str] = frozenset()

    @property
    def small(self) -> bool:
        return self.text.replace("_", "a").isalnum()


class Place(NamedTuple):
    """Something that can be assigned to; `base` is the object that it is or is a part of."""

    text: str
    type: Type
    base: str
    reads: frozenset[str] = frozenset()
    writes: frozenset[str] = frozenset()
    bit_field: bool = False


Bans = tuple[frozenset[str], frozenset[str]]
"""Objects that may not be read, and that may not be written."""
FREE: Bans = (frozenset(), frozenset())
NOTHING: frozenset[str] = frozenset()


def promoted(type: Type) -> Type:
    return INT if not type.real and type.bits < 32 else type


def common(a: Type, b: Type) -> Type:
    """The usual arithmetic conversions, as far as the generator needs them."""
    if a.real or b.real:
        return DOUBLE if DOUBLE in (a, b) else FLOAT
    a, b = promoted(a), promoted(b)
    if a.bits != b.bits:
        return a if a.bits > b.bits else b
    return a if not a.signed else b


class Unit:
    """One function, and the call of it."""

    def __init__(self, seed: str, number: int) -> None:
        self.random = random.Random(seed)
        self.number = number
        self.expressions = 0
        self.places: list[Place] = []
        self.pointers: list[tuple[str, str, Type]] = []  # name, array, type of its elements
        self.structs: list[tuple[str, str]] = []  # how its fields are reached, the object
        self.show: list[str] = []
        self.globals: list[str] = []
        self.parameters: list[str] = []
        self.arguments: list[str] = []
        self.lines: list[str] = []
        self.loops = self.variables = 0
        self._write()

    # Values

    def constant(self, type: Type) -> str:
        """A value that an object of this type begins with."""
        r = self.random
        if type.real:
            return r.choice(["0.0", "1.5", "-2.25", "0.1", "100.0", "-0.5", "3e4", "7.0"])
        if type.name == "_Bool":
            return str(r.randrange(2))
        if type.name == "enum color":
            return r.choice(["RED", "GREEN", "BLUE"])
        if type.name == "enum level":
            return r.choice(["UNDER", "EVEN", "OVER"])
        low = -(1 << (type.bits - 1)) if type.signed else 0
        high = (1 << (type.bits - 1)) - 1 if type.signed else (1 << type.bits) - 1
        kind = r.random()
        if kind < 0.6:
            value = r.randint(max(low, -20), min(high, 20))
        elif kind < 0.75:
            value = r.choice([low, high, low + 1, high - 1, high // 2])
        else:
            bits = r.randint(1, type.bits - 1)
            value = r.randint(max(low, -(1 << bits)), min(high, 1 << bits))
        if value == -(1 << 63):
            return "-9223372036854775807LL - 1"
        return f"{value}{'ULL' if value >= 1 << 63 else ''}"

    def loose(self, type: Type) -> str:
        """A value for an object of this type, which it may have to be converted to."""
        r = self.random
        if type.real:
            return r.choice([self.constant(type), str(r.randint(-9, 9)), "'a'", "16777217"])
        if r.random() < 0.7:
            return self.constant(type)
        return r.choice(["-1", "300", "70000", "'x'", "0x80", "-129", "4294967295", "1ULL << 40", "2.5 * 3", "7u"])

    def literal(self) -> Expr:
        r = self.random
        kind = r.random()
        if kind < 0.5:
            return Expr(str(r.randint(0, 20)), INT)
        if kind < 0.6:
            return Expr(r.choice(["'a'", "'\\0'", "'\\n'", "'0'", "'\\xff'", "'\\''"]), INT)
        if kind < 0.7:
            return Expr(hex(r.choice([0xFF, 0x0F, 0xFFFF, 0x80, 0x7FFFFFFF])), INT)
        if kind < 0.8:
            return r.choice(
                [
                    Expr("0xFFFFFFFF", UINT),
                    Expr("1u", UINT),
                    Expr("5L", LONG),
                    Expr("3UL", ULONG),
                    Expr("1ULL", ULLONG),
                    Expr("0x80000000", UINT),
                    Expr("10LL", LLONG),
                    Expr("2147483648", LONG),
                    Expr("0xFFFFFFFFFFFFFFFF", ULONG),
                    Expr("2147483647", INT),
                    Expr("010", INT),
                ]
            )
        if kind < 0.88:
            return r.choice([Expr("RED", INT), Expr("GREEN", INT), Expr("BLUE", INT), Expr("UNDER", INT)])
        if kind < 0.92:
            return r.choice(
                [
                    Expr("sizeof(int)", ULONG),
                    Expr("sizeof(struct outer)", ULONG),
                    Expr("LENGTH", INT),
                    Expr("BIT(3)", UINT),
                    Expr("true", INT),
                ]
            )
        return r.choice([Expr("0.5", DOUBLE), Expr("2.0", DOUBLE), Expr("1.25f", FLOAT), Expr("0.1f", FLOAT)])

    # Objects

    def _write(self) -> None:
        r = self.random
        n = self.number
        for index in range(r.randint(3, 6)):
            type = r.choice(TYPES)
            name = f"{'abcdefgh'[index]}"
            kind = r.choice(
                "local local local param param global boxed array array struct struct static plane union".split()
            )
            if kind == "local":
                self.lines.append(f"{type.name} {name} = {self.constant(type)};")
            elif kind == "param":
                self.parameters.append(f"{type.name} {name}")
                self.arguments.append(self.loose(type))
            elif kind == "static":
                self.lines.append(f"static {type.name} {name} = {self.constant(type)};")
            elif kind == "plane":
                rows = ", ".join("{" + ", ".join(self.loose(type) for _ in range(3)) + "}" for _ in range(2))
                self.lines.append(f"{type.name} {name}[4][LENGTH] = {{{rows}}};")
                for cell in ("[0][1]", "[1][2]", "[3][7]"):
                    self.places.append(Place(f"{name}{cell}", type, name))
                    self.show.append(self.shown(f"{name}{cell}", type))
                continue
            elif kind == "union":
                self.lines.append(f"union both {name} = {{.whole = {self.constant(UINT)}}};")
                for field, of in (("whole", UINT), ("part[1]", UCHAR), ("half", SHORT)):
                    self.places.append(Place(f"{name}.{field}", of, name))
                self.show.append(f"show({name}.whole);")
                continue
            elif kind == "global":
                name = f"{name}_{n}"
                self.globals.append(f"static {type.name} {name} = {self.constant(type)};")
            elif kind == "boxed":
                self.lines.append(f"{type.name} {name} = {self.constant(type)};")
                self.lines.append(f"{type.name} *p{name} = &{name};")
                self.places.append(Place(f"*p{name}", type, name))
            elif kind == "array":
                values = ", ".join(self.loose(type) for _ in range(r.choice([3, 8])))
                self.lines.append(f"{type.name} {name}[LENGTH] = {{{values}}};")
                self.pointers.append((name, name, type))
                if r.random() < 0.7:
                    self.lines.append(f"{type.name} *p{name} = {name} + {r.randint(2, 5)};")
                    self.pointers.append((f"p{name}", name, type))
                    self.show.append(f"show(p{name} - {name});")
                loop = f"for (int k = 0; k < LENGTH; k++) {self.shown(f'{name}[k]', type)}"
                self.show.append(loop)
                continue
            else:
                values = ", ".join(f".{f} = {self.loose(FIELDS[f])}" for f in r.sample(list(FIELDS), 4) if f != "in.h")
                self.lines.append(f"struct outer {name} = {{{values}}};")
                self.structs.append((f"{name}.", name))
                if r.random() < 0.5:
                    self.lines.append(f"struct outer *p{name} = &{name};")
                    self.structs.append((f"p{name}->", name))
                self.show += [self.shown(f"{name}.{f}", t) for f, t in FIELDS.items()]
                self.show.append(f"show({name}.in.uc[1] + {name}.ia[2]);")
                continue
            self.places.append(Place(name, type, name))
            self.show.append(self.shown(name, type))
        if not self.places:
            self.lines.append("int z = 3;")
            self.places.append(Place("z", INT, "z"))
            self.show.append("show(z);")
        for _ in range(r.randint(2, 4)):
            self.lines += self.statement(2)
        self.result = r.choice(TYPES)
        self.expressions += 1
        self.returned = self.value(r.randint(1, 3), FREE)

    def printed(self, e: Expr) -> str:
        """The value by a conversion of printf's own."""
        type = promoted(e.type)
        if type.real:
            return self.shown(e.text, e.type)
        size = {"long": "l", "unsigned long": "l", "size_t": "z", "int64_t": "l", "uint64_t": "l"}.get(type.name, "ll")
        size = "" if type.bits < 64 else size
        which = self.random.choice(["d", "i", "hd", "hhd", "c"] if type.signed and not size else "dxuX")
        if which == "c":
            return f'printf(" %c", {self.operand(e)} & 63 | 64);'
        return f'printf(" %{size}{which}", {e.text});'

    def shown(self, text: str, type: Type) -> str:
        if type.real:
            return f"show_real({text});"
        return f"{'show_unsigned' if type.bits == 64 and not type.signed else 'show'}({text});"

    # Places

    def place(self, bans: Bans, depth: int, writing: bool) -> Place | None:
        """A place; to be written or read."""
        r = self.random
        banned = bans[1] if writing else bans[0]
        for _ in range(6):
            kind = r.random()
            if kind < 0.55 or not (self.pointers or self.structs):
                found = r.choice(self.places)
            elif self.pointers and (kind < 0.8 or not self.structs):
                one = self.element(bans, depth)
                if one is None:
                    continue
                found = one
            elif self.structs:
                how, base = r.choice(self.structs)
                if r.random() < 0.15:
                    inner, type = r.choice([("in.uc", UCHAR), ("ia", INT)])
                    index = self.index(bans, depth)
                    found = Place(f"{how}{inner}[{index.text}]", type, base, index.reads, index.writes)
                else:
                    field = r.choice(list(FIELDS))
                    found = Place(f"{how}{field}", FIELDS[field], base, bit_field=field in ("low", "mid", "wide"))
            else:
                continue
            if found.base not in banned:
                return found
        return None

    def index(self, bans: Bans, depth: int) -> Expr:
        r = self.random
        if depth <= 0 or r.random() < 0.5:
            return Expr(str(r.randrange(8)), INT)
        e = self.integer(depth - 1, bans)
        return Expr(f"{self.operand(e)} & 7", common(e.type, INT), e.reads, e.writes)

    def element(self, bans: Bans, depth: int) -> Place | None:
        r = self.random
        name, base, type = r.choice(self.pointers)
        if name == base:
            index = self.index(bans, depth)
            if base in index.reads | index.writes:  # what is written may not be read beside it
                index = Expr(str(r.randrange(8)), INT)
            text = f"{name}[{index.text}]" if r.random() < 0.8 else f"*({name} + ({index.text}))"
            return Place(text, type, base, index.reads, index.writes)
        if name in bans[0]:
            return None
        kind = r.random()
        if kind < 0.4:
            return Place(f"*{name}", type, base, frozenset([name]))
        if kind < 0.65 and name not in bans[1]:
            text = r.choice([f"*{name}++", f"*++{name}", f"*{name}--", f"*--{name}"])
            return Place(text, type, base, frozenset([name]), frozenset([name]))
        offset = r.randint(-2, 2)
        text = r.choice([f"{name}[{offset}]", f"*({name} {'-' if offset < 0 else '+'} {abs(offset)})"])
        return Place(text, type, base, frozenset([name]))

    # Expressions

    def operand(self, e: Expr) -> str:
        return e.text if e.small else f"({e.text})"

    def integer(self, depth: int, bans: Bans) -> Expr:
        for _ in range(8):
            e = self.value(depth, bans)
            if not e.type.real:
                return e
        return Expr(str(self.random.randint(0, 9)), INT)

    def beside(self, e: Expr, bans: Bans) -> Bans:
        """What may be done unsequenced beside this expression."""
        return bans[0] | e.writes, bans[1] | e.writes | e.reads

    def value(self, depth: int, bans: Bans) -> Expr:
        r = self.random
        if depth <= 0 or r.random() < 0.08:
            return self.leaf(bans)
        kind = r.random()
        if kind < 0.46:
            return self.binary(depth, bans)
        if kind < 0.54:
            return self.comparison(depth, bans)
        if kind < 0.61:
            return self.unary(depth, bans)
        if kind < 0.71:
            e = self.value(depth - 1, bans)
            type = r.choice(TYPES)
            if e.type.real and not type.real and type.bits < 64:
                type = LLONG
            return Expr(f"({type.name}){self.operand(e)}", type, e.reads, e.writes)
        if kind < 0.78:
            return self.conditional(depth, bans)
        if kind < 0.82:
            left = self.value(depth - 1, bans)
            right = self.value(depth - 1, bans)
            text = f"{self.operand(left)} {r.choice(['&&', '||'])} {self.operand(right)}"
            return Expr(text, INT, left.reads | right.reads, left.writes | right.writes)
        if kind < 0.85:
            left = self.assignment(depth - 1, bans) or self.leaf(bans)
            right = self.value(depth - 1, bans)
            return Expr(
                f"({left.text}, {right.text})", right.type, left.reads | right.reads, left.writes | right.writes
            )
        if kind < 0.93:
            changed = self.assignment(depth, bans)
            if changed is not None:
                return changed
        if kind < 0.95 and self.pointers:
            return self.of_pointers(bans)
        if kind < 0.96:
            e = self.value(depth - 1, (bans[0], bans[1] | self.all_names()))
            return Expr(f"sizeof({self.operand(e)} + 0)", ULONG)  # a bit-field alone has none
        if kind < 0.97:
            left, right = self.value(depth - 1, bans), self.value(depth - 1, bans)
            text = f"({self.operand(left)} ?: {self.operand(right)})"
            type = common(left.type, right.type)
            return Expr(text, type, left.reads | right.reads, left.writes | right.writes)
        return self.call(depth, bans)

    def of_pointers(self, bans: Bans) -> Expr:
        """A difference or comparison of pointers into one array, or what a changed one points to."""
        r = self.random
        name, base, type = r.choice(self.pointers)
        if name in bans[0] or base in bans[0]:
            return self.literal()
        reads = frozenset([name])
        kind = r.random()
        if kind < 0.3:
            return Expr(f"({name} - {base})", LONG, reads)
        if kind < 0.6:
            op = r.choice("< <= > >= == !=".split())
            return Expr(f"({name} {op} &{base}[{r.randrange(8)}])", INT, reads)
        if name == base or name in bans[1]:
            return Expr(f"({base} + {r.randrange(8)} - {name})", LONG, reads)
        if kind < 0.8:
            text = r.choice(
                [f"{name} = {base} + {r.randrange(8)}", f"{name} += {r.choice([1, -1, 2])}", f"{name} -= 1"]
            )
            return Expr(f"*({text})", type, reads | {base}, reads)
        return Expr(f"({name} = &{base}[{r.randrange(8)}], {name}[0])", type, reads | {base}, reads)

    def leaf(self, bans: Bans) -> Expr:
        if self.random.random() < 0.25:
            return self.literal()
        found = self.place(bans, 0, False)
        return self.literal() if found is None else self.read(found)

    def read(self, p: Place) -> Expr:
        return Expr(p.text, p.type, p.reads | {p.base}, p.writes)

    def binary(self, depth: int, bans: Bans) -> Expr:
        r = self.random
        op = r.choice("+ + - - * * / % & | ^ << >>".split())
        of_integers = op in ("%", "&", "|", "^", "<<", ">>")
        make = self.integer if of_integers else self.value
        left = make(depth - 1, bans)
        right = make(depth - 1, self.beside(left, bans))
        a, b = self.operand(left), self.operand(right)
        type = common(left.type, right.type)
        if op in ("<<", ">>"):
            type = promoted(left.type)
            if r.random() < 0.5:
                right = Expr(str(r.randrange(8 if op == "<<" else type.bits)), INT)
                b = right.text
            else:
                b = f"({b} & {7 if op == '<<' else type.bits - 1})"
            if op == "<<" and type.signed and r.random() < 0.8:
                a, type = f"(unsigned int){a}", UINT
        elif op in ("/", "%") and not type.real and not right.text.isdigit():
            b = f"({b} | 1)" if not right.type.real and r.random() < 0.9 else b
        elif op == "*" and type == INT and r.random() < 0.4:
            a, type = f"(long){a}", LONG
        if op in "&|^<<>>" and right.text.startswith("&"):
            b = f"({b})"
        return Expr(f"{a} {op} {b}", type, left.reads | right.reads, left.writes | right.writes)

    def comparison(self, depth: int, bans: Bans) -> Expr:
        left = self.value(depth - 1, bans)
        right = self.value(depth - 1, self.beside(left, bans))
        op = self.random.choice("< <= > >= == !=".split())
        text = f"{self.operand(left)} {op} {self.operand(right)}"
        return Expr(text, INT, left.reads | right.reads, left.writes | right.writes)

    def unary(self, depth: int, bans: Bans) -> Expr:
        op = self.random.choice("- ~ ! ! +".split())
        e = self.integer(depth - 1, bans) if op == "~" else self.value(depth - 1, bans)
        return Expr(f"{op}{self.operand(e)}", INT if op == "!" else promoted(e.type), e.reads, e.writes)

    def conditional(self, depth: int, bans: Bans) -> Expr:
        r = self.random
        if r.random() < 0.15:
            left = self.value(depth - 1, (bans[0], bans[1] | self.all_names()))
            right = self.value(depth - 1, (bans[0], bans[1] | self.all_names()))
            if not left.writes | right.writes:
                return Expr(f"MAX({left.text}, {right.text})", common(left.type, right.type), left.reads | right.reads)
        condition = self.value(depth - 1, bans)
        yes, no = self.value(depth - 1, bans), self.value(depth - 1, bans)
        return Expr(
            f"({self.operand(condition)} ? {self.operand(yes)} : {self.operand(no)})",
            common(yes.type, no.type),
            condition.reads | yes.reads | no.reads,
            condition.writes | yes.writes | no.writes,
        )

    def all_names(self) -> frozenset[str]:
        return frozenset(
            [p.base for p in self.places]
            + [name for pointer in self.pointers for name in pointer[:2]]
            + [base for _, base in self.structs]
            + ["counter", "seen"]
        )

    def assignment(self, depth: int, bans: Bans) -> Expr | None:
        """An assignment or a step, in parentheses."""
        r = self.random
        target = self.place(bans, depth - 1, True)
        if target is None or target.base in target.reads | target.writes or target.base in bans[0]:
            return None
        base = frozenset([target.base])
        if r.random() < 0.3:
            text = r.choice([f"{target.text}++", f"++{target.text}", f"{target.text}--", f"--{target.text}"])
            if target.type.name == "_Bool" and "--" in text and r.random() < 0.5:
                return None
            if target.text.startswith("*") and text.startswith("*"):
                text = f"({target.text}){text[-2:]}"
            return Expr(f"({text})", target.type, target.reads | base, target.writes | base)
        op = r.choice(["", "", "", "+", "-", "*", "/", "%", "&", "|", "^", "<<", ">>"])
        if target.type.real and op not in ("", "+", "-", "*", "/"):
            op = "+"
        inner = (bans[0] | target.writes, bans[1] | target.writes | target.reads | base)
        make = self.value if op in ("", "+", "-", "*", "/") else self.integer
        right = make(depth - 1, inner)
        b = right.text
        if op in ("<<", ">>"):
            b = f"{self.operand(right)} & {7 if op == '<<' or target.type.bits < 32 else target.type.bits - 1}"
        elif op in ("/", "%") and not right.type.real and not target.type.real:
            b = f"{self.operand(right)} | 1"
        if right.type.real and not target.type.real and target.type.name != "_Bool":
            if op:
                b = f"(int)({b})" + (" | 1" if op == "/" else "")
            elif target.type.bits < 64:
                b = f"(long){self.operand(right)}"
        return Expr(
            f"({target.text} {op}= {b})",
            target.type,
            target.reads | right.reads | base,
            target.writes | right.writes | base,
        )

    def call(self, depth: int, bans: Bans) -> Expr:
        r = self.random
        kind = r.randrange(9)
        if kind == 0 and "counter" not in bans[0] | bans[1]:
            return Expr("next()", INT, frozenset(["counter"]), frozenset(["counter"]))
        if kind == 1 and "seen" not in bans[0] | bans[1]:
            e = self.integer(depth - 1, (bans[0], bans[1] | {"seen"}))
            if "seen" in e.reads:
                return e
            return Expr(f"odd({e.text})", BOOL, e.reads | {"seen"}, e.writes | {"seen"})
        if kind == 2:
            boxed = [p for p in self.places if p.type == INT and p.text.startswith("*p")]
            boxed = [p for p in boxed if p.base not in bans[0] | bans[1]]
            if boxed:
                p = r.choice(boxed)
                e = self.integer(depth - 1, (bans[0] | {p.base}, bans[1] | {p.base}))
                base = frozenset([p.base])
                return Expr(f"stored(&{p.base}, {e.text})", INT, e.reads | base, e.writes | base)
        if kind == 3:
            a = self.integer(depth - 1, bans)
            b = self.integer(depth - 2, self.beside(a, bans))
            both = Expr("", INT, a.reads | b.reads, a.writes | b.writes)
            c = self.integer(depth - 2, self.beside(both, bans))
            text = f"mixed({a.text}, {b.text}, {c.text})"
            return Expr(text, UINT, both.reads | c.reads, both.writes | c.writes)
        if kind == 4:
            a = self.value(depth - 1, bans)
            b = self.value(depth - 1, self.beside(a, bans))
            return Expr(f"mean({a.text}, {b.text})", DOUBLE, a.reads | b.reads, a.writes | b.writes)
        e = self.integer(depth - 1, bans)
        name, type = r.choice([("low_byte", UCHAR), ("half", SHORT), ("LOW", promoted(e.type))])
        return Expr(f"{name}({e.text})", type, e.reads, e.writes)

    # Statements

    def statement(self, depth: int) -> list[str]:
        r = self.random
        kind = r.random()
        self.expressions += 1
        if kind < 0.48 or depth <= 0:
            e = self.assignment(r.randint(1, 4), FREE)
            if e is not None:
                return [f"{e.text[1:-1]};"]
            kind = 0.55
        plain = [p.text for p in self.places if p.text.isalnum() and not p.type.real]
        if 0.5 < kind < 0.54 and plain:  # what is known of a variable's value shows where it must be cut
            name = r.choice(plain)
            narrow = r.choice(["unsigned char", "short", "int8_t", "uint32_t", "_Bool"])
            self.variables += 1
            return [f"{narrow} w{self.variables} = {name};", f"show(w{self.variables});"]
        if kind < 0.56 and self.structs:
            how, base = r.choice(self.structs)
            self.variables += 1
            name = f"s{self.variables}"
            copied = f"struct outer {name} = {'*' if how.endswith('->') else ''}{how.rstrip('.->')};"
            inner = self.statement(0)
            return ["{", copied, *inner, f"show({name}.low + {name}.i);", f"{base} = {name};", "}"]
        if kind < 0.68:
            e = self.value(r.randint(1, 4), FREE)
            return [self.shown(e.text, e.type) if r.random() < 0.7 else self.printed(e)]
        if kind < 0.74:
            e, type = self.value(r.randint(1, 3), FREE), r.choice(TYPES)
            if e.type.real and not type.real and type.name != "_Bool":
                type = LLONG
            self.variables += 1
            name = f"v{self.variables}"
            made = [f"{type.name} {name} = {e.text};", self.shown(name, type)]
            if depth == 2:
                self.places.append(Place(name, type, name))
            return made
        condition = self.value(r.randint(1, 3), FREE)
        if kind < 0.84:
            made = [f"if ({condition.text}) {{", *self.statement(depth - 1)]
            if r.random() < 0.6:
                made += ["} else {", *self.statement(depth - 1)]
            return [*made, "}"]
        if kind < 0.92:
            self.loops += 1
            name = f"i{self.loops}"
            head = f"for (int {name} = 0; {name} < {r.randint(1, 4)}; {name}++) {{"
            inside = [*self.statement(depth - 1), *self.statement(depth - 1)]
            if r.random() < 0.3:
                inside.insert(0, f"if ({condition.text}) {r.choice(['continue', 'break'])};")
            return [head, *inside, f"show({name});", "}"]
        if kind < 0.96:
            self.loops += 1
            name = f"n{self.loops}"
            if r.random() < 0.4:
                body = [f"int {name} = 0;", "do {", *self.statement(depth - 1)]
                return [*body, f"}} while (++{name} < 3 && ({condition.text}));", f"show({name});"]
            return [
                f"int {name} = {r.randint(1, 3)};",
                f"while ({name}-- > 0 && ({condition.text})) {{",
                *self.statement(depth - 1),
                "}",
                f"show({name});",
            ]
        e = self.integer(2, FREE)
        made = [f"switch ({self.operand(e)} & 3) {{"]
        for label in ("case 0:", "case 1:", "default:"):
            made += [label, *self.braced(self.statement(depth - 1)), *(["break;"] if r.random() < 0.6 else [])]
        return [*made, "}"]

    def braced(self, lines: list[str]) -> list[str]:
        return ["{", *lines, "}"]

    # The text

    def text(self) -> str:
        depth = 1
        lines = [*self.globals]
        lines.append(f"static {self.result.name} unit_{self.number}({', '.join(self.parameters) or 'void'})\n{{")
        body = [*self.lines, *self.show]
        returned = self.returned.text
        if self.returned.type.real and not self.result.real and self.result.name != "_Bool":
            returned = f"(long long)({returned})"
        body.append(f"return {returned};")
        for line in body:
            if line.startswith("}"):
                depth -= 1
            lines.append("    " * depth + line)
            if line.endswith("{"):
                depth += 1
        lines.append("}")
        return "\n".join(lines) + "\n"

    def runner(self) -> str:
        """A function that calls it and shows what it returns, and what it left in global variables."""
        call = f"unit_{self.number}({', '.join(self.arguments)})"
        return (
            f"static void run_{self.number}(void)\n{{\n    counter = 0;\n    seen = 0;\n"
            f"    {self.shown(call, self.result)}\n    show(counter);\n    show(seen);\n}}\n"
        )
