/** Semaphores of POSIX: counters that threads and processes wait for. */
#include <time.h>

/** A semaphore, used in place: a copy is not one. sem_init() makes it, sem_open() finds one by its name. */
typedef opaque sem_t;

/** What sem_open() returns on failure. */
extern sem_t *const SEM_FAILED;

/** Make a semaphore.
 *
 *  sem      the semaphore; sem_destroy() ends it
 *  pshared  0 for threads of this process; 1 for all who have the memory, which is then one of mmap()
 *  value    what it begins with
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EINVAL value is above SEM_VALUE_MAX; ENOSYS.
 *  See sem_init(3).
 */
BYHAND int sem_init(OUT sem_t *sem, int pshared, unsigned int value);

/** End a semaphore of sem_init() that nobody waits for.
 *
 *  sem  the semaphore
 *
 *  Returns 0; -1 with errno set on failure.
 *  See sem_destroy(3).
 */
int sem_destroy(INOUT sem_t *sem);

/** Find or make a semaphore by its name.
 *
 *  name   "/" and up to 251 bytes without another "/"
 *  oflag  0, or O_CREAT, and perhaps | O_EXCL
 *  mode   with O_CREAT: its permissions, as 0600, less those of the umask
 *  value  with O_CREAT: what a new one begins with
 *
 *  Returns its address, for sem_close() at the end; SEM_FAILED with errno set on failure.
 *  Errors: ENOENT there is none, and no O_CREAT; EEXIST there is one, and O_EXCL; EACCES; EINVAL name or value;
 *  ENAMETOOLONG; EMFILE, ENFILE no descriptor is left; ENOMEM.
 *  See sem_open(3).
 */
BYHAND GIVES(semaphore) sem_t *sem_open(TEXT const char *name, int oflag, OPT mode_t mode, OPT unsigned int value);

/** Let go of a semaphore of sem_open().
 *
 *  sem  the semaphore; it goes on for others, and by its name
 *
 *  Returns 0; -1 with errno set on failure.
 *  See sem_close(3).
 */
BYHAND int sem_close(TAKES(semaphore) sem_t *sem);

/** Remove a semaphore's name, and the semaphore when nobody has it open.
 *
 *  name  as for sem_open()
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: ENOENT there is none; EACCES; ENAMETOOLONG.
 *  See sem_unlink(3).
 */
int sem_unlink(TEXT const char *name);

/** Wait until a semaphore is above 0, and take 1 off.
 *
 *  sem  the semaphore
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EINTR a signal handler ran; EINVAL.
 *  See sem_wait(3).
 */
BLOCKS int sem_wait(INOUT sem_t *sem);

/** Take 1 off a semaphore, if it is above 0.
 *
 *  sem  the semaphore
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EAGAIN it is 0; EINVAL.
 *  See sem_trywait(3).
 */
int sem_trywait(INOUT sem_t *sem);

/** sem_wait() that waits for some time.
 *
 *  sem          the semaphore
 *  abs_timeout  until when, on CLOCK_REALTIME
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: ETIMEDOUT it was still 0 then; EINTR a signal handler ran; EINVAL abs_timeout is no valid time.
 *  See sem_timedwait(3).
 */
BLOCKS(norestart) int sem_timedwait(INOUT sem_t *sem, IN const struct timespec *abs_timeout);

/** sem_timedwait() by a clock of one's choice (glibc).
 *
 *  sem          the semaphore
 *  clockid      CLOCK_REALTIME or CLOCK_MONOTONIC
 *  abs_timeout  until when
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: those of sem_timedwait(); EINVAL another clock.
 *  See sem_wait(3).
 */
BLOCKS(norestart) int sem_clockwait(INOUT sem_t *sem, clockid_t clockid, IN const struct timespec *abs_timeout);

/** Add 1 to a semaphore, and wake one who waits for it. A signal handler may do so.
 *
 *  sem  the semaphore
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EOVERFLOW it is SEM_VALUE_MAX; EINVAL.
 *  See sem_post(3).
 */
int sem_post(INOUT sem_t *sem);

/** How high a semaphore is, perhaps no longer when the call returns.
 *
 *  sem   the semaphore
 *  sval  gets the number
 *
 *  Returns 0; -1 with errno set on failure.
 *  See sem_getvalue(3).
 */
int sem_getvalue(INOUT sem_t *sem, OUT int *sval);
