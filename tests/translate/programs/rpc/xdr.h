/* Numbers and texts to and from bytes, in the manner of RFC 4506. One function does both
 * ways: what it does depends on the stream. */
#ifndef XDR_H
#define XDR_H

#include <stddef.h>
#include <stdint.h>

#define CAT(a, b) a##b
#define XDR_MAX 512

enum xdr_way { XDR_ENCODE, XDR_DECODE };

typedef struct xdr {
    enum xdr_way way;
    uint8_t *base;
    size_t at, size;
} XDR;

typedef int (*xdrproc_t)(XDR *, void *);

struct string { char *chars; };

void xdr_start(XDR *x, enum xdr_way way, void *buf, size_t size);
int xdr_int(XDR *x, void *p);           /* int32_t */
int xdr_hyper(XDR *x, void *p);         /* int64_t */
int xdr_double(XDR *x, void *p);
int xdr_string(XDR *x, void *p);        /* struct string */
int xdr_array(XDR *x, void **items, uint32_t *n, size_t size, xdrproc_t proc);

int frame_send(int fd, const XDR *x);
int frame_recv(int fd, XDR *x, uint8_t *buf);

#endif
