/** <signal.h> under its older name. */
#include <signal.h>
