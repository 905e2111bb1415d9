"""What <err.h> needs by hand: libc prints the message; pysock ends the program, so that Python's side ends as well."""

from __future__ import annotations

from pysock import runtime
from pysock._libc import lib
from pysock.formats import PRINTF
from pysock.guard import CData_, truncated
from pysock.libc._stdarg import arguments
from pysock.values import NULL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NoReturn


def _message(call: str, fmt: Any, args: tuple[Any, ...]) -> list[Any]:
    if not (isinstance(fmt, CData_) and fmt == NULL):
        return PRINTF(fmt, args, (call, "fmt"))
    if args:
        raise TypeError(f"{call}: fmt is NULL, which takes no argument, but {len(args)} came")
    return [NULL]


def warn(fmt: Any, *args: Any) -> None:
    lib.warn(*_message("warn", fmt, args))


def warnx(fmt: Any, *args: Any) -> None:
    lib.warnx(*_message("warnx", fmt, args))


def err(eval: int, fmt: Any, *args: Any) -> NoReturn:
    status, passed = truncated(eval, "int"), _message("err", fmt, args)
    lib.warn(*passed)
    runtime.leave(status)


def errx(eval: int, fmt: Any, *args: Any) -> NoReturn:
    status, passed = truncated(eval, "int"), _message("errx", fmt, args)
    lib.warnx(*passed)
    runtime.leave(status)


def vwarn(fmt: Any, args: Any) -> None:
    lib.warn(*_message("vwarn", fmt, arguments(args, ("vwarn", "args"))))


def vwarnx(fmt: Any, args: Any) -> None:
    lib.warnx(*_message("vwarnx", fmt, arguments(args, ("vwarnx", "args"))))


def verr(eval: int, fmt: Any, args: Any) -> NoReturn:
    status, passed = truncated(eval, "int"), _message("verr", fmt, arguments(args, ("verr", "args")))
    lib.warn(*passed)
    runtime.leave(status)


def verrx(eval: int, fmt: Any, args: Any) -> NoReturn:
    status, passed = truncated(eval, "int"), _message("verrx", fmt, arguments(args, ("verrx", "args")))
    lib.warnx(*passed)
    runtime.leave(status)
