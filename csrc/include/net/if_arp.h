/** ARP: its packets, the kinds of hardware, and the requests of ioctl() about the kernel's table. */
#include <sys/types.h>
#include <sys/socket.h>
#include <stdint.h>

#define MAX_ADDR_LEN ... /* bytes of ha in struct arpd_request; hardware addresses may be longer */

/* What an ARP packet says: ar_op, host byte order. */
#define ARPOP_REQUEST ... /* who has this IP address? */
#define ARPOP_REPLY ... /* I have */
#define ARPOP_RREQUEST ... /* RARP: which IP address has this hardware? */
#define ARPOP_RREPLY ...
#define ARPOP_InREQUEST ... /* InARP: which IP address is at the other end? */
#define ARPOP_InREPLY ...
#define ARPOP_NAK ... /* ATM: not known */

/* Kinds of hardware: ar_hrd, the sa_family of ifr_hwaddr, sll_hatype; host byte order. */
#define ARPHRD_NETROM ... /* amateur radio */
#define ARPHRD_ETHER ... /* Ethernet */
#define ARPHRD_EETHER ... /* Ethernet of 3 Mbit/s */
#define ARPHRD_AX25 ... /* amateur radio */
#define ARPHRD_PRONET ... /* a token ring */
#define ARPHRD_CHAOS ... /* MIT's Chaosnet */
#define ARPHRD_IEEE802 ... /* IEEE 802.2 */
#define ARPHRD_ARCNET ...
#define ARPHRD_APPLETLK ...
#define ARPHRD_DLCI ... /* frame relay */
#define ARPHRD_ATM ...
#define ARPHRD_METRICOM ... /* Metricom's radios */
#define ARPHRD_IEEE1394 ... /* FireWire */
#define ARPHRD_EUI64 ...
#define ARPHRD_INFINIBAND ...

/* Kinds that know no ARP. */
#define ARPHRD_SLIP ... /* serial lines */
#define ARPHRD_CSLIP ...
#define ARPHRD_SLIP6 ...
#define ARPHRD_CSLIP6 ...
#define ARPHRD_RSRVD ...
#define ARPHRD_ADAPT ...
#define ARPHRD_ROSE ... /* amateur radio */
#define ARPHRD_X25 ...
#define ARPHRD_HWX25 ... /* X.25 done by the card */
#define ARPHRD_CAN ... /* the field bus of cars */
#define ARPHRD_MCTP ... /* management of a board's components */
#define ARPHRD_PPP ...
#define ARPHRD_CISCO ... /* Cisco's HDLC */
#define ARPHRD_HDLC ... /* ARPHRD_CISCO */
#define ARPHRD_LAPB ...
#define ARPHRD_DDCMP ... /* DEC's protocol */
#define ARPHRD_RAWHDLC ...
#define ARPHRD_RAWIP ... /* IP without anything below: tun, modems */
#define ARPHRD_TUNNEL ... /* IPv4 in IP */
#define ARPHRD_TUNNEL6 ... /* IPv6 in IP */
#define ARPHRD_FRAD ... /* frame relay */
#define ARPHRD_SKIP ...
#define ARPHRD_LOOPBACK ... /* lo */
#define ARPHRD_LOCALTLK ...
#define ARPHRD_FDDI ... /* fibre ring */
#define ARPHRD_BIF ...
#define ARPHRD_SIT ... /* IPv6 in IPv4 */
#define ARPHRD_IPDDP ...
#define ARPHRD_IPGRE ... /* GRE over IPv4 */
#define ARPHRD_PIMREG ... /* multicast routing */
#define ARPHRD_HIPPI ...
#define ARPHRD_ASH ...
#define ARPHRD_ECONET ... /* Acorn's network */
#define ARPHRD_IRDA ... /* infrared */
#define ARPHRD_FCPP ... /* Fibre Channel */
#define ARPHRD_FCAL ...
#define ARPHRD_FCPL ...
#define ARPHRD_FCFABRIC ...
#define ARPHRD_IEEE802_TR ... /* token ring */
#define ARPHRD_IEEE80211 ... /* wireless LAN, bare frames */
#define ARPHRD_IEEE80211_PRISM ... /* the same behind a Prism2 header */
#define ARPHRD_IEEE80211_RADIOTAP ... /* the same behind a radiotap header */
#define ARPHRD_IEEE802154 ... /* low-power radio */
#define ARPHRD_IEEE802154_PHY ...
#define ARPHRD_VOID ... /* nothing is known */
#define ARPHRD_NONE ... /* no header at all */

/* Bits of arp_flags. */
#define ATF_COM ... /* the entry is complete */
#define ATF_PERM ... /* it stays */
#define ATF_PUBL ... /* answer for it */
#define ATF_USETRAILERS ... /* the other side asked for trailers */
#define ATF_NETMASK ... /* arp_netmask counts */
#define ATF_DONTPUB ... /* do not answer for it */
#define ATF_MAGIC ... /* the kernel added it */

/* What the kernel once asked a daemon: req of struct arpd_request. */
#define ARPD_UPDATE ...
#define ARPD_LOOKUP ...
#define ARPD_FLUSH ...

/** The head of an ARP packet; the addresses follow, as long as ar_hln and ar_pln say. Network byte order.
 *
 *  ar_hrd  kind of hardware: ARPHRD_ETHER, ...
 *  ar_pro  protocol: ETH_P_IP, ...
 *  ar_hln  bytes of a hardware address
 *  ar_pln  bytes of a protocol address
 *  ar_op   ARPOP_REQUEST, ARPOP_REPLY, ...
 */
struct arphdr {
    unsigned short ar_hrd;
    unsigned short ar_pro;
    unsigned char ar_hln;
    unsigned char ar_pln;
    unsigned short ar_op;
};

/** A request of ioctl() about the ARP table: SIOCGARP, SIOCSARP, SIOCDARP.
 *
 *  arp_pa       the protocol address, a struct sockaddr_in stored here
 *  arp_ha       the hardware address; the bytes stand in sa_data
 *  arp_flags    ATF_... bits
 *  arp_netmask  for which addresses to answer (ATF_NETMASK)
 *  arp_dev      the interface's name, ended by a NUL
 */
struct arpreq {
    struct sockaddr arp_pa;
    struct sockaddr arp_ha;
    int arp_flags;
    struct sockaddr arp_netmask;
    char arp_dev[16];
};

/** struct arpreq before it named the interface.
 *
 *  arp_pa       the protocol address
 *  arp_ha       the hardware address
 *  arp_flags    ATF_... bits
 *  arp_netmask  for which addresses to answer
 */
struct arpreq_old {
    struct sockaddr arp_pa;
    struct sockaddr arp_ha;
    int arp_flags;
    struct sockaddr arp_netmask;
};

/** What the kernel once told a daemon that kept its ARP table.
 *
 *  req      ARPD_UPDATE, ARPD_LOOKUP or ARPD_FLUSH
 *  ip       IPv4 address, network byte order
 *  dev      the interface
 *  stamp    when it was made
 *  updated  when it was last changed
 *  ha       hardware address
 */
struct arpd_request {
    unsigned short req;
    uint32_t ip;
    unsigned long dev;
    unsigned long stamp;
    unsigned long updated;
    unsigned char ha[MAX_ADDR_LEN];
};
