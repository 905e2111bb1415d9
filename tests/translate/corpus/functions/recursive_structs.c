/* Recursion over nested data: an expression parser and evaluator with global state */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

struct expr {
    char op;
    int value;
    struct expr *left, *right;
};

static const char *at;
static int errors;

static struct expr *sum(void);

static struct expr *node(char op, struct expr *l, struct expr *r, int value)
{
    struct expr *e = malloc(sizeof *e);

    *e = (struct expr){ op, value, l, r };
    return e;
}

static struct expr *factor(void)
{
    int n = 0;
    struct expr *e;

    while (*at == ' ')
        at++;
    if (*at == '(') {
        at++;
        e = sum();
        if (*at == ')')
            at++;
        else
            errors++;
        return e;
    }
    if (*at == '-')
        return at++, node('n', factor(), NULL, 0);
    if (!isdigit((unsigned char)*at))
        errors++;
    while (isdigit((unsigned char)*at))
        n = n * 10 + *at++ - '0';
    while (*at == ' ')
        at++;
    return node('#', NULL, NULL, n);
}

static struct expr *product(void)
{
    struct expr *e = factor();

    while (*at == '*' || *at == '/' || *at == '%') {
        char op = *at++;
        e = node(op, e, factor(), 0);
    }
    return e;
}

static struct expr *sum(void)
{
    struct expr *e = product();

    while (*at == '+' || *at == '-') {
        char op = *at++;
        e = node(op, e, product(), 0);
    }
    return e;
}

static int eval(struct expr *e)
{
    int l, r;

    if (e->op == '#')
        return e->value;
    l = eval(e->left);
    r = e->right ? eval(e->right) : 0;
    switch (e->op) {
    case '+': return l + r;
    case '-': return l - r;
    case '*': return l * r;
    case '/': return r ? l / r : (errors++, 0);
    case '%': return r ? l % r : 0;
    case 'n': return -l;
    }
    return 0;
}

static void release(struct expr *e)
{
    if (e) {
        release(e->left);
        release(e->right);
        free(e);
    }
}

int main(void)
{
    const char *inputs[] = { "1 + 2 * 3", "(1+2)*-3", "-7 / 2", "-7 % 3", "10 - 4 - 3", "8/(4-4)", "2*(3", "x" };
    unsigned i;

    for (i = 0; i < sizeof inputs / sizeof *inputs; i++) {
        struct expr *e;
        at = inputs[i];
        errors = 0;
        e = sum();
        printf("%s = %d", inputs[i], eval(e));
        if (errors)
            printf(" (%d errors)", errors);
        printf(errors > 1 ? "!\n" : "\n");
        release(e);
    }
    return 0;
}
