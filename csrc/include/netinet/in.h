/** The Internet families: IPv4 and IPv6 addresses, protocols, byte order, and the options of the IP levels. */
#include <sys/socket.h>
#include <stdint.h>

/** An IPv4 address as one number of 32 bits. In structs: network byte order. */
typedef int... in_addr_t;

/** A port, 0 to 65535. In structs: network byte order. */
typedef int... in_port_t;

/* Protocols: the third argument of socket(), the level of an option, the protocol field of an IP header. */
#define IPPROTO_IP ... /* level of the IP_ options; as a protocol: the usual one */
#define IPPROTO_HOPOPTS ... /* IPv6 extension header: options for every hop */
#define IPPROTO_ICMP ... /* errors and echo ("ping") of IPv4 */
#define IPPROTO_IGMP ... /* who listens to which multicast group, IPv4 */
#define IPPROTO_IPIP ... /* IPv4 inside IP */
#define IPPROTO_TCP ... /* streams; also the level of the TCP_ options */
#define IPPROTO_EGP ...
#define IPPROTO_PUP ...
#define IPPROTO_UDP ... /* datagrams */
#define IPPROTO_IDP ...
#define IPPROTO_TP ...
#define IPPROTO_DCCP ... /* datagrams with congestion control */
#define IPPROTO_IPV6 ... /* level of the IPV6_ options; as a protocol: IPv6 inside IP */
#define IPPROTO_ROUTING ... /* IPv6 extension header: the way to take */
#define IPPROTO_FRAGMENT ... /* IPv6 extension header: a piece of a packet */
#define IPPROTO_RSVP ...
#define IPPROTO_GRE ... /* generic tunnels */
#define IPPROTO_ESP ... /* IPsec, encrypted */
#define IPPROTO_AH ... /* IPsec, authenticated */
#define IPPROTO_ICMPV6 ... /* errors, echo, neighbours and groups of IPv6 */
#define IPPROTO_NONE ... /* IPv6: no header follows */
#define IPPROTO_DSTOPTS ... /* IPv6 extension header: options for the destination */
#define IPPROTO_MTP ...
#define IPPROTO_BEETPH ...
#define IPPROTO_ENCAP ...
#define IPPROTO_PIM ... /* multicast routing */
#define IPPROTO_COMP ... /* compressed payload */
#define IPPROTO_L2TP ... /* tunnels of layer 2 */
#define IPPROTO_SCTP ... /* several streams of messages in one association */
#define IPPROTO_MH ... /* IPv6 extension header: mobility */
#define IPPROTO_UDPLITE ... /* UDP whose checksum may cover a part only */
#define IPPROTO_MPLS ...
#define IPPROTO_ETHERNET ... /* Ethernet inside IPv6 */
#define IPPROTO_RAW ... /* raw packets, the sender writes the IP header (IP_HDRINCL) */
#define IPPROTO_SMC ... /* shared memory in place of TCP's path */
#define IPPROTO_MPTCP ... /* TCP over several paths */
#define IPPROTO_MAX ... /* one more than the highest */

/* Ports, in host byte order. */
#define IPPORT_ECHO ...
#define IPPORT_DISCARD ...
#define IPPORT_SYSTAT ...
#define IPPORT_DAYTIME ...
#define IPPORT_NETSTAT ...
#define IPPORT_FTP ...
#define IPPORT_TELNET ...
#define IPPORT_SMTP ...
#define IPPORT_TIMESERVER ...
#define IPPORT_NAMESERVER ...
#define IPPORT_WHOIS ...
#define IPPORT_MTP ...
#define IPPORT_TFTP ...
#define IPPORT_RJE ...
#define IPPORT_FINGER ...
#define IPPORT_TTYLINK ...
#define IPPORT_SUPDUP ...
#define IPPORT_EXECSERVER ...
#define IPPORT_LOGINSERVER ...
#define IPPORT_CMDSERVER ...
#define IPPORT_EFSSERVER ...
#define IPPORT_BIFFUDP ...
#define IPPORT_WHOSERVER ...
#define IPPORT_ROUTESERVER ...
#define IPPORT_RESERVED ... /* ports below this need privilege to bind */
#define IPPORT_USERRESERVED ... /* once: servers without privilege stay above this */

/* IPv4 addresses, in host byte order: give them to htonl(). */
#define INADDR_ANY ... /* 0.0.0.0: every interface of this machine */
#define INADDR_LOOPBACK ... /* 127.0.0.1: this machine itself */
#define INADDR_BROADCAST ... /* 255.255.255.255: everybody on this network */
#define INADDR_NONE ... /* what inet_addr() returns for an error; the same number as INADDR_BROADCAST */
#define INADDR_DUMMY ... /* 192.0.0.8: the source of ICMP errors that have no IPv4 sender */
#define INADDR_UNSPEC_GROUP ... /* 224.0.0.0 */
#define INADDR_ALLHOSTS_GROUP ... /* 224.0.0.1: all machines of this network */
#define INADDR_ALLRTRS_GROUP ... /* 224.0.0.2: all routers of this network */
#define INADDR_ALLSNOOPERS_GROUP ... /* 224.0.0.106: switches that watch multicast */
#define INADDR_MAX_LOCAL_GROUP ... /* 224.0.0.255: the last group that routers do not forward */

/* The classes of IPv4 networks, of before 1993: host byte order. */
#define IN_CLASSA_NET ... /* mask of the network part */
#define IN_CLASSA_NSHIFT ... /* bits of the host part */
#define IN_CLASSA_HOST ... /* mask of the host part */
#define IN_CLASSA_MAX ...
#define IN_CLASSB_NET ... /* mask of the network part */
#define IN_CLASSB_NSHIFT ... /* bits of the host part */
#define IN_CLASSB_HOST ... /* mask of the host part */
#define IN_CLASSB_MAX ...
#define IN_CLASSC_NET ... /* mask of the network part */
#define IN_CLASSC_NSHIFT ... /* bits of the host part */
#define IN_CLASSC_HOST ... /* mask of the host part */
#define IN_LOOPBACKNET ... /* 127, the network of INADDR_LOOPBACK */

/* Sizes of text. */
#define INET_ADDRSTRLEN ... /* bytes for any IPv4 address as text, NUL included */
#define INET6_ADDRSTRLEN ... /* bytes for any IPv6 address as text, NUL included */

/* Option levels. */
#define SOL_IP ... /* IPPROTO_IP */
#define SOL_IPV6 ... /* IPPROTO_IPV6 */
#define SOL_ICMPV6 ... /* IPPROTO_ICMPV6 */

/* Options of level IPPROTO_IP. The note names the value's C type; "flag" is an int, 0 or 1. */
#define IP_OPTIONS ... /* bytes: the options part of the headers sent, 40 at most */
#define IP_HDRINCL ... /* flag, SOCK_RAW: the caller writes the IP header */
#define IP_TOS ... /* int, 0 to 255: type of service (DSCP and ECN bits) of packets sent */
#define IP_TTL ... /* int, 1 to 255: hops a packet may take; -1 for the system's default */
#define IP_RECVOPTS ... /* flag: messages bear their packet's options */
#define IP_RECVRETOPTS ... /* IP_RETOPTS */
#define IP_RETOPTS ... /* flag: messages bear their packet's options as received */
#define IP_MULTICAST_IF ... /* struct in_addr, ip_mreq or ip_mreqn: interface for multicast sent */
#define IP_MULTICAST_TTL ... /* int or unsigned char: hops multicast sent may take, 1 if unset */
#define IP_MULTICAST_LOOP ... /* int or unsigned char: this machine hears its own multicast, 1 if unset */
#define IP_ADD_MEMBERSHIP ... /* struct ip_mreq or ip_mreqn: join a group */
#define IP_DROP_MEMBERSHIP ... /* struct ip_mreq or ip_mreqn: leave a group */
#define IP_UNBLOCK_SOURCE ... /* struct ip_mreq_source: hear that sender again */
#define IP_BLOCK_SOURCE ... /* struct ip_mreq_source: do not hear that sender of a group */
#define IP_ADD_SOURCE_MEMBERSHIP ... /* struct ip_mreq_source: join a group for one sender */
#define IP_DROP_SOURCE_MEMBERSHIP ... /* struct ip_mreq_source: leave it for that sender */
#define IP_MSFILTER ... /* struct ip_msfilter: the whole list of senders to hear, or not to hear */
#define MCAST_JOIN_GROUP ... /* struct group_req: join a group of either family */
#define MCAST_BLOCK_SOURCE ... /* struct group_source_req: do not hear that sender */
#define MCAST_UNBLOCK_SOURCE ... /* struct group_source_req: hear that sender again */
#define MCAST_LEAVE_GROUP ... /* struct group_req: leave a group */
#define MCAST_JOIN_SOURCE_GROUP ... /* struct group_source_req: join a group for one sender */
#define MCAST_LEAVE_SOURCE_GROUP ... /* struct group_source_req: leave it for that sender */
#define MCAST_MSFILTER ... /* struct group_filter: the whole list of senders */
#define MCAST_EXCLUDE ... /* filter mode: all but the listed senders */
#define MCAST_INCLUDE ... /* filter mode: the listed senders only */
#define IP_MULTICAST_ALL ... /* flag: hear every group anyone here joined, 1 if unset */
#define IP_UNICAST_IF ... /* int, network byte order: interface number for packets sent */
#define IP_ROUTER_ALERT ... /* flag, SOCK_RAW: get packets that ask for a router's attention */
#define IP_PKTINFO ... /* flag: messages bear a struct in_pktinfo */
#define IP_PKTOPTIONS ...
#define IP_PMTUDISC ... /* IP_MTU_DISCOVER by an older name */
#define IP_MTU_DISCOVER ... /* int: one of IP_PMTUDISC_... below */
#define IP_RECVERR ... /* flag: errors of the network queue for MSG_ERRQUEUE */
#define IP_RECVTTL ... /* flag: messages bear their packet's TTL, an int */
#define IP_RECVTOS ... /* flag: messages bear their packet's TOS, one byte */
#define IP_MTU ... /* int, read only: the largest packet the path takes, in bytes; connected sockets */
#define IP_FREEBIND ... /* flag: bind() takes an address this machine does not have (yet) */
#define IP_IPSEC_POLICY ...
#define IP_XFRM_POLICY ...
#define IP_PASSSEC ... /* flag: messages bear their security label */
#define IP_TRANSPARENT ... /* flag: a proxy with foreign addresses; needs privilege */
#define IP_ORIGDSTADDR ... /* type of the control message: a struct sockaddr_in */
#define IP_RECVORIGDSTADDR ... /* flag: messages bear the destination from before redirection */
#define IP_MINTTL ... /* int: drop packets that come with fewer hops left */
#define IP_NODEFRAG ... /* flag, SOCK_RAW: do not put pieces together */
#define IP_CHECKSUM ... /* flag: messages bear the checksum of what came */
#define IP_BIND_ADDRESS_NO_PORT ... /* flag: bind() with port 0 leaves the port to connect() */
#define IP_RECVFRAGSIZE ... /* flag: messages bear the size of their largest piece */
#define IP_RECVERR_RFC4884 ... /* flag: errors bear extended ICMP data */
#define IP_LOCAL_PORT_RANGE ... /* uint32_t: ports to choose from, highest << 16 | lowest */
#define IP_PROTOCOL ... /* int, read only: the protocol of a raw socket */
#define IP_DEFAULT_MULTICAST_TTL ... /* 1 */
#define IP_DEFAULT_MULTICAST_LOOP ... /* 1 */
#define IP_MAX_MEMBERSHIPS ... /* groups one socket may join; an old limit */

/* Values of IP_MTU_DISCOVER. */
#define IP_PMTUDISC_DONT ... /* routers may cut packets in pieces */
#define IP_PMTUDISC_WANT ... /* as the route says */
#define IP_PMTUDISC_DO ... /* never cut: EMSGSIZE for what is too long */
#define IP_PMTUDISC_PROBE ... /* never cut, and send what is too long all the same */
#define IP_PMTUDISC_INTERFACE ... /* count with the interface's size alone, believe no ICMP */
#define IP_PMTUDISC_OMIT ... /* the same, but packets may be cut */

/* Options of level IPPROTO_IPV6. The note names the value's C type; "flag" is an int, 0 or 1. */
#define IPV6_V6ONLY ... /* flag: no IPv4 through this socket; set it before bind() */
#define IPV6_UNICAST_HOPS ... /* int, 0 to 255: hops a packet may take; -1 for the system's default */
#define IPV6_MULTICAST_IF ... /* unsigned int: interface number for multicast sent */
#define IPV6_MULTICAST_HOPS ... /* int: hops multicast sent may take; -1 for the default, 1 */
#define IPV6_MULTICAST_LOOP ... /* flag: this machine hears its own multicast, 1 if unset */
#define IPV6_JOIN_GROUP ... /* struct ipv6_mreq: join a group */
#define IPV6_LEAVE_GROUP ... /* struct ipv6_mreq: leave a group */
#define IPV6_ADD_MEMBERSHIP ... /* IPV6_JOIN_GROUP by an older name */
#define IPV6_DROP_MEMBERSHIP ... /* IPV6_LEAVE_GROUP by an older name */
#define IPV6_MULTICAST_ALL ... /* flag: hear every group anyone here joined, 1 if unset */
#define IPV6_JOIN_ANYCAST ... /* struct ipv6_mreq: take on an anycast address */
#define IPV6_LEAVE_ANYCAST ... /* struct ipv6_mreq: give it up */
#define IPV6_ROUTER_ALERT ... /* int, SOCK_RAW: get packets with this router alert value */
#define IPV6_ROUTER_ALERT_ISOLATE ... /* flag: of this socket's own network namespace only */
#define IPV6_MTU_DISCOVER ... /* int: one of IPV6_PMTUDISC_... below */
#define IPV6_MTU ... /* int: the largest packet of the path, in bytes */
#define IPV6_RECVERR ... /* flag: errors of the network queue for MSG_ERRQUEUE */
#define IPV6_RECVERR_RFC4884 ... /* flag: errors bear extended ICMP data */
#define IPV6_ADDRFORM ... /* int, AF_INET: turn a socket with an IPv4-mapped peer into an AF_INET one */
#define IPV6_CHECKSUM ... /* int, SOCK_RAW: where the checksum stands, in bytes; -1 for none */
#define IPV6_HDRINCL ... /* flag, SOCK_RAW: the caller writes the IPv6 header */
#define IPV6_IPSEC_POLICY ...
#define IPV6_XFRM_POLICY ...
#define IPV6_RECVPKTINFO ... /* flag: messages bear a struct in6_pktinfo */
#define IPV6_PKTINFO ... /* struct in6_pktinfo: source address and interface for packets sent */
#define IPV6_RECVHOPLIMIT ... /* flag: messages bear the hops left, an int */
#define IPV6_HOPLIMIT ... /* control message, int: hops one packet may take */
#define IPV6_RECVHOPOPTS ... /* flag: messages bear their hop-by-hop options */
#define IPV6_HOPOPTS ... /* hop-by-hop options of packets sent */
#define IPV6_RTHDRDSTOPTS ... /* destination options before the routing header */
#define IPV6_RECVRTHDR ... /* flag: messages bear their routing header */
#define IPV6_RTHDR ... /* routing header of packets sent */
#define IPV6_RECVDSTOPTS ... /* flag: messages bear their destination options */
#define IPV6_DSTOPTS ... /* destination options of packets sent */
#define IPV6_RECVPATHMTU ... /* flag: report changes of the path's largest packet */
#define IPV6_PATHMTU ... /* struct ip6_mtuinfo, read only; connected sockets */
#define IPV6_DONTFRAG ... /* flag: EMSGSIZE rather than pieces */
#define IPV6_RECVTCLASS ... /* flag: messages bear their traffic class, an int */
#define IPV6_TCLASS ... /* int, 0 to 255: traffic class of packets sent; -1 for the default */
#define IPV6_AUTOFLOWLABEL ... /* flag: the kernel labels each flow */
#define IPV6_ADDR_PREFERENCES ... /* int, bits: one or more of IPV6_PREFER_SRC_... below */
#define IPV6_MINHOPCOUNT ... /* int: drop packets that come with fewer hops left */
#define IPV6_ORIGDSTADDR ... /* type of the control message: a struct sockaddr_in6 */
#define IPV6_RECVORIGDSTADDR ... /* flag: messages bear the destination from before redirection */
#define IPV6_TRANSPARENT ... /* flag: a proxy with foreign addresses; needs privilege */
#define IPV6_UNICAST_IF ... /* int, network byte order: interface number for packets sent */
#define IPV6_RECVFRAGSIZE ... /* flag: messages bear the size of their largest piece */
#define IPV6_FREEBIND ... /* flag: bind() takes an address this machine does not have (yet) */
#define IPV6_NEXTHOP ... /* struct sockaddr_in6: the first hop of packets sent */
#define IPV6_AUTHHDR ...
#define IPV6_2292PKTINFO ... /* flag: IPV6_RECVPKTINFO of RFC 2292, which RFC 3542 replaced */
#define IPV6_2292HOPOPTS ... /* flag: IPV6_RECVHOPOPTS of RFC 2292 */
#define IPV6_2292DSTOPTS ... /* flag: IPV6_RECVDSTOPTS of RFC 2292 */
#define IPV6_2292RTHDR ... /* flag: IPV6_RECVRTHDR of RFC 2292 */
#define IPV6_2292PKTOPTIONS ... /* bytes, control messages: options of packets sent, as RFC 2292 had them */
#define IPV6_2292HOPLIMIT ... /* flag: IPV6_RECVHOPLIMIT of RFC 2292 */
#define IPV6_RXHOPOPTS ... /* IPV6_HOPOPTS */
#define IPV6_RXDSTOPTS ... /* IPV6_DSTOPTS */

/* Values of IPV6_MTU_DISCOVER: as those of IP_MTU_DISCOVER. */
#define IPV6_PMTUDISC_DONT ... /* packets may be sent in pieces */
#define IPV6_PMTUDISC_WANT ... /* as the route says */
#define IPV6_PMTUDISC_DO ... /* no pieces: EMSGSIZE for what is too long */
#define IPV6_PMTUDISC_PROBE ... /* no pieces, and send what is too long all the same */
#define IPV6_PMTUDISC_INTERFACE ... /* count with the interface's size alone, believe no ICMP */
#define IPV6_PMTUDISC_OMIT ... /* the same, but packets may be sent in pieces */

/* Bits of IPV6_ADDR_PREFERENCES: which of this machine's addresses to send from. */
#define IPV6_PREFER_SRC_TMP ... /* a temporary one, for privacy */
#define IPV6_PREFER_SRC_PUBLIC ... /* a lasting one */
#define IPV6_PREFER_SRC_PUBTMP_DEFAULT ... /* as the system has it */
#define IPV6_PREFER_SRC_COA ... /* where this machine is now (mobile) */
#define IPV6_PREFER_SRC_HOME ... /* where it is at home (mobile) */
#define IPV6_PREFER_SRC_CGA ... /* one made from a key */
#define IPV6_PREFER_SRC_NONCGA ... /* one not made from a key */

/* Routing headers of IPv6. */
#define IPV6_RTHDR_LOOSE ... /* other routers may stand in between */
#define IPV6_RTHDR_STRICT ... /* no router may stand in between */
#define IPV6_RTHDR_TYPE_0 ...

/** An IPv4 address.
 *
 *  s_addr  the address, network byte order: htonl(INADDR_LOOPBACK), or what inet_pton() stored
 */
struct in_addr {
    in_addr_t s_addr;
};

/** An IPv6 address.
 *
 *  s6_addr    its 16 bytes in the order they travel: s6_addr[0] is the first of the address as written
 *  s6_addr16  the same memory as 8 numbers of 16 bits, network byte order (glibc)
 *  s6_addr32  the same memory as 4 numbers of 32 bits, network byte order (glibc)
 */
struct in6_addr {
    uint8_t s6_addr[16];
    uint16_t s6_addr16[8];
    uint32_t s6_addr32[4];
};

/** An IPv4 socket address: who and which door.
 *
 *  sin_family  AF_INET, host byte order
 *  sin_port    port, network byte order: htons(8080)
 *  sin_addr    IPv4 address, network byte order
 *  sin_zero    padding up to the size of struct sockaddr; set it to zero
 */
struct sockaddr_in {
    sa_family_t sin_family;
    in_port_t sin_port;
    struct in_addr sin_addr;
    unsigned char sin_zero[8];
};

/** An IPv6 socket address.
 *
 *  sin6_family    AF_INET6, host byte order
 *  sin6_port      port, network byte order: htons(8080)
 *  sin6_flowinfo  traffic class and flow label, network byte order; mostly 0
 *  sin6_addr      IPv6 address
 *  sin6_scope_id  interface number of a link-local address (if_nametoindex()), host byte order; else 0
 */
struct sockaddr_in6 {
    sa_family_t sin6_family;
    in_port_t sin6_port;
    uint32_t sin6_flowinfo;
    struct in6_addr sin6_addr;
    uint32_t sin6_scope_id;
};

/** The value of IP_ADD_MEMBERSHIP and IP_DROP_MEMBERSHIP: an IPv4 group and where to hear it.
 *
 *  imr_multiaddr  the group's address, network byte order
 *  imr_interface  an address of the interface, network byte order; INADDR_ANY lets the routes decide
 */
struct ip_mreq {
    struct in_addr imr_multiaddr;
    struct in_addr imr_interface;
};

/** struct ip_mreq with the interface by number (Linux).
 *
 *  imr_multiaddr  the group's address, network byte order
 *  imr_address    an address of the interface, network byte order, if imr_ifindex is 0
 *  imr_ifindex    number of the interface, host byte order; 0 for imr_address
 */
struct ip_mreqn {
    struct in_addr imr_multiaddr;
    struct in_addr imr_address;
    int imr_ifindex;
};

/** An IPv4 group, where to hear it, and one sender: the value of IP_ADD_SOURCE_MEMBERSHIP and its kin.
 *
 *  imr_multiaddr   the group's address, network byte order
 *  imr_interface   an address of the interface, network byte order
 *  imr_sourceaddr  the sender's address, network byte order
 */
struct ip_mreq_source {
    struct in_addr imr_multiaddr;
    struct in_addr imr_interface;
    struct in_addr imr_sourceaddr;
};

/** The value of IPV6_JOIN_GROUP and IPV6_LEAVE_GROUP: an IPv6 group and where to hear it.
 *
 *  ipv6mr_multiaddr  the group's address
 *  ipv6mr_interface  number of the interface, host byte order; 0 lets the system choose
 */
struct ipv6_mreq {
    struct in6_addr ipv6mr_multiaddr;
    unsigned int ipv6mr_interface;
};

/** The value of MCAST_JOIN_GROUP and MCAST_LEAVE_GROUP: a group of either family.
 *
 *  gr_interface  number of the interface, host byte order; 0 lets the system choose
 *  gr_group      the group, a struct sockaddr_in or sockaddr_in6 stored here
 */
struct group_req {
    uint32_t gr_interface;
    struct sockaddr_storage gr_group;
};

/** The value of MCAST_JOIN_SOURCE_GROUP and its kin: a group of either family and one sender.
 *
 *  gsr_interface  number of the interface, host byte order; 0 lets the system choose
 *  gsr_group      the group, a struct sockaddr_in or sockaddr_in6 stored here
 *  gsr_source     the sender, likewise
 */
struct group_source_req {
    uint32_t gsr_interface;
    struct sockaddr_storage gsr_group;
    struct sockaddr_storage gsr_source;
};

/** The value of IP_MSFILTER: an IPv4 group, where to hear it, and all senders to hear or not to hear.
 *
 *  imsf_multiaddr  the group's address, network byte order
 *  imsf_interface  an address of the interface, network byte order
 *  imsf_fmode      MCAST_INCLUDE or MCAST_EXCLUDE, host byte order
 *  imsf_numsrc     how many senders follow, host byte order
 *  imsf_slist      the senders' addresses, network byte order; there may be more than one (IP_MSFILTER_SIZE())
 */
struct ip_msfilter {
    struct in_addr imsf_multiaddr;
    struct in_addr imsf_interface;
    uint32_t imsf_fmode;
    uint32_t imsf_numsrc;
    struct in_addr imsf_slist[1];
};

/** The value of MCAST_MSFILTER: struct ip_msfilter for either family.
 *
 *  gf_interface  number of the interface, host byte order; 0 lets the system choose
 *  gf_group      the group, a struct sockaddr_in or sockaddr_in6 stored here
 *  gf_fmode      MCAST_INCLUDE or MCAST_EXCLUDE, host byte order
 *  gf_numsrc     how many senders follow, host byte order
 *  gf_slist      the senders, likewise; there may be more than one (GROUP_FILTER_SIZE())
 */
struct group_filter {
    uint32_t gf_interface;
    struct sockaddr_storage gf_group;
    uint32_t gf_fmode;
    uint32_t gf_numsrc;
    struct sockaddr_storage gf_slist[1];
};

/** IPv4 options as BSD's IP_OPTIONS had them.
 *
 *  ip_dst   the first hop of a source route, network byte order; zero without one
 *  ip_opts  the options as they stand in the header, 40 bytes at most
 */
struct ip_opts {
    struct in_addr ip_dst;
    char ip_opts[40];
};

/** The control message of IP_PKTINFO: how an IPv4 packet came, or shall leave.
 *
 *  ipi_ifindex   number of the interface, host byte order
 *  ipi_spec_dst  the local address that was meant, or to send from; network byte order
 *  ipi_addr      the destination in the packet's header, network byte order; ignored when sending
 */
struct in_pktinfo {
    int ipi_ifindex;
    struct in_addr ipi_spec_dst;
    struct in_addr ipi_addr;
};

/** The control message of IPV6_PKTINFO: how an IPv6 packet came, or shall leave.
 *
 *  ipi6_addr     the packet's destination; when sending: the source
 *  ipi6_ifindex  number of the interface, host byte order
 */
struct in6_pktinfo {
    struct in6_addr ipi6_addr;
    unsigned int ipi6_ifindex;
};

/** The value of IPV6_PATHMTU: the largest packet a path takes.
 *
 *  ip6m_addr  the destination
 *  ip6m_mtu   bytes, host byte order
 */
struct ip6_mtuinfo {
    struct sockaddr_in6 ip6m_addr;
    uint32_t ip6m_mtu;
};

/** The IPv6 address ::, every interface of this machine: what INADDR_ANY is for IPv4. IN6ADDR_ANY_INIT is the same. */
extern const struct in6_addr in6addr_any;

/** The IPv6 address ::1, this machine itself: what INADDR_LOOPBACK is for IPv4. IN6ADDR_LOOPBACK_INIT is the same. */
extern const struct in6_addr in6addr_loopback;

/** Turn 32 bits from host to network byte order: most significant byte first.
 *
 *  hostlong  a number of 32 bits, such as INADDR_LOOPBACK; higher bits are cut off
 *
 *  Returns the number whose bytes in memory are in network order. Cannot fail.
 *  See htonl(3).
 */
uint32_t htonl(uint32_t hostlong);

/** Turn 16 bits from host to network byte order, mostly a port for a socket address.
 *
 *  hostshort  a number of 16 bits, 0 to 65535; higher bits are cut off, so htons(70000) is htons(4464)
 *
 *  Returns the number whose bytes in memory are in network order. Cannot fail.
 *  See htons(3).
 */
uint16_t htons(uint16_t hostshort);

/** Turn 32 bits from network to host byte order.
 *
 *  netlong  as it stood in a packet or a socket address
 *
 *  Returns the number to compute with. Cannot fail.
 *  See ntohl(3).
 */
uint32_t ntohl(uint32_t netlong);

/** Turn 16 bits from network to host byte order, mostly the port of a socket address.
 *
 *  netshort  as it stood in a packet or a socket address
 *
 *  Returns the number to compute with. Cannot fail.
 *  See ntohs(3).
 */
uint16_t ntohs(uint16_t netshort);

/** Bind a socket to a free port below 1024, which proves privilege to old services.
 *
 *  sockfd  an AF_INET socket without an address
 *  sin     the address to bind; its sin_port is chosen and stored; NULL for INADDR_ANY
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EACCES privilege is missing; EADDRINUSE all of those ports are taken; EAFNOSUPPORT, EPFNOSUPPORT sin is not
 *  AF_INET; EBADF, ENOTSOCK sockfd is not open, or no socket.
 *  See bindresvport(3).
 */
int bindresvport(int sockfd, OPT INOUT struct sockaddr_in *sin);

/** Ask for :: (unspecified).
 *  a  the address
 *  Returns 1 or 0. Cannot fail. See ipv6(7), RFC 4291.
 */
int IN6_IS_ADDR_UNSPECIFIED(IN const struct in6_addr *a);

/** Ask for ::1 (loopback).
 *  a  the address
 *  Returns 1 or 0. Cannot fail. See ipv6(7), RFC 4291.
 */
int IN6_IS_ADDR_LOOPBACK(IN const struct in6_addr *a);

/** Ask for a multicast address, ff00::/8.
 *  a  the address
 *  Returns 1 or 0. Cannot fail. See ipv6(7), RFC 4291.
 */
int IN6_IS_ADDR_MULTICAST(IN const struct in6_addr *a);

/** Ask for a link-local address, fe80::/10: valid on one link only, so sin6_scope_id must name the interface.
 *  a  the address
 *  Returns 1 or 0. Cannot fail. See ipv6(7), RFC 4291.
 */
int IN6_IS_ADDR_LINKLOCAL(IN const struct in6_addr *a);

/** Ask for a site-local address, fec0::/10, a kind given up by RFC 3879.
 *  a  the address
 *  Returns 1 or 0. Cannot fail. See ipv6(7), RFC 3879.
 */
int IN6_IS_ADDR_SITELOCAL(IN const struct in6_addr *a);

/** Ask for an IPv4 address mapped into IPv6, ::ffff:a.b.c.d: an IPv4 peer of a dual-stack socket.
 *  a  the address
 *  Returns 1 or 0. Cannot fail. See ipv6(7), RFC 4291.
 */
int IN6_IS_ADDR_V4MAPPED(IN const struct in6_addr *a);

/** Ask for an IPv4-compatible address, ::a.b.c.d other than :: and ::1, a kind given up.
 *  a  the address
 *  Returns 1 or 0. Cannot fail. See ipv6(7), RFC 4291.
 */
int IN6_IS_ADDR_V4COMPAT(IN const struct in6_addr *a);

/** Ask for a multicast group confined to this machine (scope 1).
 *  a  the address
 *  Returns 1 or 0. Cannot fail. See RFC 4291.
 */
int IN6_IS_ADDR_MC_NODELOCAL(IN const struct in6_addr *a);

/** Ask for a multicast group confined to one link (scope 2).
 *  a  the address
 *  Returns 1 or 0. Cannot fail. See RFC 4291.
 */
int IN6_IS_ADDR_MC_LINKLOCAL(IN const struct in6_addr *a);

/** Ask for a multicast group confined to a site (scope 5).
 *  a  the address
 *  Returns 1 or 0. Cannot fail. See RFC 4291.
 */
int IN6_IS_ADDR_MC_SITELOCAL(IN const struct in6_addr *a);

/** Ask for a multicast group confined to an organisation (scope 8).
 *  a  the address
 *  Returns 1 or 0. Cannot fail. See RFC 4291.
 */
int IN6_IS_ADDR_MC_ORGLOCAL(IN const struct in6_addr *a);

/** Ask for a multicast group of the whole Internet (scope 14).
 *  a  the address
 *  Returns 1 or 0. Cannot fail. See RFC 4291.
 */
int IN6_IS_ADDR_MC_GLOBAL(IN const struct in6_addr *a);

/** Ask whether two IPv6 addresses are the same (glibc and most others; not in POSIX).
 *  a  one of them
 *  b  the other one
 *  Returns 1 or 0. Cannot fail. See RFC 3542.
 */
int IN6_ARE_ADDR_EQUAL(IN const struct in6_addr *a, IN const struct in6_addr *b);

/** Ask for an IPv4 address of class A, 0.0.0.0 to 127.255.255.255.
 *  a  the address, host byte order: ntohl(addr.s_addr)
 *  Returns nonzero or 0. Cannot fail. See RFC 791.
 */
int IN_CLASSA(in_addr_t a);

/** Ask for an IPv4 address of class B, 128.0.0.0 to 191.255.255.255.
 *  a  the address, host byte order: ntohl(addr.s_addr)
 *  Returns nonzero or 0. Cannot fail. See RFC 791.
 */
int IN_CLASSB(in_addr_t a);

/** Ask for an IPv4 address of class C, 192.0.0.0 to 223.255.255.255.
 *  a  the address, host byte order: ntohl(addr.s_addr)
 *  Returns nonzero or 0. Cannot fail. See RFC 791.
 */
int IN_CLASSC(in_addr_t a);

/** Ask for an IPv4 address of class D, 224.0.0.0 to 239.255.255.255: multicast.
 *  a  the address, host byte order: ntohl(addr.s_addr)
 *  Returns nonzero or 0. Cannot fail. See RFC 5771.
 */
int IN_CLASSD(in_addr_t a);

/** Ask for an IPv4 multicast address, 224.0.0.0 to 239.255.255.255.
 *  a  the address, host byte order: ntohl(addr.s_addr)
 *  Returns nonzero or 0. Cannot fail. See RFC 5771.
 */
int IN_MULTICAST(in_addr_t a);

/** Ask for an IPv4 address of 224.0.0.0 or above, which belongs to no network.
 *  a  the address, host byte order: ntohl(addr.s_addr)
 *  Returns nonzero or 0. Cannot fail. See RFC 1112.
 */
int IN_EXPERIMENTAL(in_addr_t a);

/** Ask for an IPv4 address of 240.0.0.0 or above, reserved.
 *  a  the address, host byte order: ntohl(addr.s_addr)
 *  Returns nonzero or 0. Cannot fail. See RFC 1112.
 */
int IN_BADCLASS(in_addr_t a);

/** The bytes of a struct ip_msfilter with a number of senders: the optlen for IP_MSFILTER.
 *  numsrc  how many senders
 *  Returns the bytes. Cannot fail.
 *  See RFC 3678.
 */
size_t IP_MSFILTER_SIZE(uint32_t numsrc);

/** The bytes of a struct group_filter with a number of senders: the optlen for MCAST_MSFILTER.
 *  numsrc  how many senders
 *  Returns the bytes. Cannot fail.
 *  See RFC 3678.
 */
size_t GROUP_FILTER_SIZE(uint32_t numsrc);

/** Ask which senders of an IPv4 group a socket hears: IP_MSFILTER as a function.
 *
 *  s               a datagram or raw socket that has joined the group
 *  interface_addr  an address of the interface, network byte order, by value
 *  group           the group's address, network byte order, by value
 *  fmode           receives MCAST_INCLUDE or MCAST_EXCLUDE
 *  numsrc          in: how many addresses slist has room for; out: how many senders there are, perhaps more
 *  slist           receives their addresses, network byte order
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EADDRNOTAVAIL the socket has not joined that group there; EINVAL no such interface, or no group;
 *  EBADF, ENOTSOCK s is not open, or no socket; ENOMEM no memory.
 *  See RFC 3678.
 */
int getipv4sourcefilter(int s, struct in_addr interface_addr, struct in_addr group, OUT uint32_t *fmode,
                        INOUT uint32_t *numsrc, OUT(*numsrc * sizeof(struct in_addr)) struct in_addr *slist);

/** Set which senders of an IPv4 group a socket hears: IP_MSFILTER as a function.
 *
 *  s               a datagram or raw socket
 *  interface_addr  an address of the interface, network byte order, by value
 *  group           the group's address, network byte order, by value
 *  fmode           MCAST_INCLUDE hears the listed senders only, MCAST_EXCLUDE all others
 *  numsrc          how many addresses slist has
 *  slist           the senders' addresses, network byte order
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EINVAL unknown fmode, or no group; EADDRNOTAVAIL not joined (MCAST_EXCLUDE); ENOBUFS more senders than
 *  net.ipv4.igmp_max_msf; EBADF, ENOTSOCK s is not open, or no socket; ENOMEM no memory.
 *  See RFC 3678.
 */
int setipv4sourcefilter(int s, struct in_addr interface_addr, struct in_addr group, uint32_t fmode, uint32_t numsrc,
                        IN(numsrc * sizeof(struct in_addr)) const struct in_addr *slist);

/** Ask which senders of a group of either family a socket hears: MCAST_MSFILTER as a function.
 *
 *  s               a datagram or raw socket that has joined the group
 *  interface_addr  number of the interface (an index in spite of its name), host byte order
 *  group           the group, a struct sockaddr_in or sockaddr_in6
 *  grouplen        bytes of group: exactly the size of that struct
 *  fmode           receives MCAST_INCLUDE or MCAST_EXCLUDE
 *  numsrc          in: how many addresses slist has room for; out: how many senders there are, perhaps more
 *  slist           receives the senders, each in a struct sockaddr_storage
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EADDRNOTAVAIL the socket has not joined that group there; EINVAL family and grouplen do not go together, or
 *  no group; ENODEV no such interface; EBADF, ENOTSOCK s is not open, or no socket; ENOMEM no memory.
 *  See RFC 3678.
 */
BYHAND int getsourcefilter(int s, uint32_t interface_addr, IN(grouplen) const struct sockaddr *group,
                           socklen_t grouplen, OUT uint32_t *fmode, INOUT uint32_t *numsrc,
                           OUT(*numsrc * sizeof(struct sockaddr_storage)) struct sockaddr_storage *slist);

/** Set which senders of a group of either family a socket hears: MCAST_MSFILTER as a function.
 *
 *  s               a datagram or raw socket
 *  interface_addr  number of the interface (an index in spite of its name), host byte order
 *  group           the group, a struct sockaddr_in or sockaddr_in6
 *  grouplen        bytes of group: exactly the size of that struct
 *  fmode           MCAST_INCLUDE hears the listed senders only, MCAST_EXCLUDE all others
 *  numsrc          how many addresses slist has
 *  slist           the senders, each in a struct sockaddr_storage
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EINVAL unknown fmode, or family and grouplen do not go together; EADDRNOTAVAIL not joined (MCAST_EXCLUDE);
 *  ENODEV no such interface; ENOBUFS too many senders; EBADF, ENOTSOCK s is not open, or no socket; ENOMEM no memory.
 *  See RFC 3678.
 */
BYHAND int setsourcefilter(int s, uint32_t interface_addr, IN(grouplen) const struct sockaddr *group,
                           socklen_t grouplen, uint32_t fmode, uint32_t numsrc,
                           IN(numsrc * sizeof(struct sockaddr_storage)) const struct sockaddr_storage *slist);

/** Begin an IPv6 options header (hop-by-hop or destination), or only count its bytes.
 *
 *  extbuf  where the header is built; NULL to count
 *  extlen  the room in extbuf, in bytes: a multiple of 8
 *
 *  Returns the offset of the first option, 2, for inet6_opt_append(); -1 if extlen is none.
 *  On failure errno says nothing.
 *  See RFC 3542, section 10.1.
 */
int inet6_opt_init(OPT OUT(extlen) void *extbuf, socklen_t extlen);

/** Add an option to an IPv6 options header, or only count its bytes.
 *
 *  extbuf    the header; NULL to count
 *  extlen    the room in extbuf, in bytes
 *  offset    what inet6_opt_init() or the last inet6_opt_append() returned
 *  type      the option's type, 2 to 255 (0 and 1 are padding)
 *  len       bytes of its data, 0 to 255
 *  align     how the data shall be aligned: 1, 2, 4 or 8, not above len
 *  databufp  receives a pointer to the data within extbuf, for inet6_opt_set_val(); unused with a NULL extbuf
 *
 *  Returns the offset behind the option; -1 if it does not fit or an argument is none. On failure errno says nothing.
 *  See RFC 3542, section 10.2.
 */
BYHAND int inet6_opt_append(OPT OUT(extlen) void *extbuf, socklen_t extlen, int offset, uint8_t type, socklen_t len,
                            uint8_t align, OPT OUT void **databufp);

/** End an IPv6 options header: pad it to a multiple of 8 bytes.
 *
 *  extbuf  the header; NULL to count
 *  extlen  the room in extbuf, in bytes
 *  offset  what the last inet6_opt_append() returned
 *
 *  Returns the bytes of the finished header; -1 if it does not fit. On failure errno says nothing.
 *  See RFC 3542, section 10.3.
 */
BYHAND int inet6_opt_finish(OPT OUT(extlen) void *extbuf, socklen_t extlen, int offset);

/** Store a value in an option's data.
 *
 *  databuf  what inet6_opt_append() stored in databufp
 *  offset   where the value goes, in bytes from databuf
 *  val      the value, network byte order
 *  vallen   its bytes
 *
 *  Returns the offset behind the value. Cannot fail.
 *  See RFC 3542, section 10.4.
 */
BYHAND int inet6_opt_set_val(OUT(offset + vallen) void *databuf, int offset, IN(vallen) void *val, socklen_t vallen);

/** Find the next option of a received IPv6 options header.
 *
 *  extbuf    the header
 *  extlen    its bytes
 *  offset    0 to begin, then what the last call returned
 *  typep     receives the option's type
 *  lenp      receives the bytes of its data
 *  databufp  receives a pointer to the data within extbuf, for inet6_opt_get_val()
 *
 *  Returns the offset behind the option; -1 at the end, or if the header is malformed. On failure errno says nothing.
 *  See RFC 3542, section 10.5.
 */
BYHAND int inet6_opt_next(IN(extlen) void *extbuf, socklen_t extlen, int offset, OUT uint8_t *typep,
                          OUT socklen_t *lenp, OUT void **databufp);

/** Find the next option of one type in a received IPv6 options header.
 *
 *  extbuf    the header
 *  extlen    its bytes
 *  offset    0 to begin, then what the last call returned
 *  type      the type to look for
 *  lenp      receives the bytes of its data
 *  databufp  receives a pointer to the data within extbuf
 *
 *  Returns the offset behind the option; -1 if there is none. On failure errno says nothing.
 *  See RFC 3542, section 10.6.
 */
BYHAND int inet6_opt_find(IN(extlen) void *extbuf, socklen_t extlen, int offset, uint8_t type, OUT socklen_t *lenp,
                          OUT void **databufp);

/** Read a value from an option's data.
 *
 *  databuf  what inet6_opt_next() or inet6_opt_find() stored in databufp
 *  offset   where the value stands, in bytes from databuf
 *  val      receives it, network byte order
 *  vallen   its bytes
 *
 *  Returns the offset behind the value. Cannot fail.
 *  See RFC 3542, section 10.7.
 */
BYHAND int inet6_opt_get_val(IN(offset + vallen) void *databuf, int offset, OUT(vallen) void *val, socklen_t vallen);

/** The bytes of an IPv6 routing header.
 *
 *  type      IPV6_RTHDR_TYPE_0
 *  segments  how many addresses, 0 to 127
 *
 *  Returns the bytes; 0 for another type or number. On failure errno says nothing.
 *  See RFC 3542, section 7.1.
 */
socklen_t inet6_rth_space(int type, int segments);

/** Begin an IPv6 routing header.
 *
 *  bp        where it is built
 *  bp_len    the room there, in bytes: at least inet6_rth_space()
 *  type      IPV6_RTHDR_TYPE_0
 *  segments  how many addresses will be added, 0 to 127
 *
 *  Returns bp; NULL if the room does not suffice, or for another type or number. On failure errno says nothing.
 *  See RFC 3542, section 7.2.
 */
INTO(bp) void *inet6_rth_init(OUT(bp_len) void *bp, socklen_t bp_len, int type, int segments);

/** Add an address to an IPv6 routing header.
 *
 *  bp    what inet6_rth_init() began
 *  addr  the next address of the way
 *
 *  Returns 0; -1 if the header is full, or of an unknown type. On failure errno says nothing.
 *  See RFC 3542, section 7.3.
 */
BYHAND int inet6_rth_add(INOUT(8) void *bp, IN const struct in6_addr *addr);

/** Turn a received IPv6 routing header around, for the way back.
 *
 *  in   the header
 *  out  receives the other one; may be in itself
 *
 *  Returns 0; -1 for an unknown type. On failure errno says nothing.
 *  See RFC 3542, section 7.4.
 */
BYHAND int inet6_rth_reverse(IN(8) const void *in, OUT(8) void *out);

/** Count the addresses of an IPv6 routing header.
 *
 *  bp  the header
 *
 *  Returns their number; -1 if the header is malformed or of an unknown type. On failure errno says nothing.
 *  See RFC 3542, section 7.5.
 */
int inet6_rth_segments(IN(8) const void *bp);

/** One of the addresses of an IPv6 routing header.
 *
 *  bp     the header
 *  index  which one, from 0
 *
 *  Returns a pointer into the header; NULL if there is no such one. On failure errno says nothing.
 *  See RFC 3542, section 7.6.
 */
BYHAND INTO(bp) struct in6_addr *inet6_rth_getaddr(IN(8) const void *bp, int index);
