/* epoll: add, modify, delete, the data field, level and edge */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#define MAX_EVENTS 4

int main(void)
{
    int ep = epoll_create1(0), sv[2], n, i;
    struct epoll_event ev, events[MAX_EVENTS];
    char buf[8];

    if (ep == -1 || socketpair(AF_UNIX, SOCK_STREAM, 0, sv) == -1) {
        perror("setup");
        exit(1);
    }
    memset(&ev, 0, sizeof ev);
    ev.events = EPOLLIN;
    ev.data.fd = sv[0];
    if (epoll_ctl(ep, EPOLL_CTL_ADD, sv[0], &ev) == -1)
        perror("epoll_ctl");
    printf("%d\n", epoll_wait(ep, events, MAX_EVENTS, 0));
    write(sv[1], "abc", 3);
    n = epoll_wait(ep, events, MAX_EVENTS, 1000);
    for (i = 0; i < n; i++)
        printf("fd %s, in %d\n", events[i].data.fd == sv[0] ? "ours" : "other", (events[i].events & EPOLLIN) != 0);
    read(sv[0], buf, 1);
    printf("level %d\n", epoll_wait(ep, events, MAX_EVENTS, 0));
    ev.events = EPOLLIN | EPOLLET;
    ev.data.u64 = 0x1234567890ULL;
    epoll_ctl(ep, EPOLL_CTL_MOD, sv[0], &ev);
    printf("edge %d", epoll_wait(ep, events, MAX_EVENTS, 0));
    printf(" %d\n", epoll_wait(ep, events, MAX_EVENTS, 0));
    printf("%llx\n", (unsigned long long)events[0].data.u64);
    if (epoll_ctl(ep, EPOLL_CTL_ADD, sv[0], &ev) < 0)
        perror("again");
    epoll_ctl(ep, EPOLL_CTL_DEL, sv[0], NULL);
    printf("%d %zu\n", epoll_wait(ep, events, MAX_EVENTS, 0), sizeof(struct epoll_event));
    close(ep);
    return 0;
}
