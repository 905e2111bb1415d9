/* puts, putchar, putc, fputc, fputs and what they return */
#include <stdio.h>

int main(void)
{
    int i, r;

    puts("puts adds a newline");
    puts("");
    fputs("fputs does not", stdout);
    fputs(" add one\n", stdout);
    for (i = 'a'; i <= 'e'; i++)
        putchar(i);
    putchar('\n');
    r = putchar('x' + 256);
    putc('\n', stdout);
    printf("%d\n", r);
    r = fputc(-1, stdout);
    fputc('\n', stdout);
    printf("%d %d\n", r, EOF);
    printf("%d\n", fputs("", stdout) >= 0);
    fputs("to stderr\n", stderr);
    fputc('!', stderr);
    fputc('\n', stderr);
    fwrite("raw\0bytes\n", 1, 10, stdout);
    return 0;
}
