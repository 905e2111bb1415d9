"""The calls of a trace that are about sockets, and the names of the sockets.

A descriptor is followed from where it comes from (socket, socketpair, accept, SCM_RIGHTS, dup)
through fork, threads, execve and close, in every process by itself, so that an interpreter's own
reads and closes fall away. Nothing is judged here, and nothing that differs between two programs
is made equal, apart from what is chance in every run: memory addresses, process ids, and when an interface got its
address (netlink tells, and getaddrinfo() asks).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pysock.events import Call, Data, Event
from pysock.trace.strace import FORKS, iov_bytes, split_arguments, unquote

SOCKET_CALLS = frozenset(
    [
        "socket",
        "socketpair",
        "bind",
        "listen",
        "accept",
        "accept4",
        "connect",
        "getsockname",
        "getpeername",
        "shutdown",
        "setsockopt",
        "getsockopt",
        "send",
        "recv",
        "sendto",
        "recvfrom",
        "sendmsg",
        "recvmsg",
        "sendmmsg",
        "recvmmsg",
    ]
)
_ACCEPTS = frozenset(("accept", "accept4"))
_DUPLICATES = frozenset(("dup", "dup2", "dup3"))
_EPOLLS = frozenset(("epoll_create", "epoll_create1"))
_NEVER_RAN = -1

_STRING = re.compile(r'("(?:[^"\\]|\\.)*")', re.DOTALL)
_ADDRESS = re.compile(r"\b0x[0-9a-f]{5,16}\b")
_POINTER = re.compile(r"(?<==)\d{10,20}\b")
_EPOLL_DATA = re.compile(r"\bdata=\{u32=(\d+), u64=\d{10,20}\}")
_PID = re.compile(r"\b((?:nl_|nlmsg_)?pid)=(\d+)")
_STAMP = re.compile(r"\b([ct]stamp)=\d+")
_MSG_LEN = re.compile(r", msg_len=(\d+)\}$")
_LEFT = re.compile(r",? ?left \{[^}]*\}")


def labels(events: Sequence[Event], roots: Mapping[int, str] | None = None) -> dict[int, str]:
    """A name for every thread of the trace: "main", and "main.2" for the second that it started.

    `roots` names the first threads of several programs that were traced together."""
    names: dict[int, str] = dict(roots or {})
    count: dict[int, int] = {}
    if events and not names:
        names[events[0].pid] = "main"
    forks = (event for event in events if isinstance(event, Call) and event.name in FORKS)
    for fork in sorted(forks, key=lambda call: call.order):
        if fork.result is not None and fork.result > 0 and fork.result not in names:
            count[fork.pid] = count.get(fork.pid, 0) + 1
            names[fork.result] = f"{names.get(fork.pid, 'main')}.{count[fork.pid]}"
    # A thread whose start was not recorded (strace was ended before) cannot be placed.
    for event in events:
        names.setdefault(event.pid, f"unplaced.{len(names)}")
    return names


@dataclass(eq=False)
class Origin:
    """Where a descriptor comes from; what it is called may still change (listen)."""

    process: str
    kind: str
    owner: Origin | None = None
    end: str = ""
    counts: bool = True
    """Whether calls on it are about sockets; those on an epoll are once it watches one."""
    watchers: list[Origin] = field(default_factory=list)
    """The epolls that watch it and do not count yet."""

    def watched_by(self, epoll: Origin) -> None:
        if self.counts:
            epoll.count()
        else:
            self.watchers.append(epoll)

    def count(self) -> None:
        if not self.counts:
            self.counts = True
            for epoll in self.watchers:
                epoll.count()


_NOTHING = Origin("", "nothing")
"""What a negative number stands for: it never was a descriptor."""


@dataclass
class Table:
    """One process's descriptors that are sockets (or epolls), and those that once were."""

    open: dict[int, Origin] = field(default_factory=dict)
    cloexec: set[int] = field(default_factory=set)
    gone: dict[int, Origin] = field(default_factory=dict)

    def add(self, fd: int, origin: Origin, cloexec: bool) -> None:
        self.open[fd] = origin
        self.gone.pop(fd, None)
        self.cloexec.discard(fd)
        if cloexec:
            self.cloexec.add(fd)

    def drop(self, fd: int) -> None:
        if fd in self.open:
            self.gone[fd] = self.open.pop(fd)
            self.cloexec.discard(fd)

    def copy(self) -> Table:
        return Table(dict(self.open), set(self.cloexec), dict(self.gone))


def _number(argument: str) -> int | None:
    try:
        return int(argument, 0)
    except ValueError:
        return None


def _numbers(call: Call) -> Iterator[int]:
    """The descriptors that a call names in its arguments."""
    name, args = call.name, call.args
    if name in ("poll", "ppoll"):
        for fd in re.findall(r"\bfd=(-?\d+)", args[0] if args else ""):
            yield int(fd)
        return
    if name in ("select", "pselect6"):
        for part in args[1:4]:
            for fd in re.findall(r"\d+", part):
                yield int(fd)
        return
    positions = {
        "epoll_ctl": (0, 2),
        "dup2": (0, 1),
        "dup3": (0, 1),
        "sendfile": (0, 1),
        "sendfile64": (0, 1),
        "splice": (0, 2),
    }.get(name, (0,))
    if name == "socketpair" or name == "socket" or name in _EPOLLS:
        return
    for position in positions:
        number = _number(args[position]) if position < len(args) else None
        if number is not None:
            yield number


class Follower:
    """Walks through a trace once, in the order in which calls were completed."""

    def __init__(self, events: Sequence[Event], roots: Mapping[int, str] | None = None) -> None:
        self.labels = labels(events, roots)
        self.tables: dict[int, Table] = {}
        self.candidates: list[tuple[Call, list[Origin], list[Origin]]] = []
        self.origins: list[Origin] = []
        self.parents: dict[int, tuple[int, bool]] = {}
        for event in events:
            if isinstance(event, Call) and event.name in FORKS and event.result:
                self.learn(event, event.result)
        for event in events:
            self.event(event)

    def learn(self, fork: Call, child: int) -> None:
        """Who started a thread, and whether it shares the descriptors."""
        shared = any("CLONE_FILES" in argument for argument in fork.args)
        self.parents.setdefault(child, (fork.pid, shared))

    def event(self, event: Event) -> None:
        if isinstance(event, Call):
            self.call(event)

    @property
    def kept(self) -> list[tuple[Call, list[Origin]]]:
        """The calls on sockets, and what they are about."""
        return [
            (call, about)
            for call, about, because in self.candidates
            if call.name in SOCKET_CALLS or any(origin.counts for origin in because)
        ]

    def table(self, pid: int) -> Table:
        """The thread's table; one that is seen for the first time starts with its parent's."""
        if pid not in self.tables:
            parent, shared = self.parents.get(pid, (_NEVER_RAN, False))
            if parent in (_NEVER_RAN, pid):
                self.tables[pid] = Table()
            else:
                table = self.table(parent)
                self.tables[pid] = table if shared else table.copy()
        return self.tables[pid]

    def call(self, call: Call) -> None:
        table = self.table(call.pid)
        if call.name in FORKS:
            if call.result:
                self.table(call.result)
            return
        if call.name in ("execve", "execveat"):
            if call.result == 0:
                self.execute(call.pid, table)
            return
        about = self.about(call, table)
        if call.result is not None:
            self.change(call, table, about)
        because = about or self.mistaken(call, table)
        if because or call.name in SOCKET_CALLS:
            self.candidates.append((call, about, because))

    def execute(self, pid: int, table: Table) -> None:
        """A new program: close-on-exec descriptors are gone, and nothing is known as closed."""
        fresh = table.copy()
        for fd in table.cloexec:
            fresh.drop(fd)
        fresh.gone.clear()
        self.tables[pid] = fresh

    def about(self, call: Call, table: Table) -> list[Origin]:
        if call.name == "close_range":
            first, last = (_number(argument) for argument in call.args[:2])
            return [
                origin
                for fd, origin in sorted(table.open.items())
                if (first or 0) <= fd and (last is None or fd <= last)
            ]
        found: list[Origin] = []
        for fd in _numbers(call):
            origin = table.open.get(fd)
            if origin is not None and origin not in found:
                found.append(origin)
        return found

    def mistaken(self, call: Call, table: Table) -> list[Origin]:
        """What a call on a descriptor that is closed, or never was one, was about before."""
        if call.errno != "EBADF":
            return []
        return [table.gone.get(fd, _NOTHING) for fd in _numbers(call) if fd < 0 or fd in table.gone]

    def new(self, call: Call, kind: str, owner: Origin | None = None, end: str = "") -> Origin:
        origin = Origin(self.labels[call.pid], kind, owner, end)
        self.origins.append(origin)
        return origin

    def change(self, call: Call, table: Table, about: list[Origin]) -> None:
        """What the call does to the table. `about` gets the sockets that it made."""
        name, args, result = call.name, call.args, call.result
        if name == "close":
            fd = _number(args[0]) if args else None
            if fd is not None and call.errno != "EBADF":
                table.drop(fd)
            return
        if result is None or result < 0:
            return
        cloexec = any("CLOEXEC" in argument for argument in args)
        if name == "socket":
            about.append(self.new(call, "socket"))
            table.add(result, about[0], cloexec)
        elif name == "socketpair":
            pair = self.new(call, "pair")
            ends = re.findall(r"\d+", args[3]) if len(args) > 3 else []
            for side, text in zip("ab", ends):
                end = Origin(pair.process, "pair", pair, side)
                about.append(end)
                table.add(int(text), end, cloexec)
        elif name in _ACCEPTS:
            made = self.new(call, "accept", about[0] if about else None)
            about.append(made)
            table.add(result, made, cloexec)
        elif name in _EPOLLS:
            made = self.new(call, "epoll")
            made.counts = False
            about.append(made)
            table.add(result, made, cloexec)
        elif name == "epoll_ctl" and args[1:2] == ("EPOLL_CTL_ADD",):
            epoll, watched = (table.open.get(fd) for fd in _numbers(call))
            if epoll is not None and watched is not None:
                watched.watched_by(epoll)
        elif name == "listen" and about:
            about[0].kind = "listener" if about[0].kind == "socket" else about[0].kind
        elif name in _DUPLICATES:
            self.duplicate(call, table, result, cloexec)
        elif name in ("fcntl", "fcntl64"):
            self.control(call, table, result)
        elif name == "recvmsg" and "SCM_RIGHTS" in "".join(args):
            for text in re.findall(r"SCM_RIGHTS, cmsg_data=\[([\d, ]+)\]", "".join(args)):
                for fd in text.split(","):
                    table.add(int(fd), self.new(call, "received"), cloexec)
        elif name == "close_range" and not cloexec:
            for fd in [fd for fd, origin in table.open.items() if origin in about]:
                table.drop(fd)

    def duplicate(self, call: Call, table: Table, result: int, cloexec: bool) -> None:
        old = _number(call.args[0])
        if old == result:
            return
        table.drop(result)
        if old is not None and old in table.open:
            table.add(result, table.open[old], cloexec)

    def control(self, call: Call, table: Table, result: int) -> None:
        fd, command = _number(call.args[0]), call.args[1]
        if fd is None or fd not in table.open:
            return
        if command.startswith("F_DUPFD"):
            table.add(result, table.open[fd], command.endswith("CLOEXEC"))
        elif command == "F_SETFD":
            table.cloexec.discard(fd)
            if "FD_CLOEXEC" in call.args[2]:
                table.cloexec.add(fd)

    def names(self) -> dict[int, str]:
        """The names of all origins, by identity, numbered in each process in order of making."""
        count: dict[tuple[str, str], int] = {}
        names: dict[int, str] = {}
        kept = self.kept
        for origin in self.origins:
            if not origin.counts:
                continue
            key = origin.process, origin.kind
            count[key] = count.get(key, 0) + 1
            names[id(origin)] = f"{origin.kind}#{count[key]}"
        for _, about in kept:
            for origin in about:
                if origin.end and origin.owner is not None:
                    names[id(origin)] = f"{names[id(origin.owner)]}.{origin.end}"
        return names


def _plain(text: str, pids: dict[int, str]) -> str:
    """The text with memory addresses, process ids, and when an interface got its address taken out."""

    def process(match: re.Match[str]) -> str:
        return f"{match[1]}={pids.get(int(match[2]), match[2])}"

    def data(match: re.Match[str]) -> str:
        # A pointer, or a descriptor with whatever was in the other half of the union.
        value = match[1] if int(match[1]) < 1 << 16 else "ADDRESS"
        return f"data={{u32={value}, u64={value}}}"

    parts = _STRING.split(text)
    for index in range(0, len(parts), 2):
        part = _EPOLL_DATA.sub(data, _ADDRESS.sub("0xADDRESS", parts[index]))
        parts[index] = _PID.sub(process, _STAMP.sub(r"\1=TIME", _POINTER.sub("ADDRESS", part)))
    return "".join(parts)


def sockets(events: Iterable[Event], roots: Mapping[int, str] | None = None) -> list[Call]:
    """The calls on sockets, each with the names of the sockets it is about.

    Kept is every call that only sockets have (bind, accept, sendmsg ...), and every other traced
    call (read, close, poll, fcntl, dup ...) with a descriptor that is a socket at that moment, or
    that fails with EBADF on one that was. An epoll counts as one, from its making on, if a socket
    is ever added to it: one that an import makes to try it out, and closes, is no socket's business.
    """
    events = list(events)
    follower = Follower(events, roots)
    names = follower.names()
    kept = []
    for call, about in follower.kept:
        kept.append(
            replace(
                call,
                args=tuple(_plain(argument, follower.labels) for argument in call.args),
                text=_plain(_LEFT.sub("", call.text), follower.labels),
                descriptor=" ".join(names[id(origin)] for origin in about if origin.counts) or None,
            )
        )
    return kept


def messages(call: Call) -> Iterator[Call]:
    """Each message of a sendmmsg or recvmmsg, as a sendmsg or recvmsg of its own; any other call as it is."""
    found = None
    if call.name in ("sendmmsg", "recvmmsg") and call.result and call.result > 0:
        found = split_arguments(call.args[1][1:-1] + ")")
    heads = found[0][: call.result] if found else ()
    sizes = [int(size[1]) for size in map(_MSG_LEN.search, heads) if size]
    if not sizes or len(sizes) != call.result:
        yield call
        return
    for head, size in zip(heads, sizes):
        yield replace(call, name=call.name.replace("mm", "m"), args=(call.args[0], head, call.args[3]), result=size)


def moved(call: Call) -> tuple[str, bytes | None] | None:
    """The direction and the bytes that a call moved, of `messages`; None for every other call.

    The bytes are None when the trace does not hold all of them.
    """
    if not call.result or call.result < 0 or len(call.args) < 2:
        return None
    if call.name in ("send", "sendto", "write"):
        direction, data = "out", unquote(call.args[1])
    elif call.name in ("sendmsg", "writev"):
        direction, data = "out", iov_bytes(call.args[1])
    elif call.name in ("recv", "recvfrom", "read"):
        direction, data = "in", unquote(call.args[1])
    elif call.name in ("recvmsg", "readv"):
        direction, data = "in", iov_bytes(call.args[1])
    elif call.name in ("sendmmsg", "recvmmsg", "sendfile", "sendfile64", "splice"):
        return "out", None
    else:
        return None
    if direction == "in" and any("MSG_PEEK" in argument for argument in call.args[2:]):
        return None
    length = call.result
    if direction == "in" and any("MSG_TRUNC" in argument for argument in call.args[2:]):
        length = min(length, _room(call))  # the result is the datagram's length; what had no room is gone
    if data is None or len(data) < length:
        return direction, None
    return direction, data[:length]


def _room(call: Call) -> int:
    """How many bytes the buffers of a receiving call take."""
    sizes = re.findall(r"\biov_len=(\d+)", _STRING.sub("", call.args[1])) or call.args[2:3]
    return sum(int(size) for size in sizes)


def connections(calls: Iterable[Call], process: dict[int, str]) -> tuple[list[Data], list[Call]]:
    """The bytes that went through each socket, and the calls whose bytes the trace does not hold.

    `calls` come from `sockets`; `process` names their threads, as `labels` does. What is said over netlink goes to the
    kernel and to nobody else: strace writes it as messages, not as bytes, and the calls show it.
    """
    data: list[Data] = []
    unseen: list[Call] = []
    netlink: set[str] = set()
    for call in (message for each in calls for message in messages(each)):
        found = moved(call)
        if call.name == "socket" and call.args[:1] == ("AF_NETLINK",) and call.descriptor:
            netlink.add(f"{process.get(call.pid, 'main')} {call.descriptor}")
        if found is None or call.descriptor is None:
            continue
        direction, payload = found
        name = f"{process.get(call.pid, 'main')} {call.descriptor}"
        if name in netlink:
            continue
        if payload is None:
            unseen.append(call)
            continue
        data.append(Data(name, direction, payload, call.pid, call.time, call.order))
    return data, unseen
