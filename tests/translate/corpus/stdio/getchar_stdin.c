/* Copying stdin by getchar, with counting and ungetc */
#include <ctype.h>
#include <stdio.h>

static int read_number(void)
{
    int c, n = 0;

    while ((c = getchar()) != EOF && isdigit(c))
        n = n * 10 + c - '0';
    if (c != EOF)
        ungetc(c, stdin);
    return n;
}

int main(void)
{
    int c, lines = 0, sum = 0;
    long count = 0;

    while ((c = getchar()) != EOF) {
        count++;
        if (isdigit(c)) {
            ungetc(c, stdin);
            sum += read_number();
            putchar('N');
        } else if (c == '\n') {
            lines++;
            putchar(c);
        } else
            putchar(c == ' ' ? '_' : c);
    }
    printf("%ld %d %d\n", count, lines, sum);
    printf("%d %d\n", getchar(), getc(stdin));
    return 0;
}
