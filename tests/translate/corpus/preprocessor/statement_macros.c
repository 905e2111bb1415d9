/* Macros that are statements: do { } while (0), several statements, with arguments */
#include <stdio.h>
#include <stdlib.h>

#define SWAP(type, a, b) do { type tmp_ = (a); (a) = (b); (b) = tmp_; } while (0)
#define LOG(message) fprintf(stderr, "log: %s\n", message)
#define CHECK(cond, message)                        \
    do {                                            \
        if (!(cond)) {                              \
            fprintf(stderr, "failed: %s\n", message); \
            failures++;                             \
        }                                           \
    } while (0)
#define DIE(message) { puts(message); exit(3); }
#define FOREVER for (;;)
#define EACH(i, n) for (i = 0; i < (n); i++)

static int failures;

int main(void)
{
    int a = 1, b = 2, i;
    double x = 1.5, y = 2.5;

    SWAP(int, a, b);
    if (a > b)
        SWAP(double, x, y);
    else
        LOG("not reached");
    printf("%d %d %g %g\n", a, b, x, y);
    CHECK(a == 2, "a is two");
    CHECK(b == 2, "b is two");
    LOG("half way");
    EACH(i, 3)
        printf("%d ", i);
    printf("\n");
    FOREVER {
        if (i-- == 0)
            break;
    }
    printf("%d %d\n", i, failures);
    if (failures)
        DIE("there were failures");
    return 0;
}
