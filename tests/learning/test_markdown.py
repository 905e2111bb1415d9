"""What the lessons' Markdown looks like on a terminal, and on paper."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from rich.cells import cell_len

from pysock.compare.comparison import LESSONS
from pysock.learning.markdown import rendered

TEXT = """\
# A title

Some `code` and a *word*, in a paragraph that is
written over `two
lines`. See [Lesson 10](../10_shutdown/lesson.md) and <https://example.org/>.

1. first `a b`:
   - inner one
   - inner two

   more of the first
2. second

| errno | why |
|---|---|
| `A\\|B` | short |
| `C` | a text that is too long for one line of this narrow table |

    code --stays   as it is
"""

PLAIN = """\
                A title

Some `code` and a word, in a paragraph
that is written over `two lines`. See
Lesson 10 (pysock lesson 10) and
https://example.org/.

 1 first `a b`:
    • inner one
    • inner two
   more of the first
 2 second


 errno  why
 ──────────────────────────────────────
 `A|B`  short
 `C`    a text that is too long for one
        line of this narrow table



 code --stays   as it is
"""


def test_a_text_without_colour() -> None:
    assert rendered(TEXT, 40, False) == PLAIN


def test_colour_takes_the_place_of_the_marks() -> None:
    text = rendered(TEXT, 40, True)
    assert re.search(r"\033\[[\d;]+mcode\033\[0m", text) and "\033[3mword\033[0m" in text
    bare = re.sub(r"\033\[[\d;]+m", "", text)
    assert "`" not in bare and "*" not in bare and "Some code and a word" in bare


@pytest.mark.parametrize("width", [60, 80, 100])
@pytest.mark.parametrize("file", sorted(LESSONS.glob("*/lesson.md")), ids=lambda file: file.parent.name)
def test_every_lesson_fits_and_loses_no_word(file: object, width: int) -> None:
    source = file.read_text(encoding="utf-8")  # type: ignore[attr-defined]
    shown = rendered(source, width, False)
    assert max(map(cell_len, shown.splitlines())) <= width
    # A long word may go on in the next line, of its cell or of its code.
    letters = Counter(re.sub(r"[^a-z0-9]", "", re.sub(r"\]\([^)]*\)", "]", source).lower()))
    assert not letters - Counter(shown.lower())
