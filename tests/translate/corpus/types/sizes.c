/* sizeof of types, variables, arrays and expressions */
#include <stdio.h>
#include <stdint.h>
#include <stddef.h>

struct pair {
    char tag;
    int value;
};

int main(void)
{
    char c = 'x';
    short s = 1;
    int numbers[10];
    char text[] = "hello";
    char *p = text;
    struct pair pr;
    double d = 2.5;

    printf("%zu %zu %zu %zu %zu\n", sizeof(char), sizeof(short), sizeof(int), sizeof(long), sizeof(long long));
    printf("%zu %zu %zu\n", sizeof(float), sizeof(double), sizeof(void *));
    printf("%zu %zu %zu %zu\n", sizeof(int8_t), sizeof(uint16_t), sizeof(int32_t), sizeof(uint64_t));
    printf("%zu %zu %zu\n", sizeof c, sizeof s, sizeof numbers);
    printf("%zu of %zu elements\n", sizeof(numbers) / sizeof(numbers[0]), sizeof(numbers) / sizeof(int));
    printf("%zu %zu %zu\n", sizeof(text), sizeof(p), sizeof(*p));
    printf("%zu %zu\n", sizeof(pr), sizeof(struct pair[3]));
    printf("%zu %zu\n", sizeof("four"), sizeof("a\0b"));
    /* the operand is promoted, but not evaluated */
    printf("%zu %zu %zu\n", sizeof(c + s), sizeof('a'), sizeof(c++));
    printf("%c %zu %zu\n", c, sizeof(d * 2), sizeof(1UL + 1));
    printf("%zu %zu\n", sizeof(size_t), sizeof(ptrdiff_t));
    return 0;
}
