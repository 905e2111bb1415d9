#include "common.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* host to network and back */
uint64_t swap64(uint64_t n)
{
    union {
        uint64_t whole;
        uint32_t half[2];
    } u = { n };

    if (htonl(1) == 1)
        return n;
    uint32_t t = htonl(u.half[0]);
    u.half[0] = htonl(u.half[1]);
    u.half[1] = t;
    return u.whole;
}

void sum_start(struct sum *s)
{
    s->a = s->b = 0xffff;
}

void sum_add(struct sum *s, const void *data, size_t n)
{
    const uint8_t *p = data;
    uint32_t a = s->a, b = s->b;

    while (n--) {
        a += *p++;
        b += a;
        a = (a & 0xffff) + (a >> 16);
        b = (b & 0xffff) + (b >> 16);
    }
    s->a = a;
    s->b = b;
}

uint32_t sum_end(const struct sum *s)
{
    return (uint32_t)s->b << 16 | s->a;
}

int read_all(int fd, void *buf, size_t n)
{
    char *p = buf;

    while (n > 0) {
        ssize_t got = read(fd, p, n);
        if (got == 0)
            return 0;
        if (got < 0) {
            if (errno == EINTR)
                continue;
            return -1;
        }
        p += got;
        n -= got;
    }
    return 1;
}

int write_all(int fd, const void *buf, size_t n)
{
    size_t done = 0;

    do {
        ssize_t put = write(fd, (const char *)buf + done, n - done);
        if (put < 0 && errno != EINTR)
            return -1;
        if (put > 0)
            done += put;
    } while (done < n);
    return 1;
}

int send_header(int fd, int op, const char *name, uint64_t size, uint32_t checksum)
{
    struct header h = {
        .magic = htonl(MAGIC),
        .op = op,
        .name_len = htons(strlen(name)),
        .size = swap64(size),
        .checksum = htonl(checksum),
    };

    if (write_all(fd, &h, sizeof h) < 0)
        return -1;
    return *name ? write_all(fd, name, strlen(name)) : 1;
}

int recv_header(int fd, struct header *h, char name[NAME_MAX_ + 1])
{
    int r = read_all(fd, h, sizeof *h);

    if (r <= 0)
        return r;
    h->magic = ntohl(h->magic);
    h->name_len = ntohs(h->name_len);
    h->size = swap64(h->size);
    h->checksum = ntohl(h->checksum);
    if (h->magic != MAGIC || h->name_len > NAME_MAX_) {
        errno = EPROTO;
        return -1;
    }
    name[h->name_len] = '\0';
    return h->name_len ? read_all(fd, name, h->name_len) : 1;
}

int send_file(int fd, int op, const char *path)
{
    char block[BLOCK];
    const char *name = strrchr(path, '/');
    struct stat st;
    struct sum sum;
    ssize_t n;
    int file = open(path, O_RDONLY);

    if (file < 0)
        return -1;
    if (fstat(file, &st) < 0)
        goto fail;
    sum_start(&sum);
    while ((n = read(file, block, sizeof block)) > 0)
        sum_add(&sum, block, n);
    if (n < 0 || lseek(file, 0, SEEK_SET) < 0)
        goto fail;
    if (send_header(fd, op, name ? name + 1 : path, st.st_size, sum_end(&sum)) < 0)
        goto fail;
    while ((n = read(file, block, sizeof block)) > 0)
        if (write_all(fd, block, n) < 0)
            goto fail;
    close(file);
    return 1;

fail:
    {
        int saved = errno;
        close(file);
        errno = saved;
    }
    return -1;
}

int recv_body(int fd, const struct header *h, const char *path)
{
    char block[BLOCK];
    struct sum sum;
    uint64_t left = h->size;
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0644), r = 1;

    if (file < 0)
        return -1;
    sum_start(&sum);
    while (left > 0) {
        size_t want = left < sizeof block ? left : sizeof block;
        r = read_all(fd, block, want);
        if (r <= 0)
            break;
        sum_add(&sum, block, want);
        write_all(file, block, want);
        left -= want;
    }
    close(file);
    if (r > 0 && sum_end(&sum) != h->checksum) {
        fprintf(stderr, "%s: checksum %08x, not %08x\n", path, sum_end(&sum), h->checksum);
        errno = EBADMSG;
        r = -1;
    }
    return r;
}
