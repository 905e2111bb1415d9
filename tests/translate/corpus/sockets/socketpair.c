/* socketpair: both directions, and the end of file */
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

int main(void)
{
    int sv[2];
    char buf[32];
    ssize_t n;

    if (socketpair(AF_UNIX, SOCK_STREAM, 0, sv) == -1) {
        perror("socketpair");
        return 1;
    }
    printf("%d %d\n", sv[0], sv[1]);
    write(sv[0], "ping", 4);
    if ((n = read(sv[1], buf, sizeof buf)) > 0) {
        buf[n] = 0;
        printf("1 got '%s'\n", buf);
    }
    write(sv[1], "pong!", 5);
    n = read(sv[0], buf, 3);
    printf("%zd %.3s\n", n, buf);
    n = recv(sv[0], buf, sizeof buf, MSG_PEEK);
    printf("peek %zd\n", n);
    n = recv(sv[0], buf, sizeof buf, 0);
    printf("read %zd %.*s\n", n, (int)n, buf);
    close(sv[1]);
    n = read(sv[0], buf, sizeof buf);
    printf("after close %zd\n", n);
    n = send(sv[0], "x", 1, MSG_NOSIGNAL);
    if (n < 0)
        perror("send");
    close(sv[0]);
    return 0;
}
