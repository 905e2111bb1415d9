"""What <netdb.h>, <pwd.h> and <grp.h> share: entries of lists, in memory of the program's own."""

from __future__ import annotations

from pysock._libc import ffi, lib
from pysock.guard import OUT, POINTER, SIZE, number, place_of
from pysock.values import remember

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Entry:
    """Where a function that ends in _r writes: the entry keeps alive what it points into, and *result the entry."""

    def __init__(
        self, call: str, kind: str, entry: Any, buf: Any, buflen: int, result: Any, name: str = "result_buf"
    ) -> None:
        self.call, self.given = call, (entry, buf, result)
        size = SIZE[kind]
        place = OUT(entry, size, (call, name, f"sizeof({kind})"))
        buflen = number(buflen)
        memory = OUT(buf, buflen, (call, "buf", "buflen"))
        self.result = POINTER(result, (call, "result", f"{kind} *"))
        self.passed = (place, memory, buflen, self.result)
        start, end = place_of(memory), place_of(memory) + buflen
        for other, value, length in ((name, place, size), ("result", self.result, SIZE["void *"])):
            if start < place_of(value) + length and place_of(value) < end:
                raise ValueError(f"{call}: buf and {other} are the same memory; libc would write one over the other")

    def fill(self, *arguments: Any, last: tuple[Any, ...] = ()) -> int:
        code = int(getattr(lib, self.call)(*arguments, *self.passed, *last))
        if self.result[0]:
            entry, buf, result = self.given
            remember(result, (entry, buf))
            if isinstance(entry, ffi.CData):
                remember(entry, buf)
        return code
