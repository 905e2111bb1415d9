/** Message queues of POSIX, which have names and priorities. */
#include <fcntl.h>
#include <signal.h> /* only: union sigval, struct sigevent, sigevent_t */
#include <sys/types.h>
#include <time.h> /* only: struct timespec */

/** An open queue; on Linux a descriptor, which poll() takes as well. */
typedef int... mqd_t;

/** What a queue is like.
 *  mq_flags    0 or O_NONBLOCK, of the open queue
 *  mq_maxmsg   messages that it holds at most
 *  mq_msgsize  bytes of a message at most
 *  mq_curmsgs  messages in it
 */
struct mq_attr {
    long mq_flags;
    long mq_maxmsg;
    long mq_msgsize;
    long mq_curmsgs;
};

/** Find or make a queue by its name.
 *
 *  name   "/" and up to 254 bytes without another "/"
 *  oflag  O_RDONLY, O_WRONLY or O_RDWR, and perhaps | O_CREAT, O_EXCL, O_NONBLOCK, O_CLOEXEC
 *  mode   with O_CREAT: its permissions, as 0600, less those of the umask
 *  attr   with O_CREAT: mq_maxmsg and mq_msgsize of a new one; NULL for the usual ones
 *
 *  Returns the queue; (mqd_t) -1 with errno set on failure.
 *  Errors: ENOENT there is none, and no O_CREAT; EEXIST there is one, and O_EXCL; EINVAL name or attr; EACCES; EMFILE,
 *  ENFILE no descriptor is left; ENAMETOOLONG; ENOMEM; ENOSPC; ENOSYS.
 *  See mq_open(3).
 */
BYHAND mqd_t mq_open(TEXT const char *name, int oflag, OPT mode_t mode, OPT struct mq_attr *attr);

/** Close a queue; the messages stay.
 *
 *  mqdes  the queue
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EBADF it is no open queue.
 *  See mq_close(3).
 */
int mq_close(mqd_t mqdes);

/** Remove a queue's name, and the queue when nobody has it open.
 *
 *  name  as for mq_open()
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: ENOENT there is none; EACCES; ENAMETOOLONG; EINVAL.
 *  See mq_unlink(3).
 */
int mq_unlink(TEXT const char *name);

/** What a queue is like.
 *
 *  mqdes  the queue
 *  attr   gets it
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EBADF it is no open queue; EFAULT.
 *  See mq_getattr(3).
 */
int mq_getattr(mqd_t mqdes, OPT OUT struct mq_attr *attr);

/** Have calls on a queue wait or not.
 *
 *  mqdes    the queue
 *  newattr  mq_flags: 0 or O_NONBLOCK; the rest is not looked at
 *  oldattr  gets what it was like; NULL to go without
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EBADF it is no open queue; EINVAL mq_flags has other flags; EFAULT.
 *  See mq_setattr(3).
 */
int mq_setattr(mqd_t mqdes, OPT IN const struct mq_attr *newattr, OPT OUT struct mq_attr *oldattr);

/** Be told once when a message comes into the empty queue.
 *
 *  mqdes  the queue
 *  sevp   how: a struct sigevent with SIGEV_SIGNAL or SIGEV_NONE; NULL for no longer. Not SIGEV_THREAD, which pysock
 *         refuses: a thread may wait in mq_receive()
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EBUSY another process is to be told; EBADF; EINVAL sevp; EFAULT.
 *  See mq_notify(3).
 */
BYHAND int mq_notify(mqd_t mqdes, OPT IN const struct sigevent *sevp);

/** Put a message into a queue, behind those of its priority.
 *
 *  mqdes     the queue
 *  msg_ptr   the message
 *  msg_len   its bytes; 0 is allowed
 *  msg_prio  its priority, below 32768; the highest comes first
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EAGAIN the queue is full, and O_NONBLOCK; EMSGSIZE msg_len is above mq_msgsize; EINTR a signal handler ran;
 *  EINVAL msg_prio; EBADF it is not open for writing; EFAULT.
 *  See mq_send(3).
 */
BLOCKS int mq_send(mqd_t mqdes, OPT IN(msg_len) const char *msg_ptr, size_t msg_len, unsigned int msg_prio);

/** mq_send() that waits for some time.
 *
 *  mqdes        the queue
 *  msg_ptr      the message
 *  msg_len      its bytes
 *  msg_prio     its priority
 *  abs_timeout  until when, on CLOCK_REALTIME; NULL waits without end
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: ETIMEDOUT it was still full then; EINVAL abs_timeout is no valid time; those of mq_send().
 *  See mq_send(3).
 */
BLOCKS int mq_timedsend(mqd_t mqdes, OPT IN(msg_len) const char *msg_ptr, size_t msg_len, unsigned int msg_prio,
                        OPT IN const struct timespec *abs_timeout);

/** Take the oldest message of the highest priority out of a queue.
 *
 *  mqdes     the queue
 *  msg_ptr   gets the message
 *  msg_len   bytes it has room for, at least mq_msgsize
 *  msg_prio  gets its priority; NULL to go without
 *
 *  Returns the bytes of the message; -1 with errno set on failure.
 *  Errors: EAGAIN the queue is empty, and O_NONBLOCK; EMSGSIZE msg_len is below mq_msgsize; EINTR a signal handler ran;
 *  EBADF it is not open for reading; EFAULT.
 *  See mq_receive(3).
 */
BLOCKS ssize_t mq_receive(mqd_t mqdes, OPT OUT(msg_len) char *msg_ptr, size_t msg_len, OPT OUT unsigned int *msg_prio);

/** mq_receive() that waits for some time.
 *
 *  mqdes        the queue
 *  msg_ptr      gets the message
 *  msg_len      bytes it has room for
 *  msg_prio     gets its priority; NULL to go without
 *  abs_timeout  until when, on CLOCK_REALTIME; NULL waits without end
 *
 *  Returns the bytes of the message; -1 with errno set on failure.
 *  Errors: ETIMEDOUT it was still empty then; EINVAL abs_timeout is no valid time; those of mq_receive().
 *  See mq_receive(3).
 */
BLOCKS ssize_t mq_timedreceive(mqd_t mqdes, OPT OUT(msg_len) char *msg_ptr, size_t msg_len,
                               OPT OUT unsigned int *msg_prio, OPT IN const struct timespec *abs_timeout);
