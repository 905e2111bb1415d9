/** Waiting until one of several descriptors can be read or written. */
#include <sys/types.h>

#define POLLIN ...          /* there is something to read, a connection to accept, or the end */
#define POLLPRI ...         /* there is urgent data */
#define POLLOUT ...         /* writing would not wait; a non-blocking connect() is over */
#define POLLRDNORM ...      /* POLLIN in System V's words */
#define POLLRDBAND ...      /* there is priority data to read */
#define POLLWRNORM ...      /* POLLOUT in System V's words */
#define POLLWRBAND ...      /* priority data can be written */
#define POLLMSG ...         /* not used by Linux */
#define POLLREMOVE ...      /* /dev/poll of other systems: take the descriptor out */
#define POLLRDHUP ...       /* the peer has shut down its writing side (Linux) */
#define POLLERR ...         /* result only: an error is pending, or nobody reads the pipe any more */
#define POLLHUP ...         /* result only: the peer is gone */
#define POLLNVAL ...        /* result only: the descriptor is not open */

/** How many struct pollfd there are. */
typedef int... nfds_t;

/** One descriptor to wait for, and what came of it.
 *  fd       the descriptor; a negative number has the entry passed over
 *  events   what is asked for: POLLIN, POLLOUT, POLLPRI, POLLRDHUP, ... combined with |
 *  revents  what is there, set by poll(): bits of events, and POLLERR, POLLHUP, POLLNVAL unasked
 */
struct pollfd {
    int fd;
    short events;
    short revents;
};

/** Wait until one of several descriptors is ready, or for some time.
 *
 *  fds      an array of nfds entries; every revents is set
 *  nfds     how many
 *  timeout  milliseconds; 0 only looks; a negative number waits without end
 *
 *  Returns how many entries have a revents other than 0; 0 when the time was over; -1 with errno set on failure.
 *  Errors: EINTR a signal handler ran (also under SA_RESTART); EINVAL nfds is above RLIMIT_NOFILE; EFAULT fds is NULL;
 *  ENOMEM.
 *  See poll(2).
 */
BLOCKS(norestart) int poll(OPT INOUT(nfds * sizeof(struct pollfd)) struct pollfd *fds, nfds_t nfds, int timeout);

/** poll() with a finer timeout, and with a signal mask that holds during the call alone (Linux).
 *
 *  fds      an array of nfds entries; every revents is set
 *  nfds     how many
 *  tmo_p    the time to wait, in seconds and nanoseconds; NULL waits without end
 *  sigmask  the signals blocked meanwhile; NULL leaves the mask alone
 *
 *  Returns how many entries have a revents other than 0; 0 when the time was over; -1 with errno set on failure.
 *  Errors: EINTR a signal handler ran; EINVAL nfds is above RLIMIT_NOFILE, or tmo_p is no valid time; EFAULT; ENOMEM.
 *  See ppoll(2).
 */
BLOCKS(norestart) int ppoll(OPT INOUT(nfds * sizeof(struct pollfd)) struct pollfd *fds, nfds_t nfds, OPT IN const struct timespec *tmo_p,
          OPT IN const sigset_t *sigmask);
