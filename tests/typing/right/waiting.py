# One descriptor watched in three ways: select(), poll(), epoll.
from pysock import *


def by_select(fd: int) -> bool:
    readfds = fd_set()
    FD_ZERO(readfds)
    FD_SET(fd, readfds)
    timeout = timeval(tv_sec=5, tv_usec=0)
    ready = select(fd + 1, readfds, NULL, NULL, timeout)
    return ready == 1 and FD_ISSET(fd, readfds) != 0


def by_poll(fd: int) -> bool:
    one = pollfd(fd=fd, events=POLLIN)
    fds = new("struct pollfd[2]", [{"fd": fd, "events": POLLIN}, {"fd": -1}])
    if poll(one, 1, 5000) != 1 or not one.revents & POLLIN:
        return False
    return poll(fds, 2, 5000) == 1 and fds[0].revents == POLLIN


def by_epoll(fd: int) -> bool:
    epfd = epoll_create1(EPOLL_CLOEXEC)
    event = epoll_event()
    event.events = EPOLLIN | EPOLLET
    event.data.fd = fd
    if epoll_ctl(epfd, EPOLL_CTL_ADD, fd, event) < 0:
        perror("epoll_ctl")
        exit(1)
    events = new("struct epoll_event[8]")
    ready = epoll_wait(epfd, events, 8, 5000)
    close(epfd)
    return any(events[i].data.fd == fd for i in range(ready))


def main(argc: int, argv: argv_t) -> int:
    pipefd = new("int[2]")
    if pipe(pipefd) < 0 or write(pipefd[1], b"x", 1) != 1:
        perror("pipe")
        return 1
    waited = timespec(tv_sec=0, tv_nsec=1)
    nanosleep(waited, NULL)
    fd: int = pipefd[0]
    return 0 if by_select(fd) and by_poll(fd) and by_epoll(fd) else 1


run(main)
