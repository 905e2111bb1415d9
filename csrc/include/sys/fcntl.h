/** <fcntl.h> under its older name. */
#include <fcntl.h>
