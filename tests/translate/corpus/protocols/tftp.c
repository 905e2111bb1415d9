/* TFTP: a file of a thousand bytes read over loopback, both ends in one process, and an error */
#include <arpa/inet.h>
#include <arpa/tftp.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define FILE_SIZE 1000

static int bound(struct sockaddr_in *addr)
{
    socklen_t len = sizeof(*addr);
    int fd = socket(AF_INET, SOCK_DGRAM, 0);

    memset(addr, 0, sizeof(*addr));
    addr->sin_family = AF_INET;
    addr->sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (fd == -1 || bind(fd, (struct sockaddr *)addr, len) == -1 ||
        getsockname(fd, (struct sockaddr *)addr, &len) == -1) {
        perror("bound");
        exit(1);
    }
    return fd;
}

static size_t request(char *buf, int opcode, const char *name)
{
    struct tftphdr *tp = (struct tftphdr *)buf;
    char *p = tp->th_stuff;

    tp->th_opcode = htons(opcode);
    strcpy(p, name);
    p += strlen(name) + 1;
    strcpy(p, "octet");
    return p + sizeof("octet") - buf;
}

static void serve(int fd, const char *file)
{
    char buf[SEGSIZE + 4], out[SEGSIZE + 4];
    struct tftphdr *in = (struct tftphdr *)buf, *tp = (struct tftphdr *)out;
    struct sockaddr_in peer;
    socklen_t len = sizeof(peer);
    ssize_t n = recvfrom(fd, buf, sizeof(buf), 0, (struct sockaddr *)&peer, &len);
    int block = 0;

    if (n < 4)
        return;
    if (ntohs(in->th_opcode) == RRQ && strcmp(in->th_stuff, "data") != 0) {
        tp->th_opcode = htons(ERROR);
        tp->th_code = htons(ENOTFOUND);
        strcpy(tp->th_msg, "no such file");
        sendto(fd, out, 4 + strlen(tp->th_msg) + 1, 0, (struct sockaddr *)&peer, len);
        return;
    }
    if (ntohs(in->th_opcode) == ACK)
        block = ntohs(in->th_block);
    size_t at = (size_t)block * SEGSIZE;
    size_t size = FILE_SIZE - at < SEGSIZE ? FILE_SIZE - at : SEGSIZE;
    tp->th_opcode = htons(DATA);
    tp->th_block = htons(block + 1);
    memcpy(tp->th_data, file + at, size);
    sendto(fd, out, 4 + size, 0, (struct sockaddr *)&peer, len);
}

int main(void)
{
    char file[FILE_SIZE], copy[FILE_SIZE + SEGSIZE], buf[SEGSIZE + 4];
    struct tftphdr *tp = (struct tftphdr *)buf;
    struct sockaddr_in server, client;
    int s = bound(&server), c = bound(&client);
    size_t have = 0;
    ssize_t n;

    for (int i = 0; i < FILE_SIZE; i++)
        file[i] = (char)('a' + i % 26);
    sendto(c, buf, request(buf, RRQ, "data"), 0, (struct sockaddr *)&server, sizeof(server));
    do {
        serve(s, file);
        n = recv(c, buf, sizeof(buf), 0);
        printf("opcode %d block %d: %zd bytes\n", ntohs(tp->th_opcode), ntohs(tp->th_block), n - 4);
        memcpy(copy + have, tp->th_data, n - 4);
        have += n - 4;
        tp->th_opcode = htons(ACK);
        sendto(c, buf, 4, 0, (struct sockaddr *)&server, sizeof(server));
    } while (n == SEGSIZE + 4);
    printf("%zu bytes, %s\n", have, memcmp(file, copy, FILE_SIZE) ? "different" : "the same");
    recv(s, buf, sizeof(buf), 0);
    sendto(c, buf, request(buf, RRQ, "other"), 0, (struct sockaddr *)&server, sizeof(server));
    serve(s, file);
    n = recv(c, buf, sizeof(buf), 0);
    printf("opcode %d code %d: %s\n", ntohs(tp->th_opcode), ntohs(tp->th_code), tp->th_msg);
    close(s);
    close(c);
    return 0;
}
