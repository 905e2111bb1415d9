"""What <sys/prctl.h> needs by hand: the option says what the other arguments are."""

from __future__ import annotations

from pysock._libc import ffi, lib
from pysock.guard import IN, OUT, SIZE, TEXT_N, CData_, number, truncated
from pysock.values import NULL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    _Taken = Callable[[Any, tuple[str, ...]], Any]


def _values(names: str) -> frozenset[int]:
    return frozenset(getattr(lib, name) for name in names.split() if hasattr(lib, name))


#: Options whose arguments are numbers, or nothing. Behind them what later kernels have, by number: PR_SET_MDWE,
#: PR_GET_MDWE, PR_SET_MEMORY_MERGE, PR_GET_MEMORY_MERGE.
_BY_VALUE = _values(
    "PR_SET_PDEATHSIG PR_GET_DUMPABLE PR_SET_DUMPABLE PR_SET_UNALIGN PR_GET_KEEPCAPS PR_SET_KEEPCAPS PR_SET_FPEMU"
    " PR_SET_FPEXC PR_GET_TIMING PR_SET_TIMING PR_GET_SECCOMP PR_CAPBSET_READ PR_CAPBSET_DROP PR_SET_TSC"
    " PR_GET_SECUREBITS PR_SET_SECUREBITS PR_SET_TIMERSLACK PR_GET_TIMERSLACK PR_TASK_PERF_EVENTS_DISABLE"
    " PR_TASK_PERF_EVENTS_ENABLE PR_MCE_KILL PR_MCE_KILL_GET PR_SET_PTRACER PR_SET_CHILD_SUBREAPER PR_SET_NO_NEW_PRIVS"
    " PR_GET_NO_NEW_PRIVS PR_SET_THP_DISABLE PR_GET_THP_DISABLE PR_MPX_ENABLE_MANAGEMENT PR_MPX_DISABLE_MANAGEMENT"
    " PR_SET_FP_MODE PR_GET_FP_MODE PR_CAP_AMBIENT PR_SVE_SET_VL PR_SVE_GET_VL PR_GET_SPECULATION_CTRL"
    " PR_SET_SPECULATION_CTRL PR_PAC_GET_ENABLED_KEYS PR_SET_TAGGED_ADDR_CTRL PR_GET_TAGGED_ADDR_CTRL PR_SET_IO_FLUSHER"
    " PR_GET_IO_FLUSHER PR_SET_SYSCALL_USER_DISPATCH PR_SCHED_CORE PR_SME_SET_VL PR_SME_GET_VL PR_SET_SECCOMP PR_SET_MM"
    " PR_SET_VMA"
) | {65, 66, 67, 68}

#: Options for which pysock does not ask the kernel, and why.
_REFUSED = {
    **dict.fromkeys(_values("PR_SET_ENDIAN"), "changes the byte order under Python, which is compiled for one"),
    **dict.fromkeys(
        _values("PR_PAC_RESET_KEYS PR_PAC_SET_ENABLED_KEYS"), "makes the return addresses on Python's stack invalid"
    ),
}
_OF_ARG2 = {
    **{("PR_SET_TSC", name): "has libc's clock end the process" for name in ("PR_TSC_SIGSEGV",)},
    **{("PR_SET_SYSCALL_USER_DISPATCH", name): "has Python's system calls end it" for name in ("PR_SYS_DISPATCH_ON",)},
    **{
        ("PR_SET_MM", name): "moves the heap that Python lives in"
        for name in ("PR_SET_MM_START_BRK", "PR_SET_MM_BRK", "PR_SET_MM_MAP")
    },
}
_REFUSED_WITH = {
    (getattr(lib, option), getattr(lib, arg2)): (arg2, why)
    for (option, arg2), why in _OF_ARG2.items()
    if hasattr(lib, option) and hasattr(lib, arg2)
}

_FILTER = 2  # SECCOMP_MODE_FILTER of <linux/seccomp.h>


def _filled(c_type: str) -> _Taken:
    return lambda value, where: OUT(value, SIZE[c_type], (*where, f"sizeof({c_type})"))


def _read(c_type: str) -> _Taken:
    return lambda value, where: IN(value, SIZE[c_type], (*where, f"sizeof({c_type})"))


def _text(size: int) -> _Taken:
    return lambda value, where: TEXT_N(value, size, where)


def _anywhere(value: Any, where: tuple[str, ...]) -> Any:
    return IN(value, 0, where)


#: By option and, where it matters, arg2: which argument is an address, and what is there.
_ADDRESSES: dict[tuple[int, int | None], tuple[int, _Taken]] = {
    (getattr(lib, option), None if arg2 is None else getattr(lib, arg2) if isinstance(arg2, str) else arg2): found
    for option, arg2, found in (
        ("PR_GET_PDEATHSIG", None, (2, _filled("int"))),
        ("PR_GET_UNALIGN", None, (2, _filled("unsigned int"))),
        ("PR_GET_FPEMU", None, (2, _filled("unsigned int"))),
        ("PR_GET_FPEXC", None, (2, _filled("unsigned int"))),
        ("PR_SET_NAME", None, (2, _text(16))),
        ("PR_GET_NAME", None, (2, _filled("char[16]"))),
        ("PR_GET_ENDIAN", None, (2, _filled("unsigned int"))),
        ("PR_GET_TSC", None, (2, _filled("int"))),
        ("PR_GET_CHILD_SUBREAPER", None, (2, _filled("int"))),
        ("PR_GET_TID_ADDRESS", None, (2, _filled("int *"))),
        ("PR_SET_SECCOMP", _FILTER, (3, _read("struct sock_fprog"))),
        ("PR_SCHED_CORE", "PR_SCHED_CORE_GET", (5, _filled("unsigned long long"))),
        ("PR_SET_MM", "PR_SET_MM_MAP_SIZE", (3, _filled("unsigned int"))),
        *(
            ("PR_SET_MM", f"PR_SET_MM_{name}", (3, _anywhere))
            for name in (
                "START_CODE END_CODE START_DATA END_DATA START_STACK ARG_START ARG_END ENV_START ENV_END".split()
            )
        ),
    )
    if hasattr(lib, option) and (not isinstance(arg2, str) or hasattr(lib, arg2))
}


def prctl(option: int, arg2: Any, arg3: Any, arg4: Any, arg5: Any) -> int:
    what = truncated(option, "int")
    given = [arg2, arg3, arg4, arg5]
    which = None if _is_address(arg2) else truncated(arg2, "unsigned long")
    why = _REFUSED.get(what)
    if why is not None:
        raise ValueError(f"prctl: option {what} {why}; pysock does not make this call")
    if which is not None and (what, which) in _REFUSED_WITH:
        name, why = _REFUSED_WITH[what, which]
        raise ValueError(f"prctl: arg2: {name} {why}; pysock does not make this call")
    addresses: dict[int, _Taken] = {}
    for key in ((what, None), (what, which)):
        if key in _ADDRESSES:
            at, taken = _ADDRESSES[key]
            addresses[at] = taken
    if what == getattr(lib, "PR_SET_MM", None) and which == getattr(lib, "PR_SET_MM_AUXV", None):
        size = number(arg4)
        addresses[3] = lambda value, where: IN(value, size, (*where, "arg4"))
    if what == getattr(lib, "PR_SET_VMA", None):
        addresses = {3: _anywhere, 5: _text(80)}
    known = what in _BY_VALUE or addresses
    passed, kept = [], []
    for at, value in enumerate(given, 2):
        if at in addresses and not _is_zero(value):
            memory = _address(addresses[at], value, at)
            kept.append(memory)
            passed.append(int(ffi.cast("uintptr_t", memory)))
            continue
        if _is_address(value) and not _is_zero(value):
            if known:
                raise TypeError(f"prctl: arg{at} of option {what} is a number, not {_described(value)}")
            raise _unknown(what, at)
        passed.append(0 if _is_zero(value) else truncated(value, "unsigned long"))
        if not known and passed[-1]:
            raise _unknown(what, at)
    return int(lib.prctl(what, *passed))


def _unknown(option: int, at: int) -> ValueError:
    return ValueError(
        f"prctl: arg{at}: what the arguments of option {option} are is not known here; pysock.lib.prctl() takes any"
    )


def _is_address(value: Any) -> bool:
    if isinstance(value, CData_):
        return ffi.typeof(value).kind in ("array", "pointer", "struct", "union")
    return isinstance(value, (str, bytes, bytearray, memoryview))


def _is_zero(value: Any) -> bool:
    if isinstance(value, CData_):
        return bool(ffi.typeof(value).kind == "pointer" and value == NULL)
    return type(value) is int and value == 0


def _address(taken: _Taken, value: Any, at: int) -> Any:
    """The address that was passed: memory, which is measured, or for memory by its place a number."""
    if taken is _anywhere and not _is_address(value):
        return ffi.cast("void *", truncated(value, "unsigned long"))
    memory = taken(value, ("prctl", f"arg{at}"))
    return ffi.from_buffer(memory) if isinstance(memory, bytes) else memory


def _described(value: Any) -> str:
    return repr(ffi.typeof(value).cname) if isinstance(value, CData_) else type(value).__name__
