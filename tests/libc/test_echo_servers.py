"""<poll.h>, <sys/select.h>, <sys/epoll.h>: an echo server with each, in C and line for line in Python, and their guards."""
# ruff: noqa: E501, F403, F405

from __future__ import annotations

import socket as py_socket
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import pysock
from pysock import *

C_COMMON = """
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <unistd.h>

static int listener(void)
{
    struct sockaddr_in addr = {.sin_family = AF_INET};
    socklen_t length = sizeof(addr);
    int fd = socket(AF_INET, SOCK_STREAM, 0);

    addr.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (bind(fd, (struct sockaddr *)&addr, sizeof(addr)) < 0 || listen(fd, 5) < 0)
        return -1;
    getsockname(fd, (struct sockaddr *)&addr, &length);
    printf("%d\\n", ntohs(addr.sin_port));
    fflush(stdout);
    return fd;
}

static int serve(int fd)
{
    char buf[64];
    ssize_t n = read(fd, buf, sizeof(buf));

    printf("descriptor %d: %zd bytes\\n", fd, n);
    if (n <= 0)
        return close(fd) != 0;
    return write(fd, buf, n) == n;
}
"""

PYTHON_COMMON = """
from pysock import *

def listener():
    addr = sockaddr_in(sin_family=AF_INET)
    length = new("socklen_t", sizeof(addr))
    fd = socket(AF_INET, SOCK_STREAM, 0)

    addr.sin_addr.s_addr = htonl(INADDR_LOOPBACK)
    if bind(fd, addr, sizeof(addr)) < 0 or listen(fd, 5) < 0:
        return -1
    getsockname(fd, addr, length)
    printf("%d\\n", ntohs(addr.sin_port))
    fflush(stdout)
    return fd

def serve(fd):
    buf = new("char[64]")
    n = read(fd, buf, sizeof(buf))

    printf("descriptor %d: %zd bytes\\n", fd, n)
    if n <= 0:
        return close(fd) != 0
    return write(fd, buf, n) == n
"""

SERVERS = {
    "poll": (
        """
int main(void)
{
    struct pollfd fds[3] = {{.fd = listener(), .events = POLLIN}, {.fd = -1}, {.fd = -1}};
    int ended = 0;

    while (ended < 2) {
        int n = poll(fds, 3, -1);
        printf("%d ready: %d %d %d\\n", n, fds[0].revents, fds[1].revents, fds[2].revents);
        for (int i = 1; i < 3; i++)
            if (fds[i].revents && !serve(fds[i].fd)) {
                fds[i].fd = -1;
                ended++;
            }
        if (fds[0].revents & POLLIN)
            for (int i = 1; i < 3; i++)
                if (fds[i].fd < 0) {
                    fds[i].fd = accept(fds[0].fd, NULL, NULL);
                    fds[i].events = POLLIN;
                    break;
                }
    }
    return 0;
}
""",
        """
def main():
    fds = new("struct pollfd[3]", [{"fd": listener(), "events": POLLIN}, {"fd": -1}, {"fd": -1}])
    ended = 0

    while ended < 2:
        n = poll(fds, 3, -1)
        printf("%d ready: %d %d %d\\n", n, fds[0].revents, fds[1].revents, fds[2].revents)
        for i in range(1, 3):
            if fds[i].revents and not serve(fds[i].fd):
                fds[i].fd = -1
                ended += 1
        if fds[0].revents & POLLIN:
            for i in range(1, 3):
                if fds[i].fd < 0:
                    fds[i].fd = accept(fds[0].fd, NULL, NULL)
                    fds[i].events = POLLIN
                    break
    return 0

run(main)
""",
    ),
    "select": (
        """
int main(void)
{
    int fd = listener(), ended = 0;
    fd_set all, ready;

    FD_ZERO(&all);
    FD_SET(fd, &all);
    while (ended < 2) {
        ready = all;
        printf("%d ready\\n", select(fd + 4, &ready, NULL, NULL, NULL));
        for (int i = fd + 1; i < fd + 4; i++)
            if (FD_ISSET(i, &ready) && !serve(i)) {
                FD_CLR(i, &all);
                ended++;
            }
        if (FD_ISSET(fd, &ready)) {
            int conn = accept(fd, NULL, NULL);
            FD_SET(conn, &all);
        }
    }
    return 0;
}
""",
        """
def main():
    fd = listener(); ended = 0
    all = fd_set()

    FD_ZERO(all)
    FD_SET(fd, all)
    while ended < 2:
        ready = fd_set(all)
        printf("%d ready\\n", select(fd + 4, ready, NULL, NULL, NULL))
        for i in range(fd + 1, fd + 4):
            if FD_ISSET(i, ready) and not serve(i):
                FD_CLR(i, all)
                ended += 1
        if FD_ISSET(fd, ready):
            conn = accept(fd, NULL, NULL)
            FD_SET(conn, all)
    return 0

run(main)
""",
    ),
    "epoll": (
        """
int main(void)
{
    int fd = listener(), epfd = epoll_create1(0), ended = 0;
    struct epoll_event event = {.events = EPOLLIN, .data.fd = fd}, events[4];

    epoll_ctl(epfd, EPOLL_CTL_ADD, fd, &event);
    while (ended < 2) {
        int n = epoll_wait(epfd, events, 4, -1);
        for (int i = 0; i < n; i++) {
            printf("event %u of %zu bytes\\n", events[i].events, sizeof(events[i]));
            if (events[i].data.fd == fd) {
                event.data.fd = accept(fd, NULL, NULL);
                printf("%d\\n", epoll_ctl(epfd, EPOLL_CTL_ADD, event.data.fd, &event));
            } else if (!serve(events[i].data.fd)) {
                ended++;
            }
        }
    }
    return 0;
}
""",
        """
def main():
    fd = listener(); epfd = epoll_create1(0); ended = 0
    event = epoll_event(events=EPOLLIN, data={"fd": fd}); events = new("struct epoll_event[4]")

    epoll_ctl(epfd, EPOLL_CTL_ADD, fd, event)
    while ended < 2:
        n = epoll_wait(epfd, events, 4, -1)
        for i in range(n):
            printf("event %u of %zu bytes\\n", events[i].events, sizeof(events[i]))
            if events[i].data.fd == fd:
                event.data.fd = accept(fd, NULL, NULL)
                printf("%d\\n", epoll_ctl(epfd, EPOLL_CTL_ADD, event.data.fd, event))
            elif not serve(events[i].data.fd):
                ended += 1
    return 0

run(main)
""",
    ),
}


def talk(command: list[str]) -> str:
    """What the server prints while two clients talk to it, each step taken when the one before is done."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        watchdog = threading.Timer(20, server.kill)
        watchdog.start()
        port = int(server.stdout.readline())
        address = ("127.0.0.1", port)
        with py_socket.create_connection(address, 10) as one:
            one.sendall(b"one")
            assert one.recv(64) == b"one"
            with py_socket.create_connection(address, 10) as two:
                for client, text in ((two, b"two and more"), (one, b"again")):
                    client.sendall(text)
                    assert client.recv(64) == text
                for client in (two, one):
                    client.shutdown(py_socket.SHUT_WR)
                    assert client.recv(64) == b""
        log = server.stdout.read()
        assert server.wait() == 0
        watchdog.cancel()
    return log


@pytest.mark.parametrize("name", SERVERS)
def test_an_echo_server_beside_c(name: str, compile_c: Callable[..., Path], tmp_path: Path) -> None:
    c_text, python_text = SERVERS[name]
    script = tmp_path / "server.py"
    script.write_text(PYTHON_COMMON + python_text)
    expected = talk([str(compile_c(C_COMMON + c_text))])
    assert expected.count("bytes\n") >= 5
    assert talk([sys.executable, str(script)]) == expected


# What is refused


def test_a_set_knows_only_descriptors_below_FD_SETSIZE() -> None:
    fds = fd_set()
    for function, name in ((FD_SET, "FD_SET"), (FD_CLR, "FD_CLR"), (FD_ISSET, "FD_ISSET")):
        for fd in (-1, FD_SETSIZE, 5000, 2**31):
            with pytest.raises(
                ValueError, match=rf"^{name}: fd is {fd}; an fd_set knows 0 to 1023: poll\(\) takes any"
            ):
                function(fd, fds)
        with pytest.raises(ValueError, match=rf"^{name}: sizeof\(fd_set\) is 128, but set holds 8 bytes"):
            function(3, new("long"))
    FD_SET(FD_SETSIZE - 1, fds)
    FD_SET(2**32 + 3, fds)  # C cuts it to an int
    assert [fd for fd in range(FD_SETSIZE) if FD_ISSET(fd, fds)] == [3, FD_SETSIZE - 1]
    FD_CLR(3, fds)
    assert not FD_ISSET(3, fds)


def test_sets_and_arrays_are_measured() -> None:
    with pytest.raises(ValueError, match=r"^select: .* is 256, but readfds holds 128 bytes"):
        select(2048, fd_set(), NULL, NULL, timeval())
    with pytest.raises(ValueError, match=r"^poll: nfds \* sizeof\(struct pollfd\) is 24, but fds holds 16 bytes"):
        poll(new("struct pollfd[2]"), 3, 0)
    with pytest.raises(ValueError, match=r"^epoll_wait: .* is 48, but events holds 24 bytes"):
        epoll_wait(0, new("struct epoll_event[2]"), 4, 0)
    with pytest.raises(ValueError, match=r"^epoll_ctl: sizeof\(struct epoll_event\) is 12, but event holds 4 bytes"):
        epoll_ctl(0, EPOLL_CTL_ADD, 0, new("int"))


def test_select_and_ppoll_time_out() -> None:
    assert select(0, NULL, NULL, NULL, timeval(tv_usec=1)) == 0
    assert pselect(0, NULL, NULL, NULL, timespec(tv_nsec=1), NULL) == 0
    assert ppoll(NULL, 0, timespec(tv_nsec=1), NULL) == 0
    assert poll(NULL, 1, 0) == -1 and errno == EFAULT
    assert select(-1, NULL, NULL, NULL, timeval()) == -1 and errno == EINVAL


# epoll


def test_what_data_ptr_points_to_lives_as_long_as_the_descriptor_is_watched() -> None:
    epfd, fd = epoll_create1(EPOLL_CLOEXEC), eventfd(1, EFD_CLOEXEC)
    text = new("char[]", b"attached")
    address = int(pysock.ffi.cast("uintptr_t", text))
    event = epoll_event(events=EPOLLIN)
    event.data.ptr = text
    assert epoll_ctl(epfd, EPOLL_CTL_ADD, fd, event) == 0
    del text, event
    event = epoll_event()
    assert epoll_wait(epfd, event, 1, 0) == 1
    assert pysock.lib.pysock_room(event.data.ptr) == sizeof(b"attached")
    assert cstr(cast("char *", event.data.ptr)) == "attached"
    assert epoll_ctl(epfd, EPOLL_CTL_MOD, fd, epoll_event(events=EPOLLIN, data={"fd": fd})) == 0
    assert pysock.lib.pysock_room(cast("char *", address)) == -1, "MOD has put another value in its place"
    assert epoll_ctl(epfd, EPOLL_CTL_DEL, fd, NULL) == 0
    for descriptor in (epfd, fd):
        close(descriptor)


def test_what_a_failed_epoll_ctl_would_attach_is_given_back() -> None:
    text = new("char[]", b"attached")
    address = cast("char *", int(pysock.ffi.cast("uintptr_t", text)))
    event = epoll_event(events=EPOLLIN)
    event.data.ptr = text
    assert epoll_ctl(-1, EPOLL_CTL_ADD, 0, event) == -1 and errno == EBADF
    del text
    assert pysock.lib.pysock_room(address) == -1


@pytest.mark.parametrize("wait", ["epoll_pwait", "epoll_pwait2"])
def test_the_other_waits(wait: str) -> None:
    function: Any = getattr(pysock, wait)
    epfd, fd = epoll_create1(0), eventfd(1, 0)
    event = epoll_event(events=EPOLLIN, data={"u64": 2**63 + 5})
    assert epoll_ctl(epfd, EPOLL_CTL_ADD, fd, event) == 0
    events = new("struct epoll_event[2]")
    timeout: Any = 0 if wait == "epoll_pwait" else timespec()
    assert function(epfd, events, 2, timeout, NULL) == 1
    assert (events[0].events, events[0].data.u64) == (EPOLLIN, 2**63 + 5)
    for descriptor in (epfd, fd):
        close(descriptor)
