/* K&R function definitions, as old books have them */
#include <stdio.h>

int add(a, b)
int a, b;
{
    return a + b;
}

char *pick(list, n)
    char *list[];
    int n;
{
    return list[n];
}

double half(x)
double x;
{
    return x / 2;
}

void show(text, c, count)
char *text, c;
short count;
{
    while (count-- > 0)
        printf("%s%c", text, c);
    printf("\n");
}

int main(argc, argv)
int argc;
char **argv;
{
    char *names[3];

    names[0] = "zero";
    names[1] = "one";
    names[2] = "two";
    printf("%d %s %.2f\n", add(2, 3), pick(names, 1), half(5.0));
    show("ab", '-', 3);
    printf("%d %c\n", argc, argv[0][0]);
    return 0;
}
