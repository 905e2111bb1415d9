/* What has no initialiser: globals and statics start as zero */
#include <stdio.h>

int counter;
static long total;
char buffer[16];
struct { int a; char *p; double d; } thing;
int *pointer;
static int table[3][2];
double real;

static int calls(void)
{
    static int n;
    static char last[4];

    last[n % 3] = 'a' + n;
    printf("[%s] ", last);
    return ++n;
}

int main(void)
{
    printf("%d %ld [%s] %d\n", counter, total, buffer, buffer[15]);
    printf("%d %d %g\n", thing.a, thing.p == NULL, thing.d);
    printf("%d %d %.1f\n", pointer == 0, table[2][1], real);
    counter++;
    buffer[0] = 'x';
    thing.d += 0.5;
    table[1][1]--;
    printf("%d [%s] %g %d\n", counter, buffer, thing.d, table[1][1]);
    calls();
    calls();
    printf("%d\n", calls());
    return 0;
}
