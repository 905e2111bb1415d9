# A web server: hands out the files of one directory, one client after the other. HTTP/1.0, and of it only GET.
# See also: accept(2), openat(2), RFC 1945 (HTTP/1.0), RFC 9112 (reading a request), RFC 3986 (percent-encoding)

import os
import re
import stat
import sys
from contextlib import suppress
from urllib.parse import unquote_to_bytes

from pysock import AF_INET, MSG_NOSIGNAL, SHUT_WR, SOCK_STREAM, CallError, Socket, run

ANY = "0.0.0.0"
HEAD_SIZE = 8192  # a longer head of a request is refused
PIECE_SIZE = 65536
PATIENCE = 5  # seconds that we wait for a client that is silent, or does not listen
LEFTOVERS = 100  # pieces that we still take from a client whose request we have refused
PATH = re.compile(rb"(?:[!-$&->@-~]|%(?!00)[0-9A-Fa-f]{2})*")
FAILED = {
    "open": "Open failed",
    "socket": "Socket creation failed",
    "setsockopt": "Option not set",
    "bind": "Bind failed",
    "listen": "Listen failed",
    "accept": "Accept failed",
}


class Refused(Exception):
    """A request that is answered with this status."""


def receive_head(client: Socket) -> bytes:
    # the head of a request ends with an empty line
    head = b""
    while len(head) < HEAD_SIZE - 1:
        try:
            piece = client.recv(HEAD_SIZE - 1 - len(head))
        except CallError:
            piece = b""  # broken off, or silent for too long
        head += piece
        if not piece or b"\0" in head:
            break
        if b"\n\r\n" in head or b"\n\n" in head:
            return head
    raise Refused("400 Bad Request")


def requested(head: bytes) -> bytes:
    """The path that the first line asks for; the lines after it may say what they like."""
    line, _, _ = head.partition(b"\n")
    words = line.split()
    if len(words) != 3 or not words[2].startswith(b"HTTP/"):
        raise Refused("400 Bad Request")
    path, _, _ = words[1].partition(b"?")
    if not PATH.fullmatch(path):
        raise Refused("400 Bad Request")
    if words[0] != b"GET":
        raise Refused("405 Method Not Allowed")
    return unquote_to_bytes(path)


def enter(directory: int, name: bytes) -> int:
    # from a directory to a name in it; no link is followed, and nobody waits at a FIFO
    try:
        return os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=directory)
    finally:
        os.close(directory)


def open_file(root: int, path: bytes) -> int:
    # step by step from the root down; ".." is no step: no path leads out
    names = [name for name in path.split(b"/") if name]
    if not path.startswith(b"/") or b".." in names:
        raise Refused("404 Not Found")
    try:
        fd = os.dup(root)
        for name in names:
            fd = enter(fd, name)
        if stat.S_ISDIR(os.fstat(fd).st_mode):
            fd = enter(fd, b"index.html")
    except OSError:
        raise Refused("404 Not Found") from None
    if not stat.S_ISREG(os.fstat(fd).st_mode):
        os.close(fd)
        raise Refused("404 Not Found")
    return fd


def send_file(client: Socket, fd: int) -> None:
    size = os.fstat(fd).st_size
    print("200 OK")
    client.sendall(b"HTTP/1.0 200 OK\r\nContent-Length: %d\r\n\r\n" % size, MSG_NOSIGNAL)
    # the file may have grown since, or shrunk: the client sees that something is missing
    while size > 0 and (piece := os.read(fd, PIECE_SIZE)[:size]):
        client.sendall(piece, MSG_NOSIGNAL)
        size -= len(piece)


def refuse(client: Socket, status: str) -> None:
    print(status)
    client.sendall(f"HTTP/1.0 {status}\r\nAllow: GET\r\nContent-Length: 0\r\n\r\n".encode(), MSG_NOSIGNAL)
    # if bytes were left unread, close() would break the connection off, and the answer might be lost
    client.shutdown(SHUT_WR)
    for _ in range(LEFTOVERS):
        if not client.recv(PIECE_SIZE):
            return


def answer(client: Socket, root: int) -> None:
    try:
        try:
            fd = open_file(root, requested(receive_head(client)))
        except Refused as refused:
            refuse(client, str(refused))
            return
        try:
            send_file(client, fd)
        finally:
            os.close(fd)
    except OSError:
        pass  # a client that has gone is its own affair


def main() -> None:
    if len(sys.argv) != 3:
        sys.exit(f"Usage: {sys.argv[0]} <port> <directory>")
    port, directory = sys.argv[1:]

    try:
        root = os.open(directory, os.O_RDONLY | os.O_DIRECTORY)
    except OSError as error:
        sys.exit(f"{FAILED['open']}: {error.strerror}")
    try:
        sock = Socket(AF_INET, SOCK_STREAM)
        sock.options.SO_REUSEADDR = True
        sock.bind((ANY, int(port)))
        sock.listen()
        print(f"Serving {directory} on port {port}...")

        while True:
            client, _ = sock.accept(address=False)
            client.options.SO_RCVTIMEO = PATIENCE
            client.options.SO_SNDTIMEO = PATIENCE
            with suppress(CallError), client:  # whether close() fails, nobody asks
                answer(client, root)
    except CallError as error:
        sys.exit(f"{FAILED[error.call]}: {error.strerror}")


if __name__ == "__main__":
    run(main)
