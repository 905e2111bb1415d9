"""<linux/if_tun.h>: an interface whose packets a program reads and writes, in a network of its own, beside C."""
# ruff: noqa: F403, F405

from __future__ import annotations

from typing import Any

import pytest

from pysock import *

C = """
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/if_ether.h>
#include <linux/if_tun.h>
#include <net/if.h>
#include <net/if_arp.h>
#include <netinet/ip.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static int make(const char *name, int flags)
{
    struct ifreq ifr = {0};
    int fd = open("/dev/net/tun", O_RDWR);
    if (fd < 0)
        return -1;
    strcpy(ifr.ifr_name, name);
    ifr.ifr_flags = flags;
    if (ioctl(fd, TUNSETIFF, &ifr) != 0)
        return -1;
    printf("%s %#x\\n", ifr.ifr_name, ifr.ifr_flags);
    return fd;
}
int main(void)
{
    int fd = make("tun%d", IFF_TUN);
    if (fd < 0)
        return 77;
    unsigned int features = 0;
    printf("%d", ioctl(fd, TUNGETFEATURES, &features));
    printf(" %d\\n", !!(features & IFF_TAP));
    struct ifreq ifr = {0};
    printf("%d", ioctl(fd, TUNGETIFF, &ifr));
    printf(" %s %#x\\n", ifr.ifr_name, ifr.ifr_flags & 0xffff);
    int size = 0;
    printf("%d %d\\n", ioctl(fd, TUNSETPERSIST, 0), ioctl(fd, TUNSETOWNER, 0));
    printf("%d", ioctl(fd, TUNGETSNDBUF, &size));
    printf(" %d\\n", size > 0);
    printf("%d %d\\n", ioctl(fd, TUNSETLINK, ARPHRD_NONE), ioctl(fd, TUNSETOFFLOAD, TUN_F_CSUM | TUN_F_TSO4));
    printf("%d", ioctl(fd, TUNSETOFFLOAD, 0));
    printf(" %d\\n", ioctl(fd, TUNSETIFF, &ifr));
    printf("%d\\n", errno == EINVAL || errno == EBUSY);

    int s = socket(AF_INET, SOCK_DGRAM, 0);
    struct sockaddr_in *sin = (struct sockaddr_in *)&ifr.ifr_addr;
    sin->sin_family = AF_INET;
    inet_aton("10.9.0.1", &sin->sin_addr);
    printf("%d ", ioctl(s, SIOCSIFADDR, &ifr));
    inet_aton("255.255.255.0", &sin->sin_addr);
    printf("%d ", ioctl(s, SIOCSIFNETMASK, &ifr));
    ifr.ifr_flags = IFF_UP | IFF_RUNNING;
    printf("%d\\n", ioctl(s, SIOCSIFFLAGS, &ifr));
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(7)};
    inet_aton("10.9.0.2", &to.sin_addr);
    printf("%zd\\n", sendto(s, "payload", 7, 0, (struct sockaddr *)&to, sizeof(to)));
    unsigned char packet[2048];
    struct tun_pi *pi = (struct tun_pi *)packet;
    struct iphdr *ip = (struct iphdr *)(pi + 1);
    ssize_t n;
    do
        n = read(fd, packet, sizeof(packet));
    while (n > 0 && ntohs(pi->proto) != ETH_P_IP);
    printf("%zd %d %#x %d %d %s\\n", n, pi->flags, ntohs(pi->proto), ip->version, ip->protocol,
           inet_ntoa(*(struct in_addr *)&ip->daddr));

    int tap = make("tap7", IFF_TAP | IFF_NO_PI);
    unsigned char filter[4 + 6] = {0, 0, 1};
    memset(filter + 4, 0xff, 6);
    printf("%d\\n", ioctl(tap, TUNSETTXFILTER, filter));
    printf("%d\\n", make("tun8", IFF_NO_PI));
    close(tap);
    close(fd);
    printf("%d %d\\n", if_nametoindex("tun0"), if_nametoindex("tap7"));
    return 0;
}
"""
PYTHON = """
from pysock import *

def make(name, flags):
    ifr = ifreq()
    fd = open("/dev/net/tun", O_RDWR)
    if fd < 0:
        return -1
    strcpy(ifr.ifr_name, name)
    ifr.ifr_flags = flags
    if ioctl(fd, TUNSETIFF, ifr) != 0:
        return -1
    printf("%s %#x\\n", ifr.ifr_name, ifr.ifr_flags)
    return fd

fd = make("tun%d", IFF_TUN)
if fd < 0:
    exit(77)
features = new("unsigned int")
printf("%d %d\\n", ioctl(fd, TUNGETFEATURES, features), bool(features[0] & IFF_TAP))
ifr = ifreq()
printf("%d", ioctl(fd, TUNGETIFF, ifr))
printf(" %s %#x\\n", ifr.ifr_name, ifr.ifr_flags & 0xffff)
size = new("int")
printf("%d %d\\n", ioctl(fd, TUNSETPERSIST, 0), ioctl(fd, TUNSETOWNER, 0))
printf("%d", ioctl(fd, TUNGETSNDBUF, size))
printf(" %d\\n", size[0] > 0)
printf("%d %d\\n", ioctl(fd, TUNSETLINK, ARPHRD_NONE), ioctl(fd, TUNSETOFFLOAD, TUN_F_CSUM | TUN_F_TSO4))
printf("%d %d\\n", ioctl(fd, TUNSETOFFLOAD, 0), ioctl(fd, TUNSETIFF, ifr))
printf("%d\\n", errno == EINVAL or errno == EBUSY)

s = socket(AF_INET, SOCK_DGRAM, 0)
sin = cast("struct sockaddr_in *", addressof(ifr.ifr_addr))
sin.sin_family = AF_INET
inet_aton("10.9.0.1", sin.sin_addr)
printf("%d ", ioctl(s, SIOCSIFADDR, ifr))
inet_aton("255.255.255.0", sin.sin_addr)
printf("%d ", ioctl(s, SIOCSIFNETMASK, ifr))
ifr.ifr_flags = IFF_UP | IFF_RUNNING
printf("%d\\n", ioctl(s, SIOCSIFFLAGS, ifr))
to = sockaddr_in(sin_family=AF_INET, sin_port=htons(7))
inet_aton("10.9.0.2", to.sin_addr)
printf("%zd\\n", sendto(s, b"payload", 7, 0, to, sizeof(to)))
packet = new("unsigned char[2048]")
pi = cast("struct tun_pi *", packet)
ip = cast("struct iphdr *", pi + 1)
n = read(fd, packet, sizeof(packet))
while n > 0 and ntohs(pi.proto) != ETH_P_IP:
    n = read(fd, packet, sizeof(packet))
printf("%zd %d %#x %d %d %s\\n", n, pi.flags, ntohs(pi.proto), ip.version, ip.protocol,
       inet_ntoa(in_addr(s_addr=ip.daddr)))

tap = make("tap7", IFF_TAP | IFF_NO_PI)
filter = new("struct tun_filter", {"count": 1, "addr": [b"\\xff" * 6]})
printf("%d\\n", ioctl(tap, TUNSETTXFILTER, filter))
printf("%d\\n", make("tun8", IFF_NO_PI))
close(tap)
close(fd)
printf("%d %d\\n", if_nametoindex("tun0"), if_nametoindex("tap7"))
"""


def test_an_interface_beside_c(programs: Any, apart: tuple[str, ...]) -> None:
    seen = programs.same_apart(apart, C, PYTHON)
    if seen.status == 77:
        pytest.skip("/dev/net/tun is not there, or not for this user")
    assert (seen.err, seen.status) == ("", 0)
    assert "\n39 0 0x800 4 17 10.9.0.2\n" in seen.out and seen.out.endswith("\n-1\n0 0\n")


def test_what_is_refused() -> None:
    fd = socket(AF_INET, SOCK_DGRAM, 0)  # it knows none of these requests; the arguments are looked at before
    with pytest.raises(ValueError, match=r"^ioctl: sizeof.struct ifreq. is 40, but arg holds 4 bytes"):
        ioctl(fd, TUNSETIFF, new("int"))
    with pytest.raises(TypeError, match=r"^ioctl: arg is bytes, which never change"):
        ioctl(fd, TUNSETIFF, bytes(40))
    with pytest.raises(TypeError, match=r"^ioctl: arg of request 0x400454cb is an int, or nothing, not 'int.1.'"):
        ioctl(fd, TUNSETPERSIST, new("int"))
    with pytest.raises(TypeError, match=r"^ioctl: arg of request 0x400454d4 is an address, not a number"):
        ioctl(fd, TUNSETSNDBUF, 1)
    for filter in (b"\0\0\2\0" + bytes(6), bytearray(b"\0\0\2\0" + bytes(6)), new("char[10]", b"\0\0\2")):
        with pytest.raises(ValueError, match=r"^ioctl: the struct with its array is 16, but arg holds 1[01] bytes"):
            ioctl(fd, TUNSETTXFILTER, filter)
    assert ioctl(fd, TUNSETTXFILTER, b"\0\0\1\0" + bytes(6)) == -1 and errno == ENOTTY
    assert ioctl(fd, TUNSETQUEUE, bytes(40)) == -1 and errno == ENOTTY
    assert ioctl(fd, TUNSETPERSIST, 1) == -1 and errno == ENOTTY
    close(fd)
