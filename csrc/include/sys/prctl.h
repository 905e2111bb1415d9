/** Asking about this process or thread, and changing it (Linux). */
#include <linux/prctl.h>

/** Ask or change something about this process or thread: `prctl(PR_SET_NAME, b"worker")`.
 *
 *  option  PR_SET_NAME, PR_SET_PDEATHSIG, PR_SET_NO_NEW_PRIVS, ...
 *  arg2    what option wants: a number, or the address of what it reads or fills in, which is measured
 *  arg3    the same; 0 if it is left out
 *  arg4    the same
 *  arg5    the same
 *
 *  Returns 0, with some options the number asked for; -1 with errno set on failure.
 *  Errors: EINVAL no such option here, or an argument, also one that should be 0; EPERM, EACCES not privileged; EFAULT.
 *  See prctl(2).
 */
BYHAND int prctl(int option, OPT unsigned long arg2, OPT unsigned long arg3, OPT unsigned long arg4, OPT unsigned long arg5);
