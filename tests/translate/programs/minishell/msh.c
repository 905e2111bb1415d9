/* msh -- a very small shell
 *
 *   pipelines  a | b | c          redirection  < file  > file  >> file  2>&1
 *   lists      a ; b  a && b  a || b           background  a &
 *   quotes     'a b'  "a $HOME"  \x            variables  NAME=value  $NAME  $?
 *   built in   cd pwd echo exit export set unset wait true false
 */
#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#define MAXWORDS 32
#define MAXSTAGES 8
#define MAXLINE 256

enum token { T_WORD, T_PIPE, T_SEMI, T_AND, T_OR, T_BG, T_LESS, T_GREAT, T_APPEND, T_DUP, T_END, T_BAD };

struct stage {
	char *argv[MAXWORDS + 1];
	int argc;
	char *in, *out;
	int append, err_to_out;
};

static int status;		/* $? */
static const char *at;		/* what is still to be parsed */
static char word[MAXLINE];
static pid_t background[16];
static int nbackground;

static char *expand(const char **from, char *to, char *limit)
{
	char name[32], number[12];
	const char *p = *from, *value;
	int n = 0;

	if (*p == '?') {
		sprintf(number, "%d", status);
		value = number;
		p++;
	} else {
		while ((isalnum((unsigned char)*p) || *p == '_') && n < 31)
			name[n++] = *p++;
		name[n] = 0;
		value = n ? getenv(name) : "$";
	}
	*from = p;
	while (value && *value && to < limit)
		*to++ = *value++;
	return to;
}

static enum token next(void)
{
	char *to = word, *limit = word + sizeof word - 1, quote = 0;
	int quoted = 0;

	while (*at == ' ' || *at == '\t')
		at++;
	switch (*at) {
	case '\0': case '#':
		return T_END;
	case '|':
		if (*++at != '|')
			return T_PIPE;
		at++;
		return T_OR;
	case '&':
		if (*++at != '&')
			return T_BG;
		at++;
		return T_AND;
	case ';':
		at++;
		return T_SEMI;
	case '<':
		at++;
		return T_LESS;
	case '>':
		if (*++at != '>')
			return T_GREAT;
		at++;
		return T_APPEND;
	case '2':
		if (strncmp(at, "2>&1", 4) == 0) {
			at += 4;
			return T_DUP;
		}
	}
	for (; *at && to < limit; ) {
		char c = *at;
		if (quote) {
			at++;
			if (c == quote)
				quote = 0;
			else if (c == '$' && quote == '"')
				to = expand(&at, to, limit);
			else
				*to++ = c;
		} else if (c == '\'' || c == '"') {
			quote = c;
			quoted = 1;
			at++;
		} else if (c == '\\' && at[1]) {
			*to++ = at[1];
			at += 2;
		} else if (c == '$') {
			at++;
			to = expand(&at, to, limit);
		} else if (strchr(" \t|&;<>", c)) {
			break;
		} else {
			*to++ = c;
			at++;
		}
	}
	*to = 0;
	if (quote) {
		fprintf(stderr, "msh: unmatched %c\n", quote);
		return T_BAD;
	}
	return to > word || quoted ? T_WORD : next();	/* an empty expansion is no word */
}

static int builtin(struct stage *s)
{
	char **argv = s->argv, *eq;
	int i;

	if (!strcmp(argv[0], "cd")) {
		const char *dir = s->argc > 1 ? argv[1] : getenv("HOME");
		if (!dir || chdir(dir) < 0) {
			fprintf(stderr, "msh: cd: %s: %s\n", dir ? dir : "HOME", strerror(errno));
			return 1;
		}
		return 0;
	}
	if (!strcmp(argv[0], "exit"))
		exit(s->argc > 1 ? atoi(argv[1]) : status);
	if (!strcmp(argv[0], "true") || !strcmp(argv[0], ":"))
		return 0;
	if (!strcmp(argv[0], "false"))
		return 1;
	if (!strcmp(argv[0], "unset"))
		return s->argc > 1 ? unsetenv(argv[1]) != 0 : 0;
	if (!strcmp(argv[0], "export")) {
		for (i = 1; i < s->argc; i++)
			if ((eq = strchr(argv[i], '=')) != NULL)
				putenv(strdup(argv[i]));
		return 0;
	}
	if (!strcmp(argv[0], "wait")) {
		int st, code = 0;
		for (i = 0; i < nbackground; i++)
			if (waitpid(background[i], &st, 0) > 0)
				code = WEXITSTATUS(st);
		nbackground = 0;
		return code;
	}
	if ((eq = strchr(argv[0], '=')) != NULL && eq != argv[0] && s->argc == 1) {
		*eq = '\0';
		setenv(argv[0], eq + 1, 1);
		return 0;
	}
	return -1;
}

static void redirect(const char *file, int flags, int fd)
{
	int f = open(file, flags, 0666);
	if (f < 0) {
		fprintf(stderr, "msh: %s: %s\n", file, strerror(errno));
		_exit(1);
	}
	if (f != fd) {
		dup2(f, fd);
		close(f);
	}
}

static void child(struct stage *s)
{
	int i, r;

	if (s->in)
		redirect(s->in, O_RDONLY, 0);
	if (s->out)
		redirect(s->out, O_WRONLY | O_CREAT | (s->append ? O_APPEND : O_TRUNC), 1);
	if (s->err_to_out)
		dup2(1, 2);
	if (s->argc == 0)
		_exit(0);
	if (!strcmp(s->argv[0], "echo")) {		/* as in every shell, our own */
		for (i = 1; i < s->argc; i++)
			printf("%s%c", s->argv[i], i + 1 < s->argc ? ' ' : '\n');
		if (s->argc == 1)
			putchar('\n');
		fflush(stdout);
		_exit(0);
	}
	if (!strcmp(s->argv[0], "pwd")) {
		char dir[512], *base;
		getcwd(dir, sizeof dir);
		base = strrchr(dir, '/');
		printf("%s\n", base[1] ? base + 1 : base);	/* only the last part: the rest is chance */
		fflush(stdout);
		_exit(0);
	}
	if ((r = builtin(s)) >= 0)
		_exit(r);
	execvp(s->argv[0], s->argv);
	fprintf(stderr, "msh: %s: %s\n", s->argv[0], errno == ENOENT ? "command not found" : strerror(errno));
	_exit(errno == ENOENT ? 127 : 126);
}

static int run(struct stage *stages, int n, int in_background)
{
	int fds[2], in = -1, i, st = 0;
	pid_t pids[MAXSTAGES];

	if (n == 1 && stages[0].argc && !in_background && !stages[0].out && !stages[0].in) {
		int r = builtin(&stages[0]);
		if (r >= 0)
			return r;
	}
	fflush(stdout);
	for (i = 0; i < n; i++) {
		if (i + 1 < n && pipe(fds) < 0) {
			perror("msh: pipe");
			return 1;
		}
		if ((pids[i] = fork()) == 0) {
			if (in >= 0) {
				dup2(in, STDIN_FILENO);
				close(in);
			}
			if (i + 1 < n) {
				close(fds[0]);
				dup2(fds[1], STDOUT_FILENO);
				close(fds[1]);
			}
			child(&stages[i]);
		}
		if (in >= 0)
			close(in);
		if (i + 1 < n) {
			close(fds[1]);
			in = fds[0];
		}
	}
	if (in_background) {
		background[nbackground++ % 16] = pids[n - 1];
		return 0;
	}
	for (i = 0; i < n; i++)
		waitpid(pids[i], &st, 0);
	return WIFEXITED(st) ? WEXITSTATUS(st) : 128 + WTERMSIG(st);
}

static void free_stages(struct stage *stages, int n)
{
	for (int i = 0; i < n; i++) {
		for (int j = 0; j < stages[i].argc; j++)
			free(stages[i].argv[j]);
		free(stages[i].in);
		free(stages[i].out);
	}
}

static void interpret(const char *line)
{
	struct stage stages[MAXSTAGES];
	enum token t;
	int n, skip = 0;

	at = line;
	do {
		memset(stages, 0, sizeof stages);
		n = 0;
		for (;;) {
			struct stage *s = &stages[n];
			t = next();
			if (t == T_WORD) {
				if (s->argc < MAXWORDS)
					s->argv[s->argc++] = strdup(word);
			} else if (t == T_LESS || t == T_GREAT || t == T_APPEND) {
				if (next() != T_WORD) {
					t = T_BAD;
					break;
				}
				if (t == T_LESS)
					s->in = strdup(word);
				else {
					s->out = strdup(word);
					s->append = t == T_APPEND;
				}
			} else if (t == T_DUP)
				s->err_to_out = 1;
			else if (t == T_PIPE) {
				if (s->argc == 0 || n + 1 == MAXSTAGES) {
					t = T_BAD;
					break;
				}
				n++;
			} else
				break;
		}
		if (t == T_BAD || (n > 0 && stages[n].argc == 0)) {
			fprintf(stderr, "msh: syntax error\n");
			status = 2;
			free_stages(stages, n + 1);
			return;
		}
		if (!skip && (stages[0].argc || stages[0].out))
			status = run(stages, n + 1, t == T_BG);
		free_stages(stages, n + 1);
		if (t == T_AND)
			skip = status != 0;
		else if (t == T_OR)
			skip = status == 0;
		else
			skip = 0;
	} while (t != T_END);
}

int main(int argc, char **argv)
{
	char line[MAXLINE];

	if (argc == 3 && !strcmp(argv[1], "-c")) {
		interpret(argv[2]);
		return status;
	}
	while (fgets(line, sizeof line, stdin)) {
		line[strcspn(line, "\n")] = 0;
		interpret(line);
	}
	return status;
}
