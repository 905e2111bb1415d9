"""The cffi module: `ffi`, and `lib` with every function, constant and variable of libc that is bound, unguarded."""

from typing import Any

from cffi import FFI

ffi: FFI
lib: Any
