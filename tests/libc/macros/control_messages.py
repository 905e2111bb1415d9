# ruff: noqa: F403, F405
from pysock import *

buf = new("char[128]")
msg = msghdr(msg_control=buf)
for room in range(65):
    msg.msg_controllen = room
    at(CMSG_FIRSTHDR(msg), buf)
lengths = [4, 1, 20]
msg.msg_controllen = CMSG_SPACE(4) + CMSG_SPACE(1) + CMSG_SPACE(20)
cmsg = CMSG_FIRSTHDR(msg)
for i in range(3):
    cmsg.cmsg_len = CMSG_LEN(lengths[i])
    at(CMSG_DATA(cmsg), buf)
    cmsg = CMSG_NXTHDR(msg, cmsg)
    at(cmsg, buf)
cmsg = CMSG_FIRSTHDR(msg)
for room in range(16, 73, 4):
    for len in range(73):
        msg.msg_controllen = room
        cmsg.cmsg_len = len
        at(CMSG_NXTHDR(msg, cmsg), buf)
