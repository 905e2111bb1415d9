"""What <assert.h> needs by hand: the place of the call and the text of the expression, as Python's source has them."""

from __future__ import annotations

import sys

from pysock._libc import lib
from pysock.guard import CData_, _described, octets, truncated, whole
from pysock.values import NULL, Live

TYPE_CHECKING = False
if TYPE_CHECKING:
    import ast
    from types import FrameType
    from typing import Any


def assert_(expression: Any) -> None:
    if _true(expression):
        return
    frame = sys._getframe(2)  # behind the wrapper
    line, text = _call(frame, "assert_", expression)
    _fail(frame, line, b"Assertion `%b' failed." % text)


def assert_perror(errnum: int) -> None:
    number = truncated(errnum, "int")
    if number == 0:
        return
    frame = sys._getframe(2)
    line, _ = _call(frame, "assert_perror", errnum)
    _fail(frame, line, b"Unexpected error: %b." % octets(lib.strerror(number), ("assert_perror", "errnum")))


def _true(value: Any) -> bool:
    """A number that is not 0, a pointer that is not NULL."""
    if isinstance(value, (str, bytes)):  # a literal has an address: `x > 0 and "x is positive"`
        return True
    if isinstance(value, (int, float, Live)):
        return bool(value)
    number = whole(value)
    if number is not None:
        return number != 0
    if isinstance(value, CData_):
        return bool(value)
    raise TypeError(f"assert: expression takes a number or a pointer, not {_described(value)}")


def _fail(frame: FrameType, line: int, text: bytes) -> None:
    name = getattr(lib, "program_invocation_short_name", NULL)
    program = octets(name, ("assert", "program_invocation_short_name")) + b": " if name else b""
    file = _file(frame.f_code.co_filename).encode("utf-8", "surrogateescape")
    message = b"%b%b:%d: %b: %b\n" % (program, file, line, frame.f_code.co_name.encode(), text)
    lib.fwrite(message, 1, len(message), lib.stderr)
    lib.fflush(lib.stderr)
    lib.abort()


def _file(name: str) -> str:
    """The source's name; of the program itself as it was given, as C has __FILE__."""
    given = sys.argv[0] if sys.argv else ""
    plain = given[2:] if given.startswith("./") else given
    return given if plain and name.replace("/./", "/").endswith(f"/{plain}") else name


def _call(frame: FrameType, name: str, value: Any) -> tuple[int, bytes]:
    """The line of the call that this frame is making, and its argument's source text (its value, without a source)."""
    import ast
    import linecache

    source = "".join(linecache.getlines(frame.f_code.co_filename, frame.f_globals))
    try:
        calls = [
            node
            for node in ast.walk(ast.parse(source))
            if isinstance(node, ast.Call)
            and (node.args or node.keywords)
            and name in (getattr(node.func, "id", ""), getattr(node.func, "attr", ""))
            and node.lineno <= frame.f_lineno <= (node.end_lineno or node.lineno)
        ]
    except (SyntaxError, ValueError):
        calls = []
    call = _this(calls, frame)
    if call is None:
        return frame.f_lineno, repr(value).encode("utf-8", "surrogateescape")
    argument = call.args[0] if call.args else call.keywords[0].value
    text = ast.get_source_segment(source, argument) or ""
    if "\n" in text:  # C has it on one line, without comments
        text = ast.unparse(argument) if "#" in text else " ".join(line.strip() for line in text.split("\n"))
    return call.lineno, text.encode("utf-8", "surrogateescape")


def _this(calls: list[ast.Call], frame: FrameType) -> ast.Call | None:
    """Of several calls on one line, the one that is being made, where Python knows it (3.11)."""
    if len(calls) > 1 and hasattr(frame.f_code, "co_positions"):
        start = list(frame.f_code.co_positions())[frame.f_lasti // 2]
        calls = [c for c in calls if (c.lineno, c.end_lineno, c.col_offset, c.end_col_offset) == start] or calls
    return calls[0] if calls else None
