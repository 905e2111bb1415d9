"""The cffi module: `ffi`, and `lib` with every function, constant and variable of libc that is bound, unguarded."""

from typing import Any

ffi: Any
lib: Any
