/** Waiting for many descriptors: the kernel keeps the list, each call tells only of those that are ready (Linux). */
#include <sys/types.h>

#define EPOLL_CLOEXEC ...   /* epoll_create1(): close-on-exec */

#define EPOLL_CTL_ADD ...   /* epoll_ctl(): begin to watch a descriptor */
#define EPOLL_CTL_DEL ...   /* epoll_ctl(): watch it no more */
#define EPOLL_CTL_MOD ...   /* epoll_ctl(): watch it for other events, with other data */

#define EPOLLIN ...         /* there is something to read, a connection to accept, or the end */
#define EPOLLPRI ...        /* there is urgent data */
#define EPOLLOUT ...        /* writing would not wait; a non-blocking connect() is over */
#define EPOLLRDNORM ...     /* EPOLLIN in System V's words */
#define EPOLLRDBAND ...     /* there is priority data to read */
#define EPOLLWRNORM ...     /* EPOLLOUT in System V's words */
#define EPOLLWRBAND ...     /* priority data can be written */
#define EPOLLMSG ...        /* not used */
#define EPOLLERR ...        /* an error is pending, or nobody reads the pipe any more; told unasked */
#define EPOLLHUP ...        /* the peer is gone; told unasked */
#define EPOLLRDHUP ...      /* the peer has shut down its writing side */
#define EPOLLEXCLUSIVE ...  /* with EPOLL_CTL_ADD: of several epoll instances wake one, not all */
#define EPOLLWAKEUP ...     /* keep the machine from sleeping while the event is handled */
#define EPOLLONESHOT ...    /* tell once, then rest until EPOLL_CTL_MOD */
#define EPOLLET ...         /* edge-triggered: tell when something comes, not as long as it is there */

/** What a program attaches to a descriptor; the kernel hands it back with each event and does not look at it.
 *  ptr  a pointer; what new() has made is kept alive from EPOLL_CTL_ADD to EPOLL_CTL_DEL
 *  fd   a descriptor: the usual choice
 *  u32  a number of 32 bits
 *  u64  a number of 64 bits
 */
union epoll_data {
    void *ptr;
    int fd;
    uint32_t u32;
    uint64_t u64;
};

/** union epoll_data by its usual name. */
typedef union epoll_data epoll_data_t;

/** An event: what to watch for, or what has happened. Packed on x86-64: 12 bytes.
 *  events  EPOLLIN, EPOLLOUT, EPOLLET, ... combined with |
 *  data    what was attached to the descriptor
 */
struct epoll_event {
    uint32_t events;
    epoll_data_t data;
};

/** Make an epoll instance, which watches no descriptor yet. epoll_create1() is the newer way.
 *
 *  size  more than 0, and not used otherwise
 *
 *  Returns its descriptor, for close() at the end; -1 with errno set on failure.
 *  Errors: EINVAL size is not above 0; EMFILE, ENFILE no descriptor is left; ENOMEM.
 *  See epoll_create(2).
 */
int epoll_create(int size);

/** Make an epoll instance, which watches no descriptor yet.
 *
 *  flags  0 or EPOLL_CLOEXEC
 *
 *  Returns its descriptor, for close() at the end; -1 with errno set on failure.
 *  Errors: EINVAL flags has something else; EMFILE, ENFILE no descriptor is left; ENOMEM.
 *  See epoll_create1(2).
 */
int epoll_create1(int flags);

/** Have an epoll instance watch a descriptor, watch it for something else, or watch it no more.
 *
 *  epfd   the epoll instance
 *  op     EPOLL_CTL_ADD, EPOLL_CTL_MOD or EPOLL_CTL_DEL
 *  fd     the descriptor
 *  event  what to watch for, and the data to hand back with it; not used by EPOLL_CTL_DEL, where NULL will do
 *
 *  Returns 0; -1 with errno set on failure. Closing the last descriptor of an open file takes it out by itself.
 *  Errors: EEXIST ADD: it is watched already; ENOENT MOD, DEL: it is not watched; EPERM a plain file or directory
 *  cannot be watched; EBADF epfd or fd is not open; EINVAL epfd is no epoll instance, fd is epfd itself, or flags that
 *  do not go with EPOLLEXCLUSIVE; ELOOP instances that watch each other in a circle; ENOSPC, ENOMEM; EFAULT event is
 *  NULL.
 *  See epoll_ctl(2).
 */
BYHAND int epoll_ctl(int epfd, int op, int fd, OPT IN struct epoll_event *event);

/** Wait until a watched descriptor is ready, or for some time.
 *
 *  epfd       the epoll instance
 *  events     gets an event for each ready descriptor
 *  maxevents  how many events has room for, more than 0; the others stay for the next call
 *  timeout    milliseconds; 0 only looks; -1 waits without end
 *
 *  Returns how many events there are; 0 when the time was over; -1 with errno set on failure.
 *  Errors: EINTR a signal handler ran (also under SA_RESTART); EBADF epfd is not open; EINVAL it is no epoll instance,
 *  or maxevents is not above 0; EFAULT events is NULL.
 *  See epoll_wait(2).
 */
BLOCKS(norestart) int epoll_wait(int epfd, OPT OUT(maxevents * sizeof(struct epoll_event)) struct epoll_event *events, int maxevents,
               int timeout);

/** epoll_wait() with a signal mask that holds during the call alone.
 *
 *  epfd       the epoll instance
 *  events     gets an event for each ready descriptor
 *  maxevents  how many events has room for, more than 0
 *  timeout    milliseconds; 0 only looks; -1 waits without end
 *  sigmask    the signals blocked meanwhile; NULL leaves the mask alone
 *
 *  Returns how many events there are; 0 when the time was over; -1 with errno set on failure.
 *  Errors: those of epoll_wait().
 *  See epoll_pwait(2).
 */
BLOCKS(norestart) int epoll_pwait(int epfd, OPT OUT(maxevents * sizeof(struct epoll_event)) struct epoll_event *events, int maxevents,
                int timeout, OPT IN const sigset_t *sigmask);

/** epoll_pwait() with a finer timeout (Linux 5.11).
 *
 *  epfd       the epoll instance
 *  events     gets an event for each ready descriptor
 *  maxevents  how many events has room for, more than 0
 *  timeout    the time to wait, in seconds and nanoseconds; NULL waits without end
 *  sigmask    the signals blocked meanwhile; NULL leaves the mask alone
 *
 *  Returns how many events there are; 0 when the time was over; -1 with errno set on failure.
 *  Errors: those of epoll_wait(); EINVAL timeout is no valid time; ENOSYS an older kernel.
 *  See epoll_pwait2(2).
 */
BLOCKS(norestart) int epoll_pwait2(int epfd, OPT OUT(maxevents * sizeof(struct epoll_event)) struct epoll_event *events, int maxevents,
                 OPT IN const struct timespec *timeout, OPT IN const sigset_t *sigmask);
