"""Interfaces and the kernel's lists: netlink, getifaddrs(), if_nameindex(), socket filters, packet and VM sockets."""
# ruff: noqa: E501, F403, F405

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from pysock import *
from pysock import ffi


@pytest.fixture
def netlink() -> Iterator[int]:
    fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE)
    assert fd >= 0
    yield fd
    close(fd)


def asked(fd: int, type: int) -> Iterator[Any]:
    """The messages of one list, as a C program walks along them."""

    @struct
    class request:
        head = member("struct nlmsghdr")
        body = member("struct rtgenmsg")

    req = request()
    req.head.nlmsg_len = NLMSG_LENGTH(sizeof("struct rtgenmsg"))
    req.head.nlmsg_type = type
    req.head.nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP
    req.head.nlmsg_seq = 7
    assert send(fd, req, req.head.nlmsg_len, 0) == req.head.nlmsg_len
    buf = new("char[65536]")
    while True:
        length = new("int", recv(fd, buf, sizeof(buf), 0))
        assert length[0] > 0
        head = cast("struct nlmsghdr *", buf)
        while NLMSG_OK(head, length[0]):
            assert head.nlmsg_seq == 7
            if head.nlmsg_type == NLMSG_DONE:
                return
            assert head.nlmsg_type != NLMSG_ERROR
            yield head
            head = NLMSG_NEXT(head, length)


def attributes(first: Any, length: int) -> dict[int, Any]:
    found, rta, left = {}, first, new("int", length)
    while RTA_OK(rta, left[0]):
        found[rta.rta_type] = rta
        rta = RTA_NEXT(rta, left)
    assert left[0] == 0
    return found


def test_links(netlink: int) -> None:
    names = {}
    for head in asked(netlink, RTM_GETLINK):
        assert head.nlmsg_type == RTM_NEWLINK
        info = cast("struct ifinfomsg *", NLMSG_DATA(head))
        first = cast("struct rtattr *", cast("char *", info) + NLMSG_ALIGN(sizeof("struct ifinfomsg")))
        found = attributes(first, NLMSG_PAYLOAD(head, sizeof("struct ifinfomsg")))
        names[info.ifi_index] = cstr(cast("char *", RTA_DATA(found[IFLA_IFNAME])))
        assert cast("unsigned int *", RTA_DATA(found[IFLA_MTU]))[0] > 0
    assert names[if_nametoindex("lo")] == "lo"


def test_addresses(netlink: int) -> None:
    found = []
    for head in asked(netlink, RTM_GETADDR):
        info = cast("struct ifaddrmsg *", NLMSG_DATA(head))
        first = cast("struct rtattr *", cast("char *", info) + NLMSG_ALIGN(sizeof("struct ifaddrmsg")))
        if info.ifa_family == AF_INET:
            rta = attributes(first, NLMSG_PAYLOAD(head, sizeof("struct ifaddrmsg")))[IFA_LOCAL]
            assert RTA_PAYLOAD(rta) == 4
            text = inet_ntop(AF_INET, RTA_DATA(rta), new("char[16]"), 16)
            found.append((cstr(text), info.ifa_prefixlen, info.ifa_index))
    assert ("127.0.0.1", 8, if_nametoindex("lo")) in found


# fmt: off
WALK: list[tuple[str, ...]] = [
    ("", "char buf[64] = {0}; struct nlmsghdr *h = (struct nlmsghdr *)buf; int len", 'buf = new("char[64]"); h = cast("struct nlmsghdr *", buf); len = new("int")'),
    *[row for said, left in ((16, 64), (15, 64), (64, 64), (65, 64), (16, 15), (16, -1), (0, 0), (20, 19)) for row in (
        ("", f"h->nlmsg_len = {said}", f"h.nlmsg_len = {said}"), ("%d", f"NLMSG_OK(h, {left})"))],
    *[row for said in (16, 17, 21, 40, 63) for row in (
        ("", f"len = 64; h->nlmsg_len = {said}", f"len[0] = 64; h.nlmsg_len = {said}"), ("%td", "(char *)NLMSG_NEXT(h, len) - buf", 'cast("signed char *", NLMSG_NEXT(h, len)) - buf'), ("%d", "len", "len[0]"))],
    ("", "struct rtattr *a = (struct rtattr *)buf", 'a = cast("struct rtattr *", buf)'),
    *[row for said, left in ((4, 64), (3, 64), (64, 64), (65, 64), (4, 3), (4, -1), (8, 7)) for row in (
        ("", f"a->rta_len = {said}", f"a.rta_len = {said}"), ("%d", f"RTA_OK(a, {left})"))],
    *[row for said in (4, 5, 9, 60) for row in (
        ("", f"len = 64; a->rta_len = {said}", f"len[0] = 64; a.rta_len = {said}"), ("%td", "(char *)RTA_NEXT(a, len) - buf", 'cast("signed char *", RTA_NEXT(a, len)) - buf'), ("%d", "len", "len[0]"))],
    ("", "struct rtnexthop *n = (struct rtnexthop *)buf", 'n = cast("struct rtnexthop *", buf)'),
    *[row for said, left in ((8, 64), (7, 64), (64, 64), (65, 64), (8, 3), (8, -1)) for row in (
        ("", f"n->rtnh_len = {said}", f"n.rtnh_len = {said}"), ("%d", f"RTNH_OK(n, {left})"))],
    *[row for said in (8, 9, 61) for row in (
        ("", f"n->rtnh_len = {said}", f"n.rtnh_len = {said}"), ("%td", "(char *)RTNH_NEXT(n) - buf", 'cast("signed char *", RTNH_NEXT(n)) - buf'))],
]
FILTERS: list[tuple[str, ...]] = [
    ("", "struct sock_filter f", "f = sock_filter()"),
    *[row for text in ("BPF_STMT(BPF_LD | BPF_H | BPF_ABS, 12)", "BPF_STMT(0x12345, 0x1ffffffffULL)", "BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 0x800, 1, 255)") for row in (
        ("", f"f = (struct sock_filter){text}", f"f = {text.replace('ULL', '')}"), *[("%u", f"f.{field}") for field in ("code", "jt", "jf", "k")])],
]
# fmt: on


def test_walking_beside_c(beside_c: Callable[..., None]) -> None:
    beside_c("sys/socket.h linux/netlink.h linux/rtnetlink.h", WALK)


def test_filters_beside_c(beside_c: Callable[..., None]) -> None:
    beside_c("linux/filter.h", FILTERS)


def refused(call: Callable[[], object]) -> str:
    with pytest.raises((TypeError, ValueError)) as error:
        call()
    return str(error.value)


def test_what_is_refused() -> None:
    buf = new("char[20]")
    assert (
        refused(lambda: NLMSG_OK(cast("struct nlmsghdr *", buf), 21))
        == "NLMSG_OK: len is 21, but nlh leads to 20 bytes"
    )
    assert NLMSG_OK(cast("struct nlmsghdr *", addressof(buf, 16)), 4) == 0
    assert refused(lambda: NLMSG_OK(addressof(buf, 16), 16)) == "NLMSG_OK: len is 16, but nlh leads to 4 bytes"
    assert refused(lambda: NLMSG_NEXT(addressof(buf, 16), new("int", 64))) == (
        "NLMSG_NEXT: sizeof(struct nlmsghdr) is 16, but nlh leads to 4 bytes"
    )
    assert "takes an address" in refused(lambda: NLMSG_NEXT(buf, 20))  # type: ignore[arg-type]
    assert refused(lambda: RTA_OK(rtattr(), 8)) == "RTA_OK: len is 8, but rta leads to 4 bytes"
    assert "leads to 2 bytes" in refused(lambda: RTA_NEXT(addressof(buf, 18), new("int", 4)))
    assert "leads to 4 bytes" in refused(lambda: RTNH_OK(addressof(buf, 16), 0))
    assert "leads to 4 bytes" in refused(lambda: RTNH_NEXT(addressof(buf, 16)))


def test_the_next_one_keeps_the_buffer(collect: Callable[[], None]) -> None:
    def second() -> Any:
        buf = new("char[3000]")
        head = cast("struct nlmsghdr *", buf)
        head.nlmsg_len = 16
        head = NLMSG_NEXT(head, new("int", 3000))
        head.nlmsg_type = 77
        return head

    head = second()
    collect()
    taken = [new("char[3000]", b"\xff" * 3000) for _ in range(100)]
    assert head.nlmsg_type == 77
    del taken


def test_a_long_walk_ends_well() -> None:
    """No pointer holds on to the one before: they would all go at once."""
    data = bytearray(64)
    head, left = cast("struct nlmsghdr *", data), new("int", 64)
    for _ in range(200000):
        head = NLMSG_NEXT(head, left)
    assert NLMSG_OK(head, 64) == 0


def test_getifaddrs() -> None:
    first = new("struct ifaddrs *")
    assert getifaddrs(first) == 0
    found, node = set(), first[0]
    while node != NULL:
        if node.ifa_addr and node.ifa_addr.sa_family == AF_INET:
            address = cast("struct sockaddr_in *", node.ifa_addr)
            found.add((cstr(node.ifa_name), cstr(inet_ntoa(address.sin_addr)), bool(node.ifa_flags & IFF_LOOPBACK)))
        node = node.ifa_next
    assert ("lo", "127.0.0.1", True) in found
    freeifaddrs(first[0])
    assert "no longer" in refused(lambda: freeifaddrs(first[0]))
    freeifaddrs(NULL)


def test_if_nameindex() -> None:
    first = if_nameindex()
    names, at = {}, 0
    while first[at].if_index:
        names[first[at].if_index] = cstr(first[at].if_name)
        at += 1
    assert first[at].if_name == NULL
    assert names[if_nametoindex("lo")] == "lo"
    name = new(f"char[{IF_NAMESIZE}]")
    for index, text in names.items():
        assert cstr(if_indextoname(index, name)) == text
    if_freenameindex(first)
    assert "no longer" in refused(lambda: if_freenameindex(first))
    assert if_nametoindex("no-such-if") == 0
    assert errno == ENODEV


def test_a_filter_drops_what_it_refuses() -> None:
    """Of a UDP datagram it sees the 8 bytes of its head, then the data: what begins with 'y' passes."""
    fd, other = socket(AF_INET, SOCK_DGRAM, 0), socket(AF_INET, SOCK_DGRAM, 0)
    addr = sockaddr_in(sin_family=AF_INET, sin_addr={"s_addr": htonl(INADDR_LOOPBACK)})
    assert bind(fd, addr, sizeof(addr)) == 0
    assert getsockname(fd, addr, new("socklen_t", sizeof(addr))) == 0
    code = new("struct sock_filter[4]")
    code[0] = BPF_STMT(BPF_LD | BPF_B | BPF_ABS, 8)
    code[1] = BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ord("y"), 0, 1)
    code[2] = BPF_STMT(BPF_RET | BPF_K, 0xFFFF)
    code[3] = BPF_STMT(BPF_RET | BPF_K, 0)
    program = sock_fprog(len=4, filter=code)
    assert setsockopt(fd, SOL_SOCKET, SO_ATTACH_FILTER, program, sizeof(program)) == 0
    for text in (b"no", b"yes", b"not", b"yet"):
        assert sendto(other, text, len(text), 0, addr, sizeof(addr)) == len(text)
    buf = new("char[8]")
    got = []
    while (n := recv(fd, buf, 8, MSG_DONTWAIT)) > 0:
        got.append(bytes(ffi.buffer(buf))[:n])
    assert got == [b"yes", b"yet"]
    back, length = new("struct sock_filter[4]"), new("socklen_t", 4)
    assert getsockopt(fd, SOL_SOCKET, SO_GET_FILTER, back, length) == 0
    assert (length[0], bytes(ffi.buffer(back))) == (4, bytes(ffi.buffer(code)))
    assert setsockopt(fd, SOL_SOCKET, SO_DETACH_FILTER, new("int"), 4) == 0
    assert sendto(other, b"no", 2, 0, addr, sizeof(addr)) == 2
    assert recv(fd, buf, 8, MSG_DONTWAIT) == 2
    close(fd)
    close(other)


def test_vm_sockets() -> None:
    addr = sockaddr_vm(svm_family=AF_VSOCK, svm_cid=VMADDR_CID_ANY, svm_port=VMADDR_PORT_ANY)
    assert (sizeof(addr), addr.svm_cid, addr.svm_port) == (16, 2**32 - 1, 2**32 - 1)
    assert (VMADDR_CID_HYPERVISOR, VMADDR_CID_LOCAL, VMADDR_CID_HOST) == (0, 1, 2)
    fd = socket(AF_VSOCK, SOCK_STREAM, 0)
    if fd == -1:
        assert errno[0] in (EAFNOSUPPORT, EPERM, EACCES)
        return
    assert bind(fd, addr, sizeof(addr)) == 0
    close(fd)


PACKETS = """
from pysock import *

fd = socket(AF_INET, SOCK_DGRAM, 0)
assert fd >= 0
ifr = ifreq()
strcpy(ifr.ifr_name, "lo")
assert ioctl(fd, SIOCGIFFLAGS, ifr) == 0
ifr.ifr_flags |= IFF_UP
assert ioctl(fd, SIOCSIFFLAGS, ifr) == 0
assert ioctl(fd, SIOCGIFHWADDR, ifr) == 0
assert ifr.ifr_hwaddr.sa_family == ARPHRD_LOOPBACK

taps = socket(AF_PACKET, SOCK_RAW, htons(ETH_P_IP))
assert taps >= 0, cstr(strerror(errno))
addr = sockaddr_ll(sll_family=AF_PACKET, sll_protocol=htons(ETH_P_IP), sll_ifindex=if_nametoindex("lo"))
assert bind(taps, addr, sizeof(addr)) == 0

to = sockaddr_in(sin_family=AF_INET, sin_port=htons(9), sin_addr={"s_addr": htonl(INADDR_LOOPBACK)})
assert sendto(fd, b"payload", 7, 0, to, sizeof(to)) == 7

frame, source = new("char[2048]"), sockaddr_ll()
n = recvfrom(taps, frame, sizeof(frame), 0, source, new("socklen_t", sizeof(source)))
assert n == sizeof("struct ether_header") + sizeof("struct iphdr") + sizeof("struct udphdr") + 7
assert source.sll_pkttype in (PACKET_OUTGOING, PACKET_HOST)
ether = cast("struct ether_header *", frame)
assert ntohs(ether.ether_type) == ETHERTYPE_IP
ip = cast("struct iphdr *", frame + ETH_HLEN)
assert (ip.version, ip.ihl, ip.protocol) == (4, 5, IPPROTO_UDP)
udp = cast("struct udphdr *", frame + ETH_HLEN + 4 * ip.ihl)
assert (ntohs(udp.dest), ntohs(udp.len)) == (9, 15)
assert memcmp(frame + n - 7, b"payload", 7) == 0
print("seen")
"""


def test_packet_sockets() -> None:
    """In namespaces of its own, where it may see the frames."""
    if shutil.which("unshare") is None:
        pytest.skip("unshare is not installed")
    command = ["unshare", "--user", "--map-root-user", "--net"]
    if subprocess.run([*command, "true"], capture_output=True, check=False).returncode != 0:
        pytest.skip("no user and network namespaces here")
    done = subprocess.run(
        [*command, sys.executable, "-c", PACKETS],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env=os.environ,
    )
    assert (done.stdout, done.stderr) == ("seen\n", "")
