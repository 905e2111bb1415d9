/* Callbacks with a context pointer */
#include <stdio.h>
#include <string.h>

typedef void (*visitor)(const char *word, void *ctx);

static void each_word(char *text, visitor visit, void *ctx)
{
    char *word = strtok(text, " ");

    while (word != NULL) {
        visit(word, ctx);
        word = strtok(NULL, " ");
    }
}

static void count(const char *word, void *ctx)
{
    (void)word;
    ++*(int *)ctx;
}

static void longest(const char *word, void *ctx)
{
    const char **best = ctx;

    if (*best == NULL || strlen(word) > strlen(*best))
        *best = word;
}

struct tally { int letters; char first[8]; };

static void tally(const char *word, void *ctx)
{
    struct tally *t = (struct tally *)ctx;

    t->letters += (int)strlen(word);
    strncat(t->first, word, 1);
}

int main(void)
{
    char a[] = "call me back later", b[] = "the quickest wins", c[] = "one two three";
    int n = 0;
    const char *best = NULL;
    struct tally t = { 0, "" };

    each_word(a, count, &n);
    printf("%d\n", n);
    each_word(b, longest, &best);
    printf("%s\n", best);
    each_word(c, tally, &t);
    printf("%d %s\n", t.letters, t.first);
    return 0;
}
