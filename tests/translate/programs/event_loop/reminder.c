/* reminder: clients set reminders; a line "tick" from any of them is the clock.
 *
 *      after N text    cancel ID    every N text    tick [N]    quit    stop
 */
#define _GNU_SOURCE
#include "loop.h"

#include <arpa/inet.h>
#include <err.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <unistd.h>

struct reminder {
    int fd;
    unsigned every;     /* 0: once */
    char text[40];
};

static int clients, fired;

static void remind(loop_t *loop, int id, void *data)
{
    struct reminder *r = data;

    fired++;
    dprintf(r->fd, "#%d %s\n", id, r->text);
    if (r->every)
        dprintf(r->fd, "#%d again in %u\n", loop_after(loop, r->every, remind, r), r->every);
    else
        free(r);
}

static void on_line(loop_t *loop, int fd, unsigned events, void *data)
{
    char line[64], word[8] = "", text[40] = "";
    unsigned n = 0;
    ssize_t got = recv(fd, line, sizeof line - 1, 0);

    if (got <= 0) {
        loop_remove(loop, fd);
        close(fd);
        return;
    }
    line[got] = 0;
    int fields = sscanf(line, "%7s %u %39[^\n]", word, &n, text);
    if ((!strcmp(word, "after") || !strcmp(word, "every")) && fields == 3) {
        struct reminder *r = malloc(sizeof(struct reminder));
        *r = (struct reminder){ .fd = fd, .every = word[0] == 'e' ? n : 0 };
        memcpy(r->text, text, sizeof r->text);
        dprintf(fd, "ok #%d\n", loop_after(loop, n, remind, r));
    } else if (!strcmp(word, "cancel") && fields >= 2) {
        if (loop_cancel(loop, n))
            dprintf(fd, "ok\n");            /* what it was about is lost: it leaks */
        else
            dprintf(fd, "no #%u\n", n);
    } else if (!strcmp(word, "tick")) {
        for (n = fields > 1 ? n : 1; n > 0; n--)
            loop_tick(loop);
        dprintf(fd, "ok %d\n", fired);
    } else if (!strcmp(word, "stop")) {
        dprintf(fd, "stopping\n");
        loop_stop(loop, 3);
    } else
        dprintf(fd, "what?\n");
}

static void on_connection(loop_t *loop, int listener, unsigned events, void *data)
{
    int *counter = data;
    int fd = accept4(listener, NULL, NULL, SOCK_CLOEXEC);

    if (fd < 0) {
        warn("accept4");
        return;
    }
    ++*counter;
    if (loop_add(loop, fd, LOOP_READ, on_line, NULL) < 0)
        err(1, "loop_add");
}

static void on_signal(loop_t *loop, int fd, unsigned events, void *data)
{
    struct signalfd_siginfo info;

    if (read(fd, &info, sizeof info) == sizeof info) {
        printf("%s, %s\n", strsignal(info.ssi_signo), (const char *)data);
        loop_stop(loop, 0);
    }
}

int main(void)
{
    struct sockaddr_in sin = { .sin_family = AF_INET, .sin_port = htons(7750) };
    loop_t *loop = loop_new();
    sigset_t set;
    int listener, signals, result;

    if (loop == NULL)
        err(1, "loop_new");
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    sigprocmask(SIG_BLOCK, &set, NULL);
    if ((signals = signalfd(-1, &set, SFD_CLOEXEC)) < 0)
        err(1, "signalfd");
    loop_add(loop, signals, LOOP_READ, on_signal, "good night");

    listener = socket(AF_INET, SOCK_STREAM, 0);
    if (bind(listener, (struct sockaddr *)&sin, sizeof sin) < 0 || listen(listener, 5) < 0)
        err(1, "port %d", ntohs(sin.sin_port));
    loop_add(loop, listener, LOOP_READ, on_connection, &clients);

    result = loop_run(loop);
    printf("%d clients, %d reminders, result %d\n", clients, fired, result);
    loop_delete(loop);
    close(listener);
    close(signals);
    return result;
}
