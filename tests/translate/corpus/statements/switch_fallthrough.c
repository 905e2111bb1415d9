/* switch where one case runs on into the next, default in the middle */
#include <stdio.h>

static void countdown(int n)
{
    switch (n) {
    case 3:
        printf("three ");
    case 2:
        printf("two ");
    default:
        printf("(default) ");
    case 1:
        printf("one ");
        break;
    case 0:
        printf("zero ");
    }
    printf("\n");
}

static int score(char c)
{
    int points = 0;

    switch (c) {
    case 'a':
        points++;
        /* fall through */
    case 'b':
        points += 10;
        /* fall through */
    case 'c':
        points += 100;
        if (c == 'b')
            break;
        points += 1000;
    }
    return points;
}

int main(void)
{
    int i;

    for (i = 4; i >= -1; i--)
        countdown(i);
    printf("%d %d %d %d\n", score('a'), score('b'), score('c'), score('d'));
    return 0;
}
