/* Errors of the socket calls, one after the other, with their messages */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define TRY(call)                                               \
    do {                                                        \
        errno = 0;                                              \
        if ((call) < 0)                                         \
            printf("%s: %s\n", #call, strerror(errno));         \
        else                                                    \
            printf("%s: ok\n", #call);                          \
    } while (0)

int main(void)
{
    int s = socket(AF_INET, SOCK_STREAM, 0), u = socket(AF_INET, SOCK_DGRAM, 0);
    int file = open("file", O_RDWR | O_CREAT, 0600), t;
    struct sockaddr_in addr = { .sin_family = AF_INET };
    socklen_t len = sizeof addr;
    char buf[4];

    addr.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    TRY(socket(AF_INET, 77, 0));
    TRY(socket(999, SOCK_STREAM, 0));
    TRY(bind(file, (struct sockaddr *)&addr, sizeof addr));
    TRY(bind(s, (struct sockaddr *)&addr, 3));
    TRY(bind(s, (struct sockaddr *)&addr, sizeof addr));
    TRY(bind(s, (struct sockaddr *)&addr, sizeof addr));
    TRY(accept(s, NULL, NULL));
    TRY(accept(u, NULL, NULL));
    TRY(listen(u, 1));
    TRY(listen(s, 1));
    TRY(recv(s, buf, sizeof buf, 0));
    TRY(send(s, "x", 1, MSG_NOSIGNAL));
    TRY(getpeername(s, (struct sockaddr *)&addr, &len));
    TRY(getsockname(s, (struct sockaddr *)&addr, &len));
    t = socket(AF_INET, SOCK_STREAM, 0);
    TRY(bind(t, (struct sockaddr *)&addr, sizeof addr));
    close(s);
    TRY(connect(t, (struct sockaddr *)&addr, sizeof addr));
    TRY(close(s));
    return 0;
}
