"""The threads that pthread_create() has made: what they run, what they leave behind, and when all have ended.

A number stands for a thread on its way through libc, so that nothing libc hands back is ever taken for a Python object
that is no longer there. The calls themselves are those of libc/_pthread.py; none enters here but the end of values.
"""

from __future__ import annotations

import sys
from _thread import allocate_lock, get_ident
from itertools import count

from pysock._libc import ffi, lib
from pysock.guard import IN_OPT, CData_, truncated, whole
from pysock.values import NULL, behind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from pysock.guard import Where

#: Rounds of destructors at a thread's end, as POSIX has them at least.
_ROUNDS = 4


class Left:
    """What pthread_exit() ends a thread with: a SystemExit, as Python's own threads end, with this as its code."""

    def __init__(self, result: tuple[Any, Any]) -> None:
        self.result = result


class Thread:
    """A thread that was made, until it was joined, or has ended detached."""

    def __init__(self, function: Callable[[Any], Any], argument: Any, place: Any, detached: bool) -> None:
        self.function: Any = function
        self.argument = argument
        self.held = behind(argument)
        self.place = place  # where pthread_create() stores its name
        self.detached = detached
        self.ended = False
        self.ident = 0
        self.kept: Any = None  # what its result points into
        self.stack: Any = None  # memory of the program's own
        self.result = ("pthread_create", "start_routine's result")

    def named(self, ident: int) -> None:
        """Its name is known: to who made it or to the thread itself, whoever comes first."""
        if self.place is not None:
            self.ident = ident
            threads[ident] = self
            self.place[0] = ident
            self.place = None

    def gone(self) -> None:
        """libc knows it no longer."""
        if threads.get(self.ident) is self:  # the name may be another's already
            del threads[self.ident]


threads: dict[int, Thread] = {}  # by pthread_t
_made: dict[int, Thread] = {}  # by number, until they start
_running: set[Thread] = set()
_waiter: Any = None  # the lock that the first thread waits for after its pthread_exit()
_numbers = count(1)
_ready = False


def prepare() -> None:
    """Before the first thread or value."""
    global _ready
    if not _ready:
        import atexit
        import os

        _ready = True
        os.register_at_fork(after_in_child=_in_child)
        atexit.register(_python_ends)


def _python_ends() -> None:
    """The interpreter ends by itself, without exit(): no thread enters it any more."""
    lib.pysock_alive = 0


def _in_child() -> None:
    """Of all threads the child has the one that forked."""
    me = get_ident()
    for ident in [ident for ident in threads if ident != me]:
        del threads[ident]
    _made.clear()
    _running.intersection_update(threads.values())
    for key, ident in [slot for slot in _slots if slot[1] != me]:
        _values.pop(_slots.pop((key, ident)), None)


def announced(thread: Thread) -> Any:
    """The number that the thread will come with, as a `void *`."""
    prepare()
    number = next(_numbers)
    _made[number] = thread
    _running.add(thread)
    return ffi.cast("void *", number)


def unmade(number: Any, thread: Thread) -> None:
    """pthread_create() has failed."""
    _made.pop(int(ffi.cast("uintptr_t", number)), None)
    _running.discard(thread)


def trace_as_threading() -> None:
    """A tracer that threading.settrace() announced (a debugger's, pysock trace's) sees this thread as well."""
    threading = sys.modules.get("threading")
    hook = getattr(threading, "_trace_hook", None)
    if hook is not None:
        sys.settrace(hook)


def _run(number: Any) -> Any:
    """Called by libc in the new thread."""
    thread = _made.pop(int(ffi.cast("uintptr_t", number)))
    thread.named(get_ident())
    trace_as_threading()
    result = NULL
    try:
        result, thread.kept = pointer(thread.function(thread.argument), thread.result)
    except SystemExit as end:
        if isinstance(end.code, Left):
            result, thread.kept = end.code.result
    except BaseException as error:
        _report(error)
    thread.function = thread.argument = thread.held = None
    end_values()
    thread.ended = True
    if thread.detached:
        thread.gone()
    _running.discard(thread)
    if _waiter is not None and _waiter.locked():
        _waiter.release()
    return result


def mine() -> Thread | None:
    """The thread that runs this, if pthread_create() has made it."""
    thread = threads.get(get_ident())
    return thread if thread in _running else None


def first() -> int:
    """The thread that main() runs in."""
    import threading

    return threading.main_thread().ident or 0


def wait_for_others() -> None:
    """In the first thread: until all others have ended, Python's included."""
    global _waiter
    import threading

    _waiter = allocate_lock()
    _waiter.acquire()
    while True:
        while _running:
            _waiter.acquire()
        others = [t for t in threading.enumerate() if t is not threading.main_thread() and not t.daemon]
        if not others:
            break
        for thread in others:
            thread.join()


def THREAD(value: Any, where: Where) -> int:
    """A thread that libc still knows: one of pthread_create(), pthread_self() or the first."""
    ident = truncated(value, "pthread_t")
    if ident in threads or ident == get_ident() or ident == first():
        return ident
    raise ValueError(
        f"{where[0]}: {where[1]} is no thread of pthread_create(), or no longer: it was joined, or has ended detached"
    )


def pointer(value: Any, where: Where) -> tuple[Any, Any]:
    """A thread's result as a `void *`, and what that points into: NULL, a pointer, an array, a struct, an integer."""
    if value is None:
        return NULL, None
    number = whole(value)
    if number is not None:
        return ffi.cast("void *", number), None
    memory = IN_OPT(value, 0, where)
    if isinstance(memory, bytes):
        memory = ffi.from_buffer(memory)
    return ffi.cast("void *", memory), (behind(value), memory)


# The values that each thread has for itself

keys: dict[int, Any] = {}  # by pthread_key_t: the destructor, or None
_values: dict[int, tuple[int, int, Any, Any]] = {}  # by number: key, thread, value, what keeps its memory
_slots: dict[tuple[int, int], int] = {}  # by key and thread: the number


def set_value(key: int, value: Any) -> int:
    null = isinstance(value, CData_) and ffi.typeof(value).kind == "pointer" and not value
    number = 0 if null else next(_numbers)
    slot = (key, get_ident())
    if number:
        _values[number] = (*slot, value, behind(value))
    status = int(lib.pthread_setspecific(key, ffi.cast("void *", number)))
    if status == 0:
        _values.pop(_slots.pop(slot, 0), None)
        if number:
            _slots[slot] = number
    else:
        _values.pop(number, None)
    return status


def value(key: int) -> Any:
    number = int(ffi.cast("uintptr_t", lib.pthread_getspecific(key)))
    return _values[number][2] if number in _values else NULL


def forget_values(key: int) -> None:
    """The key is deleted: no destructor is called any more."""
    for slot in [slot for slot in _slots if slot[0] == key]:
        _values.pop(_slots.pop(slot), None)


def _end_of_value(number: Any) -> None:
    """Called by libc at the end of a thread that is not ours; the place is NULL already."""
    found = _values.pop(int(ffi.cast("uintptr_t", number)), None)
    if found is not None:
        key, ident, held = found[:3]
        _slots.pop((key, ident), None)
        _destroy(keys.get(key), held)


def end_values() -> None:
    """At a thread's end, while it still is one of Python's: its values, by their keys, and those that come up then."""
    me = get_ident()
    for _ in range(_ROUNDS):
        held = sorted(key for key, ident in _slots if ident == me)
        if not held:
            break
        for key in held:
            number = _slots.pop((key, me), 0)
            lib.pthread_setspecific(key, NULL)
            if number in _values:
                _destroy(keys.get(key), _values.pop(number)[2])


def _destroy(destructor: Any, held: Any) -> None:
    if destructor is not None:
        try:
            destructor(held)
        except SystemExit:
            pass
        except BaseException as error:
            _report(error)


def _report(error: BaseException) -> None:
    """A traceback that begins in the program."""
    trace = error.__traceback__ and error.__traceback__.tb_next
    sys.excepthook(type(error), error.with_traceback(trace), trace)


ffi.def_extern("pysock_thread")(_run)
ffi.def_extern("pysock_value")(_end_of_value)
