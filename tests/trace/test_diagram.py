"""Diagrams: what belongs together in traces as strace writes them, and a server that forks, really run and drawn."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from pysock.cli import main
from pysock.events import Call, Event
from pysock.trace import find, parse
from pysock.trace.diagram import Diagram, brief, bytes_text, diagram
from pysock.trace.ends import Connections, address
from pysock.trace.mermaid import mermaid
from pysock.trace.strace import parse_call
from pysock.trace.svg import svg

STRACE, WHY_NOT = find()
FORK_SERVER = Path(__file__).parent / "programs" / "fork_server.c"
TCP = "socket(AF_INET, SOCK_STREAM, IPPROTO_IP)"
ADDRESS = '{{sa_family=AF_INET, sin_port=htons({}), sin_addr=inet_addr("127.0.0.1")}}'
AT_80, AT_81 = ADDRESS.format(80), ADDRESS.format(81)

TALK = f"""\
10 1.000001 {TCP} = 3
10 1.000002 bind(3, {AT_80}, 16) = 0
10 1.000003 listen(3, 5) = 0
20 1.000004 {TCP} = 3
20 1.000005 connect(3, {AT_80}, 16) = 0
10 1.000006 accept(3, {ADDRESS.format(5000)}, [16]) = 4
20 1.000007 sendto(3, "abcdef", 6, 0, NULL, 0) = 6
10 1.000008 recvfrom(4, "abcd", 4, 0, NULL, NULL) = 4
10 1.000009 recvfrom(4, "ef", 4, 0, NULL, NULL) = 2
20 1.000010 shutdown(3, SHUT_WR) = 0
10 1.000011 recvfrom(4, "", 4, 0, NULL, NULL) = 0
10 1.000012 sendto(4, "<&>", 3, 0, NULL, 0) = 3
10 1.000013 close(4) = 0
20 1.000014 read(3, "<&>", 9) = 3
20 1.000015 read(3, "", 9) = 0
20 1.000016 close(3) = 0
20 1.000017 +++ exited with 0 +++
10 1.000018 +++ exited with 0 +++
"""
ROOTS = {10: "server", 20: "client"}


def events(text: str) -> list[Event]:
    trace = parse(text)
    assert trace.unread == []
    return trace.events


def links(found: list[Event]) -> list[tuple[str, str, str, object]]:
    """Every link as (kind, from, to, bytes or peer), with the calls by their place in the trace."""
    connections = Connections(found, ROOTS)
    return sorted(
        (link.kind, str(link.start), str(link.end), link.data if link.kind == "data" else link.peer)
        for link in connections.links()
    )


def arrows(drawn: Diagram) -> list[tuple[str, str, str]]:
    titles = [lane.title for lane in drawn.lanes]
    return [(titles[arrow.start[0]], titles[arrow.end[0]], arrow.text) for arrow in drawn.arrows]


def test_bytes_go_from_call_to_call() -> None:
    assert links(events(TALK)) == [
        ("connect", "4", "5", ""),
        ("data", "11", "13", b"<&>"),
        ("data", "6", "7", b"abcd"),
        ("data", "6", "8", b"ef"),
        ("end", "12", "14", ""),
        ("end", "9", "10", ""),
    ]


def test_the_states_of_tcp() -> None:
    connections = Connections(events(TALK), ROOTS)
    assert connections.states == {
        2: ["LISTEN"],
        4: ["SYN_SENT", "ESTABLISHED"],
        5: ["ESTABLISHED"],
        9: ["FIN_WAIT_2"],
        10: ["CLOSE_WAIT"],
        12: ["LAST_ACK"],
    }
    assert connections.effects == [(12, 20, "TIME_WAIT")]


def test_a_close_that_returns_after_what_it_brought_about() -> None:
    """The order of returns is chance: who closed first is who began first."""
    lines = TALK.replace("shutdown(3, SHUT_WR) = 0", "close(3 <unfinished ...>").splitlines(keepends=True)
    late = "20 1.000013 <... close resumed>) = 0\n"
    text = "".join([*lines[:13], late, *lines[-2:]])
    connections = Connections(events(text), ROOTS)
    assert connections.states[9] == ["FIN_WAIT_2"]
    assert connections.states[10] == ["CLOSE_WAIT"]
    assert connections.states[12] == ["LAST_ACK"]
    assert connections.effects == [(12, 20, "TIME_WAIT")]


def test_a_refused_connection_and_one_that_is_reset() -> None:
    text = (
        f"10 {TCP} = 3\n10 connect(3, {AT_80}, 16) = -1 ECONNREFUSED (Connection refused)\n"
        f"10 {TCP} = 4\n10 connect(4, {AT_80}, 16) = 0\n"
        "10 recvfrom(4, 0x7ffe00000000, 4, 0, NULL, NULL) = -1 ECONNRESET (Connection reset by peer)\n"
        "10 close(4) = 0\n"
    )
    connections = Connections(events(text), {10: "client"})
    assert connections.states == {1: ["SYN_SENT", "CLOSED"], 3: ["SYN_SENT", "ESTABLISHED"], 4: ["CLOSED"]}
    assert "end" not in [link.kind for link in connections.links()]  # close() sends no FIN any more


def test_a_descriptor_that_another_process_holds_is_not_closed() -> None:
    text = (
        f"10 {TCP} = 3\n10 connect(3, {AT_80}, 16) = 0\n"
        "10 clone(child_stack=NULL, flags=SIGCHLD) = 11\n10 close(3) = 0\n"
        '11 write(3, "x", 1) = 1\n11 +++ exited with 0 +++\n10 +++ exited with 0 +++\n'
    )
    connections = Connections(events(text), {10: "client"})
    assert 3 not in connections.states
    assert connections.states[5] == ["FIN_WAIT_2"]  # the child's end closed it


def test_a_peer_that_was_not_traced_has_a_life_line() -> None:
    text = "".join(line for line in TALK.splitlines(keepends=True) if line.startswith("10"))
    drawn = diagram(events(text), {10: "server"})
    assert [(lane.title, lane.traced) for lane in drawn.lanes] == [("server", True), ("127.0.0.1:5000", False)]
    assert arrows(drawn) == [
        ("127.0.0.1:5000", "server", "connection"),
        ("server", "127.0.0.1:5000", '"<&>"'),
        ("127.0.0.1:5000", "server", '"abcd"'),
        ("127.0.0.1:5000", "server", '"ef"'),
        ("server", "127.0.0.1:5000", "FIN"),
        ("127.0.0.1:5000", "server", "FIN"),
    ]


def test_datagrams_go_to_the_socket_at_their_address_and_back() -> None:
    udp = "socket(AF_INET, SOCK_DGRAM, IPPROTO_IP)"
    text = (
        f"10 {udp} = 3\n10 bind(3, {AT_80}, 16) = 0\n20 {udp} = 3\n"
        f'20 sendto(3, "one", 3, 0, {AT_80}, 16) = 3\n20 sendto(3, "two", 3, 0, {AT_80}, 16) = 3\n'
        f'10 recvfrom(3, "one", 9, 0, {AT_81}, [16]) = 3\n10 recvfrom(3, "two", 9, 0, {AT_81}, [16]) = 3\n'
        f'10 sendto(3, "three", 5, 0, {AT_81}, 16) = 5\n20 recvfrom(3, "three", 9, 0, {AT_80}, [16]) = 5\n'
        f'10 sendto(3, "lost", 4, 0, {ADDRESS.format(99)}, 16) = 4\n'
    )
    assert links(events(text)) == [
        ("data", "3", "5", b"one"),
        ("data", "4", "6", b"two"),
        ("data", "7", "8", b"three"),
        ("data", "9", "None", b"lost"),
    ]


def test_unix_sockets_by_path_and_pairs() -> None:
    unix, path = "socket(AF_UNIX, SOCK_STREAM, 0)", '{sa_family=AF_UNIX, sun_path="/tmp/s"}'
    text = (
        f"10 {unix} = 3\n10 bind(3, {path}, 9) = 0\n10 listen(3, 5) = 0\n20 {unix} = 3\n20 connect(3, {path}, 9) = 0\n"
        "10 accept(3, {sa_family=AF_UNIX}, [110 => 2]) = 4\n"
        '20 write(3, "x", 1) = 1\n10 read(4, "x", 1) = 1\n'
        "10 socketpair(AF_UNIX, SOCK_STREAM, 0, [5, 6]) = 0\n"
        '10 write(5, "y", 1) = 1\n10 read(6, "y", 1) = 1\n'
    )
    assert links(events(text)) == [("connect", "4", "5", ""), ("data", "6", "7", b"x"), ("data", "9", "10", b"y")]
    assert Connections(events(text), ROOTS).states == {}  # TCP's alone


@pytest.mark.parametrize(
    ("argument", "expected"),
    [
        (AT_80, ("80", "127.0.0.1:80")),
        (
            '{sa_family=AF_INET6, sin6_port=htons(80), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, "::1", &sin6_addr)}',
            ("80", "[::1]:80"),
        ),
        ('{sa_family=AF_UNIX, sun_path=@"abstract"}', ("abstract", "abstract")),
        ("NULL", ("", "")),
    ],
)
def test_addresses(argument: str, expected: tuple[str, str]) -> None:
    assert address(argument) == expected


def test_calls_are_shortened_where_nothing_is_lost() -> None:
    def shown(line: str, limit: int = 46) -> str:
        call = parse_call(1, line)
        assert isinstance(call, Call)
        return brief(call, limit)

    assert shown(f"bind(3, {AT_80}, 16) = 0") == "bind(3, 127.0.0.1:80, 16)"
    assert shown('sendto(3, "abc", 3, 0, NULL, 0) = 3') == 'sendto(3, "abc", 3, 0, …)'
    assert shown('write(3, "a long text that goes on\\n", 26) = 26') == 'write(3, "a long text that…", 26)'
    assert shown("socket(AF_INET, SOCK_STREAM|SOCK_CLOEXEC, IPPROTO_TCP) = 3", 20) == "socket(AF_INET, SO…)"
    assert bytes_text(b"\xff\n", 2) == r'"\xff\n"'
    assert bytes_text(b"x" * 100, 100) == '"' + "x" * 19 + '…" 100 bytes'
    assert bytes_text(None, 7) == "7 bytes"


def test_a_call_that_waits_is_a_bar_and_no_arrow_goes_up() -> None:
    text = f"""\
10 1.000000 {TCP} = 3 <0.00001>
10 1.001000 bind(3, {AT_80}, 16) = 0 <0.00001>
10 1.002000 listen(3, 5) = 0 <0.00001>
10 1.003000 accept(3,  <unfinished ...>
20 1.010000 {TCP} = 3 <0.00001>
20 1.011000 connect(3, {AT_80}, 16) = 0 <0.00001>
10 1.012000 <... accept resumed>NULL, NULL) = 4 <0.009>
10 1.013000 recvfrom(4,  <unfinished ...>
20 1.013100 write(3, "x", 1) = 1 <0.00001>
10 1.013200 <... recvfrom resumed>"x", 9, 0, NULL, NULL) = 1 <0.0002>
"""
    drawn = diagram(events(text), ROOTS)
    steps = {step.text.partition("(")[0]: step for step in drawn.steps}
    assert (steps["accept"].row, steps["accept"].end) == (3, 6)
    assert steps["recvfrom"].row == steps["recvfrom"].end == steps["write"].row + 1
    assert all(arrow.start[1] <= arrow.end[1] for arrow in drawn.arrows)


def test_mermaid_escapes_what_is_its_own() -> None:
    text = mermaid(diagram(events(TALK), ROOTS))
    assert text.startswith("sequenceDiagram\n    accTitle: Socket calls of server, client\n")
    assert "    p0->>p1: #quot;#lt;#amp;#gt;#quot;\n" in text
    assert "Note over p0: listen(3, 5) = 0 [LISTEN]\n" in text


def test_the_svg_is_text_in_two_colour_schemes() -> None:
    text = svg(diagram(events(TALK), ROOTS))
    root = ElementTree.fromstring(text)
    space = {"s": "http://www.w3.org/2000/svg"}
    title, about = root.find("s:title", space), root.find("s:desc", space)
    assert title is not None and title.text == "Socket calls of server, client"
    assert about is not None and about.text is not None and about.text.startswith("16 calls on 2 life lines")
    words = ["".join(element.itertext()) for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert '"<&>"' in words
    assert "LISTEN" in words
    assert "prefers-color-scheme: dark" in text
    assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)|<image|<script|var\(", text)
    width = float(root.attrib["viewBox"].split()[2])
    places = [float(element.attrib["x"]) for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert all(0 < place < width for place in places)


def test_an_empty_trace_can_be_drawn() -> None:
    for draw in (svg, mermaid):
        assert draw(diagram([], {}))


@pytest.mark.skipif(STRACE is None, reason=WHY_NOT)
def test_a_server_that_forks_and_its_clients(tmp_path: Path) -> None:
    output, drawing = tmp_path / "out", tmp_path / "fork.mmd"
    words = ["-o", str(output), "--mermaid", str(drawing), "--svg", str(tmp_path / "fork.svg"), str(FORK_SERVER)]
    assert main(["trace", *words]) == 0
    text = drawing.read_text()
    lanes = re.findall(r"participant (p\d) as (.*)", text)
    assert sorted(name for _, name in lanes) == [
        "fork_server.c",
        *(f"fork_server.c.{number}" for number in (1, 2, 3, 4)),
    ]
    assert lanes[0] == ("p0", "fork_server.c")
    # Each client's bytes go to the child that serves it, and come back: whose child is who may vary.
    there = re.findall(r"(p\d)->>(p\d): #quot;the (first|second) client", text)
    assert len(there) == 4
    ways = {(start, end, which) for start, end, which in there}
    assert all((end, start, which) in ways for start, end, which in ways)
    assert all("p0" not in (start, end) for start, end, _ in ways)
    assert len(re.findall(r"p\d->>p0: connection", text)) == 2
    assert text.count("TIME_WAIT") == 2
    assert ElementTree.fromstring((tmp_path / "fork.svg").read_text()).tag.endswith("svg")
