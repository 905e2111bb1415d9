"""The gate: each C program of the lessons, translated, behaves as the C under the lesson's own scenarios.

A new lesson joins by itself. The hand-written port beside the C says what a careful person wrote: `DIFFERENT` has the
lines where the translator writes something else, and why.
"""

from __future__ import annotations

import ast
import difflib
import importlib
import sys
from pathlib import Path
from typing import Any

import pytest

from pysock.compare.comparison import LESSONS, Options, compare, pair
from pysock.compare.runs import namespaces
from pysock.translate import translate

toml: Any = importlib.import_module("tomllib" if sys.version_info >= (3, 11) else "tomli")
INDEX: list[dict[str, Any]] = toml.loads((LESSONS / "index.toml").read_text(encoding="utf-8"))["lesson"]
PROGRAMS = [
    f"{entry['folder']}/{path.stem}" for entry in INDEX for path in sorted((LESSONS / entry["folder"]).glob("*.c"))
]

# 88 columns; types that are no plain numbers; a person knows that no length leaves its buffer, and names an element
CHAT = [
    '    line = member(f"char[{LINE_SIZE}]")  # the beginning of a line whose end has not come yet',
    '    queue = member(f"char[{QUEUE_SIZE}]")  # what others wrote and this client has not taken yet',
    "def hang_up(fd: int, why: str) -> None:",
    "    client = clients[fd]",
    "    client.queue_length -= n",
    "    client = clients[fd]",
    "    if client.queue_length + length > QUEUE_SIZE:",
    "    if client.here and client.queue_length + length > QUEUE_SIZE:",
    "        client.queue_length += length",
    "    client = clients[fd]",
    "    n = recv(fd, client.line + client.line_length, LINE_SIZE - client.line_length, MSG_DONTWAIT)",
    "    client.line_length += n",
    "    client.line_length -= whole",
]

# a person knows each element as such, and that printf() takes any int
BATCH = [
    "            pieces[i].iov_len = sizeof(words[i])",
    "            messages[i].msg_hdr.msg_namelen = sizeof(callers[i])  # recvmmsg() changes it: set it every time",
    '            printf("%.*s%s\\n", messages[i].msg_len, words[i], rest)',
]

SEND_ALL = [  # pointers have types there
    "from pysock.annotations import Pointer",
    "def send_all(fd: int, data: Pointer[int], size: int) -> int:",
]

#: By program: the lines of the hand-written port that the translator writes otherwise.
DIFFERENT = {
    # 88 columns, where the lessons have 120: the comment goes above its line
    "07_echo/server": [
        '        client_len = new("socklen_t", sizeof(client))  # accept() changes it: set it every time'
    ],
    # a type for what is no plain number is left to whoever reads on
    "08_setsockopt/main": ["def loopback(port: int) -> sockaddr_in:"],
    # 88 columns
    "11_udp/server": [
        '        client_len = new("socklen_t", sizeof(client))  # recvfrom() changes it: set it every time',
        '        printf("%zd bytes from %s:%d\\n", n, inet_ntoa(client.sin_addr), ntohs(client.sin_port))',
    ],
    # pointers have types there, lines are longer, and a path is no longer than its field
    "12_local/main": [
        "def letters(addr: sockaddr_un, addrlen: int) -> None:",
        "def line(addr: sockaddr_un, addrlen: int) -> None:",
        '    addrlen = offsetof("struct sockaddr_un", "sun_path") + strlen(path) + 1  # its used part, with the NUL',
        "    if unlink(path) < 0:  # close() leaves the path, and a path that is there cannot be bound",
    ],
    # 88 columns
    "13_ipv6/server": [
        '        printf("Client connected from [%s]:%d (%s)\\n", ip, ntohs(client.sin6_port), kind)',
    ],
    "14_addresses/main": [
        "from typing import Any, NoReturn",
        "from pysock.annotations import Pointer",
        "def show(what: str, data: Pointer[Any], size: int) -> None:",
    ],
    "15_getaddrinfo/client": [
        "from pysock.annotations import Pointer",
        "def dial(one: Pointer[addrinfo]) -> int:",
        "        one.ai_addr, one.ai_addrlen, host, sizeof(host), port, sizeof(port), NI_NUMERICHOST | NI_NUMERICSERV",
    ],
    "16_backlog/main": [
        "def call(fd: int, number: int, addr: sockaddr_in) -> None:",
        "    if connect(fd, addr, sizeof(addr)) < 0:",
        '        printf("Caller %d %s.\\n", i + 1, "was never picked up" if n < 0 else "hears the end")',
    ],
    "17_packet/main": [
        "from typing import Any, NoReturn",
        "from pysock.annotations import Pointer, Text",
        "def address(text: Text) -> in_addr:",
        "def show(what: str, data: Pointer[Any], size: int) -> None:",
        "def add(sum: int, data: Pointer[Any], size: int) -> int:",
    ],
    # pointers have types there, lines are longer, and no conversion is written where snprintf() cannot fail
    "18_webserv/server": [
        "from typing import Any, NoReturn",
        "from pysock.annotations import Pointer, Text",
        "def send_all(fd: int, data: Pointer[int], size: int) -> int:",
        "def receive_head(fd: int, head: Pointer[int]) -> int:",
        "def decode(target: Pointer[int]) -> int:",
        "def enter(dirfd: int, name: Text) -> int:",
        "def open_file(root: int, path: Pointer[int], info: Pointer[Any]) -> int:",
        '        fd = enter(fd, "" if strcmp(name, "..") == 0 else name)  # no file has an empty name',
        '    length = snprintf(piece, sizeof(piece), "HTTP/1.0 200 OK\\r\\nContent-Length: %lld\\r\\n\\r\\n", size)',
        "    if send_all(clientfd, piece, length) < 0:",
        "    if send_all(clientfd, piece, length) < 0 or shutdown(clientfd, SHUT_WR) < 0:",
        '    if version == NULL or more != NULL or strncmp(version, "HTTP/", 5) != 0 or decode(target) < 0:',
        "            setsockopt(clientfd, SOL_SOCKET, SO_RCVTIMEO, patience, sizeof(patience)) < 0",
        "            or setsockopt(clientfd, SOL_SOCKET, SO_SNDTIMEO, patience, sizeof(patience)) < 0",
    ],
    "19_accept_loop/server": SEND_ALL,
    "20_fork/server": SEND_ALL,
    "21_threads/server": [
        "from typing import Any, NoReturn",
        SEND_ALL[0],
        'lock = new("pthread_mutex_t", PTHREAD_MUTEX_INITIALIZER)',
        SEND_ALL[1],
        "def serve(argument: Any) -> Any:",
    ],
    "22_select/server": CHAT,
    "23_poll/server": [
        *CHAT,
        "            fds[count].events = POLLIN | POLLOUT if clients[fd].queue_length > 0 else POLLIN",
        "            count += 1",
    ],
    "24_epoll/server": CHAT,
    "25_signals/server": ["def echo(clientfd: int) -> bool:"],
    "26_timeouts/server": [
        '            printf("Client broke off\\n" if sent < 0 and errno != EAGAIN else "Client does not read\\n")',
        '        fprintf(stderr, "Usage: %s <port> <idle> <silence>, both in milliseconds\\n", argv[0])',
        "        if setsockopt(clientfd, SOL_SOCKET, SO_RCVTIMEO, patience, sizeof(patience)) < 0:",
        "        if setsockopt(clientfd, SOL_SOCKET, SO_SNDTIMEO, patience, sizeof(patience)) < 0:",
    ],
    "27_partial/server": [
        "from pysock.annotations import Pointer",
        "def send_all(fd: int, data: Pointer[int], size: int) -> None:",
        "def receive_all(fd: int, data: Pointer[int], size: int) -> int:",
    ],
    "27_partial/client": [
        "from pysock.annotations import Pointer",
        "def send_all(fd: int, data: Pointer[int], size: int) -> None:",
        "def receive_all(fd: int, data: Pointer[int], size: int) -> int:",
        "        if got < sizeof(header) or length > LONGEST or receive_all(sockfd, message, length) < length:",
    ],
    "28_errors/main": [
        "from pysock.annotations import Pointer",
        "def new_pair(pair: Pointer[int]) -> None:",
        '    expect("recv", recv(pair[0], buffer, sizeof(buffer), MSG_DONTWAIT), EAGAIN, "EAGAIN")',
    ],
    # bytes and structs in place of literal() and tables; no conversion where nothing can overflow
    "29_sendmsg/server": [
        "from pysock import argv_t, new, run, sizeof",
        "from pysock.annotations import Pointer, Text",
        "def hand_over(colleaguefd: int, callerfd: int, who: Pointer[int]) -> None:",
        "            iovec(iov_base=length, iov_len=sizeof(length)),",
        "            iovec(iov_base=who, iov_len=strlen(who)),",
        "    message = msghdr(msg_iov=pieces, msg_iovlen=2)",
        '    memcpy(CMSG_DATA(header), new("int", callerfd), sizeof("int"))',
        "def meet_colleague(path: Text) -> int:",
        '    desk_len = offsetof("struct sockaddr_un", "sun_path") + strlen(path) + 1  # as far as it is used',
    ],
    "29_sendmsg/client": [
        "from pysock import argv_t, new, run, sizeof",
        "from pysock.annotations import Pointer",
        "def greet(callerfd: int, who: Pointer[int], length: int) -> None:",
        '            iovec(iov_base=b"Hello, ", iov_len=7),',
        "            iovec(iov_base=who, iov_len=length),",
        '            iovec(iov_base=b"!\\n", iov_len=2),',
        "    message = msghdr(msg_iov=pieces, msg_iovlen=3)",
        '    desk_len = offsetof("struct sockaddr_un", "sun_path") + strlen(argv[1]) + 1  # as far as it is used',
        "                iovec(iov_base=length, iov_len=sizeof(length)),",
        "                iovec(iov_base=who, iov_len=sizeof(who)),",
        "        message = msghdr(msg_iov=pieces, msg_iovlen=2)",
        "        if header == NULL or header.cmsg_level != SOL_SOCKET or header.cmsg_type != SCM_RIGHTS:",
        "        if n < sizeof(length) or n - sizeof(length) != ntohl(length[0]):",
        '        printf("Talking to %.*s\\n", n - sizeof(length), who)',
        "        greet(callerfd[0], who, n - sizeof(length))",
    ],
    # 88 columns, as above
    "30_multicast/server": [
        '        sender_len = new("socklen_t", sizeof(sender))  # recvfrom() changes it: set it every time',
        '        printf("%s:%d to all: %s\\n", inet_ntoa(sender.sin_addr), ntohs(sender.sin_port), buffer)',
    ],
    "30_multicast/client": [
        '        fprintf(stderr, "Usage: %s <address> <port> <words> [<IP of the interface>]\\n", argv[0])',
        "        if setsockopt(sockfd, IPPROTO_IP, IP_MULTICAST_IF, interface, sizeof(interface)) < 0:",
    ],
    "31_batch/server": ["from pysock import argv_t, new, run, sizeof", *BATCH],
    "31_batch/client": ["        messages[i].msg_hdr.msg_namelen = sizeof(addrs[i])"],
}


@pytest.fixture(scope="module", params=PROGRAMS)
def role(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_behaves_as_the_c(role: str, tmp_path: Path) -> None:
    c = LESSONS / f"{role}.c"
    port = tmp_path / f"{c.stem}.py"
    port.write_text(translate([c]), encoding="utf-8")
    by_hand = c.with_suffix(".py").read_text(encoding="utf-8")
    if ast.dump(ast.parse(by_hand)) == ast.dump(ast.parse(port.read_text(encoding="utf-8"))):
        return  # the very program that tests/test_lessons.py compares
    if namespaces()[0] is None:
        pytest.skip(namespaces()[1])
    result = compare(pair(c, port, c.parent / "scenario.toml"), Options())
    assert not result.differs, result


def test_reads_like_the_hand_written_port(role: str) -> None:
    c = LESSONS / f"{role}.c"
    ours = translate([c]).splitlines()
    theirs = c.with_suffix(".py").read_text(encoding="utf-8").splitlines()
    missing = [line[2:] for line in difflib.ndiff(theirs, ours) if line.startswith("- ")]
    assert missing == DIFFERENT.get(role, [])
