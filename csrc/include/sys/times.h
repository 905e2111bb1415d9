/** The processor time of a process and its children. */
#include <sys/types.h> /* only: clock_t */

/** Processor times, in clock ticks: sysconf(_SC_CLK_TCK) of them are a second.
 *  tms_utime   in the program
 *  tms_stime   in the kernel, for the program
 *  tms_cutime  in the programs of children that wait() has taken
 *  tms_cstime  in the kernel, for those
 */
struct tms {
    clock_t tms_utime;
    clock_t tms_stime;
    clock_t tms_cutime;
    clock_t tms_cstime;
};

/** The processor time used up to now.
 *
 *  buf  receives it; NULL to go without (Linux)
 *
 *  Returns clock ticks since some moment in the past: only the difference of two says something; (clock_t)-1 with errno
 *  set on failure.
 *  Errors: EFAULT buf is no address.
 *  See times(2).
 */
clock_t times(OPT OUT struct tms *buf);
