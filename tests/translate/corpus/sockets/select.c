/* select on two socket pairs: readable, writable, timeout */
#include <stdio.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

int main(void)
{
    int a[2], b[2], maxfd, n, round;
    fd_set readfds, writefds;
    struct timeval timeout;
    char buf[16];

    socketpair(AF_UNIX, SOCK_STREAM, 0, a);
    socketpair(AF_UNIX, SOCK_STREAM, 0, b);
    maxfd = a[0] > b[0] ? a[0] : b[0];
    for (round = 0; round < 4; round++) {
        if (round == 1)
            write(a[1], "A", 1);
        if (round >= 2)
            write(b[1], "B", 1);
        if (round == 3)
            close(a[1]);
        FD_ZERO(&readfds);
        FD_SET(a[0], &readfds);
        FD_SET(b[0], &readfds);
        timeout.tv_sec = 0;
        timeout.tv_usec = 1000;
        n = select(maxfd + 1, &readfds, NULL, NULL, &timeout);
        printf("round %d: %d ready\n", round, n);
        if (n < 0)
            perror("select");
        if (FD_ISSET(a[0], &readfds))
            printf("  a: %zd\n", read(a[0], buf, sizeof buf));
        if (FD_ISSET(b[0], &readfds))
            printf("  b: %zd\n", read(b[0], buf, sizeof buf));
    }
    FD_ZERO(&writefds);
    FD_SET(b[0], &writefds);
    n = select(FD_SETSIZE, NULL, &writefds, NULL, NULL);
    printf("%d %d\n", n, FD_ISSET(b[0], &writefds) != 0);
    FD_CLR(b[0], &writefds);
    printf("%d\n", FD_ISSET(b[0], &writefds));
    return 0;
}
