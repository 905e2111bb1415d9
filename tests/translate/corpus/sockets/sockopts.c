/* getsockopt and setsockopt: ints, timeval, linger, errors */
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

static int get_int(int fd, int level, int name)
{
    int value = -1;
    socklen_t len = sizeof value;

    if (getsockopt(fd, level, name, &value, &len) < 0)
        perror("getsockopt");
    return value;
}

int main(void)
{
    int fd = socket(AF_INET, SOCK_STREAM, 0), on = 1;
    struct timeval tv = { 2, 500000 }, back;
    struct linger lg = { .l_onoff = 1, .l_linger = 5 };
    socklen_t len;

    printf("%d\n", get_int(fd, SOL_SOCKET, SO_TYPE) == SOCK_STREAM);
    printf("%d\n", get_int(fd, SOL_SOCKET, SO_REUSEADDR));
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof on);
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &(int){ 1 }, sizeof(int));
    printf("%d", get_int(fd, SOL_SOCKET, SO_REUSEADDR));
    printf(" %d", get_int(fd, SOL_SOCKET, SO_KEEPALIVE));
    printf(" %d\n", get_int(fd, IPPROTO_TCP, TCP_NODELAY));
    if (setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &tv, sizeof tv) < 0)
        perror("SO_RCVTIMEO");
    len = sizeof back;
    getsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &back, &len);
    printf("%ld %ld %u\n", (long)back.tv_sec, (long)back.tv_usec / 100000, len);
    setsockopt(fd, SOL_SOCKET, SO_LINGER, &lg, sizeof lg);
    memset(&lg, 0, sizeof lg);
    len = sizeof lg;
    getsockopt(fd, SOL_SOCKET, SO_LINGER, &lg, &len);
    printf("%d %d\n", lg.l_onoff, lg.l_linger);
    on = 4096;
    setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &on, sizeof on);
    printf("%d\n", get_int(fd, SOL_SOCKET, SO_RCVBUF) >= 4096);
    printf("%d\n", get_int(fd, SOL_SOCKET, SO_ERROR));
    if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, 1) == -1)
        perror("short optlen");
    if (setsockopt(999, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) == -1)
        printf("%s\n", strerror(errno));
    close(fd);
    return 0;
}
