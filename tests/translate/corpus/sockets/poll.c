/* poll: timeouts, POLLIN, POLLOUT, POLLHUP, POLLNVAL, entries with fd -1 */
#include <poll.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

static void show(const char *when, int n, const struct pollfd *fds, int count)
{
    int i;

    printf("%s: %d", when, n);
    for (i = 0; i < count; i++) {
        printf(" [");
        if (fds[i].revents & POLLIN)  printf("IN ");
        if (fds[i].revents & POLLOUT) printf("OUT ");
        if (fds[i].revents & POLLHUP) printf("HUP ");
        if (fds[i].revents & POLLNVAL) printf("NVAL ");
        printf("]");
    }
    printf("\n");
}

int main(void)
{
    int sv[2];
    struct pollfd fds[2];
    char buf[8];

    socketpair(AF_UNIX, SOCK_STREAM, 0, sv);
    fds[0].fd = sv[0];
    fds[0].events = POLLIN;
    fds[1].fd = -1;
    fds[1].events = POLLIN | POLLOUT;
    show("idle", poll(fds, 2, 0), fds, 2);
    write(sv[1], "x", 1);
    show("data", poll(fds, 2, 1000), fds, 2);
    fds[1].fd = sv[0];
    show("both", poll(fds, 2, -1), fds, 2);
    read(sv[0], buf, sizeof buf);
    close(sv[1]);
    fds[1].fd = 500;
    show("hup", poll(fds, sizeof fds / sizeof fds[0], 1000), fds, 2);
    fds[0].fd = -1;
    fds[1].fd = -1;
    show("none", poll(fds, 2, 5), fds, 2);
    return 0;
}
