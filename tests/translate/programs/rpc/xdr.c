#include "xdr.h"
#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>

void xdr_start(XDR *x, enum xdr_way way, void *buf, size_t size)
{
    x->way = way;
    x->base = buf;
    x->at = 0;
    x->size = size;
}

static uint8_t *room(XDR *x, size_t n)
{
    uint8_t *p = x->base + x->at;
    if (n > x->size - x->at)
        return NULL;
    x->at += n;
    return p;
}

int xdr_int(XDR *x, void *p)
{
    uint8_t *b = room(x, 4);
    uint32_t n;

    if (!b)
        return 0;
    if (x->way == XDR_ENCODE) {
        n = htonl(*(int32_t *)p);
        memcpy(b, &n, 4);
    } else {
        memcpy(&n, b, 4);
        *(int32_t *)p = ntohl(n);
    }
    return 1;
}

int xdr_hyper(XDR *x, void *p)
{
    int64_t *n = p;
    int32_t high = *n >> 32, low = *n;

    if (!xdr_int(x, &high) || !xdr_int(x, &low))
        return 0;
    if (x->way == XDR_DECODE)
        *n = (int64_t)((uint64_t)high << 32 | (uint32_t)low);
    return 1;
}

int xdr_double(XDR *x, void *p)
{
    union { double d; int64_t i; } u;

    u.d = *(double *)p;
    if (!xdr_hyper(x, &u.i))
        return 0;
    *(double *)p = u.d;
    return 1;
}

int xdr_string(XDR *x, void *p)
{
    struct string *s = p;
    int32_t n = x->way == XDR_ENCODE ? strlen(s->chars) : 0;
    uint8_t *b;

    if (!xdr_int(x, &n) || n < 0 || !(b = room(x, ((size_t)n + 3) & ~3ul)))
        return 0;
    if (x->way == XDR_ENCODE) {
        memset(b + (n & ~3), 0, -n & 3);        /* what fills it up */
        memcpy(b, s->chars, n);
    } else {
        s->chars = malloc(n + 1);
        if (!s->chars)
            return 0;
        memcpy(s->chars, b, n);
        s->chars[n] = '\0';
    }
    return 1;
}

int xdr_array(XDR *x, void **items, uint32_t *n, size_t size, xdrproc_t proc)
{
    if (!xdr_int(x, n) || *n > XDR_MAX)
        return 0;
    if (x->way == XDR_DECODE && (*items = calloc(*n ? *n : 1, size)) == NULL)
        return 0;
    for (uint32_t i = 0; i < *n; i++)
        if (!proc(x, (char *)*items + i * size))
            return 0;
    return 1;
}

int frame_send(int fd, const XDR *x)
{
    uint32_t mark = htonl(0x80000000u | (uint32_t)x->at);   /* the last fragment */
    struct iovec iov[] = { { &mark, sizeof mark }, { x->base, x->at } };
    struct msghdr msg = { .msg_iov = iov, .msg_iovlen = 2 };

    return sendmsg(fd, &msg, 0) == (ssize_t)(sizeof mark + x->at);
}

int frame_recv(int fd, XDR *x, uint8_t *buf)
{
    uint32_t mark;

    if (recv(fd, &mark, sizeof mark, MSG_WAITALL) != sizeof mark)
        return 0;
    mark = ntohl(mark) & 0x7fffffff;
    if (mark > XDR_MAX || recv(fd, buf, mark, MSG_WAITALL) != (ssize_t)mark)
        return 0;
    xdr_start(x, XDR_DECODE, buf, mark);
    return 1;
}
