/** The routing table by ioctl(): the requests SIOCADDRT and SIOCDELRT of an AF_INET or AF_INET6 socket. */
#include <sys/socket.h>
#include <sys/types.h>
#include <netinet/in.h>

/* Bits of rt_flags and rtmsg_flags. */
#define RTF_UP ... /* it is in use */
#define RTF_GATEWAY ... /* by way of a router: rt_gateway counts */
#define RTF_HOST ... /* to one machine, not to a network */
#define RTF_REINSTATE ... /* it comes back after a time-out */
#define RTF_DYNAMIC ... /* a redirect made it */
#define RTF_MODIFIED ... /* a redirect changed it */
#define RTF_MTU ... /* rt_mtu counts */
#define RTF_MSS ... /* RTF_MTU by an older name */
#define RTF_WINDOW ... /* rt_window counts */
#define RTF_IRTT ... /* rt_irtt counts */
#define RTF_REJECT ... /* packets are refused: EHOSTUNREACH */
#define RTF_STATIC ... /* it was made by hand */
#define RTF_XRESOLVE ... /* a program finds the address */
#define RTF_NOFORWARD ... /* nothing is forwarded along it */
#define RTF_THROW ... /* look in the next table */
#define RTF_NOPMTUDISC ... /* packets may be divided on the way */

/* Bits of rtmsg_flags, IPv6 alone. */
#define RTF_DEFAULT ... /* a default route that a router announced */
#define RTF_ALLONLINK ... /* without any router every address is a neighbour's */
#define RTF_ADDRCONF ... /* a router announced it */
#define RTF_LINKRT ... /* it belongs to one interface */
#define RTF_NONEXTHOP ... /* nothing comes next */
#define RTF_CACHE ... /* made for one destination, to remember what was found out */
#define RTF_FLOW ... /* the flow counts */
#define RTF_POLICY ... /* a rule made it */

/* Bits that only the kernel's own cache of routes had. */
#define RTCF_VALVE ...
#define RTCF_MASQ ...
#define RTCF_NAT ...
#define RTCF_DOREDIRECT ...
#define RTCF_LOG ...
#define RTCF_DIRECTSRC ...

/* Kinds of addresses, in the highest bits of rtmsg_flags. */
#define RTF_LOCAL ... /* this machine's own */
#define RTF_INTERFACE ... /* a neighbour's */
#define RTF_MULTICAST ... /* a group's */
#define RTF_BROADCAST ... /* everyone's */
#define RTF_NAT ... /* one that is translated */
#define RTF_ADDRCLASSMASK ... /* all of these bits */

/* Classes of routes: rt_class, the tables of today. */
#define RT_CLASS_UNSPEC ... /* any */
#define RT_CLASS_DEFAULT ... /* when nothing else fits */
#define RT_CLASS_MAIN ... /* what programs and people add */
#define RT_CLASS_LOCAL ... /* this machine's own addresses */
#define RT_CLASS_MAX ... /* the highest */

/* rtmsg_type: what the kernel once told a program that listened. */
#define RTMSG_OVERRUN ... /* messages were lost */
#define RTMSG_NEWDEVICE ... /* there is a new interface */
#define RTMSG_DELDEVICE ... /* one is gone */
#define RTMSG_NEWROUTE ... /* there is a new route */
#define RTMSG_DELROUTE ... /* one is gone */
#define RTMSG_NEWRULE ... /* there is a new rule */
#define RTMSG_DELRULE ... /* one is gone */
#define RTMSG_CONTROL ...
#define RTMSG_AR_FAILED ... /* an address was not found on the link */

/** An IPv4 route, for SIOCADDRT and SIOCDELRT. The addresses are each a struct sockaddr_in stored here.
 *
 *  rt_dst      the destination: a machine (RTF_HOST) or a network
 *  rt_gateway  the router (RTF_GATEWAY)
 *  rt_genmask  the network's mask
 *  rt_flags    RTF_... bits
 *  rt_tos      the type of service it is for; unused
 *  rt_class    RT_CLASS_...; unused
 *  rt_metric   its cost and 1, the lower the better; 0 leaves it to the kernel
 *  rt_dev      the interface's name, or NULL: the kernel chooses
 *  rt_mtu      the largest packet, bytes (RTF_MTU)
 *  rt_mss      the same by an older name
 *  rt_window   the largest TCP window, bytes (RTF_WINDOW)
 *  rt_irtt     the first guess of the round trip's time, in 10 ms (RTF_IRTT)
 *  rt_pad1     unused
 *  rt_pad2     unused
 *  rt_pad3     unused
 *  rt_pad4     unused
 */
struct rtentry {
    unsigned long rt_pad1;
    struct sockaddr rt_dst;
    struct sockaddr rt_gateway;
    struct sockaddr rt_genmask;
    unsigned short rt_flags;
    short rt_pad2;
    unsigned long rt_pad3;
    unsigned char rt_tos;
    unsigned char rt_class;
    short rt_pad4[3];
    short rt_metric;
    char *rt_dev;
    unsigned long rt_mtu;
    unsigned long rt_mss;
    unsigned long rt_window;
    unsigned short rt_irtt;
};

/** An IPv6 route, for SIOCADDRT and SIOCDELRT.
 *
 *  rtmsg_dst      the destination, network byte order
 *  rtmsg_src      where packets must come from, network byte order
 *  rtmsg_gateway  the router (RTF_GATEWAY), network byte order
 *  rtmsg_type     0; RTMSG_... in the kernel's old messages
 *  rtmsg_dst_len  how many bits of the destination count: 128 for one machine
 *  rtmsg_src_len  how many bits of the source count: 0 for any
 *  rtmsg_metric   its cost, the lower the better; 0 leaves it to the kernel
 *  rtmsg_info     lifetime, in clock ticks (RTF_EXPIRES of the kernel)
 *  rtmsg_flags    RTF_... bits
 *  rtmsg_ifindex  the interface's number, or 0: the kernel chooses
 */
struct in6_rtmsg {
    struct in6_addr rtmsg_dst;
    struct in6_addr rtmsg_src;
    struct in6_addr rtmsg_gateway;
    uint32_t rtmsg_type;
    uint16_t rtmsg_dst_len;
    uint16_t rtmsg_src_len;
    uint32_t rtmsg_metric;
    unsigned long rtmsg_info;
    uint32_t rtmsg_flags;
    int rtmsg_ifindex;
};

/** The kind of address in rtmsg_flags, as a number.
 *  flags  RTF_... bits
 *  Returns the bits from the 23rd on. Cannot fail.
 *  See netdevice(7).
 */
uint32_t RT_ADDRCLASS(uint32_t flags);

/** The type of service alone, without the bits of precedence.
 *  tos  the byte in an IPv4 header
 *  Returns its bits 1 to 4. Cannot fail.
 *  See ip(7).
 */
int RT_TOS(int tos);

/** Ask whether a route leads to this machine's own address.
 *  flags  RTF_... bits
 *  Returns 1 or 0. Cannot fail.
 *  See netdevice(7).
 */
int RT_LOCALADDR(uint32_t flags);
