/* Between floating and integer types: implicit, in compound assignments, in calls */
#include <stdio.h>

static int round_to_int(double d)
{
    return d < 0 ? d - 0.5 : d + 0.5;
}

static float celsius(int fahrenheit)
{
    return 5.0 / 9 * (fahrenheit - 32);
}

static double nothing(void)
{
    return -0;
}

int main(void)
{
    int i = 7, sum = 0;
    double d = i / 2, e = i / 2.0;
    float f = i;
    unsigned char b = 3.99;
    long total = 1e10;
    double values[] = { 1, 2.5, 'A' };

    printf("%.1f %.1f %.1f %d %ld\n", d, e, f, b, total);
    i *= 1.5;
    printf("%d\n", i);
    i -= 0.5;
    printf("%d\n", i);
    f /= 2;
    f++;
    printf("%.2f %.2f %.2f\n", f, values[0], values[2]);
    printf("%d %d %d\n", round_to_int(2.5), round_to_int(-2.5), round_to_int(0.49));
    for (i = 0; i <= 100; i += 50)
        printf("%.1f ", celsius(i));
    printf("\n");
    for (d = 0; d < 1; d += 0.25)
        sum += d * 10;
    printf("%d\n", sum);
    printf("%d %d\n", (int)1e9, (int)-0.9);
    printf("%.3f\n", (double)1 / 3 + 1 / 3);
    printf("%f\n", (float)16777217);
    printf("%d\n", 3 > 2.5 && 2 == 2.0);
    d = -0;
    printf("%f %f %f\n", d, nothing(), -0.0);
    return 0;
}
