/* CRLF line ends, as a Windows editor leaves them */
#include <stdio.h>

#define LONG_SUM(a, b) \
    ((a) + \
     (b))

/* a comment
   of two lines */
int main(void)
{
    char text[] = "one\n";   // line comment
    int i;

    for (i = 0; text[i] != '\0'; i++)
        printf("%d ", text[i]);
    printf("\n");
#ifdef _WIN32
    printf("windows\n");
#else
    printf("%d\n", LONG_SUM(1,
                            2));
#endif
    printf("joined \
line\n");
    return 0;
}
