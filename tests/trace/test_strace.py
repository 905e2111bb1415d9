"""Reading strace: lines as strace writes them, and real runs of small programs."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pysock.events import Call, Exit, Signal
from pysock.trace import command, connections, find, labels, parse, sockets
from pysock.trace.strace import iov_bytes, parse_call, split_arguments, unquote

STRACE, WHY_NOT = find()
needs_strace = pytest.mark.skipif(STRACE is None, reason=WHY_NOT)
needs_compiler = pytest.mark.skipif(shutil.which("cc") is None, reason="there is no C compiler")


def calls(text: str) -> list[Call]:
    trace = parse(text)
    assert trace.unread == []
    return [event for event in trace.events if isinstance(event, Call)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("close(3) = 0", Call(1, "close", ("3",), 0)),
        ("getpid()                        = 1", Call(1, "getpid", (), 1)),
        (
            "close(9)        = -1 EBADF (Bad file descriptor)",
            Call(1, "close", ("9",), -1, "EBADF"),
        ),
        (
            'bind(3, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr("0.0.0.0")}, 16) = 0',
            Call(1, "bind", ("3", '{sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr("0.0.0.0")}', "16"), 0),
        ),
        (
            "poll([{fd=4, events=POLLIN}], 1, 10) = 0 (Timeout)",
            Call(1, "poll", ("[{fd=4, events=POLLIN}]", "1", "10"), 0, text="Timeout"),
        ),
        (
            "poll([{fd=3, events=POLLIN}], 1, 500) = ? ERESTART_RESTARTBLOCK (Interrupted by signal)",
            Call(1, "poll", ("[{fd=3, events=POLLIN}]", "1", "500"), None, "ERESTART_RESTARTBLOCK"),
        ),
        (
            "accept(3, NULL, NULL) = ? ERESTARTSYS (To be restarted if SA_RESTART is set)",
            Call(1, "accept", ("3", "NULL", "NULL"), None, "ERESTARTSYS"),
        ),
        ("exit_group(3) = ?", Call(1, "exit_group", ("3",), None)),
        ("mmap(NULL, 4096) = 0x7f6518fd9000", Call(1, "mmap", ("NULL", "4096"), 0x7F6518FD9000)),
        (r'write(1, "a, \"b)\" = 3\\", 12) = 12', Call(1, "write", ("1", r'"a, \"b)\" = 3\\"', "12"), 12)),
        ("f(1 /* x), ( */, 2) = 0", Call(1, "f", ("1 /* x), ( */", "2"), 0)),
        ("fcntl(3, F_GETFL) = 0x2 (flags O_RDWR)", Call(1, "fcntl", ("3", "F_GETFL"), 2, text="flags O_RDWR")),
    ],
)  # fmt: skip
def test_one_line_is_one_call(line: str, expected: Call) -> None:
    assert parse_call(1, line) == expected


@pytest.mark.parametrize("line", ["", "close(3", "close(3)", "close(3) = ", "= 3", "close(3) = zero"])
def test_what_is_no_call_is_none(line: str) -> None:
    assert parse_call(1, line) is None


def test_nested_brackets_are_one_argument() -> None:
    text = '4, {msg_iov=[{iov_base="a(", iov_len=2}, {iov_base="]}", iov_len=2}]}, 0) = 4'
    found = split_arguments(text)
    assert found is not None
    assert found[0] == ("4", '{msg_iov=[{iov_base="a(", iov_len=2}, {iov_base="]}", iov_len=2}]}', "0")


@pytest.mark.parametrize(
    ("argument", "expected"),
    [
        (r'"abc"', b"abc"),
        (r'""', b""),
        (r'"\n\t\r\v\f\\\""', b'\n\t\r\v\f\\"'),
        (r'"x\1\0012\377\0"', b"x\x01\x012\xff\0"),
        (r'"\x00\xff"', b"\x00\xff"),
        ('"abc"...', None),
        ("0x7ffd", None),
        ("NULL", None),
    ],
)
def test_strings_become_bytes(argument: str, expected: bytes | None) -> None:
    assert unquote(argument) == expected


def test_an_iovec_becomes_its_bytes_unless_it_was_cut() -> None:
    assert iov_bytes(r'[{iov_base="ab\n", iov_len=3}, {iov_base="\0", iov_len=1}]') == b"ab\n\0"
    assert iov_bytes('[{iov_base="ab"..., iov_len=3}]') is None


def test_unfinished_calls_are_merged_by_thread() -> None:
    text = (
        "10 1.000001 read(5,  <unfinished ...>\n"
        '11 1.000002 write(4, "x\\"", 2 <unfinished ...>\n'
        '10 1.000003 <... read resumed>"x\\"", 100) = 2\n'
        "11 1.000004 <... write resumed>)            = 2\n"
    )
    assert calls(text) == [
        Call(10, "read", ("5", r'"x\""', "100"), 2, time=1.000001, order=0),
        Call(11, "write", ("4", r'"x\""', "2"), 2, time=1.000002, order=1),
    ]


def test_signals_ends_and_calls_that_never_return() -> None:
    text = (
        "10 accept(3, NULL, NULL) = ? ERESTARTSYS (To be restarted if SA_RESTART is set)\n"
        "10 --- SIGINT {si_signo=SIGINT, si_code=SI_USER, si_pid=1, si_uid=0} ---\n"
        "11 --- stopped by SIGSTOP ---\n"
        "11 recvfrom(4,  <unfinished ...>\n"
        "11 +++ killed by SIGSEGV (core dumped) +++\n"
        "10 +++ exited with 3 +++\n"
        "12 read(0, \n"
    )
    trace = parse(text.replace("12 read(0, \n", ""))
    assert trace.unread == []
    assert trace.events[1:] == [
        Signal(10, "SIGINT", "{si_signo=SIGINT, si_code=SI_USER, si_pid=1, si_uid=0}", order=1),
        Call(11, "recvfrom", ("4",), None, order=3),
        Exit(11, None, "SIGSEGV", order=4),
        Exit(10, 3, None, order=5),
    ]
    assert parse(text).unread == ["12 read(0, "]


def test_a_last_line_that_was_cut_off_is_left_out() -> None:
    trace = parse('10 close(3) = 0\n10 write(4, "ab')
    assert (len(trace.events), trace.unread) == (1, [])


def test_what_cannot_be_read_is_said() -> None:
    # With -o strace writes "10 close(3) = 0", and never the form that it has for a terminal.
    assert parse("[pid 10] close(3) = 0\n").unread == ["[pid 10] close(3) = 0"]
    assert parse("strace: something odd\n10 close(3) = 0\n").unread == ["strace: something odd"]
    assert parse("10 <... read resumed>) = 0\n").unread == ["10 <... read resumed>) = 0"]


SERVER = """\
10 execve("./server", ["./server"], 0x7ffe /* 20 vars */) = 0
10 read(3, "ELF", 832) = 3
10 close(3) = 0
10 socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 3
10 listen(3, 5) = 0
10 accept(3, NULL, NULL) = 4
10 clone(child_stack=NULL, flags=SIGCHLD) = 11
11 close(3) = 0
11 recvfrom(4, "hi", 99, 0, NULL, NULL) = 2
11 write(1, "hi", 2) = 2
11 write(4, "ho", 2) = 2
11 dup2(4, 1) = 1
11 write(1, "to the socket", 13) = 13
10 close(4) = 0
10 close(4) = -1 EBADF (Bad file descriptor)
10 close(77) = -1 EBADF (Bad file descriptor)
10 read(4, "a file now", 10) = 10
11 execve("/bin/x", ["x"], 0x7ffe /* 20 vars */) = 0
11 write(1, "still", 5) = 5
"""


def test_only_calls_on_sockets_are_kept() -> None:
    trace = parse(SERVER)
    assert trace.unread == []
    assert [(labels(trace.events)[call.pid], call.descriptor, str(call)) for call in sockets(trace.events)] == [
        ("main", "listener#1", "socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 3"),
        ("main", "listener#1", "listen(3, 5) = 0"),
        ("main", "listener#1 accept#1", "accept(3, NULL, NULL) = 4"),
        ("main.1", "listener#1", "close(3) = 0"),
        ("main.1", "accept#1", 'recvfrom(4, "hi", 99, 0, NULL, NULL) = 2'),
        ("main.1", "accept#1", 'write(4, "ho", 2) = 2'),
        ("main.1", "accept#1", "dup2(4, 1) = 1"),
        ("main.1", "accept#1", 'write(1, "to the socket", 13) = 13'),
        ("main", "accept#1", "close(4) = 0"),
        ("main", None, "close(4) = -1 EBADF"),
        ("main.1", "accept#1", 'write(1, "still", 5) = 5'),
    ]


def test_a_child_that_runs_before_its_fork_returned_knows_its_sockets() -> None:
    text = (
        "10 socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 3\n"
        "10 clone(child_stack=NULL, flags=SIGCHLD <unfinished ...>\n"
        '11 write(3, "x", 1) = 1\n'
        "10 <... clone resumed>) = 11\n"
    )
    assert [call.name for call in sockets(parse(text).events)] == ["socket", "write"]


def test_threads_share_their_descriptors_and_processes_do_not() -> None:
    text = (
        "10 socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 3\n"
        "10 clone3({flags=CLONE_VM|CLONE_FILES|CLONE_THREAD, stack=0x7f00}, 88) = 11\n"
        "10 fork() = 12\n"
        "11 close(3) = 0\n"
        '10 write(3, "a file", 6) = 6\n'
        '12 write(3, "a socket", 8) = 8\n'
    )
    kept = sockets(parse(text).events)
    assert [(call.pid, call.name) for call in kept] == [(10, "socket"), (11, "close"), (12, "write")]


def test_close_on_exec_ends_a_socket_at_execve() -> None:
    text = (
        "10 socket(AF_INET, SOCK_STREAM|SOCK_CLOEXEC, IPPROTO_IP) = 3\n"
        "10 socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 4\n"
        "10 fcntl(4, F_SETFD, FD_CLOEXEC) = 0\n"
        "10 fcntl(4, F_DUPFD, 10) = 10\n"
        '10 execve("./x", ["x"], 0x7ffe /* 1 var */) = 0\n'
        '10 write(3, "file", 4) = 4\n'
        '10 write(4, "file", 4) = 4\n'
        '10 write(10, "socket", 6) = 6\n'
    )
    assert [str(call) for call in sockets(parse(text).events)][-1] == 'write(10, "socket", 6) = 6'
    assert [call.name for call in sockets(parse(text).events)].count("write") == 1


def test_sets_of_descriptors_count_when_a_socket_is_among_them() -> None:
    text = (
        "10 poll([{fd=0, events=POLLIN}], 1, 0) = 0 (Timeout)\n"
        "10 socketpair(AF_UNIX, SOCK_STREAM, 0, [3, 4]) = 0\n"
        "10 poll([{fd=0, events=POLLIN}, {fd=4, events=POLLIN}], 2, 0) = 0 (Timeout)\n"
        "10 pselect6(5, [0 3 4], NULL, NULL, {tv_sec=1, tv_nsec=0}, NULL) = 1 (in [3], left {tv_sec=0, tv_nsec=99})\n"
        "10 pselect6(1, [0], NULL, NULL, NULL, NULL) = 1 (in [0])\n"
        "10 socket(AF_INET, SOCK_STREAM, 0) = 6\n"
        "10 socket(AF_INET, SOCK_STREAM, 0) = 7\n"
        "10 poll([{fd=6, events=POLLIN}, {fd=7, events=POLLIN}], 2, 0) = 0 (Timeout)\n"
        "10 epoll_create1(0) = 5\n"
        "10 epoll_ctl(5, EPOLL_CTL_ADD, 3, {events=EPOLLIN, data={u32=4026531843, u64=140737220000003}}) = 0\n"
        "10 epoll_wait(5, [], 4, 0) = 0\n"
    )
    assert [(call.name, call.descriptor, call.text) for call in sockets(parse(text).events)] == [
        ("socketpair", "pair#1.a pair#1.b", ""),
        ("poll", "pair#1.b", "Timeout"),
        ("pselect6", "pair#1.a pair#1.b", "in [3]"),
        ("socket", "socket#1", ""),
        ("socket", "socket#2", ""),
        ("poll", "socket#1 socket#2", "Timeout"),
        ("epoll_create1", "epoll#1", ""),
        ("epoll_ctl", "epoll#1 pair#1.a", ""),
        ("epoll_wait", "epoll#1", ""),
    ]
    assert "data={u32=ADDRESS, u64=ADDRESS}" in sockets(parse(text).events)[7].args[3]
    text = text.replace("u32=4026531843", "u32=3")
    assert "data={u32=3, u64=3}" in sockets(parse(text).events)[7].args[3]


def test_an_epoll_counts_once_a_socket_is_added_to_it() -> None:
    text = (
        "10 epoll_create1(EPOLL_CLOEXEC) = 3\n"  # an import tries whether there is epoll
        "10 close(3) = 0\n"
        "10 epoll_create1(0) = 3\n"  # watches a socket later: all of it counts, in its order
        "10 epoll_create1(0) = 4\n"  # never watches one
        "10 epoll_ctl(3, EPOLL_CTL_ADD, 0, {events=EPOLLIN, data={u32=0, u64=0}}) = 0\n"
        "10 epoll_ctl(4, EPOLL_CTL_ADD, 0, {events=EPOLLIN, data={u32=0, u64=0}}) = 0\n"
        "10 socket(AF_INET, SOCK_STREAM, 0) = 5\n"
        "10 epoll_ctl(3, EPOLL_CTL_ADD, 5, {events=EPOLLIN, data={u32=5, u64=5}}) = 0\n"
        "10 epoll_wait(4, [], 4, 0) = 0\n"
        "10 epoll_wait(3, [], 4, 0) = 0\n"
        "10 close(4) = 0\n"
        "10 close(4) = -1 EBADF (Bad file descriptor)\n"
        "10 close(3) = 0\n"
        "10 close(3) = -1 EBADF (Bad file descriptor)\n"
    )
    assert [(call.name, call.args[:1], call.descriptor) for call in sockets(parse(text).events)] == [
        ("epoll_create1", ("0",), "epoll#1"),
        ("epoll_ctl", ("3",), "epoll#1"),
        ("socket", ("AF_INET",), "socket#1"),
        ("epoll_ctl", ("3",), "epoll#1 socket#1"),
        ("epoll_wait", ("3",), "epoll#1"),
        ("close", ("3",), "epoll#1"),
        ("close", ("3",), None),
    ]


def test_an_epoll_that_watches_an_epoll_counts_with_it() -> None:
    text = (
        "10 epoll_create1(0) = 3\n"
        "10 epoll_create1(0) = 4\n"
        "10 epoll_ctl(3, EPOLL_CTL_ADD, 4, {events=EPOLLIN, data={u32=4, u64=4}}) = 0\n"
        "10 epoll_wait(3, [], 4, 0) = 0\n"
    )
    assert sockets(parse(text).events) == []
    text += (
        "10 socket(AF_INET, SOCK_STREAM, 0) = 5\n"
        "10 epoll_ctl(4, EPOLL_CTL_ADD, 5, {events=EPOLLIN, data={u32=5, u64=5}}) = 0\n"
    )
    assert [call.descriptor for call in sockets(parse(text).events)] == [
        "epoll#1",
        "epoll#2",
        "epoll#1 epoll#2",
        "epoll#1",
        "socket#1",
        "epoll#2 socket#1",
    ]


def test_a_socket_that_arrives_in_a_message_is_followed() -> None:
    text = (
        "10 socketpair(AF_UNIX, SOCK_DGRAM, 0, [3, 4]) = 0\n"
        '10 recvmsg(3, {msg_iov=[{iov_base="x", iov_len=1}], msg_control=[{cmsg_len=20, cmsg_level=SOL_SOCKET, '
        "cmsg_type=SCM_RIGHTS, cmsg_data=[7]}], msg_flags=0}, 0) = 1\n"
        '10 write(7, "y", 1) = 1\n'
    )
    assert [(call.name, call.descriptor) for call in sockets(parse(text).events)][1:] == [
        ("recvmsg", "pair#1.a"),
        ("write", "received#1"),
    ]


def test_close_range_closes_sockets() -> None:
    text = (
        "10 socket(AF_INET, SOCK_STREAM, 0) = 3\n10 socket(AF_INET, SOCK_STREAM, 0) = 9\n"
        "10 close_range(20, 30, 0) = 0\n10 close_range(4, 4294967295, 0) = 0\n"
        '10 write(9, "file", 4) = 4\n10 write(3, "socket", 6) = 6\n'
    )
    kept = sockets(parse(text).events)
    assert [(call.name, call.descriptor) for call in kept][2:] == [("close_range", "socket#2"), ("write", "socket#1")]


def test_addresses_are_taken_out_but_bytes_stay() -> None:
    text = (
        "10 recvfrom(9, 0x7ffe5e8ba60, 3, 0, NULL, NULL) = -1 EBADF (x)\n"
        '10 sendto(9, "0x7ffe5e8ba60", 13, 0, NULL, 0) = -1 EBADF (x)\n'
    )
    first, second = sockets(parse(text).events)
    assert first.args[1] == "0xADDRESS"
    assert second.args[1] == '"0x7ffe5e8ba60"'


def test_the_bytes_of_connections() -> None:
    text = (
        "10 socketpair(AF_UNIX, SOCK_STREAM, 0, [3, 4]) = 0\n"
        '10 sendto(3, "abcdef", 6, 0, NULL, 0) = 4\n'
        '10 recvfrom(4, "ab", 2, MSG_PEEK, NULL, NULL) = 2\n'
        '10 read(4, "abcd", 9) = 4\n'
        '10 sendmsg(4, {msg_iov=[{iov_base="x", iov_len=1}, {iov_base="y", iov_len=1}], msg_iovlen=2}, 0) = 2\n'
    )
    kept = sockets(parse(text).events)
    data, unseen = connections(kept, {10: "main"})
    assert [(event.connection, event.direction, event.data) for event in data] == [
        ("main pair#1.a", "out", b"abcd"),
        ("main pair#1.b", "in", b"abcd"),
        ("main pair#1.b", "out", b"xy"),
    ]
    assert unseen == []


def test_of_a_datagram_that_was_cut_off_the_bytes_that_arrived_count() -> None:
    text = (
        "10 socket(AF_INET, SOCK_DGRAM, IPPROTO_IP) = 3\n"
        '10 recvfrom(3, "abcd", 4, MSG_TRUNC, NULL, NULL) = 9\n'
        '10 recvfrom(3, "ef", 4, MSG_TRUNC, NULL, NULL) = 2\n'
        '10 recvmsg(3, {msg_iov=[{iov_base="gh", iov_len=2}, {iov_base="iov_len=5", iov_len=9}], msg_iovlen=2,'
        " msg_flags=MSG_TRUNC}, MSG_TRUNC) = 40\n"
        '10 recvfrom(3, "abcd"..., 500, MSG_TRUNC, NULL, NULL) = 900\n'
    )
    data, unseen = connections(sockets(parse(text).events), {10: "main"})
    assert [event.data for event in data] == [b"abcd", b"ef", b"ghiov_len=5"]
    assert [call.result for call in unseen] == [900]


def test_the_talk_with_the_kernel_of_a_lookup() -> None:
    """getaddrinfo() asks over netlink, whose messages strace does not write as bytes; the calls say what they say."""

    def lookup(pid: int, stamp: int) -> str:
        return (
            f"{pid} socket(AF_NETLINK, SOCK_RAW|SOCK_CLOEXEC, NETLINK_ROUTE) = 3\n"
            f"{pid} getsockname(3, {{sa_family=AF_NETLINK, nl_pid={pid}, nl_groups=00000000}}, [12]) = 0\n"
            f"{pid} sendto(3, [{{nlmsg_len=20, nlmsg_seq=17958535{stamp}, nlmsg_pid=0}}, {{ifa_family=0}}], 20, 0,"
            " {sa_family=AF_NETLINK, nl_pid=0, nl_groups=00000000}, 12) = 20\n"
            f"{pid} recvmsg(3, {{msg_iov=[{{iov_base=[{{nlmsg_len=76, nlmsg_pid={pid}}}, [IFA_CACHEINFO,"
            f" {{ifa_valid=5000, cstamp=36{stamp}, tstamp=36{stamp}}}]], iov_len=4096}}], msg_iovlen=1}}, 0) = 76\n"
        )

    one, other = (sockets(parse(lookup(*chance)).events) for chance in ((10, 44), (811, 97)))
    assert [call.args for call in one] == [call.args for call in other]
    assert "nl_pid=main, " in one[1].args[1] and "ifa_valid=5000, cstamp=TIME, tstamp=TIME" in one[3].args[1]
    assert connections(one, {10: "main"}) == ([], [])


def test_the_bytes_of_each_message_of_a_batch() -> None:
    head = '{msg_hdr={msg_name={sa_family=AF_INET, sin_port=htons(8080), sin_addr=inet_addr("127.0.0.1")}, '
    text = (
        "10 socket(AF_INET, SOCK_DGRAM, IPPROTO_IP) = 3\n"
        f'10 sendmmsg(3, [{head}msg_iov=[{{iov_base="a,", iov_len=2}}, {{iov_base="b", iov_len=1}}]}}, msg_len=3}}, '
        f'{head}msg_iov=[{{iov_base="c", iov_len=1}}]}}}}], 2, 0) = 1\n'
        f'10 recvmmsg(3, [{head}msg_iov=[{{iov_base="de", iov_len=8}}]}}, msg_len=2}}, '
        f'{head}msg_iov=[{{iov_base="", iov_len=8}}]}}, msg_len=0}}], 4, MSG_DONTWAIT, NULL) = 2\n'
        "10 recvmmsg(3, [...], 4, MSG_DONTWAIT, NULL) = 2\n"
        "10 recvmmsg(3, 0x7ffd, 4, MSG_DONTWAIT, NULL) = -1 EAGAIN (Resource temporarily unavailable)\n"
    )
    data, unseen = connections(sockets(parse(text).events), {10: "main"})
    assert [(event.direction, event.data) for event in data] == [("out", b"a,b"), ("in", b"de")]
    assert [call.args[1] for call in unseen] == ["[...]"]


def test_bytes_that_strace_did_not_show_are_said() -> None:
    text = '10 socket(AF_INET, SOCK_STREAM, 0) = 3\n10 write(3, "abc"..., 70000) = 70000\n'
    data, unseen = connections(sockets(parse(text).events), {10: "main"})
    assert (data, [call.name for call in unseen]) == ([], ["write"])


PROGRAM = r"""
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static int sv[2];

static void *talk(void *unused)
{
    (void)unused;
    write(sv[1], "from a thread", 13);
    return NULL;
}

int main(void)
{
    char buf[64];
    pthread_t thread;
    socketpair(AF_UNIX, SOCK_STREAM, 0, sv);
    pthread_create(&thread, NULL, talk, NULL);
    pthread_join(thread, NULL);
    read(sv[0], buf, sizeof(buf));
    if (fork() == 0) {
        write(sv[1], "a\"\\\n\001" "2\377", 7);
        _exit(5);
    }
    wait(NULL);
    recv(sv[0], buf, sizeof(buf), 0);
    close(sv[0]);
    close(sv[0]);
    write(1, "done\n", 5);
    raise(SIGKILL);
}
"""


@needs_strace
@needs_compiler
def test_a_real_program(tmp_path: Path) -> None:
    assert STRACE is not None
    source, binary, output = tmp_path / "p.c", tmp_path / "p", tmp_path / "p.strace"
    source.write_text(PROGRAM)
    subprocess.run(["cc", "-pthread", "-o", str(binary), str(source)], check=True)
    done = subprocess.run(command(STRACE, str(output), [str(binary)]), capture_output=True, timeout=20)
    assert done.stdout == b"done\n"
    trace = parse(output.read_text(encoding="latin-1"))
    assert trace.unread == []
    names = labels(trace.events)
    kept = [(names[call.pid], call) for call in sockets(trace.events)]
    assert [(name, call.name, call.result) for name, call in kept] == [
        ("main", "socketpair", 0),
        ("main.1", "write", 13),
        ("main", "read", 13),
        ("main.2", "write", 7),
        ("main", "recvfrom", 7),
        ("main", "close", 0),
        ("main", "close", -1),
    ]
    assert unquote(kept[4][1].args[1]) == b'a"\\\n\x012\xff'
    ends = {names[event.pid]: (event.status, event.signal) for event in trace.events if isinstance(event, Exit)}
    assert ends["main"] == (None, "SIGKILL")
    assert ends["main.2"] == (5, None)


@needs_strace
@pytest.mark.parametrize("module", ["sys", "selectors", "socket", "subprocess", "asyncio"])
def test_an_interpreter_without_sockets_has_no_socket_calls(module: str, tmp_path: Path) -> None:
    assert STRACE is not None
    output = tmp_path / "python.strace"
    program = [sys.executable, "-c", f"import {module}; print('hello')"]
    subprocess.run(command(STRACE, str(output), program), check=True, capture_output=True, timeout=60)
    trace = parse(output.read_text(encoding="latin-1"))
    assert trace.unread == []
    assert any(isinstance(event, Call) and event.name == "read" for event in trace.events)
    assert sockets(trace.events) == []


def test_a_system_without_strace(monkeypatch: pytest.MonkeyPatch) -> None:
    find.cache_clear()
    try:
        monkeypatch.setenv("PATH", "/nowhere")
        assert find() == (None, "strace is not installed")
    finally:
        find.cache_clear()


def test_a_strace_that_may_not_trace(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    fake = tmp_path / "strace"
    fake.write_text("#!/bin/sh\necho 'strace: PTRACE_SEIZE: Operation not permitted' >&2\nexit 1\n")
    fake.chmod(0o755)
    (tmp_path / "true").symlink_to("/bin/true")
    find.cache_clear()
    try:
        monkeypatch.setenv("PATH", str(tmp_path))
        assert find() == (None, "strace may not trace here: strace: PTRACE_SEIZE: Operation not permitted")
    finally:
        find.cache_clear()
