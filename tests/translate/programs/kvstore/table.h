/* table.h: a hash table from text to bytes. Chained, grows by itself. */
#ifndef TABLE_H
#define TABLE_H

#include <stddef.h>
#include <stdint.h>

struct entry {
	struct entry *next;
	uint32_t hash;
	size_t size;
	unsigned char *value;
	char key[1];		/* and more behind it */
};

typedef struct {
	struct entry **buckets;
	unsigned int nbuckets, count;
	unsigned long hits, misses;
} table_t;

int table_init(table_t *, unsigned int nbuckets);
void table_free(table_t *);
struct entry *table_find(table_t *, const char *key);
int table_put(table_t *, const char *key, const void *value, size_t size);
int table_remove(table_t *, const char *key);
int table_each(const table_t *, int (*visit)(const struct entry *, void *), void *arg);

#endif /* TABLE_H */
