/** TCP: the options of its level, the states of a connection, and what TCP_INFO tells. */
#include <sys/types.h>
#include <sys/socket.h>
#include <stdint.h>

/** A TCP sequence number, of 32 bits. In headers: network byte order. */
typedef int... tcp_seq;

#define SOL_TCP ... /* IPPROTO_TCP as an option level */

/* Options of level IPPROTO_TCP. The note names the value's C type; "flag" is an int, 0 or 1. */
#define TCP_NODELAY ... /* flag: send small pieces at once (no Nagle algorithm) */
#define TCP_MAXSEG ... /* int: bytes of data in one segment at most; set it before connecting */
#define TCP_CORK ... /* flag: hold back partial segments until cleared, 200 ms at most */
#define TCP_KEEPIDLE ... /* int, seconds of silence before the first keep-alive probe */
#define TCP_KEEPINTVL ... /* int, seconds between probes */
#define TCP_KEEPCNT ... /* int: probes without answer until the connection is given up */
#define TCP_KEEPALIVE ... /* macOS: TCP_KEEPIDLE */
#define TCP_SYNCNT ... /* int: how often connect() repeats its SYN */
#define TCP_LINGER2 ... /* int, seconds a closed connection stays in FIN_WAIT2; -1 for none */
#define TCP_DEFER_ACCEPT ... /* int, seconds: accept() wakes only once data has come */
#define TCP_WINDOW_CLAMP ... /* int, bytes: the largest window to offer the peer */
#define TCP_INFO ... /* struct tcp_info, read only */
#define TCP_QUICKACK ... /* flag, not lasting: acknowledge at once */
#define TCP_CONGESTION ... /* text: the congestion control algorithm, "cubic" or "reno" or ... */
#define TCP_MD5SIG ... /* struct tcp_md5sig: sign segments with MD5 */
#define TCP_COOKIE_TRANSACTIONS ... /* no longer in Linux */
#define TCP_THIN_LINEAR_TIMEOUTS ... /* flag: retransmit without backing off when little data flows */
#define TCP_THIN_DUPACK ... /* flag without effect today */
#define TCP_USER_TIMEOUT ... /* unsigned int, milliseconds data may wait for its acknowledgement; 0 for the default */
#define TCP_REPAIR ... /* int: TCP_REPAIR_...; save and restore a connection; needs privilege */
#define TCP_REPAIR_QUEUE ... /* int: which queue, TCP_RECV_QUEUE or TCP_SEND_QUEUE */
#define TCP_QUEUE_SEQ ... /* unsigned int: sequence number of that queue */
#define TCP_REPAIR_OPTIONS ... /* array of struct tcp_repair_opt */
#define TCP_FASTOPEN ... /* int: how many Fast Open requests may queue at a listener */
#define TCP_TIMESTAMP ... /* unsigned int: the timestamp clock */
#define TCP_NOTSENT_LOWAT ... /* unsigned int, bytes not yet sent above which the socket is not writable */
#define TCP_CC_INFO ... /* union tcp_cc_info, read only: figures of the congestion control */
#define TCP_SAVE_SYN ... /* int, listener: 1 keeps the headers of each SYN, 2 the link's too */
#define TCP_SAVED_SYN ... /* bytes, read only: those headers, once */
#define TCP_REPAIR_WINDOW ... /* struct tcp_repair_window */
#define TCP_FASTOPEN_CONNECT ... /* flag: where there is a cookie, connect() returns at once, and its SYN goes with the first data */
#define TCP_ULP ... /* text: what sits on top of TCP, "tls" */
#define TCP_MD5SIG_EXT ... /* struct tcp_md5sig with its extensions */
#define TCP_FASTOPEN_KEY ... /* bytes: the key of the Fast Open cookies */
#define TCP_FASTOPEN_NO_COOKIE ... /* flag: Fast Open without cookies */
#define TCP_ZEROCOPY_RECEIVE ... /* struct tcp_zerocopy_receive: map received data into memory */
#define TCP_INQ ... /* flag: recvmsg() tells how many bytes wait */
#define TCP_CM_INQ ... /* type of that control message, an int */
#define TCP_TX_DELAY ... /* int, microseconds each packet is held back */
#define TCP_AO_ADD_KEY ... /* struct tcp_ao_add: sign segments by RFC 5925 */
#define TCP_AO_DEL_KEY ... /* struct tcp_ao_del */
#define TCP_AO_INFO ... /* struct tcp_ao_info_opt */
#define TCP_AO_GET_KEYS ... /* struct tcp_ao_getsockopt, read only */
#define TCP_AO_REPAIR ... /* struct tcp_ao_repair */
#define TCP_IS_MPTCP ... /* flag, read only: several paths are in use */
#define TCP_RTO_MAX_MS ... /* int, milliseconds between retransmissions at most */

/* Values of TCP_REPAIR, and of TCP_REPAIR_QUEUE. */
#define TCP_REPAIR_ON ...
#define TCP_REPAIR_OFF ...
#define TCP_REPAIR_OFF_NO_WP ... /* off, without a window probe */
#define TCP_NO_QUEUE ...
#define TCP_RECV_QUEUE ...
#define TCP_SEND_QUEUE ...
#define TCP_QUEUES_NR ...

/* States of a connection: tcpi_state. */
#define TCP_ESTABLISHED ... /* open both ways */
#define TCP_SYN_SENT ... /* connect() called, no answer yet */
#define TCP_SYN_RECV ... /* SYN came, answered, not yet confirmed */
#define TCP_FIN_WAIT1 ... /* closed here, the peer has not confirmed */
#define TCP_FIN_WAIT2 ... /* closed here and confirmed; the peer may still send */
#define TCP_TIME_WAIT ... /* both closed; the port rests a while */
#define TCP_CLOSE ... /* no connection */
#define TCP_CLOSE_WAIT ... /* the peer has closed, this side has not */
#define TCP_LAST_ACK ... /* this side closed last, not yet confirmed */
#define TCP_LISTEN ... /* waiting for connections */
#define TCP_CLOSING ... /* both closed at once, not yet confirmed */

/* States of the congestion control: tcpi_ca_state. */
#define TCP_CA_Open ... /* all is well */
#define TCP_CA_Disorder ... /* something came out of order */
#define TCP_CA_CWR ... /* the network asked to slow down (ECN), or the device is full */
#define TCP_CA_Recovery ... /* a lost segment is being sent again */
#define TCP_CA_Loss ... /* the retransmission timer ran out */

/* Bits of tcpi_options. */
#define TCPI_OPT_TIMESTAMPS ... /* both sides send timestamps */
#define TCPI_OPT_SACK ... /* selective acknowledgements */
#define TCPI_OPT_WSCALE ... /* windows are scaled */
#define TCPI_OPT_ECN ... /* explicit congestion notification was agreed on */
#define TCPI_OPT_ECN_SEEN ... /* a packet with ECN bits has come */
#define TCPI_OPT_SYN_DATA ... /* data in the SYN was acknowledged */

/* Bits of a TCP header's flags. */
#define TH_FIN ... /* no more data from this side */
#define TH_SYN ... /* open a connection */
#define TH_RST ... /* cut the connection */
#define TH_PUSH ... /* hand the data to the program now */
#define TH_ACK ... /* the acknowledgement number counts */
#define TH_URG ... /* the urgent pointer counts */

/* Options in a TCP header: kind (TCPOPT_) and length in bytes (TCPOLEN_). */
#define TCPOPT_EOL ... /* end of the list */
#define TCPOPT_NOP ... /* padding */
#define TCPOPT_MAXSEG ... /* largest segment */
#define TCPOLEN_MAXSEG ...
#define TCPOPT_WINDOW ... /* window scale */
#define TCPOLEN_WINDOW ...
#define TCPOPT_SACK_PERMITTED ...
#define TCPOLEN_SACK_PERMITTED ...
#define TCPOPT_SACK ... /* selective acknowledgement */
#define TCPOPT_TIMESTAMP ...
#define TCPOLEN_TIMESTAMP ...
#define TCPOLEN_TSTAMP_APPA ... /* with its padding */
#define TCPOPT_TSTAMP_HDR ... /* the first four bytes of a padded timestamp option, host byte order */

/* Sizes. */
#define TCP_MSS ... /* 512, an old default of bytes in a segment */
#define TCP_MSS_DEFAULT ... /* 536, what every IPv4 peer takes */
#define TCP_MSS_DESIRED ... /* 1220, what every IPv6 peer takes */
#define TCP_MAXWIN ... /* the largest window without scale */
#define TCP_MAX_WINSHIFT ... /* the largest window scale, in bits */
#define TCP_MD5SIG_MAXKEYLEN ... /* bytes of a TCP_MD5SIG key at most */
#define TCP_MD5SIG_FLAG_PREFIX ... /* TCP_MD5SIG_EXT: the key is for an address range */
#define TCP_MD5SIG_FLAG_IFINDEX ... /* TCP_MD5SIG_EXT: the key is for an interface */
#define TCP_COOKIE_MIN ... /* bytes */
#define TCP_COOKIE_MAX ... /* bytes */
#define TCP_COOKIE_PAIR_SIZE ... /* bytes */
#define TCP_COOKIE_IN_ALWAYS ... /* refuse a SYN without cookie */
#define TCP_COOKIE_OUT_NEVER ... /* send no cookie */
#define TCP_S_DATA_IN ... /* data came in the SYN */
#define TCP_S_DATA_OUT ... /* data was sent in the SYN */

/** A TCP header, under the names of BSD (th_) and those of Linux; both name the same memory. Network byte order.
 *
 *  th_sport, source   the sender's port
 *  th_dport, dest     the receiver's port
 *  th_seq, seq        sequence number of the first byte of data
 *  th_ack, ack_seq    the sequence number expected next, if the ACK bit is set
 *  th_off, doff       length of the header in words of 4 bytes, 5 to 15
 *  th_x2, res1, res2  unused bits; res2 holds CWR and ECE
 *  th_flags           TH_SYN, TH_ACK, ... combined with |
 *  fin, syn           the same bits one by one: this side has no more to send; this side begins
 *  rst, psh           resets the connection; hand the data on at once
 *  ack, urg           ack_seq counts; urg_ptr counts
 *  th_win, window     bytes the sender is ready to receive, before scaling
 *  th_sum, check      checksum of pseudo header, header and data
 *  th_urp, urg_ptr    where urgent data end, counted from the sequence number, if the URG bit is set
 */
struct tcphdr {
    union {
        struct {
            uint16_t th_sport;
            uint16_t th_dport;
            tcp_seq th_seq;
            tcp_seq th_ack;
            uint8_t th_x2 : 4;
            uint8_t th_off : 4;
            uint8_t th_flags;
            uint16_t th_win;
            uint16_t th_sum;
            uint16_t th_urp;
        };
        struct {
            uint16_t source;
            uint16_t dest;
            uint32_t seq;
            uint32_t ack_seq;
            uint16_t res1 : 4;
            uint16_t doff : 4;
            uint16_t fin : 1;
            uint16_t syn : 1;
            uint16_t rst : 1;
            uint16_t psh : 1;
            uint16_t ack : 1;
            uint16_t urg : 1;
            uint16_t res2 : 2;
            uint16_t window;
            uint16_t check;
            uint16_t urg_ptr;
        };
    };
};

/** The value of TCP_MD5SIG and TCP_MD5SIG_EXT: the key that signs segments to and from one peer (RFC 2385).
 *
 *  tcpm_addr       the peer, a struct sockaddr_in or sockaddr_in6 stored here
 *  tcpm_flags      TCP_MD5SIG_EXT: TCP_MD5SIG_FLAG_PREFIX makes tcpm_prefixlen count
 *  tcpm_prefixlen  bits of tcpm_addr that count
 *  tcpm_keylen     bytes of the key, 0 to TCP_MD5SIG_MAXKEYLEN; 0 takes it away
 *  tcpm_key        the key
 */
struct tcp_md5sig {
    struct sockaddr_storage tcpm_addr;
    uint8_t tcpm_flags;
    uint8_t tcpm_prefixlen;
    uint16_t tcpm_keylen;
    uint8_t tcpm_key[TCP_MD5SIG_MAXKEYLEN];
};

/** The value of TCP_REPAIR_OPTIONS, an array of these: what was agreed on when the saved connection opened.
 *
 *  opt_code  TCPOPT_MAXSEG, TCPOPT_WINDOW, TCPOPT_SACK_PERMITTED or TCPOPT_TIMESTAMP
 *  opt_val   its value, host byte order; of TCPOPT_WINDOW both scales, received << 16 | sent
 */
struct tcp_repair_opt {
    uint32_t opt_code;
    uint32_t opt_val;
};

/** The value of TCP_REPAIR_WINDOW: the windows of the saved connection. Host byte order.
 *
 *  snd_wl1     sequence number of the last window update
 *  snd_wnd     window the peer offers, bytes
 *  max_window  largest window it ever offered, bytes
 *  rcv_wnd     window offered to the peer, bytes
 *  rcv_wup     sequence number when it was offered
 */
struct tcp_repair_window {
    uint32_t snd_wl1;
    uint32_t snd_wnd;
    uint32_t max_window;
    uint32_t rcv_wnd;
    uint32_t rcv_wup;
};

/** The value of TCP_ZEROCOPY_RECEIVE: received pages to map instead of copy. Newer kernels know more fields.
 *
 *  address         in: where to map, within a mapping that mmap() made of the socket; the address as a number
 *  length          in: bytes to map; out: bytes mapped
 *  recv_skip_hint  out: bytes to take with recv() first, since they fill no whole page
 */
struct tcp_zerocopy_receive {
    uint64_t address;
    uint32_t length;
    uint32_t recv_skip_hint;
};

/** The value of TCP_COOKIE_TRANSACTIONS, which is no longer in Linux.
 *
 *  tcpct_flags           TCP_COOKIE_IN_ALWAYS, TCP_S_DATA_IN, ...
 *  tcpct_cookie_desired  bytes of the cookie
 *  tcpct_s_data_desired  bytes of data in the SYN
 *  tcpct_used            bytes used of tcpct_value
 *  tcpct_value           cookie, or data
 */
struct tcp_cookie_transactions {
    uint16_t tcpct_flags;
    uint8_t tcpct_cookie_desired;
    uint16_t tcpct_s_data_desired;
    uint16_t tcpct_used;
    uint8_t tcpct_value[TCP_MSS_DEFAULT];
};

/** The value of TCP_INFO: how a connection fares. Numbers are in host byte order.
 *
 *  tcpi_state           TCP_ESTABLISHED, TCP_LISTEN, ...
 *  tcpi_ca_state        congestion control: TCP_CA_Open, ...
 *  tcpi_retransmits     retransmissions in a row, without answer
 *  tcpi_probes          probes in a row, without answer
 *  tcpi_backoff         how often the timer was doubled
 *  tcpi_options         TCPI_OPT_... bits
 *  tcpi_snd_wscale      bits the peer's window is scaled by
 *  tcpi_rcv_wscale      bits this side's window is scaled by
 *  tcpi_rto             retransmission timer, microseconds
 *  tcpi_ato             delay before acknowledging, microseconds
 *  tcpi_snd_mss         bytes in a segment sent
 *  tcpi_rcv_mss         bytes in a segment received, estimated
 *  tcpi_unacked         segments sent and not acknowledged; of a listener: connections waiting for accept()
 *  tcpi_sacked          segments acknowledged out of order; of a listener: its backlog
 *  tcpi_lost            segments taken for lost
 *  tcpi_retrans         retransmitted segments not yet acknowledged
 *  tcpi_fackets         no longer counted
 *  tcpi_last_data_sent  milliseconds since data was sent
 *  tcpi_last_ack_sent   no longer counted
 *  tcpi_last_data_recv  milliseconds since data came
 *  tcpi_last_ack_recv   milliseconds since an acknowledgement came
 *  tcpi_pmtu            largest packet of the path, bytes
 *  tcpi_rcv_ssthresh    receive window below which it may grow, bytes
 *  tcpi_rtt             round-trip time, smoothed, microseconds
 *  tcpi_rttvar          its variation, microseconds
 *  tcpi_snd_ssthresh    slow start ends at so many segments
 *  tcpi_snd_cwnd        congestion window, segments
 *  tcpi_advmss          segment size offered to the peer, bytes
 *  tcpi_reordering      how far segments overtake each other, segments
 *  tcpi_rcv_rtt         round-trip time seen by the receiver, microseconds
 *  tcpi_rcv_space       receive buffer the kernel aims at, bytes
 *  tcpi_total_retrans   segments retransmitted in all
 */
struct tcp_info {
    uint8_t tcpi_state;
    uint8_t tcpi_ca_state;
    uint8_t tcpi_retransmits;
    uint8_t tcpi_probes;
    uint8_t tcpi_backoff;
    uint8_t tcpi_options;
    uint8_t tcpi_snd_wscale : 4;
    uint8_t tcpi_rcv_wscale : 4;
    uint32_t tcpi_rto;
    uint32_t tcpi_ato;
    uint32_t tcpi_snd_mss;
    uint32_t tcpi_rcv_mss;
    uint32_t tcpi_unacked;
    uint32_t tcpi_sacked;
    uint32_t tcpi_lost;
    uint32_t tcpi_retrans;
    uint32_t tcpi_fackets;
    uint32_t tcpi_last_data_sent;
    uint32_t tcpi_last_ack_sent;
    uint32_t tcpi_last_data_recv;
    uint32_t tcpi_last_ack_recv;
    uint32_t tcpi_pmtu;
    uint32_t tcpi_rcv_ssthresh;
    uint32_t tcpi_rtt;
    uint32_t tcpi_rttvar;
    uint32_t tcpi_snd_ssthresh;
    uint32_t tcpi_snd_cwnd;
    uint32_t tcpi_advmss;
    uint32_t tcpi_reordering;
    uint32_t tcpi_rcv_rtt;
    uint32_t tcpi_rcv_space;
    uint32_t tcpi_total_retrans;
};
