"""Wrong ports are caught, each by the verdict it belongs to, and harmless changes by none.

A mutant is a lesson's port with one piece of text replaced, run beside the lesson's C in one of the
lesson's scenarios. The table says which verdicts must call it different (all others must say same)
and what the first of these must show; a second one, which cause and which lines the explanation
names. How a single verdict judges is `test_judge`'s business.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from pysock.compare.comparison import LESSONS, Case, Subject, compare, lesson
from pysock.compare.report import text
from pysock.compare.runs import namespaces
from pysock.compare.verdict import DIFFERENT, NAMES, NOT_CHECKED, SAME
from pysock.trace import find

pytestmark = [
    pytest.mark.skipif(shutil.which("cc") is None, reason="there is no C compiler"),
    pytest.mark.skipif(namespaces()[0] is None, reason=f"no namespaces: {namespaces()[1]}"),
]

SOON = 1.5
"""Time limit, in seconds, of a mutant that hangs."""


@dataclass(frozen=True)
class Mutant:
    """One wrong port."""

    name: str
    port: str
    """The lesson and the role whose port is changed."""
    scenario: str
    old: str
    new: str
    caught: str
    """The verdicts that must say different; the first of them must show the next two."""
    c: str
    """What the first difference must show of C."""
    python: str
    seconds: float | None = None


FREE, IN_USE = "the port is free", "port in use"
PLAIN, HELLO = "a socket is created and given back", "a client says hello"
TWO_CLIENTS, ONE_PIECE = "server: two clients, one after the other", "client: the word comes back in one piece"
FOUR_CLIENTS = "clients that talk, say nothing, finish and break off"
REAPS = '    if signal(SIGCHLD, reap) == SIG_ERR:\n        die("Handler not set")\n'
TWO_PIECES = "client: the word comes back in two pieces"
CHECKED_CLOSE = '    if close(sockfd) < 0:\n        perror("Close failed")\n        exit(EXIT_FAILURE)\n'
FAILED_BIND = '        perror("Bind failed")\n        close(sockfd)\n        exit(EXIT_FAILURE)\n'
CLOSE_CLIENT = '    if close(clientfd) < 0:\n        die("Close failed")\n'
EMPTY_REPLY = (
    '    if n == 0:\n        fprintf(stderr, "Server hung up without a reply\\n")\n'
    "        close(sockfd)\n        exit(EXIT_FAILURE)\n"
)

STDLIB_ACCEPT = """\
def accept(fd, addr, addrlen):
    import socket
    listener = socket.socket(AF_INET, SOCK_STREAM, 0, fd)
    accepted, who = listener.accept()
    listener.detach()
    addr.sin_addr.s_addr = inet_addr(who[0])
    return accepted.detach()


"""

# fmt: off
MUTANTS = [
    # What it prints
    Mutant("another message", "01_socket/server", PLAIN,
           "successfully! sockfd", "successfully: sockfd",
           "stdout", "created successfully! sockfd = 3", "created successfully: sockfd = 3"),
    Mutant("a port number is printed in network byte order", "04_accept/server", "a client connects and waits",
           "ntohs(client.sin_port)", "client.sin_port",
           "stdout", "127.0.0.1:40001", "127.0.0.1:16796"),
    Mutant("a line overtakes libc's buffer", "04_accept/server", "a client connects and waits",
           'printf("Server is listening on port %d...\\n", PORT)',
           'write(1, b"Server is listening on port 8080...\\n", 36)',
           "stdout", "Socket created.", "Server is listening on port 8080..."),
    Mutant("the buffer is not flushed at the end", "01_socket/server", PLAIN,
           "return 0", "__import__('os')._exit(0)",
           "stdout", "Socket created successfully! sockfd = 3", "(nothing more)"),
    Mutant("the buffer is flushed at every line", "04_accept/server", "a client connects and hangs up",
           "def main() -> int:\n", "def main() -> int:\n    setvbuf(stdout, NULL, _IOLBF, 0)\n",
           "stdout", "bind(3, ", 'stdout: "Socket created.\\n" (16 bytes)'),
    Mutant("what was printed is flushed before close", "02_bind/server", IN_USE,
           'perror("Bind failed")', 'perror("Bind failed")\n        fflush(stdout)',
           "stdout", "close(3) = 0", 'stdout: "Socket created successfully.\\n" (29 bytes)'),
    Mutant("success is announced before the call", "03_listen/server", IN_USE,
           "    if bind(", '    printf("Bind successful.\\n")\n    if bind(',
           "stdout", "(nothing more)", "Bind successful."),
    Mutant("text does not end at its NUL", "05_communicate/server", "a message with a NUL in it",
           'printf("Client says: %s\\n", buffer)', 'print("Client says:", bytes(buffer[0:n]).decode())',
           "stdout", "Client says: before", "Client says: before\\x00after"),
    Mutant("no NUL is put behind the last byte", "07_echo/client", TWO_PIECES,
           "        buffer[n] = 0\n", "",
           "stdout", "comes back in two pieces, counted", "comes back in two pieces, countedmes back in "),
    Mutant("bytes are printed as Python writes them", "05_communicate/server", HELLO,
           'printf("Client says: %s\\n", buffer)', 'print(f"Client says: {bytes(buffer[0:n])}")',
           "stdout", "Client says: Hello from client!", "Client says: b'Hello from client!'"),
    Mutant("bytes that are no UTF-8 are replaced", "05_communicate/server", "a message that is not UTF-8",
           'printf("Client says: %s\\n", buffer)',
           'print("Client says:", bytes(b & 255 for b in buffer[0:n]).decode(errors="replace"))',
           "stdout", "Client says: Gr\\xfc\\xdfe", "Client says: Gr\ufffd\ufffde"),
    Mutant("another error text", "02_bind/server", IN_USE,
           'perror("Bind failed")', 'perror("bind")',
           "stderr", "Bind failed: Address already in use", "bind: Address already in use"),
    Mutant("an error goes to stdout", "02_bind/server", IN_USE,
           'perror("Bind failed")', 'print("Bind failed: Address already in use")',
           "stderr stdout", "Bind failed: Address already in use", "(nothing more)"),
    Mutant("the program's name is the file's", "07_echo/server", "server: no argument",
           "argv[0])", 'b"server.py")',
           "stderr", "Usage: ./server <port>", "Usage: server.py <port>"),
    # How it ends
    Mutant("another exit status", "01_socket/server", PLAIN,
           "return 0", "return 3",
           "exit", "status 0", "status 3"),
    Mutant("sys.exit with another status", "02_bind/server", IN_USE,
           FAILED_BIND, FAILED_BIND.replace("exit(EXIT_FAILURE)", "raise SystemExit(2)"),
           "exit", "status 1", "status 2"),
    Mutant("an error is ignored", "02_bind/server", IN_USE,
           "sizeof(addr)) < 0:", "sizeof(addr)) > 0:",
           "exit stdout stderr", "status 1", "status 0"),
    Mutant("the end of the connection is not looked for", "06_client/client", "the server hangs up without a reply",
           EMPTY_REPLY, "",
           "exit stdout stderr", "status 1", "status 0"),
    Mutant("SIGINT is handled", "07_echo/server", TWO_CLIENTS,
           "    addr = sockaddr_in()\n",
           "    addr = sockaddr_in()\n    import signal\n    signal.signal(signal.SIGINT, lambda *_: exit(0))\n",
           "exit calls", "killed by SIGINT", "status 0"),
    Mutant("bytes received are counted wrongly: it waits for ever", "07_echo/client", ONE_PIECE,
           "received += n", "received += 1",
           "exit stdout calls", "status 0", "did not end within 1.5 s", SOON),
    Mutant("it waits for a full buffer", "06_client/client", "the server answers",
           "sizeof(buffer) - 1, 0)", "sizeof(buffer) - 1, MSG_WAITALL)",
           "exit stdout calls", "status 0", "did not end within 1.5 s", SOON),
    Mutant("the client's socket is not closed before the next accept", "07_echo/server", TWO_CLIENTS,
           CLOSE_CLIENT, "",
           "exit stdout wire calls", "killed by SIGINT", "did not end within 1.5 s", SOON),
    # What goes over the wire
    Mutant("sizeof for strlen: the NUL is sent too", "05_communicate/server", HELLO,
           "strlen(reply)", "sizeof(reply)",
           "wire calls", "and no more (18 bytes)", "(19 bytes)"),
    Mutant("the reply is sent twice", "05_communicate/server", HELLO,
           "    if send(clientfd,", "    send(clientfd, reply, strlen(reply), 0)\n    if send(clientfd,",
           "wire calls", "and no more (18 bytes)", "(36 bytes)"),
    Mutant("the whole buffer goes back", "07_echo/server", "server: bytes that are no text",
           "send(clientfd, buffer, n, 0)", "send(clientfd, buffer, sizeof(buffer), 0)",
           "wire calls", "and no more (6 bytes)", "(32 bytes)"),
    Mutant("only the first piece is echoed", "07_echo/server", TWO_CLIENTS,
           "    while (n :=", "    if (n :=",
           "wire calls", "Helloagain", "and no more (5 bytes)"),
    Mutant("an argument's index is off by one", "07_echo/client", ONE_PIECE,
           "word = argv[2]", "word = argv[1]",
           "wire calls", "Hello, echo!", "127.0.0.1"),
    Mutant("it hangs up with bytes unread: a reset", "06_client/client", "the server answers",
           "recv(sockfd, buffer, sizeof(buffer) - 1, 0)", "recv(sockfd, buffer, 5, 0)",
           "wire stdout calls", "closed by the program", "reset by the program"),
    Mutant("a client calls a port in swapped byte order", "07_echo/client", ONE_PIECE,
           "htons(port)", "port",
           "wire stdout stderr exit calls", "Hello, echo!", "b'' and no more (0 bytes)"),
    Mutant("text is decoded as strict UTF-8: an exception", "05_communicate/server", "a message that is not UTF-8",
           'printf("Client says: %s\\n", buffer)',
           'print("Client says:", bytes(b & 255 for b in buffer[0:n]).decode())',
           "stderr stdout exit wire calls", "(nothing more)", "Traceback (most recent call last):"),
    Mutant("sizeof a pointer for strlen", "05_communicate/server", HELLO,
           "strlen(reply)", "8",
           "wire calls", "(18 bytes)", "and no more (8 bytes)"),
    # What it asks of the kernel
    Mutant("the client's socket does not block", "05_communicate/server", HELLO,
           "    if send(clientfd,", '    __import__("pysock").fcntl(clientfd, 4, 2048)\n    if send(clientfd,',
           "calls", "sendto(4, ", "fcntl(4, F_SETFL, "),
    Mutant("swapped byte order", "02_bind/server", FREE,
           "htons(PORT)", "PORT",
           "calls", "sin_port=htons(8080)", "sin_port=htons(36895)"),
    Mutant("a local address for any", "02_bind/server", FREE,
           "s_addr = INADDR_ANY", "s_addr = htonl(INADDR_LOOPBACK)",
           "calls", 'inet_addr("0.0.0.0")', 'inet_addr("127.0.0.1")'),
    Mutant("another backlog", "03_listen/server", FREE,
           "BACKLOG = 5", "BACKLOG = 50",
           "calls", "listen(3, 5)", "listen(3, 50)"),
    Mutant("a missing close", "01_socket/server", PLAIN,
           CHECKED_CLOSE, "",
           "calls", "close(3) = 0", "(no further call)"),
    Mutant("the second of two sockets stays open", "04_accept/server", "a client connects and waits",
           CHECKED_CLOSE, "",
           "calls", "close(3) = 0", "(no further call)"),
    Mutant("a socket is closed twice", "01_socket/server", PLAIN,
           "    return 0", "    close(sockfd)\n    return 0",
           "calls", "(no further call)", "close(3) = -1 EBADF"),
    Mutant("an extra system call", "04_accept/server", "a client connects and hangs up",
           "    if listen(", '    getsockname(sockfd, addr, new("socklen_t", sizeof(addr)))\n    if listen(',
           "calls", "listen(3, 5)", "getsockname(3, "),
    Mutant("SO_REUSEADDR is added", "04_accept/server", "a client connects and hangs up",
           "    if bind(", '    setsockopt(sockfd, SOL_SOCKET, SO_REUSEADDR, new("int", 1), 4)\n    if bind(',
           "calls", "bind(3, ", "setsockopt(3, SOL_SOCKET, SO_REUSEADDR, [1], 4)"),
    Mutant("shutdown before close", "05_communicate/server", HELLO,
           "    if close(clientfd) < 0:", "    shutdown(clientfd, SHUT_RDWR)\n    if close(clientfd) < 0:",
           "calls", "close(4) = 0", "shutdown(4, SHUT_RDWR)"),
    Mutant("the reply goes out in two sends", "05_communicate/server", HELLO,
           "    if send(clientfd, reply, strlen(reply), 0) < 0:",
           "    if send(clientfd, reply, 6, 0) < 0 or send(clientfd, reply[6:], 12, 0) < 0:",
           "calls", '"Hello from server!", 18, 0,', '"Hello ", 6, 0,'),
    Mutant("send with a flag", "05_communicate/server", HELLO,
           "strlen(reply), 0)", "strlen(reply), MSG_NOSIGNAL)",
           "calls", "18, 0, NULL, 0)", "18, MSG_NOSIGNAL, NULL, 0)"),
    Mutant("the length of recv is off by one", "05_communicate/server", HELLO,
           "sizeof(buffer) - 1", "sizeof(buffer)",
           "calls", ", 1023, 0,", ", 1024, 0,"),
    Mutant("read for recv", "05_communicate/server", HELLO,
           "recv(clientfd, buffer, sizeof(buffer) - 1, 0)", "read(clientfd, buffer, sizeof(buffer) - 1)",
           "calls", "recvfrom(4, ", "read(4, "),
    Mutant("accept is given no address", "07_echo/server", "server: a client breaks the connection off",
           "accept(sockfd, client, client_len)", "accept(sockfd, NULL, NULL)",
           "calls stdout", "accept(3, {sa_family=AF_INET,", "accept(3, NULL, NULL) = 4"),
    Mutant("the standard library's socket", "01_socket/server", PLAIN,
           "= socket(AF_INET, SOCK_STREAM, 0)", "= __import__('socket').socket().detach()",
           "calls",
           "socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 3",
           "socket(AF_INET, SOCK_STREAM|SOCK_CLOEXEC, IPPROTO_IP) = 3"),
    Mutant("the standard library's accept", "07_echo/server", "server: a client breaks the connection off",
           "def main(", STDLIB_ACCEPT + "def main(",
           "calls", "accept(3, {sa_family=AF_INET,", "getsockname(3, "),
    Mutant("an extra socket is open", "01_socket/server", PLAIN,
           "    sockfd = socket(", "    other = socket(AF_INET, SOCK_DGRAM, 0)\n    sockfd = socket(",
           "calls stdout",
           "socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 3",
           "socket(AF_INET, SOCK_DGRAM, IPPROTO_IP) = 3"),
    Mutant("an extra descriptor is open", "01_socket/server", PLAIN,
           "    sockfd = socket(", "    dup(0)\n    sockfd = socket(",
           "calls stdout",
           "socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 3",
           "socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 4"),

    # Its children
    Mutant("children are not waited for", "20_fork/server", FOUR_CLIENTS,
           REAPS, "",
           "exit", "wait4() reaps them", "are never waited for"),
    Mutant("a child ends with another status", "20_fork/server", FOUR_CLIENTS,
           "            exit(EXIT_SUCCESS)", "            exit(EXIT_FAILURE)",
           "exit", "status 0", "status 1"),
]
# fmt: on

WHY = {
    # The cause's code, and what the line that it names contains: of the C, and of the Python.
    "another message": (
        "output-text",
        'printf("Socket created successfully! sockfd ',
        'printf("Socket created successfully: sockfd ',
    ),
    "a port number is printed in network byte order": (
        "byte-order",
        'printf("Client connected from %s:%d\\n", ip, ',
        'printf("Client connected from %s:%d\\n", ip, ',
    ),
    "a line overtakes libc's buffer": (
        "output-order",
        'printf("Socket created.\\n");',
        'write(1, b"Server is listening on port 8080.',
    ),
    "the buffer is not flushed at the end": ("lost-output", 'printf("Socket created successfully! sockfd ', None),
    "the buffer is flushed at every line": (
        "output-moment",
        "if (bind(sockfd, ",
        'printf("Socket created.\\n")',
    ),
    "what was printed is flushed before close": ("output-moment", "close(sockfd);", "fflush(stdout)"),
    "success is announced before the call": ("output-text", None, None),
    "text does not end at its NUL": (
        "forgotten-nul",
        'printf("Client says: %s\\n", buffer);',
        'print("Client says:", bytes(buffer[0:n]).dec',
    ),
    "no NUL is put behind the last byte": ("forgotten-nul", 'printf("Received: ");', 'printf("Received: ")'),
    "bytes that are no UTF-8 are replaced": (
        "encoding",
        'printf("Client says: %s\\n", buffer);',
        'print("Client says:", bytes(b & 255 for b in',
    ),
    "another error text": ("output-text", 'perror("Bind failed");', 'perror("bind")'),
    "an error goes to stdout": (
        "wrong-stream",
        'perror("Bind failed");',
        'print("Bind failed: Address already in use")',
    ),
    "the program's name is the file's": (
        "output-text",
        'fprintf(stderr, "Usage: %s <port>\\n", argv[0',
        'fprintf(stderr, "Usage: %s <port>\\n", b"serv',
    ),
    "another exit status": ("exit-status", None, None),
    "children are not waited for": ("missing-wait", "while (waitpid(-1, NULL, WNOHANG) > 0)", None),
    "a child ends with another status": ("child-exit", None, None),
    "sys.exit with another status": ("exit-status", None, None),
    "an error is ignored": ("output-text", None, 'printf("Bind successful. Socket is now linke'),
    "the end of the connection is not looked for": ("output-text", None, 'printf("Server says: %s\\n", buffer)'),
    "SIGINT is handled": ("signal", None, None),
    "bytes received are counted wrongly: it waits for ever": (
        "waits",
        "if (close(sockfd) < 0)",
        "n = recv(sockfd, buffer, sizeof(buffer) - 1,",
    ),
    "it waits for a full buffer": (
        "waits",
        "ssize_t n = recv(sockfd, buffer, sizeof(buff",
        "if send(sockfd, message, strlen(message), 0)",
    ),
    "the client's socket is not closed before the next accept": (
        "waits",
        "if (close(clientfd) < 0)",
        "while (n := recv(clientfd, buffer, sizeof(bu",
    ),
    "sizeof for strlen: the NUL is sent too": (
        "sizeof-strlen",
        "if (send(clientfd, reply, strlen(reply), 0) ",
        "if send(clientfd, reply, sizeof(reply), 0) <",
    ),
    "the reply is sent twice": (
        "extra-call",
        "if (close(clientfd) < 0) {",
        "if send(clientfd, reply, strlen(reply), 0) <",
    ),
    "the whole buffer goes back": (
        "whole-buffer",
        "ssize_t sent = send(clientfd, buffer, n, 0);",
        "sent = send(clientfd, buffer, sizeof(buffer)",
    ),
    "only the first piece is echoed": (
        "missing-call",
        "while ((n = recv(clientfd, buffer, sizeof(bu",
        "if close(clientfd) < 0:",
    ),
    "an argument's index is off by one": (
        "bytes",
        "ssize_t sent = send(sockfd, word, length, 0)",
        "sent = send(sockfd, word, length, 0)",
    ),
    "it hangs up with bytes unread: a reset": (
        "length",
        "ssize_t n = recv(sockfd, buffer, sizeof(buff",
        "n = recv(sockfd, buffer, 5, 0)",
    ),
    "a client calls a port in swapped byte order": (
        "byte-order",
        "if (connect(sockfd, (struct sockaddr *)&serv",
        "if connect(sockfd, server, sizeof(server)) <",
    ),
    "text is decoded as strict UTF-8: an exception": (
        "str-bytes",
        None,
        'print("Client says:", bytes(b & 255 for b in',
    ),
    "swapped byte order": (
        "byte-order",
        "if (bind(sockfd, (struct sockaddr *)&addr, s",
        "if bind(sockfd, addr, sizeof(addr)) < 0:",
    ),
    "a local address for any": (
        "address",
        "if (bind(sockfd, (struct sockaddr *)&addr, s",
        "if bind(sockfd, addr, sizeof(addr)) < 0:",
    ),
    "another backlog": ("backlog", "if (listen(sockfd, BACKLOG) < 0) {", "if listen(sockfd, BACKLOG) < 0:"),
    "a missing close": ("missing-close", "if (close(sockfd) < 0) {", None),
    "the second of two sockets stays open": ("missing-close", "if (close(sockfd) < 0) {", None),
    "a socket is closed twice": ("double-close", None, "close(sockfd)"),
    "an extra system call": (
        "extra-call",
        "if (listen(sockfd, BACKLOG) < 0) {",
        'getsockname(sockfd, addr, new("socklen_t", s',
    ),
    "SO_REUSEADDR is added": (
        "extra-option",
        "if (bind(sockfd, (struct sockaddr *)&addr, s",
        "setsockopt(sockfd, SOL_SOCKET, SO_REUSEADDR,",
    ),
    "shutdown before close": (
        "extra-call",
        "if (close(clientfd) < 0) {",
        "shutdown(clientfd, SHUT_RDWR)",
    ),
    "the reply goes out in two sends": (
        "split-send",
        "if (send(clientfd, reply, strlen(reply), 0) ",
        "if send(clientfd, reply, 6, 0) < 0 or send(c",
    ),
    "send with a flag": (
        "flags",
        "if (send(clientfd, reply, strlen(reply), 0) ",
        "if send(clientfd, reply, strlen(reply), MSG_",
    ),
    "the length of recv is off by one": (
        "length",
        "ssize_t n = recv(clientfd, buffer, sizeof(bu",
        "n = recv(clientfd, buffer, sizeof(buffer), 0",
    ),
    "read for recv": (
        "other-call",
        "ssize_t n = recv(clientfd, buffer, sizeof(bu",
        "n = read(clientfd, buffer, sizeof(buffer) - ",
    ),
    "accept is given no address": (
        "constant",
        "int clientfd = accept(sockfd, (struct sockad",
        "clientfd = accept(sockfd, NULL, NULL)",
    ),
    "the standard library's socket": (
        "stdlib-socket",
        "int sockfd = socket(AF_INET, SOCK_STREAM, 0)",
        "sockfd = __import__('socket').socket().detac",
    ),
    "the standard library's accept": (
        "stdlib-socket",
        "int clientfd = accept(sockfd, (struct sockad",
        "listener = socket.socket(AF_INET, SOCK_STREA",
    ),
    "an extra socket is open": (
        "extra-call",
        "int sockfd = socket(AF_INET, SOCK_STREAM, 0)",
        "other = socket(AF_INET, SOCK_DGRAM, 0)",
    ),
    "an extra descriptor is open": (
        "descriptor",
        "int sockfd = socket(AF_INET, SOCK_STREAM, 0)",
        "sockfd = socket(AF_INET, SOCK_STREAM, 0)",
    ),
    "sizeof a pointer for strlen": ("sizeof-pointer", "send(clientfd, reply", "send(clientfd, reply, 8"),
    "the client's socket does not block": ("nonblocking", "send(clientfd, reply", "fcntl(clientfd"),
    "bytes are printed as Python writes them": ("str-bytes", "Client says: %s", "Client says: {bytes"),
}

HARMLESS = [
    # Python code may differ from C in what nobody outside the process can see.
    ("nothing is changed", "05_communicate/server", HELLO, "", ""),
    ("memory is zero already", "05_communicate/server", HELLO, "    memset(addr, 0, sizeof(addr))\n", ""),
    ("print for printf", "03_listen/server", FREE, 'printf("Bind successful.\\n")', 'print("Bind successful.")'),
    (
        "sys.exit for exit",
        "02_bind/server",
        IN_USE,
        FAILED_BIND,
        FAILED_BIND.replace("exit(EXIT", "raise SystemExit(EXIT"),
    ),
    ("a file is opened and closed", "01_socket/server", PLAIN, "    sockfd =", "    close(dup(0))\n    sockfd ="),
    (
        "an import that tries out an epoll",
        "01_socket/server",
        PLAIN,
        "\n\ndef main(",
        "\nimport selectors\nimport socket as sockets\nimport subprocess\n\n\ndef main(",
    ),
    ("a client unchanged", "07_echo/client", TWO_PIECES, "", ""),
    ("a server for ever unchanged", "07_echo/server", TWO_CLIENTS, "", ""),
]


def mutated(
    directory: Path, port: str, scenario: str, old: str = "", new: str = "", seconds: float | None = None
) -> Subject:
    """One scenario of a lesson, with a changed copy of one port of that lesson."""
    folder, role = port.split("/")
    whole = lesson(str(LESSONS / folder), rung="raw")
    chosen = next(each for each in whole.scenarios if each.name == scenario)
    c, python = whole.sources[role]
    text = python.read_text(encoding="utf-8")
    if old:
        assert text.count(old) == 1, f"{old!r} occurs {text.count(old)} times in {port}.py"
        text = text.replace(old, new)
    copy = directory / python.name
    copy.write_text(text, encoding="utf-8")
    if seconds is not None:
        chosen = replace(chosen, seconds=seconds)
    sources = {program.role: whole.sources[program.role] for program in chosen.programs}
    return replace(whole, scenarios=(chosen,), sources={**sources, role: (c, copy)})


def expected(subject: Subject, caught: Iterable[str] = ()) -> dict[str, str]:
    """The five results, given the verdicts that say different."""
    results = {name: DIFFERENT if name in caught else SAME for name in NAMES}
    if find()[0] is None:
        results["calls"] = NOT_CHECKED
        if not subject.scenarios[0].peers:
            results["wire"] = NOT_CHECKED
    return results


def results(case: Case) -> dict[str, str]:
    return {verdict.name: verdict.result for verdict in case.verdicts}


def check_cause(case: Case, mutant: Mutant, subject: Subject) -> None:
    """The explanation names the cause, and the lines of both programs."""
    code, *texts = WHY[mutant.name]
    assert case.cause is not None and case.cause.code == code
    assert case.cause.text and case.cause.remedy
    c, python = subject.sources[mutant.port.rpartition("/")[2]]
    for place, snippet, file in zip((case.cause.c, case.cause.python), texts, (c[0], python)):
        assert (place is None) == (snippet is None), place
        if place is not None and snippet is not None:
            name, _, line = place.partition(":")
            assert name == file.name and snippet in file.read_text(encoding="utf-8").splitlines()[int(line) - 1]


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_a_wrong_port_is_caught_by_the_verdict_it_belongs_to(mutant: Mutant, tmp_path: Path) -> None:
    first, *others = mutant.caught.split()
    if first == "calls" and find()[0] is None:
        pytest.skip(f"only strace sees this mistake: {find()[1]}")
    subject = mutated(tmp_path, mutant.port, mutant.scenario, mutant.old, mutant.new, mutant.seconds)
    (case,) = compare(subject).cases
    assert results(case) == expected(subject, (first, *others))
    if find()[0] is not None:
        check_cause(case, mutant, subject)
    difference = case.verdicts[NAMES.index(first)].difference
    assert difference is not None
    assert mutant.c and mutant.c in difference.c
    assert mutant.python in difference.python


@pytest.mark.parametrize(("name", "port", "scenario", "old", "new"), HARMLESS, ids=[row[0] for row in HARMLESS])
def test_what_nobody_outside_can_see_is_no_difference(
    name: str, port: str, scenario: str, old: str, new: str, tmp_path: Path
) -> None:
    subject = mutated(tmp_path, port, scenario, old, new)
    (case,) = compare(subject).cases
    assert results(case) == expected(subject)


@pytest.mark.skipif(find()[0] is None, reason=f"without strace nobody sees the bytes: {find()[1]}")
def test_a_mixture_shows_which_of_two_programs_is_wrong(tmp_path: Path) -> None:
    subject = mutated(tmp_path, "07_echo/client", "client and server talk", "strlen(word)", "strlen(word) - 1")
    cases = {case.languages: case for case in compare(subject).cases}
    assert set(cases) == {"C server, Python client", "Python server, C client", "Python server, Python client"}
    assert results(cases["Python server, C client"]) == expected(subject)
    for languages in ("C server, Python client", "Python server, Python client"):
        assert results(cases[languages]) == expected(subject, ("stdout", "wire", "calls"))
        difference = cases[languages].verdicts[NAMES.index("stdout")].difference
        assert difference is not None
        assert difference.where == "line 1 of client's stdout"
        assert (difference.c, difference.python) == ("Received: Hello, echo!", "Received: Hello, echo")


def test_the_table_has_every_verdict_and_the_first_seven_lessons_in_it() -> None:
    assert {mutant.caught.split()[0] for mutant in MUTANTS} == set(NAMES) - {"files"}  # no such lesson writes any
    assert {mutant.port.split("/")[0][:2] for mutant in MUTANTS} >= {f"{number:02}" for number in range(1, 8)}
    names = [mutant.name for mutant in MUTANTS]
    assert len(names) == len(set(names)) >= 40
    assert set(WHY) == set(names)


@pytest.mark.skipif(find()[0] is None, reason=f"without strace calls have no lines: {find()[1]}")
def test_the_explanation_reads_as_the_documents_have_it(tmp_path: Path) -> None:
    mutant = next(each for each in MUTANTS if each.name.startswith("sizeof for strlen"))
    shown = text(compare(mutated(tmp_path, mutant.port, mutant.scenario, mutant.old, mutant.new)))
    told = shown[shown.index("why: ") :].splitlines()[:3]
    for page in ("README.md", "docs/explanations.md"):
        assert "".join(f"    {line}\n" for line in told) in (Path(__file__).parents[2] / page).read_text(
            encoding="utf-8"
        )
