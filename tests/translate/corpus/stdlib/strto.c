/* strtol, strtoul, strtoll, strtod: bases, ends, ranges */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

static int parse_port(const char *s)
{
    char *end;
    long n;

    errno = 0;
    n = strtol(s, &end, 10);
    if (end == s || *end != '\0' || errno == ERANGE || n < 1 || n > 65535)
        return -1;
    return (int)n;
}

int main(void)
{
    const char *ports[] = { "8080", "0", "65536", "80x", "", "-1", "99999999999999999999", " 7" };
    char *end;
    unsigned i;

    for (i = 0; i < sizeof ports / sizeof *ports; i++)
        printf("%s -> %d\n", ports[i], parse_port(ports[i]));
    printf("%ld", strtol("0x1f rest", &end, 0));
    printf(" [%s]\n", end);
    printf("%ld %ld %ld\n", strtol("077", NULL, 0), strtol("1011", NULL, 2), strtol("zz", NULL, 36));
    printf("%ld", strtol("-42abc", &end, 10));
    printf(" %d\n", *end);
    printf("%lu %lu\n", strtoul("4294967296", NULL, 10), strtoul("-1", NULL, 10));
    printf("%lld\n", strtoll("9223372036854775807", NULL, 10));
    errno = 0;
    printf("%d\n", strtol("9223372036854775808", NULL, 10) == LONG_MAX);
    printf("%d\n", errno == ERANGE);
    printf("%.2f", strtod("2.50kg", &end));
    printf(" %s\n", end);
    printf("%g %g\n", strtod("1e3", NULL), strtod("nope", &end));
    printf("%d %ld %.1f %lld\n", atoi("12abc"), atol("-9"), atof("3.9"), atoll("5000000000"));
    return 0;
}
