/* goto between the branches of a switch, into an if, and over declarations */
#include <stdio.h>

static int parse(const char *s)
{
    int value = 0, negative = 0;

    switch (*s) {
    case '-':
        negative = 1;
        /* fall through */
    case '+':
        s++;
        goto digits;
    case '0':
        if (s[1] == 'x') {
            s += 2;
            goto hex;
        }
    digits:
    default:
        for (; *s >= '0' && *s <= '9'; s++)
            value = value * 10 + (*s - '0');
        break;
    hex:
        while (*s) {
            value = value * 16 + (*s <= '9' ? *s - '0' : *s - 'a' + 10);
            s++;
        }
    }
    return negative ? -value : value;
}

int main(void)
{
    int i = 0;

    printf("%d %d %d %d %d\n", parse("42"), parse("-17"), parse("+5"), parse("0x1f"), parse("007"));
    if (i == 0)
        goto inside;
    printf("never\n");
    if (i == 100) {
        printf("never, too\n");
inside:
        printf("inside the if, i %d\n", i);
    } else
        printf("else\n");
    goto after;
    {
        int skipped;
        skipped = 1;
        printf("%d\n", skipped);
    }
after:
    if (++i < 3)
        goto inside;
    printf("%d\n", i);
    return 0;
}
