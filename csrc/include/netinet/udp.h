/** The UDP header, and the options of UDP sockets. */
#include <sys/types.h>
#include <stdint.h>

#define SOL_UDP ... /* IPPROTO_UDP as an option level */

/* Options of level SOL_UDP. The note names the value's C type; "flag" is an int, 0 or 1. */
#define UDP_CORK ... /* flag: gather what is sent into one datagram until cleared */
#define UDP_ENCAP ... /* int: one of UDP_ENCAP_... below; the kernel unpacks tunnels */
#define UDP_NO_CHECK6_TX ... /* flag: send over IPv6 without checksum */
#define UDP_NO_CHECK6_RX ... /* flag: take datagrams over IPv6 without checksum */
#define UDP_SEGMENT ... /* int, bytes: one send() makes several datagrams of this size; also a control message, uint16_t */
#define UDP_GRO ... /* flag: one recv() takes several datagrams; a control message, an int, tells their size */

/* Values of UDP_ENCAP. */
#define UDP_ENCAP_ESPINUDP_NON_IKE ... /* IPsec, by an early draft */
#define UDP_ENCAP_ESPINUDP ... /* IPsec (RFC 3948) */
#define UDP_ENCAP_L2TPINUDP ... /* L2TP (RFC 2661) */
#define UDP_ENCAP_GTP0 ... /* mobile networks, GTP version 0 */
#define UDP_ENCAP_GTP1U ... /* mobile networks, GTP version 1, user data */
#define UDP_ENCAP_RXRPC ... /* the RPC of the Andrew file system */

/** A UDP header, under the names of BSD (uh_) and those of Linux; both name the same memory. Network byte order.
 *
 *  uh_sport, source  the sender's port
 *  uh_dport, dest    the receiver's port
 *  uh_ulen, len      bytes of header and data
 *  uh_sum, check     checksum of pseudo header, header and data; 0 for none (IPv4)
 */
struct udphdr {
    uint16_t uh_sport;
    uint16_t uh_dport;
    uint16_t uh_ulen;
    uint16_t uh_sum;
    uint16_t source;
    uint16_t dest;
    uint16_t len;
    uint16_t check;
};
