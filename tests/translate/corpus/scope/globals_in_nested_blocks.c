/* Globals assigned in loops, branches, switches and conditions of functions that also have locals of like names */
#include <stdio.h>
#include <string.h>

int count, total = 5;
static char name[8] = "init";
static char *cursor = name;
static struct { int a; } config, *active;
static int (*hook)(int);

static int twice(int n) { return n * 2; }

static void work(int n)
{
    int total_local = 0;

    for (count = 0; count < n; count++) {
        total += count;
        total_local += total;
    }
    if (total_local > 30)
        cursor = name + 1;
    switch (n) {
    case 4:
        active = &config;
        active->a = 4;
        break;
    default:
        hook = twice;
    }
    while ((count -= 2) > 0)
        total++;
}

static int shadow(int total)
{
    int count = total * 2;
    {
        extern int count;
        count = 77;
    }
    return count;
}

static void reset(void)
{
    count = total = 0;
    memset(name, 0, sizeof name);
    *cursor++ = 'r';
    *cursor = 's';
    hook = NULL;
}

int main(void)
{
    work(4);
    printf("%d %d %s %d %d\n", count, total, cursor, config.a, hook == NULL);
    work(2);
    printf("%d %d %d\n", count, total, hook(21));
    printf("%d", shadow(6));
    printf(" %d\n", count);
    reset();
    printf("%d %d %d %d %s\n", count, total, name[0], name[1], cursor - 1);
    printf("%d\n", active == &config && !hook);
    return 0;
}
