"""show() beside strace: the arguments of many calls, each as strace itself writes it."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest

from pysock.notation import fields
from pysock.notation.text import quote
from pysock.trace.strace import find, parse_call, unquote

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
