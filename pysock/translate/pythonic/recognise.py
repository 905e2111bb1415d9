"""From the program to the plan: what the recognisers found, put together for the writer."""

from __future__ import annotations

from typing import Any, Callable

from pysock.translate import tree
from pysock.translate import types as t
from pysock.translate.constants import value_of
from pysock.translate.piece import ATOM, Piece
from pysock.translate.pythonic.addresses import filled
from pysock.translate.pythonic.buffers import received
from pysock.translate.pythonic.fatal import ZERO, Site
from pysock.translate.pythonic.patterns import call_of, is_size_of, pointed, symbol_of
from pysock.translate.pythonic.plan import Plan, Span
from pysock.translate.pythonic.sockets import Sockets
from pysock.translate.tree import Symbol

#: Names that the output has from elsewhere: a program that has one of these for itself stays raw.
OWN_NAMES = frozenset(("FAILED", "sys", "Socket", "CallError", "print"))
#: Linux moves at most so many bytes in one call: read(2), "Notes".
MOVED = 0x7FFFF000
_OWN = ("function", "global", "constant", "enumerator")
#: After these, what print() does in two steps would be seen as two.
_STREAMS = frozenset(("setvbuf", "setbuf", "setlinebuf", "dup2", "dup3", "freopen", "fclose"))


def recognise(unit: tree.Unit, names: Any) -> Plan:
    plan = Plan()
    if any(
        not isinstance(item, (tree.FunctionDefinition, tree.Declare, tree.Define, tree.Empty)) for item in unit.items
    ):
        return plan
    found = Sockets(unit)
    own = {s.c_name for o in found.outlines.values() for s in (*o.declared, *o.function.parameters)}
    own |= {s.c_name for s in unit.symbols.values() if isinstance(s, Symbol) and s.kind in _OWN}
    clash = sorted(own & {*OWN_NAMES, "exit"})
    why = f"it has a name '{clash[0]}' of its own" if clash else found.run()
    if why:
        plan.notes = list(found.notes(why))
        return plan
    plan.notes = list(found.notes(""))
    plan.sockets = set(found.candidates)
    if not plan.sockets:
        return plan
    plan.functions = found.calls
    plan.words = found.words
    plan.texts = not found.called & _STREAMS
    used: set[str] = set()
    for function in sorted(found.calls, key=lambda f: f.at or (0, 0)):
        active = found.active_sites(function)
        used |= {name for site in active.values() for name in site.called}
        _addresses(plan, found, function, active, names)
        _options(plan, found, function, active)
        for site in active.values():
            _site(plan, found, site)
            _text(plan, found, site)
        _raising(plan, found, function, active)
        _declarations(plan, found, function)
        _leaving(plan, found, function)
    _cover(plan, found)
    plan.failed = {name: text for name, text in found.failed.items() if name in used}
    _gone(plan, found)
    return plan


def _addresses(plan: Plan, found: Sockets, function: Symbol, active: dict[int, Site], names: Any) -> None:
    outline = found.outlines[function]
    by_stmt: dict[int, Site] = {}
    for site in active.values():
        naming = [call for call in site.calls if call_of(call, "bind", "connect") is not None]
        if naming:
            sockets = [symbol_of(call.arguments[0]) for call in naming]
            if all(socket is not None and found.is_inet(socket, ()) for socket in sockets):
                by_stmt.update((id(stmt), site) for stmt in site.stmts)
    for symbol in list(outline.uses):
        known = filled(symbol, outline, by_stmt)
        if known is None:
            continue
        found.shapes.fills[symbol] = known
        plan.drop(*known.stmts)
        if known.constant:
            plan.gone.add(symbol)
            found.shapes.inlined.add(symbol)
        else:
            last = max(known.stmts[1:], key=lambda stmt: outline.spots[id(stmt)].place)
            plan.statements[id(last)] = _filling(symbol, known)
    for site in active.values():
        peer = found.shapes.peers.get(id(site.first)) if site.name == "accept" else None
        if peer is not None:
            peer.plan(plan)
            plan.gone |= {stmt.symbol for stmt in peer.stmts if isinstance(stmt, tree.Declare)}
            if peer.buffer is not None:
                plan.gone.discard(peer.buffer)
                names.digits_of(peer.buffer)


def _filling(symbol: Symbol, known: Any) -> Callable[[Any], None]:
    def write(w: Any) -> None:
        w.line(f"{symbol.name} = {known.text(w)}")

    return write


def _options(plan: Plan, found: Sockets, function: Symbol, active: dict[int, Site]) -> None:
    """`int opt = 1;`, which only setsockopt() looks at, stands in its call."""
    outline = found.outlines[function]
    for symbol, declared in outline.declared.items():
        if not symbol.boxed or not isinstance(symbol.type, t.Int) or symbol.type.size != 4 or symbol.assigned != 1:
            continue
        if not isinstance(declared.init, tree.Expr) or value_of(declared.init) is None or symbol.kind != "local":
            continue
        uses = outline.uses.get(symbol, [])
        sites = [site for site in active.values() if "setsockopt" in site.called]
        calls = [c for s in sites for c in s.calls if call_of(c, "setsockopt") and pointed(c.arguments[3]) is symbol]
        inside = {id(stmt) for site in sites for stmt in site.stmts}
        measured = all(is_size_of(call.arguments[4], symbol) for call in calls)
        if calls and measured and all(id(use.stmt) in inside for use in uses):
            found.shapes.options[symbol] = declared.init
            plan.drop(declared)
            plan.gone.add(symbol)


def _site(plan: Plan, found: Sockets, site: Site) -> None:
    spans = {id(made.first): symbol for symbol, (made, _) in found.withs.items()}
    ends = {id(end): symbol for symbol, (_, end) in found.withs.items()}
    plan.drop(*site.items[site.index + 1 : site.index + site.count])
    if site.loop is not None:
        plan.values[id(site.call)] = _moving(found, site.call)
        return
    if id(site.first) in ends and site.name == "close":
        return  # the end of a `with`
    symbol = site.result
    if site.name in ("socket", "accept"):
        assert symbol is not None
        if id(site.first) in spans:
            end = found.withs[symbol][1]
            plan.spans[id(site.first)] = Span(symbol, end, site.count, _opening(found, site, symbol))
            return
        plan.statements[id(site.first)] = _made(found, site, symbol)
        return
    plan.statements[id(site.first)] = _called(found, site)


def _text(plan: Plan, found: Sockets, site: Site) -> None:
    """A recv() whose buffer is bytes."""
    function = next(f for f, sites in found.sites.items() if any(one is site for one in sites))
    known = received(site, found.outlines[function]) if site.name == "recv" and not _has_len(found.unit) else None
    if known is None:
        return
    taken, n = known, site.result
    plan.drop(*taken.stmts)

    def write(w: Any) -> None:
        socket = symbol_of(site.call.arguments[0])
        assert socket is not None and n is not None
        w.line(f"{taken.array.name} = {socket.name}.recv({taken.size_text(w)})")
        if taken.counted:
            w.line(f"{n.name} = len({taken.array.name})")
        w.known(n)
        w.otherwise(site)

    plan.statements[id(site.first)] = write


def _has_len(unit: tree.Unit) -> bool:
    found = unit.symbols.get("len")
    return isinstance(found, Symbol) and found.kind in _OWN


def _opening(found: Sockets, site: Site, symbol: Symbol) -> Callable[[Any], tuple[str, str]]:
    if site.name == "socket":
        shape = found.shapes.method(site.call)
        assert shape is not None
        return lambda w: ("", f"{shape(w)} as {symbol.name}")
    made = _accepting(found, site, symbol)
    return lambda w: (made(w), symbol.name)


def _accepting(found: Sockets, site: Site, symbol: Symbol) -> Callable[[Any], str]:
    def text(w: Any) -> str:
        listener = symbol_of(site.call.arguments[0])
        assert listener is not None
        beside, call = found.shapes.accepted(site, w)
        return f"{symbol.name}, {beside} = {listener.name}{call}"

    return text


def _made(found: Sockets, site: Site, symbol: Symbol) -> Callable[[Any], None]:
    shape = found.shapes.method(site.call)
    accepting = _accepting(found, site, symbol)

    def write(w: Any) -> None:
        w.line(accepting(w) if shape is None else f"{symbol.name} = {shape(w)}")
        for call in site.calls[1:]:
            w.line(_method(found, call, w))
        w.otherwise(site)

    return write


def _method(found: Sockets, call: tree.Call, w: Any) -> str:
    shape, socket = found.shapes.method(call), symbol_of(call.arguments[0])
    assert shape is not None and socket is not None
    return f"{socket.name}{shape(w)}"


def _called(found: Sockets, site: Site) -> Callable[[Any], None]:
    read = site.result is not None and _is_read(found, site)

    def write(w: Any) -> None:
        rows = [_method(found, call, w) for call in site.calls]
        if site.result is not None and site.name not in ZERO:
            rows[-1] = f"{site.result.name} = {rows[-1]}"
        elif site.result is not None and read:
            rows.append(f"{site.result.name} = 0")
        for row in rows:
            w.line(row)
        if site.result is not None:
            w.known(site.result)
        w.otherwise(site)

    return write


def _moving(found: Sockets, call: tree.Call) -> Callable[[Any], Piece]:
    """A call within the condition of a loop."""

    def write(w: Any) -> Piece:
        return Piece(_method(found, call, w), ATOM, call.type, 0, MOVED)

    return write


def _is_read(found: Sockets, site: Site) -> bool:
    """Whether anybody but such checks looks at the variable."""
    assert site.result is not None
    if site.result.function not in found.sites:
        return True
    outline = found.outlines[site.result.function]
    checked = {
        id(stmt)
        for one in found.active_sites(site.result.function).values()
        if one.result is site.result and one.name in ZERO
        for stmt in one.stmts
    }
    return any(id(use.stmt) not in checked for use in outline.uses.get(site.result, []))


def _raising(plan: Plan, found: Sockets, function: Symbol, active: dict[int, Site]) -> None:
    """The statements from which an exception may come."""
    plan.raising |= set(active)
    for symbol, (_, end) in found.withs.items():
        if symbol.function is function:
            plan.raising.add(id(end))
    outline = found.outlines[function]
    for stmt, e in outline.expressions:
        if not isinstance(e, tree.Call):
            continue
        closing = call_of(e, "close") is not None and symbol_of(e.arguments[0]) in found.candidates
        if closing or found.raises(e):
            plan.raising.add(id(stmt))


def _declarations(plan: Plan, found: Sockets, function: Symbol) -> None:
    """`int sockfd;` says nothing in Python."""
    for symbol, declared in found.outlines[function].declared.items():
        if symbol in found.candidates and declared.init is None:
            plan.drop(declared)


def _leaving(plan: Plan, found: Sockets, function: Symbol) -> None:
    """main's return where a socket may be open: exit(), which leaves it to the kernel, as C does."""
    if function.c_name != "main":
        return
    outline = found.outlines[function]
    exits = {key for s in found.candidates if s.function is function for key in found.lives[s].exits}
    covered = {
        id(one) for site in found.active_sites(function).values() for stmt in site.stmts for one in tree.within(stmt)
    }
    for stmt in outline.statements:
        if not isinstance(stmt, tree.Return) or id(stmt) in covered:
            continue
        inside = any(s.function is function and found.in_span(s, stmt) for s in found.withs)
        in_site = any(
            outline.holds(one, stmt) for site in found.sites[function] for one in site.stmts if isinstance(one, tree.If)
        )
        if id(stmt) in exits or inside or in_site:
            plan.statements[id(stmt)] = _exiting(stmt)
    open_at_end = any("open" in found.lives[s].at_end for s in found.candidates if s.function is function)
    plan.ends_open = open_at_end


def _exiting(stmt: tree.Return) -> Callable[[Any], None]:
    def write(w: Any) -> None:
        status = "0" if stmt.value is None else w.converted(w.value(stmt.value), t.INT).text
        w.line(f"{w.names.of_libc('exit')}({status})")

    return write


def _cover(plan: Plan, found: Sockets) -> None:
    """The branches that nothing of the output is made from."""
    for function in found.calls:
        checks = {
            id(stmt)
            for site in found.active_sites(function).values()
            for stmt in site.stmts
            if isinstance(stmt, tree.If)
        }
        for stmt in found.outlines[function].statements:
            if isinstance(stmt, tree.If) and (id(stmt) in checks or plan.statements.get(id(stmt), stmt) is None):
                plan.covered |= {id(one) for one in tree.within(stmt.yes)}  # what an else has is written


def _gone(plan: Plan, found: Sockets) -> None:
    """die() and its like, if nobody calls them any more."""
    for function in found.dies:
        uses = [u for o in found.outlines.values() for u in o.uses.get(function, []) if id(u.stmt) not in plan.covered]
        elsewhere = any(
            isinstance(e, tree.Name) and e.symbol is function
            for item in found.unit.items
            if isinstance(item, tree.Declare) and item.init is not None
            for e in tree.walk(item.init)
        )
        if not uses and not elsewhere:
            plan.gone.add(function)
