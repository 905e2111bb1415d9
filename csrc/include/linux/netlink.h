/** AF_NETLINK: messages between programs and the kernel, and the attributes within them. */
#include <linux/types.h>
#include <linux/socket.h>
#include <sys/types.h>

/* Who listens at the kernel's end: the third argument of socket(AF_NETLINK, SOCK_RAW, ...). */
#define NETLINK_ROUTE ... /* interfaces, addresses, routes, neighbours: <linux/rtnetlink.h> */
#define NETLINK_UNUSED ...
#define NETLINK_USERSOCK ... /* between programs */
#define NETLINK_FIREWALL ... /* no longer used */
#define NETLINK_SOCK_DIAG ... /* which sockets there are (ss) */
#define NETLINK_INET_DIAG ... /* NETLINK_SOCK_DIAG */
#define NETLINK_NFLOG ... /* no longer used */
#define NETLINK_XFRM ... /* IPsec */
#define NETLINK_SELINUX ... /* events of SELinux */
#define NETLINK_ISCSI ...
#define NETLINK_AUDIT ... /* who did what */
#define NETLINK_FIB_LOOKUP ... /* which route would be taken */
#define NETLINK_CONNECTOR ... /* drivers; births and deaths of processes */
#define NETLINK_NETFILTER ... /* firewalls */
#define NETLINK_IP6_FW ... /* no longer used */
#define NETLINK_DNRTMSG ... /* DECnet; no longer used */
#define NETLINK_KOBJECT_UEVENT ... /* devices that come and go */
#define NETLINK_GENERIC ... /* families with names, found out at run time */
#define NETLINK_SCSITRANSPORT ...
#define NETLINK_ECRYPTFS ... /* encrypted files */
#define NETLINK_RDMA ...
#define NETLINK_CRYPTO ... /* the kernel's ciphers */
#define NETLINK_SMC ...
#define MAX_LINKS ... /* how many there may be */
#define NET_MAJOR ... /* device number once kept for networks */

/* Flags of a message: nlmsg_flags. */
#define NLM_F_REQUEST ... /* it asks something */
#define NLM_F_MULTI ... /* more parts follow, until NLMSG_DONE */
#define NLM_F_ACK ... /* answer with NLMSG_ERROR even if all went well */
#define NLM_F_ECHO ... /* send the notification to the asker too */
#define NLM_F_DUMP_INTR ... /* what was listed changed meanwhile: ask again */
#define NLM_F_DUMP_FILTERED ... /* listed only what was asked for */

/* of requests for data, */
#define NLM_F_ROOT ... /* the whole table */
#define NLM_F_MATCH ... /* all that match */
#define NLM_F_ATOMIC ... /* at one moment */
#define NLM_F_DUMP ... /* list everything: NLM_F_ROOT | NLM_F_MATCH */

/* of requests to make something, */
#define NLM_F_REPLACE ... /* replace what is there */
#define NLM_F_EXCL ... /* fail (EEXIST) if it is there */
#define NLM_F_CREATE ... /* make it if it is not there */
#define NLM_F_APPEND ... /* put it at the end */

/* of requests to delete, and of acknowledgements. */
#define NLM_F_NONREC ... /* not what is below it */
#define NLM_F_BULK ... /* several at once */
#define NLM_F_CAPPED ... /* the request is not repeated whole */
#define NLM_F_ACK_TLVS ... /* attributes say more: NLMSGERR_ATTR_... */

/* Types of messages that every protocol has: nlmsg_type. */
#define NLMSG_NOOP ... /* nothing */
#define NLMSG_ERROR ... /* struct nlmsgerr: an error, or an acknowledgement */
#define NLMSG_DONE ... /* the last part */
#define NLMSG_OVERRUN ... /* data were lost */
#define NLMSG_MIN_TYPE ... /* the protocols' own types begin here */
#define NLMSG_ALIGNTO ... /* bytes; messages begin at multiples of it */
#define NLMSG_HDRLEN ... /* bytes of struct nlmsghdr, padded */

/* Attributes that say more about an error. */
#define NLMSGERR_ATTR_UNUSED ...
#define NLMSGERR_ATTR_MSG ... /* text: what is wrong */
#define NLMSGERR_ATTR_OFFS ... /* uint32_t: where the wrong attribute stands in the request, bytes */
#define NLMSGERR_ATTR_COOKIE ... /* bytes: names what was made */
#define NLMSGERR_ATTR_POLICY ... /* attributes: what would be allowed */
#define NLMSGERR_ATTR_MISS_TYPE ... /* uint32_t: type of the attribute that is missing */
#define NLMSGERR_ATTR_MISS_NEST ... /* uint32_t: where it is missing, bytes */
#define NLMSGERR_ATTR_MAX ... /* the highest */

/* Options of level SOL_NETLINK. The note names the value's C type; "flag" is an int, 0 or 1. */
#define NETLINK_ADD_MEMBERSHIP ... /* int: hear this multicast group */
#define NETLINK_DROP_MEMBERSHIP ... /* int: no longer */
#define NETLINK_PKTINFO ... /* flag: messages bear a struct nl_pktinfo */
#define NETLINK_BROADCAST_ERROR ... /* flag: a notification not delivered is an error for its sender */
#define NETLINK_NO_ENOBUFS ... /* flag: do not tell when messages were lost */
#define NETLINK_RX_RING ... /* struct nl_mmap_req; no longer in Linux */
#define NETLINK_TX_RING ... /* struct nl_mmap_req; no longer in Linux */
#define NETLINK_LISTEN_ALL_NSID ... /* flag: hear other network namespaces too */
#define NETLINK_LIST_MEMBERSHIPS ... /* array of uint32_t, read only: bits of the groups heard */
#define NETLINK_CAP_ACK ... /* flag: acknowledgements do not repeat the request */
#define NETLINK_EXT_ACK ... /* flag: errors say more, in attributes */
#define NETLINK_GET_STRICT_CHK ... /* flag: check requests for data strictly */

/* States of a frame of the former rings, and of a socket. */
#define NL_MMAP_STATUS_UNUSED ...
#define NL_MMAP_STATUS_RESERVED ...
#define NL_MMAP_STATUS_VALID ...
#define NL_MMAP_STATUS_COPY ...
#define NL_MMAP_STATUS_SKIP ...
#define NL_MMAP_MSG_ALIGNMENT ...
#define NL_MMAP_HDRLEN ...
#define NETLINK_UNCONNECTED ...
#define NETLINK_CONNECTED ...

/* Parts of nla_type. */
#define NLA_F_NESTED ... /* bit: attributes within */
#define NLA_F_NET_BYTEORDER ... /* bit: network byte order */
#define NLA_TYPE_MASK ... /* all but these bits */
#define NLA_ALIGNTO ... /* bytes; attributes begin at multiples of it */
#define NLA_HDRLEN ... /* bytes of struct nlattr, padded */

/* What attributes a protocol allows, as it tells when asked: kinds, */
#define NL_ATTR_TYPE_INVALID ...
#define NL_ATTR_TYPE_FLAG ... /* present or not */
#define NL_ATTR_TYPE_U8 ...
#define NL_ATTR_TYPE_U16 ...
#define NL_ATTR_TYPE_U32 ...
#define NL_ATTR_TYPE_U64 ...
#define NL_ATTR_TYPE_S8 ...
#define NL_ATTR_TYPE_S16 ...
#define NL_ATTR_TYPE_S32 ...
#define NL_ATTR_TYPE_S64 ...
#define NL_ATTR_TYPE_BINARY ... /* bytes */
#define NL_ATTR_TYPE_STRING ... /* text */
#define NL_ATTR_TYPE_NUL_STRING ... /* text with its NUL */
#define NL_ATTR_TYPE_NESTED ... /* attributes within */
#define NL_ATTR_TYPE_NESTED_ARRAY ... /* an array of those */
#define NL_ATTR_TYPE_BITFIELD32 ... /* struct nla_bitfield32 */

/* and bounds. */
#define NL_POLICY_TYPE_ATTR_UNSPEC ...
#define NL_POLICY_TYPE_ATTR_TYPE ... /* uint32_t: NL_ATTR_TYPE_... */
#define NL_POLICY_TYPE_ATTR_MIN_VALUE_S ... /* int64_t */
#define NL_POLICY_TYPE_ATTR_MAX_VALUE_S ... /* int64_t */
#define NL_POLICY_TYPE_ATTR_MIN_VALUE_U ... /* uint64_t */
#define NL_POLICY_TYPE_ATTR_MAX_VALUE_U ... /* uint64_t */
#define NL_POLICY_TYPE_ATTR_MIN_LENGTH ... /* uint32_t, bytes */
#define NL_POLICY_TYPE_ATTR_MAX_LENGTH ... /* uint32_t, bytes */
#define NL_POLICY_TYPE_ATTR_POLICY_IDX ... /* uint32_t: which policy is within */
#define NL_POLICY_TYPE_ATTR_POLICY_MAXTYPE ... /* uint32_t: its highest attribute */
#define NL_POLICY_TYPE_ATTR_BITFIELD32_MASK ... /* uint32_t: bits that are allowed */
#define NL_POLICY_TYPE_ATTR_PAD ...
#define NL_POLICY_TYPE_ATTR_MASK ... /* uint64_t: bits that are allowed */
#define NL_POLICY_TYPE_ATTR_MAX ... /* the highest */

/** A socket address of AF_NETLINK. Host byte order.
 *
 *  nl_family  AF_NETLINK
 *  nl_pad     0
 *  nl_pid     the socket's port: 0 is the kernel; for bind() 0 lets it choose, mostly the process id
 *  nl_groups  multicast groups, a bit each: the first 32
 */
struct sockaddr_nl {
    __kernel_sa_family_t nl_family;
    unsigned short nl_pad;
    __u32 nl_pid;
    __u32 nl_groups;
};

/** The head of a netlink message; the protocol's struct and attributes follow. Host byte order.
 *
 *  nlmsg_len    bytes of the message, head included: NLMSG_LENGTH(...)
 *  nlmsg_type   NLMSG_ERROR, NLMSG_DONE, or the protocol's: RTM_GETLINK, ...
 *  nlmsg_flags  NLM_F_REQUEST, NLM_F_DUMP, ...
 *  nlmsg_seq    a number of the asker's; the answer repeats it
 *  nlmsg_pid    the sender's port; 0 is the kernel
 */
struct nlmsghdr {
    __u32 nlmsg_len;
    __u16 nlmsg_type;
    __u16 nlmsg_flags;
    __u32 nlmsg_seq;
    __u32 nlmsg_pid;
};

/** The data of a NLMSG_ERROR message.
 *
 *  error  0 for an acknowledgement, else an errno value with a minus sign
 *  msg    the head of the request; the request itself follows unless NLM_F_CAPPED is set
 */
struct nlmsgerr {
    int error;
    struct nlmsghdr msg;
};

/** The control message of NETLINK_PKTINFO.
 *
 *  group  number of the multicast group the message came by; 0 for none
 */
struct nl_pktinfo {
    __u32 group;
};

/** How the former rings were divided.
 *
 *  nm_block_size  bytes of a block
 *  nm_block_nr    how many blocks
 *  nm_frame_size  bytes of a frame
 *  nm_frame_nr    how many frames in all
 */
struct nl_mmap_req {
    unsigned int nm_block_size;
    unsigned int nm_block_nr;
    unsigned int nm_frame_size;
    unsigned int nm_frame_nr;
};

/** The head of a frame of the former rings.
 *
 *  nm_status  NL_MMAP_STATUS_...
 *  nm_len     bytes
 *  nm_group   multicast group
 *  nm_pid     the sender's process id,
 *  nm_uid     user id
 *  nm_gid     and group id
 */
struct nl_mmap_hdr {
    unsigned int nm_status;
    unsigned int nm_len;
    __u32 nm_group;
    __u32 nm_pid;
    __u32 nm_uid;
    __u32 nm_gid;
};

/** The head of an attribute; its value follows. (NETLINK_ROUTE calls it struct rtattr.) Host byte order.
 *
 *  nla_len   bytes of the attribute, head included, without padding
 *  nla_type  its type, perhaps with NLA_F_NESTED
 */
struct nlattr {
    __u16 nla_len;
    __u16 nla_type;
};

/** An attribute's value that sets some of 32 bits.
 *
 *  value     their values
 *  selector  which bits are meant
 */
struct nla_bitfield32 {
    __u32 value;
    __u32 selector;
};

/** A length rounded up as messages are.
 *  len  bytes
 *  Returns len, or the next multiple of NLMSG_ALIGNTO above it. Cannot fail.
 *  See netlink(3).
 */
size_t NLMSG_ALIGN(size_t len);

/** The length to store in nlmsg_len.
 *  len  bytes behind the head
 *  Returns the bytes of head and data, without padding at the end. Cannot fail.
 *  See netlink(3).
 */
size_t NLMSG_LENGTH(size_t len);

/** The room a message takes in a buffer.
 *  len  bytes behind the head
 *  Returns the bytes, padding included. Cannot fail.
 *  See netlink(3).
 */
size_t NLMSG_SPACE(size_t len);

/** What follows a message's head: the protocol's struct.
 *
 *  nlh  the head, in the buffer that holds the message
 *
 *  Returns a pointer to it. Cannot fail.
 *  See netlink(3).
 */
INTO(nlh) void *NLMSG_DATA(IN const struct nlmsghdr *nlh);

/** Go to the next message in a buffer.
 *
 *  nlh  the head of one, for which NLMSG_OK() holds
 *  len  bytes from there to the buffer's end, as a one-element array; the message's are taken off
 *
 *  Returns a pointer to the next head; look at it only if NLMSG_OK() holds. Cannot fail.
 *  See netlink(3).
 */
BYHAND INTO(nlh) struct nlmsghdr *NLMSG_NEXT(IN struct nlmsghdr *nlh, INOUT int *len);

/** Ask whether a whole message lies in a buffer.
 *
 *  nlh  where its head would be
 *  len  bytes from there to the buffer's end; what recv() returned
 *
 *  Returns 1 or 0. Cannot fail.
 *  See netlink(3).
 */
BYHAND int NLMSG_OK(IN const struct nlmsghdr *nlh, int len);

/** The bytes of a message that follow a struct of the protocol's.
 *
 *  nlh  the head
 *  len  bytes of that struct; 0 for all that follows the head
 *
 *  Returns the bytes. Cannot fail.
 *  See netlink(3).
 */
unsigned int NLMSG_PAYLOAD(IN const struct nlmsghdr *nlh, int len);

/** A length rounded up as frames of the former rings were.
 *  sz  bytes
 *  Returns sz, or the next multiple of NL_MMAP_MSG_ALIGNMENT above it. Cannot fail.
 *  See netlink(7).
 */
size_t NL_MMAP_MSG_ALIGN(size_t sz);

/** A length rounded up as attributes are.
 *  len  bytes
 *  Returns len, or the next multiple of NLA_ALIGNTO above it. Cannot fail.
 *  See netlink(7).
 */
size_t NLA_ALIGN(size_t len);
