/** <sys/wait.h> under its older name. */
#include <sys/wait.h>
