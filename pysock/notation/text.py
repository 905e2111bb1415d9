"""Bytes and arrays as strace writes them: "GET /\\r\\n"..., [1, 2, ...]."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

#: strace's -s, unless it is told otherwise: bytes of a text, and elements of an array
LIMIT = 32

_ESCAPES = {ord(char): "\\" + letter for char, letter in zip('\t\n\v\f\r"\\', 'tnvfr"\\')}


_OCTAL = [bytes((digit,)) for digit in b"01234567"]


def quote(data: bytes, limit: int | None = None, more: bool = False) -> str:
    """A C string of the bytes; behind it `...` if there are more of them than the limit, or `more` elsewhere."""
    cut = data if limit is None else data[:limit]
    parts = []
    for index, byte in enumerate(cut):
        if byte in _ESCAPES:
            parts.append(_ESCAPES[byte])
        elif 32 <= byte < 127:
            parts.append(chr(byte))
        else:
            digit_follows = cut[index + 1 : index + 2] in _OCTAL
            parts.append(f"\\{byte:03o}" if digit_follows else f"\\{byte:o}")
    return f'"{"".join(parts)}"' + "..." * (more or len(cut) < len(data))


def quote_text(data: bytes, limit: int | None = None) -> str:
    """A C string up to its NUL. Without a NUL the last byte is left out and `...` says so, as for ifr_name."""
    head, nul, _ = data.partition(b"\0")
    return quote(head, limit) if nul or not data else quote(data[:-1], limit, more=True)


def octets(data: bytes) -> str:
    """A hardware address."""
    return ":".join(f"{byte:02x}" for byte in data)


def array(texts: Sequence[str], more: bool = False) -> str:
    return "[" + ", ".join([*texts, "..."] if more else texts) + "]"
