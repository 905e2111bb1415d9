/* SO_RCVTIMEO: recv gives up with EAGAIN; SO_ERROR after a refused connection */
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

int main(void)
{
    int sv[2], fd, so_error = 0;
    socklen_t len = sizeof so_error;
    struct timeval tv;
    struct sockaddr_in addr = { 0 };
    struct pollfd pfd;
    char buf[4];
    ssize_t n;

    socketpair(AF_UNIX, SOCK_STREAM, 0, sv);
    tv.tv_sec = 0;
    tv.tv_usec = 10000;
    setsockopt(sv[0], SOL_SOCKET, SO_RCVTIMEO, (const char *)&tv, sizeof tv);
    n = recv(sv[0], buf, sizeof buf, 0);
    if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
        printf("timed out\n");

    fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    addr.sin_family = AF_INET;
    addr.sin_port = htons(1);
    addr.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(fd, (struct sockaddr *)&addr, sizeof addr) < 0 && errno != EINPROGRESS) {
        printf("%s at once\n", strerror(errno));
        return 0;
    }
    pfd.fd = fd;
    pfd.events = POLLOUT;
    poll(&pfd, 1, 1000);
    getsockopt(fd, SOL_SOCKET, SO_ERROR, &so_error, &len);
    printf("%s\n", strerror(so_error));
    return 0;
}
