"""Source text, directives and macros: what the parser is given, and which lines it came from."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pysock.translate.errors import Place
from pysock.translate.joined import Text
from pysock.translate.preprocess import Preprocessor
from pysock.translate.source import Source


def preprocessed(text: str, path: Path = Path("prog.c"), **defines: str) -> tuple[Text, list[str]]:
    found: list[str] = []

    def report(place: Place, words: str, kind: str) -> None:
        found.append(f"{place.line}:{place.column}: {kind}: {words}")

    preprocessor = Preprocessor([], defines, report)
    return preprocessor.read([(Source(path.name, text.encode()), path)]), found


def lines(text: str, **defines: str) -> list[str]:
    result, found = preprocessed(text, **defines)
    assert found == []
    return [re.sub(r"\s+(?=[;)])", "", line.rstrip()) for line in result.lines[1:] if line.strip()]


def test_lines_and_columns_stay_where_they_are() -> None:
    result, _ = preprocessed("int a; /* one\n two */ int b; // three\n\n  int c;\n")
    assert result.lines[1:5] == ["int a;", "        int b;", "", "  int c;"]
    assert [comment.lines for comment in result.comments] == [("one", "two"), ("three",)]
    assert [comment.trails for comment in result.comments] == [True, True]
    assert result.blank == {3, 5}


def test_joined_lines_keep_their_number() -> None:
    result, _ = preprocessed("#define A 1 + \\\n  2\nint x = A;\nint \\\n y;\n")
    assert result.lines[3].split() == "int x = 1 + 2;".split()
    assert result.lines[4].split() == ["int", "y;"]
    assert result.lines[5] == ""


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ("1", True),
        ("0", False),
        ("defined(__linux__) && !defined _WIN32", True),
        ("defined(_WIN32) || defined(WIN32)", False),
        ("(1 ? 2 : 3) == 2 && 7 / -2 == -3 && -7 % 2 == -1", True),
        ("NOT_DEFINED", False),
        ("VERSION >= 3 && VERSION < 0x10", True),
        ("'A' == 65", True),
        ("__STDC_VERSION__ >= 199901L", True),
        ("1 << 4 == 16 && (~0 & 1)", True),
    ],
)
def test_conditions(condition: str, holds: bool) -> None:
    assert lines(f"#if {condition}\nint yes;\n#else\nint no;\n#endif\n", VERSION="5") == [
        "int yes;" if holds else "int no;"
    ]


def test_what_headers_define_counts_once_they_are_included() -> None:
    text = "#ifdef SO_REUSEADDR\nint there;\n#endif\n"
    assert lines(text) == []
    assert lines("#include <sys/socket.h>\n" + text) == ["int there;"]


@pytest.mark.parametrize(
    ("macro", "use", "result"),
    [
        ("#define F(a, b) a ## b", "F(x, 1);", "x1;"),
        ("#define S(a) #a", 'S(a "b" c);', '"a \\"b\\" c";'),
        ("#define L(f, ...) p(f, ##__VA_ARGS__)", 'L("x"); L("%d", 1);', 'p("x"); p("%d", 1);'),
        ("#define X X + 1", "X;", "X + 1;"),
        ("#define T unsigned char", "T c;", "unsigned char c;"),
        ("#define B x * x", "B;", "x * x;"),
    ],
)
def test_macros_that_are_replaced(macro: str, use: str, result: str) -> None:
    assert lines(f"{macro}\n{use}\n") == [result]


@pytest.mark.parametrize(
    "macro",
    ["#define N 5", "#define N (2 * 3)", '#define N "text"', "#define N -1", "#define N sizeof(int)"],
)
def test_constants_keep_their_names(macro: str) -> None:
    result, _ = preprocessed(f"{macro}\nint x = N;\n")
    assert result.lines[2] == "int x = N;"
    assert [item.text for item in result.items if item.macro is not None and item.macro.kept] == ["N"]


def test_a_constant_beside_a_string_is_replaced() -> None:
    assert lines('#define NAME "x"\nputs("a" NAME);\n') == ['puts("a" "x");']


@pytest.mark.parametrize(
    ("macro", "kept"),
    [
        ("MAX(a, b) ((a) > (b) ? (a) : (b))", True),
        ("LOW(c) tolower((unsigned char)(c))", True),
        ("ADD(a, b) a + b", False),
        ("LEN(a) (sizeof(a) / sizeof((a)[0]))", False),
        ("SET(a) ((a) = 1)", False),
        ("DIE(m) do { perror(m); exit(1); } while (0)", False),
        ("ARRAY(name, n) int name[n]", False),
        ("NEW(T) ((T *)malloc(sizeof(T)))", False),
        ("LOCAL(a) ((a) + somebody)", False),
        ("ADDRESS(a) (&(a))", False),
    ],
)
def test_macros_that_can_be_functions(macro: str, kept: bool) -> None:
    result, _ = preprocessed(f"#include <ctype.h>\n#define {macro}\n")
    assert [item.macro.kept for item in result.items if item.macro is not None] == [kept]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("#if 1\nint a;\n", "1:1: error: unterminated #if"),
        ("#endif\n", "1:1: error: #endif without #if"),
        ("#if 1 +\n#endif\n", "1:1: error: the expression of #if is not complete"),
        ("#if 1 / 0\n#endif\n", "1:7: error: division by zero in #if"),
        ('#include "nowhere.h"\n', "1:10: error: nowhere.h: no such file beside prog.c; -I DIR adds a folder"),
        ("#error stop here\n", "1:1: error: #error stop here"),
        ("#nonsense\n", "1:1: error: invalid preprocessing directive #nonsense"),
        ('int x = "abc;\n', '1:9: error: missing terminating " character'),
        ("/* never closed\n", "1:1: error: unterminated comment"),
    ],
)
def test_what_is_wrong(text: str, message: str) -> None:
    assert message in preprocessed(text)[1]


def test_local_headers_are_read_in_place(tmp_path: Path) -> None:
    (tmp_path / "own.h").write_text("#ifndef OWN_H\n#define OWN_H\nint from_header;\n#endif\n")
    result, found = preprocessed('#include "own.h"\n#include "own.h"\nint mine;\n', tmp_path / "prog.c")
    assert found == []
    assert [line for line in result.lines if line.strip()] == ["int from_header;", "int mine;"]
    source, line, _ = result.there(result.lines.index("int from_header;"), 1)
    assert (Path(source.name).name, line) == ("own.h", 3)
    source, line, _ = result.there(result.lines.index("int mine;"), 1)
    assert (source.name, line) == ("prog.c", 3)


def test_what_is_left_out_is_said() -> None:
    result, _ = preprocessed("#ifdef _WIN32\nint windows;\n#endif\nint x;\n")
    said = [*[item.text for item in result.items], *[line for c in result.comments for line in c.lines]]
    assert any("_WIN32" in words for words in said)


def test_latin_1_and_windows_line_ends() -> None:
    source = Source("old.c", 'char *s = "gr\xfc\xdf";\r\nint x;\r\n'.encode("latin-1"))
    assert source.encoding == "latin-1"
    assert [len(tokens) for tokens in source.tokens[1:3]] == [6, 3]
