/** <poll.h> under its older name. */
#include <poll.h>
