#include "proto.h"
#include <arpa/inet.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static int fd;
static uint8_t request[XDR_MAX], answer[XDR_MAX];
static XDR out, in;
static int32_t xid = 0x7ffffffe;

static void begin(int program, int procedure)
{
    struct call c = { xid, program, procedure };

    xid = (int32_t)((uint32_t)xid + 1u);        /* may wrap */
    xdr_start(&out, XDR_ENCODE, request, sizeof request);
    xdr_call(&out, &c);
}

static enum status finish(const char *what)
{
    static const char *const words[] = { "success", "no such program", "no such procedure", "garbage", "system error" };
    int32_t id, status;

    if (!frame_send(fd, &out) || !frame_recv(fd, &in, answer) || !xdr_int(&in, &id) || !xdr_int(&in, &status)) {
        fprintf(stderr, "%s: no answer\n", what);
        exit(1);
    }
    printf("%s: %s%s\n", what, words[status], (uint32_t)id == (uint32_t)xid - 1 ? "" : " (of another call)");
    return status;
}

static void add(int64_t a, int64_t b)
{
    struct pair p = { a, b };
    int64_t sum;

    begin(PROGRAM, PROC_ADD);
    xdr_pair(&out, &p);
    if (finish("add") == SUCCESS && xdr_hyper(&in, &sum))
        printf("  %" PRId64 " + %" PRId64 " = %" PRId64 "\n", a, b, sum);
}

static void mean(double *values, uint32_t n)
{
    double result;

    begin(PROGRAM, PROC_MEAN);
    xdr_array(&out, (void **)&values, &n, sizeof *values, xdr_double);
    if (!finish("mean") && xdr_double(&in, &result))
        printf("  %.10g\n", result);
}

int main(void)
{
    struct sockaddr_in sin = { .sin_family = AF_INET, .sin_port = htons(RPC_PORT), .sin_addr = { htonl(INADDR_LOOPBACK) } };
    double values[] = { 1, 2.5, -1e-3, 1.0 / 3 };
    struct string parts[] = { { "a" }, { "" }, { "four" }, { "seventy" } }, text, *parts_at = parts;
    uint32_t n = sizeof parts / sizeof parts[0];
    struct pair p = { -7, 2 };

    fd = socket(AF_INET, SOCK_STREAM, 0);
    if (connect(fd, (struct sockaddr *)&sin, sizeof sin) < 0) {
        perror("connect");
        return 1;
    }
    begin(PROGRAM, PROC_NULL_);
    finish("null");
    add(INT64_C(4294967296), -1);
    add(INT64_MAX, 1);
    mean(values, 4);
    mean(values, 0);
    begin(PROGRAM, PROC_JOIN);
    xdr_array(&out, (void **)&parts_at, &n, sizeof parts[0], xdr_string);
    if (finish("join") == SUCCESS && xdr_string(&in, &text)) {
        printf("  %s\n", text.chars);
        free(text.chars);
    }
    begin(PROGRAM, PROC_DIVIDE);
    xdr_pair(&out, &p);
    if (finish("divide") == SUCCESS && xdr_pair(&in, &p))
        printf("  %lld rest %lld\n", (long long)p.a, (long long)p.b);
    begin(PROGRAM, PROC_DIVIDE);
    finish("divide");
    begin(PROGRAM + 1, PROC_ADD);
    finish("another program");
    begin(PROGRAM, 77);
    finish("another procedure");
    close(fd);
    return 0;
}
