/* strftime, gmtime and mktime with TZ set to UTC */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

int main(void)
{
    time_t t = 1234567890;
    struct tm *tm, copy;
    char buf[64];
    size_t n;

    setenv("TZ", "UTC", 1);
    tzset();
    tm = gmtime(&t);
    printf("%d-%02d-%02d %02d:%02d:%02d\n", tm->tm_year + 1900, tm->tm_mon + 1, tm->tm_mday,
           tm->tm_hour, tm->tm_min, tm->tm_sec);
    printf("%d %d %d\n", tm->tm_wday, tm->tm_yday, tm->tm_isdst);
    n = strftime(buf, sizeof buf, "%Y-%m-%dT%H:%M:%SZ", tm);
    printf("%zu %s\n", n, buf);
    strftime(buf, sizeof buf, "%a, %d %b %Y %H:%M:%S GMT", tm);
    puts(buf);
    strftime(buf, sizeof buf, "%A %B %j %U %w %y %e %I %p %%", tm);
    puts(buf);
    printf("%zu\n", strftime(buf, 5, "%Y-%m-%d", tm));
    copy = *localtime(&t);
    copy.tm_mday += 30;
    t = mktime(&copy);
    printf("%ld %d %d\n", (long)t, copy.tm_mon, copy.tm_mday);
    printf("%s", asctime(&copy));
    printf("%s", ctime(&t));
    t = 0;
    strcpy(buf, ctime(&t));
    buf[strcspn(buf, "\n")] = '\0';
    printf("[%s]\n", buf);
    return 0;
}
