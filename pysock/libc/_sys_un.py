"""What <sys/un.h> needs by hand."""

from __future__ import annotations

from pysock._libc import ffi, lib
from pysock.guard import IN, SIZE, CData_, strnlen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def SUN_LEN(ptr: Any) -> int:
    passed = IN(ptr, SIZE["struct sockaddr_un"], ("SUN_LEN", "ptr", "sizeof(struct sockaddr_un)"))
    if not isinstance(passed, CData_):
        passed = ffi.from_buffer(passed)
    path = ffi.cast("struct sockaddr_un *", passed).sun_path
    if strnlen(path, len(path)) == len(path):
        raise ValueError(f"SUN_LEN: ptr: sun_path has no NUL in its {len(path)} bytes; count its bytes yourself")
    return int(lib.SUN_LEN(passed))
