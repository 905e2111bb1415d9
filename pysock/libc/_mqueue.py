"""What <mqueue.h> needs by hand: the arguments that mq_open() has only sometimes, and whom mq_notify() may tell."""

from __future__ import annotations

from pysock._libc import ffi, lib
from pysock.guard import IN_OPT, SIZE, TEXT, truncated
from pysock.values import NULL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def mq_open(name: Any, oflag: int, mode: int, attr: Any) -> int:
    how = truncated(oflag, "int")
    text = TEXT(name, ("mq_open", "name"))
    if not how & lib.O_CREAT:  # libc does not look at the rest
        return int(lib.mq_open(text, how, mode, NULL))
    given = NULL if type(attr) is int and attr == 0 else attr
    like = IN_OPT(given, SIZE["struct mq_attr"], ("mq_open", "attr", "sizeof(struct mq_attr)"))
    return int(lib.mq_open(text, how, mode, like))


def mq_notify(mqdes: int, sevp: Any) -> int:
    event = IN_OPT(sevp, SIZE["struct sigevent"], ("mq_notify", "sevp", "sizeof(struct sigevent)"))
    if event is not NULL:
        view = ffi.from_buffer(event) if isinstance(event, bytes) else event
        if ffi.cast("struct sigevent *", view).sigev_notify == lib.SIGEV_THREAD:
            raise ValueError(
                "mq_notify: sevp: SIGEV_THREAD calls a function on a thread that Python knows nothing of; have a thread"
                " wait in mq_receive(), or sigwait() for SIGEV_SIGNAL"
            )
    return int(lib.mq_notify(mqdes, event))
