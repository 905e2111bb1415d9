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


PLACES = """
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

int main(void)
{
    struct sockaddr_un at = {.sun_family = AF_UNIX, .sun_path = "./s"};
    struct sockaddr_in in = {.sin_family = AF_INET};
    struct sockaddr_in6 in6 = {.sin6_family = AF_INET6};
    struct sockaddr_storage from;
    socklen_t len = sizeof(from);
    char buf[100];
    ssize_t n;
    int fd;

    in.sin_port = in6.sin6_port = htons(9000);
    inet_pton(AF_INET6, "::1", &in6.sin6_addr);
    fd = socket(FAMILY, TYPE, 0);
    if (bind(fd, (struct sockaddr *)&ADDR, sizeof(ADDR)) < 0)
        return 1;
    if (TYPE == SOCK_STREAM) {
        listen(fd, 5);
        fd = accept(fd, NULL, NULL);
        n = recv(fd, buf, sizeof(buf), 0);
        send(fd, buf, n, 0);
    } else {
        n = recvfrom(fd, buf, sizeof(buf), 0, (struct sockaddr *)&from, &len);
        sendto(fd, buf, n, 0, (struct sockaddr *)&from, len);
    }
    return n;
}
"""
PLACES_PY = """
import socket, sys
fd = socket.socket(socket.FAMILY, socket.TYPE)
fd.bind(ADDR)
if socket.TYPE == socket.SOCK_STREAM:
    fd.listen(5)
    fd, _ = fd.accept()
    data = fd.recv(100)
    fd.send(data)
else:
    data, peer = fd.recvfrom(100)
    fd.sendto(data, peer)
sys.exit(len(data))
"""


@needs_strace
@pytest.mark.parametrize(
    ("family", "kind", "c", "python", "name"),
    [
        ("AF_INET", "SOCK_DGRAM", "in", '("", 9000)', "a client calls at port 9000"),
        ("AF_INET6", "SOCK_STREAM", "in6", '("::1", 9000)', "a client calls at port 9000"),
        ("AF_INET6", "SOCK_DGRAM", "in6", '("::1", 9000)', "a client calls at port 9000"),
        ("AF_UNIX", "SOCK_STREAM", "at", '"./s"', "a client calls at ./s"),
        ("AF_UNIX", "SOCK_DGRAM", "at", '"./s"', "a client calls at ./s"),
    ],
)
def test_servers_of_all_families_and_types(
    tmp_path: Path, family: str, kind: str, c: str, python: str, name: str
) -> None:
    for file, text, address in (("prog.c", PLACES, c), ("prog.py", PLACES_PY, python)):
        text = text.replace("FAMILY", family, 1) if file == "prog.py" else text.replace("FAMILY", family)
        text = text.replace("AF_FAMILY", "AF_INET").replace(f"sun_{family.lower()}", "sun_family")
        (tmp_path / file).write_text(text.replace("TYPE", kind).replace("ADDR", address))
    comparison = compare(pair(tmp_path / "prog.c", tmp_path / "prog.py"))
    (case,) = comparison.cases
    results = {verdict.name: verdict.result for verdict in case.verdicts}
    assert (case.scenario, results["exit"], results["wire"]) == (name, SAME, SAME), case.verdicts
    assert case.verdicts[2].details == (f"status {len(default.LINE)}",)
    assert case.verdicts[3].counts == (("byte in", len(default.LINE)), ("byte out", len(default.LINE)))


@needs_strace
@pytest.mark.parametrize("ends", [True, False])
def test_a_program_that_reads_its_stdin_finds_a_line_there(tmp_path: Path, ends: bool) -> None:
    last = ("return n;", "sys.exit(len(data))") if ends else ("pause();", "signal.pause()")
    (tmp_path / "prog.c").write_text(
        "#include <stdio.h>\n#include <unistd.h>\nint main(void) { char buf[100]; int n = read(0, buf, 100);"
        f' dprintf(1, "%d\\n", n); {last[0]} }}\n'
    )
    (tmp_path / "prog.py").write_text(
        "import os, signal, sys\nsignal.signal(signal.SIGINT, signal.SIG_DFL)\ndata = os.read(0, 100)\n"
        f"print(len(data), flush=True)\n{last[1]}\n"
    )
    comparison = compare(pair(tmp_path / "prog.c", tmp_path / "prog.py"))
    assert only_case(comparison) == ("a line on stdin" if ends else "run until it only waits, a line on stdin")
    if ends:
        assert comparison.verdicts("exit")[0][1].details == (f"status {len(default.LINE)}",)
