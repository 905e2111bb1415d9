/* Handlers of signals that are Python functions. The handler that the kernel knows is pysock_on_signal(): it notes the
   signal, and no Python runs in it. The kernel goes by the program's own sa_mask and sa_flags, so it restarts, or fails
   with EINTR, what it would in C. A thread that waits in a call is then brought back to Python, to run the handler, by
   a timer's signals of our own ("kicks"), which interrupt that call alone: they come only within pysock_enter() and
   pysock_leave(), and again until the call has ended. That also wakes a call that began just after the signal came.
   Without such timers (not Linux) the kernel restarts nothing, and the call is made again from Python.

   Here may enter only what is safe in a signal handler, and what Python asks of it. */

#include <pthread.h>
#include <signal.h>
#ifdef __linux__
#include <ucontext.h>
#include <sys/syscall.h>
#include <unistd.h>
#define PYSOCK_KICKS 1
#define PYSOCK_TLS __thread __attribute__((tls_model("initial-exec")))
#ifndef sigev_notify_thread_id
#define sigev_notify_thread_id _sigev_un._tid
#endif
#else
#define PYSOCK_KICKS 0
#define PYSOCK_TLS __thread
#endif

enum { PYSOCK_NOTES = 1024, PYSOCK_FREE = 0, PYSOCK_NOTED, PYSOCK_TAKEN };
enum { PYSOCK_NOTHING = 0, PYSOCK_AGAIN, PYSOCK_INTERRUPTED };
enum { PYSOCK_WORDS = 8 / sizeof(long) }; /* the kernel's part of a sigset_t: 64 bits */
enum { PYSOCK_DEEPEST = 16 };
enum { PYSOCK_FIRST_KICK = 40000, PYSOCK_SLOWEST_KICK = 10000000 }; /* nanoseconds */

struct pysock_thread {
    volatile sig_atomic_t within;    /* in a call that may block */
    volatile sig_atomic_t delivers;  /* in one that may send this thread a signal, or let one through */
    volatile sig_atomic_t came;      /* during that call: a signal with a handler */
    volatile sig_atomic_t final;     /* one without SA_RESTART */
    volatile sig_atomic_t kicked;    /* a kick */
    volatile sig_atomic_t armed;     /* the timer runs */
    volatile sig_atomic_t throttled; /* all is blocked until there is room for notes again */
    volatile sig_atomic_t taking; /* a handler has been taken and does not run yet: no other may overtake it */
    volatile sig_atomic_t missed; /* one would have */
    unsigned long long held;      /* the signals that are blocked by the handlers that run: bit signum - 1 */
    const void *place;            /* of an input function that is to be made again: where it reads to, */
    FILE *stream;                 /* from where, */
    size_t had;                   /* and how many bytes it had already */
    int outcome;                     /* of the last call that failed */
    int timed;                       /* the signal that the timer sends; 0 for no timer */
    int timer;
    long delay;
    unsigned long before[PYSOCK_WORDS]; /* throttled: what was blocked */
};

/* What a handler leaves as it was. */
struct pysock_saved {
    sigset_t mask;
    int error;
    int outcome;
    int nested;
    const void *place;
    FILE *stream;
    size_t had;
};

/* A signal whose handler has not run yet. */
struct pysock_note {
    int state;
    int action; /* Python's number of it, and in bit 0: SA_RESTART */
    int own;    /* it came during a call of this thread, which runs the handler itself */
    long when;  /* seconds */
    struct pysock_thread *thread;
    siginfo_t info;
};

static PYSOCK_TLS struct pysock_thread pysock_self;
static struct pysock_thread *pysock_main;
static struct pysock_note pysock_notes[PYSOCK_NOTES];
static unsigned long pysock_first, pysock_end; /* notes are between them, modulo PYSOCK_NOTES */
static pthread_mutex_t pysock_taking = PTHREAD_MUTEX_INITIALIZER;
static volatile sig_atomic_t pysock_actions[NSIG];
static volatile sig_atomic_t pysock_kick;      /* the number of the signal that kicks */
static volatile sig_atomic_t pysock_trip;      /* the number that Python knows our handler by */
static void (*volatile pysock_python)(int);    /* Python's own C handler */
static volatile sig_atomic_t pysock_nested;    /* dispatchers that signals have interrupted, each in the one before */

#if PYSOCK_KICKS
static void pysock_set_timer(struct pysock_thread *me, long delay)
{
    struct { long seconds, nanoseconds; } when[2] = {{0, 0}, {0, delay}};

    if (me->timed && me->timed != pysock_kick) {
        syscall(SYS_timer_delete, me->timer);
        me->timed = 0;
    }
    if (!me->timed && pysock_kick) {
        struct sigevent event;

        memset(&event, 0, sizeof(event));
        event.sigev_notify = SIGEV_THREAD_ID;
        event.sigev_signo = pysock_kick;
        event.sigev_value.sival_ptr = (void *)&pysock_kick;
        event.sigev_notify_thread_id = syscall(SYS_gettid);
        if (syscall(SYS_timer_create, CLOCK_MONOTONIC, &event, &me->timer) == 0)
            me->timed = pysock_kick;
    }
    me->delay = delay; /* before the timer is set: the kick may come at once, and doubles it */
    me->armed = 1;
    __atomic_signal_fence(__ATOMIC_SEQ_CST);
    if (me->timed)
        syscall(SYS_timer_settime, me->timer, 0, when, NULL);
}

/* In this order: a signal that comes in between finds the timer running, and its note is looked for afterwards. */
static void pysock_stop_timer(struct pysock_thread *me)
{
    if (me->timed) {
        struct { long seconds, nanoseconds; } never[2] = {{0, 0}, {0, 0}};

        syscall(SYS_timer_settime, me->timer, 0, never, NULL);
        if (me != pysock_main) {
            sigset_t all, mask;

            sigfillset(&all);
            pthread_sigmask(SIG_SETMASK, &all, &mask);
            syscall(SYS_timer_delete, me->timer);
            me->timed = 0;
            me->armed = 0;
            pthread_sigmask(SIG_SETMASK, &mask, NULL);
        }
    }
    me->armed = 0;
}

static void pysock_send_kick_to_main(void)
{
    siginfo_t info;

    memset(&info, 0, sizeof(info));
    info.si_signo = pysock_kick;
    info.si_code = SI_TIMER;
    info.si_ptr = (void *)&pysock_kick;
    syscall(SYS_rt_tgsigqueueinfo, getpid(), getpid(), (int)pysock_kick, &info);
}

/* What is blocked once this signal handler has returned; behind the kernel's part of uc_sigmask stands something else. */
static unsigned long *pysock_return_mask(void *context)
{
    return (unsigned long *)&((ucontext_t *)context)->uc_sigmask;
}

static void pysock_unblock(unsigned long *mask, int signum)
{
    mask[(signum - 1) / (8 * sizeof(long))] &= ~(1UL << (signum - 1) % (8 * sizeof(long)));
}

static void pysock_all_but_kicks(unsigned long *mask)
{
    static const int never_blocked[] = {SIGKILL, SIGSTOP, SIGSEGV, SIGBUS, SIGFPE, SIGILL};
    size_t at;

    memset(mask, 0xff, PYSOCK_WORDS * sizeof(*mask));
    if (pysock_kick)
        pysock_unblock(mask, pysock_kick);
    for (at = 0; at < sizeof(never_blocked) / sizeof(*never_blocked); at++)
        pysock_unblock(mask, never_blocked[at]);
}

/* There is no room: the signal goes back to the kernel, and waits there until Python has run some handlers. */
static void pysock_later(struct pysock_thread *me, int signum, siginfo_t *info, void *context)
{
    unsigned long *mask = pysock_return_mask(context);

    if (!me->throttled) {
        memcpy(me->before, mask, sizeof(me->before));
        me->throttled = 1;
    }
    pysock_all_but_kicks(mask);
    syscall(SYS_rt_tgsigqueueinfo, getpid(), (int)syscall(SYS_gettid), signum, info);
    pysock_set_timer(me, PYSOCK_SLOWEST_KICK);
}

static void pysock_on_kick(int signum, siginfo_t *info, void *context)
{
    struct pysock_thread *me = &pysock_self;
    int saved = errno;

    if (info->si_code != SI_TIMER || info->si_ptr != &pysock_kick) { /* another's: this signal has no handler */
        signal(signum, SIG_DFL);
        raise(signum);
        return;
    }
    if (me->throttled) {
        if (!me->held && !me->taking &&
            __atomic_load_n(&pysock_end, __ATOMIC_RELAXED) - __atomic_load_n(&pysock_first, __ATOMIC_RELAXED) <
                PYSOCK_NOTES / 2) {
            memcpy(pysock_return_mask(context), me->before, sizeof(me->before));
            me->throttled = 0;
        } else {
            pysock_set_timer(me, PYSOCK_SLOWEST_KICK);
        }
    }
    if (me->within) {
        me->kicked = 1;
        pysock_set_timer(me, me->delay < PYSOCK_SLOWEST_KICK / 2 ? me->delay * 2 : PYSOCK_SLOWEST_KICK);
    }
    errno = saved;
}
#endif

/* Has Python run its dispatcher on the main thread, between two bytecodes. Where signals come faster than Python gets
   out of dispatchers, there would be no end to the calls: from a depth on, the last one finds what is noted. */
static void pysock_tell_python(void)
{
    void (*python)(int) = pysock_python;

    if (python && pysock_nested < PYSOCK_DEEPEST)
        python(pysock_trip);
}

static void pysock_tell_main(struct pysock_thread *me)
{
    pysock_tell_python();
#if PYSOCK_KICKS
    __atomic_thread_fence(__ATOMIC_SEQ_CST);
    if (me != pysock_main && pysock_main->within)
        pysock_send_kick_to_main();
#endif
}

static long pysock_now(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec;
}

#if PYSOCK_KICKS
/* Whether a system call has just failed with EINTR: the kernel has put the result where calls return it, and the next
   instruction is the one behind that of the call. Else the signal came before the call, which then waits as in C; or the
   kernel restarts it. `unknown`: what is said of machines whose registers are not known here. */
static int pysock_has_failed(void *context, int unknown)
{
    const mcontext_t *machine = &((ucontext_t *)context)->uc_mcontext;

#if defined(__x86_64__)
    const unsigned char *next = (const unsigned char *)machine->gregs[REG_RIP];

    (void)unknown;
    return (long)machine->gregs[REG_RAX] == -EINTR && next[-2] == 0x0f && next[-1] == 0x05;
#elif defined(__aarch64__)
    (void)unknown;
    return (long)machine->regs[0] == -EINTR && ((const unsigned int *)machine->pc)[-1] == 0xd4000001;
#else
    (void)machine;
    return unknown;
#endif
}
#endif

static void pysock_on_signal(int signum, siginfo_t *info, void *context)
{
    struct pysock_thread *me = &pysock_self;
    struct pysock_note *note;
    int saved = errno;
    unsigned long at = __atomic_load_n(&pysock_end, __ATOMIC_RELAXED);

    if (info->si_code > 0 && (signum == SIGSEGV || signum == SIGBUS || signum == SIGFPE || signum == SIGILL)) {
        signal(signum, SIG_DFL); /* the processor stopped within this very instruction: there is no way back to Python */
        return;
    }
    do {
        if (at - __atomic_load_n(&pysock_first, __ATOMIC_ACQUIRE) >= PYSOCK_NOTES) {
#if PYSOCK_KICKS
            pysock_later(me, signum, info, context);
#endif
            errno = saved;
            return;
        }
    } while (!__atomic_compare_exchange_n(&pysock_end, &at, at + 1, 0, __ATOMIC_ACQ_REL, __ATOMIC_RELAXED));
    note = &pysock_notes[at % PYSOCK_NOTES];
    note->action = pysock_actions[signum];
    note->own = me->within || me->delivers;
    note->when = pysock_now();
    note->thread = me;
    memcpy(&note->info, info, sizeof(*info));
    __atomic_store_n(&note->state, PYSOCK_NOTED, __ATOMIC_RELEASE);
    if (me->within) {
        me->came = 1;
#if PYSOCK_KICKS
        /* For all its SA_RESTART a signal ends calls with SO_RCVTIMEO or SO_SNDTIMEO. A kick that comes afterwards, and
           has interrupted nothing, must not pass for the cause; nor the signal for that of what a kick has ended. */
        if (note->action & 1 ? !me->kicked && pysock_has_failed(context, 0) : pysock_has_failed(context, 1))
            me->final = 1;
        /* kicks get through, even where a program has blocked all but a few */
        if (pysock_kick)
            pysock_unblock(pysock_return_mask(context), pysock_kick);
        if (!me->armed)
            pysock_set_timer(me, PYSOCK_FIRST_KICK);
#else
        if (!(note->action & 1))
            me->final = 1;
#endif
        pysock_tell_python();
    } else if (me->delivers) {
        pysock_tell_python(); /* which runs the handler here, once the call has returned */
    } else {
        pysock_tell_main(me);
    }
    errno = saved;
}

/* Whether this thread is to run the handler of that note. The main thread does for one that has not come back. */
static int pysock_is_mine(const struct pysock_note *note, const struct pysock_thread *me)
{
    if (__atomic_load_n(&note->state, __ATOMIC_ACQUIRE) != PYSOCK_NOTED)
        return 0;
    if (me->held >> (note->info.si_signo - 1) & 1)
        return 0;
    if (note->thread == me)
        return 1;
    return me == pysock_main && (!__atomic_load_n(&note->own, __ATOMIC_RELAXED) || pysock_now() - note->when > 1);
}

static int pysock_handlers_wait(void)
{
    struct pysock_thread *me = &pysock_self;
    unsigned long at, end = __atomic_load_n(&pysock_end, __ATOMIC_ACQUIRE);

    for (at = __atomic_load_n(&pysock_first, __ATOMIC_ACQUIRE); at != end; at++)
        if (pysock_is_mine(&pysock_notes[at % PYSOCK_NOTES], me))
            return 1;
    return 0;
}

/* The next handler that this thread is to run: its action's number, 0 for none; and all about the signal. After it,
   pysock_hold() says which signals are held back meanwhile. */
static int pysock_take(void *info)
{
    struct pysock_thread *me = &pysock_self;
    struct pysock_note *note;
    unsigned long at, end;
    int action = 0;

    if (me->taking) {
        me->missed = 1;
        return 0;
    }
    if (__atomic_load_n(&pysock_first, __ATOMIC_ACQUIRE) == __atomic_load_n(&pysock_end, __ATOMIC_ACQUIRE) &&
        !me->throttled)
        return 0;
    pthread_mutex_lock(&pysock_taking);
    end = __atomic_load_n(&pysock_end, __ATOMIC_ACQUIRE);
    for (at = pysock_first; at != end; at++) {
        note = &pysock_notes[at % PYSOCK_NOTES];
        if (pysock_is_mine(note, me)) {
            action = note->action;
            memcpy(info, &note->info, sizeof(note->info));
            me->taking = 1;
            __atomic_store_n(&note->state, PYSOCK_TAKEN, __ATOMIC_RELEASE);
            break;
        }
    }
    for (at = pysock_first; at != end; at++) {
        note = &pysock_notes[at % PYSOCK_NOTES];
        if (__atomic_load_n(&note->state, __ATOMIC_ACQUIRE) != PYSOCK_TAKEN)
            break;
        note->state = PYSOCK_FREE;
        __atomic_store_n(&pysock_first, at + 1, __ATOMIC_RELEASE);
    }
    pthread_mutex_unlock(&pysock_taking);
#if PYSOCK_KICKS
    if (!action && me->throttled && !me->held) {
        sigset_t mask;

        me->throttled = 0;
        sigemptyset(&mask);
        memcpy(&mask, me->before, sizeof(me->before));
        pthread_sigmask(SIG_SETMASK, &mask, NULL);
    }
#endif
    return action;
}

/* Python's dispatcher begins. interrupts: another one, whose depth is the result. -1: that is so deep that it is left to
   those below; Python may call late what it was told while a handler ran. */
static int pysock_enter_dispatcher(int interrupts)
{
    int before = interrupts ? pysock_nested : 0;

    if (before >= PYSOCK_DEEPEST)
        return -1;
    pysock_nested = before + interrupts;
    return before;
}

/* Whether there are handlers still to run here. */
static int pysock_is_more(void)
{
    return !pysock_self.taking && pysock_handlers_wait();
}

/* It ends: if there are handlers still, it is called anew. */
static void pysock_leave_dispatcher(int before)
{
    pysock_nested = before;
    if (pysock_is_more())
        pysock_tell_python();
}

/* A handler begins. mask: what it blocks. */
static void pysock_begin_handler(void *mask, void *saved)
{
    struct pysock_thread *me = &pysock_self;
    struct pysock_saved *keep = saved;

    keep->error = errno;
    keep->outcome = me->outcome;
    keep->place = me->place;
    keep->stream = me->stream;
    keep->had = me->had;
    keep->nested = pysock_nested;
    me->place = NULL;
    pthread_sigmask(SIG_BLOCK, mask, &keep->mask);
    if (me == pysock_main)
        pysock_nested = 0; /* what interrupts the handler does as C's would */
#if PYSOCK_KICKS
    unsigned long throttle[PYSOCK_WORDS], blocked[PYSOCK_WORDS];
    size_t at;

    pysock_all_but_kicks(throttle);
    if (me->throttled && memcmp(&keep->mask, throttle, sizeof(throttle)) == 0) { /* it was before: see pysock_later() */
        memcpy(&keep->mask, me->before, sizeof(me->before));
        memcpy(blocked, mask, sizeof(blocked));
        for (at = 0; at < PYSOCK_WORDS; at++)
            me->before[at] |= blocked[at];
    }
#endif
}

/* It has ended. */
static void pysock_end_handler(void *saved)
{
    struct pysock_thread *me = &pysock_self;
    struct pysock_saved *keep = saved;

    if (me == pysock_main)
        pysock_nested = keep->nested; /* before signals that have waited for this come */
#if PYSOCK_KICKS
    if (!me->throttled)
        pthread_sigmask(SIG_SETMASK, &keep->mask, NULL);
    if (me->throttled)
        memcpy(me->before, &keep->mask, sizeof(me->before));
#else
    pthread_sigmask(SIG_SETMASK, &keep->mask, NULL);
#endif
    me->outcome = keep->outcome;
    me->place = keep->place;
    me->stream = keep->stream;
    me->had = keep->had;
    errno = keep->error;
}

static unsigned long long pysock_held(void)
{
    return pysock_self.held;
}

/* Whether other handlers were to run since pysock_take(). */
static int pysock_hold(unsigned long long signals)
{
    struct pysock_thread *me = &pysock_self;
    int missed;

    me->held = signals;
    me->taking = 0;
    missed = me->missed;
    me->missed = 0;
    return missed;
}

/* The call is over and did not fail: where the handler runs does not matter any more, so the main thread may do it. */
static void pysock_disown(struct pysock_thread *me)
{
    unsigned long at, end = __atomic_load_n(&pysock_end, __ATOMIC_ACQUIRE);

    for (at = __atomic_load_n(&pysock_first, __ATOMIC_ACQUIRE); at != end; at++)
        if (pysock_notes[at % PYSOCK_NOTES].thread == me)
            __atomic_store_n(&pysock_notes[at % PYSOCK_NOTES].own, 0, __ATOMIC_RELAXED);
    pysock_tell_main(me);
}

/* Before a call that may block. 0: handlers are to run first; errno is EINTR. */
static inline int pysock_enter(void)
{
    struct pysock_thread *me = &pysock_self;

    me->came = me->final = me->kicked = 0;
    me->outcome = PYSOCK_NOTHING;
    me->within = 1;
    __atomic_thread_fence(__ATOMIC_SEQ_CST);
    if (__atomic_load_n(&pysock_first, __ATOMIC_RELAXED) == __atomic_load_n(&pysock_end, __ATOMIC_RELAXED) ||
        !pysock_handlers_wait())
        return 1;
    me->within = 0; /* no call is made that a signal could end */
    __atomic_signal_fence(__ATOMIC_SEQ_CST);
    me->came = me->final = 0;
    me->kicked = 1;
    errno = EINTR;
    return 0;
}

static void pysock_left(struct pysock_thread *me, int interrupted, int always)
{
    int saved = errno;

#if PYSOCK_KICKS
    if (me->armed)
        pysock_stop_timer(me);
#endif
    if (interrupted)
        me->outcome = me->final || (me->came && (always || me->kicked != PYSOCK_KICKS)) ? PYSOCK_INTERRUPTED : PYSOCK_AGAIN;
    else if (me->came && me != pysock_main)
        pysock_disown(me);
    errno = saved;
}

/* After it. interrupted: it failed with EINTR. always: it does, whenever a handler has run. */
static inline void pysock_leave(int interrupted, int always)
{
    struct pysock_thread *me = &pysock_self;

    me->within = 0;
    __atomic_signal_fence(__ATOMIC_SEQ_CST);
    if (me->came || me->kicked)
        pysock_left(me, interrupted, always);
}

/* What became of this thread's last call, which failed with EINTR: to be made again, or not; or nothing we know of. */
static int pysock_outcome(void)
{
    return pysock_self.outcome;
}

/* sigaction() with a Python function for handler: its action's number, in place of the address. *old gets that of the
   handler before, 0 for another's. */
static int pysock_sigaction(int signum, void *act, int action, void *oldact, int *old)
{
    struct sigaction passed, before;
    int known = signum > 0 && signum < NSIG, number = known ? pysock_actions[signum] : 0, result;

    *old = 0;
    if (act)
        passed = *(struct sigaction *)act;
    if (act && action) {
        passed.sa_sigaction = pysock_on_signal;
        passed.sa_flags |= SA_SIGINFO;
#if !PYSOCK_KICKS
        passed.sa_flags &= ~SA_RESTART;
#endif
        if (known)
            pysock_actions[signum] = action;
    }
    result = sigaction(signum, act ? &passed : NULL, oldact ? &before : NULL);
    if (result != 0) {
        if (known)
            pysock_actions[signum] = number;
        return result;
    }
    if (!oldact)
        return result;
#if PYSOCK_KICKS
    if (before.sa_flags & SA_SIGINFO && before.sa_sigaction == pysock_on_kick) { /* as if it were not there */
        before.sa_handler = SIG_DFL;
        before.sa_flags = 0;
    }
#endif
    if (before.sa_flags & SA_SIGINFO && before.sa_sigaction == pysock_on_signal)
        *old = number;
    *(struct sigaction *)oldact = before;
    return result;
}

/* siginterrupt() and the like have changed SA_RESTART behind our back. */
static void pysock_restarts(int signum, int flag)
{
    if (signum > 0 && signum < NSIG && pysock_actions[signum])
        pysock_actions[signum] = (pysock_actions[signum] & ~1) | !!flag;
}

static void pysock_forget_signals(void)
{
    pthread_mutex_t unlocked = PTHREAD_MUTEX_INITIALIZER;

    pysock_taking = unlocked;
    memset(pysock_notes, 0, sizeof(pysock_notes)); /* the parent runs these */
    pysock_first = pysock_end = 0;
    pysock_main = &pysock_self;
    pysock_self.timed = pysock_self.armed = 0; /* timers are not inherited */
#if PYSOCK_KICKS
    if (pysock_self.throttled) { /* nor are the signals that waited */
        sigset_t mask;

        sigemptyset(&mask);
        memcpy(&mask, pysock_self.before, sizeof(pysock_self.before));
        pthread_sigmask(SIG_SETMASK, &mask, NULL);
        pysock_self.throttled = 0;
    }
#endif
}

/* From now on `number` kicks; Python's own handler for it, just set, is what has it run our dispatcher. */
static int pysock_begin(int number, int first)
{
    struct sigaction before;
#if PYSOCK_KICKS
    struct sigaction kick;

    memset(&kick, 0, sizeof(kick));
    kick.sa_sigaction = pysock_on_kick;
    kick.sa_flags = SA_SIGINFO;
    if (sigaction(number, &kick, &before) != 0)
        return -1;
    pysock_kick = number;
#else
    if (sigaction(number, NULL, &before) != 0)
        return -1;
#endif
    if (first) {
        pysock_main = &pysock_self;
        pysock_trip = number;
        pysock_python = before.sa_handler;
        pthread_atfork(NULL, NULL, pysock_forget_signals);
    }
    return 0;
}

/* The signal that kicks; 0: there is none any more, for the program uses all. */
static int pysock_kicks_by(void)
{
    return pysock_kick;
}

static void pysock_kick_no_more(void)
{
    pysock_kick = 0;
}

/* Python is about to end: from now on signals are only noted. */
static void pysock_end_handlers(void)
{
    pysock_python = NULL;
}
