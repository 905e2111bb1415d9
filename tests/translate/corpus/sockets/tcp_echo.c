/* TCP within one process: listen on port 0, connect, accept, echo */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static void die(const char *what)
{
    perror(what);
    exit(EXIT_FAILURE);
}

int main(void)
{
    int listenfd, client, conn;
    struct sockaddr_in addr, peer;
    socklen_t len = sizeof(addr);
    char buf[64];
    ssize_t n;

    if ((listenfd = socket(AF_INET, SOCK_STREAM, 0)) < 0)
        die("socket");
    memset(&addr, 0, sizeof(addr));
    addr.sin_family = AF_INET;
    addr.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    addr.sin_port = htons(0);
    if (bind(listenfd, (struct sockaddr *)&addr, sizeof(addr)) < 0)
        die("bind");
    if (listen(listenfd, 5) < 0)
        die("listen");
    if (getsockname(listenfd, (struct sockaddr *)&addr, &len) < 0)
        die("getsockname");
    printf("port chosen: %s\n", ntohs(addr.sin_port) != 0 ? "yes" : "no");

    client = socket(AF_INET, SOCK_STREAM, 0);
    if (connect(client, (struct sockaddr *)&addr, sizeof(addr)) < 0)
        die("connect");
    len = sizeof(peer);
    if ((conn = accept(listenfd, (struct sockaddr *)&peer, &len)) < 0)
        die("accept");
    printf("connection from %s, fds %d %d %d\n", inet_ntoa(peer.sin_addr), listenfd, client, conn);

    send(client, "hello", 5, 0);
    n = recv(conn, buf, sizeof(buf) - 1, 0);
    buf[n] = '\0';
    printf("server got %zd: %s\n", n, buf);
    send(conn, buf, n, 0);
    n = read(client, buf, sizeof(buf));
    printf("client got %zd: %.*s\n", n, (int)n, buf);
    close(client);
    printf("then %zd\n", recv(conn, buf, sizeof(buf), 0));
    close(conn);
    close(listenfd);
    return 0;
}
