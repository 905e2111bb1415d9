"""Signals that Python functions handle: which function it is, and running it where C would have.

csrc/signals.h notes the signals. Here their handlers run: between two bytecodes of the main thread, or when the call
that a signal has interrupted comes back, on its thread. What a handler raises comes out of that call. Which functions
libc offers to set handlers is libc/_signal.py's affair.
"""

from __future__ import annotations

import _signal  # type: ignore[import-not-found]
import atexit

from pysock._libc import ffi, lib
from pysock.values import NULL, new

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_AGAIN = 1  # PYSOCK_AGAIN
_MANY = 2048


class Action:
    """A handler with its flags, and what is blocked while it runs. `bits`: those as one number; `mask`: as a set."""

    __slots__ = ("bits", "flags", "handler", "mask")

    def __init__(self, signum: int, handler: Any, flags: int, mask: Any) -> None:
        self.handler = handler
        self.flags = flags
        self.mask = ffi.new("sigset_t *", mask[0])
        if not flags & lib.SA_NODEFER:
            lib.sigaddset(self.mask, signum)
        if lib.pysock_kicks_by():
            lib.sigdelset(self.mask, lib.pysock_kicks_by())
        self.bits = sum(1 << n - 1 for n in range(1, 65) if lib.sigismember(self.mask, n) == 1)


_actions: dict[int, Action] = {}  # by number; a signal that is noted knows its handler by that
_numbers: dict[tuple[int, int, int, bytes], int] = {}
_current: dict[int, int] = {}  # by signal
_replaced: list[int] = []
_last = 0


def number_of(signum: int, handler: Any, flags: int, mask: Any) -> int:
    """The action's number, with SA_RESTART in its lowest bit."""
    global _last
    key = signum, id(handler), flags, bytes(ffi.buffer(mask))
    number = _numbers.get(key)
    if number is None:
        _last += 1
        number = _numbers[key] = _last
        _actions[number] = Action(signum, handler, flags, mask)
    return number << 1 | bool(flags & lib.SA_RESTART)


def action(number: int) -> Action:
    return _actions[number >> 1]


def installed(signum: int, number: int) -> None:
    """A signal has a new action. Those that were replaced long ago cannot be waiting any more, and are forgotten."""
    before = _current.get(signum)
    if before == number >> 1:
        return
    _current[signum] = number >> 1
    if before is not None:
        _replaced.append(before)
    if len(_replaced) > _MANY:
        gone = set(_replaced[: _MANY // 2]) - set(_current.values()) - set(_replaced[_MANY // 2 :])
        del _replaced[: _MANY // 2]
        for key in [key for key, number in _numbers.items() if number in gone]:
            del _actions[_numbers.pop(key)]


# Running them


def run() -> None:
    """Runs the handlers that wait for this thread."""
    while _run_next():
        pass


def _run_next() -> bool:
    held = lib.pysock_held()
    info = ffi.new("siginfo_t *")
    number = 0
    try:
        number = lib.pysock_take(info)
        if not number:
            return False
        taken = _actions[number >> 1]
        if lib.pysock_hold(held | taken.bits):
            run()
        _call(taken, info)
    finally:
        if number:
            lib.pysock_hold(held)
    return True


def _call(taken: Action, info: Any) -> None:
    """One handler, as C calls it. Its calls change neither errno nor what becomes of the call that it interrupts."""
    saved = ffi.new("struct pysock_saved *")
    lib.pysock_begin_handler(taken.mask, saved)
    try:
        if taken.flags & lib.SA_SIGINFO:
            copy = new("siginfo_t")
            ffi.addressof(copy)[0] = info[0]
            taken.handler(info.si_signo, copy, NULL)
        else:
            taken.handler(info.si_signo)
    except BaseException as error:
        error.of_handler = True  # type: ignore[attr-defined]
        lib.pysock_tell_python()  # the other handlers run all the same
        raise
    finally:
        lib.pysock_end_handler(saved)


def again() -> bool:
    """After a call that failed with EINTR: runs the handlers. Whether the call goes on: is to be made again."""
    outcome = lib.pysock_outcome()
    if outcome:
        run()
    return bool(outcome == _AGAIN)


def INPUT(stream: Any) -> bool:
    """Before scanf(): there is input, or nothing to wait for. False: the call fails with EINTR."""
    while not lib.pysock_fill(stream):
        if ffi.errno != lib.EINTR:
            return True
        if not again():
            return False
    return True


def _dispatch(number: int, frame: Any) -> None:
    """Python calls this on the main thread when a signal was noted."""
    before = lib.pysock_enter_dispatcher(frame is not None and frame.f_code in _HERE)
    if before < 0:
        return
    try:
        if not _is_taking(frame):
            lib.pysock_hold(lib.pysock_held())  # what raised between take and hold has left it so
        run()
        while lib.pysock_is_more():
            run()
    finally:
        lib.pysock_leave_dispatcher(before)


def _is_taking(frame: Any) -> bool:
    """Whether signals have interrupted what is here, and nothing else, since somebody began to take a handler."""
    while frame is not None and frame.f_code in _HERE:
        if frame.f_code is _run_next.__code__:
            return True
        frame = frame.f_back
    return False


_HERE = frozenset(function.__code__ for function in (_dispatch, _is_taking, run, _run_next))


# The signal that wakes


def _free(start: int) -> int:
    """The highest realtime signal, from `start` down, that the program leaves alone; 0 for none."""
    before = ffi.new("struct sigaction *")
    for number in range(start, lib.SIGRTMIN - 1, -1):
        if lib.sigaction(number, NULL, before) == 0 and before.sa_handler == lib.SIG_DFL:
            return number
    return 0


_begun = False


def begin() -> None:
    """Has Python know our dispatcher. Only the main thread may: at import, or with the first handler."""
    global _begun
    if _begun:
        return
    number = _free(lib.SIGRTMAX) if hasattr(lib, "SIGRTMAX") else lib.SIGURG
    _signal.signal(number, _dispatch)
    lib.pysock_begin(number, True)
    atexit.register(lib.pysock_end_handlers)
    _begun = True


def make_way(signum: int) -> None:
    """The program uses the signal that kicks: another one does, from now on."""
    if signum == lib.pysock_kicks_by():
        number = _free(signum - 1)
        if number:
            lib.pysock_begin(number, False)
        else:
            lib.pysock_kick_no_more()


try:  # noqa: SIM105
    begin()
except ValueError:  # imported on another thread: the first handler set on the main thread does it
    pass
