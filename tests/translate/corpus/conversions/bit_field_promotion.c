/* A bit-field whose values an int can hold is an int in an expression, though it was declared unsigned. */
#include <stdio.h>

struct flags {
    unsigned int narrow : 20;
    unsigned int whole : 32;
    int own : 5;
};

int main(void)
{
    struct flags f = {.narrow = 5, .whole = 5, .own = -3};
    struct flags *p = &f;

    printf("%d %d\n", f.narrow < -1, f.whole < -1);
    printf("%d %d\n", f.narrow - 9 < 0, f.whole - 9 < 0);
    printf("%d %d\n", ~f.narrow < 0, ~f.whole > 0);
    printf("%d %d\n", -p->narrow, p->own * 2);
    printf("%d\n", (p->narrow -= 6) > f.own);
    printf("%d\n", f.narrow / -1000);
    return 0;
}
