/* What client and server agree on. All numbers in network byte order. */
#ifndef COMMON_H
#define COMMON_H

#include <stdint.h>
#include <stddef.h>
#include <sys/types.h>

#define MAGIC       0x46545831u         /* "FTX1" */
#define NAME_MAX_   48
#define BLOCK       256

enum { OP_PUT = 1, OP_GET, OP_LIST, OP_DONE, OP_ERROR = 0xff };

struct __attribute__((packed)) header {
    uint32_t magic;
    uint8_t  op;
    uint16_t name_len;
    uint64_t size;
    uint32_t checksum;      /* of the contents */
};

struct sum {
    uint16_t a, b;          /* Fletcher-32 wants words; we feed it bytes, which does as well */
};

uint64_t swap64(uint64_t n);
void     sum_start(struct sum *s);
void     sum_add(struct sum *s, const void *data, size_t n);
uint32_t sum_end(const struct sum *s);

int read_all(int fd, void *buf, size_t n);          /* 1: all, 0: the end came first, -1: error */
int write_all(int fd, const void *buf, size_t n);

int send_header(int fd, int op, const char *name, uint64_t size, uint32_t checksum);
int recv_header(int fd, struct header *h, char name[NAME_MAX_ + 1]);

int send_file(int fd, int op, const char *path);
int recv_body(int fd, const struct header *h, const char *path);

#endif
