#include "table.h"
#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* FNV-1a, 32 bits */
static uint32_t hash(const char *s)
{
	uint32_t h = 2166136261u;
	while (*s) {
		h ^= (unsigned char)*s++;
		h *= 16777619u;
	}
	return h;
}

/* another "count" than the one in server.c */
static unsigned int count(const table_t *t)
{
	unsigned int n = 0, i;
	struct entry *e;
	for (i = 0; i < t->nbuckets; i++)
		for (e = t->buckets[i]; e; e = e->next)
			n++;
	return n;
}

int table_init(table_t *t, unsigned int nbuckets)
{
	assert((nbuckets & (nbuckets - 1)) == 0);	/* a power of two */
	memset(t, 0, sizeof *t);
	t->buckets = calloc(nbuckets, sizeof *t->buckets);
	if (t->buckets == NULL)
		return -1;
	t->nbuckets = nbuckets;
	return 0;
}

static int grow(table_t *t)
{
	unsigned int i, n = t->nbuckets << 1;
	struct entry **b = calloc(n, sizeof *b), *e, *next;
	if (!b)
		return -1;
	for (i = 0; i < t->nbuckets; i++)
		for (e = t->buckets[i]; e; e = next) {
			struct entry **slot = &b[e->hash & (n - 1)];
			next = e->next;
			e->next = *slot;
			*slot = e;
		}
	free(t->buckets);
	t->buckets = b;
	t->nbuckets = n;
	assert(count(t) == t->count);
	return 0;
}

static struct entry **locate(table_t *t, const char *key, uint32_t h)
{
	struct entry **p = t->buckets + (h & (t->nbuckets - 1));
	for (; *p; p = &(*p)->next)
		if ((*p)->hash == h && !strcmp((*p)->key, key))
			return p;
	return p;
}

struct entry *table_find(table_t *t, const char *key)
{
	struct entry *e = *locate(t, key, hash(key));
	e ? ++t->hits : ++t->misses;
	return e;
}

int table_put(table_t *t, const char *key, const void *value, size_t size)
{
	uint32_t h = hash(key);
	struct entry **slot = locate(t, key, h), *e = *slot;
	unsigned char *copy = malloc(size ? size : 1);
	int is_new = e == NULL;

	if (!copy)
		return -1;
	memcpy(copy, value, size);
	if (is_new) {
		e = malloc(sizeof(struct entry) + strlen(key));
		if (!e) {
			free(copy);
			return -1;
		}
		strcpy(e->key, key);
		e->hash = h;
		e->next = NULL;
		*slot = e;
		t->count++;
	} else
		free(e->value);
	e->value = copy;
	e->size = size;
	if (t->count > t->nbuckets * 3 / 4)
		grow(t);
	return is_new;
}

int table_remove(table_t *t, const char *key)
{
	struct entry **slot = locate(t, key, hash(key)), *e = *slot;
	if (!e)
		return 0;
	*slot = e->next;
	free(e->value);
	free(e);
	t->count--;
	return 1;
}

int table_each(const table_t *t, int (*visit)(const struct entry *, void *), void *arg)
{
	int result = 0;
	for (unsigned int i = 0; i < t->nbuckets && result == 0; i++)
		for (const struct entry *e = t->buckets[i]; e && (result = visit(e, arg)) == 0; e = e->next)
			;
	return result;
}

void table_free(table_t *t)
{
	for (unsigned int i = 0; i < t->nbuckets; i++)
		while (t->buckets[i]) {
			struct entry *e = t->buckets[i];
			t->buckets[i] = e->next;
			free(e->value);
			free(e);
		}
	free(t->buckets);
}
