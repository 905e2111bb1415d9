/** Waiting with sets of descriptors: the oldest way, for descriptors below FD_SETSIZE. */
#include <sys/types.h>

#define FD_SETSIZE ...      /* an fd_set knows the descriptors 0 to FD_SETSIZE - 1 */
#define NFDBITS ...         /* descriptors in one element of fds_bits */

/** The integer that an fd_set is an array of. */
typedef int... fd_mask;

/** A set of descriptors, one bit each: FD_ZERO(), FD_SET(), FD_CLR() and FD_ISSET() are its operations.
 *  fds_bits  the bits
 */
typedef struct {
    fd_mask fds_bits[16];
} fd_set;

/** Make a set empty. A new set must be emptied before FD_SET().
 *
 *  set  the set
 *
 *  Cannot fail.
 *  See select(2).
 */
void FD_ZERO(OUT fd_set *set);

/** Put a descriptor into a set.
 *
 *  fd   the descriptor, 0 to FD_SETSIZE - 1; C corrupts memory for any other
 *  set  the set
 *
 *  Cannot fail.
 *  See select(2).
 */
BYHAND void FD_SET(int fd, INOUT fd_set *set);

/** Take a descriptor out of a set.
 *
 *  fd   the descriptor, 0 to FD_SETSIZE - 1; C corrupts memory for any other
 *  set  the set
 *
 *  Cannot fail.
 *  See select(2).
 */
BYHAND void FD_CLR(int fd, INOUT fd_set *set);

/** Whether a descriptor is in a set: after select(), whether it is ready.
 *
 *  fd   the descriptor, 0 to FD_SETSIZE - 1; C reads foreign memory for any other
 *  set  the set
 *
 *  Returns something other than 0 if it is, 0 if not. Cannot fail.
 *  See select(2).
 */
BYHAND int FD_ISSET(int fd, IN const fd_set *set);

/** Wait until a descriptor of one of three sets is ready, or for some time. The sets are left with the ready ones.
 *
 *  nfds       the highest descriptor in any set, plus 1: the sets are looked at that far
 *  readfds    wait for something to read, a connection or the end; NULL for none
 *  writefds   wait for room to write, or the end of a non-blocking connect(); NULL for none
 *  exceptfds  wait for urgent data; NULL for none
 *  timeout    the time to wait, in seconds and microseconds: zero only looks, NULL waits without end. Linux leaves in
 *             it the time that was not used: set it anew before each call
 *
 *  Returns how many descriptors the three sets have together; 0 when the time was over; -1 with errno set on failure
 *  (and then neither the sets nor timeout mean anything).
 *  Errors: EBADF a descriptor in a set is not open; EINTR a signal handler ran (also under SA_RESTART); EINVAL nfds is
 *  negative or above RLIMIT_NOFILE, or timeout is no valid time; ENOMEM.
 *  See select(2).
 */
BLOCKS(norestart) int select(int nfds, OPT INOUT(((nfds + 63) >> 6) * 8) fd_set *readfds,
           OPT INOUT(((nfds + 63) >> 6) * 8) fd_set *writefds, OPT INOUT(((nfds + 63) >> 6) * 8) fd_set *exceptfds,
           OPT INOUT struct timeval *timeout);

/** select() with a finer timeout, which is left alone, and with a signal mask that holds during the call alone.
 *
 *  nfds       the highest descriptor in any set, plus 1
 *  readfds    wait for something to read; NULL for none
 *  writefds   wait for room to write; NULL for none
 *  exceptfds  wait for urgent data; NULL for none
 *  timeout    the time to wait, in seconds and nanoseconds; NULL waits without end
 *  sigmask    the signals blocked meanwhile; NULL leaves the mask alone
 *
 *  Returns how many descriptors the three sets have together; 0 when the time was over; -1 with errno set on failure.
 *  Errors: those of select().
 *  See pselect(2).
 */
BLOCKS(norestart) int pselect(int nfds, OPT INOUT(((nfds + 63) >> 6) * 8) fd_set *readfds,
            OPT INOUT(((nfds + 63) >> 6) * 8) fd_set *writefds, OPT INOUT(((nfds + 63) >> 6) * 8) fd_set *exceptfds,
            OPT IN const struct timespec *timeout, OPT IN const sigset_t *sigmask);
