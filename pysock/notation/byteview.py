"""The bytes of a C value, field by field: offset, bytes, name, value, and which are in network order."""

from __future__ import annotations

from pysock.notation.text import quote

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from pysock.notation.describe import Node

_IN_A_ROW = 8
_WIDTH = 100
_NETWORK = "network order"
_PADDING = "(padding)"


class _Row:
    __slots__ = ("data", "name", "note", "offset", "text")

    def __init__(self, offset: int, data: bytes, name: str, text: str, note: str = "") -> None:
        self.offset, self.data, self.name, self.text, self.note = offset, data, name, text, note


def _leaves(node: Node, prefix: str = "") -> Iterator[tuple[str, Node]]:
    name = prefix + ("." if prefix and node.name[:1] not in ("", "[") else "") + node.name
    if node.parts:
        for part in node.parts:
            yield from _leaves(part, name)
    else:
        yield name, node


def _rows(node: Node, data: bytes) -> Iterator[_Row]:
    """The fields, and between them what is none."""
    behind, shown = 0, (-1, -1)
    for name, leaf in _leaves(node):
        if leaf.offset > behind:
            yield _Row(behind, data[behind : leaf.offset], _PADDING, "")
        bits = leaf.span[1] - leaf.span[0]
        if bits % 8 or leaf.span[0] % 8:
            name += f":{bits}"
        place = leaf.offset, leaf.size
        held = b"" if place == shown else data[leaf.offset : leaf.offset + leaf.size]
        text = _PADDING if leaf.silent and not any(held) and leaf.text.startswith('"') else leaf.text
        yield _Row(leaf.offset, held, name, text, _NETWORK if leaf.network else "")
        shown, behind = place, max(behind, leaf.offset + leaf.size)
    if behind < len(data):
        yield _Row(behind, data[behind:], "..." if node.parts and node.parts[-1].name[:1] == "[" else _PADDING, "")


def _bytes(data: bytes) -> list[str]:
    """Eight in a row; rows that only repeat the one before are one `*`."""
    rows = [data[at : at + _IN_A_ROW].hex(" ") for at in range(0, len(data), _IN_A_ROW)]
    found = rows[:1]
    for index in range(1, len(rows)):
        if rows[index] != rows[index - 1] or len(rows) < 4:
            found.append(rows[index])
        elif found[-1] != "*":
            found.append("*")
    return found


def view(title: str, node: Node, data: bytes) -> str:
    """The table, headed by the type and size."""
    rows = list(_rows(node, data)) if node.parts else list(_lines(node, data))
    lines = [f"{title}, {len(data)} byte{'s' * (len(data) != 1)}"]
    digits = max(2, len(str(len(data))))
    held = max((min(len(row.data), _IN_A_ROW) for row in rows), default=0) * 3 - 1
    named = max((len(row.name) for row in rows), default=0)
    left = f"{{:>{digits}}}  {{:<{held}}}" + (f"  {{:<{named}}}" if named else "")
    room = _WIDTH - len(left.format("", "", "")) - 2
    noted = room - len(_NETWORK) - 2
    said = max((len(row.text) for row in rows if row.note and len(row.text) <= noted), default=0)
    for row in rows:
        hexes = _bytes(row.data) or [""]
        if row.note:  # an address is whole, however long
            text = f"{row.text:<{said}}  {row.note}"
        else:
            text = row.text if len(row.text) <= room else row.text[: max(room - 3, 8)] + "..."
        lines.append(f"{left.format(row.offset, hexes[0], row.name)}  {text}".rstrip())
        for number, more in enumerate(hexes[1:], 1):
            known = more != "*" and hexes[number - 1] != "*"
            lines.append(f"{row.offset + number * _IN_A_ROW if known else '':>{digits}}  {more}")
    return "\n".join(lines)


def _lines(node: Node, data: bytes) -> Iterator[_Row]:
    """Bytes without fields: a text, or one value."""
    if not node.text.startswith('"'):
        yield _Row(node.offset, data, "", node.text, _NETWORK if node.network else "")
        return
    for at in range(0, len(data), _IN_A_ROW):
        piece = data[at : at + _IN_A_ROW]
        yield _Row(at, piece, "", quote(piece))
