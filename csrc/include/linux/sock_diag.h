/** NETLINK_SOCK_DIAG: the sockets of this machine, as ss(8) lists them. */
#include <linux/types.h>

/* Types of messages: nlmsg_type. */
#define SOCK_DIAG_BY_FAMILY ... /* ask for sockets of one family, and the answer */
#define SOCK_DESTROY ... /* close one; needs privilege */

/* Elements of an array of uint32_t: what a socket uses, bytes. */
#define SK_MEMINFO_RMEM_ALLOC ... /* what has come */
#define SK_MEMINFO_RCVBUF ... /* SO_RCVBUF */
#define SK_MEMINFO_WMEM_ALLOC ... /* what is on its way out */
#define SK_MEMINFO_SNDBUF ... /* SO_SNDBUF */
#define SK_MEMINFO_FWD_ALLOC ... /* set aside */
#define SK_MEMINFO_WMEM_QUEUED ... /* what waits to be sent */
#define SK_MEMINFO_OPTMEM ... /* options */
#define SK_MEMINFO_BACKLOG ... /* what has come while the socket was in use */
#define SK_MEMINFO_DROPS ... /* packets that were dropped */
#define SK_MEMINFO_VARS ... /* how many elements */

/* Groups that hear of sockets that end. */
#define SKNLGRP_NONE ...
#define SKNLGRP_INET_TCP_DESTROY ... /* TCP, IPv4 */
#define SKNLGRP_INET_UDP_DESTROY ... /* UDP, IPv4 */
#define SKNLGRP_INET6_TCP_DESTROY ... /* TCP, IPv6 */
#define SKNLGRP_INET6_UDP_DESTROY ... /* UDP, IPv6 */
#define SKNLGRP_MAX ... /* the highest */

/* What programs of BPF keep with a socket: attributes of the request, of the answer, and of one thing kept. */
#define SK_DIAG_BPF_STORAGE_REQ_NONE ...
#define SK_DIAG_BPF_STORAGE_REQ_MAP_FD ... /* uint32_t, a descriptor: only this map's */
#define SK_DIAG_BPF_STORAGE_REQ_MAX ... /* the highest */
#define SK_DIAG_BPF_STORAGE_REP_NONE ...
#define SK_DIAG_BPF_STORAGE ... /* a list */
#define SK_DIAB_BPF_STORAGE_REP_MAX ... /* the highest; so misspelt in the header */
#define SK_DIAG_BPF_STORAGE_NONE ...
#define SK_DIAG_BPF_STORAGE_PAD ... /* nothing */
#define SK_DIAG_BPF_STORAGE_MAP_ID ... /* uint32_t, the map's number */
#define SK_DIAG_BPF_STORAGE_MAP_VALUE ... /* what is kept */
#define SK_DIAG_BPF_STORAGE_MAX ... /* the highest */

/** What every request begins with.
 *
 *  sdiag_family    AF_INET, AF_UNIX, ...
 *  sdiag_protocol  IPPROTO_TCP, ...; 0 with AF_UNIX
 */
struct sock_diag_req {
    __u8 sdiag_family;
    __u8 sdiag_protocol;
};
