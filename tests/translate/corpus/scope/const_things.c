/* const: variables, pointers to const, const pointers, tables */
#include <stdio.h>
#include <string.h>

static const int limits[] = { 10, 20, 30 };
static const char vowels[] = "aeiou";
static const double pi = 3.14159;
const char *const program = "const_things";

static size_t count_vowels(const char *s)
{
    size_t n = 0;

    for (; *s != '\0'; s++)
        n += strchr(vowels, *s) != NULL;
    return n;
}

static void fill(char *const to, const char c, const int n)
{
    int i;

    for (i = 0; i < n; i++)
        to[i] = c;
    to[n] = '\0';
}

int main(void)
{
    const int size = 6;
    char text[7];
    const char *p = "reading";
    volatile int v = 3;
    register int r = 4;

    fill(text, '*', size);
    printf("%s %s\n", program, text);
    printf("%zu %zu\n", count_vowels(p), count_vowels("xyz"));
    p = "other";
    printf("%s %d %.3f\n", p, limits[1] + limits[2], pi * 2);
    v += r;
    printf("%d\n", v);
    return 0;
}
