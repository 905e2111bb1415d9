"""The benchmarks run: every row, every contender, and what is said of them. How fast anything is, no test says."""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
RUN = ROOT / "benchmarks" / "run.py"
ROWS = {
    "send+recv": ("a", {"c", "stdlib", "guarded", "pythonic", "lib"}),
    "EAGAIN": ("b", {"c", "stdlib", "guarded", "pythonic", "lib"}),
    "getsockname": ("c", {"c", "stdlib", "guarded", "pythonic", "lib"}),
    "datagrams": ("d", {"c", "stdlib", "guarded", "lib"}),
    "echo 1": ("e", {"c", "stdlib", "asyncio", "guarded", "lib"}),
    "echo 1, processor": ("e", {"c", "stdlib", "asyncio", "guarded", "lib"}),
    "echo 100": ("e", {"c", "stdlib", "asyncio", "guarded", "lib"}),
    "echo 100, processor": ("e", {"c", "stdlib", "asyncio", "guarded", "lib"}),
    "echo 1000": ("e", {"c", "stdlib", "asyncio", "guarded", "lib"}),
    "echo 1000, processor": ("e", {"c", "stdlib", "asyncio", "guarded", "lib"}),
    "sendfile": ("f", {"c", "stdlib", "guarded", "lib"}),
    "sendfile, processor": ("f", {"c", "stdlib", "guarded", "lib"}),
    "import": ("g", {"stdlib", "guarded", "every header"}),
    "memory": ("h", {"c", "stdlib", "guarded"}),
    "connect": ("j", {"c", "stdlib", "guarded", "pythonic"}),
    "views": ("k", {"stdlib", "pythonic"}),
}

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the benchmarks use epoll, sendfile and /proc")
compiled = pytest.mark.skipif(shutil.which("cc") is None, reason="the benchmarks need a C compiler")
LIMIT = resource.getrlimit(resource.RLIMIT_NOFILE)[1]


def run(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name != "CC"} | variables
    command = [sys.executable, str(RUN), *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False, timeout=100)


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, Any]]:
    """The table and the JSON of one round of next to nothing."""
    if 0 <= LIMIT < 10_050:
        pytest.skip(f"row (h) opens 10,000 sockets; this user may have {LIMIT:,}")
    file = tmp_path_factory.mktemp("benchmarks") / "figures.json"
    done = run("--rounds", "1", "--scale", "0.0005", "--json", str(file))
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout, json.loads(file.read_text(encoding="utf-8"))


@compiled
def test_every_row_has_figures(measured: tuple[str, dict[str, Any]]) -> None:
    rows = measured[1]["rows"]
    assert {row["name"]: (row["row"], set(row["contenders"])) for row in rows} == ROWS
    for row in rows:
        for contender, figures in row["contenders"].items():
            assert 0 < figures["low"] <= figures["median"] <= figures["high"], (row["name"], contender)
            for reference in {"c", "stdlib"} & set(row["contenders"]):
                ratio = figures[f"to {reference}"]["median"]
                assert ratio == pytest.approx(figures["median"] / row["contenders"][reference]["median"])


@compiled
def test_every_target_is_judged(measured: tuple[str, dict[str, Any]]) -> None:
    targets = {(row["name"], each["target"]): each for row in measured[1]["rows"] for each in row["targets"]}
    assert set(targets) == {
        ("send+recv", "guarded <= 1.15 x stdlib"),
        ("send+recv", "pythonic <= 1.3 x stdlib"),
        ("send+recv", "lib <= 1.05 x stdlib"),
        ("EAGAIN", "guarded <= 0.5 x stdlib"),
        ("getsockname", "guarded <= 1 x stdlib"),
        ("connect", "guarded <= 1 x stdlib"),
        ("connect", "pythonic <= 1.3 x stdlib"),
        ("views", "pythonic <= 1.3 x stdlib"),
        ("datagrams", "guarded >= 0.9 x c"),
        ("echo 1", "guarded >= 1 x stdlib"),
        ("echo 1, processor", "guarded >= 1 x stdlib"),
        ("echo 100", "guarded >= 0.8 x c"),
        ("echo 100, processor", "guarded >= 0.8 x c"),
        ("echo 100", "guarded >= 1 x stdlib"),
        ("echo 100, processor", "guarded >= 1 x stdlib"),
        ("echo 1000", "guarded >= 0.8 x c"),
        ("echo 1000, processor", "guarded >= 0.8 x c"),
        ("echo 1000", "guarded >= 1 x stdlib"),
        ("echo 1000, processor", "guarded >= 1 x stdlib"),
        ("sendfile", "guarded >= 0.95 x c"),
        ("sendfile, processor", "guarded >= 0.95 x c"),
        ("import", "guarded <= 1 x stdlib"),
        ("memory", "guarded <= 1 x stdlib"),
    }
    for (_, text), each in targets.items():
        _, sign, bound, _, _ = text.split()
        assert each["met"] == (each["ratio"] >= float(bound) if sign == ">=" else each["ratio"] <= float(bound))


@compiled
def test_every_call_has_its_cost(measured: tuple[str, dict[str, Any]]) -> None:
    calls = {call["name"]: call for call in measured[1]["calls"]}
    assert len(calls) > 40
    assert {"send", "recvmsg", "sendmmsg", "epoll_wait", "inet_ntop", "FD_SET"} <= set(calls)
    assert all(call["guarded"] > 0 and call["lib"] > 0 and call["ratio"]["median"] > 0 for call in calls.values())


@compiled
def test_the_table_says_the_same(measured: tuple[str, dict[str, Any]]) -> None:
    table, document = measured
    assert document["system"]["python"] in table
    for row in document["rows"]:
        assert f"({row['row']}) {row['title']}: {row['unit']}" in table
        for target in row["targets"]:
            assert f"target {target['target']}: {target['ratio']:.3f}, {'met' if target['met'] else 'missed'}" in table
    assert "\033" not in table


@compiled
def test_some_rows_of_another_interpreter() -> None:
    done = run("--only", "b,c", "--rounds", "2", "--scale", "0.0005", "--python", sys.executable)
    assert (done.returncode, done.stderr) == (0, "")
    assert [line[:3] for line in done.stdout.splitlines() if line.startswith("(")] == ["(b)", "(c)"]
    assert "medians of 2 rounds" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--only", "a,z"], "no row 'z'; there are a to k"),
        (["--rounds", "0"], "not a number above 0: '0'"),
        (["--scale", "nan"], "not a number above 0: 'nan'"),
    ],
)
def test_bad_arguments_are_named(arguments: list[str], said: str) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert said in done.stderr


def test_what_is_missing_is_said_in_one_line(tmp_path: Path) -> None:
    done = run("--only", "b", "--python", "/nowhere/python")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "benchmarks: /nowhere/python: No such file or directory\n"
    done = run("--only", "b", CC=str(tmp_path / "cc"))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"benchmarks: no C compiler: {tmp_path / 'cc'}: No such file or directory\n"


def test_help_has_examples() -> None:
    done = run("--help")
    assert done.returncode == 0
    assert "python benchmarks/run.py --only a,d --rounds 20" in done.stdout
    assert "h  memory for each of 10,000 open sockets" in done.stdout


def test_the_page_has_the_tables_that_are_written_for_it(measured: tuple[str, dict[str, Any]], tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    shutil.copytree(ROOT / "benchmarks", tmp_path / "benchmarks")
    page = tmp_path / "docs" / "performance.md"
    shutil.copy(ROOT / "docs" / "performance.md", page)
    before = page.read_text(encoding="utf-8")
    figures = tmp_path / "figures.json"
    figures.write_text(json.dumps(measured[1]), encoding="utf-8")
    command = [sys.executable, str(tmp_path / "benchmarks" / "tables.py")]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 2
    assert page.read_text(encoding="utf-8") == before
    subprocess.run([*command, str(figures), str(figures)], check=True)
    after = page.read_text(encoding="utf-8")
    begin, end = "<!-- tables: benchmarks/tables.py -->", "<!-- end of tables -->"
    (head, rest), (tail, others) = before.split(begin), after.split(begin)
    assert head == tail
    assert rest.split(end)[1] == others.split(end)[1]
    titles = [f"| ({letter}) " for letter, _ in ROWS.values()]
    assert [line for line in rest.splitlines() if line.startswith(tuple(titles))]  # the page itself is up to date
    for row in measured[1]["rows"]:
        assert others.count(f"| ({row['row']}) {row['title']}: {row['unit']} | ") == 2
        assert f"| ({row['row']}) {row['title']}: {row['unit']} | " in rest
    for call in measured[1]["calls"]:
        assert f"\n| {call['name']} | " in others
