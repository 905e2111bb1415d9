/* logger.c: programs send their messages to one collector, over a local datagram socket.
 *
 * Started, it is the collector; it forks workers, who log. A message is
 *      <PRIORITY>NAME[NUMBER]: TEXT
 * with syslog's priorities. A worker also passes an open file, as a descriptor (SCM_RIGHTS).
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <stdarg.h>
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>
#include <syslog.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>

#define PATH "./log.sock"
#define WORKERS 3
#define LINE 120

static const char *severities[] = { "emerg", "alert", "crit", "err", "warning", "notice", "info", "debug" };
static const struct { int code; const char *name; } facilities[] = {
    { LOG_KERN, "kern" }, { LOG_USER, "user" }, { LOG_MAIL, "mail" }, { LOG_DAEMON, "daemon" }, { LOG_LOCAL0, "local0" }, { -1, NULL }
};

static struct {
    int fd, number;
    const char *name;
} me = { -1 };

static struct sockaddr_un address(const char *path)
{
    struct sockaddr_un sun;
    memset(&sun, 0, sizeof sun);
    sun.sun_family = AF_UNIX;
    strncpy(sun.sun_path, path, sizeof sun.sun_path - 1);
    return sun;
}

/* our own: %m is the text of errno, as in syslog() */
static int logmsg(int priority, const char *format, ...)
{
    char text[LINE], expanded[LINE];
    char *to = expanded;
    int saved = errno, n;
    va_list ap;

    for (const char *p = format; *p && to < expanded + LINE - 40; p++)
        if (p[0] == '%' && p[1] == 'm') {
            to += snprintf(to, 40, "%s", strerror(saved));
            p++;
        } else
            *to++ = *p;
    *to = '\0';

    n = snprintf(text, sizeof text, "<%d>%s[%d]: ", priority, me.name, me.number);
    va_start(ap, format);
    n += vsnprintf(text + n, sizeof text - n, expanded, ap);
    va_end(ap);
    if (n >= (int)sizeof text)
        n = sizeof text - 1;
    return send(me.fd, text, n, 0);
}

static void pass_file(int fd)
{
    char control[CMSG_SPACE(sizeof(int))] = { 0 };
    char name[] = "F";
    struct iovec iov = { .iov_base = name, .iov_len = 1 };
    struct msghdr msg = {
        .msg_iov = &iov, .msg_iovlen = 1,
        .msg_control = control, .msg_controllen = sizeof control,
    };
    struct cmsghdr *cmsg = CMSG_FIRSTHDR(&msg);

    cmsg->cmsg_level = SOL_SOCKET;
    cmsg->cmsg_type = SCM_RIGHTS;
    cmsg->cmsg_len = CMSG_LEN(sizeof(int));
    memcpy(CMSG_DATA(cmsg), &fd, sizeof fd);
    if (sendmsg(me.fd, &msg, 0) < 0)
        perror("sendmsg");
}

static void worker(int number)
{
    struct sockaddr_un to = address(PATH);
    char name[20];

    snprintf(name, sizeof name, "worker%c", 'A' + number);
    me.name = name;
    me.number = number * 100;
    me.fd = socket(AF_UNIX, SOCK_DGRAM, 0);
    if (connect(me.fd, (struct sockaddr *)&to, sizeof to) < 0) {
        perror("connect");
        _exit(1);
    }
    logmsg(LOG_USER | LOG_INFO, "started, %s", number ? "not the first" : "the first");
    switch (number) {
    case 0:
        if (open("/no/such/file", O_RDONLY) < 0)
            logmsg(LOG_MAIL | LOG_ERR, "cannot read it: %m (%d)", errno);
        break;
    case 1: {
        int fd = open("note.txt", O_RDWR | O_CREAT | O_EXCL, 0600);
        FILE *f = fdopen(fd, "w+");
        fprintf(f, "a note of %d lines\n%s\n", 2, "and its last");
        fflush(f);
        rewind(f);
        pass_file(fileno(f));
        fclose(f);
        break;
    }
    default:
        logmsg(LOG_LOCAL0 | LOG_DEBUG, "%05.2f%% %-6s| %+d %#o %c %5.3s.", 99.5, "left", number, 64, 'z', "cut off");
        logmsg(LOG_DAEMON | LOG_CRIT, "%s", "a message that is longer than the line of the collector, and it goes on, and on, and on, and on, and on, and on");
    }
    logmsg(LOG_USER | LOG_NOTICE, "done");
    close(me.fd);
    _exit(number);
}

static void show(char *text, ssize_t n)
{
    int priority, i, used = 0;

    text[n] = '\0';
    if (sscanf(text, "<%d>%n", &priority, &used) != 1 || !used) {
        printf("malformed: %s\n", text);
        return;
    }
    for (i = 0; facilities[i].name != NULL; i++)
        if (facilities[i].code == (priority & LOG_FACMASK))
            break;
    printf("%s.%s %s\n", facilities[i].name ? facilities[i].name : "?", severities[LOG_PRI(priority)], text + used);
}

static void show_file(int fd)
{
    char block[16];
    ssize_t n;

    while ((n = read(fd, block, sizeof block)) > 0)
        fwrite(block, 1, n, stdout);
    close(fd);
}

/* one message; 1 when it was somebody's last */
static int collect(int fd)
{
    char text[LINE + 1];
    union { char buf[CMSG_SPACE(sizeof(int))]; struct cmsghdr align; } control;
    struct iovec iov = { text, LINE };
    struct msghdr msg = { 0 };
    struct cmsghdr *c;
    ssize_t n;

    msg.msg_iov = &iov;
    msg.msg_iovlen = 1;
    msg.msg_control = control.buf;
    msg.msg_controllen = sizeof control.buf;
    if ((n = recvmsg(fd, &msg, 0)) < 0) {
        perror("recvmsg");
        exit(1);
    }
    for (c = CMSG_FIRSTHDR(&msg); c != NULL; c = CMSG_NXTHDR(&msg, c))
        if (c->cmsg_level == SOL_SOCKET && c->cmsg_type == SCM_RIGHTS) {
            int passed;
            memcpy(&passed, CMSG_DATA(c), sizeof passed);
            printf("a file:\n");
            show_file(passed);
            return 0;
        }
    show(text, n);
    return strstr(text, ": done") != NULL;
}

int main(void)
{
    struct sockaddr_un sun = address(PATH);
    struct stat st;
    int fd = socket(AF_UNIX, SOCK_DGRAM, 0), i, status;

    unlink(sun.sun_path);
    umask(0077);
    if (bind(fd, (struct sockaddr *)&sun, sizeof sun) < 0) {
        perror(PATH);
        return 1;
    }
    stat(PATH, &st);
    printf("%s: %s, %o\n", PATH, S_ISSOCK(st.st_mode) ? "a socket" : "?", (unsigned)(st.st_mode & 0777));
    fflush(stdout);

    /* one worker after the other, so that their messages do not mix */
    for (i = 0; i < WORKERS; i++) {
        pid_t pid = fork();
        if (pid == 0) {
            close(fd);
            worker(i);
        }
        while (!collect(fd))
            ;
        waitpid(pid, &status, 0);
        printf("worker %d: status %d\n", i, WEXITSTATUS(status));
        fflush(stdout);
    }
    send(fd, "x", 1, 0);            /* nobody is connected */
    perror("send");
    close(fd);
    unlink(PATH);
    return unlink(PATH) == -1 && errno == ENOENT ? EXIT_SUCCESS : EXIT_FAILURE;
}
