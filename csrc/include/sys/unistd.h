/** <unistd.h> under its older name. */
#include <unistd.h>
