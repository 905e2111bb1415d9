/* Faults in a program's calls on sockets: loaded before libc (LD_PRELOAD), it lets the n-th call of a name fail with an errno, or
   move fewer bytes than it was asked to. Calls are counted in each thread and process by itself, so that no schedule decides
   which one is hit; read, write, close and the like count only on sockets, so that an interpreter's own ones do not. What is
   made once more after a signal has ended it is no new call: in C the kernel makes it again where pysock does.
   What was done is told to strace by a write to a descriptor that cannot be: it stands in the trace right where the call is.

   $PYSOCK_FAULTS: entries NAME:FROM:TO:KIND:VALUE, with commas between. FROM and TO are the first and the last call that is hit,
   TO 0: no last. KIND e: fails with errno VALUE; s: at most VALUE bytes. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define NOWHERE (-77) /* the descriptor that marks what strace is told: trace/injected.py knows it */
#define MANY 64
#define PIECES 1024 /* IOV_MAX of Linux */

enum family {
    SOCKET, SOCKETPAIR, BIND, LISTEN, ACCEPT, CONNECT, GETSOCKNAME, GETPEERNAME, SETSOCKOPT, GETSOCKOPT, SHUTDOWN, SEND, SENDMSG,
    SENDMMSG, RECV, RECVMSG, RECVMMSG, READ, WRITE, READV, WRITEV, CLOSE, POLL, SELECT, EPOLL_CREATE, EPOLL_CTL, EPOLL_WAIT,
    FCNTL, IOCTL, DUP, FORK, FAMILIES
};

static const char *const names[FAMILIES] = {
    "socket", "socketpair", "bind", "listen", "accept", "connect", "getsockname", "getpeername", "setsockopt", "getsockopt",
    "shutdown", "send", "sendmsg", "sendmmsg", "recv", "recvmsg", "recvmmsg", "read", "write", "readv", "writev", "close", "poll",
    "select", "epoll_create", "epoll_ctl", "epoll_wait", "fcntl", "ioctl", "dup", "fork",
};

static struct fault {
    int family;
    unsigned long from, to;
    char kind;
    long value;
} faults[MANY];
static int many;
static __thread unsigned long count[FAMILIES];
static __thread int interrupted[FAMILIES]; /* the descriptor, plus 1, of a last call that a signal ended */

static void begin_again(void)
{
    memset(count, 0, sizeof(count));
    memset(interrupted, 0, sizeof(interrupted));
}

static void tell(int family, int fd, const struct fault *fault)
{
    char text[96];
    int saved = errno;
    int length = snprintf(text, sizeof(text), "%s %d %c %ld", names[family], fd, fault->kind, fault->value);
    syscall(SYS_write, NOWHERE, text, (size_t)length);
    errno = saved;
}

static int is_armed(int family)
{
    for (int i = 0; i < many; i++)
        if (faults[i].family == family)
            return 1;
    return 0;
}

static int is_socket(int fd)
{
    struct stat status;
    int saved = errno;
    int is = fstat(fd, &status) == 0 && S_ISSOCK(status.st_mode);
    errno = saved;
    return is;
}

/* The fault that hits this call, or NULL. Counts it. */
static const struct fault *hit(int family, int fd)
{
    if (!is_armed(family))
        return NULL;
    if (fd >= 0 && interrupted[family] == fd + 1) {
        interrupted[family] = 0;
        return NULL;
    }
    unsigned long number = ++count[family];
    for (int i = 0; i < many; i++) {
        const struct fault *fault = &faults[i];
        if (fault->family == family && number >= fault->from && (fault->to == 0 || number <= fault->to)) {
            tell(family, fd, fault);
            return fault;
        }
    }
    return NULL;
}

static const struct fault *hit_on_socket(int family, int fd)
{
    return is_armed(family) && is_socket(fd) ? hit(family, fd) : NULL;
}

/* A call on this descriptor is over, with this result. */
static ssize_t ended(int family, int fd, ssize_t result)
{
    if (is_armed(family))
        interrupted[family] = result < 0 && errno == EINTR ? fd + 1 : 0;
    return result;
}

/* What the fault makes of a length. */
static size_t shorter(const struct fault *fault, size_t length)
{
    return fault && fault->kind == 's' && (size_t)fault->value < length ? (size_t)fault->value : length;
}

/* The first pieces that hold no more bytes than the fault allows, in `pieces`; how many they are. */
static size_t fewer(const struct fault *fault, const struct iovec *given, size_t number, struct iovec *pieces)
{
    size_t left = (size_t)fault->value, kept = 0;
    while (kept < number && kept < PIECES && left > 0) {
        pieces[kept] = given[kept];
        if (pieces[kept].iov_len > left)
            pieces[kept].iov_len = left;
        left -= pieces[kept].iov_len;
        kept++;
    }
    return kept;
}

/* A name of libc, in our words: `ours` stands in its place, `real` is what it hides. The headers' own prototypes may differ
   in their attributes, so the name is given to the assembler only. */
#define INSTEAD(type, name, parameters)                     \
    static type(*real_##name) parameters;                   \
    type our_##name parameters __asm__(#name);              \
    __attribute__((visibility("default"))) type our_##name parameters

#define FAIL(expression)                                    \
    do {                                                    \
        const struct fault *found = expression;             \
        if (found && found->kind == 'e') {                  \
            errno = (int)found->value;                      \
            return -1;                                      \
        }                                                   \
    } while (0)

INSTEAD(int, socket, (int domain, int type, int protocol))
{
    FAIL(hit(SOCKET, -1));
    return real_socket(domain, type, protocol);
}

INSTEAD(int, socketpair, (int domain, int type, int protocol, int *fds))
{
    FAIL(hit(SOCKETPAIR, -1));
    return real_socketpair(domain, type, protocol, fds);
}

#define SIMPLE(family, name, parameters, arguments)         \
    INSTEAD(int, name, parameters)                          \
    {                                                       \
        FAIL(hit(family, fd));                              \
        return (int)ended(family, fd, real_##name arguments); \
    }

SIMPLE(BIND, bind, (int fd, const void *address, socklen_t length), (fd, address, length))
SIMPLE(LISTEN, listen, (int fd, int backlog), (fd, backlog))
SIMPLE(ACCEPT, accept, (int fd, void *address, socklen_t *length), (fd, address, length))
SIMPLE(ACCEPT, accept4, (int fd, void *address, socklen_t *length, int flags), (fd, address, length, flags))
SIMPLE(CONNECT, connect, (int fd, const void *address, socklen_t length), (fd, address, length))
SIMPLE(GETSOCKNAME, getsockname, (int fd, void *address, socklen_t *length), (fd, address, length))
SIMPLE(GETPEERNAME, getpeername, (int fd, void *address, socklen_t *length), (fd, address, length))
SIMPLE(SETSOCKOPT, setsockopt, (int fd, int level, int name, const void *value, socklen_t length),
       (fd, level, name, value, length))
SIMPLE(GETSOCKOPT, getsockopt, (int fd, int level, int name, void *value, socklen_t *length), (fd, level, name, value, length))
SIMPLE(SHUTDOWN, shutdown, (int fd, int how), (fd, how))
SIMPLE(SENDMMSG, sendmmsg, (int fd, void *messages, unsigned int number, int flags), (fd, messages, number, flags))
SIMPLE(RECVMMSG, recvmmsg, (int fd, void *messages, unsigned int number, int flags, void *limit),
       (fd, messages, number, flags, limit))
SIMPLE(EPOLL_CTL, epoll_ctl, (int fd, int operation, int other, void *event), (fd, operation, other, event))
SIMPLE(EPOLL_WAIT, epoll_wait, (int fd, void *events, int most, int limit), (fd, events, most, limit))
SIMPLE(EPOLL_WAIT, epoll_pwait, (int fd, void *events, int most, int limit, const void *mask), (fd, events, most, limit, mask))

/* A broken pipe comes with its signal, as the kernel has it. */
static void break_pipe(const struct fault *fault, int flags)
{
    if (fault && fault->kind == 'e' && fault->value == EPIPE && !(flags & MSG_NOSIGNAL))
        pthread_kill(pthread_self(), SIGPIPE);
}

INSTEAD(ssize_t, send, (int fd, const void *data, size_t length, int flags))
{
    const struct fault *fault = hit(SEND, fd);
    break_pipe(fault, flags);
    FAIL(fault);
    return ended(SEND, fd, real_send(fd, data, shorter(fault, length), flags));
}

INSTEAD(ssize_t, sendto, (int fd, const void *data, size_t length, int flags, const void *address, socklen_t size))
{
    const struct fault *fault = hit(SEND, fd);
    break_pipe(fault, flags);
    FAIL(fault);
    return ended(SEND, fd, real_sendto(fd, data, shorter(fault, length), flags, address, size));
}

INSTEAD(ssize_t, sendmsg, (int fd, const struct msghdr *message, int flags))
{
    const struct fault *fault = hit(SENDMSG, fd);
    break_pipe(fault, flags);
    FAIL(fault);
    if (fault && message) {
        struct iovec pieces[PIECES];
        struct msghdr less = *message;
        less.msg_iovlen = fewer(fault, message->msg_iov, message->msg_iovlen, pieces);
        less.msg_iov = pieces;
        return ended(SENDMSG, fd, real_sendmsg(fd, &less, flags));
    }
    return ended(SENDMSG, fd, real_sendmsg(fd, message, flags));
}

INSTEAD(ssize_t, recv, (int fd, void *buffer, size_t length, int flags))
{
    const struct fault *fault = hit(RECV, fd);
    FAIL(fault);
    return ended(RECV, fd, real_recv(fd, buffer, shorter(fault, length), flags));
}

INSTEAD(ssize_t, recvfrom, (int fd, void *buffer, size_t length, int flags, void *address, socklen_t *size))
{
    const struct fault *fault = hit(RECV, fd);
    FAIL(fault);
    return ended(RECV, fd, real_recvfrom(fd, buffer, shorter(fault, length), flags, address, size));
}

INSTEAD(ssize_t, recvmsg, (int fd, struct msghdr *message, int flags))
{
    const struct fault *fault = hit(RECVMSG, fd);
    FAIL(fault);
    if (fault && message) {
        struct iovec pieces[PIECES], *given = message->msg_iov;
        size_t number = message->msg_iovlen;
        message->msg_iovlen = fewer(fault, given, number, pieces);
        message->msg_iov = pieces;
        ssize_t result = ended(RECVMSG, fd, real_recvmsg(fd, message, flags));
        message->msg_iov = given;
        message->msg_iovlen = number;
        return result;
    }
    return ended(RECVMSG, fd, real_recvmsg(fd, message, flags));
}

INSTEAD(ssize_t, read, (int fd, void *buffer, size_t length))
{
    const struct fault *fault = hit_on_socket(READ, fd);
    FAIL(fault);
    return ended(READ, fd, real_read(fd, buffer, shorter(fault, length)));
}

INSTEAD(ssize_t, write, (int fd, const void *data, size_t length))
{
    const struct fault *fault = hit_on_socket(WRITE, fd);
    break_pipe(fault, 0);
    FAIL(fault);
    return ended(WRITE, fd, real_write(fd, data, shorter(fault, length)));
}

INSTEAD(ssize_t, readv, (int fd, const struct iovec *given, int number))
{
    const struct fault *fault = hit_on_socket(READV, fd);
    FAIL(fault);
    struct iovec pieces[PIECES];
    if (fault && number > 0)
        return ended(READV, fd, real_readv(fd, pieces, (int)fewer(fault, given, (size_t)number, pieces)));
    return ended(READV, fd, real_readv(fd, given, number));
}

INSTEAD(ssize_t, writev, (int fd, const struct iovec *given, int number))
{
    const struct fault *fault = hit_on_socket(WRITEV, fd);
    break_pipe(fault, 0);
    FAIL(fault);
    struct iovec pieces[PIECES];
    if (fault && number > 0)
        return ended(WRITEV, fd, real_writev(fd, pieces, (int)fewer(fault, given, (size_t)number, pieces)));
    return ended(WRITEV, fd, real_writev(fd, given, number));
}

/* Linux gives the descriptor back even where close() fails, so the call is made. */
INSTEAD(int, close, (int fd))
{
    const struct fault *fault = hit_on_socket(CLOSE, fd);
    if (fault)
        real_close(fd);
    FAIL(fault);
    return real_close(fd);
}

static int any_polled(const struct pollfd *fds, nfds_t number)
{
    for (nfds_t i = 0; i < number; i++)
        if (is_socket(fds[i].fd))
            return 1;
    return 0;
}

INSTEAD(int, poll, (struct pollfd *fds, nfds_t number, int limit))
{
    FAIL(is_armed(POLL) && any_polled(fds, number) ? hit(POLL, -1) : NULL);
    return real_poll(fds, number, limit);
}

INSTEAD(int, ppoll, (struct pollfd *fds, nfds_t number, const void *limit, const void *mask))
{
    FAIL(is_armed(POLL) && any_polled(fds, number) ? hit(POLL, -1) : NULL);
    return real_ppoll(fds, number, limit, mask);
}

static int any_selected(int number, const fd_set *sets[3])
{
    for (int set = 0; set < 3; set++)
        for (int fd = 0; sets[set] && fd < number && fd < FD_SETSIZE; fd++)
            if (FD_ISSET(fd, sets[set]) && is_socket(fd))
                return 1;
    return 0;
}

INSTEAD(int, select, (int number, fd_set *in, fd_set *out, fd_set *except, void *limit))
{
    const fd_set *sets[3] = {in, out, except};
    FAIL(is_armed(SELECT) && any_selected(number, sets) ? hit(SELECT, -1) : NULL);
    return real_select(number, in, out, except, limit);
}

INSTEAD(int, pselect, (int number, fd_set *in, fd_set *out, fd_set *except, const void *limit, const void *mask))
{
    const fd_set *sets[3] = {in, out, except};
    FAIL(is_armed(SELECT) && any_selected(number, sets) ? hit(SELECT, -1) : NULL);
    return real_pselect(number, in, out, except, limit, mask);
}

INSTEAD(int, epoll_create, (int size))
{
    FAIL(hit(EPOLL_CREATE, -1));
    return real_epoll_create(size);
}

INSTEAD(int, epoll_create1, (int flags))
{
    FAIL(hit(EPOLL_CREATE, -1));
    return real_epoll_create1(flags);
}

/* Whatever the third argument is, it is passed on as it came. */
#define VARIADIC(family, name, kind)                        \
    INSTEAD(int, name, (int fd, kind command, ...))         \
    {                                                       \
        va_list list;                                       \
        va_start(list, command);                            \
        void *argument = va_arg(list, void *);              \
        va_end(list);                                       \
        FAIL(hit_on_socket(family, fd));                    \
        return real_##name(fd, command, argument);          \
    }

VARIADIC(FCNTL, fcntl, int)
#ifdef __GLIBC__
VARIADIC(FCNTL, fcntl64, int)
VARIADIC(IOCTL, ioctl, unsigned long)
#else
VARIADIC(IOCTL, ioctl, int)
#endif

INSTEAD(int, dup, (int fd))
{
    FAIL(hit_on_socket(DUP, fd));
    return real_dup(fd);
}

INSTEAD(int, dup2, (int fd, int other))
{
    FAIL(hit_on_socket(DUP, fd));
    return real_dup2(fd, other);
}

INSTEAD(pid_t, fork, (void))
{
    FAIL(hit(FORK, -1));
    return real_fork();
}

#define FIND(name) *(void **)&real_##name = dlsym(RTLD_NEXT, #name)

static void find_all(void)
{
    FIND(socket), FIND(socketpair), FIND(bind), FIND(listen), FIND(accept), FIND(accept4), FIND(connect), FIND(getsockname);
    FIND(getpeername), FIND(setsockopt), FIND(getsockopt), FIND(shutdown), FIND(send), FIND(sendto), FIND(sendmsg);
    FIND(sendmmsg), FIND(recv), FIND(recvfrom), FIND(recvmsg), FIND(recvmmsg), FIND(read), FIND(write), FIND(readv);
    FIND(writev), FIND(close), FIND(poll), FIND(ppoll), FIND(select), FIND(pselect), FIND(epoll_create), FIND(epoll_create1);
    FIND(epoll_ctl), FIND(epoll_wait), FIND(epoll_pwait), FIND(fcntl), FIND(ioctl), FIND(dup), FIND(dup2), FIND(fork);
#ifdef __GLIBC__
    FIND(fcntl64);
#endif
}

static void read_faults(const char *text)
{
    char name[24];
    while (text && many < MANY) {
        struct fault fault = {0};
        if (sscanf(text, "%23[^:]:%lu:%lu:%c:%ld", name, &fault.from, &fault.to, &fault.kind, &fault.value) == 5)
            for (fault.family = 0; fault.family < FAMILIES; fault.family++)
                if (strcmp(names[fault.family], name) == 0) {
                    faults[many++] = fault;
                    break;
                }
        text = strchr(text, ',');
        text += text != NULL;
    }
}

/* Other libraries' constructors may call before ours runs: what is hidden is found as early as we can. */
__attribute__((constructor)) static void begin(void)
{
    find_all();
    pthread_atfork(NULL, NULL, begin_again);
    read_faults(getenv("PYSOCK_FAULTS"));
}
