/** What a program says of its end to exit(): a convention that mail servers began. */

#define EX_OK ...           /* all went well */
#define EX__BASE ...        /* the first of these numbers */
#define EX_USAGE ...        /* the command line is wrong */
#define EX_DATAERR ...      /* what was given to work on is wrong */
#define EX_NOINPUT ...      /* an input file cannot be read */
#define EX_NOUSER ...       /* there is no such user */
#define EX_NOHOST ...       /* there is no such machine */
#define EX_UNAVAILABLE ...  /* something that is needed is not there */
#define EX_SOFTWARE ...     /* a bug in the program */
#define EX_OSERR ...        /* the system failed: fork(), pipe(), ... */
#define EX_OSFILE ...       /* a file of the system's cannot be read */
#define EX_CANTCREAT ...    /* an output file cannot be made */
#define EX_IOERR ...        /* reading or writing failed */
#define EX_TEMPFAIL ...     /* not now: try again later */
#define EX_PROTOCOL ...     /* the other side broke the protocol */
#define EX_NOPERM ...       /* not allowed */
#define EX_CONFIG ...       /* a setting is wrong */
#define EX__MAX ...         /* the last of these numbers */
