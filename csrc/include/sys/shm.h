/** System V's shared memory. */
#include <sys/ipc.h>

#define SHM_R ...           /* shmget(): its owner may read it */
#define SHM_W ...           /* shmget(): its owner may write it */
#define SHM_HUGETLB ...     /* shmget(): in huge pages (Linux) */
#define SHM_NORESERVE ...   /* shmget(): set no swap space aside (Linux) */
#define SHM_RDONLY ...      /* shmat(): to be read only */
#define SHM_RND ...         /* shmat(): round shmaddr down to a multiple of SHMLBA */
#define SHM_REMAP ...       /* shmat(): in place of what is at shmaddr (Linux) */
#define SHM_EXEC ...        /* shmat(): may be run (Linux) */
#define SHM_LOCK ...        /* shmctl(): keep it from being written to the swap space */
#define SHM_UNLOCK ...      /* shmctl(): no longer */
#define SHM_STAT ...        /* shmctl(): IPC_STAT by index in the kernel's table (Linux) */
#define SHM_INFO ...        /* shmctl(): what all segments use (Linux) */
#define SHM_STAT_ANY ...    /* SHM_STAT without asking for permission (Linux) */
#define SHM_DEST ...        /* mode of IPC_STAT: it goes when the last has detached it (Linux) */
#define SHM_LOCKED ...      /* mode of IPC_STAT: SHM_LOCK holds (Linux) */
#define SHMLBA ...          /* where a segment may be attached: multiples of this */

/** How many times a segment is attached. */
typedef int... shmatt_t;

/** What is known about a segment.
 *  shm_perm    owner and permissions; SHM_DEST and SHM_LOCKED in its mode
 *  shm_segsz   its bytes
 *  shm_atime   when shmat() was last called, in seconds since 1970-01-01 UTC
 *  shm_dtime   when shmdt() was last called
 *  shm_ctime   when it was made, or changed by shmctl()
 *  shm_cpid    who made it
 *  shm_lpid    who last called shmat() or shmdt()
 *  shm_nattch  how many times it is attached
 */
struct shmid_ds {
    struct ipc_perm shm_perm;
    size_t shm_segsz;
    time_t shm_atime;
    time_t shm_dtime;
    time_t shm_ctime;
    pid_t shm_cpid;
    pid_t shm_lpid;
    shmatt_t shm_nattch;
};

/** The system's limits (IPC_INFO) (Linux).
 *  shmmax  bytes of a segment at most
 *  shmmin  bytes of a segment at least
 *  shmmni  segments at most
 *  shmseg  not used
 *  shmall  pages of all segments at most
 */
struct shminfo {
    unsigned long shmmax;
    unsigned long shmmin;
    unsigned long shmmni;
    unsigned long shmseg;
    unsigned long shmall;
};

/** What all segments use (SHM_INFO) (Linux).
 *  used_ids        segments there are
 *  shm_tot         their pages
 *  shm_rss         pages in memory
 *  shm_swp         pages in the swap space
 *  swap_attempts   not used
 *  swap_successes  not used
 */
struct shm_info {
    int used_ids;
    unsigned long shm_tot;
    unsigned long shm_rss;
    unsigned long shm_swp;
    unsigned long swap_attempts;
    unsigned long swap_successes;
};

/** Find or make a segment of shared memory.
 *
 *  key     its key, as ftok() makes one, or IPC_PRIVATE
 *  size    bytes: what a new one is to have, an old one at least; of an old one also 0
 *  shmflg  0, or IPC_CREAT | permissions, and perhaps | IPC_EXCL, SHM_HUGETLB, SHM_NORESERVE
 *
 *  Returns its id; -1 with errno set on failure.
 *  Errors: ENOENT there is none, and no IPC_CREAT; EEXIST there is one, and IPC_EXCL; EINVAL size is 0 or too much, or
 *  more than the old one has; EACCES; EPERM SHM_HUGETLB; ENOMEM; ENOSPC.
 *  See shmget(2).
 */
BYHAND int shmget(key_t key, size_t size, int shmflg);

/** Make a segment appear as memory of this process, and of the children that it forks.
 *
 *  shmid    the segment
 *  shmaddr  NULL lets the kernel choose; else where: a multiple of SHMLBA. With SHM_REMAP: memory of mmap() itself
 *  shmflg   0, or SHM_RDONLY, SHM_RND, SHM_EXEC, SHM_REMAP combined with |
 *
 *  Returns the memory, for shmdt() at the end: a char array of as many bytes as this process has asked shmget() for, or
 *  has seen in shm_segsz after IPC_STAT. Of an id that came from elsewhere no size is known: a plain pointer.
 *  (void *) -1 with errno set on failure. An element of the array that is used after shmdt() brings SIGSEGV.
 *  Errors: EINVAL there is no such segment, or shmaddr is no such multiple, or there is other memory; EACCES; EIDRM it
 *  was removed; ENOMEM.
 *  See shmop(2).
 */
BYHAND GIVES(mapping) void *shmat(int shmid, OPT IN(0) const void *shmaddr, int shmflg);

/** Take memory of shmat() away; the segment stays.
 *
 *  shmaddr  what shmat() has returned
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EINVAL no segment is attached there.
 *  See shmop(2).
 */
BYHAND int shmdt(OPT LIVE(mapping) const void *shmaddr);

/** Ask about a segment, change it or remove it.
 *
 *  shmid  the segment; with SHM_STAT an index
 *  cmd    IPC_STAT, IPC_SET, IPC_RMID (it goes when the last has detached it); SHM_LOCK, SHM_UNLOCK, IPC_INFO,
 *         SHM_INFO, SHM_STAT, SHM_STAT_ANY (Linux)
 *  buf    what cmd wants: a struct shmid_ds; with IPC_INFO a struct shminfo; with SHM_INFO a struct shm_info; NULL with
 *         IPC_RMID, SHM_LOCK and SHM_UNLOCK
 *
 *  Returns 0, with the Linux commands an index or id; -1 with errno set on failure.
 *  Errors: EINVAL no such segment or command; EACCES, EPERM no permission; EIDRM it was removed; ENOMEM SHM_LOCK is
 *  more than RLIMIT_MEMLOCK allows; EFAULT.
 *  See shmctl(2).
 */
BYHAND int shmctl(int shmid, int cmd, OPT INOUT struct shmid_ds *buf);
