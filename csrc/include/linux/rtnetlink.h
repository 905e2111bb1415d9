/** NETLINK_ROUTE: interfaces, addresses, routes, neighbours and traffic control by messages to the kernel. */
#include <linux/types.h>
#include <linux/netlink.h>
#include <linux/if_link.h>
#include <linux/if_addr.h>
#include <linux/neighbour.h>

/* Families beside those of sockets: rtm_family. */
#define RTNL_FAMILY_IPMR ... /* multicast routing, IPv4 */
#define RTNL_FAMILY_IP6MR ... /* multicast routing, IPv6 */
#define RTNL_FAMILY_MAX ... /* the highest */

/* Types of messages: nlmsg_type. NEW makes, changes or tells of something, DEL deletes, GET asks, SET changes. */
#define RTM_BASE ... /* the first */
#define RTM_NEWLINK ... /* an interface; struct ifinfomsg */
#define RTM_DELLINK ...
#define RTM_GETLINK ...
#define RTM_SETLINK ...
#define RTM_NEWADDR ... /* an address; struct ifaddrmsg */
#define RTM_DELADDR ...
#define RTM_GETADDR ...
#define RTM_NEWROUTE ... /* a route; struct rtmsg */
#define RTM_DELROUTE ...
#define RTM_GETROUTE ...
#define RTM_NEWNEIGH ... /* a neighbour; struct ndmsg */
#define RTM_DELNEIGH ...
#define RTM_GETNEIGH ...
#define RTM_NEWRULE ... /* a rule of policy routing; struct rtmsg */
#define RTM_DELRULE ...
#define RTM_GETRULE ...
#define RTM_NEWQDISC ... /* a queue; struct tcmsg */
#define RTM_DELQDISC ...
#define RTM_GETQDISC ...
#define RTM_NEWTCLASS ... /* a class of traffic; struct tcmsg */
#define RTM_DELTCLASS ...
#define RTM_GETTCLASS ...
#define RTM_NEWTFILTER ... /* a filter of traffic; struct tcmsg */
#define RTM_DELTFILTER ...
#define RTM_GETTFILTER ...
#define RTM_NEWACTION ... /* an action on traffic; struct tcamsg */
#define RTM_DELACTION ...
#define RTM_GETACTION ...
#define RTM_NEWPREFIX ... /* a prefix from a router; struct prefixmsg */
#define RTM_GETMULTICAST ... /* multicast addresses; struct ifaddrmsg */
#define RTM_GETANYCAST ... /* anycast addresses; struct ifaddrmsg */
#define RTM_NEWNEIGHTBL ... /* a table of neighbours; struct ndtmsg */
#define RTM_GETNEIGHTBL ...
#define RTM_SETNEIGHTBL ...
#define RTM_NEWNDUSEROPT ... /* an option of neighbour discovery; struct nduseroptmsg */
#define RTM_NEWADDRLABEL ... /* labels that choose among addresses */
#define RTM_DELADDRLABEL ...
#define RTM_GETADDRLABEL ...
#define RTM_GETDCB ... /* data centre bridging */
#define RTM_SETDCB ...
#define RTM_NEWNETCONF ... /* settings of an interface */
#define RTM_DELNETCONF ...
#define RTM_GETNETCONF ...
#define RTM_NEWMDB ... /* multicast groups of a bridge */
#define RTM_DELMDB ...
#define RTM_GETMDB ...
#define RTM_NEWNSID ... /* the number of a network namespace */
#define RTM_DELNSID ...
#define RTM_GETNSID ...
#define RTM_NEWSTATS ... /* figures; struct if_stats_msg */
#define RTM_GETSTATS ...
#define RTM_SETSTATS ...
#define RTM_NEWCACHEREPORT ... /* a packet that multicast routing cannot place */
#define RTM_NEWCHAIN ... /* a chain of filters; struct tcmsg */
#define RTM_DELCHAIN ...
#define RTM_GETCHAIN ...
#define RTM_NEWNEXTHOP ... /* a next hop */
#define RTM_DELNEXTHOP ...
#define RTM_GETNEXTHOP ...
#define RTM_NEWLINKPROP ... /* other names of an interface; struct ifinfomsg */
#define RTM_DELLINKPROP ...
#define RTM_GETLINKPROP ...
#define RTM_NEWVLAN ... /* a virtual LAN of a bridge */
#define RTM_DELVLAN ...
#define RTM_GETVLAN ...
#define RTM_NEWNEXTHOPBUCKET ... /* a share of a group of next hops */
#define RTM_DELNEXTHOPBUCKET ...
#define RTM_GETNEXTHOPBUCKET ...
#define RTM_NEWTUNNEL ... /* a network of a tunnel */
#define RTM_DELTUNNEL ...
#define RTM_GETTUNNEL ...
#define RTM_MAX ... /* the last */
#define RTM_NR_MSGTYPES ... /* how many */
#define RTM_NR_FAMILIES ... /* how many groups of four */

/* Attributes: struct rtattr. */
#define RTA_ALIGNTO ... /* bytes; attributes begin at multiples of it */

/* Kinds of routes: rtm_type. */
#define RTN_UNSPEC ...
#define RTN_UNICAST ... /* by a router, or directly */
#define RTN_LOCAL ... /* this machine */
#define RTN_BROADCAST ... /* everybody on a network */
#define RTN_ANYCAST ... /* sent to one, received as broadcast */
#define RTN_MULTICAST ... /* a group */
#define RTN_BLACKHOLE ... /* drop silently */
#define RTN_UNREACHABLE ... /* drop: EHOSTUNREACH */
#define RTN_PROHIBIT ... /* drop: EACCES */
#define RTN_THROW ... /* look in the next table */
#define RTN_NAT ... /* no longer used */
#define RTN_XRESOLVE ... /* not used */
#define RTN_MAX ... /* the highest */

/* Who made a route: rtm_protocol. From RTPROT_STATIC on the kernel only passes the number on. */
#define RTPROT_UNSPEC ... /* not known */
#define RTPROT_REDIRECT ... /* an ICMP redirect */
#define RTPROT_KERNEL ... /* the kernel */
#define RTPROT_BOOT ... /* set while starting up */
#define RTPROT_STATIC ... /* set by hand */
#define RTPROT_GATED ...
#define RTPROT_RA ... /* a router's advertisement */
#define RTPROT_MRT ...
#define RTPROT_ZEBRA ...
#define RTPROT_BIRD ...
#define RTPROT_DNROUTED ...
#define RTPROT_XORP ...
#define RTPROT_NTK ...
#define RTPROT_DHCP ... /* a DHCP client */
#define RTPROT_MROUTED ... /* multicast routing */
#define RTPROT_KEEPALIVED ...
#define RTPROT_BABEL ...
#define RTPROT_OPENR ...
#define RTPROT_BGP ...
#define RTPROT_ISIS ...
#define RTPROT_OSPF ...
#define RTPROT_RIP ...
#define RTPROT_EIGRP ...

/* How far a destination is: rtm_scope, ifa_scope. */
#define RT_SCOPE_UNIVERSE ... /* anywhere */
#define RT_SCOPE_SITE ... /* within this site */
#define RT_SCOPE_LINK ... /* on this link */
#define RT_SCOPE_HOST ... /* this machine */
#define RT_SCOPE_NOWHERE ... /* nowhere */

/* Bits of rtm_flags. */
#define RTM_F_NOTIFY ... /* tell of changes */
#define RTM_F_CLONED ... /* made of another route */
#define RTM_F_EQUALIZE ... /* not used */
#define RTM_F_PREFIX ... /* a prefix of addresses */
#define RTM_F_LOOKUP_TABLE ... /* RTM_GETROUTE: say which table was used */
#define RTM_F_FIB_MATCH ... /* RTM_GETROUTE: give the route itself */
#define RTM_F_OFFLOAD ... /* the hardware knows it */
#define RTM_F_TRAP ... /* the hardware hands its packets up */
#define RTM_F_OFFLOAD_FAILED ... /* the hardware did not take it */

/* Tables of routes: rtm_table, RTA_TABLE. */
#define RT_TABLE_UNSPEC ...
#define RT_TABLE_COMPAT ... /* rtm_table of numbers above 255: see RTA_TABLE */
#define RT_TABLE_DEFAULT ... /* looked in last */
#define RT_TABLE_MAIN ... /* where routes mostly stand */
#define RT_TABLE_LOCAL ... /* addresses of this machine */
#define RT_TABLE_MAX ... /* the highest */

/* Attributes of a route: rta_type. The note names the value's C type. */
#define RTA_UNSPEC ...
#define RTA_DST ... /* in_addr or in6_addr: the destination */
#define RTA_SRC ... /* in_addr or in6_addr: packets from there only */
#define RTA_IIF ... /* int: packets that come in there */
#define RTA_OIF ... /* int: number of the interface to leave by */
#define RTA_GATEWAY ... /* in_addr or in6_addr: the router */
#define RTA_PRIORITY ... /* uint32_t: metric, the lower the better */
#define RTA_PREFSRC ... /* in_addr or in6_addr: the address to send from */
#define RTA_METRICS ... /* attributes RTAX_... */
#define RTA_MULTIPATH ... /* array of struct rtnexthop */
#define RTA_PROTOINFO ... /* no longer used */
#define RTA_FLOW ... /* uint32_t: realm */
#define RTA_CACHEINFO ... /* struct rta_cacheinfo */
#define RTA_SESSION ... /* no longer used */
#define RTA_MP_ALGO ... /* no longer used */
#define RTA_TABLE ... /* uint32_t: RT_TABLE_..., in place of rtm_table */
#define RTA_MARK ... /* uint32_t: mark of the packet */
#define RTA_MFC_STATS ... /* struct rta_mfc_stats */
#define RTA_VIA ... /* struct rtvia: a router of another family */
#define RTA_NEWDST ... /* MPLS: the labels to put in */
#define RTA_PREF ... /* uint8_t: a router's preference */
#define RTA_ENCAP_TYPE ... /* uint16_t: kind of tunnel */
#define RTA_ENCAP ... /* attributes of the tunnel */
#define RTA_EXPIRES ... /* int64_t: seconds it lives */
#define RTA_PAD ...
#define RTA_UID ... /* uint32_t: RTM_GETROUTE as that user */
#define RTA_TTL_PROPAGATE ... /* uint8_t: MPLS: pass the TTL on */
#define RTA_IP_PROTO ... /* uint8_t: RTM_GETROUTE for that protocol */
#define RTA_SPORT ... /* uint16_t, network byte order: and that source port */
#define RTA_DPORT ... /* uint16_t, network byte order: and that destination port */
#define RTA_NH_ID ... /* uint32_t: next hop by number */
#define RTA_MAX ... /* the highest */

/* Bits of rtnh_flags, and how next hops lie behind each other. */
#define RTNH_F_DEAD ... /* it is down */
#define RTNH_F_PERVASIVE ... /* look further */
#define RTNH_F_ONLINK ... /* the router is on this link, whatever its address says */
#define RTNH_F_OFFLOAD ... /* the hardware knows it */
#define RTNH_F_LINKDOWN ... /* no cable */
#define RTNH_F_UNRESOLVED ... /* multicast: not yet known */
#define RTNH_F_TRAP ... /* the hardware hands its packets up */
#define RTNH_COMPARE_MASK ... /* bits that make no difference between two */
#define RTNH_ALIGNTO ... /* bytes; next hops begin at multiples of it */

#define RTNETLINK_HAVE_PEERINFO ... /* struct rta_cacheinfo has rta_id, rta_ts, rta_tsage */

/* Metrics of a route, attributes in RTA_METRICS: uint32_t but for one. */
#define RTAX_UNSPEC ...
#define RTAX_LOCK ... /* bits of those the kernel may not change */
#define RTAX_MTU ... /* largest packet, bytes */
#define RTAX_WINDOW ... /* largest window, bytes */
#define RTAX_RTT ... /* round-trip time, 1/8 ms */
#define RTAX_RTTVAR ... /* its variation, 1/4 ms */
#define RTAX_SSTHRESH ... /* slow start ends there, segments */
#define RTAX_CWND ... /* congestion window at most, segments */
#define RTAX_ADVMSS ... /* segment size to offer, bytes */
#define RTAX_REORDERING ... /* how far segments may overtake each other */
#define RTAX_HOPLIMIT ... /* TTL or hop limit */
#define RTAX_INITCWND ... /* first congestion window, segments */
#define RTAX_FEATURES ... /* RTAX_FEATURE_... bits */
#define RTAX_RTO_MIN ... /* retransmission timer at least, ms */
#define RTAX_INITRWND ... /* first receive window, segments */
#define RTAX_QUICKACK ... /* acknowledge at once */
#define RTAX_CC_ALGO ... /* text: congestion control algorithm */
#define RTAX_FASTOPEN_NO_COOKIE ... /* Fast Open without cookies */
#define RTAX_MAX ... /* the highest */
#define RTAX_FEATURE_ECN ... /* explicit congestion notification */
#define RTAX_FEATURE_SACK ... /* not used */
#define RTAX_FEATURE_TIMESTAMP ... /* not used */
#define RTAX_FEATURE_ALLFRAG ... /* not used */
#define RTAX_FEATURE_MASK ... /* all of them */

/* Attributes of a prefix, */
#define PREFIX_UNSPEC ...
#define PREFIX_ADDRESS ... /* in6_addr */
#define PREFIX_CACHEINFO ... /* struct prefix_cacheinfo */
#define PREFIX_MAX ... /* the highest */

/* of traffic control, */
#define TCM_IFINDEX_MAGIC_BLOCK ... /* tcm_ifindex: tcm_block_index counts */
#define TCA_UNSPEC ...
#define TCA_KIND ... /* text: "fq_codel", "htb", ... */
#define TCA_OPTIONS ... /* as the kind has them */
#define TCA_STATS ... /* figures, the older way */
#define TCA_XSTATS ... /* figures of the kind */
#define TCA_RATE ... /* estimated rate */
#define TCA_FCNT ...
#define TCA_STATS2 ... /* figures, as attributes */
#define TCA_STAB ... /* table of sizes */
#define TCA_PAD ...
#define TCA_DUMP_INVISIBLE ... /* present or not: list hidden ones too */
#define TCA_CHAIN ... /* uint32_t: number of the chain */
#define TCA_HW_OFFLOAD ... /* uint8_t: the hardware does it */
#define TCA_INGRESS_BLOCK ... /* uint32_t: shared block of incoming filters */
#define TCA_EGRESS_BLOCK ... /* uint32_t: shared block of outgoing filters */
#define TCA_DUMP_FLAGS ... /* struct nla_bitfield32: TCA_DUMP_FLAGS_... */
#define TCA_EXT_WARN_MSG ... /* text: a warning */
#define TCA_MAX ... /* the highest */
#define TCA_DUMP_FLAGS_TERSE ... /* bit: list little */

/* of actions on traffic, */
#define TCA_ROOT_UNSPEC ...
#define TCA_ROOT_TAB ... /* array of actions */
#define TCA_ROOT_FLAGS ... /* struct nla_bitfield32: TCA_FLAG_..., TCA_ACT_FLAG_... */
#define TCA_ROOT_COUNT ... /* uint32_t: how many */
#define TCA_ROOT_TIME_DELTA ... /* uint32_t: milliseconds since last used */
#define TCA_ROOT_EXT_WARN_MSG ... /* text: a warning */
#define TCA_ROOT_MAX ... /* the highest */
#define TCA_ACT_TAB ... /* TCA_ROOT_TAB */
#define TCAA_MAX ... /* TCA_ROOT_TAB */
#define TCA_FLAG_LARGE_DUMP_ON ... /* list more than 32 */
#define TCA_ACT_FLAG_LARGE_DUMP_ON ... /* the same */
#define TCA_ACT_FLAG_TERSE_DUMP ... /* list little */

/* and of options of neighbour discovery. */
#define NDUSEROPT_UNSPEC ...
#define NDUSEROPT_SRCADDR ... /* in6_addr: who sent it */
#define NDUSEROPT_MAX ... /* the highest */

/* Multicast groups as bits: nl_groups. */
#define RTMGRP_LINK ...
#define RTMGRP_NOTIFY ...
#define RTMGRP_NEIGH ...
#define RTMGRP_TC ...
#define RTMGRP_IPV4_IFADDR ...
#define RTMGRP_IPV4_MROUTE ...
#define RTMGRP_IPV4_ROUTE ...
#define RTMGRP_IPV4_RULE ...
#define RTMGRP_IPV6_IFADDR ...
#define RTMGRP_IPV6_MROUTE ...
#define RTMGRP_IPV6_ROUTE ...
#define RTMGRP_IPV6_IFINFO ...
#define RTMGRP_DECnet_IFADDR ...
#define RTMGRP_DECnet_ROUTE ...
#define RTMGRP_IPV6_PREFIX ...

/* Multicast groups as numbers: NETLINK_ADD_MEMBERSHIP. */
#define RTNLGRP_NONE ...
#define RTNLGRP_LINK ... /* interfaces */
#define RTNLGRP_NOTIFY ...
#define RTNLGRP_NEIGH ... /* neighbours */
#define RTNLGRP_TC ... /* traffic control */
#define RTNLGRP_IPV4_IFADDR ... /* addresses */
#define RTNLGRP_IPV4_MROUTE ... /* multicast routes */
#define RTNLGRP_IPV4_ROUTE ... /* routes */
#define RTNLGRP_IPV4_RULE ... /* rules of policy routing */
#define RTNLGRP_IPV6_IFADDR ... /* addresses */
#define RTNLGRP_IPV6_MROUTE ... /* multicast routes */
#define RTNLGRP_IPV6_ROUTE ... /* routes */
#define RTNLGRP_IPV6_IFINFO ... /* settings of interfaces */
#define RTNLGRP_DECnet_IFADDR ...
#define RTNLGRP_NOP2 ...
#define RTNLGRP_DECnet_ROUTE ...
#define RTNLGRP_DECnet_RULE ...
#define RTNLGRP_NOP4 ...
#define RTNLGRP_IPV6_PREFIX ... /* prefixes */
#define RTNLGRP_IPV6_RULE ... /* rules of policy routing */
#define RTNLGRP_ND_USEROPT ... /* options of neighbour discovery */
#define RTNLGRP_PHONET_IFADDR ...
#define RTNLGRP_PHONET_ROUTE ...
#define RTNLGRP_DCB ... /* data centre bridging */
#define RTNLGRP_IPV4_NETCONF ... /* settings */
#define RTNLGRP_IPV6_NETCONF ... /* settings */
#define RTNLGRP_MDB ... /* multicast groups of bridges */
#define RTNLGRP_MPLS_ROUTE ... /* routes of MPLS */
#define RTNLGRP_NSID ... /* numbers of network namespaces */
#define RTNLGRP_MPLS_NETCONF ...
#define RTNLGRP_IPV4_MROUTE_R ...
#define RTNLGRP_IPV6_MROUTE_R ...
#define RTNLGRP_NEXTHOP ... /* next hops */
#define RTNLGRP_BRVLAN ... /* virtual LANs of bridges */
#define RTNLGRP_MCTP_IFADDR ...
#define RTNLGRP_TUNNEL ... /* networks of tunnels */
#define RTNLGRP_STATS ... /* figures */
#define RTNLGRP_MAX ... /* the highest */

/* What else to tell of an interface: IFLA_EXT_MASK. */
#define RTEXT_FILTER_VF ... /* virtual functions */
#define RTEXT_FILTER_BRVLAN ... /* virtual LANs of a bridge */
#define RTEXT_FILTER_BRVLAN_COMPRESSED ... /* the same, as ranges */
#define RTEXT_FILTER_SKIP_STATS ... /* no figures */
#define RTEXT_FILTER_MRP ... /* redundant rings */
#define RTEXT_FILTER_CFM_CONFIG ... /* checks of connections: settings */
#define RTEXT_FILTER_CFM_STATUS ... /* and state */
#define RTEXT_FILTER_MST ... /* spanning trees */

/** The head of an attribute; its value follows. Host byte order.
 *
 *  rta_len   bytes of the attribute, head included, without padding: RTA_LENGTH(...)
 *  rta_type  RTA_DST, IFLA_IFNAME, IFA_LOCAL, ...
 */
struct rtattr {
    unsigned short rta_len;
    unsigned short rta_type;
};

/** What follows the head of a message about a route or rule; attributes follow. Host byte order.
 *
 *  rtm_family    AF_INET or AF_INET6
 *  rtm_dst_len   bits of the destination
 *  rtm_src_len   bits of the source
 *  rtm_tos       type of service
 *  rtm_table     RT_TABLE_MAIN, ...
 *  rtm_protocol  RTPROT_STATIC, ...
 *  rtm_scope     RT_SCOPE_UNIVERSE, ...
 *  rtm_type      RTN_UNICAST, ...
 *  rtm_flags     RTM_F_...
 */
struct rtmsg {
    unsigned char rtm_family;
    unsigned char rtm_dst_len;
    unsigned char rtm_src_len;
    unsigned char rtm_tos;
    unsigned char rtm_table;
    unsigned char rtm_protocol;
    unsigned char rtm_scope;
    unsigned char rtm_type;
    unsigned int rtm_flags;
};

/** One of several ways of a route: an element of RTA_MULTIPATH; attributes follow.
 *
 *  rtnh_len      bytes, attributes included
 *  rtnh_flags    RTNH_F_...
 *  rtnh_hops     its weight, less one
 *  rtnh_ifindex  number of the interface
 */
struct rtnexthop {
    unsigned short rtnh_len;
    unsigned char rtnh_flags;
    unsigned char rtnh_hops;
    int rtnh_ifindex;
};

/** The value of RTA_VIA: a router of another family.
 *
 *  rtvia_family  AF_INET or AF_INET6
 *  rtvia_addr    its address, network byte order
 */
struct rtvia {
    __kernel_sa_family_t rtvia_family;
    __u8 rtvia_addr[];
};

/** The value of RTA_CACHEINFO.
 *
 *  rta_clntref  how many use the route
 *  rta_lastuse  when it was last used, hundredths of a second before now
 *  rta_expires  when it runs out, hundredths of a second from now
 *  rta_error    an errno value
 *  rta_used     unused
 *  rta_id       unused
 *  rta_ts       unused
 *  rta_tsage    unused
 */
struct rta_cacheinfo {
    __u32 rta_clntref;
    __u32 rta_lastuse;
    __s32 rta_expires;
    __u32 rta_error;
    __u32 rta_used;
    __u32 rta_id;
    __u32 rta_ts;
    __u32 rta_tsage;
};

/** The value of RTA_SESSION, no longer used.
 *
 *  proto          protocol
 *  u.ports.sport  ports: source
 *  u.ports.dport  and destination
 *  u.icmpt.type   ICMP: type,
 *  u.icmpt.code   code,
 *  u.icmpt.ident  and number
 *  u.spi          IPsec: number of the association
 */
struct rta_session {
    __u8 proto;
    __u8 pad1;
    __u16 pad2;
    union {
        struct {
            __u16 sport;
            __u16 dport;
        } ports;
        struct {
            __u8 type;
            __u8 code;
            __u16 ident;
        } icmpt;
        __u32 spi;
    } u;
};

/** The value of RTA_MFC_STATS: figures of a multicast route.
 *
 *  mfcs_packets   packets
 *  mfcs_bytes     bytes
 *  mfcs_wrong_if  packets that came by another interface
 */
struct rta_mfc_stats {
    __u64 mfcs_packets;
    __u64 mfcs_bytes;
    __u64 mfcs_wrong_if;
};

/** What every message's struct begins with: enough to ask for a list.
 *
 *  rtgen_family  AF_UNSPEC, AF_INET, AF_PACKET, ...
 */
struct rtgenmsg {
    unsigned char rtgen_family;
};

/** What follows the head of a message about an interface; attributes follow. Host byte order.
 *
 *  ifi_family  AF_UNSPEC
 *  ifi_type    kind of hardware: ARPHRD_ETHER, ...
 *  ifi_index   its number
 *  ifi_flags   IFF_UP, ...
 *  ifi_change  which of these to change; 0xffffffff for all
 */
struct ifinfomsg {
    unsigned char ifi_family;
    unsigned short ifi_type;
    int ifi_index;
    unsigned int ifi_flags;
    unsigned int ifi_change;
};

/** What follows the head of a message about a prefix; attributes follow.
 *
 *  prefix_family   AF_INET6
 *  prefix_pad1     0
 *  prefix_pad2     0
 *  prefix_ifindex  number of the interface
 *  prefix_type     ND_OPT_PREFIX_INFORMATION
 *  prefix_len      bits
 *  prefix_flags    1 on this link, 2 for own addresses
 *  prefix_pad3     0
 */
struct prefixmsg {
    unsigned char prefix_family;
    unsigned char prefix_pad1;
    unsigned short prefix_pad2;
    int prefix_ifindex;
    unsigned char prefix_type;
    unsigned char prefix_len;
    unsigned char prefix_flags;
    unsigned char prefix_pad3;
};

/** The value of PREFIX_CACHEINFO.
 *
 *  preferred_time  seconds it is preferred
 *  valid_time      seconds it is valid
 */
struct prefix_cacheinfo {
    __u32 preferred_time;
    __u32 valid_time;
};

/** What follows the head of a message about traffic control; attributes follow.
 *
 *  tcm_family       AF_UNSPEC
 *  tcm__pad1        0
 *  tcm__pad2        0
 *  tcm_ifindex      number of the interface, or TCM_IFINDEX_MAGIC_BLOCK
 *  tcm_handle       which one, major << 16 | minor
 *  tcm_parent       below which one
 *  tcm_block_index  the same memory: number of a shared block
 *  tcm_info         as the message has it
 */
struct tcmsg {
    unsigned char tcm_family;
    unsigned char tcm__pad1;
    unsigned short tcm__pad2;
    int tcm_ifindex;
    __u32 tcm_handle;
    __u32 tcm_parent;
    __u32 tcm_block_index;
    __u32 tcm_info;
};

/** What follows the head of a message about actions on traffic; attributes follow.
 *
 *  tca_family  AF_UNSPEC
 *  tca__pad1   0
 *  tca__pad2   0
 */
struct tcamsg {
    unsigned char tca_family;
    unsigned char tca__pad1;
    unsigned short tca__pad2;
};

/** What follows the head of a message about options of neighbour discovery; the options and attributes follow.
 *
 *  nduseropt_family     AF_INET6
 *  nduseropt_pad1       0
 *  nduseropt_opts_len   bytes of the options
 *  nduseropt_ifindex    number of the interface
 *  nduseropt_icmp_type  ND_ROUTER_ADVERT, ...
 *  nduseropt_icmp_code  its code
 *  nduseropt_pad2       0
 *  nduseropt_pad3       0
 */
struct nduseroptmsg {
    unsigned char nduseropt_family;
    unsigned char nduseropt_pad1;
    unsigned short nduseropt_opts_len;
    int nduseropt_ifindex;
    __u8 nduseropt_icmp_type;
    __u8 nduseropt_icmp_code;
    unsigned short nduseropt_pad2;
    unsigned int nduseropt_pad3;
};

/** The group of four that a type of message belongs to.
 *  cmd  RTM_NEWLINK, ...
 *  Returns 0 for links, 1 for addresses, ... Cannot fail. See rtnetlink(7).
 */
int RTM_FAM(int cmd);

/** A length rounded up as attributes are.
 *  len  bytes
 *  Returns len, or the next multiple of RTA_ALIGNTO above it. Cannot fail. See rtnetlink(3).
 */
size_t RTA_ALIGN(size_t len);

/** Ask whether a whole attribute lies in a buffer.
 *
 *  rta  where its head would be
 *  len  bytes from there to the end of the attributes
 *
 *  Returns 1 or 0. Cannot fail.
 *  See rtnetlink(3).
 */
BYHAND int RTA_OK(IN const struct rtattr *rta, int len);

/** Go to the next attribute.
 *
 *  rta      the head of one, for which RTA_OK() holds
 *  attrlen  bytes from there to the end of the attributes, as a one-element array; the attribute's are taken off
 *
 *  Returns a pointer to the next head; look at it only if RTA_OK() holds. Cannot fail.
 *  See rtnetlink(3).
 */
BYHAND INTO(rta) struct rtattr *RTA_NEXT(IN struct rtattr *rta, INOUT int *attrlen);

/** The length to store in rta_len.
 *  len  bytes of the value
 *  Returns the bytes of head and value, without padding at the end. Cannot fail. See rtnetlink(3).
 */
size_t RTA_LENGTH(size_t len);

/** The room an attribute takes in a buffer.
 *  len  bytes of the value
 *  Returns the bytes, padding included. Cannot fail. See rtnetlink(3).
 */
size_t RTA_SPACE(size_t len);

/** The value of an attribute.
 *  rta  its head, in the buffer that holds the message
 *  Returns a pointer to it. Cannot fail. See rtnetlink(3).
 */
INTO(rta) void *RTA_DATA(IN const struct rtattr *rta);

/** The bytes of an attribute's value.
 *  rta  its head
 *  Returns the bytes. Cannot fail. See rtnetlink(3).
 */
size_t RTA_PAYLOAD(IN const struct rtattr *rta);

/** The first attribute behind a struct rtmsg.
 *  r  that struct, in the buffer that holds the message
 *  Returns a pointer to it. Cannot fail. See rtnetlink(3).
 */
INTO(r) struct rtattr *RTM_RTA(IN const struct rtmsg *r);

/** The bytes of attributes in a message about a route.
 *  n  the message's head
 *  Returns the bytes. Cannot fail. See rtnetlink(3).
 */
size_t RTM_PAYLOAD(IN const struct nlmsghdr *n);

/** A length rounded up as next hops are.
 *  len  bytes
 *  Returns len, or the next multiple of RTNH_ALIGNTO above it. Cannot fail. See rtnetlink(7).
 */
size_t RTNH_ALIGN(size_t len);

/** Ask whether a whole next hop lies in a buffer; rtnh_len is looked at even if len is too short for it.
 *
 *  rtnh  its head
 *  len   bytes from there to the end of RTA_MULTIPATH
 *
 *  Returns 1 or 0. Cannot fail.
 *  See rtnetlink(7).
 */
BYHAND int RTNH_OK(IN const struct rtnexthop *rtnh, int len);

/** Go to the next next hop; take RTNH_ALIGN(rtnh_len) off the bytes that are left before.
 *  rtnh  the head of one, for which RTNH_OK() holds
 *  Returns a pointer to the next head. Cannot fail. See rtnetlink(7).
 */
BYHAND INTO(rtnh) struct rtnexthop *RTNH_NEXT(IN const struct rtnexthop *rtnh);

/** The length to store in rtnh_len.
 *  len  bytes of its attributes
 *  Returns the bytes of head and attributes. Cannot fail. See rtnetlink(7).
 */
size_t RTNH_LENGTH(size_t len);

/** The room a next hop takes in a buffer.
 *  len  bytes of its attributes
 *  Returns the bytes, padding included. Cannot fail. See rtnetlink(7).
 */
size_t RTNH_SPACE(size_t len);

/** The first attribute of a next hop.
 *  rtnh  its head, in the buffer that holds the message
 *  Returns a pointer to it. Cannot fail. See rtnetlink(7).
 */
INTO(rtnh) struct rtattr *RTNH_DATA(IN const struct rtnexthop *rtnh);

/** The first attribute behind a struct tcmsg.
 *  r  that struct, in the buffer that holds the message
 *  Returns a pointer to it. Cannot fail. See rtnetlink(7).
 */
INTO(r) struct rtattr *TCA_RTA(IN const struct tcmsg *r);

/** The bytes of attributes in a message about traffic control.
 *  n  the message's head
 *  Returns the bytes. Cannot fail. See rtnetlink(7).
 */
size_t TCA_PAYLOAD(IN const struct nlmsghdr *n);

/** The first attribute behind a struct tcamsg.
 *  r  that struct, in the buffer that holds the message
 *  Returns a pointer to it. Cannot fail. See rtnetlink(7).
 */
INTO(r) struct rtattr *TA_RTA(IN const struct tcamsg *r);

/** The bytes of attributes in a message about actions on traffic.
 *  n  the message's head
 *  Returns the bytes. Cannot fail. See rtnetlink(7).
 */
size_t TA_PAYLOAD(IN const struct nlmsghdr *n);
