/* char arrays and pointers initialised with strings */
#include <stdio.h>
#include <string.h>

static char global[8] = "glob";
static const char *table[] = { "zero", "one", "two" };

int main(void)
{
    char exact[] = "exact";
    char longer[12] = "longer";
    char no_nul[3] = "abc";
    char braces[] = { "braces" };
    char list[] = { 'l', 'i', 's', 't', '\0' };
    char empty[5] = "";
    char rows[2][6] = { "row", "line2" };
    const char *p = "pointer";
    unsigned char raw[] = "\x01\x02\xff";
    char joined[] = "part one, "
                    "part two";

    printf("%s %zu %zu\n", global, sizeof global, strlen(global));
    printf("%s %zu\n", exact, sizeof exact);
    printf("%s %zu %d\n", longer, sizeof longer, longer[11]);
    printf("%.3s %zu\n", no_nul, sizeof no_nul);
    printf("%s %zu %s %zu\n", braces, sizeof braces, list, sizeof list);
    printf("%d %d\n", empty[0], empty[4]);
    printf("%s %s %zu\n", rows[0], rows[1], sizeof rows);
    printf("%s %s\n", p, p + 3);
    printf("%d %d %zu\n", raw[0], raw[2], sizeof raw);
    printf("%s %zu\n", joined, sizeof table / sizeof table[0]);
    exact[0] = 'E';
    printf("%s %s\n", exact, table[2]);
    return 0;
}
