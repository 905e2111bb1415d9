/* shutdown: half-closed connections, SHUT_RD, SHUT_RDWR, EPIPE, ENOTCONN */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

int main(void)
{
    int sv[2], lone;
    char buf[16];
    ssize_t n;

    signal(SIGPIPE, SIG_IGN);
    socketpair(AF_UNIX, SOCK_STREAM, 0, sv);
    write(sv[0], "last words", 10);
    shutdown(sv[0], SHUT_WR);
    while ((n = read(sv[1], buf, 4)) > 0)
        printf("%.*s|", (int)n, buf);
    printf(" end %zd\n", n);
    write(sv[1], "reply", 5);
    n = read(sv[0], buf, sizeof buf);
    printf("still readable: %.*s\n", (int)n, buf);
    if (write(sv[0], "more", 4) < 0)
        printf("%s\n", strerror(errno));
    shutdown(sv[1], SHUT_RDWR);
    n = read(sv[0], buf, sizeof buf);
    printf("%zd\n", n);
    lone = socket(AF_INET, SOCK_STREAM, 0);
    if (shutdown(lone, SHUT_WR) == -1)
        perror("shutdown");
    close(lone);
    return 0;
}
