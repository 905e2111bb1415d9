#pragma once
#include "http.h"

typedef void (*handler_t)(const struct request *, struct response *);

struct route {
    const char *method;
    const char *path;       /* a trailing '*' stands for anything */
    handler_t handler;
    unsigned hits;
};

void dispatch(const struct request *req, struct response *res);
void print_hits(void);
