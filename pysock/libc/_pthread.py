"""What <pthread.h> needs by hand: functions that run in threads, and objects that libc takes on trust."""

from __future__ import annotations

from _thread import get_ident

import pysock.threads as threads
from pysock import runtime
from pysock._libc import ffi, lib
from pysock.guard import (
    FUNCTION,
    IN,
    OBJECT,
    OBJECT_OPT,
    OUT,
    PLACE,
    POINTER,
    TEXT,
    CData_,
    lasting,
    number,
    sound,
    truncated,
)
from pysock.mappings import protection
from pysock.threads import THREAD, Thread, pointer
from pysock.values import NULL, behind, remember

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, NoReturn

    from pysock.guard import Where

__all__ = ["NULL"]

#: The least stack in which Python notices by itself that a function has called itself too often: 2 to 8 MiB by version.
STACK = 8 << 20


def _address(pointer: Any) -> int:
    return int(ffi.cast("uintptr_t", pointer))


def _null(value: Any) -> bool:
    return isinstance(value, CData_) and ffi.typeof(value).kind == "pointer" and not value


def _variable(c_type: str, where: Where, value: Any) -> Any:
    """A variable that libc writes a number to."""
    return OUT(value, ffi.sizeof(c_type), (*where, f"sizeof({c_type})"))


# Attributes


class _Attributes:
    """What a pthread_attr_t that was made holds beyond what libc tells of it."""

    def __init__(self, owner: Any, running: bool = False) -> None:
        self.owner = behind(owner)
        self.running = running  # it tells of a running thread, and of its stack
        self.memory: Any = None  # a stack of the program's own


_attributes: dict[int, _Attributes] = {}  # by address


def _attr_made(passed: Any, given: Any, where: Where) -> None:
    if _address(passed) not in _attributes:
        raise ValueError(
            f"{where[0]}: {where[1]} is not in use: pthread_attr_init() makes it, and was not called for it"
        )


sound["pthread_attr_t"] = _attr_made


def _begun(call: str, attr: Any, make: Callable[[Any], int], running: bool = False) -> int:
    place = PLACE(attr, "pthread_attr_t", (call, "attr"))
    status = make(place)
    if status == 0:
        _attributes[_address(place)] = _Attributes(attr, running)
    else:
        _attributes.pop(_address(place), None)  # libc has filled it in half
    return status


def pthread_attr_init(attr: Any) -> int:
    return _begun("pthread_attr_init", attr, lambda place: int(lib.pthread_attr_init(place)))


def pthread_getattr_np(thread: int, attr: Any) -> int:
    ident = THREAD(thread, ("pthread_getattr_np", "thread"))
    return _begun("pthread_getattr_np", attr, lambda place: int(lib.pthread_getattr_np(ident, place)), running=True)


def pthread_getattr_default_np(attr: Any) -> int:
    return _begun("pthread_getattr_default_np", attr, lambda place: int(lib.pthread_getattr_default_np(place)))


def pthread_setattr_default_np(attr: Any) -> int:
    passed, _ = _with_room(OBJECT(attr, "pthread_attr_t", ("pthread_setattr_default_np", "attr")))
    return int(lib.pthread_setattr_default_np(passed))


def pthread_attr_destroy(attr: Any) -> int:
    passed = OBJECT(attr, "pthread_attr_t", ("pthread_attr_destroy", "attr"))
    del _attributes[_address(passed)]
    return int(lib.pthread_attr_destroy(passed))


def pthread_attr_setstack(attr: Any, stackaddr: Any, stacksize: int) -> int:
    passed = OBJECT(attr, "pthread_attr_t", ("pthread_attr_setstack", "attr"))
    size = number(stacksize)
    memory = OUT(stackaddr, size, ("pthread_attr_setstack", "stackaddr", "stacksize"))
    if lib.PTHREAD_STACK_MIN <= size < STACK:
        raise ValueError(f"pthread_attr_setstack: stacksize is {size}; a Python function needs {STACK} bytes")
    status = int(lib.pthread_attr_setstack(passed, memory, size))
    if status == 0:
        _attributes[_address(passed)].memory = (behind(stackaddr), memory, size)
    return status


def pthread_attr_setsigmask_np(attr: Any, sigmask: Any) -> int:
    passed = OBJECT(attr, "pthread_attr_t", ("pthread_attr_setsigmask_np", "attr"))
    mask = OBJECT_OPT(sigmask, "sigset_t", ("pthread_attr_setsigmask_np", "sigmask"))
    if mask == NULL:  # glibc crashes if nothing was said before, and there is nothing to take back then
        status = int(lib.pthread_attr_getsigmask_np(passed, ffi.new("sigset_t *")))
        if status != 0:
            return 0 if status == lib.PTHREAD_ATTR_NO_SIGMASK_NP else status
    return int(lib.pthread_attr_setsigmask_np(passed, mask))


def _with_room(passed: Any) -> tuple[Any, int]:
    """A copy of the attributes, which has a stack that is large enough; and that stack's size."""
    copy = ffi.new("pthread_attr_t *", passed[0])
    size = ffi.new("size_t *")
    lib.pthread_attr_getstacksize(copy, size)
    if size[0] < STACK:
        lib.pthread_attr_setstacksize(copy, STACK)
    return copy, int(size[0])


def _own_stack(copy: Any, memory: Any) -> tuple[int, int]:
    """Where the program's own stack begins and ends: within its memory, and not another thread's."""
    start, size = ffi.new("void **"), ffi.new("size_t *")
    lib.pthread_attr_getstack(copy, start, size)
    low, high = _address(start[0]), _address(start[0]) + size[0]
    if low < _address(memory[1]) or high > _address(memory[1]) + memory[2] or high - low < STACK:
        raise ValueError(
            "pthread_create: attr has the stack of pthread_attr_setstack() and another size; say both there"
        )
    for other in threads.threads.values():
        if other.stack is not None and low < other.stack[1] and other.stack[0] < high:
            raise ValueError("pthread_create: attr's stack is that of a thread that was not joined yet")
    return low, high


_usual: Any = None  # the attributes of NULL


def _made_with(attr: Any) -> tuple[Any, bool, Any]:
    """What pthread_create() is given for attr; whether the thread is detached; where its own stack is."""
    global _usual
    given = OBJECT_OPT(attr, "pthread_attr_t", ("pthread_create", "attr"))
    if _null(given):
        if _usual is None:
            _usual = ffi.new("pthread_attr_t *")
            lib.pthread_attr_init(_usual)
        copy, size = _with_room(_usual)
        return (copy if size < STACK else NULL), False, None
    held = _attributes[_address(given)]
    if held.running:
        raise ValueError("pthread_create: attr is of pthread_getattr_np(): its stack is another thread's")
    copy = _with_room(given)[0]
    state = ffi.new("int *")
    lib.pthread_attr_getdetachstate(copy, state)
    stack = None
    if held.memory is not None:
        low, high = _own_stack(copy, held.memory)
        owner, memory, size = held.memory
        OUT(memory, size, ("pthread_create", "attr's stack"))  # it may be gone by now
        stack = low, high, lasting(memory, owner, size, "a thread's stack, until pthread_join()")
    return copy, state[0] == lib.PTHREAD_CREATE_DETACHED, stack


# Threads

_detached_stacks: list[Any] = []  # in use until nobody knows when


def pthread_create(thread: Any, attr: Any, start_routine: Any, arg: Any) -> int:
    place = ffi.cast("pthread_t *", _variable("pthread_t", ("pthread_create", "thread"), thread))
    passed, detached, stack = _made_with(attr)
    made = Thread(FUNCTION(start_routine, ("pthread_create", "start_routine")), arg, place, detached)
    made.stack = stack
    name = ffi.new("pthread_t *")
    number = threads.announced(made)
    status = int(lib.pthread_create(name, passed, ffi.addressof(lib, "pysock_start_routine"), number))
    if status != 0:
        threads.unmade(number, made)
    else:
        made.named(int(name[0]))
    if status == 0 and detached and stack is not None:
        _detached_stacks.append(made)
    return status


def pthread_exit(retval: Any) -> NoReturn:
    if retval is None:
        raise TypeError("pthread_exit: retval is None; C's null pointer is NULL")
    result = pointer(retval, ("pthread_exit", "retval"))
    if threads.mine() is None and threads.first() == get_ident():
        threads.prepare()
        threads.end_values()
        threads.wait_for_others()
        runtime.leave(0)
    raise SystemExit(threads.Left(result))  # no `except Exception` stops it


def _joined(call: str, thread: Any, retval: Any, join: Callable[[int, Any], int]) -> int:
    ident = THREAD(thread, (call, "thread"))
    known = threads.threads.get(ident)
    place = NULL if _null(retval) else POINTER(retval, (call, "retval"))
    status = join(ident, place)
    if status == 0 and known is not None:
        known.gone()
        if known.kept is not None and place is not NULL:
            remember(place, known.kept)
    return status


def pthread_join(thread: int, retval: Any) -> int:
    return _joined("pthread_join", thread, retval, lambda ident, place: int(lib.pthread_join(ident, place)))


def pthread_tryjoin_np(thread: int, retval: Any) -> int:
    return _joined("pthread_tryjoin_np", thread, retval, lambda ident, place: int(lib.pthread_tryjoin_np(ident, place)))


def _until(call: str, abstime: Any) -> Any:
    return (
        NULL
        if _null(abstime)
        else IN(abstime, ffi.sizeof("struct timespec"), (call, "abstime", "sizeof(struct timespec)"))
    )


def pthread_timedjoin_np(thread: int, retval: Any, abstime: Any) -> int:
    until = _until("pthread_timedjoin_np", abstime)
    return _joined(
        "pthread_timedjoin_np",
        thread,
        retval,
        lambda ident, place: int(lib.pthread_timedjoin_np(ident, place, until)),
    )


def pthread_clockjoin_np(thread: int, retval: Any, clockid: int, abstime: Any) -> int:
    until = _until("pthread_clockjoin_np", abstime)
    return _joined(
        "pthread_clockjoin_np",
        thread,
        retval,
        lambda ident, place: int(lib.pthread_clockjoin_np(ident, place, clockid, until)),
    )


def pthread_detach(thread: int) -> int:
    ident = THREAD(thread, ("pthread_detach", "thread"))
    known = threads.threads.get(ident)
    status = int(lib.pthread_detach(ident))
    if status == 0 and known is not None:
        known.detached = True
        if known.stack is not None:
            _detached_stacks.append(known)
        if known.ended:
            known.gone()
    return status


def pthread_getname_np(thread: int, name: Any, size: int) -> int:
    ident = THREAD(thread, ("pthread_getname_np", "thread"))
    return int(lib.pthread_getname_np(ident, OUT(name, number(size), ("pthread_getname_np", "name", "size")), size))


def pthread_setname_np(thread: int, name: Any) -> int:
    ident = THREAD(thread, ("pthread_setname_np", "thread"))
    return int(lib.pthread_setname_np(ident, TEXT(name, ("pthread_setname_np", "name"))))


def pthread_getcpuclockid(thread: int, clockid: Any) -> int:
    ident = THREAD(thread, ("pthread_getcpuclockid", "thread"))
    place = _variable("clockid_t", ("pthread_getcpuclockid", "clockid"), clockid)
    return int(lib.pthread_getcpuclockid(ident, place))


def pthread_getschedparam(thread: int, policy: Any, param: Any) -> int:
    ident = THREAD(thread, ("pthread_getschedparam", "thread"))
    place = _variable("int", ("pthread_getschedparam", "policy"), policy)
    room = _variable("struct sched_param", ("pthread_getschedparam", "param"), param)
    return int(lib.pthread_getschedparam(ident, place, room))


def pthread_setschedparam(thread: int, policy: int, param: Any) -> int:
    ident = THREAD(thread, ("pthread_setschedparam", "thread"))
    size = ffi.sizeof("struct sched_param")
    passed = IN(param, size, ("pthread_setschedparam", "param", "sizeof(struct sched_param)"))
    return int(lib.pthread_setschedparam(ident, policy, passed))


def pthread_setschedprio(thread: int, prio: int) -> int:
    return int(lib.pthread_setschedprio(THREAD(thread, ("pthread_setschedprio", "thread")), prio))


def pthread_getaffinity_np(thread: int, cpusetsize: int, cpuset: Any) -> int:
    ident = THREAD(thread, ("pthread_getaffinity_np", "thread"))
    room = OUT(cpuset, number(cpusetsize), ("pthread_getaffinity_np", "cpuset", "cpusetsize"))
    return int(lib.pthread_getaffinity_np(ident, cpusetsize, room))


def pthread_setaffinity_np(thread: int, cpusetsize: int, cpuset: Any) -> int:
    ident = THREAD(thread, ("pthread_setaffinity_np", "thread"))
    passed = IN(cpuset, number(cpusetsize), ("pthread_setaffinity_np", "cpuset", "cpusetsize"))
    return int(lib.pthread_setaffinity_np(ident, cpusetsize, passed))


def pthread_atfork(prepare: Any, parent: Any, child: Any) -> int:
    import os

    handlers = {
        name: FUNCTION(function, ("pthread_atfork", role))
        for name, role, function in (
            ("before", "prepare", prepare),
            ("after_in_parent", "parent", parent),
            ("after_in_child", "child", child),
        )
        if not _null(function)
    }
    if handlers:
        os.register_at_fork(**handlers)  # fork() calls them where Python is ready for it
    return 0


# Mutexes and barriers

_robust: dict[int, Any] = {}  # by address; a thread's list may lead through them as long as the process lives


def _is_robust(mutex: Any) -> bool:
    kind = int(lib.pysock_mutex_kind(mutex))
    return kind != -1 and kind & 16 != 0


def _mutex_made(passed: Any, given: Any, where: Where) -> None:
    if _is_robust(passed) and _address(passed) not in _robust and ffi.typeof(given).kind != "pointer":
        raise ValueError(f"{where[0]}: {where[1]} is a copy of a robust mutex; pthread_mutex_init() makes another one")


sound["pthread_mutex_t"] = _mutex_made


def pthread_mutex_init(mutex: Any, attr: Any) -> int:
    place = PLACE(mutex, "pthread_mutex_t", ("pthread_mutex_init", "mutex"))
    passed = OBJECT_OPT(attr, "pthread_mutexattr_t", ("pthread_mutex_init", "attr"))
    status = int(lib.pthread_mutex_init(place, passed))
    if status == 0 and _is_robust(place):
        _robust[_address(place)] = behind(mutex)
    return status


def pthread_mutex_setprioceiling(mutex: Any, prioceiling: int, old_ceiling: Any) -> int:
    passed = OBJECT(mutex, "pthread_mutex_t", ("pthread_mutex_setprioceiling", "mutex"))
    old = NULL if _null(old_ceiling) else _variable("int", ("pthread_mutex_setprioceiling", "old_ceiling"), old_ceiling)
    if lib.pysock_mutex_kind(passed) == -1:  # glibc waits for one that was destroyed
        return int(lib.EINVAL)
    return int(lib.pthread_mutex_setprioceiling(passed, prioceiling, old))


def _barrier_made(passed: Any, given: Any, where: Where) -> None:
    if not lib.pysock_barrier_made(passed):
        raise ValueError(f"{where[0]}: {where[1]} was not made: call pthread_barrier_init() first")


sound["pthread_barrier_t"] = _barrier_made


def pthread_barrier_init(barrier: Any, attr: Any, count: int) -> int:
    place = PLACE(barrier, "pthread_barrier_t", ("pthread_barrier_init", "barrier"))
    passed = OBJECT_OPT(attr, "pthread_barrierattr_t", ("pthread_barrier_init", "attr"))
    return int(lib.pthread_barrier_init(place, passed, count))


def pthread_barrier_destroy(barrier: Any) -> int:
    return int(
        lib.pthread_barrier_destroy(OBJECT(barrier, "pthread_barrier_t", ("pthread_barrier_destroy", "barrier")))
    )


def pthread_barrier_wait(barrier: Any) -> int:
    return int(lib.pthread_barrier_wait(OBJECT(barrier, "pthread_barrier_t", ("pthread_barrier_wait", "barrier"))))


# Spin locks: what a new one holds is not 0 everywhere

_spinning: dict[int, Any] = {}  # by address: what it is in


def _spin(call: str, lock: Any) -> Any:
    passed = _variable("pthread_spinlock_t", (call, "lock"), lock)
    address = _address(passed)
    if address not in _spinning and protection(address, ffi.sizeof("pthread_spinlock_t")) is None:
        raise ValueError(f"{call}: lock was not made: call pthread_spin_init() first")
    return passed


def pthread_spin_init(lock: Any, pshared: int) -> int:
    place = _variable("pthread_spinlock_t", ("pthread_spin_init", "lock"), lock)
    status = int(lib.pthread_spin_init(place, pshared))
    if status == 0:
        _spinning[_address(place)] = (behind(lock), place)
    return status


def pthread_spin_destroy(lock: Any) -> int:
    passed = _spin("pthread_spin_destroy", lock)
    _spinning.pop(_address(passed), None)
    return int(lib.pthread_spin_destroy(passed))


def pthread_spin_lock(lock: Any) -> int:
    return int(lib.pthread_spin_lock(_spin("pthread_spin_lock", lock)))


def pthread_spin_trylock(lock: Any) -> int:
    return int(lib.pthread_spin_trylock(_spin("pthread_spin_trylock", lock)))


def pthread_spin_unlock(lock: Any) -> int:
    return int(lib.pthread_spin_unlock(_spin("pthread_spin_unlock", lock)))


# Once, and values that each thread has for itself

_onces: dict[int, list[list[Any]]] = {}  # by thread: the functions on their way through libc, and what they raised


def _once() -> None:
    """Called by libc, in the thread that came first."""
    frame = _onces[get_ident()][-1]
    try:
        frame[0]()
    except BaseException as error:
        frame[1] = error


ffi.def_extern("pysock_once")(_once)


def pthread_once(once_control: Any, init_routine: Any) -> int:
    control = _variable("pthread_once_t", ("pthread_once", "once_control"), once_control)
    FUNCTION(init_routine, ("pthread_once", "init_routine"))
    return int(called_once(init_routine, lambda: lib.pthread_once(control, lib.pysock_once)))


def called_once(function: Any, call: Callable[[], Any]) -> Any:
    """The result of a call that has libc call this function, perhaps."""
    me = get_ident()
    frames = _onces.setdefault(me, [])
    frames.append([function, None])
    try:
        status = call()
    finally:
        frame = frames.pop()
        raised, frame[1] = frame[1], None
        if not frames:
            del _onces[me]
    if raised is not None:
        try:
            raise raised
        finally:
            del raised  # no cycle: CPython may crash when it collects a memoryview in one
    return status


def pthread_key_create(key: Any, destructor: Any) -> int:
    place = ffi.cast("pthread_key_t *", _variable("pthread_key_t", ("pthread_key_create", "key"), key))
    function = None if _null(destructor) else FUNCTION(destructor, ("pthread_key_create", "destructor"))
    threads.prepare()
    made = ffi.new("pthread_key_t *")
    status = int(lib.pthread_key_create(made, ffi.addressof(lib, "pysock_destructor")))
    if status == 0:
        threads.keys[int(made[0])] = function
        place[0] = made[0]
    return status


def _key(key: Any) -> int | None:
    """A key of the program's own: Python has some as well."""
    wanted = truncated(key, "pthread_key_t")
    return wanted if wanted in threads.keys else None


def pthread_key_delete(key: int) -> int:
    own = _key(key)
    if own is None:
        return int(lib.EINVAL)
    del threads.keys[own]
    threads.forget_values(own)
    return int(lib.pthread_key_delete(own))


def pthread_getspecific(key: int) -> Any:
    own = _key(key)
    return NULL if own is None else threads.value(own)


def pthread_setspecific(key: int, value: Any) -> int:
    own = _key(key)
    return int(lib.EINVAL) if own is None else threads.set_value(own, value)
