/** Threads of C11: those of <pthread.h> with fewer words. Their functions return thrd_success or what went wrong. */
#include <time.h>

#define thrd_success ...        /* it is done */
#define thrd_busy ...           /* somebody has it */
#define thrd_error ...          /* it failed */
#define thrd_nomem ...          /* there is no memory */
#define thrd_timedout ...       /* the time is over */

#define mtx_plain ...           /* a mutex that its owner does not lock again */
#define mtx_recursive ...       /* a mutex that counts how often its owner has locked it */
#define mtx_timed ...           /* a mutex for mtx_timedlock(); on Linux each one is */

#define TSS_DTOR_ITERATIONS ... /* rounds of destructors at the end of a thread */

/** A thread. */
typedef int... thrd_t;

/** A value that each thread has for itself. */
typedef int... tss_t;

/** What a thread runs. */
typedef int (*thrd_start_t)(void *);

/** What is called with a thread's value when the thread ends. */
typedef void (*tss_dtor_t)(void *);

/** A mutex, used in place: a copy is none. mtx_init() makes it. */
typedef opaque mtx_t;

/** A condition variable, used in place: a copy is none. cnd_init() makes it. */
typedef opaque cnd_t;

/** Whether call_once() has called: `flag = new("once_flag", ONCE_FLAG_INIT)`. */
typedef opaque once_flag;

/** It has not. */
extern const once_flag ONCE_FLAG_INIT;

/* Threads. */

/** Start a thread, which runs a function of the program.
 *
 *  thr   gets the thread, to be joined or detached
 *  func  what it runs. Its result, an integer, is what thrd_join() gives. An exception is printed, and the result is 0
 *  arg   func's argument, which arrives as it is: a pointer, a struct, any Python object
 *
 *  Returns thrd_success, thrd_nomem or thrd_error.
 *  See ISO C 7.26.5.1.
 */
BYHAND int thrd_create(OUT thrd_t *thr, int (*func)(void *), OPT IN(0) void *arg);

/** Whether two names stand for the same thread.
 *
 *  lhs, rhs  the threads
 *
 *  Returns something other than 0 if so, 0 if not.
 *  See ISO C 7.26.5.4.
 */
int thrd_equal(thrd_t lhs, thrd_t rhs);

/** This thread.
 *
 *  Returns it.
 *  See ISO C 7.26.5.2.
 */
thrd_t thrd_current(void);

/** Sleep.
 *
 *  duration   how long
 *  remaining  gets how much was left when a signal handler ran; NULL to go without
 *
 *  Returns 0; -1 if a signal handler ran; another number below 0 if duration is no valid time (errno is not set).
 *  See ISO C 7.26.5.7.
 */
BLOCKS(alone) int thrd_sleep(OPT IN const struct timespec *duration, OPT OUT struct timespec *remaining);

/** Let another thread run.
 *
 *  See ISO C 7.26.5.8.
 */
void thrd_yield(void);

/** End this thread: what it runs is left by way of `finally`, which no `except Exception` stops. In the first thread: the
 *  process goes on until the others have ended, and then ends with status 0.
 *
 *  res  what thrd_join() gives
 *
 *  Does not return.
 *  See ISO C 7.26.5.5.
 */
BYHAND _Noreturn void thrd_exit(int res);

/** Have a thread give back what it holds when it ends; it cannot be joined then.
 *
 *  thr  the thread, neither joined nor detached
 *
 *  Returns thrd_success or thrd_error.
 *  See ISO C 7.26.5.3.
 */
BYHAND int thrd_detach(thrd_t thr);

/** Wait until a thread ends, and give back what it held. Each thread is joined once.
 *
 *  thr  the thread, neither joined nor detached
 *  res  gets its result; NULL to go without
 *
 *  Returns thrd_success or thrd_error.
 *  See ISO C 7.26.5.6.
 */
BYHAND int thrd_join(thrd_t thr, OPT OUT int *res);

/* Mutexes. */

/** Make a mutex.
 *
 *  mtx   the mutex; mtx_destroy() ends it
 *  type  mtx_plain or mtx_timed, and perhaps | mtx_recursive
 *
 *  Returns thrd_success or thrd_error.
 *  See ISO C 7.26.4.2.
 */
int mtx_init(OUT mtx_t *mtx, int type);

/** End a mutex that nobody has.
 *
 *  mtx  the mutex
 *
 *  See ISO C 7.26.4.1.
 */
void mtx_destroy(INOUT mtx_t *mtx);

/** Wait until nobody has a mutex, and take it.
 *
 *  mtx  the mutex
 *
 *  Returns thrd_success or thrd_error.
 *  See ISO C 7.26.4.3.
 */
int mtx_lock(INOUT mtx_t *mtx);

/** mtx_lock() that waits for some time.
 *
 *  mtx         the mutex
 *  time_point  until when, on CLOCK_REALTIME: TIME_UTC
 *
 *  Returns thrd_success; thrd_timedout somebody still had it then; thrd_error.
 *  See ISO C 7.26.4.4.
 */
int mtx_timedlock(INOUT mtx_t *mtx, IN const struct timespec *time_point);

/** Take a mutex, if nobody has it.
 *
 *  mtx  the mutex
 *
 *  Returns thrd_success; thrd_busy somebody has it; thrd_error.
 *  See ISO C 7.26.4.5.
 */
int mtx_trylock(INOUT mtx_t *mtx);

/** Give a mutex back.
 *
 *  mtx  the mutex, which this thread has
 *
 *  Returns thrd_success or thrd_error.
 *  See ISO C 7.26.4.6.
 */
int mtx_unlock(INOUT mtx_t *mtx);

/** Call a function if nobody has done so by way of this flag; who comes meanwhile waits until it has run.
 *
 *  flag  the flag, ONCE_FLAG_INIT at first
 *  func  the function
 *
 *  See ISO C 7.26.2.1.
 */
BYHAND void call_once(INOUT once_flag *flag, void (*func)(void));

/* Condition variables. */

/** Make a condition variable.
 *
 *  cond  the condition variable; cnd_destroy() ends it
 *
 *  Returns thrd_success, thrd_nomem or thrd_error.
 *  See ISO C 7.26.3.3.
 */
int cnd_init(OUT cnd_t *cond);

/** End a condition variable that nobody waits for.
 *
 *  cond  the condition variable
 *
 *  See ISO C 7.26.3.2.
 */
void cnd_destroy(INOUT cnd_t *cond);

/** Wake one thread that waits.
 *
 *  cond  the condition variable
 *
 *  Returns thrd_success or thrd_error.
 *  See ISO C 7.26.3.4.
 */
int cnd_signal(INOUT cnd_t *cond);

/** Wake all threads that wait.
 *
 *  cond  the condition variable
 *
 *  Returns thrd_success or thrd_error.
 *  See ISO C 7.26.3.1.
 */
int cnd_broadcast(INOUT cnd_t *cond);

/** Give a mutex back, wait to be woken, take it again. It may also return without: ask again what you wait for.
 *
 *  cond  the condition variable
 *  mtx   the mutex, which this thread has
 *
 *  Returns thrd_success or thrd_error.
 *  See ISO C 7.26.3.6.
 */
int cnd_wait(INOUT cnd_t *cond, INOUT mtx_t *mtx);

/** cnd_wait() that waits for some time.
 *
 *  cond        the condition variable
 *  mtx         the mutex, which this thread has
 *  time_point  until when, on CLOCK_REALTIME: TIME_UTC
 *
 *  Returns thrd_success; thrd_timedout nobody has signalled until then; thrd_error.
 *  See ISO C 7.26.3.5.
 */
int cnd_timedwait(INOUT cnd_t *cond, INOUT mtx_t *mtx, IN const struct timespec *time_point);

/* Values of each thread. */

/** Make a value that each thread has for itself, NULL at first.
 *
 *  tss_id      gets its name
 *  destructor  called with a thread's value when the thread ends and the value is not NULL; NULL for none
 *
 *  Returns thrd_success or thrd_error.
 *  See ISO C 7.26.6.1.
 */
BYHAND int tss_create(OUT tss_t *tss_id, OPT void (*destructor)(void *));

/** This thread's value.
 *
 *  tss_id  its name
 *
 *  Returns what tss_set() was given; NULL if there was nothing.
 *  See ISO C 7.26.6.3.
 */
BYHAND void *tss_get(tss_t tss_id);

/** Set this thread's value.
 *
 *  tss_id  its name
 *  val     the value, any Python object
 *
 *  Returns thrd_success or thrd_error.
 *  See ISO C 7.26.6.4.
 */
BYHAND int tss_set(tss_t tss_id, OPT IN(0) void *val);

/** Take a value away; no destructor is called.
 *
 *  tss_id  its name
 *
 *  See ISO C 7.26.6.2.
 */
BYHAND void tss_delete(tss_t tss_id);
