/* Building strings by hand: joining, padding, replacing, hex encoding */
#include <stdio.h>
#include <string.h>

static void join(char *out, size_t size, const char **words, int n, const char *sep)
{
    size_t used = 0;
    int i;

    out[0] = '\0';
    for (i = 0; i < n; i++)
        used += snprintf(out + used, size - used, "%s%s", i ? sep : "", words[i]);
}

static void pad_left(char *s, int width, char c)
{
    int len = strlen(s);

    if (len >= width)
        return;
    memmove(s + (width - len), s, len + 1);
    memset(s, c, width - len);
}

static int replace(char *s, char from, char to)
{
    int count = 0;

    for (; *s; s++)
        if (*s == from) {
            *s = to;
            count++;
        }
    return count;
}

static void hex(const unsigned char *in, int n, char *out)
{
    static const char digits[] = "0123456789abcdef";

    for (int i = 0; i < n; i++) {
        out[i * 2] = digits[in[i] >> 4];
        out[i * 2 + 1] = digits[in[i] & 15];
    }
    out[n * 2] = 0;
}

static int unhex(char c)
{
    return c >= 'a' ? c - 'a' + 10 : c - '0';
}

int main(void)
{
    const char *words[] = { "build", "a", "string" };
    char text[32], number[10] = "42", encoded[20];
    int i, sum = 0;

    join(text, sizeof text, words, 3, "--");
    printf("%s\n", text);
    printf("%d %s\n", replace(text, '-', '_'), text);
    pad_left(number, 6, '0');
    printf("%s\n", number);
    hex((const unsigned char *)"\xde\xad\x00\x42", 4, encoded);
    printf("%s\n", encoded);
    for (i = 0; encoded[i]; i += 2)
        sum += unhex(encoded[i]) * 16 + unhex(encoded[i + 1]);
    printf("%d\n", sum);
    return 0;
}
