"""What C values are to a type checker and to an editor: the words in the annotations of the generated modules.

Nothing of pysock loads this when a program runs. A program may import a word for annotations of its own:
`from pysock.annotations import Pointer`.
"""

from __future__ import annotations

from typing import Any, ClassVar, Generic, Protocol, Union

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import SupportsIndex, overload

    from typing_extensions import TypeAlias, TypeVar

    from pysock.values import Integer

    T = TypeVar("T", default=Any)
else:
    from typing import TypeVar

    T = TypeVar("T")


class CData:
    """Any C value that is not a plain number: a struct, a union, an array, a pointer."""


class Pointer(CData, Generic[T]):
    """A pointer or an array: `p[0]` is what it points to, `p.field` is C's `p->field`, `p + 1` the next one."""

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, index: SupportsIndex) -> T: ...
        @overload
        def __getitem__(self, index: slice) -> Pointer[T]: ...
        def __getitem__(self, index: Any) -> Any: ...
        def __setitem__(self, index: SupportsIndex | slice, value: object) -> None: ...
        def __add__(self, other: SupportsIndex) -> Pointer[T]: ...
        def __radd__(self, other: SupportsIndex) -> Pointer[T]: ...
        @overload
        def __sub__(self, other: Pointer[Any]) -> int: ...
        @overload
        def __sub__(self, other: SupportsIndex) -> Pointer[T]: ...
        def __sub__(self, other: Any) -> Any: ...
        def __len__(self) -> int: ...
        def __bool__(self) -> bool: ...
        def __getattr__(self, name: str) -> Any: ...
        def __setattr__(self, name: str, value: Any) -> None: ...
        def __lt__(self, other: CData) -> bool: ...
        def __le__(self, other: CData) -> bool: ...
        def __gt__(self, other: CData) -> bool: ...
        def __ge__(self, other: CData) -> bool: ...


class argv_t(Pointer[Any]):
    """`char *argv[]`"""


class Own(Protocol):
    """A struct or union that the program has defined: @struct, @union."""

    __dataclass_fields__: ClassVar[dict[str, Any]]


#: What names a C type: its text, a struct's class, an integer type.
TypeName: TypeAlias = Union[str, type[CData], type[Own], "Integer"]

#: A number of C: an int, errno and the like.
Int: TypeAlias = int
#: What libc only reads, and what it writes to.
In: TypeAlias = Union[bytes, bytearray, memoryview, CData, Own]
Out: TypeAlias = Union[bytearray, memoryview, CData, Own]
#: The same where C names a struct: that struct, an array or pointer, a program's own struct, or bytes.
InOf: TypeAlias = Union[T, Pointer[Any], Own, bytes, bytearray, memoryview]
OutOf: TypeAlias = Union[T, Pointer[Any], Own, bytearray, memoryview]
#: Text up to its NUL; a str goes as UTF-8.
Text: TypeAlias = Union[str, bytes, bytearray, Pointer[Any]]
#: An array of texts that ends in NULL; a list needs no NULL.
Argv: TypeAlias = Union[list[Any], tuple[Any, ...], Pointer[Any]]
#: What may stand for the `...` of printf().
Printed: TypeAlias = Union[int, float, str, bytes, bytearray, Pointer[Any]]
#: The first value of a struct: the struct to copy, or its fields.
Init: TypeAlias = Union[T, Pointer[Any], dict[str, Any], list[Any], tuple[Any, ...], None]
