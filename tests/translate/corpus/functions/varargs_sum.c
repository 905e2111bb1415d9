/* Variadic functions with va_arg of several types */
#include <stdarg.h>
#include <stdio.h>

static int sum(int count, ...)
{
    va_list ap;
    int i, total = 0;

    va_start(ap, count);
    for (i = 0; i < count; i++)
        total += va_arg(ap, int);
    va_end(ap);
    return total;
}

static double mean(const char *types, ...)
{
    va_list args;
    double total = 0;
    int n = 0;

    va_start(args, types);
    for (; *types; types++, n++)
        switch (*types) {
        case 'i': total += va_arg(args, int); break;
        case 'd': total += va_arg(args, double); break;
        case 'l': total += va_arg(args, long); break;
        case 's': printf("%s ", va_arg(args, char *)); n--; break;
        }
    va_end(args);
    return total / n;
}

static void list(const char *first, ...)
{
    va_list ap;
    const char *s;

    va_start(ap, first);
    for (s = first; s != NULL; s = va_arg(ap, const char *))
        printf("%s;", s);
    va_end(ap);
    printf("\n");
}

int main(void)
{
    char c = 'A';
    short s = 2;

    printf("%d %d\n", sum(3, 1, 2, 3), sum(0));
    printf("%d\n", sum(2, c, s));
    printf("%.2f\n", mean("idl", 1, 2.5, 4L));
    printf("%.2f\n", mean("sis", "x", 3, "y"));
    list("a", "bc", "def", NULL);
    list(NULL);
    return 0;
}
