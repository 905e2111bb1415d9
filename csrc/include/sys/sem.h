/** System V's semaphores: sets of counters that processes wait for. */
#include <sys/ipc.h>
#include <time.h> /* only: struct timespec */

#define SEM_UNDO ...        /* sem_flg: take it back when the process ends */
#define GETPID ...          /* semctl(): who has changed it last */
#define GETVAL ...          /* semctl(): how high it is */
#define GETALL ...          /* semctl(): how high all of the set are */
#define GETNCNT ...         /* semctl(): how many wait until it is higher */
#define GETZCNT ...         /* semctl(): how many wait until it is 0 */
#define SETVAL ...          /* semctl(): set it */
#define SETALL ...          /* semctl(): set all of the set */
#define SEM_STAT ...        /* semctl(): IPC_STAT by index in the kernel's table (Linux) */
#define SEM_INFO ...        /* semctl(): what all sets use (Linux) */
#define SEM_STAT_ANY ...    /* SEM_STAT without asking for permission (Linux) */

/** What is known about a set.
 *  sem_perm   owner and permissions
 *  sem_otime  when semop() was last called, in seconds since 1970-01-01 UTC
 *  sem_ctime  when it was made, or changed by semctl()
 *  sem_nsems  how many semaphores it has
 */
struct semid_ds {
    struct ipc_perm sem_perm;
    time_t sem_otime;
    time_t sem_ctime;
    unsigned long sem_nsems;
};

/** One operation of semop().
 *  sem_num  which of the set, from 0
 *  sem_op   above 0: add it; below 0: wait until the semaphore is as high, and take it off; 0: wait until it is 0
 *  sem_flg  0, or IPC_NOWAIT, SEM_UNDO combined with |
 */
struct sembuf {
    unsigned short sem_num;
    short sem_op;
    short sem_flg;
};

/** The system's limits (IPC_INFO), or what all sets use (SEM_INFO) (Linux).
 *  semmap  not used
 *  semmni  sets at most
 *  semmns  semaphores of all sets at most
 *  semmnu  not used
 *  semmsl  semaphores of a set at most
 *  semopm  operations of one semop() at most
 *  semume  not used
 *  semusz  not used; SEM_INFO: sets there are
 *  semvmx  how high a semaphore may be
 *  semaem  how much SEM_UNDO may take back; SEM_INFO: semaphores in all sets
 */
struct seminfo {
    int semmap;
    int semmni;
    int semmns;
    int semmnu;
    int semmsl;
    int semopm;
    int semume;
    int semusz;
    int semvmx;
    int semaem;
};

/** Find or make a set of semaphores.
 *
 *  key     its key, as ftok() makes one, or IPC_PRIVATE
 *  nsems   how many a new one is to have, an old one at least; of an old one also 0
 *  semflg  0, or IPC_CREAT | permissions, and perhaps | IPC_EXCL
 *
 *  Returns its id; -1 with errno set on failure. All of a new set are 0 on Linux.
 *  Errors: ENOENT there is none, and no IPC_CREAT; EEXIST there is one, and IPC_EXCL; EINVAL nsems is 0 or too many, or
 *  more than the old one has; EACCES; ENOMEM; ENOSPC.
 *  See semget(2).
 */
BYHAND int semget(key_t key, int nsems, int semflg);

/** Change semaphores of a set, all at once or none; wait until that can be done.
 *
 *  semid  the set
 *  sops   an array of nsops operations
 *  nsops  how many
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EAGAIN it cannot be done at once, and IPC_NOWAIT; EINTR a signal handler ran (also under SA_RESTART); EIDRM
 *  the set was removed; EFBIG sem_num is not in the set; E2BIG nsops is too many; ERANGE a semaphore would be too high;
 *  EINVAL no such set, or nsops is 0; EACCES; ENOMEM; ENOSPC; EFAULT.
 *  See semop(2).
 */
BLOCKS(norestart) int semop(int semid, OPT IN(nsops * sizeof(struct sembuf)) struct sembuf *sops, size_t nsops);

/** semop() that waits for some time (Linux).
 *
 *  semid    the set
 *  sops     an array of nsops operations
 *  nsops    how many
 *  timeout  how long; NULL waits without end
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EAGAIN the time is over; EINVAL timeout is no valid time; those of semop().
 *  See semtimedop(2).
 */
BLOCKS(norestart) int semtimedop(int semid, OPT IN(nsops * sizeof(struct sembuf)) struct sembuf *sops, size_t nsops,
                                 OPT IN const struct timespec *timeout);

/** Ask about a semaphore or a set, change it or remove the set.
 *
 *  semid   the set; with SEM_STAT an index
 *  semnum  which of the set, from 0; for commands about the set any number
 *  cmd     GETVAL, SETVAL, GETALL, SETALL, GETPID, GETNCNT, GETZCNT; IPC_STAT, IPC_SET, IPC_RMID; IPC_INFO, SEM_INFO,
 *          SEM_STAT, SEM_STAT_ANY (Linux)
 *  arg     what cmd wants: a union that the program defines (`union semun`), or the member itself: with SETVAL an int;
 *          with GETALL and SETALL an array of unsigned short; with IPC_STAT, IPC_SET, SEM_STAT and SEM_STAT_ANY a struct
 *          semid_ds; with IPC_INFO and SEM_INFO a struct seminfo; nothing with others
 *
 *  Returns with GETVAL, GETPID, GETNCNT, GETZCNT the number asked for, with the Linux commands an index or id, else 0;
 *  -1 with errno set on failure.
 *  Errors: EINVAL no such set, semaphore or command; ERANGE SETVAL or SETALL: too high; EACCES, EPERM no permission;
 *  EIDRM the set was removed; EFAULT.
 *  See semctl(2).
 */
BYHAND int semctl(int semid, int semnum, int cmd, OPT void *arg);
