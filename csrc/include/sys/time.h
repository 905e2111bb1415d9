/** Time in microseconds, as BSD had it: the clock, interval timers, times of files. */
#include <sys/select.h>

#define ITIMER_REAL ...     /* counts the clock's time; SIGALRM when it is over */
#define ITIMER_VIRTUAL ...  /* counts processor time in the program; SIGVTALRM */
#define ITIMER_PROF ...     /* counts processor time in program and kernel; SIGPROF */

/** Where this machine is, in the words of gettimeofday(); programs pass NULL instead.
 *  tz_minuteswest  minutes west of UTC
 *  tz_dsttime      which kind of daylight saving; not used
 */
struct timezone {
    int tz_minuteswest;
    int tz_dsttime;
};

/** An interval timer's setting.
 *  it_interval  how often it goes off again; zero for once
 *  it_value     when it goes off first, from now; zero for never
 */
struct itimerval {
    struct timeval it_interval;
    struct timeval it_value;
};

/** The time since 1970-01-01 00:00:00 UTC, in seconds and microseconds.
 *
 *  tv  gets it; NULL to go without
 *  tz  NULL, or a struct timezone, which gets the kernel's idea of the time zone
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EFAULT an address outside the program's memory.
 *  See gettimeofday(2).
 */
int gettimeofday(OPT OUT struct timeval *tv, OPT OUT(sizeof(struct timezone)) void *tz);

/** Set the machine's clock.
 *
 *  tv  the new time; NULL leaves it, and then tz must be given
 *  tz  NULL, or the kernel's new idea of the time zone
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EPERM not privileged; EINVAL tv is no valid time, or both are given.
 *  See settimeofday(2).
 */
BYHAND int settimeofday(OPT IN const struct timeval *tv, OPT IN const struct timezone *tz);

/** Make the machine's clock run faster or slower until it has gained or lost some time.
 *
 *  delta     how much, perhaps negative; NULL only asks
 *  olddelta  gets what was left of the call before; NULL to go without
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EPERM not privileged; EINVAL delta is too large.
 *  See adjtime(3).
 */
int adjtime(OPT IN const struct timeval *delta, OPT OUT struct timeval *olddelta);

/** How long an interval timer has to go.
 *
 *  which       ITIMER_REAL, ITIMER_VIRTUAL or ITIMER_PROF
 *  curr_value  gets the time left (zero when stopped) and the interval
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EINVAL which is none of them; EFAULT curr_value is NULL.
 *  See getitimer(2).
 */
int getitimer(int which, OPT OUT struct itimerval *curr_value);

/** Start an interval timer, which sends this process a signal when it goes off; or stop it.
 *
 *  which      ITIMER_REAL (SIGALRM), ITIMER_VIRTUAL (SIGVTALRM) or ITIMER_PROF (SIGPROF)
 *  new_value  when it goes off first (zero stops it) and how often then; NULL stops it too, on Linux
 *  old_value  gets what was set before; NULL to go without
 *
 *  Returns 0; -1 with errno set on failure. alarm() uses ITIMER_REAL as well.
 *  Errors: EINVAL which is none of them, or a tv_usec out of range; EFAULT.
 *  See setitimer(2).
 */
int setitimer(int which, OPT IN const struct itimerval *new_value, OPT OUT struct itimerval *old_value);

/** Set a file's times of access and change.
 *
 *  filename  the file's name
 *  times     [0] of access, [1] of change; NULL for now
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: ENOENT there is none; EACCES, EPERM no permission; EINVAL a tv_usec out of range; EROFS.
 *  See utimes(2).
 */
int utimes(OPT TEXT const char *filename, OPT IN const struct timeval times[2]);

/** utimes() for a symbolic link itself.
 *
 *  filename  the link's name
 *  times     [0] of access, [1] of change; NULL for now
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: those of utimes(); ENOSYS.
 *  See lutimes(3).
 */
int lutimes(OPT TEXT const char *filename, OPT IN const struct timeval times[2]);

/** utimes() for an open file.
 *
 *  fd     the descriptor
 *  times  [0] of access, [1] of change; NULL for now
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EBADF fd is not open; EACCES, EPERM no permission; EINVAL a tv_usec out of range; ENOSYS; EROFS.
 *  See futimes(3).
 */
int futimes(int fd, OPT IN const struct timeval times[2]);

/** utimes() for a name relative to a directory. utimensat() has taken its place.
 *
 *  dirfd     the directory's descriptor, or AT_FDCWD
 *  pathname  the file's name; NULL for dirfd itself
 *  times     [0] of access, [1] of change; NULL for now
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: those of utimes(); EBADF dirfd is not open; ENOTDIR it is no directory.
 *  See futimesat(2).
 */
int futimesat(int dirfd, OPT TEXT const char *pathname, OPT IN const struct timeval times[2]);

/** Whether a time is other than zero.
 *
 *  tvp  the time
 *
 *  Returns something other than 0 if it is, 0 if it is zero.
 *  See timerisset(3).
 */
int timerisset(IN const struct timeval *tvp);

/** Set a time to zero.
 *
 *  tvp  the time
 *
 *  See timerclear(3).
 */
void timerclear(OUT struct timeval *tvp);

/** Add two times.
 *
 *  a, b  the times
 *  res   gets the sum; it may be one of them
 *
 *  See timeradd(3).
 */
void timeradd(IN const struct timeval *a, IN const struct timeval *b, OUT struct timeval *res);

/** Take one time off another.
 *
 *  a    the time
 *  b    what is taken off
 *  res  gets the difference, tv_usec not negative; it may be one of them
 *
 *  See timersub(3).
 */
void timersub(IN const struct timeval *a, IN const struct timeval *b, OUT struct timeval *res);

/** A time in microseconds as one in nanoseconds.
 *
 *  tv  the time
 *  ts  gets it
 *
 *  See gettimeofday(2), clock_gettime(2).
 */
void TIMEVAL_TO_TIMESPEC(IN const struct timeval *tv, OUT struct timespec *ts);

/** A time in nanoseconds as one in microseconds, the rest cut off.
 *
 *  tv  gets it
 *  ts  the time
 *
 *  See gettimeofday(2), clock_gettime(2).
 */
void TIMESPEC_TO_TIMEVAL(OUT struct timeval *tv, IN const struct timespec *ts);
