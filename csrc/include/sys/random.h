/** Random bytes from the kernel. */
#include <sys/types.h>
#include <unistd.h> /* only: getentropy */

#define GRND_NONBLOCK ...   /* getrandom(): fail with EAGAIN instead of waiting */
#define GRND_RANDOM ...     /* getrandom(): as /dev/random gives them */
#define GRND_INSECURE ...   /* getrandom(): also before the kernel has gathered enough chance (Linux 5.6) */

/** Random bytes, fit for keys.
 *
 *  buf     gets them
 *  buflen  how many
 *  flags   0, or GRND_NONBLOCK, GRND_RANDOM, GRND_INSECURE combined with |
 *
 *  Returns how many came, all of them up to 256; -1 with errno set on failure.
 *  Errors: EAGAIN the kernel has not gathered enough yet, and GRND_NONBLOCK; EINTR a signal handler ran; EINVAL flags;
 *  EFAULT; ENOSYS.
 *  See getrandom(2).
 */
BLOCKS ssize_t getrandom(OPT OUT(buflen) void *buf, size_t buflen, unsigned int flags);
