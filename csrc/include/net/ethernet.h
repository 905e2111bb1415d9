/** Ethernet, under BSD's names: addresses, frame headers, what a frame bears. */
#include <sys/types.h>
#include <stdint.h>
#include <linux/if_ether.h>

/* What a frame bears: ether_type, host byte order. */
#define ETHERTYPE_PUP ... /* Xerox PUP */
#define ETHERTYPE_SPRITE ...
#define ETHERTYPE_IP ... /* IPv4 */
#define ETHERTYPE_ARP ...
#define ETHERTYPE_REVARP ... /* RARP */
#define ETHERTYPE_AT ... /* AppleTalk */
#define ETHERTYPE_AARP ... /* AppleTalk's ARP */
#define ETHERTYPE_VLAN ... /* a tag of IEEE 802.1Q comes first */
#define ETHERTYPE_IPX ... /* Novell's IPX */
#define ETHERTYPE_IPV6 ... /* IPv6 */
#define ETHERTYPE_LOOPBACK ... /* tests of interfaces */
#define ETHERTYPE_TRAIL ... /* first of the trailer types */
#define ETHERTYPE_NTRAILER ... /* how many there are */

/* Sizes, in bytes. */
#define ETHER_ADDR_LEN ... /* an address */
#define ETHER_TYPE_LEN ... /* the type */
#define ETHER_CRC_LEN ... /* the check sequence */
#define ETHER_HDR_LEN ... /* the header */
#define ETHER_MIN_LEN ... /* the shortest frame, check sequence included */
#define ETHER_MAX_LEN ... /* the longest */
#define ETHERMTU ... /* the longest payload */
#define ETHERMIN ... /* the shortest payload */

/** An Ethernet address.
 *
 *  ether_addr_octet  its 6 bytes, in the order they travel
 */
struct ether_addr {
    uint8_t ether_addr_octet[ETH_ALEN];
};

/** The header of an Ethernet frame.
 *
 *  ether_dhost  the receiver's address
 *  ether_shost  the sender's address
 *  ether_type   ETHERTYPE_IP, ..., network byte order
 */
struct ether_header {
    uint8_t ether_dhost[ETH_ALEN];
    uint8_t ether_shost[ETH_ALEN];
    uint16_t ether_type;
};

/** Ask whether a frame may have this length.
 *  foo  bytes, check sequence included
 *  Returns 1 or 0. Cannot fail. See IEEE 802.3.
 */
int ETHER_IS_VALID_LEN(int foo);
