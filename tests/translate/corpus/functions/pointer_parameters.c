/* Parameters that are changed: pointers moved, counts lowered, arrays taken as pointers, NULL allowed */
#include <stdio.h>
#include <stddef.h>
#include <string.h>

static size_t copy(char *dst, const char *src, size_t size)
{
    size_t left = size;

    if (size == 0)
        return 0;
    while (--left != 0 && (*dst++ = *src++) != '\0')
        ;
    if (left == 0)
        *dst = '\0';
    return size - left;
}

static int total(const int a[], size_t n, int *max)
{
    int sum = 0;

    for (const int *end = a + n; a != end; ++a) {
        sum += *a;
        if (max && *a > *max)
            *max = *a;
    }
    return sum;
}

static char *next_field(char **line, char sep)
{
    char *start = *line, *p;

    if (start == NULL)
        return NULL;
    p = strchr(start, sep);
    if (p) {
        *p++ = 0;
        *line = p;
    } else
        *line = NULL;
    return start;
}

static void fill(int (*grid)[3], int rows, int value)
{
    while (rows--)
        for (int c = 0; c < 3; c++)
            grid[rows][c] = value++;
}

static void either(int flag, int *a, int *b)
{
    int *p = flag ? a : b;

    *p = *p * 2 + flag;
}

static void advance(const char **s, int *n)
{
    while (**s >= '0' && **s <= '9')
        *n = *n * 10 + (*(*s)++ - '0');
}

int main(void)
{
    char small[6], line[] = "a:b::c", *l = line, *f;
    int v[] = { 4, -2, 9 }, max = v[0], grid[2][3], x = 1, y = 2, n = 0;
    const char *s = "2024-11";

    printf("%zu %s\n", copy(small, "too long", sizeof small), small);
    printf("%zu\n", copy(small, "ab", sizeof small));
    printf("%s\n", small);
    printf("%d", total(v, 3, &max));
    printf(" %d %d\n", max, total(v + 1, 2, NULL));
    while ((f = next_field(&l, ':')) != NULL)
        printf("<%s>", f);
    printf("\n");
    fill(grid, 2, 1);
    fill(grid + 1, 1, 50);
    printf("%d %d %d\n", grid[0][0], grid[0][2], grid[1][1]);
    either(1, &x, &y);
    either(0, &x, &y);
    printf("%d %d\n", x, y);
    advance(&s, &n);
    s++;
    printf("%d %s\n", n, s);
    return 0;
}
