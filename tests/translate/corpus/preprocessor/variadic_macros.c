/* Variadic macros, C99's and GNU's */
#include <stdio.h>

#define LOG(...) fprintf(stdout, __VA_ARGS__)
#define DEBUG(fmt, ...) printf("[debug] " fmt "\n", ##__VA_ARGS__)
#define ERROR(fmt, args...) printf("error %d: " fmt "\n", ++errors, args)
#define FIRST(a, ...) (a)
#define CALL(f, ...) f(__VA_ARGS__)

static int errors;

static int add3(int a, int b, int c)
{
    return a + b + c;
}

int main(void)
{
    LOG("plain\n");
    LOG("%d and %s\n", 5, "text");
    DEBUG("no arguments");
    DEBUG("x=%d y=%d", 1, 2);
    ERROR("%s", "bad");
    ERROR("%s %d", "worse", 2);
    printf("%d\n", FIRST(7, 8, 9));
    printf("%d\n", CALL(add3, 1, 2, 3));
    return 0;
}
