#ifndef LOG_H
#define LOG_H
#include <stdio.h>

struct point { int x, y; };

#define LOG_MAX 4
#define _LOG_SECRET 11

extern int verbose;                 /* set by who has main() */
extern int log_lines, counted;
extern const char *log_name;
extern FILE *log_file;
extern struct point origin;
extern int table[LOG_MAX];

/* Prints a line as often as `verbose` says. */
void log_line(const char *text);
void log_state(struct point *p);    /* to log_file */
int log_depth(int n);

#endif
