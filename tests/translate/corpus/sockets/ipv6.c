/* IPv6 on ::1, with inet_ntop and in6addr constants */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

int main(void)
{
    int s, c, a, off = 0;
    struct sockaddr_in6 addr, peer;
    socklen_t len = sizeof addr;
    char text[INET6_ADDRSTRLEN], buf[8];

    s = socket(AF_INET6, SOCK_STREAM, 0);
    if (s < 0) {
        perror("socket");
        return 1;
    }
    setsockopt(s, IPPROTO_IPV6, IPV6_V6ONLY, &off, sizeof off);
    memset(&addr, 0, sizeof addr);
    addr.sin6_family = AF_INET6;
    addr.sin6_addr = in6addr_loopback;
    addr.sin6_port = 0;
    if (bind(s, (struct sockaddr *)&addr, sizeof addr) < 0) {
        perror("bind");
        return 1;
    }
    listen(s, 1);
    getsockname(s, (struct sockaddr *)&addr, &len);
    printf("%s %u\n", inet_ntop(AF_INET6, &addr.sin6_addr, text, sizeof text), len);
    c = socket(AF_INET6, SOCK_STREAM, 0);
    if (connect(c, (struct sockaddr *)&addr, len) < 0) {
        perror("connect");
        return 1;
    }
    a = accept(s, (struct sockaddr *)&peer, &len);
    printf("%d %d\n", IN6_IS_ADDR_LOOPBACK(&peer.sin6_addr), memcmp(&peer.sin6_addr, &in6addr_loopback, 16));
    write(a, "six", 4);
    read(c, buf, sizeof buf);
    printf("%s\n", buf);
    addr.sin6_addr = in6addr_any;
    printf("%d\n", IN6_IS_ADDR_UNSPECIFIED(&addr.sin6_addr));
    close(a);
    close(c);
    close(s);
    return 0;
}
