/* The comma operator: in for, in while, in an expression */
#include <stdio.h>
#include <string.h>

static void reverse(char *s)
{
    int i, j;
    char c;

    for (i = 0, j = strlen(s) - 1; i < j; i++, j--) {
        c = s[i];
        s[i] = s[j];
        s[j] = c;
    }
}

int main(void)
{
    int a, b, n = 3;
    char word[] = "comma";

    reverse(word);
    printf("%s\n", word);
    a = (b = 3, b + 2);
    printf("%d %d\n", a, b);
    a = 1, b = 2;
    printf("%d %d\n", a, b);
    while (printf("%d ", n), --n > 0)
        ;
    printf("\n");
    if (a++, a == 2)
        printf("two\n");
    for (a = 10, b = 0; a > b; a -= 2, b++)
        printf("%d-%d ", a, b);
    printf("\n%d\n", (a, b, a + b));
    return 0;
}
