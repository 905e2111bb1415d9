/* Arrays of variable length */
#include <stdio.h>
#include <string.h>

static double average(int n, const int values[n])
{
    int sum = 0;

    for (int i = 0; i < n; i++)
        sum += values[i];
    return (double)sum / n;
}

static void table(int rows, int cols)
{
    int t[rows][cols];

    for (int r = 0; r < rows; r++)
        for (int c = 0; c < cols; c++)
            t[r][c] = (r + 1) * (c + 1);
    printf("%zu %zu %d\n", sizeof t, sizeof t[0], t[rows - 1][cols - 1]);
}

static int palindrome(const char *s)
{
    size_t len = strlen(s);
    char back[len + 1];

    for (size_t i = 0; i < len; i++)
        back[i] = s[len - 1 - i];
    back[len] = '\0';
    return strcmp(s, back) == 0;
}

int main(void)
{
    int n = 4;
    int squares[n];

    for (int i = 0; i < n; i++)
        squares[i] = i * i;
    n = 100;
    printf("%zu %d\n", sizeof squares / sizeof squares[0], squares[3]);
    printf("%.2f\n", average(4, squares));
    table(2, 3);
    table(4, 5);
    printf("%d %d\n", palindrome("level"), palindrome("lever"));
    return 0;
}
