"""The verdicts, one by one: from invented runs, and from ports that are wrong in one way each."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import Any

import pytest

from pysock.compare.calls import fold, libc_name
from pysock.compare.judge import check_reference, first_byte, first_line, judge
from pysock.compare.problem import CannotCompare
from pysock.compare.runs import Host, PeerRun, ProgramRun, Run, host, namespaces
from pysock.compare.scenario import Peer, Program, Scenario
from pysock.compare.verdict import Verdict
from pysock.events import Call, Exit
from pysock.trace import find, gone_on, parse, sockets

needs_everything = pytest.mark.skipif(
    shutil.which("cc") is None or find()[0] is None or namespaces()[0] is None,
    reason="it takes a C compiler, strace and namespaces",
)
HOST = Host(None, None)
PEER = Peer(8080, None, 40001)
TRACE = '10 socket(AF_INET, SOCK_STREAM, 0) = 3\n10 write(3, "hi", 2) = 2\n10 close(3) = 0\n10 +++ exited with 0 +++\n'


def run(
    language: str,
    *,
    stdout: bytes = b"",
    stderr: bytes = b"",
    exit: Exit | None = Exit(10, 0),  # noqa: B008
    trace: str | None = TRACE,
    peers: tuple[PeerRun, ...] = (),
    verdict: str = "ended",
    left: int = 0,
    local_port: int | None = None,
    namespace: bool = True,
) -> Run:
    read = None if trace is None else parse(trace)
    program = ProgramRun(Program("server"), language, stdout, stderr, exit, read, sockets(read.events) if read else [])
    scenario = Scenario("s", (program.program,), tuple(peer.peer for peer in peers), 10.0, local_port)
    return Run(scenario, verdict, left, (program,), peers, namespace)


def verdict(name: str, c: Run, python: Run, host: Host = HOST) -> Verdict:
    verdicts = {each.name: each for each in judge(c, python, host)}
    assert list(verdicts) == ["stdout", "stderr", "exit", "wire", "calls", "files"]
    return verdicts[name]


def only_difference(c: Run, python: Run) -> Verdict:
    """The one verdict of the six that says "different"."""
    different = [each for each in judge(c, python, HOST) if each.result == "different"]
    assert len(different) == 1
    assert different[0].difference is not None
    return different[0]


def test_equal_runs_are_the_same_six_times() -> None:
    results = [each.result for each in judge(run("C"), run("Python"), HOST)]
    assert results == ["same"] * 6


@pytest.mark.parametrize(
    ("c", "python", "line", "left", "right"),
    [
        (b"a\nb\n", b"a\nc\n", 2, "b", "c"),
        (b"a\nb\n", b"a\n", 2, "b", "(nothing more)"),
        (b"a\n", b"a\nb", 2, "(nothing more)", "b   (no line end)"),
        (b"a\n", b"a", 1, "a", "a   (no line end)"),
        (b"\xff\n", b"\\xff\n", 1, "b'\\xff\\n'", "b'\\\\xff\\n'"),
        (b"a\0b\n", b"a\n", 1, "a\\x00b", "a"),
        (b"a \n", b"a\n", 1, "b'a \\n'", "b'a\\n'"),
        (b"\n\n", b"\n", 2, "", "(nothing more)"),
    ],
)
def test_the_first_different_line(c: bytes, python: bytes, line: int, left: str, right: str) -> None:
    found = first_line("stdout", c, python)
    assert found is not None
    assert (found.where, found.c, found.python) == (f"line {line} of stdout", left, right)


def test_the_lines_before_the_difference_are_kept() -> None:
    found = first_line("stdout", b"1\n2\n3\n4\n", b"1\n2\n3\n5\n")
    assert found is not None and found.before == ("2", "3")


def test_the_first_different_byte() -> None:
    found = first_byte("the stream", b"same then x", b"same then")
    assert found is not None
    assert found.where == "byte 10 of the stream"
    assert found.c == "b'same then x' (11 bytes)"
    assert found.python == "b'same then' and no more (9 bytes)"
    assert first_byte("the stream", b"x", b"x") is None


@pytest.mark.parametrize("name", ["stdout", "stderr"])
def test_a_different_text_is_that_streams_difference(name: str) -> None:
    c, python = run("C", **{name: b"one\n"}), run("Python", **{name: b"two\n"})  # type: ignore[arg-type]
    assert only_difference(c, python).name == name


def test_a_status_and_a_signal_are_different_ends() -> None:
    c = run("C", exit=Exit(10, 130), trace=TRACE.replace("exited with 0", "exited with 130"))
    python = run("Python", exit=Exit(10, None, "SIGINT"))
    difference = only_difference(c, python).difference
    assert difference is not None
    assert (difference.c, difference.python) == ("status 130", "killed by SIGINT")


@pytest.mark.parametrize(
    ("why", "words"),
    [
        ("time", "did not end within 10 s"),
        ("flood", "printed more than 4 MiB and was ended"),
        ("too many calls", "made more calls than can be recorded and was ended"),
    ],
)
def test_a_program_that_did_not_end_is_different(why: str, words: str) -> None:
    difference = only_difference(run("C"), run("Python", exit=None, verdict=why)).difference
    assert difference is not None and difference.python == words


def test_processes_left_behind_are_different() -> None:
    assert only_difference(run("C"), run("Python", left=1)).name == "exit"
    assert verdict("exit", run("C", left=1), run("Python", left=1)).details == ("status 0", "1 left running")


def peer(received: bytes = b"in", sent: bytes = b"out", ending: str = "closed by the program", *notes: str) -> PeerRun:
    return PeerRun(PEER, received, sent, True, ending, notes)


@pytest.mark.parametrize(
    ("other", "where"),
    [
        (peer(sent=b"oUt"), "byte 2 of what the peer from port 40001 received"),
        (peer(received=b"i"), "byte 2 of what the peer from port 40001 sent"),
        (peer(b"in", b"out", "reset by the program"), "the connection of the peer from port 40001"),
        (peer(b"in", b"out", "closed by the program", "x"), "the steps of the peer from port 40001"),
    ],
)
def test_every_side_of_the_wire_counts(other: PeerRun, where: str) -> None:
    found = only_difference(run("C", peers=(peer(),)), run("Python", peers=(other,)))
    assert found.name == "wire" and found.difference is not None
    assert found.difference.where == where


def test_the_wire_counts_bytes_as_the_program_sees_them() -> None:
    found = verdict("wire", run("C", peers=(peer(),)), run("Python", peers=(peer(),)))
    assert found.counts == (("byte in", 2), ("byte out", 3))


def test_without_peers_the_wire_comes_from_the_trace() -> None:
    other = TRACE.replace('"hi"', '"ho"')
    found = verdict("wire", run("C"), run("Python", trace=other))
    assert found.result == "different" and found.difference is not None
    assert found.difference.where == "byte 2 of what server: main socket#1 sent"
    assert verdict("wire", run("C", trace=None), run("Python")).result == "not checked"
    cut = TRACE.replace('"hi"', '"h"...')
    assert verdict("wire", run("C", trace=cut), run("Python", trace=cut)).result == "not checked"


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("= 3\n", "= 4\n", "call 1 of server"),
        ("10 close(3) = 0\n", "", "call 3 of server"),
        ("10 close(3) = 0\n", "10 close(3) = 0\n10 close(3) = -1 EBADF (x)\n", "call 4 of server"),
        ("SOCK_STREAM", "SOCK_STREAM|SOCK_CLOEXEC", "call 1 of server"),
        ("close(3) = 0", "close(3) = -1 EIO (x)", "call 3 of server"),
    ],
)
def test_the_first_different_call(old: str, new: str, where: str) -> None:
    found = verdict("calls", run("C"), run("Python", trace=TRACE.replace(old, new, 1)))
    assert found.result == "different" and found.difference is not None
    assert found.difference.where == where


def test_calls_of_children_are_compared_by_who_started_them() -> None:
    text = (
        "10 socket(AF_INET, SOCK_STREAM, 0) = 3\n10 fork() = 11\n10 fork() = 12\n"
        '12 write(3, "b", 1) = 1\n11 write(3, "a", 1) = 1\n10 close(3) = 0\n'
    )
    lines = text.splitlines(keepends=True)
    later = "".join([*lines[:3], lines[5], lines[4], lines[3]])
    assert verdict("calls", run("C", trace=text), run("Python", trace=later)).result == "same"
    swapped = text.replace("12 write", "x").replace("11 write", "12 write").replace("x", "11 write")
    found = verdict("calls", run("C", trace=text), run("Python", trace=swapped))
    assert found.difference is not None
    assert found.difference.where == "call 1 of server (thread or process main.2)"


def test_what_strace_did_not_see_is_not_checked() -> None:
    none = Host(None, None, "strace is not installed", "apt install strace")
    found = verdict("calls", run("C", trace=None), run("Python", trace=None), none)
    assert found.result == "not checked"
    assert found.reason == "strace is not installed; apt install strace"
    refused = verdict("calls", run("C", trace=None), run("Python", trace=None), host(strace=False))
    assert refused.reason == "strace was switched off (--no-strace)"
    unread = verdict("calls", run("C"), run("Python", trace=TRACE + "10 something odd\n"))
    assert unread.result == "not checked" and "something odd" in unread.reason


def call(name: str, *args: str, result: int | None = 0, errno: str | None = None, text: str = "") -> Call:
    return Call(1, name, args, result, errno, text, "socket#1")


HANDLED = "--- SIGUSR1 {si_signo=SIGUSR1, si_code=SI_USER, si_pid=1, si_uid=0} ---"
KICK = "--- SIGRT_32 {si_signo=SIGRT_32, si_code=SI_TIMER, si_timerid=0, si_overrun=0, si_int=1} ---"
GOES_ON, FAILS = "rt_sigreturn({mask=[]}) = 43", "rt_sigreturn({mask=[]}) = -1 EINTR (Interrupted system call)"
WAITS = "accept(3, 0x7ffe0001, NULL) = ? ERESTARTSYS (To be restarted if SA_RESTART is set)"
ACCEPTED = "accept(3, {sa_family=AF_UNIX}, NULL) = 4"
POLLS = "poll([{fd=3, events=POLLIN}], 1, 500) = ? ERESTART_RESTARTBLOCK (Interrupted by signal)"
CHILD_ENDED = "--- SIGCHLD {si_signo=SIGCHLD, si_code=CLD_EXITED} ---"
SENT = 'sendto(4, "x", 1, 0, NULL, 0) = 1'


def folded(*lines: str, killed: bool = False) -> list[str]:
    """The socket calls of a program that strace shows like this, as the program sees them."""
    trace = parse("".join(f"1 {line}\n" for line in lines))
    assert trace.unread == []
    return [str(call) for call in fold(sockets(trace.events), gone_on(trace.events), killed)]


def test_an_interrupted_call_that_goes_on_is_one_call() -> None:
    assert folded(WAITS, HANDLED, GOES_ON, ACCEPTED) == [ACCEPTED]
    assert folded(WAITS, HANDLED, GOES_ON, WAITS, HANDLED, GOES_ON, ACCEPTED) == [ACCEPTED]
    # Without a handler (SIGCHLD, SIGCONT) nothing returns.
    assert folded(WAITS, CHILD_ENDED, ACCEPTED) == [ACCEPTED]


def test_what_a_handler_calls_comes_before_the_call_that_goes_on() -> None:
    in_c = folded(WAITS, HANDLED, SENT, GOES_ON, ACCEPTED)
    in_python = folded(WAITS, HANDLED, GOES_ON, KICK, GOES_ON, WAITS, KICK, FAILS, SENT, ACCEPTED)
    assert in_c == in_python == [SENT, ACCEPTED]


FAILED = "accept(3, 0xADDRESS, NULL) = -1 EINTR"


def test_an_interrupted_call_that_fails_is_not_one_with_what_the_program_does_next() -> None:
    assert folded(WAITS, HANDLED, FAILS, ACCEPTED) == [FAILED, ACCEPTED]
    assert folded(WAITS, HANDLED, SENT, FAILS, ACCEPTED) == [FAILED, SENT, ACCEPTED]
    assert folded(WAITS, HANDLED, FAILS, SENT) == [FAILED, SENT]
    assert folded(WAITS, HANDLED, GOES_ON, "accept(5, NULL, NULL) = 6") == [FAILED, "accept(5, NULL, NULL) = 6"]


def test_any_handler_ends_a_poll() -> None:
    made = "socket(AF_UNIX, SOCK_STREAM, 0) = 3"
    polled = "poll([{fd=3, events=POLLIN}], 1, 400) = 0 (Timeout)"
    failed = "poll([{fd=3, events=POLLIN}], 1, 500) = -1 EINTR"
    assert folded(made, POLLS, KICK, FAILS, polled) == [made, failed, polled]
    assert folded(made, POLLS, HANDLED, FAILS, polled) == [made, failed, polled]
    # Without a handler (SIGCHLD) the kernel goes on by a call of its own.
    restarted = "restart_syscall(<... resuming interrupted poll ...>) = 1"
    resumed = "poll([{fd=3, events=POLLIN}], 1, 500) = 1 (resumed)"
    assert folded(made, POLLS, CHILD_ENDED, restarted, polled) == [made, resumed, polled]
    again = restarted.replace("= 1", "= ? ERESTART_RESTARTBLOCK (Interrupted by signal)")
    assert folded(made, POLLS, CHILD_ENDED, again, CHILD_ENDED, restarted) == [made, resumed]
    assert folded(made, restarted.replace("poll", "nanosleep"), polled) == [made, polled]


def test_a_call_in_which_the_thread_was_killed_has_no_result() -> None:
    assert folded(WAITS, "--- SIGTERM {si_signo=SIGTERM} ---", killed=True) == ["accept(3, 0xADDRESS, NULL) = ?"]


def test_calls_are_named_as_in_c() -> None:
    assert libc_name(call("recvfrom", "3", '"x"', "1", "0", "NULL", "NULL")) == "recv"
    assert libc_name(call("recvfrom", "3", '"x"', "1", "0", "{}", "[16]")) == "recvfrom"
    assert libc_name(call("sendto", "3", '"x"', "1", "0", "NULL", "0")) == "send"
    assert libc_name(call("sendto", "3", '"x"', "1", "0", "{}", "16")) == "sendto"


def test_a_port_that_the_system_chose_is_no_difference_where_it_cannot_be_fixed() -> None:
    def both(one: bytes, two: bytes, namespace: bool, local_port: int | None = 40000) -> str:
        runs = (
            run(language, stdout=text, namespace=namespace, local_port=local_port)
            for language, text in (("C", one), ("Python", two))
        )
        return verdict("stdout", *runs).result

    assert both(b"port 40123\n", b"port 51234\n", False) == "not checked"
    assert both(b"port 40123\n", b"port 51234!\n", False) == "different"
    assert both(b"port 40123\n", b"port 51234\n", True) == "different"
    assert both(b"port 40123\n", b"port 51234\n", False, None) == "different"
    assert both(b"port 12345\n", b"port 51234\n", False) == "different"


TALK = (
    "10 socket(AF_INET, SOCK_STREAM, 0) = 3\n"
    '10 bind(3, {sa_family=AF_INET, sin_port=htons(8080), sin_addr=inet_addr("0.0.0.0")}, 16) = 0\n'
    '10 accept(3, {sa_family=AF_INET, sin_port=htons(40123), sin_addr=inet_addr("127.0.0.1")}, [16]) = 4\n'
    '10 sendto(4, "you are 40123", 13, 0, NULL, 0) = 13\n'
    '10 recvfrom(4, "x", 9, 0, NULL, NULL) = 1\n'
    "10 +++ exited with 0 +++\n"
)
"""What a server does for a client whose port the system chose."""


@pytest.mark.parametrize("name", ["wire", "calls"])
def test_a_port_that_the_system_chose_is_no_difference_in_calls_and_bytes_either(name: str) -> None:
    def both(other: str, namespace: bool = False, local_port: int | None = 40000, talk: str = TALK) -> Verdict:
        options: dict[str, Any] = {"namespace": namespace, "local_port": local_port}
        return verdict(name, run("C", trace=talk, **options), run("Python", trace=other, **options))

    other = TALK.replace("40123", "51234")
    found = both(other)
    assert found.result == "not checked" and "a port that the system chose" in found.reason
    assert both(TALK).result == "same"
    # Where it is fixed it counts.
    assert both(other, namespace=True).result == "different"
    # Where the scenario has forgotten to fix it, that is said, in a namespace too.
    for namespace in (False, True):
        forgotten = both(other, namespace=namespace, local_port=None)
        assert forgotten.result == "not checked"
        assert forgotten.reason == "differs only in a port that the system chose; set local_port in the scenario"
        assert both(other.replace("you are", "you Are"), namespace, None).result == "different"
    # Whatever else differs counts everywhere.
    assert both(other.replace("you are", "you Are")).result == "different"
    # The text must show the port that the client has, or both are wrong in the same way.
    assert both(other.replace("you are 51234", "you are 51235")).result == "different"


def test_a_scenario_without_local_port_takes_only_what_the_kernel_told_for_such_a_port() -> None:
    def both(name: str, one: bytes, two: bytes, *traces: str | None) -> str:
        runs = (
            run(language, stdout=text, trace=trace, namespace=True)
            for language, text, trace in zip(("C", "Python"), (one, two), traces)
        )
        return verdict(name, *runs).result

    other = TALK.replace("40123", "51234")
    assert both("stdout", b"port 40123\n", b"port 51234\n", TALK, other) == "not checked"
    assert both("stdout", b"port 40123\n", b"port 51235\n", TALK, other) == "different"
    assert both("stdout", b"port 40123\n", b"port 51234\n", TALK, TALK) == "different"
    assert both("stdout", b"port 40123\n", b"port 51234\n", TRACE, TRACE) == "different"
    assert both("stdout", b"port 40123\n", b"port 51234\n", None, None) == "different"


def test_a_program_that_was_never_started_is_told_first() -> None:
    def two(language: str, started: bool) -> Run:
        server = replace(run(language).programs[0], program=Program("timeserver", listens=9013), exit=None)
        client = replace(server, program=Program("timeclient"), exit=Exit(10, 0) if started else None, started=started)
        if started:
            server = replace(server, exit=Exit(10, None, "SIGINT"))
        return replace(run(language, verdict="time"), programs=(server, client))

    found = verdict("exit", two("C", True), two("Python", False))
    assert found.difference is not None
    assert (found.difference.where, found.difference.c) == ("timeclient's end", "status 0")
    assert found.difference.python == "was never started: nothing listens on port 9013"
    with pytest.raises(CannotCompare, match="'s': timeclient was never started: nothing listens on port 9013"):
        check_reference(two("C", False))


@pytest.mark.parametrize(("trace", "result"), [(TRACE, "different"), (None, "not checked")])
def test_without_a_trace_a_number_that_a_peer_received_may_be_such_a_port(trace: str | None, result: str) -> None:
    options: dict[str, Any] = {"namespace": False, "local_port": 40000, "trace": trace}
    c, python = (run("C", peers=(peer(sent=text),), **options) for text in (b"I am 40123", b"I am 51234"))
    assert verdict("wire", c, python).result == result


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("listen(3, 5)", "listen(3, 6)"),
        ("htons(8080)", "htons(36895)"),
        ("htons(45000)", "htons(55000)"),
        (", 40123, 0, NULL", ", 51234, 0, NULL"),
        ("= 4\n", "= 5\n"),
    ],
)
def test_only_ports_that_the_system_chose_are_left_out(old: str, new: str) -> None:
    text = (
        "10 socket(AF_INET, SOCK_STREAM, 0) = 3\n"
        '10 bind(3, {sa_family=AF_INET, sin_port=htons(8080), sin_addr=inet_addr("0.0.0.0")}, 16) = 0\n'
        '10 bind(6, {sa_family=AF_INET, sin_port=htons(45000), sin_addr=inet_addr("0.0.0.0")}, 16) = 0\n'
        '10 getsockname(6, {sa_family=AF_INET, sin_port=htons(45000), sin_addr=inet_addr("0.0.0.0")}, [16]) = 0\n'
        "10 listen(3, 5) = 0\n"
        '10 accept(3, {sa_family=AF_INET, sin_port=htons(40123), sin_addr=inet_addr("127.0.0.1")}, [16]) = 4\n'
        "10 recvfrom(4, 0x7ffe12, 40123, 0, NULL, NULL) = -1 EAGAIN (x)\n"
    )
    assert old in text
    options: dict[str, Any] = {"namespace": False, "local_port": 40000}
    other = text.replace(old, new).replace("htons(40123)", "htons(51234)")
    found = verdict("calls", run("C", trace=text, **options), run("Python", trace=other, **options))
    assert found.result == "different" and found.difference is not None
    assert new.strip() in found.difference.python


def test_a_chosen_port_in_one_programs_text_does_not_hide_a_difference_in_anothers() -> None:
    def two(language: str, server: bytes, client: bytes) -> Run:
        one = run(language, stdout=server, local_port=40000, namespace=False)
        other = run(language, stdout=client, local_port=40000, namespace=False)
        return replace(one, programs=one.programs + other.programs)

    c = two("C", b"port 40123\n", b"a\n")
    assert verdict("stdout", c, two("Python", b"port 51234\n", b"a\n")).result == "not checked"
    assert verdict("stdout", c, two("Python", b"port 51234\n", b"b\n")).result == "different"


def test_between_several_programs_the_wire_comes_from_the_traces_even_beside_peers() -> None:
    def two(language: str, trace: str | None = TRACE, seen: PeerRun | None = None) -> Run:
        one = run(language, peers=(seen or peer(),), trace=trace)
        return replace(one, programs=one.programs * 2)

    found = verdict("wire", two("C"), two("Python"))
    assert (found.result, found.counts) == ("same", (("byte in", 0), ("byte out", 4)))
    found = verdict("wire", two("C"), two("Python", TRACE.replace('"hi"', '"ho"')))
    assert found.difference is not None
    assert found.difference.where == "byte 2 of what server: main socket#1 sent"
    unseen = Host(None, None, "strace is not installed")
    found = verdict("wire", two("C", None), two("Python", None), unseen)
    assert found.result == "not checked"
    assert found.reason == "no peer records all bytes here, and strace is not installed"
    # What the peers saw differs, whoever else was not seen.
    found = verdict("wire", two("C", None), two("Python", None, peer(sent=b"oUt")), unseen)
    assert found.result == "different"
    # With one program the peers see everything.
    assert verdict("wire", run("C", trace=None, peers=(peer(),)), run("Python", peers=(peer(),))).result == "same"


def test_a_reference_must_do_what_the_scenario_says() -> None:
    check_reference(run("C", peers=(peer(),)))
    with pytest.raises(CannotCompare, match="did not end within 10 s"):
        check_reference(run("C", exit=None, verdict="time"))
    with pytest.raises(CannotCompare, match="the peer from port 40001: step 1: odd"):
        check_reference(run("C", peers=(peer(b"", b"", "closed by the program", "step 1: odd"),)))


WRONG = {
    "another backlog": ("listen(sockfd, 5)", "listen(sockfd, 6)", {"calls"}),
    "a missing close": ("libc.close(sockfd)\n", "", {"calls"}),
    "an extra call": ("libc.close(sockfd)\n", "libc.close(sockfd)\nlibc.close(sockfd)\n", {"calls"}),
    "another descriptor": ("sockfd = libc.socket", "import os; os.dup(0)\nsockfd = libc.socket", {"calls"}),
    "another message on stdout": ("%s: %s", "%s- %s", {"stdout"}),
    "something on stderr": ("libc.listen", "libc.perror(b'x')\nlibc.listen", {"stderr"}),
    "another exit status": ("exit(3)", "exit(4)", {"exit"}),
    "death by a signal": ("libc.exit(3)", "libc.fflush(None)\ngetattr(libc, 'raise')(9)", {"exit"}),
    "another reply": ('b"goodbye"', 'b"goodbyE"', {"wire", "calls"}),
    "a short reply": (', b"goodbye", 7,', ', b"goodbye", 6,', {"wire", "calls"}),
    "the NUL sent as well": (', b"goodbye", 7,', ', b"goodbye", 8,', {"wire", "calls"}),
}


@needs_everything
@pytest.mark.parametrize("what", WRONG)
def test_a_wrong_port_is_caught_by_the_verdict_it_belongs_to(bench: Any, what: str) -> None:
    old, new, expected = WRONG[what]
    assert old in bench.server_py
    python = bench.server_py.replace(old, new)
    results = bench.results(bench.server_c, python, bench.scenario)
    assert {name for name, result in results.items() if result != "same"} == expected
    assert {results[name] for name in expected} == {"different"}
