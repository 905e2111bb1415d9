/** The IPv6 header, its extension headers and their options. */
#include <stdint.h>
#include <netinet/in.h>

/* Parts of ip6f_offlg, as they stand in memory: network byte order. */
#define IP6F_OFF_MASK ... /* the piece's offset */
#define IP6F_RESERVED_MASK ...
#define IP6F_MORE_FRAG ... /* more pieces follow */

/* Types of options; their upper two bits say what to do with an unknown one. */
#define IP6OPT_TYPE_SKIP ... /* pass over it */
#define IP6OPT_TYPE_DISCARD ... /* drop the packet */
#define IP6OPT_TYPE_FORCEICMP ... /* drop it and tell the sender */
#define IP6OPT_TYPE_ICMP ... /* the same, unless it was multicast */
#define IP6OPT_TYPE_MUTABLE ... /* bit: its data may change on the way */
#define IP6OPT_PAD1 ... /* one byte of padding, without length */
#define IP6OPT_PADN ... /* padding with length */
#define IP6OPT_JUMBO ... /* a packet above 65535 bytes */
#define IP6OPT_NSAP_ADDR ...
#define IP6OPT_TUNNEL_LIMIT ... /* how many tunnels may be entered */
#define IP6OPT_ROUTER_ALERT ... /* routers shall look at this packet */
#define IP6OPT_JUMBO_LEN ... /* bytes of that option */

/* ip6or_value of a router alert, network byte order. */
#define IP6_ALERT_MLD ... /* multicast listener discovery */
#define IP6_ALERT_RSVP ... /* resource reservation */
#define IP6_ALERT_AN ... /* active networks */

/** The part of an IPv6 header before its addresses. Network byte order.
 *
 *  ip6_un1_flow  version (4 bits), traffic class (8) and flow label (20)
 *  ip6_un1_plen  bytes behind the header
 *  ip6_un1_nxt   what follows: IPPROTO_TCP, IPPROTO_HOPOPTS, ...
 *  ip6_un1_hlim  routers it may still pass
 */
struct ip6_hdrctl {
    uint32_t ip6_un1_flow;
    uint16_t ip6_un1_plen;
    uint8_t ip6_un1_nxt;
    uint8_t ip6_un1_hlim;
};

/** An IPv6 header. Network byte order.
 *
 *  ip6_flow  version (4 bits), traffic class (8) and flow label (20)
 *  ip6_vfc   the first byte alone: version, and the upper half of the traffic class
 *  ip6_plen  bytes behind this header
 *  ip6_nxt   what follows: IPPROTO_TCP, IPPROTO_HOPOPTS, ...
 *  ip6_hlim  routers it may still pass
 *  ip6_hops  the same
 *  ip6_src   the sender's address
 *  ip6_dst   the receiver's address
 */
struct ip6_hdr {
    uint32_t ip6_flow;
    uint8_t ip6_vfc;
    uint16_t ip6_plen;
    uint8_t ip6_nxt;
    uint8_t ip6_hlim;
    uint8_t ip6_hops;
    struct in6_addr ip6_src;
    struct in6_addr ip6_dst;
};

/** What most extension headers begin with.
 *
 *  ip6e_nxt  what follows: IPPROTO_...
 *  ip6e_len  units of 8 bytes behind the first 8
 */
struct ip6_ext {
    uint8_t ip6e_nxt;
    uint8_t ip6e_len;
};

/** The hop-by-hop options header; options follow.
 *
 *  ip6h_nxt  what follows: IPPROTO_...
 *  ip6h_len  units of 8 bytes behind the first 8
 */
struct ip6_hbh {
    uint8_t ip6h_nxt;
    uint8_t ip6h_len;
};

/** The destination options header; options follow.
 *
 *  ip6d_nxt  what follows: IPPROTO_...
 *  ip6d_len  units of 8 bytes behind the first 8
 */
struct ip6_dest {
    uint8_t ip6d_nxt;
    uint8_t ip6d_len;
};

/** The routing header; data of its type follow.
 *
 *  ip6r_nxt      what follows: IPPROTO_...
 *  ip6r_len      units of 8 bytes behind the first 8
 *  ip6r_type     which routing
 *  ip6r_segleft  addresses still to visit
 */
struct ip6_rthdr {
    uint8_t ip6r_nxt;
    uint8_t ip6r_len;
    uint8_t ip6r_type;
    uint8_t ip6r_segleft;
};

/** The routing header of type 0, which RFC 5095 forbids.
 *
 *  ip6r0_nxt       what follows: IPPROTO_...
 *  ip6r0_len       units of 8 bytes behind the first 8: two an address
 *  ip6r0_type      0
 *  ip6r0_segleft   addresses still to visit
 *  ip6r0_reserved  0
 *  ip6r0_slmap     strict or loose, a bit an address
 *  ip6r0_addr      the addresses, as many as the room has
 */
struct ip6_rthdr0 {
    uint8_t ip6r0_nxt;
    uint8_t ip6r0_len;
    uint8_t ip6r0_type;
    uint8_t ip6r0_segleft;
    uint8_t ip6r0_reserved;
    uint8_t ip6r0_slmap[3];
    struct in6_addr ip6r0_addr[];
};

/** The fragment header: this packet is a piece. Network byte order.
 *
 *  ip6f_nxt       what follows: IPPROTO_...
 *  ip6f_reserved  0
 *  ip6f_offlg     IP6F_OFF_MASK and IP6F_MORE_FRAG
 *  ip6f_ident     joins the pieces of one packet
 */
struct ip6_frag {
    uint8_t ip6f_nxt;
    uint8_t ip6f_reserved;
    uint16_t ip6f_offlg;
    uint32_t ip6f_ident;
};

/** What an option begins with; all but IP6OPT_PAD1.
 *
 *  ip6o_type  IP6OPT_...
 *  ip6o_len   bytes of its data
 */
struct ip6_opt {
    uint8_t ip6o_type;
    uint8_t ip6o_len;
};

/** The option of a packet above 65535 bytes (RFC 2675).
 *
 *  ip6oj_type       IP6OPT_JUMBO
 *  ip6oj_len        4
 *  ip6oj_jumbo_len  bytes of the packet, network byte order, as bytes since it is not aligned
 */
struct ip6_opt_jumbo {
    uint8_t ip6oj_type;
    uint8_t ip6oj_len;
    uint8_t ip6oj_jumbo_len[4];
};

/** The option with addresses of ISO's networks; source and destination follow.
 *
 *  ip6on_type          IP6OPT_NSAP_ADDR
 *  ip6on_len           bytes of its data
 *  ip6on_src_nsap_len  bytes of the source
 *  ip6on_dst_nsap_len  bytes of the destination
 */
struct ip6_opt_nsap {
    uint8_t ip6on_type;
    uint8_t ip6on_len;
    uint8_t ip6on_src_nsap_len;
    uint8_t ip6on_dst_nsap_len;
};

/** The option that limits tunnels in tunnels (RFC 2473).
 *
 *  ip6ot_type         IP6OPT_TUNNEL_LIMIT
 *  ip6ot_len          1
 *  ip6ot_encap_limit  how many more may be entered
 */
struct ip6_opt_tunnel {
    uint8_t ip6ot_type;
    uint8_t ip6ot_len;
    uint8_t ip6ot_encap_limit;
};

/** The option that asks routers to look at a packet (RFC 2711).
 *
 *  ip6or_type   IP6OPT_ROUTER_ALERT
 *  ip6or_len    2
 *  ip6or_value  IP6_ALERT_..., network byte order, as bytes since it is not aligned
 */
struct ip6_opt_router {
    uint8_t ip6or_type;
    uint8_t ip6or_len;
    uint8_t ip6or_value[2];
};

/** What to do with an option of unknown type.
 *  o  the option's type
 *  Returns IP6OPT_TYPE_SKIP, IP6OPT_TYPE_DISCARD, ... Cannot fail. See RFC 8200.
 */
int IP6OPT_TYPE(int o);
