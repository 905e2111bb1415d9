/** Locks on whole files, which belong to what open() made. */
#include <fcntl.h>

#define L_SET ...       /* lseek(): from the start; SEEK_SET */
#define L_INCR ...      /* lseek(): from where it is; SEEK_CUR */
#define L_XTND ...      /* lseek(): from the end; SEEK_END */

/** Lock or unlock a whole file, for all descriptors that come of one open().
 *
 *  fd         the descriptor
 *  operation  LOCK_SH (others may share), LOCK_EX (alone) or LOCK_UN (unlock), with LOCK_NB to fail and not to wait
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EWOULDBLOCK another has the lock, and LOCK_NB was given; EBADF fd is not open; EINTR a signal came;
 *  EINVAL operation is none of these; ENOLCK the kernel has no memory for locks.
 *  See flock(2).
 */
BLOCKS int flock(int fd, int operation);
