/** What a process may use, has used, and how it is served. */
#include <sys/types.h>

#define RLIMIT_CPU ...          /* seconds of processor time; SIGXCPU beyond */
#define RLIMIT_FSIZE ...        /* bytes of a file; SIGXFSZ and EFBIG beyond */
#define RLIMIT_DATA ...         /* bytes of data: heap and private memory */
#define RLIMIT_STACK ...        /* bytes of the stack; what a new thread gets by default */
#define RLIMIT_CORE ...         /* bytes of a core file; 0 for none */
#define RLIMIT_RSS ...          /* bytes in memory; no effect today */
#define RLIMIT_NOFILE ...       /* descriptors: one more than the highest */
#define RLIMIT_OFILE ...        /* RLIMIT_NOFILE in BSD's words */
#define RLIMIT_AS ...           /* bytes of address space */
#define RLIMIT_NPROC ...        /* threads of the user */
#define RLIMIT_MEMLOCK ...      /* bytes locked by mlock() */
#define RLIMIT_LOCKS ...        /* file locks; no effect today */
#define RLIMIT_SIGPENDING ...   /* queued signals of the user */
#define RLIMIT_MSGQUEUE ...     /* bytes in POSIX message queues of the user */
#define RLIMIT_NICE ...         /* 20 minus the lowest niceness */
#define RLIMIT_RTPRIO ...       /* the highest realtime priority */
#define RLIMIT_RTTIME ...       /* microseconds a realtime thread may run without a system call */
#define RLIMIT_NLIMITS ...      /* how many limits there are */
#define RLIM_NLIMITS ...        /* how many limits there are */

#define RLIM_INFINITY ...       /* no limit */
#define RLIM_SAVED_MAX ...      /* a hard limit that rlim_t cannot hold */
#define RLIM_SAVED_CUR ...      /* a soft limit that rlim_t cannot hold */

#define RUSAGE_SELF ...         /* getrusage(): this process, all its threads */
#define RUSAGE_CHILDREN ...     /* getrusage(): its children that were waited for, and theirs */
#define RUSAGE_THREAD ...       /* getrusage(): this thread (Linux) */
#define RUSAGE_LWP ...          /* RUSAGE_THREAD in System V's words */

#define PRIO_MIN ...            /* the lowest niceness: served first */
#define PRIO_MAX ...            /* a niceness that is above all others */
#define PRIO_PROCESS ...        /* getpriority(): who is a process */
#define PRIO_PGRP ...           /* getpriority(): who is a process group */
#define PRIO_USER ...           /* getpriority(): who is a user */

/** A limit: unsigned; RLIM_INFINITY for none. */
typedef int... rlim_t;

/** A limit of two steps.
 *  rlim_cur  the soft limit, which holds
 *  rlim_max  the hard limit, up to which rlim_cur can be raised; only the privileged raise it
 */
struct rlimit {
    rlim_t rlim_cur;
    rlim_t rlim_max;
};

/** What a process has used. Linux leaves at 0 what is marked (0).
 *  ru_utime     processor time in the program
 *  ru_stime     processor time in the kernel
 *  ru_maxrss    the most memory it had at once, in KiB
 *  ru_ixrss     (0)
 *  ru_idrss     (0)
 *  ru_isrss     (0)
 *  ru_minflt    page faults that needed no disk
 *  ru_majflt    page faults that needed the disk
 *  ru_nswap     (0)
 *  ru_inblock   how often the disk was read
 *  ru_oublock   how often the disk was written
 *  ru_msgsnd    (0)
 *  ru_msgrcv    (0)
 *  ru_nsignals  (0)
 *  ru_nvcsw     how often it has given the processor up
 *  ru_nivcsw    how often it was taken from it
 */
struct rusage {
    struct timeval ru_utime;
    struct timeval ru_stime;
    long ru_maxrss;
    long ru_ixrss;
    long ru_idrss;
    long ru_isrss;
    long ru_minflt;
    long ru_majflt;
    long ru_nswap;
    long ru_inblock;
    long ru_oublock;
    long ru_msgsnd;
    long ru_msgrcv;
    long ru_nsignals;
    long ru_nvcsw;
    long ru_nivcsw;
};

/** Ask for a limit of this process.
 *
 *  resource  RLIMIT_NOFILE, RLIMIT_STACK, ...
 *  rlim      gets the soft and the hard limit
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EINVAL there is no such limit; EFAULT.
 *  See getrlimit(2).
 */
int getrlimit(int resource, OPT OUT struct rlimit *rlim);

/** Set a limit of this process, which its children inherit.
 *
 *  resource  RLIMIT_NOFILE, RLIMIT_CORE, ...
 *  rlim      the soft and the hard limit
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EINVAL there is no such limit, or rlim_cur is above rlim_max; EPERM raising the hard limit needs privilege;
 *  EFAULT.
 *  See setrlimit(2).
 */
int setrlimit(int resource, OPT IN const struct rlimit *rlim);

/** Ask for a limit of any process, and set it (Linux).
 *
 *  pid        the process; 0 this one
 *  resource   RLIMIT_NOFILE, ...
 *  new_limit  the new limit; NULL leaves it
 *  old_limit  gets the one before; NULL to go without
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: those of setrlimit(); ESRCH there is no such process; EPERM it is another user's.
 *  See prlimit(2).
 */
int prlimit(pid_t pid, int resource, OPT IN const struct rlimit *new_limit, OPT OUT struct rlimit *old_limit);

/** Ask what has been used.
 *
 *  who    RUSAGE_SELF, RUSAGE_CHILDREN or RUSAGE_THREAD
 *  usage  gets it
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EINVAL who is none of them; EFAULT.
 *  See getrusage(2).
 */
int getrusage(int who, OPT OUT struct rusage *usage);

/** Ask for the niceness of a process, of a process group or of a user's processes (their lowest).
 *
 *  which  PRIO_PROCESS, PRIO_PGRP or PRIO_USER
 *  who    its id; 0 for this one
 *
 *  Returns the niceness, which may be -1: set errno to 0 before. -1 with errno set on failure.
 *  Errors: EINVAL which is none of them; ESRCH there is none.
 *  See getpriority(2).
 */
int getpriority(int which, id_t who);

/** Set the niceness of a process, of a process group or of a user's processes.
 *
 *  which  PRIO_PROCESS, PRIO_PGRP or PRIO_USER
 *  who    its id; 0 for this one
 *  prio   -20 (served first) to 19
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EINVAL which is none of them; ESRCH there is none; EACCES lowering it needs privilege; EPERM another user's.
 *  See setpriority(2).
 */
int setpriority(int which, id_t who, int prio);
