"""Makes calls by every kind of wrapper, many times, and says by how much the process has grown.

    python leaks.py COUNT [KIND ...]     PYTHONMALLOC=malloc must be set: libc then knows all memory

For each kind one line of JSON: its name, the bytes that are in use now and were not after the first calls, descriptors
likewise. test_leaks.py runs it, by itself and under valgrind.
"""
# ruff: noqa: F403, F405

from __future__ import annotations

import ctypes
import gc
import json
import os
import sys
from collections.abc import Callable

from pysock import *
from pysock import lib, show

ALL = 100000  # from so many calls on, kinds that take long are called as often as the others
FIELDS = "arena ordblks smblks hblks hblkhd usmblks fsmblks uordblks fordblks keepcost"


class Mallinfo(ctypes.Structure):
    _fields_ = [(name, ctypes.c_size_t) for name in FIELDS.split()]


mallinfo2 = ctypes.CDLL(None).mallinfo2
mallinfo2.restype = Mallinfo


def in_use() -> int:
    gc.collect()
    found = mallinfo2()
    return int(found.uordblks + found.hblkhd)


fds = new("int[2]")
assert socketpair(AF_UNIX, SOCK_STREAM, 0, fds) == 0
buf, addr, addrlen = new("char[64]"), sockaddr_un(), new("socklen_t", sizeof("struct sockaddr_un"))
array = bytearray(64)
pieces = new("struct iovec[1]", [{"iov_base": buf, "iov_len": 8}])
message = new("struct msghdr", {"msg_iov": pieces, "msg_iovlen": 1})
numbers = new("int[4]", [3, 1, 2, 0])
thread, attr = new("pthread_t"), pthread_attr_t()
pthread_attr_init(attr)
pthread_attr_setstacksize(attr, 1 << 17)
end = new("char *")
epfd, event = epoll_create1(0), new("struct epoll_event[1]", [{"events": EPOLLIN}])


@struct
class pair_of_numbers:
    a = member("int")
    b = member("char[8]")


def refused(call: Callable[[], object]) -> None:
    try:
        call()
    except (TypeError, ValueError, OverflowError):
        return
    raise AssertionError("nothing was raised")


def sent(data: object, size: int) -> None:
    assert send(fds[0], data, size, 0) == size  # type: ignore[arg-type]
    assert recv(fds[1], buf, 64, 0) == size


def in_array() -> None:
    assert send(fds[0], array, 8, 0) == 8 and recv(fds[1], array, 64, 0) == 8


def by_message() -> None:
    assert sendmsg(fds[0], message, 0) == 8 and recvmsg(fds[1], message, 0) == 8


def by_pieces() -> None:
    assert writev(fds[0], pieces, 1) == 8 and readv(fds[1], pieces, 1) == 8


def heap() -> None:
    block = malloc(32)
    block = realloc(block, 64)
    free(block)


def directory() -> None:
    found = opendir("/proc/self/ns")
    while readdir(found):
        pass
    assert closedir(found) == 0


def names() -> None:
    result = new("struct addrinfo *")
    assert getaddrinfo("127.0.0.1", "80", NULL, result) == 0
    freeaddrinfo(result[0])


def file() -> None:
    stream = fopen("/dev/null", "w")
    setvbuf(stream, new("char[512]"), _IOFBF, 512)
    fprintf(stream, "%d %s\n", 5, "text")
    assert fclose(stream) == 0


def own_thread() -> None:
    assert pthread_create(thread, attr, lambda arg: arg, NULL) == 0
    assert pthread_join(thread[0], NULL) == 0


def attached() -> None:
    event[0].data.ptr = new("int", 7)
    assert epoll_ctl(epfd, EPOLL_CTL_ADD, fds[0], event) == 0
    assert epoll_ctl(epfd, EPOLL_CTL_DEL, fds[0], NULL) == 0


def child() -> None:
    pid = fork()
    if pid == 0:
        lib._exit(0)
    assert waitpid(pid, new("int"), 0) == pid


def by_signal() -> None:
    raise_(SIGUSR1)


signal(SIGUSR1, lambda number: None)


def compare(a: object, b: object) -> int:
    return cast("int *", a)[0] - cast("int *", b)[0]  # type: ignore[arg-type,no-any-return]


KINDS: dict[str, tuple[Callable[[], object], int]] = {  # the call, and how many times slower it is
    "a number": (lambda: htons(70000), 1),
    "no argument": (getpid, 1),
    "memory that is read, bytes": (lambda: sent(b"12345678", 8), 1),
    "memory that is read, an array": (lambda: sent(buf, 8), 1),
    "memory of Python's own": (in_array, 1),
    "a length by address": (lambda: getsockname(fds[0], addr, addrlen), 1),
    "text": (lambda: inet_addr("127.0.0.1"), 1),
    "a struct by value": (lambda: inet_ntoa(in_addr(s_addr=1)), 1),
    "a result in an argument": (lambda: strchr(buf, 0), 1),
    "a place in a text": (lambda: strtol("12x", end, 10), 1),
    "by its name": (lambda: strlen(s=b"abc"), 1),
    "refused by the guard": (lambda: refused(lambda: recv(3, buf, 65, 0)), 1),
    "refused by cffi": (lambda: refused(lambda: close("3")), 1),  # type: ignore[arg-type]
    "an error": (lambda: close(-1), 1),
    "printf": (lambda: snprintf(buf, 64, "%d %s", 5, "text"), 1),
    "scanf": (lambda: sscanf("1 2", "%d", numbers), 1),
    "a message": (by_message, 1),
    "pieces": (by_pieces, 1),
    "heap": (heap, 1),
    "a directory": (directory, 20),
    "a list of addresses": (names, 10),
    "a stream": (file, 5),
    "a function that libc calls": (lambda: qsort(numbers, 4, 4, compare), 5),
    "a handler of a signal": (by_signal, 5),
    "a thread": (own_thread, 20),
    "memory that the kernel keeps": (attached, 5),
    "a child": (child, 200),
    "values": (lambda: (new("char[8]", b"abc"), sockaddr_in(sin_family=AF_INET), addressof(new("int", 1))), 1),
    "a pointer that keeps": (lambda: cast("void *", new("char[8]")), 1),
    "a holder": (lambda: iovec(iov_base=b"text", iov_len=4), 2),
    "own structs": (lambda: pair_of_numbers(a=1, b=b"b"), 1),
    "show": (lambda: show(addr), 20),
}


def main(argv: list[str]) -> int:
    count = int(argv[1])
    for name in argv[2:] or KINDS:
        call, slower = KINDS[name]
        times = count if count >= ALL else max(count // slower, 10)
        for _ in range(50):
            call()
        before, open_before = in_use(), len(os.listdir("/proc/self/fd"))
        for _ in range(times):
            call()
        grown, opened = in_use() - before, len(os.listdir("/proc/self/fd")) - open_before
        print(json.dumps({"kind": name, "calls": times, "bytes": grown, "descriptors": opened}), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
