/* bool from stdbool.h, and _Bool: any non-zero value becomes 1 */
#include <stdbool.h>
#include <stdio.h>

static bool is_even(int n)
{
    return n % 2 == 0;
}

int main(void)
{
    bool flag = false;
    _Bool other = 42;
    bool half = 0.5;
    char *p = "x";
    bool has_text = p;

    printf("%d %d %d %d\n", flag, other, half, has_text);
    flag = !flag;
    printf("%d %s\n", flag, flag ? "true" : "false");
    flag += 5;
    printf("%d\n", flag);
    flag = 256;
    printf("%d %zu\n", flag, sizeof(bool));
    for (int i = 0; i < 4; i++)
        printf("%d:%d ", i, is_even(i));
    printf("\n%d\n", true + true);
    return 0;
}
