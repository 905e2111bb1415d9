/* switch on expressions, negative cases, casts, and a variable set before the first case */
#include <stdio.h>
#include <stdlib.h>

#define KIND(x) ((x) >> 4)

static const char *sign(int n)
{
    switch ((n > 0) - (n < 0)) {
    case -1: return "minus";
    case 0:  return "zero";
    case 1:  return "plus";
    }
    return "never";
}

int main(void)
{
    unsigned char codes[] = {0x10, 0x2f, 0x35, 0xff};
    size_t i;
    long big = 5000000000L;

    printf("%s %s %s\n", sign(-9), sign(0), sign(9));
    for (i = 0; i < sizeof codes; i++)
        switch (KIND(codes[i])) {
        case 1: puts("control"); break;
        case 1 + 1: puts("data"); break;
        case 0x0F: puts("broadcast"); break;
        default: printf("%#x?\n", codes[i]);
        }
    switch (big) {
    case 705032704:
        puts("truncated");
        break;
    case 5000000000L:
        puts("long switch");
    }
    switch (atoi("12") / 5) {
        int unused;
    case 2:
        unused = 4;
        printf("%d\n", unused);
    }
    switch (3) default: puts("only default");
    switch (codes[0]++) { case 0x10: printf("%d\n", codes[0]); }
    return 0;
}
