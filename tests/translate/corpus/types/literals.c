/* Integer, character and floating literals in all their spellings */
#include <stdio.h>

int main(void)
{
    printf("%d %d %d\n", 42, 052, 0x2A);
    printf("%u %lu %llu\n", 42u, 42UL, 42ull);
    printf("%ld %lld\n", 42L, -42LL);
    printf("%d %d\n", 0xff, 0XFF);
    printf("%d\n", 0b101);
    printf("%ld\n", 2147483648);
    printf("%u\n", 0x80000000);
    printf("%d %d %d %d %d\n", 'A', '0', ' ', '\n', '\0');
    printf("%d %d %d %d %d\n", '\t', '\r', '\\', '\'', '"');
    printf("%d %d %d %d\n", '\x41', '\101', '\x7f', '\a');
    printf("%d %d\n", '\e', '\v');
    printf("%g %g %g %g\n", 1.5, .5, 2., 1e3);
    printf("%g %g\n", 1.5e-3, 0x1p4);
    printf("%s|%s\n", "tab\there", "quote\"back\\slash");
    printf("%s\n", "one " "two "
           "three");
    printf("%s\n", "octal \101\102, hex \x43\x44");
    return 0;
}
