/* Arguments are converted to the parameter's type */
#include <stdio.h>

void byte(unsigned char b) { printf("byte %d\n", b); }
void sbyte(signed char b) { printf("sbyte %d\n", b); }
void word(unsigned short w) { printf("word %d\n", w); }
void uns(unsigned int u) { printf("unsigned %u\n", u); }
void real(double d) { printf("real %.2f\n", d); }
void integer(int i) { printf("integer %d\n", i); }

int main(void)
{
    int n = 511;
    byte(n);
    byte(-1);
    sbyte(255);
    sbyte('a' + 128);
    word(n * 256);
    word(-2);
    uns(-1);
    real(3);
    real(7 / 2);
    integer(3.999);
    integer(n + 0.5);
    integer('z');
    return 0;
}
