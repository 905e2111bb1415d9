/* (e) An echo server with epoll. It prints its port, and ends when its last connection has ended. echo COUNT: it serves
   whoever comes; the number is load's. */

#include "bench.h"
#include <sys/epoll.h>

enum { EVENTS = 256 };

int main(void)
{
    struct epoll_event events[EVENTS], event = {.events = EPOLLIN};
    char buf[4096];
    int listener = listening(), epfd = (int)CHECKED(epoll_create1(0)), connections = 0;

    event.data.fd = listener;
    CHECKED(epoll_ctl(epfd, EPOLL_CTL_ADD, listener, &event));
    for (;;) {
        int count = (int)CHECKED(epoll_wait(epfd, events, EVENTS, -1));
        for (int i = 0; i < count; i++) {
            int fd = events[i].data.fd;
            if (fd == listener) {
                event.data.fd = (int)CHECKED(accept(listener, NULL, NULL));
                CHECKED(epoll_ctl(epfd, EPOLL_CTL_ADD, event.data.fd, &event));
                connections++;
                continue;
            }
            ssize_t n = recv(fd, buf, sizeof(buf), 0);
            if (n > 0) {
                if (send(fd, buf, (size_t)n, 0) != n)
                    return 1;
                continue;
            }
            close(fd);
            if (--connections == 0)
                return 0;
        }
    }
}
