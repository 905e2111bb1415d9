# What else has a descriptor: files, pieces at once, fcntl() and ioctl() with numbers and addresses, timers, events.
from pysock import *


def main(argc: int, argv: argv_t) -> int:
    sv = new("int[2]")
    if socketpair(AF_UNIX, SOCK_STREAM, 0, sv) < 0:
        perror("socketpair")
        return 1
    flags = fcntl(sv[1], F_GETFL)
    if fcntl(sv[1], F_SETFL, flags | O_NONBLOCK) < 0 or recv(sv[1], bytearray(4), 4, 0) != -1 or errno != EAGAIN:
        return 1
    iov = new("struct iovec[2]")
    first, second = new("char[]", b"ab"), new("char[]", b"cd")
    iov[0].iov_base, iov[0].iov_len = first, 2
    iov[1].iov_base, iov[1].iov_len = second, 2
    waiting = new("int")
    if writev(sv[0], iov, 2) != 4 or ioctl(sv[1], FIONREAD, waiting) < 0 or waiting[0] != 4:
        return 1
    linger_off = linger(l_onoff=0, l_linger=0)
    setsockopt(sv[0], SOL_SOCKET, SO_LINGER, linger_off, sizeof(linger_off))
    peer = ucred()
    if getsockopt(sv[0], SOL_SOCKET, SO_PEERCRED, peer, new("socklen_t", sizeof(peer))) < 0 or peer.pid != getpid():
        return 1
    efd = eventfd(0, EFD_NONBLOCK)
    count = new("eventfd_t")
    if eventfd_write(efd, 3) < 0 or eventfd_read(efd, count) < 0:
        return 1
    tfd = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC)
    timer = itimerspec()
    timer.it_value.tv_nsec = 1000
    if timerfd_settime(tfd, 0, timer, NULL) < 0 or read(tfd, new("uint64_t"), 8) != 8:
        return 1
    fd = open("/dev/null", O_WRONLY | O_CLOEXEC)
    about = new("struct stat")
    if fd < 0 or fstat(fd, about) < 0 or not S_ISCHR(about.st_mode):
        return 1
    close(fd)
    for fd in (sv[0], sv[1], efd, tfd):
        close(fd)
    return 0


run(main)
