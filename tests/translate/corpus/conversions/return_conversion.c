/* A return value is converted to the function's type */
#include <stdio.h>

static unsigned char as_byte(int n) { return n; }
static signed char as_schar(int n) { return n; }
static unsigned short as_short(long n) { return n; }
static unsigned int as_unsigned(int n) { return n; }
static int as_int(double d) { return d; }
static double as_double(int n) { return n / 2; }
static char first(const char *s) { return s[0]; }
static long widen(int n) { return n; }

int main(void)
{
    printf("%d %d\n", as_byte(257), as_byte(-1));
    printf("%d %d\n", as_schar(200), as_schar(-200));
    printf("%d\n", as_short(65536L + 5));
    printf("%u\n", as_unsigned(-1));
    printf("%d %d\n", as_int(9.99), as_int(-9.99));
    printf("%.1f\n", as_double(7));
    printf("%d\n", first("\xe9t\xe9"));
    printf("%ld\n", widen(-5));
    if (as_unsigned(-1) > 0)
        printf("unsigned all the way\n");
    return 0;
}
