/* UNIX domain datagrams between two named sockets */
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static int make(const char *name, struct sockaddr_un *addr)
{
    int fd = socket(AF_UNIX, SOCK_DGRAM, 0);

    memset(addr, 0, sizeof(struct sockaddr_un));
    addr->sun_family = AF_UNIX;
    snprintf(addr->sun_path, sizeof addr->sun_path, "%s.sock", name);
    if (fd < 0 || bind(fd, (struct sockaddr *)addr, sizeof(*addr)) < 0)
        perror(name);
    return fd;
}

int main(void)
{
    struct sockaddr_un left, right, from;
    int l = make("left", &left), r = make("right", &right);
    socklen_t len = sizeof from;
    char buf[16] = { 0 };
    ssize_t n;

    sendto(l, "datagram", 8, 0, (struct sockaddr *)&right, sizeof right);
    n = recvfrom(r, buf, sizeof buf, 0, (struct sockaddr *)&from, &len);
    printf("%zd %s from %s\n", n, buf, from.sun_path);
    n = sendto(r, buf, n, 0, (struct sockaddr *)&from, len);
    printf("%zd\n", n);
    memset(buf, 0, sizeof buf);
    n = read(l, buf, 4);
    printf("%zd %s\n", n, buf);
    close(l);
    close(r);
    unlink(left.sun_path);
    unlink("right.sock");
    printf("%d\n", access("left.sock", F_OK));
    return 0;
}
