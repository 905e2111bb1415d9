/* printf of strings and pointers: widths, precisions, NULL, return value */
#include <stdio.h>

int main(void)
{
    const char *s = "string";
    char raw[3] = { 'a', 'b', 'c' };
    int n, written = 0;

    printf("[%s] [%10s] [%-10s] [%.3s] [%8.2s]\n", s, s, s, s, s);
    printf("[%.3s] [%.*s] [%*s]\n", raw, 2, raw, 4, "r");
    n = printf("%s", "count me\n");
    printf("%d\n", n);
    printf("12345%n67\n", &written);
    printf("%d\n", written);
    printf("[%s]\n", "");
    printf("%s %p\n", (char *)NULL ? "x" : "(nothing)", (void *)0);
    printf("[%p] [%#lx]\n", (void *)0x1234, 0x1234L);
    printf("%s", "no newline, ");
    printf("then one\n");
    printf("%s\n" "%s\n", "two", "lines");
    printf("tab\tquote\"backslash\\percent%%\n");
    printf("%c%s%c\n", '<', s + 3, '>');
    printf("\x41\102 \u00fc %s\n", "\xc3\xa9");
    return 0;
}
