/** Neighbours (ARP and its IPv6 counterpart) in NETLINK_ROUTE: RTM_NEWNEIGH, RTM_GETNEIGH, RTM_GETNEIGHTBL, ... */
#include <linux/types.h>
#include <linux/netlink.h>

/* Attributes of a neighbour: rta_type. The note names the value's C type. */
#define NDA_UNSPEC ...
#define NDA_DST ... /* in_addr or in6_addr: its IP address */
#define NDA_LLADDR ... /* bytes: its hardware address */
#define NDA_CACHEINFO ... /* struct nda_cacheinfo */
#define NDA_PROBES ... /* uint32_t: how often it was asked */
#define NDA_VLAN ... /* uint16_t: its virtual LAN */
#define NDA_PORT ... /* uint16_t, network byte order: UDP port of a tunnel */
#define NDA_VNI ... /* uint32_t: network of a tunnel */
#define NDA_IFINDEX ... /* uint32_t: interface to reach it by */
#define NDA_MASTER ... /* uint32_t: number of the bridge */
#define NDA_LINK_NETNSID ... /* int32_t: network namespace of that interface */
#define NDA_SRC_VNI ... /* uint32_t: network it is seen from */
#define NDA_PROTOCOL ... /* uint8_t: who made it, RTPROT_... */
#define NDA_NH_ID ... /* uint32_t: next hop */
#define NDA_FDB_EXT_ATTRS ... /* attributes NFEA_... */
#define NDA_FLAGS_EXT ... /* uint32_t: NTF_EXT_... */
#define NDA_NDM_STATE_MASK ... /* uint16_t: states meant by a request to delete several */
#define NDA_NDM_FLAGS_MASK ... /* uint8_t: flags meant by it */
#define NDA_MAX ... /* the highest */

/* Bits of ndm_flags, and of NDA_FLAGS_EXT. */
#define NTF_USE ... /* begin to ask for it */
#define NTF_SELF ... /* in the device's own table */
#define NTF_MASTER ... /* in the bridge's table */
#define NTF_PROXY ... /* answer for it */
#define NTF_EXT_LEARNED ... /* learned by another program */
#define NTF_OFFLOADED ... /* the hardware knows it */
#define NTF_STICKY ... /* it does not move to another port */
#define NTF_ROUTER ... /* it is a router */
#define NTF_EXT_MANAGED ... /* the kernel keeps it fresh */

/* States: ndm_state. */
#define NUD_INCOMPLETE ... /* asked, no answer yet */
#define NUD_REACHABLE ... /* it answered of late */
#define NUD_STALE ... /* it did some time ago */
#define NUD_DELAY ... /* about to ask again */
#define NUD_PROBE ... /* asking again */
#define NUD_FAILED ... /* it did not answer */
#define NUD_NOARP ... /* nothing to ask on this link */
#define NUD_PERMANENT ... /* set by hand */
#define NUD_NONE ... /* nothing known */

/* Attributes of a table of neighbours, */
#define NDTA_UNSPEC ...
#define NDTA_NAME ... /* text: "arp_cache", "ndisc_cache" */
#define NDTA_THRESH1 ... /* uint32_t: entries below which nothing is thrown out */
#define NDTA_THRESH2 ... /* uint32_t: entries above which old ones are */
#define NDTA_THRESH3 ... /* uint32_t: entries at most */
#define NDTA_CONFIG ... /* struct ndt_config, read only */
#define NDTA_PARMS ... /* attributes NDTPA_... */
#define NDTA_STATS ... /* struct ndt_stats, read only */
#define NDTA_GC_INTERVAL ... /* uint64_t: milliseconds between clean-ups */
#define NDTA_PAD ...
#define NDTA_MAX ... /* the highest */

/* its settings for one interface; times are uint64_t in milliseconds, the rest uint32_t, */
#define NDTPA_UNSPEC ...
#define NDTPA_IFINDEX ... /* number of the interface */
#define NDTPA_REFCNT ... /* read only */
#define NDTPA_REACHABLE_TIME ... /* how long NUD_REACHABLE lasts; read only */
#define NDTPA_BASE_REACHABLE_TIME ... /* from which that is drawn */
#define NDTPA_RETRANS_TIME ... /* time between questions */
#define NDTPA_GC_STALETIME ... /* time until an entry may go */
#define NDTPA_DELAY_PROBE_TIME ... /* how long NUD_DELAY lasts */
#define NDTPA_QUEUE_LEN ... /* packets that wait for an answer */
#define NDTPA_APP_PROBES ... /* questions to a program */
#define NDTPA_UCAST_PROBES ... /* questions to the neighbour itself */
#define NDTPA_MCAST_PROBES ... /* questions to everybody */
#define NDTPA_ANYCAST_DELAY ... /* time before answering for an anycast address */
#define NDTPA_PROXY_DELAY ... /* time before answering for others */
#define NDTPA_PROXY_QLEN ... /* questions to others that wait */
#define NDTPA_LOCKTIME ... /* time during which an entry does not change */
#define NDTPA_QUEUE_LENBYTES ... /* bytes that wait for an answer */
#define NDTPA_MCAST_REPROBES ... /* questions to everybody after those to itself */
#define NDTPA_PAD ...
#define NDTPA_INTERVAL_PROBE_TIME_MS ... /* time between questions to NTF_EXT_MANAGED ones */
#define NDTPA_MAX ... /* the highest */

/* and what a bridge tells of activity. */
#define FDB_NOTIFY_BIT ... /* tell when an entry becomes active */
#define FDB_NOTIFY_INACTIVE_BIT ... /* mark it as inactive */
#define NFEA_UNSPEC ...
#define NFEA_ACTIVITY_NOTIFY ... /* uint8_t: FDB_NOTIFY_... */
#define NFEA_DONT_REFRESH ... /* present or not: keep its age */
#define NFEA_MAX ... /* the highest */

/** What follows the head of a message about a neighbour; attributes follow. Host byte order.
 *
 *  ndm_family   AF_INET, AF_INET6, AF_BRIDGE
 *  ndm_pad1     0
 *  ndm_pad2     0
 *  ndm_ifindex  number of the interface
 *  ndm_state    NUD_REACHABLE, ...
 *  ndm_flags    NTF_...
 *  ndm_type     RTN_UNICAST, ...
 */
struct ndmsg {
    __u8 ndm_family;
    __u8 ndm_pad1;
    __u16 ndm_pad2;
    __s32 ndm_ifindex;
    __u16 ndm_state;
    __u8 ndm_flags;
    __u8 ndm_type;
};

/** The value of NDA_CACHEINFO; times are in hundredths of a second before now.
 *
 *  ndm_confirmed  when it was last known to be reachable
 *  ndm_used       when it was last used
 *  ndm_updated    when it last changed
 *  ndm_refcnt     how many use it
 */
struct nda_cacheinfo {
    __u32 ndm_confirmed;
    __u32 ndm_used;
    __u32 ndm_updated;
    __u32 ndm_refcnt;
};

/** The value of NDTA_STATS: counts of events.
 *
 *  ndts_allocs            entries made
 *  ndts_destroys          entries thrown away
 *  ndts_hash_grows        the table grew
 *  ndts_res_failed        neighbours that did not answer
 *  ndts_lookups           searches
 *  ndts_hits              searches that found one
 *  ndts_rcv_probes_mcast  questions received by multicast
 *  ndts_rcv_probes_ucast  questions received directly
 *  ndts_periodic_gc_runs  clean-ups in their time
 *  ndts_forced_gc_runs    clean-ups for want of room
 *  ndts_table_fulls       there was no room all the same
 */
struct ndt_stats {
    __u64 ndts_allocs;
    __u64 ndts_destroys;
    __u64 ndts_hash_grows;
    __u64 ndts_res_failed;
    __u64 ndts_lookups;
    __u64 ndts_hits;
    __u64 ndts_rcv_probes_mcast;
    __u64 ndts_rcv_probes_ucast;
    __u64 ndts_periodic_gc_runs;
    __u64 ndts_forced_gc_runs;
    __u64 ndts_table_fulls;
};

/** What follows the head of a message about a table of neighbours; attributes follow.
 *
 *  ndtm_family  AF_INET, AF_INET6
 *  ndtm_pad1    0
 *  ndtm_pad2    0
 */
struct ndtmsg {
    __u8 ndtm_family;
    __u8 ndtm_pad1;
    __u16 ndtm_pad2;
};

/** The value of NDTA_CONFIG: how a table is made.
 *
 *  ndtc_key_len        bytes of an address
 *  ndtc_entry_size     bytes of an entry
 *  ndtc_entries        how many there are
 *  ndtc_last_flush     milliseconds since the last clean-up
 *  ndtc_last_rand      milliseconds since times were last drawn
 *  ndtc_hash_rnd       secret of the hash
 *  ndtc_hash_mask      size of the table, less one
 *  ndtc_hash_chain_gc  unused
 *  ndtc_proxy_qlen     questions to others that wait
 */
struct ndt_config {
    __u16 ndtc_key_len;
    __u16 ndtc_entry_size;
    __u32 ndtc_entries;
    __u32 ndtc_last_flush;
    __u32 ndtc_last_rand;
    __u32 ndtc_hash_rnd;
    __u32 ndtc_hash_mask;
    __u32 ndtc_hash_chain_gc;
    __u32 ndtc_proxy_qlen;
};
