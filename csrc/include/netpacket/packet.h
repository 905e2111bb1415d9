/** AF_PACKET: whole frames of a network interface. <linux/if_packet.h> has the same and more. */

/* Whose a frame is: sll_pkttype. */
#define PACKET_HOST ... /* this machine's */
#define PACKET_BROADCAST ... /* everybody's */
#define PACKET_MULTICAST ... /* a group's */
#define PACKET_OTHERHOST ... /* another machine's (promiscuous mode) */
#define PACKET_OUTGOING ... /* it was sent here */
#define PACKET_LOOPBACK ... /* a copy of multicast sent here; never seen by programs */
#define PACKET_FASTROUTE ... /* never seen by programs */

/* Options of level SOL_PACKET. The note names the value's C type; "flag" is an int, 0 or 1. */
#define PACKET_ADD_MEMBERSHIP ... /* struct packet_mreq: hear a group, or everything */
#define PACKET_DROP_MEMBERSHIP ... /* struct packet_mreq: no longer */
#define PACKET_RECV_OUTPUT ... /* not used */
#define PACKET_RX_RING ... /* struct tpacket_req or tpacket_req3: receive through shared memory (mmap()) */
#define PACKET_STATISTICS ... /* struct tpacket_stats or tpacket_stats_v3, read only, set to zero by reading */
#define PACKET_COPY_THRESH ... /* int: not 0: frames too long for a slot of the ring are also queued, whole, for recv() */
#define PACKET_AUXDATA ... /* flag: messages bear a struct tpacket_auxdata */
#define PACKET_ORIGDEV ... /* flag: sll_ifindex is the interface the frame came in at first */
#define PACKET_VERSION ... /* int: TPACKET_V1, TPACKET_V2 or TPACKET_V3 */
#define PACKET_HDRLEN ... /* int: in: the version; out: bytes of its header */
#define PACKET_RESERVE ... /* unsigned int, bytes left free before each frame of the ring */
#define PACKET_TX_RING ... /* struct tpacket_req: send through shared memory */
#define PACKET_LOSS ... /* flag: pass over malformed frames of the ring */
#define PACKET_VNET_HDR ... /* flag: a struct virtio_net_hdr before each frame */
#define PACKET_TX_TIMESTAMP ... /* type of a control message */
#define PACKET_TIMESTAMP ... /* int, bits: which times the ring bears */
#define PACKET_FANOUT ... /* int or struct fanout_args: share the frames among several sockets */
#define PACKET_TX_HAS_OFF ... /* flag: the ring says where each frame's data begin */
#define PACKET_QDISC_BYPASS ... /* flag: send past the scheduler */
#define PACKET_ROLLOVER_STATS ... /* struct tpacket_rollover_stats, read only */
#define PACKET_FANOUT_DATA ... /* struct sock_fprog or int: the program that shares them out */
#define PACKET_IGNORE_OUTGOING ... /* flag: do not hear what is sent here */

/* What to hear: mr_type. */
#define PACKET_MR_MULTICAST ... /* the group in mr_address */
#define PACKET_MR_PROMISC ... /* every frame, also others' */
#define PACKET_MR_ALLMULTI ... /* all groups */
#define PACKET_MR_UNICAST ... /* a further address of this machine's */

/** A socket address of AF_PACKET: an interface and a hardware address.
 *
 *  sll_family    AF_PACKET, host byte order
 *  sll_protocol  what the frame bears: htons(ETH_P_IP), htons(ETH_P_ALL), ...; network byte order
 *  sll_ifindex   number of the interface, host byte order; for bind() 0 means all
 *  sll_hatype    kind of hardware, host byte order: ARPHRD_ETHER, ... (received)
 *  sll_pkttype   PACKET_HOST, PACKET_OUTGOING, ... (received)
 *  sll_halen     bytes of sll_addr that count: 6 for Ethernet
 *  sll_addr      the hardware address
 */
struct sockaddr_ll {
    unsigned short sll_family;
    unsigned short sll_protocol;
    int sll_ifindex;
    unsigned short sll_hatype;
    unsigned char sll_pkttype;
    unsigned char sll_halen;
    unsigned char sll_addr[8];
};

/** The value of PACKET_ADD_MEMBERSHIP and PACKET_DROP_MEMBERSHIP: what an interface shall hear. Host byte order.
 *
 *  mr_ifindex  number of the interface
 *  mr_type     PACKET_MR_PROMISC, ...
 *  mr_alen     bytes of mr_address that count
 *  mr_address  a hardware address (PACKET_MR_MULTICAST, PACKET_MR_UNICAST)
 */
struct packet_mreq {
    int mr_ifindex;
    unsigned short mr_type;
    unsigned short mr_alen;
    unsigned char mr_address[8];
};
