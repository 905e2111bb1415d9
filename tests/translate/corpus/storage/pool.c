/* Memory cut by hand out of a static buffer */
#include <stdio.h>
#include <stdint.h>
#include <string.h>

static uint64_t storage[32];
static unsigned char *const pool = (unsigned char *)storage;
static size_t used;

static void *take(size_t n)
{
    void *p;

    n = (n + 7) & ~(size_t)7;
    if (used + n > sizeof storage)
        return NULL;
    p = pool + used;
    used += n;
    return p;
}

struct item { int n; struct item *next; };

int main(void)
{
    struct item *head = NULL, *it;
    char *word = take(6);
    int count = 0;

    memcpy(word, "first", 6);
    printf("%s %zu\n", word, used);
    while ((it = take(sizeof *it)) != NULL) {
        it->n = count++;
        it->next = head;
        head = it;
    }
    printf("%d items, %zu used\n", count, used);
    printf("%d %d\n", head->n, head->next->n);
    printf("%d\n", (int)((unsigned char *)head - pool));
    used = 0;
    word = take(1);
    printf("%s\n", word);
    return 0;
}
