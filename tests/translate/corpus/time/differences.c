/* difftime, time_t arithmetic, gmtime_r, timegm, strptime */
#define _GNU_SOURCE
#include <stdio.h>
#include <string.h>
#include <time.h>

static long days_between(int y1, int m1, int d1, int y2, int m2, int d2)
{
    struct tm a = { .tm_year = y1 - 1900, .tm_mon = m1 - 1, .tm_mday = d1 };
    struct tm b = { .tm_year = y2 - 1900, .tm_mon = m2 - 1, .tm_mday = d2 };

    return (long)(difftime(timegm(&b), timegm(&a)) / 86400);
}

int main(void)
{
    time_t now = time(NULL), later = now + 90, t;
    struct tm tm;
    char *rest;

    printf("%.0f\n", difftime(later, now));
    printf("%d\n", now > 1000000000);
    time(&t);
    printf("%d\n", t >= now);
    printf("%ld\n", days_between(2000, 1, 1, 2000, 3, 1));
    printf("%ld\n", days_between(1999, 12, 31, 2024, 2, 29));
    t = 951782400;
    gmtime_r(&t, &tm);
    printf("%d %d\n", tm.tm_mon, tm.tm_mday);
    memset(&tm, 0, sizeof tm);
    rest = strptime("2021-07-04 05:06:07 tail", "%Y-%m-%d %H:%M:%S", &tm);
    printf("%d %d %d [%s]\n", tm.tm_year, tm.tm_hour, tm.tm_sec, rest);
    printf("%ld\n", (long)timegm(&tm));
    return 0;
}
