/* strtok, strtok_r and strsep */
#define _DEFAULT_SOURCE
#include <stdio.h>
#include <string.h>

int main(void)
{
    char request[] = "GET /a/b HTTP/1.1\r\nHost: x\r\n";
    char csv[] = "one,,three,";
    char nested[] = "a=1;b=2;c";
    char *tok, *rest, *save1, *save2, *pair;
    int n = 0;

    tok = strtok(request, " \r\n");
    while (tok) {
        printf("%d:%s ", n++, tok);
        tok = strtok(NULL, " \r\n");
    }
    printf("\n");

    rest = csv;
    while ((tok = strsep(&rest, ",")) != NULL)
        printf("[%s]", tok);
    printf(" %d\n", rest == NULL);

    for (pair = strtok_r(nested, ";", &save1); pair; pair = strtok_r(NULL, ";", &save1)) {
        char *key = strtok_r(pair, "=", &save2);
        char *value = strtok_r(NULL, "=", &save2);
        printf("%s -> %s\n", key, value ? value : "(none)");
    }
    return 0;
}
