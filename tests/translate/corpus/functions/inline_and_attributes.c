/* inline, noreturn, unused and other decorations of functions */
#include <stdio.h>
#include <stdlib.h>

static inline int max(int a, int b)
{
    return a > b ? a : b;
}

static void finish(int status) __attribute__((noreturn));

static int __attribute__((unused)) never_called(void)
{
    return 1;
}

__attribute__((format(printf, 1, 2))) static int say(const char *fmt, ...)
{
    return fmt[0];
}

static _Noreturn void stop(void)
{
    finish(4);
}

static void finish(int status)
{
    printf("finish %d\n", status);
    exit(status);
}

extern inline int min(int a, int b);
inline int min(int a, int b) { return a < b ? a : b; }

int main(int argc, char **argv __attribute__((unused)))
{
    int unused_variable __attribute__((unused)) = 3;

    printf("%d %d\n", max(3, 4), min(3, 4));
    printf("%c\n", say("x%d", 1));
    if (argc > 100)
        return 1;
    stop();
}
