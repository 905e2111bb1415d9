/* #if with arithmetic, comparisons and macros */
#include <stdio.h>
#include <limits.h>

#define MAJOR 3
#define MINOR 7
#define VERSION (MAJOR * 100 + MINOR)
#define FEATURES 0x5

int main(void)
{
#if VERSION >= 307
    printf("new enough\n");
#else
    printf("too old\n");
#endif
#if VERSION > 400 || (MAJOR == 3 && MINOR > 5)
    printf("ok\n");
#endif
#if FEATURES & 4
    printf("feature 4\n");
#endif
#if FEATURES & 2
    printf("feature 2\n");
#endif
#if UNKNOWN_NAME
    printf("unknown is true\n");
#elif UNKNOWN_NAME == 0
    printf("unknown is 0\n");
#endif
#if 'A' == 65 && (7 / 2) == 3 && -1 < 0
    printf("expressions\n");
#endif
#if INT_MAX > 32767
    printf("int has more than 16 bits\n");
#endif
#if (MAJOR ? MINOR : 0) % 2
    printf("odd\n");
#endif
#if __STDC_VERSION__ >= 199901L
    printf("c99\n");
#endif
#if MAJOR == 1
    printf("one\n");
#elif MAJOR == 2
    printf("two\n");
#elif MAJOR == 3
# if MINOR == 7
    printf("three seven\n");
# endif
#endif
    return 0;
}
