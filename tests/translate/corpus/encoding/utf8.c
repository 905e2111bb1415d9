/* UTF-8 in comments and strings: “quotes”, naïve, 日本 */
#include <stdio.h>
#include <string.h>

static const char *const words[] = { "über", "日本語", "😀", "a\u0301", "\xc3\xa9" };

int main(void)
{
    size_t i;

    for (i = 0; i < sizeof words / sizeof words[0]; i++)
        printf("%zu %s\n", strlen(words[i]), words[i]);
    printf("%d\n", (unsigned char)words[0][0]); /* 195 – Ã */
    puts("naïve “text”");
    printf("%.3s|\n", words[1]);
    fprintf(stderr, "→ ошибка\n");
    return sizeof("é") == 3 ? 0 : 1;
}
