/** ICMPv6: the errors and questions of IPv6, neighbour discovery, multicast listeners, and the filter of raw sockets. */
#include <stdint.h>
#include <string.h>
#include <sys/types.h>
#include <netinet/in.h>

/* The option of level IPPROTO_ICMPV6. */
#define ICMP6_FILTER ... /* struct icmp6_filter: which types a raw socket hears */
#define ICMP6_FILTER_BLOCK ... /* an older way to set it: block these types */
#define ICMP6_FILTER_PASS ... /* pass these types */
#define ICMP6_FILTER_BLOCKOTHERS ... /* block all others */
#define ICMP6_FILTER_PASSONLY ... /* pass these types only */

/* Types of errors. */
#define ICMP6_DST_UNREACH ... /* the destination cannot be reached; codes below */
#define ICMP6_PACKET_TOO_BIG ... /* icmp6_mtu says what passes */
#define ICMP6_TIME_EXCEEDED ... /* the hop limit or the time for its pieces ran out; codes below */
#define ICMP6_PARAM_PROB ... /* the header is bad; codes below */

/* Types of questions and answers. */
#define ICMP6_INFOMSG_MASK ... /* the bit they all have */
#define ICMP6_ECHO_REQUEST ... /* a ping */
#define ICMP6_ECHO_REPLY ... /* its answer */
#define MLD_LISTENER_QUERY ... /* who listens to a group? */
#define MLD_LISTENER_REPORT ... /* I do */
#define MLD_LISTENER_REDUCTION ... /* no longer */
#define ICMPV6_EXT_ECHO_REQUEST ... /* ask about an interface (RFC 8335) */
#define ICMPV6_EXT_ECHO_REPLY ...
#define ND_ROUTER_SOLICIT ... /* where are routers? */
#define ND_ROUTER_ADVERT ... /* here is one */
#define ND_NEIGHBOR_SOLICIT ... /* who has this address? IPv6's ARP */
#define ND_NEIGHBOR_ADVERT ... /* I have */
#define ND_REDIRECT ... /* there is a better way */
#define ICMP6_ROUTER_RENUMBERING ... /* change the prefixes of routers (RFC 2894) */

/* Codes of ICMP6_DST_UNREACH, */
#define ICMP6_DST_UNREACH_NOROUTE ... /* no way there */
#define ICMP6_DST_UNREACH_ADMIN ... /* forbidden */
#define ICMP6_DST_UNREACH_BEYONDSCOPE ... /* the source address is not valid that far */
#define ICMP6_DST_UNREACH_ADDR ... /* the machine does not answer */
#define ICMP6_DST_UNREACH_NOPORT ... /* nothing listens: ECONNREFUSED */

/* of ICMP6_TIME_EXCEEDED and ICMP6_PARAM_PROB. */
#define ICMP6_TIME_EXCEED_TRANSIT ... /* too many routers */
#define ICMP6_TIME_EXCEED_REASSEMBLY ... /* a piece did not come */
#define ICMP6_PARAMPROB_HEADER ... /* a field is wrong */
#define ICMP6_PARAMPROB_NEXTHEADER ... /* an unknown header follows */
#define ICMP6_PARAMPROB_OPTION ... /* an unknown option */

/* Flags of router and neighbour advertisements. (Those of neighbours stand in network byte order.) */
#define ND_RA_FLAG_MANAGED ... /* addresses come by DHCPv6 */
#define ND_RA_FLAG_OTHER ... /* other settings come by DHCPv6 */
#define ND_RA_FLAG_HOME_AGENT ... /* this router is a home agent (mobile) */
#define ND_NA_FLAG_ROUTER ... /* it is a router */
#define ND_NA_FLAG_SOLICITED ... /* it was asked */
#define ND_NA_FLAG_OVERRIDE ... /* replace what was known */

/* Options of neighbour discovery: nd_opt_type. */
#define ND_OPT_SOURCE_LINKADDR ... /* the sender's hardware address */
#define ND_OPT_TARGET_LINKADDR ... /* the target's hardware address */
#define ND_OPT_PREFIX_INFORMATION ... /* struct nd_opt_prefix_info */
#define ND_OPT_REDIRECTED_HEADER ... /* struct nd_opt_rd_hdr */
#define ND_OPT_MTU ... /* struct nd_opt_mtu */
#define ND_OPT_RTR_ADV_INTERVAL ... /* struct nd_opt_adv_interval */
#define ND_OPT_HOME_AGENT_INFO ... /* struct nd_opt_home_agent_info */
#define ND_OPT_PI_FLAG_ONLINK ... /* these addresses are on this link */
#define ND_OPT_PI_FLAG_AUTO ... /* a machine may make its own address of the prefix */
#define ND_OPT_PI_FLAG_RADDR ... /* the prefix holds the router's whole address */

/* Router renumbering: flags, and what to do with a prefix. */
#define ICMP6_RR_FLAGS_TEST ... /* change nothing, only report */
#define ICMP6_RR_FLAGS_REQRESULT ... /* report the result */
#define ICMP6_RR_FLAGS_FORCEAPPLY ... /* on all interfaces, even those that are down */
#define ICMP6_RR_FLAGS_SPECSITE ... /* on interfaces of this site only */
#define ICMP6_RR_FLAGS_PREVDONE ... /* was done before */
#define RPM_PCO_ADD ... /* add prefixes */
#define RPM_PCO_CHANGE ... /* replace the matching prefix */
#define RPM_PCO_SETGLOBAL ... /* replace all global prefixes */
#define ICMP6_RR_PCOUSE_RAFLAGS_ONLINK ...
#define ICMP6_RR_PCOUSE_RAFLAGS_AUTO ...
#define ICMP6_RR_PCOUSE_FLAGS_DECRVLTIME ... /* the valid time runs down; network byte order */
#define ICMP6_RR_PCOUSE_FLAGS_DECRPLTIME ... /* the preferred time runs down; network byte order */
#define ICMP6_RR_RESULT_FLAGS_OOB ... /* a number was out of bounds; network byte order */
#define ICMP6_RR_RESULT_FLAGS_FORBIDDEN ... /* not allowed; network byte order */

/** The value of ICMP6_FILTER: one bit for each type, 1 blocks. Use the ICMP6_FILTER_ functions.
 *
 *  icmp6_filt  256 bits
 */
struct icmp6_filter {
    uint32_t icmp6_filt[8];
};

/** The head of an ICMPv6 message; which fields count depends on the type. Network byte order.
 *
 *  icmp6_type      ICMP6_ECHO_REQUEST, ND_NEIGHBOR_SOLICIT, ...
 *  icmp6_code      says more about the type
 *  icmp6_cksum     checksum of pseudo header and message; raw sockets fill it in
 *  icmp6_data32    the four bytes that follow as one number,
 *  icmp6_data16    as two,
 *  icmp6_data8     and as bytes
 *  icmp6_pptr      ICMP6_PARAM_PROB: where the packet is bad, bytes
 *  icmp6_mtu       ICMP6_PACKET_TOO_BIG: the largest packet that passes, bytes
 *  icmp6_id        echo: tells one ping from another
 *  icmp6_seq       echo: counts the questions
 *  icmp6_maxdelay  MLD: answer within so many milliseconds
 */
struct icmp6_hdr {
    uint8_t icmp6_type;
    uint8_t icmp6_code;
    uint16_t icmp6_cksum;
    uint32_t icmp6_data32[1];
    uint16_t icmp6_data16[2];
    uint8_t icmp6_data8[4];
    uint32_t icmp6_pptr;
    uint32_t icmp6_mtu;
    uint16_t icmp6_id;
    uint16_t icmp6_seq;
    uint16_t icmp6_maxdelay;
};

/** A router solicitation; options follow. Network byte order.
 *
 *  nd_rs_hdr       the ICMPv6 head,
 *  nd_rs_type      its type: ND_ROUTER_SOLICIT,
 *  nd_rs_code      its code: 0,
 *  nd_rs_cksum     its checksum,
 *  nd_rs_reserved  and 0
 */
struct nd_router_solicit {
    struct icmp6_hdr nd_rs_hdr;
    uint8_t nd_rs_type;
    uint8_t nd_rs_code;
    uint16_t nd_rs_cksum;
    uint32_t nd_rs_reserved;
};

/** A router advertisement; options follow. Network byte order.
 *
 *  nd_ra_hdr              the ICMPv6 head,
 *  nd_ra_type             its type: ND_ROUTER_ADVERT,
 *  nd_ra_code             its code: 0,
 *  nd_ra_cksum            its checksum,
 *  nd_ra_curhoplimit      the hop limit to use; 0 for any,
 *  nd_ra_flags_reserved   ND_RA_FLAG_...,
 *  nd_ra_router_lifetime  seconds it may be the default router; 0: it is none
 *  nd_ra_reachable        milliseconds a neighbour counts as reachable; 0: not said
 *  nd_ra_retransmit       milliseconds between neighbour solicitations; 0: not said
 */
struct nd_router_advert {
    struct icmp6_hdr nd_ra_hdr;
    uint8_t nd_ra_type;
    uint8_t nd_ra_code;
    uint16_t nd_ra_cksum;
    uint8_t nd_ra_curhoplimit;
    uint8_t nd_ra_flags_reserved;
    uint16_t nd_ra_router_lifetime;
    uint32_t nd_ra_reachable;
    uint32_t nd_ra_retransmit;
};

/** A neighbour solicitation; options follow. Network byte order.
 *
 *  nd_ns_hdr       the ICMPv6 head,
 *  nd_ns_type      its type: ND_NEIGHBOR_SOLICIT,
 *  nd_ns_code      its code: 0,
 *  nd_ns_cksum     its checksum,
 *  nd_ns_reserved  and 0
 *  nd_ns_target    the address whose owner is asked for
 */
struct nd_neighbor_solicit {
    struct icmp6_hdr nd_ns_hdr;
    uint8_t nd_ns_type;
    uint8_t nd_ns_code;
    uint16_t nd_ns_cksum;
    uint32_t nd_ns_reserved;
    struct in6_addr nd_ns_target;
};

/** A neighbour advertisement; options follow. Network byte order.
 *
 *  nd_na_hdr             the ICMPv6 head,
 *  nd_na_type            its type: ND_NEIGHBOR_ADVERT,
 *  nd_na_code            its code: 0,
 *  nd_na_cksum           its checksum,
 *  nd_na_flags_reserved  and ND_NA_FLAG_...
 *  nd_na_target          the address whose owner answers
 */
struct nd_neighbor_advert {
    struct icmp6_hdr nd_na_hdr;
    uint8_t nd_na_type;
    uint8_t nd_na_code;
    uint16_t nd_na_cksum;
    uint32_t nd_na_flags_reserved;
    struct in6_addr nd_na_target;
};

/** A redirect; options follow. Network byte order.
 *
 *  nd_rd_hdr       the ICMPv6 head,
 *  nd_rd_type      its type: ND_REDIRECT,
 *  nd_rd_code      its code: 0,
 *  nd_rd_cksum     its checksum,
 *  nd_rd_reserved  and 0
 *  nd_rd_target    the better first hop
 *  nd_rd_dst       the destination it is for
 */
struct nd_redirect {
    struct icmp6_hdr nd_rd_hdr;
    uint8_t nd_rd_type;
    uint8_t nd_rd_code;
    uint16_t nd_rd_cksum;
    uint32_t nd_rd_reserved;
    struct in6_addr nd_rd_target;
    struct in6_addr nd_rd_dst;
};

/** What an option of neighbour discovery begins with.
 *
 *  nd_opt_type  ND_OPT_...
 *  nd_opt_len   the whole option in units of 8 bytes
 */
struct nd_opt_hdr {
    uint8_t nd_opt_type;
    uint8_t nd_opt_len;
};

/** The option with a prefix of addresses. Network byte order.
 *
 *  nd_opt_pi_type            ND_OPT_PREFIX_INFORMATION
 *  nd_opt_pi_len             4
 *  nd_opt_pi_prefix_len      bits of the prefix
 *  nd_opt_pi_flags_reserved  ND_OPT_PI_FLAG_...
 *  nd_opt_pi_valid_time      seconds it is valid; 0xffffffff for ever
 *  nd_opt_pi_preferred_time  seconds its addresses are preferred
 *  nd_opt_pi_reserved2       0
 *  nd_opt_pi_prefix          the prefix
 */
struct nd_opt_prefix_info {
    uint8_t nd_opt_pi_type;
    uint8_t nd_opt_pi_len;
    uint8_t nd_opt_pi_prefix_len;
    uint8_t nd_opt_pi_flags_reserved;
    uint32_t nd_opt_pi_valid_time;
    uint32_t nd_opt_pi_preferred_time;
    uint32_t nd_opt_pi_reserved2;
    struct in6_addr nd_opt_pi_prefix;
};

/** The option of a redirect that bears the packet it is about; header and data follow.
 *
 *  nd_opt_rh_type       ND_OPT_REDIRECTED_HEADER
 *  nd_opt_rh_len        the whole option in units of 8 bytes
 *  nd_opt_rh_reserved1  0
 *  nd_opt_rh_reserved2  0
 */
struct nd_opt_rd_hdr {
    uint8_t nd_opt_rh_type;
    uint8_t nd_opt_rh_len;
    uint16_t nd_opt_rh_reserved1;
    uint32_t nd_opt_rh_reserved2;
};

/** The option with the largest packet of the link. Network byte order.
 *
 *  nd_opt_mtu_type      ND_OPT_MTU
 *  nd_opt_mtu_len       1
 *  nd_opt_mtu_reserved  0
 *  nd_opt_mtu_mtu       bytes
 */
struct nd_opt_mtu {
    uint8_t nd_opt_mtu_type;
    uint8_t nd_opt_mtu_len;
    uint16_t nd_opt_mtu_reserved;
    uint32_t nd_opt_mtu_mtu;
};

/** A message about multicast listeners (MLD, RFC 2710). Network byte order.
 *
 *  mld_icmp6_hdr  the ICMPv6 head,
 *  mld_type       its type: MLD_LISTENER_...,
 *  mld_code       its code: 0,
 *  mld_cksum      its checksum,
 *  mld_maxdelay   milliseconds to answer within,
 *  mld_reserved   and 0
 *  mld_addr       the group; :: asks for all
 */
struct mld_hdr {
    struct icmp6_hdr mld_icmp6_hdr;
    uint8_t mld_type;
    uint8_t mld_code;
    uint16_t mld_cksum;
    uint16_t mld_maxdelay;
    uint16_t mld_reserved;
    struct in6_addr mld_addr;
};

/** The head of a router renumbering message (RFC 2894). Network byte order.
 *
 *  rr_hdr       the ICMPv6 head,
 *  rr_type      its type: ICMP6_ROUTER_RENUMBERING,
 *  rr_code      its code: 0 command, 1 result, 255 reset,
 *  rr_cksum     its checksum,
 *  rr_seqnum    and a number that only grows
 *  rr_segnum    which part of the command
 *  rr_flags     ICMP6_RR_FLAGS_...
 *  rr_maxdelay  milliseconds a router may wait
 *  rr_reserved  0
 */
struct icmp6_router_renum {
    struct icmp6_hdr rr_hdr;
    uint8_t rr_type;
    uint8_t rr_code;
    uint16_t rr_cksum;
    uint32_t rr_seqnum;
    uint8_t rr_segnum;
    uint8_t rr_flags;
    uint16_t rr_maxdelay;
    uint32_t rr_reserved;
};

/** Router renumbering: which prefixes are meant.
 *
 *  rpm_code      RPM_PCO_...
 *  rpm_len       this struct and the rr_pco_use that follow, in units of 8 bytes
 *  rpm_ordinal   tells this operation from others
 *  rpm_matchlen  bits of rpm_prefix that must match
 *  rpm_minlen    shortest prefix that is meant, bits
 *  rpm_maxlen    longest one
 *  rpm_reserved  0
 *  rpm_prefix    the prefix to match
 */
struct rr_pco_match {
    uint8_t rpm_code;
    uint8_t rpm_len;
    uint8_t rpm_ordinal;
    uint8_t rpm_matchlen;
    uint8_t rpm_minlen;
    uint8_t rpm_maxlen;
    uint16_t rpm_reserved;
    struct in6_addr rpm_prefix;
};

/** Router renumbering: the prefix to use. Network byte order.
 *
 *  rpu_uselen   bits of rpu_prefix to use
 *  rpu_keeplen  bits of the old prefix to keep behind them
 *  rpu_ramask   which flags to set: ICMP6_RR_PCOUSE_RAFLAGS_...
 *  rpu_raflags  and their values
 *  rpu_vltime   seconds it is valid
 *  rpu_pltime   seconds it is preferred
 *  rpu_flags    ICMP6_RR_PCOUSE_FLAGS_...
 *  rpu_prefix   the prefix
 */
struct rr_pco_use {
    uint8_t rpu_uselen;
    uint8_t rpu_keeplen;
    uint8_t rpu_ramask;
    uint8_t rpu_raflags;
    uint32_t rpu_vltime;
    uint32_t rpu_pltime;
    uint32_t rpu_flags;
    struct in6_addr rpu_prefix;
};

/** Router renumbering: what was done. Network byte order.
 *
 *  rrr_flags       ICMP6_RR_RESULT_FLAGS_...
 *  rrr_ordinal     which operation
 *  rrr_matchedlen  bits of the prefix that matched
 *  rrr_ifid        the interface, by the router's own count
 *  rrr_prefix      the prefix
 */
struct rr_result {
    uint16_t rrr_flags;
    uint8_t rrr_ordinal;
    uint8_t rrr_matchedlen;
    uint32_t rrr_ifid;
    struct in6_addr rrr_prefix;
};

/** The option that tells how often a router advertises itself (RFC 6275). Network byte order.
 *
 *  nd_opt_adv_interval_type      ND_OPT_RTR_ADV_INTERVAL
 *  nd_opt_adv_interval_len       1
 *  nd_opt_adv_interval_reserved  0
 *  nd_opt_adv_interval_ival      milliseconds at most
 */
struct nd_opt_adv_interval {
    uint8_t nd_opt_adv_interval_type;
    uint8_t nd_opt_adv_interval_len;
    uint16_t nd_opt_adv_interval_reserved;
    uint32_t nd_opt_adv_interval_ival;
};

/** The option of a home agent (RFC 6275). Network byte order.
 *
 *  nd_opt_home_agent_info_type        ND_OPT_HOME_AGENT_INFO
 *  nd_opt_home_agent_info_len         1
 *  nd_opt_home_agent_info_reserved    0
 *  nd_opt_home_agent_info_preference  the higher, the better
 *  nd_opt_home_agent_info_lifetime    seconds
 */
struct nd_opt_home_agent_info {
    uint8_t nd_opt_home_agent_info_type;
    uint8_t nd_opt_home_agent_info_len;
    uint16_t nd_opt_home_agent_info_reserved;
    uint16_t nd_opt_home_agent_info_preference;
    uint16_t nd_opt_home_agent_info_lifetime;
};

/** Ask whether a filter passes a type.
 *  type     0 to 255
 *  filterp  the filter
 *  Returns 1 or 0. Cannot fail. See RFC 3542, section 3.2.
 */
int ICMP6_FILTER_WILLPASS(uint8_t type, IN const struct icmp6_filter *filterp);

/** Ask whether a filter blocks a type.
 *  type     0 to 255
 *  filterp  the filter
 *  Returns 1 or 0. Cannot fail. See RFC 3542, section 3.2.
 */
int ICMP6_FILTER_WILLBLOCK(uint8_t type, IN const struct icmp6_filter *filterp);

/** Let a filter pass a type.
 *  type     0 to 255
 *  filterp  the filter, changed in place
 *  Cannot fail.
 *  See RFC 3542, section 3.2.
 */
void ICMP6_FILTER_SETPASS(uint8_t type, INOUT struct icmp6_filter *filterp);

/** Let a filter block a type.
 *  type     0 to 255
 *  filterp  the filter, changed in place
 *  Cannot fail.
 *  See RFC 3542, section 3.2.
 */
void ICMP6_FILTER_SETBLOCK(uint8_t type, INOUT struct icmp6_filter *filterp);

/** Let a filter pass every type.
 *  filterp  the filter, overwritten
 *  Cannot fail.
 *  See RFC 3542, section 3.2.
 */
void ICMP6_FILTER_SETPASSALL(OUT struct icmp6_filter *filterp);

/** Let a filter block every type.
 *  filterp  the filter, overwritten
 *  Cannot fail.
 *  See RFC 3542, section 3.2.
 */
void ICMP6_FILTER_SETBLOCKALL(OUT struct icmp6_filter *filterp);
