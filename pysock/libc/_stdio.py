"""What <stdio.h> needs by hand: results whose length only the format tells, what a stream keeps, and va_list."""

from __future__ import annotations

from _thread import get_ident

from pysock._libc import ffi, lib
from pysock.formats import PRINTF, SCANF, SCANNED
from pysock.guard import (
    CHARS,
    GIVES,
    IN_OPT,
    LIVE,
    OUT,
    OUT_OPT,
    POINTER,
    TAKES,
    TEXT,
    TEXT_OPT,
    CData_,
    lasting,
    live,
    number,
    octets,
    place_of,
    room,
    truncated,
)
from pysock.handlers import INPUT
from pysock.libc._stdarg import arguments
from pysock.values import NULL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__all__ = ["NULL"]

#: By stream: the memory that it may use for as long as it is open, by place and size. libc stays with the old buffer
#: where the new one is NULL, or where writing out the old one fails.
_kept: dict[Any, dict[tuple[int, int], Any]] = {}
_OPEN = "a stream's, until fclose()"


def sprintf(str: Any, format: Any, *args: Any) -> int:
    return _sprintf("sprintf", str, format, args)


def _sprintf(call: str, str: Any, format: Any, args: tuple[Any, ...]) -> int:
    passed = PRINTF(format, args, (call, "format"))
    OUT(str, 1, (call, "str"))
    held = room(str)
    if held is not None:
        length = int(lib.snprintf(NULL, 0, *passed))
        OUT(str, max(length, 0) + 1, (call, "str", "the text with its NUL"))
    target = ffi.cast("char *", OUT(str, 1, (call, "str")))
    _apart(call, target, held, passed)
    return int(lib.sprintf(target, *passed))


def snprintf(str: Any, size: int, format: Any, *args: Any) -> int:
    return _snprintf("snprintf", str, size, format, args)


def _snprintf(call: str, str: Any, size: int, format: Any, args: tuple[Any, ...]) -> int:
    passed = PRINTF(format, args, (call, "format"))
    target = ffi.cast("char *", (OUT_OPT if size == 0 else OUT)(str, size, (call, "str", "size")))
    if size:
        _apart(call, target, size, passed)
    return int(lib.snprintf(target, size, *passed))


def _apart(call: str, target: Any, held: int | None, passed: list[Any]) -> None:
    """C leaves open what happens when a text is printed over itself; libc may read on behind its end."""
    start = int(ffi.cast("uintptr_t", target))
    for value in passed[1:]:
        if ffi.typeof(value).kind == "pointer" and start <= int(ffi.cast("uintptr_t", value)) < start + (held or 1):
            raise ValueError(f"{call}: str is among its own arguments; print to another array")


def asprintf(strp: Any, fmt: Any, *args: Any) -> int:
    return _asprintf("asprintf", strp, fmt, args)


def _asprintf(call: str, strp: Any, fmt: Any, args: tuple[Any, ...]) -> int:
    place = POINTER(strp, (call, "strp"))
    length = int(lib.asprintf(place, *PRINTF(fmt, args, (call, "fmt"))))
    if length >= 0:
        GIVES(place[0], "heap")
    return length


# The same with the arguments of a program's own variadic function


def vprintf(format: Any, ap: Any) -> int:
    return int(lib.printf(*PRINTF(format, arguments(ap, ("vprintf", "ap")), ("vprintf", "format"))))


def vfprintf(stream: Any, format: Any, ap: Any) -> int:
    file = LIVE(stream, "stream", ("vfprintf", "stream"))
    return int(lib.fprintf(file, *PRINTF(format, arguments(ap, ("vfprintf", "ap")), ("vfprintf", "format"))))


def vdprintf(fd: int, format: Any, ap: Any) -> int:
    number = truncated(fd, "int")
    return int(lib.dprintf(number, *PRINTF(format, arguments(ap, ("vdprintf", "ap")), ("vdprintf", "format"))))


def vsprintf(str: Any, format: Any, ap: Any) -> int:
    return _sprintf("vsprintf", str, format, arguments(ap, ("vsprintf", "ap")))


def vsnprintf(str: Any, size: int, format: Any, ap: Any) -> int:
    return _snprintf("vsnprintf", str, size, format, arguments(ap, ("vsnprintf", "ap")))


def vasprintf(strp: Any, fmt: Any, ap: Any) -> int:
    return _asprintf("vasprintf", strp, fmt, arguments(ap, ("vasprintf", "ap")))


def vscanf(format: Any, ap: Any) -> int:
    passed = SCANF(format, arguments(ap, ("vscanf", "ap")), ("vscanf", "format"))
    return SCANNED(lib.scanf(*passed), passed) if INPUT(lib.stdin) else lib.EOF


def vfscanf(stream: Any, format: Any, ap: Any) -> int:
    file = LIVE(stream, "stream", ("vfscanf", "stream"))
    passed = SCANF(format, arguments(ap, ("vfscanf", "ap")), ("vfscanf", "format"))
    return SCANNED(lib.fscanf(file, *passed), passed) if INPUT(file) else lib.EOF


def vsscanf(str: Any, format: Any, ap: Any) -> int:
    text = CHARS(str, ("vsscanf", "str"))
    passed = SCANF(format, arguments(ap, ("vsscanf", "ap")), ("vsscanf", "format"))
    return SCANNED(lib.sscanf(text, *passed), passed)


def _distinct(call: str, pointer: tuple[str, Any], size: tuple[str, Any]) -> None:
    """Two variables of eight bytes that libc fills in."""
    if abs(place_of(pointer[1]) - place_of(size[1])) < ffi.sizeof("size_t"):
        raise ValueError(f"{call}: {pointer[0]} and {size[0]} are the same memory; libc would write one over the other")


def getline(lineptr: Any, n: Any, stream: Any) -> int:
    return getdelim(lineptr, n, 10, stream, "getline")


def getdelim(lineptr: Any, n: Any, delim: int, stream: Any, call: str = "getdelim") -> int:
    place = POINTER(lineptr, (call, "lineptr"))
    size = ffi.cast("size_t *", OUT(n, ffi.sizeof("size_t"), (call, "n", "sizeof(size_t)")))
    LIVE(stream, "stream", (call, "stream"))
    _distinct(call, ("lineptr", place), ("n", size))
    heap = live["heap"]
    before = place[0]
    if before and before not in heap:
        raise ValueError(f"{call}: *lineptr is neither NULL nor a live block from malloc(); begin with new('char *')")
    if before and size[0] > lib.pysock_block_size(before):
        raise ValueError(f"{call}: *n is {size[0]}, more than the block at *lineptr holds")
    result = int(lib.getdelim(place, size, delim, stream))
    if before and place[0] != before:
        heap.pop(before, None)
    GIVES(place[0], "heap")
    return result


#: By stream that is not a file's: the call that has made it.
_made_by: dict[Any, str] = {}


def _buffered(call: str, stream: Any) -> Any:
    """A stream that glibc can give another buffer without freeing what is none."""
    file = LIVE(stream, "stream", (call, "stream"))
    if file in _memory_streams:
        raise ValueError(f"{call}: stream is one of open_memstream(), whose buffer is where the text goes")
    if lib.pysock_pushed_back(file):
        raise ValueError(f"{call}: stream has a byte of ungetc() that was not read yet; libc would free its old buffer")
    return file


def setvbuf(stream: Any, buf: Any, mode: int, size: int) -> int:
    where = _buffered("setvbuf", stream)
    memory = OUT_OPT(buf, size, ("setvbuf", "buf", "size"))
    result = int(lib.setvbuf(where, memory, mode, size))
    if result == 0:
        _keep(where, memory, buf, size)
    return result


def setbuf(stream: Any, buf: Any) -> None:
    where = _buffered("setbuf", stream)
    memory = OUT_OPT(buf, lib.BUFSIZ, ("setbuf", "buf", "BUFSIZ"))
    lib.setbuf(where, memory)
    _keep(where, memory, buf, lib.BUFSIZ)


def setbuffer(stream: Any, buf: Any, size: int) -> None:
    where = _buffered("setbuffer", stream)
    memory = OUT_OPT(buf, size, ("setbuffer", "buf", "size"))
    lib.setbuffer(where, memory, size)
    _keep(where, memory, buf, size)


def setlinebuf(stream: Any) -> None:
    lib.setlinebuf(_buffered("setlinebuf", stream))


def ungetc(c: int, stream: Any) -> int:
    file = LIVE(stream, "stream", ("ungetc", "stream"))
    if file in _memory_streams or not lib.pysock_takes_back(file):
        raise ValueError(
            "ungetc: stream is open for writing, and nothing was read from it before; libc would crash on the next "
            "byte written to it"
        )
    return int(lib.ungetc(c, file))


def freopen(pathname: Any, mode: Any, stream: Any) -> Any:
    path, text = TEXT_OPT(pathname, ("freopen", "pathname")), TEXT(mode, ("freopen", "mode"))
    file = LIVE(stream, "stream", ("freopen", "stream"))
    if file in _made_by:
        raise ValueError(f"freopen: stream is no file's but one of {_made_by[file]}(); libc would crash on it")
    return GIVES(lib.freopen(path, text, TAKES(file, "stream", ("freopen", "stream"))), "stream")


def popen(command: Any, type: Any) -> Any:
    stream = lib.popen(TEXT(command, ("popen", "command")), TEXT(type, ("popen", "type")))
    if stream:
        _made_by[stream] = "popen"
    return GIVES(stream, "stream")


def _closed(stream: Any) -> None:
    for held in (_kept, _locks, _made_by):
        held.pop(stream, None)


_gives_back = False  # whether Python's end is known to _give_back()


def _keep(stream: Any, memory: Any, given: Any, size: Any) -> None:
    global _gives_back
    if not _gives_back:
        import atexit

        atexit.register(_give_back)
        _gives_back = True
    held = _kept.setdefault(stream, {})
    if memory is not NULL:
        bytes_ = number(size)
        held.setdefault((place_of(memory), bytes_), lasting(memory, given, bytes_, _OPEN, printed=True))


def _give_back() -> None:
    """The interpreter ends, and its memory with it; libc writes its streams out after that."""
    for stream in _kept:
        lib.fflush(stream)
        lib.setvbuf(stream, NULL, lib._IONBF, 0)


def fmemopen(buf: Any, size: int, mode: Any) -> Any:
    text = octets(mode, ("fmemopen", "mode"))
    reads = text in (b"r", b"rb")
    memory = (IN_OPT if reads else OUT_OPT)(buf, size, ("fmemopen", "buf", "size"))
    if size == 0 and memory == NULL:
        raise ValueError("fmemopen: size is 0 and buf is NULL; libc would write a NUL into memory of 0 bytes")
    stream = GIVES(lib.fmemopen(memory, size, text), "stream")
    if stream:
        _made_by[stream] = "fmemopen"
        _keep(stream, memory, buf, size)
    return stream


#: By stream of open_memstream(): the variables that libc fills in.
_memory_streams: dict[Any, tuple[Any, Any]] = {}


def open_memstream(ptr: Any, sizeloc: Any) -> Any:
    place = POINTER(ptr, ("open_memstream", "ptr"))
    size = OUT(sizeloc, ffi.sizeof("size_t"), ("open_memstream", "sizeloc", "sizeof(size_t)"))
    _distinct("open_memstream", ("ptr", place), ("sizeloc", size))
    stream = GIVES(lib.open_memstream(place, size), "stream")
    if stream:
        _made_by[stream] = "open_memstream"
        variables = (place, ptr, ffi.sizeof("char *")), (size, sizeloc, ffi.sizeof("size_t"))
        _memory_streams[stream] = (place, [lasting(*variable, _OPEN) for variable in variables])
    return stream


def fclose(stream: Any) -> int:
    result = int(lib.fclose(TAKES(stream, "stream", ("fclose", "stream"))))
    _closed(stream)
    variables = _memory_streams.pop(stream, None)
    if variables:
        GIVES(variables[0][0], "heap")
    return result


def pclose(stream: Any) -> int:
    result = int(lib.pclose(TAKES(stream, "stream", ("pclose", "stream"))))
    _closed(stream)
    return result


#: By stream: the thread that has locked it, and how many times. libc lets anybody unlock, and then counts wrong.
_locks: dict[Any, list[int]] = {}


def flockfile(stream: Any) -> None:
    file = LIVE(stream, "stream", ("flockfile", "stream"))
    lib.flockfile(file)
    _locked(file)


def ftrylockfile(stream: Any) -> int:
    file = LIVE(stream, "stream", ("ftrylockfile", "stream"))
    result = int(lib.ftrylockfile(file))
    if result == 0:
        _locked(file)
    return result


def _locked(file: Any) -> None:
    lock = _locks.get(file)
    if lock is None or lock[0] != get_ident():  # one of a thread that fork() has left behind
        lock = _locks[file] = [get_ident(), 0]
    lock[1] += 1


def funlockfile(stream: Any) -> None:
    lock = _locks.get(stream) if isinstance(stream, CData_) else None
    if lock is None or lock[0] != get_ident():
        LIVE(stream, "stream", ("funlockfile", "stream"))
        raise ValueError("funlockfile: stream is not locked by this thread")
    lock[1] -= 1
    if lock[1] == 0:
        del _locks[stream]
    lib.funlockfile(stream)
