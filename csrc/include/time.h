/** Time: clocks, the calendar, waiting. */
#include <sys/types.h>

#define CLOCKS_PER_SEC ...              /* units of clock() in a second */

#define CLOCK_REALTIME ...              /* time since 1970-01-01 UTC; jumps when someone sets it */
#define CLOCK_MONOTONIC ...             /* time since some start; never jumps: for timeouts */
#define CLOCK_PROCESS_CPUTIME_ID ...    /* processor time of this process */
#define CLOCK_THREAD_CPUTIME_ID ...     /* processor time of this thread */
#define CLOCK_MONOTONIC_RAW ...         /* CLOCK_MONOTONIC without the corrections of NTP */
#define CLOCK_REALTIME_COARSE ...       /* faster, good to some milliseconds */
#define CLOCK_MONOTONIC_COARSE ...      /* faster, good to some milliseconds */
#define CLOCK_BOOTTIME ...              /* CLOCK_MONOTONIC that counts sleep of the machine too */
#define CLOCK_REALTIME_ALARM ...        /* wakes the machine (needs the right to) */
#define CLOCK_BOOTTIME_ALARM ...        /* wakes the machine (needs the right to) */
#define CLOCK_TAI ...                   /* atomic time, without leap seconds */

#define TIMER_ABSTIME ...               /* clock_nanosleep(): until that time, not for that long */
#define TIME_UTC ...                    /* timespec_get(): time since 1970-01-01 UTC */

/** A timer's setting.
 *  it_interval  how often it goes off again; zero for once
 *  it_value     when it goes off first; zero for never
 */
struct itimerspec {
    struct timespec it_interval;
    struct timespec it_value;
};

/** A date and time of day, taken apart.
 *  tm_sec     seconds, 0 to 60
 *  tm_min     minutes, 0 to 59
 *  tm_hour    hours, 0 to 23
 *  tm_mday    day of the month, 1 to 31
 *  tm_mon     month, 0 (January) to 11
 *  tm_year    years since 1900
 *  tm_wday    day of the week, 0 (Sunday) to 6
 *  tm_yday    day of the year, 0 to 365
 *  tm_isdst   daylight saving: more than 0 yes, 0 no, less than 0 not known
 *  tm_gmtoff  seconds east of UTC
 *  tm_zone    the time zone's short name, libc's own text
 */
struct tm {
    int tm_sec;
    int tm_min;
    int tm_hour;
    int tm_mday;
    int tm_mon;
    int tm_year;
    int tm_wday;
    int tm_yday;
    int tm_isdst;
    long tm_gmtoff;
    const char *tm_zone;
};

/** The time zone's short names, without and with daylight saving; set by tzset(). */
extern char *tzname[2];

/** Whether the time zone has ever had daylight saving; set by tzset(). */
extern int daylight;

/** Seconds WEST of UTC, without daylight saving; set by tzset(). */
extern long timezone;

/* Clocks. */

/** Seconds since 1970-01-01 00:00:00 UTC.
 *
 *  tloc  gets them too; NULL to go without
 *
 *  Returns them.
 *  See time(2).
 */
time_t time(OPT OUT time_t *tloc);

/** Processor time that this process has used, in units of 1 / CLOCKS_PER_SEC second; -1 if not known. See clock(3). */
clock_t clock(void);

/** Read a clock.
 *
 *  clockid  CLOCK_REALTIME, CLOCK_MONOTONIC, ...
 *  tp       gets seconds and nanoseconds
 *
 *  Returns 0; -1 with errno set on failure (EINVAL there is no such clock).
 *  See clock_gettime(2).
 */
int clock_gettime(clockid_t clockid, OUT struct timespec *tp);

/** How finely a clock counts.
 *
 *  res  gets the step; NULL only asks whether there is such a clock
 *
 *  Returns 0; -1 with errno set on failure (EINVAL there is no such clock).
 *  See clock_getres(2).
 */
int clock_getres(clockid_t clockid, OPT OUT struct timespec *res);

/** Set a clock, for the whole machine.
 *
 *  tp  the new time
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EPERM not privileged; EINVAL the clock cannot be set, or tv_nsec is out of range.
 *  See clock_settime(2).
 */
int clock_settime(clockid_t clockid, IN const struct timespec *tp);

/** The clock of another process's processor time, for clock_gettime().
 *
 *  clockid  gets the clock
 *
 *  Returns 0; an error number otherwise (ESRCH there is no such process; EPERM).
 *  See clock_getcpuclockid(3).
 */
int clock_getcpuclockid(pid_t pid, OUT clockid_t *clockid);

/** The time since 1970-01-01 UTC, by the C standard's way: base (TIME_UTC), or 0 on failure. See timespec_get(3). */
int timespec_get(OUT struct timespec *ts, int base);

/** How finely timespec_get() counts; NULL only asks whether there is such a base. See timespec_getres(3). */
int timespec_getres(OPT OUT struct timespec *ts, int base);

/* Waiting. */

/** Wait for a span of time, or until a signal's handler has run.
 *
 *  req  how long
 *  rem  gets what was left, when a signal cut it short; NULL to go without
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EINTR a signal came; EINVAL tv_nsec is not within 0 to 999999999, or tv_sec is negative.
 *  See nanosleep(2).
 */
BLOCKS(norestart) int nanosleep(OPT IN const struct timespec *req, OPT OUT struct timespec *rem);

/** nanosleep() by a clock of one's choice.
 *
 *  clockid  CLOCK_REALTIME, CLOCK_MONOTONIC, ...
 *  flags    0 for a span, TIMER_ABSTIME for a point of time
 *  request  how long, or until when
 *  remain   gets what was left of a span, when a signal cut it short; NULL to go without
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EINTR a signal came; EINVAL the clock or the time is not valid; ENOTSUP this clock has no sleep.
 *  See clock_nanosleep(2).
 */
BLOCKS(error) int clock_nanosleep(clockid_t clockid, int flags, OPT IN const struct timespec *request,
                    OPT OUT struct timespec *remain);

/* Timers, which send signals. */

/** Make a timer, not yet running.
 *
 *  clockid  CLOCK_REALTIME, CLOCK_MONOTONIC, ...
 *  sevp     how to be told: a struct sigevent of <signal.h>; NULL for SIGALRM. Not SIGEV_THREAD, which pysock refuses:
 *           it would call Python on a thread that Python knows nothing of
 *  timerid  gets the timer, for timer_delete() at the end
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EINVAL the clock, or something in sevp; EAGAIN; ENOMEM; EPERM an _ALARM clock without the right to; ENOTSUP.
 *  See timer_create(2).
 */
BYHAND int timer_create(clockid_t clockid, OPT IN struct sigevent *sevp, OUT timer_t *timerid);

/** End a timer.
 *
 *  timerid  the timer
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EINVAL there is no such timer.
 *  See timer_delete(2).
 */
BYHAND int timer_delete(TAKES(timer) timer_t timerid);

/** Start a timer, or stop it.
 *
 *  timerid    the timer
 *  flags      0 for a span, TIMER_ABSTIME for a point of time
 *  new_value  when it goes off first (zero stops it) and how often then
 *  old_value  gets what was set before; NULL to go without
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EINVAL there is no such timer, or a tv_nsec out of range; EFAULT.
 *  See timer_settime(2).
 */
BYHAND int timer_settime(LIVE(timer) timer_t timerid, int flags, OPT IN const struct itimerspec *new_value,
                         OPT OUT struct itimerspec *old_value);

/** How long a timer has to go.
 *
 *  timerid     the timer
 *  curr_value  gets the time left (zero when stopped) and the interval
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EINVAL there is no such timer; EFAULT.
 *  See timer_gettime(2).
 */
BYHAND int timer_gettime(LIVE(timer) timer_t timerid, OPT OUT struct itimerspec *curr_value);

/** How often a timer went off beyond the one time that its last signal told of.
 *
 *  timerid  the timer
 *
 *  Returns the number; -1 with errno set on failure.
 *  Errors: EINVAL there is no such timer.
 *  See timer_getoverrun(2).
 */
BYHAND int timer_getoverrun(LIVE(timer) timer_t timerid);

/* The calendar. */

/** Read the time zone from the variable TZ into tzname, timezone and daylight. See tzset(3). */
void tzset(void);

/** Seconds from time0 to time1, as a double. See difftime(3). */
double difftime(time_t time1, time_t time0);

/** A time taken apart, in UTC.
 *
 *  timep  seconds since 1970-01-01 UTC
 *
 *  Returns a struct of libc's own, which the next call of gmtime() or localtime() overwrites; NULL with errno
 *  EOVERFLOW if the year does not fit.
 *  See gmtime(3).
 */
struct tm *gmtime(IN const time_t *timep);

/** gmtime() into a struct of the caller's. Returns result; NULL on failure. See gmtime_r(3). */
INTO(result) struct tm *gmtime_r(IN const time_t *timep, OUT struct tm *result);

/** A time taken apart, in the local time zone.
 *
 *  timep  seconds since 1970-01-01 UTC
 *
 *  Returns a struct of libc's own, which the next call of gmtime() or localtime() overwrites; NULL with errno
 *  EOVERFLOW if the year does not fit.
 *  See localtime(3).
 */
struct tm *localtime(IN const time_t *timep);

/** localtime() into a struct of the caller's; call tzset() before. Returns result; NULL on failure.
 *  See localtime_r(3).
 */
INTO(result) struct tm *localtime_r(IN const time_t *timep, OUT struct tm *result);

/** Seconds since 1970-01-01 UTC of a local date and time. Fields out of range carry over, and all are set right.
 *
 *  tm  the date and time; tm_wday and tm_yday are not read
 *
 *  Returns the seconds; -1 if they cannot be told (EOVERFLOW).
 *  See mktime(3).
 */
time_t mktime(INOUT struct tm *tm);

/** mktime() for a date and time in UTC. See timegm(3). */
time_t timegm(INOUT struct tm *tm);

/** mktime() by another name. See timelocal(3). */
time_t timelocal(INOUT struct tm *tm);

/** A date and time as text: "Thu Jan  1 00:00:00 1970\n".
 *
 *  Returns the text, which the next call overwrites; NULL with errno set on failure (EOVERFLOW the year does not fit).
 *  See asctime(3).
 */
char *asctime(IN const struct tm *tm);

/** asctime() into an array of 26 bytes. Returns buf; NULL on failure. See asctime_r(3). */
INTO(buf) char *asctime_r(IN const struct tm *tm, OUT(26) char *buf);

/** asctime(localtime(timep)): a daytime server's answer.
 *
 *  timep  seconds since 1970-01-01 UTC
 *
 *  Returns the text, which the next call overwrites; NULL with errno set on failure (EOVERFLOW the year does not fit).
 *  See ctime(3).
 */
char *ctime(IN const time_t *timep);

/** ctime() into an array of 26 bytes. Returns buf; NULL on failure. See ctime_r(3). */
INTO(buf) char *ctime_r(IN const time_t *timep, OUT(26) char *buf);

/** A date and time as text of one's own shape.
 *
 *  s       gets the text and a NUL
 *  max     bytes of s
 *  format  %Y-%m-%d %H:%M:%S, or for HTTP "%a, %d %b %Y %H:%M:%S GMT"
 *  tm      the date and time; tm_zone is read for %Z
 *
 *  Returns the bytes without the NUL; 0 if they do not fit, and s is not to be used.
 *  See strftime(3).
 */
size_t strftime(OUT(max) char *s, size_t max, TEXT const char *format, IN const struct tm *tm);

/** Read a date and time from text: the reverse of strftime().
 *
 *  s       the text
 *  format  what it looks like
 *  tm      gets the fields that format names; the others stay
 *
 *  Returns a pointer behind what was read; NULL if the text does not match.
 *  See strptime(3).
 */
INTO(s) char *strptime(TEXT const char *s, TEXT const char *format, INOUT struct tm *tm);
