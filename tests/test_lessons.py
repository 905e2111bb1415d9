"""Every lesson that the index names: its files, its C, its ports beside the C, and how all behave.

A new lesson joins by its entry in index.toml. What compare judges is tested in tests/compare; here
it is used. No lesson is described here, apart from the lines that the course promises.
"""

from __future__ import annotations

import ast
import importlib
import io
import re
import shutil
import subprocess
import sys
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from pysock.compare.comparison import LESSONS, Comparison, Options, compare, lesson
from pysock.compare.problem import CannotCompare
from pysock.compare.runs import namespaces
from pysock.compare.scenario import load
from pysock.compare.verdict import NAMES, NOT_CHECKED, SAME
from pysock.trace import find

toml: Any = importlib.import_module("tomllib" if sys.version_info >= (3, 11) else "tomli")
INDEX: list[dict[str, Any]] = toml.loads((LESSONS / "index.toml").read_text(encoding="utf-8"))["lesson"]
FOLDERS: list[str] = [entry["folder"] for entry in INDEX]
ROLES = ("server", "client", "main")
PROGRAMS = [f"{folder}/{path.stem}" for folder in FOLDERS for path in sorted((LESSONS / folder).glob("*.c"))]

PORTING_WORDS = frozenset(
    "new run cast char cstr addressof member cdiv cmod ord print range fd_set sigset_t uint32_t".split()
)
"""Calls that C writes in another way than as a call."""
C_KEYWORDS = frozenset("if while for switch return do else case _Alignas".split())
CFFI_WORDS = re.compile(r"\b(?:cffi|ffi|cdata|CData|from_buffer|_libc)\b|\blib\.")

PORT = "8080"
PROMISED = {
    # The lines that a program prints, in their order, and the other texts in it.
    "01_socket/server": (
        ["Socket created successfully! sockfd = 3"],
        ["Socket creation failed"],
    ),
    "02_bind/server": (
        ["Socket created successfully.", f"Bind successful. Socket is now linked to port {PORT}."],
        ["Socket creation failed", "Bind failed"],
    ),
    "03_listen/server": (
        ["Socket created successfully.", "Bind successful.", f"Server is now listening on port {PORT}..."],
        ["Socket creation failed", "Bind failed", "Listen failed"],
    ),
    "04_accept/server": (
        [
            "Socket created.",
            "Bind successful.",
            f"Server is listening on port {PORT}...",
            "Client connected from 127.0.0.1:40001",
        ],
        ["Socket creation failed", "Bind failed", "Listen failed", "Accept failed"],
    ),
    "05_communicate/server": (
        [
            f"Server listening on port {PORT}...",
            "Client connected from 127.0.0.1:40001",
            "Client says: Hello from client!",
        ],
        ["Socket creation failed", "Bind failed", "Listen failed", "Accept failed", "Hello from server!"],
    ),
    "07_echo/client": (["Received: Hello, echo!"], []),
    "07_echo/server": (["Handling client 127.0.0.1"], []),
}


@dataclass(frozen=True)
class Compared:
    """A lesson's comparison, and the directory with what its programs printed."""

    comparison: Comparison
    kept: Path
    skipped: str = ""
    """Why not all of its scenarios were run."""


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """`compared(folder) -> Compared`: each lesson is run once, with all its scenarios.

    Without a network namespace a port may stay in TIME_WAIT for a minute after a run, so that
    only the first scenario is run.
    """
    done: dict[str, Compared] = {}

    def compared(folder: str) -> Compared:
        if shutil.which("cc") is None:
            pytest.skip("there is no C compiler")
        if folder not in done:
            subject, skipped = lesson(folder), ""
            if namespaces()[0] is None and len(subject.scenarios) > 1:
                skipped = f"only the first scenario was run, for there are no namespaces: {namespaces()[1]}"
                (first, *_) = subject.scenarios
                roles = {program.role for program in first.programs}
                sources = {role: files for role, files in subject.sources.items() if role in roles}
                subject = replace(subject, scenarios=(first,), sources=sources)
            kept = tmp_path_factory.mktemp(folder)
            try:
                done[folder] = Compared(compare(subject, Options(keep=kept)), kept, skipped)
            except CannotCompare as problem:
                if namespaces()[0] is None and "in use" in problem.message:
                    pytest.skip(f"{problem.message}, and there are no namespaces: {namespaces()[1]}")
                raise
        return done[folder]

    return compared


def text(program: str, suffix: str) -> str:
    return (LESSONS / f"{program}{suffix}").read_text(encoding="utf-8")


# What is there


def test_the_index_lists_every_folder_in_order() -> None:
    assert sorted(FOLDERS) == sorted(path.name for path in LESSONS.iterdir() if re.match(r"\d\d_", path.name))
    orders = [entry["order"] for entry in INDEX]
    assert orders == sorted(set(orders))
    for entry in INDEX:
        assert set(entry) == {"order", "folder", "title", "calls", "prerequisites"}
        assert re.fullmatch(rf"{entry['order']:02}_[a-z0-9_]+", entry["folder"])
        assert set(entry["prerequisites"]) <= set(orders[: orders.index(entry["order"])])
    titles = [entry["title"] for entry in INDEX]
    assert len(set(titles)) == len(titles) and all(titles)


@pytest.mark.parametrize("entry", INDEX, ids=FOLDERS)
def test_a_lesson_has_its_files(entry: dict[str, Any]) -> None:
    folder = LESSONS / entry["folder"]
    files = {path.name for path in folder.iterdir() if path.name != "__pycache__"}
    roles = [role for role in ROLES if f"{role}.c" in files]
    assert roles and ("main" not in roles or roles == ["main"])
    programs = {f"{role}{suffix}" for role in roles for suffix in (".c", ".py", "_pythonic.py")}
    assert files - {"exercises.toml", "exercises"} == {"scenario.toml", "lesson.md"} | programs
    heading = (folder / "lesson.md").read_text(encoding="utf-8").splitlines()[0]
    assert heading == f"# {entry['order']}. {entry['title']}"


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_scenarios_run_every_program_of_the_lesson(folder: str) -> None:
    scenarios = load(LESSONS / folder / "scenario.toml")
    run = {program.role for scenario in scenarios for program in scenario.programs}
    assert {path.stem for path in (LESSONS / folder).glob("*.c")} <= run


def test_a_lesson_introduces_the_calls_that_the_index_says() -> None:
    known: set[str] = set()
    for entry in INDEX:
        sources = [text(program, ".c") for program in PROGRAMS if program.startswith(entry["folder"])]
        used = {call for source in sources for call in c_calls(source)}
        assert set(entry["calls"]) <= used - known, entry["folder"]
        known |= set(entry["calls"])


# The C


@pytest.mark.parametrize("compiler", ["cc", "clang"])
@pytest.mark.parametrize("program", PROGRAMS)
def test_the_c_compiles_without_a_warning(program: str, compiler: str, tmp_path: Path) -> None:
    if shutil.which(compiler) is None:
        pytest.skip(f"there is no {compiler}")
    command = [compiler, "-std=gnu11", "-Wall", "-Wextra", "-Werror", "-pedantic", "-pthread"]
    done = subprocess.run(
        [*command, "-o", str(tmp_path / "program"), str(LESSONS / f"{program}.c")], capture_output=True, text=True
    )
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


# The port beside the C

C_TOKEN = re.compile(
    r'(?P<string>"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\')|(?P<comment>//[^\n]*|/\*.*?\*/)|(?P<other>.)', re.DOTALL
)


def c_tokens(source: str) -> Iterator[tuple[str, str]]:
    """C text as ("string" | "comment" | "other", text); "other" one character at a time."""
    for match in C_TOKEN.finditer(source):
        assert match.lastgroup is not None
        yield match.lastgroup, match[0]


def words(comment: str) -> str:
    """A comment without its marks, the line breaks of a long one made spaces."""
    marks = re.sub(r"^(?://|/\*|#)|\*/$", "", comment)
    return " ".join(re.sub(r"\n\s*\*?", " ", marks).split())


def c_calls(source: str) -> list[str]:
    """The names of the calls in the bodies of the C functions, in their order."""
    code = "".join(token if kind == "other" else " " for kind, token in c_tokens(source))
    code = re.sub(r"^[ \t]*#(?:\\\n|[^\n])*", "", code, flags=re.MULTILINE)
    calls, depth = [], 0
    for match in re.finditer(r"[{}]|\b([A-Za-z_]\w*)\s*\(", code):
        if match[0] in "{}":
            depth += 1 if match[0] == "{" else -1
        elif depth and match[1] not in C_KEYWORDS:
            calls.append(match[1])
    assert depth == 0
    return calls


def c_types(program: str) -> set[str]:
    """The names that C writes after struct or union, which Python calls to make one."""
    return set(re.findall(r"\b(?:struct|union)\s+(\w+)", text(program, ".c")))


def port_calls(program: str) -> list[str]:
    """The names of the calls in the functions of the port, in their order."""
    tree = ast.parse(text(program, ".py"))
    found = []
    for function in tree.body:
        if isinstance(function, ast.FunctionDef):
            for node in ast.walk(ast.Module(function.body, [])):
                if isinstance(node, ast.Call):
                    assert isinstance(node.func, ast.Name), ast.dump(node.func)
                    found.append((node.lineno, node.col_offset, node.func.id))
    left_out = PORTING_WORDS | c_types(program) - set(c_calls(text(program, ".c")))  # sigaction is a call, too
    return [name for _, _, name in sorted(found) if name not in left_out]


@pytest.mark.parametrize("program", PROGRAMS)
def test_the_port_has_the_comments_of_the_c(program: str) -> None:
    lines = tokenize.generate_tokens(io.StringIO(text(program, ".py")).readline)
    python = [words(token.string) for token in lines if token.type == tokenize.COMMENT]
    c = [words(token) for kind, token in c_tokens(text(program, ".c")) if kind == "comment"]
    assert python == c
    assert c


@pytest.mark.parametrize("program", PROGRAMS)
def test_the_port_makes_the_calls_of_the_c_in_their_order(program: str) -> None:
    c = c_calls(text(program, ".c"))
    assert port_calls(program) == c
    assert c


@pytest.mark.parametrize("program", PROGRAMS)
def test_the_port_includes_the_headers_of_the_c(program: str) -> None:
    headers = re.findall(r"^#include <(.+?)\.h>", text(program, ".c"), re.MULTILINE)
    modules = re.findall(r"^from pysock\.libc\.(\S+) import \*", text(program, ".py"), re.MULTILINE)
    assert [module.replace(".", "/").rstrip("_") for module in modules] == headers


@pytest.mark.parametrize("program", PROGRAMS)
def test_the_port_speaks_no_cffi(program: str) -> None:
    assert CFFI_WORDS.findall(text(program, ".py")) == []


def texts_of_c(program: str) -> list[str]:
    """The texts that the C program holds, as Python reads them."""
    strings = (token for kind, token in c_tokens(text(program, ".c")) if kind == "string")
    return [ast.literal_eval(token) for token in strings if token.startswith('"')]


def texts_of_port(program: str, suffix: str = ".py") -> list[str]:
    nodes = sorted(
        (node.lineno, node.col_offset, node.value)
        for node in ast.walk(ast.parse(text(program, suffix)))
        if isinstance(node, ast.Constant) and isinstance(node.value, (str, bytes))
    )
    return [value.decode() if isinstance(value, bytes) else value for _, _, value in nodes]


@pytest.mark.parametrize("program", PROMISED)
def test_the_promised_texts_are_in_all(program: str) -> None:
    for texts in (texts_of_c(program), texts_of_port(program), texts_of_port(program, "_pythonic.py")):
        assert set(PROMISED[program][1]) <= set(texts)


# The Pythonic port


@pytest.mark.parametrize("program", PROGRAMS)
def test_the_pythonic_port_opens_as_the_c_does(program: str) -> None:
    python = text(program, "_pythonic.py").partition("\n\n")[0].splitlines()
    assert [words(line) for line in python] == [words(line) for line in text(program, ".c").splitlines()[: len(python)]]
    assert len(python) == 2


@pytest.mark.parametrize("program", PROGRAMS)
def test_the_pythonic_port_is_made_of_pysocks_objects(program: str) -> None:
    """Constants, classes, and what is no call of libc; the standard library has no socket in it."""
    source = text(program, "_pythonic.py")
    imports = [node for node in ast.parse(source).body if isinstance(node, (ast.Import, ast.ImportFrom))]
    modules = {node.module if isinstance(node, ast.ImportFrom) else node.names[0].name for node in imports}
    assert not modules & {"socket", "socketserver", "select", "selectors", "asyncio", "http.server", "ctypes"}
    ours = [node for node in imports if isinstance(node, ast.ImportFrom) and node.module == "pysock"]
    names = {alias.name for node in ours for alias in node.names}
    assert {"Socket", "CallError", "run"} <= names
    # sleep: unlike time.sleep(), it ends when a signal comes
    calls = {"cstr", "name_of", "ready", "resolve", "run", "signal", "sleep"}
    assert {name for name in names if name.islower()} <= calls
    assert CFFI_WORDS.findall(source) == []


@pytest.mark.parametrize("program", PROGRAMS)
def test_the_pythonic_port_says_of_each_call_what_the_c_says(program: str) -> None:
    said = re.findall(r'(?:perror|die)\("(.+?)"\)', text(program, ".c"))
    assert said
    (table,) = re.findall(r"^FAILED = (\{.*?\})$", text(program, "_pythonic.py"), re.MULTILINE | re.DOTALL)
    failed: dict[str, str] = ast.literal_eval(table)
    made = {"Address conversion failed"}  # inet_ntop(): no call on a socket, and none of the program's
    assert sorted(failed.values()) == sorted(set(said) - made)
    assert set(failed) <= set(c_calls(text(program, ".c")))


# What they do


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_ports_behave_as_the_c(folder: str, compared: Any) -> None:
    result: Compared = compared(folder)
    comparison = result.comparison
    assert comparison.warnings == ()
    found = {
        (case.scenario, case.languages, verdict.name): (verdict.result, verdict.difference)
        for case in comparison.cases
        for verdict in case.verdicts
    }
    gaps = {key for key, (judged, _) in found.items() if judged == NOT_CHECKED}
    assert {key: value for key, value in found.items() if value != (SAME, None) and key not in gaps} == {}
    allowed, missing = set(), []
    if find()[0] is None:
        allowed |= {"wire", "calls"}
        missing.append(f"there is no strace: {find()[1]}")
    if namespaces()[0] is None:
        allowed |= {"stdout", "stderr"}
        missing.append(f"there are no namespaces: {namespaces()[1]}")
    rows = {name for _, _, name in gaps}
    assert rows <= allowed
    if rows:
        pytest.skip(f"not checked: {', '.join(sorted(rows))}; {'; '.join(missing)}")
    if result.skipped:
        pytest.skip(result.skipped)
    scenarios = load(LESSONS / folder / "scenario.toml")
    assert {scenario for scenario, _, _ in found} == {scenario.name for scenario in scenarios}
    alone = {scenario.name for scenario in scenarios if len(scenario.programs) == 1}
    for language in ("Python", "Pythonic"):
        assert {scenario for scenario, languages, _ in found if languages == language} == alone


@pytest.mark.parametrize("program", PROMISED)
def test_all_print_the_promised_lines(program: str, compared: Any) -> None:
    folder, role = program.split("/")
    result: Compared = compared(folder)
    if result.skipped:
        pytest.skip(result.skipped)
    wanted, texts = PROMISED[program]
    for language in ("c", "python", "pythonic"):
        printed = [
            path.read_text(encoding="utf-8", errors="replace").splitlines()
            for path in result.kept.glob(f"*/{language}/{role}.stdout")
        ]
        assert any(wanted == lines[: len(wanted)] for lines in printed), printed
        said = [
            line
            for path in result.kept.glob(f"*/{language}/{role}.stderr")
            for line in path.read_text(encoding="utf-8").splitlines()
        ]
        if "Bind failed" in texts:
            assert "Bind failed: Address already in use" in said


@pytest.mark.skipif(find()[0] is None, reason=f"without strace nobody sees the bytes: {find()[1]}")
@pytest.mark.skipif(namespaces()[0] is None, reason=f"no namespaces: {namespaces()[1]}")
@pytest.mark.parametrize("folder", [folder for folder in FOLDERS if "program]]" in text(folder, "/scenario.toml")])
def test_c_and_python_talk_to_each_other(folder: str, compared: Any) -> None:
    result: Compared = compared(folder)
    mixed = {case.languages: case for case in result.comparison.cases if "," in case.languages}
    watched = {scenario.name for scenario in load(LESSONS / folder / "scenario.toml") if scenario.peers}
    for language in ("Python", "Pythonic"):
        assert {f"C server, {language} client", f"{language} server, C client"} <= set(mixed)
    for case in mixed.values():
        wire = case.verdicts[NAMES.index("wire")]
        counts = dict(wire.counts)
        assert wire.result == SAME
        if case.scenario not in watched:  # what one sends the other receives; a scripted peer is on one side only
            assert counts["byte in"] == counts["byte out"] > 0


def test_there_are_lessons_in_which_both_sides_are_ours() -> None:
    folders = [folder for folder in FOLDERS if "program]]" in text(folder, "/scenario.toml")]
    assert {"06_client", "07_echo"} <= set(folders)


# The readers of this file


@pytest.mark.parametrize(
    ("source", "calls"),
    [
        ("int f(int a);\nint main(void)\n{\n    return f(g(1)); // not(this)\n}\n", ["f", "g"]),
        ('int main(void) { puts("no(t) this"); /* nor(this) */ if (x) h (sizeof(x)); }', ["puts", "h", "sizeof"]),
        ("#define F(x) g(x)\\\n  + h(x)\nint main(void) { F(2); }", ["F"]),
    ],
)
def test_calls_are_found_in_c(source: str, calls: list[str]) -> None:
    assert c_calls(source) == calls
