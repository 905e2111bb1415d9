"""What <threads.h> needs by hand: threads, values and functions called once, as <pthread.h> has them."""

from __future__ import annotations

import pysock.threads as threads
from pysock._libc import ffi, lib
from pysock.guard import FUNCTION, OBJECT, PLACE, truncated
from pysock.libc._pthread import _key, _made_with, _null, _variable, called_once, pthread_exit
from pysock.threads import THREAD, Thread
from pysock.values import NULL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NoReturn


def thrd_create(thr: Any, func: Any, arg: Any) -> int:
    place = ffi.cast("thrd_t *", _variable("thrd_t", ("thrd_create", "thr"), thr))
    made = Thread(FUNCTION(func, ("thrd_create", "func")), arg, place, False)
    made.result = ("thrd_create", "func's result")
    larger = _made_with(NULL)[0]
    name = ffi.new("thrd_t *")
    number = threads.announced(made)
    if larger is NULL:
        status = int(lib.thrd_create(name, ffi.addressof(lib, "pysock_start_of_c11"), number))
    else:  # the usual stack is too small for Python, and thrd_create() has no other
        failed = int(lib.pthread_create(name, larger, ffi.addressof(lib, "pysock_start_routine"), number))
        nothing = {0: lib.thrd_success, lib.ENOMEM: lib.thrd_nomem}
        status = int(nothing.get(failed, lib.thrd_error))
    if status != lib.thrd_success:
        threads.unmade(number, made)
    else:
        made.named(int(name[0]))
    return status


def thrd_exit(res: int) -> NoReturn:
    pthread_exit(truncated(res, "int"))


def thrd_detach(thr: int) -> int:
    ident = THREAD(thr, ("thrd_detach", "thr"))
    known = threads.threads.get(ident)
    status = int(lib.thrd_detach(ident))
    if status == lib.thrd_success and known is not None:
        known.detached = True
        if known.ended:
            known.gone()
    return status


def thrd_join(thr: int, res: Any) -> int:
    ident = THREAD(thr, ("thrd_join", "thr"))
    known = threads.threads.get(ident)
    place = NULL if _null(res) else PLACE(res, "int", ("thrd_join", "res"))
    status = int(lib.thrd_join(ident, place))
    if status == lib.thrd_success and known is not None:
        known.gone()
    return status


def call_once(flag: Any, func: Any) -> None:
    control = OBJECT(flag, "once_flag", ("call_once", "flag"))
    called_once(FUNCTION(func, ("call_once", "func")), lambda: lib.call_once(control, lib.pysock_once))


def tss_create(tss_id: Any, destructor: Any) -> int:
    place = ffi.cast("tss_t *", _variable("tss_t", ("tss_create", "tss_id"), tss_id))
    function = None if _null(destructor) else FUNCTION(destructor, ("tss_create", "destructor"))
    threads.prepare()
    made = ffi.new("tss_t *")
    status = int(lib.tss_create(made, ffi.addressof(lib, "pysock_destructor")))
    if status == lib.thrd_success:
        threads.keys[int(made[0])] = function
        place[0] = made[0]
    return status


def tss_get(tss_id: int) -> Any:
    own = _key(tss_id)
    return NULL if own is None else threads.value(own)


def tss_set(tss_id: int, val: Any) -> int:
    own = _key(tss_id)
    if own is None or threads.set_value(own, val) != 0:
        return int(lib.thrd_error)
    return int(lib.thrd_success)


def tss_delete(tss_id: int) -> None:
    own = _key(tss_id)
    if own is not None:
        del threads.keys[own]
        threads.forget_values(own)
        lib.tss_delete(own)
