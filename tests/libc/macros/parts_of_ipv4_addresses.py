# ruff: noqa: F403, F405
from pysock import *

addresses = [
    0,
    1,
    0x7F000001,
    0x7FFFFFFF,
    0x80000000,
    0xBFFFFFFF,
    0xC0000001,
    0xDFFFFFFF,
    0xE0000001,
    0xF0000000,
    0xFFFFFFFF,
]
for i in range(11):
    in_ = in_addr(s_addr=htonl(addresses[i]))
    net, host = inet_netof(in_), inet_lnaof(in_)
    show(net)
    show(host)
    in_ = inet_makeaddr(net, host)
    show(in_.s_addr)
    mac = new("uint8_t[6]")
    ETHER_MAP_IP_MULTICAST(in_, mac)
    dump(mac, sizeof(mac))
