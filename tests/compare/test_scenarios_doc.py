"""docs/scenarios.md says what scenario.py takes: no key more, none less, and its examples run.

The keys are asked of the parser itself, by the message it has for an unknown one.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from pysock import cli
from pysock.compare import peers, script, stage
from pysock.compare.build import FLAGS, LIBRARIES
from pysock.compare.comparison import LESSONS, WORKERS, Comparison, compare, lesson, pair
from pysock.compare.problem import CannotCompare
from pysock.compare.runs import namespaces
from pysock.compare.scenario import DEFAULT_SECONDS, ENDS, FIRST_SOURCE, Limits, parse
from pysock.compare.steps import PROGRAM_STEPS, STEPS
from pysock.compare.verdict import NAMES, NOT_CHECKED
from pysock.trace import find

PAGE = Path(__file__).resolve().parents[2] / "docs" / "scenarios.md"
TEXT = PAGE.read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```toml\n(.*?)^```$", TEXT, re.DOTALL | re.MULTILINE)
SERVER, PAIR, *_ = BLOCKS

HEAD = '[[scenario]]\nname = "x"\n'
UNKNOWN = {
    # A file with an unknown key at each place where there are keys.
    "Keys of a scenario": HEAD + 'program = "p"\nbogus = 1',
    "Keys of one of several programs": HEAD + '[[scenario.program]]\nrole = "p"\nbogus = 1',
    "Keys of a peer": HEAD + 'program = "p"\n[[scenario.peer]]\nconnect = 80\nbogus = 1',
    "Steps": HEAD + 'program = "p"\n[[scenario.peer]]\nconnect = 80\nsteps = [{ bogus = 1 }]',
}

needs_compiler = pytest.mark.skipif(shutil.which("cc") is None, reason="there is no C compiler")
needs_namespaces = pytest.mark.skipif(namespaces()[0] is None, reason=f"no namespaces: {namespaces()[1]}")


def section(title: str) -> str:
    """What stands under a heading."""
    found = re.search(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", TEXT, re.DOTALL | re.MULTILINE)
    assert found is not None, title
    return found[1]


def rows(title: str) -> dict[str, list[str]]:
    """The table under a heading: the first cell of each row, and the others."""
    lines = [line for line in section(title).splitlines() if line.startswith("| ")]
    cells = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines[1:]]
    assert all(len(row) == len(cells[0]) for row in cells)
    return {row[0].strip("`"): row[1:] for row in cells}


@pytest.mark.parametrize("block", BLOCKS)
def test_every_example_is_accepted(block: str) -> None:
    assert parse(block, str(PAGE))


def test_the_complete_examples_are_commented() -> None:
    assert len(BLOCKS) >= 3
    for block in (SERVER, PAIR):
        assert block.count("#") >= 5


@pytest.mark.parametrize("title", UNKNOWN)
def test_the_keys_on_the_page_are_those_of_the_parser(title: str) -> None:
    with pytest.raises(CannotCompare) as caught:
        parse(UNKNOWN[title], "s.toml")
    message = caught.value.message
    assert "unknown key 'bogus'; allowed are " in message
    assert set(rows(title)) == set(message.partition("allowed are ")[2].split(", "))


def test_the_examples_show_every_key_of_a_scenario_and_every_kind_of_step() -> None:
    shown = "\n".join(BLOCKS)
    for title in ("Keys of a scenario", "Keys of a peer", "Keys of one of several programs"):
        for key in rows(title):
            assert re.search(rf"^{key} = |\[\[?scenario\.{key}\]", shown, re.MULTILINE), key


def test_the_defaults_and_choices_on_the_page_are_those_of_the_parser() -> None:
    keys = rows("Keys of a scenario")
    assert keys["seconds"][1] == f"`{DEFAULT_SECONDS:g}`"
    assert keys["end"][0] == ", ".join(f'`"{end}"`' for end in ENDS)
    assert keys["end"][1] == f'`"{ENDS[0]}"`'
    assert f"`{FIRST_SOURCE}`" in rows("Keys of a peer")["from"][1]
    (scenario,) = parse(HEAD + 'program = "p"\n[[scenario.peer]]\nconnect = 80', "s.toml")
    (program,) = scenario.programs
    assert (program.args, program.stdin, program.terminal, program.listens) == ((), b"", (), None)
    assert (scenario.local_port, scenario.peers[0].accept, scenario.peers[0].steps) == (None, True, ())


def test_the_numbers_on_the_page_are_those_of_the_stage() -> None:
    order = " ".join(section("What happens, in order").split())
    assert " ".join(FLAGS) in order and " ".join(LIBRARIES) in order
    assert f"then up to {WORKERS} runs go on at a time" in order
    assert f"up to {stage.PORT_WAIT:.0f} seconds" in order
    assert f"more than {Limits().output >> 20} MiB" in order
    assert stage.LINGER == 1.0 and "has one second to end" in order
    assert stage.QUIET_PATIENCE == 0.5 and "for half a second at most" in " ".join(section("Steps").split())


def test_every_step_of_a_peer_is_on_the_page() -> None:
    steps = {name[len("step_") :] for name in dir(peers.Peer) if name.startswith("step_")}
    assert set(rows("Steps")) == steps == set(STEPS)
    lines = {name[len("step_") :] for name in dir(script.Conversation) if name.startswith("step_")}
    assert set(rows("Lines of a script")) == lines == set(PROGRAM_STEPS)


def test_the_verdicts_and_the_exit_codes_are_on_the_page() -> None:
    assert tuple(rows("The six verdicts")) == NAMES
    assert f"`{NOT_CHECKED}`" in section("The six verdicts")
    assert list(rows("Exit codes")) == [str(code) for code in (cli.SAME, cli.DIFFERENT, cli.COULD_NOT_RUN)]


def assert_same(comparison: Comparison) -> None:
    results = {verdict.result for case in comparison.cases for verdict in case.verdicts}
    assert not comparison.differs
    if find()[0] is not None:
        assert results == {"same"}


@needs_compiler
@needs_namespaces
def test_the_server_on_the_page_runs(tmp_path: Path) -> None:
    (tmp_path / "s.toml").write_text(SERVER, encoding="utf-8")
    server = LESSONS / "05_communicate" / "server"
    comparison = compare(pair(server.with_suffix(".c"), server.with_suffix(".py"), tmp_path / "s.toml"))
    assert [case.scenario for case in comparison.cases] == ["a client says hello", "port in use"]
    assert_same(comparison)


@needs_compiler
@needs_namespaces
def test_the_pair_on_the_page_runs_in_every_mixture(tmp_path: Path) -> None:
    for file in (LESSONS / "07_echo").glob("*.[cp]*"):
        if file.is_file():
            shutil.copy(file, tmp_path)
    (tmp_path / "scenario.toml").write_text(PAIR, encoding="utf-8")
    comparison = compare(lesson(str(tmp_path)))
    assert {case.languages for case in comparison.cases} == {
        "C server, Python client",
        "Python server, C client",
        "Python server, Python client",
        "C server, Pythonic client",
        "Pythonic server, C client",
        "Pythonic server, Pythonic client",
    }
    assert_same(comparison)
