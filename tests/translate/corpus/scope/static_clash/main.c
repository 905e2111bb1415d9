/* Two files with static functions and variables of the same names */
#include <stdio.h>
#include "counter.h"

static int count = 100;

static void show(const char *what)
{
    printf("main %s %d\n", what, count);
}

int main(void)
{
    show("start");
    count += 5;
    counter_step();
    counter_step();
    show("end");
    printf("%d\n", counter_total);
    return 0;
}
