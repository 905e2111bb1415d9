"""What differs between the interpreters that pysock runs on: CPython and PyPy. All that Python does about it is
here; in csrc/, PYPY_VERSION marks what is for one of them alone. No other module asks where it runs.
"""

from __future__ import annotations

import sys

from pysock._libc import ffi, lib

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

CPYTHON = sys.implementation.name == "cpython"

#: Whether a Python function that calls another takes none of the system's stack; where it does, about so much.
PYTHON_CALLS_NEED_NO_STACK = CPYTHON and sys.version_info >= (3, 11)
BYTES_OF_A_CALL = 750 if CPYTHON else 1000

_from_buffer = ffi.from_buffer

#: The memory of an object of Python's: BufferError if it is read-only, or lies in pieces.
buffer: Callable[..., Any]
#: Whether an array is a view: of from_buffer().
is_view: Callable[[Any], bool]
#: Whether an array is neither a view nor a slice.
owns: Callable[[Any], bool]
#: Whether a value neither owns its memory nor keeps another's: a slice, a field, an element, a pointer.
is_bare: Callable[[Any], bool]

if CPYTHON:
    _View: Any = type(_from_buffer(bytearray(1)))
    _Plain: Any = type(ffi.NULL)
    buffer = _from_buffer

    def is_view(value: Any) -> bool:
        return type(value) is _View

    def owns(value: Any) -> bool:
        kind = type(value)
        return kind is not _View and kind is not _Plain

    def is_bare(value: Any) -> bool:
        return type(value) is _Plain

    def fork() -> int:
        return int(lib.pysock_fork())

    def daemon(nochdir: int, noclose: int) -> int:
        return int(lib.pysock_daemon(nochdir, noclose))

else:
    # PyPy's cffi has one class for all values, and takes memory in pieces for one piece

    def buffer(value: Any, require_writable: bool = False) -> Any:
        if isinstance(value, memoryview) and not value.c_contiguous:
            raise BufferError("memoryview: underlying buffer is not C-contiguous")
        try:
            return _from_buffer(value, require_writable=require_writable)
        except TypeError:
            if require_writable and memoryview(value).readonly:
                raise BufferError("Object is not writable.") from None
            raise

    def is_view(value: Any) -> bool:
        return " buffer len " in repr(value)

    def owns(value: Any) -> bool:
        return " owning " in repr(value)

    def is_bare(value: Any) -> bool:
        return isinstance(value, ffi.CData) and not owns(value) and not is_view(value)

    # The interpreter is ready for a fork of its own only. errno is the same variable for it and for cffi.

    def fork() -> int:
        from os import fork

        before = ffi.errno
        try:
            pid = fork()
        except OSError as error:
            ffi.errno = error.errno or 0
            return -1
        ffi.errno = before
        return pid

    def daemon(nochdir: int, noclose: int) -> int:
        if len(sys._current_frames()) > 1:
            raise RuntimeError("daemon: PyPy can become a daemon only while no other thread runs; call it before them")
        return int(lib.daemon(nochdir, noclose))
