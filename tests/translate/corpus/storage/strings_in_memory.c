/* String literals, pointers to them, copies of them */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *level_name(int level)
{
    const char *name = "unknown";

    if (level == 0)
        name = "low";
    else if (level == 1)
        name = "high";
    return name;
}

int main(void)
{
    const char *p = "abc\0def";
    char copy[8];
    char *heap;
    const char *names[3];
    int i;

    printf("%zu %c %d\n", strlen(p), p[4], p[3]);
    memcpy(copy, "1234567", 8);
    copy[3] = 0;
    printf("%s %s\n", copy, copy + 4);
    printf("%c%c %s\n", "index"[1], *"star", "offset" + 3);
    for (i = 0; i < 3; i++)
        names[i] = level_name(i);
    printf("%s %s %s\n", names[0], names[1], names[2]);
    heap = strdup(names[2]);
    heap[0] = 'U';
    printf("%s %s\n", heap, names[2]);
    free(heap);
    p = i > 2 ? "yes" : "no";
    while (*p)
        printf("%c.", *p++);
    printf("\n%zu\n", sizeof("abc\0def"));
    return 0;
}
