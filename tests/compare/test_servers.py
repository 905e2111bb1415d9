"""Fork servers and threaded servers: children and threads are paired by the connection they serve."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pysock.compare.comparison import Comparison, compare, pair
from pysock.compare.runs import namespaces
from pysock.compare.verdict import NAMES
from pysock.trace import find

pytestmark = pytest.mark.skipif(
    shutil.which("cc") is None or find()[0] is None or namespaces()[0] is None,
    reason="it takes a C compiler, strace and namespaces",
)

START_C = r"""
#include <arpa/inet.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
static void serve(int fd)
{
    char buffer[64];
    ssize_t n;
    while ((n = recv(fd, buffer, sizeof(buffer), 0)) > 0)
        send(fd, buffer, n, 0);
    close(fd);
}
static void *work(void *argument) { serve((int)(intptr_t)argument); return NULL; }
int main(void)
{
    int sockfd = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in addr, client;
    memset(&addr, 0, sizeof(addr));
    addr.sin_family = AF_INET;
    addr.sin_port = htons(8080);
    signal(SIGCHLD, SIG_IGN);
    bind(sockfd, (struct sockaddr *)&addr, sizeof(addr));
    listen(sockfd, 5);
    for (int i = 0; i < 3; i++) {
        socklen_t length = sizeof(client);
        int fd = accept(sockfd, (struct sockaddr *)&client, &length);
"""
START_PY = """\
from pysock import *
def serve(fd, n=0):
    buffer = new("char[64]")
    while (n := recv(fd, buffer, sizeof(buffer), 0)) > 0:
        send(fd, buffer, n, 0)
    close(fd)
def work(argument):
    serve(threads[int(cast("long", argument))])
    return NULL
threads = {}
def main():
    sockfd = socket(AF_INET, SOCK_STREAM, 0)
    addr, client = sockaddr_in(), sockaddr_in()
    addr.sin_family = AF_INET
    addr.sin_port = htons(8080)
    signal(SIGCHLD, SIG_IGN)
    bind(sockfd, addr, sizeof(addr))
    listen(sockfd, 5)
    for i in range(3):
        length = new("socklen_t", sizeof(client))
        fd = accept(sockfd, client, length)
"""
FORK_C = """
        if (fork() == 0) { close(sockfd); serve(fd); _exit(0); }
        close(fd);
    }
    pause();
}
"""
FORK_PY = """\
        if fork() == 0:
            close(sockfd)
            serve(fd)
            _exit(0)
        close(fd)
    pause()
run(main)
"""
THREAD_C = """
        pthread_t thread;
        pthread_create(&thread, NULL, work, (void *)(intptr_t)fd);
        pthread_detach(thread);
    }
    pause();
}
"""
THREAD_PY = """\
        thread = new("pthread_t[1]")
        threads[i] = fd
        pthread_create(thread, NULL, work, cast("void *", i))
        pthread_detach(thread[0])
    pause()
run(main)
"""
SCENARIO = """
[[scenario]]
name = "three clients"
end = "SIGINT"
""" + "".join(
    f"""
[[scenario.peer]]
connect = 8080
from = {40001 + number}
steps = [{{ send = "hello {number}" }}, {{ expect = "hello {number}" }}, {{ close = true }}]
"""
    for number in range(3)
)
SERVERS = {"fork": (START_C + FORK_C, START_PY + FORK_PY), "thread": (START_C + THREAD_C, START_PY + THREAD_PY)}


def compared(directory: Path, c: str, python: str) -> Comparison:
    files = directory / "server.c", directory / "server.py", directory / "s.toml"
    for file, text in zip(files, (c, python, SCENARIO)):
        file.write_text(text)
    return compare(pair(*files))


@pytest.mark.parametrize("kind", SERVERS)
def test_no_false_alarm(kind: str, tmp_path: Path) -> None:
    (case,) = compared(tmp_path, *SERVERS[kind]).cases
    results = {verdict.name: verdict.result for verdict in case.verdicts}
    assert results == dict.fromkeys(NAMES, "same"), [verdict.difference for verdict in case.verdicts]


@pytest.mark.parametrize("kind", SERVERS)
def test_a_wrong_call_in_one_child_is_found(kind: str, tmp_path: Path) -> None:
    c, python = SERVERS[kind]
    wrong = python.replace("    close(fd)\ndef", '    if b"1" not in bytes(buffer[0:7]):\n        close(fd)\ndef')
    assert wrong != python
    comparison = compared(tmp_path, c, wrong)
    (case,) = comparison.cases
    difference = case.verdicts[NAMES.index("calls")].difference
    assert difference is not None and "htons(40002)" in difference.where
    assert case.cause is not None and case.cause.code == "missing-close"
