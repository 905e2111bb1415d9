/* switch inside a loop: break leaves the switch, continue and return leave more */
#include <stdio.h>

static int parse(const char *s)
{
    int depth = 0, words = 0;

    for (; *s; s++) {
        switch (*s) {
        case ' ':
            words++;
            continue;
        case '(':
            depth++;
            break;
        case ')':
            if (--depth < 0)
                return -1;
            break;
        case '#':
            goto end;
        default:
            if (*s >= '0' && *s <= '9')
                break;
            putchar(*s);
        }
        putchar('.');
    }
end:
    printf(" depth %d words %d\n", depth, words);
    return depth;
}

int main(void)
{
    printf("%d\n", parse("a (b c) d"));
    printf("%d\n", parse("((1 2"));
    printf("%d\n", parse("x)y"));
    printf("%d\n", parse("go # not this"));
    return 0;
}
