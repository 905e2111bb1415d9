"""<err.h> and <error.h>: whole programs beside the C, for their name, libc's stderr and the end of the process."""
# ruff: noqa: E501, F403, F405

from __future__ import annotations

from typing import Any

import pytest

from pysock import *

C = r"""
#include <err.h>
#include <errno.h>
#include <error.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
static void handler(void) { puts("handler"); }
static void say(int which, int status, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    if (which == 0) vwarn(fmt, ap);
    if (which == 1) vwarnx(fmt, ap);
    if (which == 2) verr(status, fmt, ap);
    if (which == 3) verrx(status, fmt, ap);
    va_end(ap);
}
int main(void)
{
    atexit(handler);
    printf("buffered\n");
    errno = ENOENT;
    %s
    printf("behind\n");
    return 0;
}
"""
PYTHON = """
from pysock import *

def handler():
    puts("handler")

def say(which, status, fmt, *args):
    ap = va_list()
    va_start(ap, args)
    if which == 0: vwarn(fmt, ap)
    if which == 1: vwarnx(fmt, ap)
    if which == 2: verr(status, fmt, ap)
    if which == 3: verrx(status, fmt, ap)
    va_end(ap)

def main():
    atexit(handler)
    printf("buffered\\n")
    errno[0] = ENOENT
    %s
    printf("behind\\n")
    return 0

run(main)
"""
# fmt: off
CALLS = [
    ('warn("%s %d", "file", 5);',), ("warn(NULL);",), ('warnx("plain");',), ("warnx(NULL);",), ('warnx("%s%%", "x");',),
    ('err(3, "open %s", "file");',), ("err(256, NULL);",), ('errx(-1, "gone");',), ("errx(4, NULL);",), ("err(0, NULL);",),
    ('say(0, 0, "%s", "v");',), ('say(1, 0, "%d", 7);',), ('say(2, 5, "%s", "v");',), ('say(3, 6, "v");',), ("say(0, 0, NULL);",), ("say(3, 2, NULL);",),
    ('error(0, 0, "%d", 5);',), ('error(0, EPERM, "text");',), ('error(2, ENOENT, "%s", "end");',), ('error(2, 0, "end");',), ('error(0, 99999, "unknown");',),
    ('error_at_line(0, EPERM, "file.c", 12, "at %s", "line");',), ('error_at_line(0, 0, NULL, 12, "nowhere");',), ('error_at_line(7, 0, "file.c", 4000000000, "end");', 'error_at_line(7, 0, "file.c", 4000000000, "end")'),
    ('error_one_per_line = 1; error_at_line(0, 0, "f", 1, "a"); error_at_line(9, 0, "f", 1, "b"); error_at_line(0, 0, "f", 2, "c"); error_at_line(0, 0, "g", 2, "d"); printf("%u\\n", error_message_count); error_at_line(8, 0, "g", 3, "e");',
     'error_one_per_line[0] = 1; error_at_line(0, 0, "f", 1, "a"); error_at_line(9, 0, "f", 1, "b"); error_at_line(0, 0, "f", 2, "c"); error_at_line(0, 0, "g", 2, "d"); printf("%u\\n", error_message_count); error_at_line(8, 0, "g", 3, "e")'),
    ("printf(\"%s %s\\n\", program_invocation_name, program_invocation_short_name);", 'printf("%s %s\\n", program_invocation_name[0], program_invocation_short_name[0])'),
    ('program_invocation_name = "./a/b"; program_invocation_short_name = "other"; error(0, 0, "x"); warnx("y");', 'program_invocation_name[0] = new("char[]", b"./a/b"); program_invocation_short_name[0] = new("char[]", b"other"); error(0, 0, "x"); warnx("y")'),
]
# fmt: on


@pytest.mark.parametrize("call", CALLS, ids=[call[0][:40] for call in CALLS])
def test_beside_c(programs: Any, call: tuple[str, ...]) -> None:
    ended = programs.same(C % call[0], PYTHON % call[-1].rstrip(";"))
    assert ended.err or "invocation" in call[0]
    assert ended.out.startswith("buffered\n")
    assert ended.out.endswith("handler\n")


def test_the_name_is_what_follows_the_last_slash(programs: Any) -> None:
    (programs.folder / "sub").mkdir()
    source = 'from pysock import *\ndef main():\n    warnx("a")\n    error(1, 0, "b")\nrun(main)\n'
    (programs.folder / "sub" / "prog.py").write_text(source)
    import sys

    ended = programs.run([sys.executable, "sub/prog.py"])
    assert ended == ("", "prog.py: a\nsub/prog.py: b\n", 1)


def test_from_a_thread(programs: Any) -> None:
    """err() ends the whole process, from wherever it is called."""
    ended = programs.python(
        "import threading\nfrom pysock import *\n"
        "def main():\n    printf('out\\n')\n    t = threading.Thread(target=lambda: errx(5, 'from a thread'))\n"
        "    t.start()\n    t.join()\n    pause()\nrun(main)\n"
    )
    assert ended == ("out\n", "program: from a thread\n", 5)


REFUSED = [
    (lambda: warn(5), TypeError, "warn: fmt takes text (str, bytes, a char array), not int"),
    (lambda: warn(None), TypeError, "warn: fmt takes text (str, bytes, a char array), not NoneType"),
    (lambda: warn(NULL, 5), TypeError, "warn: fmt is NULL, which takes no argument, but 1 came"),
    (lambda: warnx("%d", "xx"), TypeError, "warnx: argument 1 after the format, for '%d', takes an integer, not str"),
    (lambda: err("one", "x"), TypeError, "err: eval takes an int, not str"),
    (lambda: errx(1, "%s"), TypeError, "errx: the format '%s' asks for 1 argument, but 0 came"),
    (lambda: vwarn("x", va_list()), ValueError, "vwarn: args has not been begun: va_start(ap, args)"),
    (lambda: error(0, None, "x"), TypeError, "error: errnum takes an int, not NoneType"),
    (lambda: error(1, 0, NULL), ValueError, "error: format is NULL; libc would crash on it"),
    (
        lambda: error_at_line(0, 0, 5, 1, "x"),
        TypeError,
        "error_at_line: filename takes text (str, bytes, a char array), not int",
    ),
]


@pytest.mark.parametrize(("call", "kind", "message"), REFUSED, ids=[row[2] for row in REFUSED])
def test_refused(call: Any, kind: type[Exception], message: str) -> None:
    """Nothing is printed, and the program goes on."""
    before = error_message_count[0]
    with pytest.raises(kind) as raised:
        call()
    assert str(raised.value) == message
    assert error_message_count == before


def test_the_file_name_lives_on(programs: Any) -> None:
    """libc compares it with the next one."""
    ended = programs.python(
        "from pysock import *\ndef main():\n    error_one_per_line[0] = 1\n"
        "    for n in range(300):\n        error_at_line(0, 0, b'f' * (n % 40 + 1), 1, 'x')\n        new('char[40]', b'z' * 39)\n"
        "    printf('%u\\n', error_message_count)\nrun(main)\n"
    )
    assert (ended.out, ended.status) == ("300\n", 0)
