"""Whole runs over UDP, UNIX-domain sockets, IPv6 and multicast, and scripts over several peers and programs."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from pysock.compare.comparison import Comparison, Options, compare, pair
from pysock.compare.problem import CannotCompare
from pysock.compare.report import text
from pysock.compare.runs import namespaces
from pysock.trace import find

pytestmark = [
    pytest.mark.skipif(shutil.which("cc") is None, reason="there is no C compiler"),
    pytest.mark.skipif(namespaces()[0] is None, reason=f"no namespaces: {namespaces()[1]}"),
]

HEAD = r"""
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>
"""

UDP = """
int main(void)
{
    struct sockaddr_in addr = {.sin_family = AF_INET, .sin_port = htons(9000)};
    socklen_t len = sizeof(addr);
    char buf[64];
    ssize_t n;
    int fd = socket(AF_INET, SOCK_DGRAM, 0);
    bind(fd, (struct sockaddr *)&addr, sizeof(addr));
    while ((n = recvfrom(fd, buf, sizeof(buf), 0, (struct sockaddr *)&addr, &len)) > 0)
        sendto(fd, buf, n, 0, (struct sockaddr *)&addr, len);
    return 0;
}
"""
UDP_PY = """
import socket
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
    sock.bind(("", 9000))
    while True:
        data, sender = sock.recvfrom(64)
        if not data:
            break
        HALF
        sock.sendto(data, sender)
"""
UDP_TALK = """
[[scenario]]
name = "datagrams"
[[scenario.peer]]
connect = 9000
type = "datagram"
steps = [{ send = "one" }, { expect = "one" }, { send = "two" }, { expect = { prefix = "t" } }, { send = "3" },
         { expect = { regex = "[0-9]" } }, { expect_nothing = true }]
[[scenario.peer]]
connect = 9000
type = "datagram"
from_address = "127.0.0.2"
steps = [{ send = "four" }, { expect = { length = 4 } }, { send = "" }]
"""

LOCAL = """
int main(void)
{
    struct sockaddr_un addr = {.sun_family = AF_UNIX, .sun_path = "talk.sock"};
    char buf[64];
    ssize_t n;
    int fd = socket(AF_UNIX, SOCK_STREAM, 0), client;
    bind(fd, (struct sockaddr *)&addr, sizeof(addr));
    listen(fd, 5);
    client = accept(fd, NULL, NULL);
    while ((n = read(client, buf, sizeof(buf))) > 0)
        write(client, buf, n);
    close(client);
    unlink("talk.sock");
    return 0;
}
"""
LOCAL_PY = """
import ctypes, socket
sock = socket.socket(socket.AF_UNIX)
sock.bind("talk.sock")
sock.listen(5)
libc = ctypes.CDLL(None)
client = libc.accept(sock.fileno(), None, None)
buf = ctypes.create_string_buffer(64)
while (n := libc.read(client, buf, 64)) > 0:
    libc.write(client, buf, n)
libc.close(client)
libc.unlink(b"talk.sock")
libc._exit(0)
"""
LOCAL_TALK = """
[[scenario]]
name = "a path"
[[scenario.peer]]
connect = "talk.sock"
steps = [{ send = "hello" }, { expect = "hello" }, { half_close = true }, { expect_end = true }]
"""
BOX = """
    int box = socket(AF_UNIX, SOCK_DGRAM, 0);
    bind(box, (struct sockaddr *)&addr, sizeof(addr));
    poll(NULL, 0, 700);
    close(box);
    unlink("talk.sock");
"""
BOX_PY = """
import os, select
box = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
box.bind("talk.sock")
select.poll().poll(700)
box.close()
os.unlink("talk.sock")
"""

SIX = """
int main(void)
{
    struct sockaddr_in6 addr = {.sin6_family = AF_INET6, .sin6_port = htons(9000)};
    int fd = socket(AF_INET6, SOCK_STREAM, 0);
    bind(fd, (struct sockaddr *)&addr, sizeof(addr));
    listen(fd, 5);
    for (int i = 0; i < 2; i++)
        close(accept(fd, NULL, NULL));
    return 0;
}
"""
SIX_PY = """
import ctypes, socket
sock = socket.socket(socket.AF_INET6)
libc = ctypes.CDLL(None)
libc.bind(sock.fileno(), b"\\x0a\\0" + (9000).to_bytes(2, "big") + bytes(24), 28)
libc.listen(sock.fileno(), 5)
for _ in range(2):
    libc.close(libc.accept(sock.fileno(), None, None))
libc._exit(0)
"""
SIX_TALK = """
[[scenario]]
name = "both families"
[[scenario.peer]]
connect = 9000
family = "inet6"
steps = [{ expect_end = true }]
[[scenario.peer]]
connect = 9000
address = "127.0.0.2"
steps = [{ expect_end = true }]
"""

GROUP = """
int main(void)
{
    struct sockaddr_in addr = {.sin_family = AF_INET, .sin_port = htons(9000)};
    struct ip_mreq group = {{0}, {0}};
    char buf[64];
    ssize_t n;
    int fd = socket(AF_INET, SOCK_DGRAM, 0);
    inet_aton("239.1.2.3", &group.imr_multiaddr);
    bind(fd, (struct sockaddr *)&addr, sizeof(addr));
    setsockopt(fd, IPPROTO_IP, IP_ADD_MEMBERSHIP, &group, sizeof(group));
    n = recv(fd, buf, sizeof(buf), 0);
    addr.sin_addr = group.imr_multiaddr;
    addr.sin_port = htons(9001);
    sendto(fd, buf, n, 0, (struct sockaddr *)&addr, sizeof(addr));
    return n == 5 ? 0 : 1;
}
"""
GROUP_PY = """
import ctypes, socket
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(("", 9000))
sock.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, socket.inet_aton("239.1.2.3") + bytes(4))
libc = ctypes.CDLL(None)
buf = ctypes.create_string_buffer(64)
n = libc.recv(sock.fileno(), buf, 64, 0)
sock.sendto(buf.raw[:n], ("239.1.2.3", 9001))
libc._exit(0)
"""
GROUP_TALK = """
[[scenario]]
name = "a group"
[[scenario.peer]]
listen = 9001
type = "datagram"
address = "239.1.2.3"
steps = [{ expect = "hello" }]
[[scenario.peer]]
connect = 9000
type = "datagram"
address = "239.1.2.3"
steps = [{ send = "hello" }]
"""

CHAT = """
int main(void)
{
    struct sockaddr_in addr = {.sin_family = AF_INET, .sin_port = htons(9000)};
    struct pollfd fds[3] = {{socket(AF_INET, SOCK_STREAM, 0), 0, 0}};
    char buf[64];
    bind(fds[0].fd, (struct sockaddr *)&addr, sizeof(addr));
    listen(fds[0].fd, 5);
    for (int i = 1; i < 3; i++) {
        fds[i].fd = accept(fds[0].fd, NULL, NULL);
        fds[i].events = POLLIN;
    }
    for (;;) {
        poll(fds + 1, 2, -1);
        for (int i = 1; i < 3; i++)
            if (fds[i].revents) {
                ssize_t n = recv(fds[i].fd, buf, sizeof(buf), 0);
                if (n <= 0)
                    exit(0);
                send(fds[3 - i].fd, buf, n, 0);
            }
    }
}
"""
CHAT_PY = """
import ctypes, select, socket
libc = ctypes.CDLL(None)
sock = socket.socket()
libc.bind(sock.fileno(), b"\\2\\0" + (9000).to_bytes(2, "big") + bytes(12), 16)
libc.listen(sock.fileno(), 5)
fds = [libc.accept(sock.fileno(), None, None) for _ in range(2)]
poll = select.poll()
for fd in fds:
    poll.register(fd, select.POLLIN)
buf = ctypes.create_string_buffer(64)
while True:
    for fd, _ in poll.poll():
        n = libc.recv(fd, buf, 64, 0)
        if n <= 0:
            libc._exit(0)
        libc.send(fds[1 - fds.index(fd)], buf, n, 0)
"""
CHAT_TALK = """
[[scenario]]
name = "a chat"
script = [
    { peer = "alice", connect = true },
    { peer = "bob", connect = true },
    { peer = "alice", send = "hi" },
    { peer = "bob", expect = "hi" },
    { peer = "alice", expect_nothing = true },
    { peer = "bob", send = "hello" },
    { peer = "alice", expect = "hello" },
    { peer = "bob", close = true },
    { peer = "alice", expect_end = true },
]
[[scenario.peer]]
name = "alice"
connect = 9000
[[scenario.peer]]
name = "bob"
connect = 9000
"""

ASKS = """
static void told(int number) { (void)number; write(1, "signal\\\\n", 7); }
int main(void)
{
    char line[64];
    struct sigaction action = {.sa_handler = told, .sa_flags = SA_RESTART};
    sigaction(SIGUSR1, &action, NULL);
    write(1, isatty(0) ? "name? " : "no terminal? ", 6);
    ssize_t n = read(0, line, sizeof(line));
    write(1, line, n);
    while (read(0, line, sizeof(line)) > 0)
        ;
    write(1, getenv("PLACE"), 4);
    return 0;
}
""".replace("\\\\", "\\")
ASKS_PY = """
import os, signal
signal.signal(signal.SIGUSR1, lambda *_: os.write(1, b"signal\\n"))
os.write(1, b"name? " if os.isatty(0) else b"no ter")
os.write(1, os.read(0, 64))
while os.read(0, 64):
    pass
os.write(1, os.environ["PLACE"].encode())
"""
ASKS_TALK = """
[[scenario]]
name = "a question"
program = "prog"
terminal = ["stdin", "stdout"]
env = { PLACE = "here" }
script = [
    { program = "prog", expect = "name? " },
    { program = "prog", send = "Ann\\n" },
    { program = "prog", expect = { regex = "Ann\\n" } },
    { program = "prog", signal = "SIGUSR1" },
    { program = "prog", expect = "signal\\n" },
    { program = "prog", end_input = true },
    { program = "prog", expect_exit = true },
]
"""


def run(directory: Path, c: str, python: str, talk: str) -> Comparison:
    files = directory / "prog.c", directory / "prog.py", directory / "s.toml"
    for file, content in zip(files, (HEAD + c, python, talk)):
        file.write_text(content)
    return compare(pair(*files))


def different(comparison: Comparison) -> set[str]:
    return {verdict.name for case in comparison.cases for verdict in case.verdicts if verdict.result == "different"}


CASES = {
    "udp": (UDP, UDP_PY.replace("        HALF\n", ""), UDP_TALK),
    "unix": (LOCAL, LOCAL_PY, LOCAL_TALK),
    # a socket of another type is at the path first, for as long as the peer needs to try it
    "unix later": (
        LOCAL.replace("int fd = socket(", BOX + "    int fd = socket("),
        LOCAL_PY.replace("sock = ", BOX_PY + "sock = "),
        LOCAL_TALK,
    ),
    "inet6": (SIX, SIX_PY, SIX_TALK),
    "multicast": (GROUP, GROUP_PY, GROUP_TALK),
    "chat": (CHAT, CHAT_PY, CHAT_TALK),
    "terminal": (ASKS, ASKS_PY, ASKS_TALK),
    "pipe": (ASKS, ASKS_PY, ASKS_TALK.replace('"stdin", ', "").replace('"name? "', '"no ter"')),
}


@pytest.mark.parametrize("name", CASES)
def test_peers_of_every_kind(tmp_path: Path, name: str) -> None:
    comparison = run(tmp_path, *CASES[name])
    # The ports are plain Python, whose own calls and close may differ; what was said may not.
    assert different(comparison) <= {"calls"}
    wire = dict(comparison.verdicts("wire")[0][1].counts)
    if name == "udp":
        assert wire == {"byte in": 11, "byte out": 11}
    if name == "chat":
        assert wire == {"byte in": 7, "byte out": 7}


def test_other_datagrams_with_the_same_bytes_differ(tmp_path: Path) -> None:
    halved = UDP_PY.replace("HALF", "sock.sendto(data[:1], sender); data = data[1:]")
    talk = UDP_TALK.replace("{ expect", "{ wait = true }, { read").replace('read = "one"', "read = true")
    talk = '[[scenario]]\nname = "x"\n[[scenario.peer]]\nconnect = 9000\ntype = "datagram"\n'
    talk += 'steps = [{ send = "one" }, { read = true }, { send = "" }]\n'
    comparison = run(tmp_path, UDP, halved, talk)
    difference = comparison.verdicts("wire")[0][1].difference
    assert difference is not None
    assert (difference.c, difference.python) == ("1, of 3 bytes", "2, of 1, 2 bytes")


def test_a_script_that_the_c_program_does_not_follow(tmp_path: Path) -> None:
    talk = ASKS_TALK.replace('"signal\\n" }', '"sigh" }')
    with pytest.raises(CannotCompare, match=r"the script, line 5 \(expect\): wanted b'sigh', got b'sign'"):
        run(tmp_path, ASKS, ASKS_PY, talk)


@pytest.mark.skipif(find()[0] is None, reason="no strace")
def test_a_program_that_the_script_starts(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.c").write_text(f'#include <stdio.h>\nint main(void) {{ return puts("{name}") < 0; }}\n')
        (tmp_path / f"{name}.py").write_text(f"print('{name}')\n")
    (tmp_path / "s.toml").write_text("""
[[scenario]]
name = "in turn"
script = [
    { program = "one", expect_exit = true },
    { program = "two", start = true },
    { program = "two", expect_exit = true },
]
program = [{ role = "one" }, { role = "two" }]
""")
    comparison = compare(pair(tmp_path / "one.c", tmp_path / "one.py", tmp_path / "s.toml"))
    assert not comparison.differs


FILES = """
[[scenario]]
name = "files"
privileges = PRIVILEGES
[scenario.files]
"www/index.html" = "Hello"
"www/empty/" = {}
secret = { text = "x", times = 3, mode = "0000" }
link = { link = "www/index.html" }
"""
READS = """
int main(void)
{
    char buf[9] = "";
    struct stat status;
    read(open("link", O_RDONLY), buf, 8);
    printf("%s %d %d\\n", buf, stat("www/empty", &status), open("secret", O_RDONLY) < 0 ? errno : 0);
    return 0;
}
"""


@pytest.mark.parametrize(("privileges", "error"), [("true", 0), ("false", 13)])
def test_files_and_privileges(tmp_path: Path, privileges: str, error: int) -> None:
    python = f"print('Hello 0 {error}')"
    assert different(run(tmp_path, READS, python, FILES.replace("PRIVILEGES", privileges))) == set()


def test_a_scenario_that_takes_privileges_is_not_checked_where_there_are_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The others are compared, and the report says which were not run, and why."""
    scenarios = "".join(f'[[scenario]]\nname = "{key}"\nprivileges = {key}\n' for key in ("false", "true"))
    files = {"a.c": "int main(void) { return 0; }", "a.py": "", "s.toml": scenarios}
    for name, written in files.items():
        (tmp_path / name).write_text(written)
    subject = pair(tmp_path / "a.c", tmp_path / "a.py", tmp_path / "s.toml")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    comparison = compare(subject, Options(namespace=False, strace=False))
    stdout = {case.scenario: verdict.result for case, verdict in comparison.verdicts("stdout")}
    assert stdout == {"false": "same", "true": "not checked"}
    assert not comparison.differs
    report = text(comparison)
    assert "  false  equal\n  true   not run\n" in report
    assert "not run: 'true': it takes root's privileges (raw sockets, ports below 1024)" in report


LIMITS = {
    "memory": ("memory = 64\n", "x = bytearray(200 << 20)\nimport time\ntime.sleep(9)", "took more than 64 MiB of"),
    "processes": ("processes = 5\n", "import os\nwhile True: os.fork()", "started more than 5 processes and"),
    "output": (
        "output = 1000\n",
        "print('x' * 2000, flush=True)\nimport time\ntime.sleep(9)",
        "printed more than 1000 bytes and",
    ),
}


@pytest.mark.parametrize("name", LIMITS)
def test_limits_are_kept_and_said(tmp_path: Path, name: str) -> None:
    key, python, said = LIMITS[name]
    comparison = run(tmp_path, "int main(void) { return 0; }", python, '[[scenario]]\nname = "x"\n' + key)
    difference = comparison.verdicts("exit")[0][1].difference
    assert difference is not None
    assert difference.python.startswith(said)


def test_a_port_that_differs_now_and_then_is_found_by_repeating(tmp_path: Path) -> None:
    """It writes a letter to a file each time, and is wrong the third."""
    count = tmp_path / "count"
    python = f"with open({str(count)!r}, 'a+') as file:\n    file.write('x')\n    print('Hello'[file.tell() // 3 :])\n"
    c = 'int main(void) { puts("Hello"); return 0; }'
    assert different(run(tmp_path, c, python, '[[scenario]]\nname = "x"\n')) == set()
    count.unlink()
    comparison = run(tmp_path, c, python, '[[scenario]]\nname = "x"\nrepeat = 3\n')
    assert len(comparison.cases) == 3 and different(comparison) == {"stdout"}
    assert "  x  differs" in text(comparison)
