/** The IPv4 header: its fields, flags, options, and the type of service. */
#include <sys/types.h>
#include <netinet/in.h>

/* Flags and offset in ip_off and frag_off, host byte order. */
#define IP_RF ... /* reserved, 0 */
#define IP_DF ... /* do not cut this packet in pieces */
#define IP_MF ... /* more pieces follow */
#define IP_OFFMASK ... /* the bits of the piece's offset, in units of 8 bytes */

#define IPVERSION ... /* 4 */
#define IP_MAXPACKET ... /* bytes of a packet at most, header included */
#define IP_MSS ... /* 576, a packet every machine takes */
#define MAXTTL ... /* the largest time to live */
#define IPDEFTTL ... /* the usual one */
#define IPFRAGTTL ... /* how long pieces were kept, in half seconds */
#define IPTTLDEC ... /* what each router takes off */

/* Explicit congestion notification: the lowest two bits of the type of service (RFC 3168). */
#define IPTOS_ECN_MASK ...
#define IPTOS_ECN_NOT_ECT ... /* the sender does not take part */
#define IPTOS_ECN_ECT1 ... /* the sender takes part, codepoint 1 */
#define IPTOS_ECN_ECT0 ... /* the sender takes part, codepoint 0 */
#define IPTOS_ECN_CE ... /* a router on the way was congested */

/* Differentiated services: the upper six bits (RFC 2474, 2597, 3246). AFcd: class c, d the more likely dropped. */
#define IPTOS_DSCP_MASK ...
#define IPTOS_DSCP_AF11 ...
#define IPTOS_DSCP_AF12 ...
#define IPTOS_DSCP_AF13 ...
#define IPTOS_DSCP_AF21 ...
#define IPTOS_DSCP_AF22 ...
#define IPTOS_DSCP_AF23 ...
#define IPTOS_DSCP_AF31 ...
#define IPTOS_DSCP_AF32 ...
#define IPTOS_DSCP_AF33 ...
#define IPTOS_DSCP_AF41 ...
#define IPTOS_DSCP_AF42 ...
#define IPTOS_DSCP_AF43 ...
#define IPTOS_DSCP_EF ... /* expedited: low loss, low delay */
#define IPTOS_CLASS_MASK ... /* the class selector bits */
#define IPTOS_CLASS_CS0 ...
#define IPTOS_CLASS_CS1 ...
#define IPTOS_CLASS_CS2 ...
#define IPTOS_CLASS_CS3 ...
#define IPTOS_CLASS_CS4 ...
#define IPTOS_CLASS_CS5 ...
#define IPTOS_CLASS_CS6 ...
#define IPTOS_CLASS_CS7 ...
#define IPTOS_CLASS_DEFAULT ... /* CS0 */

/* The older meaning of that byte (RFC 1349): a wish, and a precedence. */
#define IPTOS_TOS_MASK ...
#define IPTOS_LOWDELAY ...
#define IPTOS_THROUGHPUT ...
#define IPTOS_RELIABILITY ...
#define IPTOS_LOWCOST ...
#define IPTOS_MINCOST ... /* IPTOS_LOWCOST */
#define IPTOS_PREC_MASK ...
#define IPTOS_PREC_NETCONTROL ...
#define IPTOS_PREC_INTERNETCONTROL ...
#define IPTOS_PREC_CRITIC_ECP ...
#define IPTOS_PREC_FLASHOVERRIDE ...
#define IPTOS_PREC_FLASH ...
#define IPTOS_PREC_IMMEDIATE ...
#define IPTOS_PREC_PRIORITY ...
#define IPTOS_PREC_ROUTINE ...

/* Options behind the header: the parts of a type byte, */
#define IPOPT_COPY ... /* bit: every piece of a packet bears this option */
#define IPOPT_CLASS_MASK ...
#define IPOPT_NUMBER_MASK ...
#define IPOPT_CONTROL ... /* class: control */
#define IPOPT_RESERVED1 ...
#define IPOPT_DEBMEAS ... /* class: debugging and measuring */
#define IPOPT_MEASUREMENT ... /* IPOPT_DEBMEAS */
#define IPOPT_RESERVED2 ...

/* the types, */
#define IPOPT_EOL ... /* end of the list */
#define IPOPT_END ... /* IPOPT_EOL */
#define IPOPT_NOP ... /* padding */
#define IPOPT_NOOP ... /* IPOPT_NOP */
#define IPOPT_RR ... /* record the route */
#define IPOPT_TS ... /* record times */
#define IPOPT_TIMESTAMP ... /* IPOPT_TS */
#define IPOPT_SECURITY ... /* security label of the US military */
#define IPOPT_SEC ... /* IPOPT_SECURITY */
#define IPOPT_LSRR ... /* source route, other routers may stand in between */
#define IPOPT_SATID ... /* stream of a satellite network */
#define IPOPT_SID ... /* IPOPT_SATID */
#define IPOPT_SSRR ... /* source route, no other routers */
#define IPOPT_RA ... /* router alert */

/* where things stand within an option, in bytes, */
#define IPOPT_OPTVAL ... /* the type */
#define IPOPT_OLEN ... /* the length */
#define IPOPT_OFFSET ... /* the place to fill next */
#define IPOPT_MINOFF ... /* the least value of that */
#define MAX_IPOPTLEN ... /* bytes of all options at most */

/* the flag of IPOPT_TS, and security levels (their bytes not swapped). */
#define IPOPT_TS_TSONLY ... /* times only */
#define IPOPT_TS_TSANDADDR ... /* times and addresses */
#define IPOPT_TS_PRESPEC ... /* times of the listed addresses only */
#define IPOPT_SECUR_UNCLASS ...
#define IPOPT_SECUR_CONFID ...
#define IPOPT_SECUR_EFTO ...
#define IPOPT_SECUR_MMMM ...
#define IPOPT_SECUR_RESTR ...
#define IPOPT_SECUR_SECRET ...
#define IPOPT_SECUR_TOPSECRET ...

/** The timestamp option's data under Linux's older name.
 *
 *  len       bytes of the option
 *  ptr       where the next time goes, counted from 1
 *  flags     IPOPT_TS_...
 *  overflow  how many routers found no room
 *  data      times in milliseconds since midnight UTC, and addresses, network byte order
 */
struct timestamp {
    uint8_t len;
    uint8_t ptr;
    unsigned int flags : 4;
    unsigned int overflow : 4;
    uint32_t data[9];
};

/** An IPv4 header without options, under Linux's names. Network byte order.
 *
 *  ihl       length of the header in words of 4 bytes, 5 to 15
 *  version   4
 *  tos       type of service: DSCP and ECN bits
 *  tot_len   bytes of the packet, header included
 *  id        joins the pieces of one packet
 *  frag_off  IP_DF, IP_MF, and the piece's offset in units of 8 bytes
 *  ttl       routers it may still pass
 *  protocol  IPPROTO_TCP, IPPROTO_UDP, IPPROTO_ICMP, ...
 *  check     checksum of the header
 *  saddr     the sender's address
 *  daddr     the receiver's address
 */
struct iphdr {
    unsigned int ihl : 4;
    unsigned int version : 4;
    uint8_t tos;
    uint16_t tot_len;
    uint16_t id;
    uint16_t frag_off;
    uint8_t ttl;
    uint8_t protocol;
    uint16_t check;
    uint32_t saddr;
    uint32_t daddr;
};

/** An IPv4 header without options, under BSD's names. Network byte order.
 *
 *  ip_hl   length of the header in words of 4 bytes, 5 to 15
 *  ip_v    4
 *  ip_tos  type of service: DSCP and ECN bits
 *  ip_len  bytes of the packet, header included
 *  ip_id   joins the pieces of one packet
 *  ip_off  IP_DF, IP_MF, and the piece's offset in units of 8 bytes
 *  ip_ttl  routers it may still pass
 *  ip_p    IPPROTO_TCP, IPPROTO_UDP, IPPROTO_ICMP, ...
 *  ip_sum  checksum of the header
 *  ip_src  the sender's address
 *  ip_dst  the receiver's address
 */
struct ip {
    unsigned int ip_hl : 4;
    unsigned int ip_v : 4;
    uint8_t ip_tos;
    unsigned short ip_len;
    unsigned short ip_id;
    unsigned short ip_off;
    uint8_t ip_ttl;
    uint8_t ip_p;
    unsigned short ip_sum;
    struct in_addr ip_src;
    struct in_addr ip_dst;
};

/** The timestamp option, under BSD's names.
 *
 *  ipt_code  IPOPT_TS
 *  ipt_len   bytes of the option
 *  ipt_ptr   where the next time goes, counted from 1
 *  ipt_flg   IPOPT_TS_TSONLY, IPOPT_TS_TSANDADDR or IPOPT_TS_PRESPEC
 *  ipt_oflw  how many routers found no room
 *  data      times in milliseconds since midnight UTC, and addresses, network byte order
 */
struct ip_timestamp {
    uint8_t ipt_code;
    uint8_t ipt_len;
    uint8_t ipt_ptr;
    unsigned int ipt_flg : 4;
    unsigned int ipt_oflw : 4;
    uint32_t data[9];
};

/** The ECN bits of a type of service byte.
 *  x  the byte: ip_tos
 *  Returns IPTOS_ECN_NOT_ECT, IPTOS_ECN_CE, ... Cannot fail. See RFC 3168.
 */
int IPTOS_ECN(int x);

/** The DSCP bits of a type of service byte, left in their place.
 *  x  the byte: ip_tos
 *  Returns IPTOS_DSCP_EF, IPTOS_DSCP_AF11, ... Cannot fail. See RFC 2474.
 */
int IPTOS_DSCP(int x);

/** The class selector bits of a type of service byte, left in their place.
 *  class  the byte: ip_tos
 *  Returns IPTOS_CLASS_CS0, ... Cannot fail. See RFC 2474.
 */
int IPTOS_CLASS(int class);

/** The wish in a type of service byte of the older meaning.
 *  tos  the byte: ip_tos
 *  Returns IPTOS_LOWDELAY, ... combined with |. Cannot fail. See RFC 1349.
 */
int IPTOS_TOS(int tos);

/** The precedence in a type of service byte of the older meaning.
 *  tos  the byte: ip_tos
 *  Returns IPTOS_PREC_ROUTINE, ... Cannot fail. See RFC 1349.
 */
int IPTOS_PREC(int tos);

/** Ask whether every piece of a packet bears this option.
 *  o  the option's type byte
 *  Returns IPOPT_COPY or 0. Cannot fail. See RFC 791.
 */
int IPOPT_COPIED(int o);

/** The class of an option.
 *  o  the option's type byte
 *  Returns IPOPT_CONTROL, IPOPT_DEBMEAS, ... Cannot fail. See RFC 791.
 */
int IPOPT_CLASS(int o);

/** The number of an option within its class.
 *  o  the option's type byte
 *  Returns 0 to 31. Cannot fail. See RFC 791.
 */
int IPOPT_NUMBER(int o);
