/** The kernel's own names of times, some with 64 bits on every machine. */
#include <linux/types.h>

/** A time or a span of time with 64 bits.
 *
 *  tv_sec   whole seconds
 *  tv_nsec  nanoseconds, 0 to 999999999
 */
struct __kernel_timespec {
    __kernel_time64_t tv_sec;
    long long tv_nsec;
};

/** A timer with 64 bits.
 *
 *  it_interval  between expirations; zero for only one
 *  it_value     until the next
 */
struct __kernel_itimerspec {
    struct __kernel_timespec it_interval;
    struct __kernel_timespec it_value;
};

/** A span of time as wide as the kernel's long.
 *
 *  tv_sec   whole seconds
 *  tv_usec  microseconds, 0 to 999999
 */
struct __kernel_old_timeval {
    __kernel_long_t tv_sec;
    __kernel_long_t tv_usec;
};

/** A time or a span of time as wide as the kernel's long.
 *
 *  tv_sec   whole seconds
 *  tv_nsec  nanoseconds, 0 to 999999999
 */
struct __kernel_old_timespec {
    __kernel_old_time_t tv_sec;
    long tv_nsec;
};

/** A timer as wide as the kernel's long.
 *
 *  it_interval  between expirations; zero for only one
 *  it_value     until the next
 */
struct __kernel_old_itimerval {
    struct __kernel_old_timeval it_interval;
    struct __kernel_old_timeval it_value;
};

/** The value of SO_RCVTIMEO_NEW and SO_SNDTIMEO_NEW, and the data of SO_TIMESTAMP_NEW.
 *
 *  tv_sec   whole seconds
 *  tv_usec  microseconds, 0 to 999999
 */
struct __kernel_sock_timeval {
    __s64 tv_sec;
    __s64 tv_usec;
};
