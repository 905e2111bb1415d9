"""C's types, with the sizes of this system: what an expression is, and how a type is named in Python's texts.

Integers know their range. Nothing here knows a program: types are made by declarations.py (a program's) and library.py
(libc's).
"""

from __future__ import annotations

from typing import Any, Union

from pysock._libc import ffi, lib


class Type:
    """Any C type. Compared by identity or same()."""

    __slots__ = ()
    kind = ""

    def text(self) -> str:
        """As it stands in `new("...")`."""
        raise NotImplementedError

    def key(self) -> object:
        """Equal for types that C calls compatible."""
        raise NotImplementedError


class Void(Type):
    __slots__ = ()
    kind = "void"

    def text(self) -> str:
        return "void"

    def key(self) -> object:
        return "void"


class Int(Type):
    """An integer type. `name` is what `new("...")` calls it, `basic` C's own name, `call` what converts to it."""

    __slots__ = ("basic", "call", "hi", "lo", "name", "narrow", "signed", "size")
    kind = "int"

    def __init__(self, basic: str, size: int, signed: bool, name: str = "", call: str = "") -> None:
        self.basic = basic
        self.size = size
        self.signed = signed
        self.name = name or basic
        self.call = call or self.name.replace(" ", "_")
        bits = 8 * size
        self.lo = -(1 << (bits - 1)) if signed else 0
        self.hi = (1 << (bits - 1)) - 1 if signed else (1 << bits) - 1
        if basic == "_Bool":
            self.hi = 1
        self.narrow = False  # of a bit-field, all of whose values an int can hold

    def text(self) -> str:
        return self.name

    def key(self) -> object:
        return self.basic

    def named(self, name: str) -> Int:
        return Int(self.basic, self.size, self.signed, name)


class Float(Type):
    __slots__ = ("name", "size")
    kind = "float"

    def __init__(self, name: str, size: int) -> None:
        self.name = name
        self.size = size

    def text(self) -> str:
        return self.name

    def key(self) -> object:
        return self.name


class Pointer(Type):
    """`alias` is the typedef of one to a function, which is long when spelled out."""

    __slots__ = ("alias", "to")
    kind = "pointer"

    def __init__(self, to: Type) -> None:
        self.to = to
        self.alias = ""

    def text(self) -> str:
        return declare(self, "")

    def key(self) -> object:
        return "*", self.to.key()


class Array(Type):
    """`length` is None where C leaves it open. `spelled` is the expression (tree.Expr) that it was written as."""

    __slots__ = ("length", "of", "open", "spelled")
    kind = "array"

    def __init__(self, of: Type, length: int | None, spelled: Any = None) -> None:
        self.of = of
        self.length = length
        self.spelled = spelled
        self.open = False  # `int a[] = {...}`

    def text(self) -> str:
        return declare(self, "")

    def key(self) -> object:
        return "[]", self.of.key(), self.length


class Field:
    __slots__ = ("bits", "line", "name", "quantity", "type")

    def __init__(self, name: str, type: Type, bits: int = -1, line: int = 0) -> None:
        self.quantity = False  # it counts what was moved or stored: see quantities.py
        self.name = name
        self.type = type
        self.bits = bits
        self.line = line  # of the source, in a program's own

    @property
    def nameless(self) -> bool:
        """An anonymous struct or union: its fields are those of the whole."""
        return not self.name or (self.name[:1] == "_" and self.name[1:2].isdigit())


class Record(Type):
    """A struct or union. `tag` is what stands after `struct`, `alias` the typedef of one without a tag."""

    __slots__ = ("alias", "class_name", "fields", "functions", "keyword", "own", "packed", "size", "tag")
    kind = "record"

    def __init__(self, keyword: str, tag: str, own: bool) -> None:
        self.keyword = keyword
        self.tag = tag
        self.alias = ""
        self.own = own
        self.packed = False
        self.fields: list[Field] | None = None
        self.class_name = ""  # the Python class that makes one, if there is such a name
        self.size = -1
        self.functions = False  # libc's struct sigaction and its like: fields that are Python functions

    def text(self) -> str:
        name = self.class_name if self.own else ""
        return f"{self.keyword} {name or self.tag}" if self.tag else name or self.alias

    def key(self) -> object:
        return self.keyword, self.tag or self.alias or id(self)

    def find(self, name: str) -> Field | None:
        """The field of that name, in anonymous members too."""
        for field in self.fields or ():
            if field.name == name:
                return field
            if field.nameless:
                inner = field.type.find(name) if isinstance(field.type, Record) else None
                if inner is not None:
                    return inner
        return None


class Opaque(Type):
    """FILE and its like: only ever behind a pointer; or an object of known size (pthread_mutex_t, va_list)."""

    __slots__ = ("class_name", "name", "size")
    kind = "opaque"

    def __init__(self, name: str, size: int = -1, class_name: str = "") -> None:
        self.name = name
        self.size = size
        self.class_name = class_name

    def text(self) -> str:
        return self.name

    def key(self) -> object:
        return self.name


class Function(Type):
    """`parameters` is None where the declaration says nothing of them."""

    __slots__ = ("names", "noreturn", "parameters", "result", "variadic")
    kind = "function"

    def __init__(
        self,
        result: Type,
        parameters: list[Type] | None,
        variadic: bool = False,
        names: list[str] | None = None,
    ) -> None:
        self.result = result
        self.parameters = parameters
        self.variadic = variadic
        self.names = names or []
        self.noreturn = False

    def text(self) -> str:
        return declare(self, "")

    def key(self) -> object:
        parameters = None if self.parameters is None else tuple(p.key() for p in self.parameters)
        return "()", self.result.key(), parameters, self.variadic


def declare(type: Type, inner: str) -> str:
    """The C text of a declaration of `inner`: `char *[4]`, `void (*)(int)`."""
    if isinstance(type, Pointer):
        if isinstance(type.to, (Array, Function)):
            return declare(type.to, f"(*{inner})")
        return declare(type.to, f"*{inner}")
    if isinstance(type, Array):
        length = "" if type.length is None else str(type.length)
        return declare(type.of, f"{inner}[{length}]")
    if isinstance(type, Function):
        given = [declare(p, "") for p in type.parameters or ()] + ["..."] * type.variadic
        return declare(type.result, f"{inner}({', '.join(given) or 'void'})")
    name = type.text()
    return f"{name} {inner}" if inner[:1] in ("*", "(") else f"{name}{inner}"


def same(a: Type, b: Type) -> bool:
    return a is b or a.key() == b.key()


_SIZES: dict[str, int] = {
    name: ffi.sizeof(name) for name in ("short", "int", "long", "long long", "void *", "double", "long double")
}

CHAR_IS_SIGNED = ffi.typeof(lib.pysock_char).item is ffi.typeof("signed char")

VOID = Void()
BOOL = Int("_Bool", 1, False)
CHAR = Int("char", 1, CHAR_IS_SIGNED)
SCHAR = Int("signed char", 1, True)
UCHAR = Int("unsigned char", 1, False)
SHORT = Int("short", _SIZES["short"], True)
USHORT = Int("unsigned short", _SIZES["short"], False)
INT = Int("int", _SIZES["int"], True)
UINT = Int("unsigned int", _SIZES["int"], False)
LONG = Int("long", _SIZES["long"], True)
ULONG = Int("unsigned long", _SIZES["long"], False)
LLONG = Int("long long", _SIZES["long long"], True)
ULLONG = Int("unsigned long long", _SIZES["long long"], False)
FLOAT = Float("float", 4)
DOUBLE = Float("double", _SIZES["double"])
LDOUBLE = Float("long double", _SIZES["long double"])
SIZE_T = ULONG.named("size_t")
PTRDIFF_T = LONG.named("ptrdiff_t")
VOID_POINTER = Pointer(VOID)
POINTER_SIZE = _SIZES["void *"]

BASIC: dict[str, Type] = {
    t.text(): t
    for t in (
        VOID,
        BOOL,
        CHAR,
        SCHAR,
        UCHAR,
        SHORT,
        USHORT,
        INT,
        UINT,
        LONG,
        ULONG,
        LLONG,
        ULLONG,
        FLOAT,
        DOUBLE,
        LDOUBLE,
    )
}

#: C's rank of conversion, by basic name
RANK = {
    "_Bool": 0,
    "char": 1,
    "signed char": 1,
    "unsigned char": 1,
    "short": 2,
    "unsigned short": 2,
    "int": 3,
    "unsigned int": 3,
    "long": 4,
    "unsigned long": 4,
    "long long": 5,
    "unsigned long long": 5,
}
_UNSIGNED = {"int": UINT, "long": ULONG, "long long": ULLONG}

Arithmetic = Union[Int, Float]


def basic(words: list[str]) -> Type | None:
    """The type that words like `unsigned long int` name."""
    counted = sorted(words)
    if counted == ["int"]:
        return INT
    if counted == ["char"]:
        return CHAR
    signed = [w for w in counted if w not in ("signed", "__signed__", "unsigned")]
    unsigned = "unsigned" in counted
    rest = " ".join(w for w in signed if w != "int")
    if rest == "char":
        return UCHAR if unsigned else SCHAR if len(signed) < len(counted) else CHAR
    if rest in ("", "short", "long", "long long"):
        rest = rest or "int"
        return BASIC[f"unsigned {rest}" if unsigned else rest]
    if rest in ("double", "float", "void", "_Bool"):
        return BASIC[rest]
    if rest == "double long":
        return LDOUBLE
    return None


def promoted(type: Int) -> Int:
    """Integer promotion."""
    return INT if RANK[type.basic] < 3 or type.narrow else type


_NARROW: dict[str, Int] = {}


def of_field(field: Field) -> Type:
    """What the field is in an expression: a narrow bit-field becomes an int there, unsigned or not."""
    type = field.type
    if not 0 < field.bits < 8 * INT.size or not isinstance(type, Int) or promoted(type) is INT:
        return type
    found = _NARROW.get(type.name)
    if found is None:
        found = _NARROW[type.name] = type.named(type.name)
        found.narrow = True
    return found


def common(a: Type, b: Type) -> Arithmetic:
    """The usual arithmetic conversions."""
    if isinstance(a, Float) or isinstance(b, Float):
        reals = [t for t in (a, b) if isinstance(t, Float)]
        return max(reals, key=lambda t: t.size)
    assert isinstance(a, Int) and isinstance(b, Int)
    a, b = promoted(a), promoted(b)
    if a.basic == b.basic:
        return a if a.name != a.basic else b
    if a.signed == b.signed:
        return a if RANK[a.basic] >= RANK[b.basic] else b
    unsigned, signed = (b, a) if a.signed else (a, b)
    if RANK[unsigned.basic] >= RANK[signed.basic]:
        return unsigned
    if signed.size > unsigned.size:
        return signed
    return _UNSIGNED[signed.basic]


def decayed(type: Type) -> Type:
    """What a value of this type is in an expression: an array is a pointer to its first element."""
    if isinstance(type, Array):
        return Pointer(type.of)
    if isinstance(type, Function):
        return Pointer(type)
    return type


def pointee(type: Type) -> Type | None:
    if isinstance(type, Pointer):
        return type.to
    if isinstance(type, Array):
        return type.of
    return None


def base(type: Type) -> Type:
    """What an array, or a pointer, is of in the end."""
    while isinstance(type, (Array, Pointer)):
        type = type.of if isinstance(type, Array) else type.to
    return type


def is_scalar(type: Type) -> bool:
    return isinstance(type, (Int, Float, Pointer))


def is_char(type: Type | None) -> bool:
    return isinstance(type, Int) and type.size == 1 and type.basic != "_Bool"


def size_of(type: Type) -> int | None:
    """In bytes, where that can be said before the program runs."""
    if isinstance(type, (Int, Float)):
        return int(type.size)
    if isinstance(type, Pointer):
        return POINTER_SIZE
    if isinstance(type, Array):
        inner = size_of(type.of)
        return None if inner is None or type.length is None else inner * type.length
    if isinstance(type, Opaque):
        return int(type.size) if type.size >= 0 else None
    if isinstance(type, Record):
        if type.size < 0 and type.fields is not None:
            type.size = _laid_out(type)[0]
        return int(type.size) if type.size >= 0 else None
    if isinstance(type, (Void, Function)):
        return 1
    return None


def align_of(type: Type) -> int:
    if isinstance(type, Array):
        return align_of(type.of)
    if isinstance(type, Record):
        return 1 if type.packed else max((align_of(f.type) for f in type.fields or ()), default=1)
    if isinstance(type, Opaque):
        try:
            return int(ffi.alignof(type.name))
        except Exception:
            return POINTER_SIZE
    return int(size_of(type) or 1)


def _laid_out(record: Record) -> tuple[int, int]:
    """Size and alignment, as C lays the fields out."""
    bit = 0  # the first free one
    align = 1
    size = 0
    for field in record.fields or ():
        own = size_of(field.type)
        if own is None:
            own = 0  # a flexible array
        alignment = 1 if record.packed else align_of(field.type)
        if record.keyword == "union":
            size = max(size, own if field.bits < 0 else (field.bits + 7) // 8)
            align = max(align, alignment)
            continue
        if field.bits < 0:
            bit = -(-bit // (8 * alignment)) * 8 * alignment + 8 * own
        elif field.bits == 0:
            bit = -(-bit // (8 * own)) * 8 * own
        else:
            unit = 8 * own
            if not record.packed and bit // unit != (bit + field.bits - 1) // unit:
                bit = -(-bit // unit) * unit
            bit += field.bits
        if field.name or field.bits < 0:
            align = max(align, alignment)
    if record.keyword == "struct":
        size = -(-bit // 8)
    return -(-size // align) * align, align
