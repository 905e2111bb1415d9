"""What is said of a prototype stands at what it declares, and imports stand in one place."""

from __future__ import annotations

from pathlib import Path

from pysock.translate.program import translated_text


def python(c: str, tmp_path: Path) -> str:
    return translated_text(tmp_path / "prog.c", c.encode()).text


def test_a_comment_goes_to_the_definition(tmp_path: Path) -> None:
    text = python(
        "#define N 1\n#define M 2\n/* Counts. */\nint count(int n);   // from 0\nint other(void);  /* says 7 */\n\n"
        "int other(void) { return 7; }\n\n/* Counts */\nint count(int n) { return n; }\n",
        tmp_path,
    )
    assert "M = 2\n\n\n# says 7\ndef other() -> int:\n" in text
    assert "\n\n\n# from 0\n# Counts\ndef count(n: int) -> int:\n" in text
    assert text.count("Counts") == 1


def test_a_heading_that_says_only_that_prototypes_follow_goes(tmp_path: Path) -> None:
    text = python(
        "/* --- Forward declarations --- */\nint f(void);\nint g(void);\nint f(void) { return 1; }\n", tmp_path
    )
    assert "#" not in text


def test_a_heading_of_several_stays(tmp_path: Path) -> None:
    text = python("/* All give -1 for an error. */\nint f(void);\nint g(void);\nint f(void) { return 1; }\n", tmp_path)
    assert text.startswith("# All give -1 for an error.\n")


def test_a_comment_on_an_extern_variable_goes_to_the_variable(tmp_path: Path) -> None:
    text = python("int other;\nextern int level;   /* 0: quiet */\nint level = 2;\n", tmp_path)
    assert text == "other = 0\n# 0: quiet\nlevel = 2\n"


def test_imports_stand_in_one_place(tmp_path: Path) -> None:
    (tmp_path / "x.h").write_text("#include <stddef.h>\n#define N 3\nstruct x { size_t n; };\n")
    text = python(
        '#include "x.h"\n#include <stdio.h>\nint main(void) { struct x x = {N}; return puts("") + x.n; }\n', tmp_path
    )
    assert text.startswith("from pysock.libc.stddef import *\nfrom pysock.libc.stdio import *\nfrom pysock import ")
    assert text.count("libc") == 2


def test_a_header_that_is_included_again_says_nothing_twice(tmp_path: Path) -> None:
    (tmp_path / "x.h").write_text("/* x.h - things */\n#ifndef X_H\n#define X_H\n#define N 3\n#endif\n")
    text = python('#include "x.h"\n#include "x.h"\nint n = N;\n', tmp_path)
    assert text.count("things") == 1


def test_what_a_builtin_becomes_needs_no_header(tmp_path: Path) -> None:
    c = b"int main(void) { return __builtin_ctz(8); }\n"
    result = translated_text(tmp_path / "prog.c", c)
    assert (result.warnings, "    return ffs(8) - 1\n" in result.text) == ([], True)
