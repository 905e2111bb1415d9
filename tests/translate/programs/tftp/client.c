/* client: a script of transfers, each from a socket of its own */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <sys/socket.h>
#include <netinet/in.h>
#include <arpa/inet.h>
#include "tftp.h"

static struct sockaddr_in server;

static int put_string(char *at, const char *s)
{
    strcpy(at, s);
    return strlen(s) + 1;
}

static int open_socket(unsigned short port)
{
    struct sockaddr_in me = { .sin_family = AF_INET, .sin_port = htons(port) };
    int fd = socket(AF_INET, SOCK_DGRAM, IPPROTO_UDP);

    if (fd < 0 || bind(fd, (struct sockaddr *)&me, sizeof me) < 0) {
        perror("socket");
        exit(1);
    }
    /* the server answers from the port that it listens on, so that we may connect */
    if (connect(fd, (struct sockaddr *)&server, sizeof server) < 0) {
        perror("connect");
        exit(1);
    }
    return fd;
}

static void request(int fd, enum opcode op, const char *name, const char *mode)
{
    union packet p;
    int n = 0;

    p.request.opcode = htons(op);
    n += put_string(p.request.strings + n, name);
    n += put_string(p.request.strings + n, mode);
    send(fd, &p, 2 + n, 0);
}

static long get(int fd, const char *name, const char *mode)
{
    union packet p, ack;
    long total = 0;
    unsigned check = 0;
    int next = 1;
    ssize_t n, i;

    request(fd, RRQ, name, mode);
    do {
        n = recv(fd, &p, sizeof p, 0);
        if (n < 4)
            return -1;
        switch (ntohs(p.opcode)) {
        case DATA:
            if (ntohs(p.data.block) != next) {
                printf("  block %d, not %d\n", ntohs(p.data.block), next);
                return -1;
            }
            for (i = 0; i < n - 4; i++)
                check = check * 31 + p.data.data[i];
            total += n - 4;
            ack.ack.opcode = htons(ACK);
            if (next == 1) {        /* an acknowledgement of nothing, to be ignored */
                ack.ack.block = htons(9);
                send(fd, &ack, sizeof ack.ack, 0);
            }
            ack.ack.block = htons(next++);
            send(fd, &ack, sizeof ack.ack, 0);
            break;
        case ERROR:
            printf("%s: error %d: %s\n", name, ntohs(p.error.code), p.error.message);
            return -1;
        default:
            puts("?");
            return -1;
        }
    } while (n == MAX_PACKET);
    printf("%s: %ld bytes, check %u\n", name, total, check);
    return total;
}

static void put(int fd, const char *name, long size)
{
    union packet p;
    long sent = 0;
    int block = 0, n = BLOCK_SIZE;

    request(fd, WRQ, name, "OCTET");
    while (1) {
        ssize_t got = recv(fd, &p, sizeof p, 0);
        if (got < 4 || ntohs(p.opcode) != ACK || ntohs(p.ack.block) != (block & 0xffff)) {
            printf("%s: stopped at block %d: %s\n", name, block, ntohs(p.opcode) == ERROR ? p.error.message : "?");
            return;
        }
        if (n < BLOCK_SIZE)
            break;
        n = size - sent < BLOCK_SIZE ? size - sent : BLOCK_SIZE;
        p.data.opcode = htons(DATA);
        p.data.block = htons(++block);
        for (int i = 0; i < n; i++)
            p.data.data[i] = (sent + i) * 7 >> 2;
        send(fd, &p, 4 + n, 0);
        sent += n;
    }
    printf("%s: %ld bytes stored\n", name, sent);
}

int main(void)
{
    static const struct job {
        enum { GET, PUT } what;
        const char *name, *mode;
        long size;
    } jobs[] = {
        { GET, "motd", "octet" },
        { GET, "exact", "octet" },
        { GET, "nothing", "octet" },
        { GET, "motd", "netascii" },
        { PUT, "motd", NULL, 1 },
        { PUT, "upload", NULL, 1300 },
        { GET, "upload", "octet" },
        { PUT, "huge", NULL, 5000 },
        { PUT, "empty", NULL, 0 },
    };
    unsigned short port = 42000;
    size_t i;

    memset(&server, 0, sizeof server);
    server.sin_family = AF_INET;
    server.sin_port = htons(6969);
    server.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    for (i = 0; i < sizeof jobs / sizeof *jobs; i++) {
        const struct job *job = &jobs[i];
        int fd = open_socket(port + i);
        if (job->what == GET)
            get(fd, job->name, job->mode);
        else
            put(fd, job->name, job->size);
        close(fd);
    }
    return 0;
}
