/** Messages to the system's log: what a server says when nobody looks at its terminal. */
#include <stdarg.h>

#define _PATH_LOG "..."     /* the Unix socket that messages go to */

/* How much a message matters. */
#define LOG_EMERG ...       /* the system cannot be used */
#define LOG_ALERT ...       /* somebody must act at once */
#define LOG_CRIT ...        /* critical */
#define LOG_ERR ...         /* an error */
#define LOG_WARNING ...     /* a warning */
#define LOG_NOTICE ...      /* normal, but worth noting */
#define LOG_INFO ...        /* for information */
#define LOG_DEBUG ...       /* for debugging */
#define LOG_PRIMASK ...     /* the bits that hold this */

/* Who writes it. */
#define LOG_KERN ...        /* the kernel alone */
#define LOG_USER ...        /* a program of a user: what is usual */
#define LOG_MAIL ...        /* mail */
#define LOG_DAEMON ...      /* a server of the system */
#define LOG_AUTH ...        /* logins */
#define LOG_SYSLOG ...      /* the log itself */
#define LOG_LPR ...         /* printing */
#define LOG_NEWS ...        /* news */
#define LOG_UUCP ...        /* UUCP */
#define LOG_CRON ...        /* programs run by the clock */
#define LOG_AUTHPRIV ...    /* logins, not for everybody to read */
#define LOG_FTP ...         /* FTP */
#define LOG_LOCAL0 ...      /* for local use */
#define LOG_LOCAL1 ...
#define LOG_LOCAL2 ...
#define LOG_LOCAL3 ...
#define LOG_LOCAL4 ...
#define LOG_LOCAL5 ...
#define LOG_LOCAL6 ...
#define LOG_LOCAL7 ...
#define LOG_NFACILITIES ... /* how many of them there are */
#define LOG_FACMASK ...     /* the bits that hold this */

/* openlog(). */
#define LOG_PID ...         /* each message bears the process id */
#define LOG_CONS ...        /* to the console, if the log cannot be reached */
#define LOG_ODELAY ...      /* connect at the first message: what is usual */
#define LOG_NDELAY ...      /* connect at once */
#define LOG_NOWAIT ...      /* no effect */
#define LOG_PERROR ...      /* on standard error too */

/** Say how messages look. Without it, they bear the program's name.
 *
 *  ident     what they begin with; NULL leaves it as it is, at first the program's name. C keeps the pointer, not a copy
 *  option    LOG_PID, LOG_PERROR, ... combined with |
 *  facility  LOG_DAEMON, LOG_USER, ...: for messages that do not say
 *
 *  See openlog(3).
 */
BYHAND void openlog(OPT TEXT const char *ident, int option, int facility);

/** Write a message to the log: `syslog(LOG_ERR, "bind: %m")`.
 *
 *  priority  LOG_ERR, LOG_INFO, ... and perhaps | LOG_DAEMON, ...
 *  format    as for printf(), with its arguments behind; %m is what errno means
 *
 *  See syslog(3).
 */
BYHAND void syslog(int priority, PRINTF const char *format, ...);

/** syslog() with the arguments of a variadic function.
 *
 *  priority  LOG_ERR, LOG_INFO, ... and perhaps | LOG_DAEMON, ...
 *  format    as for printf()
 *  ap        its arguments, after va_start()
 *
 *  See vsyslog(3).
 */
BYHAND void vsyslog(int priority, TEXT const char *format, va_list ap);

/** Close the connection to the log; the next message opens it again.
 *
 *  See closelog(3).
 */
BYHAND void closelog(void);

/** Say which messages are written.
 *
 *  mask  bits of LOG_MASK() or LOG_UPTO(), combined with |; 0 leaves it as it is
 *
 *  Returns the mask before.
 *  See setlogmask(3).
 */
int setlogmask(int mask);

/** The bit of a priority for setlogmask().
 *
 *  pri  LOG_ERR, LOG_INFO, ...
 *
 *  Returns the bit.
 *  See setlogmask(3).
 */
int LOG_MASK(int pri);

/** The bits of all priorities down to one, for setlogmask().
 *
 *  pri  LOG_ERR, LOG_INFO, ...
 *
 *  Returns the bits.
 *  See setlogmask(3).
 */
int LOG_UPTO(int pri);

/** How much a message matters, of a priority with its facility.
 *
 *  p  the first argument of syslog()
 *
 *  Returns LOG_ERR, LOG_INFO, ...
 *  See syslog(3).
 */
int LOG_PRI(int p);

/** The number of the facility in a priority, counted from 0.
 *
 *  p  the first argument of syslog()
 *
 *  Returns the number: LOG_USER is 1.
 *  See syslog(3).
 */
int LOG_FAC(int p);

/** A priority with its facility: fac | pri.
 *
 *  fac  LOG_USER, LOG_DAEMON, ...
 *  pri  LOG_ERR, LOG_INFO, ...
 *
 *  Returns the first argument of syslog().
 *  See syslog(3).
 */
int LOG_MAKEPRI(int fac, int pri);
