/* Lines of a protocol, taken apart by regular expressions */
#include <regex.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define GROUPS 4

static void all(const regex_t *re, const char *text)
{
    regmatch_t m;
    const char *at = text;
    int flags = 0;

    while (regexec(re, at, 1, &m, flags) == 0) {
        printf("[%.*s]", (int)(m.rm_eo - m.rm_so), at + m.rm_so);
        at += m.rm_eo;
        if (m.rm_eo == 0)
            break;
        flags = REG_NOTBOL;
    }
    printf("\n");
}

int main(void)
{
    static const char *lines[] = {"GET /index.html HTTP/1.1", "POST /form HTTP/1.0", "BREW pot", "get / http/1.1"};
    static const char *broken[] = {"a(b", "[z-a]", "x{2,1}", "\\"};
    regmatch_t match[GROUPS];
    regex_t request, word;
    char error[100], part[64];
    size_t i, g;
    int rc;

    rc = regcomp(&request, "^([A-Z]+) (/[^ ]*) HTTP/([0-9.]+)$", REG_EXTENDED | REG_ICASE);
    if (rc != 0) {
        regerror(rc, &request, error, sizeof(error));
        fprintf(stderr, "regcomp: %s\n", error);
        return 1;
    }
    printf("groups: %zu\n", request.re_nsub);
    for (i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
        rc = regexec(&request, lines[i], GROUPS, match, 0);
        if (rc == REG_NOMATCH) {
            printf("%s: no request\n", lines[i]);
            continue;
        }
        for (g = 1; g <= request.re_nsub; g++) {
            int length = match[g].rm_eo - match[g].rm_so;

            memcpy(part, lines[i] + match[g].rm_so, length);
            part[length] = '\0';
            printf("%s%s", part, g == request.re_nsub ? "\n" : " | ");
        }
    }
    regfree(&request);

    if (regcomp(&word, "[[:alpha:]]\\{2,\\}", 0) == 0) {
        all(&word, "a word, an other; 12 x yz");
        all(&word, "");
        regfree(&word);
    }
    for (i = 0; i < sizeof(broken) / sizeof(*broken); i++) {
        rc = regcomp(&word, broken[i], REG_EXTENDED | REG_NOSUB);
        if (rc == 0) {
            printf("%s: taken\n", broken[i]);
            regfree(&word);
        } else {
            regerror(rc, &word, error, sizeof(error));
            printf("%s: %s\n", broken[i], error);
        }
    }
    return 0;
}
