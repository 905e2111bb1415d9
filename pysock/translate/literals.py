"""Numbers, characters and strings as C spells them, and as Python does."""

from __future__ import annotations

import re

from pysock.translate import library, tree
from pysock.translate import types as t
from pysock.translate.errors import Place, Unsupported
from pysock.translate.joined import MARK

_ESCAPES = {
    "n": 10,
    "t": 9,
    "r": 13,
    "0": 0,
    "a": 7,
    "b": 8,
    "f": 12,
    "v": 11,
    "e": 27,
    "\\": 92,
    "'": 39,
    '"': 34,
    "?": 63,
}
_PIECE = re.compile(
    rf"{MARK}(\w+){MARK}|\\(?:x([0-9a-fA-F]+)|([0-7]{{1,3}})|u([0-9a-fA-F]{{4}})|U([0-9a-fA-F]{{8}})|(.))|([^\\{MARK}]+)",
    re.DOTALL,
)


def number(at: Place, spelled: str) -> tree.Number:
    digits = spelled.rstrip("uUlL")
    suffix = spelled[len(digits) :].lower()
    try:
        if digits[:2].lower() in ("0x", "0b"):
            value = int(digits, 0)
        elif digits[:1] == "0" and len(digits) > 1:
            value = int(digits, 8)
        else:
            value = int(digits)
    except ValueError:
        raise Unsupported(at, f"invalid digits in the constant '{spelled}'") from None
    decimal = digits[:1] != "0" or digits == "0"
    candidates: list[t.Int] = []
    longs = suffix.count("l")
    for level, (signed, unsigned) in enumerate(((t.INT, t.UINT), (t.LONG, t.ULONG), (t.LLONG, t.ULLONG))):
        if level < longs:
            continue
        if "u" not in suffix:
            candidates.append(signed)
        if "u" in suffix or not decimal:
            candidates.append(unsigned)
    type = next((c for c in candidates if value <= c.hi), None)
    if type is None:
        if value > t.ULLONG.hi:
            raise Unsupported(at, f"the integer constant {spelled} is too large for its type")
        type = t.ULLONG
    return tree.Number(at, type, value, _spelled(digits, value))


def _spelled(digits: str, value: int) -> str:
    if digits[:2].lower() == "0x":
        return "0x" + digits[2:].upper()
    if digits[:2].lower() == "0b":
        return "0b" + digits[2:]
    if digits[:1] == "0" and len(digits) > 1:
        return f"0o{digits[1:].lstrip('0') or '0'}" if value else "0"
    return digits


def real(at: Place, spelled: str) -> tree.Real:
    digits = spelled
    type = t.DOUBLE
    if digits[-1] in "fF" and not digits.lower().startswith("0x"):
        type, digits = t.FLOAT, digits[:-1]
    elif digits[-1] in "lL":
        type, digits = t.LDOUBLE, digits[:-1]
    if digits.lower().startswith("0x"):
        return tree.Real(at, type, repr(float.fromhex(digits)))
    digits = digits.lower()
    mantissa, e, exponent = digits.partition("e")
    if mantissa.endswith("."):
        mantissa += "0"
    if mantissa.startswith("."):
        mantissa = "0" + mantissa
    return tree.Real(at, type, mantissa + e + exponent)


def octets(at: Place, inside: str, encoding: str) -> list[bytes | str]:
    """What stands between quotes: bytes, and names of libc's texts."""
    parts: list[bytes | str] = []
    held = bytearray()
    end = 0
    for match in _PIECE.finditer(inside):
        end = match.end()
        name, hexadecimal, octal, four, eight, escape, plain = match.groups()
        if plain is not None:
            try:
                held += plain.encode(encoding)
            except UnicodeEncodeError:
                held += plain.encode("utf-8")
        elif name is not None:
            if held:
                parts.append(bytes(held))
                held = bytearray()
            parts.append(name)
        elif hexadecimal is not None:
            held.append(int(hexadecimal, 16) & 0xFF)
        elif octal is not None:
            held.append(int(octal, 8) & 0xFF)
        elif four is not None or eight is not None:
            held += chr(int(four or eight, 16)).encode("utf-8")
        elif escape in _ESCAPES:
            held.append(_ESCAPES[escape])
        else:
            held += escape.encode("utf-8")
    if end != len(inside):
        raise Unsupported(at, "a lone backslash in a string")
    if held or not parts:
        parts.append(bytes(held))
    return parts


def text(at: Place, spelled: str, encoding: str) -> tree.Text:
    prefix, _, rest = spelled.partition('"')
    if prefix not in ("", "u8"):
        raise Unsupported(at, f'wide strings ({prefix}"...") are not supported: libc\'s sockets know bytes only')
    parts = octets(at, rest[:-1], encoding)
    value = b""
    for part in parts:
        if isinstance(part, bytes):
            value += part
        else:
            known = library.constant(part)
            assert known is not None and isinstance(known.value, bytes)
            value += known.value
    return tree.Text(at, t.Array(t.CHAR, len(value) + 1), value, parts)


def character(at: Place, spelled: str, encoding: str) -> tree.Number:
    prefix, _, rest = spelled.partition("'")
    inside = rest[:-1]
    if prefix:
        if len(inside) == 1:
            return tree.Number(at, t.INT, ord(inside), str(ord(inside)))
        raise Unsupported(at, f"wide characters ({spelled}) are not supported")
    value = b"".join(part for part in octets(at, inside, encoding) if isinstance(part, bytes))
    if len(value) != 1:
        total = 0
        for byte in value:
            total = (total << 8 | byte) & 0xFFFFFFFF
        total -= (total >> 31) << 32
        return tree.Number(at, t.INT, total, str(total))
    byte = value[0]
    if byte == 0:
        return tree.Number(at, t.INT, 0, "0")
    if byte > 127:
        number = byte - 256 if t.CHAR.signed else byte
        return tree.Number(at, t.INT, number, str(number))
    return tree.Number(at, t.INT, byte, f"ord({quoted(chr(byte))})")


def quoted(value: str, prefix: str = "", ascii_only: bool = False) -> str:
    """A Python string literal in the quotes that need fewer escapes."""
    quote = "'" if value.count('"') > value.count("'") else '"'
    result = []
    for character in value:
        code = ord(character)
        if character == quote or character == "\\":
            result.append("\\" + character)
        elif character in "\n\t\r":
            result.append({"\n": "\\n", "\t": "\\t", "\r": "\\r"}[character])
        elif code == 0:
            result.append("\\0")
        elif code < 32 or code == 127:
            result.append(f"\\x{code:02x}")
        elif code > 127 and (ascii_only or not character.isprintable()):
            result.append(f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}" if code < 65536 else f"\\U{code:08x}")
        else:
            result.append(character)
    text = "".join(result)
    text = re.sub(r"\\0(?=[0-7])", r"\\x00", text)
    return f"{prefix}{quote}{text}{quote}"


def quoted_bytes(value: bytes) -> str:
    return quoted(value.decode("latin-1"), "b", ascii_only=True)


def as_str(value: bytes) -> str | None:
    """The text as a Python str literal, if it can be one and come back unchanged."""
    try:
        decoded = value.decode("utf-8")
    except UnicodeDecodeError:
        return None
    if "\0" in decoded:
        return None
    return quoted(decoded)
