/* An array of clients served by select in one process */
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <unistd.h>

#define CLIENTS 3

int main(void)
{
    int listener, outside[CLIENTS], inside[CLIENTS], i, alive = 0, maxfd;
    struct sockaddr_in addr;
    socklen_t len = sizeof(addr);
    fd_set set;
    char buf[32];

    listener = socket(AF_INET, SOCK_STREAM, 0);
    bzero(&addr, sizeof(addr));
    addr.sin_family = AF_INET;
    addr.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    bind(listener, (struct sockaddr *)&addr, sizeof(addr));
    listen(listener, CLIENTS);
    getsockname(listener, (struct sockaddr *)&addr, &len);
    for (i = 0; i < CLIENTS; i++) {
        outside[i] = socket(AF_INET, SOCK_STREAM, 0);
        connect(outside[i], (struct sockaddr *)&addr, sizeof(addr));
        inside[i] = accept(listener, NULL, NULL);
        alive++;
        snprintf(buf, sizeof buf, "I am %d", i);
        write(outside[i], buf, strlen(buf));
        if (i != 1)
            close(outside[i]);
    }
    shutdown(outside[1], SHUT_WR);
    while (alive > 0) {
        FD_ZERO(&set);
        maxfd = -1;
        for (i = 0; i < CLIENTS; i++)
            if (inside[i] >= 0) {
                FD_SET(inside[i], &set);
                if (inside[i] > maxfd)
                    maxfd = inside[i];
            }
        if (select(maxfd + 1, &set, NULL, NULL, NULL) < 0)
            return 1;
        for (i = 0; i < CLIENTS; i++) {
            ssize_t n;
            if (inside[i] < 0 || !FD_ISSET(inside[i], &set))
                continue;
            if ((n = read(inside[i], buf, sizeof buf)) <= 0) {
                close(inside[i]);
                inside[i] = -1;
                printf("%d left\n", --alive);
            } else
                printf("%d: %.*s\n", i, (int)n, buf);
        }
    }
    close(listener);
    return 0;
}
