/** System V's message queues. */
#include <sys/ipc.h>

#define MSG_NOERROR ...     /* msgrcv(): cut what is too long, instead of E2BIG */
#define MSG_EXCEPT ...      /* msgrcv(): any type but msgtyp (Linux) */
#define MSG_COPY ...        /* msgrcv(): a copy of message number msgtyp (Linux) */
#define MSG_STAT ...        /* msgctl(): IPC_STAT by index in the kernel's table (Linux) */
#define MSG_INFO ...        /* msgctl(): what all queues use (Linux) */
#define MSG_STAT_ANY ...    /* MSG_STAT without asking for permission (Linux) */

/** How many messages there are. */
typedef int... msgqnum_t;

/** How many bytes they have. */
typedef int... msglen_t;

/** What is known about a queue.
 *  msg_perm    owner and permissions
 *  msg_stime   when msgsnd() was last called, in seconds since 1970-01-01 UTC
 *  msg_rtime   when msgrcv() was last called
 *  msg_ctime   when it was made, or changed by msgctl()
 *  msg_cbytes  bytes in it (Linux)
 *  msg_qnum    messages in it
 *  msg_qbytes  bytes it takes at most
 *  msg_lspid   who last called msgsnd()
 *  msg_lrpid   who last called msgrcv()
 */
struct msqid_ds {
    struct ipc_perm msg_perm;
    time_t msg_stime;
    time_t msg_rtime;
    time_t msg_ctime;
    unsigned long msg_cbytes;
    msgqnum_t msg_qnum;
    msglen_t msg_qbytes;
    pid_t msg_lspid;
    pid_t msg_lrpid;
};

/** The system's limits (IPC_INFO), or what all queues use (MSG_INFO) (Linux).
 *  msgpool  KiB for messages; MSG_INFO: queues there are
 *  msgmap   not used; MSG_INFO: messages in all queues
 *  msgmax   bytes of a message at most
 *  msgmnb   bytes of a queue at most
 *  msgmni   queues at most
 *  msgssz   not used
 *  msgtql   not used; MSG_INFO: bytes in all queues
 *  msgseg   not used
 */
struct msginfo {
    int msgpool;
    int msgmap;
    int msgmax;
    int msgmnb;
    int msgmni;
    int msgssz;
    int msgtql;
    unsigned short msgseg;
};

/** The shape of a message; programs define their own with more room.
 *  mtype  its type, more than 0
 *  mtext  its contents
 */
struct msgbuf {
    long mtype;
    char mtext[1];
};

/** Find or make a queue.
 *
 *  key     its key, as ftok() makes one, or IPC_PRIVATE
 *  msgflg  0, or IPC_CREAT | permissions, and perhaps | IPC_EXCL
 *
 *  Returns its id; -1 with errno set on failure.
 *  Errors: ENOENT there is none, and no IPC_CREAT; EEXIST there is one, and IPC_EXCL; EACCES; ENOMEM, ENOSPC.
 *  See msgget(2).
 */
int msgget(key_t key, int msgflg);

/** Put a message into a queue.
 *
 *  msqid   the queue
 *  msgp    the message: a long of more than 0, its type, and behind it msgsz bytes
 *  msgsz   bytes of the contents, without the type
 *  msgflg  0 or IPC_NOWAIT
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EAGAIN the queue is full, and IPC_NOWAIT; EINTR a signal handler ran (also under SA_RESTART); EINVAL no such
 *  queue, type or size; EACCES; EIDRM it was removed; ENOMEM; EFAULT.
 *  See msgsnd(2).
 */
BLOCKS(norestart) int msgsnd(int msqid, OPT IN(sizeof(long) + msgsz) const void *msgp, size_t msgsz, int msgflg);

/** Take a message out of a queue.
 *
 *  msqid   the queue
 *  msgp    gets the message: its type, a long, and behind it its contents
 *  msgsz   bytes of contents it has room for
 *  msgtyp  0 the first message; above 0 the first of this type; below 0 the first of the lowest type up to -msgtyp
 *  msgflg  0, or IPC_NOWAIT, MSG_NOERROR, MSG_EXCEPT, MSG_COPY combined with |
 *
 *  Returns the bytes of the contents; -1 with errno set on failure.
 *  Errors: ENOMSG there is none, and IPC_NOWAIT; E2BIG it is longer than msgsz; EINTR a signal handler ran (also under
 *  SA_RESTART); EINVAL no such queue; EACCES; EIDRM it was removed; EFAULT.
 *  See msgrcv(2).
 */
BLOCKS(norestart) ssize_t msgrcv(int msqid, OPT OUT(sizeof(long) + msgsz) void *msgp, size_t msgsz, long msgtyp, int msgflg);

/** Ask about a queue, change it or remove it.
 *
 *  msqid  the queue; with MSG_STAT an index
 *  cmd    IPC_STAT, IPC_SET, IPC_RMID; IPC_INFO, MSG_INFO, MSG_STAT, MSG_STAT_ANY (Linux)
 *  buf    what cmd wants: a struct msqid_ds; with IPC_INFO and MSG_INFO a struct msginfo; NULL with IPC_RMID
 *
 *  Returns 0, with the Linux commands an index or id; -1 with errno set on failure.
 *  Errors: EINVAL no such queue or command; EACCES, EPERM no permission; EIDRM it was removed; EFAULT.
 *  See msgctl(2).
 */
BYHAND int msgctl(int msqid, int cmd, OPT INOUT struct msqid_ds *buf);
