/** <errno.h> under its older name. */
#include <errno.h>
