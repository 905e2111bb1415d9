/** Ethernet, under the kernel's names: sizes, what a frame bears, its header. */
#include <linux/types.h>

/* Sizes, in bytes. */
#define ETH_ALEN ... /* an address */
#define ETH_TLEN ... /* the type */
#define ETH_HLEN ... /* the header */
#define ETH_ZLEN ... /* the shortest frame, without its check sequence */
#define ETH_DATA_LEN ... /* the longest payload */
#define ETH_FRAME_LEN ... /* the longest frame, without its check sequence */
#define ETH_FCS_LEN ... /* the check sequence */
#define ETH_MIN_MTU ... /* the shortest packet a link must bear for IPv4 */
#define ETH_MAX_MTU ... /* the longest packet any link may bear */

/* What a frame bears: h_proto, sll_protocol, the third argument of socket(AF_PACKET, ...); host byte order. */
#define ETH_P_LOOP ... /* tests of interfaces, before 0x9000 */
#define ETH_P_PUP ... /* Xerox PUP */
#define ETH_P_PUPAT ... /* Xerox PUP's addresses */
#define ETH_P_TSN ... /* time-sensitive networks */
#define ETH_P_ERSPAN2 ... /* mirrored frames, version 2 */
#define ETH_P_IP ... /* IPv4 */
#define ETH_P_X25 ... /* X.25 */
#define ETH_P_ARP ... /* ARP */
#define ETH_P_BPQ ... /* amateur radio */
#define ETH_P_IEEEPUP ... /* Xerox PUP in IEEE 802.3 */
#define ETH_P_IEEEPUPAT ... /* its addresses */
#define ETH_P_BATMAN ... /* mesh networks */
#define ETH_P_DEC ... /* DEC */
#define ETH_P_DNA_DL ... /* DECnet: loading programs */
#define ETH_P_DNA_RC ... /* DECnet: remote console */
#define ETH_P_DNA_RT ... /* DECnet: routing */
#define ETH_P_LAT ... /* DEC's terminals */
#define ETH_P_DIAG ... /* DEC: diagnosis */
#define ETH_P_CUST ... /* DEC: for customers */
#define ETH_P_SCA ... /* DEC: clusters */
#define ETH_P_TEB ... /* Ethernet in a tunnel */
#define ETH_P_RARP ... /* RARP */
#define ETH_P_ATALK ... /* AppleTalk */
#define ETH_P_AARP ... /* AppleTalk's ARP */
#define ETH_P_8021Q ... /* a tag of a virtual LAN comes first */
#define ETH_P_ERSPAN ... /* mirrored frames */
#define ETH_P_IPX ... /* Novell's IPX */
#define ETH_P_IPV6 ... /* IPv6 */
#define ETH_P_PAUSE ... /* wait before you go on sending */
#define ETH_P_SLOW ... /* link aggregation and its kin */
#define ETH_P_WCCP ... /* web caches */
#define ETH_P_MPLS_UC ... /* MPLS */
#define ETH_P_MPLS_MC ... /* MPLS, multicast */
#define ETH_P_ATMMPOA ... /* protocols over ATM */
#define ETH_P_PPP_DISC ... /* PPPoE: finding the server */
#define ETH_P_PPP_SES ... /* PPPoE: the session */
#define ETH_P_LINK_CTL ... /* control of home networks */
#define ETH_P_ATMFATE ... /* ATM over Ethernet */
#define ETH_P_PAE ... /* who may use this port (IEEE 802.1X) */
#define ETH_P_PROFINET ... /* factories */
#define ETH_P_REALTEK ... /* Realtek's protocols */
#define ETH_P_AOE ... /* disks over Ethernet */
#define ETH_P_ETHERCAT ... /* factories */
#define ETH_P_8021AD ... /* an outer tag of a virtual LAN comes first */
#define ETH_P_802_EX1 ... /* for experiments */
#define ETH_P_PREAUTH ... /* wireless LAN: asking before moving on */
#define ETH_P_TIPC ... /* message passing in clusters */
#define ETH_P_LLDP ... /* who is on the other end of this cable */
#define ETH_P_MRP ... /* redundant rings */
#define ETH_P_MACSEC ... /* encrypted frames (IEEE 802.1AE) */
#define ETH_P_8021AH ... /* Ethernet within a provider's Ethernet */
#define ETH_P_MVRP ... /* registration of virtual LANs */
#define ETH_P_1588 ... /* precise clocks */
#define ETH_P_NCSI ... /* management controllers */
#define ETH_P_PRP ... /* parallel redundant networks */
#define ETH_P_CFM ... /* checks of connections */
#define ETH_P_FCOE ... /* Fibre Channel over Ethernet */
#define ETH_P_IBOE ... /* InfiniBand over Ethernet */
#define ETH_P_TDLS ... /* wireless LAN: direct links */
#define ETH_P_FIP ... /* Fibre Channel over Ethernet: setting up */
#define ETH_P_80221 ... /* moving between networks */
#define ETH_P_HSR ... /* redundant rings */
#define ETH_P_NSH ... /* chains of services */
#define ETH_P_LOOPBACK ... /* tests of interfaces */
#define ETH_P_QINQ1 ... /* an outer tag, before ETH_P_8021AD */
#define ETH_P_QINQ2 ... /* the same */
#define ETH_P_QINQ3 ... /* the same */
#define ETH_P_EDSA ... /* chips of switches */
#define ETH_P_DSA_8021Q ... /* chips of switches */
#define ETH_P_DSA_A5PSW ... /* chips of switches */
#define ETH_P_IFE ... /* forwarding elements */
#define ETH_P_AF_IUCV ... /* between guests of IBM z/VM */
#define ETH_P_802_3_MIN ... /* from here on the field is a type, below a length */

/* Numbers of the kernel's own, for what has no type on the wire. */
#define ETH_P_802_3 ... /* frames with a length, not a type */
#define ETH_P_AX25 ... /* amateur radio */
#define ETH_P_ALL ... /* every frame: for socket() and bind() */
#define ETH_P_802_2 ... /* frames of IEEE 802.2 */
#define ETH_P_SNAP ...
#define ETH_P_DDCMP ... /* DEC's protocol */
#define ETH_P_WAN_PPP ... /* PPP */
#define ETH_P_PPP_MP ... /* PPP over several links */
#define ETH_P_LOCALTALK ...
#define ETH_P_CAN ... /* the field bus of cars */
#define ETH_P_CANFD ... /* the same, longer frames */
#define ETH_P_CANXL ... /* the same, still longer */
#define ETH_P_PPPTALK ... /* AppleTalk over PPP */
#define ETH_P_TR_802_2 ... /* token ring */
#define ETH_P_MOBITEX ... /* radio modems */
#define ETH_P_CONTROL ... /* control of the card */
#define ETH_P_IRDA ... /* infrared */
#define ETH_P_ECONET ... /* Acorn's network */
#define ETH_P_HDLC ...
#define ETH_P_ARCNET ...
#define ETH_P_DSA ... /* chips of switches */
#define ETH_P_TRAILER ... /* chips of switches */
#define ETH_P_PHONET ... /* Nokia's modems */
#define ETH_P_IEEE802154 ... /* low-power radio */
#define ETH_P_CAIF ... /* ST-Ericsson's modems */
#define ETH_P_XDSA ... /* chips of switches */
#define ETH_P_MAP ... /* Qualcomm's modems */
#define ETH_P_MCTP ... /* management of a board's components */

/** The header of an Ethernet frame.
 *
 *  h_dest    the receiver's address
 *  h_source  the sender's address
 *  h_proto   ETH_P_IP, ..., network byte order
 */
struct ethhdr {
    unsigned char h_dest[ETH_ALEN];
    unsigned char h_source[ETH_ALEN];
    __be16 h_proto;
};
