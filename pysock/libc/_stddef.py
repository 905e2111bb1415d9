"""What <stddef.h> needs by hand: NULL, and offsetof(), whose arguments are a type and a field."""

from __future__ import annotations

from pysock._libc import ffi
from pysock.values import NULL, ctype

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pysock.annotations import TypeName

__all__ = ["NULL", "offsetof"]


def offsetof(type: TypeName, member: str) -> int:
    """offsetof(type, member) -> int
    size_t offsetof(type, member);

    Where a field lies in a struct.

    type    the struct: its class, or its C name as text
    member  the field, as text; "sin_addr.s_addr" and "sa_data[2]" go further in

    Returns the bytes before it.
    See offsetof(3).

    >>> offsetof("struct sockaddr_in", "sin_addr")
    4
    """
    import re  # here: it would be a tenth of the time that all headers take

    if not isinstance(member, str):
        raise TypeError(f"offsetof: member takes a field's name as text, not {member.__class__.__name__}")
    path = [int(word) if word.isdigit() else word for word in re.findall(r"\w+", member)]
    try:
        return int(ffi.offsetof(ctype(type), *path))
    except KeyError as error:
        raise ValueError(f"offsetof: member is {member!r}, but no field is named {error}") from None
    except (TypeError, ffi.error) as error:
        raise TypeError(f"offsetof: {error}") from None
