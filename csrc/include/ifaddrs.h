/** The addresses of all network interfaces. */
#include <sys/socket.h>

/** One address of one interface: a node of the list that getifaddrs() makes.
 *
 *  ifa_next       the next node; NULL at the end
 *  ifa_name       the interface's name, such as "eth0"
 *  ifa_flags      IFF_UP, IFF_LOOPBACK, ... of <net/if.h>
 *  ifa_addr       the address: its sa_family says which struct it is (Linux: AF_PACKET nodes come too); may be NULL
 *  ifa_netmask    the network mask, in the same struct; may be NULL
 *  ifa_broadaddr  with IFF_BROADCAST: the broadcast address; may be NULL
 *  ifa_dstaddr    with IFF_POINTOPOINT: the other end's address, in the same memory as ifa_broadaddr
 *  ifa_data       AF_PACKET: a struct rtnl_link_stats; else NULL
 */
struct ifaddrs {
    struct ifaddrs *ifa_next;
    char *ifa_name;
    unsigned int ifa_flags;
    struct sockaddr *ifa_addr;
    struct sockaddr *ifa_netmask;
    struct sockaddr *ifa_broadaddr;
    struct sockaddr *ifa_dstaddr;
    void *ifa_data;
};

/** List the addresses of all interfaces.
 *
 *  ifap  receives the first node of a list, for freeifaddrs()
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: ENOMEM no memory; EMFILE, ENFILE no descriptor is left to ask with; EACCES not allowed to ask.
 *  See getifaddrs(3).
 */
int getifaddrs(OUT GIVES(ifaddrs) struct ifaddrs **ifap);

/** Free the list that getifaddrs() made.
 *
 *  ifa  the first node of the list; NULL does nothing
 *
 *  Cannot fail.
 *  See freeifaddrs(3).
 */
void freeifaddrs(OPT TAKES(ifaddrs) struct ifaddrs *ifa);
