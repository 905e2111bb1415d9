/* O_NONBLOCK: EAGAIN on accept, recv and a full send buffer; EINPROGRESS */
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static int set_nonblocking(int fd)
{
    int flags = fcntl(fd, F_GETFL, 0);

    if (flags == -1)
        return -1;
    return fcntl(fd, F_SETFL, flags | O_NONBLOCK);
}

int main(void)
{
    int s = socket(AF_INET, SOCK_STREAM, 0), sv[2];
    struct sockaddr_in addr = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    char buf[4096] = { 0 };
    long total = 0;
    ssize_t n;

    bind(s, (struct sockaddr *)&addr, sizeof addr);
    listen(s, 1);
    if (set_nonblocking(s) < 0)
        perror("fcntl");
    if (accept(s, NULL, NULL) == -1 && (errno == EAGAIN || errno == EWOULDBLOCK))
        printf("nobody there\n");
    socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, sv);
    n = recv(sv[0], buf, sizeof buf, 0);
    printf("%zd %s\n", n, strerror(errno));
    while ((n = send(sv[0], buf, sizeof buf, 0)) > 0)
        total += n;
    printf("%d %d\n", total > 4096, errno == EAGAIN);
    n = recv(sv[1], buf, 10, MSG_DONTWAIT);
    printf("%zd\n", n);
    printf("%d\n", (fcntl(sv[0], F_GETFL) & O_NONBLOCK) != 0);
    printf("%d\n", fcntl(s, F_GETFD));
    fcntl(s, F_SETFD, FD_CLOEXEC);
    printf("%d\n", fcntl(s, F_GETFD) == FD_CLOEXEC);
    return 0;
}
