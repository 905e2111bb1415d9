/** Older names for work on bytes and text, from BSD; most programs use <string.h>. */
#include <sys/types.h>

/** Fill memory with zero bytes: `bzero(&addr, sizeof(addr))`.
 *
 *  s  the memory
 *  n  bytes to fill
 *
 *  See bzero(3); memset(s, 0, n) is the standard's way.
 */
void bzero(OUT(n) void *s, size_t n);

/** Copy n bytes from src to dest; they may overlap. Mind the order, which is not memmove()'s. See bcopy(3). */
void bcopy(IN(n) const void *src, OUT(n) void *dest, size_t n);

/** Compare n bytes: 0 if they are the same, something else if not. See bcmp(3). */
int bcmp(IN(n) const void *s1, IN(n) const void *s2, size_t n);

/** The first c in a text: strchr() by its BSD name.
 *
 *  Returns a pointer into s; NULL if there is none.
 *  See index(3).
 */
INTO(s) char *index(TEXT const char *s, int c);

/** The last c in a text: strrchr() by its BSD name.
 *
 *  Returns a pointer into s; NULL if there is none.
 *  See rindex(3).
 */
INTO(s) char *rindex(TEXT const char *s, int c);

/** Compare two texts, taking upper and lower case letters as the same.
 *
 *  Returns 0 if they are equal, less than 0 if s1 comes first, more than 0 if s2 does.
 *  See strcasecmp(3).
 */
int strcasecmp(TEXT const char *s1, TEXT const char *s2);

/** strcasecmp() on the first n bytes at most: `strncasecmp(line, "Host:", 5)`. See strncasecmp(3). */
int strncasecmp(TEXT(n) const char *s1, TEXT(n) const char *s2, size_t n);

/** The place of the lowest bit that is set, counted from 1; 0 if i is 0. See ffs(3). */
int ffs(int i);

/** ffs() for a long. See ffsl(3). */
int ffsl(long i);

/** ffs() for a long long. See ffsll(3). */
int ffsll(long long i);
