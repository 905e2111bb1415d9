/** <limits.h> under the kernel's name, without the limits that it gave up long ago. */
#include <limits.h>
