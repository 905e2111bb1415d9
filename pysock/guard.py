"""What stands between an argument and libc: the checks that the generated wrappers make before a call.

Each function takes a Python argument and returns what cffi passes on, or raises and names call, argument, sizes and
remedy. Only objects of known size are measured: a bare pointer passes as in C. Nothing here makes a system call.

`where` is (call, parameter), then perhaps the size's C expression (or the C type that a pointer variable holds), then
perhaps the parameter whose size this one gives.
"""

from __future__ import annotations

from _operator import index as _index

from pysock._libc import ffi, lib
from pysock.interpreter import buffer as _from_buffer
from pysock.interpreter import is_view as _is_view
from pysock.interpreter import owns as _owns
from pysock.mappings import Use as _Use
from pysock.mappings import origin as _origin
from pysock.mappings import protection as _protection
from pysock.values import NULL, Literal, Live, behind, ctype, dressed, kept, sizeof

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Where = tuple[str, ...]

#: What a builtin that a C function's name hides would have been called with.
MISSING: Any = object()

CData_ = ffi.CData
_typeof = ffi.typeof
_sizeof = ffi.sizeof
_addressof = ffi.addressof
_strnlen = lib.strnlen
_CHARS = ctype("char *")
_LENGTH = ctype("socklen_t[1]")
_UNKNOWN = 1 << 62  # bytes

_ARRAY, _TEXT_ARRAY, _STRUCT, _POINTER, _TEXT_POINTER, _OTHER, _MAPPED = range(7)
#: The type of what mmap() returns: a view of memory, where new("char[]", ...) owns its own
MAPPED = ctype("char[]")
_kinds: dict[Any, int] = {MAPPED: _MAPPED}  # by cffi type


def _kind(value: Any) -> int:
    """What sort of C value this is; found out once a type."""
    t = _typeof(value)
    kind = _kinds.get(t)
    if kind is None:
        item = t.item if t.kind in ("array", "pointer") else None
        small = item is not None and (item.kind == "void" or (item.kind == "primitive" and _sizeof(item) == 1))
        if t.kind == "array":
            kind = _TEXT_ARRAY if small else _ARRAY
        elif t.kind == "pointer":
            kind = _TEXT_POINTER if small else _POINTER
        else:
            kind = _STRUCT if t.kind in ("struct", "union") else _OTHER
        _kinds[t] = kind
        if kind != _OTHER and (t.kind != "array" or t.length is not None):  # for the short way: see csrc/quick.h
            size = -1 if t.kind == "pointer" else _sizeof(t)
            lib.pysock_quick_type(ffi.cast("void *", id(t)), size, kind in (_TEXT_ARRAY, _TEXT_POINTER))
    return kind


_kind(NULL)


def IN(value: Any, size: int, where: Where) -> Any:
    """libc reads `size` bytes of it."""
    if type(size) is not int:
        size = number(size)
    if type(value) is bytes:
        # a literal's NUL may be sent as well
        if 0 <= size <= len(value) + 1:
            return value
        raise _size(value, len(value) + 1, size, where)
    return _memory(value, size, where, False)


def OUT(value: Any, size: int, where: Where) -> Any:
    """libc writes up to `size` bytes to it."""
    if type(size) is not int:
        size = number(size)
    if type(value) is bytes:
        raise TypeError(
            f"{where[0]}: {where[1]} is bytes, which never change; pass new('char[{max(size, 1)}]') or a bytearray"
        )
    return _memory(value, size, where, True)


def IN_OPT(value: Any, size: int, where: Where) -> Any:
    return NULL if value is NULL or _null(value) else IN(value, size, where)


def OUT_OPT(value: Any, size: int, where: Where) -> Any:
    return NULL if value is NULL or _null(value) else OUT(value, size, where)


def _memory(value: Any, size: int, where: Where, write: bool) -> Any:
    if isinstance(value, CData_):
        kind = _kind(value)
        if kind == _STRUCT:
            held = _sizeof(value)
            passed = _addressof(value)
        elif kind == _ARRAY or kind == _TEXT_ARRAY:
            held = _sizeof(value)
            passed = value
        elif kind == _OTHER:
            raise _kind_error(value, where, write)
        elif kind == _MAPPED:
            held = _sizeof(value)
            passed = _mapped(value, min(size, held), where, write)
        elif value:
            if size < 0:
                raise _size(value, None, size, where)
            return value
        else:
            raise ValueError(f"{where[0]}: {where[1]} is NULL; libc would crash on it")
    else:
        if isinstance(value, bytes):  # of a class of its own
            return (OUT if write else IN)(_plain(value), size, where)
        try:
            passed = _from_buffer(value, require_writable=write)
        except TypeError:
            if value.__class__ in dressed:
                return _memory(value.c_struct, size, where, write)
            raise _kind_error(value, where, write) from None
        except (ValueError, BufferError) as error:
            reason = "read-only" if write and memoryview(value).readonly else str(error)
            raise TypeError(f"{where[0]}: {where[1]}: this {type(value).__name__} is {reason}") from None
        held = len(passed)
    if 0 <= size <= held:
        return passed
    held = _goes_on(value, held)
    if 0 <= size <= held:
        return passed
    raise _size(value, held, size, where)


def _goes_on(value: Any, held: int) -> int:
    """The bytes of an array of one element in other memory: all behind it: older C ends structs that go on so."""
    if not isinstance(value, CData_) or _kind(value) == _STRUCT or _typeof(value).length != 1 or _owns(value):
        return held
    room = int(lib.pysock_room(value))
    return max(held, room) if room >= 0 else _UNKNOWN  # as behind a pointer


def _mapped(value: Any, size: int, where: Where, write: bool = False) -> Any:
    """A char[], perhaps one of mmap(): memory that libc would be killed for using is refused."""
    if size > 0 and not _owns(value):
        start = int(ffi.cast("uintptr_t", value))
        prot = _protection(start, size)
        if prot is None:
            if not _is_view(value):  # a slice, of any memory
                return value
            made, gone, _ = _origin(start)
            raise ValueError(f"{where[0]}: {where[1]} is memory of {made}() that {gone}() has taken away")
        if not prot & (lib.PROT_WRITE if write else lib.PROT_READ | lib.PROT_WRITE):
            verb = "written" if write else "read"
            made, _, see = _origin(start)
            raise ValueError(f"{where[0]}: {where[1]} is memory of {made}() that may not be {verb}; see {see}")
    return value


def lasting(passed: Any, given: Any, size: int, purpose: str, printed: bool = False) -> Any:
    """What to hold while libc goes on using the memory that a guard returned: it stays, and munmap() spares it.

    printed: what is printed comes there, over any text in it.
    """
    start, held = place_of(passed), (passed, behind(given))
    return (*held, _Use(start, size, purpose)) if printed or _protection(start, 1) is not None else held


#: By type: what raises if libc must not use this object. It gets the pointer passed, the argument and `where`.
sound: dict[str, Callable[[Any, Any, Where], None]] = {}


def OBJECT(value: Any, c_type: str, where: Where) -> Any:
    """An object of exactly this type: what is in it is libc's own affair, but for what `sound` knows of."""
    passed = PLACE(value, c_type, where)
    check = sound.get(c_type)
    if check is not None:
        check(passed, value, where)
    return passed


def PLACE(value: Any, c_type: str, where: Where) -> Any:
    """Room for an object of exactly this type, whatever is in it now."""
    if isinstance(value, CData_):
        t, wanted = _typeof(value), ctype(c_type)
        if t is wanted and t.kind in ("struct", "union"):
            return _addressof(value)
        if t.kind == "pointer" and t.item is wanted and value:
            return value
        if t.kind == "array" and t.item is wanted and len(value):
            return value
    raise TypeError(f"{where[0]}: {where[1]} takes a {c_type}: {c_type}(), not {_described(value)}")


def OBJECT_OPT(value: Any, c_type: str, where: Where) -> Any:
    return NULL if value is NULL or _null(value) else OBJECT(value, c_type, where)


def _kind_error(value: Any, where: Where, write: bool) -> TypeError:
    call, name = where[:2]
    if isinstance(value, str):
        remedy = "a buffer: new('char[n]') or a bytearray" if write else "bytes: b'...' or text.encode()"
        return TypeError(f"{call}: {name} is a str; C knows bytes only: pass {remedy}")
    if value is None or (type(value) is int and value == 0):
        return TypeError(f"{call}: {name} is {value}; C's null pointer is NULL")
    if isinstance(value, (int, float, Live)):
        return TypeError(
            f"{call}: {name} takes an address, not a number: a variable whose address C takes is {_variable(where)}"
        )
    wanted = (
        "a struct, an array (new('char[n]')), a bytearray or a pointer"
        if write
        else "bytes, a struct, an array or a pointer"
    )
    return TypeError(f"{call}: {name} takes {wanted}, not {_described(value)}")


def _variable(where: Where) -> str:
    """How to make what this parameter points to."""
    expression = where[2] if len(where) > 2 else ""
    if not expression.startswith("sizeof("):
        return "new('int', 1)"
    size = f", sizeof({where[3]})" if len(where) > 3 else ""
    return f"new('{expression[len('sizeof(') : -1]}'{size})"


def _described(value: Any) -> str:
    if isinstance(value, Live):
        return f"{value!r}: its value is {value._name}[0]"
    return f"{_typeof(value).cname!r}" if isinstance(value, CData_) else type(value).__name__


HUGE = "C would take it for a huge unsigned number"


def room(value: Any) -> int | None:
    """The bytes of an object; None for a bare pointer."""
    if isinstance(value, CData_):
        return None if _typeof(value).kind == "pointer" else _sizeof(value)
    return memoryview(value).nbytes


def _size(value: Any, held: int | None, size: int, where: Where) -> ValueError:
    call, name = where[:2]
    expression = where[2] if len(where) > 2 else "libc"
    if size < 0:
        return ValueError(f"{call}: {expression} is {size}; {HUGE}")
    needs = f"{expression} is {size}" if expression != "libc" else f"libc uses {size} bytes"
    return ValueError(f"{call}: {needs}, but {name} holds {held} bytes ({_described(value)})")


# Text


def TEXT(value: Any, where: Where) -> Any:
    """libc reads it up to its NUL."""
    kind = type(value)
    if kind is bytes:
        return value
    if kind is str:
        return _utf8(value, where)
    if isinstance(value, CData_):
        sort = _kind(value)
        if sort == _TEXT_ARRAY or sort == _MAPPED:
            size = _sizeof(value)
            if sort == _MAPPED:
                _mapped(value, size, where)
            if _strnlen(value, size) < size:
                return value
            size = _goes_on(value, size)
            if _strnlen(value, size) < size:
                return value
            raise ValueError(f"{where[0]}: {where[1]} has no NUL in its {size} bytes; C would read on behind it")
        if sort == _TEXT_POINTER:
            if value:
                return value
            raise ValueError(f"{where[0]}: {where[1]} is NULL; libc would crash on it")
    elif isinstance(value, (bytes, str)):
        return _plain(value) if isinstance(value, bytes) else _utf8(value, where)
    elif isinstance(value, (bytearray, memoryview)):
        memory = _memory(value, 0, where, False)
        if _strnlen(memory, len(memory)) < len(memory):
            return memory
        raise ValueError(f"{where[0]}: {where[1]} has no NUL in its {len(memory)} bytes; C would read on behind it")
    raise TypeError(f"{where[0]}: {where[1]} takes text (str, bytes, a char array), not {_described(value)}")


def _plain(value: bytes) -> bytes:
    """The bytes in an object of a class of its own, whatever its methods say."""
    return bytes(memoryview(value))


def _utf8(text: str, where: Where) -> bytes:
    """What cstr() gave comes back as it was."""
    try:
        return str.encode(text, "utf-8", "surrogateescape")
    except UnicodeEncodeError:
        raise ValueError(f"{where[0]}: {where[1]} has a lone surrogate, which UTF-8 cannot express") from None


def TEXT_OPT(value: Any, where: Where) -> Any:
    return NULL if value is NULL or _null(value) else TEXT(value, where)


def TEXT_N(value: Any, size: int, where: Where) -> Any:
    """libc reads it up to its NUL, but never more than `size` bytes: no NUL is needed in a longer array."""
    size = number(size)
    if isinstance(value, CData_) and _kind(value) in (_TEXT_ARRAY, _MAPPED) and 0 <= size <= _sizeof(value):
        return _mapped(value, size, where)
    if size < 0:
        raise _size(value, None, size, where)
    return TEXT(value, where)


def octets(value: Any, where: Where) -> bytes:
    """The bytes of a text up to its NUL."""
    text = TEXT(value, where)
    return text.partition(b"\0")[0] if isinstance(text, bytes) else bytes(ffi.string(ffi.cast("char *", text)))


def CHARS(value: Any, where: Where) -> Any:
    """TEXT() for a variadic function, which cffi gives nothing but `char *`."""
    text = TEXT(value, where)
    return text if isinstance(text, bytes) else kept(ffi.cast(_CHARS, text), text)


def POINTER(value: Any, where: Where) -> Any:
    """A pointer variable, which libc fills in: new("char *"). `where` may end with what it holds: "char *"."""
    if isinstance(value, CData_):
        t = _typeof(value)
        if (
            t.kind in ("array", "pointer")
            and t.item.kind == "pointer"
            and value
            and (t.kind == "pointer" or len(value))
        ):
            return value
    held = where[2] if len(where) > 2 else "char *"
    raise TypeError(f"{where[0]}: {where[1]} takes the address of a pointer, new('{held}'), not {_described(value)}")


def EDIT(value: Any, where: Where) -> Any:
    """libc changes this text in place."""
    if isinstance(value, (bytes, str)):
        raise TypeError(
            f"{where[0]}: {where[1]} is {type(value).__name__}, which never changes; pass new('char[]', b'...')"
        )
    text = TEXT(value, where)
    if isinstance(value, CData_):
        return _mapped(text, 1, where, True)
    return OUT(value, 0, where)


def EDIT_OPT(value: Any, where: Where) -> Any:
    return NULL if value is NULL or _null(value) else EDIT(value, where)


def ARGV(value: Any, where: Where) -> Any:
    """An array of strings that ends in NULL; a list may leave that out."""
    if isinstance(value, (list, tuple)):
        items = value[:-1] if value and _null(value[-1]) else value
        texts = [_item(item, (where[0], f"item {number} of {where[1]}")) for number, item in enumerate(items, 1)]
        return kept(ffi.cast("void **", array := ffi.new("void *[]", [*texts, NULL])), (array, texts))
    if isinstance(value, CData_):
        t = _typeof(value)
        if t.kind == "array" and t.item.kind == "pointer":
            if any(not item for item in value):
                return value
            raise ValueError(f"{where[0]}: {where[1]} does not end in NULL")
        if t.kind == "pointer" and t.item.kind == "pointer" and value:
            return value
    raise TypeError(
        f"{where[0]}: {where[1]} takes a list of strings or a char *[] that ends in NULL, not {_described(value)}"
    )


def _item(value: Any, where: Where) -> Any:
    if isinstance(value, (str, bytes)):
        return ffi.new("signed char[]", bytes(TEXT(value, where)))
    if value is None:
        raise TypeError(f"{where[0]}: {where[1]} is None; C's null pointer is NULL")
    if _null(value):
        raise ValueError(f"{where[0]}: {where[1]} is NULL; only the last may be")
    return TEXT(value, where)


def ARGV_OPT(value: Any, where: Where) -> Any:
    return NULL if value is NULL or _null(value) else ARGV(value, where)


def CHAR(value: Any, where: Where) -> int:
    """A character as <ctype.h> takes it."""
    character = whole(value)
    if character is None:
        if isinstance(value, (str, bytes)) and len(value) == 1:
            raise TypeError(f"{where[0]}: {where[1]} is {value!r}; a character of C is an integer: ord({value!r})")
        raise TypeError(f"{where[0]}: {where[1]} takes a character (an integer), not {_described(value)}")
    if -128 <= character <= 255:
        return character
    raise ValueError(f"{where[0]}: {where[1]} is {character}; libc reads out of its table beyond -128 to 255")


def whole(value: Any) -> int | None:
    """The integer that a value is, as C takes it; None if it is none."""
    try:
        found = _index(value)
        return found if type(found) is int else _plain_int(found)
    except TypeError:
        if isinstance(value, CData_) and _typeof(value).kind in ("primitive", "enum"):
            return int(value) if _typeof(value).cname not in ("float", "double", "long double") else None
        return None


def _plain_int(value: Any) -> int:
    """The integer in an object of a class of its own, whatever its methods say; TypeError if it is none."""
    return int.__add__(value, 0)


_NO_INTEGER = "an integer is required"


def number(value: Any) -> int:
    """An integer to calculate with: the very one that libc will get, which other objects may change until then.

    explained() finds out which argument was none.
    """
    if type(value) is int:
        return value
    try:
        return _plain_int(value)
    except TypeError:
        found = whole(value) if isinstance(value, (CData_, Live)) else None
    if found is None:
        raise TypeError(f"{_NO_INTEGER}, not {_described(value)}")
    return found


def truncated(value: Any, c_type: str) -> int:
    """An integer as C converts it for a parameter of that type."""
    return int(ffi.cast(c_type, number(value)))


# What size expressions are made of


def strlen(value: Any) -> int:
    """strlen() of what TEXT takes; 0 for what it refuses (TEXT then says why)."""
    if isinstance(value, str):
        try:
            value = _utf8(value, ("strlen", "s"))
        except ValueError:
            return 0
    if isinstance(value, memoryview):
        value = bytes(value)
    if isinstance(value, (bytes, bytearray)):
        end = value.find(0)
        return len(value) if end < 0 else end
    if isinstance(value, CData_):
        kind = _kind(value)
        if kind == _TEXT_ARRAY or (kind == _MAPPED and there(value)):
            size = _sizeof(value)
            length = int(_strnlen(value, size))
            return length if length < size else int(_strnlen(value, _goes_on(value, size)))
        if kind == _TEXT_POINTER and value:
            return int(lib.strlen(value))
    return 0


def there(value: Any) -> bool:
    """Whether an array can be read, be it one of mmap(): OUT and TEXT say why not."""
    try:
        _mapped(value, _sizeof(value), ("", ""))
    except ValueError:
        return False
    return True


def strnlen(value: Any, size: int) -> int:
    if isinstance(value, CData_) and _kind(value) == _TEXT_POINTER and value and size >= 0:
        return int(_strnlen(value, size))
    return min(strlen(value), size)


def deref(value: Any, c_type: str) -> int:
    """`*value`, for a length that is passed by address; 0 for what is no such address, which OUT then refuses."""
    address = value
    if isinstance(value, CData_):
        if _typeof(value) is _LENGTH and c_type == "socklen_t":  # new("socklen_t", n): almost always
            return int(value[0])
        kind = _kind(value)
        if kind == _OTHER or (kind in (_POINTER, _TEXT_POINTER) and not value):
            return 0
        if kind == _MAPPED and not there(value):
            return 0
        if kind == _STRUCT:
            address = _addressof(value)
        held = None if kind in (_POINTER, _TEXT_POINTER) else _sizeof(value)
    else:
        try:
            address = _from_buffer(value)
        except (TypeError, ValueError, BufferError):
            return 0
        held = len(address)
    if held is not None and held < SIZE[c_type]:
        return 0
    return int(ffi.cast(f"{c_type} *", address)[0])


def place_of(passed: Any) -> int:
    """The address of what a guard returned."""
    return int(ffi.cast("uintptr_t", _from_buffer(passed) if type(passed) is bytes else ffi.cast("void *", passed)))


def owned(passed: Any) -> Any:
    """What a result will point into: memory of its own where bytes came, which never change."""
    return ffi.new("char[]", passed) if type(passed) is bytes else passed


def kept_by(pointer: Any, owner: Any) -> Any:
    """A result that points into an argument holds on to it."""
    return kept(pointer, owner) if pointer else NULL


class _Sizes(dict):  # type: ignore[type-arg]
    """sizeof() of types by their text, measured once."""

    def __missing__(self, name: str) -> int:
        size = self[name] = sizeof(name)
        return size


SIZE: dict[str, int] = _Sizes()


def text_constant(name: str) -> Literal:
    return Literal(ffi.string(getattr(lib, name)))


if TYPE_CHECKING:

    class _Constants:
        def __getattr__(self, name: str) -> int: ...

    constants: _Constants
else:
    constants = lib


# Handles: what libc hands out, and may be given back once

live: dict[str, dict[Any, Any]] = {
    "stream": dict.fromkeys((lib.stdin, lib.stdout, lib.stderr), True),
    "heap": {},
}


def GIVES(pointer: Any, kind: str) -> Any:
    if pointer:
        live.setdefault(kind, {})[pointer] = True
    return pointer


def LIVE(value: Any, kind: str, where: Where) -> Any:
    if isinstance(value, CData_) and value in live.get(kind, ()):
        return value
    raise _dead(value, kind, where)


def TAKES(value: Any, kind: str, where: Where) -> Any:
    if isinstance(value, CData_) and live.get(kind, {}).pop(value, False):
        return value
    raise _dead(value, kind, where)


def LIVE_OPT(value: Any, kind: str, where: Where) -> Any:
    return NULL if value is NULL or _null(value) else LIVE(value, kind, where)


def TAKES_OPT(value: Any, kind: str, where: Where) -> Any:
    return NULL if value is NULL or _null(value) else TAKES(value, kind, where)


def _null(value: Any) -> bool:
    return isinstance(value, CData_) and _kind(value) in (_POINTER, _TEXT_POINTER) and not value


_SOURCES = {
    "stream": "an open FILE * (stdin, stdout, stderr, or from fopen, fdopen, ...)",
    "heap": "a live block from malloc, calloc, realloc, strdup, ...",
    "directory": "an open DIR * of opendir() or fdopendir()",
    "timer": "a timer of timer_create()",
}


def _dead(value: Any, kind: str, where: Where) -> Exception:
    call, name = where[:2]
    wanted = _SOURCES.get(kind, f"a live result of {kind}")
    if isinstance(value, CData_) and _kind(value) in (_POINTER, _TEXT_POINTER):
        state = "NULL" if not value else "not one, or no longer"
        return ValueError(f"{call}: {name} takes {wanted}; this pointer is {state}")
    extra = "; memory made with new() is freed by Python" if kind == "heap" else ""
    return TypeError(f"{call}: {name} takes {wanted}, not {_described(value)}{extra}")


# What cffi refuses

REFUSED = (TypeError, OverflowError, ValueError)


def explained(error: Exception, call: str, parameters: str, arguments: tuple[Any, ...]) -> Exception:
    """cffi's error with the names of call and argument; a guard's own error as it is.

    The frames below hold views of buffers: in a cycle with a memoryview CPython may crash when it collects them.
    """
    own = str(error).startswith(call + ": ")
    if hasattr(error, "of_handler") or (isinstance(error, ValueError) and not own):
        return error
    error.__traceback__ = None
    if own:
        return error
    for text, value in zip(parameters.split(", "), arguments):
        if "*" not in text and "[" not in text:
            kind, _, name = text.rpartition(" ")
            found = _refused(value, kind, f"{call}: {name}", name, str(error).startswith(_NO_INTEGER))
            if found is not None:
                return found
    return type(error)(f"{call}: {error}")


def _refused(value: Any, kind: str, where: str, name: str, measured: bool) -> Exception | None:
    """Why a value does not pass as a C value of this kind. What measures memory must be an int."""
    if kind.startswith("struct "):
        if isinstance(value, CData_) and _typeof(value) is ctype(kind):
            return None
        return TypeError(f"{where} takes a {kind}, not {_described(value)}")
    if kind in ("double", "float"):
        return (
            None if isinstance(value, (int, float)) else TypeError(f"{where} takes a number, not {_described(value)}")
        )
    number = whole(value)
    if measured and number is not None and not isinstance(value, (int, Live, CData_)):
        return TypeError(f"{where} takes an int, not {_described(value)}: int({name})")
    if number is None or not (isinstance(value, CData_) or hasattr(value, "__int__")):
        character = kind.endswith("char") or (kind == "int" and name in ("c", "delim"))
        if character and isinstance(value, (str, bytes)) and len(value) == 1:
            return TypeError(f"{where} is {value!r}; a character of C is an integer: ord({value!r})")
        article = "an" if kind[0] in "aeio" or kind.startswith("unsigned") else "a"
        array = isinstance(value, CData_) and _kind(value) in (_ARRAY, _TEXT_ARRAY, _MAPPED)
        hint = f"; its value is {name}[0]" if array else ""
        return TypeError(f"{where} takes {article} {kind}, not {_described(value)}{hint}")
    try:
        ffi.new("unsigned long long *" if int(ffi.cast(kind, -1)) >> 63 == 1 else "long long *", number)
    except OverflowError:
        reason = HUGE if -(1 << 63) <= number < 0 else "no integer of C is that wide"
        return OverflowError(f"{where} is {number}; {reason}")
    return None


#: What signal() takes in the place of a function
_NO_FUNCTIONS = (lib.SIG_DFL, lib.SIG_IGN, lib.SIG_ERR)


def FUNCTION(value: Any, where: Where) -> Callable[..., Any]:
    """A Python function, for parameters that are functions."""
    if isinstance(value, CData_):
        if _typeof(value).kind != "function":
            raise TypeError(f"{where[0]}: {where[1]} takes a function, not {_described(value)}")
        if value in _NO_FUNCTIONS:
            raise ValueError(f"{where[0]}: {where[1]} takes a function; this pointer leads to none")
    elif not callable(value):
        raise TypeError(f"{where[0]}: {where[1]} takes a function, not {_described(value)}")
    return value  # type: ignore[no-any-return]
