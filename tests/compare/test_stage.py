"""Whole runs: what a stage does with well-behaved and with hostile programs."""

from __future__ import annotations

import os
import resource
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import pytest

from pysock.compare import processes, runs
from pysock.compare.problem import CannotCompare
from pysock.compare.programs import Pace
from pysock.compare.runs import namespaces, soon
from pysock.compare.scenario import Program, Scenario
from pysock.compare.verdict import NAMES
from pysock.trace import find

pytestmark = pytest.mark.skipif(shutil.which("cc") is None, reason="there is no C compiler")
needs_strace = pytest.mark.skipif(find()[0] is None, reason=find()[1])
needs_namespaces = pytest.mark.skipif(namespaces()[0] is None, reason=namespaces()[1])
needs_proc = pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="there is no /proc")

ALL_SAME = dict.fromkeys(NAMES, "same")
PLAIN = '[[scenario]]\nname = "plain"\nseconds = 20\nargs = ["MARK"]\n'
SOON = PLAIN.replace("20", "1")


@needs_strace
@needs_namespaces
def test_a_server_and_its_port_are_the_same(bench: Any) -> None:
    assert bench.results(bench.server_c, bench.server_py, bench.scenario) == ALL_SAME


@needs_strace
def test_programs_without_sockets(bench: Any) -> None:
    assert bench.results(bench.quiet_c, "", None) == ALL_SAME


def test_without_strace_the_calls_are_not_checked(bench: Any) -> None:
    results = bench.results(bench.server_c, bench.server_py, bench.scenario, strace=False)
    assert results == {**ALL_SAME, "calls": "not checked"}


def test_without_strace_and_peers_nobody_saw_the_wire(bench: Any) -> None:
    results = bench.results(bench.quiet_c, "", None, strace=False)
    assert results == {**ALL_SAME, "wire": "not checked", "calls": "not checked"}


def test_one_after_the_other_on_this_systems_network(bench: Any, free_port: int) -> None:
    # The peer leaves first, so that no TIME_WAIT keeps the server's port.
    scenario = f"""
        [[scenario]]
        name = "hello"
        args = ["{free_port}"]
        [[scenario.peer]]
        connect = {free_port}
        steps = [{{ send = "hello" }}, {{ reset = true }}]
    """
    server = bench.server_c.replace('send(clientfd, "goodbye", 7, 0);', "recv(clientfd, buf, 1, 0);")
    port = bench.server_py.replace('send(clientfd, b"goodbye", 7, 0)', "recv(clientfd, buf, 1, 0)")
    assert server != bench.server_c and port != bench.server_py
    results = bench.results(server, port, scenario, namespace=False)
    assert {**results, "calls": "same"} == ALL_SAME


def test_a_port_that_stays_in_use_is_said(bench: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from pysock.compare import runs

    monkeypatch.setattr(runs, "BOOT", "import sys\n" + runs.BOOT.replace(
        "sys.exit(main())", "from pysock.compare import stage\nstage.PORT_WAIT = 0.2\nsys.exit(main())"
    ))  # fmt: skip
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        sock.listen()
        scenario = bench.scenario.replace("8080", str(sock.getsockname()[1]))
        told: list[str] = []
        with pytest.raises(CannotCompare, match="is in use"):
            bench.compare(bench.server_c, bench.server_py, scenario, namespace=False, progress=told.append)
    assert any(text.startswith("waiting for port") for text in told)


STDIN_C = r"""
#include <stdio.h>
#include <unistd.h>
int main(void)
{
    int c, n = 0;
    while ((c = getchar()) != EOF)
        n += c;
    printf("%d %d\n", n, isatty(1));
    return 0;
}
"""
STDIN_PY = "import sys, os\nprint(sum(sys.stdin.buffer.read()), int(os.isatty(1)))\n"


@pytest.mark.parametrize("extra", ['stdin = "some text\\n"', 'stdin = {hex = "00ff"}', "terminal = true", ""])
def test_input_and_terminals(bench: Any, extra: str) -> None:
    results = bench.results(STDIN_C, STDIN_PY, PLAIN + extra)
    assert results["stdout"] == results["exit"] == "same"


def test_a_long_input_that_is_never_read_is_no_obstacle(bench: Any) -> None:
    scenario = PLAIN + f'stdin = "{"x" * 300_000}"'
    results = bench.results(bench.quiet_c, "", scenario)
    assert results["exit"] == "same"


HOSTILE = {
    "hangs": ("import time\nwhile True: time.sleep(1)\n", {"exit"}),
    "spins": ("while True: pass\n", {"exit"}),
    "ignores SIGTERM and hangs": (
        "import signal\nfor n in (2, 3, 15): signal.signal(n, signal.SIG_IGN)\nwhile True: signal.pause()\n",
        {"exit"},
    ),
    "leaves a child": (
        "import os, time\nif os.fork() == 0:\n    os.setsid()\n    time.sleep(600)\nos._exit(0)\n",
        {"exit"},
    ),
    "leaves a child that keeps no stream": (
        "import os, time\nif os.fork() == 0:\n    os.closerange(0, 99)\n    os.setsid()\n    time.sleep(600)\n",
        {"exit"},
    ),
    "stops itself": ("import os, signal\nos.kill(os.getpid(), signal.SIGSTOP)\n", {"exit"}),
    "floods stdout": ("import sys\nwhile True: sys.stdout.write('x' * 4096)\n", {"stdout", "exit"}),
    "prints binary": ("import sys\nsys.stdout.buffer.write(bytes(range(256)))\n", {"stdout"}),
    "raises": ("raise RuntimeError('oh no')\n", {"stderr", "exit"}),
    "kills itself": ("import os\nos.kill(os.getpid(), 9)\n", {"exit"}),
    "aborts": ("import os\nos.abort()\n", {"exit"}),
    "imports what is not there": ("import no_such_module_anywhere\n", {"stderr", "exit"}),
}


@pytest.mark.parametrize("namespace", [True, False])
@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_programs_end_in_time_with_a_verdict(bench: Any, what: str, namespace: bool) -> None:
    program, expected = HOSTILE[what]
    begun = time.monotonic()
    results = bench.results(bench.quiet_c, program, SOON, namespace=namespace)
    assert {name for name, result in results.items() if result == "different"} == expected
    assert time.monotonic() - begun < 25  # on a busy machine


def test_the_verdict_says_how_a_hostile_program_ended(bench: Any) -> None:
    def end(program: str) -> str:
        comparison = bench.compare(bench.quiet_c, program, SOON)
        difference = comparison.verdicts("exit")[0][1].difference
        assert difference is not None and difference.c == "status 0"
        return str(difference.python)

    assert end(HOSTILE["hangs"][0]) == "did not end within 1 s"
    assert end(HOSTILE["floods stdout"][0]) == "printed more than 4 MiB and was ended"
    assert end(HOSTILE["kills itself"][0]) == "killed by SIGKILL"
    assert end("raise SystemExit(9)") == "status 9"


# As root no RLIMIT_NPROC holds: a bomb that is not ended in time stops by itself, before it takes the system with it.
BOMB = "import os\nwhile len(os.listdir('/proc')) < 2000:\n    try: {}\n    except OSError: pass\n"
BOMBS = {
    "forks without end": BOMB.format("os.fork()"),
    "forks without end, in sessions of their own": BOMB.format("os.fork() or os.setsid()"),
}


@pytest.mark.parametrize(("namespace", "strace"), [(True, True), (True, False), (False, True)])
@pytest.mark.parametrize("what", BOMBS)
def test_a_fork_bomb_is_ended_and_nothing_of_it_is_left(bench: Any, what: str, namespace: bool, strace: bool) -> None:
    if (strace and find()[0] is None) or (namespace and namespaces()[0] is None):
        pytest.skip("it takes strace, or namespaces")
    if not strace and os.geteuid() == 0:
        pytest.skip("no limit on processes binds root: only strace, which makes them slow, keeps a bomb small")
    scenario = PLAIN + "processes = 20\n"
    comparison = bench.compare(bench.quiet_c, BOMBS[what], scenario, namespace=namespace, strace=strace)
    difference = comparison.verdicts("exit")[0][1].difference
    assert difference is not None and difference.c == "status 0"
    assert difference.python == "started more than 20 processes and was ended"


@pytest.mark.parametrize(("took", "seconds"), [(0.2, 3.0), (1.5, 3.0), (4.0, 8.0), (9.0, 10.0)])
def test_a_run_that_may_hang_has_twice_the_time_that_the_c_needs(took: float, seconds: float) -> None:
    """A slow program that is right does not pass for one that hangs, because another one did."""
    assert soon(Scenario("s", (), seconds=10.0), took).seconds == seconds


def test_a_program_that_always_hangs_does_not_take_the_full_limit_every_time(
    bench: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pysock.compare.runs.HANG", 0.3)
    scenarios = "".join(f'[[scenario]]\nname = "{number}"\nseconds = 2\n' for number in range(16))
    begun = time.monotonic()
    comparison = bench.compare(bench.quiet_c, HOSTILE["hangs"][0], scenarios)
    assert time.monotonic() - begun < 28  # 16 times its limit is 32
    assert all(case.differs for case in comparison.cases)


def test_processes_left_behind_are_counted(bench: Any) -> None:
    comparison = bench.compare(bench.quiet_c, HOSTILE["leaves a child"][0], SOON)
    difference = comparison.verdicts("exit")[0][1].difference
    assert difference is not None
    assert (difference.c, difference.python) == ("0 left running", "1 left running")


@needs_strace
def test_endless_calls_are_ended(bench: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from pysock.compare import runs

    monkeypatch.setattr(runs, "BOOT", "import sys\n" + runs.BOOT.replace(
        "sys.exit(main())", "from pysock.compare import stage\nstage.TRACE_LIMIT = 100_000\nsys.exit(main())"
    ))  # fmt: skip
    program = "import os\nwhile True: os.write(2, b'') or os.close(os.dup(2))\n"
    comparison = bench.compare(bench.quiet_c, program, PLAIN)
    difference = comparison.verdicts("exit")[0][1].difference
    assert difference is not None
    assert difference.python == "made more calls than can be recorded and was ended"


def test_c_that_does_not_compile(bench: Any) -> None:
    with pytest.raises(CannotCompare) as caught:
        bench.compare("int main(void) { return x; }\n", "", None)
    assert "does not compile" in caught.value.message and "undeclared" in caught.value.message
    assert "the command was: cc -std=gnu11" in caught.value.remedy


def test_python_that_is_none(bench: Any) -> None:
    with pytest.raises(CannotCompare) as caught:
        bench.compare(bench.quiet_c, "x = 1\nint main(void);\n", None)
    assert "server.py, line 2: this is not Python: " in caught.value.message
    assert caught.value.remedy == "correct the Python first"


def test_python_that_warns_is_python(bench: Any) -> None:
    bench.compare(bench.quiet_c, "x = '\\d'\n", None)


def test_no_compiler(bench: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CC", "no-such-compiler -m64")
    with pytest.raises(CannotCompare) as caught:
        bench.compare(bench.quiet_c, "", None)
    assert "no-such-compiler was not found" in caught.value.message
    assert "apt install" in caught.value.remedy


def test_the_compiler_in_cc_is_used(bench: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    script = tmp_path / "my-cc"
    script.write_text('#!/bin/sh\necho called >&2\nexec cc "$@"\n')
    script.chmod(0o755)
    monkeypatch.setenv("CC", f"{script} -DSTATUS=4")
    comparison = bench.compare("int main(void) { return STATUS; }\n", "raise SystemExit(4)", None)
    assert not comparison.differs
    assert comparison.warnings == ("called",)


def test_a_reference_that_hangs_is_a_wrong_scenario(bench: Any) -> None:
    with pytest.raises(CannotCompare, match="the C program server did not end within 1 s"):
        bench.compare("int main(void) { for (;;); }\n", "", SOON)


def test_a_reference_that_fails_an_expectation_is_a_wrong_scenario(bench: Any) -> None:
    scenario = bench.scenario.replace("goodbye", "farewell")
    with pytest.raises(CannotCompare, match="wanted b'farewell', got b'g"):
        bench.compare(bench.server_c, bench.server_py, scenario)


def test_a_peer_that_nobody_serves_is_a_wrong_scenario(bench: Any) -> None:
    with pytest.raises(CannotCompare, match="no program listened on port 8080"):
        bench.compare(bench.quiet_c, "", bench.scenario)
    listening = bench.scenario.replace("connect", "listen")
    with pytest.raises(CannotCompare, match="no program connected to port 8080"):
        bench.compare(bench.quiet_c, "", listening)


@needs_namespaces
def test_a_port_in_use(bench: Any) -> None:
    scenario = '[[scenario]]\nname = "in use"\n[[scenario.peer]]\nlisten = 8080\naccept = false\n'
    comparison = bench.compare(bench.server_c, bench.server_py, scenario)
    assert not comparison.differs
    assert comparison.verdicts("exit")[0][1].details == ("status 1",)
    assert comparison.verdicts("stderr")[0][1].counts == (("line", 1),)


FOREVER_C = r"""
#include <arpa/inet.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
int main(void)
{
    int sockfd = socket(AF_INET, SOCK_STREAM, 0), clientfd;
    struct sockaddr_in addr;
    char buf[16];
    ssize_t n;
    memset(&addr, 0, sizeof(addr));
    addr.sin_family = AF_INET;
    addr.sin_port = htons(8080);
    bind(sockfd, (struct sockaddr *)&addr, sizeof(addr));
    listen(sockfd, 5);
    while ((clientfd = accept(sockfd, NULL, NULL)) >= 0) {
        while ((n = recv(clientfd, buf, sizeof(buf), 0)) > 0)
            send(clientfd, buf, n, 0);
        close(clientfd);
    }
    return 0;
}
"""
FOREVER_PY = """\
import ctypes, signal, struct
signal.signal(signal.SIGINT, signal.SIG_DFL)
libc = ctypes.CDLL(None)
sockfd = libc.socket(2, 1, 0)
libc.bind(sockfd, struct.pack("=H", 2) + struct.pack(">H", 8080) + bytes(12), 16)
libc.listen(sockfd, 5)
buf = ctypes.create_string_buffer(16)
while (clientfd := libc.accept(sockfd, None, None)) >= 0:
    while (n := libc.recv(clientfd, buf, 16, 0)) > 0:
        libc.send(clientfd, buf, n, 0)
    libc.close(clientfd)
"""
FOREVER = """
[[scenario]]
name = "two talks and a signal"
end = "END"
[[scenario.peer]]
connect = 8080
steps = [{send = "one"}, {expect = "one"}, {send = "two"}, {expect = "two"}, {half_close = true}, {expect_end = true}]
[[scenario.peer]]
connect = 8080
steps = [{half_close = true}]
"""


@needs_namespaces
@pytest.mark.parametrize("end", ["SIGINT", "SIGTERM"])
def test_a_server_that_runs_for_ever_is_ended_by_a_signal(bench: Any, end: str) -> None:
    comparison = bench.compare(FOREVER_C, FOREVER_PY, FOREVER.replace("END", end))
    assert not comparison.differs
    assert comparison.verdicts("exit")[0][1].details == (f"killed by {end}",)
    assert dict(comparison.verdicts("wire")[0][1].counts) == {"byte in": 6, "byte out": 6}


@needs_namespaces
def test_a_signal_reaches_programs_that_strace_does_not_watch(bench: Any) -> None:
    comparison = bench.compare(FOREVER_C, FOREVER_PY, FOREVER.replace("END", "SIGINT"), strace=False)
    assert not comparison.differs
    assert comparison.verdicts("exit")[0][1].details == ("killed by SIGINT",)


@needs_namespaces
def test_a_server_that_forgets_to_close_does_not_keep_the_next_peer_out(bench: Any) -> None:
    forgetful = FOREVER_PY.replace("    libc.close(clientfd)\n", "")
    begun = time.monotonic()
    results = bench.results(FOREVER_C, forgetful, FOREVER.replace("END", "SIGINT").replace(", {expect_end = true}", ""))
    assert results["wire"] == "different" or results["calls"] == "different"
    assert time.monotonic() - begun < 25  # on a busy machine


BUSY_C = r"""
#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

int main(void)
{
    struct sockaddr_in addr = {.sin_family = AF_INET, .sin_port = htons(8080)};
    struct pollfd fds = {socket(AF_INET, SOCK_STREAM, 0), POLLIN, 0};
    bind(fds.fd, (struct sockaddr *)&addr, sizeof(addr));
    listen(fds.fd, 5);
    for (int i = 0; i < 2; i++) {
        for (volatile long n = 0; n < 20000000; n++)
            ;
        write(1, poll(&fds, 1, 0) ? "early " : "late ", 5);
        poll(&fds, 1, -1);
        close(accept(fds.fd, NULL, NULL));
    }
    return 0;
}
"""


@needs_namespaces
def test_a_peer_calls_when_the_program_waits(bench: Any) -> None:
    caller = "[[scenario.peer]]\nconnect = 8080\n"
    comparison = bench.compare(BUSY_C, "", PLAIN + 2 * caller)
    assert comparison.verdicts("stdout")[0][1].difference.c.startswith("late late ")


def test_both_programs_get_the_same_environment(bench: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONUNBUFFERED", "1")
    monkeypatch.setenv("PYSOCK_TEST", "a value")
    c = """
        #include <stdio.h>
        #include <stdlib.h>
        int main(int argc, char *argv[])
        {
            printf("%s %s %s\\n", argv[0], getenv("PYSOCK_TEST"), getenv("PYTHONUNBUFFERED"));
            return argc;
        }
    """
    python = """if True:
        import os, sys
        print(sys.argv[0], os.environ["PYSOCK_TEST"], os.environ.get("PYTHONUNBUFFERED", "(null)"))
        sys.exit(len(sys.argv))
    """
    assert not bench.compare(c, python, PLAIN).differs


def test_what_a_run_leaves_with_keep(bench: Any, tmp_path: Path) -> None:
    bench.compare(bench.quiet_c, "print('x')", PLAIN, keep=tmp_path / "kept")
    kept = {str(path.relative_to(tmp_path / "kept")) for path in (tmp_path / "kept").rglob("*")}
    assert {"01-plain/c/server.stdout", "01-plain/python/events.jsonl"} <= kept
    with pytest.raises(CannotCompare, match="is not empty"):
        bench.compare(bench.quiet_c, "", PLAIN, keep=tmp_path / "kept")
    (tmp_path / "file").write_text("")
    with pytest.raises(CannotCompare, match="file: no directory for --keep: "):
        bench.compare(bench.quiet_c, "", PLAIN, keep=tmp_path / "file")


@pytest.mark.parametrize("namespace", [pytest.param(True, marks=needs_namespaces), False])
def test_a_stage_that_is_too_late_leaves_the_others_their_programs(
    namespace: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run for which nobody waits any longer is not the end of the comparison."""
    monkeypatch.setattr(runs, "STAGE_MARGIN", -10 * (1 + runs.GRACE))
    monkeypatch.setattr(runs, "PORT_MARGIN", 0)
    (tmp_path / "built").write_text("a program of the comparison")
    scenario = Scenario("late", programs=(Program("server", ("60",)),), seconds=10)
    files = {("server", runs.C): Path("/bin/sleep")}
    stages = runs.Stages()
    host = runs.host(namespace, strace=False)
    with pytest.raises(CannotCompare, match="the stage did not answer within 0 s"):
        runs.perform(scenario, {"server": runs.C}, files, tmp_path / "run", host, stages, temporary=tmp_path)
    assert not stages.running
    assert (tmp_path / "built").exists()


def test_without_a_directory_for_temporary_files(bench: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as context:
        context.setattr(tempfile, "tempdir", str(tmp_path / "none"))
        with pytest.raises(CannotCompare, match="there is no directory for temporary files: "):
            bench.compare(bench.quiet_c, "", PLAIN)


@needs_proc
def test_blocked_tells_waiting_from_running() -> None:
    waiting = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    running = subprocess.Popen([sys.executable, "-c", "while True: pass"])
    try:
        deadline = time.monotonic() + 10
        while processes.blocked([waiting.pid]) is None and time.monotonic() < deadline:
            pass
        assert processes.blocked([waiting.pid]) is not None
        assert processes.blocked([waiting.pid, running.pid]) is None
        assert processes.starved([waiting.pid, 1 << 22]) >= 0.0
        assert {waiting.pid, running.pid} <= set(processes.descendants(os.getpid()))
        assert processes.alive(waiting.pid)
    finally:
        for child in (waiting, running):
            child.kill()
            child.communicate()
    assert not processes.alive(waiting.pid)


def test_listening_and_binding(free_port: int) -> None:
    assert processes.can_bind(free_port)
    assert not processes.listening(free_port)
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", free_port))
        assert not processes.can_bind(free_port)
        sock.listen()
        assert processes.listening(free_port)
    assert not processes.listening(free_port)
    with socket.socket(type=socket.SOCK_DGRAM) as sock:
        sock.bind(("127.0.0.1", free_port))
        assert processes.listening(free_port)
        assert processes.can_bind(free_port) and not processes.can_bind(free_port, kind=socket.SOCK_DGRAM)
    with socket.socket(socket.AF_INET6, socket.SOCK_DGRAM) as sock:
        try:
            sock.bind(("::1", free_port))
        except OSError:
            return
        assert processes.listening(free_port)


@needs_proc
def test_a_port_is_found_among_many(monkeypatch: pytest.MonkeyPatch) -> None:
    socks = [socket.socket() for _ in range(200)]
    try:
        for sock in socks:
            sock.bind(("127.0.0.1", 0))
            sock.listen()
        # The kernel takes a tenth of a second for each table, so each is read once.
        tables = {name: processes._socket_table(name) for name in ("tcp", "tcp6", "udp", "udp6")}
        assert len(tables["tcp"]) > 1 << 14  # several pages
        monkeypatch.setattr(processes, "_socket_table", tables.get)
        assert all(processes.listening(sock.getsockname()[1]) for sock in socks)
    finally:
        for sock in socks:
            sock.close()


def fake_process(proc: Path, pid: int, parent: int, children: str | None, letter: str = "S") -> None:
    thread = proc / str(pid) / "task" / str(pid)
    thread.mkdir(parents=True)
    (proc / str(pid) / "stat").write_text(f"{pid} (a (b) c) {letter} {parent} 0")
    if children is not None:
        (thread / "children").write_text(children)


def test_processes_below_another_are_found_by_either_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for kernel, listed in (("old", False), ("new", True)):
        proc = tmp_path / kernel
        tree = [(1, 0, "2 3 ", "S"), (2, 1, "4 ", "S"), (3, 1, "", "Z"), (4, 2, "", "R"), (9, 0, "", "S")]
        for pid, parent, children, letter in tree:
            fake_process(proc, pid, parent, children if listed else None, letter)
        monkeypatch.setattr(processes, "PROC", str(proc))
        assert processes.descendants(1) == [2, 4]
        assert processes.watched(1) == [2, 4]
        assert processes.watched(9) == []
    # The list of children is what counts, if there is one.
    (proc / "2" / "task" / "2" / "children").write_text("")
    assert (processes.watched(1), processes.descendants(1)) == ([2], [2, 4])


def test_the_longer_nothing_happens_the_rarer_the_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr(time, "monotonic", lambda: now)
    pace = Pace()
    pauses = []
    for now in (100.0, 100.09, 100.11, 100.49, 100.51, 200.0):  # noqa: B007
        pauses.append(pace.seconds())
    assert pauses == [0.002, 0.002, 0.01, 0.01, 0.02, 0.02]
    pace.reset()
    assert pace.seconds() == 0.002


SLEEP_C = "#include <unistd.h>\nint main(void) { sleep(2); return 0; }\n"
SLEEP_PY = "import ctypes\nctypes.CDLL(None).sleep(2)\n"
AWAITED = """
[[scenario]]
name = "awaited"
[[scenario.program]]
role = "server"
listens = 8080
[[scenario.program]]
role = "client"
"""


@needs_namespaces
@needs_proc
def test_waiting_takes_little_of_the_processor(bench: Any) -> None:
    for name, text in (("client.c", bench.quiet_c), ("client.py", "")):
        (bench.directory / name).write_text(text)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert not bench.compare(SLEEP_C, SLEEP_PY, AWAITED).differs
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    # Four runs wait for two seconds each.
    assert after.ru_stime - before.ru_stime < 1.0


UDP_C = r"""
#include <arpa/inet.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
int main(void)
{
    int sockfd = socket(AF_INET, SOCK_DGRAM, 0);
    struct sockaddr_in addr;
    char buf[8];
    memset(&addr, 0, sizeof(addr));
    addr.sin_family = AF_INET;
    addr.sin_port = htons(9013);
    usleep(200000);
    bind(sockfd, (struct sockaddr *)&addr, sizeof(addr));
    recvfrom(sockfd, buf, sizeof(buf), 0, NULL, NULL);
    return close(sockfd);
}
"""
UDP_PY = """\
import ctypes, struct
libc = ctypes.CDLL(None)
sockfd = libc.socket(2, 2, 0)
libc.usleep(200000)
libc.bind(sockfd, struct.pack("=H", 2) + struct.pack(">H", 9013) + bytes(12), 16)
libc.recvfrom(sockfd, ctypes.create_string_buffer(8), 8, 0, None, None)
libc.close(sockfd)
"""
TELL_C = UDP_C.replace("usleep(200000);\n    bind(sockfd,", 'sendto(sockfd, "hi", 2, 0,').replace(
    "recvfrom(sockfd, buf, sizeof(buf), 0, NULL, NULL);", "(void)buf;"
)
TELL_PY = UDP_PY.replace("libc.usleep(200000)\nlibc.bind(sockfd,", 'libc.sendto(sockfd, b"hi", 2, 0,').replace(
    "libc.recvfrom(sockfd, ctypes.create_string_buffer(8), 8, 0, None, None)\n", ""
)


@needs_namespaces
@pytest.mark.parametrize("strace", [True, False])
def test_a_udp_client_starts_when_its_server_is_bound(bench: Any, strace: bool) -> None:
    (bench.directory / "client.c").write_text(TELL_C)
    (bench.directory / "client.py").write_text(TELL_PY)
    comparison = bench.compare(UDP_C, UDP_PY, AWAITED.replace("8080", "9013"), strace=strace)
    assert not comparison.differs
    if strace and find()[0]:
        assert {verdict.result for case in comparison.cases for verdict in case.verdicts} == {"same"}
        assert dict(comparison.verdicts("wire")[0][1].counts) == {"byte in": 2, "byte out": 2}


@needs_namespaces
def test_a_program_that_is_never_started_is_said(bench: Any) -> None:
    (bench.directory / "client.c").write_text(bench.quiet_c)
    (bench.directory / "client.py").write_text("")
    scenario = AWAITED.replace('"awaited"', '"awaited"\nseconds = 1').replace("8080", "9013")
    deaf = UDP_C.replace("htons(9013)", "htons(9014)")
    with pytest.raises(CannotCompare, match="client was never started: nothing listens on port 9013"):
        bench.compare(deaf, UDP_PY, scenario)
