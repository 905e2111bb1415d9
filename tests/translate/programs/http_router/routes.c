#include "routes.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ROUTE(method, path, function) { #method, path, function, 0 }

static void index_page(const struct request *, struct response *);
static void hello(const struct request *, struct response *);
static void sum(const struct request *, struct response *);
static void notes_list(const struct request *, struct response *);
static void notes_add(const struct request *, struct response *);
static void teapot(const struct request *, struct response *);
static void echo(const struct request *, struct response *);

static struct route routes[] = {
    ROUTE(GET, "/", index_page),
    ROUTE(GET, "/hello", hello),
    ROUTE(GET, "/sum", sum),
    ROUTE(GET, "/notes", notes_list),
    ROUTE(POST, "/notes", notes_add),
    ROUTE(BREW, "/coffee", teapot),
    ROUTE(GET, "/echo/*", echo),
};
static const size_t nroutes = sizeof routes / sizeof *routes;

/* the notes: a list with the newest first */
static struct note {
    struct note *next;
    int id;
    char text[];
} *notes;
static int last_id;

static int matches(const char *pattern, const char *path)
{
    size_t n = strcspn(pattern, "*");

    if (pattern[n] == '*')
        return strncmp(pattern, path, n) == 0;
    return strcmp(pattern, path) == 0;
}

void dispatch(const struct request *req, struct response *res)
{
    struct route *r;
    int known = 0;

    res->status = STATUS_OK;
    res->length = 0;
    for (r = routes; r != routes + nroutes; ++r) {
        if (!matches(r->path, req->path))
            continue;
        known = 1;
        if (!strcmp(r->method, req->method)) {
            r->hits++;
            r->handler(req, res);
            return;
        }
    }
    res->status = known ? STATUS_NOT_ALLOWED : STATUS_NOT_FOUND;
    http_printf(res, "%s %s: no\n", req->method, req->path);
}

void print_hits(void)
{
    for (size_t i = 0; i < nroutes; i++)
        printf("%-5s%-10s%3u\n", routes[i].method, routes[i].path, routes[i].hits);
}

static void index_page(const struct request *req, struct response *res)
{
    (void)req;
    for (size_t i = 0; i < nroutes; i++)
        http_printf(res, "%s %s\n", routes[i].method, routes[i].path);
}

static void hello(const struct request *req, struct response *res)
{
    const char *name = http_param(req, "name", "nobody");
    int times = atoi(http_param(req, "times", "1"));

    if (times < 1 || times > 5) {
        res->status = STATUS_BAD_REQUEST;
        http_printf(res, "times=%d\n", times);
        return;
    }
    do
        http_printf(res, "hello, %s\n", name);
    while (--times);
}

static void sum(const struct request *req, struct response *res)
{
    double total = 0;

    for (int i = 0; i < req->nparams; i++)
        total += strtod(req->params[i].value, NULL);
    http_printf(res, "%g %.3f\n", total, total / (req->nparams ? req->nparams : 1));
}

static void notes_add(const struct request *req, struct response *res)
{
    const char *text = http_param(req, "text", NULL);
    struct note *note;

    if (!text || !*text) {
        res->status = STATUS_BAD_REQUEST;
        return;
    }
    note = malloc(sizeof *note + strlen(text) + 1);
    note->id = ++last_id;
    strcpy(note->text, text);
    note->next = notes;
    notes = note;
    res->status = STATUS_CREATED;
    http_printf(res, "/notes/%d\n", note->id);
}

static void notes_list(const struct request *req, struct response *res)
{
    const char *with = http_param(req, "with", "");

    for (const struct note *n = notes; n; n = n->next)
        if (strstr(n->text, with))
            http_printf(res, "%d: %s\n", n->id, n->text);
}

static void teapot(const struct request *req, struct response *res)
{
    (void)req;
    res->status = STATUS_TEAPOT;
}

static void echo(const struct request *req, struct response *res)
{
    http_printf(res, "%s\n", req->path + strlen("/echo/"));
}
