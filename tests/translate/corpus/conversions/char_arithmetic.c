/* Characters as numbers: digits, ranges, case, shifting, char loops */
#include <stdio.h>

static int digit_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

int main(void)
{
    char c, word[] = "rotate", digits[4];
    int counts['z' - 'a' + 1] = { 0 }, i, n = 407;
    char a = 'a', b = a + 1, sum = a + b;

    for (c = 'a'; c <= 'e'; c++)
        printf("%c%d ", c, c);
    printf("\n");
    for (i = 0; word[i] != 0; i++) {
        counts[word[i] - 'a']++;
        word[i] = (word[i] - 'a' + 13) % 26 + 'a';
    }
    printf("%s %d %d\n", word, counts['t' - 'a'], counts['z' - 'a']);
    digits[0] = '0' + n / 100;
    digits[1] = '0' + n / 10 % 10;
    digits[2] = n % 10 + '0';
    digits[3] = '\0';
    printf("%s\n", digits);
    printf("%d %d %d %d\n", digit_value('7'), digit_value('B'), digit_value('f'), digit_value('x'));
    printf("%d %d\n", sum, a * 2);
    printf("%c%c%c\n", 'A' ^ 32, 'z' & ~32, "0123456789abcdef"[11]);
    printf("%d\n", 'ab' == ('a' << 8 | 'b'));
    c = 'A' + 70;
    printf("%d\n", c);
    return 0;
}
