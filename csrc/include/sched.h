/** Scheduling: who gets the processor, which one, and what a process has apart from others (namespaces). */
#include <time.h>

#define SCHED_OTHER ...     /* the usual policy: everybody gets a share, by niceness */
#define SCHED_FIFO ...      /* realtime: until it waits */
#define SCHED_RR ...        /* realtime: in turns */
#define SCHED_BATCH ...     /* SCHED_OTHER for who only computes (Linux) */
#define SCHED_ISO ...       /* not in the kernel */
#define SCHED_IDLE ...      /* when nobody else wants to (Linux) */
#define SCHED_DEADLINE ...  /* realtime: by deadlines (Linux) */
#define SCHED_RESET_ON_FORK ... /* with a policy: children begin with the usual one (Linux) */

#define CPU_SETSIZE ...     /* a cpu_set_t knows the processors 0 to CPU_SETSIZE - 1 */

/* unshare(), setns(): what is had apart. The others belong to the kernel's clone() alone. */
#define CLONE_NEWNS ...             /* mounts */
#define CLONE_NEWUTS ...            /* the machine's name */
#define CLONE_NEWIPC ...            /* System V's queues, POSIX message queues */
#define CLONE_NEWUSER ...           /* users, and with them privileges */
#define CLONE_NEWPID ...            /* process ids, of the children */
#define CLONE_NEWNET ...            /* network interfaces, addresses, ports */
#define CLONE_NEWCGROUP ...         /* control groups */
#define CLONE_NEWTIME ...           /* clocks, of the children */
#define CLONE_FS ...                /* working directory and umask */
#define CLONE_FILES ...             /* the table of descriptors */
#define CLONE_SYSVSEM ...           /* System V's semaphores to undo */
#define CLONE_VM ...
#define CLONE_SIGHAND ...
#define CLONE_PIDFD ...
#define CLONE_PTRACE ...
#define CLONE_VFORK ...
#define CLONE_PARENT ...
#define CLONE_THREAD ...
#define CLONE_SETTLS ...
#define CLONE_PARENT_SETTID ...
#define CLONE_CHILD_CLEARTID ...
#define CLONE_DETACHED ...
#define CLONE_UNTRACED ...
#define CLONE_CHILD_SETTID ...
#define CLONE_IO ...
#define CSIGNAL ...                 /* the bits of the signal that tells of the child's end */

/** A priority.
 *  sched_priority  1 (low) to 99 for SCHED_FIFO and SCHED_RR; 0 for the others
 */
struct sched_param {
    int sched_priority;
};

/** A set of processors, one bit each: CPU_ZERO(), CPU_SET(), CPU_ISSET() are its operations. */
typedef opaque cpu_set_t;

/** Give the processor up for those who wait.
 *
 *  Returns 0.
 *  See sched_yield(2).
 */
int sched_yield(void);

/** The lowest priority of a policy.
 *
 *  policy  SCHED_FIFO, ...
 *
 *  Returns it; -1 with errno set on failure.
 *  Errors: EINVAL there is no such policy.
 *  See sched_get_priority_min(2).
 */
int sched_get_priority_min(int policy);

/** The highest priority of a policy.
 *
 *  policy  SCHED_FIFO, ...
 *
 *  Returns it; -1 with errno set on failure.
 *  Errors: EINVAL there is no such policy.
 *  See sched_get_priority_max(2).
 */
int sched_get_priority_max(int policy);

/** The policy of a process (of a thread, if pid is a thread's id).
 *
 *  pid  the process; 0 for this thread
 *
 *  Returns the policy, perhaps | SCHED_RESET_ON_FORK; -1 with errno set on failure.
 *  Errors: ESRCH there is none; EINVAL pid is negative.
 *  See sched_getscheduler(2).
 */
int sched_getscheduler(pid_t pid);

/** Set the policy and priority of a process.
 *
 *  pid     the process; 0 for this thread
 *  policy  SCHED_OTHER, SCHED_FIFO, ... and perhaps | SCHED_RESET_ON_FORK
 *  param   the priority
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EPERM not privileged; EINVAL policy, priority or NULL; ESRCH there is none.
 *  See sched_setscheduler(2).
 */
int sched_setscheduler(pid_t pid, int policy, OPT IN const struct sched_param *param);

/** The priority of a process.
 *
 *  pid    the process; 0 for this thread
 *  param  gets it
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: ESRCH there is none; EINVAL pid is negative, or NULL.
 *  See sched_getparam(2).
 */
int sched_getparam(pid_t pid, OPT OUT struct sched_param *param);

/** Set the priority of a process, and leave its policy.
 *
 *  pid    the process; 0 for this thread
 *  param  the priority
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EPERM not privileged; EINVAL it does not go with the policy, or NULL; ESRCH there is none.
 *  See sched_setparam(2).
 */
int sched_setparam(pid_t pid, OPT IN const struct sched_param *param);

/** How long a process of SCHED_RR runs in its turn.
 *
 *  pid  the process; 0 for this thread
 *  tp   gets the time
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: ESRCH there is none; EINVAL pid is negative; EFAULT.
 *  See sched_rr_get_interval(2).
 */
int sched_rr_get_interval(pid_t pid, OPT OUT struct timespec *tp);

/** Which processors a thread may run on (Linux).
 *
 *  pid         the thread, as gettid() has it; 0 for this one
 *  cpusetsize  bytes of mask: sizeof(cpu_set_t)
 *  mask        gets them
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EINVAL cpusetsize is too small for this machine; ESRCH there is none; EFAULT.
 *  See sched_getaffinity(2).
 */
int sched_getaffinity(pid_t pid, size_t cpusetsize, OPT OUT(cpusetsize) cpu_set_t *mask);

/** Say which processors a thread may run on (Linux).
 *
 *  pid         the thread, as gettid() has it; 0 for this one
 *  cpusetsize  bytes of mask: sizeof(cpu_set_t)
 *  mask        the processors
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EINVAL none of them is there; EPERM it is another user's; ESRCH there is none; EFAULT.
 *  See sched_setaffinity(2).
 */
int sched_setaffinity(pid_t pid, size_t cpusetsize, OPT IN(cpusetsize) const cpu_set_t *mask);

/** The processor this thread runs on, perhaps no longer when the call returns (Linux).
 *
 *  Returns its number; -1 with errno set on failure (ENOSYS).
 *  See sched_getcpu(3).
 */
int sched_getcpu(void);

/** The processor this thread runs on, and its memory node (Linux).
 *
 *  cpu   gets the processor's number; NULL to go without
 *  node  gets the memory node's number; NULL to go without
 *
 *  Returns 0; -1 with errno set on failure (EFAULT).
 *  See getcpu(2).
 */
int getcpu(OPT OUT unsigned int *cpu, OPT OUT unsigned int *node);

/** Leave what this process shares with others: a network of its own, mounts of its own, ... (Linux).
 *
 *  flags  CLONE_NEWNET, CLONE_NEWUSER, CLONE_NEWNS, CLONE_FILES, ... combined with |
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EPERM not privileged; EINVAL unknown flags, or such as a process with threads cannot have; ENOSPC too many
 *  namespaces; EUSERS; ENOMEM.
 *  See unshare(2), namespaces(7).
 */
int unshare(int flags);

/** Enter a namespace, mostly of another process (Linux).
 *
 *  fd      a file of /proc/PID/ns, or a pidfd
 *  nstype  what it must be: CLONE_NEWNET, ...; 0 for any. With a pidfd: which ones to enter, combined with |
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EBADF fd is not open; EINVAL it is no such namespace, or one that a process with threads cannot enter; EPERM
 *  not privileged; ESRCH the process has ended; ENOMEM.
 *  See setns(2), namespaces(7).
 */
int setns(int fd, int nstype);

/* Sets of processors. Those with _S are for sets of any size, from CPU_ALLOC(). */

/** Make a set empty.
 *
 *  set  the set
 *
 *  See CPU_SET(3).
 */
void CPU_ZERO(OUT cpu_set_t *set);

/** Put a processor into a set.
 *
 *  cpu  its number; one that a set does not know changes nothing
 *  set  the set
 *
 *  See CPU_SET(3).
 */
void CPU_SET(int cpu, INOUT cpu_set_t *set);

/** Take a processor out of a set.
 *
 *  cpu  its number
 *  set  the set
 *
 *  See CPU_SET(3).
 */
void CPU_CLR(int cpu, INOUT cpu_set_t *set);

/** Whether a processor is in a set.
 *
 *  cpu  its number
 *  set  the set
 *
 *  Returns something other than 0 if it is, 0 if not.
 *  See CPU_SET(3).
 */
int CPU_ISSET(int cpu, IN const cpu_set_t *set);

/** How many processors are in a set.
 *
 *  set  the set
 *
 *  Returns the number.
 *  See CPU_SET(3).
 */
int CPU_COUNT(IN const cpu_set_t *set);

/** Whether two sets are equal.
 *
 *  set1, set2  the sets
 *
 *  Returns something other than 0 if so, 0 if not.
 *  See CPU_SET(3).
 */
int CPU_EQUAL(IN const cpu_set_t *set1, IN const cpu_set_t *set2);

/** The processors that are in both of two sets.
 *
 *  destset           gets them
 *  srcset1, srcset2  the two sets
 *
 *  See CPU_SET(3).
 */
void CPU_AND(OUT cpu_set_t *destset, IN const cpu_set_t *srcset1, IN const cpu_set_t *srcset2);

/** The processors that are in at least one of two sets.
 *
 *  destset           gets them
 *  srcset1, srcset2  the two sets
 *
 *  See CPU_SET(3).
 */
void CPU_OR(OUT cpu_set_t *destset, IN const cpu_set_t *srcset1, IN const cpu_set_t *srcset2);

/** The processors that are in exactly one of two sets.
 *
 *  destset           gets them
 *  srcset1, srcset2  the two sets
 *
 *  See CPU_SET(3).
 */
void CPU_XOR(OUT cpu_set_t *destset, IN const cpu_set_t *srcset1, IN const cpu_set_t *srcset2);

/** Memory for a set of any size.
 *
 *  num_cpus  it knows the processors 0 to num_cpus - 1
 *
 *  Returns the set, not empty yet, for CPU_FREE() at the end; NULL on failure.
 *  See CPU_SET(3).
 */
GIVES(heap) cpu_set_t *CPU_ALLOC(int num_cpus);

/** Give a set of CPU_ALLOC() back.
 *
 *  set  the set
 *
 *  See CPU_SET(3).
 */
void CPU_FREE(OPT TAKES(heap) cpu_set_t *set);

/** The bytes of a set of CPU_ALLOC().
 *
 *  num_cpus  what CPU_ALLOC() was told
 *
 *  Returns them.
 *  See CPU_SET(3).
 */
size_t CPU_ALLOC_SIZE(int num_cpus);

/** Make a set empty.
 *
 *  setsize  its bytes: CPU_ALLOC_SIZE()
 *  set      the set
 *
 *  See CPU_SET(3).
 */
void CPU_ZERO_S(size_t setsize, OUT(setsize) cpu_set_t *set);

/** Put a processor into a set.
 *
 *  cpu      its number; one that the set does not know changes nothing
 *  setsize  its bytes: CPU_ALLOC_SIZE()
 *  set      the set
 *
 *  See CPU_SET(3).
 */
void CPU_SET_S(int cpu, size_t setsize, INOUT(setsize) cpu_set_t *set);

/** Take a processor out of a set.
 *
 *  cpu      its number
 *  setsize  its bytes: CPU_ALLOC_SIZE()
 *  set      the set
 *
 *  See CPU_SET(3).
 */
void CPU_CLR_S(int cpu, size_t setsize, INOUT(setsize) cpu_set_t *set);

/** Whether a processor is in a set.
 *
 *  cpu      its number
 *  setsize  its bytes: CPU_ALLOC_SIZE()
 *  set      the set
 *
 *  Returns something other than 0 if it is, 0 if not.
 *  See CPU_SET(3).
 */
int CPU_ISSET_S(int cpu, size_t setsize, IN(setsize) const cpu_set_t *set);

/** How many processors are in a set.
 *
 *  setsize  its bytes: CPU_ALLOC_SIZE()
 *  set      the set
 *
 *  Returns the number.
 *  See CPU_SET(3).
 */
int CPU_COUNT_S(size_t setsize, IN(setsize) const cpu_set_t *set);

/** Whether two sets are equal.
 *
 *  setsize     the bytes of each: CPU_ALLOC_SIZE()
 *  set1, set2  the sets
 *
 *  Returns something other than 0 if so, 0 if not.
 *  See CPU_SET(3).
 */
int CPU_EQUAL_S(size_t setsize, IN(setsize) const cpu_set_t *set1, IN(setsize) const cpu_set_t *set2);

/** The processors that are in both of two sets.
 *
 *  setsize           the bytes of each: CPU_ALLOC_SIZE()
 *  destset           gets them
 *  srcset1, srcset2  the two sets
 *
 *  See CPU_SET(3).
 */
void CPU_AND_S(size_t setsize, OUT(setsize) cpu_set_t *destset, IN(setsize) const cpu_set_t *srcset1,
             IN(setsize) const cpu_set_t *srcset2);

/** The processors that are in at least one of two sets.
 *
 *  setsize           the bytes of each: CPU_ALLOC_SIZE()
 *  destset           gets them
 *  srcset1, srcset2  the two sets
 *
 *  See CPU_SET(3).
 */
void CPU_OR_S(size_t setsize, OUT(setsize) cpu_set_t *destset, IN(setsize) const cpu_set_t *srcset1,
            IN(setsize) const cpu_set_t *srcset2);

/** The processors that are in exactly one of two sets.
 *
 *  setsize           the bytes of each: CPU_ALLOC_SIZE()
 *  destset           gets them
 *  srcset1, srcset2  the two sets
 *
 *  See CPU_SET(3).
 */
void CPU_XOR_S(size_t setsize, OUT(setsize) cpu_set_t *destset, IN(setsize) const cpu_set_t *srcset1,
             IN(setsize) const cpu_set_t *srcset2);
