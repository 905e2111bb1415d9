/* GNU C: typeof, statement expressions, min and max that evaluate once */
#include <stdio.h>

#define max(a, b) ({ typeof(a) _a = (a); typeof(b) _b = (b); _a > _b ? _a : _b; })
#define min(x, y) ({ __typeof__(x) x_ = (x); __typeof__(y) y_ = (y); x_ < y_ ? x_ : y_; })
#define swap(a, b) do { typeof(a) tmp = (a); (a) = (b); (b) = tmp; } while (0)

static int calls;

static int next(void)
{
    return ++calls;
}

int main(void)
{
    int a = 3, b = 7;
    double d = 2.5;
    const char *s = "one", *t = "two";
    int r = ({ int sum = a; sum += b; sum * 10; });

    printf("%d %d\n", max(a, b), min(a, b));
    printf("%d\n", max(next(), 0));
    printf("%d\n", calls);
    printf("%.1f\n", max(d, 1.0));
    swap(a, b);
    swap(s, t);
    printf("%d %d %s %s\n", a, b, s, t);
    printf("%d\n", r);
    typeof(d) copy = d * 2;
    printf("%.1f %zu\n", copy, sizeof(typeof(r)));
    return 0;
}
