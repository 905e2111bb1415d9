/* scanf on stdin: numbers, words, characters, a failed match */
#include <stdio.h>

int main(void)
{
    int a, b, n, sum = 0;
    char word[20], c;
    double d;

    n = scanf("%d %d", &a, &b);
    printf("%d: %d %d\n", n, a, b);
    n = scanf("%19s", word);
    printf("%d: %s\n", n, word);
    n = scanf(" %c%lf", &c, &d);
    printf("%d: %c %.2f\n", n, c, d);
    while (scanf("%d", &n) == 1)
        sum += n;
    printf("%d\n", sum);
    n = scanf("%d", &a);
    printf("%d %d\n", n, a);
    scanf("%[^\n]", word);
    printf("[%s]\n", word);
    scanf("%*c");
    n = scanf("%x-%o", &a, &b);
    printf("%d %d %d\n", n, a, b);
    n = scanf("%d", &a);
    printf("%d %d\n", n, n == EOF);
    return 0;
}
