/** The arguments of a program's own variadic functions. (va_start(), va_arg(), va_copy() and va_end() take a variable
 *  and a type, as no function can: they come from pysock's own side.) */

/** The arguments that stand for `...`, as far as they have not been taken yet. */
typedef ... va_list;
