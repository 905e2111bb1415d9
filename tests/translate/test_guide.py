"""docs/translation.md and docs/quirks.md: what the pages say the translator writes, and says, is what it does."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from pysock.translate import TranslationError
from pysock.translate.program import Options, translated_text

DOCS = Path(__file__).resolve().parents[2] / "docs"
TOP = "".join(
    f"#include <{name}.h>\n"
    for name in "errno signal stdbool stdint stdio stdlib string arpa/inet netinet/in sys/socket unistd".split()
)
HEAD = "int f(int a, int b, unsigned int u, size_t n, char *s, uint8_t small, double d, int fd)"


class Row(NamedTuple):
    title: str
    line: int
    blocks: tuple[tuple[str, str], ...]
    """What stands behind the fence, and the lines."""


def rows(page: Path) -> list[Row]:
    """Each title that blocks follow."""
    found: list[Row] = []
    title, line, blocks, fence = "", 0, [], None
    for number, text in enumerate(page.read_text(encoding="utf-8").splitlines(), 1):
        if fence is not None:
            if text == "```":
                blocks.append((fence[0], "\n".join(fence[1:]) + "\n"))
                fence = None
            else:
                fence.append(text)
        elif text.startswith("```"):
            fence = [text[3:]]
        elif text.startswith("#"):
            if blocks and line:
                found.append(Row(title, line, tuple(blocks)))
            title, line, blocks = text.lstrip("# "), number if text.startswith("### ") else 0, []
    assert fence is None, "a code block is not closed"
    if blocks:
        found.append(Row(title, line, tuple(blocks)))
    return found


def python(c: str, kind: str) -> str:
    """What the block becomes, less its imports."""
    if kind == "c file":
        return declarations(translated_text(Path("prog.c"), (TOP + c).encode()).text)
    body = "".join(f"    {line}\n" if line else "\n" for line in c.splitlines())
    output = translated_text(Path("prog.c"), f"{TOP}\n{HEAD}\n{{\n{body}}}\n".encode()).text
    lines = output[output.index("def f(") :].splitlines()
    start = next(i for i, line in enumerate(lines) if line.endswith(":")) + 1
    return "\n".join(line[4:] for line in lines[start:]).strip("\n")


def declarations(output: str) -> str:
    lines = output.splitlines()
    last = max((i for i, line in enumerate(lines) if line.startswith(("from ", "import "))), default=-1)
    return "\n".join(lines[last + 1 :]).strip("\n")


def program(c: str, pythonic: bool) -> str:
    """What a whole program becomes, less its imports and the lines that run it."""
    output = translated_text(Path("prog.c"), (TOP + c).encode(), Options(pythonic=pythonic)).text
    output = re.sub(r"^(?:from|import) [^(\n]*(?:\([^)]*\))?\n", "", output, flags=re.MULTILINE)
    return output.partition("\n\n\nif __name__")[0].strip("\n")


ROWS = rows(DOCS / "translation.md")
GUIDE = [row for row in ROWS if len(row.blocks) == 2]
STYLES = [row for row in ROWS if len(row.blocks) > 2]
QUIRKS = rows(DOCS / "quirks.md")


def name(row: object) -> str | None:
    return row.title if isinstance(row, Row) else None


@pytest.mark.parametrize("row", GUIDE, ids=name)
def test_guide(row: Row) -> None:
    (kind, c), (other, expected) = row.blocks
    assert kind in ("c", "c file") and other == "python"
    assert python(c, kind) == expected.rstrip("\n")


@pytest.mark.parametrize("row", STYLES, ids=name)
def test_both_styles(row: Row) -> None:
    (kind, c), (first, raw), (second, pythonic) = row.blocks
    assert (kind, first, second) == ("c program", "python raw", "python")
    assert program(c, False) == raw.rstrip("\n")
    assert program(c, True) == pythonic.rstrip("\n")


def test_the_head_is_the_page_s() -> None:
    assert HEAD in (DOCS / "translation.md").read_text(encoding="utf-8")


def messages(c: str) -> str:
    """What the translator says of a program that it does not take, a line each."""
    with pytest.raises(TranslationError) as caught:
        translated_text(Path("prog.c"), c.encode())
    found = [m for m in caught.value.messages if m.kind == "error"]
    return "".join(f"{m.file}:{m.line}:{m.column}: error: {m.text}\n" for m in found)


REFUSED = [row for row in QUIRKS if [kind for kind, _ in row.blocks][:2] == ["c", "text"]]
OTHERWISE = [row for row in QUIRKS if [kind for kind, _ in row.blocks][:2] == ["c", "python"]]


@pytest.mark.parametrize("row", REFUSED, ids=name)
def test_refused(row: Row) -> None:
    """The translator says so; and what to write in its place, where that is C, is translated."""
    assert messages(row.blocks[0][1]) == row.blocks[1][1]
    for kind, c in row.blocks[2:]:
        assert kind == "c"
        assert translated_text(Path("prog.c"), c.encode()).text


@pytest.mark.parametrize("row", OTHERWISE, ids=name)
def test_otherwise(row: Row) -> None:
    """Written, but not to the letter what C does: as the page says."""
    assert declarations(translated_text(Path("prog.c"), row.blocks[0][1].encode()).text).startswith(
        row.blocks[1][1].rstrip("\n")
    )


def test_every_row_is_tested() -> None:
    assert len(GUIDE) > 50
    assert len(STYLES) >= 5
    assert len(REFUSED) + len(OTHERWISE) == len(QUIRKS) > 10
    assert re.search("quirks.md", (DOCS / "translation.md").read_text(encoding="utf-8"))
