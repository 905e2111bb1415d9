/** A counter behind a descriptor, by which threads and processes wake each other (Linux). */
#include <sys/types.h>

#define EFD_SEMAPHORE ...   /* reading takes 1 off the counter, instead of all */
#define EFD_CLOEXEC ...     /* close-on-exec */
#define EFD_NONBLOCK ...    /* reading and writing answer EAGAIN where they would wait */

/** The counter: unsigned, 64 bits. */
typedef int... eventfd_t;

/** Make a counter that poll() and epoll_wait() can wait for: readable while it is above 0.
 *
 *  initval  what it begins with
 *  flags    0, or EFD_SEMAPHORE, EFD_CLOEXEC, EFD_NONBLOCK combined with |
 *
 *  Returns its descriptor; -1 with errno set on failure.
 *  Errors: EINVAL unknown flags; EMFILE, ENFILE no descriptor is left; ENODEV, ENOMEM.
 *  See eventfd(2).
 */
int eventfd(unsigned int initval, int flags);

/** Read the counter, waiting until it is above 0, and set it to 0 (EFD_SEMAPHORE: read 1, and take 1 off).
 *
 *  fd     the counter's descriptor
 *  value  gets the number
 *
 *  Returns 0; -1 on failure, with errno set if it was read() that failed.
 *  Errors: EAGAIN the counter is 0, and the descriptor does not wait; EINTR a signal handler ran; EBADF; EINVAL.
 *  See eventfd_read(3).
 */
BLOCKS int eventfd_read(int fd, OPT OUT eventfd_t *value);

/** Add to the counter, waiting while the sum would pass 0xfffffffffffffffe.
 *
 *  fd     the counter's descriptor
 *  value  what to add
 *
 *  Returns 0; -1 on failure, with errno set if it was write() that failed.
 *  Errors: EAGAIN the sum is too large, and the descriptor does not wait; EINVAL value is 0xffffffffffffffff; EBADF.
 *  See eventfd_write(3).
 */
BLOCKS int eventfd_write(int fd, eventfd_t value);
