/** <sys/socket.h> under the name of BSD's kernel. */
#include <sys/socket.h>
