/** Names and patterns as the shell has them: `*`, `?`, `[a-z]`. */

#define FNM_PATHNAME ...    /* "/" is only matched by "/" */
#define FNM_NOESCAPE ...    /* a backslash stands for itself */
#define FNM_PERIOD ...      /* a "." at the beginning is only matched by "." */
#define FNM_FILE_NAME ...   /* FNM_PATHNAME (glibc) */
#define FNM_LEADING_DIR ... /* whatever follows the match after a "/" does not count (glibc) */
#define FNM_CASEFOLD ...    /* upper and lower case are the same (glibc) */
#define FNM_EXTMATCH ...    /* also ?(a|b), *(a|b), +(a|b), @(a|b), !(a|b) (glibc) */
#define FNM_NOMATCH ...     /* result: the name does not match */

/** Whether a name matches a pattern.
 *
 *  pattern  what the name is to look like
 *  string   the name
 *  flags    0, or FNM_... combined with |
 *
 *  Returns 0 if it does, FNM_NOMATCH if not; another value on failure. On failure errno says nothing certain.
 *  See fnmatch(3).
 */
int fnmatch(TEXT const char *pattern, TEXT const char *string, int flags);
