"""Functions in C values: structs with fields that are functions take Python functions, and give the very same back.

What stands in the C memory is an address that belongs to the function and stays its own. Nothing here calls libc.
"""

from __future__ import annotations

from pysock._libc import ffi
from pysock.values import ctype, dressed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

_addresses: dict[tuple[int, Any], Any] = {}  # by a function's id and the type
_functions: dict[int, Any] = {}  # by address; keeps the function alive, for the address may stand anywhere in C memory


def address_of(function: Callable[..., Any], c_type: Any) -> Any:
    """A C function pointer that stands for a Python function."""
    key = id(function), c_type
    if key not in _addresses:
        pointer = _addresses[key] = ffi.callback(c_type, function)
        _functions[int(ffi.cast("uintptr_t", pointer))] = function
    return _addresses[key]


def filled(t: Any, init: Any) -> Any:
    """An initial value of this type with the Python functions in it as C's; itself if there are none."""
    if t.kind == "function":
        return address_of(init, t) if callable(init) and not isinstance(init, ffi.CData) else init
    if isinstance(init, dict) and t.kind in ("struct", "union"):
        types = dict(t.fields or ())
        given = {name: filled(types[name].type, one) if name in types else one for name, one in init.items()}
        return given if any(given[name] is not init[name] for name in init) else init
    if isinstance(init, (list, tuple)) and t.kind in ("array", "struct"):
        kinds = [t.item] * len(init) if t.kind == "array" else [field.type for _, field in t.fields or ()]
        made = [filled(kind, one) for kind, one in zip(kinds, init)] + list(init[len(kinds) :])
        return made if any(a is not b for a, b in zip(made, init)) else init
    return init


def function_at(pointer: Any) -> Any:
    """The Python function that a C function pointer stands for; the pointer itself if it stands for none."""
    return _functions.get(int(ffi.cast("uintptr_t", pointer)), pointer)


class WithFunctions:
    """A C struct: its fields are those of `c_struct`, and those that are functions take Python functions."""

    __slots__ = ("c_struct",)
    c_type: Any
    functions: dict[str, Any]
    integers: dict[str, Any]

    def __init__(self, c_struct: Any = None, init: Any = None) -> None:
        object.__setattr__(self, "c_struct", c_struct)
        if init is None:
            return
        if type(init) is type(self):
            init = init.c_struct
        if isinstance(init, ffi.CData):
            ffi.addressof(c_struct)[0] = init
        else:
            fields = init if isinstance(init, dict) else dict(zip((name for name, _ in self.c_type.fields), init))
            for name, value in fields.items():
                setattr(self, name, value)

    def __getattr__(self, name: str) -> Any:
        value = getattr(self.c_struct, name)
        return function_at(value) if name in self.functions else value

    def __setattr__(self, name: str, value: Any) -> None:
        if name in self.functions and callable(value) and not isinstance(value, ffi.CData):
            value = address_of(value, self.functions[name])
        elif name in self.integers and isinstance(value, int):
            value = int(ffi.cast(self.integers[name], value))  # SA_RESETHAND is an unsigned int's highest bit
        setattr(self.c_struct, name, value)

    def __dir__(self) -> list[str]:
        return [name for name, _ in self.c_type.fields]

    def __repr__(self) -> str:
        return repr(self.c_struct)


def dress(c_type: str) -> None:
    """From now on new() of this struct makes one that takes Python functions."""
    found = ctype(c_type)
    kinds = {
        kind: {name: field.type for name, field in found.fields if field.type.kind == kind}
        for kind in ("function", "primitive")
    }
    name = c_type.rpartition(" ")[2]
    made = type(
        name,
        (WithFunctions,),
        {"__slots__": (), "c_type": found, "functions": kinds["function"], "integers": kinds["primitive"]},
    )
    dressed[found] = dressed[made] = made
