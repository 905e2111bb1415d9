/** ARP over Ethernet for IPv4, and how IPv4 multicast becomes Ethernet multicast. */
#include <sys/types.h>
#include <linux/if_ether.h>
#include <net/ethernet.h>
#include <net/if_arp.h>
#include <netinet/in.h>

/** An ARP packet of IPv4 over Ethernet. Network byte order.
 *
 *  ea_hdr   the head,
 *  arp_hrd  its kind of hardware: ARPHRD_ETHER,
 *  arp_pro  its protocol: ETHERTYPE_IP,
 *  arp_hln  its length of hardware addresses: 6,
 *  arp_pln  of IPv4 addresses: 4,
 *  arp_op   and ARPOP_REQUEST, ARPOP_REPLY, ...
 *  arp_sha  the sender's hardware address
 *  arp_spa  the sender's IPv4 address
 *  arp_tha  the target's hardware address
 *  arp_tpa  the target's IPv4 address
 */
struct ether_arp {
    struct arphdr ea_hdr;
    unsigned short arp_hrd;
    unsigned short arp_pro;
    unsigned char arp_hln;
    unsigned char arp_pln;
    unsigned short arp_op;
    uint8_t arp_sha[ETH_ALEN];
    uint8_t arp_spa[4];
    uint8_t arp_tha[ETH_ALEN];
    uint8_t arp_tpa[4];
};

/** The Ethernet address that an IPv4 multicast group goes to: 01:00:5e and the last 23 bits of the group.
 *
 *  ipaddr  the group's address, network byte order
 *  enaddr  receives 6 bytes
 *
 *  Cannot fail.
 *  See RFC 1112.
 */
void ETHER_MAP_IP_MULTICAST(IN const struct in_addr *ipaddr, OUT(ETH_ALEN) uint8_t *enaddr);
