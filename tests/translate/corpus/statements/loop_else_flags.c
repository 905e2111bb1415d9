/* Loop conditions with calls and assignments; a loop variable used after the loop */
#include <stdio.h>
#include <string.h>

static const int data[] = {4, 8, 15, 16, 23, 42};
static size_t pos;

static int read_next(int *value)
{
    if (pos == sizeof(data) / sizeof(*data))
        return 0;
    *value = data[pos++];
    return 1;
}

int main(void)
{
    int v = 0, sum = 0, n;
    const char *words[] = {"one", "two", "three", NULL};
    const char **w;
    size_t i;

    while (read_next(&v) && v < 20)
        sum += v;
    printf("%d stopped at %d\n", sum, v);
    for (w = words; *w != NULL; w++)
        printf("%s ", *w);
    printf("(%d)\n", (int)(w - words));
    for (i = 0; i < strlen(words[2]); i++)
        if (words[2][i] == 'e')
            break;
    printf("%zu\n", i);
    for (i = 0, n = 1; words[i]; i++, n *= 2)
        continue;
    printf("%zu %d\n", i, n);
    do {
        n /= 2;
    } while (n > 3 || (n == 2 && (n = 100)));
    printf("%d\n", n);
    return 0;
}
