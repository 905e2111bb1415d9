#ifndef SMTP_H_INCLUDED
#define SMTP_H_INCLUDED

#include <stdio.h>

#define SMTP_PORT 7725
#define MAX_RCPT 4
#define LINE_MAX_ 200

/* a message in the making, and when it is done */
struct mail {
	char from[64];
	char to[MAX_RCPT][64];
	int nto;
	char *text;
	size_t length, room;
	struct mail *next;
};

/* session.c */
struct session;
struct session *session_new(FILE *out, const char *peer);
int session_line(struct session *, char *line);	/* 0: the session is over */
void session_free(struct session *);

/* store.c */
int store_add(struct mail *);			/* takes the mail over; its number */
unsigned store_count(void);
void store_dump(FILE *);
void mail_reset(struct mail *);
int mail_append(struct mail *, const char *text);

#endif
