/* float and double: precision, mixing with integers, conversion back */
#include <stdio.h>

int main(void)
{
    float f = 0.1f;
    double d = 0.1;
    int a = 7, b = 2;
    float third = 1.0f / 3;

    printf("%.10f %.10f\n", f, d);
    printf("%d\n", f == d);
    printf("%.9f %.17f\n", third, 1.0 / 3);
    printf("%d %.2f %.2f\n", a / b, a / (double)b, (float)a / b);
    printf("%.2f\n", (double)(a / b));
    printf("%d %d %d\n", (int)3.99, (int)-3.99, (int)(2.5 + 2.5));
    d = 1e15;
    printf("%.0f %ld\n", d + 0.5, (long)d);
    f = 16777216.0f;
    f += 1;
    printf("%.1f\n", f);
    d = a;
    d /= 2;
    a += 0.75;
    printf("%g %d\n", d, a);
    a *= 1.5;
    printf("%d\n", a);
    return 0;
}
