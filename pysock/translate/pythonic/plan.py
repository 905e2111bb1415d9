"""What was recognised, as the writer reads it. Data alone: who fills it is the recognisers' affair."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Callable, NamedTuple

from pysock.translate import tree
from pysock.translate.errors import Place
from pysock.translate.tree import Symbol

#: What the writer does in place of a statement, and of an expression. The argument is the writer.
Writing = Callable[[Any], None]
Valuing = Callable[[Any], Any]


class Words(NamedTuple):
    """How a program says that a call failed, and ends: the same for all calls that share one `except`."""

    stream: str  # "stderr" or "stdout"
    reason: bool  # whether what errno means comes behind the text
    status: int


class Span(NamedTuple):
    """A `with`: from the statement that opens the socket to the one that closes it, in one list."""

    symbol: Symbol
    end: tree.Stmt  # the statement that closes it
    taken: int  # statements that the opening takes
    opening: Callable[[Any], tuple[str, str]]  # a line that comes before, and what `with` is given


@dataclass
class Plan:
    statements: dict[int, Writing | None] = field(default_factory=dict)  # None: nothing is written
    values: dict[int, Valuing] = field(default_factory=dict)
    spans: dict[int, Span] = field(default_factory=dict)
    sockets: set[Symbol] = field(default_factory=set)  # variables and parameters
    covered: set[int] = field(default_factory=set)  # statements of branches that are exceptions now, or never taken
    gone: set[Symbol] = field(default_factory=set)  # functions and variables that are not written
    failed: dict[str, str] = field(default_factory=dict)  # by call: what is said
    words: Words | None = None
    texts: bool = True  # whether print() may stand for printf()
    raising: set[int] = field(default_factory=set)  # the statements in which a call may raise
    functions: set[Symbol] = field(default_factory=set)  # main, and what it alone calls: exceptions end there
    ends_open: bool = False  # whether a socket is open where main comes to its end
    notes: list[tuple[Place, str]] = field(default_factory=list)  # what stayed raw, and why

    def drop(self, *stmts: tree.Stmt) -> None:
        for stmt in stmts:
            self.statements[id(stmt)] = None
