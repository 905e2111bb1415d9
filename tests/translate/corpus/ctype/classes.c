/* The classes of all characters below 128 */
#include <ctype.h>
#include <stdio.h>

int main(void)
{
    int c, alpha = 0, digit = 0, alnum = 0, space = 0, upper = 0, lower = 0, punct = 0;
    int cntrl = 0, print = 0, graph = 0, xdigit = 0, blank = 0;

    for (c = 0; c < 128; c++) {
        alpha += !!isalpha(c);
        digit += isdigit(c) != 0;
        alnum += isalnum(c) ? 1 : 0;
        space += !!isspace(c);
        upper += !!isupper(c);
        lower += !!islower(c);
        punct += !!ispunct(c);
        cntrl += !!iscntrl(c);
        print += !!isprint(c);
        graph += !!isgraph(c);
        xdigit += !!isxdigit(c);
        blank += !!isblank(c);
    }
    printf("%d %d %d %d %d %d\n", alpha, digit, alnum, space, upper, lower);
    printf("%d %d %d %d %d %d\n", punct, cntrl, print, graph, xdigit, blank);
    for (c = 0; c < 128; c++)
        if (ispunct(c))
            putchar(c);
    putchar('\n');
    return 0;
}
