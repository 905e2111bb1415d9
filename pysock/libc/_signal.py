"""What <signal.h> needs by hand: handlers that are Python functions, and waiting for signals without losing others."""

from __future__ import annotations

import pysock.functions as functions
import pysock.handlers as handlers
from pysock._libc import ffi, lib
from pysock.guard import IN, IN_OPT, OUT, OUT_OPT, SIZE, CData_, _described, truncated
from pysock.threads import THREAD
from pysock.values import NULL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pysock.guard import Where

__all__ = ["NULL"]

functions.dress("struct sigaction")


def _address(pointer: Any) -> int:
    return int(ffi.cast("intptr_t", pointer))


_DEFAULT, _IGNORE, _HOLD, _ERROR = map(_address, (lib.SIG_DFL, lib.SIG_IGN, lib.SIG_HOLD, lib.SIG_ERR))
#: Handlers in C that were there before, which a program may put back: Python's own for SIGINT, as a rule.
_others: set[int] = set()
#: The signals that siginterrupt() was called for.
_interrupting: set[int] = set()


def _handler(value: Any, where: Where, special: tuple[int, ...] = (_DEFAULT, _IGNORE)) -> Any:
    """A Python function, or a C function pointer that may be a handler."""
    if isinstance(value, CData_):
        t = ffi.typeof(value)
        found = functions.function_at(value) if t.kind in ("function", "pointer") else None
        if found is value and _address(value) in {*special, *_others}:
            return value
        value = value if found is None else found
    if callable(value) and not isinstance(value, CData_):
        try:
            handlers.begin()
        except ValueError:
            raise ValueError(
                f"{where[0]}: {where[1]}: the first handler of a program is set on its main thread"
            ) from None
        return value
    raise TypeError(f"{where[0]}: {where[1]} takes a function of Python, SIG_DFL or SIG_IGN, not {_described(value)}")


def _change(signum: int, act: Any, handler: Any, oldact: Any) -> int:
    """sigaction() with this handler; *oldact says what was set before, as the program set it."""
    number = 0
    if act:
        handlers.make_way(signum)
        if not isinstance(handler, CData_):
            number = handlers.number_of(signum, handler, act.sa_flags, ffi.addressof(act, "sa_mask"))
    old = ffi.new("int *")
    result = int(lib.pysock_sigaction(signum, act, number, oldact, old))
    if result == 0:
        if number:
            handlers.installed(signum, number)
        if old[0]:
            _restore(oldact, handlers.action(old[0]))
        elif oldact:
            _others.add(_address(oldact.sa_handler))
    return result


def _restore(oldact: Any, action: handlers.Action) -> None:
    info = action.flags & lib.SA_SIGINFO
    if info:
        oldact.sa_sigaction = functions.address_of(action.handler, ffi.typeof(oldact.sa_sigaction))
    else:
        oldact.sa_handler = functions.address_of(action.handler, ffi.typeof("sighandler_t"))
        oldact.sa_flags &= ~lib.SA_SIGINFO


def sigaction(signum: int, act: Any, oldact: Any) -> int:
    size = SIZE["struct sigaction"]
    passed = IN_OPT(act, size, ("sigaction", "act", "sizeof(struct sigaction)"))
    place = OUT_OPT(oldact, size, ("sigaction", "oldact", "sizeof(struct sigaction)"))
    number = truncated(signum, "int")
    new, handler = NULL, None
    if passed is not NULL:
        new = ffi.new("struct sigaction *")
        ffi.memmove(new, passed, size)
        handler = _handler(new.sa_handler, ("sigaction", "act: sa_handler"))
    before = NULL if place is NULL else ffi.new("struct sigaction *")
    result = _change(number, new, handler, before)
    if result == 0 and before:
        ffi.memmove(place, before, size)
    return result


def _set(call: str, name: str, signum: int, handler: Any, flags: int, mask: Any) -> Any:
    """What signal() and its kin do; the handler before."""
    found = _handler(handler, (call, name), (_DEFAULT, _IGNORE, _ERROR))
    number = truncated(signum, "int")
    if (isinstance(found, CData_) and _address(found) == _ERROR) or not 0 < number < lib.NSIG:
        ffi.errno = lib.EINVAL
        return lib.SIG_ERR
    new, old = ffi.new("struct sigaction *"), ffi.new("struct sigaction *")
    new.sa_flags = int(ffi.cast("int", flags))
    if mask:
        lib.sigaddset(ffi.addressof(new, "sa_mask"), number)
    if isinstance(found, CData_):
        new.sa_handler = ffi.cast("sighandler_t", found)
    if _change(number, new, found, old) < 0:
        return lib.SIG_ERR
    return functions.function_at(old.sa_handler)


def signal(signum: int, handler: Any) -> Any:
    flags = 0 if truncated(signum, "int") in _interrupting else lib.SA_RESTART
    return _set("signal", "handler", signum, handler, flags, True)


def ssignal(sig: int, action: Any) -> Any:
    flags = 0 if truncated(sig, "int") in _interrupting else lib.SA_RESTART
    return _set("ssignal", "action", sig, action, flags, True)


def sysv_signal(signum: int, handler: Any) -> Any:
    return _set("sysv_signal", "handler", signum, handler, lib.SA_RESETHAND | lib.SA_NODEFER | lib.SA_INTERRUPT, False)


def sigset(sig: int, disp: Any) -> Any:
    handler = _handler(disp, ("sigset", "disp"), (_DEFAULT, _IGNORE, _ERROR, _HOLD))
    number = truncated(sig, "int")
    holds = isinstance(handler, CData_) and _address(handler) == _HOLD
    signals, blocked = ffi.new("sigset_t *"), ffi.new("sigset_t *")
    if lib.sigaddset(signals, number) < 0:
        return lib.SIG_ERR
    old = ffi.new("struct sigaction *")
    if holds:
        lib.sigprocmask(lib.SIG_BLOCK, signals, blocked)
        if lib.sigismember(blocked, number) == 1:
            return lib.SIG_HOLD
        if _change(number, NULL, None, old) < 0:
            return lib.SIG_ERR
        return functions.function_at(old.sa_handler)
    before = _set("sigset", "disp", sig, handler, 0, False)
    if isinstance(before, CData_) and before == lib.SIG_ERR:
        return before
    lib.sigprocmask(lib.SIG_UNBLOCK, signals, blocked)
    handlers.run()
    return lib.SIG_HOLD if lib.sigismember(blocked, number) == 1 else before


def siginterrupt(sig: int, flag: int) -> int:
    number = truncated(sig, "int")
    interrupts = truncated(flag, "int") != 0
    result = int(lib.siginterrupt(number, flag))
    if result == 0:
        lib.pysock_restarts(number, not interrupts)
        (_interrupting.add if interrupts else _interrupting.discard)(number)
    return result


def sigwait(set: Any, sig: Any) -> int:
    signals = IN(set, SIZE["sigset_t"], ("sigwait", "set", "sizeof(sigset_t)"))
    number = ffi.cast("int *", OUT(sig, SIZE["int"], ("sigwait", "sig", "sizeof(int)")))
    info = ffi.new("siginfo_t *")
    while lib.sigwaitinfo(signals, info) < 0:  # as libc's own goes on after EINTR
        if ffi.errno != lib.EINTR:
            return int(ffi.errno)
        handlers.again()
    number[0] = info.si_signo
    return 0


def _value(value: Any, call: str) -> Any:
    if isinstance(value, CData_) and ffi.typeof(value) is ffi.typeof("union sigval"):
        return value
    raise TypeError(f"{call}: value takes a union sigval: sigval(sival_int=1), not {_described(value)}")


def sigqueue(pid: int, sig: int, value: Any) -> int:
    return int(lib.sigqueue(pid, sig, _value(value, "sigqueue")))


def pthread_kill(thread: int, sig: int) -> int:
    return int(lib.pthread_kill(THREAD(thread, ("pthread_kill", "thread")), sig))


def pthread_sigqueue(thread: int, sig: int, value: Any) -> int:
    ident = THREAD(thread, ("pthread_sigqueue", "thread"))
    return int(lib.pthread_sigqueue(ident, sig, _value(value, "pthread_sigqueue")))
