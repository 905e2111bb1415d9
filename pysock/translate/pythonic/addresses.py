"""A filled `struct sockaddr_in` as a tuple; and who called, of accept(): `(ip, port)`.

A struct that does anything else than be filled with what is known, and be given to bind() and connect(), stays one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from pysock.translate import literals, tree
from pysock.translate import types as t
from pysock.translate.constants import value_of
from pysock.translate.piece import ATOM, Piece
from pysock.translate.pythonic.fatal import Site
from pysock.translate.pythonic.outline import Outline, Use
from pysock.translate.pythonic.patterns import call_of, is_null, is_size_of, is_zero, peeled, pointed, symbol_of
from pysock.translate.pythonic.plan import Plan
from pysock.translate.tree import Symbol

#: What is called with a text and does no more than write it.
PRINTERS = {"printf": 1, "fprintf": 2}
_LOOPBACK = 0x7F000001


@dataclass
class Filled:
    """What a struct was filled with, by the statements that fill it; `text` writes it as a tuple."""

    stmts: list[tree.Stmt]
    host: tree.Expr | str
    port: tree.Expr | None

    @property
    def constant(self) -> bool:
        return self.port is None or value_of(_port(self.port)) is not None

    def text(self, writer: Any) -> str:
        host = self.host if isinstance(self.host, str) else _text_of(self.host)
        return f"({host}, {_number(writer, self.port)})"


def _port(e: tree.Expr) -> tree.Expr:
    call = call_of(e, "htons")
    return e if call is None else call.arguments[0]


def _number(writer: Any, e: tree.Expr | None) -> str:
    if e is None:
        return "0"
    call = call_of(e, "htons")
    assert call is not None and call.callee is not None and isinstance(call.callee.type, t.Function)
    wanted = (call.callee.type.parameters or [t.INT])[0]
    return str(writer.converted(writer.value(call.arguments[0]), wanted).text)


def ipv4(e: tree.Expr | tree.Init | None) -> bytes | None:
    """The text, if it is one that certainly is an IPv4 address in digits."""
    if isinstance(e, tree.Name) and e.symbol.kind == "constant":
        e = e.symbol.init
    if not isinstance(e, tree.Text) or len(e.parts) > 1 or not isinstance(e.parts[0], bytes):
        return None
    parts = e.value.split(b".")
    if len(parts) != 4 or not all(re.fullmatch(rb"0|[1-9]\d{0,2}", p) and int(p) < 256 for p in parts):
        return None
    return e.value


def _text_of(e: tree.Expr) -> str:
    e = peeled(e)
    if isinstance(e, tree.Name) and isinstance(e.symbol.init, tree.Text) and e.symbol.init.form in ("str", "bytes"):
        return e.symbol.name
    found = ipv4(e)
    assert found is not None
    return literals.quoted(found.decode())


def _host(e: tree.Expr) -> tree.Expr | str | None:
    """What `sin_addr.s_addr = e` means."""
    e = peeled(e)
    if value_of(e) == 0:
        return '"0.0.0.0"'
    call = call_of(e, "htonl")
    if call is not None:
        return (
            {0: '"0.0.0.0"', _LOOPBACK: '"127.0.0.1"'}.get(value_of(call.arguments[0]) or 0)
            if (value_of(call.arguments[0]) is not None)
            else None
        )
    call = call_of(e, "inet_addr")
    if call is not None and ipv4(peeled(call.arguments[0])) not in (None, b"255.255.255.255"):
        return peeled(call.arguments[0])
    return None


def _field(e: tree.Expr, symbol: Symbol) -> str:
    """`sin_port`, `sin_addr`, `sin_addr.s_addr` of this struct; nothing for anything else."""
    names: list[str] = []
    while isinstance(e, tree.Member):
        names.append(e.field.name)
        e = e.base
    return ".".join(reversed(names)) if symbol_of(e) is symbol else ""


def filled(symbol: Symbol, outline: Outline, sites: dict[int, Site]) -> Filled | None:
    """What the struct holds wherever it is used, if that is certain. `sites`: by statement, those that may use it."""
    if not _is_inet(symbol) or symbol.kind != "local":
        return None
    declared = outline.declared.get(symbol)
    if declared is None:
        return None
    stmts: list[tree.Stmt] = []
    uses: list[tree.Stmt] = []
    zeroed = False
    found: dict[str, Any] = {}
    if declared.init is not None:
        if not _initial(declared.init, found):
            return None
        zeroed = True
    for use in outline.uses.get(symbol, []):
        stmt = use.stmt
        if id(stmt) in sites:
            if not any(stmt is one for one in uses):
                uses.append(stmt)
            continue
        if any(stmt is one for one in stmts):
            continue
        if isinstance(stmt, tree.Do) and _zeroes(stmt.value, symbol):
            if found or zeroed:
                return None
            zeroed = True
        elif not _fills(stmt, symbol, found):
            return None
        stmts.append(stmt)
    if (
        found.get("family") != 2
        or ("port" not in found and not zeroed)
        or ("host" not in found and not zeroed)
        or not uses
    ):
        return None
    where = [outline.spots[id(stmt)] for stmt in stmts]
    if where:
        items = where[0].items
        if any(spot.items is not items for spot in where):
            return None
        last = max(spot.place for spot in where)
        if not all(outline.behind(items, last + 1, use) for use in uses):
            return None
        first = min(spot.place for spot in where)
        between = [one for one in items[first:last] if not any(one is stmt for stmt in stmts)]
        bare = all(isinstance(one, tree.Declare) and one.init is None for one in between)
        result = Filled([declared, *stmts], found.get("host", '"0.0.0.0"'), found.get("port"))
        return result if result.constant or bare else None
    result = Filled([declared], found.get("host", '"0.0.0.0"'), found.get("port"))
    return result if result.constant else None


def _is_inet(symbol: Symbol) -> bool:
    return isinstance(symbol.type, t.Record) and not symbol.type.own and symbol.type.tag == "sockaddr_in"


def _initial(init: tree.Expr | tree.Init, found: dict[str, Any]) -> bool:
    if not isinstance(init, tree.Init):
        return False
    for key, value in init.entries:
        if isinstance(value, tree.Init):
            inner = [v for _, v in value.entries]
            if len(inner) > 1 or (inner and not isinstance(inner[0], tree.Expr)):
                return False
            if not inner:
                continue
            value = inner[0]
        if not isinstance(value, tree.Expr) or not _sets(
            {"sin_addr": "sin_addr.s_addr"}.get(str(key), str(key)), value, found
        ):
            return False
    return True


def _sets(name: str, value: tree.Expr, found: dict[str, Any]) -> bool:
    key = {"sin_family": "family", "sin_port": "port", "sin_addr.s_addr": "host", "sin_addr": "host"}.get(name)
    if key is None or key in found:
        if key == "family" and found["family"] == 0:  # = {0}
            del found["family"]
        else:
            return False
    if key == "family":
        found[key] = value_of(value)
        return found[key] is not None
    if key == "port":
        found[key] = value
        return call_of(value, "htons") is not None
    host = _host(value)
    if host is None:
        return False
    found["host"] = host
    return True


def _zeroes(e: tree.Expr, symbol: Symbol) -> bool:
    call = call_of(e, "memset", "bzero")
    if call is None or pointed(call.arguments[0]) is not symbol or not is_size_of(call.arguments[-1], symbol):
        return False
    return len(call.arguments) == 2 or is_zero(call.arguments[1])


def _fills(stmt: tree.Stmt, symbol: Symbol, found: dict[str, Any]) -> bool:
    if isinstance(stmt, tree.Do) and isinstance(stmt.value, tree.Assign) and not stmt.value.op:
        name = _field(stmt.value.target, symbol)
        return bool(name) and _sets(name, stmt.value.value, found)
    if isinstance(stmt, tree.Do):
        call, checked = call_of(stmt.value, "inet_pton", "inet_aton", "memset", "bzero"), True
    elif isinstance(stmt, tree.If) and stmt.no is None:
        call, checked = _never(stmt.condition)
    else:
        return False
    if call is None or not checked or "host" in found:
        if call is not None and call_of(call, "memset", "bzero") is not None:
            at = call.arguments[0]
            return isinstance(stmt, tree.Do) and _pads(call, at, symbol)
        return False
    name = call.callee.c_name if call.callee is not None else ""
    if name in ("memset", "bzero"):
        return isinstance(stmt, tree.Do) and _pads(call, call.arguments[0], symbol)
    if name == "inet_pton" and value_of(call.arguments[0]) != 2:
        return False
    text = peeled(call.arguments[1 if name == "inet_pton" else 0])
    to = peeled(call.arguments[-1])
    field = _field(to.of, symbol) if isinstance(to, tree.Address) else ""
    if ipv4(text) is None or field not in ("sin_addr", "sin_addr.s_addr"):
        return False
    found["host"] = text
    return True


def _pads(call: tree.Call, at: tree.Expr, symbol: Symbol) -> bool:
    """memset() of sin_zero, which nobody looks at."""
    at = peeled(at)
    at = at.of if isinstance(at, tree.Address) else at
    sized = call.arguments[-1]
    whole = isinstance(sized, tree.SizeOf) and sized.value is not None and _field(sized.value, symbol) == "sin_zero"
    small = value_of(sized)
    return _field(at, symbol) == "sin_zero" and (whole or (small is not None and small <= 8))


def _never(e: tree.Expr) -> tuple[tree.Call | None, bool]:
    """The inet_pton() or inet_aton() that a condition asks about, and whether it is false when that returns 1."""
    if isinstance(e, tree.Unary) and e.op == "!":
        return call_of(e.value, "inet_pton", "inet_aton"), True
    if isinstance(e, tree.Binary):
        call, number = call_of(e.left, "inet_pton", "inet_aton"), value_of(e.right)
        if call is not None and number is not None:
            taken = {"<": number > 1, "<=": number >= 1, "==": number == 1, "!=": number != 1}.get(e.op, True)
            return call, not taken
    return None, False


# Who called


@dataclass
class Peer:
    """What is done with the address that accept() writes: its host and port, or nothing."""

    site: Site
    stmts: list[tree.Stmt]  # that are not written
    buffer: Symbol | None  # where the program had the text
    hosts: list[tree.Call]  # calls that are the text
    ports: list[tree.Call]  # calls that are the number

    def plan(self, plan: Plan) -> None:
        plan.drop(*self.stmts)
        for call in self.hosts:
            plan.values[id(call)] = self._host
        for call in self.ports:
            plan.values[id(call)] = self._port

    def _host(self, writer: Any) -> Piece:
        return Piece(writer.peers[id(self)][0], ATOM, t.Pointer(t.CHAR), form="str")

    def _port(self, writer: Any) -> Piece:
        return Piece(writer.peers[id(self)][1], ATOM, t.INT, 0, 65535)

    def target(self, writer: Any) -> str:
        """`_`, or `(ip, port)`; the names are kept for the values."""
        host = port = "_"
        if self.buffer is not None:
            host = self.buffer.name
        elif self.hosts:
            host = writer.temporary("ip")
        if self.ports:
            port = writer.temporary("port")
        writer.peers[id(self)] = (host, port)
        return "_" if host == port == "_" else f"({host}, {port})"


def peer(site: Site, outline: Outline) -> Peer | None:
    """What the address of accept() is used for, if that is all that Python's form can say."""
    address, length = site.call.arguments[1:3]
    if is_null(address) and is_null(length):
        return None
    symbol, size = pointed(address), pointed(length)
    if symbol is None or size is None or symbol.kind != "local" or size.kind != "local" or not _is_inet(symbol):
        return None
    found = Peer(site, [], None, [], [])
    if not _is_length(size, symbol, site, outline, found) or symbol not in outline.declared:
        return None
    declared = outline.declared[symbol]
    if declared.init is not None and (not isinstance(declared.init, tree.Init) or not _zeros(declared.init)):
        return None
    found.stmts.append(declared)
    for use in outline.uses.get(symbol, []):
        if any(use.stmt is one for one in (*site.stmts, *found.stmts)):
            continue
        if isinstance(use.stmt, tree.Do) and _zeroes(use.stmt.value, symbol):
            found.stmts.append(use.stmt)
        elif not outline.behind(site.items, site.index + site.count, use.stmt) or not _reads(
            use, symbol, found, outline
        ):
            return None
    return found


def _zeros(init: tree.Init) -> bool:
    return all(_zeros(v) if isinstance(v, tree.Init) else value_of(v) == 0 for _, v in init.entries)


def _is_length(size: Symbol, symbol: Symbol, site: Site, outline: Outline, found: Peer) -> bool:
    """Whether this variable only says how large the struct is; then Python needs none."""
    declared = outline.declared.get(size)
    if declared is None:
        return False
    stmts: list[tree.Stmt] = [declared]
    set_before = isinstance(declared.init, tree.Expr)
    if declared.init is not None and not (isinstance(declared.init, tree.Expr) and is_size_of(declared.init, symbol)):
        return False
    for use in outline.uses.get(size, []):
        stmt = use.stmt
        if any(stmt is one for one in (*stmts, *site.stmts)):
            continue
        if not (isinstance(stmt, tree.Do) and isinstance(stmt.value, tree.Assign) and not stmt.value.op):
            return False
        if symbol_of(stmt.value.target) is not size or not is_size_of(stmt.value.value, symbol):
            return False
        spot = outline.spots[id(stmt)]
        set_before = set_before or (outline.behind(spot.items, spot.place + 1, site.first))
        stmts.append(stmt)
    found.stmts += stmts
    return set_before


def _reads(use: Use, symbol: Symbol, found: Peer, outline: Outline) -> bool:
    """Whether this use is for the host's text or the port's number."""
    around = [one for one in use.around if not isinstance(one, tree.Cast)]
    members = [one for one in around if isinstance(one, tree.Member)]
    name = ".".join(one.field.name for one in members)
    rest = around[len(members) :]
    call = next((one for one in rest if isinstance(one, tree.Call)), None)
    if call is None or not members or around[: len(members)] != members:
        return False
    called = call.of_libc
    if called == "ntohs" and name == "sin_port" and rest[0] is call:
        found.ports.append(call)
        return True
    if called == "inet_ntoa" and name == "sin_addr" and rest[0] is call:
        found.hosts.append(call)
        return is_printed(call, rest[1:])
    if called == "inet_ntop" and name in ("sin_addr", "sin_addr.s_addr") and isinstance(rest[0], tree.Address):
        return _converts(call, rest[2:], use, found, outline)
    return False


def is_printed(e: tree.Expr, around: list[Any]) -> bool:
    """Whether an expression is what `%s` of printf() or fprintf() is given."""
    if not around or not isinstance(around[0], tree.Call):
        return False
    first = PRINTERS.get(around[0].of_libc)
    return first is not None and any(one is e for one in around[0].arguments[first:])


def _converts(call: tree.Call, around: list[Any], use: Use, found: Peer, outline: Outline) -> bool:
    """`inet_ntop(AF_INET, &client.sin_addr, ip, sizeof(ip))`, which cannot fail where there is room."""
    buffer = symbol_of(call.arguments[2])
    room = value_of(call.arguments[3])
    if value_of(call.arguments[0]) != 2 or buffer is None or buffer.kind != "local" or found.buffer is not None:
        return False
    if not isinstance(buffer.type, t.Array) or not t.is_char(buffer.type.of) or room is None or room < 16:
        return False
    if (t.size_of(buffer.type) or 0) < room:
        return False
    declared = outline.declared.get(buffer)
    if declared is None or (declared.init is not None and not isinstance(declared.init, tree.Init)):
        return False
    stmt = use.stmt
    if isinstance(stmt, tree.If):
        if stmt.no is not None or not _asks_null(stmt.condition, call):
            return False
    elif not isinstance(stmt, tree.Do) or peeled(stmt.value) is not call:
        return False
    spot = outline.spots[id(stmt)]
    for other in outline.uses.get(buffer, []):
        if other.stmt is stmt:
            continue
        around_other = [one for one in other.around if not isinstance(one, tree.Cast)]
        if not outline.behind(spot.items, spot.place + 1, other.stmt) or not is_printed(other.name, around_other):
            return False
    found.buffer = buffer
    found.stmts += [stmt, declared]
    return True


def _asks_null(e: tree.Expr, call: tree.Call) -> bool:
    if isinstance(e, tree.Unary) and e.op == "!":
        return peeled(e.value) is call
    if isinstance(e, tree.Binary) and e.op == "==":
        return (peeled(e.left) is call and is_null(e.right)) or (peeled(e.right) is call and is_null(e.left))
    return False
