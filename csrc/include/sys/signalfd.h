/** Signals read from a descriptor, instead of by a handler (Linux). */
#include <sys/types.h>

#define SFD_CLOEXEC ...     /* close-on-exec */
#define SFD_NONBLOCK ...    /* reading answers EAGAIN where it would wait */

/** A signal, as read() takes it from the descriptor. Host byte order; what does not belong to the signal is 0.
 *  ssi_signo      its number: SIGINT, SIGCHLD, ...
 *  ssi_errno      not used
 *  ssi_code       where it came from: SI_USER, CLD_EXITED, ...
 *  ssi_pid        the sender's process id; with SIGCHLD the child's
 *  ssi_uid        the sender's real user id
 *  ssi_fd         SIGIO: the descriptor
 *  ssi_tid        timers: the kernel's number of the timer
 *  ssi_band       SIGIO: what is ready, as poll() has it
 *  ssi_overrun    timers: how often it went off beyond this time
 *  ssi_trapno     faults: the trap's number
 *  ssi_status     SIGCHLD: the exit status or the signal
 *  ssi_int        sigqueue(): the value as an int
 *  ssi_ptr        sigqueue(): the value as a pointer
 *  ssi_utime      SIGCHLD: processor time in the program, in clock ticks
 *  ssi_stime      SIGCHLD: processor time in the kernel, in clock ticks
 *  ssi_addr       faults: the address
 *  ssi_addr_lsb   faults: the lowest bit of the address that counts
 *  ssi_syscall    SIGSYS: the system call's number
 *  ssi_call_addr  SIGSYS: the address of the system call
 *  ssi_arch       SIGSYS: the machine it was called for
 */
struct signalfd_siginfo {
    uint32_t ssi_signo;
    int32_t ssi_errno;
    int32_t ssi_code;
    uint32_t ssi_pid;
    uint32_t ssi_uid;
    int32_t ssi_fd;
    uint32_t ssi_tid;
    uint32_t ssi_band;
    uint32_t ssi_overrun;
    uint32_t ssi_trapno;
    int32_t ssi_status;
    int32_t ssi_int;
    uint64_t ssi_ptr;
    uint64_t ssi_utime;
    uint64_t ssi_stime;
    uint64_t ssi_addr;
    uint16_t ssi_addr_lsb;
    int32_t ssi_syscall;
    uint64_t ssi_call_addr;
    uint32_t ssi_arch;
};

/** Make a descriptor from which signals are read, each as a struct signalfd_siginfo; or change its signals.
 *
 *  fd     -1 for a new descriptor; one of signalfd() to change its set
 *  mask   the signals; block them with sigprocmask() first, or they are also delivered the usual way
 *  flags  0, or SFD_CLOEXEC, SFD_NONBLOCK combined with |
 *
 *  Returns the descriptor; -1 with errno set on failure.
 *  Errors: EBADF fd is not open; EINVAL fd is no such descriptor, or unknown flags; EMFILE, ENFILE no descriptor is
 *  left; ENODEV, ENOMEM; EFAULT mask is NULL.
 *  See signalfd(2).
 */
int signalfd(int fd, OPT IN const sigset_t *mask, int flags);
