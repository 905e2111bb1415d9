/* switch: cases, default, several labels for one branch, characters */
#include <stdio.h>

static int days(int month, int leap)
{
    switch (month) {
    case 2:
        return leap ? 29 : 28;
    case 4: case 6: case 9: case 11:
        return 30;
    default:
        return 31;
    }
}

static void command(char c)
{
    switch (c) {
    case 'q':
        printf("quit\n");
        break;
    case 'h':
    case '?':
        printf("help\n");
        break;
    case '0' ... '9':
        printf("digit %d\n", c - '0');
        break;
    default:
        printf("unknown '%c'\n", c);
        break;
    }
}

int main(void)
{
    int m;

    for (m = 1; m <= 12; m++)
        printf("%d ", days(m, 1));
    printf("%d\n", days(2, 0));
    command('h');
    command('?');
    command('7');
    command('q');
    command('x');
    switch (m) {
    case 1:
        printf("no match, no default\n");
    }
    return 0;
}
