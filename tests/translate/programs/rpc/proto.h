#ifndef PROTO_H
#define PROTO_H

#include "xdr.h"

#define PROGRAM 0x20001234
#define RPC_PORT 7760

/* each procedure once: name, number */
#define PROCEDURES(X) \
    X(NULL_, 0)       \
    X(ADD, 1)         \
    X(MEAN, 2)        \
    X(JOIN, 3)        \
    X(DIVIDE, 4)

enum procedure {
#define X(name, number) PROC_##name = number,
    PROCEDURES(X)
#undef X
    PROC_COUNT
};

enum status { SUCCESS, PROG_UNAVAIL, PROC_UNAVAIL, GARBAGE_ARGS, SYSTEM_ERR };

struct call {
    int32_t xid, program, procedure;
};

static inline int xdr_call(XDR *x, struct call *c)
{
    return xdr_int(x, &c->xid) && xdr_int(x, &c->program) && xdr_int(x, &c->procedure);
}

struct pair {
    int64_t a, b;
};

static inline int xdr_pair(XDR *x, struct pair *p)
{
    return xdr_hyper(x, &p->a) && xdr_hyper(x, &p->b);
}

static const char *procedure_name(int number) __attribute__((unused));
static const char *procedure_name(int number)
{
    switch (number) {
#define X(name, number) case number: return #name;
        PROCEDURES(X)
#undef X
    }
    return "?";
}

#endif
