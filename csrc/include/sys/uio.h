/** Reading and writing several pieces of memory in one call. */
#include <sys/types.h>

#define UIO_MAXIOV ...      /* pieces that one call takes */

#define RWF_HIPRI ...       /* preadv2(), pwritev2(): spin for the disk, do not sleep */
#define RWF_DSYNC ...       /* pwritev2(): wait until the data is on the disk, as O_DSYNC */
#define RWF_SYNC ...        /* pwritev2(): wait for the file's details too, as O_SYNC */
#define RWF_NOWAIT ...      /* answer EAGAIN rather than wait for the disk */
#define RWF_APPEND ...      /* pwritev2(): write at the end, as O_APPEND */
#define RWF_NOAPPEND ...    /* pwritev2(): write at offset even under O_APPEND */

/** A piece of memory.
 *  iov_base  where it begins
 *  iov_len   its bytes
 */
struct iovec {
    void *iov_base;
    size_t iov_len;
};

/** read() into several pieces of memory, each filled before the next.
 *
 *  fd      the descriptor
 *  iov     an array of iovcnt pieces
 *  iovcnt  how many, at most UIO_MAXIOV
 *
 *  Returns the number of bytes read, 0 at the end; -1 with errno set on failure.
 *  Errors: those of read(); EINVAL iovcnt is negative or above UIO_MAXIOV, or the lengths add up to more than
 *  SSIZE_MAX.
 *  See readv(2).
 */
BYHAND BLOCKS ssize_t readv(int fd, OPT IN(iovcnt * sizeof(struct iovec)) const struct iovec *iov, int iovcnt);

/** write() from several pieces of memory, in their order: a header and a body in one packet.
 *
 *  fd      the descriptor
 *  iov     an array of iovcnt pieces
 *  iovcnt  how many, at most UIO_MAXIOV
 *
 *  Returns the number of bytes taken, perhaps fewer than all; -1 with errno set on failure.
 *  Errors: those of write(); EINVAL iovcnt is negative or above UIO_MAXIOV, or the lengths add up to more than
 *  SSIZE_MAX.
 *  See writev(2).
 */
BYHAND BLOCKS ssize_t writev(int fd, OPT IN(iovcnt * sizeof(struct iovec)) const struct iovec *iov, int iovcnt);

/** readv() at a place of the file, without moving the descriptor's position.
 *
 *  fd      the descriptor
 *  iov     an array of iovcnt pieces
 *  iovcnt  how many, at most UIO_MAXIOV
 *  offset  bytes from the start of the file
 *
 *  Returns the number of bytes read, 0 at the end; -1 with errno set on failure.
 *  Errors: those of readv(); ESPIPE a socket, pipe or terminal has no position; EINVAL offset is negative.
 *  See preadv(2).
 */
BYHAND BLOCKS ssize_t preadv(int fd, OPT IN(iovcnt * sizeof(struct iovec)) const struct iovec *iov, int iovcnt, off_t offset);

/** writev() at a place of the file, without moving the descriptor's position.
 *
 *  fd      the descriptor
 *  iov     an array of iovcnt pieces
 *  iovcnt  how many, at most UIO_MAXIOV
 *  offset  bytes from the start of the file
 *
 *  Returns the number of bytes taken; -1 with errno set on failure.
 *  Errors: those of writev(); ESPIPE a socket, pipe or terminal has no position; EINVAL offset is negative.
 *  See pwritev(2).
 */
BYHAND BLOCKS ssize_t pwritev(int fd, OPT IN(iovcnt * sizeof(struct iovec)) const struct iovec *iov, int iovcnt, off_t offset);

/** preadv() with flags (Linux).
 *
 *  fd      the descriptor
 *  iov     an array of iovcnt pieces
 *  iovcnt  how many, at most UIO_MAXIOV
 *  offset  bytes from the start of the file; -1 uses and moves the descriptor's position, and then sockets will do
 *  flags   0, or RWF_HIPRI, RWF_NOWAIT combined with |
 *
 *  Returns the number of bytes read, 0 at the end; -1 with errno set on failure.
 *  Errors: those of preadv(); EOPNOTSUPP unknown flags; EAGAIN RWF_NOWAIT and nothing is at hand.
 *  See preadv2(2).
 */
BYHAND BLOCKS ssize_t preadv2(int fd, OPT IN(iovcnt * sizeof(struct iovec)) const struct iovec *iov, int iovcnt, off_t offset,
                       int flags);

/** pwritev() with flags (Linux).
 *
 *  fd      the descriptor
 *  iov     an array of iovcnt pieces
 *  iovcnt  how many, at most UIO_MAXIOV
 *  offset  bytes from the start of the file; -1 uses and moves the descriptor's position, and then sockets will do
 *  flags   0, or RWF_DSYNC, RWF_SYNC, RWF_APPEND, ... combined with |
 *
 *  Returns the number of bytes taken; -1 with errno set on failure.
 *  Errors: those of pwritev(); EOPNOTSUPP unknown flags.
 *  See pwritev2(2).
 */
BYHAND BLOCKS ssize_t pwritev2(int fd, OPT IN(iovcnt * sizeof(struct iovec)) const struct iovec *iov, int iovcnt, off_t offset,
                        int flags);

/** Copy memory of another process into one's own (Linux).
 *
 *  pid         the other process
 *  local_iov   an array of liovcnt pieces of this process: filled in their order
 *  liovcnt     how many, at most UIO_MAXIOV
 *  remote_iov  an array of riovcnt pieces, addresses of the other process: read in their order
 *  riovcnt     how many, at most UIO_MAXIOV
 *  flags       0
 *
 *  Returns the number of bytes copied, perhaps fewer than asked; -1 with errno set on failure.
 *  Errors: ESRCH there is no such process; EPERM it may not be looked into; EFAULT an address outside; EINVAL flags, or
 *  too many pieces or bytes; ENOMEM.
 *  See process_vm_readv(2).
 */
BYHAND ssize_t process_vm_readv(pid_t pid, OPT IN(liovcnt * sizeof(struct iovec)) const struct iovec *local_iov,
                                unsigned long liovcnt,
                                OPT IN(riovcnt * sizeof(struct iovec)) const struct iovec *remote_iov,
                                unsigned long riovcnt, unsigned long flags);

/** Copy one's own memory into another process (Linux).
 *
 *  pid         the other process
 *  local_iov   an array of liovcnt pieces of this process: read in their order
 *  liovcnt     how many, at most UIO_MAXIOV
 *  remote_iov  an array of riovcnt pieces, addresses of the other process: overwritten in their order
 *  riovcnt     how many, at most UIO_MAXIOV
 *  flags       0
 *
 *  Returns the number of bytes copied, perhaps fewer than asked; -1 with errno set on failure.
 *  Errors: those of process_vm_readv().
 *  See process_vm_writev(2).
 */
BYHAND ssize_t process_vm_writev(pid_t pid, OPT IN(liovcnt * sizeof(struct iovec)) const struct iovec *local_iov,
                                 unsigned long liovcnt,
                                 OPT IN(riovcnt * sizeof(struct iovec)) const struct iovec *remote_iov,
                                 unsigned long riovcnt, unsigned long flags);
