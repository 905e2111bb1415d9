# ruff: noqa: F403, F405
from pysock import *

buf = new("char[64]")
ee = cast("struct sock_extended_err *", buf)
at(SO_EE_OFFENDER(ee), buf)
message = new("struct icmp")
for words in range(16):
    message.icmp_ip.ip_hl = words
    show(ICMP_ADVLEN(message))
filter = icmp6_filter()
ICMP6_FILTER_SETPASSALL(filter)
dump(filter, sizeof(filter))
ICMP6_FILTER_SETBLOCKALL(filter)
dump(filter, sizeof(filter))
types = [0, 1, 31, 32, 63, 64, 128, 129, 133, 136, 254, 255]
for i in range(12):
    ICMP6_FILTER_SETPASS(types[i], filter)
    show(bool(ICMP6_FILTER_WILLPASS(types[i], filter)))
    show(bool(ICMP6_FILTER_WILLBLOCK(types[i], filter)))
    dump(filter, sizeof(filter))
for i in range(0, 12, 2):
    ICMP6_FILTER_SETBLOCK(types[i], filter)
    show(bool(ICMP6_FILTER_WILLPASS(types[i], filter)))
    show(bool(ICMP6_FILTER_WILLBLOCK(types[i], filter)))
    dump(filter, sizeof(filter))
