/* Function-like macros: parentheses or their absence, nested, with side effects */
#include <stdio.h>
#include <ctype.h>

#define SQUARE(x) ((x) * (x))
#define BAD_SQUARE(x) x * x
#define MAX(a, b) ((a) > (b) ? (a) : (b))
#define MIN(a, b) ((a) < (b) ? (a) : (b))
#define CLAMP(v, lo, hi) MAX(lo, MIN(v, hi))
#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))
#define IS_VOWEL(c) ((c) == 'a' || (c) == 'e' || (c) == 'i' || (c) == 'o' || (c) == 'u')
#define NOTHING() 0
#define SWAP_BYTES(x) ((((x) & 0xff) << 8) | (((x) >> 8) & 0xff))

int main(void)
{
    int i = 3, data[] = { 5, 1, 4 };
    const char *s;
    int vowels = 0;

    printf("%d %d\n", SQUARE(i + 1), BAD_SQUARE(i + 1));
    printf("%d %d\n", MAX(i, 7), MIN(i, 7));
    printf("%d %d %d\n", CLAMP(-4, 0, 10), CLAMP(40, 0, 10), CLAMP(4, 0, 10));
    printf("%zu %d\n", COUNT_OF(data), NOTHING());
    printf("%d\n", MAX(i++, 2));
    printf("%d\n", i);
    for (s = "education"; *s; s++)
        if (IS_VOWEL(*s))
            vowels++;
    printf("%d\n", vowels);
    printf("%x\n", SWAP_BYTES(0x1234));
    printf("%.2f %d\n", SQUARE(1.5), MAX('a', 'b'));
    return 0;
}
