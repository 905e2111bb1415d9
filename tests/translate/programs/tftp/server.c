#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <stdbool.h>
#include <unistd.h>
#include <sys/types.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <netinet/in.h>
#include <arpa/inet.h>

#include "tftp.h"

/* The files, all in memory. */
static struct file {
    const char *name;
    size_t size;
    bool read_only;
    char contents[3 * BLOCK_SIZE];
} files[8] = {
    { "motd", 20, true, "Welcome to the lab!\n" },
    { "exact", BLOCK_SIZE, false },     /* needs an empty last block */
};

static int sock;

static struct file *find(const char *name)
{
    unsigned i;
    for (i = 0; i < sizeof(files) / sizeof(files[0]) && files[i].name; i++)
        if (!strcmp(files[i].name, name))
            return &files[i];
    return NULL;
}

static struct file *create(const char *name)
{
    unsigned i;
    for (i = 0; i < sizeof(files) / sizeof(files[0]); i++)
        if (files[i].name == NULL) {
            files[i].name = strdup(name);
            return files + i;
        }
    return NULL;
}

static void reply(const struct sockaddr_in *to, const union packet *p, size_t n)
{
    if (sendto(sock, p, n, 0, (const struct sockaddr *)to, sizeof(*to)) != (ssize_t)n)
        perror("sendto");
}

static void error(const struct sockaddr_in *to, enum error_code code, const char *message)
{
    union packet p;
    p.error.opcode = htons(ERROR);
    p.error.code = htons(code);
    strcpy(p.error.message, message);
    printf("  error %d: %s\n", code, message);
    reply(to, &p, 4 + strlen(message) + 1);
}

static bool same(const struct sockaddr_in *a, const struct sockaddr_in *b)
{
    return a->sin_addr.s_addr == b->sin_addr.s_addr && a->sin_port == b->sin_port;
}

/* Wait for a packet of one kind from the client; strangers are told off. */
static ssize_t expect(const struct sockaddr_in *client, enum opcode op, uint16_t block, union packet *p)
{
    struct sockaddr_in from;
    socklen_t len;
    ssize_t n;

    for (;;) {
        len = sizeof(from);
        n = recvfrom(sock, p, sizeof(*p), 0, (struct sockaddr *)&from, &len);
        if (n < 0) {
            perror("recvfrom");
            return -1;
        }
        if (!same(client, &from)) {
            error(&from, E_TID, "busy");
            continue;
        }
        if (n < 4)
            continue;
        if (ntohs(p->opcode) == ERROR) {
            printf("  client: %.*s\n", (int)(n - 4), p->error.message);
            return -1;
        }
        if (ntohs(p->opcode) == op && ntohs(p->data.block) == block)
            return n;
        printf("  ignored opcode %d block %d\n", ntohs(p->opcode), ntohs(p->data.block));
    }
}

static void send_file(const struct sockaddr_in *client, const struct file *f)
{
    uint16_t block = 1;
    size_t offset = 0, n;
    union packet out, in;

    do {
        n = f->size - offset;
        if (n > BLOCK_SIZE)
            n = BLOCK_SIZE;
        out.data.opcode = htons(DATA);
        out.data.block = htons(block);
        memcpy(out.data.data, f->contents + offset, n);
        reply(client, &out, 4 + n);
        if (expect(client, ACK, block, &in) < 0)
            return;
        offset += n;
        block++;
    } while (n == BLOCK_SIZE);
    printf("  sent %zu bytes in %d blocks\n", offset, block - 1);
}

static void receive_file(const struct sockaddr_in *client, struct file *f)
{
    union packet p;
    uint16_t block = 0;
    ssize_t n;

    f->size = 0;
    for (;;) {
        p.ack.opcode = htons(ACK);
        p.ack.block = htons(block);
        reply(client, &p, sizeof(p.ack));
        if (block && n < MAX_PACKET)
            break;
        if ((n = expect(client, DATA, ++block, &p)) < 0)
            return;
        if (f->size + (n - 4) > sizeof(f->contents)) {
            error(client, E_FULL, "disk full");
            f->size = 0;
            return;
        }
        memcpy(f->contents + f->size, p.data.data, n - 4);
        f->size += n - 4;
    }
    printf("  got %zu bytes\n", f->size);
}

int main(int argc, char *argv[])
{
    struct sockaddr_in me = {0}, client;
    struct timeval tv = { 5, 0 };
    int requests = atoi(argv[1]);

    memset(files[1].contents, 'x', BLOCK_SIZE);
    sock = socket(AF_INET, SOCK_DGRAM, 0);
    setsockopt(sock, SOL_SOCKET, SO_RCVTIMEO, &tv, sizeof(tv));
    me.sin_family = AF_INET;
    me.sin_port = htons(6969);
    if (bind(sock, (struct sockaddr *)&me, sizeof(me)) < 0) {
        perror("bind");
        return EXIT_FAILURE;
    }

    while (requests-- > 0) {
        union packet p;
        socklen_t len = sizeof(client);
        ssize_t n = recvfrom(sock, &p, sizeof(p) - 1, 0, (struct sockaddr *)&client, &len);
        char *name, *mode;
        struct file *f;

        if (n < 4) {
            perror("request");
            break;
        }
        p.bytes[n] = 0;
        name = p.request.strings;
        mode = name + strlen(name) + 1;
        switch (ntohs(p.opcode)) {
        case RRQ:
        case WRQ:
            printf("%s \"%s\" (%s)\n", ntohs(p.opcode) == RRQ ? "read" : "write", name, mode);
            if (mode >= (char *)p.bytes + n || strcasecmp(mode, "octet") != 0) {
                error(&client, E_ILLEGAL, "octet mode only");
                break;
            }
            f = find(name);
            if (ntohs(p.opcode) == RRQ) {
                if (f)
                    send_file(&client, f);
                else
                    error(&client, E_NOT_FOUND, "no such file");
            } else if (f && f->read_only)
                error(&client, E_ACCESS, "read only");
            else if (f || (f = create(name)))
                receive_file(&client, f);
            else
                error(&client, E_FULL, "too many files");
            break;
        default:
            error(&client, E_ILLEGAL, "what?");
        }
    }
    close(sock);
    return EXIT_SUCCESS;
}
