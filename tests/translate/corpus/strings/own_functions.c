/* strlen, strcpy and friends written by hand, as exercises ask for */
#include <stdio.h>

size_t my_strlen(const char *s)
{
    size_t n;
    for (n = 0; s[n] != '\0'; n++)
        ;
    return n;
}

char *my_strcpy(char *dst, const char *src)
{
    char *d = dst;
    while ((*d++ = *src++) != '\0')
        ;
    return dst;
}

char *my_strcat(char *dst, const char *src)
{
    my_strcpy(dst + my_strlen(dst), src);
    return dst;
}

int my_strcmp(const char *s1, const char *s2)
{
    while (*s1 && (*s1 == *s2))
        s1++, s2++;
    return (unsigned char)*s1 - (unsigned char)*s2;
}

char *my_strchr(const char *s, int c)
{
    do {
        if (*s == (char)c)
            return (char *)s;
    } while (*s++);
    return 0;
}

int my_atoi(const char *s)
{
    int sign = 1, n = 0;

    while (*s == ' ' || *s == '\t')
        s++;
    if (*s == '-' || *s == '+')
        sign = *s++ == '-' ? -1 : 1;
    while (*s >= '0' && *s <= '9')
        n = 10 * n + (*s++ - '0');
    return sign * n;
}

int main(void)
{
    char buf[32];

    printf("%zu %zu\n", my_strlen("seven77"), my_strlen(""));
    printf("%s\n", my_strcat(my_strcpy(buf, "to"), "gether"));
    printf("%d %d\n", my_strcmp("a", "c"), my_strcmp("same", "same"));
    printf("%s %d\n", my_strchr(buf, 'g'), my_strchr(buf, 'z') == NULL);
    printf("%d\n", (int)(my_strchr(buf, 0) - buf));
    printf("%d %d %d\n", my_atoi("  -42x"), my_atoi("+7"), my_atoi("none"));
    return 0;
}
