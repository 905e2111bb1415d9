#define _GNU_SOURCE
#include "http.h"
#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

/* decodes in place; "+" is a blank in a query */
static char *decode(char *s)
{
    char *from = s, *to = s;
    unsigned int byte;

    while (*from) {
        if (*from == '+')
            *to++ = ' ', from++;
        else if (*from == '%' && isxdigit((unsigned char)from[1]) && isxdigit((unsigned char)from[2])) {
            sscanf(from + 1, "%2x", &byte);
            *to++ = byte;
            from += 3;
        } else
            *to++ = *from++;
    }
    *to = '\0';
    return s;
}

static void parse_query(char *query, struct request *req)
{
    char *pair;

    while ((pair = strsep(&query, "&")) != NULL && req->nparams < MAX_PARAMS) {
        struct param *p = &req->params[req->nparams];
        char *value = strchrnul(pair, '=');

        if (*pair == '\0')
            continue;
        if (*value)
            *value++ = '\0';
        p->key = decode(pair);
        p->value = decode(value);
        ++req->nparams;
    }
}

int http_parse(char *text, struct request *req)
{
    char *line = strsep(&text, "\n");
    char *method, *target, *query;

    memset(req, 0, sizeof(*req));
    if ((method = strsep(&line, " ")) == NULL || (target = strsep(&line, " ")) == NULL)
        return -1;
    if (strlen(method) >= sizeof(req->method) || *target != '/')
        return -1;
    strcpy(req->method, method);
    query = strchr(target, '?');
    if (query) {
        *query++ = '\0';
        parse_query(query, req);
    }
    req->path = decode(target);
    return 0;
}

const char *http_param(const struct request *req, const char *key, const char *otherwise)
{
    for (int i = 0; i < req->nparams; i++)
        if (!strcmp(req->params[i].key, key))
            return req->params[i].value;
    return otherwise;
}

void http_printf(struct response *res, const char *format, ...)
{
    size_t room = sizeof(res->body) - res->length;
    va_list ap;
    int n;

    va_start(ap, format);
    n = vsnprintf(res->body + res->length, room, format, ap);
    va_end(ap);
    if (n > 0)
        res->length += (size_t)n < room ? (size_t)n : room - 1;
}

static const char *words(enum status status)
{
    switch (status) {
    case STATUS_OK:          return "OK";
    case STATUS_CREATED:     return "Created";
    case STATUS_BAD_REQUEST: return "Bad Request";
    case STATUS_NOT_FOUND:   return "Not Found";
    case STATUS_NOT_ALLOWED: return "Method Not Allowed";
    case STATUS_TEAPOT:      return "I'm a teapot";
    }
    return "?";
}

int http_send(int fd, const struct response *res)
{
    char head[128];
    struct iovec iov[2];

    iov[0].iov_base = head;
    iov[0].iov_len = sprintf(head, "HTTP/1.0 %d %s\r\nContent-Length: %zu\r\n\r\n", res->status, words(res->status), res->length);
    iov[1].iov_base = (void *)res->body;
    iov[1].iov_len = res->length;
    return writev(fd, iov, 2) == (ssize_t)(iov[0].iov_len + iov[1].iov_len) ? 0 : -1;
}
