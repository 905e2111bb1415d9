/** IPv4 under the kernel's name: <netinet/in.h>, and what is newer than it. */
#include <netinet/in.h>
#include <linux/types.h>
#include <linux/socket.h>

#define IP_LOCAL_PORT_RANGE ... /* uint32_t: the ports to choose from, the highest in the upper 16 bits */
#define IP_PROTOCOL ... /* int, read only, IP_HDRINCL sockets: the protocol that they were made with */
