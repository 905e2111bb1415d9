/** Limits under BSD's old names, and macros for numbers (MIN, MAX, howmany, roundup, powerof2) and for bits in arrays of char (setbit,
 *  clrbit, isset, isclr). */
#include <sys/types.h>
#include <limits.h>
#include <endian.h>
#include <signal.h>

#define HZ ... /* ticks of the clock in a second, as old programs take it; sysconf(_SC_CLK_TCK) knows */
#define EXEC_PAGESIZE ... /* bytes of a page, as old programs take it; sysconf(_SC_PAGESIZE) knows */
#define MAXHOSTNAMELEN ... /* bytes of a machine's name at most */
#define MAXPATHLEN ... /* PATH_MAX: bytes of a path at most, NUL included */
#define MAXSYMLINKS ... /* symbolic links on the way to a file at most */
#define NOFILE ... /* descriptors of a process, long ago; getrlimit(RLIMIT_NOFILE, ...) knows */
#define NCARGS ... /* bytes of the arguments of exec(), long ago; sysconf(_SC_ARG_MAX) knows */
#define NGROUPS ... /* NGROUPS_MAX: groups of a process at most */
#define NOGROUP ... /* no group: -1 */
#define NODEV ... /* no device: -1 as a dev_t */
#define CANBSIZ ... /* MAX_CANON: bytes of a line from a terminal at most */
#define NBBY ... /* bits of a byte */
#define DEV_BSIZE ... /* bytes of a block, as st_blocks counts them */
