#include "proto.h"
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

typedef enum status procedure_t(XDR *in, XDR *out);

static procedure_t null, add, mean, join, divide;

static procedure_t *const table[PROC_COUNT] = {
    [PROC_NULL_] = null,
    [PROC_ADD] = add,
    [PROC_MEAN] = mean,
    [PROC_JOIN] = join,
    [PROC_DIVIDE] = divide,
};

static enum status null(XDR *in, XDR *out)
{
    return SUCCESS;
}

static enum status add(XDR *in, XDR *out)
{
    struct pair p;
    int64_t sum;

    if (!xdr_pair(in, &p))
        return GARBAGE_ARGS;
    sum = (int64_t)((uint64_t)p.a + (uint64_t)p.b);
    return xdr_hyper(out, &sum) ? SUCCESS : SYSTEM_ERR;
}

static enum status mean(XDR *in, XDR *out)
{
    double *values = NULL, sum = 0;
    uint32_t n;
    enum status status = GARBAGE_ARGS;

    if (!xdr_array(in, (void **)&values, &n, sizeof *values, xdr_double) || n == 0)
        goto out;
    for (uint32_t i = 0; i < n; i++)
        sum += values[i];
    sum /= n;
    status = xdr_double(out, &sum) ? SUCCESS : SYSTEM_ERR;
out:
    free(values);
    return status;
}

static enum status join(XDR *in, XDR *out)
{
    struct string *parts = NULL, result;
    uint32_t n = 0;
    size_t length = 0;
    enum status status = GARBAGE_ARGS;

    if (xdr_array(in, (void **)&parts, &n, sizeof *parts, xdr_string)) {
        for (uint32_t i = 0; i < n; i++)
            length += strlen(parts[i].chars) + 1;
        char all[length + 1];               /* as long as it needs to be */
        all[0] = '\0';
        for (uint32_t i = 0; i < n; i++) {
            if (i)
                strcat(all, "-");
            strcat(all, parts[i].chars);
        }
        result.chars = all;
        status = xdr_string(out, &result) ? SUCCESS : SYSTEM_ERR;
    }
    for (uint32_t i = 0; parts && i < n; i++)
        free(parts[i].chars);
    free(parts);
    return status;
}

static enum status divide(XDR *in, XDR *out)
{
    struct pair p, result;

    if (!xdr_pair(in, &p) || p.b == 0)
        return GARBAGE_ARGS;
    result = (struct pair){ p.a / p.b, p.a % p.b };
    return xdr_pair(out, &result) ? SUCCESS : SYSTEM_ERR;
}

static void serve(int fd)
{
    uint8_t request[XDR_MAX], answer[XDR_MAX];
    struct call call;
    XDR in, out;

    while (frame_recv(fd, &in, request)) {
        int32_t status = SUCCESS;
        size_t status_at;

        xdr_start(&out, XDR_ENCODE, answer, sizeof answer);
        if (!xdr_call(&in, &call))
            break;
        xdr_int(&out, &call.xid);
        status_at = out.at;
        xdr_int(&out, &status);
        if (call.program != PROGRAM)
            status = PROG_UNAVAIL;
        else if (call.procedure < 0 || call.procedure >= PROC_COUNT)
            status = PROC_UNAVAIL;
        else
            status = table[call.procedure](&in, &out);
        printf("%08x %s: %d, %zu of %zu bytes read\n", call.xid, procedure_name(call.procedure), status, in.at, in.size);

        XDR patch = out;                    /* the status, now that it is known */
        patch.at = status_at;
        xdr_int(&patch, &status);
        if (!frame_send(fd, &out))
            break;
    }
}

int main(void)
{
    struct sockaddr_in sin = { .sin_family = AF_INET, .sin_port = htons(RPC_PORT) };
    int listener = socket(AF_INET, SOCK_STREAM, 0), fd;

    if (bind(listener, (struct sockaddr *)&sin, sizeof sin) < 0 || listen(listener, 1) < 0) {
        perror("server");
        return 1;
    }
    if ((fd = accept(listener, NULL, NULL)) < 0) {
        perror("accept");
        return 1;
    }
    serve(fd);
    close(fd);
    close(listener);
    return 0;
}
