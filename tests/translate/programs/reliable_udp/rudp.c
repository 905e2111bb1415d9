/*
 * Stop-and-wait over UDP.
 *
 * The program forks: the child receives, the parent sends a text in pieces. Between
 * them is a "network" that loses packets: each side drops what a fixed pattern says,
 * instead of sending it.
 *
 * A packet:  type(1) seq(1) length(2, network order) checksum(2) data
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <stdint.h>
#include <stdbool.h>
#include <errno.h>
#include <unistd.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <netinet/in.h>
#include <arpa/inet.h>

#define PAYLOAD         24
#define HEADER          6
#define TIMEOUT_MS      700
#define MAX_TRIES       4
#define SENDER_PORT     43001
#define RECEIVER_PORT   43002

enum { DATA = 'D', ACKNOWLEDGE = 'A', FIN = 'F' };

typedef struct packet {
    uint8_t  type;
    uint8_t  seq;
    uint16_t length;
    uint16_t checksum;
    uint8_t  data[PAYLOAD];
} packet_t;

typedef struct {
    int fd;
    const char *name;
    uint32_t losses;        /* bit n: the n-th packet that we send is lost */
    unsigned counter;
    unsigned sent, lost, again, wrong;
} channel_t;

static const char text[] =
    "It is a truth that every programmer learns late: a datagram is a letter, not a call. "
    "It may come twice, or never, or torn.";

static uint16_t checksum(const packet_t *p)
{
    uint16_t sum = p->type * 256 + p->seq;
    for (int i = 0; i < p->length; i++)
        sum = (uint16_t)(sum << 1 | sum >> 15) ^ p->data[i];    /* rotate left */
    return sum;
}

static bool transmit(channel_t *ch, packet_t *p)
{
    uint8_t wire[HEADER + PAYLOAD];
    uint16_t n;

    wire[0] = p->type;
    wire[1] = p->seq;
    n = htons(p->length);
    memcpy(wire + 2, &n, 2);
    n = htons(checksum(p));
    memcpy(wire + 4, &n, 2);
    memcpy(wire + HEADER, p->data, p->length);

    ch->sent++;
    if (ch->losses & (1u << (ch->counter++ & 31))) {
        ch->lost++;
        return true;                /* nobody is told */
    }
    if (ch->counter == 5)           /* and this one is torn */
        wire[HEADER + p->length - 1] ^= 0x10;
    return send(ch->fd, wire, HEADER + p->length, 0) == HEADER + p->length;
}

/* 1: a good packet, 0: none in time, -1: a bad one */
static int receive(channel_t *ch, packet_t *p)
{
    uint8_t wire[HEADER + PAYLOAD];
    ssize_t n = recv(ch->fd, wire, sizeof wire, 0);

    if (n < 0) {
        if (errno == EAGAIN || errno == EWOULDBLOCK)
            return 0;
        perror(ch->name);
        exit(1);
    }
    p->type = wire[0];
    p->seq = wire[1];
    p->length = wire[2] << 8 | wire[3];
    p->checksum = wire[4] << 8 | wire[5];
    if (n < HEADER || p->length > PAYLOAD || n != HEADER + p->length)
        return -1;
    memcpy(p->data, wire + HEADER, p->length);
    return checksum(p) == p->checksum ? 1 : -1;
}

static channel_t open_channel(const char *name, int port, int peer_port, uint32_t losses, int timeout_ms)
{
    channel_t ch = { .name = name, .losses = losses };
    struct sockaddr_in a = { .sin_family = AF_INET };
    struct timeval tv = { timeout_ms / 1000, timeout_ms % 1000 * 1000 };

    a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    a.sin_port = htons(port);
    ch.fd = socket(AF_INET, SOCK_DGRAM, 0);
    if (bind(ch.fd, (struct sockaddr *)&a, sizeof a) < 0) {
        perror(name);
        exit(1);
    }
    a.sin_port = htons(peer_port);
    if (connect(ch.fd, (struct sockaddr *)&a, sizeof a) < 0) {
        perror(name);
        exit(1);
    }
    setsockopt(ch.fd, SOL_SOCKET, SO_RCVTIMEO, &tv, sizeof tv);
    return ch;
}

static void say_statistics(const channel_t *ch)
{
    printf("%s: %u sent, %u lost, %u again, %u wrong\n", ch->name, ch->sent, ch->lost, ch->again, ch->wrong);
}

static int receiver(channel_t *ch)
{
    packet_t p, ack;
    uint8_t expected = 0;
    char whole[256];
    size_t used = 0;

    for (;;) {
        int r = receive(ch, &p);
        if (r == 0) {
            puts("receiver: nobody there");
            return 1;
        }
        if (r < 0) {
            printf("receiver: torn\n");
            ch->wrong++;
            continue;               /* no answer: it will come again */
        }
        if (p.type == FIN)
            break;
        if (p.seq == expected) {
            printf("receiver: %u \"%.*s\"\n", p.seq, p.length, (char *)p.data);
            if (used + p.length < sizeof whole) {
                memcpy(&whole[used], p.data, p.length);
                used += p.length;
            }
            expected ^= 1;
        } else {
            printf("receiver: %u once more\n", p.seq);
            ch->again++;
        }
        ack = (packet_t){ .type = ACKNOWLEDGE, .seq = p.seq };
        transmit(ch, &ack);
    }
    whole[used] = '\0';
    say_statistics(ch);
    printf("receiver: %s\n", strcmp(whole, text) == 0 ? "all of it" : whole);
    return 0;
}

static bool deliver(channel_t *ch, packet_t *p)
{
    packet_t answer;

    for (int attempt = 1; attempt <= MAX_TRIES; attempt++) {
        if (attempt > 1)
            ch->again++;
        if (!transmit(ch, p))
            return false;
wait:
        switch (receive(ch, &answer)) {
        case 0:
            continue;               /* time is over: once more */
        case -1:
            ch->wrong++;
            goto wait;
        }
        if (answer.type == ACKNOWLEDGE && answer.seq == p->seq)
            return true;
        goto wait;                  /* an old one */
    }
    return false;
}

int main(void)
{
    /* both sockets before fork(), so that no packet comes too early */
    channel_t out = open_channel("sender", SENDER_PORT, RECEIVER_PORT, 0x00000002, TIMEOUT_MS);
    channel_t in = open_channel("receiver", RECEIVER_PORT, SENDER_PORT, 0x00000004, 8000);
    packet_t p = { 0 };
    const char *at = text;
    size_t left = strlen(text);
    int status;
    pid_t child = fork();

    if (child < 0) {
        perror("fork");
        return 1;
    }
    if (child == 0) {
        close(out.fd);
        exit(receiver(&in));
    }
    close(in.fd);

    while (left > 0) {
        p.type = DATA;
        p.length = left < PAYLOAD ? left : PAYLOAD;
        memcpy(p.data, at, p.length);
        if (!deliver(&out, &p)) {
            fprintf(stderr, "sender: gave up on %u\n", p.seq);
            break;
        }
        p.seq = !p.seq;
        at += p.length;
        left -= p.length;
    }
    p = (packet_t){ FIN, 0, 0 };
    transmit(&out, &p);
    waitpid(child, &status, 0);     /* first all that the child prints, then ours */
    say_statistics(&out);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}
