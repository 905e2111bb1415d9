/* client HOST PORT command...      commands: put FILE, get FILE, list, make FILE SIZE */
#include "common.h"

#include <arpa/inet.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static int cmp(const char *a, const char *b)        /* the server has another function of this name */
{
    return strcasecmp(a, b) == 0;
}

/* a file with contents that are easy to recognise and not too regular */
static void make(const char *path, unsigned long size)
{
    FILE *f = fopen(path, "wb");
    unsigned int seed = 1;

    if (!f) {
        perror(path);
        exit(1);
    }
    while (size--) {
        seed = seed * 1103515245u + 12345u;
        fputc("0123456789abcdef"[seed >> 16 & 15], f);
    }
    fclose(f);
}

static int answer(int fd, const char *path)
{
    struct header h;
    char name[NAME_MAX_ + 1];
    int r = recv_header(fd, &h, name);

    if (r == 0)
        fprintf(stderr, "the server has gone\n");
    if (r <= 0)
        return r;
    switch (h.op) {
    case OP_DONE:
        puts("stored");
        break;
    case OP_ERROR:
        printf("the server says: %s\n", name);
        break;
    case OP_LIST:
    case OP_PUT:
        if (recv_body(fd, &h, path) < 0) {
            perror(path);
            return -1;
        }
        printf("%s: %lu bytes, checksum %08X\n", path, (unsigned long)h.size, (unsigned)h.checksum);
        break;
    default:
        printf("operation %d?\n", h.op);
    }
    return 1;
}

int main(int argc, char **argv)
{
    struct sockaddr_in to = { .sin_family = AF_INET };
    int fd, i, status = 0;

    if (argc < 4 || inet_pton(AF_INET, argv[1], &to.sin_addr) != 1) {
        fprintf(stderr, "usage: %s HOST PORT command...\n", argv[0]);
        return 2;
    }
    to.sin_port = htons(atoi(argv[2]));
    if ((fd = socket(AF_INET, SOCK_STREAM, 0)) < 0 || connect(fd, (struct sockaddr *)&to, sizeof to) < 0) {
        perror("connect");
        return 1;
    }

    for (i = 3; i < argc; i++) {
        const char *command = argv[i];
        if (cmp(command, "make") && i + 2 < argc) {
            make(argv[i + 1], strtoul(argv[i + 2], NULL, 0));
            i += 2;
            continue;
        }
        if (cmp(command, "list")) {
            send_header(fd, OP_LIST, "", 0, 0);
            answer(fd, "list.txt");
            continue;
        }
        if (++i == argc)
            break;
        if (cmp(command, "put")) {
            if (send_file(fd, OP_PUT, argv[i]) < 0) {
                perror(argv[i]);
                status = 1;
                continue;
            }
            answer(fd, NULL);
        } else if (cmp(command, "get")) {
            char copy[80];
            send_header(fd, OP_GET, argv[i], 0, 0);
            snprintf(copy, sizeof copy, "copy-of-%s", argv[i]);
            answer(fd, copy);
        } else {
            printf("what is %s?\n", command);
            send_header(fd, 77, "", 0, 0);
            answer(fd, NULL);
        }
    }
    close(fd);
    return status;
}
