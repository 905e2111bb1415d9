# ruff: noqa: F403, F405
from pysock import *

buf = new("char[256]")
nlh = cast("struct nlmsghdr *", buf)
at(NLMSG_DATA(nlh), buf)
for said in range(41):
    nlh.nlmsg_len = said
    for room in range(-1, 41):
        show(bool(NLMSG_OK(nlh, room)))
    left = new("int", 64)
    at(NLMSG_NEXT(nlh, left), buf)
    show(left[0])
    for len in range(21):
        show(NLMSG_PAYLOAD(nlh, len))
    show(long_long(IFA_PAYLOAD(nlh)))
    show(long_long(IFLA_PAYLOAD(nlh)))
    show(long_long(RTM_PAYLOAD(nlh)))
    show(long_long(TCA_PAYLOAD(nlh)))
    show(long_long(TA_PAYLOAD(nlh)))
at(IFA_RTA(cast("struct ifaddrmsg *", buf)), buf)
at(IFLA_RTA(cast("struct ifinfomsg *", buf)), buf)
at(RTM_RTA(cast("struct rtmsg *", buf)), buf)
at(TCA_RTA(cast("struct tcmsg *", buf)), buf)
at(TA_RTA(cast("struct tcamsg *", buf)), buf)
