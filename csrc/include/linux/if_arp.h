/** ARP and the kinds of interfaces under the kernel's name: <net/if_arp.h>, and newer kinds. */
#include <net/if_arp.h>

/* More kinds of interfaces: ar_hrd, sa_family of ifr_hwaddr, sll_hatype. */
#define ARPHRD_IEEE802154_MONITOR ... /* sensors' radio, as a monitor sees it */
#define ARPHRD_PHONET ... /* Nokia's phones */
#define ARPHRD_PHONET_PIPE ...
#define ARPHRD_CAIF ... /* ST-Ericsson's modems */
#define ARPHRD_IP6GRE ... /* GRE over IPv6 */
#define ARPHRD_NETLINK ... /* netlink, as a monitor sees it */
#define ARPHRD_6LOWPAN ... /* IPv6 over sensors' radio */
#define ARPHRD_VSOCKMON ... /* AF_VSOCK, as a monitor sees it */
