"""The process a C program expects: run(main), and how it ends.

libc's stdio is the program's stdio: under run(), Python's print and input go through it as well, so that the order of
what is printed is kept, and input() goes on where fgets() stopped. Nothing here keeps a descriptor open.
"""

from __future__ import annotations

import errno
import io
import os
import sys

from pysock._libc import ffi, lib
from pysock.interpreter import BYTES_OF_A_CALL, PYTHON_CALLS_NEED_NO_STACK
from pysock.values import NULL, new

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, NoReturn

    from pysock.annotations import Pointer


def run(main: Callable[..., int | None], depth: int = 0) -> NoReturn:
    """Runs `main()`, `main(argc, argv)` or `main(argc, argv, envp)` as a C program runs, and ends the process.

    argv is a `char *argv[]` that ends in NULL. The exit status is what main returns (None: 0), of which the system
    keeps the low 8 bits. SIGPIPE and SIGINT have their default action: they kill. An exception ends the program as
    Python does: traceback, status 1.

    `depth` is for functions that call themselves: so many calls within calls, where Python allows 1000. CPython before
    3.11 and PyPy need the system's stack for them, and stop with RecursionError where it might end (8 MiB: 11,000).
    """
    if depth:
        deeper(depth)
    signals_as_c()
    buffers_as_c()
    sys.stdin = _text(_Input(lib.stdin), sys.stdin)
    sys.stdout = _text(_Stream(lib.stdout), sys.stdout)
    sys.stderr = _text(_Stream(lib.stderr), sys.stderr)
    argv = strings([os.fsencode(argument) for argument in sys.argv])
    name_as_c(argv[0])
    arguments = (len(sys.argv), argv, lib.environ)[: _arity(main)]
    try:
        status = main(*arguments)
    except SystemExit as end:  # what is still open is the kernel's to close, as after exit(3)
        leave(_python_status(end.code))
    if status is None:
        status = 0
    if not isinstance(status, int):
        raise TypeError(f"main returned {type(status).__name__}; a C program's main returns an int")
    leave(status)


def deeper(depth: int) -> None:
    """Functions may call each other to this depth, as far as the stack allows."""
    if not PYTHON_CALLS_NEED_NO_STACK:
        import resource

        room = resource.getrlimit(resource.RLIMIT_STACK)[0]
        depth = min(depth, (1 << 23 if room == resource.RLIM_INFINITY else room) // BYTES_OF_A_CALL)
    sys.setrecursionlimit(max(depth, sys.getrecursionlimit()))


def leave(status: int) -> NoReturn:
    """exit(3): from any thread, with what Python and libc still hold in their buffers written."""
    flush()
    lib.exit(status)
    raise AssertionError("exit(3) came back")


def flush() -> None:
    """What Python holds goes out; what cannot is lost without a word, as in C."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and not stream.closed:
            try:  # noqa: SIM105
                stream.flush()
            except OSError:
                pass


def signals_as_c() -> None:
    """What Python changed at start-up is put back: SIGPIPE, SIGXFSZ and SIGINT at their defaults."""
    import signal

    for number in (signal.SIGPIPE, getattr(signal, "SIGXFSZ", signal.SIGPIPE)):
        signal.signal(number, signal.SIG_DFL)
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)


def buffers_as_c() -> None:
    """`python -u` and PYTHONUNBUFFERED take libc's own buffers away as well: stdin and stdout get them back."""
    if not any(getattr(stream, "write_through", False) for stream in (sys.__stdout__, sys.__stderr__)):
        return
    for stream, descriptor in ((lib.stdin, 0), (lib.stdout, 1)):
        try:
            size = min(os.fstat(descriptor).st_blksize, lib.BUFSIZ)
        except OSError:
            size = lib.BUFSIZ
        mode = lib._IOLBF if os.isatty(descriptor) else lib._IOFBF
        lib.setvbuf(stream, lib.malloc(size), mode, size)  # the buffer is libc's until the process ends


def name_as_c(name: Pointer) -> None:
    """What err(), error(), syslog() and assert() call the program is its argv[0], not Python's."""
    if name and hasattr(lib, "program_invocation_name"):
        slash = lib.strrchr(name, ord("/"))
        lib.program_invocation_name = name
        lib.program_invocation_short_name = slash + 1 if slash else name


def strings(texts: list[bytes]) -> Pointer:
    """A `char *[]` that ends in NULL and keeps its strings alive, in memory that a program may change."""
    arrays = [new("char[]", text) for text in texts]
    argv = new(f"char *[{len(arrays) + 1}]", [*arrays, NULL])
    _alive.append(arrays)
    return argv  # type: ignore[no-any-return]


_alive: list[Any] = []


def _arity(main: Any) -> int:
    """How many of argc, argv, envp this main takes."""
    import inspect

    kinds = [p.kind for p in inspect.signature(main).parameters.values()]
    if inspect.Parameter.VAR_POSITIONAL in kinds:
        return 3
    count = len([k for k in kinds if k in (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)])
    if count == 1 or count > 3:
        counted = "1 parameter" if count == 1 else f"{count} parameters"
        raise TypeError(f"main takes {counted}; C knows main(), main(argc, argv) and main(argc, argv, envp)")
    return count


def _python_status(code: Any) -> int:
    """sys.exit()'s argument as an exit status."""
    if code is None or isinstance(code, int):
        return code or 0
    print(code, file=sys.stderr)
    return 1


class _Stream(io.RawIOBase):
    """A FILE * of libc as Python's io knows files."""

    def __init__(self, stream: Pointer) -> None:
        self._stream = stream

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        view = memoryview(data).cast("B")
        written = int(lib.fwrite(ffi.from_buffer(view), 1, len(view), self._stream))
        if written < len(view):
            raise OSError(ffi.errno, os.strerror(ffi.errno))
        return written

    def flush(self) -> None:
        if not self.closed and lib.fflush(self._stream) != 0:
            raise OSError(ffi.errno, os.strerror(ffi.errno))

    def fileno(self) -> int:
        return int(lib.fileno(self._stream))

    def isatty(self) -> bool:
        return bool(lib.isatty(self.fileno()))


class _Input(_Stream):
    """A FILE * that is read. What Python has not asked for stays in libc's buffer, for libc's own calls."""

    def readable(self) -> bool:
        return True

    def writable(self) -> bool:
        return False

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer).cast("B")
        return self._read(view, len(view))

    def read1(self, size: int = -1) -> bytes:
        """One byte: text is decoded no further than to the character asked for."""
        byte = bytearray(1)
        return bytes(byte[: self._read(byte, 1)])

    def _read(self, memory: Any, size: int) -> int:
        place = ffi.from_buffer(memory, require_writable=True)
        held = 0
        while held < size:
            held += int(lib.fread(place + held, 1, size - held, self._stream))
            error = ffi.errno
            if held == size or lib.feof(self._stream):
                break
            lib.clearerr(self._stream)
            if error != errno.EINTR:
                if held:
                    break
                raise OSError(error, os.strerror(error))
        return held

    def flush(self) -> None:
        pass


class _Text(io.TextIOWrapper):
    """Text for a FILE *: nothing stays in Python, and print(flush=True) is fflush()."""


def _text(raw: Any, old: Any) -> io.TextIOWrapper:
    """Python's sys.stdin, sys.stdout or sys.stderr, over libc's."""
    if isinstance(old, _Text):
        return old
    if old is not None:
        old.flush()
    encoding = getattr(old, "encoding", None) or "utf-8"
    errors = getattr(old, "errors", None) or "strict"
    errors = "surrogateescape" if errors == "strict" else errors  # bytes that are no text go out as they came
    return _Text(raw, encoding=encoding, errors=errors, newline="\n", write_through=True)
