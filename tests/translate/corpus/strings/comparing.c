/* strcmp, strncmp, strcasecmp, memcmp: only the sign counts */
#include <stdio.h>
#include <string.h>
#include <strings.h>

static int sign(int n) { return (n > 0) - (n < 0); }

int main(void)
{
    const char *a = "apple", *b = "apricot";
    char input[] = "QUIT\n";

    printf("%d %d %d\n", sign(strcmp(a, b)), sign(strcmp(b, a)), strcmp(a, "apple"));
    printf("%d %d\n", strncmp(a, b, 2), sign(strncmp(a, b, 3)));
    printf("%d %d\n", strcasecmp("HeLLo", "hello"), strncasecmp("GET /", "get x", 4));
    printf("%d %d\n", sign(memcmp("abc", "abd", 3)), memcmp("abc", "abd", 2));
    printf("%d\n", sign(strcmp("\xff", "a")));
    printf("%d\n", sign(strcmp("", "a")));
    if (!strcmp(a, "apple"))
        printf("equal\n");
    if (strncasecmp(input, "quit", 4) == 0)
        printf("bye\n");
    if (strcmp(input, "QUIT"))
        printf("the newline differs\n");
    printf("%d\n", sign(strcoll("a", "b")));
    return 0;
}
