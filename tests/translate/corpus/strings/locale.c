/* setlocale() and localeconv() */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    struct lconv *numbers;
    char *before;

    if (setlocale(LC_ALL, "C") == NULL)
        return 1;
    before = strdup(setlocale(LC_ALL, NULL));
    printf("%s\n", before);
    numbers = localeconv();
    printf("[%s] [%s] %d\n", numbers->decimal_point, numbers->thousands_sep, numbers->frac_digits);
    printf("%s\n", setlocale(LC_CTYPE, "C.UTF-8") ? "utf-8" : "none");
    printf("%d\n", setlocale(LC_ALL, "xx_XX") == NULL);
    printf("%.2f\n", strtod("1.25", NULL));
    printf("%s\n", setlocale(LC_ALL, before));
    free(before);
    return 0;
}
