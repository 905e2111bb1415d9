/* Formats in variables, computed widths, results as arguments, texts without NUL */
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

static const char *const formats[] = { "%d\n", "%5d\n", "%-5d|\n", "%05d\n" };

#define ROW_FORMAT "%-10.10s|%6.2f|%3d%%\n"

static const char *yes_no(int b)
{
    return b ? "yes" : "no";
}

int main(void)
{
    char raw[4] = { 'r', 'a', 'w', '!' }, fmt[16], c = 'c';
    uint8_t b = 200;
    int8_t sb = -56;
    uint64_t big = UINT64_MAX;
    unsigned i;
    size_t len = 3;
    float f = 2.5f;
    short s = -3;
    long long ll = -1;

    for (i = 0; i < sizeof formats / sizeof *formats; i++)
        printf(formats[i], 42);
    printf(ROW_FORMAT, "a long name here", 3.14159, 7);
    printf(ROW_FORMAT, "x", 100.0 / 3, 100);
    snprintf(fmt, sizeof fmt, "%%%dd|\n", 6);
    printf(fmt, -42);
    printf("%.*s %.4s\n", (int)len, raw, raw);
    printf("%d %u %d %x %c%c\n", b, b, sb, (unsigned char)sb, c, c + 1);
    printf("%" PRIu64 " %" PRIx64 " %lld\n", big, big, ll);
    printf("%f %g %.1f %d\n", f, f, f * 2, (int)f);
    printf("%s %s\n", yes_no(1), yes_no(s > 0));
    printf("%hd %ho %hx\n", s, 8, 255);
    printf("%5s|%-5s|%5.1s|\n", "ab", "ab", "ab");
    printf("%%d %%s %c\n", '%');
    printf("%d items%s\n", i, i == 1 ? "" : "s");
    printf("%s%s%s", "no", " newline", "");
    printf("\n%-*d|%+d|% d\n", 4, 7, 7, 7);
    printf("%zu %zu\n", strlen("abc") * 2, sizeof raw);
    printf("%lu %ld\n", (unsigned long)len, (long)s);
    fprintf(stderr, "%s:%d: %s\n", "file", 12, "message");
    return printf("%d\n", printf("abc\n")) == 2 ? 0 : 1;
}
