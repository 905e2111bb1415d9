#include <stdio.h>
#include "counter.h"

static int count;
int counter_total = 7;

static void show(const char *what)
{
    printf("counter %s %d\n", what, count);
}

void counter_step(void)
{
    count++;
    counter_total += count;
    show("step");
}
