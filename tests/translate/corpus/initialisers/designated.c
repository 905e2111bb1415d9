/* Designated initialisers: fields, elements, nested, out of order */
#include <stdio.h>

struct server {
    const char *host;
    int port;
    struct {
        int seconds;
        int retries;
    } limits;
    unsigned int secure : 1;
};

enum { GET, PUT, DELETE, COUNT };

static const char *names[COUNT] = {
    [DELETE] = "delete",
    [GET] = "get",
    [PUT] = "put",
};

int main(void)
{
    struct server s = { .port = 8080, .host = "localhost" };
    struct server t = {
        .host = "example",
        .limits = { .retries = 3 },
        .secure = 1,
    };
    struct server u = { "positional", .limits.seconds = 9, .port = 1 };
    int sparse[10] = { [2] = 20, 30, [9] = 90 };
    int ranged[6] = { [1 ... 3] = 7 };
    int i;

    printf("%s %d %d %d %d\n", s.host, s.port, s.limits.seconds, s.limits.retries, s.secure);
    printf("%s %d %d %d %d\n", t.host, t.port, t.limits.seconds, t.limits.retries, t.secure);
    printf("%s %d %d %d %d\n", u.host, u.port, u.limits.seconds, u.limits.retries, u.secure);
    for (i = 0; i < 10; i++)
        printf("%d ", sparse[i]);
    printf("\n");
    for (i = 0; i < 6; i++)
        printf("%d ", ranged[i]);
    printf("\n");
    for (i = 0; i < COUNT; i++)
        printf("%s ", names[i]);
    printf("\n");
    return 0;
}
