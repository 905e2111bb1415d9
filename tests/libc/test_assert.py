"""<assert.h>: the message tells of the Python source, in libc's own form; then the program aborts."""
# ruff: noqa: F403, F405

from __future__ import annotations

from typing import Any

import pytest

from pysock import *

C = r"""
#include <assert.h>
#include <errno.h>
#include <stdio.h>
static void check(int n)
{
    assert(n > 0 && n < 10);
}
int main(int argc, char *argv[])
{
    printf("lost\n");
    check(1);
    assert(argv);
    assert_perror(0);
    %s
    return 0;
}
"""
PYTHON = """
from pysock import *


def check(n):
    %s


def main(argc, argv):
    printf("lost\\n")
    check(1)
    assert_(argv)
    assert_perror(0)
    %s
    return 0
run(main)
"""


@pytest.mark.parametrize(
    ("c", "python"),
    [("check(10);", "check(10)"), ("assert_perror(EPIPE);", "assert_perror(EPIPE)"), ("", "")],
    ids=["assert", "assert_perror", "true"],
)
def test_beside_c(programs: Any, c: str, python: str) -> None:
    """The same but for the file's name, and && in the expression."""
    in_c = programs.c('#line 1 "program"' + C % c)
    in_python = programs.python(PYTHON % ("assert_(n > 0 and n < 10)", python or "pass"))
    assert in_python == in_c._replace(err=in_c.err.replace("&&", "and"))
    assert in_c.status == (-SIGABRT if c else 0)
    assert ("program: program:" in in_c.err) == bool(c)


def failing(programs: Any, statement: str) -> str:
    ended = programs.python(f"from pysock import *\nimport pysock\ndef main(argc, argv):\n    {statement}\nrun(main)\n")
    assert ended.status == -SIGABRT
    assert ended.err.startswith("program: program:4: main: ")
    return ended.err[len("program: program:4: main: ") :]


@pytest.mark.parametrize(
    ("statement", "text"),
    [
        ("assert_(argc == 2)", "argc == 2"),
        ("pysock.assert_(argc == 2)", "argc == 2"),
        ("assert_(expression=argc - argc)", "argc - argc"),
        ("assert_(NULL)", "NULL"),
        ("assert_(errno)", "errno"),
        ("assert_(0.0)", "0.0"),
        ("assert_(not 'never')", "not 'never'"),
        ("assert_(argc == 2 and 'a message')", "argc == 2 and 'a message'"),
        ("assert_(\n        argc == 2\n        and  argc == 3)", "argc == 2 and  argc == 3"),
        ("assert_(argc == 2  # why\n        or argc == 3)", "argc == 2 or argc == 3"),
        ("(lambda assert_: assert_(False))(assert_)", "False"),
    ],
)
def test_the_expression(programs: Any, statement: str, text: str) -> None:
    message = failing(programs, statement) if "lambda" not in statement else ""
    if message:
        assert message == f"Assertion `{text}' failed.\n"
    else:
        ended = programs.python(f"from pysock import *\n{statement}\n")
        assert ended.err == f"{ended.err.partition(':')[0]}: program:2: <lambda>: Assertion `{text}' failed.\n"


@pytest.mark.skipif(not hasattr(compile("", "", "exec"), "co_positions"), reason="Python knows positions from 3.11 on")
def test_of_two_on_one_line_the_one_that_fails(programs: Any) -> None:
    assert failing(programs, "assert_(argc); assert_(argc > 5); assert_(argc > 6)") == "Assertion `argc > 5' failed.\n"


def test_without_a_source(programs: Any) -> None:
    ended = programs.python("from pysock import *\nexec('assert_(1 - 1)')\n")
    assert ended.err.endswith(": <string>:1: <module>: Assertion `0' failed.\n")


@pytest.mark.parametrize("true", [1, -1, True, 0.5, "", b"", "text", cast("char *", 1), new("int[0]"), sizeof])
def test_true(true: Any) -> None:
    if true is sizeof:
        with pytest.raises(TypeError, match=r"^assert: expression takes a number or a pointer, not function$"):
            assert_(true)
    else:
        assert_(true)


@pytest.mark.parametrize("value", [None, [], [1], object()])
def test_refused(value: Any) -> None:
    with pytest.raises(TypeError, match=r"^assert: expression takes a number or a pointer, not "):
        assert_(value)


def test_assert_perror_refuses() -> None:
    with pytest.raises(TypeError, match=r"^assert_perror: errnum takes an int, not str$"):
        assert_perror("two")  # type: ignore[arg-type]
