"""Whole runs with talk in them: clients, pairs of programs, and how connections end.

What a stage does with a single program, well-behaved or hostile, is `test_stage`'s business.
"""

from __future__ import annotations

import shutil
import socket
from typing import Any

import pytest

from pysock.compare.runs import namespaces
from pysock.compare.verdict import NAMES
from pysock.trace import find

pytestmark = pytest.mark.skipif(shutil.which("cc") is None, reason="there is no C compiler")
needs_strace = pytest.mark.skipif(find()[0] is None, reason=find()[1])
needs_namespaces = pytest.mark.skipif(namespaces()[0] is None, reason=namespaces()[1])

ALL_SAME = dict.fromkeys(NAMES, "same")

CLIENT_C = r"""
#include <arpa/inet.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
int main(void)
{
    int sockfd = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in addr;
    socklen_t len = sizeof(addr);
    char buf[16];
    memset(&addr, 0, sizeof(addr));
    addr.sin_family = AF_INET;
    addr.sin_port = htons(8080);
    addr.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(sockfd, (struct sockaddr *)&addr, sizeof(addr)) < 0) {
        perror("connect");
        return 2;
    }
    send(sockfd, "hello", 5, 0);
    ssize_t n = recv(sockfd, buf, sizeof(buf), 0);
    getsockname(sockfd, (struct sockaddr *)&addr, &len);
    printf("%zd bytes at port %d\n", n, ntohs(addr.sin_port));
    close(sockfd);
    return 0;
}
"""
CLIENT_PY = """\
import ctypes, struct
libc = ctypes.CDLL(None)
sockfd = libc.socket(2, 1, 0)
addr = struct.pack("=H", 2) + struct.pack(">H", 8080) + b"\\x7f\\0\\0\\1" + bytes(8)
if libc.connect(sockfd, addr, 16) < 0:
    libc.perror(b"connect")
    libc.exit(2)
libc.send(sockfd, b"hello", 5, 0)
n = libc.recv(sockfd, ctypes.create_string_buffer(16), 16, 0)
name, length = ctypes.create_string_buffer(addr, 16), ctypes.c_int(16)
libc.getsockname(sockfd, name, ctypes.byref(length))
print(n, "bytes at port", struct.unpack(">H", name.raw[2:4])[0])
libc.close(sockfd)
"""


@needs_namespaces
def test_a_client_and_a_listening_peer(bench: Any) -> None:
    scenario = """
        [[scenario]]
        name = "answered"
        local_port = 40000
        [[scenario.peer]]
        listen = 8080
        steps = [{expect = "hello"}, {send = "hi"}, {expect_end = true}]
        [[scenario]]
        name = "refused"
    """
    comparison = bench.compare(CLIENT_C, CLIENT_PY, scenario)
    assert not comparison.differs
    assert [verdict.details for _, verdict in comparison.verdicts("exit")] == [("status 0",), ("status 2",)]


@needs_namespaces
def test_two_programs_in_every_mixture(bench: Any) -> None:
    (bench.directory / "client.c").write_text(CLIENT_C)
    (bench.directory / "client.py").write_text(CLIENT_PY)
    scenario = """
        [[scenario]]
        name = "both"
        local_port = 40000
        [[scenario.program]]
        role = "server"
        listens = 8080
        [[scenario.program]]
        role = "client"
    """
    comparison = bench.compare(bench.server_c, bench.server_py, scenario)
    assert [case.languages for case in comparison.cases] == [
        "C server, Python client",
        "Python server, C client",
        "Python server, Python client",
    ]
    assert not comparison.differs
    _, wire = comparison.verdicts("wire")[0]
    if find()[0]:
        assert dict(wire.counts) == {"byte in": 12, "byte out": 12}


@needs_strace
def test_without_a_namespace_the_clients_port_is_chance(bench: Any, free_port: int) -> None:
    # The client breaks off, with bytes unread, so that no TIME_WAIT keeps the server's port.
    c, python = (text.replace("8080", str(free_port)) for text in (CLIENT_C, CLIENT_PY))
    (bench.directory / "client.c").write_text(c.replace("sizeof(buf), 0)", "sizeof(buf), MSG_PEEK)"))
    (bench.directory / "client.py").write_text(python.replace("16, 0)\nname", f"16, {socket.MSG_PEEK:d})\nname"))
    server_c = bench.server_c.replace('"goodbye", 7, 0);', '"goodbye", 7, 0);\n    recv(clientfd, buf, 1, 0);')
    server_py = bench.server_py.replace('b"goodbye", 7, 0)', 'b"goodbye", 7, 0)\nlibc.recv(clientfd, buf, 1, 0)')
    scenario = f"""
        [[scenario]]
        name = "both"
        local_port = 40000
        [[scenario.program]]
        role = "server"
        args = ["{free_port}"]
        listens = {free_port}
        [[scenario.program]]
        role = "client"
    """
    comparison = bench.compare(server_c, server_py, scenario, namespace=False)
    results = [{verdict.name: verdict.result for verdict in case.verdicts} for case in comparison.cases]
    assert results == [{**ALL_SAME, "stdout": "not checked", "calls": "not checked"}] * 3
    server_py = server_py.replace("listen(sockfd, 5)", "listen(sockfd, 6)")
    comparison = bench.compare(server_c, server_py, scenario, namespace=False)
    calls = {case.languages: verdict.result for case, verdict in comparison.verdicts("calls")}
    assert calls["C server, Python client"] == "not checked"
    assert calls["Python server, C client"] == calls["Python server, Python client"] == "different"


@needs_namespaces
@needs_strace
def test_bytes_between_two_programs_are_looked_at_beside_a_peer(bench: Any) -> None:
    (bench.directory / "client.c").write_text(CLIENT_C)
    (bench.directory / "client.py").write_text(CLIENT_PY.replace('b"hello"', 'b"hallo"'))
    scenario = """
        [[scenario]]
        name = "both, and a peer that nobody talks to"
        local_port = 40000
        [[scenario.program]]
        role = "server"
        listens = 8080
        [[scenario.program]]
        role = "client"
        [[scenario.peer]]
        listen = 9090
        accept = false
    """
    server_c, server_py = (text.replace("%s: %s", "%s") for text in (bench.server_c, bench.server_py))
    comparison = bench.compare(server_c, server_py, scenario)
    wire = {case.languages: verdict for case, verdict in comparison.verdicts("wire")}
    assert wire["Python server, C client"].result == "same"
    difference = wire["C server, Python client"].difference
    assert difference is not None and difference.where == "byte 2 of what server: main accept#1 received"
    comparison = bench.compare(server_c, server_py, scenario, strace=False)
    assert {verdict.result for _, verdict in comparison.verdicts("wire")} == {"not checked"}


RESET_C = r"""
#include <arpa/inet.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
int main(void)
{
    int sockfd = socket(AF_INET, SOCK_STREAM, 0), clientfd;
    struct sockaddr_in addr;
    char buf[16];
    memset(&addr, 0, sizeof(addr));
    addr.sin_family = AF_INET;
    addr.sin_port = htons(8080);
    bind(sockfd, (struct sockaddr *)&addr, sizeof(addr));
    listen(sockfd, 5);
    clientfd = accept(sockfd, NULL, NULL);
    recv(clientfd, buf, 4, MSG_PEEK);
    recv(clientfd, buf, COUNT, 0);
    send(clientfd, "bye", 3, 0);
    close(clientfd);
    return 0;
}
"""
"""A server that leaves bytes unread, and so breaks the connection off, when COUNT is less than 4."""


@needs_namespaces
@pytest.mark.parametrize("count", [4, 2])
@pytest.mark.parametrize(
    "more", ["", "{expect_end = true}", "{expect_end = true}, {expect_end = true}", '{expect = "x"}', '{send = "x"}']
)
def test_the_end_of_a_connection_is_on_record_as_it_happened_first(
    bench: Any, monkeypatch: pytest.MonkeyPatch, count: int, more: str
) -> None:
    from pysock.compare import comparison, runs

    ended: list[runs.Run] = []
    monkeypatch.setattr(comparison, "check_reference", lambda run, faults=False: ended.append(run))
    steps = ", ".join(filter(None, ['{send = "four"}', '{expect = "bye"}', more]))
    scenario = f"""
        [[scenario]]
        name = "hello"
        [[scenario.peer]]
        connect = 8080
        steps = [{steps}]
    """
    bench.compare(RESET_C.replace("COUNT", str(count)), "", scenario, strace=False)
    expected = "closed by the program" if count == 4 else "reset by the program"
    assert ended[0].peers[0].sent == b"bye"
    assert ended[0].peers[0].ending == expected
