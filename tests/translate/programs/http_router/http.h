#pragma once
#include <stddef.h>

#define MAX_PARAMS 8

enum status {
    STATUS_OK = 200,
    STATUS_CREATED,
    STATUS_BAD_REQUEST = 400,
    STATUS_NOT_FOUND = 404,
    STATUS_NOT_ALLOWED,
    STATUS_TEAPOT = 418
};

struct param {
    const char *key;
    const char *value;
};

struct request {
    char method[8];
    char *path;
    struct param params[MAX_PARAMS];
    int nparams;
};

struct response {
    enum status status;
    size_t length;
    char body[1024];
};

int http_parse(char *text, struct request *req);
const char *http_param(const struct request *req, const char *key, const char *otherwise);
void http_printf(struct response *res, const char *format, ...) __attribute__((format(printf, 2, 3)));
int http_send(int fd, const struct response *res);
