/* A step in the place that is written to: it may come last where the value cannot see it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct list {
    char *words[4];
    int n;
} all;

static char *own(void)
{
    return strdup(all.n ? "later" : "first");
}

int main(void)
{
    struct list *l = &all;
    char word[8] = "one";

    l->words[l->n++] = strdup(word);
    l->words[l->n++] = strdup("two");
    char *said = own();
    l->words[l->n++] = said;
    for (int i = 0; i < l->n; i++) {
        puts(l->words[i]);
        free(l->words[i]);
    }
    return 0;
}
