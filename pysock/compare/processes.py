"""The stage's view of the operating system: processes, whether they wait, ports, and killing.

Only the standard library may enter, and little of it: the stage is started for every run. Where
there is no /proc (macOS, the BSDs) the functions say that they do not know.
"""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import socket
import time
from collections.abc import Collection, Iterator

Signature = tuple[tuple[str, str], ...]
PROC = "/proc"


def _read(path: str, limit: int = -1) -> str:
    try:
        with open(path, encoding="latin-1") as file:
            return file.read(limit)
    except OSError:
        return ""


def first_traced(trace: str) -> int:
    """The process id with which a file that strace writes begins, or 0 as long as it is empty."""
    words = _read(trace, 64).split()
    return int(words[0]) if words and words[0].isdigit() else 0


def state(pid: int) -> str:
    """The state letter of a process ("R", "S", "Z" ...), or "" when there is none (or no /proc)."""
    fields = _read(f"{PROC}/{pid}/stat").rpartition(")")[2].split()
    return fields[0] if fields else ""


def _has_ended(pid: int, letter: str) -> bool:
    """Whether a process in this state is over: a leader that ended before its threads is not."""
    if letter not in ("Z", "X"):
        return letter == ""
    try:
        return len(os.listdir(f"{PROC}/{pid}/task")) < 2
    except OSError:
        return True


def alive(pid: int) -> bool:
    """Whether the process has not ended yet (one that waits to be reaped has)."""
    if os.path.exists(f"{PROC}/self/stat"):
        return not _has_ended(pid, state(pid))
    try:
        os.kill(pid, 0)
    except OSError as error:
        return error.errno == errno.EPERM
    return True


def _children(pid: int) -> list[int] | None:
    """The children of a process, as the kernel lists them (Linux, CONFIG_PROC_CHILDREN); else None."""
    try:
        threads = os.listdir(f"{PROC}/{pid}/task")
    except OSError:
        return []
    found: list[int] = []
    for thread in threads:
        try:
            with open(f"{PROC}/{pid}/task/{thread}/children", encoding="ascii") as file:
                found += map(int, file.read().split())
        except FileNotFoundError:
            if os.path.exists(f"{PROC}/{pid}/task/{thread}"):
                return None
        except OSError:
            continue
    return found


def watched(root: int) -> list[int]:
    """Every process below `root` that has not ended, for many looks in a row.

    It asks each process for its children, where it can: that takes the time that they take, and not all
    processes of the system. The kernel may leave one out that is made or ends meanwhile, so whoever
    must know all of them takes `descendants`.
    """
    found: list[int] = []
    pending = [root]
    while pending:
        below = _children(pending.pop())
        if below is None:
            return descendants(root)
        pending += below
        found += [pid for pid in below if not _has_ended(pid, state(pid))]
    return sorted(found)


def descendants(root: int) -> list[int]:
    """Every process below `root` that has not ended, found by the parents that /proc names."""
    children: dict[int, list[int]] = {}
    try:
        entries = [int(entry) for entry in os.listdir(PROC) if entry.isdigit()]
    except OSError:
        return []
    for pid in entries:
        fields = _read(f"{PROC}/{pid}/stat").rpartition(")")[2].split()
        if len(fields) > 1 and not _has_ended(pid, fields[0]):
            children.setdefault(int(fields[1]), []).append(pid)
    found: list[int] = []
    pending = [root]
    while pending:
        below = children.get(pending.pop(), [])
        found += below
        pending += below
    return sorted(found)


def _threads(pids: Collection[int]) -> Iterator[tuple[int, str]]:
    """Each thread of these processes, as far as they are still there."""
    for pid in pids:
        with contextlib.suppress(OSError):
            yield from ((pid, thread) for thread in os.listdir(f"{PROC}/{pid}/task"))


def starved(pids: Collection[int]) -> float:
    """Seconds for which threads of these processes were ready and had no processor; 0 where nobody counts them."""
    entries = (_read(f"{PROC}/{pid}/task/{thread}/schedstat").split() for pid, thread in _threads(pids))
    return sum(int(words[1]) for words in entries if len(words) > 1) / 1e9


def blocked(pids: Collection[int]) -> Signature | None:
    """How often each thread of these processes has been switched, if all of them wait; else None.

    A thread that a tracer has stopped (state t) is on its way, so it does not count as waiting.
    """
    counts: list[tuple[str, str]] = []
    for pid, thread in _threads(pids):
        lines = _read(f"{PROC}/{pid}/task/{thread}/status").splitlines()
        entries = dict(line.partition(":\t")[::2] for line in lines)
        letter = entries.get("State", "Z")[:1]
        if letter in "ZX":
            continue
        if letter not in "ST":
            return None
        switches = entries.get("voluntary_ctxt_switches", "")
        counts.append((thread, switches + "+" + entries.get("nonvoluntary_ctxt_switches", "")))
    return tuple(counts)


def _socket_table(name: str) -> str:
    """The kernel's table of sockets, read without asking whether there is more where there cannot be.

    For each read the kernel walks through all places where a connection could be, which takes
    milliseconds, and it fills a page before it returns: less than half of one is the end.
    """
    text = b""
    try:
        fd = os.open(f"{PROC}/self/net/{name}", os.O_RDONLY)
    except OSError:
        return ""
    try:
        while True:
            piece = os.read(fd, 1 << 16)
            text += piece
            if len(piece) < 2048:
                return text.decode("utf-8", "surrogateescape")
    except OSError:
        return ""
    finally:
        os.close(fd)


def listening(place: int | str) -> bool:
    """Whether a TCP socket listens on this port, or a UDP socket is bound to it; or whether one is at this path."""
    if isinstance(place, str):
        return _listening_at(place)
    known = False
    for name in ("tcp", "tcp6", "udp", "udp6"):
        text = _socket_table(name)
        known = known or bool(text)
        for line in text.splitlines()[1:]:
            fields = line.split()
            is_ready = fields[3] == "0A" or name.startswith("udp")
            if is_ready and int(fields[1].rpartition(":")[2], 16) == place:
                return True
    return not known and not (can_bind(place) and can_bind(place, kind=socket.SOCK_DGRAM))


def _listening_at(path: str) -> bool:
    """Whether a UNIX-domain stream socket listens at this path, or one for datagrams is bound to it."""
    text = _socket_table("unix")
    if not text:
        return os.path.exists(path)
    for line in text.splitlines()[1:]:
        fields = line.split(None, 7)
        accepts, is_datagram = int(fields[3], 16) & 0x10000, fields[4] == "0002"
        if len(fields) == 8 and (accepts or is_datagram) and os.path.abspath(fields[7]) == os.path.abspath(path):
            return True
    return False


def can_bind(port: int, reuse: bool = False, kind: int = socket.SOCK_STREAM) -> bool:
    """Whether a program could bind this TCP (or UDP) port now; a TCP port in TIME_WAIT cannot be."""
    with socket.socket(type=kind) as sock:
        if reuse:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            sock.bind(("", port))
        except OSError as error:
            return error.errno != errno.EADDRINUSE
    return True


def memory(pids: Collection[int]) -> int:
    """How many bytes of memory these processes have for themselves."""
    pages = 0
    for pid in pids:
        fields = _read(f"{PROC}/{pid}/statm").split()
        pages += int(fields[1]) - int(fields[2]) if len(fields) > 2 else 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def time_wait_is_reused() -> bool:
    """Whether a fixed source port on loopback may connect again while it is in TIME_WAIT."""
    return _read(f"{PROC}/sys/net/ipv4/tcp_tw_reuse").strip() in ("1", "2")


def adopt_orphans() -> None:
    """Let orphans become this process's children (Linux), so that none can escape it."""
    import ctypes

    with contextlib.suppress(OSError, AttributeError):
        set_child_subreaper = 36
        ctypes.CDLL(None).prctl(set_child_subreaper, 1, 0, 0, 0)


def bring_up_loopback() -> None:
    """Set the flags IFF_UP and IFF_MULTICAST of the interface lo, which a new network namespace lacks."""
    import fcntl
    import struct

    get_flags, set_flags, up, multicast = 0x8913, 0x8914, 0x1, 0x1000
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        request = fcntl.ioctl(sock, get_flags, struct.pack("16sh22x", b"lo", 0))
        flags = struct.unpack_from("16sh", request)[1]
        fcntl.ioctl(sock, set_flags, struct.pack("16sh22x", b"lo", flags | up | multicast))
    with contextlib.suppress(OSError), socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0) as sock:
        sock.send(_route(socket.AF_INET, "224.0.0.0", 4))
        sock.send(_route(socket.AF_INET, "255.255.255.255", 32))
        sock.send(_route(socket.AF_INET6, "ff00::", 8))


def _route(family: int, destination: str, length: int) -> bytes:
    """The netlink message that sends what goes to these addresses out on lo (RTM_NEWROUTE, rtnetlink(7))."""
    import struct

    new_route, create, main, boot, link, unicast = 24, 0x401, 254, 3, 253, 1
    to, out = 1, 4
    address = socket.inet_pton(family, destination)
    body = struct.pack("=8BI", family, length, 0, 0, main, boot, link, unicast, 0)
    body += struct.pack("=HH", 4 + len(address), to) + address
    body += struct.pack("=HHI", 8, out, socket.if_nametoindex("lo"))
    return struct.pack("=IHHII", 16 + len(body), new_route, create, 1, 0) + body


def narrow_local_ports(port: int) -> None:
    """Make `port` the only one that an unbound socket can get, in this network namespace."""
    with open("/proc/sys/net/ipv4/ip_local_port_range", "w", encoding="ascii") as file:
        file.write(f"{port} {port}\n")


def give_up_privileges() -> None:
    """Let what is started from now on have none of root's privileges, though it may have root's number (Linux)."""
    import ctypes

    libc = ctypes.CDLL(None, use_errno=True)
    set_securebits, no_root_and_no_way_back, drop_from_bounding_set, clear_ambient = 28, 0b1111, 24, 47
    failed = libc.prctl(set_securebits, no_root_and_no_way_back, 0, 0, 0) and ctypes.get_errno()
    if failed and os.geteuid() == 0:
        raise OSError(failed, "root's privileges cannot be given away: " + os.strerror(failed))
    capability = 0
    while libc.prctl(drop_from_bounding_set, capability, 0, 0, 0) == 0:
        capability += 1
    libc.prctl(clear_ambient, 4, 0, 0, 0)


def kill_everything(groups: Collection[int], seconds: float = 5.0) -> None:
    """End and reap every process below this one, and the process groups it made."""
    deadline = time.monotonic() + seconds
    while True:
        for group in groups:
            with contextlib.suppress(OSError):
                os.killpg(group, signal.SIGKILL)
        if os.getpid() == 1:
            with contextlib.suppress(OSError):
                os.kill(-1, signal.SIGKILL)
        else:
            for pid in descendants(os.getpid()):
                with contextlib.suppress(OSError):
                    os.kill(pid, signal.SIGKILL)
        try:
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        except ChildProcessError:
            return
        if time.monotonic() > deadline:
            return
        time.sleep(0.002)
