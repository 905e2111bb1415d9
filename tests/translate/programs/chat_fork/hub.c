/*
 * hub.c -- one process for each caller, and a parent that only passes lines on.
 *
 * Every child has two pipes to the parent:
 *
 *      caller --socket--> child --up--> parent --down--> all other children --socket--> callers
 *
 * The child waits for its socket and its pipe at the same time with select().
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <errno.h>
#include <signal.h>
#include <unistd.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <netinet/in.h>

#define HUB_PORT    7040
#define MAXKIDS     6
#define LINELEN     100

#define max(a,b)    ((a) > (b) ? (a) : (b))

struct kid {
    pid_t pid;      /* 0: free */
    int   up;       /* we read what its caller says */
    int   down;     /* and write what others say */
    int   number;
};

struct message {
    short from;
    short length;
    char  text[LINELEN];
};

static struct kid kids[MAXKIDS];
static int born;
static int listener;
static sigset_t outer_mask;     /* as it was before main() */

static volatile sig_atomic_t finish = 0;

void on_term(int n) { finish = 1; }

void fatal(const char *what)
{
    perror(what);
    exit(1);
}

void child(int sock, int up, int down, int number)
{
    fd_set set;
    struct message msg;
    char out[LINELEN + 20];
    int n, top = max(sock, down) + 1;

    n = sprintf(out, "hello, number %d\n", number);
    write(sock, out, n);

    while (1) {
        FD_ZERO(&set);
        FD_SET(sock, &set);
        FD_SET(down, &set);
        if (select(top, &set, NULL, NULL, NULL) < 0) {
            if (errno == EINTR)
                continue;
            fatal("select");
        }
        if (FD_ISSET(sock, &set)) {
            n = read(sock, msg.text, LINELEN);
            if (n <= 0)
                break;
            msg.from = number;
            msg.length = n;
            if (write(up, &msg, sizeof(msg)) != sizeof(msg))
                break;
        }
        if (FD_ISSET(down, &set)) {
            if (read(down, &msg, sizeof(msg)) != sizeof(msg))
                break;      /* the hub is gone */
            n = sprintf(out, "%d> %.*s", msg.from, msg.length, msg.text);
            write(sock, out, n);
        }
    }
    close(sock);
    close(up);
    close(down);
    _exit(number);
}

int new_kid(int sock)
{
    int to_parent[2], to_child[2];
    struct kid *k, *other;

    for (k = kids; k < kids + MAXKIDS; ++k)
        if (k->pid == 0)
            break;
    if (k == kids + MAXKIDS) {
        write(sock, "full\n", 5);
        close(sock);
        return -1;
    }
    if (pipe(to_parent) < 0 || pipe(to_child) < 0)
        fatal("pipe");
    k->number = ++born;

    fflush(stdout);     /* or the child's buffer would be ours, and printed twice */
    switch (k->pid = fork()) {
    case -1:
        fatal("fork");
    case 0:
        signal(SIGTERM, SIG_DFL);
        sigprocmask(SIG_SETMASK, &outer_mask, NULL);
        close(listener);
        close(to_parent[0]);
        close(to_child[1]);
        for (other = kids; other < kids + MAXKIDS; other++)
            if (other->pid != 0 && other != k) {
                close(other->up);
                close(other->down);
            }
        child(sock, to_parent[1], to_child[0], k->number);
    }
    close(sock);
    close(to_parent[1]);
    close(to_child[0]);
    k->up = to_parent[0];
    k->down = to_child[1];
    printf("kid %d is here\n", k->number);
    return k - kids;
}

void bury(struct kid *k)
{
    int status;

    if (waitpid(k->pid, &status, 0) != k->pid)
        fatal("waitpid");
    if (WIFEXITED(status))
        printf("kid %d ended with %d\n", k->number, WEXITSTATUS(status));
    else
        printf("kid %d: %s\n", k->number, WIFSIGNALED(status) ? strsignal(WTERMSIG(status)) : "?");
    close(k->up);
    close(k->down);
    k->pid = 0;
}

void pass_on(struct kid *from)
{
    struct message msg;
    struct kid *k;

    if (read(from->up, &msg, sizeof(msg)) != sizeof(msg)) {
        bury(from);     /* its end of the pipe is closed: it has ended, or soon will */
        return;
    }
    printf("kid %d says %d bytes\n", msg.from, msg.length);
    for (k = kids; k < &kids[MAXKIDS]; k++)
        if (k->pid && k != from)
            write(k->down, &msg, sizeof(msg));
}

int main(void)
{
    struct sockaddr_in addr;
    struct sigaction act;
    sigset_t block;
    int yes = 1, i;

    bzero(&act, sizeof(act));
    act.sa_handler = on_term;
    sigaction(SIGTERM, &act, 0);
    /* it is only let in while we wait: nothing can happen between the look at the flag and pselect() */
    sigemptyset(&block);
    sigaddset(&block, SIGTERM);
    sigprocmask(SIG_BLOCK, &block, &outer_mask);

    if ((listener = socket(PF_INET, SOCK_STREAM, 0)) < 0)
        fatal("socket");
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
    bzero(&addr, sizeof(addr));
    addr.sin_family = AF_INET;
    addr.sin_port = htons(HUB_PORT);
    if (bind(listener, (struct sockaddr *) &addr, sizeof(addr)) < 0)
        fatal("bind");
    if (listen(listener, 3) < 0)
        fatal("listen");

    while (!finish) {
        fd_set set;
        int top = listener, n;

        FD_ZERO(&set);
        FD_SET(listener, &set);
        for (i = 0; i < MAXKIDS; i++)
            if (kids[i].pid) {
                FD_SET(kids[i].up, &set);
                top = max(top, kids[i].up);
            }
        n = pselect(top + 1, &set, NULL, NULL, NULL, &outer_mask);
        if (n < 0) {
            if (errno != EINTR)
                fatal("pselect");
            FD_ZERO(&set);
        }
        if (FD_ISSET(listener, &set)) {
            int sock = accept(listener, NULL, NULL);
            if (sock >= 0)
                new_kid(sock);
        }
        for (i = 0; i < MAXKIDS; i++)
            if (kids[i].pid && FD_ISSET(kids[i].up, &set))
                pass_on(&kids[i]);
    }

    for (i = 0; i < MAXKIDS; i++)
        if (kids[i].pid) {
            kill(kids[i].pid, SIGTERM);
            bury(&kids[i]);
        }
    puts("hub closed");
    return 0;
}
