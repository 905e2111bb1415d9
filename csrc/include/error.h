/** Messages on standard error that begin with the program's name (glibc). */
#include <sys/types.h>

/** How many messages error() and error_at_line() have printed. */
extern unsigned int error_message_count;

/** Not 0 has error_at_line() print one message for each line only. */
extern int error_one_per_line;

/** Write stdout out, print the program's name and a message on standard error, and perhaps end the program.
 *
 *  status  not 0: then exit(status)
 *  errnum  not 0: what this error number means follows the message
 *  format  as for printf(), with its arguments behind
 *
 *  Returns if status is 0.
 *  See error(3).
 */
BYHAND void error(int status, int errnum, PRINTF const char *format, ...);

/** error() that tells of a place in a file: "program:file:12: message".
 *
 *  status    not 0: then exit(status)
 *  errnum    not 0: what this error number means follows the message
 *  filename  the file's name; NULL for none
 *  linenum   the line
 *  format    as for printf(), with its arguments behind
 *
 *  Returns if status is 0.
 *  See error_at_line(3).
 */
BYHAND void error_at_line(int status, int errnum, OPT TEXT const char *filename, unsigned int linenum,
                          PRINTF const char *format, ...);
