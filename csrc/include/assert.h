/** Checks of what must be so, which end the program if it is not. */

/** Go on if expression is true; else print it, with its place in the program, on standard error, and abort().
 *
 *  expression  what must not be 0
 *
 *  See assert(3).
 */
BYHAND void assert(int expression);

/** Go on if errnum is 0; else print what this error number means, with the place in the program, and abort() (glibc).
 *
 *  errnum  what must be 0
 *
 *  See assert_perror(3).
 */
BYHAND void assert_perror(int errnum);
