/** TUN and TAP: a network interface whose other end is this program, by ioctl() on /dev/net/tun. */
#include <linux/types.h>
#include <linux/if_ether.h>
#include <linux/filter.h>

/* Requests of ioctl() on /dev/net/tun. */
#define TUNSETIFF ... /* struct ifreq, read and written: ifr_name ("" or "tun%d" lets the kernel choose), ifr_flags */
#define TUNSETPERSIST ... /* int by value: whether the interface stays when it is closed */
#define TUNSETOWNER ... /* uid_t by value: who else may open it */
#define TUNSETGROUP ... /* gid_t by value: which group may */
#define TUNSETLINK ... /* int by value: ARPHRD_..., while it is down */
#define TUNSETNOCSUM ... /* int by value: without effect */
#define TUNSETDEBUG ... /* int by value: what the driver reports */
#define TUNGETFEATURES ... /* unsigned int, written: the IFF_... bits that this kernel has */
#define TUNSETOFFLOAD ... /* unsigned int by value: TUN_F_... bits */
#define TUNSETTXFILTER ... /* struct tun_filter, read: which frames a TAP device takes */
#define TUNGETIFF ... /* struct ifreq, written: name and flags */
#define TUNGETSNDBUF ... /* int, written: bytes that may wait to be read */
#define TUNSETSNDBUF ... /* int, read */
#define TUNATTACHFILTER ... /* struct sock_fprog, read: which packets are taken; multi-queue TAP alone */
#define TUNDETACHFILTER ... /* that again off */
#define TUNGETFILTER ... /* struct sock_fprog, written */
#define TUNGETVNETHDRSZ ... /* int, written: bytes of the head of IFF_VNET_HDR */
#define TUNSETVNETHDRSZ ... /* int, read */
#define TUNSETQUEUE ... /* struct ifreq, read: IFF_ATTACH_QUEUE or IFF_DETACH_QUEUE */
#define TUNSETIFINDEX ... /* unsigned int, read: the number it is to have, before TUNSETIFF */
#define TUNSETVNETLE ... /* int, read: whether that head is little-endian */
#define TUNGETVNETLE ... /* int, written */
#define TUNSETVNETBE ... /* int, read: whether it is big-endian, where the kernel can */
#define TUNGETVNETBE ... /* int, written */
#define TUNSETSTEERINGEBPF ... /* int, read: an eBPF program that chooses the queue; -1 for none */
#define TUNSETFILTEREBPF ... /* int, read: an eBPF program that drops packets; -1 for none */
#define TUNSETCARRIER ... /* int, read: whether there seems to be a cable */
#define TUNGETDEVNETNS ... /* nothing: returns a descriptor of its network namespace */

/* Bits of ifr_flags. */
#define IFF_TUN ... /* packets of IP */
#define IFF_TAP ... /* frames of Ethernet */
#define IFF_NAPI ... /* packets are taken in as from a card */
#define IFF_NAPI_FRAGS ... /* in pieces, for tests */
#define IFF_NO_CARRIER ... /* without a cable at first */
#define IFF_NO_PI ... /* no struct tun_pi before each packet */
#define IFF_ONE_QUEUE ... /* without effect */
#define IFF_VNET_HDR ... /* a head of virtio before each packet */
#define IFF_TUN_EXCL ... /* fail if there is such an interface */
#define IFF_MULTI_QUEUE ... /* may be opened several times */
#define IFF_ATTACH_QUEUE ... /* TUNSETQUEUE: use this one */
#define IFF_DETACH_QUEUE ... /* TUNSETQUEUE: do not use it */
#define IFF_PERSIST ... /* TUNGETIFF: it stays */
#define IFF_NOFILTER ... /* TUNGETIFF: without a filter */

/* Older names. */
#define TUN_TUN_DEV ... /* IFF_TUN */
#define TUN_TAP_DEV ... /* IFF_TAP */
#define TUN_TYPE_MASK ... /* the bits of these */
#define TUN_READQ_SIZE ... /* packets that may wait to be read */

#define TUN_TX_TIMESTAMP ... /* the type of a control message; unused */

/* TUNSETOFFLOAD: what the program can take. */
#define TUN_F_CSUM ... /* packets without a checksum */
#define TUN_F_TSO4 ... /* large TCP packets, IPv4 */
#define TUN_F_TSO6 ... /* IPv6 */
#define TUN_F_TSO_ECN ... /* with ECN bits */
#define TUN_F_UFO ... /* large UDP packets */

#define TUN_PKT_STRIP ... /* flags of struct tun_pi: the packet did not fit into the buffer */
#define TUN_FLT_ALLMULTI ... /* flags of struct tun_filter: all multicast */

/** What stands before each packet without IFF_NO_PI.
 *
 *  flags  TUN_PKT_STRIP or 0
 *  proto  the packet's protocol: ETH_P_IP, ..., network byte order
 */
struct tun_pi {
    __u16 flags;
    __be16 proto;
};

/** The filter of TUNSETTXFILTER.
 *
 *  flags  TUN_FLT_ALLMULTI or 0
 *  count  how many addresses follow; 0 takes every frame
 *  addr   the addresses
 */
struct tun_filter {
    __u16 flags;
    __u16 count;
    __u8 addr[][ETH_ALEN];
};
