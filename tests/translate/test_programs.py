"""Whole programs as students and textbooks write them: each is compiled, translated and compared.

A folder of `programs/` is a program: its C files, and a scenario file that says how it is used. A new one joins by
being there. Single constructs are tested in their own files; here is what only whole programs show.
"""

from __future__ import annotations

import os
import re
import shutil
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Callable

import pytest

from pysock.compare.comparison import Comparison, Options, Subject, compare, find_sources
from pysock.compare.runs import namespaces
from pysock.compare.scenario import Scenario, load
from pysock.compare.verdict import SAME
from pysock.trace import find
from pysock.translate import translate
from pysock.translate.folder import write
from pysock.translate.program import Options as TranslateOptions
from pysock.translate.program import translated

PROGRAMS = Path(__file__).parent / "programs"
NAMES = sorted(path.name for path in PROGRAMS.iterdir() if (path / "scenario.toml").is_file())
PACKAGES = [
    f"{path.parent.name} as a package"
    for path in sorted(PROGRAMS.glob("*/scenario.toml"))
    if [*path.parent.glob("*.h")]
]
OLD_C = "-Wno-error=implicit-int -Wno-error=implicit-function-declaration"
"""Compilers of today refuse what those of 1988 and many a student took for granted."""

AT_A_TIME = 3

pytestmark = pytest.mark.skipif(shutil.which("cc") is None, reason="there is no C compiler")


def scenarios(name: str) -> list[Scenario]:
    return load(PROGRAMS / name / "scenario.toml")


def text(name: str) -> bytes:
    return b"".join(path.read_bytes() for path in sorted((PROGRAMS / name).glob("*.[ch]")))


def parameters(item: pytest.Item) -> dict[str, Any]:
    called = getattr(item, "callspec", None)
    return {} if called is None else dict(called.params)


@pytest.fixture(scope="module")
def compared(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[str], Comparison]]:
    """`compared(name)`: the comparison of a program. Those asked for go on beside each other: they mostly wait."""
    lock = threading.Lock()

    def one(called: str) -> Comparison:
        name, as_package = called.partition(" ")[::2]
        sources = find_sources(scenarios(name), PROGRAMS / name)
        directory = tmp_path_factory.mktemp(name)
        for role, (files, _) in sources.items():
            python = directory / (role if as_package else f"{role}.py")
            with lock:
                if as_package:
                    modules = translated(files, TranslateOptions(package=True)).modules
                    write(python, {module.path: module.text for module in modules})
                else:
                    python.write_text(translate(files), encoding="utf-8")
            sources[role] = files, python
        return compare(Subject(name, tuple(scenarios(name)), sources), Options())

    here = [item for item in request.session.items if item.nodeid.partition("::")[0] == request.node.nodeid]
    names = [name for item in here if (name := parameters(item).get("name"))]
    with pytest.MonkeyPatch.context() as patch, ThreadPoolExecutor(AT_A_TIME) as pool:
        patch.setenv("CC", f"{os.environ.get('CC') or 'cc'} {OLD_C}")
        pending = {name: pool.submit(one, name) for name in names}
        yield lambda name: pending[name].result()


def differences(comparison: Comparison) -> dict[tuple[str, str, str], object]:
    """What is not the same, by scenario, languages and verdict."""
    return {
        (case.scenario, case.languages, verdict.name): (verdict.result, verdict.difference, verdict.reason)
        for case in comparison.cases
        for verdict in case.verdicts
        if verdict.result != SAME
    }


@pytest.mark.skipif(namespaces()[0] is None, reason=f"ports are not free without namespaces: {namespaces()[1]}")
@pytest.mark.skipif(find()[0] is None, reason=f"nobody sees the calls: {find()[1]}")
@pytest.mark.parametrize("name", [*NAMES, *PACKAGES])
def test_the_translation_behaves_as_the_c(name: str, compared: Callable[[str], Comparison]) -> None:
    comparison = compared(name)
    assert [case.tracebacks for case in comparison.cases if case.tracebacks] == []
    assert differences(comparison) == {}


# What the corpus is meant to hold


def test_there_are_enough_programs_of_the_size_that_people_write() -> None:
    sizes = {name: len(text(name).splitlines()) for name in NAMES}
    assert len(sizes) >= 32
    assert {name: size for name, size in sizes.items() if not 100 <= size <= 500} == {}


def test_every_source_file_belongs_to_a_program() -> None:
    for name in NAMES:
        used = {file for files, _ in find_sources(scenarios(name), PROGRAMS / name).values() for file in files}
        assert used == set((PROGRAMS / name).glob("*.c"))


def test_several_programs_have_several_files() -> None:
    several = [name for name in NAMES if any(program.sources for each in scenarios(name) for program in each.programs)]
    assert len(several) >= 6
    assert all(list((PROGRAMS / name).glob("*.h")) for name in several)


@pytest.mark.parametrize(
    ("what", "pattern"),
    [
        ("CRLF", rb"\r\n"),
        ("Latin-1", rb"[a-z][\xe4\xf6\xfc\xdf][a-z]"),
        ("Windows branches", rb"#\s*ifdef _WIN32"),
        ("a definition of K&R", rb"\)\nchar \*s;\n\{"),
        ("goto", rb"\bgoto \w+;"),
        ("bit-fields", rb"unsigned char \w+ : \d"),
        ("a union", rb"\bunion\b"),
        ("packed", rb"packed"),
        ("an own variadic function", rb"va_start"),
        ("a table of functions", rb"\(\*\w+\)\("),
        ("two-dimensional arrays", rb"\w\[\w+\]\[\w+\]"),
        ("fork", rb"\bfork\(\)"),
        ("threads", rb"\bpthread_create\("),
        ("select", rb"\bselect\("),
        ("poll", rb"\bpoll\("),
        ("epoll", rb"\bepoll_wait\("),
        ("signals", rb"\bsigaction\("),
        ("exec", rb"\bexecvp\("),
        ("getopt", rb"\bgetopt(_long)?\("),
        ("UDP", rb"\bSOCK_DGRAM\b"),
        ("descriptors that are passed", rb"\bSCM_RIGHTS\b"),
    ],
)
def test_the_programs_hold_what_real_ones_do(what: str, pattern: bytes) -> None:
    assert [name for name in NAMES if re.search(pattern, text(name))], what
