/* fnmatch(): which names a rule lets in */
#include <fnmatch.h>
#include <stdio.h>

struct rule {
    const char *pattern;
    int flags;
};

int main(void)
{
    static const struct rule rules[] = {
        { "*.example.com", FNM_CASEFOLD }, { "/static/*", FNM_PATHNAME }, { "[a-c]?", 0 }, { "*", FNM_PERIOD },
    };
    const char *names[] = { "www.EXAMPLE.com", "/static/a.css", "/static/a/b.css", "b7", ".profile", "" };
    size_t i, j;

    for (i = 0; i < sizeof rules / sizeof rules[0]; i++)
        for (j = 0; j < sizeof names / sizeof names[0]; j++)
            switch (fnmatch(rules[i].pattern, names[j], rules[i].flags)) {
            case 0:
                printf("%s: %s\n", rules[i].pattern, names[j]);
                break;
            case FNM_NOMATCH:
                break;
            default:
                printf("error\n");
            }
    return 0;
}
