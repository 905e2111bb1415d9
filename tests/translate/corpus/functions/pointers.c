/* Pointers to functions: variables, tables, parameters, typedef, return value */
#include <stdio.h>
#include <string.h>

typedef int (*operation)(int, int);

static int add(int a, int b) { return a + b; }
static int sub(int a, int b) { return a - b; }
static int mul(int a, int b) { return a * b; }

static struct { const char *name; operation run; } table[] = {
    { "add", add },
    { "sub", &sub },
    { "mul", mul },
};

static operation lookup(const char *name)
{
    size_t i;

    for (i = 0; i < sizeof table / sizeof table[0]; i++)
        if (strcmp(table[i].name, name) == 0)
            return table[i].run;
    return NULL;
}

static int apply(int (*f)(int, int), int n)
{
    return f(n, 2);
}

static int (*choose(int which))(int, int)
{
    return which ? add : mul;
}

int main(void)
{
    int (*f)(int, int) = add;
    operation ops[3] = { add, sub, mul };
    int i;

    printf("%d %d\n", f(2, 3), (*f)(4, 5));
    f = &mul;
    printf("%d %d\n", f(2, 3), f == mul);
    for (i = 0; i < 3; i++)
        printf("%d ", ops[i](10, 3));
    printf("\n%d %d\n", apply(sub, 10), apply(lookup("mul"), 10));
    printf("%d\n", lookup("div") == NULL);
    if ((f = lookup("add")))
        printf("%d\n", f(1, 1));
    printf("%d %d\n", choose(0)(6, 7), choose(1)(6, 7));
    return 0;
}
