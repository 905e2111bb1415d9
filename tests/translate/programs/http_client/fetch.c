/*
 * fetch - get a page over HTTP/1.1 and print it
 *
 *   fetch [-v] http://host[:port]/path
 *
 * The answer is read byte by byte through a state machine, which also
 * understands "Transfer-Encoding: chunked".
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <ctype.h>
#include <unistd.h>
#include <getopt.h>
#include <netdb.h>
#include <sys/socket.h>
#include <netinet/in.h>
#include <arpa/inet.h>

#define USAGE "usage: fetch [-v] [-m bytes] http://host[:port]/path\n"

typedef struct url {
	char *host;
	char *port;
	char *path;
} URL;

typedef enum {
	S_STATUS, S_HEADER, S_BODY, S_CHUNK_SIZE, S_CHUNK_DATA, S_CHUNK_END, S_TRAILER, S_DONE, S_ERROR
} state_t;

struct parser {
	state_t state;
	char line[512];
	unsigned int linelen;
	int status;
	long length;        /* Content-Length, or -1 */
	int chunked;
	unsigned long left; /* of the body or the chunk */
	unsigned long total;
};

static int verbose;
static unsigned long max_bytes = ~0UL;

static URL *parse_url(const char *text)
{
	static const char scheme[] = "http://";
	URL *u;
	const char *p, *slash, *colon;

	if (strncasecmp(text, scheme, sizeof(scheme) - 1) != 0)
		return NULL;
	p = text + sizeof(scheme) - 1;
	slash = strchr(p, '/');
	if (!slash)
		slash = p + strlen(p);
	colon = memchr(p, ':', slash - p);
	if (slash == p || colon == p)
		return NULL;

	u = (URL *) calloc(1, sizeof(URL));
	u->host = strndup(p, (colon ? colon : slash) - p);
	if (colon)
		u->port = strndup(colon + 1, slash - colon - 1);
	else
		u->port = strdup("80");
	u->path = strdup(*slash ? slash : "/");
	return u;
}

static void free_url(URL *u)
{
	free(u->host);
	free(u->port);
	free(u->path);
	free(u);
}

static char *skip_blank(char *s)
{
	while (*s && isspace((unsigned char) *s))
		++s;
	return s;
}

static void header_line(struct parser *p)
{
	char *value;

	if (verbose)
		fprintf(stderr, "< %s\n", p->line);
	value = strchr(p->line, ':');
	if (!value)
		return;
	*value++ = 0;
	value = skip_blank(value);
	if (!strcasecmp(p->line, "content-length"))
		p->length = strtol(value, NULL, 10);
	else if (!strcasecmp(p->line, "transfer-encoding"))
		p->chunked = strstr(value, "chunked") != NULL;
}

/* One byte of the answer. */
static void feed(struct parser *p, int c)
{
	switch (p->state) {
	case S_STATUS:
	case S_HEADER:
	case S_CHUNK_SIZE:
	case S_TRAILER:
		if (c != '\n') {
			if (c != '\r' && p->linelen < sizeof(p->line) - 1)
				p->line[p->linelen++] = c;
			return;
		}
		break;          /* a whole line: see below */

	case S_CHUNK_DATA:
	case S_BODY:
		if (p->total++ < max_bytes)
			putchar(c);
		if (p->state == S_BODY && p->length < 0)
			return;     /* up to the end of the connection */
		if (--p->left == 0)
			p->state = p->state == S_BODY ? S_DONE : S_CHUNK_END;
		return;

	case S_CHUNK_END:
		if (c == '\r')
			return;
		p->state = c == '\n' ? S_CHUNK_SIZE : S_ERROR;
		return;

	default:
		return;
	}

	p->line[p->linelen] = '\0';
	p->linelen = 0;
	switch (p->state) {
	case S_STATUS:
		if (sscanf(p->line, "HTTP/1.%*1d %3d", &p->status) != 1) {
			p->state = S_ERROR;
			break;
		}
		if (verbose)
			fprintf(stderr, "< %s\n", p->line);
		p->state = S_HEADER;
		break;
	case S_HEADER:
		if (p->line[0] != '\0') {
			header_line(p);
			break;
		}
		if (p->status / 100 == 1) {     /* 100 Continue: the answer is still to come */
			p->state = S_STATUS;
			break;
		}
		if (p->chunked) {
			p->state = S_CHUNK_SIZE;
			break;
		}
		p->left = p->length;
		p->state = p->length == 0 ? S_DONE : S_BODY;
		break;
	case S_CHUNK_SIZE: {
		char *end;
		p->left = strtoul(p->line, &end, 16);
		if (end == p->line || (*end && *end != ';'))
			p->state = S_ERROR;
		else
			p->state = p->left ? S_CHUNK_DATA : S_TRAILER;
		break;
	}
	case S_TRAILER:
		if (!p->line[0])
			p->state = S_DONE;
		break;
	default:
		;
	}
}

static int open_connection(const URL *u)
{
	struct addrinfo hints = { .ai_socktype = SOCK_STREAM, .ai_family = AF_UNSPEC, .ai_flags = AI_NUMERICHOST };
	struct addrinfo *res, *p;
	char host[NI_MAXHOST], serv[NI_MAXSERV];
	int sd = -1, err;

	err = getaddrinfo(u->host, u->port, &hints, &res);
	if (err) {
		fprintf(stderr, "fetch: %s: %s\n", u->host, gai_strerror(err));
		exit(2);
	}
	for (p = res; p; p = p->ai_next) {
		if ((sd = socket(p->ai_family, p->ai_socktype, p->ai_protocol)) < 0)
			continue;
		if (!getnameinfo(p->ai_addr, p->ai_addrlen, host, sizeof host, serv, sizeof serv, NI_NUMERICHOST | NI_NUMERICSERV)
		    && verbose)
			fprintf(stderr, "* trying %s port %s\n", host, serv);
		if (!connect(sd, p->ai_addr, p->ai_addrlen))
			break;
		perror("fetch: connect");
		close(sd);
		sd = -1;
	}
	freeaddrinfo(res);
	return sd;
}

int main(int argc, char **argv)
{
	struct parser parser;
	char buffer[100], *request;
	URL *url;
	ssize_t n;
	int opt, sd, size;

	while ((opt = getopt(argc, argv, "vm:")) != -1) {
		switch (opt) {
		case 'v':
			verbose++;
			break;
		case 'm':
			max_bytes = strtoul(optarg, NULL, 0);
			break;
		default:
			fputs(USAGE, stderr);
			return 64;
		}
	}
	if (optind + 1 != argc || !(url = parse_url(argv[optind]))) {
		fputs(USAGE, stderr);
		return 64;
	}
	if ((sd = open_connection(url)) < 0) {
		free_url(url);
		return 1;
	}

	size = snprintf(NULL, 0, "GET %s HTTP/1.1\r\nHost: %s\r\n\r\n", url->path, url->host) + 1;
	request = malloc(size);
	snprintf(request, size, "GET %s HTTP/1.1\r\nHost: %s\r\n\r\n", url->path, url->host);
	if (send(sd, request, size - 1, 0) != size - 1) {
		perror("fetch: send");
		return 1;
	}
	free(request);
	free_url(url);

	memset(&parser, 0, sizeof(parser));
	parser.length = -1;
	while (parser.state < S_DONE && (n = recv(sd, buffer, sizeof(buffer), 0)) > 0) {
		char *p;
		for (p = buffer; n-- > 0; p++)
			feed(&parser, (unsigned char) *p);
	}
	close(sd);
	fflush(stdout);

	if (parser.state == S_BODY && parser.length < 0)
		parser.state = S_DONE;
	if (parser.state != S_DONE) {
		fprintf(stderr, "fetch: %s\n", parser.state == S_ERROR ? "this is not HTTP" : "the answer is cut off");
		return 3;
	}
	fprintf(stderr, "fetch: status %d, %lu bytes\n", parser.status, parser.total);
	return parser.status == 200 ? 0 : 4;
}
