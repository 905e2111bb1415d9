"""What <mqueue.h> needs by hand: the arguments that mq_open() has only sometimes, and whom mq_notify() may tell."""

from __future__ import annotations

from pysock._libc import lib
from pysock.guard import IN_OPT, SIZE, TEXT, truncated
from pysock.libc._time import event
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
    return int(lib.mq_notify(mqdes, event("mq_notify", sevp, "wait in mq_receive()")))
