"""The web server of lesson 18 on each rung: no path leaves the root, no client stops it, and it stands a load."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import socket
import struct
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from load import ONCE, RUNGS, SECONDS, Server, command, connected, receive_to_end, serving, until

OK, BAD, NOT_ALLOWED, NOT_FOUND = 200, 400, 405, 404
SECRET = b"nobody outside may read this\n"
PAGE = b"<h1>the page</h1>\n"


@dataclass
class Site:
    """A server, and the directory that it serves."""

    server: Server
    root: Path

    def talk(self, *pieces: bytes, end: bool = False) -> bytes:
        """All that the server answers to these pieces, which are followed by the end if wanted."""
        with connected(self.server.port, 1) as (client,):
            for piece in pieces:
                client.sendall(piece)
            if end:
                client.shutdown(socket.SHUT_WR)
            return receive_to_end(client)

    def works(self) -> bool:
        return self.talk(b"GET /page.html HTTP/1.0\r\n\r\n").endswith(b"\r\n\r\n" + PAGE)


@pytest.fixture(scope="module", params=RUNGS)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The root, `www`, with what must not be seen around it, and ways that seem to lead there."""
    folder = tmp_path_factory.mktemp(f"webserv_{request.param}")
    root = folder / "www"
    (root / "sub").mkdir(parents=True)
    (folder / "www-secret").mkdir()
    for secret in (folder / "secret.txt", folder / "www-secret" / "secret.txt"):
        secret.write_bytes(SECRET)
    for page in ("index.html", "page.html", "sub/index.html", "two words.html", "\u00fc.html"):
        (root / page).write_bytes(PAGE)
    (root / "empty.html").touch()
    (root / "bare").mkdir()
    (root / "large.bin").write_bytes(bytes(range(256)) * 12000)
    (root / "link.txt").symlink_to("../secret.txt")
    (root / "absolute.txt").symlink_to(folder / "secret.txt")
    (root / "out").symlink_to("..")
    os.mkfifo(root / "fifo")
    with serving([*command("18_webserv/server", request.param, folder), "0", str(root)], folder / "output") as server:
        yield Site(server, root)


# What is asked for

PATHS = {
    "/page.html": OK,
    "/": OK,
    "/sub/": OK,
    "/sub": OK,
    "/empty.html": OK,
    "/large.bin": OK,
    "/two%20words.html": OK,
    "/%C3%BC.html": OK,
    "/%70age.html": OK,
    "/page.html?and=more&path=/../../secret.txt": OK,
    "//page.html": OK,
    "/./sub/./index.html": OK,
    "/nothing.html": NOT_FOUND,
    "/Page.html": NOT_FOUND,
    "/page.html/more": NOT_FOUND,
    "/bare/": NOT_FOUND,
}

# Ways to get at secret.txt, which lies beside the root, and at /etc/passwd
TRICKS = {
    "dots": ("/../secret.txt", NOT_FOUND),
    "dots from a directory": ("/sub/../../secret.txt", NOT_FOUND),
    "dots after a name that is not there": ("/nothing/../../secret.txt", NOT_FOUND),
    "many dots": ("/../../../../../../../../../../etc/passwd", NOT_FOUND),
    "encoded dots": ("/%2e%2e/secret.txt", NOT_FOUND),
    "half encoded dots": ("/.%2E/secret.txt", NOT_FOUND),
    "an encoded slash": ("/..%2fsecret.txt", NOT_FOUND),
    "all encoded": ("/%2e%2e%2f%73%65%63%72%65%74%2e%74%78%74", NOT_FOUND),
    "double encoding": ("/%252e%252e/secret.txt", NOT_FOUND),
    "a dot and dots": ("/./../secret.txt", NOT_FOUND),
    "two slashes": ("//../secret.txt", NOT_FOUND),
    "an absolute path": ("//etc/passwd", NOT_FOUND),
    "an absolute path, encoded": ("/%2fetc%2fpasswd", NOT_FOUND),
    "no slash before the dots": ("../secret.txt", NOT_FOUND),
    "no slash": ("etc/passwd", NOT_FOUND),
    "a whole URL": ("http://localhost/../secret.txt", NOT_FOUND),
    "a file: URL": ("file:///etc/passwd", NOT_FOUND),
    "a NUL": ("/page.html%00/../../secret.txt", BAD),
    "a NUL at the end": ("/../secret.txt%00.html", BAD),
    "a backslash": ("/..\\secret.txt", NOT_FOUND),
    "an encoded backslash": ("/..%5csecret.txt", NOT_FOUND),
    "overlong UTF-8 dots": ("/%c0%ae%c0%ae/secret.txt", NOT_FOUND),
    "overlong UTF-8 slash": ("/..%c0%afsecret.txt", NOT_FOUND),
    "UTF-8 as it is": ("/..\u2215secret.txt", BAD),
    "half a percent sign": ("/%2", BAD),
    "no digits": ("/%zz/secret.txt", BAD),
    "a %u": ("/%u002e%u002e/secret.txt", BAD),
    "a link": ("/link.txt", NOT_FOUND),
    "an absolute link": ("/absolute.txt", NOT_FOUND),
    "a link to a directory": ("/out/secret.txt", NOT_FOUND),
    "a directory whose name begins alike": ("/../www-secret/secret.txt", NOT_FOUND),
    "back into the root": ("/../www/page.html", NOT_FOUND),
    "three dots": ("/.../secret.txt", NOT_FOUND),
    "dots and a semicolon": ("/..;/secret.txt", NOT_FOUND),
    "a tilde": ("/~root/.profile", NOT_FOUND),
    "a FIFO": ("/fifo", NOT_FOUND),
    "a name that is too long": ("/" + "a" * 300, NOT_FOUND),
    "a path that is too long": ("/a" * 3000, NOT_FOUND),
    "a path longer than the head may be": ("/a" * 5000, BAD),
    "a fragment": ("/page.html#/../../secret.txt", NOT_FOUND),
    "dots in the query": ("/..?/page.html", NOT_FOUND),
}


def status(answer: bytes) -> int:
    match = re.match(rb"HTTP/1\.0 (\d{3}) [A-Z][A-Za-z ]+\r\n", answer)
    assert match, answer[:200]
    return int(match[1])


@pytest.mark.parametrize("path", PATHS)
def test_a_path_is_answered(site: Site, path: str) -> None:
    answer = site.talk(f"GET {path} HTTP/1.0\r\n\r\n".encode())
    assert status(answer) == PATHS[path]
    head, _, body = answer.partition(b"\r\n\r\n")
    if PATHS[path] == OK:
        names = {"/": "index.html", "/empty.html": "empty.html", "/large.bin": "large.bin"}
        assert body == (site.root / names.get(path, "page.html")).read_bytes()
    assert f"Content-Length: {len(body)}".encode() in head.split(b"\r\n")


@pytest.mark.parametrize("trick", TRICKS)
def test_no_path_leaves_the_root(site: Site, trick: str) -> None:
    path, expected = TRICKS[trick]
    answer = site.talk(f"GET {path} HTTP/1.0\r\n\r\n".encode())
    assert status(answer) == expected
    assert SECRET not in answer and b"root:" not in answer
    assert site.works()


# Who asks

CLIENTS: dict[str, tuple[list[bytes], int]] = {
    "an empty request": ([b"\r\n\r\n"], BAD),
    "blanks": ([b"   \r\n\r\n"], BAD),
    "no version (HTTP/0.9)": ([b"GET /page.html\r\n\r\n"], BAD),
    "no path": ([b"GET HTTP/1.0\r\n\r\n"], BAD),
    "a word too many": ([b"GET /page.html HTTP/1.0 please\r\n\r\n"], BAD),
    "another protocol": ([b"GET /page.html SIP/2.0\r\n\r\n"], BAD),
    "binary": ([bytes(range(256)) * 8], BAD),
    "bytes above 127": ([b"\xff\xfe\xfd\r\n\r\n"], BAD),
    "TLS": ([b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"], BAD),
    "HEAD": ([b"HEAD /page.html HTTP/1.0\r\n\r\n"], NOT_ALLOWED),
    "POST": ([b"POST /page.html HTTP/1.0\r\nContent-Length: 5\r\n\r\n", b"hello"], NOT_ALLOWED),
    "a long POST": ([b"POST / HTTP/1.0\r\nContent-Length: 300000\r\n\r\n" + b"x" * 300000], NOT_ALLOWED),
    "OPTIONS": ([b"OPTIONS * HTTP/1.1\r\n\r\n"], NOT_ALLOWED),
    "get": ([b"get /page.html HTTP/1.0\r\n\r\n"], NOT_ALLOWED),
    "a method of its own": ([b"PR\xc3\x9cFEN / HTTP/1.0\r\n\r\n"], NOT_ALLOWED),
    "byte for byte": ([bytes([byte]) for byte in b"GET /page.html HTTP/1.1\r\nHost: x\r\n\r\n"], OK),
    "line ends of nc": ([b"GET /page.html HTTP/1.0\n\n"], OK),
    "tabs": ([b"GET\t/page.html\tHTTP/1.0\r\n\r\n"], OK),
    "many lines": ([b"GET /page.html HTTP/1.0\r\n" + b"X: y\r\n" * 1000 + b"\r\n"], OK),
    "two requests at once": ([b"GET /page.html HTTP/1.0\r\n\r\nGET /page.html HTTP/1.0\r\n\r\n"], OK),
}


@pytest.mark.parametrize("client", CLIENTS)
def test_a_client_gets_an_answer(site: Site, client: str) -> None:
    pieces, expected = CLIENTS[client]
    assert status(site.talk(*pieces)) == expected
    assert site.works()


@pytest.mark.parametrize("said", [b"", b"GET", b"GET /page.html HTTP/1.0\r\n", b"GET /page.html HTTP/1.0\r\nHost: x"])
def test_a_client_that_finishes_too_early(site: Site, said: bytes) -> None:
    assert status(site.talk(said, end=True)) == BAD
    assert site.works()


def test_a_head_of_a_megabyte(site: Site) -> None:
    """It is refused; what the client has still to say is taken, so that it hears the answer."""
    with connected(site.server.port, 1) as (client,):
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # it may be told before it has finished
            client.sendall(b"GET / HTTP/1.0\r\n" + b"X: yyyyyyyyyyyyyyyyyyyy\r\n" * 43690)
        client.shutdown(socket.SHUT_WR)
        assert status(receive_to_end(client)) == BAD
    assert site.works()


@pytest.mark.parametrize("said", [b"", b"GET /large", b"GET /large.bin HTTP/1.0\r\n\r\n", b"POST / HTTP/1.0\r\n\r\n"])
def test_a_client_that_breaks_off(site: Site, said: bytes) -> None:
    """At once, in the request, in the answer."""
    for _ in range(5):
        with connected(site.server.port, 1) as (client,):
            client.sendall(said)
            if said.endswith(b"\r\n\r\n"):
                client.recv(10)
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    assert site.works()


@ONCE
def test_a_client_that_says_nothing_is_not_waited_for_for_ever(site: Site) -> None:
    """After five seconds it hears why it is hung up on, and the next one is served."""
    with connected(site.server.port, 1) as (silent,):
        assert status(receive_to_end(silent)) == BAD
    assert site.works()


def test_the_answers_are_printed_and_nothing_of_the_requests(site: Site) -> None:
    """A terminal does what it is told by the bytes of a stranger."""
    site.talk(b"\x1b[2J /\x1b[2J HTTP/1.0\r\n\r\n")
    assert b"\x1b" not in Path(site.root.parent / "output").read_bytes()


# Load


@ONCE
@pytest.mark.skipif(shutil.which("ab") is None, reason="there is no ab (Debian: apache2-utils)")
def test_ten_thousand_requests(site: Site) -> None:
    def calls() -> int:
        """Connections that it has open: its listener is a socket, too."""
        return sum(what.startswith("socket:") for what in site.server.descriptors().values()) - 1

    until("the end of an earlier call", lambda: calls() == 0)
    before = site.server.descriptors()
    url = f"http://127.0.0.1:{site.server.port}/page.html"
    done = subprocess.run(
        ["ab", "-q", "-n", "10000", "-c", "50", url], capture_output=True, text=True, timeout=4 * SECONDS
    )
    assert done.returncode == 0, done.stderr
    figures = dict(re.findall(r"^([A-Z][\w -]+): +(\d+)", done.stdout, re.MULTILINE))
    assert figures["Complete requests"] == "10000" and figures["Failed requests"] == "0"
    assert figures["HTML transferred"] == str(10000 * len(PAGE))
    assert "Non-2xx responses" not in figures
    assert site.works()
    until("the end of every call", lambda: site.server.descriptors() == before)
