#include "smtp.h"
#include <ctype.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum state { CONNECTED, GREETED, MAIL, RCPT, DATA, CLOSED };

static const char *const state_names[] = {
	"CONNECTED", "GREETED", "MAIL", "RCPT", "DATA", "CLOSED",
};

struct session {
	FILE *out;
	enum state state;
	struct mail mail;
	char peer[24];
	int errors;
};

static int count;			/* sessions */

static void reply(struct session *s, int code, const char *format, ...)
{
	va_list ap;

	fprintf(s->out, "%d ", code);
	va_start(ap, format);
	vfprintf(s->out, format, ap);
	va_end(ap);
	fputs("\r\n", s->out);
	fflush(s->out);
	if (code >= 500)
		s->errors++;
}

/* the address between the brackets of "FROM:<a@b>", NULL if it is none */
static char *address(char *argument, const char *keyword)
{
	size_t n = strlen(keyword);
	char *end;

	if (strncasecmp(argument, keyword, n) != 0 || argument[n] != '<')
		return NULL;
	argument += n + 1;
	end = strchr(argument, '>');
	if (!end || end - argument > 63)
		return NULL;
	*end = '\0';
	return argument;
}

typedef void handler(struct session *, char *);

static void do_helo(struct session *s, char *arg)
{
	if (!*arg) {
		reply(s, 501, "who are you?");
		return;
	}
	mail_reset(&s->mail);
	s->state = GREETED;
	reply(s, 250, "hello %s [%s]", arg, s->peer);
}

static void do_mail(struct session *s, char *arg)
{
	char *from = address(arg, "FROM:");

	if (!from) {
		reply(s, 501, "syntax: MAIL FROM:<address>");
		return;
	}
	strcpy(s->mail.from, from);
	s->state = MAIL;
	reply(s, 250, "sender ok");
}

static void do_rcpt(struct session *s, char *arg)
{
	char *to = address(arg, "TO:");

	if (!to || !strchr(to, '@'))
		reply(s, 501, "syntax: RCPT TO:<address>");
	else if (s->mail.nto == MAX_RCPT)
		reply(s, 452, "too many recipients");
	else {
		strcpy(s->mail.to[s->mail.nto++], to);
		s->state = RCPT;
		reply(s, 250, "recipient %d ok", s->mail.nto);
	}
}

static void do_data(struct session *s, char *arg)
{
	s->state = DATA;
	reply(s, 354, "end with a dot");
}

static void do_rset(struct session *s, char *arg)
{
	mail_reset(&s->mail);
	if (s->state > GREETED)
		s->state = GREETED;
	reply(s, 250, "forgotten");
}

static void do_noop(struct session *s, char *arg)
{
	reply(s, 250, "%s", state_names[s->state]);
}

static void do_quit(struct session *s, char *arg)
{
	reply(s, 221, "bye, %d error%s", s->errors, &"s"[s->errors == 1]);
	s->state = CLOSED;
}

#define IN(state) (1 << (state))
#define ANYTIME   (IN(CONNECTED) | IN(GREETED) | IN(MAIL) | IN(RCPT))

static const struct verb {
	const char *word;
	unsigned states;		/* in which it may be said */
	handler *handle;
} verbs[] = {
	{ "HELO", ANYTIME, do_helo },
	{ "EHLO", ANYTIME, do_helo },
	{ "MAIL", IN(GREETED), do_mail },
	{ "RCPT", IN(MAIL) | IN(RCPT), do_rcpt },
	{ "DATA", IN(RCPT), do_data },
	{ "RSET", ANYTIME & ~IN(CONNECTED), do_rset },
	{ "NOOP", ANYTIME, do_noop },
	{ "QUIT", ANYTIME, do_quit },
	{ NULL, 0, NULL }
};

struct session *session_new(FILE *out, const char *peer)
{
	struct session *s = calloc(1, sizeof *s);

	if (s) {
		s->out = out;
		snprintf(s->peer, sizeof s->peer, "%s", peer);
		reply(s, 220, "toy mail, session %d", ++count);
	}
	return s;
}

int session_line(struct session *s, char *line)
{
	const struct verb *v;
	char *argument;
	int number;

	if (s->state == DATA) {
		if (strcmp(line, ".") == 0) {
			number = store_add(&s->mail);
			s->state = GREETED;
			reply(s, 250, "mail %d stored", number);
		} else {
			mail_append(&s->mail, line + (line[0] == '.'));	/* a leading dot was doubled */
			mail_append(&s->mail, "\n");
		}
		return 1;
	}
	for (argument = line; isalpha((unsigned char)*argument); argument++)
		*argument = toupper((unsigned char)*argument);
	if (*argument)
		*argument++ = '\0';
	for (v = verbs; v->word; v++)
		if (!strcmp(v->word, line))
			break;
	if (!v->word)
		reply(s, 500, "unknown: %.20s", line);
	else if (!(v->states & IN(s->state)))
		reply(s, 503, "not in state %s", state_names[s->state]);
	else
		(*v->handle)(s, argument);
	return s->state != CLOSED;
}

void session_free(struct session *s)
{
	mail_reset(&s->mail);
	free(s);
}
