/** Starting a program in a new process, in one call. Its functions return error numbers; errno stays. */
#include <sched.h>
#include <signal.h> /* only: sigset_t */
#include <sys/types.h>

/* What of the attributes holds: posix_spawnattr_setflags(). */
#define POSIX_SPAWN_RESETIDS ...        /* the effective ids become the real ones */
#define POSIX_SPAWN_SETPGROUP ...       /* posix_spawnattr_setpgroup() */
#define POSIX_SPAWN_SETSIGDEF ...       /* posix_spawnattr_setsigdefault() */
#define POSIX_SPAWN_SETSIGMASK ...      /* posix_spawnattr_setsigmask() */
#define POSIX_SPAWN_SETSCHEDPARAM ...   /* posix_spawnattr_setschedparam() */
#define POSIX_SPAWN_SETSCHEDULER ...    /* posix_spawnattr_setschedpolicy() and posix_spawnattr_setschedparam() */
#define POSIX_SPAWN_USEVFORK ...        /* no effect any more (glibc) */
#define POSIX_SPAWN_SETSID ...          /* a session of its own, as after setsid() */

/** How the new process begins: posix_spawnattr_init(). */
typedef opaque posix_spawnattr_t;

/** What the new process does to its descriptors, one after the other, before the program runs:
 *  posix_spawn_file_actions_init(). */
typedef opaque posix_spawn_file_actions_t;

/** Run a program in a new process.
 *
 *  pid           gets the child; NULL to go without
 *  path          the program's file
 *  file_actions  what to do to its descriptors; NULL for nothing
 *  attrp         how it begins; NULL for the usual way
 *  argv          its arguments; the first is its own name
 *  envp          its environment: environ[0] for that of this process
 *
 *  Returns 0; an error number otherwise (errno is not set), and then there is no child. waitpid() waits for its end.
 *  Errors: ENOENT there is no such file; EACCES it may not be run; ENOEXEC it is no program; E2BIG; EAGAIN; ENOMEM;
 *  those of what file_actions and attrp say.
 *  See posix_spawn(3).
 */
int posix_spawn(OPT OUT pid_t *pid, TEXT const char *path, OPT IN const posix_spawn_file_actions_t *file_actions,
                OPT IN const posix_spawnattr_t *attrp, ARGV char *const argv[], OPT ARGV char *const envp[]);

/** posix_spawn() that looks for a program without a "/" in the folders of PATH.
 *
 *  pid           gets the child; NULL to go without
 *  file          the program
 *  file_actions  what to do to its descriptors; NULL for nothing
 *  attrp         how it begins; NULL for the usual way
 *  argv          its arguments; the first is its own name
 *  envp          its environment
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: those of posix_spawn().
 *  See posix_spawn(3).
 */
int posix_spawnp(OPT OUT pid_t *pid, TEXT const char *file, OPT IN const posix_spawn_file_actions_t *file_actions,
                 OPT IN const posix_spawnattr_t *attrp, ARGV char *const argv[], OPT ARGV char *const envp[]);

/** Make attributes: those of the usual way.
 *
 *  attr  the attributes
 *
 *  Returns 0.
 *  See posix_spawnattr_init(3).
 */
int posix_spawnattr_init(OUT posix_spawnattr_t *attr);

/** End attributes.
 *
 *  attr  the attributes
 *
 *  Returns 0.
 *  See posix_spawnattr_destroy(3).
 */
int posix_spawnattr_destroy(INOUT posix_spawnattr_t *attr);

/** Which of the attributes hold.
 *
 *  attr   the attributes
 *  flags  gets POSIX_SPAWN_SETPGROUP, ... combined with |
 *
 *  Returns 0.
 *  See posix_spawnattr_getflags(3).
 */
int posix_spawnattr_getflags(IN const posix_spawnattr_t *attr, OUT short *flags);

/** Say which of the attributes hold.
 *
 *  attr   the attributes
 *  flags  0, or POSIX_SPAWN_SETPGROUP, POSIX_SPAWN_SETSIGMASK, ... combined with |
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EINVAL there are others among them.
 *  See posix_spawnattr_setflags(3).
 */
int posix_spawnattr_setflags(INOUT posix_spawnattr_t *attr, short flags);

/** The process group of the new process.
 *
 *  attr    the attributes
 *  pgroup  gets it
 *
 *  Returns 0.
 *  See posix_spawnattr_getpgroup(3).
 */
int posix_spawnattr_getpgroup(IN const posix_spawnattr_t *attr, OUT pid_t *pgroup);

/** Say which process group the new process joins, by POSIX_SPAWN_SETPGROUP.
 *
 *  attr    the attributes
 *  pgroup  the group; 0 for one of its own
 *
 *  Returns 0.
 *  See posix_spawnattr_setpgroup(3).
 */
int posix_spawnattr_setpgroup(INOUT posix_spawnattr_t *attr, pid_t pgroup);

/** Which signals are as usual in the new process.
 *
 *  attr        the attributes
 *  sigdefault  gets them
 *
 *  Returns 0.
 *  See posix_spawnattr_getsigdefault(3).
 */
int posix_spawnattr_getsigdefault(IN const posix_spawnattr_t *attr, OUT sigset_t *sigdefault);

/** Say which signals are as usual in the new process although this one ignores them, by POSIX_SPAWN_SETSIGDEF.
 *
 *  attr        the attributes
 *  sigdefault  the signals
 *
 *  Returns 0.
 *  See posix_spawnattr_setsigdefault(3).
 */
int posix_spawnattr_setsigdefault(INOUT posix_spawnattr_t *attr, IN const sigset_t *sigdefault);

/** Which signals the new process blocks.
 *
 *  attr     the attributes
 *  sigmask  gets them
 *
 *  Returns 0.
 *  See posix_spawnattr_getsigmask(3).
 */
int posix_spawnattr_getsigmask(IN const posix_spawnattr_t *attr, OUT sigset_t *sigmask);

/** Say which signals the new process blocks, by POSIX_SPAWN_SETSIGMASK.
 *
 *  attr     the attributes
 *  sigmask  the signals
 *
 *  Returns 0.
 *  See posix_spawnattr_setsigmask(3).
 */
int posix_spawnattr_setsigmask(INOUT posix_spawnattr_t *attr, IN const sigset_t *sigmask);

/** The way in which the new process is scheduled.
 *
 *  attr         the attributes
 *  schedpolicy  gets SCHED_OTHER, ...
 *
 *  Returns 0.
 *  See posix_spawnattr_getschedpolicy(3).
 */
int posix_spawnattr_getschedpolicy(IN const posix_spawnattr_t *attr, OUT int *schedpolicy);

/** Say in which way the new process is scheduled, by POSIX_SPAWN_SETSCHEDULER.
 *
 *  attr         the attributes
 *  schedpolicy  SCHED_OTHER, SCHED_FIFO or SCHED_RR
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EINVAL another way.
 *  See posix_spawnattr_setschedpolicy(3).
 */
int posix_spawnattr_setschedpolicy(INOUT posix_spawnattr_t *attr, int schedpolicy);

/** The priority of the new process.
 *
 *  attr        the attributes
 *  schedparam  gets it
 *
 *  Returns 0.
 *  See posix_spawnattr_getschedparam(3).
 */
int posix_spawnattr_getschedparam(IN const posix_spawnattr_t *attr, OUT struct sched_param *schedparam);

/** Say which priority the new process has, by POSIX_SPAWN_SETSCHEDPARAM.
 *
 *  attr        the attributes
 *  schedparam  the priority
 *
 *  Returns 0.
 *  See posix_spawnattr_setschedparam(3).
 */
int posix_spawnattr_setschedparam(INOUT posix_spawnattr_t *attr, IN const struct sched_param *schedparam);

/** Make an empty list of actions.
 *
 *  file_actions  the list; posix_spawn_file_actions_destroy() ends it
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: ENOMEM.
 *  See posix_spawn_file_actions_init(3).
 */
BYHAND int posix_spawn_file_actions_init(OUT posix_spawn_file_actions_t *file_actions);

/** End a list of actions.
 *
 *  file_actions  the list
 *
 *  Returns 0.
 *  See posix_spawn_file_actions_destroy(3).
 */
BYHAND int posix_spawn_file_actions_destroy(INOUT posix_spawn_file_actions_t *file_actions);

/** Have the new process open a file, as a given descriptor.
 *
 *  file_actions  the list
 *  fd            the descriptor; if it is open, it is closed first
 *  path          the file's name
 *  oflag         as for open()
 *  mode          a new file's permissions, as 0644, less those of the umask
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EBADF fd is below 0 or too high; ENOMEM.
 *  See posix_spawn_file_actions_addopen(3).
 */
BYHAND int posix_spawn_file_actions_addopen(INOUT posix_spawn_file_actions_t *file_actions, int fd, TEXT const char *path,
                                            int oflag, mode_t mode);

/** Have the new process close a descriptor.
 *
 *  file_actions  the list
 *  fd            the descriptor
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EBADF fd is below 0 or too high; ENOMEM.
 *  See posix_spawn_file_actions_addclose(3).
 */
BYHAND int posix_spawn_file_actions_addclose(INOUT posix_spawn_file_actions_t *file_actions, int fd);

/** Have the new process call dup2(). With both the same: it stays open although it is close-on-exec.
 *
 *  file_actions  the list
 *  fd            the descriptor
 *  newfd         the other descriptor for the same
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EBADF one of them is below 0 or too high; ENOMEM.
 *  See posix_spawn_file_actions_adddup2(3).
 */
BYHAND int posix_spawn_file_actions_adddup2(INOUT posix_spawn_file_actions_t *file_actions, int fd, int newfd);

/** Have the new process go to a directory (glibc 2.29).
 *
 *  file_actions  the list
 *  path          the directory's name
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: ENOMEM.
 */
BYHAND int posix_spawn_file_actions_addchdir_np(INOUT posix_spawn_file_actions_t *file_actions, TEXT const char *path);

/** Have the new process go to a directory that is open (glibc 2.29).
 *
 *  file_actions  the list
 *  fd            the directory's descriptor
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: ENOMEM. If fd is no directory then, posix_spawn() fails.
 */
BYHAND int posix_spawn_file_actions_addfchdir_np(INOUT posix_spawn_file_actions_t *file_actions, int fd);

/** Have the new process close all descriptors from one on (glibc 2.34).
 *
 *  file_actions  the list
 *  from          the first of them
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EBADF from is below 0; ENOMEM.
 */
BYHAND int posix_spawn_file_actions_addclosefrom_np(INOUT posix_spawn_file_actions_t *file_actions, int from);

/** Have the new process take a terminal: its group is the one in the foreground (glibc 2.35).
 *
 *  file_actions  the list
 *  tcfd          the terminal's descriptor
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EBADF tcfd is below 0 or too high; ENOMEM.
 */
BYHAND int posix_spawn_file_actions_addtcsetpgrp_np(INOUT posix_spawn_file_actions_t *file_actions, int tcfd);
