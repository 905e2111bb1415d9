"""Programs without a scenario: they are looked at first, and then run as what was seen asks for."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pysock import cli
from pysock.compare import default
from pysock.compare.comparison import LESSONS, Comparison, compare, pair
from pysock.compare.runs import namespaces
from pysock.compare.verdict import DIFFERENT, SAME
from pysock.trace import find

pytestmark = [
    pytest.mark.skipif(shutil.which("cc") is None, reason="there is no C compiler"),
    pytest.mark.skipif(namespaces()[0] is None, reason=f"no namespaces: {namespaces()[1]}"),
]
needs_strace = pytest.mark.skipif(find()[0] is None, reason=f"no strace: {find()[1]}")

LISTENS = """
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

int main(void)
{
    struct sockaddr_in addr;
    int fd = socket(AF_INET, SOCK_STREAM, 0);

    memset(&addr, 0, sizeof(addr));
    addr.sin_family = AF_INET;
    addr.sin_addr.s_addr = inet_addr("ADDRESS");
    addr.sin_port = htons(PORT);
    if (bind(fd, (struct sockaddr *)&addr, sizeof(addr)) < 0 || listen(fd, 5) < 0)
        exit(1);
    for (;;)
        close(accept(fd, NULL, NULL));
}
"""
PORT = """
from pysock import *

def main():
    fd = socket(AF_INET, SOCK_STREAM, 0)
    addr = sockaddr_in(sin_family=AF_INET, sin_port=htons(PORT))
    addr.sin_addr.s_addr = inet_addr("ADDRESS")
    if bind(fd, addr, sizeof(addr)) < 0 or listen(fd, 5) < 0:
        exit(1)
    while True:
        close(accept(fd, NULL, NULL))

run(main)
"""


def lesson(name: str) -> tuple[Path, Path]:
    return LESSONS / f"{name}.c", LESSONS / f"{name}.py"


def only_case(comparison: Comparison) -> str:
    """The name of the one scenario, all of whose verdicts are the same."""
    (case,) = comparison.cases
    results = {verdict.result for verdict in case.verdicts}
    assert not case.differs and (results == {SAME} or find()[0] is None), case.verdicts
    return case.scenario


@needs_strace
@pytest.mark.parametrize(("name", "args"), [("05_communicate/server", []), ("07_echo/server", ["8080"])])
def test_a_server_gets_a_client(name: str, args: list[str]) -> None:
    comparison = compare(pair(*lesson(name), args=args))
    assert only_case(comparison) == "a client calls at port 8080"
    wire = comparison.verdicts("wire")[0][1]
    assert wire.counts[0] == ("byte in", len(default.LINE))
    assert wire.counts[1][1] > 0  # and it was answered


def test_a_program_that_ends_by_itself_is_run_to_its_end() -> None:
    assert only_case(compare(pair(*lesson("07_echo/client")))) == "run to its end"


@needs_strace
@pytest.mark.parametrize(
    ("address", "port", "name"),
    [
        ("127.0.0.1", 9000, "a client calls at port 9000"),
        ("127.0.0.9", 9000, "run until it only waits"),  # nobody could call it at 127.0.0.1
        ("0.0.0.0", 0, "run until it only waits"),  # the system chooses a port, another one in each run
    ],
)
def test_who_can_be_called(tmp_path: Path, address: str, port: int, name: str) -> None:
    files = tmp_path / "prog.c", tmp_path / "prog.py"
    for file, text in zip(files, (LISTENS, PORT)):
        file.write_text(text.replace("ADDRESS", address).replace("htons(PORT)", f"htons({port})"))
    assert only_case(compare(pair(*files))) == name


def test_a_port_that_does_not_wait_is_found(tmp_path: Path) -> None:
    (tmp_path / "server.py").write_text("print('Bye')\n")
    comparison = compare(pair(lesson("05_communicate/server")[0], tmp_path / "server.py"))
    assert comparison.verdicts("exit")[0][1].result == SAME  # status 0, as the C program after its client
    assert comparison.verdicts("stdout")[0][1].result == DIFFERENT


def test_the_command_gives_arguments_on(capsys: pytest.CaptureFixture[str]) -> None:
    c, python = map(str, lesson("07_echo/client"))
    assert cli.main(["compare", "-v", c, python, "--", "127.0.0.1", "--word", "8080"]) == 0
    assert "status 1" in capsys.readouterr().out  # nobody listens
    assert cli.main(["compare", "05_communicate", "--", "x"]) == cli.COULD_NOT_RUN
    assert "arguments after -- are for two files" in capsys.readouterr().err
