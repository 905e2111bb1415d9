# A descriptor on its way to another process: sendmsg(), recvmsg(), control messages.
from pysock import *


def give(sockfd: int, fd: int) -> int:
    data = new("char[]", b"!")
    iov = new("struct iovec[1]")
    iov[0].iov_base = data
    iov[0].iov_len = 1
    control = new(f"char[{CMSG_SPACE(sizeof('int'))}]")
    msg = msghdr()
    msg.msg_iov = iov
    msg.msg_iovlen = 1
    msg.msg_control = control
    msg.msg_controllen = sizeof(control)
    cmsg = CMSG_FIRSTHDR(msg)
    cmsg[0].cmsg_level = SOL_SOCKET
    cmsg[0].cmsg_type = SCM_RIGHTS
    cmsg[0].cmsg_len = CMSG_LEN(sizeof("int"))
    memcpy(CMSG_DATA(cmsg), new("int", fd), sizeof("int"))
    return sendmsg(sockfd, msg, 0)


def take(sockfd: int) -> int:
    data = new("char[1]")
    control = new("char[64]")
    iov = iovec(iov_base=data, iov_len=sizeof(data))
    msg = msghdr(msg_iov=addressof(iov), msg_iovlen=1, msg_control=control, msg_controllen=sizeof(control))
    if recvmsg(sockfd, msg, MSG_CMSG_CLOEXEC) != 1 or msg.msg_flags & MSG_CTRUNC:
        return -1
    fd = new("int", -1)
    cmsg = CMSG_FIRSTHDR(msg)
    while cmsg:
        if cmsg.cmsg_level == SOL_SOCKET and cmsg.cmsg_type == SCM_RIGHTS:
            memcpy(fd, CMSG_DATA(cmsg), sizeof("int"))
        cmsg = CMSG_NXTHDR(msg, cmsg)
    taken: int = fd[0]
    return taken


def main(argc: int, argv: argv_t) -> int:
    sv = new("int[2]")
    if socketpair(AF_UNIX, SOCK_DGRAM, 0, sv) < 0:
        perror("socketpair")
        return 1
    if give(sv[0], 0) != 1:
        perror("sendmsg")
        return 1
    fd = take(sv[1])
    return 0 if fd > 0 and close(fd) == 0 else 1


run(main)
