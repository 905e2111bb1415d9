"""show(): a C value in strace's notation, held against strace itself, and as a view of its bytes."""

from __future__ import annotations

import doctest
import json
import re
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Any

import pytest

import pysock
from pysock import (
    AF_INET,
    AF_PACKET,
    AI_NUMERICHOST,
    AI_PASSIVE,
    CLD_EXITED,
    CMSG_DATA,
    CMSG_FIRSTHDR,
    CMSG_LEN,
    CMSG_SPACE,
    EAGAIN,
    ENOENT,
    EPERM,
    ETH_P_ARP,
    HOST_NOT_FOUND,
    IFF_UP,
    INADDR_LOOPBACK,
    IPPROTO_UDP,
    NLM_F_DUMP,
    NLM_F_REQUEST,
    NULL,
    RTM_GETLINK,
    SCM_RIGHTS,
    SIGCHLD,
    SOCK_STREAM,
    SOL_SOCKET,
    addressof,
    addrinfo,
    cast,
    environ,
    errno,
    ethhdr,
    ffi,
    freeaddrinfo,
    getaddrinfo,
    gethostbyname,
    h_errno,
    htonl,
    htons,
    ifreq,
    iovec,
    iphdr,
    member,
    msghdr,
    new,
    nlmsghdr,
    servent,
    show,
    sizeof,
    sockaddr_in,
    sockaddr_ll,
    sockaddr_storage,
    struct,
    tcphdr,
    union,
)
from pysock.notation import fields, memory
from pysock.notation.text import quote
from pysock.trace.strace import find, parse_call, unquote

INCLUDE = Path(__file__).resolve().parent.parent / "csrc" / "include"


def loopback(port: int = 8080) -> Any:
    addr = sockaddr_in(sin_family=AF_INET, sin_port=htons(port))
    addr.sin_addr.s_addr = htonl(INADDR_LOOPBACK)
    return addr


# Against strace

#: Makes the calls, each behind a mark, and prints what show() says: [call, position of the argument, text]
CALLS = r"""
import json
from pysock import *
from pysock import show, lib, ffi
said = []

def call(function, position, value, *arguments, name=None, **manner):
    text = str(show(value, **manner))
    lib.listen(-7, 7)
    (ioctl if function == "ioctl" else getattr(lib, function))(*arguments)
    said.append([name or function, position, text])

def bound(value, size=None):
    length = sizeof(value) if size is None else size
    call("bind", 1, value, -1, ffi.addressof(value), length, size=size)

addr = sockaddr_in(sin_family=AF_INET, sin_port=htons(8080))
addr.sin_addr.s_addr = htonl(INADDR_LOOPBACK)
bound(addr)
in6 = sockaddr_in6(sin6_family=AF_INET6, sin6_port=htons(53), sin6_flowinfo=htonl(7), sin6_scope_id=1)
for text, scope in ("fe80::1", 1), ("fe80::1", 0), ("fe80::1", 12345), ("2001:db8::1", 1), ("::ffff:1.2.3.4", 0):
    inet_pton(AF_INET6, text, in6.sin6_addr)
    in6.sin6_scope_id = scope
    bound(in6)
un = sockaddr_un(sun_family=AF_UNIX, sun_path=b'/tmp/a"b\\c\n')
bound(un)
bound(un, 2)
bound(un, 7)
un = sockaddr_un(sun_family=AF_UNIX, sun_path=b"\0abc\1")
bound(un)
bound(un, 7)
bound(un, 3)
bound(sockaddr_un(sun_family=AF_UNIX, sun_path=b"p" * 108))
bound(sockaddr_nl(nl_family=AF_NETLINK, nl_pid=42, nl_groups=0x11))
bound(sockaddr_nl(nl_family=AF_NETLINK))
ll = sockaddr_ll(sll_family=AF_PACKET, sll_protocol=htons(ETH_P_IP), sll_ifindex=1, sll_hatype=ARPHRD_ETHER,
                 sll_pkttype=PACKET_BROADCAST, sll_halen=6, sll_addr=[2, 0x42, 0xac, 0, 0xff, 1])
bound(ll)
ll.sll_halen, ll.sll_protocol = 0, htons(ETH_P_ALL)
bound(ll)
ll.sll_halen, ll.sll_protocol, ll.sll_ifindex, ll.sll_hatype, ll.sll_pkttype = 200, htons(0x9999), 777777, 5555, 9
bound(ll)
vm = sockaddr_vm(svm_family=AF_VSOCK, svm_cid=VMADDR_CID_HOST, svm_port=1234)
bound(vm)
vm.svm_cid, vm.svm_port, vm.svm_reserved1 = VMADDR_CID_ANY, VMADDR_PORT_ANY, 1
bound(vm)
for family in AF_UNSPEC, 222, AF_INET6, AF_X25:
    bound(sockaddr(sa_family=family, sa_data=b"abc"))
storage = sockaddr_storage(ss_family=AF_APPLETALK)
bound(storage)
ffi.memmove(ffi.addressof(storage), ffi.addressof(addr), 16)
bound(storage)
generic = new("struct sockaddr", {"sa_family": AF_INET, "sa_data": b"\x1f\x90\x7f\0\0\1"})
bound(generic)
bound(generic, 8)

for data in (b"hi\t\v\f\r\x1b1\x1bx\x007\x008\x009\0x\xc3\xa9\"\\", bytes(range(32)), bytes(range(32, 64)),
             bytes(range(100, 132)), b"x" * 32, b"x" * 33):
    buf = new(f"char[{len(data)}]", data)
    call("send", 1, buf, -1, buf, len(data), 0, name="sendto")
    call("send", 1, data, -1, data, len(data), 0, name="sendto")

def option(level, name, value, length=None):
    call("setsockopt", 3, value, -1, level, name, value if ffi.typeof(value).kind == "array" else ffi.addressof(value),
         sizeof(value) if length is None else length)

option(SOL_SOCKET, SO_REUSEADDR, new("int", 1))
option(SOL_SOCKET, SO_LINGER, linger(l_onoff=1, l_linger=5))
mreq = ip_mreq()
inet_pton(AF_INET, "224.0.0.1", mreq.imr_multiaddr)
option(IPPROTO_IP, IP_ADD_MEMBERSHIP, mreq)
mreq6 = ipv6_mreq(ipv6mr_interface=1)
inet_pton(AF_INET6, "ff02::1", mreq6.ipv6mr_multiaddr)
option(IPPROTO_IPV6, IPV6_ADD_MEMBERSHIP, mreq6)
packets = packet_mreq(mr_ifindex=1, mr_type=PACKET_MR_PROMISC, mr_alen=6, mr_address=[1, 2])
option(SOL_PACKET, PACKET_ADD_MEMBERSHIP, packets)
request = group_req(gr_interface=1)
ffi.memmove(ffi.addressof(request, "gr_group"), ffi.addressof(addr), 16)
option(IPPROTO_IP, MCAST_JOIN_GROUP, request)
program = sock_fprog(len=3, filter=(filters := new("struct sock_filter[3]")))
option(SOL_SOCKET, SO_ATTACH_FILTER, program)

pair = new("int[2]")
socketpair(AF_UNIX, SOCK_STREAM, 0, pair)
peer, length = ucred(), new("socklen_t", sizeof("struct ucred"))
lib.getsockopt(pair[0], SOL_SOCKET, SO_PEERCRED, ffi.addressof(peer), length)
call("getsockopt", 3, peer, pair[0], SOL_SOCKET, SO_PEERCRED, ffi.addressof(peer), length)

one, two = new("char[2]", b"ab"), new("char[50]", b"cd")
iov = new("struct iovec[2]")
iov[0].iov_base, iov[0].iov_len, iov[1].iov_base, iov[1].iov_len = one, 2, two, 50
msg = msghdr(msg_name=addr, msg_namelen=16, msg_iov=iov, msg_iovlen=2)

def sent():
    call("sendmsg", 1, msg, -1, ffi.addressof(msg), 0)

sent()
call("writev", 1, iov, -1, iov, 2)
control = new("char[256]")
msg = msghdr(msg_iov=iov, msg_iovlen=1, msg_control=control)

def messages(*several):
    place = 0
    for level, kind, data in several:
        head = cast("struct cmsghdr *", control + place)
        head.cmsg_level, head.cmsg_type, head.cmsg_len = level, kind, CMSG_LEN(len(data))
        ffi.memmove(CMSG_DATA(head), data, len(data))
        place += CMSG_SPACE(len(data))
    msg.msg_controllen = place
    sent()

def raw(value):
    return bytes(ffi.buffer(value if ffi.typeof(value).kind == "array" else ffi.addressof(value)))

info = in_pktinfo(ipi_ifindex=1)
info.ipi_addr.s_addr = htonl(INADDR_LOOPBACK)
messages((SOL_SOCKET, SCM_RIGHTS, raw(pair)))
messages((SOL_SOCKET, SCM_CREDENTIALS, raw(peer)), (IPPROTO_IP, IP_PKTINFO, raw(info)))
messages((IPPROTO_IP, IP_TTL, raw(new("int", 64))), (IPPROTO_IP, IP_TOS, b"\x10"))
messages((SOL_SOCKET, SCM_RIGHTS, raw(new("int[40]", list(range(40))))))
error = sock_extended_err(ee_errno=111, ee_origin=SO_EE_ORIGIN_ICMP, ee_type=3, ee_code=3)
messages((IPPROTO_IP, IP_RECVERR, raw(error) + raw(addr)))
messages((SOL_SOCKET, SCM_RIGHTS, raw(pair)))
cast("struct cmsghdr *", control).cmsg_len = 5000
sent()
cast("struct cmsghdr *", control).cmsg_len = 5
sent()
msg.msg_controllen = 7
sent()
vector = new("struct mmsghdr[2]")
vector[0].msg_hdr.msg_iov, vector[0].msg_hdr.msg_iovlen = iov, 1
lib.sendmmsg(pair[0], vector, 2, 0)
call("sendmmsg", 1, vector, pair[0], vector, 2, 0)

fds = new("struct pollfd[13]")
for bit in range(13):
    fds[bit].fd, fds[bit].events = 100, 1 << bit
fds[0].events = POLLIN | POLLOUT | POLLPRI | POLLRDHUP | POLLRDNORM | POLLWRBAND | POLLERR
call("poll", 0, fds, fds, 13, 0)
many = new("struct pollfd[40]")
call("poll", 0, many, many, 40, 0)
event = epoll_event(events=EPOLLIN | EPOLLOUT | EPOLLERR | EPOLLHUP | EPOLLRDHUP | EPOLLPRI | EPOLLONESHOT | EPOLLET)
event.data.u64 = 0x1234567890
call("epoll_ctl", 3, event, -1, EPOLL_CTL_ADD, 3, ffi.addressof(event))
event.events, event.data.u64 = 0, 5
call("epoll_ctl", 3, event, -1, EPOLL_CTL_ADD, 3, ffi.addressof(event))
fdset = fd_set()
FD_SET(pair[0], fdset)
FD_SET(pair[1], fdset)
zero = timeval()
readable = fd_set(fdset)
call("select", 1, fdset, pair[1] + 1, ffi.addressof(readable), NULL, NULL, ffi.addressof(zero),
     name="pselect6|select|_newselect")
timer = itimerspec()
timer.it_interval.tv_sec, timer.it_value.tv_nsec = 1, 4
call("timerfd_settime", 2, timer, -1, 0, ffi.addressof(timer), NULL)
pause = timespec(tv_sec=-1, tv_nsec=2000000000)
call("nanosleep", -2, pause, ffi.addressof(pause), NULL, name="clock_nanosleep|nanosleep")
alarm_ = itimerval()
call("setitimer", 1, alarm_, ITIMER_REAL, ffi.addressof(alarm_), NULL)
mask = sigset_t()
before = sigset_t()
lib.sigprocmask(SIG_BLOCK, NULL, ffi.addressof(before))

def masked():
    call("sigprocmask", 1, mask, SIG_UNBLOCK, ffi.addressof(mask), NULL, name="rt_sigprocmask")

masked()
for number in SIGUSR1, SIGINT, 36, 64:
    sigaddset(mask, number)
masked()
sigfillset(mask)
masked()
sigdelset(mask, SIGUSR1)
masked()
lib.sigprocmask(SIG_SETMASK, ffi.addressof(before), NULL)
limits = rlimit(rlim_cur=4096 * 1024, rlim_max=1000)
call("prlimit", 2, limits, -5, RLIMIT_NOFILE, ffi.addressof(limits), NULL, name="prlimit64")
limits.rlim_cur = RLIM_INFINITY
call("prlimit", 2, limits, -5, RLIMIT_NOFILE, ffi.addressof(limits), NULL, name="prlimit64")
size = winsize(ws_row=24, ws_col=80)
call("ioctl", 2, size, -1, TIOCSWINSZ, size)
request = ifreq(ifr_name=b"lo")
fd = socket(AF_INET, SOCK_DGRAM, 0)
lock = flock(l_type=F_RDLCK, l_whence=SEEK_END, l_start=-1, l_len=2)
lib.listen(-7, 7)
fcntl(-1, F_SETLK, lock)
said.append(["fcntl", 2, str(show(lock))])
action = new("struct sigaction", {"sa_flags": SA_RESTART | SA_NOCLDSTOP | SA_NODEFER | SA_ONSTACK})
action.sa_handler = SIG_IGN
sigaddset(action.sa_mask, SIGTERM)
call("sigaction", 1, action, SIGUSR2, ffi.addressof(action.c_struct), NULL, name="rt_sigaction")
for field, number in (("ifr_flags", SIOCGIFFLAGS), ("ifr_ifindex", SIOCGIFINDEX), ("ifr_mtu", SIOCGIFMTU),
                      ("ifr_addr", SIOCGIFADDR), ("ifr_hwaddr", SIOCGIFHWADDR)):
    if ioctl(fd, number, request) == 0:
        call("ioctl", 2, request, fd, number, request, field=field)
print(json.dumps(said))
"""

_NAMED = {family: name for family, (_, name) in fields.ADDRESSES.items()}


def ours(text: str) -> str:
    """strace's text as show() has it: docs/show.md lists where they differ. SA_RESTORER libc adds to the call."""
    text = re.sub(r"sa_family=(AF_\w+)(?!, sa_data)\b", lambda m: f"{_NAMED.get(m[1], 'sa_family')}={m[1]}", text)
    for theirs, here in (
        ("RLIM64_INFINITY", "RLIM_INFINITY"),
        ("ee_origin=2,", "ee_origin=SO_EE_ORIGIN_ICMP,"),
        ("SA_RESTORER|", ""),
    ):
        text = text.replace(theirs, here)
    return re.sub(", sa_restorer=0x[0-9a-f]+", "", text)


@pytest.fixture(scope="module")
def traced(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, str, str]]:
    """What each call is, strace's text of the argument, and show()'s."""
    strace, reason = find()
    if strace is None:
        pytest.skip(reason)
    version = subprocess.run([strace.path, "-V"], capture_output=True, text=True, check=True).stdout.split()[3]
    if version != "6.1":
        pytest.skip(f"show() writes as strace 6.1 does; this one is {version}, and some texts change with the version")
    directory = tmp_path_factory.mktemp("show")
    program, output = directory / "calls.py", directory / "trace"
    program.write_text(f"import sys\nsys.path = {sys.path!r}\n{CALLS}", encoding="utf-8")
    command = [strace.path, "-o", str(output), sys.executable, "-W", "error", str(program)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    lines = output.read_text(encoding="latin-1").splitlines()
    marks = [index for index, line in enumerate(lines) if line.startswith("listen(-7, 7)")]
    said = json.loads(done.stdout)
    assert len(marks) == len(said)
    found = []
    for mark, (name, position, text) in zip(marks, said):
        call = next(c for c in (parse_call(0, line) for line in lines[mark + 1 :]) if c and c.name in name.split("|"))
        found.append((name, call.args[position], text))
    return found


def test_each_argument_is_written_as_strace_writes_it(traced: list[tuple[str, str, str]]) -> None:
    different = []
    for name, strace, shown in traced:
        shown = re.sub(r", (?:revents|l_pid)=\w+", "", shown)
        if ours(strace) != shown:
            different.append(f"{name}\n  strace {ours(strace)}\n  show   {shown}")
    assert len(traced) > 75
    assert not different, "\n".join(different)


def test_a_quoted_text_reads_back() -> None:
    for data in (b"", bytes(range(256)), b"\00", b'a"\\', "é".encode()):
        assert unquote(quote(data)) == data


# Which fields are in network order: the table against the headers

_STRUCT = re.compile(r"/\*\*((?:(?!\*/).)*)\*/\s*(?:typedef )?struct (\w+) \{(.*?)\n\}", re.DOTALL)
_NETWORK_TYPES = "in_port_t|in_addr_t|__be16|__be32|__be64|tcp_seq|struct in_addr|struct in6_addr"


def declared_structs() -> list[tuple[str, str, str]]:
    """The comment, name and body of each struct of the headers."""
    found = []
    for path in sorted(INCLUDE.rglob("*.h")):
        found += [(m[1], m[2], m[3]) for m in _STRUCT.finditer(path.read_text(encoding="utf-8"))]
    return found


def test_whole_structs_in_network_order() -> None:
    assert {f"struct {name}" for comment, name, _ in declared_structs() if "Network byte order." in comment} == set(
        fields.NETWORK_STRUCTS
    )


def is_marked(struct_name: str, field: str) -> bool:
    """Whether the byte view says of this field that it is in network order."""
    lines = show(new(f"struct {struct_name}")).bytes.splitlines()[1:]
    named = [line for line in lines if re.search(rf"  {field}(?:\[0\])?  ", line)]
    assert named, (struct_name, field)
    return named[0].endswith("network order")


def test_each_field_in_network_order_is_marked() -> None:
    shown_elsewhere = {"ai_addr", "h_addr_list"}  # what these lead to is
    checked = 0
    for comment, name, body in declared_structs():
        said = re.findall(r"\*  (\w+) +[^\n]*network (?:byte )?order", comment)
        typed = re.findall(rf"^ *(?:{_NETWORK_TYPES}) (\w+)[^;]*;", body, re.MULTILINE)
        for field in {*said, *typed} - shown_elsewhere:
            if fields.second_name(f"struct {name}", field) or name in ("in_addr", "in6_addr"):
                continue
            if body.find(f"{field}[]") >= 0:
                continue
            assert is_marked(name, field), f"struct {name}: {field}"
            checked += 1
    assert checked > 30


def test_no_other_field_is_marked() -> None:
    """sin6_scope_id, sll_ifindex, ...: the comments say host byte order."""
    checked = 0
    for comment, name, _ in declared_structs():
        for field in re.findall(r"\*  (\w+) +[^\n]*host byte order", comment):
            if name not in ("sockaddr", "sockaddr_storage", "sockaddr_un"):
                assert not is_marked(name, field), f"struct {name}: {field}"
                checked += 1
    assert checked > 3


def test_the_table_names_structs_and_fields_that_are_there() -> None:
    for name, meanings in fields.FIELDS.items():
        assert set(meanings) <= {field for field, _ in ffi.typeof(name).fields}, name
    for place in fields.MAC | fields.IPV4_BYTES | fields.NETWORK_BYTES:
        name, _, field = place.partition(".")
        assert field in dict(ffi.typeof(name).fields), place


# Structs that no strace knows


def test_lists_of_addresses() -> None:
    res = new("struct addrinfo *")
    hints = addrinfo(ai_flags=AI_NUMERICHOST | AI_PASSIVE, ai_family=AF_INET, ai_socktype=SOCK_STREAM)
    assert show(hints) == (
        "{ai_flags=AI_PASSIVE|AI_NUMERICHOST, ai_family=AF_INET, ai_socktype=SOCK_STREAM, ai_protocol=IPPROTO_IP,"
        " ai_addrlen=0, ai_addr=NULL, ai_canonname=NULL}"
    )
    assert getaddrinfo("127.0.0.1", "80", addrinfo(ai_family=AF_INET, ai_flags=AI_NUMERICHOST), res) == 0
    try:
        text = show(res[0])
        address = 'ai_addr={sin_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr("127.0.0.1")}'
        assert text.startswith("[{") and text.endswith("}]")
        assert text.count(address) == text.count("ai_socktype=") > 1
        assert "ai_next" not in text
    finally:
        freeaddrinfo(res[0])
    hints.ai_next = cast("struct addrinfo *", 0x1234)
    assert show(hints).endswith("ai_canonname=NULL, ai_next=0x1234}")
    hints.ai_next = addressof(hints)  # a ring
    assert len(show(hints)) < 500


def test_entries_of_the_databases() -> None:
    host = gethostbyname("127.0.0.1")
    assert show(host) == (
        '{h_name="127.0.0.1", h_aliases=[], h_addrtype=AF_INET, h_length=4, h_addr_list=[inet_addr("127.0.0.1")]}'
    )
    names, name, protocol = new("char *[3]"), new("char[]", b"http"), new("char[]", b"tcp")
    names[0] = new_alias = new("char[]", b"www")
    entry = servent(s_name=name, s_aliases=names, s_port=htons(80), s_proto=protocol)
    assert show(entry) == '{s_name="http", s_aliases=["www"], s_port=htons(80), s_proto="tcp"}'
    assert show(names + 0) == '["www"]'
    del new_alias


def test_headers_of_packets() -> None:
    header = tcphdr(source=htons(80), seq=htonl(7), doff=5, syn=1)
    assert show(header).startswith("{source=htons(80), dest=htons(0), seq=htonl(7), ack_seq=htonl(0), res1=0, doff=5,")
    packet = iphdr(version=4, ihl=5, protocol=IPPROTO_UDP, tot_len=htons(28), daddr=htonl(INADDR_LOOPBACK))
    assert show(packet) == (
        "{ihl=5, version=4, tos=0, tot_len=htons(28), id=htons(0), frag_off=htons(0), ttl=0, protocol=IPPROTO_UDP,"
        ' check=htons(0), saddr=inet_addr("0.0.0.0"), daddr=inet_addr("127.0.0.1")}'
    )
    request = nlmsghdr(nlmsg_len=16, nlmsg_type=RTM_GETLINK, nlmsg_flags=NLM_F_REQUEST | NLM_F_DUMP)
    assert show(request).startswith("{nlmsg_len=16, nlmsg_type=RTM_GETLINK, nlmsg_flags=NLM_F_REQUEST|NLM_F_DUMP,")
    frame = ethhdr(h_dest=[255] * 6, h_proto=htons(ETH_P_ARP))
    assert show(frame) == "{h_dest=ff:ff:ff:ff:ff:ff, h_source=00:00:00:00:00:00, h_proto=htons(ETH_P_ARP)}"


def test_signals() -> None:
    def on_alarm(number: int) -> None: ...

    action = sigaction_struct = new("struct sigaction")
    action.sa_handler = on_alarm
    assert show(sigaction_struct) == "{sa_handler=on_alarm, sa_mask=[], sa_flags=0}"
    info = new("siginfo_t", {"si_signo": SIGCHLD, "si_code": CLD_EXITED, "si_pid": 7, "si_status": 3})
    assert show(info).startswith("{si_signo=SIGCHLD, si_code=CLD_EXITED, si_pid=7, si_uid=0, si_status=3,")


def test_a_control_message_alone() -> None:
    control = new(f"char[{CMSG_SPACE(4)}]")
    msg = msghdr(msg_control=control, msg_controllen=sizeof(control))
    head = CMSG_FIRSTHDR(msg)
    head.cmsg_level, head.cmsg_type, head.cmsg_len = SOL_SOCKET, SCM_RIGHTS, CMSG_LEN(4)
    cast("int *", CMSG_DATA(head))[0] = 5
    assert show(head) == f"{{cmsg_len={CMSG_LEN(4)}, cmsg_level=SOL_SOCKET, cmsg_type=SCM_RIGHTS, cmsg_data=[5]}}"


def test_interface_requests() -> None:
    request = ifreq(ifr_name=b"lo", ifr_flags=IFF_UP)
    assert show(request, field="ifr_flags") == '{ifr_name="lo", ifr_flags=IFF_UP}'
    assert show(request).startswith('{ifr_name="lo", ifr_ifru="\\1\\0')
    with pytest.raises(TypeError, match=r"a struct ifreq has no field ifr_flag$"):
        show(request, field="ifr_flag")


# Own structs


def test_own_structs_say_network_order_as_c_does() -> None:
    @struct
    class beacon:
        port = member("in_port_t")
        name = member("char[6]")
        address = member("in_addr_t")
        low = member("unsigned int", bits=3)
        high = member("int", bits=5)
        ratio = member("double")
        keys = member("__be16[2]")
        text = member("char *")

    text = new("char[]", b"hello")
    value = beacon(port=htons(7), name=b"bob", address=htonl(INADDR_LOOPBACK), low=5, high=-1, ratio=1.5, text=text)
    value.keys[1] = htons(9)
    assert show(value) == (
        '{port=htons(7), name="bob", address=inet_addr("127.0.0.1"), low=5, high=-1, ratio=1.5,'
        ' keys=[htons(0), htons(9)], text="hello"}'
    )
    assert str(show(value).bytes).replace(f"{cast('uintptr_t', text).to_bytes(8, 'little').hex(' ')}", "P") == (
        """\
beacon, 40 bytes
 0  00 07                    port       htons(7)                network order
 2  62 6f 62 00 00 00        name       "bob"
 8  7f 00 00 01              address    inet_addr("127.0.0.1")  network order
12  fd                       low:3      5
12                           high:5     -1
13  00 00 00                 (padding)
16  00 00 00 00 00 00 f8 3f  ratio      1.5
24  00 00                    keys[0]    htons(0)                network order
26  00 09                    keys[1]    htons(9)                network order
28  00 00 00 00              (padding)
32  P  text       "hello\""""
    )


def test_unions_have_all_their_fields_and_flexible_arrays_what_is_there() -> None:
    @union
    class both:
        whole = member("unsigned int")
        part = member("unsigned char[4]")

    @struct
    class packet:
        length = member("unsigned short")
        either = member("union both")
        rest = member("unsigned short[]")

    made = new("union both", {"whole": 0x00636261})
    assert show(made) == '{whole=6513249, part="abc"}'
    assert show(packet(length=2)) == '{length=2, either={whole=0, part=""}, rest=[]}'


# Views of the bytes


def test_the_byte_view_of_an_address() -> None:
    assert show(loopback()).bytes == (
        """\
sockaddr_in, 16 bytes
 0  02 00                    sin_family  AF_INET
 2  1f 90                    sin_port    htons(8080)             network order
 4  7f 00 00 01              sin_addr    inet_addr("127.0.0.1")  network order
 8  00 00 00 00 00 00 00 00  sin_zero    (padding)"""
    )


def test_the_byte_view_of_text_and_arrays() -> None:
    assert show(b"GET / HTTP").bytes == (
        """\
bytes, 10 bytes
 0  47 45 54 20 2f 20 48 54  "GET / HT"
 8  54 50                    "TP\""""
    )
    assert show(new("int[2]", [1, -1])).bytes == (
        """\
int[2], 8 bytes
 0  01 00 00 00  [0]  1
 4  ff ff ff ff  [1]  -1"""
    )


def test_no_line_is_too_wide() -> None:
    for name in libc_structs():
        size = ffi.sizeof(name)
        block = ffi.new("char[]", bytes(ord("a") + at % 26 for at in range(size)))
        value = ffi.cast(ffi.getctype(name, "*"), block)[0]
        for line in show(value, strsize=4096).bytes.splitlines():
            assert len(line) <= 100 or "inet_pton(" in line, (name, line)


# Buffers, numbers, errno


def test_buffers_and_their_lengths() -> None:
    buf = new("char[16]", b"abc")
    assert show(buf) == '"abc' + "\\0" * 13 + '"'
    assert show(buf, 3) == show(b"abc") == show(bytearray(b"abc")) == show(memoryview(b"abc")) == '"abc"'
    assert show(buf, 100) == show(buf)
    assert show(b"x" * 40) == '"' + "x" * 32 + '"...'
    assert show(b"x" * 40, strsize=64) == '"' + "x" * 40 + '"'
    assert show(buf + 1) == '"bc"'
    assert show(cast("void *", buf), 2) == '"ab"'


def test_both_are_of_one_moment() -> None:
    buf = new("char[4]", b"abc")
    text = show(buf)
    buf[0] = ord("z")
    assert text == '"abc\\0"'
    assert text.bytes == 'char[4], 4 bytes\n 0  61 62 63 00  "abc\\0"'
    assert text.bytes.bytes == text.bytes


def test_numbers_and_errno() -> None:
    errno[0] = ENOENT
    text = show(errno)
    assert repr(text) == str(text) == "ENOENT (No such file or directory)"
    assert errno == ENOENT
    errno[0] = EAGAIN
    assert show(errno).startswith("EAGAIN (")
    errno[0] = 0
    assert show(errno) == "0"
    h_errno[0] = HOST_NOT_FOUND
    assert show(h_errno) == "HOST_NOT_FOUND"
    assert show(5) == "5"
    assert show(new("int", 5)) == "[5]"
    assert show(ffi.cast("double", 1.5)) == "1.5"
    assert show(NULL) == "NULL"
    assert show(environ).startswith('["')


def test_errno_stays() -> None:
    errno[0] = EPERM
    show(msghdr(msg_name=cast("void *", 0x1234), msg_namelen=16))
    show(sockaddr_ll(sll_family=AF_PACKET, sll_ifindex=777777))
    assert errno == EPERM


# Hostile


def test_pointers_to_nowhere_are_addresses() -> None:
    wild = cast("void *", 0x1234)
    assert show(wild) == show(cast("char *", 0x1234)) == show(cast("struct msghdr *", 0x1234)) == "0x1234"
    assert show(cast("struct sockaddr_in *", 0x1234)[0]) == "0x1234"
    assert show(cast("char **", 0x1234)) == "0x1234"
    assert show(wild, 1 << 40) == "0x1234"
    msg = msghdr(msg_name=wild, msg_namelen=16, msg_iov=cast("struct iovec *", 0x1234), msg_iovlen=1 << 60)
    msg.msg_control, msg.msg_controllen = wild, 1 << 63
    assert show(msg).count("0x1234") == 3
    assert show(iovec(iov_base=wild, iov_len=5)) == "{iov_base=0x1234, iov_len=5}"


def test_a_block_of_new_is_not_left() -> None:
    """A pointer into memory whose size is known shows no byte behind it."""
    short = new("char[4]", b"abcd")
    assert show(iovec(iov_base=short, iov_len=5)) == f"{{iov_base={cast('uintptr_t', short):#x}, iov_len=5}}"
    assert show(short + 0) == '"abcd"'


def test_where_the_kernel_may_not_be_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in some containers: then only memory of new() is read."""

    class Refusing:
        def __getattr__(self, name: str) -> Any:
            return getattr(pysock.lib, name)

        def process_vm_readv(self, *arguments: Any) -> int:
            ffi.errno = EPERM
            return -1

    monkeypatch.setattr(memory, "lib", Refusing())
    addr = loopback()
    assert show(msghdr(msg_name=addr, msg_namelen=16)).startswith("{msg_name={sin_family=AF_INET, sin_port=htons(8080)")
    assert show(iovec(iov_base=cast("void *", 0x1234), iov_len=5)) == "{iov_base=0x1234, iov_len=5}"


@pytest.mark.parametrize("value", [None, "text", 1.5, [1], {}, object(), sockaddr_in, print], ids=type)
def test_what_is_no_c_value(value: Any) -> None:
    with pytest.raises(TypeError, match=r"^show takes a C value"):
        show(value)


def libc_structs() -> list[str]:
    names = []
    typedefs, structs, unions = ffi.list_types()
    for name in [*typedefs, *(f"struct {s}" for s in structs), *(f"union {u}" for u in unions)]:
        try:
            t = ffi.typeof(name)
            if t.kind in ("struct", "union") and ffi.sizeof(t):
                names.append(name)
        except ffi.error:  # opaque, such as FILE
            continue
    return names


def test_random_bytes_in_every_struct() -> None:
    chance = Random(20)
    names = libc_structs()
    assert len(names) > 150
    for name in names:
        t = ffi.typeof(name)
        size = ffi.sizeof(t)
        for fill in (bytes(size), b"\xff" * size, *(chance.randbytes(size) for _ in range(3))):
            block = ffi.new("char[]", fill)
            value = ffi.cast(ffi.getctype(name, "*"), block)[0]
            for length in (None, 0, 1, size // 2, size - 1):
                assert isinstance(show(value, length).bytes, str)


def test_addresses_at_every_length() -> None:
    chance = Random(21)
    storage = sockaddr_storage()
    for family in range(48):
        for _ in range(3):
            ffi.buffer(ffi.addressof(storage))[:] = chance.randbytes(sizeof(storage))
            storage.ss_family = family
            for length in range(129):
                show(storage, length)


# The name


def test_the_name_comes_when_asked_for() -> None:
    code = (
        f"import sys\nsys.path = {sys.path!r}\nimport pysock\nassert 'pysock.notation' not in sys.modules\n"
        "assert 'show' in dir(pysock)\nprint(pysock.show(5), pysock.show is __import__('pysock').show)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "5 True\n"


def test_every_example_of_the_documentation() -> None:
    path = Path(__file__).resolve().parent.parent / "docs" / "show.md"
    results = doctest.testfile(str(path), module_relative=False, globs={}, encoding="utf-8")
    assert results.attempted > 10
    assert results.failed == 0
    assert doctest.testmod(pysock.notation).failed == 0
