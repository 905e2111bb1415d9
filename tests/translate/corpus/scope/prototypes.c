/* Functions used before they are defined, prototypes, mutual recursion */
#include <stdio.h>

int add(int, int);
static int is_odd(unsigned n);
void say(const char *text);
extern int twice(int n);

static int is_even(unsigned n)
{
    return n == 0 ? 1 : is_odd(n - 1);
}

int main(void)
{
    int later(int);

    say("prototypes");
    printf("%d %d %d\n", add(2, 3), twice(21), later(1));
    printf("%d %d\n", is_even(10), is_odd(10));
    return 0;
}

int add(int a, int b)
{
    return a + b;
}

static int is_odd(unsigned n)
{
    return n == 0 ? 0 : is_even(n - 1);
}

void say(const char *text)
{
    printf("<%s>\n", text);
}

int twice(int n)
{
    return add(n, n);
}

int later(int n)
{
    return n + 1;
}
