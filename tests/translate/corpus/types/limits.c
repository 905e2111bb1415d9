/* The ranges of the integer types, from limits.h */
#include <stdio.h>
#include <limits.h>

int main(void)
{
    printf("CHAR_BIT  = %d\n", CHAR_BIT);
    printf("char      = %d .. %d\n", CHAR_MIN, CHAR_MAX);
    printf("schar     = %d .. %d\n", SCHAR_MIN, SCHAR_MAX);
    printf("uchar max = %d\n", UCHAR_MAX);
    printf("short     = %d .. %d\n", SHRT_MIN, SHRT_MAX);
    printf("ushrt max = %d\n", USHRT_MAX);
    printf("int       = %d .. %d\n", INT_MIN, INT_MAX);
    printf("uint max  = %u\n", UINT_MAX);
    printf("long      = %ld .. %ld\n", LONG_MIN, LONG_MAX);
    printf("ulong max = %lu\n", ULONG_MAX);
    printf("llong     = %lld .. %lld\n", LLONG_MIN, LLONG_MAX);
    printf("ullong max= %llu\n", ULLONG_MAX);
    return 0;
}
