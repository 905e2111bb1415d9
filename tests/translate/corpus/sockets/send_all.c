/* Sending all and receiving exactly: the two loops of every protocol */
#include <arpa/inet.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static int send_all(int fd, const void *data, size_t len)
{
    const char *p = data;

    while (len > 0) {
        ssize_t n = send(fd, p, len, 0);
        if (n <= 0)
            return -1;
        p += n;
        len -= n;
    }
    return 0;
}

static int recv_exactly(int fd, void *data, size_t len)
{
    char *p = (char *)data;
    size_t got = 0;

    while (got < len) {
        ssize_t n = recv(fd, p + got, len - got, 0);
        if (n == 0)
            return 0;
        if (n < 0)
            return -1;
        got += n;
    }
    return 1;
}

static void send_message(int fd, const char *text)
{
    uint32_t length = htonl(strlen(text));

    send_all(fd, &length, sizeof length);
    send_all(fd, text, strlen(text));
}

int main(void)
{
    int sv[2];
    uint32_t length;
    char body[256];

    socketpair(AF_UNIX, SOCK_STREAM, 0, sv);
    if (fork() == 0) {
        close(sv[0]);
        send_message(sv[1], "first message");
        send_message(sv[1], "");
        send_message(sv[1], "third");
        _exit(0);
    }
    close(sv[1]);
    while (recv_exactly(sv[0], &length, sizeof length) == 1) {
        length = ntohl(length);
        if (length > sizeof body || (length && recv_exactly(sv[0], body, length) != 1))
            break;
        printf("%u [%.*s]\n", length, (int)length, body);
    }
    wait(NULL);
    return 0;
}
