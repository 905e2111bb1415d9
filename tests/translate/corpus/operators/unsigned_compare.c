/* Countdown with unsigned, sizes and differences: the classic traps, done right */
#include <stdio.h>
#include <string.h>

int main(void)
{
    unsigned int i;
    size_t n = 3, used = 5;
    int total = -1;
    char word[] = "abc";

    for (i = 3; i-- > 0; )
        printf("%c", word[i]);
    printf(" %u\n", i);
    printf("%zu\n", n - used);
    printf("%d\n", n - used > 0);
    printf("%d\n", (int)n - (int)used > 0);
    printf("%d\n", total < (int)strlen(word));
    printf("%d\n", total < strlen(word));
    i = 0;
    printf("%u %d\n", i - 1, i - 1 > 0);
    printf("%d\n", (int)(i - 1));
    printf("%u\n", -i);
    printf("%u\n", -1u / 2);
    printf("%ld\n", (long)(i - 1));
    return 0;
}
