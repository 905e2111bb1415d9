/* String literals walked, indexed up to their NUL, compared by address, subtracted, passed on */
#include <stdio.h>
#include <string.h>

struct named { const char *name; int n; };

static const char *const levels[] = { "low", "middle", "high" };

static int count(const char *s, char c)
{
    int n = 0;

    while (*s != '\0')
        if (*s++ == c)
            n++;
    return n;
}

static const char *after(const char *s, char c)
{
    for (; *s; s++)
        if (*s == c)
            return s + 1;
    return "";
}

static const char *pick(int n, const char *other)
{
    return n ? "literal" : other;
}

int main(void)
{
    const char *s = "hello", *end, *p;
    char buffer[16] = "buffer";
    struct named list[] = { { "one", 1 }, { NULL, 2 }, { "", 3 } };
    unsigned i;

    printf("%d %c %d\n", s[5], s[4], s[5] == '\0');
    for (end = s; *end; end++)
        ;
    printf("%d\n", (int)(end - s));
    p = s;
    p += 2;
    printf("%s %d %d\n", p, p == s + 2, p > s);
    printf("%d %d\n", count("banana", 'a'), count(buffer, 'f'));
    printf("[%s] [%s]\n", after("key=value", '='), after("none", '='));
    p = pick(0, buffer);
    printf("%s %c\n", pick(1, buffer), p[1]);
    i = 1, p = s;
    printf("%c%u\n", *p, i);
    for (i = 0; i < 3; i++) {
        const char *name = list[i].name;
        printf("%s:%zu ", name ? name : "(null)", name != NULL ? strlen(name) : 0);
        if (name && !name[0])
            printf("empty ");
    }
    printf("\n");
    for (i = 0; i < 3; i++)
        putchar(levels[i][0]);
    putchar(*levels[1]);
    putchar(*(levels[2] + 3));
    printf("\n");
    switch (s[1]) {
    case 'e': printf("e\n"); break;
    default: printf("other\n");
    }
    s = buffer;
    buffer[0] = 'B';
    printf("%s\n", s);
    return 0;
}
