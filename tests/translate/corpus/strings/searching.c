/* strchr, strrchr, strstr, strpbrk, strspn, strcspn, memchr */
#define _GNU_SOURCE
#include <stdio.h>
#include <string.h>

int main(void)
{
    const char *path = "/usr/local/bin/tool.tar.gz";
    const char *url = "http://host:8080/index.html?x=1";
    char raw[8] = { 1, 2, 0, 3, 0, 4, 5, 6 };
    const char *p;
    char *q;

    printf("%s\n", strrchr(path, '/') + 1);
    printf("%s\n", strchr(path, '.'));
    printf("%d\n", strchr(path, '#') == NULL);
    printf("%d\n", (int)(strchr(path, '\0') - path));
    p = strstr(url, "://");
    if (p)
        printf("%.*s\n", (int)(p - url), url);
    p += 3;
    printf("%.*s\n", (int)strcspn(p, ":/"), p);
    printf("%s\n", strpbrk(p, "?#"));
    printf("%zu\n", strspn("00123", "0"));
    printf("%zu\n", strspn("123abc", "0123456789"));
    printf("%d\n", strstr(url, "ftp") == NULL);
    printf("%d\n", strstr(url, "") == url);
    q = memchr(raw, 3, sizeof raw);
    printf("%d %d\n", (int)(q - raw), memchr(raw, 9, sizeof raw) == NULL);
    printf("%s\n", strcasestr("Content-LENGTH: 5", "length"));
    printf("%s|\n", strchrnul("abc", 'x'));
    return 0;
}
