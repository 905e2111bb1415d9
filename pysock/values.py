"""C values: making, measuring and converting them. The porting table (docs/porting.md) as code.

They are cffi's own objects, not wrappers around them: arrays have a size, pointers do arithmetic, structs have fields
at C's offsets. Nothing enters here that calls libc.
"""

from __future__ import annotations

import _cffi_backend

from pysock._libc import ffi, lib
from pysock.interpreter import is_bare as _is_bare

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar, Union, overload

    from pysock.annotations import CData as CData
    from pysock.annotations import Own, Pointer, TypeName
    from pysock.annotations import argv_t as argv_t

    T = TypeVar("T")
    S = TypeVar("S", bound=Union[CData, Own])
    CType = Any

    NULL: Pointer
    _number = int
else:
    CData = argv_t = ffi.CData
    NULL = ffi.NULL
    _number = object

__all__ = [
    "NULL",
    "addressof",
    "argv_t",
    "cast",
    "cdiv",
    "char",
    "cmod",
    "cstr",
    "fdiv",
    "literal",
    "long",
    "long_long",
    "new",
    "popcount",
    "short",
    "signed_char",
    "sizeof",
    "unsigned_char",
    "unsigned_int",
    "unsigned_long",
    "unsigned_long_long",
    "unsigned_short",
]

_typeof = ffi.typeof
_sizeof = ffi.sizeof
_pointer_to = _cffi_backend.new_pointer_type
_array_of = _cffi_backend.new_array_type

#: C's char, as this platform has it
_CHAR = "signed char" if _typeof(lib.pysock_char).item is _typeof("signed char") else "unsigned char"

_CELL = _typeof("void *[1]")

_texts: dict[str, CType] = {}  # what texts mean, once found out
#: "struct packet" and "packet", defined in Python (structs.py)
own: dict[str, CType] = {}
#: Of these those that were only mentioned so far, behind a `*`
incomplete: dict[str, CType] = {}


# Types


def ctype(name: TypeName) -> CType:
    """The cffi type that a text, a struct's class or an integer type names; `char` is an integer."""
    if type(name) is str:
        known = _texts.get(name)
        if known is None:
            known = _texts[name] = _parse(name)
        return known
    if isinstance(name, ffi.CType):
        return name
    found = getattr(name, "c_type", None)
    if found is None:
        raise TypeError(f"not a C type: {name!r}; write it as in C: 'struct sockaddr_in', 'char[64]', 'int *'")
    return found if isinstance(found, ffi.CType) else ctype(found)


def forget(name: str) -> None:
    """What texts meant before a struct of that name was defined holds no longer."""
    for text in [text for text in _texts if name in text]:
        del _texts[text]


def _parse(text: str, otherwise: str = "") -> CType:
    head = text.partition("[")[0]
    base = " ".join(word for word in head.replace("*", " ").split() if word != "const")
    found = own.get(base)
    if found is None:
        try:
            return _typeof(_lowered(text))
        except Exception as error:
            reason = str(error).splitlines()[0]
        if "(*" in text:
            function = _function(text)
            if function is not None:
                return function
        if _known(head):
            _lengths(text)
        meant = [kind for kind in ("struct", "union") if _known(f"{kind} {text}")]
        hint = f"; did you mean '{meant[0]} {text}'?" if meant else otherwise
        raise TypeError(f"{text!r} is not a C type that pysock knows: {reason}{hint}")
    for _ in range(head.count("*")):
        found = _pointer_to(found)
    for length in reversed(_lengths(text)):
        found = _array_of(_pointer_to(found), length)
    return found


def _function(text: str) -> CType | None:
    """`void (*)(struct node *)`, or an array of such: cffi itself cannot read it with structs of the program's own."""
    result, _, tail = text.partition("(*")
    inner, _, parameters = tail.partition(")")
    parameters = parameters.strip()
    if "(" in inner or parameters[:1] != "(" or parameters[-1:] != ")":
        return None
    given = _apart(parameters[1:-1])
    types = [] if given == ["void"] else [ctype(one) for one in given if one != "..."]
    decayed = tuple(_pointer_to(t.item) if t.kind == "array" else t for t in types)
    make: Callable[..., CType] = _cffi_backend.new_function_type
    found = make(decayed, ctype(result.strip()), given[-1:] == ["..."])
    for _ in range(inner.count("*")):
        found = _pointer_to(found)
    for length in reversed(_lengths(inner)):
        found = _array_of(_pointer_to(found), length)
    return found


def _apart(text: str) -> list[str]:
    """What stands between the commas that are in no brackets."""
    parts = [""]
    depth = 0
    for letter in text:
        depth += (letter == "(") - (letter == ")")
        if letter == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += letter
    return [part.strip() for part in parts]


def declare(text: str) -> None:
    """Makes the structs and unions known that this type only points to, as a mention of them does in C."""
    for mark in "*(),[":
        text = text.replace(mark, f" {mark} ")
    words = text.split()
    for keyword, tag, behind in zip(words, words[1:], words[2:]):
        name = f"{keyword} {tag}"
        if keyword in ("struct", "union") and behind == "*" and name not in own and not _known(name):
            make = _cffi_backend.new_struct_type if keyword == "struct" else _cffi_backend.new_union_type
            own[name] = incomplete[name] = make(name)


def _known(text: str) -> bool:
    """Whether cffi knows this type."""
    try:
        _typeof(_lowered(text))
    except Exception:
        return False
    return True


def _lengths(text: str) -> list[int | None]:
    """`struct packet *[3][0x10]` -> [3, 16]: cffi reads the array part, so that it means the same for every type."""
    head, bracket, tail = text.partition("[")
    if not bracket:
        return []
    try:
        t = _typeof(f"int[{tail}")
    except Exception:
        raise TypeError(
            f"{text!r} is not a C type: the array length must be a number; "
            f"a constant goes in with an f-string: new(f'{head.strip()}[{{N}}]')"
        ) from None
    lengths = []
    while t.kind == "array":
        lengths.append(t.length)
        t = t.item
    return lengths


def _lowered(text: str) -> str:
    if "char" not in text:
        return text
    words = (
        text.replace("*", " * ").replace("[", " [").replace("(", " ( ").replace(")", " ) ").replace(",", " , ").split()
    )
    for index, word in enumerate(words):
        if word == "char" and (index == 0 or words[index - 1] not in ("signed", "unsigned")):
            words[index] = _CHAR
    return " ".join(words)


# Values

_SCALAR, _ARRAY, _STRUCT, _DRESSED = range(4)
#: Structs with fields that are functions (functions.py): the class for a cffi type, and the classes themselves.
dressed: dict[Any, Any] = {}
_plans: dict[CType, tuple[int, CType, Any]] = {}  # by type: what it is, what cffi makes for it, and with what

#: Memory whose place is known (lib.pysock_room). That of holders also keeps alive what the pointers in it lead to.
_new = ffi.new_allocator(lib.pysock_new, lib.pysock_give_back, should_clear_after_alloc=False)
_new_holder = ffi.new_allocator(lib.pysock_new_holder, lib.pysock_give_back, should_clear_after_alloc=False)
_HOLDERS = (
    "struct iovec",
    "struct msghdr",
    "struct sock_fprog",
    "struct gaicb",
    "struct option",
    "struct ifconf",
    "struct ifreq",
    "struct rtentry",
)


def _plan(t: CType) -> tuple[int, CType, Any]:
    # of a flexible array only cffi's own memory knows the length
    apart = _is_opaque(t) or (t.kind == "struct" and _is_flexible(t))
    allocate = ffi.new if apart else _new_holder if _holds(t) else _new
    if t.kind == "struct" or t.kind == "union":
        plan = _DRESSED if t in dressed else _STRUCT, _pointer_to(t), allocate
    elif t.kind == "array":
        plan = _ARRAY, t, allocate
    else:
        plan = _SCALAR, _array_of(_pointer_to(t), 1), allocate
    _plans[t] = plan
    return plan


def _is_opaque(t: CType) -> bool:
    """A type without a size, such as FILE, which cffi refuses to make; asked for its fields, it would abort."""
    try:
        return t.kind in ("struct", "union") and not _sizeof(t)
    except ffi.error:
        return True


def _holds(t: CType) -> bool:
    """Whether it is, or contains, a struct that keeps alive what it points to."""
    if t.kind == "array":
        return _holds(t.item)
    if t.kind != "struct" and t.kind != "union":
        return False
    return t.cname in _HOLDERS or any(_holds(field.type) for _, field in t.fields or ())


def _is_flexible(t: CType) -> bool:
    if t.kind == "array":
        return t.length is None
    return t.kind == "struct" and bool(t.fields) and _is_flexible(t.fields[-1][1].type)


def _pointers(t: CType, init: dict[str, Any]) -> dict[str, Any]:
    """Initial values of a holder's fields: a pointer also takes a struct (its address) and bytes (a copy)."""
    types = dict(t.fields)
    found = init.copy()
    for name, value in init.items():
        field = types.get(name)
        if field is None:
            continue
        if value.__class__ is dict:
            found[name] = _pointers(field.type, value)
        elif field.type.kind == "pointer":
            if isinstance(value, bytes):
                found[name] = new("char[]", value)
            elif isinstance(value, ffi.CData) and _typeof(value).kind in ("struct", "union"):
                found[name] = ffi.addressof(value)
    return found


def behind(value: Any) -> Any:
    """What keeps the memory that a value lies in: the value itself or, if that is but a view, the block of new()."""
    if not _is_bare(value):
        return tuple(map(behind, value)) if type(value) is tuple else value
    kind = _typeof(value).kind
    if kind == "struct" or kind == "union":
        value = ffi.addressof(value)
    elif kind != "array" and kind != "pointer":
        return value
    return _new_holder(_CELL, [ffi.cast("void *", value)]) if lib.pysock_room(value) >= 0 else value


def holding(pointer: Any) -> Any:
    """The pointer, holding on to the memory of new() that it leads into."""
    return kept(pointer, pointer) if pointer else pointer


if TYPE_CHECKING:

    @overload
    def new(type: type[S], init: Any = None) -> S: ...
    @overload
    def new(type: str | Integer, init: Any = None) -> Any: ...


def new(type: Any, init: Any = None) -> Any:
    """A C variable whose memory lives as long as this object.

    >>> buf = new("char[8]", b"abc")     # char buf[8] = "abc";
    >>> buf[0] == ord("a"), sizeof(buf)
    (True, 8)
    >>> opt = new("int", 1)              # int opt = 1; f(&opt) becomes f(opt)
    >>> opt[0]
    1
    >>> sizeof(new("struct sockaddr_in"))
    16

    Members that are pointers to functions take Python functions, which then stay for good:
    `new("struct command[]", [[b"get", get], [b"set", put]])`.
    """
    t = ctype(type)
    try:
        shape, made_as, allocate = _plans.get(t) or _plan(t)
        if shape == _STRUCT:
            if allocate is _new_holder and init.__class__ is dict:
                init = _pointers(t, init)
            return allocate(made_as, init)[0]
        if shape == _ARRAY:
            return allocate(made_as, init)
        if shape == _DRESSED:
            return dressed[t](allocate(made_as)[0], init)
        return allocate(made_as, None if init is None else [init])
    except (TypeError, ValueError, OverflowError, IndexError) as error:
        if isinstance(error, TypeError) and not callable(init):
            from pysock.functions import filled

            given = filled(t, init)
            if given is not init:
                return new(type, given)
        raise _same(error)(f"new({_name(type)}): {error}{_hint(type, t, init)}") from None
    except KeyError as error:
        raise TypeError(f"new({_name(type)}): no field is named {error}") from None


if TYPE_CHECKING:

    @overload
    def sizeof(what: CData | Own | bytes) -> int: ...
    @overload
    def sizeof(what: TypeName) -> int: ...


def sizeof(what: Any) -> int:
    """The size in bytes of a C value, of a type (`"int"`, `sockaddr_in`), or of a literal (`b"text"`, with its NUL)."""
    if isinstance(what, ffi.CData):
        return int(_sizeof(what))
    if isinstance(what, bytes):
        return len(what) + 1
    if isinstance(what, int):
        raise TypeError("sizeof: a Python int has no C size; name the C type: sizeof('int')")
    try:
        t = ctype(what)
    except TypeError:
        if isinstance(what, str):
            _parse(what, f"; a string literal is {what.encode('utf-8', 'replace')!r}")
        raise
    try:
        return int(_sizeof(t))
    except ffi.error as error:
        raise TypeError(f"sizeof({_name(what)}): {error}") from None


if TYPE_CHECKING:

    @overload
    def addressof(value: CData | Own) -> Pointer: ...
    @overload
    def addressof(value: CData | Own, *fields: str | int) -> Pointer: ...


def addressof(value: Any, *fields: str | int) -> Any:
    """`&value`, `&value.field`, `&value[3]`: a real pointer. It does not keep a temporary value alive.

    An argument that is a struct or an array needs none of this: pass the value itself.

    >>> opt = new("int", 1)
    >>> p = addressof(opt)               # int *p = &opt;
    >>> p[0] = 5
    >>> opt[0]
    5
    """
    if value.__class__ in dressed:
        value = value.c_struct
    if not isinstance(value, ffi.CData):
        kind = value.__class__.__name__
        raise TypeError(f"addressof: a Python {kind} has no address in C; a variable that has one is new('int', 1)")
    if not fields and _is_variable(value):
        fields = (0,)  # C's &opt is an int *, not an int (*)[1]
    return ffi.addressof(value, *fields)


def _is_variable(value: Any) -> bool:
    t = _typeof(value)
    return bool(t.kind == "array" and t.length == 1)


if TYPE_CHECKING:

    @overload
    def cast(type: Integer, value: CData | float) -> int: ...
    @overload
    def cast(
        type: str | type[CData | Own],
        value: CData | Own | float | bytes | bytearray | memoryview | Callable[..., Any],
    ) -> Any: ...


def cast(type: TypeName, value: Any) -> Any:
    """`(T)value`. To an integer or floating type: a Python number, converted as C does. To a pointer: a pointer.

    >>> cast("unsigned char", 300)
    44
    """
    t = ctype(type)
    owner = None
    if t.kind == "function" and callable(value) and not isinstance(value, ffi.CData):
        from pysock.functions import address_of

        return address_of(value, t)
    if t.kind == "pointer":
        if value.__class__ in dressed:
            value = value.c_struct
        if isinstance(value, ffi.CData):
            kind = _typeof(value).kind
            if kind == "struct" or kind == "union":
                owner, value = value, ffi.addressof(value)
            elif kind == "array":
                owner = value
        elif not isinstance(value, int):
            if isinstance(value, str):
                raise TypeError(f"cast({_name(type)}): a str has no address in C; pass b'...' or text.encode()")
            if value is None:
                raise TypeError(f"cast({_name(type)}): C's null pointer is NULL, not None")
            try:
                owner = value = ffi.from_buffer(value)
            except TypeError:
                given = value.__class__.__name__
                raise TypeError(f"cast({_name(type)}) takes an address, a buffer or an integer, not {given}") from None
        result = ffi.cast(t, value)
        return result if owner is None else kept(result, owner)
    if t.kind != "primitive" and t.kind != "enum":
        return ffi.cast(t, value)
    real = t.cname in ("float", "double", "long double")
    if not _is_number(value) and (real or not _is_address(value)):
        raise _no_number(f"cast({_name(type)})", value)
    if isinstance(value, int) and t.cname == "float" and abs(value) >> 53:
        value = _single(value)
    result = ffi.cast(t, value)
    return float(result) if real else int(result)


def _single(value: int) -> int:
    """The nearest number of 24 bits, of two the even one: C rounds an integer to float once, not by way of double."""
    unit = 1 << (abs(value).bit_length() - 24)
    count, rest = divmod(value, unit)
    return (count + (2 * rest > unit or (2 * rest == unit and count & 1))) * unit


def _is_number(value: Any) -> bool:
    if isinstance(value, ffi.CData):
        return _typeof(value).kind in ("primitive", "enum")
    return isinstance(value, (int, float, Live)) or hasattr(value, "__index__")


def _is_address(value: Any) -> bool:
    """A pointer or an array, but no variable: what C would convert of that is its value."""
    if not isinstance(value, ffi.CData) or _is_variable(value):
        return False
    return _typeof(value).kind in ("pointer", "array", "function")


def _no_number(where: str, value: Any) -> TypeError:
    given, hint = value.__class__.__name__, ""
    if value is None:
        given = "None"
    elif isinstance(value, ffi.CData):
        given = repr(_typeof(value).cname)
        if _is_variable(value):
            hint = "; its value is [0]"
        elif _is_address(value):
            hint = "; an address as a number is cast('uintptr_t', p)"
    elif isinstance(value, (str, bytes)) and len(value) == 1:
        hint = f"; a character of C is ord({value!r})"
    return TypeError(f"{where} takes a number, not {given}{hint}")


_kept: dict[int, _Keeper] = {}  # by the id of the pointer


class _Keeper:
    """Holds what a pointer points into, until the pointer goes."""

    __slots__ = ("key", "owner")

    key: int
    owner: Any

    def __call__(self, pointer: Any, kept: dict[int, _Keeper] = _kept) -> None:
        kept.pop(self.key, None)


def kept(pointer: Any, owner: Any) -> Any:
    """The pointer, holding on to the object it points into."""
    if not pointer:
        return pointer
    before = _kept.get(id(owner))
    keeper = _Keeper()
    # no chain of pointers, which would fall all at once
    keeper.owner = behind(owner) if before is None else before.owner
    result = ffi.gc(pointer, keeper)
    keeper.key = id(result)
    _kept[keeper.key] = keeper
    return result


_owners: Any = None  # by pointer variable: the object that libc made it point into


def remember(variable: Any, owner: Any) -> None:
    """libc has stored a pointer into `owner` in this variable, which keeps it alive from now on."""
    global _owners
    if _owners is None:
        from weakref import WeakKeyDictionary  # slow to load, and few programs need it

        _owners = WeakKeyDictionary()
    _owners[variable] = behind(owner)


def remembered(variable: Any) -> Any:
    """What remember() was told last of this variable."""
    return None if _owners is None else _owners.get(variable)


def cstr(text: Pointer | bytes | bytearray | memoryview) -> str:
    """The Python string in a C string, up to its NUL; bytes that are not UTF-8 come as surrogate escapes."""
    if isinstance(text, (bytes, bytearray, memoryview)):
        raw = bytes(text).partition(b"\0")[0]
    elif isinstance(text, ffi.CData) and not text:
        raise ValueError("cstr: text is NULL")
    elif isinstance(text, ffi.CData) and _typeof(text).kind in ("array", "pointer") and _is_text(_typeof(text).item):
        raw = ffi.string(text)
    else:
        if isinstance(text, Live):
            given = f"{text!r}; its value is {text._name}[0]"
        else:
            given = repr(_typeof(text).cname) if isinstance(text, ffi.CData) else text.__class__.__name__
        raise TypeError(f"cstr takes a C string (a char array, a char *, bytes), not {given}")
    return raw.decode("utf-8", "surrogateescape")


def _is_text(t: CType) -> bool:
    return bool(t.kind == "primitive" and _sizeof(t) == 1 and t.cname != "_Bool")


def _hint(type: TypeName, t: CType, init: Any) -> str:
    """What to write instead of an initial value that new() refused."""
    if isinstance(init, str):
        if t.kind == "array" and _is_text(t.item):
            return "; a char array takes bytes: b'...' or text.encode()"
        if t.kind == "primitive" and len(init) == 1:
            return f"; a character is ord({init!r})"
    if t.kind in ("struct", "union") and t.fields:
        fields = dict(t.fields)
        if isinstance(init, dict):
            for name in (name for name, given in init.items() if isinstance(given, str) and name in fields):
                if fields[name].type.kind == "array" and _is_text(fields[name].type.item):
                    return f"; {name} takes bytes: b'...' or text.encode()"
        elif not isinstance(init, (list, tuple, ffi.CData)):
            return f"; a {t.kind} takes its fields by name: {t.cname.split()[-1]}({t.fields[0][0]}=...)"
    if isinstance(init, int) and t.kind == "primitive":
        return f"; to cut it as C does: cast({_name(type)}, {init})"
    if isinstance(init, bytes) and t.kind == "pointer":
        return "; a pointer needs an array that lives on: text = new('char[]', b'...')"
    return ""


def _name(type: TypeName) -> str:
    return repr(type) if isinstance(type, str) else getattr(type, "__name__", repr(type))


def _same(error: Exception) -> Callable[[str], Exception]:
    return next(kind for kind in (OverflowError, IndexError, ValueError, TypeError) if isinstance(error, kind))


_literals: dict[bytes, CData] = {}


def literal(text: bytes) -> CData:
    """A string literal as C has it: memory that stays for ever, and the same memory for the same text.

    For texts that the program points into, or stores in C memory; elsewhere `b"..."` will do.

    >>> p = literal(b"hello") + 1
    >>> p[0] == ord("e"), literal(b"hello") + 1 == p
    (True, True)
    """
    found = _literals.get(text)
    if found is None:
        if not isinstance(text, bytes):
            raise TypeError(f"literal takes bytes: literal(b'...'), not {text.__class__.__name__}")
        found = _literals[bytes(text)] = new("char[]", bytes(text))
    return found


def popcount(n: int) -> int:
    """How many bits of an unsigned number are set: GNU C's `__builtin_popcount()`.

    >>> popcount(0xF1), popcount(unsigned_int(-1))
    (5, 32)
    """
    if n < 0:
        raise ValueError(f"popcount({n}): only an unsigned number has a width: popcount(unsigned_int({n}))")
    return bin(n).count("1")


# Exact integers


class Integer:
    """An integer type of C: call it to convert as C does, name it in `new`, `sizeof` and `cast`.

    >>> unsigned_char(300), short(40000)
    (44, -25536)
    """

    __slots__ = ("__name__", "c_type")

    def __init__(self, name: str) -> None:
        self.__name__ = name.replace(" ", "_")
        self.c_type: Any = name

    def __call__(self, value: Any = 0) -> int:
        if not _is_number(value):
            raise _no_number(self.__name__, value)
        return int(ffi.cast(ctype(self.c_type), value))

    def __repr__(self) -> str:
        return self.__name__


char = Integer("char")
signed_char = Integer("signed char")
unsigned_char = Integer("unsigned char")
short = Integer("short")
unsigned_short = Integer("unsigned short")
unsigned_int = Integer("unsigned int")
long = Integer("long")
unsigned_long = Integer("unsigned long")
long_long = Integer("long long")
unsigned_long_long = Integer("unsigned long long")


def cdiv(a: int, b: int) -> int:
    """`a / b` of two C integers: cut off towards zero, where Python's // goes down."""
    quotient = a // b
    return quotient + 1 if quotient < 0 and quotient * b != a else quotient


def cmod(a: int, b: int) -> int:
    """`a % b` of two C integers: the sign of a, where Python's % has the sign of b."""
    return a - b * cdiv(a, b)


def fdiv(a: float, b: float) -> float:
    """`a / b` of two C floating numbers: by zero it is infinite or no number, where Python's / raises."""
    if b:
        return a / b
    if not a or a != a:
        return float("nan")
    return float("inf") if (a > 0) == (str(float(b))[0] != "-") else float("-inf")


# Text constants


class Literal(bytes):
    """A text constant of a header: bytes, as any literal. It joins with both sorts, as C joins literals.

    >>> Literal(b"ld") + b"!", "%" + Literal(b"ld") + "!", f"%{Literal(b'ld')}!"
    (b'ld!', '%ld!', '%ld!')
    """

    __slots__ = ()

    if TYPE_CHECKING:

        def __add__(self, other: T, /) -> T: ...  # type: ignore[override]
        def __radd__(self, other: T, /) -> T: ...
    else:

        def __add__(self, other):
            return str(self) + other if isinstance(other, str) else bytes(self) + other

        def __radd__(self, other):
            return other + str(self) if isinstance(other, str) else NotImplemented

    def __str__(self) -> str:
        return self.decode()

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)


# Variables of libc's own

#: By name of the variable: the object that it points to, if a program has set it.
_pointed_to: dict[str, Any] = {}


class Live(_number):
    """A variable of libc: one live element, `optind[0]`. It compares, prints and passes as its value."""

    __slots__ = ("_name",)
    __hash__ = None  # type: ignore[assignment]

    def __init__(self, name: str) -> None:
        self._name = name

    def _get(self) -> Any:
        return getattr(lib, self._name)

    def _set(self, value: Any) -> None:
        setattr(lib, self._name, value)
        if isinstance(value, ffi.CData):
            _pointed_to[self._name] = behind(value)

    def __getitem__(self, index: int) -> Any:
        if index != 0:
            raise IndexError(f"{self._name} is one variable: {self._name}[0]")
        return self._get()

    def __setitem__(self, index: int, value: Any) -> None:
        if index != 0:
            raise IndexError(f"{self._name} is one variable: {self._name}[0]")
        self._set(value)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Live):
            other = other._get()
        return bool(self._get() == other)

    def __lt__(self, other: Any) -> bool:
        return bool(self._get() < other)

    def __le__(self, other: Any) -> bool:
        return bool(self._get() <= other)

    def __gt__(self, other: Any) -> bool:
        return bool(self._get() > other)

    def __ge__(self, other: Any) -> bool:
        return bool(self._get() >= other)

    def __bool__(self) -> bool:
        return bool(self._get())

    def __index__(self) -> int:
        value = self._get()
        if not isinstance(value, int):
            raise TypeError(f"{self._name} is not an integer")
        return value

    __int__ = __index__

    def __str__(self) -> str:
        return str(self._get())

    def __repr__(self) -> str:
        return f"<{self._name}[0] = {self._get()!r}>"

    def __format__(self, spec: str) -> str:
        return format(self._get(), spec)


class Errno(Live):
    """errno of this thread, as the last call of libc left it."""

    __slots__ = ()

    def _get(self) -> int:
        return int(ffi.errno)

    # compared after nearly every call that fails: without the way by _get()

    def __eq__(self, other: object) -> bool:
        return bool(ffi.errno == other) if other.__class__ is int else Live.__eq__(self, other)

    def __ne__(self, other: object) -> bool:
        return bool(ffi.errno != other) if other.__class__ is int else not Live.__eq__(self, other)

    def _set(self, value: Any) -> None:
        ffi.errno = value
