/** Regular expressions of POSIX. */
#include <sys/types.h>

#define REG_EXTENDED ...    /* regcomp(): ( ) { } + ? | without backslashes */
#define REG_ICASE ...       /* regcomp(): large and small letters are the same */
#define REG_NEWLINE ...     /* regcomp(): ^ and $ hold at each line, and . matches no newline */
#define REG_NOSUB ...       /* regcomp(): regexec() says only whether it matches */

#define REG_NOTBOL ...      /* regexec(): string does not begin a line */
#define REG_NOTEOL ...      /* regexec(): string does not end a line */
#define REG_STARTEND ...    /* regexec(): only from pmatch[0].rm_so to pmatch[0].rm_eo, where no NUL is needed */

#define REG_NOERROR ...     /* no error */
#define REG_NOMATCH ...     /* regexec(): it does not match */
#define REG_BADPAT ...      /* it is no regular expression */
#define REG_ECOLLATE ...    /* no such character in [. .] or [= =] */
#define REG_ECTYPE ...      /* no such class in [: :] */
#define REG_EESCAPE ...     /* it ends in a backslash */
#define REG_ESUBREG ...     /* no such group */
#define REG_EBRACK ...      /* [ without ] */
#define REG_EPAREN ...      /* ( without ) */
#define REG_EBRACE ...      /* { without } */
#define REG_BADBR ...       /* wrong numbers in { } */
#define REG_ERANGE ...      /* a range in [ ] that ends before it begins */
#define REG_ESPACE ...      /* not enough memory */
#define REG_BADRPT ...      /* * or the like with nothing before it */
#define REG_EEND ...        /* it ends too early */
#define REG_ESIZE ...       /* it is too large */
#define REG_ERPAREN ...     /* ) without ( */
#define REG_ENOSYS ...      /* never in glibc */

#define RE_DUP_MAX ...      /* the highest number in { } */

/** The numbers of errors, as their enum. */
typedef int... reg_errcode_t;

/** Where something is in a string. */
typedef int... regoff_t;

/** A regular expression that regcomp() has made; a copy is none.
 *  re_nsub  its groups: pairs of ( )
 */
typedef struct {
    size_t re_nsub;
} regex_t;

/** Where a group has matched, in bytes from the start of the string; -1 where it has not.
 *  rm_so  its first byte
 *  rm_eo  the byte behind it
 */
typedef struct {
    regoff_t rm_so;
    regoff_t rm_eo;
} regmatch_t;

/** Make a regular expression out of text.
 *
 *  preg    gets it; regfree() ends it
 *  regex   the text
 *  cflags  0, or REG_EXTENDED, REG_ICASE, REG_NEWLINE, REG_NOSUB combined with |
 *
 *  Returns 0; REG_EPAREN, REG_EBRACK, ... otherwise (errno is not set), and then there is nothing to free.
 *  See regcomp(3).
 */
BYHAND int regcomp(OUT regex_t *preg, TEXT const char *regex, int cflags);

/** Look for a regular expression in a string.
 *
 *  preg    the regular expression
 *  string  the text
 *  nmatch  elements of pmatch
 *  pmatch  gets where it matches, and behind that where its groups do; NULL if nmatch is 0
 *  eflags  0, or REG_NOTBOL, REG_NOTEOL, REG_STARTEND combined with |
 *
 *  Returns 0 if it is there; REG_NOMATCH if not; REG_ESPACE.
 *  See regexec(3).
 */
BYHAND int regexec(IN const regex_t *preg, TEXT const char *string, size_t nmatch,
                   OPT OUT(nmatch * sizeof(regmatch_t)) regmatch_t *pmatch, int eflags);

/** The words for an error.
 *
 *  errcode      what regcomp() or regexec() has returned
 *  preg         the regular expression, which need not have become one; NULL is allowed
 *  errbuf       gets them and a NUL, cut to errbuf_size bytes
 *  errbuf_size  bytes of errbuf; 0 to ask how many are needed
 *
 *  Returns how many bytes they need, with the NUL.
 *  See regerror(3).
 */
BYHAND size_t regerror(int errcode, OPT IN const regex_t *preg, OPT(errbuf_size == 0) OUT(errbuf_size) char *errbuf,
                       size_t errbuf_size);

/** End a regular expression.
 *
 *  preg  the regular expression
 *
 *  See regfree(3).
 */
BYHAND void regfree(INOUT regex_t *preg);
