"""Which variables are sockets, which checks become exceptions, and which sockets `with` closes.

All three hang together: a socket must be made by a call whose failure raises, and a failure may raise only where what
is closed on the way out is what C closes there. So all that could be are taken, and those that fail are given up, until
none does. exit() is raw in the output: it unwinds nothing, and leaves to the kernel what C leaves to it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pysock.translate import tree
from pysock.translate import types as t
from pysock.translate.constants import value_of
from pysock.translate.errors import Place
from pysock.translate.pythonic.addresses import peer
from pysock.translate.pythonic.fatal import Site, closed, dies, sites
from pysock.translate.pythonic.lifetime import OPEN, Life, Walk
from pysock.translate.pythonic.outline import Outline, Use
from pysock.translate.pythonic.patterns import assignment, libc_call, symbol_of
from pysock.translate.pythonic.plan import Words
from pysock.translate.pythonic.shapes import Shapes
from pysock.translate.tree import Symbol

#: Calls that take the descriptor over, or close more than they are told by name.
_TAKING = frozenset(("close", "fdopen", "dup2", "dup3", "closefrom", "close_range"))
#: Programs that do this are no affair of exceptions: they run elsewhere than in main(), or speak another language.
_APART = frozenset(("pthread_create", "thrd_create", "setlocale", "longjmp", "siglongjmp", "vfork", "clone"))
_OPENING = ("socket", "accept")


class Sockets:
    """`candidates`: the sockets. `withs`: by socket, the site that makes it and the statement that closes it."""

    def __init__(self, unit: tree.Unit) -> None:
        self.unit = unit
        self.functions = set(unit.functions)
        self.outlines = {function: Outline(function) for function in unit.functions}
        self.dies = dies(unit.functions)
        self.called = {libc_call(e) for o in self.outlines.values() for _, e in o.expressions}
        self.calls = self._called_by_main()
        self.shapes = Shapes()
        self.sites = {function: sites(function, self.dies) for function in self.calls}
        self.words: Words | None = None
        self.failed: dict[str, str] = {}
        self.candidates: set[Symbol] = set()
        self.withs: dict[Symbol, tuple[Site, tree.Stmt]] = {}
        self.lives: dict[Symbol, Life] = {}
        self.given_up: dict[Symbol, str] = {}
        for function, found in self.sites.items():
            for site in found:
                known = peer(site, self.outlines[function]) if site.name == "accept" else None
                if known is not None:
                    self.shapes.peers[id(site.first)] = known

    def run(self) -> str:
        """Decides. What is returned says why nothing was found, if the program is no affair of this at all."""
        if not any(f.c_name == "main" for f in self.calls):
            return "main() is not all there is to the program, or has goto"
        apart = sorted(self.called & _APART)
        if apart:
            return f"it calls {apart[0]}()"
        if self._closes_by_number():
            return "it closes descriptors by their numbers"
        self._choose_words()
        first = {s for function in self.calls for s in self._possible(function)}
        best: tuple[int, int] | None = None
        kept: tuple[set[Symbol], dict[Symbol, tuple[Site, tree.Stmt]], dict[Symbol, Life], dict[Symbol, str]] | None = (
            None
        )
        wanted = set(first)
        while True:
            self._solve(set(first), wanted)
            score = sum(len(self.active_sites(f)) for f in self.calls), len(self.withs)
            if best is None or score > best:
                best, kept = score, (self.candidates, self.withs, self.lives, self.given_up)
            if not self.withs:
                break
            wanted = set(self.withs) - {max(self.withs, key=lambda s: s.at or Place(0, 0))}
        if kept is not None:
            self.candidates, self.withs, self.lives, self.given_up = kept
        return ""

    def _solve(self, candidates: set[Symbol], wanted: set[Symbol]) -> None:
        """The sockets there are if at most these are closed by `with`."""
        wanted = set(wanted)
        self.given_up = {}
        while True:
            self.candidates, self.withs, self.lives = set(candidates), {}, {}
            for symbol in sorted(wanted & candidates, key=lambda s: s.at or Place(0, 0)):
                ends = self._with_ends(symbol)
                if ends is not None:
                    self.withs[symbol] = ends
            self._live(candidates)
            wrong = {s: why for s in candidates if (why := self._wrong(s))}
            if wrong:
                self.given_up.update(wrong)
                candidates -= set(wrong)
                continue
            unfit = {s for s in self.withs if not self._with_fits(s)}
            if not unfit:
                return
            wanted = set(self.withs) - unfit

    def _live(self, candidates: set[Symbol]) -> None:
        """Their lives; which functions close what they are given hangs on lives, so again until that is known."""
        before: dict[Symbol, tuple[object, ...]] = {}
        for _ in range(8):
            lives = {s: self._life(s) for s in sorted(candidates, key=lambda s: s.at or Place(0, 0))}
            self.lives = {s: life for s, life in lives.items() if life is not None}
            ends = {s: (life.at_end, life.returned, tuple(life.fatal.items())) for s, life in self.lives.items()}
            if ends == before:
                return
            before = dict(ends)
        self.lives = {}  # functions that call each other in circles

    # The functions that run between main() and its end

    def _called_by_main(self) -> set[Symbol]:
        """main, and the functions that are called from there alone, not by handlers, threads or through pointers."""
        callers: dict[Symbol, set[Symbol]] = {}
        for function in self.unit.functions:
            for _, e in self.outlines[function].expressions:
                if isinstance(e, tree.Call) and e.callee is not None:
                    callers.setdefault(e.callee, set()).add(function)
        values = self._as_values()
        found = {f for f in self.unit.functions if f not in values and (f.c_name == "main" or callers.get(f))}
        while strange := {f for f in found if f.c_name != "main" and not callers.get(f, set()) <= found}:
            found -= strange
        return {f for f in found if not _jumps(f) and not _hides(f)}

    def _as_values(self) -> set[Symbol]:
        """The functions that are passed on, or kept."""
        named: Counter[Symbol] = Counter()
        called: Counter[Symbol] = Counter()
        everywhere: list[tree.Expr | tree.Init] = [e for o in self.outlines.values() for _, e in o.expressions]
        for item in self.unit.items:
            if isinstance(item, tree.Declare) and item.init is not None:
                everywhere += tree.walk(item.init)
        for e in everywhere:
            if isinstance(e, tree.Name) and e.symbol in self.functions:
                named[e.symbol] += 1
            elif isinstance(e, tree.Call) and e.callee in self.functions:
                assert e.callee is not None
                called[e.callee] += 1
        return {symbol for symbol, count in named.items() if count > called[symbol]}

    def _closes_by_number(self) -> bool:
        """`for (fd = 3; fd < 64; fd++) close(fd);`: nobody can say what that closes."""
        counted: set[Symbol] = set()
        closing: list[tree.Expr] = []
        for outline in self.outlines.values():
            for _, e in outline.expressions:
                if isinstance(e, tree.Step) or (isinstance(e, tree.Assign) and e.op):
                    symbol = symbol_of(e.target)
                    if symbol is not None:
                        counted.add(symbol)
                elif isinstance(e, tree.Call) and libc_call(e) in _TAKING:
                    closing += e.arguments
        return any((value_of(e) or 0) > 2 or symbol_of(e) in counted for e in closing) or bool(
            self.called & {"closefrom", "close_range", "daemon"}
        )

    # What is said when a call failed

    def _choose_words(self) -> None:
        """One way to say it, and one text for each call, for one `except`: what most sites have."""
        every = sorted((site for found in self.sites.values() for site in found), key=lambda site: site.first.at)
        if not every:
            return
        self.words = Counter(site.ending.words for site in every).most_common(1)[0][0]
        texts: dict[str, Counter[str]] = {}
        for site in every:
            for name in site.called if site.ending.words == self.words else ():
                texts.setdefault(name, Counter())[site.ending.text] += 1
        self.failed = {name: count.most_common(1)[0][0] for name, count in texts.items()}

    # Candidates

    def _possible(self, function: Symbol) -> set[Symbol]:
        """Variables that take a socket, and parameters that might."""
        found = {
            site.result
            for site in self.sites[function]
            if site.result is not None and site.name in _OPENING and site.result.function is function
        }
        if function.c_name != "main":
            found |= {p for p in function.parameters if p.c_name and not p.assigned}
        return {
            s
            for s in found
            if not s.addressed and s.kind in ("local", "param") and isinstance(s.type, t.Int) and s.type.size == 4
        }

    def active(self, site: Site) -> bool:
        """Whether the failure of this call raises."""
        if not self._says_so(site):
            return False
        using = site.calls[1:] if site.name == "socket" else site.calls
        if any(symbol_of(call.arguments[0]) not in self.candidates for call in using):
            return False
        if site.name in _OPENING:
            if site.result not in self.candidates:
                return False
            if site.name == "accept" and not self.shapes.opening(site):
                return False
            if site.name == "accept" and site.call.arguments and self._reads_peer_wrongly(site):
                return False
        elif site.result is not None and (site.result.boxed or site.result in self.candidates):
            return False
        formed = site.calls[1:] if site.name == "accept" else site.calls
        if any(self.shapes.method(call) is None for call in formed):
            return False
        if len(site.calls) > 1 and site.no is not None:
            return False
        if len(site.calls) > 1 and site.name == "close":
            return not site.ending.closes and not any(symbol_of(c.arguments[0]) in self.withs for c in site.calls)
        around = self._around(site)
        return around is not None and list(site.ending.closes) == around

    def _reads_peer_wrongly(self, site: Site) -> bool:
        """The form of the peer's address is that of the listener's family, which must be known to be AF_INET."""
        known = self.shapes.peers.get(id(site.first))
        listener = symbol_of(site.call.arguments[0])
        return known is not None and (listener is None or not self.is_inet(listener, ()))

    def is_inet(self, symbol: Symbol, seen: tuple[Symbol, ...]) -> bool:
        """Whether a socket surely is of AF_INET."""
        if symbol in seen or symbol.function not in self.sites:
            return False
        seen = (*seen, symbol)
        assert symbol.function is not None
        if symbol.kind == "param":
            index = symbol.function.parameters.index(symbol)
            given = [symbol_of(call.arguments[index]) for call in self.calls_of(symbol.function)]
            return bool(given) and all(one is not None and self.is_inet(one, seen) for one in given)
        made = [site for site in self.sites[symbol.function] if site.result is symbol]
        for site in made:
            first = site.call.arguments[0]
            if site.name == "socket":
                if value_of(first) != 2:
                    return False
            else:
                listener = symbol_of(first)
                if site.name != "accept" or listener is None or not self.is_inet(listener, seen):
                    return False
        return bool(made)

    def active_sites(self, function: Symbol) -> dict[int, Site]:
        return {id(site.first): site for site in self.sites[function] if self.active(site)}

    def raises(self, call: tree.Call) -> bool:
        """Whether a function of the program's own may raise."""
        return call.callee is not None and self._raising(call.callee, set())

    def _raising(self, function: Symbol, seen: set[Symbol]) -> bool:
        if function in seen or function not in self.calls:
            return False
        seen.add(function)
        if any(self.active(site) for site in self.sites[function]):
            return True
        inner = {e.callee for _, e in self.outlines[function].expressions if isinstance(e, tree.Call)}
        return any(self._raising(callee, seen) for callee in inner if callee is not None)

    def closes(self, call: tree.Call, symbol: Symbol) -> bool:
        """Whether a function of the program's own closes the socket that it is given here."""
        callee = call.callee
        if callee is None or callee.kind != "function":
            return False
        for argument, parameter in zip(call.arguments, callee.parameters):
            if symbol_of(argument) is symbol and parameter in self.candidates:
                life = self.lives.get(parameter)
                return life is not None and OPEN not in life.at_end | life.returned
        return False

    def _life(self, symbol: Symbol) -> Life | None:
        function = symbol.function
        assert function is not None
        return Walk(symbol, self._openings(function), self.closes, self.raises).run(function)

    def _says_so(self, site: Site) -> bool:
        """Whether what C says here when a call fails is what is said of that call."""
        return site.ending.words == self.words and all(self.failed.get(n) == site.ending.text for n in site.called)

    def _openings(self, function: Symbol) -> dict[int, Site]:
        """The sites as lifetimes see them: those that could be active, which hangs on no lifetime."""
        found: dict[int, Site] = {}
        for site in self.sites[function]:
            if self._says_so(site) and (site.name != "accept" or self.shapes.opening(site)):
                found[id(site.first)] = site
        return found

    def _wrong(self, symbol: Symbol) -> str:
        """Why a candidate cannot be a Socket; nothing if it can."""
        function = symbol.function
        assert function is not None and function.body is not None
        if symbol.kind == "param":
            index = function.parameters.index(symbol)
            given = [symbol_of(call.arguments[index]) for call in self.calls_of(function)]
            if not given or any(one not in self.candidates for one in given):
                return "it is given numbers that are no Socket"
        life = self.lives.get(symbol)
        if life is None:
            return f"where '{symbol.c_name}' is open is not certain"
        for stmt in self.outlines[function].statements:
            made = assignment(stmt)
            if made is not None and made[0] is symbol and not self._is_made_at(stmt, symbol, function):
                return f"'{symbol.c_name}' is assigned what is not surely a socket"
            if isinstance(stmt, tree.Declare) and stmt.symbol is symbol and isinstance(stmt.init, tree.Init):
                return f"'{symbol.c_name}' begins in an unusual way"
        for site in self.sites[function]:
            if site.result is symbol and not self.active(site):
                return f"what C does when {site.name}() fails is not what an exception does"
            closes = site.ending.closes
            twice = closes.count(symbol) > 1 or life.fatal.get(id(site.first)) is not True
            if symbol in closes and (twice or site.result is symbol):
                return f"'{symbol.c_name}' may be closed twice where {site.name}() fails"
        problem = self._strays(symbol, function)
        if problem:
            return problem
        at_return = life.at_end | life.returned
        if symbol.kind == "param":
            if len(at_return) > 1:
                return f"{function.c_name}() closes '{symbol.c_name}' only sometimes"
        elif function.c_name != "main" and OPEN in at_return:
            return f"'{symbol.c_name}' is open when {function.c_name}() returns"
        return ""

    def calls_of(self, function: Symbol) -> list[tree.Call]:
        return [
            e
            for outline in self.outlines.values()
            for _, e in outline.expressions
            if isinstance(e, tree.Call) and e.callee is function and len(e.arguments) == len(function.parameters)
        ]

    def _is_made_at(self, stmt: tree.Stmt, symbol: Symbol, function: Symbol) -> bool:
        return any(site.result is symbol and any(stmt is one for one in site.stmts) for site in self.sites[function])

    def _strays(self, symbol: Symbol, function: Symbol) -> str:
        """Whether the number gets where nobody sees what becomes of it."""
        allowed = {name for site in self.sites[function] if site.result is symbol for name in site.names}
        for use in self.outlines[function].uses.get(symbol, []):
            if id(use.name) not in allowed and not self._only_looks(use):
                return f"the number of '{symbol.c_name}' goes where it cannot be followed"
        return ""

    def _only_looks(self, use: Use) -> bool:
        if not use.around:
            return False
        parent = use.around[0]
        if isinstance(parent, tree.Call):
            callee = parent.callee
            if callee is None or use.name is parent.function:
                return False
            index = next(i for i, one in enumerate(parent.arguments) if one is use.name)
            if callee.kind == "called":
                return callee.c_name == "close" or callee.c_name not in _TAKING
            if index < len(callee.parameters) and callee.parameters[index] in self.candidates:
                return True
            return self._borrows(callee, index, set())
        return isinstance(parent, (tree.Binary, tree.Unary))

    def _borrows(self, function: Symbol, index: int, seen: set[Symbol]) -> bool:
        """Whether a function only hands this argument to calls that leave it open."""
        if function in seen or function not in self.functions or index >= len(function.parameters):
            return False
        seen.add(function)
        parameter = function.parameters[index]
        if parameter.assigned or parameter.addressed or not isinstance(parameter.type, t.Int):
            return False
        for use in self.outlines[function].uses.get(parameter, []):
            parent = use.around[0] if use.around else None
            if isinstance(parent, tree.Call) and parent.callee is not None and use.name is not parent.function:
                callee = parent.callee
                if callee.kind == "called" and callee.c_name not in _TAKING:
                    continue
                at = next(i for i, one in enumerate(parent.arguments) if one is use.name)
                if callee.kind == "function" and self._borrows(callee, at, seen):
                    continue
                return False
            if not isinstance(parent, (tree.Binary, tree.Unary)):
                return False
        return True

    # `with`

    def _with_ends(self, symbol: Symbol) -> tuple[Site, tree.Stmt] | None:
        function = symbol.function
        assert function is not None
        if symbol.kind != "local":
            return None
        made = [site for site in self.sites[function] if site.result is symbol]
        if len(made) != 1 or made[0].no is not None or len(made[0].calls) > 1:
            return None
        site = made[0]
        outline = self.outlines[function]
        for index in range(site.index + site.count, len(site.items)):
            stmt = site.items[index]
            if closed(stmt) is symbol or self._closing_site(stmt, symbol, function):
                used = [use for use in outline.uses.get(symbol, []) if outline.behind(site.items, index + 1, use.stmt)]
                return None if used else (site, stmt)
        return None

    def _closing_site(self, stmt: tree.Stmt, symbol: Symbol, function: Symbol) -> bool:
        for site in self.sites[function]:
            if site.first is stmt and site.name == "close" and len(site.calls) == 1 and site.no is None:
                return symbol_of(site.call.arguments[0]) is symbol and site.result is None
        return False

    def span(self, symbol: Symbol) -> list[tree.Stmt]:
        """The statements within a `with`."""
        site, end = self.withs[symbol]
        index = next(i for i, one in enumerate(site.items) if one is end)
        return site.items[site.index + site.count : index]

    def in_span(self, symbol: Symbol, stmt: tree.Stmt) -> bool:
        function = symbol.function
        assert function is not None
        outline = self.outlines[function]
        return id(stmt) in outline.spots and any(outline.holds(one, stmt) for one in self.span(symbol))

    def _around(self, site: Site) -> list[Symbol] | None:
        """What `with`s close when this site raises, the first one first; None if that is not certain."""
        found: list[tuple[Place, Symbol]] = []
        for symbol, (made, _) in self.withs.items():
            if symbol.function in self.sites and self.in_span(symbol, site.first):
                life = self.lives.get(symbol)
                if life is None:
                    continue
                certain = life.fatal.get(id(site.first))
                if certain is False:
                    return None
                if certain:
                    found.append((made.first.at, symbol))
        return [symbol for _, symbol in sorted(found, key=lambda one: one[0], reverse=True)]

    def _with_fits(self, symbol: Symbol) -> bool:
        """Whether all that leaves the `with` closes in C what Python closes, in the same order."""
        function = symbol.function
        life = self.lives.get(symbol)
        assert function is not None
        if life is None:
            return False
        outline = self.outlines[function]
        site, end = self.withs[symbol]
        for other, (begun, until) in self.withs.items():  # one in the other, or one behind the other
            if other is symbol or begun.items is not site.items:
                continue
            here, there = outline.spots[id(end)].place, outline.spots[id(until)].place
            if begun.index < site.index < there < here or (begun.index < site.index and there == here):
                return False
        closing = self.active_sites(function).get(id(end))
        if closing is None and closed(end) is not symbol:
            return False
        if any(self.in_span(symbol, stmt) for stmt in life.raising.values()):
            return False
        for stmt in life.exits.values():
            if not self.in_span(symbol, stmt):
                continue
            if isinstance(stmt, tree.Return) and function.c_name != "main":  # main's is written as exit()
                return False
            if isinstance(stmt, (tree.Break, tree.Continue)):
                loop = outline.loop_of(stmt, isinstance(stmt, tree.Break))
                if loop is None or not self.in_span(symbol, loop):
                    return False
        return True

    # What is said of it

    def notes(self, why: str) -> Iterator[tuple[Place, str]]:
        """Of each function that makes sockets: why some of them stayed numbers."""
        for function in self.unit.functions:
            makes = any(libc_call(e) in (*_OPENING, "accept4") for _, e in self.outlines[function].expressions)
            reasons = [text for s, text in self.given_up.items() if s.function is function and s.kind != "param"]
            left = not any(s.function is function and s.kind == "local" for s in self.candidates)
            if makes and (reasons or left) and function.at is not None:
                text = why or (reasons[0] if reasons else "no call is checked as exceptions want it")
                yield function.at, f"{function.c_name}(): sockets stay numbers: {text}"


def _jumps(function: Symbol) -> bool:
    return any(isinstance(stmt, (tree.Goto, tree.Label, tree.Broken)) for stmt in tree.within(function.body))


def _hides(function: Symbol) -> bool:
    """A switch with labels within other statements, or statements within an expression: jumps in disguise."""
    return any(isinstance(stmt, tree.Switch) and (stmt.nested or stmt.before) for stmt in tree.within(function.body))
