"""What the translator says of sources that it cannot translate: each message with its line, and what was meant."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pysock.translate.errors import Message, TranslationError, arranged, rendered
from pysock.translate.program import Options, translated

COMPILER = shutil.which((shlex.split(os.environ.get("CC", "")) or ["cc"])[0])
needs_compiler = pytest.mark.skipif(COMPILER is None, reason="no C compiler")

SNIPPET = """\
#include <stdio.h>
#include <sys/socket.h>
#include <netinet/in.h>
int main(void)
{
    struct sockaddr_in addr;
    int sock = socket(AF_INET, SOCK_STREAM, IPROTO_TCP);
    perror("socket")
    addr.sin_prt = htons(80);
    bind(sock, (struct sockaddr *)&addr);
    return 0;
}
"""


def wrong(text: str, path: Path, compiler: bool = False, **options: Any) -> list[Message]:
    """The errors in this text."""
    file = path / "prog.c"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(TranslationError) as caught:
        translated([file], Options(compiler=compiler, **options))
    assert all(message.file == str(file) for message in caught.value.messages)
    return caught.value.messages


def short(messages: list[Message]) -> list[str]:
    return [f"{m.line}:{m.column}: {m.text}" for m in messages if m.kind == "error"]


def inside(*statements: str) -> str:
    return "#include <stdio.h>\nint main(void)\n{\n" + "".join(f"    {s}\n" for s in statements) + "    return 0;\n}\n"


# How a message looks


def test_the_line_and_a_caret() -> None:
    message = Message("a.c", 3, 9, "error", "what is wrong", "\tif (x = 1)", "if (x == 1)")
    assert str(message) == (
        "a.c:3:9: error: what is wrong\n            if (x = 1)\n                   ^\n    probably meant: if (x == 1)"
    )


def test_wide_characters_before_the_caret() -> None:
    assert str(Message("a.c", 1, 4, "error", "x", "日本; x")).splitlines()[2] == "         ^"


def test_a_very_long_line_is_shown_around_the_place() -> None:
    shown = str(Message("a.c", 1, 5001, "error", "x", "a" * 5000 + "b" + "c" * 5000)).splitlines()
    assert len(shown[1]) <= 204 and shown[1][shown[2].index("^")] == "b"


def test_colours_only_if_asked() -> None:
    message = Message("a.c", 1, 1, "error", "x", "y")
    assert "\033" not in str(message)
    assert re.sub("\033\\[[0-9;]*m", "", message.shown(colour=True)) == str(message) != message.shown(colour=True)


def test_messages_are_sorted_folded_and_counted() -> None:
    def at(line: int, text: str, kind: str = "error") -> Message:
        return Message("a.c", line, 1, kind, text)

    messages = [at(9, "two"), at(7, "one"), at(3, "one"), at(3, "one"), at(5, "one"), at(4, "three", "warning")]
    assert [(m.line, m.text, m.also) for m in arranged(messages)] == [
        (3, "one", (5, 7)),
        (4, "three", ()),
        (9, "two", ()),
    ]
    assert rendered(messages).splitlines()[0] == "a.c:3:1: error: one (and in lines 5, 7)"
    assert rendered(messages).endswith("\n2 errors\n")
    assert rendered([at(1, "x", "warning")]) == "a.c:1:1: warning: x\n"


# What is not C


def test_several_errors_in_one_run_without_a_compiler(tmp_path: Path) -> None:
    found = wrong(SNIPPET, tmp_path)
    assert short(found) == [
        "7:45: 'IPROTO_TCP' undeclared; did you mean 'IPPROTO_TCP' of <netinet/in.h>?",
        "8:21: syntax error: expected ';' before 'addr'",
        "9:10: 'struct sockaddr_in' has no member named 'sin_prt'; did you mean 'sin_port'?",
        "10:5: too few arguments to function 'bind'; expected 3, have 2",
    ]
    assert [m.meant for m in found][:3] == [
        "int sock = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);",
        'perror("socket");',
        "addr.sin_port = htons(80);",
    ]


@needs_compiler
def test_the_compilers_words_for_what_is_not_c(tmp_path: Path) -> None:
    found = wrong(SNIPPET, tmp_path, compiler=True)
    assert [m.line for m in found if m.kind == "error"] == [7, 8, 9, 10]
    assert re.match(r"expected '?;'?", found[1].text)
    assert found[1].meant == 'perror("socket");'


def test_a_compiler_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CC", str(tmp_path / "none"))
    assert short(wrong(SNIPPET, tmp_path, compiler=True)) == short(wrong(SNIPPET, tmp_path))


def test_a_good_program_starts_no_compiler(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    called = tmp_path / "called"
    script = tmp_path / "cc"
    script.write_text(f"#!/bin/sh\n: > {called}\nexit 1\n")
    script.chmod(0o755)
    monkeypatch.setenv("CC", str(script))
    good = tmp_path / "good.c"
    good.write_text(inside('puts("x");'))
    translated([good])
    assert not called.exists()
    wrong(inside("return"), tmp_path, compiler=True)
    assert called.exists()


@needs_compiler
def test_what_only_the_compiler_takes_is_not_supported(tmp_path: Path) -> None:
    text = wrong("int f(int x) { int g(int y) { return y; } return g(x); }\n", tmp_path, compiler=True)[0].text
    assert text.startswith("not supported: the C compiler takes this, the translator's parser does not")


def test_the_errors_of_several_functions(tmp_path: Path) -> None:
    text = "int f(void) { return (1 + ; }\nint g(void)\n{\n    return 1 +* ;\n}\nint h(void) { return 0 }\n"
    assert {line for m in wrong(text, tmp_path) for line in (m.line, *m.also)} == {1, 4, 6}


def test_an_error_in_a_header_names_the_header(tmp_path: Path) -> None:
    (tmp_path / "own.h").write_text("\nint f(undeclared_type x);\n")
    (tmp_path / "prog.c").write_text('#include "own.h"\nint main(void) { return nothing; }\n')
    with pytest.raises(TranslationError) as caught:
        translated([tmp_path / "prog.c"], Options(compiler=False))
    assert (caught.value.messages[0].file, caught.value.messages[0].line) == (str(tmp_path / "own.h"), 2)


@pytest.mark.parametrize(
    "statement, said",
    [
        ("FILE *f = fopen(1);", "too few arguments to function 'fopen'"),
        ('puts("a", "b");', "too many arguments to function 'puts'"),
        ("struct s { int a; } v; puts(v);", "incompatible types when passing argument 1 of 'puts'"),
        ("int x = sokcet(1, 2, 3);", "did you mean 'socket' of <sys/socket.h>?"),
        ("closesocket(1);", "it is not POSIX: here it is close"),
        ("getpw(1, buf);", "use getpwuid()"),
        ("int x; x.y = 1;", "request for member 'y' in something not a structure or union"),
        ("5 = 6;", "lvalue required as left operand of assignment"),
        ("struct sockadr_in a; return sizeof a;", "did you mean 'struct sockaddr_in' of <netinet/in.h>?"),
        ('asm("nop");', "assembler cannot be translated"),
        ("int x = va_arg(1);", "va_arg takes"),
        ("struct s { int a[4]; }; int n = 1; return offsetof(struct s, a[n]);", "not a plain constant"),
        ("return _Generic(1, , default: 2);", "expected expression in _Generic"),
        ("int x = 1; x += main;", "invalid operands to binary +="),
        ("break;", "break statement not within loop or switch"),
        ("switch (1) { default: continue; }", "continue statement not within a loop"),
        ("int f(void)[3];", "declaration as function returning a function, or an array"),
        ("int a[] = {[100000000] = 1};", "an array with so few of its elements given is not supported"),
        ("retrun;", "did you mean 'return'?"),
        ("int x = " + "(" * 300 + "1" + ")" * 300 + ";", "brackets are nested more than 256 deep"),
        ("int x = " + "~" * 9000 + "1;", "nested too deeply"),
    ],
    ids=lambda value: value[:24],
)
def test_each_error(statement: str, said: str, tmp_path: Path) -> None:
    found = wrong(inside(statement), tmp_path)
    assert [m.line for m in found if said in m.text] == [4], found


def test_blocks_deeper_than_python_can(tmp_path: Path) -> None:
    loops = "for (int i = 0; i < argc; i++) " * 25
    text = f"int main(int argc, char **argv)\n{{\n    {loops} argc--;\n    return argc;\n}}\n"
    found = wrong(text, tmp_path)
    assert [(m.line, "in a function of its own" in m.text) for m in found] == [(3, True)]


# Slips


def test_what_web_pages_do_to_c(tmp_path: Path) -> None:
    text = (
        "#include\n#include <stdio.h>\nint main(int argc, char **argv)\n{\n"
        "    if (argc &gt; 1 &amp;&amp; argc &lt; 3)\n        puts(“two”);\n    return 3 \u2013 argc;\u00a0\n}\n"
    )
    found = wrong(text, tmp_path)
    assert short(found) == [
        "1:1: #include without a name: web pages lose what stands in <...>",
        "5:14: HTML's entities, such as &lt;, where C wants the characters themselves",
        "6:14: typographic quotes where C wants plain ones",
        "7:14: typographic dashes where C wants -",
        "7:21: non-breaking spaces, or the like, where C wants plain ones",
    ]
    assert found[2].meant == 'puts("two");'


def test_line_numbers_before_the_lines(tmp_path: Path) -> None:
    text = "".join(f"{n:3}  {line}\n" for n, line in enumerate(SNIPPET.splitlines(), 1))
    lines = [line.partition(": ")[2] for line in short(wrong(text, tmp_path))]
    assert lines[0].startswith("line numbers stand before the lines, here 1 and last 12")
    assert lines[1:] == [line.partition(": ")[2] for line in short(wrong(SNIPPET, tmp_path))]


@pytest.mark.parametrize(
    "line, said, meant",
    [
        (
            "#inlcude <stdio.h>",
            "invalid preprocessing directive #inlcude; did you mean #include?",
            "#include <stdio.h>",
        ),
        ("#include stdio.h", '#include expects "FILENAME" or <FILENAME>', "#include <stdio.h>"),
        ("#include <stdio.h", "missing terminating > character", "#include <stdio.h>"),
        ('char *s = "abc;', 'missing terminating " character', 'char *s = "abc";'),
        ("int c = 'x;", "missing terminating ' character", "int c = 'x';"),
        ("#include <iostream>", "<iostream> is a header of C++: the translator reads C", ""),
    ],
)
def test_slips_of_typing(line: str, said: str, meant: str, tmp_path: Path) -> None:
    body = "return 0;" if meant else "cout << 1;"
    found = wrong(f"{line}\nint main(void) {{ {body} }}\n", tmp_path)
    assert [(m.line, m.text, m.meant) for m in found] == [(1, said, meant)]


def test_texts_and_comments_may_say_what_they_like(tmp_path: Path) -> None:
    text = inside("/* “quotes” \u2013 &lt; */", 'puts("“quotes” &lt; it\u2019s");', "// \u2018more\u2019", "nothing;")
    assert short(wrong(text, tmp_path)) == ["7:5: 'nothing' undeclared"]


# Warnings


def warned(text: str, path: Path) -> list[tuple[int, str, str]]:
    file = path / "prog.c"
    file.write_text(text, encoding="utf-8")
    return [(m.line, m.text, m.meant) for m in translated([file]).warnings]


SOCKET = (
    "#include <sys/socket.h>\nint main(void)\n{\n    int s, n;\n    char b[9];\n    {}\n    return s + n + b[0];\n}\n"
)


@pytest.mark.parametrize(
    "line, meant",
    [
        ("if (s = socket(1, 2, 3) < 0) return 1;", "if ((s = socket(1, 2, 3)) < 0) return 1;"),
        ("if ((s = socket(1, 2, 3) < 0)) return 1;", "if ((s = socket(1, 2, 3)) < 0) return 1;"),
        ("while ((n = recv(0, b, 9, 0) > 0)) b[0]++;", "while ((n = recv(0, b, 9, 0)) > 0) b[0]++;"),
        ("if (n = 5) return 1;", "if (n == 5) return 1;"),
    ],
)
def test_a_parenthesis_that_is_missing(line: str, meant: str, tmp_path: Path) -> None:
    found = warned(SOCKET.replace("{}", line), tmp_path)
    assert [(at, suggestion) for at, _, suggestion in found] == [(6, meant)]


@pytest.mark.parametrize(
    "line",
    ["if ((s = socket(1, 2, 3)) < 0) return 1;", "while ((n = recv(0, b, 9, 0)) > 0);", "if ((n = 5)) return 1;"],
)
def test_an_assignment_that_is_meant(line: str, tmp_path: Path) -> None:
    assert warned(SOCKET.replace("{}", line), tmp_path) == []


@pytest.mark.parametrize(
    "line, said",
    [
        ("n = b;", "assignment to 'int' from 'char *' makes integer from pointer without a cast"),
        ("char *p = n; n = p[0];", "initialization of 'char *' from 'int' makes pointer from integer without a cast"),
        ("recv(0, n, 9, 0);", "passing argument 2 of 'recv' makes pointer from integer without a cast"),
        ("return b;", "returning 'char *' from a function with return type 'int' makes integer from pointer"),
        ("bind(s, b, 9);", "passing argument 2 of 'bind' from incompatible pointer type"),
    ],
)
def test_numbers_and_pointers_that_are_mixed(line: str, said: str, tmp_path: Path) -> None:
    found = warned(SOCKET.replace("{}", line), tmp_path)
    assert len(found) == 1 and found[0][0] == 6 and said in found[0][1]


# --partial, --json


def test_partial_leaves_what_is_wrong_in_place(tmp_path: Path) -> None:
    file = tmp_path / "prog.c"
    file.write_text('#include <stdio.h>\nint main(void)\n{\n    puts("before");\n    undeclared();\n    return 0;\n}\n')
    result = translated([file], Options(partial=True, compiler=False))
    assert [(m.line, m.kind) for m in result.warnings] == [(5, "warning")]
    out = tmp_path / "prog.py"
    out.write_text(result.text)
    done = subprocess.run([sys.executable, str(out)], capture_output=True, text=True, check=False)
    assert done.stdout == "before\n"
    assert "NotImplementedError: prog.c:5: implicit declaration of function" in done.stderr


def test_partial_leaves_out_functions_that_are_no_c(tmp_path: Path) -> None:
    file = tmp_path / "prog.c"
    file.write_text(
        "static int twice(int n)\n{\n    return 2 * n;\n}\n\n"
        "int first(int n)\n{\n    int x = 5   /* gone */\n    if (n > x {\n        n++;\n    }\n    return x;\n}\n\n"
        "static void second(void) { int y = ; }\n\n"
        "int main(void)\n{\n    second();\n    return first(twice(3));\n}\n"
    )
    result = translated([file], Options(partial=True, compiler=False))
    assert "def twice(n: int) -> int:\n    return 2 * n\n" in result.text
    assert (
        "def first(n: int) -> int:\n    raise NotImplementedError(\"prog.c:9: syntax error before 'if'\")\n"
        in result.text
    )
    assert 'def second() -> None:\n    raise NotImplementedError("prog.c:15: syntax error' in result.text
    assert "    second()\n    return first(twice(3))\n" in result.text
    assert "gone" not in result.text
    assert [(m.line, m.kind) for m in result.warnings] == [(9, "warning"), (15, "warning")]


@pytest.mark.parametrize(
    "text",
    [
        "int f(void)\n{\n    if (1) {\n    return 0;\n}\n\nint main(void)\n{\n    return f();\n}\n",  # a brace too few
        "int x = ;\nint main(void) { return x; }\n",
        "struct s { int a b; };\nint main(void) { return 0; }\n",
    ],
)
def test_partial_takes_no_guess(tmp_path: Path, text: str) -> None:
    file = tmp_path / "prog.c"
    file.write_text(text)
    with pytest.raises(TranslationError):
        translated([file], Options(partial=True, compiler=False))


def test_partial_keeps_a_variable_whose_value_is_wrong(tmp_path: Path) -> None:
    file = tmp_path / "prog.c"
    file.write_text("int main(void)\n{\n    int in = undeclared;\n    return in;\n}\n")
    text = translated([file], Options(partial=True, compiler=False)).text
    compile(text, "prog.py", "exec")
    assert text.index("raise NotImplementedError") < text.index("return in_")


def test_an_error_is_never_lost(tmp_path: Path) -> None:
    assert short(wrong("int (mainvoid)\n{\n    return 0;\n}\n", tmp_path))[0].startswith("1:")
