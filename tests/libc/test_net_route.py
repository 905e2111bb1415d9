"""<net/route.h>: routes made and removed by ioctl(), in a network of their own, beside C."""
# ruff: noqa: F403, F405

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pysock import *

INCLUDES = """
#include <arpa/inet.h>
#include <errno.h>
#include <net/if.h>
#include <net/route.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
"""
ROUTES_C = f"""{INCLUDES}
static void addr(struct sockaddr *sa, const char *text)
{{
    struct sockaddr_in *sin = (struct sockaddr_in *)sa;
    sin->sin_family = AF_INET;
    inet_aton(text, &sin->sin_addr);
}}
static void table(const char *path)
{{
    char line[512];
    FILE *f = fopen(path, "r");
    while (fgets(line, sizeof(line), f))
        printf("%s", line);
    fclose(f);
}}
int main(void)
{{
    int fd = socket(AF_INET, SOCK_DGRAM, 0);
    struct ifreq ifr = {{.ifr_name = "lo"}};
    ioctl(fd, SIOCGIFFLAGS, &ifr);
    ifr.ifr_flags |= IFF_UP;
    printf("%d\\n", ioctl(fd, SIOCSIFFLAGS, &ifr));
    char dev[] = "lo";
    struct rtentry rt = {{.rt_flags = RTF_UP | RTF_MTU, .rt_metric = 8, .rt_mtu = 1400, .rt_dev = dev}};
    addr(&rt.rt_dst, "10.1.0.0");
    addr(&rt.rt_genmask, "255.255.0.0");
    printf("%d\\n", ioctl(fd, SIOCADDRT, &rt));
    printf("%d", ioctl(fd, SIOCADDRT, &rt));
    printf(" %d\\n", errno == EEXIST);
    table("/proc/self/net/route");
    printf("%d\\n", ioctl(fd, SIOCDELRT, &rt));
    printf("%d", ioctl(fd, SIOCDELRT, &rt));
    printf(" %d\\n", errno == ESRCH);
    rt.rt_flags = RTF_UP | RTF_REJECT | RTF_HOST;
    addr(&rt.rt_dst, "10.2.0.1");
    rt.rt_dev = NULL;
    printf("%d\\n", ioctl(fd, SIOCADDRT, &rt));
    table("/proc/self/net/route");
    rt.rt_flags = RTF_UP;
    addr(&rt.rt_genmask, "255.0.255.0");
    printf("%d", ioctl(fd, SIOCADDRT, &rt));
    printf(" %d\\n", errno == EINVAL);
    printf("%d", ioctl(fd, SIOCADDRT, NULL));
    printf(" %d\\n", errno == EFAULT);
    return 0;
}}
"""
ROUTES_PYTHON = """
from pysock import *

def addr(sa, text):
    sin = cast("struct sockaddr_in *", addressof(sa))
    sin.sin_family = AF_INET
    inet_aton(text, sin.sin_addr)

def table(path):
    line = new("char[512]")
    f = fopen(path, "r")
    while fgets(line, sizeof(line), f):
        printf("%s", line)
    fclose(f)

fd = socket(AF_INET, SOCK_DGRAM, 0)
ifr = ifreq(ifr_name=b"lo")
ioctl(fd, SIOCGIFFLAGS, ifr)
ifr.ifr_flags |= IFF_UP
printf("%d\\n", ioctl(fd, SIOCSIFFLAGS, ifr))
rt = rtentry(rt_flags=RTF_UP | RTF_MTU, rt_metric=8, rt_mtu=1400, rt_dev=new("char[]", b"lo"))
addr(rt.rt_dst, "10.1.0.0")
addr(rt.rt_genmask, "255.255.0.0")
printf("%d\\n", ioctl(fd, SIOCADDRT, rt))
printf("%d %d\\n", ioctl(fd, SIOCADDRT, rt), errno == EEXIST)
table("/proc/self/net/route")
printf("%d\\n", ioctl(fd, SIOCDELRT, rt))
printf("%d %d\\n", ioctl(fd, SIOCDELRT, rt), errno == ESRCH)
rt.rt_flags = RTF_UP | RTF_REJECT | RTF_HOST
addr(rt.rt_dst, "10.2.0.1")
rt.rt_dev = NULL
printf("%d\\n", ioctl(fd, SIOCADDRT, rt))
table("/proc/self/net/route")
rt.rt_flags = RTF_UP
addr(rt.rt_genmask, "255.0.255.0")
printf("%d %d\\n", ioctl(fd, SIOCADDRT, rt), errno == EINVAL)
printf("%d %d\\n", ioctl(fd, SIOCADDRT, NULL), errno == EFAULT)
"""
IPV6_C = f"""{INCLUDES}
int main(void)
{{
    int fd = socket(AF_INET6, SOCK_DGRAM, 0);
    if (fd < 0)
        return 77;
    struct ifreq ifr = {{.ifr_name = "lo"}};
    ioctl(fd, SIOCGIFFLAGS, &ifr);
    ifr.ifr_flags |= IFF_UP;
    ioctl(fd, SIOCSIFFLAGS, &ifr);
    struct in6_rtmsg rt = {{.rtmsg_dst_len = 64, .rtmsg_metric = 77, .rtmsg_flags = RTF_UP}};
    inet_pton(AF_INET6, "2001:db8:7::", &rt.rtmsg_dst);
    rt.rtmsg_ifindex = if_nametoindex("lo");
    printf("%d\\n", ioctl(fd, SIOCADDRT, &rt));
    char line[512];
    FILE *f = fopen("/proc/self/net/ipv6_route", "r");
    while (fgets(line, sizeof(line), f))
        if (strncmp(line, "20010db80007", 12) == 0)
            printf("%s", line);
    printf("%d\\n", ioctl(fd, SIOCDELRT, &rt));
    printf("%d", ioctl(fd, SIOCDELRT, &rt));
    printf(" %d\\n", errno == ESRCH);
    return 0;
}}
"""
IPV6_PYTHON = """
from pysock import *

fd = socket(AF_INET6, SOCK_DGRAM, 0)
if fd < 0:
    exit(77)
ifr = ifreq(ifr_name=b"lo")
ioctl(fd, SIOCGIFFLAGS, ifr)
ifr.ifr_flags |= IFF_UP
ioctl(fd, SIOCSIFFLAGS, ifr)
rt = in6_rtmsg(rtmsg_dst_len=64, rtmsg_metric=77, rtmsg_flags=RTF_UP)
inet_pton(AF_INET6, "2001:db8:7::", addressof(rt.rtmsg_dst))
rt.rtmsg_ifindex = if_nametoindex("lo")
printf("%d\\n", ioctl(fd, SIOCADDRT, rt))
line = new("char[512]")
f = fopen("/proc/self/net/ipv6_route", "r")
while fgets(line, sizeof(line), f):
    if strncmp(line, "20010db80007", 12) == 0:
        printf("%s", line)
printf("%d\\n", ioctl(fd, SIOCDELRT, rt))
printf("%d %d\\n", ioctl(fd, SIOCDELRT, rt), errno == ESRCH)
"""


def test_routes_beside_c(programs: Any, apart: tuple[str, ...]) -> None:
    seen = programs.same_apart(apart, ROUTES_C, ROUTES_PYTHON)
    assert (seen.err, seen.status) == ("", 0)
    assert "lo\t0000010A\t00000000\t0001\t0\t0\t7\t0000FFFF\t1400" in seen.out
    assert "*\t0102000A" in seen.out or "*\t0100020A" in seen.out


def test_routes_of_ipv6_beside_c(programs: Any, apart: tuple[str, ...]) -> None:
    seen = programs.same_apart(apart, IPV6_C, IPV6_PYTHON)
    if seen.status == 77:
        pytest.skip("no IPv6 here")
    assert seen.out.startswith("0\n20010db8000700000000000000000000 40") and seen.out.endswith("\n0\n-1 1\n")


def test_the_name_of_the_interface_is_kept(collect: Callable[[], None]) -> None:
    rt = rtentry()

    def named() -> None:
        rt.rt_dev = new("char[]", b"a-name-of-one")

    named()
    collect()
    taken = [new("char[14]", b"\xff" * 13) for _ in range(100)]
    assert cstr(rt.rt_dev) == "a-name-of-one"
    del taken


def test_what_is_refused() -> None:
    fd = socket(AF_INET, SOCK_DGRAM, 0)
    with pytest.raises(ValueError, match=r"^ioctl: sizeof.struct in6_rtmsg. is 80, but arg holds 40 bytes"):
        ioctl(fd, SIOCADDRT, ifreq())
    with pytest.raises(TypeError, match=r"^ioctl: arg of request 0x890b is an address, not a number"):
        ioctl(fd, SIOCADDRT, 1)
    close(fd)
