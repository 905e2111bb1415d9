"""C beside its ports: which lines stand in one row."""

from __future__ import annotations

import pytest

from pysock.learning.beside import matched, rows, side_by_side
from pysock.learning.index import entries

C = """\
int main(void)
{
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    if (fd < 0) {
        perror("Socket failed");
    }
    return 0;
}""".splitlines()
PYTHON = """\
import sys

def main() -> int:
    fd = socket(AF_INET, SOCK_STREAM, 0)
    if fd < 0:
        perror("Socket failed")
    return 0


run(main)""".splitlines()


def test_lines_of_the_same_words_are_matched() -> None:
    assert matched(C, PYTHON) == {0: 2, 2: 3, 3: 4, 4: 5, 6: 6}


def test_no_line_is_lost_or_out_of_order() -> None:
    for entry in entries():
        for c in entry.directory.glob("*.c"):
            files = [c, c.with_suffix(".py"), c.with_name(f"{c.stem}_pythonic.py")]
            texts = [file.read_text(encoding="utf-8").splitlines() for file in files]
            shown = rows(texts[0], texts[1:])
            for column, text in zip(zip(*shown), texts):
                assert [line for line in column if line] == [line for line in text if line]


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.folder)
def test_the_calls_of_a_lesson_stand_beside_those_of_its_raw_port(entry: object) -> None:
    for c in entry.directory.glob("*.c"):  # type: ignore[attr-defined]
        texts = [c.with_suffix(suffix).read_text(encoding="utf-8").splitlines() for suffix in (".c", ".py")]
        pairs = [(left, right) for left, right in rows(texts[0], texts[1:]) if "perror(" in left or "#include" in left]
        assert pairs
        for left, right in pairs:
            assert ("perror(" if "perror(" in left else "import") in right, (left, right)


def test_three_columns_where_there_is_room_and_two_elsewhere() -> None:
    texts = ("a.c", "\n".join(C)), [("a.py", "\n".join(PYTHON)), ("b.py", "\n".join(PYTHON))]
    wide = side_by_side(*texts, 160, False)
    assert wide.splitlines()[0].split() == ["a.c", "│", "a.py", "│", "b.py"]
    narrow = side_by_side(*texts, 80, False)
    assert [line.split() for line in narrow.splitlines() if line.startswith("a.c")] == [
        ["a.c", "│", "a.py"],
        ["a.c", "│", "b.py"],
    ]
    assert all(len(line) <= 80 for line in narrow.splitlines())
    assert "\033" not in narrow and "\033[1ma.c" in side_by_side(*texts, 80, True)


def test_a_long_line_is_continued_not_cut() -> None:
    long = f'    printf("{"word " * 20}");'
    shown = side_by_side(("a.c", long), [("a.py", "")], 60, False)
    assert shown.count("word") == 20 and "…" not in shown
