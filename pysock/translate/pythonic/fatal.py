"""Checks that end the program: `if (call(...) < 0) { perror("..."); close(fd); exit(1); }`, and functions like die().

What is found here may become an exception. Whether it does, sockets.py decides.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from pysock.translate import tree
from pysock.translate import types as t
from pysock.translate.constants import value_of
from pysock.translate.pythonic.patterns import ascii_text, assignment, call_of, flat, lists, named, symbol_of
from pysock.translate.pythonic.plan import Words
from pysock.translate.tree import Symbol

#: Calls that return 0 or -1, and those that return a number or -1.
ZERO = frozenset(("bind", "listen", "connect", "setsockopt", "close", "shutdown"))
NUMBER = frozenset(("socket", "accept", "send", "recv", "read", "write"))


class Ending(NamedTuple):
    """The last words of a program: what it says, what it closes before, how it ends."""

    words: Words
    text: str
    closes: tuple[Symbol, ...]


@dataclass(eq=False)
class Site:
    """A call, its check, and what happens when it failed. `items[index:index + count]` are its statements."""

    items: list[tree.Stmt]
    index: int
    count: int
    calls: list[tree.Call]  # one, or several in `||`
    result: Symbol | None
    ending: Ending
    no: tree.Stmt | None = None  # what an else has
    names: set[int] = field(default_factory=set)  # the names of the result in the statements
    loop: tree.Loop | None = None  # that goes on while the call brings something, and is followed by the check

    @property
    def call(self) -> tree.Call:
        return self.calls[0]

    @property
    def name(self) -> str:
        callee = self.call.callee
        assert callee is not None
        return callee.c_name

    @property
    def called(self) -> list[str]:
        """The names of the calls, in their order."""
        return [call.callee.c_name for call in self.calls if call.callee is not None]

    @property
    def first(self) -> tree.Stmt:
        return self.items[self.index]

    @property
    def stmts(self) -> list[tree.Stmt]:
        return self.items[self.index : self.index + self.count]


class Die(NamedTuple):
    words: Words
    parameter: int


def dies(functions: list[Symbol]) -> dict[Symbol, Die]:
    """The functions that say a text and end the program."""
    found: dict[Symbol, Die] = {}
    for function in functions:
        body = flat(function.body)
        if len(body) != 2 or function.c_name == "main" or len(function.parameters) != 1:
            continue
        status = _exit(body[1])
        parameter = function.parameters[0]
        if status is None or not isinstance(body[0], tree.Do) or parameter.assigned or parameter.addressed:
            continue
        said = body[0].value
        if (call := call_of(said, "perror")) is not None and symbol_of(call.arguments[0]) is parameter:
            found[function] = Die(Words("stderr", True, status), 0)
            continue
        call = call_of(said, "fprintf")
        if call is None or len(call.arguments) < 3 or not named(call.arguments[0], "stderr"):
            continue
        format, *given = call.arguments[1:]
        if symbol_of(given[0]) is not parameter:
            continue
        if ascii_text(format) == "%s\n" and len(given) == 1:
            found[function] = Die(Words("stderr", False, status), 0)
        elif ascii_text(format) == "%s: %s\n" and len(given) == 2 and _is_reason(given[1]):
            found[function] = Die(Words("stderr", True, status), 0)
    return found


def _exit(stmt: tree.Stmt) -> int | None:
    """The status of `exit(N);`."""
    if isinstance(stmt, tree.Do) and (call := call_of(stmt.value, "exit")) is not None:
        return value_of(call.arguments[0])
    return None


def _is_reason(e: tree.Expr) -> bool:
    call = call_of(e, "strerror")
    return call is not None and named(call.arguments[0], "errno")


def said(stmt: tree.Stmt) -> tuple[str, bool, str] | None:
    """(stream, whether errno's meaning follows, text) of a statement that says a fixed text."""
    if not isinstance(stmt, tree.Do):
        return None
    if (call := call_of(stmt.value, "perror")) is not None:
        text = ascii_text(call.arguments[0])
        return ("stderr", True, text) if text else None
    if (call := call_of(stmt.value, "puts")) is not None:
        text = ascii_text(call.arguments[0])
        return ("stdout", False, text) if text else None
    if (call := call_of(stmt.value, "printf")) is not None:
        stream, rest = "stdout", call.arguments
    elif (call := call_of(stmt.value, "fprintf")) is not None and named(call.arguments[0], "stderr"):
        stream, rest = "stderr", call.arguments[1:]
    else:
        return None
    text = ascii_text(rest[0])
    if text is None or not text.endswith("\n") or len(text) < 2:
        return None
    if len(rest) == 1 and "%" not in text:
        return stream, False, text[:-1]
    if len(rest) == 2 and text.endswith(": %s\n") and text.count("%") == 1 and _is_reason(rest[1]):
        return stream, True, text[:-5]
    return None


def closed(stmt: tree.Stmt) -> Symbol | None:
    """The variable of `close(fd);`."""
    if isinstance(stmt, tree.Do) and (call := call_of(stmt.value, "close")) is not None:
        return symbol_of(call.arguments[0])
    return None


def ending(stmt: tree.Stmt, in_main: bool, known: dict[Symbol, Die]) -> Ending | None:
    """How the branch of a failed check ends the program, if it does nothing else."""
    body = flat(stmt)
    if not body:
        return None
    last = body.pop()
    closes: list[Symbol] = []
    words: tuple[str, bool, str] | None = None
    status = _exit(last)
    if status is None and isinstance(last, tree.Return) and in_main and last.value is not None:
        status = value_of(last.value)
    if status is None and isinstance(last, tree.Do) and isinstance(last.value, tree.Call):
        callee = last.value.callee
        die = known.get(callee) if callee is not None else None
        text = ascii_text(last.value.arguments[0]) if die is not None and last.value.arguments else None
        if die is None or not text:
            return None
        words, status = (die.words.stream, die.words.reason, text), die.words.status
    if status is None or not status & 255 > 0:
        return None
    for one in body:
        symbol = closed(one)
        if symbol is not None:
            closes.append(symbol)
        elif words is None and (words := said(one)) is not None:
            continue
        else:
            return None
    if words is None:
        return None
    return Ending(Words(words[0], words[1], status & 255), words[2], tuple(closes))


def failure(e: tree.Expr) -> tree.Expr | None:
    """What is -1 where this condition holds: `x < 0`, `x == -1`; of calls that return 0 or -1 also `x != 0` and `x`."""
    if isinstance(e, tree.Binary):
        left, op, right = e.left, e.op, e.right
        if value_of(left) is not None:
            left, right, op = right, left, {"<": ">", ">": "<"}.get(op, op)
        value = value_of(right)
        if (op == "<" and value == 0) or (op == "==" and value == -1):
            return left
        if op == "!=" and value == 0 and call_of(left, *ZERO):
            return left
        return None
    return e if call_of(e, *ZERO) else None


def _subject(e: tree.Expr | None) -> tuple[Symbol | None, tree.Call] | None:
    """`x = call(...)`, or the call alone."""
    result = None
    if isinstance(e, tree.Assign) and not e.op:
        result, e = symbol_of(e.target), e.value
        if result is None or not _holds(result):
            return None
    call = call_of(e, *ZERO, *NUMBER)
    return None if call is None else (result, call)


def _holds(symbol: Symbol) -> bool:
    """Whether a variable can be -1 after a call was."""
    return isinstance(symbol.type, t.Int) and symbol.type.size >= 4 and symbol.type.signed


def sites(function: Symbol, known: dict[Symbol, Die]) -> list[Site]:
    """All of a function, in the order of the source."""
    found: list[Site] = []
    for items in lists(function.body):
        for index, stmt in enumerate(items):
            if isinstance(stmt, tree.If):
                site = _site(items, index, stmt, function.c_name == "main", known)
                if site is not None:
                    found.append(site)
    return sorted(found, key=lambda site: site.first.at)


def _site(items: list[tree.Stmt], index: int, stmt: tree.If, in_main: bool, known: dict[Symbol, Die]) -> Site | None:
    end = ending(stmt.yes, in_main, known)
    if end is None:
        return None
    condition = stmt.condition
    if isinstance(condition, tree.Binary) and condition.op == "||":
        return _several(items, index, stmt, _parts(condition), end)
    subject = failure(condition)
    if subject is None:
        return None
    direct = _subject(subject)
    if direct is not None:
        result, call = direct
        assert isinstance(subject, tree.Expr)
        names = {id(subject.target)} if isinstance(subject, tree.Assign) else set()
        return Site(items, index, 1, [call], result, end, stmt.no, names)
    result_only = symbol_of(subject)
    start = index - 1
    while start > 0 and _is_silent(items[start]):
        start -= 1
    if result_only is None or start < 0:
        return None
    first, count = items[start], index - start + 1
    moved = _moved(first, result_only)
    if moved is not None and stmt.no is None:
        loop, call = moved
        return Site(items, start, count, [call], result_only, end, None, set(), loop)
    before = assignment(first)
    if before is None or before[0] is not result_only:
        return None
    call_before = call_of(before[1], *ZERO, *NUMBER)
    if call_before is None or not _holds(result_only):
        return None
    names = {id(subject)}
    if isinstance(first, tree.Do) and isinstance(first.value, tree.Assign):
        names.add(id(first.value.target))
    return Site(items, start, count, [call_before], result_only, end, stmt.no, names)


def _several(items: list[tree.Stmt], index: int, stmt: tree.If, parts: list[tree.Expr], end: Ending) -> Site | None:
    """`bind(...) < 0 || listen(...) < 0`: calls one after the other, of which the first may be kept in a variable."""
    found = [_subject(failure(part)) for part in parts]
    calls: list[tree.Call] = []
    for one in found:
        if one is None or (calls and one[0] is not None):
            return None
        calls.append(one[1])
    names = [call.callee.c_name for call in calls if call.callee is not None]
    if "close" in names and set(names) != {"close"}:
        return None
    if any(name not in ZERO for name in names[1:]):
        return None
    assert found[0] is not None
    subject = failure(parts[0])
    assigned = {id(subject.target)} if isinstance(subject, tree.Assign) else set()
    return Site(items, index, 1, calls, found[0][0], end, stmt.no, assigned)


def _is_silent(stmt: tree.Stmt) -> bool:
    """`int n;`, which Python has no line for."""
    if not isinstance(stmt, tree.Declare) or stmt.init is not None or stmt.symbol.kind != "local":
        return False
    return t.is_scalar(stmt.symbol.type) and not stmt.symbol.addressed


def _moved(stmt: tree.Stmt, result: Symbol) -> tuple[tree.Loop, tree.Call] | None:
    """`while ((n = recv(...)) > 0)`, where nothing else changes n: a check behind it is one of that call."""
    if not isinstance(stmt, tree.Loop) or stmt.kind != "while" or not isinstance(stmt.condition, tree.Binary):
        return None
    condition = stmt.condition
    if condition.op != ">" or value_of(condition.right) != 0 or not isinstance(condition.left, tree.Assign):
        return None
    call = call_of(condition.left.value, "recv")
    if condition.left.op or symbol_of(condition.left.target) is not result or call is None or result.addressed:
        return None
    if not isinstance(result.type, t.Int) or result.type.size < 4 or not result.type.signed:
        return None
    for one in tree.within(stmt.body):
        for e in tree.expressions(one):
            for inner in tree.walk(e):
                if isinstance(inner, (tree.Assign, tree.Step)) and symbol_of(inner.target) is result:
                    return None
    return stmt, call


def _parts(e: tree.Expr) -> list[tree.Expr]:
    if isinstance(e, tree.Binary) and e.op == "||":
        return [*_parts(e.left), *_parts(e.right)]
    return [e]
