"""Every row of docs/fidelity.md: the port is the C program to the kernel, and the standard library is not.

The page is read as data (see "How to read a row" there): what it shows is what was seen, and nothing stands in it that
no row shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

SIGNAL_H = Path(__file__).resolve().parents[2] / "csrc" / "include" / "signal.h"
PROGRAMS = {"c", "python", "python socket"}
OUTCOMES = ["text C and pysock", "text socket"]
SPAN = re.compile(r"(?<!`)`([^`]+)`(?!`)")


def pattern(text: str) -> str:
    """A regular expression for what the page shows. `...` is any text in a line; on a line of its own, any lines."""
    lines = [
        r"(?:.*\n)*?" if line == "..." else ".*".join(map(re.escape, line.split("..."))) + r"\n"
        for line in text.splitlines()
    ]
    return "".join(lines)


def is_shown(block: str, lines: Iterable[str]) -> bool:
    return re.fullmatch(pattern(block), "".join(f"{line}\n" for line in lines)) is not None


def shown_as(block: str, lines: list[str]) -> str:
    """Both, for a message."""
    return f"on the page:\n{block}\nseen:\n" + "\n".join(lines)


def test_row(row: Any, bench: Any) -> None:
    c, raw, standard = bench.c(row), bench.raw(row), bench.standard(row)
    ours, theirs = (row.blocks[kind] for kind in OUTCOMES)
    assert is_shown(ours, c.lines), shown_as(ours, c.lines)
    assert raw.lines == c.lines
    assert raw.whole == c.whole
    assert is_shown(theirs, standard.lines), shown_as(theirs, standard.lines)
    assert not is_shown(ours, standard.lines), "the standard library does as C does"


def test_what_pysock_does_to_run_a_handler(rows: list[Any], bench: Any) -> None:
    """A call that goes on is interrupted again by pysock's own signals, and made again; one that fails is not."""
    goes_on, fails = (
        next(row for row in rows if row.title == title)
        for title in ("a handler of signal", "a handler without SA_RESTART")
    )
    c, raw = bench.c(goes_on), bench.raw(goes_on)
    assert (c.interrupted, c.kicks) == (1, 0)
    assert raw.interrupted >= 2 and raw.kicks >= 1
    c, raw = bench.c(fails), bench.raw(fails)
    assert c.interrupted == raw.interrupted == 1 and c.kicks == 0


def test_what_is_not_promised_is_what_the_header_says(page: str) -> None:
    found = re.search(r"^## What pysock does not promise\n(.*)\Z", page, re.DOTALL | re.MULTILINE)
    assert found is not None
    functions = {name for name in SPAN.findall(found[1]) if name not in ("errno", "run", "pysock.lib")}
    comment = SIGNAL_H.read_text(encoding="utf-8").partition("*/")[0]
    assert functions == set(re.findall(r"(\w+)\(\)", comment))


def test_what_is_elided_is_little() -> None:
    assert is_shown("a\n...\nb\n", "axyb") and not is_shown("a\n...\nb\n", "axyc")
    assert is_shown("f(...) = 1\n", ["f(2, 3) = 1"]) and not is_shown("f(...) = 1\n", ["f(2, 3) = 2"])
    assert is_shown("f()\n...\n", ["f()"]) and not is_shown("f()\n", ["f()", "g()"])
    assert not is_shown("f()\n", [])


def test_each_row_is_complete(row: Any) -> None:
    assert set(row.blocks) - {"c preload"} == {*PROGRAMS, *OUTCOMES}
    for kind in OUTCOMES:
        lines = row.blocks[kind].splitlines()
        assert lines and set(lines) != {"..."}


def spans(text: str) -> list[str]:
    return [span.replace("\\|", "|") for span in SPAN.findall(text)]


def assert_backed(span: str, blocks: Iterable[str]) -> None:
    """What is quoted stands in a line of the row's programs or outcomes."""
    quoted = re.compile(".*?".join(map(re.escape, span.split("..."))))
    assert any(quoted.search(block) for block in blocks), f"`{span}` is not in the row"


def test_what_a_row_says_in_words_is_what_it_shows(row: Any, prose: dict[str, str]) -> None:
    for span in spans(prose[row.title]):
        assert_backed(span, row.blocks.values())


def test_the_table_has_every_row_in_order_and_says_what_they_show(table: list[list[str]], rows: list[Any]) -> None:
    links = [re.fullmatch(r"\[(.+)\]\(#(.+)\)", cells[2]) for cells in table]
    assert [link and link[1] for link in links] == [row.title for row in rows]
    assert [link and link[2] for link in links] == [row.title.lower().replace(" ", "-") for row in rows]
    for (c, standard, _), row in zip(table, rows):
        for span in spans(c):
            assert_backed(span, [row.blocks[kind] for kind in ("c", "python", "text C and pysock")])
        for span in spans(standard):
            assert_backed(span, [row.blocks[kind] for kind in ("python socket", "text socket")])


@pytest.fixture(scope="module")
def table(page: str) -> list[list[str]]:
    lines = page.partition("\n|---|---|---|\n")[2].partition("\n\n")[0].splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]
    assert cells and all(len(row) == 3 for row in cells)
    return cells


@pytest.fixture(scope="module")
def prose(page: str) -> dict[str, str]:
    """What stands between each row's title and its first block, by title."""
    parts = re.findall(r"^### ([^\n]+)\n\n(.*?)\n```", page, re.DOTALL | re.MULTILINE)
    assert all(text.strip() for _, text in parts)
    return dict(parts)
