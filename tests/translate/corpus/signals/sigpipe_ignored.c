/* With SIGPIPE ignored, write fails with EPIPE */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

int main(void)
{
    int sv[2];

    signal(SIGPIPE, SIG_IGN);
    socketpair(AF_UNIX, SOCK_STREAM, 0, sv);
    close(sv[1]);
    if (write(sv[0], "x", 1) < 0)
        printf("write: %s\n", strerror(errno));
    if (send(sv[0], "x", 1, 0) == -1 && errno == EPIPE)
        perror("send");
    return errno == EPIPE ? 4 : 5;
}
