"""What <stdarg.h> is in Python: the arguments of a program's own variadic functions, taken one by one.

`def log(fmt, *args)` is C's `void log(const char *fmt, ...)`; `va_start(ap, args)` names what stands for the `...`.
"""

from __future__ import annotations

from pysock._libc import ffi
from pysock.guard import FUNCTION, TEXT, CData_, _described, whole
from pysock.values import cast, ctype, new

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from pysock.annotations import TypeName
    from pysock.guard import Where

__all__ = ["va_arg", "va_copy", "va_end", "va_list", "va_start"]


class va_list:
    """The arguments that have not been taken yet: `ap = va_list()`, then va_start(ap, args)."""

    __slots__ = ("_rest", "_state")

    def __init__(self) -> None:
        self._rest: list[Any] = []
        self._state = "has not been begun: va_start(ap, args)"  # "" while arguments may be taken

    def __repr__(self) -> str:
        return f"<va_list: {self._state or f'{len(self._rest)} left'}>"


def va_start(ap: va_list, args: Sequence[Any]) -> None:
    """va_start(ap, args)

    Begin with the arguments of a variadic function. C's va_start() takes the name of the last parameter before them;
    Python's takes the arguments themselves.

    ap    a va_list
    args  the function's *args

    See stdarg(3).
    """
    _list(ap, ("va_start", "ap"))
    if not isinstance(args, (tuple, list)):
        raise TypeError(f"va_start: args takes the arguments of `def f(fmt, *args)`, not {_described(args)}")
    ap._rest = list(args)
    ap._state = ""


def va_arg(ap: va_list, type: TypeName) -> Any:
    """va_arg(ap, type) -> the argument

    The next argument, as a value of this type: a Python number, a pointer, a struct.

    ap    a va_list, after va_start()
    type  as for new(): "int", "char *", "struct sockaddr_in", ...

    See stdarg(3).
    """
    rest = _begun(ap, ("va_arg", "ap"))
    t = ctype(type)
    if not rest:
        raise IndexError("va_arg: ap has no argument left; C would read something else")
    value = _as(rest[0], t)
    del rest[0]
    return value


def va_copy(dest: va_list, src: va_list) -> None:
    """va_copy(dest, src)

    Make dest another list of the arguments that src still has.

    See stdarg(3).
    """
    _list(dest, ("va_copy", "dest"))
    dest._rest = list(_begun(src, ("va_copy", "src")))
    dest._state = ""


def va_end(ap: va_list) -> None:
    """va_end(ap)

    Be done with a va_list, which va_start() may then begin anew.

    See stdarg(3).
    """
    _list(ap, ("va_end", "ap"))
    if ap._state and not ap._state.startswith("was handed"):
        raise ValueError(f"va_end: ap {ap._state}")
    ap.__init__()  # type: ignore[misc]


def arguments(ap: Any, where: Where) -> tuple[Any, ...]:
    """All that is left, for a function of the v*printf() kind, after which C leaves open what ap holds."""
    rest = tuple(_begun(ap, where))
    ap._rest = []
    ap._state = f"was handed to {where[0]}(), which uses it up: va_copy() it before"
    return rest


def _list(ap: Any, where: Where) -> va_list:
    if not isinstance(ap, va_list):
        raise TypeError(f"{where[0]}: {where[1]} takes a va_list, not {_described(ap)}")
    return ap


def _begun(ap: Any, where: Where) -> list[Any]:
    found = _list(ap, where)
    if found._state:
        raise ValueError(f"{where[0]}: {where[1]} {found._state}")
    return found._rest


def _as(value: Any, t: Any) -> Any:
    """An argument as the C value that the callee asks for."""
    name = t.cname.replace("signed char", "char").replace("unchar", "unsigned char")
    if t.kind in ("primitive", "enum"):
        if t.cname == "float" or (t.kind == "primitive" and t.cname != "double" and ffi.sizeof(t) < ffi.sizeof("int")):
            wider = "double" if t.cname == "float" else "int"
            raise TypeError(f"va_arg: type {name!r} arrives as {wider!r}: C widens what stands for `...`")
        number = whole(value)
        if t.cname in ("double", "long double"):
            if isinstance(value, (int, float)):
                return float(value)
            if isinstance(value, CData_) and ffi.typeof(value).kind == "primitive":
                return float(value)
        elif number is not None:
            return cast(t, number)
    elif t.kind == "function":
        return FUNCTION(value, ("va_arg", "ap"))
    elif t.kind == "pointer":
        if isinstance(value, (str, bytes)):
            return cast(t, new("char[]", TEXT(value, ("va_arg", "ap"))))
        if isinstance(value, (bytearray, memoryview)) or (
            isinstance(value, CData_) and ffi.typeof(value).kind in ("pointer", "array", "struct", "union", "function")
        ):
            return cast(t, value)
    elif t.kind in ("struct", "union") and isinstance(value, CData_) and ffi.typeof(value) is t:
        return new(t, value)
    raise TypeError(f"va_arg: the next argument in ap is {_described(value)}, not of type {name!r}")
