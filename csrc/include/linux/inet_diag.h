/** NETLINK_SOCK_DIAG: sockets of TCP, UDP and the like. */
#include <linux/types.h>

/* Types of messages before SOCK_DIAG_BY_FAMILY. */
#define TCPDIAG_GETSOCK ... /* TCP */
#define DCCPDIAG_GETSOCK ... /* DCCP */
#define INET_DIAG_GETSOCK_MAX ... /* the highest */

#define INET_DIAG_NOCOOKIE ... /* idiag_cookie: any */

/* Attributes of a request. */
#define INET_DIAG_REQ_NONE ...
#define INET_DIAG_REQ_BYTECODE ... /* array of struct inet_diag_bc_op: which sockets */
#define INET_DIAG_REQ_SK_BPF_STORAGES ... /* SK_DIAG_BPF_STORAGE_REQ_... */
#define INET_DIAG_REQ_PROTOCOL ... /* uint32_t, a protocol above 255 */
#define INET_DIAG_REQ_MAX ... /* the highest */

/* Operations: code of struct inet_diag_bc_op. */
#define INET_DIAG_BC_NOP ... /* nothing */
#define INET_DIAG_BC_JMP ... /* goes on at no */
#define INET_DIAG_BC_S_GE ... /* own port at least: the no of the next one */
#define INET_DIAG_BC_S_LE ... /* own port at most */
#define INET_DIAG_BC_D_GE ... /* peer's port at least */
#define INET_DIAG_BC_D_LE ... /* peer's port at most */
#define INET_DIAG_BC_AUTO ... /* the kernel chose the port */
#define INET_DIAG_BC_S_COND ... /* own address: a struct inet_diag_hostcond follows */
#define INET_DIAG_BC_D_COND ... /* peer's address: the same */
#define INET_DIAG_BC_DEV_COND ... /* interface: its number follows, 32 bits */
#define INET_DIAG_BC_MARK_COND ... /* SO_MARK: a struct inet_diag_markcond follows */
#define INET_DIAG_BC_S_EQ ... /* own port is */
#define INET_DIAG_BC_D_EQ ... /* peer's port is */
#define INET_DIAG_BC_CGROUP_COND ... /* control group: its number follows, 64 bits */

/* Attributes of an answer, and bits of idiag_ext: 1 << (INET_DIAG_INFO - 1). */
#define INET_DIAG_NONE ...
#define INET_DIAG_MEMINFO ... /* struct inet_diag_meminfo */
#define INET_DIAG_INFO ... /* struct tcp_info */
#define INET_DIAG_VEGASINFO ... /* struct tcpvegas_info, or what the congestion control has */
#define INET_DIAG_CONG ... /* text, the congestion control */
#define INET_DIAG_TOS ... /* uint8_t, IP_TOS */
#define INET_DIAG_TCLASS ... /* uint8_t, IPV6_TCLASS */
#define INET_DIAG_SKMEMINFO ... /* array of uint32_t: SK_MEMINFO_... */
#define INET_DIAG_SHUTDOWN ... /* uint8_t, which ways are closed: 1 receiving, 2 sending */
#define INET_DIAG_DCTCPINFO ... /* struct tcp_dctcp_info; asked for as INET_DIAG_VEGASINFO */
#define INET_DIAG_PROTOCOL ... /* uint8_t, the protocol of a raw socket */
#define INET_DIAG_SKV6ONLY ... /* uint8_t, IPV6_V6ONLY */
#define INET_DIAG_LOCALS ... /* array of struct sockaddr_storage: SCTP's own addresses */
#define INET_DIAG_PEERS ... /* the same: the peer's */
#define INET_DIAG_PAD ... /* nothing */
#define INET_DIAG_MARK ... /* uint32_t, SO_MARK; needs privilege */
#define INET_DIAG_BBRINFO ... /* struct tcp_bbr_info; asked for as INET_DIAG_VEGASINFO */
#define INET_DIAG_CLASS_ID ... /* uint32_t, class of traffic; asked for as INET_DIAG_TCLASS */
#define INET_DIAG_MD5SIG ... /* array of struct tcp_diag_md5sig; needs privilege */
#define INET_DIAG_ULP_INFO ... /* a list: INET_ULP_INFO_... */
#define INET_DIAG_SK_BPF_STORAGES ... /* a list: SK_DIAG_BPF_STORAGE */
#define INET_DIAG_CGROUP_ID ... /* uint64_t, control group */
#define INET_DIAG_SOCKOPT ... /* struct inet_diag_sockopt */
#define INET_DIAG_MAX ... /* the highest */

/* What stands above TCP. */
#define INET_ULP_INFO_UNSPEC ...
#define INET_ULP_INFO_NAME ... /* text, TCP_ULP */
#define INET_ULP_INFO_TLS ... /* a list: TLS_INFO_... */
#define INET_ULP_INFO_MPTCP ... /* a list, of MPTCP */
#define INET_ULP_INFO_MAX ... /* the highest */

/** Which socket.
 *
 *  idiag_sport   its port, network byte order
 *  idiag_dport   the peer's port, network byte order
 *  idiag_src     its address, network byte order; IPv4: the first element
 *  idiag_dst     the peer's address, network byte order
 *  idiag_if      the interface it is bound to, or 0
 *  idiag_cookie  tells it from others before and after, SO_COOKIE in two halves; INET_DIAG_NOCOOKIE twice for any
 */
struct inet_diag_sockid {
    __be16 idiag_sport;
    __be16 idiag_dport;
    __be32 idiag_src[4];
    __be32 idiag_dst[4];
    __u32 idiag_if;
    __u32 idiag_cookie[2];
};

/** The request of TCPDIAG_GETSOCK.
 *
 *  idiag_family   AF_INET or AF_INET6
 *  idiag_src_len  unused
 *  idiag_dst_len  unused
 *  idiag_ext      what else is asked for: bits by attribute
 *  id             which socket; all with NLM_F_DUMP
 *  idiag_states   which states: bits 1 << TCP_ESTABLISHED, ...
 *  idiag_dbs      unused
 */
struct inet_diag_req {
    __u8 idiag_family;
    __u8 idiag_src_len;
    __u8 idiag_dst_len;
    __u8 idiag_ext;
    struct inet_diag_sockid id;
    __u32 idiag_states;
    __u32 idiag_dbs;
};

/** The request of SOCK_DIAG_BY_FAMILY.
 *
 *  sdiag_family    AF_INET or AF_INET6
 *  sdiag_protocol  IPPROTO_TCP, IPPROTO_UDP, ...
 *  idiag_ext       what else is asked for: bits by attribute
 *  pad             0
 *  idiag_states    which states: bits 1 << TCP_ESTABLISHED, ...
 *  id              which socket; all with NLM_F_DUMP
 */
struct inet_diag_req_v2 {
    __u8 sdiag_family;
    __u8 sdiag_protocol;
    __u8 idiag_ext;
    __u8 pad;
    __u32 idiag_states;
    struct inet_diag_sockid id;
};

/** The same for raw sockets.
 *
 *  sdiag_family        AF_INET or AF_INET6
 *  sdiag_protocol      IPPROTO_RAW
 *  idiag_ext           what else is asked for: bits by attribute
 *  sdiag_raw_protocol  the socket's protocol
 *  idiag_states        which states
 *  id                  which socket
 */
struct inet_diag_req_raw {
    __u8 sdiag_family;
    __u8 sdiag_protocol;
    __u8 idiag_ext;
    __u8 sdiag_raw_protocol;
    __u32 idiag_states;
    struct inet_diag_sockid id;
};

/** One step of INET_DIAG_REQ_BYTECODE. A socket is listed if the steps end exactly at their end.
 *
 *  code  INET_DIAG_BC_...
 *  yes   bytes to the next step if it holds
 *  no    bytes to the next step if not; or the port that it is about
 */
struct inet_diag_bc_op {
    unsigned char code;
    unsigned char yes;
    unsigned short no;
};

/** What INET_DIAG_BC_S_COND and INET_DIAG_BC_D_COND look for.
 *
 *  family      AF_INET, AF_INET6, or 0 for both
 *  prefix_len  how many bits of the address count
 *  port        the port, host byte order; -1 for any
 *  addr        the address
 */
struct inet_diag_hostcond {
    __u8 family;
    __u8 prefix_len;
    int port;
    __be32 addr[];
};

/** What INET_DIAG_BC_MARK_COND looks for.
 *
 *  mark  SO_MARK
 *  mask  the bits that count
 */
struct inet_diag_markcond {
    __u32 mark;
    __u32 mask;
};

/** An answer; attributes follow.
 *
 *  idiag_family   AF_INET or AF_INET6
 *  idiag_state    TCP_ESTABLISHED, ...
 *  idiag_timer    which timer runs: 0 none, 1 to send again, 2 keepalive, 3 TIME_WAIT, 4 to ask for room
 *  idiag_retrans  how often it ran already
 *  id             which socket
 *  idiag_expires  milliseconds until it runs
 *  idiag_rqueue   bytes to be read; of a listener, connections to be accepted
 *  idiag_wqueue   bytes not yet acknowledged; of a listener, its backlog
 *  idiag_uid      whose it is
 *  idiag_inode    its number, as /proc/PID/fd shows it
 */
struct inet_diag_msg {
    __u8 idiag_family;
    __u8 idiag_state;
    __u8 idiag_timer;
    __u8 idiag_retrans;
    struct inet_diag_sockid id;
    __u32 idiag_expires;
    __u32 idiag_rqueue;
    __u32 idiag_wqueue;
    __u32 idiag_uid;
    __u32 idiag_inode;
};

/** Memory that a socket uses, bytes.
 *
 *  idiag_rmem  what has come
 *  idiag_wmem  what is to be sent
 *  idiag_fmem  set aside
 *  idiag_tmem  on its way
 */
struct inet_diag_meminfo {
    __u32 idiag_rmem;
    __u32 idiag_wmem;
    __u32 idiag_fmem;
    __u32 idiag_tmem;
};

/** Options that are on.
 *
 *  recverr               IP_RECVERR
 *  is_icsk               it is a socket with connections
 *  freebind              IP_FREEBIND
 *  hdrincl               IP_HDRINCL
 *  mc_loop               IP_MULTICAST_LOOP
 *  transparent           IP_TRANSPARENT
 *  mc_all                IP_MULTICAST_ALL
 *  nodefrag              IP_NODEFRAG
 *  bind_address_no_port  IP_BIND_ADDRESS_NO_PORT
 *  recverr_rfc4884       IP_RECVERR_RFC4884
 *  defer_connect         TCP_FASTOPEN_CONNECT waits for data
 *  unused                0
 */
struct inet_diag_sockopt {
    __u8 recverr : 1;
    __u8 is_icsk : 1;
    __u8 freebind : 1;
    __u8 hdrincl : 1;
    __u8 mc_loop : 1;
    __u8 transparent : 1;
    __u8 mc_all : 1;
    __u8 nodefrag : 1;
    __u8 bind_address_no_port : 1;
    __u8 recverr_rfc4884 : 1;
    __u8 defer_connect : 1;
    __u8 unused : 5;
};

/** What TCP Vegas knows.
 *
 *  tcpv_enabled  whether it is on
 *  tcpv_rttcnt   round trips measured
 *  tcpv_rtt      the last one, microseconds
 *  tcpv_minrtt   the shortest, microseconds
 */
struct tcpvegas_info {
    __u32 tcpv_enabled;
    __u32 tcpv_rttcnt;
    __u32 tcpv_rtt;
    __u32 tcpv_minrtt;
};

/** What DCTCP knows.
 *
 *  dctcp_enabled   whether it is on
 *  dctcp_ce_state  whether the last packet was marked
 *  dctcp_alpha     how many are marked, of 1024
 *  dctcp_ab_ecn    bytes acknowledged with a mark
 *  dctcp_ab_tot    bytes acknowledged
 */
struct tcp_dctcp_info {
    __u16 dctcp_enabled;
    __u16 dctcp_ce_state;
    __u32 dctcp_alpha;
    __u32 dctcp_ab_ecn;
    __u32 dctcp_ab_tot;
};

/** What BBR knows.
 *
 *  bbr_bw_lo        bytes a second it takes the path to bear: the lower 32 bits
 *  bbr_bw_hi        and the upper ones
 *  bbr_min_rtt      the shortest round trip, microseconds
 *  bbr_pacing_gain  how much faster it sends, of 256
 *  bbr_cwnd_gain    how much more it has on the way, of 256
 */
struct tcp_bbr_info {
    __u32 bbr_bw_lo;
    __u32 bbr_bw_hi;
    __u32 bbr_min_rtt;
    __u32 bbr_pacing_gain;
    __u32 bbr_cwnd_gain;
};

/** What TCP_CC_INFO gives: that of the congestion control in use.
 *
 *  vegas  of TCP Vegas
 *  dctcp  of DCTCP
 *  bbr    of BBR
 */
union tcp_cc_info {
    struct tcpvegas_info vegas;
    struct tcp_dctcp_info dctcp;
    struct tcp_bbr_info bbr;
};
