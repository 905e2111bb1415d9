/** Threads of POSIX: making and joining them, mutexes, condition variables, read-write locks, barriers, spin locks,
 *  values of one's own. Their functions return error numbers; errno stays. */
#include <sched.h>
#include <time.h>

#define PTHREAD_CREATE_JOINABLE ...     /* the thread is to be joined */
#define PTHREAD_CREATE_DETACHED ...     /* the thread gives back what it holds by itself */
#define PTHREAD_INHERIT_SCHED ...       /* scheduled as its maker */
#define PTHREAD_EXPLICIT_SCHED ...      /* scheduled as its attributes say */
#define PTHREAD_SCOPE_SYSTEM ...        /* competes with all threads of the machine */
#define PTHREAD_SCOPE_PROCESS ...       /* competes with those of its process; not on Linux */
#define PTHREAD_PROCESS_PRIVATE ...     /* for threads of one process */
#define PTHREAD_PROCESS_SHARED ...      /* for all who have the memory */
#define PTHREAD_STACK_MIN ...           /* bytes of the smallest stack */
#define PTHREAD_ATTR_NO_SIGMASK_NP ...  /* pthread_attr_getsigmask_np(): nothing was said */

#define PTHREAD_MUTEX_NORMAL ...        /* locked again by its owner: waits for ever */
#define PTHREAD_MUTEX_RECURSIVE ...     /* locked again by its owner: counts */
#define PTHREAD_MUTEX_ERRORCHECK ...    /* locked again by its owner: EDEADLK */
#define PTHREAD_MUTEX_DEFAULT ...       /* the usual type */
#define PTHREAD_MUTEX_TIMED_NP ...      /* PTHREAD_MUTEX_NORMAL in glibc's words */
#define PTHREAD_MUTEX_FAST_NP ...       /* PTHREAD_MUTEX_NORMAL in glibc's older words */
#define PTHREAD_MUTEX_RECURSIVE_NP ...  /* PTHREAD_MUTEX_RECURSIVE in glibc's words */
#define PTHREAD_MUTEX_ERRORCHECK_NP ... /* PTHREAD_MUTEX_ERRORCHECK in glibc's words */
#define PTHREAD_MUTEX_ADAPTIVE_NP ...   /* spins for a while before it sleeps */
#define PTHREAD_MUTEX_STALLED ...       /* its owner ended: nobody gets it any more */
#define PTHREAD_MUTEX_STALLED_NP ...    /* PTHREAD_MUTEX_STALLED in glibc's words */
#define PTHREAD_MUTEX_ROBUST ...        /* its owner ended: the next one gets it, and EOWNERDEAD */
#define PTHREAD_MUTEX_ROBUST_NP ...     /* PTHREAD_MUTEX_ROBUST in glibc's words */
#define PTHREAD_PRIO_NONE ...           /* its owner's priority stays */
#define PTHREAD_PRIO_INHERIT ...        /* its owner gets the priority of who waits */
#define PTHREAD_PRIO_PROTECT ...        /* its owner gets a fixed priority */

#define PTHREAD_RWLOCK_PREFER_READER_NP ... /* a waiting writer does not keep readers out */
#define PTHREAD_RWLOCK_PREFER_WRITER_NP ... /* the same, in spite of its name */
#define PTHREAD_RWLOCK_PREFER_WRITER_NONRECURSIVE_NP ...    /* a waiting writer keeps readers out */
#define PTHREAD_RWLOCK_DEFAULT_NP ...       /* the usual kind */

#define PTHREAD_CANCEL_ENABLE ...       /* it may be cancelled */
#define PTHREAD_CANCEL_DISABLE ...      /* it may not */
#define PTHREAD_CANCEL_DEFERRED ...     /* in certain calls */
#define PTHREAD_CANCEL_ASYNCHRONOUS ... /* at any time */

#define PTHREAD_ONCE_INIT ...               /* pthread_once_t: the function has not run */
#define PTHREAD_BARRIER_SERIAL_THREAD ...   /* pthread_barrier_wait(): to one thread of all */

/** A mutex of the usual type: `mutex = new("pthread_mutex_t", PTHREAD_MUTEX_INITIALIZER)`. */
extern const pthread_mutex_t PTHREAD_MUTEX_INITIALIZER;

/** A mutex that counts how often its owner has locked it (glibc). */
extern const pthread_mutex_t PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;

/** A mutex that notices when its owner locks it again (glibc). */
extern const pthread_mutex_t PTHREAD_ERRORCHECK_MUTEX_INITIALIZER_NP;

/** A mutex that spins for a while before it sleeps (glibc). */
extern const pthread_mutex_t PTHREAD_ADAPTIVE_MUTEX_INITIALIZER_NP;

/** A condition variable of the usual kind. */
extern const pthread_cond_t PTHREAD_COND_INITIALIZER;

/** A read-write lock of the usual kind. */
extern const pthread_rwlock_t PTHREAD_RWLOCK_INITIALIZER;

/** A read-write lock whose waiting writers keep readers out (glibc). */
extern const pthread_rwlock_t PTHREAD_RWLOCK_WRITER_NONRECURSIVE_INITIALIZER_NP;

/** What pthread_join() gives of a thread that was cancelled. */
extern void *const PTHREAD_CANCELED;

/* Threads. */

/** Start a thread, which runs a function of the program.
 *
 *  thread         gets the thread, to be joined or detached
 *  attr           how it is made; NULL for the usual way. A stack too small for Python is made large enough
 *  start_routine  what it runs. Its result is what pthread_join() gives: NULL (or None), a pointer, an array, a struct,
 *                 an integer. An exception is printed, and the result is NULL
 *  arg            start_routine's argument, which arrives as it is: a pointer, a struct, any Python object
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EAGAIN no room for another thread (RLIMIT_NPROC); EINVAL attr has something that does not go together; EPERM
 *  attr's scheduling needs privilege.
 *  See pthread_create(3).
 */
BYHAND int pthread_create(OUT pthread_t *thread, OPT IN const pthread_attr_t *attr, void *(*start_routine)(void *),
                          OPT IN(0) void *arg);

/** End this thread: what it runs is left by way of `finally`, which no `except Exception` stops. In the first thread: the
 *  process goes on until the others have ended, and then ends with status 0.
 *
 *  retval  what pthread_join() gives; must not lie in the thread's own variables
 *
 *  Does not return.
 *  See pthread_exit(3).
 */
BYHAND _Noreturn void pthread_exit(OPT IN(0) void *retval);

/** Wait until a thread ends, and give back what it held. Each thread is joined once.
 *
 *  thread  the thread, neither joined nor detached
 *  retval  gets its result, and keeps alive what that points into: new("void *"); NULL to go without
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EDEADLK it is this thread, or waits for this thread; EINVAL it is detached, or somebody waits for it
 *  already; ESRCH there is no such thread.
 *  See pthread_join(3).
 */
BYHAND int pthread_join(pthread_t thread, OPT OUT void **retval);

/** pthread_join() that does not wait (glibc).
 *
 *  thread  the thread, neither joined nor detached
 *  retval  gets its result; NULL to go without
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EBUSY it still runs; those of pthread_join().
 *  See pthread_tryjoin_np(3).
 */
BYHAND int pthread_tryjoin_np(pthread_t thread, OPT OUT void **retval);

/** pthread_join() that waits for some time (glibc).
 *
 *  thread   the thread, neither joined nor detached
 *  retval   gets its result; NULL to go without
 *  abstime  until when, on CLOCK_REALTIME; NULL waits without end
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: ETIMEDOUT it still ran then; those of pthread_join(). For an abstime that is no time glibc waits without end.
 *  See pthread_timedjoin_np(3).
 */
BYHAND int pthread_timedjoin_np(pthread_t thread, OPT OUT void **retval, OPT IN const struct timespec *abstime);

/** pthread_timedjoin_np() by a clock of one's choice (glibc).
 *
 *  thread   the thread, neither joined nor detached
 *  retval   gets its result; NULL to go without
 *  clockid  CLOCK_REALTIME or CLOCK_MONOTONIC
 *  abstime  until when; NULL waits without end
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: ETIMEDOUT it still ran then; EINVAL another clock; those of pthread_join().
 *  See pthread_timedjoin_np(3).
 */
BYHAND int pthread_clockjoin_np(pthread_t thread, OPT OUT void **retval, clockid_t clockid,
                                OPT IN const struct timespec *abstime);

/** Have a thread give back what it holds when it ends; it cannot be joined then.
 *
 *  thread  the thread, neither joined nor detached
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EINVAL it is detached already; ESRCH there is no such thread.
 *  See pthread_detach(3).
 */
BYHAND int pthread_detach(pthread_t thread);

/** This thread.
 *
 *  Returns it.
 *  See pthread_self(3).
 */
pthread_t pthread_self(void);

/** Whether two names stand for the same thread.
 *
 *  t1, t2  the threads
 *
 *  Returns something other than 0 if so, 0 if not.
 *  See pthread_equal(3).
 */
int pthread_equal(pthread_t t1, pthread_t t2);

/** The name of a thread (glibc).
 *
 *  thread  the thread
 *  name    gets it and a NUL
 *  size    bytes of name, at least 16
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: ERANGE size is below 16; ENOENT the thread has ended.
 *  See pthread_getname_np(3).
 */
BYHAND int pthread_getname_np(pthread_t thread, OUT(size) char *name, size_t size);

/** Give a thread a name, which ps and top show (glibc).
 *
 *  thread  the thread
 *  name    15 bytes at most
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: ERANGE name is longer; ENOENT the thread has ended.
 *  See pthread_setname_np(3).
 */
BYHAND int pthread_setname_np(pthread_t thread, TEXT const char *name);

/** The clock of a thread's processor time, for clock_gettime().
 *
 *  thread   the thread
 *  clockid  gets the clock
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: ESRCH the thread has ended.
 *  See pthread_getcpuclockid(3).
 */
BYHAND int pthread_getcpuclockid(pthread_t thread, OUT clockid_t *clockid);

/** How a thread is scheduled.
 *
 *  thread  the thread
 *  policy  gets SCHED_OTHER, SCHED_FIFO or SCHED_RR
 *  param   gets its priority
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: ESRCH the thread has ended.
 *  See pthread_getschedparam(3).
 */
BYHAND int pthread_getschedparam(pthread_t thread, OUT int *policy, OUT struct sched_param *param);

/** Say how a thread is scheduled.
 *
 *  thread  the thread
 *  policy  SCHED_OTHER, SCHED_FIFO or SCHED_RR
 *  param   its priority
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EINVAL policy or priority; EPERM not privileged; ESRCH the thread has ended.
 *  See pthread_setschedparam(3).
 */
BYHAND int pthread_setschedparam(pthread_t thread, int policy, IN const struct sched_param *param);

/** Set a thread's priority, and leave its policy.
 *
 *  thread  the thread
 *  prio    the priority
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EINVAL prio does not go with the policy; EPERM not privileged; ESRCH the thread has ended.
 *  See pthread_setschedprio(3).
 */
BYHAND int pthread_setschedprio(pthread_t thread, int prio);

/** Which processors a thread may run on (glibc).
 *
 *  thread      the thread
 *  cpusetsize  bytes of cpuset: sizeof(cpu_set_t)
 *  cpuset      gets them
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EINVAL cpusetsize is too small; ESRCH the thread has ended.
 *  See pthread_getaffinity_np(3).
 */
BYHAND int pthread_getaffinity_np(pthread_t thread, size_t cpusetsize, OUT(cpusetsize) cpu_set_t *cpuset);

/** Say which processors a thread may run on (glibc).
 *
 *  thread      the thread
 *  cpusetsize  bytes of cpuset: sizeof(cpu_set_t)
 *  cpuset      the processors
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EINVAL none of them is there; ESRCH the thread has ended.
 *  See pthread_setaffinity_np(3).
 */
BYHAND int pthread_setaffinity_np(pthread_t thread, size_t cpusetsize, IN(cpusetsize) const cpu_set_t *cpuset);

/** What pthread_setconcurrency() was told.
 *
 *  Returns it; 0 at first.
 *  See pthread_getconcurrency(3).
 */
int pthread_getconcurrency(void);

/** How many threads should run at once: a hint that Linux does not need.
 *
 *  new_level  how many; 0 for as the system likes
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EINVAL new_level is negative.
 *  See pthread_setconcurrency(3).
 */
int pthread_setconcurrency(int new_level);

/** Let other threads run: sched_yield() by an older name.
 *
 *  Returns 0.
 *  See pthread_yield(3).
 */
int pthread_yield(void);

/** Have functions called by fork(), so that locks are in order in the child.
 *
 *  prepare  called before, the last registered first; NULL for none
 *  parent   called after, in the parent; NULL for none
 *  child    called after, in the child; NULL for none
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: ENOMEM.
 *  See pthread_atfork(3).
 */
BYHAND int pthread_atfork(OPT void (*prepare)(void), OPT void (*parent)(void), OPT void (*child)(void));

/* Cancelling. */

/** Say whether this thread may be cancelled.
 *
 *  state     PTHREAD_CANCEL_ENABLE or PTHREAD_CANCEL_DISABLE
 *  oldstate  gets the state before; NULL to go without
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EINVAL state is neither.
 *  See pthread_setcancelstate(3).
 */
int pthread_setcancelstate(int state, OPT OUT int *oldstate);

/** Say when this thread may be cancelled.
 *
 *  type     PTHREAD_CANCEL_DEFERRED (in certain calls) or PTHREAD_CANCEL_ASYNCHRONOUS (at any time)
 *  oldtype  gets the type before; NULL to go without
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EINVAL type is neither.
 *  See pthread_setcanceltype(3).
 */
int pthread_setcanceltype(int type, OPT OUT int *oldtype);

/** Be cancelled here, if somebody has asked for it.
 *  See pthread_testcancel(3).
 */
void pthread_testcancel(void);

/* How a thread is made. */

/** Begin to say how a thread is made: with all that is usual.
 *
 *  attr  gets it; pthread_attr_destroy() ends it
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: ENOMEM.
 *  See pthread_attr_init(3).
 */
BYHAND int pthread_attr_init(OUT pthread_attr_t *attr);

/** End what pthread_attr_init() has begun; threads made with it go on.
 *
 *  attr  what has been said
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  See pthread_attr_destroy(3).
 */
BYHAND int pthread_attr_destroy(INOUT pthread_attr_t *attr);

/** What was said: the state a thread begins in.
 *
 *  attr         what has been said
 *  detachstate  gets it
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  See pthread_attr_getdetachstate(3).
 */
int pthread_attr_getdetachstate(IN const pthread_attr_t *attr, OUT int *detachstate);

/** Say the state a thread begins in.
 *
 *  attr         what has been said so far
 *  detachstate  PTHREAD_CREATE_JOINABLE, the usual one, or PTHREAD_CREATE_DETACHED
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EINVAL detachstate is neither.
 *  See pthread_attr_setdetachstate(3).
 */
int pthread_attr_setdetachstate(INOUT pthread_attr_t *attr, int detachstate);

/** What was said: the size of the guard, memory below the stack that nobody may use.
 *
 *  attr       what has been said
 *  guardsize  gets it
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  See pthread_attr_getguardsize(3).
 */
int pthread_attr_getguardsize(IN const pthread_attr_t *attr, OUT size_t *guardsize);

/** Say the size of the guard, memory below the stack that nobody may use.
 *
 *  attr       what has been said so far
 *  guardsize  bytes; 0 for none
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EINVAL.
 *  See pthread_attr_setguardsize(3).
 */
int pthread_attr_setguardsize(INOUT pthread_attr_t *attr, size_t guardsize);

/** What was said: the source of the scheduling.
 *
 *  attr          what has been said
 *  inheritsched  gets it
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  See pthread_attr_getinheritsched(3).
 */
int pthread_attr_getinheritsched(IN const pthread_attr_t *attr, OUT int *inheritsched);

/** Say the source of the scheduling.
 *
 *  attr          what has been said so far
 *  inheritsched  PTHREAD_INHERIT_SCHED, the maker's, or PTHREAD_EXPLICIT_SCHED, what is said here
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EINVAL inheritsched is neither.
 *  See pthread_attr_setinheritsched(3).
 */
int pthread_attr_setinheritsched(INOUT pthread_attr_t *attr, int inheritsched);

/** What was said: the scheduling policy.
 *
 *  attr    what has been said
 *  policy  gets it
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  See pthread_attr_getschedpolicy(3).
 */
int pthread_attr_getschedpolicy(IN const pthread_attr_t *attr, OUT int *policy);

/** Say the scheduling policy.
 *
 *  attr    what has been said so far
 *  policy  SCHED_OTHER, SCHED_FIFO or SCHED_RR; counts with PTHREAD_EXPLICIT_SCHED
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EINVAL there is no such policy.
 *  See pthread_attr_setschedpolicy(3).
 */
int pthread_attr_setschedpolicy(INOUT pthread_attr_t *attr, int policy);

/** What was said: the priority.
 *
 *  attr   what has been said
 *  param  gets it
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  See pthread_attr_getschedparam(3).
 */
int pthread_attr_getschedparam(IN const pthread_attr_t *attr, OUT struct sched_param *param);

/** Say the priority.
 *
 *  attr   what has been said so far
 *  param  the priority; counts with PTHREAD_EXPLICIT_SCHED
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EINVAL the policy has no such priority; ENOTSUP.
 *  See pthread_attr_setschedparam(3).
 */
int pthread_attr_setschedparam(INOUT pthread_attr_t *attr, IN const struct sched_param *param);

/** What was said: the scope of the scheduling.
 *
 *  attr   what has been said
 *  scope  gets it
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  See pthread_attr_getscope(3).
 */
int pthread_attr_getscope(IN const pthread_attr_t *attr, OUT int *scope);

/** Say the scope of the scheduling.
 *
 *  attr   what has been said so far
 *  scope  PTHREAD_SCOPE_SYSTEM; Linux has no PTHREAD_SCOPE_PROCESS
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: ENOTSUP PTHREAD_SCOPE_PROCESS; EINVAL scope is neither.
 *  See pthread_attr_setscope(3).
 */
int pthread_attr_setscope(INOUT pthread_attr_t *attr, int scope);

/** What was said: the size of the stack.
 *
 *  attr       what has been said
 *  stacksize  gets it
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  See pthread_attr_getstacksize(3).
 */
int pthread_attr_getstacksize(IN const pthread_attr_t *attr, OUT size_t *stacksize);

/** Say the size of the stack.
 *
 *  attr       what has been said so far
 *  stacksize  bytes, at least PTHREAD_STACK_MIN
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EINVAL stacksize is less.
 *  See pthread_attr_setstacksize(3).
 */
int pthread_attr_setstacksize(INOUT pthread_attr_t *attr, size_t stacksize);

/** Which memory is said to be the stack.
 *
 *  attr       what has been said
 *  stackaddr  gets its lowest address
 *  stacksize  gets its bytes
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  See pthread_attr_getstack(3).
 */
int pthread_attr_getstack(IN const pthread_attr_t *attr, OUT void **stackaddr, OUT size_t *stacksize);

/** Say the memory that is the stack. Only one thread can be made with it.
 *
 *  attr       what has been said so far
 *  stackaddr  its lowest address; in use until the thread was joined
 *  stacksize  its bytes, at least the 8 MiB that Python needs
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EINVAL stacksize is below PTHREAD_STACK_MIN.
 *  See pthread_attr_setstack(3).
 */
BYHAND int pthread_attr_setstack(INOUT pthread_attr_t *attr, OUT(stacksize) void *stackaddr, size_t stacksize);

/** Which processors are said (glibc).
 *
 *  attr        what has been said
 *  cpusetsize  bytes of cpuset: sizeof(cpu_set_t)
 *  cpuset      gets them; all, if nothing was said
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EINVAL cpusetsize is too small.
 *  See pthread_attr_getaffinity_np(3).
 */
int pthread_attr_getaffinity_np(IN const pthread_attr_t *attr, size_t cpusetsize, OUT(cpusetsize) cpu_set_t *cpuset);

/** Say the processors the thread may run on (glibc).
 *
 *  attr        what has been said so far
 *  cpusetsize  bytes of cpuset; 0 for all
 *  cpuset      the processors; NULL for all
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EINVAL a processor that the kernel does not know; ENOMEM.
 *  See pthread_attr_setaffinity_np(3).
 */
int pthread_attr_setaffinity_np(INOUT pthread_attr_t *attr, size_t cpusetsize,
                                OPT IN(cpusetsize) const cpu_set_t *cpuset);

/** Which signals are said to be blocked (glibc).
 *
 *  attr     what has been said
 *  sigmask  gets them
 *
 *  Returns 0; PTHREAD_ATTR_NO_SIGMASK_NP if nothing was said.
 *  See pthread_attr_getsigmask_np(3).
 */
int pthread_attr_getsigmask_np(IN const pthread_attr_t *attr, OUT sigset_t *sigmask);

/** Say which signals the thread begins with blocked (glibc).
 *
 *  attr     what has been said so far
 *  sigmask  the signals; NULL for those of the maker
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: ENOMEM.
 *  See pthread_attr_setsigmask_np(3).
 */
BYHAND int pthread_attr_setsigmask_np(INOUT pthread_attr_t *attr, OPT IN const sigset_t *sigmask);

/** How a running thread was made: its stack, guard, ... (glibc).
 *
 *  thread  the thread
 *  attr    gets it; pthread_attr_destroy() ends it
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: ENOMEM; ESRCH.
 *  See pthread_getattr_np(3).
 */
BYHAND int pthread_getattr_np(pthread_t thread, OUT pthread_attr_t *attr);

/** What pthread_create() does without an attr (glibc).
 *
 *  attr  gets it; pthread_attr_destroy() ends it
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: ENOMEM.
 *  See pthread_getattr_default_np(3).
 */
BYHAND int pthread_getattr_default_np(OUT pthread_attr_t *attr);

/** Say what pthread_create() does without an attr (glibc).
 *
 *  attr  what has been said; without a stack of one's own
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EINVAL it has a stack, or something that does not go together; ENOMEM.
 *  See pthread_setattr_default_np(3).
 */
BYHAND int pthread_setattr_default_np(IN const pthread_attr_t *attr);

/* Mutexes. */

/** Make a mutex, not locked.
 *
 *  mutex  the mutex; pthread_mutex_destroy() ends it
 *  attr   how it is made; NULL for the usual way
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: ENOTSUP attr asks for what there is not; ENOMEM; EAGAIN.
 *  See pthread_mutex_init(3).
 */
BYHAND int pthread_mutex_init(OUT pthread_mutex_t *mutex, OPT IN const pthread_mutexattr_t *attr);

/** End a mutex that nobody has locked.
 *
 *  mutex  the mutex
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EBUSY somebody has it locked.
 *  See pthread_mutex_destroy(3).
 */
int pthread_mutex_destroy(INOUT pthread_mutex_t *mutex);

/** Lock a mutex, waiting until nobody else has it. A usual mutex that this thread has already waits for ever.
 *
 *  mutex  the mutex
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EDEADLK this thread has it (PTHREAD_MUTEX_ERRORCHECK); EOWNERDEAD its owner ended without unlocking, and now
 *  it is this thread's (PTHREAD_MUTEX_ROBUST); ENOTRECOVERABLE; EAGAIN locked too often (PTHREAD_MUTEX_RECURSIVE);
 *  EINVAL.
 *  See pthread_mutex_lock(3).
 */
int pthread_mutex_lock(INOUT pthread_mutex_t *mutex);

/** Lock a mutex if nobody has it.
 *
 *  mutex  the mutex
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EBUSY somebody has it; those of pthread_mutex_lock().
 *  See pthread_mutex_trylock(3).
 */
int pthread_mutex_trylock(INOUT pthread_mutex_t *mutex);

/** pthread_mutex_lock() that waits for some time.
 *
 *  mutex    the mutex
 *  abstime  until when, on CLOCK_REALTIME
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: ETIMEDOUT somebody still had it then; EINVAL abstime is no valid time; those of pthread_mutex_lock().
 *  See pthread_mutex_timedlock(3).
 */
int pthread_mutex_timedlock(INOUT pthread_mutex_t *mutex, IN const struct timespec *abstime);

/** pthread_mutex_timedlock() by a clock of one's choice (glibc).
 *
 *  mutex    the mutex
 *  clockid  CLOCK_REALTIME or CLOCK_MONOTONIC
 *  abstime  until when
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EINVAL another clock; those of pthread_mutex_timedlock().
 *  See pthread_mutex_lock(3).
 */
int pthread_mutex_clocklock(INOUT pthread_mutex_t *mutex, clockid_t clockid, IN const struct timespec *abstime);

/** Unlock a mutex that this thread has locked.
 *
 *  mutex  the mutex
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EPERM this thread has not locked it (PTHREAD_MUTEX_ERRORCHECK, _RECURSIVE, _ROBUST; others do not notice).
 *  See pthread_mutex_unlock(3).
 */
int pthread_mutex_unlock(INOUT pthread_mutex_t *mutex);

/** Say that what a mutex guards is in order again, after EOWNERDEAD.
 *
 *  mutex  the mutex, which this thread has locked
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EINVAL it is not robust, or its owner has not ended.
 *  See pthread_mutex_consistent(3).
 */
int pthread_mutex_consistent(INOUT pthread_mutex_t *mutex);

/** The priority that a mutex gives to who has it.
 *
 *  mutex        a mutex of PTHREAD_PRIO_PROTECT
 *  prioceiling  gets the priority
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EINVAL it is another mutex.
 *  See pthread_mutex_getprioceiling(3).
 */
int pthread_mutex_getprioceiling(IN const pthread_mutex_t *mutex, OUT int *prioceiling);

/** Lock a mutex, set the priority that it gives to who has it, and unlock it.
 *
 *  mutex        a mutex of PTHREAD_PRIO_PROTECT
 *  prioceiling  the priority
 *  old_ceiling  gets the one before; NULL to go without
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EINVAL it is another mutex, or prioceiling is out of range; those of pthread_mutex_lock().
 *  See pthread_mutex_setprioceiling(3).
 */
BYHAND int pthread_mutex_setprioceiling(INOUT pthread_mutex_t *mutex, int prioceiling, OPT OUT int *old_ceiling);

/** Begin to say how a mutex is made: with all that is usual.
 *
 *  attr  gets it
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  See pthread_mutexattr_init(3).
 */
int pthread_mutexattr_init(OUT pthread_mutexattr_t *attr);

/** End what pthread_mutexattr_init() has begun.
 *
 *  attr  what has been said
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  See pthread_mutexattr_destroy(3).
 */
int pthread_mutexattr_destroy(INOUT pthread_mutexattr_t *attr);

/** What was said: what happens if its owner locks it again.
 *
 *  attr  what has been said
 *  type  gets it
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  See pthread_mutexattr_gettype(3).
 */
int pthread_mutexattr_gettype(IN const pthread_mutexattr_t *attr, OUT int *type);

/** Say what happens if its owner locks it again.
 *
 *  attr  what has been said so far
 *  type  PTHREAD_MUTEX_NORMAL it waits for ever; _ERRORCHECK it fails; _RECURSIVE it counts; PTHREAD_MUTEX_DEFAULT
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EINVAL there is no such type.
 *  See pthread_mutexattr_settype(3).
 */
int pthread_mutexattr_settype(INOUT pthread_mutexattr_t *attr, int type);

/** What was said: whether processes share it.
 *
 *  attr     what has been said
 *  pshared  gets it
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  See pthread_mutexattr_getpshared(3).
 */
int pthread_mutexattr_getpshared(IN const pthread_mutexattr_t *attr, OUT int *pshared);

/** Say whether processes share it.
 *
 *  attr     what has been said so far
 *  pshared  PTHREAD_PROCESS_PRIVATE, the usual one, or PTHREAD_PROCESS_SHARED (in memory of mmap())
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EINVAL pshared is neither.
 *  See pthread_mutexattr_setpshared(3).
 */
int pthread_mutexattr_setpshared(INOUT pthread_mutexattr_t *attr, int pshared);

/** What was said: what happens if its owner ends.
 *
 *  attr        what has been said
 *  robustness  gets it
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  See pthread_mutexattr_getrobust(3).
 */
int pthread_mutexattr_getrobust(IN const pthread_mutexattr_t *attr, OUT int *robustness);

/** Say what happens if its owner ends without unlocking.
 *
 *  attr        what has been said so far
 *  robustness  PTHREAD_MUTEX_STALLED nothing, or PTHREAD_MUTEX_ROBUST the next one gets EOWNERDEAD
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EINVAL robustness is neither.
 *  See pthread_mutexattr_setrobust(3).
 */
int pthread_mutexattr_setrobust(INOUT pthread_mutexattr_t *attr, int robustness);

/** What was said: what it does to its owner's priority.
 *
 *  attr      what has been said
 *  protocol  gets it
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  See pthread_mutexattr_getprotocol(3).
 */
int pthread_mutexattr_getprotocol(IN const pthread_mutexattr_t *attr, OUT int *protocol);

/** Say what it does to its owner's priority.
 *
 *  attr      what has been said so far
 *  protocol  PTHREAD_PRIO_NONE, PTHREAD_PRIO_INHERIT that of who waits, or PTHREAD_PRIO_PROTECT a fixed one
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EINVAL protocol is none of them; ENOTSUP.
 *  See pthread_mutexattr_setprotocol(3).
 */
int pthread_mutexattr_setprotocol(INOUT pthread_mutexattr_t *attr, int protocol);

/** What was said: the fixed priority of PTHREAD_PRIO_PROTECT.
 *
 *  attr         what has been said
 *  prioceiling  gets it
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  See pthread_mutexattr_getprioceiling(3).
 */
int pthread_mutexattr_getprioceiling(IN const pthread_mutexattr_t *attr, OUT int *prioceiling);

/** Say the fixed priority of PTHREAD_PRIO_PROTECT.
 *
 *  attr         what has been said so far
 *  prioceiling  a priority of SCHED_FIFO
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EINVAL it is out of range.
 *  See pthread_mutexattr_setprioceiling(3).
 */
int pthread_mutexattr_setprioceiling(INOUT pthread_mutexattr_t *attr, int prioceiling);

/* Condition variables. */

/** Make a condition variable, at which nobody waits.
 *
 *  cond  the condition variable; pthread_cond_destroy() ends it
 *  attr  how it is made; NULL for the usual way
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: ENOMEM; EAGAIN.
 *  See pthread_cond_init(3).
 */
int pthread_cond_init(OUT pthread_cond_t *cond, OPT IN const pthread_condattr_t *attr);

/** End a condition variable at which nobody waits; glibc waits for those who do.
 *
 *  cond  the condition variable
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  See pthread_cond_destroy(3).
 */
int pthread_cond_destroy(INOUT pthread_cond_t *cond);

/** Unlock a mutex and wait, in one step, until somebody signals; then lock it again. It may also return unasked: ask
 *  for the condition again in a loop.
 *
 *  cond   the condition variable
 *  mutex  the mutex, which this thread has locked; the same for all who wait
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EPERM this thread has not locked mutex (ERRORCHECK or ROBUST); those of pthread_mutex_lock().
 *  See pthread_cond_wait(3).
 */
int pthread_cond_wait(INOUT pthread_cond_t *cond, INOUT pthread_mutex_t *mutex);

/** pthread_cond_wait() that waits for some time.
 *
 *  cond     the condition variable
 *  mutex    the mutex, which this thread has locked
 *  abstime  until when, on CLOCK_REALTIME or the clock of pthread_condattr_setclock()
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: ETIMEDOUT nobody has signalled until then; EINVAL abstime is no valid time; those of pthread_cond_wait().
 *  See pthread_cond_timedwait(3).
 */
int pthread_cond_timedwait(INOUT pthread_cond_t *cond, INOUT pthread_mutex_t *mutex, IN const struct timespec *abstime);

/** pthread_cond_timedwait() by a clock of one's choice (glibc).
 *
 *  cond     the condition variable
 *  mutex    the mutex, which this thread has locked
 *  clockid  CLOCK_REALTIME or CLOCK_MONOTONIC
 *  abstime  until when
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EINVAL another clock; those of pthread_cond_timedwait().
 *  See pthread_cond_wait(3).
 */
int pthread_cond_clockwait(INOUT pthread_cond_t *cond, INOUT pthread_mutex_t *mutex, clockid_t clockid,
                           IN const struct timespec *abstime);

/** Wake at least one of the threads that wait.
 *
 *  cond  the condition variable
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  See pthread_cond_signal(3).
 */
int pthread_cond_signal(INOUT pthread_cond_t *cond);

/** Wake all threads that wait.
 *
 *  cond  the condition variable
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  See pthread_cond_broadcast(3).
 */
int pthread_cond_broadcast(INOUT pthread_cond_t *cond);

/** Begin to say how a condition variable is made: with all that is usual.
 *
 *  attr  gets it
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  See pthread_condattr_init(3).
 */
int pthread_condattr_init(OUT pthread_condattr_t *attr);

/** End what pthread_condattr_init() has begun.
 *
 *  attr  what has been said
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  See pthread_condattr_destroy(3).
 */
int pthread_condattr_destroy(INOUT pthread_condattr_t *attr);

/** What was said: whether processes share it.
 *
 *  attr     what has been said
 *  pshared  gets it
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  See pthread_condattr_getpshared(3).
 */
int pthread_condattr_getpshared(IN const pthread_condattr_t *attr, OUT int *pshared);

/** Say whether processes share it.
 *
 *  attr     what has been said so far
 *  pshared  PTHREAD_PROCESS_PRIVATE, the usual one, or PTHREAD_PROCESS_SHARED (in memory of mmap())
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EINVAL pshared is neither.
 *  See pthread_condattr_setpshared(3).
 */
int pthread_condattr_setpshared(INOUT pthread_condattr_t *attr, int pshared);

/** What was said: the clock of pthread_cond_timedwait().
 *
 *  attr     what has been said
 *  clockid  gets it
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  See pthread_condattr_getclock(3).
 */
int pthread_condattr_getclock(IN const pthread_condattr_t *attr, OUT clockid_t *clockid);

/** Say the clock of pthread_cond_timedwait().
 *
 *  attr     what has been said so far
 *  clockid  CLOCK_REALTIME, the usual one, or CLOCK_MONOTONIC
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EINVAL another clock.
 *  See pthread_condattr_setclock(3).
 */
int pthread_condattr_setclock(INOUT pthread_condattr_t *attr, clockid_t clockid);

/* Read-write locks. */

/** Make a read-write lock, not locked.
 *
 *  rwlock  the lock; pthread_rwlock_destroy() ends it
 *  attr    how it is made; NULL for the usual way
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: ENOMEM; EAGAIN.
 *  See pthread_rwlock_init(3).
 */
int pthread_rwlock_init(OUT pthread_rwlock_t *rwlock, OPT IN const pthread_rwlockattr_t *attr);

/** End a read-write lock that nobody has locked.
 *
 *  rwlock  the lock
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EBUSY.
 *  See pthread_rwlock_destroy(3).
 */
int pthread_rwlock_destroy(INOUT pthread_rwlock_t *rwlock);

/** Lock for reading, waiting while a writer has it.
 *
 *  rwlock  the lock
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EDEADLK this thread has it for writing; EAGAIN too many readers.
 *  See pthread_rwlock_rdlock(3).
 */
int pthread_rwlock_rdlock(INOUT pthread_rwlock_t *rwlock);

/** Lock for reading, unless a writer has it.
 *
 *  rwlock  the lock
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EBUSY a writer has it; EAGAIN too many readers.
 *  See pthread_rwlock_tryrdlock(3).
 */
int pthread_rwlock_tryrdlock(INOUT pthread_rwlock_t *rwlock);

/** Lock for reading, waiting for some time.
 *
 *  rwlock   the lock
 *  abstime  until when, on CLOCK_REALTIME
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: ETIMEDOUT a writer has it still; EINVAL abstime is no valid time; those of pthread_rwlock_rdlock().
 *  See pthread_rwlock_timedrdlock(3).
 */
int pthread_rwlock_timedrdlock(INOUT pthread_rwlock_t *rwlock, IN const struct timespec *abstime);

/** Lock for reading, waiting by a clock of one's choice (glibc).
 *
 *  rwlock   the lock
 *  clockid  CLOCK_REALTIME or CLOCK_MONOTONIC
 *  abstime  until when
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EINVAL another clock; those of pthread_rwlock_timedrdlock().
 *  See pthread_rwlock_timedrdlock(3).
 */
int pthread_rwlock_clockrdlock(INOUT pthread_rwlock_t *rwlock, clockid_t clockid, IN const struct timespec *abstime);

/** Lock for writing, waiting while somebody has it.
 *
 *  rwlock  the lock
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EDEADLK this thread has it for writing, or for reading where that is noticed.
 *  See pthread_rwlock_wrlock(3).
 */
int pthread_rwlock_wrlock(INOUT pthread_rwlock_t *rwlock);

/** Lock for writing, unless somebody has it.
 *
 *  rwlock  the lock
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EBUSY somebody has it.
 *  See pthread_rwlock_trywrlock(3).
 */
int pthread_rwlock_trywrlock(INOUT pthread_rwlock_t *rwlock);

/** Lock for writing, waiting for some time.
 *
 *  rwlock   the lock
 *  abstime  until when, on CLOCK_REALTIME
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: ETIMEDOUT somebody has it still; EINVAL abstime is no valid time; those of pthread_rwlock_wrlock().
 *  See pthread_rwlock_timedwrlock(3).
 */
int pthread_rwlock_timedwrlock(INOUT pthread_rwlock_t *rwlock, IN const struct timespec *abstime);

/** Lock for writing, waiting by a clock of one's choice (glibc).
 *
 *  rwlock   the lock
 *  clockid  CLOCK_REALTIME or CLOCK_MONOTONIC
 *  abstime  until when
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EINVAL another clock; those of pthread_rwlock_timedwrlock().
 *  See pthread_rwlock_timedwrlock(3).
 */
int pthread_rwlock_clockwrlock(INOUT pthread_rwlock_t *rwlock, clockid_t clockid, IN const struct timespec *abstime);

/** Unlock what this thread has locked, for reading or writing.
 *
 *  rwlock  the lock
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  See pthread_rwlock_unlock(3).
 */
int pthread_rwlock_unlock(INOUT pthread_rwlock_t *rwlock);

/** Begin to say how a read-write lock is made: with all that is usual.
 *
 *  attr  gets it
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  See pthread_rwlockattr_init(3).
 */
int pthread_rwlockattr_init(OUT pthread_rwlockattr_t *attr);

/** End what pthread_rwlockattr_init() has begun.
 *
 *  attr  what has been said
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  See pthread_rwlockattr_destroy(3).
 */
int pthread_rwlockattr_destroy(INOUT pthread_rwlockattr_t *attr);

/** What was said: whether processes share it.
 *
 *  attr     what has been said
 *  pshared  gets it
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  See pthread_rwlockattr_getpshared(3).
 */
int pthread_rwlockattr_getpshared(IN const pthread_rwlockattr_t *attr, OUT int *pshared);

/** Say whether processes share it.
 *
 *  attr     what has been said so far
 *  pshared  PTHREAD_PROCESS_PRIVATE, the usual one, or PTHREAD_PROCESS_SHARED (in memory of mmap())
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EINVAL pshared is neither.
 *  See pthread_rwlockattr_setpshared(3).
 */
int pthread_rwlockattr_setpshared(INOUT pthread_rwlockattr_t *attr, int pshared);

/** What was said: who goes first (glibc).
 *
 *  attr  what has been said
 *  pref  gets it
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  See pthread_rwlockattr_getkind_np(3).
 */
int pthread_rwlockattr_getkind_np(IN const pthread_rwlockattr_t *attr, OUT int *pref);

/** Say who goes first (glibc).
 *
 *  attr  what has been said so far
 *  pref  PTHREAD_RWLOCK_PREFER_READER_NP, the usual one, or PTHREAD_RWLOCK_PREFER_WRITER_NONRECURSIVE_NP
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EINVAL there is no such kind.
 *  See pthread_rwlockattr_setkind_np(3).
 */
int pthread_rwlockattr_setkind_np(INOUT pthread_rwlockattr_t *attr, int pref);

/* Barriers. */

/** Make a barrier for a number of threads.
 *
 *  barrier  the barrier; pthread_barrier_destroy() ends it
 *  attr     how it is made; NULL for the usual way
 *  count    how many threads meet there, at least 1
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EINVAL count is 0 or too large; ENOMEM; EAGAIN.
 *  See pthread_barrier_init(3).
 */
BYHAND int pthread_barrier_init(OUT pthread_barrier_t *barrier, OPT IN const pthread_barrierattr_t *attr,
                                unsigned int count);

/** End a barrier, after all have left it.
 *
 *  barrier  the barrier
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EBUSY somebody waits there.
 *  See pthread_barrier_destroy(3).
 */
BYHAND int pthread_barrier_destroy(INOUT pthread_barrier_t *barrier);

/** Wait until count threads are here; then all go on.
 *
 *  barrier  the barrier
 *
 *  Returns PTHREAD_BARRIER_SERIAL_THREAD to one of them, 0 to the others; an error number otherwise.
 *  See pthread_barrier_wait(3).
 */
BYHAND int pthread_barrier_wait(INOUT pthread_barrier_t *barrier);

/** Begin to say how a barrier is made: with all that is usual.
 *
 *  attr  gets it
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  See pthread_barrierattr_init(3).
 */
int pthread_barrierattr_init(OUT pthread_barrierattr_t *attr);

/** End what pthread_barrierattr_init() has begun.
 *
 *  attr  what has been said
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  See pthread_barrierattr_destroy(3).
 */
int pthread_barrierattr_destroy(INOUT pthread_barrierattr_t *attr);

/** What was said: whether processes share it.
 *
 *  attr     what has been said
 *  pshared  gets it
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  See pthread_barrierattr_getpshared(3).
 */
int pthread_barrierattr_getpshared(IN const pthread_barrierattr_t *attr, OUT int *pshared);

/** Say whether processes share it.
 *
 *  attr     what has been said so far
 *  pshared  PTHREAD_PROCESS_PRIVATE, the usual one, or PTHREAD_PROCESS_SHARED (in memory of mmap())
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EINVAL pshared is neither.
 *  See pthread_barrierattr_setpshared(3).
 */
int pthread_barrierattr_setpshared(INOUT pthread_barrierattr_t *attr, int pshared);

/* Spin locks: for a few instructions, never around a call that waits. */

/** Make a spin lock, not locked.
 *
 *  lock     the lock; pthread_spin_destroy() ends it
 *  pshared  PTHREAD_PROCESS_PRIVATE or PTHREAD_PROCESS_SHARED
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: ENOMEM; EAGAIN.
 *  See pthread_spin_init(3).
 */
BYHAND int pthread_spin_init(OUT pthread_spinlock_t *lock, int pshared);

/** End a spin lock.
 *
 *  lock  the lock
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EBUSY.
 *  See pthread_spin_destroy(3).
 */
BYHAND int pthread_spin_destroy(INOUT pthread_spinlock_t *lock);

/** Lock a spin lock, trying again and again while somebody has it.
 *
 *  lock  the lock
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EDEADLK this thread has it (where that is noticed; glibc spins for ever).
 *  See pthread_spin_lock(3).
 */
BYHAND int pthread_spin_lock(INOUT pthread_spinlock_t *lock);

/** Lock a spin lock if nobody has it.
 *
 *  lock  the lock
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EBUSY somebody has it.
 *  See pthread_spin_trylock(3).
 */
BYHAND int pthread_spin_trylock(INOUT pthread_spinlock_t *lock);

/** Unlock a spin lock that this thread has locked.
 *
 *  lock  the lock
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  See pthread_spin_unlock(3).
 */
BYHAND int pthread_spin_unlock(INOUT pthread_spinlock_t *lock);

/* Once, and values that each thread has for itself. */

/** Have a function called once, whoever comes first; the others wait until it is done.
 *
 *  once_control  PTHREAD_ONCE_INIT at first; one for each function
 *  init_routine  the function
 *
 *  Returns 0.
 *  See pthread_once(3).
 */
BYHAND int pthread_once(INOUT pthread_once_t *once_control, void (*init_routine)(void));

/** Make a name for a value that each thread has for itself, NULL at first.
 *
 *  key         gets the name
 *  destructor  called when a thread ends with a value other than NULL, with the value; NULL for none
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EAGAIN PTHREAD_KEYS_MAX names are in use; ENOMEM.
 *  See pthread_key_create(3).
 */
BYHAND int pthread_key_create(OUT pthread_key_t *key, OPT void (*destructor)(void *));

/** Give a name back; its destructor is not called.
 *
 *  key  the name
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EINVAL there is no such name.
 *  See pthread_key_delete(3).
 */
BYHAND int pthread_key_delete(pthread_key_t key);

/** This thread's value.
 *
 *  key  the name
 *
 *  Returns the value; NULL if this thread has set none, or there is no such name.
 *  See pthread_getspecific(3).
 */
BYHAND void *pthread_getspecific(pthread_key_t key);

/** Set this thread's value.
 *
 *  key    the name
 *  value  the value: a pointer, a struct, any Python object; NULL has the destructor not called
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EINVAL there is no such name; ENOMEM.
 *  See pthread_setspecific(3).
 */
BYHAND int pthread_setspecific(pthread_key_t key, OPT IN(0) const void *value);
