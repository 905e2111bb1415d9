"""The names of the output: what a C name is called in Python, and which names of pysock the output uses."""

from __future__ import annotations

import keyword
from collections import Counter

from pysock.translate import library, tree
from pysock.translate import types as t

#: Names that the output itself may use: a program's own of that name get an underscore.
WORDS = frozenset(
    "new sizeof addressof cast run struct union member literal cdiv cmod fdiv NULL range ord bool int float pysock "
    "abs_ True False None threading PerThread per_thread".split()
)


#: Functions whose name is a struct's in another header, which a star import may bring later.
_STRUCTS_TOO = frozenset({"flock"})


def safe(name: str) -> str:
    """The name, with an underscore if Python or the output needs it for something else."""
    name = name.replace("$", "_")
    return name + "_" if keyword.iskeyword(name) or name in WORDS else name


class Names:
    """What the output imports, and how the program's names are spelled."""

    def __init__(self, headers: set[str]) -> None:
        self.headers = headers  # visible ones
        self.direct = headers  # those that the file includes itself: a star import passes no name on that begins with _
        self.used: set[str] = set()  # of `from pysock import ...`
        self.extra: dict[str, set[str]] = {}  # by module: names of headers that were not included
        self.typing: set[str] = set()
        self.threads = False  # whether there are variables of each thread's own

    def word(self, name: str) -> str:
        """A word of pysock's own, from now on imported."""
        self.used.add(name)
        return name

    def of_libc(self, name: str) -> str:
        """A name that a header gives, imported if no included header does."""
        if name == "NULL":
            if self.headers.isdisjoint(library.giving(name)):
                self.used.add(name)
            return name
        own = name + "_" if keyword.iskeyword(name) else name
        header = library.header_of(name)
        seen = self.direct if name.startswith("_") else self.headers
        if header is not None and (header not in seen or name in _STRUCTS_TOO):
            module = library.module(header)
            if module is not None:
                self.extra.setdefault(module, set()).add(own)
        return own

    def converter(self, type: t.Int) -> str | None:
        """What converts to this type: `uint16_t`; None for C's int, whose name is Python's own."""
        name = type.call
        if name in ("int", "_Bool", "bool") or type.basic == "_Bool":
            return None
        if type.name != type.basic and name == type.name:
            return self.of_libc(name)
        if name == type.basic.replace(" ", "_"):
            return self.word(name)
        return name


def name_locals(function: tree.Symbol, taken: set[str]) -> None:
    """Python's names of a function's parameters and variables; `taken` are names of others that it uses."""
    given: dict[str, list[tree.Symbol]] = {}
    symbols = local_symbols(function)
    meet = _met(function, symbols)
    for symbol in symbols:
        if symbol.kind == "static":
            continue
        name = safe(symbol.c_name) if symbol.c_name else "_"
        while name in taken or any(
            _collide(symbol, other) or other in meet.get(symbol, ()) for other in given.get(name, ())
        ):
            name += "_"
        given.setdefault(name, []).append(symbol)
        symbol.name = name


def _collide(a: tree.Symbol, b: tree.Symbol) -> bool:
    """Whether two variables of one name may not share it: one hides the other."""
    return b in _hidden(a) or a in _hidden(b) or a.kind == "param"


def _met(function: tree.Symbol, symbols: list[tree.Symbol]) -> dict[tree.Symbol, set[tree.Symbol]]:
    """The variables of one name that one statement has: each `({ int a_ = x; a_; })` of it has its own."""
    counts = Counter(symbol.c_name for symbol in symbols)
    several = {symbol for symbol in symbols if counts[symbol.c_name] > 1}
    found: dict[tree.Symbol, set[tree.Symbol]] = {}
    if several:
        for stmt in tree.within(function.body):
            names = [e for one in tree.expressions(stmt) for e in tree.walk(one) if isinstance(e, tree.Name)]
            here = {e.symbol for e in names} & several
            for symbol in here if len(here) > 1 else ():
                found.setdefault(symbol, set()).update(here - {symbol})
    return found


def _hidden(symbol: tree.Symbol) -> list[tree.Symbol]:
    """The variables of outer blocks that this one hides."""
    found = []
    while symbol.hides is not None:
        symbol = symbol.hides
        found.append(symbol)
    return found


def local_symbols(function: tree.Symbol) -> list[tree.Symbol]:
    found = list(function.parameters)
    for stmt in tree.within(function.body):
        if isinstance(stmt, tree.Declare) and stmt.symbol.function is function:
            found.append(stmt.symbol)
    return found


def outer_names(function: tree.Symbol) -> set[str]:
    """The names that a function uses of what is not its own."""
    found: set[str] = set()
    for stmt in tree.within(function.body):
        for one in tree.expressions(stmt):
            for e in tree.walk(one):
                if isinstance(e, tree.Name) and e.symbol.function is not function and e.symbol.kind != "param":
                    found.add(e.symbol.name)
                elif isinstance(e, tree.MacroCall):
                    found.add(safe(e.macro.name))
    return found
