/** Interfaces in NETLINK_ROUTE: the attributes and figures of RTM_NEWLINK, RTM_GETLINK and RTM_GETSTATS. */
#include <linux/types.h>
#include <linux/netlink.h>

/* Attributes of an interface: rta_type. The note names the value's C type. */
#define IFLA_UNSPEC ...
#define IFLA_ADDRESS ... /* bytes: hardware address */
#define IFLA_BROADCAST ... /* bytes: hardware address for everybody */
#define IFLA_IFNAME ... /* text: its name */
#define IFLA_MTU ... /* uint32_t: largest packet, bytes */
#define IFLA_LINK ... /* int: number of the interface below it */
#define IFLA_QDISC ... /* text: its queue */
#define IFLA_STATS ... /* struct rtnl_link_stats */
#define IFLA_COST ...
#define IFLA_PRIORITY ...
#define IFLA_MASTER ... /* uint32_t: number of the bridge or bond it belongs to */
#define IFLA_WIRELESS ...
#define IFLA_PROTINFO ... /* attributes of a bridge's port */
#define IFLA_TXQLEN ... /* uint32_t: packets its queue holds */
#define IFLA_MAP ... /* struct rtnl_link_ifmap */
#define IFLA_WEIGHT ...
#define IFLA_OPERSTATE ... /* uint8_t: its state (RFC 2863) */
#define IFLA_LINKMODE ... /* uint8_t */
#define IFLA_LINKINFO ... /* attributes IFLA_INFO_...: its kind */
#define IFLA_NET_NS_PID ... /* uint32_t: move it to that process's network namespace */
#define IFLA_IFALIAS ... /* text: a description */
#define IFLA_NUM_VF ... /* uint32_t: how many virtual functions */
#define IFLA_VFINFO_LIST ... /* attributes of its virtual functions */
#define IFLA_STATS64 ... /* struct rtnl_link_stats64 */
#define IFLA_VF_PORTS ... /* attributes of its virtual functions' ports */
#define IFLA_PORT_SELF ... /* attributes of its own port */
#define IFLA_AF_SPEC ... /* attributes for each family */
#define IFLA_GROUP ... /* uint32_t: its group */
#define IFLA_NET_NS_FD ... /* uint32_t: move it to that network namespace, by descriptor */
#define IFLA_EXT_MASK ... /* uint32_t: RTEXT_FILTER_... */
#define IFLA_PROMISCUITY ... /* uint32_t: how many want every packet */
#define IFLA_NUM_TX_QUEUES ... /* uint32_t: queues for sending */
#define IFLA_NUM_RX_QUEUES ... /* uint32_t: queues for receiving */
#define IFLA_CARRIER ... /* uint8_t: there is a cable */
#define IFLA_PHYS_PORT_ID ... /* bytes: names the port of the card */
#define IFLA_CARRIER_CHANGES ... /* uint32_t: how often it came and went */
#define IFLA_PHYS_SWITCH_ID ... /* bytes: names the switch */
#define IFLA_LINK_NETNSID ... /* int32_t: network namespace of IFLA_LINK */
#define IFLA_PHYS_PORT_NAME ... /* text */
#define IFLA_PROTO_DOWN ... /* uint8_t: a program keeps it down */
#define IFLA_GSO_MAX_SEGS ... /* uint32_t: segments in one packet to be cut */
#define IFLA_GSO_MAX_SIZE ... /* uint32_t: bytes in one packet to be cut */
#define IFLA_PAD ...
#define IFLA_XDP ... /* attributes IFLA_XDP_... */
#define IFLA_EVENT ... /* uint32_t: IFLA_EVENT_... */
#define IFLA_NEW_NETNSID ... /* int32_t: network namespace it moved to */
#define IFLA_IF_NETNSID ... /* int32_t: network namespace meant */
#define IFLA_TARGET_NETNSID ... /* IFLA_IF_NETNSID */
#define IFLA_CARRIER_UP_COUNT ... /* uint32_t: how often the cable came */
#define IFLA_CARRIER_DOWN_COUNT ... /* uint32_t: how often it went */
#define IFLA_NEW_IFINDEX ... /* int: its number there */
#define IFLA_MIN_MTU ... /* uint32_t: least IFLA_MTU */
#define IFLA_MAX_MTU ... /* uint32_t: greatest IFLA_MTU */
#define IFLA_PROP_LIST ... /* attributes: other names */
#define IFLA_ALT_IFNAME ... /* text: another name */
#define IFLA_PERM_ADDRESS ... /* bytes: hardware address it was made with */
#define IFLA_PROTO_DOWN_REASON ... /* attributes IFLA_PROTO_DOWN_REASON_... */
#define IFLA_PARENT_DEV_NAME ... /* text: the device it belongs to */
#define IFLA_PARENT_DEV_BUS_NAME ... /* text: the bus of that */
#define IFLA_GRO_MAX_SIZE ... /* uint32_t: bytes gathered from several packets */
#define IFLA_TSO_MAX_SIZE ... /* uint32_t: bytes the hardware can cut */
#define IFLA_TSO_MAX_SEGS ... /* uint32_t: segments the hardware can cut */
#define IFLA_ALLMULTI ... /* uint32_t: how many want all multicast */
#define IFLA_MAX ... /* the highest */

/* Why a program keeps it down, */
#define IFLA_PROTO_DOWN_REASON_UNSPEC ...
#define IFLA_PROTO_DOWN_REASON_MASK ... /* uint32_t: bits meant */
#define IFLA_PROTO_DOWN_REASON_VALUE ... /* uint32_t: their values */
#define IFLA_PROTO_DOWN_REASON_MAX ... /* the highest */

/* its settings for IPv4 and IPv6 (in IFLA_AF_SPEC), */
#define IFLA_INET_UNSPEC ...
#define IFLA_INET_CONF ... /* array of uint32_t: settings */
#define IFLA_INET_MAX ... /* the highest */
#define IFLA_INET6_UNSPEC ...
#define IFLA_INET6_FLAGS ... /* uint32_t */
#define IFLA_INET6_CONF ... /* array of int32_t: settings */
#define IFLA_INET6_STATS ... /* array of uint64_t: figures */
#define IFLA_INET6_MCAST ... /* not used */
#define IFLA_INET6_CACHEINFO ... /* struct ifla_cacheinfo */
#define IFLA_INET6_ICMP6STATS ... /* array of uint64_t: figures of ICMPv6 */
#define IFLA_INET6_TOKEN ... /* in6_addr: lower half of its addresses */
#define IFLA_INET6_ADDR_GEN_MODE ... /* uint8_t: IN6_ADDR_GEN_MODE_... */
#define IFLA_INET6_RA_MTU ... /* uint32_t: largest packet, as a router says */
#define IFLA_INET6_MAX ... /* the highest */
#define IN6_ADDR_GEN_MODE_EUI64 ... /* from the hardware address */
#define IN6_ADDR_GEN_MODE_NONE ... /* none */
#define IN6_ADDR_GEN_MODE_STABLE_PRIVACY ... /* by RFC 7217 */
#define IN6_ADDR_GEN_MODE_RANDOM ... /* the same, with a new secret */

/* its kind, */
#define IFLA_INFO_UNSPEC ...
#define IFLA_INFO_KIND ... /* text: "vlan", "bridge", "veth", "tun", ... */
#define IFLA_INFO_DATA ... /* attributes of that kind */
#define IFLA_INFO_XSTATS ... /* figures of that kind */
#define IFLA_INFO_SLAVE_KIND ... /* text: kind of what it belongs to */
#define IFLA_INFO_SLAVE_DATA ... /* attributes of that kind */
#define IFLA_INFO_MAX ... /* the highest */

/* virtual LANs, */
#define IFLA_VLAN_UNSPEC ...
#define IFLA_VLAN_ID ... /* uint16_t: its tag */
#define IFLA_VLAN_FLAGS ... /* struct ifla_vlan_flags */
#define IFLA_VLAN_EGRESS_QOS ... /* attributes IFLA_VLAN_QOS_MAPPING */
#define IFLA_VLAN_INGRESS_QOS ... /* attributes IFLA_VLAN_QOS_MAPPING */
#define IFLA_VLAN_PROTOCOL ... /* uint16_t, network byte order: ETH_P_8021Q or ETH_P_8021AD */
#define IFLA_VLAN_MAX ... /* the highest */
#define IFLA_VLAN_QOS_UNSPEC ...
#define IFLA_VLAN_QOS_MAPPING ... /* struct ifla_vlan_qos_mapping */
#define IFLA_VLAN_QOS_MAX ... /* the highest */

/* tun and tap, */
#define IFLA_TUN_UNSPEC ...
#define IFLA_TUN_OWNER ... /* uint32_t: user id */
#define IFLA_TUN_GROUP ... /* uint32_t: group id */
#define IFLA_TUN_TYPE ... /* uint8_t: IFF_TUN or IFF_TAP */
#define IFLA_TUN_PI ... /* uint8_t: packets bear a head of their own */
#define IFLA_TUN_VNET_HDR ... /* uint8_t: packets bear a struct virtio_net_hdr */
#define IFLA_TUN_PERSIST ... /* uint8_t: it stays without a program */
#define IFLA_TUN_MULTI_QUEUE ... /* uint8_t: several descriptors */
#define IFLA_TUN_NUM_QUEUES ... /* uint32_t: how many */
#define IFLA_TUN_NUM_DISABLED_QUEUES ... /* uint32_t: how many are switched off */
#define IFLA_TUN_MAX ... /* the highest */

/* BPF programs at the driver, */
#define IFLA_XDP_UNSPEC ...
#define IFLA_XDP_FD ... /* int32_t: descriptor of the program; -1 takes it off */
#define IFLA_XDP_ATTACHED ... /* uint8_t: XDP_ATTACHED_... */
#define IFLA_XDP_FLAGS ... /* uint32_t: XDP_FLAGS_... */
#define IFLA_XDP_PROG_ID ... /* uint32_t: its number */
#define IFLA_XDP_DRV_PROG_ID ... /* uint32_t: of the one in the driver */
#define IFLA_XDP_SKB_PROG_ID ... /* uint32_t: of the one behind the driver */
#define IFLA_XDP_HW_PROG_ID ... /* uint32_t: of the one in the hardware */
#define IFLA_XDP_EXPECTED_FD ... /* int32_t: descriptor of the one to be replaced */
#define IFLA_XDP_MAX ... /* the highest */
#define XDP_FLAGS_UPDATE_IF_NOEXIST ... /* bit: fail if there is one */
#define XDP_FLAGS_SKB_MODE ... /* bit: behind the driver */
#define XDP_FLAGS_DRV_MODE ... /* bit: in the driver */
#define XDP_FLAGS_HW_MODE ... /* bit: in the hardware */
#define XDP_FLAGS_REPLACE ... /* bit: replace IFLA_XDP_EXPECTED_FD only */
#define XDP_FLAGS_MODES ... /* the three */
#define XDP_FLAGS_MASK ... /* all */
#define XDP_ATTACHED_NONE ...
#define XDP_ATTACHED_DRV ... /* in the driver */
#define XDP_ATTACHED_SKB ... /* behind it */
#define XDP_ATTACHED_HW ... /* in the hardware */
#define XDP_ATTACHED_MULTI ... /* more than one */

/* what happened, */
#define IFLA_EVENT_NONE ...
#define IFLA_EVENT_REBOOT ... /* it was reset */
#define IFLA_EVENT_FEATURES ... /* its abilities changed */
#define IFLA_EVENT_BONDING_FAILOVER ... /* another interface took over */
#define IFLA_EVENT_NOTIFY_PEERS ... /* neighbours were told */
#define IFLA_EVENT_IGMP_RESEND ... /* groups were joined again */
#define IFLA_EVENT_BONDING_OPTIONS ... /* settings of the bond changed */

/* and figures (RTM_GETSTATS). */
#define IFLA_STATS_UNSPEC ...
#define IFLA_STATS_LINK_64 ... /* struct rtnl_link_stats64 */
#define IFLA_STATS_LINK_XSTATS ... /* attributes of its kind */
#define IFLA_STATS_LINK_XSTATS_SLAVE ... /* attributes of what it belongs to */
#define IFLA_STATS_LINK_OFFLOAD_XSTATS ... /* attributes IFLA_OFFLOAD_XSTATS_... */
#define IFLA_STATS_AF_SPEC ... /* attributes for each family */
#define IFLA_STATS_MAX ... /* the highest */
#define TUNNEL_MSG_FLAG_STATS ... /* flags of struct tunnel_msg: figures too */
#define TUNNEL_MSG_VALID_USER_FLAGS ... /* all of these flags */
#define IFLA_STATS_GETSET_UNSPEC ...
#define IFLA_STATS_GET_FILTERS ... /* attributes: which figures of each kind */
#define IFLA_STATS_SET_OFFLOAD_XSTATS_L3_STATS ... /* uint8_t: the hardware shall count */
#define IFLA_STATS_GETSET_MAX ... /* the highest */
#define LINK_XSTATS_TYPE_UNSPEC ...
#define LINK_XSTATS_TYPE_BRIDGE ...
#define LINK_XSTATS_TYPE_BOND ...
#define LINK_XSTATS_TYPE_MAX ... /* the highest */
#define IFLA_OFFLOAD_XSTATS_UNSPEC ...
#define IFLA_OFFLOAD_XSTATS_CPU_HIT ... /* struct rtnl_link_stats64: what the hardware left to the processor */
#define IFLA_OFFLOAD_XSTATS_HW_S_INFO ... /* attributes: whether the hardware counts */
#define IFLA_OFFLOAD_XSTATS_L3_STATS ... /* struct rtnl_hw_stats64 */
#define IFLA_OFFLOAD_XSTATS_MAX ... /* the highest */
#define IFLA_OFFLOAD_XSTATS_HW_S_INFO_UNSPEC ...
#define IFLA_OFFLOAD_XSTATS_HW_S_INFO_REQUEST ... /* uint8_t: asked to */
#define IFLA_OFFLOAD_XSTATS_HW_S_INFO_USED ... /* uint8_t: does */
#define IFLA_OFFLOAD_XSTATS_HW_S_INFO_MAX ... /* the highest */

/** The value of IFLA_STATS, and the ifa_data of getifaddrs(): counts of an interface, 32 bits each.
 *
 *  rx_packets           packets received
 *  tx_packets           packets sent
 *  rx_bytes             bytes received
 *  tx_bytes             bytes sent
 *  rx_errors            packets received that were bad
 *  tx_errors            packets that could not be sent
 *  rx_dropped           packets received and dropped for want of room
 *  tx_dropped           packets dropped before sending
 *  multicast            multicast packets received
 *  collisions           collisions while sending
 *  rx_length_errors     of the bad ones: wrong length
 *  rx_over_errors       the card had no room
 *  rx_crc_errors        wrong check sequence
 *  rx_frame_errors      wrong alignment
 *  rx_fifo_errors       its queue overflowed
 *  rx_missed_errors     the machine was too slow
 *  tx_aborted_errors    of those not sent: given up
 *  tx_carrier_errors    no cable
 *  tx_fifo_errors       the queue ran empty
 *  tx_heartbeat_errors  no heartbeat (old Ethernet)
 *  tx_window_errors     collisions too late
 *  rx_compressed        compressed packets received
 *  tx_compressed        compressed packets sent
 *  rx_nohandler         packets nobody asked for
 */
struct rtnl_link_stats {
    __u32 rx_packets;
    __u32 tx_packets;
    __u32 rx_bytes;
    __u32 tx_bytes;
    __u32 rx_errors;
    __u32 tx_errors;
    __u32 rx_dropped;
    __u32 tx_dropped;
    __u32 multicast;
    __u32 collisions;
    __u32 rx_length_errors;
    __u32 rx_over_errors;
    __u32 rx_crc_errors;
    __u32 rx_frame_errors;
    __u32 rx_fifo_errors;
    __u32 rx_missed_errors;
    __u32 tx_aborted_errors;
    __u32 tx_carrier_errors;
    __u32 tx_fifo_errors;
    __u32 tx_heartbeat_errors;
    __u32 tx_window_errors;
    __u32 rx_compressed;
    __u32 tx_compressed;
    __u32 rx_nohandler;
};

/** The value of IFLA_STATS64 and IFLA_STATS_LINK_64: the same counts with 64 bits.
 *
 *  rx_packets            packets received
 *  tx_packets            packets sent
 *  rx_bytes              bytes received
 *  tx_bytes              bytes sent
 *  rx_errors             packets received that were bad
 *  tx_errors             packets that could not be sent
 *  rx_dropped            packets received and dropped for want of room
 *  tx_dropped            packets dropped before sending
 *  multicast             multicast packets received
 *  collisions            collisions while sending
 *  rx_length_errors      of the bad ones: wrong length
 *  rx_over_errors        the card had no room
 *  rx_crc_errors         wrong check sequence
 *  rx_frame_errors       wrong alignment
 *  rx_fifo_errors        its queue overflowed
 *  rx_missed_errors      the machine was too slow
 *  tx_aborted_errors     of those not sent: given up
 *  tx_carrier_errors     no cable
 *  tx_fifo_errors        the queue ran empty
 *  tx_heartbeat_errors   no heartbeat (old Ethernet)
 *  tx_window_errors      collisions too late
 *  rx_compressed         compressed packets received
 *  tx_compressed         compressed packets sent
 *  rx_nohandler          packets nobody asked for
 *  rx_otherhost_dropped  packets dropped that were another machine's
 */
struct rtnl_link_stats64 {
    __u64 rx_packets;
    __u64 tx_packets;
    __u64 rx_bytes;
    __u64 tx_bytes;
    __u64 rx_errors;
    __u64 tx_errors;
    __u64 rx_dropped;
    __u64 tx_dropped;
    __u64 multicast;
    __u64 collisions;
    __u64 rx_length_errors;
    __u64 rx_over_errors;
    __u64 rx_crc_errors;
    __u64 rx_frame_errors;
    __u64 rx_fifo_errors;
    __u64 rx_missed_errors;
    __u64 tx_aborted_errors;
    __u64 tx_carrier_errors;
    __u64 tx_fifo_errors;
    __u64 tx_heartbeat_errors;
    __u64 tx_window_errors;
    __u64 rx_compressed;
    __u64 tx_compressed;
    __u64 rx_nohandler;
    __u64 rx_otherhost_dropped;
};

/** The value of IFLA_OFFLOAD_XSTATS_L3_STATS: what the hardware counts.
 *
 *  rx_packets  packets received
 *  tx_packets  packets sent
 *  rx_bytes    bytes received
 *  tx_bytes    bytes sent
 *  rx_errors   packets received that were bad
 *  tx_errors   packets that could not be sent
 *  rx_dropped  packets received and dropped for want of room
 *  tx_dropped  packets dropped before sending
 *  multicast   multicast packets received
 */
struct rtnl_hw_stats64 {
    __u64 rx_packets;
    __u64 tx_packets;
    __u64 rx_bytes;
    __u64 tx_bytes;
    __u64 rx_errors;
    __u64 tx_errors;
    __u64 rx_dropped;
    __u64 tx_dropped;
    __u64 multicast;
};

/** The value of IFLA_MAP: where an interface's hardware is.
 *
 *  mem_start  its memory: first
 *  mem_end    and last address
 *  base_addr  its ports
 *  irq        its interrupt
 *  dma        its DMA channel
 *  port       the kind of cable
 */
struct rtnl_link_ifmap {
    __u64 mem_start;
    __u64 mem_end;
    __u64 base_addr;
    __u16 irq;
    __u8 dma;
    __u8 port;
};

/** The value of IFLA_INET6_CACHEINFO.
 *
 *  max_reasm_len   longest packet put together from pieces, bytes
 *  tstamp          when the settings last changed, hundredths of a second
 *  reachable_time  milliseconds a neighbour counts as reachable
 *  retrans_time    milliseconds between questions
 */
struct ifla_cacheinfo {
    __u32 max_reasm_len;
    __u32 tstamp;
    __u32 reachable_time;
    __u32 retrans_time;
};

/** The value of IFLA_VLAN_FLAGS.
 *
 *  flags  values of the bits
 *  mask   which bits are meant
 */
struct ifla_vlan_flags {
    __u32 flags;
    __u32 mask;
};

/** The value of IFLA_VLAN_QOS_MAPPING: a priority and what it becomes.
 *
 *  from  the one
 *  to    the other
 */
struct ifla_vlan_qos_mapping {
    __u32 from;
    __u32 to;
};

/** What follows the head of a RTM_GETSTATS or RTM_NEWSTATS message; attributes follow.
 *
 *  family       AF_UNSPEC
 *  pad1         0
 *  pad2         0
 *  ifindex      number of the interface; 0 with NLM_F_DUMP
 *  filter_mask  which figures: IFLA_STATS_FILTER_BIT(...) combined with |
 */
struct if_stats_msg {
    __u8 family;
    __u8 pad1;
    __u16 pad2;
    __u32 ifindex;
    __u32 filter_mask;
};

/** What follows the head of a RTM_NEWTUNNEL or RTM_GETTUNNEL message; attributes follow.
 *
 *  family     AF_BRIDGE
 *  flags      TUNNEL_MSG_FLAG_STATS or 0
 *  reserved2  0
 *  ifindex    number of the interface
 */
struct tunnel_msg {
    __u8 family;
    __u8 flags;
    __u16 reserved2;
    __u32 ifindex;
};

/** The first attribute behind a struct ifinfomsg.
 *  r  that struct, in the buffer that holds the message
 *  Returns a pointer to it. See rtnetlink(3).
 */
INTO(r) struct rtattr *IFLA_RTA(IN const struct ifinfomsg *r);

/** The bytes of attributes in a message about an interface.
 *  n  the message's head
 *  Returns the bytes. See rtnetlink(3).
 */
size_t IFLA_PAYLOAD(IN const struct nlmsghdr *n);

/** The bit of filter_mask that asks for one kind of figures.
 *  ATTR  IFLA_STATS_LINK_64, ...; 1 or more
 *  Returns the bit. See rtnetlink(7).
 */
int IFLA_STATS_FILTER_BIT(int ATTR);
