/* va_copy, and a va_list handed from one function to another */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static int max_of(int n, va_list ap)
{
    int best = va_arg(ap, int);

    while (--n > 0) {
        int v = va_arg(ap, int);
        if (v > best)
            best = v;
    }
    return best;
}

static void both(int n, ...)
{
    va_list ap, again;
    int i;

    va_start(ap, n);
    va_copy(again, ap);
    printf("max %d of", max_of(n, ap));
    for (i = 0; i < n; i++)
        printf(" %d", va_arg(again, int));
    printf("\n");
    va_end(again);
    va_end(ap);
}

static char *make_text(const char *fmt, ...)
{
    va_list ap, measure;
    char *text;
    int n;

    va_start(ap, fmt);
    va_copy(measure, ap);
    n = vsnprintf(NULL, 0, fmt, measure);
    va_end(measure);
    text = malloc(n + 1);
    if (text)
        vsnprintf(text, n + 1, fmt, ap);
    va_end(ap);
    return text;
}

int main(void)
{
    char *text;

    both(4, 3, 9, -2, 7);
    text = make_text("%s has %d items worth %.2f", "cart", 3, 9.99);
    printf("%s\n", text);
    free(text);
    return 0;
}
