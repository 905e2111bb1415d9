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

/* bridges: IFLA_INFO_DATA of the kind "bridge", */
#define IFLA_BR_UNSPEC ...
#define IFLA_BR_FORWARD_DELAY ... /* uint32_t: hundredths of a second */
#define IFLA_BR_HELLO_TIME ... /* uint32_t: hundredths of a second */
#define IFLA_BR_MAX_AGE ... /* uint32_t: hundredths of a second */
#define IFLA_BR_AGEING_TIME ... /* uint32_t: how long an address is remembered, hundredths of a second */
#define IFLA_BR_STP_STATE ... /* uint32_t: spanning tree on or off */
#define IFLA_BR_PRIORITY ... /* uint16_t */
#define IFLA_BR_VLAN_FILTERING ... /* uint8_t: on or off */
#define IFLA_BR_VLAN_PROTOCOL ... /* uint16_t, network byte order: ETH_P_8021Q or ETH_P_8021AD */
#define IFLA_BR_GROUP_FWD_MASK ... /* uint16_t: reserved groups passed on */
#define IFLA_BR_ROOT_ID ... /* struct ifla_bridge_id: the root */
#define IFLA_BR_BRIDGE_ID ... /* struct ifla_bridge_id: its own */
#define IFLA_BR_ROOT_PORT ... /* uint16_t */
#define IFLA_BR_ROOT_PATH_COST ... /* uint32_t */
#define IFLA_BR_TOPOLOGY_CHANGE ...
#define IFLA_BR_TOPOLOGY_CHANGE_DETECTED ...
#define IFLA_BR_HELLO_TIMER ...
#define IFLA_BR_TCN_TIMER ...
#define IFLA_BR_TOPOLOGY_CHANGE_TIMER ...
#define IFLA_BR_GC_TIMER ...
#define IFLA_BR_GROUP_ADDR ... /* 6 bytes: where its protocol frames go */
#define IFLA_BR_FDB_FLUSH ...
#define IFLA_BR_MCAST_ROUTER ...
#define IFLA_BR_MCAST_SNOOPING ... /* uint8_t: on or off */
#define IFLA_BR_MCAST_QUERY_USE_IFADDR ...
#define IFLA_BR_MCAST_QUERIER ... /* uint8_t: on or off */
#define IFLA_BR_MCAST_HASH_ELASTICITY ...
#define IFLA_BR_MCAST_HASH_MAX ... /* uint32_t: most entries of its table */
#define IFLA_BR_MCAST_LAST_MEMBER_CNT ...
#define IFLA_BR_MCAST_STARTUP_QUERY_CNT ...
#define IFLA_BR_MCAST_LAST_MEMBER_INTVL ...
#define IFLA_BR_MCAST_MEMBERSHIP_INTVL ...
#define IFLA_BR_MCAST_QUERIER_INTVL ...
#define IFLA_BR_MCAST_QUERY_INTVL ...
#define IFLA_BR_MCAST_QUERY_RESPONSE_INTVL ...
#define IFLA_BR_MCAST_STARTUP_QUERY_INTVL ...
#define IFLA_BR_NF_CALL_IPTABLES ...
#define IFLA_BR_NF_CALL_IP6TABLES ...
#define IFLA_BR_NF_CALL_ARPTABLES ...
#define IFLA_BR_VLAN_DEFAULT_PVID ... /* uint16_t */
#define IFLA_BR_PAD ...
#define IFLA_BR_VLAN_STATS_ENABLED ...
#define IFLA_BR_MCAST_STATS_ENABLED ...
#define IFLA_BR_MCAST_IGMP_VERSION ...
#define IFLA_BR_MCAST_MLD_VERSION ...
#define IFLA_BR_VLAN_STATS_PER_PORT ...
#define IFLA_BR_MULTI_BOOLOPT ...
#define IFLA_BR_MCAST_QUERIER_STATE ...
#define IFLA_BR_MAX ... /* the highest */

/* ports of a bridge: IFLA_PROTINFO, or IFLA_INFO_SLAVE_DATA of the kind "bridge", */
#define BRIDGE_MODE_UNSPEC ...
#define BRIDGE_MODE_HAIRPIN ...
#define IFLA_BRPORT_UNSPEC ...
#define IFLA_BRPORT_STATE ... /* uint8_t: state of the spanning tree */
#define IFLA_BRPORT_PRIORITY ... /* uint16_t */
#define IFLA_BRPORT_COST ... /* uint32_t */
#define IFLA_BRPORT_MODE ... /* uint8_t: BRIDGE_MODE_... */
#define IFLA_BRPORT_GUARD ...
#define IFLA_BRPORT_PROTECT ...
#define IFLA_BRPORT_FAST_LEAVE ...
#define IFLA_BRPORT_LEARNING ... /* uint8_t: it learns addresses */
#define IFLA_BRPORT_UNICAST_FLOOD ...
#define IFLA_BRPORT_PROXYARP ...
#define IFLA_BRPORT_LEARNING_SYNC ...
#define IFLA_BRPORT_PROXYARP_WIFI ...
#define IFLA_BRPORT_ROOT_ID ...
#define IFLA_BRPORT_BRIDGE_ID ...
#define IFLA_BRPORT_DESIGNATED_PORT ...
#define IFLA_BRPORT_DESIGNATED_COST ...
#define IFLA_BRPORT_ID ...
#define IFLA_BRPORT_NO ...
#define IFLA_BRPORT_TOPOLOGY_CHANGE_ACK ...
#define IFLA_BRPORT_CONFIG_PENDING ...
#define IFLA_BRPORT_MESSAGE_AGE_TIMER ...
#define IFLA_BRPORT_FORWARD_DELAY_TIMER ...
#define IFLA_BRPORT_HOLD_TIMER ...
#define IFLA_BRPORT_FLUSH ...
#define IFLA_BRPORT_MULTICAST_ROUTER ...
#define IFLA_BRPORT_PAD ...
#define IFLA_BRPORT_MCAST_FLOOD ...
#define IFLA_BRPORT_MCAST_TO_UCAST ...
#define IFLA_BRPORT_VLAN_TUNNEL ...
#define IFLA_BRPORT_BCAST_FLOOD ...
#define IFLA_BRPORT_GROUP_FWD_MASK ...
#define IFLA_BRPORT_NEIGH_SUPPRESS ...
#define IFLA_BRPORT_ISOLATED ... /* uint8_t: it reaches no other isolated port */
#define IFLA_BRPORT_BACKUP_PORT ... /* uint32_t: number of the interface that takes over */
#define IFLA_BRPORT_MRP_RING_OPEN ...
#define IFLA_BRPORT_MRP_IN_OPEN ...
#define IFLA_BRPORT_MCAST_EHT_HOSTS_LIMIT ...
#define IFLA_BRPORT_MCAST_EHT_HOSTS_CNT ...
#define IFLA_BRPORT_LOCKED ... /* uint8_t: only known senders */
#define IFLA_BRPORT_MAX ... /* the highest */

/* macvlan and macvtap, which share one card under several hardware addresses, */
#define IFLA_MACVLAN_UNSPEC ...
#define IFLA_MACVLAN_MODE ... /* uint32_t: MACVLAN_MODE_... */
#define IFLA_MACVLAN_FLAGS ... /* uint16_t: MACVLAN_FLAG_... */
#define IFLA_MACVLAN_MACADDR_MODE ... /* uint32_t: MACVLAN_MACADDR_... */
#define IFLA_MACVLAN_MACADDR ... /* 6 bytes */
#define IFLA_MACVLAN_MACADDR_DATA ...
#define IFLA_MACVLAN_MACADDR_COUNT ... /* uint32_t */
#define IFLA_MACVLAN_BC_QUEUE_LEN ...
#define IFLA_MACVLAN_BC_QUEUE_LEN_USED ...
#define IFLA_MACVLAN_MAX ... /* the highest */
#define MACVLAN_MODE_PRIVATE ... /* they do not see one another */
#define MACVLAN_MODE_VEPA ... /* by way of the switch outside */
#define MACVLAN_MODE_BRIDGE ... /* directly */
#define MACVLAN_MODE_PASSTHRU ... /* one alone has the device */
#define MACVLAN_MODE_SOURCE ... /* by a list of senders' addresses */
#define MACVLAN_MACADDR_ADD ...
#define MACVLAN_MACADDR_DEL ...
#define MACVLAN_MACADDR_FLUSH ...
#define MACVLAN_MACADDR_SET ...
#define MACVLAN_FLAG_NOPROMISC ... /* the device below need not take every packet */
#define MACVLAN_FLAG_NODST ... /* a sender that matches ends the search */

/* vrf, a routing table of its own, and the interfaces that belong to one, */
#define IFLA_VRF_UNSPEC ...
#define IFLA_VRF_TABLE ... /* uint32_t: its routing table */
#define IFLA_VRF_MAX ... /* the highest */
#define IFLA_VRF_PORT_UNSPEC ...
#define IFLA_VRF_PORT_TABLE ... /* uint32_t: its routing table */
#define IFLA_VRF_PORT_MAX ... /* the highest */

/* macsec, encryption on the link, */
#define IFLA_MACSEC_UNSPEC ...
#define IFLA_MACSEC_SCI ... /* uint64_t: the secure channel */
#define IFLA_MACSEC_PORT ...
#define IFLA_MACSEC_ICV_LEN ...
#define IFLA_MACSEC_CIPHER_SUITE ...
#define IFLA_MACSEC_WINDOW ...
#define IFLA_MACSEC_ENCODING_SA ...
#define IFLA_MACSEC_ENCRYPT ...
#define IFLA_MACSEC_PROTECT ...
#define IFLA_MACSEC_INC_SCI ...
#define IFLA_MACSEC_ES ...
#define IFLA_MACSEC_SCB ...
#define IFLA_MACSEC_REPLAY_PROTECT ...
#define IFLA_MACSEC_VALIDATION ... /* uint8_t: MACSEC_VALIDATE_... */
#define IFLA_MACSEC_PAD ...
#define IFLA_MACSEC_OFFLOAD ... /* uint8_t: MACSEC_OFFLOAD_... */
#define IFLA_MACSEC_MAX ... /* the highest */
#define MACSEC_VALIDATE_DISABLED ...
#define MACSEC_VALIDATE_CHECK ...
#define MACSEC_VALIDATE_STRICT ...
#define MACSEC_VALIDATE_MAX ... /* the highest */
#define MACSEC_OFFLOAD_OFF ...
#define MACSEC_OFFLOAD_PHY ...
#define MACSEC_OFFLOAD_MAC ...
#define MACSEC_OFFLOAD_MAX ... /* the highest */

/* xfrm, IPsec as an interface, */
#define IFLA_XFRM_UNSPEC ...
#define IFLA_XFRM_LINK ... /* uint32_t: number of the interface below */
#define IFLA_XFRM_IF_ID ... /* uint32_t: which policies apply */
#define IFLA_XFRM_COLLECT_METADATA ...
#define IFLA_XFRM_MAX ... /* the highest */

/* ipvlan and ipvtap, which share one card under one hardware address, */
#define IFLA_IPVLAN_UNSPEC ...
#define IFLA_IPVLAN_MODE ... /* uint16_t: IPVLAN_MODE_... */
#define IFLA_IPVLAN_FLAGS ... /* uint16_t: IPVLAN_F_... */
#define IFLA_IPVLAN_MAX ... /* the highest */
#define IPVLAN_MODE_L2 ...
#define IPVLAN_MODE_L3 ...
#define IPVLAN_MODE_L3S ...
#define IPVLAN_MODE_MAX ... /* one above the highest */
#define IPVLAN_F_PRIVATE ... /* they do not see one another */
#define IPVLAN_F_VEPA ... /* by way of the switch outside */

/* vxlan, Ethernet in UDP, and the filter for its networks (RTM_NEWTUNNEL), */
#define VNIFILTER_ENTRY_STATS_UNSPEC ...
#define VNIFILTER_ENTRY_STATS_RX_BYTES ...
#define VNIFILTER_ENTRY_STATS_RX_PKTS ...
#define VNIFILTER_ENTRY_STATS_RX_DROPS ...
#define VNIFILTER_ENTRY_STATS_RX_ERRORS ...
#define VNIFILTER_ENTRY_STATS_TX_BYTES ...
#define VNIFILTER_ENTRY_STATS_TX_PKTS ...
#define VNIFILTER_ENTRY_STATS_TX_DROPS ...
#define VNIFILTER_ENTRY_STATS_TX_ERRORS ...
#define VNIFILTER_ENTRY_STATS_PAD ...
#define VNIFILTER_ENTRY_STATS_MAX ... /* the highest */
#define VXLAN_VNIFILTER_ENTRY_UNSPEC ...
#define VXLAN_VNIFILTER_ENTRY_START ...
#define VXLAN_VNIFILTER_ENTRY_END ...
#define VXLAN_VNIFILTER_ENTRY_GROUP ...
#define VXLAN_VNIFILTER_ENTRY_GROUP6 ...
#define VXLAN_VNIFILTER_ENTRY_STATS ...
#define VXLAN_VNIFILTER_ENTRY_MAX ... /* the highest */
#define VXLAN_VNIFILTER_UNSPEC ...
#define VXLAN_VNIFILTER_ENTRY ...
#define VXLAN_VNIFILTER_MAX ... /* the highest */
#define IFLA_VXLAN_UNSPEC ...
#define IFLA_VXLAN_ID ... /* uint32_t: its network, 24 bits */
#define IFLA_VXLAN_GROUP ... /* in_addr: the group, or the other end */
#define IFLA_VXLAN_LINK ... /* uint32_t: number of the interface below */
#define IFLA_VXLAN_LOCAL ... /* in_addr: own address */
#define IFLA_VXLAN_TTL ... /* uint8_t */
#define IFLA_VXLAN_TOS ... /* uint8_t */
#define IFLA_VXLAN_LEARNING ... /* uint8_t: it learns addresses */
#define IFLA_VXLAN_AGEING ... /* uint32_t: seconds */
#define IFLA_VXLAN_LIMIT ... /* uint32_t: most addresses */
#define IFLA_VXLAN_PORT_RANGE ... /* struct ifla_vxlan_port_range: ports to send from */
#define IFLA_VXLAN_PROXY ...
#define IFLA_VXLAN_RSC ...
#define IFLA_VXLAN_L2MISS ...
#define IFLA_VXLAN_L3MISS ...
#define IFLA_VXLAN_PORT ... /* uint16_t, network byte order: the port it sends to */
#define IFLA_VXLAN_GROUP6 ... /* in6_addr: the same */
#define IFLA_VXLAN_LOCAL6 ... /* in6_addr: the same */
#define IFLA_VXLAN_UDP_CSUM ...
#define IFLA_VXLAN_UDP_ZERO_CSUM6_TX ...
#define IFLA_VXLAN_UDP_ZERO_CSUM6_RX ...
#define IFLA_VXLAN_REMCSUM_TX ...
#define IFLA_VXLAN_REMCSUM_RX ...
#define IFLA_VXLAN_GBP ...
#define IFLA_VXLAN_REMCSUM_NOPARTIAL ...
#define IFLA_VXLAN_COLLECT_METADATA ...
#define IFLA_VXLAN_LABEL ...
#define IFLA_VXLAN_GPE ...
#define IFLA_VXLAN_TTL_INHERIT ...
#define IFLA_VXLAN_DF ... /* uint8_t: VXLAN_DF_... */
#define IFLA_VXLAN_VNIFILTER ...
#define IFLA_VXLAN_MAX ... /* the highest */
#define VXLAN_DF_UNSET ...
#define VXLAN_DF_SET ...
#define VXLAN_DF_INHERIT ...
#define VXLAN_DF_MAX ... /* the highest */

/* geneve, the same with options, */
#define IFLA_GENEVE_UNSPEC ...
#define IFLA_GENEVE_ID ... /* uint32_t: its network, 24 bits */
#define IFLA_GENEVE_REMOTE ... /* in_addr: the other end */
#define IFLA_GENEVE_TTL ...
#define IFLA_GENEVE_TOS ...
#define IFLA_GENEVE_PORT ... /* uint16_t, network byte order: the port it sends to */
#define IFLA_GENEVE_COLLECT_METADATA ...
#define IFLA_GENEVE_REMOTE6 ... /* in6_addr: the same */
#define IFLA_GENEVE_UDP_CSUM ...
#define IFLA_GENEVE_UDP_ZERO_CSUM6_TX ...
#define IFLA_GENEVE_UDP_ZERO_CSUM6_RX ...
#define IFLA_GENEVE_LABEL ...
#define IFLA_GENEVE_TTL_INHERIT ...
#define IFLA_GENEVE_DF ... /* uint8_t: GENEVE_DF_... */
#define IFLA_GENEVE_INNER_PROTO_INHERIT ...
#define IFLA_GENEVE_MAX ... /* the highest */
#define GENEVE_DF_UNSET ...
#define GENEVE_DF_SET ...
#define GENEVE_DF_INHERIT ...
#define GENEVE_DF_MAX ... /* the highest */

/* bareudp, any protocol in UDP, */
#define IFLA_BAREUDP_UNSPEC ...
#define IFLA_BAREUDP_PORT ... /* uint16_t, network byte order */
#define IFLA_BAREUDP_ETHERTYPE ... /* uint16_t, network byte order: ETH_P_... */
#define IFLA_BAREUDP_SRCPORT_MIN ...
#define IFLA_BAREUDP_MULTIPROTO_MODE ...
#define IFLA_BAREUDP_MAX ... /* the highest */

/* ppp, */
#define IFLA_PPP_UNSPEC ...
#define IFLA_PPP_DEV_FD ... /* int32_t: descriptor of /dev/ppp */
#define IFLA_PPP_MAX ... /* the highest */

/* gtp, tunnels of mobile networks, */
#define GTP_ROLE_GGSN ...
#define GTP_ROLE_SGSN ...
#define IFLA_GTP_UNSPEC ...
#define IFLA_GTP_FD0 ... /* uint32_t: descriptor of a UDP socket for version 0 */
#define IFLA_GTP_FD1 ... /* uint32_t: the same for version 1 */
#define IFLA_GTP_PDP_HASHSIZE ...
#define IFLA_GTP_ROLE ... /* uint32_t: GTP_ROLE_... */
#define IFLA_GTP_CREATE_SOCKETS ...
#define IFLA_GTP_RESTART_COUNT ...
#define IFLA_GTP_MAX ... /* the highest */

/* bond, several interfaces as one, and those interfaces, */
#define IFLA_BOND_UNSPEC ...
#define IFLA_BOND_MODE ... /* uint8_t: how its interfaces share the work */
#define IFLA_BOND_ACTIVE_SLAVE ... /* uint32_t: number of the one at work */
#define IFLA_BOND_MIIMON ... /* uint32_t: milliseconds between looks at the cable */
#define IFLA_BOND_UPDELAY ...
#define IFLA_BOND_DOWNDELAY ...
#define IFLA_BOND_USE_CARRIER ...
#define IFLA_BOND_ARP_INTERVAL ...
#define IFLA_BOND_ARP_IP_TARGET ... /* attributes: addresses asked for a sign of life */
#define IFLA_BOND_ARP_VALIDATE ...
#define IFLA_BOND_ARP_ALL_TARGETS ...
#define IFLA_BOND_PRIMARY ... /* uint32_t: number of the preferred one */
#define IFLA_BOND_PRIMARY_RESELECT ...
#define IFLA_BOND_FAIL_OVER_MAC ...
#define IFLA_BOND_XMIT_HASH_POLICY ...
#define IFLA_BOND_RESEND_IGMP ...
#define IFLA_BOND_NUM_PEER_NOTIF ...
#define IFLA_BOND_ALL_SLAVES_ACTIVE ...
#define IFLA_BOND_MIN_LINKS ...
#define IFLA_BOND_LP_INTERVAL ...
#define IFLA_BOND_PACKETS_PER_SLAVE ...
#define IFLA_BOND_AD_LACP_RATE ...
#define IFLA_BOND_AD_SELECT ...
#define IFLA_BOND_AD_INFO ... /* attributes IFLA_BOND_AD_INFO_... */
#define IFLA_BOND_AD_ACTOR_SYS_PRIO ...
#define IFLA_BOND_AD_USER_PORT_KEY ...
#define IFLA_BOND_AD_ACTOR_SYSTEM ...
#define IFLA_BOND_TLB_DYNAMIC_LB ...
#define IFLA_BOND_PEER_NOTIF_DELAY ...
#define IFLA_BOND_AD_LACP_ACTIVE ...
#define IFLA_BOND_MISSED_MAX ... /* uint8_t: signs of life that may be missed */
#define IFLA_BOND_NS_IP6_TARGET ...
#define IFLA_BOND_COUPLED_CONTROL ...
#define IFLA_BOND_MAX ... /* the highest */
#define IFLA_BOND_AD_INFO_UNSPEC ...
#define IFLA_BOND_AD_INFO_AGGREGATOR ...
#define IFLA_BOND_AD_INFO_NUM_PORTS ...
#define IFLA_BOND_AD_INFO_ACTOR_KEY ...
#define IFLA_BOND_AD_INFO_PARTNER_KEY ...
#define IFLA_BOND_AD_INFO_PARTNER_MAC ...
#define IFLA_BOND_AD_INFO_MAX ... /* the highest */
#define IFLA_BOND_SLAVE_UNSPEC ...
#define IFLA_BOND_SLAVE_STATE ... /* uint8_t: at work or in reserve */
#define IFLA_BOND_SLAVE_MII_STATUS ...
#define IFLA_BOND_SLAVE_LINK_FAILURE_COUNT ... /* uint32_t */
#define IFLA_BOND_SLAVE_PERM_HWADDR ... /* bytes: hardware address it was made with */
#define IFLA_BOND_SLAVE_QUEUE_ID ... /* uint16_t */
#define IFLA_BOND_SLAVE_AD_AGGREGATOR_ID ...
#define IFLA_BOND_SLAVE_AD_ACTOR_OPER_PORT_STATE ...
#define IFLA_BOND_SLAVE_AD_PARTNER_OPER_PORT_STATE ...
#define IFLA_BOND_SLAVE_PRIO ...
#define IFLA_BOND_SLAVE_ACTOR_PORT_PRIO ...
#define IFLA_BOND_SLAVE_AD_CHURN_ACTOR_STATE ...
#define IFLA_BOND_SLAVE_AD_CHURN_PARTNER_STATE ...
#define IFLA_BOND_SLAVE_MAX ... /* the highest */

/* a card's virtual functions (IFLA_VFINFO_LIST), */
#define IFLA_VF_INFO_UNSPEC ...
#define IFLA_VF_INFO_MAX ... /* the highest */
#define IFLA_VF_INFO ... /* attributes IFLA_VF_... */
#define IFLA_VF_UNSPEC ...
#define IFLA_VF_MAC ... /* struct ifla_vf_mac */
#define IFLA_VF_VLAN ... /* struct ifla_vf_vlan */
#define IFLA_VF_TX_RATE ... /* struct ifla_vf_tx_rate */
#define IFLA_VF_SPOOFCHK ... /* struct ifla_vf_spoofchk */
#define IFLA_VF_LINK_STATE ... /* struct ifla_vf_link_state */
#define IFLA_VF_RATE ... /* struct ifla_vf_rate */
#define IFLA_VF_RSS_QUERY_EN ... /* struct ifla_vf_rss_query_en */
#define IFLA_VF_STATS ... /* attributes IFLA_VF_STATS_... */
#define IFLA_VF_TRUST ... /* struct ifla_vf_trust */
#define IFLA_VF_IB_NODE_GUID ... /* struct ifla_vf_guid */
#define IFLA_VF_IB_PORT_GUID ... /* struct ifla_vf_guid */
#define IFLA_VF_VLAN_LIST ... /* attributes IFLA_VF_VLAN_INFO */
#define IFLA_VF_BROADCAST ... /* struct ifla_vf_broadcast */
#define IFLA_VF_MAX ... /* the highest */
#define IFLA_VF_VLAN_INFO_UNSPEC ...
#define IFLA_VF_VLAN_INFO_MAX ... /* the highest */
#define IFLA_VF_VLAN_INFO ... /* struct ifla_vf_vlan_info */
#define IFLA_VF_LINK_STATE_AUTO ... /* the card's own */
#define IFLA_VF_LINK_STATE_ENABLE ... /* always up */
#define IFLA_VF_LINK_STATE_DISABLE ... /* always down */
#define IFLA_VF_STATS_RX_PACKETS ...
#define IFLA_VF_STATS_TX_PACKETS ...
#define IFLA_VF_STATS_RX_BYTES ...
#define IFLA_VF_STATS_TX_BYTES ...
#define IFLA_VF_STATS_BROADCAST ...
#define IFLA_VF_STATS_MULTICAST ...
#define IFLA_VF_STATS_PAD ...
#define IFLA_VF_STATS_RX_DROPPED ...
#define IFLA_VF_STATS_TX_DROPPED ...
#define IFLA_VF_STATS_MAX ... /* the highest */
#define MAX_VLAN_LIST_LEN ... /* most of these in one list */

/* their ports at the switch (IFLA_VF_PORTS, IFLA_PORT_SELF), */
#define IFLA_VF_PORT_UNSPEC ...
#define IFLA_VF_PORT_MAX ... /* the highest */
#define IFLA_VF_PORT ... /* attributes IFLA_PORT_... */
#define IFLA_PORT_UNSPEC ...
#define IFLA_PORT_VF ... /* uint32_t: number of the virtual function */
#define IFLA_PORT_PROFILE ... /* text */
#define IFLA_PORT_VSI_TYPE ... /* struct ifla_port_vsi */
#define IFLA_PORT_INSTANCE_UUID ... /* 16 bytes */
#define IFLA_PORT_HOST_UUID ... /* 16 bytes */
#define IFLA_PORT_REQUEST ... /* uint8_t: PORT_REQUEST_... */
#define IFLA_PORT_RESPONSE ... /* uint16_t: PORT_VDP_RESPONSE_... or PORT_PROFILE_RESPONSE_... */
#define IFLA_PORT_MAX ... /* the highest */
#define PORT_REQUEST_PREASSOCIATE ...
#define PORT_REQUEST_PREASSOCIATE_RR ...
#define PORT_REQUEST_ASSOCIATE ...
#define PORT_REQUEST_DISASSOCIATE ...
#define PORT_VDP_RESPONSE_SUCCESS ...
#define PORT_VDP_RESPONSE_INVALID_FORMAT ...
#define PORT_VDP_RESPONSE_INSUFFICIENT_RESOURCES ...
#define PORT_VDP_RESPONSE_UNUSED_VTID ...
#define PORT_VDP_RESPONSE_VTID_VIOLATION ...
#define PORT_VDP_RESPONSE_VTID_VERSION_VIOALTION ...
#define PORT_VDP_RESPONSE_OUT_OF_SYNC ...
#define PORT_PROFILE_RESPONSE_SUCCESS ...
#define PORT_PROFILE_RESPONSE_INPROGRESS ...
#define PORT_PROFILE_RESPONSE_INVALID ...
#define PORT_PROFILE_RESPONSE_BADSTATE ...
#define PORT_PROFILE_RESPONSE_INSUFFICIENT_RESOURCES ...
#define PORT_PROFILE_RESPONSE_ERROR ...
#define PORT_PROFILE_MAX ... /* most bytes of IFLA_PORT_PROFILE */
#define PORT_UUID_MAX ... /* bytes of the two */
#define PORT_SELF_VF ... /* IFLA_PORT_VF of the card itself */

/* ipoib, IP over InfiniBand, */
#define IFLA_IPOIB_UNSPEC ...
#define IFLA_IPOIB_PKEY ... /* uint16_t: partition key */
#define IFLA_IPOIB_MODE ... /* uint16_t: IPOIB_MODE_... */
#define IFLA_IPOIB_UMCAST ... /* uint16_t: groups that programs manage */
#define IFLA_IPOIB_MAX ... /* the highest */
#define IPOIB_MODE_DATAGRAM ...
#define IPOIB_MODE_CONNECTED ...

/* hsr, two ways for each frame, */
#define HSR_PROTOCOL_HSR ...
#define HSR_PROTOCOL_PRP ...
#define HSR_PROTOCOL_MAX ... /* one above the highest */
#define IFLA_HSR_UNSPEC ...
#define IFLA_HSR_SLAVE1 ... /* uint32_t: number of the first interface */
#define IFLA_HSR_SLAVE2 ... /* uint32_t: number of the second */
#define IFLA_HSR_MULTICAST_SPEC ... /* uint8_t: last byte of IFLA_HSR_SUPERVISION_ADDR */
#define IFLA_HSR_SUPERVISION_ADDR ... /* 6 bytes: where supervision frames go */
#define IFLA_HSR_SEQ_NR ... /* uint16_t */
#define IFLA_HSR_VERSION ... /* uint8_t */
#define IFLA_HSR_PROTOCOL ... /* uint8_t: HSR_PROTOCOL_... */
#define IFLA_HSR_MAX ... /* the highest */

/* rmnet, modems, */
#define IFLA_RMNET_UNSPEC ...
#define IFLA_RMNET_MUX_ID ... /* uint16_t */
#define IFLA_RMNET_FLAGS ... /* struct ifla_rmnet_flags */
#define IFLA_RMNET_MAX ... /* the highest */
#define RMNET_FLAGS_INGRESS_DEAGGREGATION ...
#define RMNET_FLAGS_INGRESS_MAP_COMMANDS ...
#define RMNET_FLAGS_INGRESS_MAP_CKSUMV4 ...
#define RMNET_FLAGS_EGRESS_MAP_CKSUMV4 ...
#define RMNET_FLAGS_INGRESS_MAP_CKSUMV5 ...
#define RMNET_FLAGS_EGRESS_MAP_CKSUMV5 ...

/* mctp and dsa, parts of a machine and of a switch, */
#define IFLA_MCTP_UNSPEC ...
#define IFLA_MCTP_NET ... /* uint32_t: its network */
#define IFLA_MCTP_MAX ... /* the highest */
#define IFLA_DSA_UNSPEC ...
#define IFLA_DSA_MASTER ... /* uint32_t: number of the interface the switch hangs on */
#define IFLA_DSA_MAX ... /* the highest */

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

/** The value of IFLA_BR_ROOT_ID and IFLA_BR_BRIDGE_ID: who a bridge is.
 *
 *  prio  its priority, network byte order
 *  addr  its hardware address
 */
struct ifla_bridge_id {
    __u8 prio[2];
    __u8 addr[6];
};

/** The value of IFLA_VXLAN_PORT_RANGE: ports to send from. Network byte order.
 *
 *  low   the first
 *  high  the last
 */
struct ifla_vxlan_port_range {
    __be16 low;
    __be16 high;
};

/** The value of IFLA_VF_MAC: the hardware address of a virtual function.
 *
 *  vf   number of the virtual function, from 0
 *  mac  the address, from its first byte
 */
struct ifla_vf_mac {
    __u32 vf;
    __u8 mac[32];
};

/** The value of IFLA_VF_BROADCAST.
 *
 *  broadcast  hardware address for everybody, from its first byte
 */
struct ifla_vf_broadcast {
    __u8 broadcast[32];
};

/** The value of IFLA_VF_VLAN: the virtual LAN of a virtual function.
 *
 *  vf    number of the virtual function, from 0
 *  vlan  its tag, 1 to 4095; 0 for none
 *  qos   its priority, 0 to 7
 */
struct ifla_vf_vlan {
    __u32 vf;
    __u32 vlan;
    __u32 qos;
};

/** The value of IFLA_VF_VLAN_INFO: the same with a protocol.
 *
 *  vf          number of the virtual function, from 0
 *  vlan        its tag, 1 to 4095; 0 for none
 *  qos         its priority, 0 to 7
 *  vlan_proto  ETH_P_8021Q or ETH_P_8021AD, network byte order
 */
struct ifla_vf_vlan_info {
    __u32 vf;
    __u32 vlan;
    __u32 qos;
    __be16 vlan_proto;
};

/** The value of IFLA_VF_TX_RATE: how fast a virtual function may send.
 *
 *  vf    number of the virtual function, from 0
 *  rate  millions of bits per second; 0 for no bound
 */
struct ifla_vf_tx_rate {
    __u32 vf;
    __u32 rate;
};

/** The value of IFLA_VF_RATE: the same with a lower bound.
 *
 *  vf           number of the virtual function, from 0
 *  min_tx_rate  what it is granted, millions of bits per second
 *  max_tx_rate  what it may use; 0 for no bound
 */
struct ifla_vf_rate {
    __u32 vf;
    __u32 min_tx_rate;
    __u32 max_tx_rate;
};

/** The value of IFLA_VF_SPOOFCHK: whether a virtual function must send from its own address.
 *
 *  vf       number of the virtual function, from 0
 *  setting  1 or 0
 */
struct ifla_vf_spoofchk {
    __u32 vf;
    __u32 setting;
};

/** The value of IFLA_VF_IB_NODE_GUID and IFLA_VF_IB_PORT_GUID: InfiniBand's number of a virtual function.
 *
 *  vf    number of the virtual function, from 0
 *  guid  the number
 */
struct ifla_vf_guid {
    __u32 vf;
    __u64 guid;
};

/** The value of IFLA_VF_LINK_STATE: what a virtual function sees of the cable.
 *
 *  vf          number of the virtual function, from 0
 *  link_state  IFLA_VF_LINK_STATE_AUTO, IFLA_VF_LINK_STATE_ENABLE or IFLA_VF_LINK_STATE_DISABLE
 */
struct ifla_vf_link_state {
    __u32 vf;
    __u32 link_state;
};

/** The value of IFLA_VF_RSS_QUERY_EN: whether a virtual function may ask how packets are spread over queues.
 *
 *  vf       number of the virtual function, from 0
 *  setting  1 or 0
 */
struct ifla_vf_rss_query_en {
    __u32 vf;
    __u32 setting;
};

/** The value of IFLA_VF_TRUST: whether a virtual function is trusted to set what concerns others.
 *
 *  vf       number of the virtual function, from 0
 *  setting  1 or 0
 */
struct ifla_vf_trust {
    __u32 vf;
    __u32 setting;
};

/** The value of IFLA_PORT_VSI_TYPE: the kind of a port, by IEEE 802.1Qbg.
 *
 *  vsi_mgr_id        who defined the kind
 *  vsi_type_id       the kind
 *  vsi_type_version  its version
 *  pad               unused
 */
struct ifla_port_vsi {
    __u8 vsi_mgr_id;
    __u8 vsi_type_id[3];
    __u8 vsi_type_version;
    __u8 pad[3];
};

/** The value of IFLA_RMNET_FLAGS.
 *
 *  flags  RMNET_FLAGS_... to be switched on
 *  mask   bits of flags that count
 */
struct ifla_rmnet_flags {
    __u32 flags;
    __u32 mask;
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
