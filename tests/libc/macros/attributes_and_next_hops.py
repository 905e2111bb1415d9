# ruff: noqa: F403, F405
from pysock import *

buf = new("char[256]")
rta = cast("struct rtattr *", buf)
rtnh = cast("struct rtnexthop *", buf)
at(RTA_DATA(rta), buf)
at(RTNH_DATA(rtnh), buf)
for said in range(21):
    rta.rta_len = said
    for room in range(-1, 21):
        show(bool(RTA_OK(rta, room)))
    left = new("int", 64)
    at(RTA_NEXT(rta, left), buf)
    show(left[0])
    show(long_long(RTA_PAYLOAD(rta)))
    rtnh.rtnh_len = said
    for room in range(-1, 21):
        show(bool(RTNH_OK(rtnh, room)))
    at(RTNH_NEXT(rtnh), buf)
