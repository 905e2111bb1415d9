"""(i) What each call costs by way of its guard and by `lib`: `overhead.py CONTENDER COUNT` prints "NAME NANOSECONDS".

The calls are given -1 as the descriptor where they take one, so that the system call is as short as it can be and what
is left is what we add. The figures are the processor's time, without that of an empty loop.
"""

from __future__ import annotations

import re
import sys
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

#: What is called. A struct is passed as pysock takes it, and to lib by its address; constants come from lib.
CALLS = """
socket(-1, 0, 0)                       bind(-1, addr, 16)                  listen(-1, 5)
connect(-1, addr, 16)                  accept(-1, NULL, NULL)              accept4(-1, addr, addrlen, 0)
getsockname(-1, addr, addrlen)         getpeername(-1, addr, addrlen)      shutdown(-1, SHUT_WR)
send(-1, buf, 64, 0)                   sendto(-1, buf, 64, 0, addr, 16)    sendmsg(-1, msg, 0)
recv(-1, buf, 64, 0)                   recvfrom(-1, buf, 64, 0, addr, addrlen)
recvmsg(-1, msg, 0)                    sendmmsg(-1, messages, 64, 0)       recvmmsg(-1, messages, 64, 0, NULL)
setsockopt(-1, SOL_SOCKET, SO_REUSEADDR, opt, 4)                           sockatmark(-1)
getsockopt(-1, SOL_SOCKET, SO_REUSEADDR, opt, optlen)
read(-1, buf, 64)                      write(-1, buf, 64)                  close(-1)
readv(-1, iov, 2)                      writev(-1, iov, 2)                  sendfile(-1, -1, NULL, 64)
poll(fds, 1, 0)                        select(0, NULL, NULL, NULL, zero)   dup(-1)
epoll_wait(-1, events, 64, 0)          epoll_ctl(-1, EPOLL_CTL_ADD, -1, event)         fcntl(-1, F_GETFD, 0)
ioctl(-1, FIONREAD, place)                      htons(8080)                         ntohl(1)
inet_pton(AF_INET, b"127.0.0.1", in4)        inet_ntop(AF_INET, in4, text, 46)         inet_addr(b"127.0.0.1")
memset(buf, 0, 64)                     memcpy(buf, text, 46)               strlen(text)
FD_ZERO(set)                           FD_SET(5, set)                      FD_ISSET(5, set)
"""

STRUCTS = ("addr", "msg", "zero", "in4", "set")


def values(contender: str) -> dict[str, Any]:
    """The names that the calls use."""
    import pysock
    from pysock import NULL, addressof, ffi, lib, new

    pieces = new("struct iovec[2]", [{"iov_base": new("char[64]"), "iov_len": 64}] * 2)
    message = new("struct msghdr", {"msg_iov": pieces, "msg_iovlen": 2})
    messages = new("struct mmsghdr[64]")
    for each in messages:
        each.msg_hdr = message
    found = {
        "addr": new("struct sockaddr_in", {"sin_family": lib.AF_INET}),
        "addrlen": new("socklen_t", 16),
        "buf": new("char[64]"),
        "text": new("char[46]", b"text"),
        "opt": new("int", 1),
        "optlen": new("socklen_t", 4),
        "iov": pieces,
        "msg": message,
        "messages": messages,
        "fds": new("struct pollfd[1]", [{"fd": -1}]),
        "zero": new("struct timeval"),
        "events": new("struct epoll_event[64]"),
        "event": new("struct epoll_event[1]"),
        "in4": new("struct in_addr"),
        "set": new("fd_set"),
        "NULL": NULL,
    }
    found["place"] = found["opt"]
    if contender == "lib":
        found["place"] = int(ffi.cast("uintptr_t", found["opt"]))  # its ioctl() takes numbers
        found["own"] = {name: found[name] for name in STRUCTS}
        found.update({name: addressof(found[name]) for name in STRUCTS})
    found.update(
        {name: getattr(lib, name) for name in re.findall(r"\b[A-Z][A-Z_]+[a-z]?\b(?!\()", CALLS) if name != "NULL"}
    )
    found["calls"] = lib if contender == "lib" else pysock
    return found


def cost(expression: str, count: int, names: dict[str, Any]) -> float:
    """Nanoseconds for one evaluation."""
    variables = "".join(f"    {name} = names[{name!r}]\n" for name in names)
    text = f"def work(names, count):\n{variables}    for _ in range(count):\n        {expression}\n"
    made: dict[str, Any] = {}
    exec(text, made)
    made["work"](names, count // 10 + 1)
    start = time.process_time_ns()
    made["work"](names, count)
    return (time.process_time_ns() - start) / count


def main() -> None:
    contender, count = sys.argv[1], int(sys.argv[2])
    names = values(contender)
    calls = names.pop("calls")
    empty = cost("pass", count, names)
    for expression in re.findall(r"\w+\(.*?\)(?=\s)", CALLS):
        name = expression.partition("(")[0]
        spent = cost(expression, count, {**names, name: getattr(calls, name)})
        print(name, f"{max(spent - empty, 1):.1f}")


if __name__ == "__main__":
    main()
