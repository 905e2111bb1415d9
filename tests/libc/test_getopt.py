"""<getopt.h> and getopt() on many command lines, beside the C: options, messages, and the order argv is left in."""
# ruff: noqa: F403, F405

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pysock import *
from pysock import ffi

C = r"""
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* which = getopt, long or only; optstring; then a command line for each "--next" */
static int verbose;
static struct option longs[] = {
    {"port", required_argument, NULL, 'p'},
    {"verbose", no_argument, &verbose, 7},
    {"version", no_argument, NULL, 'V'},
    {"color", optional_argument, NULL, 300},
    {"p2", no_argument, NULL, 301},
    {NULL, 0, NULL, 0},
};

static void parse(const char *which, const char *letters, int argc, char **argv)
{
    int c, at, i;
    printf("%s %d\n", which, argc);
    optind = 0;
    verbose = 0;
    for (;;) {
        at = -1;
        optarg = NULL;
        if (strcmp(which, "getopt") == 0)
            c = getopt(argc, argv, letters);
        else if (strcmp(which, "long") == 0)
            c = getopt_long(argc, argv, letters, longs, &at);
        else
            c = getopt_long_only(argc, argv, letters, longs, &at);
        printf("%d %s %d %d %d %d\n", c, optarg ? optarg : "-", optind, optopt, at, verbose);
        if (c == -1)
            break;
    }
    for (i = 0; i < argc; i++)
        printf("%s ", argv[i]);
    puts("");
    fflush(stdout);
}

int main(int argc, char *argv[])
{
    int begin = 3, end;
    setvbuf(stderr, NULL, _IONBF, 0);
    for (end = begin; end <= argc; end++)
        if (end == argc || strcmp(argv[end], "--next") == 0) {
            char **line = calloc(end - begin + 1, sizeof *line);
            memcpy(line, argv + begin, (end - begin) * sizeof *line);
            parse(argv[1], argv[2], end - begin, line);
            begin = end + 1;
        }
    return 0;
}
"""
PYTHON = """
from pysock import *

verbose = new("int")
TABLES = {
    "list": [
        ("port", required_argument, NULL, ord("p")),
        (b"verbose", no_argument, verbose, 7),
        ["version", no_argument, NULL, ord("V")],
        option(name=b"color", has_arg=optional_argument, val=300),
        ("p2", no_argument, NULL, 301),
        (NULL, 0, NULL, 0),
    ],
}
names = [new("char[]", name) for name in (b"port", b"verbose", b"version", b"color", b"p2")]
TABLES["array"] = new("struct option[]", [
    (names[0], required_argument, NULL, ord("p")),
    (names[1], no_argument, verbose, 7),
    (names[2], no_argument, NULL, ord("V")),
    (names[3], optional_argument, NULL, 300),
    (names[4], no_argument, NULL, 301),
    (NULL, 0, NULL, 0),
])
longs = TABLES["TABLE"]


def parse(which, letters, argc, argv):
    at = new("int")
    printf("%s %d\\n", which, argc)
    optind[0] = 0
    verbose[0] = 0
    while True:
        at[0] = -1
        optarg[0] = NULL
        if strcmp(which, "getopt") == 0:
            c = getopt(argc, argv, letters)
        elif strcmp(which, "long") == 0:
            c = getopt_long(argc, argv, letters, longs, at)
        else:
            c = getopt_long_only(argc, argv, letters, longs, at)
        printf("%d %s %d %d %d %d\\n", c, optarg[0] if optarg[0] else "-", optind, optopt, at[0], verbose[0])
        if c == -1:
            break
    for i in range(argc):
        printf("%s ", argv[i])
    puts("")
    fflush(stdout)


def main(argc, argv):
    begin = 3
    for end in range(begin, argc + 1):
        if end == argc or strcmp(argv[end], "--next") == 0:
            line = LINE
            parse(argv[1], argv[2], end - begin, line)
            begin = end + 1
    return 0


run(main)
"""
#: How the command line reaches getopt(): as main's argv does, or as a Python list.
LINES = {
    "array": 'new("char *[]", [*(argv[i] for i in range(begin, end)), NULL])',
    "list": "[cstr(argv[i]) for i in range(begin, end)]",
}

VECTORS = [
    "x",
    "x -a",
    "x -a -b value rest",
    "x -ab value rest",
    "x -abvalue rest",
    "x rest -a",
    "x one -a two -b v three",
    "x one two three",
    "x -b",
    "x -z",
    "x -az",
    "x -- -a",
    "x one -- -a two",
    "x - -a",
    "x -a - b",
    "x --port 80",
    "x --port=80 rest",
    "x --port",
    "x --verbose",
    "x --verbose=3",
    "x --ver",
    "x --verb --vers",
    "x --color --color=red",
    "x --po=1 --p=2",
    "x --p",
    "x --unknown rest",
    "x one --port 1 two --verbose three -a four",
    "x -port 80 -verbose",
    "x -a -color=blue -p 7",
    "x -p2 -p 3",
    "x --=3",
    "x -ooptional -o optional",
    "x -aaaaaaaaa -b b -a -- -- x",
    "x -W port=5 -W verbose",
]


def words(letters: str, which: str) -> list[str]:
    return [which, letters, *" --next ".join(VECTORS).split()]


@pytest.mark.parametrize("which", ["getopt", "long", "only"])
@pytest.mark.parametrize("letters", ["ab:o::p:", "+ab:p:", "-ab:p:", ":ab:p:", "ab:p:W;"])
def test_beside_c(programs: Any, which: str, letters: str) -> None:
    """34 command lines; the options as a list and as an array, argv as an array and as a list."""
    assert len(VECTORS) >= 30
    expected = programs.c(C, *words(letters, which))
    assert expected.out.count(which) == len(VECTORS)
    assert expected.status == 0
    for table, line in (
        (("list", "array"), ("array", "list")) if which != "getopt" else (("list", "array"), ("list", "list"))
    ):
        source = PYTHON.replace('TABLE"', f'{table}"').replace("LINE", LINES[line])
        assert programs.python(source, *words(letters, which)) == expected


def test_posixly_correct(programs: Any) -> None:
    programs.environment["POSIXLY_CORRECT"] = "1"
    source = PYTHON.replace('TABLE"', 'list"').replace("LINE", LINES["array"])
    assert programs.python(source, *words("ab:", "long")) == programs.c(C, *words("ab:", "long"))


@pytest.fixture(autouse=True)
def from_the_beginning() -> None:
    optind[0] = 0
    opterr[0] = 0


def test_a_list_gets_the_order_of_c() -> None:
    argv = ["x", "one", "-a", "two", "-b", "v"]
    found = []
    while (c := getopt(len(argv), argv, "ab:")) != -1:
        found.append((chr(c), cstr(optarg[0]) if optarg[0] else None))
    assert found == [("a", None), ("b", "v")]
    assert argv == ["x", "-a", "-b", "v", "one", "two"]
    assert argv[optind[0] :] == ["one", "two"]


def test_equal_words_keep_their_own_objects() -> None:
    words = [new("char[]", b"same") for _ in range(3)]
    argv: list[Any] = [b"x", words[0], b"-a", words[1], b"-a", words[2]]
    while getopt(len(argv), argv, "a") != -1:
        pass
    assert argv[:3] == [b"x", b"-a", b"-a"]
    assert all(found is word for found, word in zip(argv[3:], words))


def test_what_was_passed_lives_on() -> None:
    """libc goes on in the middle of a word, whatever is passed next; optarg points into argv."""
    for n in range(50):
        optind[0] = 0
        assert getopt(3, ["x", "-" + "a" * (n + 2), "-bvalue"], "ab:") == ord("a")
        junk = [new("char[64]", b"z" * 63) for _ in range(20)]
        for _ in range(n + 1):
            assert getopt(3, ["x", "-" + "a" * (n + 2), "-bvalue"], "ab:") == ord("a")
        assert getopt(3, ["x", "-" + "a" * (n + 2), "-bvalue"], "ab:") == ord("b")
        junk += [new("char[64]", b"z" * 63) for _ in range(20)]
        assert cstr(optarg[0]) == "value"


def test_the_flag_is_kept() -> None:
    options = [("on", no_argument, new("int"), 5), (NULL, 0, NULL, 0)]
    assert getopt_long(2, ["x", "--on"], "", options, NULL) == 0
    assert options[0][2][0] == 5  # type: ignore[index]
    one = option(name=b"on", has_arg=no_argument, flag=new("int"), val=6)
    optind[0] = 0
    assert getopt_long(2, ["x", "--on"], "", [one, option()], NULL) == 0
    assert one.flag[0] == 6
    assert cstr(one.name) == "on"


def test_no_long_options_at_all() -> None:
    assert getopt_long(2, ["x", "-a"], "a", NULL, NULL) == ord("a")
    optind[0] = 0
    assert getopt_long(2, ["x", "--ab"], "a", option(), NULL) == ord("?")


def test_a_table_in_memory_of_ones_own() -> None:
    name = new("char[]", b"on")
    table = new("struct option[2]")
    table[0].name, table[0].val = name, 9
    assert getopt_long(2, ["x", "--on"], "", table, NULL) == 9
    optind[0] = 0
    assert getopt_long(2, ["x", "--on"], "", addressof(table, 0), NULL) == 9


OPTIONS: Any = [("on", 0, NULL, 1), (NULL, 0, NULL, 0)]
REFUSED = [
    (lambda: getopt(5, ["x"], "a"), ValueError, "getopt: argc is 5, but argv holds 1 strings"),
    (lambda: getopt(-1, ["x"], "a"), ValueError, "getopt: argc is -1, but argv holds 1 strings"),
    (
        lambda: getopt(1, ("x",), "a"),
        TypeError,
        "getopt: argv is a tuple, which never changes; C moves its elements: pass a list or main's argv",
    ),
    (lambda: getopt(1, ["x"], NULL), ValueError, "getopt: optstring is NULL; libc would crash on it"),
    (
        lambda: getopt_long(1, ["x"], "a", [("on", 0, NULL, 1)], NULL),
        ValueError,
        "getopt_long: longopts does not end in an option that is all zero: (NULL, 0, NULL, 0)",
    ),
    (
        lambda: getopt_long(1, ["x"], "a", [], NULL),
        ValueError,
        "getopt_long: longopts does not end in an option that is all zero: (NULL, 0, NULL, 0)",
    ),
    (
        lambda: getopt_long(1, ["x"], "a", [5], NULL),
        TypeError,
        "getopt_long: longopts[0] takes (name, has_arg, flag, val), not int",
    ),
    (
        lambda: getopt_long(1, ["x"], "a", [(5, 0, NULL, 0)], NULL),
        TypeError,
        "getopt_long: longopts[0]: name takes text (str, bytes, a char array), not int",
    ),
    (
        lambda: getopt_long(1, ["x"], "a", [("on", "no", NULL, 0)], NULL),
        TypeError,
        "getopt_long: longopts[0]: has_arg and val: an integer is required, not str",
    ),
    (
        lambda: getopt_long(1, ["x"], "a", [("on", 0, 0, 1)], NULL),
        TypeError,
        "getopt_long: longopts[0]: flag is 0; C's null pointer is NULL",
    ),
    (
        lambda: getopt_long(1, ["x"], "a", [("on", 0, new("short"), 1)], NULL),
        ValueError,
        "getopt_long: sizeof(int) is 4, but longopts[0]: flag holds 2 bytes ('short[1]')",
    ),
    (
        lambda: getopt_long(1, ["x"], "a", new("int"), NULL),
        TypeError,
        "getopt_long: longopts takes an array of struct option, or a list of them, not 'int[1]'",
    ),
    (
        lambda: getopt_long_only(1, ["x"], "a", OPTIONS, new("char")),
        ValueError,
        "getopt_long_only: sizeof(int) is 4, but longindex holds 1 bytes ('signed char[1]')",
    ),
]


@pytest.mark.parametrize(("call", "kind", "message"), REFUSED, ids=[row[2] for row in REFUSED])
def test_refused(call: Any, kind: type[Exception], message: str) -> None:
    with pytest.raises(kind) as raised:
        call()
    assert str(raised.value) == message


@pytest.mark.parametrize("place", [-1, -(2**31)])
def test_optind_before_the_beginning(place: int) -> None:
    optind[0] = place
    with pytest.raises(ValueError, match=rf"^getopt: optind is {place}; argv begins at 0$"):
        getopt(2, ["x", "-a"], "a")


def test_optind_behind_the_end() -> None:
    assert getopt(2, ["x", "-a"], "a") == ord("a")
    optind[0] = 100
    assert getopt(2, ["x", "-a"], "a") == -1


def test_layout(compile_c: Callable[..., Path]) -> None:
    program = compile_c(
        '#include <getopt.h>\n#include <stdio.h>\nint main(void) { printf("%zu", sizeof(struct option)); }'
    )
    assert subprocess.run([program], capture_output=True, check=True).stdout == b"%d" % ffi.sizeof("struct option")
