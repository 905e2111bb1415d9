/** <syslog.h> under its older name. */
#include <syslog.h>
