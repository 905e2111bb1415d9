"""What <unistd.h> needs by hand."""

from __future__ import annotations

import pysock.interpreter as interpreter
from pysock._libc import lib
from pysock.guard import ARGV, ARGV_OPT, GIVES, HUGE, OUT, TEXT, TEXT_OPT, CData_, _null, kept_by, truncated
from pysock.libc._getopt import getopt as getopt
from pysock.values import NULL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__all__ = ["NULL"]


def getcwd(buf: Any, size: int) -> Any:
    if isinstance(buf, CData_) and buf == NULL:
        if size < 0:
            raise ValueError(f"getcwd: size is {size}; {HUGE}")
        return GIVES(lib.getcwd(NULL, size), "heap")
    passed = OUT(buf, size, ("getcwd", "buf", "size"))
    return kept_by(lib.getcwd(passed, size), passed)


# exec with the arguments written out


def _arguments(call: str, arg: Any, args: tuple[Any, ...]) -> tuple[Any, tuple[Any, ...]]:
    """The array of the arguments up to NULL, and what follows it."""
    every = (arg, *args)
    end = next((index for index, value in enumerate(every) if _null(value)), None)
    if end is None:
        raise ValueError(f"{call}: arg and what follows it must end in NULL")
    return ARGV(list(every[:end]), (call, "arg")), every[end + 1 :]


def execl(pathname: Any, arg: Any, *args: Any) -> int:
    path = TEXT_OPT(pathname, ("execl", "pathname"))
    return int(lib.execv(path, _arguments("execl", arg, args)[0]))


def execlp(file: Any, arg: Any, *args: Any) -> int:
    return int(lib.execvp(TEXT(file, ("execlp", "file")), _arguments("execlp", arg, args)[0]))


def execle(pathname: Any, arg: Any, *args: Any) -> int:
    path = TEXT_OPT(pathname, ("execle", "pathname"))
    argv, behind = _arguments("execle", arg, args)
    if not behind:
        raise TypeError("execle: the argument envp is missing: it stands behind the NULL")
    return int(lib.execve(path, argv, ARGV_OPT(behind[0], ("execle", "the argument envp"))))


# New processes


def fork() -> int:
    return interpreter.fork()


def daemon(nochdir: int, noclose: int) -> int:
    return interpreter.daemon(truncated(nochdir, "int"), truncated(noclose, "int"))
