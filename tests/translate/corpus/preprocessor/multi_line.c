/* Directives and macros over several lines; comments inside them */
#include <stdio.h>

#define SUM3(a, b, c) \
    ((a) + \
     (b) + /* the middle one */ \
     (c))

#define MESSAGE "a long message that " \
                "goes on here"

#define PRINT_TABLE(rows, cols)                    \
    for (int r = 1; r <= (rows); r++) {            \
        for (int c = 1; c <= (cols); c++)          \
            printf("%4d", r * c);                  \
        printf("\n");                              \
    }

#if defined(__linux__) && \
    !defined(NEVER)
#  define PLATFORM "linux"   /* indented directive */
#else
#  define PLATFORM "other"
#endif

int main(void)
{
    printf("%d\n", SUM3(1, 2,
                        3));
    printf("%s\n", MESSAGE);
    PRINT_TABLE(2, 3)
    printf("%s\n", PLATFORM); // a comment \
       that goes on
    printf("a string that \
goes on\n");
    return 0;
}
