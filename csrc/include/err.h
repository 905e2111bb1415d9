/** Messages on standard error that begin with the program's name, and what errno means; and the end of the program. */
#include <stdarg.h>

/** Print the program's name, a message and what errno means: "server: bind: Address already in use".
 *
 *  fmt  as for printf(), with its arguments behind; NULL for no message
 *
 *  See warn(3).
 */
BYHAND void warn(OPT PRINTF const char *fmt, ...);

/** Print the program's name and a message, without errno.
 *
 *  fmt  as for printf(), with its arguments behind; NULL for no message
 *
 *  See warnx(3).
 */
BYHAND void warnx(OPT PRINTF const char *fmt, ...);

/** warn(), and then exit().
 *
 *  eval  the exit status
 *  fmt   as for printf(), with its arguments behind; NULL for no message
 *
 *  Does not return.
 *  See err(3).
 */
BYHAND _Noreturn void err(int eval, OPT PRINTF const char *fmt, ...);

/** warnx(), and then exit().
 *
 *  eval  the exit status
 *  fmt   as for printf(), with its arguments behind; NULL for no message
 *
 *  Does not return.
 *  See errx(3).
 */
BYHAND _Noreturn void errx(int eval, OPT PRINTF const char *fmt, ...);

/** warn() with the arguments of a variadic function.
 *
 *  fmt   as for printf(); NULL for no message
 *  args  its arguments, after va_start()
 *
 *  See vwarn(3).
 */
BYHAND void vwarn(OPT TEXT const char *fmt, va_list args);

/** warnx() with the arguments of a variadic function.
 *
 *  fmt   as for printf(); NULL for no message
 *  args  its arguments, after va_start()
 *
 *  See vwarnx(3).
 */
BYHAND void vwarnx(OPT TEXT const char *fmt, va_list args);

/** err() with the arguments of a variadic function.
 *
 *  eval  the exit status
 *  fmt   as for printf(); NULL for no message
 *  args  its arguments, after va_start()
 *
 *  Does not return.
 *  See verr(3).
 */
BYHAND _Noreturn void verr(int eval, OPT TEXT const char *fmt, va_list args);

/** errx() with the arguments of a variadic function.
 *
 *  eval  the exit status
 *  fmt   as for printf(); NULL for no message
 *  args  its arguments, after va_start()
 *
 *  Does not return.
 *  See verrx(3).
 */
BYHAND _Noreturn void verrx(int eval, OPT TEXT const char *fmt, va_list args);
