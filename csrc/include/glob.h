/** Files whose names match a pattern, as the shell finds them. */
#include <sys/types.h> /* only: size_t */

#define GLOB_ERR ...        /* stop where a directory cannot be read */
#define GLOB_MARK ...       /* a "/" behind the names of directories */
#define GLOB_NOSORT ...     /* in no order */
#define GLOB_DOOFFS ...     /* leave gl_offs elements free at the beginning of gl_pathv */
#define GLOB_NOCHECK ...    /* where nothing matches, the pattern itself */
#define GLOB_APPEND ...     /* put them behind those of the call before */
#define GLOB_NOESCAPE ...   /* a backslash stands for itself */
#define GLOB_PERIOD ...     /* names that begin with "." as well */
#define GLOB_MAGCHAR ...    /* in gl_flags: the pattern had a special character in it (glibc) */
#define GLOB_ALTDIRFUNC ... /* functions of the program's read the directories: glob() refuses it here (glibc) */
#define GLOB_BRACE ...      /* {a,b} is a or b (glibc) */
#define GLOB_NOMAGIC ...    /* where nothing matches, the pattern itself if nothing in it is special (glibc) */
#define GLOB_TILDE ...      /* ~ and ~user are home directories (glibc) */
#define GLOB_ONLYDIR ...    /* directories, where the system says so without being asked: a hint (glibc) */
#define GLOB_TILDE_CHECK ... /* GLOB_TILDE, and no match where there is no such user (glibc) */

/* What glob() returns but 0. */
#define GLOB_NOSPACE ...    /* no memory */
#define GLOB_ABORTED ...    /* a directory could not be read */
#define GLOB_NOMATCH ...    /* nothing matches */
#define GLOB_NOSYS ...      /* not there on this system */
#define GLOB_ABEND ...      /* GLOB_ABORTED (glibc) */

/** What glob() has found.
 *  gl_pathc  how many names there are
 *  gl_pathv  the names, behind gl_offs elements with GLOB_DOOFFS; a NULL ends the array; globfree() frees it
 *  gl_offs   with GLOB_DOOFFS: how many elements to leave free
 *  gl_flags  the flags of the call, and GLOB_MAGCHAR (glibc)
 */
typedef struct {
    size_t gl_pathc;
    char **gl_pathv;
    size_t gl_offs;
    int gl_flags;
} glob_t;

/** Find the files whose names match a pattern.
 *
 *  pattern  the pattern: "/etc/host*"
 *  flags    0, or GLOB_... combined with |
 *  errfunc  called with the name of each directory that cannot be read and the error number: not 0 ends it; NULL goes on
 *  pglob    receives what is found; zeroed, or what an earlier call has filled in
 *
 *  Returns 0; GLOB_NOMATCH, GLOB_ABORTED or GLOB_NOSPACE; -1 with errno EINVAL where flags is not valid. Else errno says
 *  nothing certain.
 *  See glob(3).
 */
BYHAND int glob(TEXT const char *pattern, int flags, OPT int (*errfunc)(const char *epath, int eerrno),
                INOUT glob_t *pglob);

/** Free what glob() has found.
 *
 *  pglob  what glob() has filled in
 *
 *  Cannot fail.
 *  See globfree(3).
 */
BYHAND void globfree(INOUT glob_t *pglob);

/** Whether a pattern has something special in it (glibc).
 *
 *  pattern  the pattern
 *  quote    not 0: what stands behind a backslash is not special
 *
 *  Returns 1 if it has, else 0. Cannot fail.
 *  See glob(3).
 */
int glob_pattern_p(TEXT const char *pattern, int quote);
