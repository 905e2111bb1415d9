"""Format strings of printf and scanf: they say what C types the arguments that stand for `...` have.

A call of the printf family turns each Python argument into the C value its conversion asks for, or raises before libc
is called. A call of the scanf family checks that each pointer has the size its conversion writes, and bounds `%s` by
the array it goes to. libc does the formatting and the reading itself.
"""

from __future__ import annotations

from pysock._libc import ffi
from pysock.guard import GIVES, MAPPED, OUT, TEXT, TEXT_N, CData_, _described, number, octets, place_of, whole
from pysock.mappings import used_for, uses
from pysock.values import NULL, ctype

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from pysock.guard import Where

_PRINTF = (
    rb"%(?:(?P<position>\d+)\$)?(?P<flags>[-+ #0'I]*)(?P<width>\*(?:\d+\$)?|\d+)?"
    rb"(?:\.(?P<precision>\*(?:\d+\$)?|-?\d*))?(?P<length>hh|ll|[hlqjzZtL])?(?P<conversion>.)?"
)
_SCANF = (
    rb"%(?:(?P<position>\d+)\$)?(?P<skip>\*)?'?(?P<width>\d+)?(?P<allocate>m)?(?P<length>hh|ll|[hlqjztL])?"
    rb"(?P<conversion>\[\^?\]?[^]]*\]|.)?"
)
_SIGNED = {
    b"hh": "signed char",
    b"h": "short",
    b"": "int",
    b"l": "long",
    b"ll": "long long",
    b"q": "long long",
    b"L": "long long",
    b"j": "intmax_t",
    b"z": "ssize_t",
    b"Z": "ssize_t",
    b"t": "ptrdiff_t",
}
_UNSIGNED = {
    b"hh": "unsigned char",
    b"h": "unsigned short",
    b"": "unsigned int",
    b"l": "unsigned long",
    b"ll": "unsigned long long",
    b"q": "unsigned long long",
    b"L": "unsigned long long",
    b"j": "uintmax_t",
    b"z": "size_t",
    b"Z": "size_t",
    b"t": "size_t",
}
_printf_known: dict[tuple[str, bytes], list[tuple[Any, ...]]] = {}
_scanf_known: dict[tuple[str, bytes], list[tuple[Any, ...]]] = {}


def _format(value: Any, where: Where) -> bytes:
    return value.partition(b"\0")[0] if type(value) is bytes else octets(value, where)


def _conversions(pattern: bytes, text: bytes) -> Iterator[Any]:
    import re  # slow to load, and a program that prints nothing needs none

    return re.finditer(pattern, text, re.DOTALL)


# printf


def PRINTF(format: Any, args: tuple[Any, ...], where: Where) -> list[Any]:
    """The format and the arguments after it, as cffi passes them to a variadic function."""
    call = where[0]
    text = _format(format, where)
    known = _printf_known.get((call, text))
    if known is None:
        if len(_printf_known) > 1000:  # formats made at run time
            _printf_known.clear()
        known = _printf_known[call, text] = _printf_slots(text, call)
    if len(known) != len(args):
        raise TypeError(f"{call}: the format {_shown(text)} asks for {_counted(len(known))}, but {len(args)} came")
    passed: list[Any] = [text]
    for index, (spec, kind, c_type, precision) in enumerate(known):
        value = args[index]
        if kind == "int":
            passed.append(_integer(value, spec, c_type, call, index))
        elif kind == "text":
            limit = args[precision[0]] if isinstance(precision, tuple) else precision
            passed.append(_text(value, spec, limit, call, index))
        else:
            passed.append(_CONVERT[kind](value, spec, c_type, call, index))
    return passed


def _printf_slots(text: bytes, call: str) -> list[tuple[Any, ...]]:
    """What each argument is: (conversion's text, kind, C type, precision)."""
    slots: dict[int, tuple[Any, ...]] = {}
    following = 0

    def place(position: bytes | None) -> int:
        nonlocal following
        if position:
            return int(position) - 1
        following += 1
        return following - 1

    def fill(at: int, spec: str, kind: str, c_type: str, precision: Any) -> None:
        before = slots.get(at)
        if before is not None and (before[1] != kind or ffi.sizeof(ctype(before[2])) != ffi.sizeof(ctype(c_type))):
            raise ValueError(f"{call}: the format takes argument {at + 1} as {before[0]!r} and as {spec!r}")
        if before is not None and before[3] != precision:
            precision = None  # one of them may read more than the other
        slots[at] = (spec, kind, c_type, precision)

    def star(part: bytes, spec: str) -> int:
        at = place(part[1:-1] if part.endswith(b"$") else None)
        fill(at, spec, "int", "int", None)
        return at

    for match in _conversions(_PRINTF, text):
        conversion, length = match["conversion"], match["length"] or b""
        spec = match[0].decode(errors="replace")
        if conversion is None:
            raise ValueError(f"{call}: the format ends within a conversion: {spec!r}")
        if conversion in b"%m":
            continue
        precision: Any = None
        if match["width"] and match["width"].startswith(b"*"):
            star(match["width"], spec)
        if match["precision"] is not None:
            given = match["precision"]
            precision = (star(given, spec),) if given.startswith(b"*") else int(given or b"0")
        kind, c_type = _printf_kind(conversion, length, spec, call)
        fill(place(match["position"]), spec, kind, c_type, precision)
    if sorted(slots) != list(range(len(slots))):
        raise ValueError(f"{call}: the format {_shown(text)} leaves out an argument's position")
    return [slots[index] for index in range(len(slots))]


def _printf_kind(conversion: bytes, length: bytes, spec: str, call: str) -> tuple[str, str]:
    if conversion in b"di" and length in _SIGNED:
        return "int", _SIGNED[length]
    if conversion in b"uoxXbB" and length in _UNSIGNED:
        return "int", _UNSIGNED[length]
    if conversion in b"fFeEgGaA" and length in (b"", b"l", b"L"):
        return "float", "long double" if length == b"L" else "double"
    if conversion == b"c" and length in (b"", b"l"):
        return "int", "int"
    if conversion == b"C":
        return "int", "int"
    if conversion == b"S" or (conversion == b"s" and length == b"l"):
        return "wide", "wchar_t *"
    if conversion == b"s" and not length:
        return "text", "char *"
    if conversion == b"p" and not length:
        return "pointer", "void *"
    if conversion == b"n" and length in _SIGNED:
        return "count", _SIGNED[length]
    raise ValueError(f"{call}: {spec!r} is not a conversion of printf(3)")


def _wrong(call: str, index: int, spec: str, wanted: str, value: Any) -> TypeError:
    place = f"{call}: argument {index + 1} after the format, for {spec!r}"
    return TypeError(f"{place}, takes {wanted}, not {_described(value)}")


def _shown(text: bytes) -> str:
    return repr(text.decode(errors="replace"))


def _counted(number: int) -> str:
    return "1 argument" if number == 1 else f"{number} arguments"


def _integer(value: Any, spec: str, c_type: str, call: str, index: int) -> Any:
    number = whole(value)
    if number is not None:
        return ffi.cast(c_type, number)
    hint = ""
    if isinstance(value, CData_) and ffi.typeof(value).kind == "array":
        hint = " (its value is [0])"
    elif isinstance(value, (str, bytes)) and len(value) == 1:
        hint = f" (a character of C is ord({value!r}))"
    raise _wrong(call, index, spec, f"an integer{hint}", value)


def _float(value: Any, spec: str, c_type: str, call: str, index: int) -> Any:
    if isinstance(value, (int, float)) or (isinstance(value, CData_) and ffi.typeof(value).kind == "primitive"):
        return ffi.cast(c_type, value)
    raise _wrong(call, index, spec, "a number", value)


def _text(value: Any, spec: str, limit: Any, call: str, index: int) -> Any:
    name = (call, f"argument {index + 1} after the format, for {spec!r}")
    if isinstance(value, (str, bytes)):
        return ffi.new("char[]", TEXT(value, name))
    if isinstance(value, CData_):
        if not value and ffi.typeof(value).kind == "pointer":
            return ffi.cast("char *", NULL)  # glibc prints (null)
        if isinstance(limit, int) and limit >= 0:
            return _apart(ffi.cast("char *", TEXT_N(value, limit, name)), number(limit))
        return _apart(ffi.cast("char *", TEXT(value, name)))
    if isinstance(value, (bytearray, memoryview)):
        return _apart(ffi.cast("char *", TEXT(value, name)))
    raise _wrong(call, index, spec, "text (str, bytes, a char array)", value)


def _apart(text: Any, limit: int = -1) -> Any:
    """Of a text that lies in a stream's buffer a copy: what is printed before it might overwrite its end."""
    return ffi.new("char[]", ffi.string(text, limit)) if uses and used_for(place_of(text), 1) else text


def _wide(value: Any, spec: str, c_type: str, call: str, index: int) -> Any:
    if isinstance(value, str):
        return ffi.new("wchar_t[]", value)
    if isinstance(value, CData_) and ffi.typeof(value).kind == "array" and ffi.typeof(value).item is ctype("wchar_t"):
        units = ffi.cast("int32_t *", value)  # Python has no str for what is no character
        if any(units[at] == 0 for at in range(len(value))):
            if uses and used_for(place_of(value), 1):
                copy = ffi.new("wchar_t[]", len(value))
                ffi.memmove(copy, value, ffi.sizeof(value))
                return copy
            return value
        raise ValueError(f"{call}: argument {index + 1} after the format, for {spec!r}, has no NUL")
    raise _wrong(call, index, spec, "a str or a wchar_t array", value)


def _pointer(value: Any, spec: str, c_type: str, call: str, index: int) -> Any:
    if isinstance(value, CData_):
        kind = ffi.typeof(value).kind
        if kind in ("struct", "union"):
            return ffi.addressof(value)
        if kind in ("pointer", "array", "function"):
            return ffi.cast("void *", value)
    raise _wrong(call, index, spec, "an address (a C value)", value)


def _count(value: Any, spec: str, c_type: str, call: str, index: int) -> Any:
    t = ffi.typeof(value) if isinstance(value, CData_) else None
    if t is not None and t.kind == "array" and t.item is ctype(c_type) and len(value):
        return OUT(value, ffi.sizeof(t.item), (call, f"argument {index + 1} after the format, for {spec!r}"))
    raise _wrong(call, index, spec, f"where the count goes: new({c_type!r})", value)


_CONVERT = {"float": _float, "wide": _wide, "pointer": _pointer, "count": _count}


# scanf


def SCANF(format: Any, args: tuple[Any, ...], where: Where) -> list[Any]:
    """The format, with `%s` and `%[` bounded by their arrays, and the pointers after it."""
    call = where[0]
    text = _format(format, where)
    known = _scanf_known.get((call, text))
    if known is None:
        if len(_scanf_known) > 1000:
            _scanf_known.clear()
        known = _scanf_known[call, text] = _scanf_parts(text, call)
    slots = {part[1] for part in known if type(part) is tuple}
    if len(slots) != len(args):
        raise TypeError(f"{call}: the format {_shown(text)} asks for {_counted(len(slots))}, but {len(args)} came")
    rebuilt: list[bytes] = []
    passed: list[Any] = [b""] + [None] * len(args)
    for part in known:
        if isinstance(part, bytes):
            rebuilt.append(part)
            continue
        match, index, kind, c_type = part
        width, passed[index + 1] = _destination(match, index, kind, c_type, args[index], call)
        rebuilt.append(width)
    passed[0] = b"".join(rebuilt)
    allocated = [part[1] for part in known if type(part) is tuple and part[2] == "allocate"]
    if allocated:
        passed = _Allocating(passed)
        # variables of our own: those of the program may lie in the very buffer that the stream reads into
        passed.variables = [(args[index], ffi.new("char *[1]")) for index in allocated]
        for index, (_, own) in zip(allocated, passed.variables):
            passed[index + 1] = own
    return passed


def _scanf_parts(text: bytes, call: str) -> list[Any]:
    """The format in pieces: bytes as they are, and a tuple for each conversion that stores something."""
    parts: list[Any] = []
    at = following = 0
    for match in _conversions(_SCANF, text):
        spec = match[0].decode(errors="replace")
        parts.append(text[at : match.start()])
        at = match.end()
        conversion, length = match["conversion"], match["length"] or b""
        if conversion is None or conversion == b"[":
            raise ValueError(f"{call}: the format ends within a conversion: {spec!r}")
        if conversion == b"%" or match["skip"]:
            parts.append(match[0])
            continue
        kind, c_type = _scanf_kind(conversion, length, bool(match["allocate"]), spec, call)
        if match["position"]:
            index = int(match["position"]) - 1
        else:
            index = following
            following += 1
        parts.append((match, index, kind, c_type))
    parts.append(text[at:])
    indexes = sorted({part[1] for part in parts if type(part) is tuple})
    if indexes != list(range(len(indexes))):
        raise ValueError(f"{call}: the format {_shown(text)} leaves out an argument's position")
    return parts


def _scanf_kind(conversion: bytes, length: bytes, allocate: bool, spec: str, call: str) -> tuple[str, str]:
    text = conversion[:1] in b"sc[" and not length
    if allocate:
        if text:
            return "allocate", "char *"
    elif text:
        return ("characters" if conversion == b"c" else "text"), "char"
    elif conversion in b"dinuoxX" and length in _SIGNED:
        return "number", (_SIGNED if conversion in b"din" else _UNSIGNED)[length]
    elif conversion in b"fFeEgGaA" and length in (b"", b"l", b"L"):
        return "number", {b"": "float", b"l": "double", b"L": "long double"}[length]
    elif conversion == b"p" and not length:
        return "number", "void *"
    raise ValueError(f"{call}: {spec!r} is not a conversion of scanf(3) that pysock knows")


def _destination(match: Any, index: int, kind: str, c_type: str, value: Any, call: str) -> tuple[bytes, Any]:
    """The conversion's text, bounded where it must be, and the pointer."""
    spec = match[0].decode(errors="replace")
    t = ffi.typeof(value) if isinstance(value, CData_) else None
    if t is None or t.kind not in ("array", "pointer") or not value:
        size = "[64]" if kind == "text" else ""
        raise _wrong(call, index, spec, f"where the value goes: new('{c_type}{size}')", value)
    item = ctype(c_type)
    held = ffi.sizeof(value) if t.kind == "array" else None
    if t is MAPPED:
        OUT(value, held or 0, (call, f"argument {index + 1} after the format"))
    if kind in ("text", "characters"):
        if t.item.kind != "primitive" or ffi.sizeof(t.item) != 1:
            raise _wrong(call, index, spec, "a char array", value)
        width = int(match["width"] or 0)
        needs = (width or 1) if kind == "characters" else width + 1
        if held is not None and needs > held:
            raise ValueError(
                f"{call}: {spec!r} may store {needs} bytes, but argument {index + 1} after the format holds {held}"
            )
        if held is not None and kind == "text" and not width:
            if held < 2:
                raise ValueError(
                    f"{call}: {spec!r} needs room for a character and the NUL, but argument {index + 1} holds {held}"
                )
            position = match["position"] + b"$" if match["position"] else b""
            return b"%" + position + b"%d" % (held - 1) + match["conversion"], value
        return match[0], value
    same = t.item is item or (t.item.kind == item.kind == "pointer")
    if not same and t.item.kind == item.kind == "primitive":
        same = _number_class(t.item) == _number_class(item)
    if not same or held == 0:
        raise _wrong(call, index, spec, f"where a value of {c_type} goes: new({c_type!r})", value)
    return match[0], value


def _number_class(t: Any) -> tuple[int, bool]:
    return ffi.sizeof(t), t.cname in ("float", "double", "long double")


class _Allocating(list):  # type: ignore[type-arg]
    """The arguments of a call whose `%ms` hands out memory: the program's variables for it, and those passed."""

    variables: list[tuple[Any, Any]]


def SCANNED(result: int, passed: list[Any]) -> int:
    """After the call: what `%ms` allocated is the caller's to free()."""
    if type(passed) is _Allocating:
        for variable, own in passed.variables:
            if own[0]:
                ffi.cast("char **", variable)[0] = GIVES(own[0], "heap")
    return result
