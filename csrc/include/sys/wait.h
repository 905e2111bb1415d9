/** Waiting for child processes, and what their wait status says. (WIFEXITED() and its kin stand in <stdlib.h>, which
 *  declares them too.) */
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>

#define WNOHANG ...         /* return at once if no child has changed */
#define WUNTRACED ...       /* report stopped children too */
#define WSTOPPED ...        /* waitid(): children that have stopped */
#define WEXITED ...         /* waitid(): children that have ended */
#define WCONTINUED ...      /* report children that go on after a stop */
#define WNOWAIT ...         /* waitid(): leave the child so that it can be waited for again */
#define WCOREFLAG ...       /* the bit of a wait status that WCOREDUMP() looks at */
#define WAIT_ANY ...        /* waitpid(): any child */
#define WAIT_MYPGRP ...     /* waitpid(): any child of this process group */

#define P_ALL ...           /* waitid(): any child */
#define P_PID ...           /* waitid(): the child with this id */
#define P_PGID ...          /* waitid(): any child of this process group */
#define P_PIDFD ...         /* waitid(): the child that this pidfd stands for (Linux) */

/** What waitid() waits for: P_ALL, P_PID, P_PGID or P_PIDFD. */
typedef int... idtype_t;

/** Wait until a child ends, whichever comes first.
 *
 *  wstatus  gets how it ended, for WIFEXITED(), WEXITSTATUS(), WTERMSIG(); NULL to go without
 *
 *  Returns the child's process id; -1 with errno set on failure.
 *  Errors: ECHILD there is no child to wait for; EINTR a signal handler without SA_RESTART ran; EFAULT.
 *  See wait(2).
 */
BLOCKS pid_t wait(OPT OUT int *wstatus);

/** Wait until a certain child ends, or changes otherwise: `while (waitpid(-1, NULL, WNOHANG) > 0)` reaps all there are.
 *
 *  pid      the child; -1 for any; 0 for any of this process group; below -1 for any of the process group -pid
 *  wstatus  gets what has happened to it; NULL to go without
 *  options  0, or WNOHANG, WUNTRACED, WCONTINUED combined with |
 *
 *  Returns the child's process id; 0 with WNOHANG if none has changed; -1 with errno set on failure.
 *  Errors: ECHILD there is no such child, or SIGCHLD is ignored; EINTR a signal handler without SA_RESTART ran; EINVAL
 *  unknown options; ESRCH pid is INT_MIN; EFAULT.
 *  See waitpid(2).
 */
BLOCKS pid_t waitpid(pid_t pid, OPT OUT int *wstatus, int options);

/** Wait for a child, with a choice of what to wait for.
 *
 *  idtype   P_PID, P_PGID, P_PIDFD or P_ALL
 *  id       the process, process group or pidfd; not used with P_ALL
 *  infop    gets si_pid, si_uid, si_status and si_code (CLD_EXITED, CLD_KILLED, ...); si_signo is SIGCHLD
 *  options  WEXITED, WSTOPPED, WCONTINUED, at least one, and perhaps | WNOHANG | WNOWAIT
 *
 *  Returns 0, with WNOHANG also if none has changed (si_pid is 0 then); -1 with errno set on failure.
 *  Errors: ECHILD there is no such child; EINTR a signal handler without SA_RESTART ran; EINVAL options; EAGAIN a
 *  non-blocking pidfd whose process runs; EFAULT.
 *  See waitid(2).
 */
BLOCKS int waitid(idtype_t idtype, id_t id, OPT OUT siginfo_t *infop, int options);

/** waitpid(-1, ...) that tells what the child has used.
 *
 *  wstatus  gets what has happened to it; NULL to go without
 *  options  0, or WNOHANG, WUNTRACED, WCONTINUED combined with |
 *  rusage   gets processor time and the like; NULL to go without
 *
 *  Returns the child's process id; 0 with WNOHANG if none has changed; -1 with errno set on failure.
 *  Errors: those of waitpid().
 *  See wait3(2).
 */
BLOCKS pid_t wait3(OPT OUT int *wstatus, int options, OPT OUT struct rusage *rusage);

/** waitpid() that tells what the child has used.
 *
 *  pid      as for waitpid()
 *  wstatus  gets what has happened to it; NULL to go without
 *  options  0, or WNOHANG, WUNTRACED, WCONTINUED combined with |
 *  rusage   gets processor time and the like; NULL to go without
 *
 *  Returns the child's process id; 0 with WNOHANG if none has changed; -1 with errno set on failure.
 *  Errors: those of waitpid().
 *  See wait4(2).
 */
BLOCKS pid_t wait4(pid_t pid, OPT OUT int *wstatus, int options, OPT OUT struct rusage *rusage);

/** Whether a wait status says that the child left a core file, if WIFSIGNALED().
 *
 *  wstatus  what waitpid() has stored
 *
 *  Returns something other than 0 if so.
 *  See wait(2).
 */
int WCOREDUMP(int wstatus);

/** Build a wait status.
 *
 *  ret  the exit status, 0 to 255
 *  sig  the signal that ended the process, 0 for none
 *
 *  Returns the wait status.
 *  See wait(2).
 */
int W_EXITCODE(int ret, int sig);

/** Build the wait status of a stopped process.
 *
 *  sig  the signal that has stopped it
 *
 *  Returns the wait status.
 *  See wait(2).
 */
int W_STOPCODE(int sig);
