/* Floating numbers of libm. */
#include <math.h>
#include <stdio.h>

int main(void)
{
    double whole;
    int exponent;

    for (int i = 0; i < 4; i++)
        printf("%.12f %.6g %.6g\n", sin(i * M_PI / 4), pow(i, 3), sqrt(i) + floor(i / 2.0));
    double rest = modf(3.25, &whole);
    double half = frexp(10, &exponent);

    printf("%g %g %g %d\n", rest, whole, half, exponent);
    printf("%ld %d %d\n", lround(2.5), isnan(NAN) != 0, isinf(-INFINITY) != 0);
    printf("%.0f %g %g\n", round(-2.5), fmod(7, -3), hypot(3, 4));
    return (int)ceil(2.1);
}
