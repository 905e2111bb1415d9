/* A server that forks for its clients; the child talks, the parent waits */
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static void client(struct sockaddr_in *addr, int number)
{
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    char buf[32];
    ssize_t n;

    if (connect(fd, (struct sockaddr *)addr, sizeof(*addr)) < 0)
        _exit(1);
    n = snprintf(buf, sizeof buf, "client %d", number);
    write(fd, buf, n);
    shutdown(fd, SHUT_WR);
    n = read(fd, buf, sizeof buf);
    _exit(n == 8 + 1 && strncmp(buf, "CLIENT", 6) == 0 ? number : 100);
}

int main(void)
{
    struct sockaddr_in addr = { 0 };
    socklen_t len = sizeof addr;
    int s = socket(AF_INET, SOCK_STREAM, 0), i, fd, status, sum = 0;
    char buf[64];
    ssize_t n;

    addr.sin_family = AF_INET;
    addr.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (bind(s, (struct sockaddr *)&addr, len) < 0 || listen(s, 5) < 0) {
        perror("server");
        exit(1);
    }
    getsockname(s, (struct sockaddr *)&addr, &len);
    for (i = 1; i <= 3; i++) {
        if (fork() == 0)
            client(&addr, i);
        fd = accept(s, NULL, NULL);
        n = read(fd, buf, sizeof buf - 1);
        buf[n] = '\0';
        printf("got '%s'\n", buf);
        for (char *p = buf; *p; p++)
            if (*p >= 'a' && *p <= 'z')
                *p -= 32;
        write(fd, buf, strlen(buf) + 1);
        close(fd);
        wait(&status);
        sum += WEXITSTATUS(status);
    }
    printf("%d\n", sum);
    close(s);
    return 0;
}
