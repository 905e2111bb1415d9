#include "smtp.h"
#include <stdlib.h>
#include <string.h>

static struct mail *head, **tail = &head;
static unsigned count;			/* session.c has a count too, and main.c */
static const char separator[] = "-------\n";

static size_t grown(size_t room)	/* how much more next time */
{
	return room ? room * 3 / 2 : 32;
}

void mail_reset(struct mail *m)
{
	free(m->text);
	memset(m, 0, sizeof(struct mail));
}

int mail_append(struct mail *m, const char *text)
{
	size_t n = strlen(text);

	while (m->length + n + 1 > m->room) {
		size_t room = grown(m->room);
		char *p = realloc(m->text, room);
		if (!p)
			return 0;
		m->text = p;
		m->room = room;
	}
	memcpy(m->text + m->length, text, n + 1);
	m->length += n;
	return 1;
}

int store_add(struct mail *m)
{
	struct mail *copy = malloc(sizeof *copy);

	if (!copy)
		return -1;
	*copy = *m;			/* the text goes with it */
	copy->next = NULL;
	m->text = NULL;
	mail_reset(m);
	*tail = copy;
	tail = &copy->next;
	return ++count;
}

unsigned store_count(void)
{
	return count;
}

void store_dump(FILE *out)
{
	struct mail *m, *next;
	int i;

	for (m = head; m; m = next) {
		fprintf(out, "from <%s> to", m->from);
		for (i = 0; i < m->nto; ++i)
			fprintf(out, "%s <%s>", i ? "," : "", m->to[i]);
		fprintf(out, " (%lu bytes)\n%s%s", (unsigned long)m->length, m->text ? m->text : "", separator);
		next = m->next;
		mail_reset(m);
		free(m);
	}
	head = NULL;
	tail = &head;
}
