/*
 * A chat room for one thread: select() says which of the callers has something to say.
 *
 * usage: ./server [port]
 *
 * Commands of a caller, one a line:
 *     /nick NAME    call me NAME
 *     /who          who is here?
 *     /quit         goodbye
 * Everything else is said to all the others.
 */

#include <arpa/inet.h>
#include <ctype.h>
#include <errno.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <unistd.h>

#define DEFAULT_PORT 7000
#define BACKLOG      4
#define NICK_SIZE    16
#define LINE_SIZE    128

/* One slot for each descriptor that select() can watch. */
struct member {
    int  present;           /* is anybody at this descriptor? */
    char nick[NICK_SIZE];
    char line[LINE_SIZE];   /* what came in, up to the end of the line */
    size_t used;            /* bytes in it */
    unsigned lines_said;
};

static struct member members[FD_SETSIZE];
static fd_set everybody;    /* the listener and all members */
static int max_fd;
static volatile sig_atomic_t stop;

static void on_sigint(int signo)
{
    (void)signo;
    stop = 1;
}

/* Say a text to one member; a member that cannot hear us will be noticed by recv(). */
static void tell(int fd, const char *text)
{
    size_t left = strlen(text);

    while (left > 0) {
        ssize_t n = send(fd, text, left, MSG_NOSIGNAL);
        if (n < 0) {
            if (errno == EINTR)
                continue;
            return;
        }
        text += n;
        left -= (size_t)n;
    }
}

/* Say a text to all but one. */
static void tell_others(int from, const char *text)
{
    int fd;

    for (fd = 0; fd <= max_fd; fd++)
        if (members[fd].present && fd != from)
            tell(fd, text);
}

static int make_listener(unsigned short port)
{
    int yes = 1;
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    if (fd == -1) {
        perror("socket");
        exit(1);
    }
    if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes) == -1) {
        perror("setsockopt");
        exit(1);
    }

    struct sockaddr_in me = {
        .sin_family = AF_INET,
        .sin_port = htons(port),
        .sin_addr.s_addr = htonl(INADDR_ANY),
    };
    if (bind(fd, (struct sockaddr *)&me, sizeof me) == -1) {
        perror("bind");
        exit(1);
    }
    if (listen(fd, BACKLOG) == -1) {
        perror("listen");
        exit(1);
    }
    return fd;
}

static void welcome(int listener)
{
    struct sockaddr_in who;
    socklen_t who_len = sizeof who;
    char text[LINE_SIZE];

    int fd = accept(listener, (struct sockaddr *)&who, &who_len);
    if (fd == -1) {
        perror("accept");
        return;
    }
    if (fd >= FD_SETSIZE) {         /* select() cannot watch this one */
        close(fd);
        return;
    }
    memset(&members[fd], 0, sizeof members[fd]);
    members[fd].present = 1;
    snprintf(members[fd].nick, NICK_SIZE, "guest%d", fd);
    FD_SET(fd, &everybody);
    if (fd > max_fd)
        max_fd = fd;

    printf("+ %s from %s:%d\n", members[fd].nick, inet_ntoa(who.sin_addr), ntohs(who.sin_port));
    snprintf(text, sizeof text, "* welcome, %s\n", members[fd].nick);
    tell(fd, text);
    snprintf(text, sizeof text, "* %s is here\n", members[fd].nick);
    tell_others(fd, text);
}

static void part(int fd, const char *how)
{
    char text[LINE_SIZE];

    printf("- %s %s after %u line%s\n", members[fd].nick, how, members[fd].lines_said,
           members[fd].lines_said == 1 ? "" : "s");
    snprintf(text, sizeof text, "* %s %s\n", members[fd].nick, how);
    tell_others(fd, text);
    members[fd].present = 0;
    FD_CLR(fd, &everybody);
    close(fd);
    while (max_fd > 0 && !FD_ISSET(max_fd, &everybody))
        max_fd--;
}

/* A nick is letters and digits, nothing else, and not taken. */
static const char *bad_nick(const char *nick)
{
    const char *p;
    int fd;

    if (*nick == '\0')
        return "empty";
    if (strlen(nick) >= NICK_SIZE)
        return "too long";
    for (p = nick; *p; p++)
        if (!isalnum((unsigned char)*p))
            return "not a name";
    for (fd = 0; fd <= max_fd; fd++)
        if (members[fd].present && strcmp(members[fd].nick, nick) == 0)
            return "taken";
    return NULL;
}

/* One whole line, without its end. Returns 0 when the member wants to go. */
static int handle_line(int fd, char *line)
{
    struct member *m = &members[fd];
    char text[NICK_SIZE + LINE_SIZE + 8];

    if (line[0] != '/') {
        m->lines_said++;
        snprintf(text, sizeof text, "<%s> %s\n", m->nick, line);
        tell_others(fd, text);
        return 1;
    }

    if (strncmp(line, "/nick ", 6) == 0) {
        const char *why = bad_nick(line + 6);
        if (why != NULL) {
            snprintf(text, sizeof text, "* %s: %s\n", line + 6, why);
            tell(fd, text);
            return 1;
        }
        snprintf(text, sizeof text, "* %s is now %s\n", m->nick, line + 6);
        strcpy(m->nick, line + 6);
        tell(fd, text);
        tell_others(fd, text);
    } else if (strcmp(line, "/who") == 0) {
        int i, count = 0;
        for (i = 0; i <= max_fd; i++) {
            if (!members[i].present)
                continue;
            count++;
            snprintf(text, sizeof text, "%c %s\n", i == fd ? '*' : ' ', members[i].nick);
            tell(fd, text);
        }
        snprintf(text, sizeof text, "* %d here\n", count);
        tell(fd, text);
    } else if (strcmp(line, "/quit") == 0) {
        tell(fd, "* bye\n");
        return 0;
    } else {
        tell(fd, "* what?\n");
    }
    return 1;
}

static void hear(int fd)
{
    struct member *m = &members[fd];
    char *end;
    ssize_t n = recv(fd, m->line + m->used, LINE_SIZE - 1 - m->used, 0);

    if (n <= 0) {
        part(fd, n == 0 ? "left" : "was lost");
        return;
    }
    m->used += n;
    m->line[m->used] = '\0';

    /* There may be several lines, and a piece of one at the end. */
    while ((end = strchr(m->line, '\n')) != NULL) {
        size_t length = end - m->line + 1;
        *end = '\0';
        if (end > m->line && end[-1] == '\r')
            end[-1] = '\0';
        if (!handle_line(fd, m->line)) {
            part(fd, "left");
            return;
        }
        memmove(m->line, m->line + length, m->used - length + 1);
        m->used -= length;
    }
    if (m->used == LINE_SIZE - 1) {
        tell(fd, "* that line is too long\n");
        m->used = 0;
    }
}

int main(int argc, char *argv[])
{
    struct sigaction sa;
    int port = argc > 1 ? atoi(argv[1]) : DEFAULT_PORT;
    int listener, fd, ready;

    memset(&sa, 0, sizeof sa);
    sa.sa_handler = on_sigint;      /* no SA_RESTART: select() shall fail with EINTR */
    sigaction(SIGINT, &sa, NULL);

    listener = make_listener(port);
    FD_ZERO(&everybody);
    FD_SET(listener, &everybody);
    max_fd = listener;
    printf("chat room on port %d\n", port);

    while (!stop) {
        fd_set readable = everybody;
        int top = max_fd;

        ready = select(top + 1, &readable, NULL, NULL, NULL);
        if (ready == -1) {
            if (errno == EINTR)
                continue;
            perror("select");
            return 1;
        }
        for (fd = 0; fd <= top && ready > 0; fd++) {
            if (!FD_ISSET(fd, &readable))
                continue;
            ready--;
            if (fd == listener)
                welcome(listener);
            else
                hear(fd);
        }
    }

    for (fd = 0; fd <= max_fd; fd++)
        if (members[fd].present) {
            tell(fd, "* the room closes\n");
            close(fd);
        }
    close(listener);
    printf("closed\n");
    return 0;
}
