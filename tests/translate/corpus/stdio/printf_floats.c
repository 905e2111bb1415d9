/* printf of floating numbers */
#include <stdio.h>

int main(void)
{
    double pi = 3.14159265358979, big = 1.5e10, small = 0.000012345;
    float f = 1.0f / 3.0f;

    printf("[%f] [%.2f] [%.0f] [%10.3f] [%-10.1f] [%010.2f]\n", pi, pi, pi, pi, pi, pi);
    printf("[%e] [%.3E] [%g] [%G] [%.10g]\n", pi, big, small, big, pi);
    printf("[%+.1f] [% .1f] [%#.0f]\n", pi, pi, pi);
    printf("[%g] [%g] [%g] [%g]\n", 100000.0, 1000000.0, 0.0001, 0.00001);
    printf("[%f] [%.7f]\n", f, f);
    printf("[%.2f] [%.1f] [%.0f] [%.0f]\n", 2.675, 0.25, 0.5, 1.5);
    printf("[%f] [%f] [%g]\n", 1.0 / 0.0, -1.0 / 0.0, -0.0);
    printf("[%a]\n", 1.0);
    printf("[%*.*f]\n", 9, 3, pi);
    printf("[%5.1f%%]\n", 99.55);
    printf("[%lf] [%Lf]\n", pi, 2.5L);
    printf("%d %f %s\n", 1, 2.0, "three");
    return 0;
}
