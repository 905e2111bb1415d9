"""Markdown as a terminal shows it, by rich. Ours: the links between lessons, and marks of code where no colour is."""

from __future__ import annotations

import io
import re

from rich.console import Console, ConsoleOptions, RenderResult
from rich.markdown import Markdown, TableElement
from rich.table import Table

_LESSON = re.compile(r"\[([^\]]+)\]\(\.\./(\d\d)_\w+/lesson\.md\)")
_URL = re.compile(r"<(https?://[^>]+)>")
_CODE = re.compile(r"(?<!`)`([^`]+)`(?!`)")


class _Table(TableElement):
    """A table that breaks a long word, where rich's own leaves its end out."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for table in super().__rich_console__(console, options):
            assert isinstance(table, Table)
            for column in table.columns:
                column.overflow = "fold"
            yield table


class _Markdown(Markdown):
    elements = {**Markdown.elements, "table_open": _Table}  # noqa: RUF012


def rendered(text: str, width: int, colour: bool) -> str:
    """The text in lines of at most this many columns.

    Without colour the marks of code stay, since nothing else would tell it from prose."""
    console = Console(
        file=io.StringIO(),
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        no_color=not colour,
    )
    with console.capture() as capture:
        console.print(_Markdown(_prepared(text, colour), hyperlinks=False, code_theme="ansi_dark"))
    return "\n".join(line.rstrip() for line in capture.get().splitlines()).strip("\n") + "\n"


def _prepared(text: str, colour: bool) -> str:
    """The same Markdown, as it is to be rendered; blocks of code are left alone."""
    blocks, fenced = [], False
    for block in text.split("\n\n"):
        fences = block.count("```")
        if not (fenced or fences or block.lstrip("\n").startswith("    ")):
            block = _URL.sub(r"\1", _LESSON.sub(r"\1 (pysock lesson \2)", block))
            if not colour:
                block = _CODE.sub(r"`` `\1` ``", block)
        fenced ^= fences % 2 == 1
        blocks.append(block)
    return "\n\n".join(blocks)
