/* A server that ends well, however it is told to: signals arrive through a self-pipe,
 * SIGHUP reads the configuration again, SIGUSR1 says how it goes, SIGALRM is the clock
 * of a client that says nothing, SIGTERM and SIGINT end it. */
#define _POSIX_C_SOURCE 200809L
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#ifndef MSG_NOSIGNAL
# define MSG_NOSIGNAL 0     /* then SIGPIPE is ignored, which is done anyway */
#endif

typedef enum { DEBUG, INFO, WARNING, ERROR } level_t;

static const char *const level_names[] = { [DEBUG] = "debug", [INFO] = "info", [WARNING] = "warning", [ERROR] = "error" };
static level_t threshold = INFO;
static int self_pipe[2];
static struct { unsigned accepted, refused, reloads; } stats;
static char greeting[32] = "hello";

static void logf_(level_t level, const char *file, int line, const char *format, ...)
{
    va_list ap, copy;
    char *text;
    int n;

    if (level < threshold)
        return;
    va_start(ap, format);
    va_copy(copy, ap);
    n = vsnprintf(NULL, 0, format, copy);
    va_end(copy);
    text = malloc(n + 1);
    if (text != NULL)
        vsnprintf(text, n + 1, format, ap);
    va_end(ap);
    fprintf(stderr, "%s:%d: %s: %s\n", file, line, level_names[level], text ? text : format);
    free(text);
}
#define LOG(level, ...) logf_(level, "daemon.c", __LINE__, __VA_ARGS__)

static void on_signal(int signo)
{
    int saved = errno;
    unsigned char byte = (unsigned char)signo;

    if (write(self_pipe[1], &byte, 1) < 0) {
        /* full: there is more to read than anybody needs */
    }
    errno = saved;
}

static void goodbye(void)
{
    fputs("daemon: goodbye\n", stderr);
}

static void last_words(void)
{
    fprintf(stderr, "daemon: %u accepted, %u refused, %u reloads\n", stats.accepted, stats.refused, stats.reloads);
}

static void reload(void)
{
    static int version;
    snprintf(greeting, sizeof greeting, "hello, version %d", ++version);
    stats.reloads++;
    LOG(INFO, "configuration read again: \"%s\"", greeting);
}

/* returns 0 when it is time to go */
static int read_signals(void)
{
    unsigned char signals[16];
    ssize_t n;

    while ((n = read(self_pipe[0], signals, sizeof signals)) > 0) {
        for (ssize_t i = 0; i < n; i++) {
            switch (signals[i]) {
            case SIGHUP:
                reload();
                break;
            case SIGUSR1:
                LOG(INFO, "%u accepted so far", stats.accepted);
                break;
            case SIGTERM:
            case SIGINT:
                LOG(WARNING, "%s", strsignal(signals[i]));
                return 0;
            default:
                LOG(ERROR, "signal %d?", signals[i]);
            }
        }
    }
    if (n < 0 && errno != EAGAIN)
        LOG(ERROR, "self-pipe: %s", strerror(errno));
    return 1;
}

static void serve(int fd)
{
    char command[32];
    ssize_t n = recv(fd, command, sizeof command - 1, 0);

    if (n < 0) {
        LOG(ERROR, "recv: %s", strerror(errno));
        return;
    }
    command[n] = '\0';
    LOG(DEBUG, "command %s", command);
    if (strcmp(command, "hup") == 0)
        raise(SIGHUP);
    else if (strcmp(command, "usr1") == 0)
        kill(getpid(), SIGUSR1);
    else if (strcmp(command, "both") == 0) {
        sigset_t both, old;
        sigemptyset(&both);
        sigaddset(&both, SIGHUP);
        sigaddset(&both, SIGUSR1);
        sigprocmask(SIG_BLOCK, &both, &old);
        raise(SIGUSR1);
        raise(SIGHUP);
        raise(SIGHUP);                      /* only one can be pending */
        sigpending(&both);
        LOG(INFO, "pending: %d %d %d", sigismember(&both, SIGHUP), sigismember(&both, SIGUSR1), sigismember(&both, SIGTERM));
        sigprocmask(SIG_SETMASK, &old, NULL);
    } else if (strcmp(command, "slow") == 0) {
        alarm(1);
        if (pause() == -1 && errno == EINTR)
            LOG(INFO, "woken up");
    } else if (strcmp(command, "") == 0) {
        stats.refused++;
        return;
    }
    stats.accepted++;
    dprintf(fd, "%s\n", greeting);
}

static void wake(int signo) { (void)signo; }

int main(int argc, char *argv[])
{
    static const int signals[] = { SIGHUP, SIGINT, SIGTERM, SIGUSR1 };
    struct sigaction sa;
    struct pollfd fds[2];
    struct sockaddr_in addr;
    int listener, one = 1;

    if (argc > 1 && strcmp(argv[1], "-d") == 0)
        threshold = DEBUG;
    atexit(last_words);
    atexit(goodbye);                        /* runs first */

    if (pipe(self_pipe) < 0) {
        perror("pipe");
        return 1;
    }
    for (int i = 0; i < 2; i++) {
        fcntl(self_pipe[i], F_SETFL, fcntl(self_pipe[i], F_GETFL) | O_NONBLOCK);
        fcntl(self_pipe[i], F_SETFD, FD_CLOEXEC);
    }
    sa.sa_handler = on_signal;
    sa.sa_flags = SA_RESTART;
    sigfillset(&sa.sa_mask);
    for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++)
        sigaction(signals[i], &sa, NULL);
    sa.sa_handler = wake;
    sa.sa_flags = 0;
    sigaction(SIGALRM, &sa, NULL);
    signal(SIGPIPE, SIG_IGN);

    listener = socket(AF_INET, SOCK_STREAM, 0);
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    memset(&addr, 0, sizeof addr);
    addr.sin_family = AF_INET;
    addr.sin_port = htons(7520);
    if (bind(listener, (struct sockaddr *)&addr, sizeof addr) < 0) {
        LOG(ERROR, "bind: %s", strerror(errno));
        exit(EXIT_FAILURE);
    }
    listen(listener, 5);

    fds[0].fd = listener;
    fds[1].fd = self_pipe[0];
    fds[0].events = fds[1].events = POLLIN;
    for (;;) {
        if (poll(fds, 2, -1) < 0 && errno != EINTR) {
            LOG(ERROR, "poll: %s", strerror(errno));
            break;
        }
        if (fds[1].revents & POLLIN)
            if (!read_signals())
                break;
        if (fds[0].revents & POLLIN) {
            int fd = accept(listener, NULL, NULL);
            if (fd >= 0) {
                serve(fd);
                close(fd);
            }
        }
        fds[0].revents = fds[1].revents = 0;
    }
    close(listener);
    return 0;
}
