/* # makes a string, ## joins tokens */
#include <stdio.h>

#define STR(x) #x
#define XSTR(x) STR(x)
#define JOIN(a, b) a##b
#define SHOW(expr) printf("%s = %d\n", #expr, (expr))
#define FIELD(name) int name##_count; int name##_max
#define HANDLER(name) static int handle_##name(int n)
#define VERSION_MAJOR 2
#define VERSION_MINOR 5

struct stats {
    FIELD(read);
    FIELD(write);
};

HANDLER(double) { return n * 2; }
HANDLER(square) { return n * n; }

int main(void)
{
    int value1 = 10, value2 = 20;
    struct stats s = { 1, 2, 3, 4 };

    printf("%s\n", STR(hello world));
    printf("%s %s\n", STR(VERSION_MAJOR), XSTR(VERSION_MAJOR));
    printf("v" XSTR(VERSION_MAJOR) "." XSTR(VERSION_MINOR) "\n");
    printf("%d\n", JOIN(value, 1) + JOIN(value, 2));
    SHOW(value1 * 2 + 1);
    SHOW(s.write_max);
    printf("%d %d\n", handle_double(4), handle_square(4));
    printf("%s\n", STR("quoted \n"));
    printf("%d\n", JOIN(0x, ff));
    return 0;
}
