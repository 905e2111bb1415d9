"""Scenario files: what they may say, and what is said of the others."""

from __future__ import annotations

import importlib
import re
from pathlib import Path
from types import ModuleType

import pytest

from pysock.compare.problem import CannotCompare
from pysock.compare.scenario import Peer, Program, Scenario, Step, load, parse

LESSONS = Path(__file__).resolve().parents[2] / "pysock" / "lessons"

HEAD = '[[scenario]]\nname = "x"\nprogram = "p"\n'
PEER = HEAD + "[[scenario.peer]]\nconnect = 80\n"


def one(text: str, only: str | None = None) -> Scenario:
    scenarios = parse(text, "s.toml", only)
    assert len(scenarios) == 1
    return scenarios[0]


def test_everything_a_scenario_can_say() -> None:
    scenario = one("""
        [[scenario]]
        name = "all of it"
        program = "../05_talk/server"
        args = ["127.0.0.1", "8080"]
        stdin = "line\\n"
        terminal = true
        end = "SIGINT"
        seconds = 2.5
        local_port = 40000
        [[scenario.peer]]
        connect = 8080
        from = 40001
        steps = [{send = "H\\u00e9"}, {expect = {hex = "00ff"}}, {expect_end = true},
                 {half_close = true}, {close = true}, {reset = true}]
        [[scenario.peer]]
        listen = 8081
        [[scenario.peer]]
        listen = 8082
        accept = false
    """)
    assert scenario == Scenario(
        "all of it",
        (Program("../05_talk/server", ("127.0.0.1", "8080"), b"line\n", ("stdout",), None, "SIGINT"),),
        (
            Peer(
                8080,
                None,
                40001,
                True,
                (
                    Step("send", b"H\xc3\xa9"),
                    Step("expect", b"\0\xff"),
                    Step("expect_end"),
                    Step("half_close"),
                    Step("close"),
                    Step("reset"),
                ),
            ),
            Peer(None, 8081),
            Peer(None, 8082, accept=False),
        ),
        2.5,
        40000,
    )
    assert scenario.programs[0].name == "server"


def test_the_least_a_scenario_can_say() -> None:
    assert one('[[scenario]]\nname = "x"', only="prog") == Scenario("x", (Program("prog"),))


def test_two_programs() -> None:
    scenario = one("""
        [[scenario]]
        name = "talk"
        terminal = true
        [[scenario.program]]
        role = "server"
        listens = 8080
        end = "SIGTERM"
        [[scenario.program]]
        role = "client"
        args = ["x"]
        terminal = false
    """)
    assert scenario.programs == (
        Program("server", terminal=("stdout",), listens=8080, end="SIGTERM"),
        Program("client", ("x",)),
    )


def test_the_files_of_a_program_are_said_once_for_all_scenarios() -> None:
    text = '[sources]\np = ["p.c", "q.c"]\n' + HEAD + HEAD.replace('"x"', '"y"').replace('"p"', '"r"')
    first, second = parse(text, "s.toml")
    assert first.programs[0].sources == ("p.c", "q.c")
    assert second.programs[0].sources == ()


def test_peers_without_a_source_port_get_different_fixed_ones() -> None:
    text = '[[scenario]]\nname = "x"\nprogram = "p"\n' + "[[scenario.peer]]\nconnect = 80\n" * 2
    assert [peer.source for peer in one(text).peers] == [50001, 50002]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("scenario = 3", "top level: scenario = 3 is wrong; it must be a list of tables"),
        ("", "top level: there is no [[scenario]]"),
        ("[[scenario]", "this is not TOML: "),
        ("sources = 3", "top level: sources = 3 is wrong; it must be a table, as in server = ["),
        ("[sources]\np = 3\n" + HEAD, "[sources]: p = 3 is wrong; it must be a list of texts"),
        ("[sources]\np = []\n" + HEAD, "[sources]: p = [] is wrong; it must be a list of .c files, each once"),
        ("[sources]\np = ['a.h']\n" + HEAD, "it must be a list of .c files, each once"),
        ("[sources]\np = ['a.c', 'a.c']\n" + HEAD, "it must be a list of .c files, each once"),
        ("[sources]\nq = ['a.c']\n" + HEAD, "top level: [sources] names 'q', which no scenario runs"),
        ("[[scenarios]]", "top level: unknown key 'scenarios'; allowed are scenario"),
        ("scenario = [1]", "scenario 1: must be a table with the keys name, program"),
        ('[[scenario]]\nprogram = "p"', "scenario 1: 'name' is missing"),
        ('[[scenario]]\nname = "x"', "scenario 1 ('x'): 'program' is missing"),
        (HEAD + HEAD, "top level: there is more than one scenario named 'x'"),
        (HEAD + "arg = []", "scenario 1 ('x'): unknown key 'arg'; allowed are name, program, args"),
        (HEAD + "args = [1]", "args = [1] is wrong; it must be a list of texts"),
        (HEAD + 'args = ["\\u0000"]', "it must be a list of texts"),
        (HEAD + "stdin = 1", "stdin = 1 is wrong; it must be a text, or bytes as {hex"),
        (HEAD + 'stdin = {hex = "0"}', "it must be a text, or bytes as {hex"),
        (HEAD + "terminal = 1", "terminal = 1 is wrong; it must be true or false, or a list of 'stdin', 'stdout'"),
        (HEAD + 'terminal = ["in"]', "s.toml:4: scenario 1 ('x'): terminal = ['in'] is wrong"),
        (HEAD + "env = { A = 1 }", "env: A = 1 is wrong; it must be a text, or false to take it away"),
        (HEAD + 'files = { "../x" = "" }', "files: '../x' is wrong; it must be a path below"),
        (HEAD + 'files = { p = "" }', "files: 'p' is the name of a program"),
        (HEAD + 'files = { x = { text = "", mode = "9" } }', "files: 'x' has a wrong mode; it must be octal digits"),
        (HEAD + 'files = { "x/" = "text" }', "files: 'x/' is a directory; it must be {}"),
        (HEAD + "memory = 1", "memory = 1 is wrong; it must be a number of MiB, 16 to "),
        (HEAD + "privileges = 1", "privileges = 1 is wrong; it must be true or false"),
        (PEER + 'address = "::1"\nfamily = "inet"', "address = '::1' is wrong; it must be an IPv4 address"),
        (PEER + 'family = "unix"', "connect, listen and from name a path for the family unix"),
        (PEER + 'from = "path"', "from = 'path' is wrong; it must be a port"),
        (PEER + 'type = "datagram"\nsteps = [{half_close = true}]', "step 1: half_close is for a connection"),
        (
            HEAD + '[[scenario.peer]]\nlisten = "s"\nsteps = [{send = ""},\n{reset = true}]',
            "s.toml:7: scenario 1 ('x'), peer 1, step 2: reset is for TCP",
        ),
        (PEER + 'steps = [{expect = {regex = "("}}]', "regex = '(' is wrong; it must be a regular expression: "),
        (HEAD + 'script = [{peer = "a", send = ""}]', "line 1 of the script: no peer has a name"),
        (HEAD + "script = [{send = ''}]", "a line is {peer = "),
        (HEAD + 'script = [{program = "q", signal = "SIGINT"}]', "program = 'q' is wrong; it must be 'p'"),
        (HEAD + 'script = [{program = "p", close = true}]', "close is no step of a program; they are start, send"),
        (HEAD + 'script = [{program = "p", signal = "SIGKILL"}]', "signal = 'SIGKILL' is wrong; it must be the name"),
        (
            HEAD + 'script = [{program = "p", send = ""}, {program = "p", start = true}]',
            "line 2 of the script: p runs already: start is the first line of a program",
        ),
        (HEAD + 'end = "SIGKILL"', "it must be 'exit' or 'SIGINT' or 'SIGTERM'"),
        (HEAD + "seconds = 0", "seconds = 0 is wrong; it must be a number above 0"),
        (HEAD + "seconds = true", "seconds = True is wrong"),
        (HEAD + "local_port = 70000", "local_port = 70000 is wrong; it must be a port, 1 to 65535"),
        ('[[scenario]]\nname = "x"\nprogram = "p.c"', "a program's file name without .c or .py"),
        (HEAD + "[[scenario.peer]]", "peer 1: a peer has either connect = PORT or listen = PORT"),
        (PEER + "listen = 80", "peer 1: a peer has either connect = PORT or listen = PORT"),
        (
            HEAD + "[[scenario.peer]]\nlisten = 80\n[[scenario.peer]]\nlisten = 81\n[[scenario.peer]]\nlisten = 80",
            "scenario 1 ('x'): peers 1 and 3 both listen on port 80; only one can",
        ),
        (
            PEER + "[[scenario.peer]]\nlisten = 80\naccept = false",
            "scenario 1 ('x'): peer 1 connects to port 80, where peer 2 listens: a peer talks to a program",
        ),
        (
            HEAD + "[[scenario.peer]]\nlisten = 80\n" + "[[scenario.peer]]\nconnect = 80",
            "scenario 1 ('x'): peer 2 connects to port 80, where peer 1 listens: a peer talks to a program",
        ),
        (PEER + "accept = true", "peer 1: accept is for a peer that listens"),
        (HEAD + "[[scenario.peer]]\nlisten = 80\nfrom = 5", "from is for a peer that connects"),
        (
            HEAD + "[[scenario.peer]]\nlisten = 80\naccept = false\nsteps = [{close = true}]",
            "a peer with accept = false has no steps",
        ),
        (PEER + "steps = [{sent = 'x'}]", "peer 1, step 1: unknown key 'sent'; allowed are send, expect"),
        (PEER + "steps = [{}]", "peer 1, step 1: a step is one of send, expect"),
        (PEER + "steps = [{close = false}]", "close = False is wrong; it must be true"),
        (PEER + "steps = [{send = 3}]", "peer 1, step 1: send = 3 is wrong"),
        ('[[scenario]]\nname = "x"\nprogram = []', "the programs' names must differ"),
        (
            '[[scenario]]\nname = "x"\nprogram = [{role = "a/s"}, {role = "b/s"}]',
            "the programs' names must differ",
        ),
        (
            '[[scenario]]\nname = "x"\nargs = ["1"]\nprogram = [{role = "a"}]',
            "'args' belongs into each [[scenario.program]]",
        ),
        ('[[scenario]]\nname = "x"\nprogram = [{args = []}]', "program 1: 'role' is missing"),
    ],
)
def test_errors_say_where_and_what_is_allowed(text: str, message: str) -> None:
    with pytest.raises(CannotCompare) as caught:
        parse(text, "s.toml")
    assert message in caught.value.message
    assert re.match(r"s\.toml(:\d+)?: ", caught.value.message)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(CannotCompare, match="No such file"):
        load(tmp_path / "none.toml")
    (tmp_path / "latin.toml").write_bytes(b'name = "\xe9"')
    with pytest.raises(CannotCompare, match="this is not UTF-8"):
        load(tmp_path / "latin.toml")


def test_without_a_toml_reader_the_remedy_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> ModuleType:
        raise ImportError(name)

    monkeypatch.setattr(importlib, "import_module", missing)
    with pytest.raises(CannotCompare) as caught:
        parse("", "s.toml")
    assert "no TOML reader" in caught.value.message
    assert "install pysock's tools extra" in caught.value.remedy


def test_every_lessons_scenarios_are_valid() -> None:
    files = sorted(LESSONS.glob("*/scenario.toml"))
    assert files
    for file in files:
        for scenario in load(file):
            for program in scenario.programs:
                assert (file.parent / f"{program.role}.c").is_file(), (file, program.role)
