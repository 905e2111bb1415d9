/** Addresses of interfaces in NETLINK_ROUTE: RTM_NEWADDR, RTM_DELADDR, RTM_GETADDR. */
#include <linux/types.h>
#include <linux/netlink.h>

/* Attributes: rta_type. The note names the value's C type. */
#define IFA_UNSPEC ...
#define IFA_ADDRESS ... /* in_addr or in6_addr: the address; of a point-to-point link the other end's */
#define IFA_LOCAL ... /* in_addr or in6_addr: this end's address */
#define IFA_LABEL ... /* text: a name for the address, "eth0:1" */
#define IFA_BROADCAST ... /* in_addr: broadcast address */
#define IFA_ANYCAST ... /* in6_addr */
#define IFA_CACHEINFO ... /* struct ifa_cacheinfo */
#define IFA_MULTICAST ... /* in6_addr */
#define IFA_FLAGS ... /* uint32_t: IFA_F_..., in place of ifa_flags */
#define IFA_RT_PRIORITY ... /* uint32_t: metric of the route that comes with it */
#define IFA_TARGET_NETNSID ... /* int32_t: which network namespace */
#define IFA_PROTO ... /* uint8_t: IFAPROT_... */
#define IFA_MAX ... /* the highest */

/* Bits of ifa_flags and IFA_FLAGS. */
#define IFA_F_SECONDARY ... /* IPv4: not the first of its network */
#define IFA_F_TEMPORARY ... /* IPv6: for privacy; the same bit */
#define IFA_F_NODAD ... /* do not ask whether another has it */
#define IFA_F_OPTIMISTIC ... /* use it while asking */
#define IFA_F_DADFAILED ... /* another has it */
#define IFA_F_HOMEADDRESS ... /* mobile: the address at home */
#define IFA_F_DEPRECATED ... /* no longer for new connections */
#define IFA_F_TENTATIVE ... /* still asking whether another has it */
#define IFA_F_PERMANENT ... /* it does not run out */
#define IFA_F_MANAGETEMPADDR ... /* make temporary addresses of it */
#define IFA_F_NOPREFIXROUTE ... /* no route for its network */
#define IFA_F_MCAUTOJOIN ... /* join the multicast group it is */
#define IFA_F_STABLE_PRIVACY ... /* made by RFC 7217 */

/* Who gave the address. */
#define IFAPROT_UNSPEC ... /* not said */
#define IFAPROT_KERNEL_LO ... /* the kernel, for lo */
#define IFAPROT_KERNEL_RA ... /* the kernel, from a router's advertisement */
#define IFAPROT_KERNEL_LL ... /* the kernel, link-local */

/** What follows the head of a message about an address; attributes follow. Host byte order.
 *
 *  ifa_family     AF_INET or AF_INET6
 *  ifa_prefixlen  bits of the network
 *  ifa_flags      IFA_F_..., the lower eight
 *  ifa_scope      RT_SCOPE_...
 *  ifa_index      number of the interface
 */
struct ifaddrmsg {
    __u8 ifa_family;
    __u8 ifa_prefixlen;
    __u8 ifa_flags;
    __u8 ifa_scope;
    __u32 ifa_index;
};

/** The value of IFA_CACHEINFO: how long an address lives.
 *
 *  ifa_prefered  seconds it is preferred; 0xffffffff for ever
 *  ifa_valid     seconds it is valid; 0xffffffff for ever
 *  cstamp        when it was made, hundredths of a second
 *  tstamp        when it was last changed, hundredths of a second
 */
struct ifa_cacheinfo {
    __u32 ifa_prefered;
    __u32 ifa_valid;
    __u32 cstamp;
    __u32 tstamp;
};

/** The first attribute behind a struct ifaddrmsg.
 *  r  that struct, in the buffer that holds the message
 *  Returns a pointer to it. See rtnetlink(3).
 */
INTO(r) struct rtattr *IFA_RTA(IN const struct ifaddrmsg *r);

/** The bytes of attributes in a message about an address.
 *  n  the message's head
 *  Returns the bytes. See rtnetlink(3).
 */
size_t IFA_PAYLOAD(IN const struct nlmsghdr *n);
