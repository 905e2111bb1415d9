"""printf() as print(): of formats whose output certainly is ASCII, and the same that C writes.

What a program was given (argv, what recv() brought) may be any bytes: such a printf() stays what it is.
"""

from __future__ import annotations

import re
from typing import Any

from pysock.translate import tree
from pysock.translate import types as t
from pysock.translate.pythonic.patterns import ascii_text, call_of

_CONVERSION = re.compile(r"%(?:%|(0?\d{1,2})?(d|i|u|ld|li|lu|zd|zu|lld|llu)|(s))")


def printed(writer: Any, stmt: tree.Stmt) -> str:
    """The print() that stands for a statement; nothing if there is none."""
    if not isinstance(stmt, tree.Do):
        return ""
    call = call_of(stmt.value, "puts")
    if call is not None:
        text = ascii_text(call.arguments[0])
        return "" if text is None or not _plain(text) else _print([text], False, True)
    call = call_of(stmt.value, "printf")
    format = ascii_text(call.arguments[0]) if call is not None else None
    if call is None or format is None:
        return ""
    parts = _parts(writer, format, call.arguments[1:])
    if parts is None:
        return ""
    fields = any(isinstance(one, Field) for one in parts)
    ends = bool(parts) and isinstance(parts[-1], str) and parts[-1].endswith("\n")
    if ends:
        parts[-1] = parts[-1][:-1]
    if not all(isinstance(one, Field) or _plain(one) for one in parts):
        return ""
    return _print(parts, fields, ends)


class Field(str):
    """What stands in the braces of an f-string."""

    __slots__ = ()


def _plain(text: str) -> bool:
    """Characters that an f-string of one line holds without a second thought."""
    return all(" " <= c <= "~" or c in "\n\t\r" for c in text)


def _parts(writer: Any, format: str, given: list[tree.Expr]) -> list[str] | None:
    found: list[str] = []
    at = index = 0
    while (percent := format.find("%", at)) >= 0:
        match = _CONVERSION.match(format, percent)
        if match is None:
            return None
        found.append(format[at:percent])
        at = match.end()
        if match[0] == "%%":
            found.append("%")
            continue
        if index >= len(given):
            return None
        field = _text(writer, given[index]) if match[3] else _number(writer, given[index], match[2])
        if field is None or any(c in field for c in "\"'\\{}"):
            return None
        found.append(Field(f"{{{field}:{match[1]}}}" if match[1] else f"{{{field}}}"))
        index += 1
    if index != len(given):
        return None
    return [*found, format[at:]]


def _number(writer: Any, e: tree.Expr, conversion: str) -> str | None:
    type = e.type
    if not isinstance(type, t.Int) or type.basic == "_Bool" or (tree.has_effects(e) and not _is_pure(e)):
        return None
    wide = conversion[0] in "lz"
    promoted = t.promoted(type)
    if not isinstance(promoted, t.Int) or promoted.size != (8 if wide else 4):
        return None
    with writer.apart() as before:
        v = writer.converted(writer.value(e), promoted)
    signed = conversion[-1] != "u"
    if before or (promoted.signed != signed and (v.lo < 0 or v.hi >= 1 << (8 * promoted.size - 1))):
        return None
    if v.truth or "\n" in v.text or ":" in v.text or "!" in v.text or "=" in v.text:
        return None
    return str(v.text)


def _is_pure(e: tree.Expr) -> bool:
    """Calls whose value is all that they are."""
    return all(
        not isinstance(one, (tree.Assign, tree.Step, tree.VaArg))
        and (not isinstance(one, tree.Call) or call_of(one, "ntohs", "ntohl", "htons", "htonl", "getpid") is not None)
        for one in tree.walk(e)
    )


def _text(writer: Any, e: tree.Expr) -> str | None:
    """A text that is ASCII: a constant, or an address in digits."""
    if isinstance(e, tree.Name) and e.symbol.kind == "constant" and isinstance(e.symbol.init, tree.Text):
        if ascii_text(e.symbol.init) is not None and e.symbol.init.form == "str":
            return e.symbol.name
        return None
    if isinstance(e, tree.Name) and e.symbol in writer.digits:
        return e.symbol.name
    if id(e) in writer.plan.values:
        return str(writer.value(e).text)
    return None


def _print(parts: list[str], fields: bool, ends: bool) -> str:
    from pysock.translate import literals

    end = "" if ends else 'end=""'
    if fields:
        body = "".join(
            one if isinstance(one, Field) else _escaped(one.replace("{", "{{").replace("}", "}}")) for one in parts
        )
        text = f'f"{body}"'
    else:
        text = literals.quoted("".join(parts))
        if text == '""' and ends:
            return "print()"
    return f"print({text})" if not end else f"print({text}, {end})"


def _escaped(text: str) -> str:
    for character, spelled in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\t", "\\t"), ("\r", "\\r")):
        text = text.replace(character, spelled)
    return text
