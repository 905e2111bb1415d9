/** IPv4 under the kernel's name: <netinet/in.h>. */
#include <netinet/in.h>
#include <linux/types.h>
#include <linux/socket.h>

