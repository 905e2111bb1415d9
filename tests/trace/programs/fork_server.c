/* A server that forks for every client, and two clients of its own. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static void die(const char *what)
{
    perror(what);
    exit(1);
}

static void serve(int fd)
{
    char buf[64];
    ssize_t n;
    while ((n = recv(fd, buf, sizeof(buf), 0)) > 0)
        if (send(fd, buf, (size_t)n, 0) != n)
            die("send");
    close(fd);
    exit(0);
}

static void client(const struct sockaddr_in *addr, const char *text)
{
    char buf[64];
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    if (connect(fd, (const struct sockaddr *)addr, sizeof(*addr)) < 0)
        die("connect");
    send(fd, text, strlen(text), 0);
    recv(fd, buf, sizeof(buf), 0);
    shutdown(fd, SHUT_WR);
    recv(fd, buf, sizeof(buf), 0);
    close(fd);
    exit(0);
}

int main(void)
{
    struct sockaddr_in addr = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t len = sizeof(addr);
    const char *texts[] = {"the first client", "the second client, which says a lot more than the first"};
    int sockfd = socket(AF_INET, SOCK_STREAM, 0);
    if (bind(sockfd, (struct sockaddr *)&addr, sizeof(addr)) < 0 || listen(sockfd, 5) < 0)
        die("bind");
    getsockname(sockfd, (struct sockaddr *)&addr, &len);
    for (int i = 0; i < 2; i++) {
        if (fork() == 0)
            client(&addr, texts[i]);
        int fd = accept(sockfd, NULL, NULL);
        if (fork() == 0) {
            close(sockfd);
            serve(fd);
        }
        close(fd);
    }
    while (wait(NULL) > 0)
        ;
    close(sockfd);
    return 0;
}
