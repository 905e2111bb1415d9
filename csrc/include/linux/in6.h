/** IPv6 under the kernel's name: <netinet/in.h>, flow labels, and the options that only Linux has. */
#include <netinet/in.h>
#include <linux/types.h>

/* What to do with a flow label: flr_action. */
#define IPV6_FL_A_GET ... /* get one, or join one */
#define IPV6_FL_A_PUT ... /* give it back */
#define IPV6_FL_A_RENEW ... /* keep it longer */

/* How: flr_flags. */
#define IPV6_FL_F_CREATE ... /* make it if there is none */
#define IPV6_FL_F_EXCL ... /* fail with EEXIST if there is one */
#define IPV6_FL_F_REFLECT ... /* answer with the label that came */
#define IPV6_FL_F_REMOTE ... /* tell the label that came last */

/* Who may share it: flr_share. */
#define IPV6_FL_S_NONE ...
#define IPV6_FL_S_EXCL ... /* nobody */
#define IPV6_FL_S_PROCESS ... /* the process */
#define IPV6_FL_S_USER ... /* the user */
#define IPV6_FL_S_ANY ... /* everybody */

/* Masks in the first four bytes of the header, host byte order. */
#define IPV6_FLOWINFO_FLOWLABEL ... /* the label */
#define IPV6_FLOWINFO_PRIORITY ... /* the priority, of four bits long ago */

/* That priority (RFC 1883). */
#define IPV6_PRIORITY_UNCHARACTERIZED ...
#define IPV6_PRIORITY_FILLER ... /* news */
#define IPV6_PRIORITY_UNATTENDED ... /* mail */
#define IPV6_PRIORITY_RESERVED1 ...
#define IPV6_PRIORITY_BULK ... /* files */
#define IPV6_PRIORITY_RESERVED2 ...
#define IPV6_PRIORITY_INTERACTIVE ... /* terminals */
#define IPV6_PRIORITY_CONTROL ... /* routing */
#define IPV6_PRIORITY_8 ... /* 8 to 15: senders that do not slow down */
#define IPV6_PRIORITY_9 ...
#define IPV6_PRIORITY_10 ...
#define IPV6_PRIORITY_11 ...
#define IPV6_PRIORITY_12 ...
#define IPV6_PRIORITY_13 ...
#define IPV6_PRIORITY_14 ...
#define IPV6_PRIORITY_15 ...

/* Options in the headers for each hop and for the destination. */
#define IPV6_TLV_PAD1 ... /* one byte of nothing */
#define IPV6_TLV_PADN ... /* several */
#define IPV6_TLV_ROUTERALERT ... /* routers are to look at the packet (RFC 2711) */
#define IPV6_TLV_CALIPSO ... /* a security label (RFC 5570) */
#define IPV6_TLV_IOAM ... /* measurements on the way */
#define IPV6_TLV_JUMBO ... /* more than 65,535 bytes (RFC 2675) */
#define IPV6_TLV_HAO ... /* home address of a mobile machine */

/* Options of level IPPROTO_IPV6. */
#define IPV6_FLOWINFO ... /* flag: recvmsg() tells the flow label and class of each packet */
#define IPV6_FLOWLABEL_MGR ... /* struct in6_flowlabel_req: get, renew and give back flow labels */
#define IPV6_FLOWINFO_SEND ... /* flag: sin6_flowinfo goes into the packets */

/* Which of a machine's addresses to send from: IPV6_ADDR_PREFERENCES (RFC 5014). */
#define IPV6_PREFER_SRC_TMP ... /* a temporary one */
#define IPV6_PREFER_SRC_PUBLIC ... /* a public one */
#define IPV6_PREFER_SRC_PUBTMP_DEFAULT ... /* as the system does */
#define IPV6_PREFER_SRC_COA ... /* the one of where it is */
#define IPV6_PREFER_SRC_HOME ... /* the one of its home */
#define IPV6_PREFER_SRC_CGA ... /* one made from a key */
#define IPV6_PREFER_SRC_NONCGA ... /* none made from a key */

/** A request about a flow label: the option IPV6_FLOWLABEL_MGR.
 *
 *  flr_dst      where the packets go
 *  flr_label    the label, network byte order; 0 to get a new one, which is then stored here
 *  flr_action   IPV6_FL_A_GET, IPV6_FL_A_PUT, IPV6_FL_A_RENEW
 *  flr_share    IPV6_FL_S_EXCL, ...: who may use it as well
 *  flr_flags    IPV6_FL_F_CREATE, ... combined with |
 *  flr_expires  seconds for which it stays
 *  flr_linger   seconds for which nobody gets it afterwards
 */
struct in6_flowlabel_req {
    struct in6_addr flr_dst;
    __be32 flr_label;
    __u8 flr_action;
    __u8 flr_share;
    __u16 flr_flags;
    __u16 flr_expires;
    __u16 flr_linger;
};
