/** Signals: what they are, who handles them, who is sent them, which are blocked.
 *
 *  A handler may be a Python function. It runs where C's would, as soon as Python can run it: between two bytecodes of
 *  the main thread; or, when the signal has interrupted a call that waits, on that call's thread, before the call
 *  fails with EINTR or goes on. Which of the two is the kernel's decision, as in C (SA_RESTART, signal(7)).
 *
 *  What differs from C: a handler waits until the end of a call that no signal ends: one of Python's own, one of
 *  pthread_join(), pthread_mutex_lock() and pthread_cond_wait(), output that a stream is writing, and what scanf()
 *  reads after its first input. When a thread other than the main one computes, its handlers run on the main thread.
 *  Calls of a handler do not change the errno of what it has interrupted. What it raises comes out of there. A signal
 *  by which the processor reports a fault of the program itself (SIGSEGV, SIGFPE, ...) ends the process. One realtime
 *  signal, the highest that the program leaves alone, wakes the calls that wait; calls of pysock.lib show it as EINTR.
 */
#include <sys/types.h>

/* The signals. After each: what brings it, and what it does to a process that neither handles nor ignores it. */
#define SIGHUP ...      /* the terminal is gone; by custom, a server reads its settings anew; ends the process */
#define SIGINT ...      /* Ctrl-C; ends the process */
#define SIGQUIT ...     /* Ctrl-\; ends the process with a core file */
#define SIGILL ...      /* no valid machine instruction; core file */
#define SIGTRAP ...     /* a breakpoint; core file */
#define SIGABRT ...     /* abort(), a failed assert(); core file */
#define SIGIOT ...      /* SIGABRT by an older name */
#define SIGBUS ...      /* memory that is not there behind a valid address; core file */
#define SIGFPE ...      /* an integer divided by zero; core file */
#define SIGKILL ...     /* ends the process; cannot be handled, ignored or blocked */
#define SIGUSR1 ...     /* for the program's own use; ends the process */
#define SIGSEGV ...     /* an address that is not valid; core file */
#define SIGUSR2 ...     /* for the program's own use; ends the process */
#define SIGPIPE ...     /* writing to a pipe or socket whose other end is closed; ends the process */
#define SIGALRM ...     /* alarm(), setitimer(); ends the process */
#define SIGTERM ...     /* kill's usual signal: please end; ends the process */
#define SIGSTKFLT ...   /* not used; ends the process */
#define SIGCHLD ...     /* a child has ended or stopped; ignored */
#define SIGCLD ...      /* SIGCHLD in System V's words */
#define SIGCONT ...     /* go on after a stop */
#define SIGSTOP ...     /* stops the process; cannot be handled, ignored or blocked */
#define SIGTSTP ...     /* Ctrl-Z; stops the process */
#define SIGTTIN ...     /* reading from the terminal in the background; stops the process */
#define SIGTTOU ...     /* writing to the terminal in the background; stops the process */
#define SIGURG ...      /* urgent data has come on a socket; ignored */
#define SIGXCPU ...     /* RLIMIT_CPU; core file */
#define SIGXFSZ ...     /* RLIMIT_FSIZE; core file */
#define SIGVTALRM ...   /* setitimer(ITIMER_VIRTUAL); ends the process */
#define SIGPROF ...     /* setitimer(ITIMER_PROF); ends the process */
#define SIGWINCH ...    /* the terminal's window has another size; ignored */
#define SIGIO ...       /* a descriptor with O_ASYNC is ready; ends the process */
#define SIGPOLL ...     /* SIGIO in System V's words */
#define SIGPWR ...      /* the power fails; ends the process */
#define SIGSYS ...      /* a system call that is not allowed; core file */
#define SIGEMT ...      /* BSD: a machine instruction is emulated */
#define SIGINFO ...     /* BSD: Ctrl-T */
#define SIGRTMIN ...    /* the first realtime signal that programs may use: queued, and never lost */
#define SIGRTMAX ...    /* the last one */
#define NSIG ...        /* one more than the highest signal */
#define _NSIG ...       /* NSIG by another name */

/* sigprocmask(): what to do with the set. */
#define SIG_BLOCK ...   /* block these too */
#define SIG_UNBLOCK ... /* block these no more */
#define SIG_SETMASK ... /* block exactly these */

/* sa_flags of a struct sigaction, combined with |. */
#define SA_RESTART ...      /* a call that the handler interrupts goes on, where signal(7) says so; without it: EINTR */
#define SA_NOCLDSTOP ...    /* SIGCHLD: not when a child stops or goes on */
#define SA_NOCLDWAIT ...    /* SIGCHLD: children leave no zombie, and cannot be waited for */
#define SA_SIGINFO ...      /* sa_sigaction is set, with three parameters, instead of sa_handler */
#define SA_ONSTACK ...      /* the handler runs on the stack of sigaltstack() */
#define SA_NODEFER ...      /* the signal is not blocked while its handler runs */
#define SA_NOMASK ...       /* SA_NODEFER by an older name */
#define SA_RESETHAND ...    /* back to SIG_DFL as the handler begins */
#define SA_ONESHOT ...      /* SA_RESETHAND by an older name */
#define SA_INTERRUPT ...    /* no effect */
#define SA_STACK ...        /* SA_ONSTACK by an older name */

/* si_code of a siginfo_t: where the signal came from. */
#define SI_USER ...         /* kill() or raise() */
#define SI_KERNEL ...       /* the kernel */
#define SI_QUEUE ...        /* sigqueue() */
#define SI_TIMER ...        /* timer_create() */
#define SI_MESGQ ...        /* a POSIX message queue */
#define SI_ASYNCIO ...      /* aio_read() and the like */
#define SI_SIGIO ...        /* SIGIO, in older kernels */
#define SI_TKILL ...        /* tgkill(), pthread_kill() */
#define SI_DETHREAD ...     /* the kernel, ending threads at exec */
#define SI_ASYNCNL ...      /* getaddrinfo_a() */
#define CLD_EXITED ...      /* SIGCHLD: the child has ended by itself */
#define CLD_KILLED ...      /* SIGCHLD: a signal has ended it */
#define CLD_DUMPED ...      /* SIGCHLD: a signal has ended it, with a core file */
#define CLD_TRAPPED ...     /* SIGCHLD: it is at a breakpoint */
#define CLD_STOPPED ...     /* SIGCHLD: it has stopped */
#define CLD_CONTINUED ...   /* SIGCHLD: it goes on */
#define POLL_IN ...         /* SIGIO: there is something to read */
#define POLL_OUT ...        /* SIGIO: there is room to write */
#define POLL_MSG ...        /* SIGIO: there is a message */
#define POLL_ERR ...        /* SIGIO: an error is pending */
#define POLL_PRI ...        /* SIGIO: there is urgent data */
#define POLL_HUP ...        /* SIGIO: the peer is gone */
#define ILL_ILLOPC ...      /* SIGILL: the instruction */
#define ILL_ILLOPN ...      /* SIGILL: its operand */
#define ILL_ILLADR ...      /* SIGILL: its way to address */
#define ILL_ILLTRP ...      /* SIGILL: the trap */
#define ILL_PRVOPC ...      /* SIGILL: it needs privilege */
#define ILL_PRVREG ...      /* SIGILL: its register needs privilege */
#define ILL_COPROC ...      /* SIGILL: the coprocessor */
#define ILL_BADSTK ...      /* SIGILL: the stack */
#define ILL_BADIADDR ...    /* SIGILL: its own address */
#define FPE_INTDIV ...      /* SIGFPE: an integer divided by zero */
#define FPE_INTOVF ...      /* SIGFPE: an integer too large */
#define FPE_FLTDIV ...      /* SIGFPE: a floating-point number divided by zero */
#define FPE_FLTOVF ...      /* SIGFPE: a floating-point number too large */
#define FPE_FLTUND ...      /* SIGFPE: a floating-point number too small */
#define FPE_FLTRES ...      /* SIGFPE: not exact */
#define FPE_FLTINV ...      /* SIGFPE: an operation that means nothing */
#define FPE_FLTSUB ...      /* SIGFPE: an index out of range */
#define FPE_FLTUNK ...      /* SIGFPE: not known */
#define FPE_CONDTRAP ...    /* SIGFPE: a trap on condition */
#define SEGV_MAPERR ...     /* SIGSEGV: nothing is at the address */
#define SEGV_ACCERR ...     /* SIGSEGV: not allowed at the address */
#define SEGV_BNDERR ...     /* SIGSEGV: outside of its bounds */
#define SEGV_PKUERR ...     /* SIGSEGV: a memory protection key forbids it */
#define SEGV_ACCADI ...     /* SIGSEGV: SPARC, tagged memory */
#define SEGV_ADIDERR ...    /* SIGSEGV: SPARC, tagged memory */
#define SEGV_ADIPERR ...    /* SIGSEGV: SPARC, tagged memory */
#define SEGV_MTEAERR ...    /* SIGSEGV: ARM, tagged memory */
#define SEGV_MTESERR ...    /* SIGSEGV: ARM, tagged memory */
#define BUS_ADRALN ...      /* SIGBUS: the address is not aligned */
#define BUS_ADRERR ...      /* SIGBUS: there is no memory, as behind the end of a mapped file */
#define BUS_OBJERR ...      /* SIGBUS: the hardware */
#define BUS_MCEERR_AR ...   /* SIGBUS: the memory has failed, and was needed */
#define BUS_MCEERR_AO ...   /* SIGBUS: the memory has failed */
#define TRAP_BRKPT ...      /* SIGTRAP: a breakpoint */
#define TRAP_TRACE ...      /* SIGTRAP: a single step */
#define TRAP_BRANCH ...     /* SIGTRAP: a branch */
#define TRAP_HWBKPT ...     /* SIGTRAP: a breakpoint of the hardware */
#define TRAP_UNK ...        /* SIGTRAP: not known */

/* sigev_notify of a struct sigevent: how to be told. */
#define SIGEV_SIGNAL ...    /* by the signal sigev_signo */
#define SIGEV_NONE ...      /* not at all */
#define SIGEV_THREAD ...    /* by a call of sigev_notify_function on another thread */
#define SIGEV_THREAD_ID ... /* by the signal sigev_signo to one thread (Linux) */

#define SS_ONSTACK ...      /* ss_flags: the stack is in use */
#define SS_DISABLE ...      /* ss_flags: there is no such stack */
#define SIGSTKSZ ...        /* bytes of a usual stack for a handler */
#define MINSIGSTKSZ ...     /* bytes of the smallest one */

/** A variable of this type can be set by a handler in one go. */
typedef int... sig_atomic_t;

/** A handler: a function that takes the signal's number. */
typedef void (*sighandler_t)(int);

/** sighandler_t in BSD's words. */
typedef sighandler_t sig_t;

/** The default: what the process does if nobody handles the signal. */
extern const sighandler_t SIG_DFL;

/** Ignore the signal. */
extern const sighandler_t SIG_IGN;

/** What signal() and sigset() return on failure. */
extern const sighandler_t SIG_ERR;

/** sigset(): block the signal. */
extern const sighandler_t SIG_HOLD;

/** What goes along with a signal of sigqueue(), of a timer or of a message queue.
 *  sival_int  a number
 *  sival_ptr  or a pointer
 */
union sigval {
    int sival_int;
    void *sival_ptr;
};

/** union sigval by another name. */
typedef union sigval sigval_t;

/** All about a signal. Which fields mean something depends on si_signo and si_code; others overlap them.
 *  si_signo      its number
 *  si_errno      mostly 0
 *  si_code       where it came from: SI_USER, SI_QUEUE, CLD_EXITED, ...
 *  si_pid        kill(), sigqueue(): the sender; SIGCHLD: the child
 *  si_uid        the real user id of si_pid
 *  si_status     SIGCHLD: the exit status, or the signal
 *  si_utime      SIGCHLD: processor time in the program, in clock ticks
 *  si_stime      SIGCHLD: processor time in the kernel, in clock ticks
 *  si_value      sigqueue(), timers: what went along
 *  si_int        si_value.sival_int
 *  si_ptr        si_value.sival_ptr
 *  si_timerid    timers: the kernel's number of the timer
 *  si_overrun    timers: how often it went off beyond this time
 *  si_addr       SIGSEGV, SIGBUS, SIGILL, SIGFPE: the address
 *  si_addr_lsb   SIGBUS: the lowest bit of the address that counts
 *  si_lower      SEGV_BNDERR: the lower bound
 *  si_upper      SEGV_BNDERR: the upper bound
 *  si_pkey       SEGV_PKUERR: the key
 *  si_band       SIGIO: what is ready, as poll() has it
 *  si_fd         SIGIO: the descriptor
 *  si_call_addr  SIGSYS: the address of the system call
 *  si_syscall    SIGSYS: its number
 *  si_arch       SIGSYS: the machine it was called for
 */
typedef struct {
    int si_signo;
    int si_errno;
    int si_code;
    pid_t si_pid;
    uid_t si_uid;
    int si_status;
    clock_t si_utime;
    clock_t si_stime;
    union sigval si_value;
    int si_int;
    void *si_ptr;
    int si_timerid;
    int si_overrun;
    void *si_addr;
    short si_addr_lsb;
    void *si_lower;
    void *si_upper;
    uint32_t si_pkey;
    long si_band;
    int si_fd;
    void *si_call_addr;
    int si_syscall;
    unsigned int si_arch;
} siginfo_t;

/** What a process does when a signal comes. sa_handler and sa_sigaction are one place: set one of them.
 *  sa_handler    the handler, SIG_DFL or SIG_IGN
 *  sa_sigaction  with SA_SIGINFO: the handler; it also gets a siginfo_t and the thread's registers (a ucontext_t)
 *  sa_mask       signals blocked while the handler runs; the signal itself is too, without SA_NODEFER
 *  sa_flags      0, or SA_RESTART, SA_SIGINFO, SA_NOCLDSTOP, ... combined with |
 *  sa_restorer   the C library's own; leave it alone
 */
struct sigaction {
    sighandler_t sa_handler;
    void (*sa_sigaction)(int signum, siginfo_t *info, void *context);
    sigset_t sa_mask;
    int sa_flags;
    void (*sa_restorer)(void);
};

/** How to be told of something: for timer_create() and message queues.
 *  sigev_value              goes along
 *  sigev_signo              SIGEV_SIGNAL: the signal
 *  sigev_notify             SIGEV_SIGNAL, SIGEV_NONE, SIGEV_THREAD or SIGEV_THREAD_ID
 *  sigev_notify_function    SIGEV_THREAD: the function, which gets sigev_value
 *  sigev_notify_attributes  SIGEV_THREAD: how its thread is made; NULL for the usual way
 *  sigev_notify_thread_id   SIGEV_THREAD_ID: the thread, as gettid() has it
 */
struct sigevent {
    union sigval sigev_value;
    int sigev_signo;
    int sigev_notify;
    void (*sigev_notify_function)(union sigval value);
    pthread_attr_t *sigev_notify_attributes;
    pid_t sigev_notify_thread_id;
};

/** struct sigevent by another name. */
typedef struct sigevent sigevent_t;

/* Sets of signals. */

/** Make a set empty.
 *
 *  set  the set
 *
 *  Returns 0.
 *  See sigemptyset(3).
 */
int sigemptyset(OUT sigset_t *set);

/** Put all signals into a set.
 *
 *  set  the set
 *
 *  Returns 0.
 *  See sigfillset(3).
 */
int sigfillset(OUT sigset_t *set);

/** Put a signal into a set.
 *
 *  set     the set, which sigemptyset() or sigfillset() has been called for
 *  signum  the signal
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EINVAL signum is no signal.
 *  See sigaddset(3).
 */
int sigaddset(INOUT sigset_t *set, int signum);

/** Take a signal out of a set.
 *
 *  set     the set
 *  signum  the signal
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EINVAL signum is no signal.
 *  See sigdelset(3).
 */
int sigdelset(INOUT sigset_t *set, int signum);

/** Whether a signal is in a set.
 *
 *  set     the set
 *  signum  the signal
 *
 *  Returns 1 if it is, 0 if not; -1 with errno set on failure.
 *  Errors: EINVAL signum is no signal.
 *  See sigismember(3).
 */
int sigismember(IN const sigset_t *set, int signum);

/** Whether a set is empty (glibc).
 *
 *  set  the set
 *
 *  Returns 1 if it is, 0 if not.
 *  See sigisemptyset(3).
 */
int sigisemptyset(IN const sigset_t *set);

/** The signals that are in both of two sets (glibc).
 *
 *  dest         gets them
 *  left, right  the two sets
 *
 *  Returns 0.
 *  See sigandset(3).
 */
int sigandset(OUT sigset_t *dest, IN const sigset_t *left, IN const sigset_t *right);

/** The signals that are in at least one of two sets (glibc).
 *
 *  dest         gets them
 *  left, right  the two sets
 *
 *  Returns 0.
 *  See sigorset(3).
 */
int sigorset(OUT sigset_t *dest, IN const sigset_t *left, IN const sigset_t *right);

/* Handlers. */

/** Say what happens when a signal comes. glibc's handlers stay, block their own signal while they run, and have
 *  interrupted calls go on (SA_RESTART).
 *
 *  signum   the signal; not SIGKILL or SIGSTOP
 *  handler  a function that takes the signal's number, or SIG_DFL, SIG_IGN
 *
 *  Returns the handler before; SIG_ERR with errno set on failure.
 *  Errors: EINVAL signum is no signal, or one that cannot be handled.
 *  See signal(2), signal(7).
 */
BYHAND sighandler_t signal(int signum, sighandler_t handler);

/** signal() as System V had it: the handler is gone as it begins, and interrupted calls fail with EINTR.
 *
 *  signum   the signal; not SIGKILL or SIGSTOP
 *  handler  a function that takes the signal's number, or SIG_DFL, SIG_IGN
 *
 *  Returns the handler before; SIG_ERR with errno set on failure.
 *  Errors: EINVAL signum is no signal, or one that cannot be handled.
 *  See sysv_signal(3).
 */
BYHAND sighandler_t sysv_signal(int signum, sighandler_t handler);

/** signal() by another name.
 *
 *  sig     the signal
 *  action  a function that takes the signal's number, or SIG_DFL, SIG_IGN
 *
 *  Returns the handler before; SIG_ERR with errno set on failure.
 *  Errors: EINVAL sig is no signal, or one that cannot be handled.
 *  See ssignal(3).
 */
BYHAND sighandler_t ssignal(int sig, sighandler_t action);

/** Say exactly what happens when a signal comes, or ask.
 *
 *  signum  the signal; SIGKILL and SIGSTOP can only be asked for
 *  act     the new action; NULL leaves it
 *  oldact  gets the one before; NULL to go without
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EINVAL signum is no signal, or one that cannot be handled; EFAULT.
 *  See sigaction(2), signal(7).
 */
BYHAND int sigaction(int signum, OPT IN const struct sigaction *act, OPT OUT struct sigaction *oldact);

/** Say whether calls that a signal interrupts fail with EINTR or go on, by changing SA_RESTART of its action.
 *
 *  sig   the signal
 *  flag  not 0: they fail; 0: they go on
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EINVAL sig is no signal.
 *  See siginterrupt(3).
 */
BYHAND int siginterrupt(int sig, int flag);

/** signal() in System V's later words, with SIG_HOLD to block the signal.
 *
 *  sig   the signal
 *  disp  a function that takes the signal's number, or SIG_DFL, SIG_IGN, SIG_HOLD
 *
 *  Returns the handler before, SIG_HOLD if the signal was blocked; SIG_ERR with errno set on failure.
 *  Errors: EINVAL sig is no signal, or one that cannot be handled.
 *  See sigset(3).
 */
BYHAND sighandler_t sigset(int sig, sighandler_t disp);

/** Ignore a signal: signal(sig, SIG_IGN).
 *
 *  sig  the signal
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EINVAL sig is no signal, or one that cannot be ignored.
 *  See sigignore(3).
 */
int sigignore(int sig);

/* Blocking. A blocked signal waits; one that is unblocked comes before the call returns. */

/** Change or ask which signals this thread blocks.
 *
 *  how     SIG_BLOCK, SIG_UNBLOCK or SIG_SETMASK
 *  set     the signals; NULL changes nothing
 *  oldset  gets those blocked before; NULL to go without
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EINVAL how is none of them; EFAULT.
 *  See sigprocmask(2).
 */
DELIVERS int sigprocmask(int how, OPT IN const sigset_t *set, OPT OUT sigset_t *oldset);

/** sigprocmask() by the name that programs with threads use; differs only in how it fails.
 *
 *  how     SIG_BLOCK, SIG_UNBLOCK or SIG_SETMASK
 *  set     the signals; NULL changes nothing
 *  oldset  gets those blocked before; NULL to go without
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EINVAL how is none of them.
 *  See pthread_sigmask(3).
 */
DELIVERS int pthread_sigmask(int how, OPT IN const sigset_t *set, OPT OUT sigset_t *oldset);

/** Which blocked signals are waiting.
 *
 *  set  gets them
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EFAULT set is NULL.
 *  See sigpending(2).
 */
int sigpending(OPT OUT sigset_t *set);

/** Block a signal: sigprocmask() in System V's words.
 *
 *  sig  the signal
 *
 *  Returns 0; -1 with errno set on failure (EINVAL sig is no signal).
 *  See sighold(3).
 */
int sighold(int sig);

/** Block a signal no more: sigprocmask() in System V's words.
 *
 *  sig  the signal
 *
 *  Returns 0; -1 with errno set on failure (EINVAL sig is no signal).
 *  See sigrelse(3).
 */
DELIVERS int sigrelse(int sig);

/** Block some signals too: sigprocmask() in BSD's words, for the signals 1 to 32.
 *
 *  mask  1 << (signum - 1) for each signal, combined with |
 *
 *  Returns those blocked before.
 *  See sigblock(3).
 */
DELIVERS int sigblock(int mask);

/** Block exactly these signals: sigprocmask() in BSD's words, for the signals 1 to 32.
 *
 *  mask  1 << (signum - 1) for each signal, combined with |
 *
 *  Returns those blocked before.
 *  See sigsetmask(3).
 */
DELIVERS int sigsetmask(int mask);

/* Waiting. */

/** Block other signals for a while, and wait until a handler has run.
 *
 *  mask  the signals blocked meanwhile
 *
 *  Returns -1 with errno set, always.
 *  Errors: EINTR a handler has run; EFAULT mask is NULL.
 *  See sigsuspend(2).
 */
BLOCKS(norestart) int sigsuspend(OPT IN const sigset_t *mask);

/** Wait until a handler has run, with one signal not blocked: sigsuspend() in System V's words.
 *
 *  sig  the signal taken out of the mask meanwhile
 *
 *  Returns -1 with errno set, always.
 *  Errors: EINTR a handler has run; EINVAL sig is no signal.
 *  See sigpause(3).
 */
BLOCKS(norestart) int sigpause(int sig);

/** Wait for a signal of a set and take it, without a handler.
 *
 *  set  the signals, which must be blocked
 *  sig  gets the number of the one that came
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EINVAL set has something that is no signal.
 *  See sigwait(3).
 */
BYHAND int sigwait(IN const sigset_t *set, OUT int *sig);

/** Wait for a signal of a set and take it, and all about it.
 *
 *  set   the signals, which must be blocked
 *  info  gets all about it; NULL to go without
 *
 *  Returns the signal; -1 with errno set on failure.
 *  Errors: EINTR the handler of another signal ran; EFAULT set is NULL.
 *  See sigwaitinfo(2).
 */
BLOCKS(norestart) int sigwaitinfo(OPT IN const sigset_t *set, OPT OUT siginfo_t *info);

/** sigwaitinfo() that waits for some time.
 *
 *  set      the signals, which must be blocked
 *  info     gets all about it; NULL to go without
 *  timeout  the time to wait; zero only looks; NULL waits without end
 *
 *  Returns the signal; -1 with errno set on failure.
 *  Errors: EAGAIN the time was over; EINTR the handler of another signal ran; EINVAL timeout is no valid time; EFAULT.
 *  See sigtimedwait(2).
 */
BLOCKS(norestart) int sigtimedwait(OPT IN const sigset_t *set, OPT OUT siginfo_t *info, OPT IN const struct timespec *timeout);

/* Sending. A signal to oneself that is not blocked comes before the call returns. */

/** Send a signal to a process, or to several.
 *
 *  pid  the process; 0 for this process group; -1 for all that may be; below -1 for the process group -pid
 *  sig  the signal; 0 sends none, but finds out whether it could be
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: ESRCH there is no such process; EPERM it is another user's; EINVAL sig is no signal.
 *  See kill(2).
 */
DELIVERS int kill(pid_t pid, int sig);

/** Send a signal to a process group.
 *
 *  pgrp  the process group; 0 for this one
 *  sig   the signal; 0 sends none
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: ESRCH there is no such group; EPERM they are another user's; EINVAL sig is no signal, or pgrp is negative.
 *  See killpg(3).
 */
DELIVERS int killpg(pid_t pgrp, int sig);

/** Send a signal to this thread.
 *
 *  sig  the signal
 *
 *  Returns 0; not 0 on failure.
 *  Errors: EINVAL sig is no signal.
 *  See raise(3).
 */
DELIVERS int raise(int sig);

/** raise() by another name.
 *
 *  sig  the signal
 *
 *  Returns 0; not 0 on failure.
 *  Errors: EINVAL sig is no signal.
 *  See gsignal(3).
 */
DELIVERS int gsignal(int sig);

/** Send a signal with a value to a process.
 *
 *  pid    the process
 *  sig    the signal; 0 sends none
 *  value  goes along: si_value of the receiver's siginfo_t
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EAGAIN too many signals wait (RLIMIT_SIGPENDING); ESRCH there is no such process; EPERM; EINVAL.
 *  See sigqueue(3).
 */
BYHAND DELIVERS int sigqueue(pid_t pid, int sig, const union sigval value);

/** Send a signal to a thread of a process, by the ids that the kernel has for them (Linux).
 *
 *  tgid  the process, as getpid() has it
 *  tid   the thread, as gettid() has it
 *  sig   the signal; 0 sends none
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: ESRCH there is no such thread; EPERM it is another user's; EINVAL sig or an id; EAGAIN.
 *  See tgkill(2).
 */
DELIVERS int tgkill(pid_t tgid, pid_t tid, int sig);

/** Send a signal to a thread of this process.
 *
 *  thread  the thread, which must not have been joined
 *  sig     the signal; 0 sends none
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EINVAL sig is no signal; ESRCH the thread has ended.
 *  See pthread_kill(3).
 */
BYHAND DELIVERS int pthread_kill(pthread_t thread, int sig);

/** sigqueue() to a thread of this process (glibc).
 *
 *  thread  the thread, which must not have been joined
 *  sig     the signal; 0 sends none
 *  value   goes along
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EAGAIN too many signals wait; EINVAL sig is no signal; ESRCH the thread has ended.
 *  See pthread_sigqueue(3).
 */
BYHAND DELIVERS int pthread_sigqueue(pthread_t thread, int sig, const union sigval value);

/* Messages. */

/** Print what a signal means on standard error.
 *
 *  sig  the signal
 *  s    text to stand before it, with ": "; NULL or "" for none
 *
 *  See psignal(3).
 */
void psignal(int sig, OPT TEXT const char *s);

/** Print what a signal means and where it came from on standard error.
 *
 *  pinfo  all about the signal
 *  s      text to stand before it, with ": "; NULL or "" for none
 *
 *  See psiginfo(3).
 */
void psiginfo(IN const siginfo_t *pinfo, OPT TEXT const char *s);
