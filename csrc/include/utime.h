/** The times of files, in whole seconds; utimensat() of <sys/stat.h> knows nanoseconds. */
#include <sys/types.h> /* only: time_t */

/** Times to set, in seconds since 1970-01-01 UTC.
 *  actime   when the file was last read
 *  modtime  when it was last written
 */
struct utimbuf {
    time_t actime;
    time_t modtime;
};

/** Set the times of a file.
 *
 *  filename  the file
 *  times     the times; NULL means now
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: ENOENT there is no such file; EACCES times is NULL, and the file is another's and not to be written; EPERM times
 *  is not NULL, and the file is another's; EROFS; EFAULT.
 *  See utime(2).
 */
int utime(OPT TEXT const char *filename, OPT IN const struct utimbuf *times);
