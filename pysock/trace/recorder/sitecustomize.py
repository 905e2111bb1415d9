"""The recorder: inside a traced Python program, it notes which line of the program's own source runs, and since when.

Python imports it by its name at start-up, because the tracer puts this folder first in PYTHONPATH; so it is there after
fork, in threads, and after exec. Each note goes into a file that was mapped into memory before: the time, the thread,
and the place, which is a line together with the place that it was called from. strace's clock is the same, and a thread
stands still while strace reads it, so the last note before a call is the line that made it. No note is a system call.
Standard library only, and little of it; nothing of the program is changed, and where anything fails, nothing is noted.
`pysock.trace.lines` reads the file: its layout stands here alone.
"""

from __future__ import annotations

import os
import struct
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType
    from typing import Any, Callable

VARIABLE = "PYSOCK_TRACE_LINES"
"""Names the folder for the files; without it, nothing is recorded."""
PLACES = 4 << 20
"""Bytes for the places, at the beginning of the file: a line of text each, the first is number 1."""
NOTES = 4 << 20
"""How many notes there may be. The file has holes: what is not written takes no room."""
NOTE = struct.Struct("=QII")
"""Nanoseconds since the epoch, thread, place; place 0 is outside the program's own source."""
SIZE = PLACES + NOTES * NOTE.size
PLACE = "{}\t{}\t{}\t{}\n"
"""The place it was called from, the line, the function, the file."""


def mapped(descriptor: int) -> Any:
    """The memory of a file. Not by Python's own mmap: before 3.13 that keeps a descriptor, and the program would see
    other numbers."""
    import ctypes

    mmap = ctypes.CDLL(None).mmap
    mmap.restype = ctypes.c_void_p
    mmap.argtypes = (ctypes.c_void_p, ctypes.c_size_t, *[ctypes.c_int] * 3, ctypes.c_long)
    readable, writable, shared = 1, 2, 1
    address = mmap(None, SIZE, readable | writable, shared, descriptor, 0)
    if address == ctypes.c_void_p(-1).value:
        raise OSError("mmap")
    return memoryview((ctypes.c_char * SIZE).from_address(address)).cast("B")


class Recorder:
    """One process's notes."""

    def __init__(self, folder: str) -> None:
        import resource
        import threading
        from _thread import _local, allocate_lock
        from time import time_ns

        self.folder, self.time, self.tid = folder, time_ns, threading.get_native_id
        self.home = os.getcwd()
        self.here = _local()
        self.lock = allocate_lock
        self.resource = resource
        self.places: dict[tuple[int, str, int, str], int] = {}
        self.bases: dict[tuple[int, str, str], int] = {}
        self.known: list[tuple[int, str, str]] = [(0, "", "")]
        library = os.path.dirname(os.path.abspath(os.__file__))
        package = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
        self.foreign = (library + os.sep, package + os.sep)
        self.lessons = os.path.join(package, "lessons") + os.sep
        self.files: dict[str, str] = {}
        """The program's own files, by the name that the code has, and "" for the others."""
        self.open(b"")
        os.register_at_fork(after_in_child=self.forked)
        threading.settrace(self.call)

    def open(self, text: bytes) -> None:
        """A file of this process's own."""
        from itertools import count

        limit, _ = self.resource.getrlimit(self.resource.RLIMIT_FSIZE)
        if limit != self.resource.RLIM_INFINITY and limit < SIZE:  # to exceed it would be a signal
            raise OSError("RLIMIT_FSIZE")
        self.guard = self.lock()
        number, pid = 0, os.getpid()
        while True:
            name = os.path.join(self.folder, f"{pid}.{number}.lines")
            try:
                descriptor = os.open(name, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
                break
            except FileExistsError:
                number += 1
        try:
            os.ftruncate(descriptor, SIZE)
            self.memory = mapped(descriptor)
        finally:
            os.close(descriptor)
        self.memory[: len(text)] = text
        self.used = len(text)
        self.next = count().__next__

    def forked(self) -> None:
        """In the child: its notes are its own."""
        try:
            state = self.here.state
        except AttributeError:
            return
        try:
            self.open(bytes(self.memory[: self.used]))
        except (OSError, ValueError):
            self.end()
            return
        state[0] = self.tid()
        self.note(state, state[1])

    def end(self) -> None:
        """No more notes: the file is full, or there is none."""
        sys.settrace(None)
        self.next = lambda: NOTES

    def note(self, state: list[int], place: int) -> None:
        state[1] = place
        number = self.next()
        if number < NOTES:
            NOTE.pack_into(self.memory, PLACES + number * NOTE.size, self.time(), state[0], place)
        else:
            self.end()

    def own(self, frame: FrameType) -> str:
        """The file of this code if it is the program's own, else ""."""
        name = frame.f_code.co_filename
        path = os.path.join(self.home, name)
        main = frame.f_globals.get("__name__") == "__main__"
        if name.startswith("<"):
            found = name if main else ""
        elif main or path.startswith(self.lessons):
            found = path
        else:
            parts = path.split(os.sep)
            foreign = path.startswith(self.foreign) or "site-packages" in parts or "dist-packages" in parts
            found = "" if foreign else path
        self.files[name] = found
        return found

    def place(self, base: int, file: str, line: int, function: str) -> int:
        """The number of a place."""
        key = base, file, line, function
        with self.guard:
            number = self.places.get(key, 0)
            if not number:
                text = PLACE.format(base, line, function, file).encode("utf-8", "surrogateescape")
                if self.used + len(text) > PLACES:
                    return 0
                self.memory[self.used : self.used + len(text)] = text
                self.used += len(text)
                number = self.places[key] = len(self.known)
                self.known.append((base, file, function))
        return number

    def base(self, caller: int, file: str, function: str) -> int:
        """The place that this function was called from; one that calls itself is there once."""
        key = caller, file, function
        found = self.bases.get(key)
        if found is None:
            found = at = caller
            while at:
                base, *name = self.known[at]
                if name == [file, function]:
                    found = base
                at = base
            self.bases[key] = found
        return found

    def call(self, frame: FrameType, _event: str, _arg: Any) -> Callable[..., Any] | None:
        """A function begins, or a generator goes on: in the program's own source, every line is noted."""
        code = frame.f_code
        file = self.files.get(code.co_filename)
        if file is None:
            file = self.own(frame)
        if not file:
            return None
        here = self.here
        try:
            state = here.state
        except AttributeError:
            state = here.state = [self.tid(), 0]
        caller = state[1]
        function = code.co_name
        base = self.base(caller, file, function)
        places: dict[int, int] = {}

        def event(frame: FrameType, event: str, _arg: Any) -> None:  # None: this function goes on to be called
            if event == "line":
                line = frame.f_lineno
                place = places.get(line)
                if place is None:
                    place = places[line] = self.place(base, file, line, function)
                if place != state[1]:
                    self.note(state, place)
            elif event == "return":
                self.note(state, caller)

        self.note(state, self.place(base, file, frame.f_lineno or code.co_firstlineno, function))
        return event


def go_on() -> None:
    """Another sitecustomize may stand behind this one: it has its turn."""
    from importlib.machinery import PathFinder

    here = os.path.dirname(os.path.abspath(__file__))
    sys.path[:] = [entry for entry in sys.path if os.path.abspath(entry or ".") != here]
    spec = PathFinder.find_spec("sitecustomize", sys.path)
    if spec is not None and spec.loader is not None:
        from importlib.util import module_from_spec

        module = sys.modules["sitecustomize"] = module_from_spec(spec)
        spec.loader.exec_module(module)


def start(folder: str) -> None:
    try:
        recorder = Recorder(folder)
    except (OSError, ValueError, ImportError, AttributeError):  # no room, a limit, no ctypes: the program runs without
        return
    sys.settrace(recorder.call)


if __name__ == "sitecustomize":
    if os.environ.get(VARIABLE):
        start(os.environ[VARIABLE])
    go_on()
