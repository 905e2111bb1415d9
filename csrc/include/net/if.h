/** Network interfaces: their names and numbers, and the requests of ioctl() about them. */
#include <sys/types.h>
#include <sys/socket.h>

#define IF_NAMESIZE ... /* bytes of an interface's name, NUL included */
#define IFNAMSIZ ... /* IF_NAMESIZE */
#define IFHWADDRLEN ... /* bytes of an Ethernet address */

/* Bits of ifr_flags and ifa_flags. */
#define IFF_UP ... /* switched on */
#define IFF_BROADCAST ... /* it has a broadcast address */
#define IFF_DEBUG ... /* its driver reports more */
#define IFF_LOOPBACK ... /* it leads back to this machine */
#define IFF_POINTOPOINT ... /* it leads to one other machine */
#define IFF_NOTRAILERS ... /* no trailers (an old trick of BSD) */
#define IFF_RUNNING ... /* there is a cable, or a radio link */
#define IFF_NOARP ... /* no ARP on it */
#define IFF_PROMISC ... /* it takes every packet, also others' */
#define IFF_ALLMULTI ... /* it takes all multicast */
#define IFF_MASTER ... /* several others work as this one */
#define IFF_SLAVE ... /* it works for a master */
#define IFF_MULTICAST ... /* it can do multicast */
#define IFF_PORTSEL ... /* the kind of cable can be chosen */
#define IFF_AUTOMEDIA ... /* the kind of cable is found out */
#define IFF_DYNAMIC ... /* its address goes when it is switched off */

/** An interface's number and name: one element of what the function if_nameindex() returns.
 *
 *  if_index  its number, from 1; 0 in the last element
 *  if_name   its name, such as "eth0"; NULL in the last element
 */
struct if_nameindex {
    unsigned int if_index;
    char *if_name;
};

/** An address of an interface as BSD's kernel kept it; no call uses it.
 *
 *  ifa_addr       the address
 *  ifa_broadaddr  its broadcast address,
 *  ifa_dstaddr    or the other end's
 *  ifa_ifp        the interface
 *  ifa_next       its next address
 */
struct ifaddr {
    struct sockaddr ifa_addr;
    struct sockaddr ifa_broadaddr;
    struct sockaddr ifa_dstaddr;
    struct iface *ifa_ifp;
    struct ifaddr *ifa_next;
};

/** Where an interface's hardware is, for SIOCGIFMAP and SIOCSIFMAP.
 *
 *  mem_start  its memory: first
 *  mem_end    and last address
 *  base_addr  its ports
 *  irq        its interrupt
 *  dma        its DMA channel
 *  port       the kind of cable
 */
struct ifmap {
    unsigned long mem_start;
    unsigned long mem_end;
    unsigned short base_addr;
    unsigned char irq;
    unsigned char dma;
    unsigned char port;
};

/** A request of ioctl() about one interface. All fields but the name share their memory: the request says which counts.
 *
 *  ifr_name       the interface's name, ended by a NUL: "eth0"
 *  ifr_addr       SIOCGIFADDR, SIOCSIFADDR: its address
 *  ifr_dstaddr    SIOCGIFDSTADDR: the other end's address (IFF_POINTOPOINT)
 *  ifr_broadaddr  SIOCGIFBRDADDR: its broadcast address
 *  ifr_netmask    SIOCGIFNETMASK: its network mask
 *  ifr_hwaddr     SIOCGIFHWADDR: its hardware address; sa_family is ARPHRD_ETHER, ..., the bytes stand in sa_data
 *  ifr_flags      SIOCGIFFLAGS, SIOCSIFFLAGS: IFF_... bits
 *  ifr_ifindex    SIOCGIFINDEX: its number
 *  ifr_metric     SIOCGIFMETRIC: its metric; Linux knows 0 only
 *  ifr_mtu        SIOCGIFMTU: its largest packet, bytes
 *  ifr_map        SIOCGIFMAP: its hardware
 *  ifr_slave      the name of an interface that works for it
 *  ifr_newname    SIOCSIFNAME: its new name
 *  ifr_data       a pointer to the request's own data (SIOCETHTOOL, ...)
 *  ifr_bandwidth  its speed; unused
 *  ifr_qlen       SIOCGIFTXQLEN: packets its queue holds
 */
struct ifreq {
    char ifr_name[IFNAMSIZ];
    struct sockaddr ifr_addr;
    struct sockaddr ifr_dstaddr;
    struct sockaddr ifr_broadaddr;
    struct sockaddr ifr_netmask;
    struct sockaddr ifr_hwaddr;
    short ifr_flags;
    int ifr_ifindex;
    int ifr_metric;
    int ifr_mtu;
    struct ifmap ifr_map;
    char ifr_slave[IFNAMSIZ];
    char ifr_newname[IFNAMSIZ];
    char *ifr_data;
    int ifr_bandwidth;
    int ifr_qlen;
};

/** The request SIOCGIFCONF of ioctl(): all interfaces that have an IPv4 address.
 *
 *  ifc_len  in: the room in ifc_buf, in bytes; out: the bytes stored
 *  ifc_buf  receives an array of struct ifreq; NULL asks for the size alone (Linux)
 *  ifc_req  the same, as that array
 */
struct ifconf {
    int ifc_len;
    char *ifc_buf;
    struct ifreq *ifc_req;
};

/** The number of an interface: for sin6_scope_id, IPV6_MULTICAST_IF, ipv6mr_interface, ...
 *
 *  ifname  its name, such as "lo"
 *
 *  Returns the number, from 1; 0 with errno set if there is none.
 *  Errors: ENODEV no such interface; EMFILE, ENFILE no descriptor is left to ask with.
 *  See if_nametoindex(3).
 */
unsigned int if_nametoindex(TEXT const char *ifname);

/** The name of an interface.
 *
 *  ifindex  its number
 *  ifname   receives the name and its NUL: IF_NAMESIZE bytes
 *
 *  Returns ifname; NULL with errno set if there is none.
 *  Errors: ENXIO no such interface; EMFILE, ENFILE no descriptor is left to ask with.
 *  See if_indextoname(3).
 */
INTO(ifname) char *if_indextoname(unsigned int ifindex, OUT char ifname[IF_NAMESIZE]);

/** List all interfaces.
 *
 *  Returns the first element of an array that ends with if_index 0 and if_name NULL, for if_freenameindex(); NULL with
 *  errno set on failure.
 *  Errors: ENOBUFS no memory; EMFILE, ENFILE no descriptor is left to ask with.
 *  See if_nameindex(3).
 */
GIVES(if_nameindex) struct if_nameindex *if_nameindex(void);

/** Free the list that if_nameindex() made, names included.
 *
 *  ptr  the list; not NULL
 *
 *  Cannot fail.
 *  See if_freenameindex(3).
 */
void if_freenameindex(TAKES(if_nameindex) struct if_nameindex *ptr);
