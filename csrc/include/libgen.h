/** Paths as POSIX takes them apart: the last part, and what stands before it. */

/** What stands before the last part of a path: of "/usr/lib" it is "/usr".
 *
 *  path  the path; libc puts a NUL into it; NULL means the empty text
 *
 *  Returns a pointer to the beginning of path, or to a text of its own, "." or "/". Cannot fail.
 *  See dirname(3).
 */
BYHAND char *dirname(OPT EDIT char *path);

/** The last part of a path, not counting a "/" at its end: of "/usr/lib/" it is "lib". In C and here alike,
 *  `basename` is this one where <libgen.h> is included; else it is that of <string.h>.
 *
 *  path  the path; libc may put a NUL into it; NULL means the empty text
 *
 *  Returns a pointer into path, or to a text of its own, "." or "/". Cannot fail.
 *  See basename(3).
 */
BYHAND char *__xpg_basename(OPT EDIT char *path);
