/* A key-value store that speaks lines.
 *
 *   SET key value...     OK | NEW
 *   GET key              value | NONE
 *   DEL key [key...]     number
 *   INCR key [by]        number
 *   KEYS                 sorted, one a line, and a dot
 *   STATS                count, buckets, hits, misses
 *   QUIT
 */
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>
#include "table.h"

#define PORT 7100

typedef int (*command_fn)(FILE *out, int argc, char **argv);

static int cmd_set(FILE *, int, char **), cmd_get(FILE *, int, char **), cmd_del(FILE *, int, char **);
static int cmd_incr(FILE *, int, char **), cmd_keys(FILE *, int, char **), cmd_stats(FILE *, int, char **);
static int cmd_quit(FILE *, int, char **);

static struct command {
	const char *name;
	int min, max;		/* arguments, without the name */
	command_fn run;
} commands[] = {
	{ "set", 2, 15, cmd_set },
	{ "get", 1, 1, cmd_get },
	{ "del", 1, 15, cmd_del },
	{ "incr", 1, 2, cmd_incr },
	{ "keys", 0, 0, cmd_keys },
	{ "stats", 0, 0, cmd_stats },
	{ "quit", 0, 0, cmd_quit },
	{ NULL },
};

static table_t table;
static int count;		/* commands, over all clients */

static int cmd_set(FILE *out, int argc, char **argv)
{
	char value[512] = "";
	size_t used = 0;
	for (int i = 2; i < argc; i++)
		used += snprintf(value + used, sizeof value - used, i > 2 ? " %s" : "%s", argv[i]);
	switch (table_put(&table, argv[1], value, used)) {
	case 1:
		fputs("NEW\n", out);
		break;
	case 0:
		fputs("OK\n", out);
		break;
	default:
		fprintf(out, "ERROR %s\n", strerror(errno));
	}
	return 0;
}

static int cmd_get(FILE *out, int argc, char **argv)
{
	struct entry *e = table_find(&table, argv[1]);
	if (e) {
		fwrite(e->value, 1, e->size, out);
		fputc('\n', out);
	} else
		fputs("NONE\n", out);
	return 0;
}

static int cmd_del(FILE *out, int argc, char **argv)
{
	int n = 0;
	while (--argc)
		n += table_remove(&table, *++argv);
	fprintf(out, "%d\n", n);
	return 0;
}

static int cmd_incr(FILE *out, int argc, char **argv)
{
	struct entry *e = table_find(&table, argv[1]);
	char text[24], *end;
	long long by = 1, value = 0;

	if (argc == 3) {
		by = strtoll(argv[2], &end, 10);
		if (*end) {
			fprintf(out, "ERROR not a number: %s\n", argv[2]);
			return 0;
		}
	}
	if (e) {
		snprintf(text, sizeof text, "%.*s", (int)e->size, (const char *)e->value);
		value = strtoll(text, &end, 10);
		if (end == text || *end) {
			fprintf(out, "ERROR not a number\n");
			return 0;
		}
	}
	value += by;
	table_put(&table, argv[1], text, sprintf(text, "%lld", value));
	fprintf(out, "%lld\n", value);
	return 0;
}

struct keys {
	const char **list;
	size_t n, size;
};

static int collect(const struct entry *e, void *arg)
{
	struct keys *keys = arg;
	if (keys->n == keys->size) {
		keys->size = keys->size ? keys->size * 2 : 4;
		keys->list = realloc(keys->list, keys->size * sizeof(char *));
		if (!keys->list)
			return -1;
	}
	keys->list[keys->n++] = e->key;
	return 0;
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static int cmd_keys(FILE *out, int argc, char **argv)
{
	struct keys keys = { NULL, 0, 0 };
	if (table_each(&table, collect, &keys) == 0) {
		qsort(keys.list, keys.n, sizeof *keys.list, by_name);
		for (size_t i = 0; i < keys.n; i++)
			fprintf(out, "%s\n", keys.list[i]);
		fputs(".\n", out);
	}
	free(keys.list);
	return 0;
}

static int cmd_stats(FILE *out, int argc, char **argv)
{
	fprintf(out, "%u keys, %u buckets, %lu hits, %lu misses, %d commands\n",
		table.count, table.nbuckets, table.hits, table.misses, count);
	return 0;
}

static int cmd_quit(FILE *out, int argc, char **argv)
{
	fputs("BYE\n", out);
	return 1;
}

static int execute(FILE *out, char *line)
{
	char *argv[17];
	int argc = 0;
	struct command *c;

	for (char *word = strtok(line, " \t\r\n"); word && argc < 16; word = strtok(NULL, " \t\r\n"))
		argv[argc++] = word;
	argv[argc] = NULL;
	if (argc == 0)
		return 0;
	count++;
	for (c = commands; c->name; c++) {
		if (strcasecmp(c->name, argv[0]) != 0)
			continue;
		if (argc - 1 < c->min || argc - 1 > c->max) {
			fprintf(out, "ERROR %s takes %d to %d arguments\n", c->name, c->min, c->max);
			return 0;
		}
		return c->run(out, argc, argv);
	}
	fprintf(out, "ERROR unknown command %s\n", argv[0]);
	return 0;
}

static void serve(int fd)
{
	FILE *in = fdopen(fd, "r"), *out = fdopen(dup(fd), "w");
	char line[300];

	setlinebuf(out);
	while (fgets(line, sizeof line, in) != NULL)
		if (execute(out, line))
			break;
	fclose(out);
	fclose(in);
}

int main(int argc, char *argv[])
{
	int fd, client, on = 1, clients = argc > 1 ? atoi(argv[1]) : 1;
	struct sockaddr_in addr = { .sin_family = AF_INET, .sin_port = htons(PORT) };

	signal(SIGPIPE, SIG_IGN);
	if (table_init(&table, 4) < 0 || (fd = socket(AF_INET, SOCK_STREAM, 0)) < 0) {
		perror(argv[0]);
		return 1;
	}
	setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
	if (bind(fd, (struct sockaddr *)&addr, sizeof(addr)) == -1 || listen(fd, 1) == -1) {
		fprintf(stderr, "%s: port %d: %s\n", argv[0], PORT, strerror(errno));
		return 1;
	}
	while (clients-- && (client = accept(fd, NULL, NULL)) >= 0)
		serve(client);
	printf("%d commands, %u keys left\n", count, table.count);
	table_free(&table);
	close(fd);
	return 0;
}
