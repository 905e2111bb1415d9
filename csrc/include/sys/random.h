/** Random bytes from the kernel, fit for secrets. */
#include <sys/types.h> /* only: size_t, ssize_t */
#include <unistd.h> /* only: getentropy */

#define GRND_NONBLOCK ...   /* EAGAIN instead of waiting */
#define GRND_RANDOM ...     /* from /dev/random, not from /dev/urandom: since Linux 5.6 no difference but in waiting */
#define GRND_INSECURE ...   /* also before the kernel has gathered enough: not fit for secrets */

/** Fill memory with random bytes.
 *
 *  buf     receives them
 *  buflen  how many
 *  flags   0, or GRND_NONBLOCK, GRND_RANDOM, GRND_INSECURE combined with |
 *
 *  Returns how many there are: all, if they are 256 at most; perhaps fewer, if there are more and a signal came; -1 with
 *  errno set on failure.
 *  Errors: EAGAIN it would wait, and GRND_NONBLOCK; EINTR a signal came; EINVAL flags is not valid; ENOSYS; EFAULT.
 *  See getrandom(2).
 */
BLOCKS ssize_t getrandom(OPT OUT(buflen) void *buf, size_t buflen, unsigned int flags);
