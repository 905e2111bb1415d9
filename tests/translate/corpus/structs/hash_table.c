/* A hash table with chains: unsigned hash, pointers to pointers */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BUCKETS 8

struct entry {
    char *key;
    int value;
    struct entry *next;
};

static struct entry *buckets[BUCKETS];

static unsigned hash(const char *s)
{
    unsigned h = 5381;

    while (*s)
        h = h * 33 + (unsigned char)*s++;
    return h;
}

static struct entry **find(const char *key)
{
    struct entry **e = &buckets[hash(key) % BUCKETS];

    while (*e && strcmp((*e)->key, key) != 0)
        e = &(*e)->next;
    return e;
}

static void set(const char *key, int value)
{
    struct entry **e = find(key);

    if (*e == NULL) {
        *e = malloc(sizeof **e);
        (*e)->key = strdup(key);
        (*e)->next = NULL;
    }
    (*e)->value = value;
}

int main(void)
{
    const char *keys[] = { "port", "host", "user", "port", "path", "size" };
    int i, used = 0;
    struct entry *e, *next;

    printf("%u\n", hash("a longer text overflows"));
    for (i = 0; i < 6; i++)
        set(keys[i], i * 10);
    printf("%d %d %d\n", (*find("port"))->value, (*find("size"))->value, *find("none") == NULL);
    for (i = 0; i < BUCKETS; i++)
        for (e = buckets[i]; e; e = next) {
            next = e->next;
            used++;
            free(e->key);
            free(e);
        }
    printf("%d entries\n", used);
    return 0;
}
