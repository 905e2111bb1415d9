/** A timer behind a descriptor, which poll() and epoll_wait() can wait for (Linux). */
#include <time.h>

#define TFD_CLOEXEC ...             /* close-on-exec */
#define TFD_NONBLOCK ...            /* reading answers EAGAIN where it would wait */
#define TFD_TIMER_ABSTIME ...       /* it_value is a point of time, not a span */
#define TFD_TIMER_CANCEL_ON_SET ... /* with it, on CLOCK_REALTIME: reading answers ECANCELED when the clock was set */

/** Make a timer, not yet running. read() of 8 bytes waits for it, and gives a uint64_t: how often it went off since.
 *
 *  clockid  CLOCK_REALTIME, CLOCK_MONOTONIC, CLOCK_BOOTTIME or one of the _ALARM clocks
 *  flags    0, or TFD_CLOEXEC, TFD_NONBLOCK combined with |
 *
 *  Returns its descriptor; -1 with errno set on failure.
 *  Errors: EINVAL another clock, or unknown flags; EPERM an _ALARM clock without the right to; EMFILE, ENFILE no
 *  descriptor is left; ENODEV, ENOMEM.
 *  See timerfd_create(2).
 */
int timerfd_create(clockid_t clockid, int flags);

/** Start a timer, or stop it.
 *
 *  fd         the timer's descriptor
 *  flags      0 for a span, TFD_TIMER_ABSTIME for a point of time, and perhaps | TFD_TIMER_CANCEL_ON_SET
 *  new_value  when it goes off first (zero stops it) and how often then
 *  old_value  gets what was set before, as timerfd_gettime() has it; NULL to go without
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EBADF fd is not open; EINVAL it is no timer, unknown flags, or a tv_nsec out of range; ECANCELED the clock
 *  was set meanwhile; EFAULT new_value is NULL.
 *  See timerfd_settime(2).
 */
int timerfd_settime(int fd, int flags, OPT IN const struct itimerspec *new_value, OPT OUT struct itimerspec *old_value);

/** How long a timer has to go.
 *
 *  fd          the timer's descriptor
 *  curr_value  gets the time left (zero when stopped) and the interval
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EBADF fd is not open; EINVAL it is no timer; EFAULT curr_value is NULL.
 *  See timerfd_gettime(2).
 */
int timerfd_gettime(int fd, OPT OUT struct itimerspec *curr_value);
