/** TCP under the kernel's name: <netinet/tcp.h>, and what is newer than it. Structs that this header has otherwise bear the
 *  prefix linux_ in Python: linux_tcp_info tells more than tcp_info. */
#include <netinet/tcp.h>
#include <linux/types.h>
#include <linux/socket.h>

/* Bits of the fourth word of a header, network byte order: tcp_flag_word(). */
#define TCP_FLAG_CWR ... /* the sender has slowed down */
#define TCP_FLAG_ECE ... /* the way was congested */
#define TCP_FLAG_URG ...
#define TCP_FLAG_ACK ...
#define TCP_FLAG_PSH ...
#define TCP_FLAG_RST ...
#define TCP_FLAG_SYN ...
#define TCP_FLAG_FIN ...
#define TCP_RESERVED_BITS ... /* the bits without meaning */
#define TCP_DATA_OFFSET ... /* the header's length */

/* Why the first data did not go with the SYN: tcpi_fastopen_client_fail. */
#define TFO_STATUS_UNSPEC ... /* they did, or for another reason */
#define TFO_COOKIE_UNAVAILABLE ... /* there was no cookie */
#define TFO_DATA_NOT_ACKED ... /* the answer did not acknowledge them */
#define TFO_SYN_RETRANSMITTED ... /* the SYN had to go again */

/* Bits for sets of tcpi_ca_state. */
#define TCPF_CA_Open ...
#define TCPF_CA_Disorder ...
#define TCPF_CA_CWR ...
#define TCPF_CA_Recovery ...
#define TCPF_CA_Loss ...

/* What SCM_TIMESTAMPING_OPT_STATS holds: attributes as netlink has them. */
#define TCP_NLA_PAD ... /* nothing */
#define TCP_NLA_BUSY ... /* microseconds in which there was something to send */
#define TCP_NLA_RWND_LIMITED ... /* microseconds in which the peer's window held it back */
#define TCP_NLA_SNDBUF_LIMITED ... /* microseconds in which the send buffer did */
#define TCP_NLA_DATA_SEGS_OUT ... /* segments of data sent, repeated ones too */
#define TCP_NLA_TOTAL_RETRANS ... /* segments repeated */
#define TCP_NLA_PACING_RATE ... /* bytes a second that are sent at most */
#define TCP_NLA_DELIVERY_RATE ... /* bytes a second that arrive */
#define TCP_NLA_SND_CWND ... /* the congestion window, segments */
#define TCP_NLA_REORDERING ... /* how far segments overtake each other */
#define TCP_NLA_MIN_RTT ... /* the shortest way there and back, microseconds */
#define TCP_NLA_RECUR_RETRANS ... /* repetitions of the segment that is waited for */
#define TCP_NLA_DELIVERY_RATE_APP_LMT ... /* 1 if the program did not send more */
#define TCP_NLA_SNDQ_SIZE ... /* bytes waiting to be sent or acknowledged */
#define TCP_NLA_CA_STATE ... /* TCP_CA_Open, ... */
#define TCP_NLA_SND_SSTHRESH ... /* where slow start ends, segments */
#define TCP_NLA_DELIVERED ... /* segments that arrived */
#define TCP_NLA_DELIVERED_CE ... /* those of them that saw congestion */
#define TCP_NLA_BYTES_SENT ... /* bytes sent, repeated ones too */
#define TCP_NLA_BYTES_RETRANS ... /* bytes repeated */
#define TCP_NLA_DSACK_DUPS ... /* segments that came twice */
#define TCP_NLA_REORD_SEEN ... /* how often segments overtook each other */
#define TCP_NLA_SRTT ... /* the way there and back, smoothed, microseconds */
#define TCP_NLA_TIMEOUT_REHASH ... /* how often another way was tried after a timeout */
#define TCP_NLA_BYTES_NOTSENT ... /* bytes not yet sent */
#define TCP_NLA_EDT ... /* when the segment may leave at the earliest, CLOCK_MONOTONIC, nanoseconds */
#define TCP_NLA_TTL ... /* the time to live of the packet that acknowledged */

#define TCP_MD5SIG_FLAG_IFINDEX ... /* tcpm_flags: tcpm_ifindex counts */
#define TCP_RECEIVE_ZEROCOPY_FLAG_TLB_CLEAN_HINT ... /* flags: the memory has not been looked at */

/** A TCP header, with a name for each bit of its fourth word. Network byte order.
 *
 *  source    the sender's port
 *  dest      the receiver's port
 *  seq       sequence number of the first byte of data
 *  ack_seq   the sequence number expected next, if ack is set
 *  res1      unused bits
 *  doff      length of the header in words of 4 bytes, 5 to 15
 *  fin, syn  this side has no more to send; this side begins
 *  rst, psh  resets the connection; hand the data on at once
 *  ack, urg  ack_seq counts; urg_ptr counts
 *  ece, cwr  the way was congested; the sender has slowed down (RFC 3168)
 *  window    bytes the sender is ready to receive, before scaling
 *  check     checksum of pseudo header, header and data
 *  urg_ptr   where urgent data end, if urg is set
 */
struct linux_tcphdr {
    __be16 source;
    __be16 dest;
    __be32 seq;
    __be32 ack_seq;
    __u16 res1 : 4;
    __u16 doff : 4;
    __u16 fin : 1;
    __u16 syn : 1;
    __u16 rst : 1;
    __u16 psh : 1;
    __u16 ack : 1;
    __u16 urg : 1;
    __u16 ece : 1;
    __u16 cwr : 1;
    __be16 window;
    __sum16 check;
    __be16 urg_ptr;
};

/** A TCP header, or its five words.
 *  hdr    the header
 *  words  the words, network byte order; words[3] has the flags
 */
union tcp_word_hdr {
    struct linux_tcphdr hdr;
    __be32 words[5];
};

/** What the kernel knows of a connection: TCP_INFO. getsockopt() fills as much as it knows and says how much that is.
 *
 *  tcpi_state                      TCP_ESTABLISHED, ...
 *  tcpi_ca_state                   TCP_CA_Open, ...
 *  tcpi_retransmits                timeouts without an answer since
 *  tcpi_probes                     probes of the window, or of a silent connection, without an answer
 *  tcpi_backoff                    how often the timeout was doubled
 *  tcpi_options                    TCPI_OPT_... combined with |
 *  tcpi_snd_wscale                 the peer's window is shifted by so many bits
 *  tcpi_rcv_wscale                 the window here is
 *  tcpi_delivery_rate_app_limited  1 if tcpi_delivery_rate is low since the program did not send more
 *  tcpi_fastopen_client_fail       TFO_STATUS_UNSPEC, ...
 *  tcpi_rto                        timeout of a retransmission, microseconds
 *  tcpi_ato                        how long an acknowledgement is held back, microseconds
 *  tcpi_snd_mss                    bytes of a segment sent
 *  tcpi_rcv_mss                    bytes of a segment received
 *  tcpi_unacked                    segments sent and not acknowledged; of a listener: connections waiting for accept()
 *  tcpi_sacked                     segments of these that arrived out of order; of a listener: its backlog
 *  tcpi_lost                       segments thought lost
 *  tcpi_retrans                    segments repeated and not yet acknowledged
 *  tcpi_fackets                    not used any more
 *  tcpi_last_data_sent             milliseconds since data were sent
 *  tcpi_last_ack_sent              not kept
 *  tcpi_last_data_recv             milliseconds since data came
 *  tcpi_last_ack_recv              milliseconds since an acknowledgement came
 *  tcpi_pmtu                       bytes of a packet on this way
 *  tcpi_rcv_ssthresh               how far the window may grow
 *  tcpi_rtt                        the way there and back, smoothed, microseconds
 *  tcpi_rttvar                     how much that varies, microseconds
 *  tcpi_snd_ssthresh               where slow start ends, segments
 *  tcpi_snd_cwnd                   the congestion window, segments
 *  tcpi_advmss                     the segment size told to the peer
 *  tcpi_reordering                 how far segments overtake each other
 *  tcpi_rcv_rtt                    the way there and back as the receiver sees it, microseconds
 *  tcpi_rcv_space                  bytes the program reads in that time
 *  tcpi_total_retrans              segments repeated in all
 *  tcpi_pacing_rate                bytes a second that are sent at most
 *  tcpi_max_pacing_rate            what SO_MAX_PACING_RATE allows
 *  tcpi_bytes_acked                bytes sent and acknowledged
 *  tcpi_bytes_received             bytes received in order
 *  tcpi_segs_out                   segments sent
 *  tcpi_segs_in                    segments received
 *  tcpi_notsent_bytes              bytes that wait to be sent
 *  tcpi_min_rtt                    the shortest way there and back, microseconds
 *  tcpi_data_segs_in               segments received that bore data
 *  tcpi_data_segs_out              segments sent that bore data
 *  tcpi_delivery_rate              bytes a second that arrive
 *  tcpi_busy_time                  microseconds in which there was something to send
 *  tcpi_rwnd_limited               microseconds in which the peer's window held it back
 *  tcpi_sndbuf_limited             microseconds in which the send buffer did
 *  tcpi_delivered                  segments that arrived
 *  tcpi_delivered_ce               those of them that saw congestion
 *  tcpi_bytes_sent                 bytes sent, repeated ones too
 *  tcpi_bytes_retrans              bytes repeated
 *  tcpi_dsack_dups                 segments that came twice
 *  tcpi_reord_seen                 how often segments overtook each other
 *  tcpi_rcv_ooopack                segments that came out of order
 *  tcpi_snd_wnd                    the peer's window, bytes
 */
struct linux_tcp_info {
    __u8 tcpi_state;
    __u8 tcpi_ca_state;
    __u8 tcpi_retransmits;
    __u8 tcpi_probes;
    __u8 tcpi_backoff;
    __u8 tcpi_options;
    __u8 tcpi_snd_wscale : 4;
    __u8 tcpi_rcv_wscale : 4;
    __u8 tcpi_delivery_rate_app_limited : 1;
    __u8 tcpi_fastopen_client_fail : 2;
    __u32 tcpi_rto;
    __u32 tcpi_ato;
    __u32 tcpi_snd_mss;
    __u32 tcpi_rcv_mss;
    __u32 tcpi_unacked;
    __u32 tcpi_sacked;
    __u32 tcpi_lost;
    __u32 tcpi_retrans;
    __u32 tcpi_fackets;
    __u32 tcpi_last_data_sent;
    __u32 tcpi_last_ack_sent;
    __u32 tcpi_last_data_recv;
    __u32 tcpi_last_ack_recv;
    __u32 tcpi_pmtu;
    __u32 tcpi_rcv_ssthresh;
    __u32 tcpi_rtt;
    __u32 tcpi_rttvar;
    __u32 tcpi_snd_ssthresh;
    __u32 tcpi_snd_cwnd;
    __u32 tcpi_advmss;
    __u32 tcpi_reordering;
    __u32 tcpi_rcv_rtt;
    __u32 tcpi_rcv_space;
    __u32 tcpi_total_retrans;
    __u64 tcpi_pacing_rate;
    __u64 tcpi_max_pacing_rate;
    __u64 tcpi_bytes_acked;
    __u64 tcpi_bytes_received;
    __u32 tcpi_segs_out;
    __u32 tcpi_segs_in;
    __u32 tcpi_notsent_bytes;
    __u32 tcpi_min_rtt;
    __u32 tcpi_data_segs_in;
    __u32 tcpi_data_segs_out;
    __u64 tcpi_delivery_rate;
    __u64 tcpi_busy_time;
    __u64 tcpi_rwnd_limited;
    __u64 tcpi_sndbuf_limited;
    __u32 tcpi_delivered;
    __u32 tcpi_delivered_ce;
    __u64 tcpi_bytes_sent;
    __u64 tcpi_bytes_retrans;
    __u32 tcpi_dsack_dups;
    __u32 tcpi_reord_seen;
    __u32 tcpi_rcv_ooopack;
    __u32 tcpi_snd_wnd;
};

/** A key for the segments of one peer: the options TCP_MD5SIG and TCP_MD5SIG_EXT (RFC 2385).
 *
 *  tcpm_addr       the peer's address, of struct sockaddr_in's or sockaddr_in6's shape
 *  tcpm_flags      TCP_MD5SIG_FLAG_PREFIX, TCP_MD5SIG_FLAG_IFINDEX
 *  tcpm_prefixlen  bits of the address that count
 *  tcpm_keylen     bytes of the key; 0 takes the key away
 *  tcpm_ifindex    the interface that it counts for
 *  tcpm_key        the key
 */
struct linux_tcp_md5sig {
    struct sockaddr_storage tcpm_addr;
    __u8 tcpm_flags;
    __u8 tcpm_prefixlen;
    __u16 tcpm_keylen;
    int tcpm_ifindex;
    __u8 tcpm_key[80];
};

/** A key as netlink tells it: INET_DIAG_MD5SIG.
 *
 *  tcpm_family     AF_INET or AF_INET6
 *  tcpm_prefixlen  bits of the address that count
 *  tcpm_keylen     bytes of the key
 *  tcpm_addr       the peer's address, network byte order
 *  tcpm_key        the key
 */
struct tcp_diag_md5sig {
    __u8 tcpm_family;
    __u8 tcpm_prefixlen;
    __u16 tcpm_keylen;
    __be32 tcpm_addr[4];
    __u8 tcpm_key[80];
};

/** Received data as pages: the option TCP_ZEROCOPY_RECEIVE. The kernel takes addresses here as numbers, and nothing checks them.
 *
 *  address          where the memory is that mmap() made of the socket
 *  length           its bytes; then how many bear data
 *  recv_skip_hint   bytes that must be read by recv() before
 *  inq              bytes that can be read by recv() after
 *  err              the socket's error
 *  copybuf_address  where to put less than a page
 *  copybuf_len      its bytes; then how many were put there, or an error
 *  flags            TCP_RECEIVE_ZEROCOPY_FLAG_TLB_CLEAN_HINT
 *  msg_control      where to put control messages
 *  msg_controllen   bytes of that
 *  msg_flags        as in struct msghdr
 *  reserved         0
 */
struct linux_tcp_zerocopy_receive {
    __u64 address;
    __u32 length;
    __u32 recv_skip_hint;
    __u32 inq;
    __s32 err;
    __u64 copybuf_address;
    __s32 copybuf_len;
    __u32 flags;
    __u64 msg_control;
    __u64 msg_controllen;
    __u32 msg_flags;
    __u32 reserved;
};
