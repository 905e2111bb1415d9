/*
 * fingerd - who is at this machine?  (RFC 742, more or less)
 *
 * In the C of the first edition of the book: no prototypes, no void.
 */
#include <stdio.h>
#include <string.h>
#include <stdlib.h>
#include <unistd.h>
#include <sys/types.h>
#include <sys/socket.h>
#include <netinet/in.h>

#define NUSERS	(sizeof users / sizeof(struct user))
#define LINE	80
#define EOS	'\0'
#define streq(a, b)	(strcmp(a, b) == 0)

struct user {
	char *login;
	char *name;
	char *tty;	/* 0 when not logged in */
	int idle;	/* minutes */
	char *plan;
} users[] = {
	"ken", "Ken T.", "co", 0, "Play chess.\nFly.",
	"dmr", "Dennis R.", "02", 61, "Write it down\nin one book,\nand keep it short.",
	"bwk", "Brian K.", 0, 0, 0,
	"doug", "Doug M.", "07", 1500, "",
};

char *progname;
int verbose, nrequests;

main(argc, argv)
int argc;
char **argv;
{
	register int c;
	int s, ns, max = 3;
	struct sockaddr_in sin;
	char *malloc_line;

	progname = *argv;
	while (--argc > 0 && (*++argv)[0] == '-')
		for (c = 1; argv[0][c] != EOS; c++)
			switch (argv[0][c]) {
			case 'v':
				verbose++;
				break;
			case 'n':
				max = atoi(*argv + c + 1);
				goto next_argument;
			default:
				fprintf(stderr, "%s: illegal option %c\n", progname, argv[0][c]);
				exit(2);
			next_argument:
				c = strlen(*argv) - 1;
			}

	if ((s = socket(AF_INET, SOCK_STREAM, 0)) < 0)
		fatal("socket");
	bzero((char *) &sin, sizeof(sin));
	sin.sin_family = AF_INET;
	sin.sin_port = htons(7979);
	if (bind(s, (struct sockaddr *) &sin, sizeof(sin)) < 0)
		fatal("bind");
	listen(s, 5);

	while (nrequests < max) {
		if ((ns = accept(s, (struct sockaddr *) 0, (socklen_t *) 0)) < 0)
			fatal("accept");
		malloc_line = malloc(LINE);
		if (getline_(ns, malloc_line, LINE) >= 0)
			answer(ns, malloc_line);
		free(malloc_line);
		close(ns);
		nrequests++;
	}
	return 0;
}

fatal(s)
char *s;
{
	fprintf(stderr, "%s: ", progname);
	perror(s);
	exit(1);
}

/* read a line into s, return its length; CR and LF do not count */
getline_(fd, s, lim)
int fd, lim;
char s[];
{
	int i;
	char c;

	for (i = 0; i < lim - 1 && read(fd, &c, 1) == 1 && c != '\n'; ++i)
		s[i] = c;
	if (i > 0 && s[i-1] == '\r')
		--i;
	s[i] = EOS;
	return(i);
}

/* for how long? */
char *idle_time(minutes)
{
	static char buf[16];

	if (minutes == 0)
		return "";
	if (minutes < 60)
		sprintf(buf, "%d", minutes);
	else if (minutes < 24 * 60)
		sprintf(buf, "%d:%02d", minutes / 60, minutes % 60);
	else
		sprintf(buf, "%dd", minutes / (24 * 60));
	return buf;
}

say(fd, s)
char *s;
{
	char *p;

	for (p = s; *p; p++) {
		if (*p == '\n')
			write(fd, "\r", 1);
		write(fd, p, 1);
	}
}

long_form(fd, u)
register struct user *u;
{
	char buf[160];

	sprintf(buf, "Login name: %-8s\tIn real life: %s\n", u->login, u->name);
	say(fd, buf);
	if (u->tty) {
		sprintf(buf, "On tty%s%s%s\n", u->tty, u->idle ? ", idle " : "", idle_time(u->idle));
		say(fd, buf);
	} else
		say(fd, "Not logged in.\n");
	if (u->plan && *u->plan) {
		say(fd, "Plan:\n");
		say(fd, u->plan);
		say(fd, "\n");
	} else
		say(fd, "No plan.\n");
}

answer(fd, request)
char *request;
{
	register struct user *u;
	char buf[100];
	int found = 0;

	while (*request == ' ')
		request++;
	if (*request == '/' && (request[1] == 'W' || request[1] == 'w')) {
		request += 2;
		while (*request == ' ')
			++request;
	}
	if (verbose)
		printf("%d: %s\n", nrequests + 1, *request ? request : "(everybody)");

	if (*request == EOS) {
		say(fd, "Login    Name                 TTY  Idle\n");
		for (u = users; u < users + NUSERS; u++)
			if (u->tty) {
				sprintf(buf, "%-8s %-20s %3s %5s\n", u->login, u->name, u->tty, idle_time(u->idle));
				say(fd, buf);
			}
		return;
	}
	for (u = &users[0]; u < &users[NUSERS]; ++u)
		if (streq(u->login, request) || strstr(u->name, request)) {
			if (found++)
				say(fd, "\n");
			long_form(fd, u);
		}
	if (!found) {
		sprintf(buf, "%.60s: no such user\n", request);
		say(fd, buf);
	}
}
