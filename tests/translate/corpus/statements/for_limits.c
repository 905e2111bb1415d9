/* for loops whose limit or counter changes under them: by calls, through pointers, by strlen of a text that shrinks */
#include <stdio.h>
#include <string.h>

static int limit = 5;
static int table[8] = { 1, 2, 3, 4, 5, 6, 7, 8 };

static void shrink(void)
{
    if (limit > 3)
        limit--;
}

static void grow(int *n)
{
    if (*n < 6)
        (*n)++;
}

static int remove_at(int *a, int n, int at)
{
    for (int i = at; i < n - 1; i++)
        a[i] = a[i + 1];
    return n - 1;
}

int main(void)
{
    char text[] = "trailing   ";
    int i, n = 4, count = 8, *p;
    size_t k;
    struct { int used; } s = { 3 }, *ps = &s;

    for (i = 0; i < limit; i++)
        shrink();
    printf("%d %d\n", i, limit);
    for (i = 0; i < n; i++)
        grow(&n);
    printf("%d %d\n", i, n);
    for (i = 0; i < (int)strlen(text); i++)
        if (text[strlen(text) - 1] == ' ')
            text[strlen(text) - 1] = '\0';
    printf("[%s] %d\n", text, i);
    for (i = 0; i < count; i++)
        if (table[i] % 2 == 0)
            count = remove_at(table, count, i--);
    printf("%d:", count);
    for (i = 0; i < count; i++)
        printf(" %d", table[i]);
    printf("\n");
    p = &s.used;
    for (i = 0; i < s.used; i++)
        if (i == 0)
            *p = 5;
    printf("%d\n", i);
    for (i = 0; i < ps->used; i++)
        ps->used -= 1;
    printf("%d %d\n", i, s.used);
    for (k = 0; k < sizeof table / sizeof table[0]; k++)
        if (table[k] > 4)
            break;
    printf("%zu\n", k);
    for (i = n = 0; i < 3; i++, n += 2)
        i += n == 2;
    printf("%d %d\n", i, n);
    for (i = 10; i; i /= 2)
        printf("%d ", i);
    for (unsigned u = 3; u + 1 > 0; u--)
        printf("%u ", u);
    printf("\n");
    return 0;
}
