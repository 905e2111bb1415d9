/** The UDP header and its options under the kernel's name: <netinet/udp.h>, and one more kind of tunnel. */
#include <netinet/udp.h>
#include <linux/types.h>

#define UDP_ENCAP_RXRPC ... /* UDP_ENCAP: the RPC of the Andrew file system */
#define TCP_ENCAP_ESPINTCP ... /* TCP_ULP's tunnel: IPsec over TCP (RFC 8229) */
