/* atexit handlers run last to first, at exit() and at return from main */
#include <stdio.h>
#include <stdlib.h>

static int counter;

static void first(void) { printf("first registered, counter %d\n", ++counter); }
static void second(void) { printf("second registered, counter %d\n", ++counter); }
static void third(void) { puts("third registered"); }

static void leave(int status)
{
    printf("leaving\n");
    exit(status);
}

int main(void)
{
    if (atexit(first) != 0)
        return 1;
    atexit(second);
    atexit(third);
    printf("in main\n");
    leave(6);
    printf("never\n");
    return 0;
}
