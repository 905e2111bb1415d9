/** The types of sizes and distances, NULL, offsetof(). (NULL and offsetof() are no numbers and no functions: they come
 *  from pysock's own side.) */
#include <sys/types.h>

/** The distance between two pointers, signed. */
typedef int... ptrdiff_t;

/** A type that is aligned as strictly as any. */
typedef opaque max_align_t;
