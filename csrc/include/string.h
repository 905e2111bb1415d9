/** Work on bytes (mem...) and on text that ends in a NUL (str...), and the words for error and signal numbers. */
#include <strings.h>
#include <sys/types.h>

/* Bytes. */

/** Fill memory with a byte: `memset(&addr, 0, sizeof(addr))`.
 *
 *  s  the memory
 *  c  the byte, converted to unsigned char
 *  n  bytes to fill
 *
 *  Returns s.
 *  See memset(3).
 */
INTO(s) void *memset(OUT(n) void *s, int c, size_t n);

/** Fill memory with zeros in a way no compiler leaves out: for passwords that are done with. See explicit_bzero(3). */
void explicit_bzero(OUT(n) void *s, size_t n);

/** Copy n bytes from src to dest, which should not overlap (memmove() allows it).
 *
 *  Returns dest.
 *  See memcpy(3).
 */
INTO(dest) void *memcpy(OUT(n) void *dest, IN(n) const void *src, size_t n);

/** Copy n bytes from src to dest, even where they overlap.
 *
 *  Returns dest.
 *  See memmove(3).
 */
INTO(dest) void *memmove(OUT(n) void *dest, IN(n) const void *src, size_t n);

/** memcpy() that returns where it stopped: dest + n. See mempcpy(3). */
INTO(dest) void *mempcpy(OUT(n) void *dest, IN(n) const void *src, size_t n);

/** Copy bytes until c has been copied, n at most.
 *
 *  Returns a pointer behind the copied c; NULL if c was not among the n bytes.
 *  See memccpy(3).
 */
BYHAND INTO(dest) void *memccpy(OUT void *dest, IN const void *src, int c, size_t n);

/** Compare n bytes.
 *
 *  Returns 0 if they are the same; else less or more than 0, as the first byte that differs is smaller in s1 or in s2.
 *  See memcmp(3).
 */
int memcmp(IN(n) const void *s1, IN(n) const void *s2, size_t n);

/** The first byte c among n bytes.
 *
 *  Returns a pointer into s; NULL if there is none.
 *  See memchr(3).
 */
INTO(s) void *memchr(IN(n) const void *s, int c, size_t n);

/** The last byte c among n bytes.
 *
 *  Returns a pointer into s; NULL if there is none.
 *  See memrchr(3).
 */
INTO(s) void *memrchr(IN(n) const void *s, int c, size_t n);

/** The first place where one run of bytes stands in another.
 *
 *  Returns a pointer into haystack; NULL if needle is not there.
 *  See memmem(3).
 */
INTO(haystack) void *memmem(IN(haystacklen) const void *haystack, size_t haystacklen,
                            IN(needlelen) const void *needle, size_t needlelen);

/* The length of a text. */

/** The bytes of a text, its NUL not counted. See strlen(3). */
size_t strlen(TEXT const char *s);

/** strlen(), but looks at maxlen bytes at most and returns maxlen if none of them is a NUL. See strnlen(3). */
size_t strnlen(TEXT(maxlen) const char *s, size_t maxlen);

/* Copying and joining. */

/** Copy a text, NUL included, into an array that has room for it.
 *
 *  dest  the array; must not overlap src
 *
 *  Returns dest.
 *  See strcpy(3).
 */
BYHAND INTO(dest) char *strcpy(OUT(strlen(src) + 1) char *dest, TEXT const char *src);

/** strcpy() that returns where the NUL now stands in dest. See stpcpy(3). */
BYHAND INTO(dest) char *stpcpy(OUT(strlen(src) + 1) char *dest, TEXT const char *src);

/** Fill n bytes with a text: cut without a NUL if it is longer, filled up with NULs if it is shorter.
 *
 *  Returns dest.
 *  See strncpy(3).
 */
INTO(dest) char *strncpy(OUT(n) char *dest, TEXT(n) const char *src, size_t n);

/** strncpy() that returns where the first NUL stands in dest, or dest + n if there is none. See stpncpy(3). */
INTO(dest) char *stpncpy(OUT(n) char *dest, TEXT(n) const char *src, size_t n);

/** Copy a text and end it with a NUL, cutting what does not fit.
 *
 *  size  bytes of dst
 *
 *  Returns the length of src, so size or more means that it was cut.
 *  See strlcpy(3).
 */
size_t strlcpy(OUT(size) char *dst, TEXT const char *src, size_t size);

/** Put a text behind another one.
 *
 *  dest  an array that holds a text and has room for both and one NUL; must not overlap src
 *
 *  Returns dest.
 *  See strcat(3).
 */
BYHAND INTO(dest) char *strcat(INOUT(strlen(dest) + strlen(src) + 1) char *dest, TEXT const char *src);

/** strcat() with n bytes of src at most; a NUL comes behind them in any case.
 *
 *  dest  needs strlen(dest) + n + 1 bytes if src is that long; must not overlap src
 *
 *  Returns dest.
 *  See strncat(3).
 */
BYHAND INTO(dest) char *strncat(INOUT(strlen(dest) + strnlen(src, n) + 1) char *dest, TEXT(n) const char *src, size_t n);

/** Put a text behind another one and end it with a NUL, cutting what does not fit.
 *
 *  size  bytes of dst, the text that it holds included
 *
 *  Returns the length both together would have, so size or more means that it was cut.
 *  See strlcat(3).
 */
size_t strlcat(INOUT(size) char *dst, TEXT const char *src, size_t size);

/** A copy of a text in memory from malloc(), yours to free().
 *
 *  Returns the copy; NULL with errno set on failure (ENOMEM).
 *  See strdup(3).
 */
GIVES(heap) char *strdup(TEXT const char *s);

/** A copy of the first n bytes of a text at most, with a NUL, in memory from malloc(), yours to free().
 *
 *  Returns the copy; NULL with errno set on failure (ENOMEM).
 *  See strndup(3).
 */
GIVES(heap) char *strndup(TEXT(n) const char *s, size_t n);

/* Comparing. */

/** Compare two texts byte by byte.
 *
 *  Returns 0 if they are equal, less than 0 if s1 comes first, more than 0 if s2 does.
 *  See strcmp(3).
 */
int strcmp(TEXT const char *s1, TEXT const char *s2);

/** strcmp() on the first n bytes at most: `strncmp(request, "GET ", 4)`. See strncmp(3). */
int strncmp(TEXT(n) const char *s1, TEXT(n) const char *s2, size_t n);

/** strcmp() in the order of the locale's language. See strcoll(3). */
int strcoll(TEXT const char *s1, TEXT const char *s2);

/** strcmp() that takes runs of digits as numbers: file2 before file10. See strverscmp(3). */
int strverscmp(TEXT const char *s1, TEXT const char *s2);

/** Turn a text into one that strcmp() orders as strcoll() orders the first.
 *
 *  dest  gets it, n bytes at most; NULL only if n is 0; must not overlap src
 *
 *  Returns the length of the whole result; n or more means that dest is not to be used.
 *  See strxfrm(3).
 */
size_t strxfrm(OPT(n == 0) OUT(n) char *dest, TEXT const char *src, size_t n);

/* Searching. */

/** The first c in a text; c may be 0, to find its end.
 *
 *  Returns a pointer into s; NULL if there is none.
 *  See strchr(3).
 */
INTO(s) char *strchr(TEXT const char *s, int c);

/** The last c in a text.
 *
 *  Returns a pointer into s; NULL if there is none.
 *  See strrchr(3).
 */
INTO(s) char *strrchr(TEXT const char *s, int c);

/** The first c in a text, or its end: never NULL. See strchrnul(3). */
INTO(s) char *strchrnul(TEXT const char *s, int c);

/** The last part of a path: what stands behind its last "/" (glibc; that of <libgen.h> differs).
 *
 *  filename  the path, which is not changed
 *
 *  Returns a pointer into filename, to its NUL if it ends in "/".
 *  See basename(3).
 */
INTO(filename) char *basename(TEXT const char *filename);

/** The first place where one text stands in another: `strstr(request, "\r\n\r\n")`.
 *
 *  Returns a pointer into haystack; NULL if needle is not there.
 *  See strstr(3).
 */
INTO(haystack) char *strstr(TEXT const char *haystack, TEXT const char *needle);

/** strstr() that takes upper and lower case letters as the same. See strcasestr(3). */
INTO(haystack) char *strcasestr(TEXT const char *haystack, TEXT const char *needle);

/** The first byte of s that is one of accept's.
 *
 *  Returns a pointer into s; NULL if there is none.
 *  See strpbrk(3).
 */
INTO(s) char *strpbrk(TEXT const char *s, TEXT const char *accept);

/** How many bytes at the start of s are all among accept's. See strspn(3). */
size_t strspn(TEXT const char *s, TEXT const char *accept);

/** How many bytes at the start of s are none of reject's: `line[strcspn(line, "\r\n")] = 0`. See strcspn(3). */
size_t strcspn(TEXT const char *s, TEXT const char *reject);

/* Splitting. */

/** The next word of a text; the byte behind it becomes a NUL.
 *
 *  str    the text, in the first call; NULL to go on with it
 *  delim  the bytes that stand between words
 *
 *  Returns the word, a pointer into the text; NULL when there are no more. Empty words are skipped.
 *  See strtok(3).
 */
BYHAND INTO(str) char *strtok(OPT EDIT char *str, TEXT const char *delim);

/** strtok() that keeps its place in the caller's variable, so that several texts can be split at once.
 *
 *  saveptr  where the place is kept between calls; nothing in it matters to the first
 *
 *  Returns the word, a pointer into the text; NULL when there are no more.
 *  See strtok_r(3).
 */
BYHAND INTO(str) char *strtok_r(OPT EDIT char *str, TEXT const char *delim, INOUT char **saveptr);

/** Cut off a text's first word, empty ones too; the byte behind it becomes a NUL.
 *
 *  stringp  the text's address, moved behind the word, or NULL when that was the last
 *  delim    the bytes that stand between words
 *
 *  Returns the word; NULL if *stringp was NULL.
 *  See strsep(3).
 */
BYHAND char *strsep(INOUT char **stringp, TEXT const char *delim);

/* Words for numbers. */

/** What an errno value means, in words: `strerror(errno)`.
 *
 *  Returns the text, good until the next call; "Unknown error N" for a number that is none.
 *  See strerror(3).
 */
char *strerror(int errnum);

/** strerror() for threads, in glibc's form.
 *
 *  buf     may get the text, cut at buflen bytes
 *
 *  Returns the text, which is either in buf or libc's own.
 *  See strerror_r(3).
 */
INTO(buf) char *strerror_r(int errnum, OUT(buflen) char *buf, size_t buflen);

/** An errno value's name: "EPIPE" for EPIPE; NULL for a number that is none. See strerrorname_np(3). */
const char *strerrorname_np(int errnum);

/** strerror() that is never translated; NULL for a number that is none. See strerrordesc_np(3). */
const char *strerrordesc_np(int errnum);

/** What a signal means, in words, good until the next call. See strsignal(3). */
char *strsignal(int sig);

/** A signal's name without its SIG: "INT" for SIGINT; NULL for a number that is none. See sigabbrev_np(3). */
const char *sigabbrev_np(int sig);

/** strsignal() that is never translated; NULL for a number that is none. See sigdescr_np(3). */
const char *sigdescr_np(int sig);
