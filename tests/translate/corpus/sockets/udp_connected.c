/* A connected UDP socket: send, recv, getpeername, ECONNREFUSED */
#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static int udp_on_loopback(struct sockaddr_in *addr)
{
    int fd = socket(AF_INET, SOCK_DGRAM, 0);
    socklen_t len = sizeof(*addr);

    memset(addr, 0, sizeof *addr);
    addr->sin_family = AF_INET;
    addr->sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (bind(fd, (struct sockaddr *)addr, sizeof *addr) < 0) {
        perror("bind");
        return -1;
    }
    getsockname(fd, (struct sockaddr *)addr, &len);
    return fd;
}

int main(void)
{
    struct sockaddr_in a, b, peer;
    int fda = udp_on_loopback(&a), fdb = udp_on_loopback(&b);
    socklen_t len = sizeof peer;
    char buf[16];
    ssize_t n;

    connect(fda, (struct sockaddr *)&b, sizeof b);
    connect(fdb, (struct sockaddr *)&a, sizeof a);
    getpeername(fda, (struct sockaddr *)&peer, &len);
    printf("%d %d\n", peer.sin_port == b.sin_port, peer.sin_addr.s_addr == b.sin_addr.s_addr);
    send(fda, "to b", 4, 0);
    n = recv(fdb, buf, sizeof buf, 0);
    printf("%.*s\n", (int)n, buf);
    close(fdb);
    send(fda, "lost", 4, 0);
    n = recv(fda, buf, sizeof buf, 0);
    printf("%zd %d\n", n, errno == ECONNREFUSED);
    perror("recv");
    close(fda);
    return 0;
}
