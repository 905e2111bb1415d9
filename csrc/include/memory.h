/** <string.h> under its older name. */
#include <string.h>
