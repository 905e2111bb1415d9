/** Times of packets: what SO_TIMESTAMPING and SO_TXTIME ask for, and the clocks of network devices. */
#include <linux/types.h>
#include <linux/socket.h>

/* Bits of SO_TIMESTAMPING: which times are taken, which are told, and what else comes with them. */
#define SOF_TIMESTAMPING_TX_HARDWARE ... /* take: when it was sent, by the device */
#define SOF_TIMESTAMPING_TX_SOFTWARE ... /* take: when it was given to the device */
#define SOF_TIMESTAMPING_RX_HARDWARE ... /* take: when it came, by the device */
#define SOF_TIMESTAMPING_RX_SOFTWARE ... /* take: when it came to the kernel */
#define SOF_TIMESTAMPING_SOFTWARE ... /* tell: the times taken by software */
#define SOF_TIMESTAMPING_SYS_HARDWARE ... /* without effect today */
#define SOF_TIMESTAMPING_RAW_HARDWARE ... /* tell: the times taken by the device, of its own clock */
#define SOF_TIMESTAMPING_OPT_ID ... /* number what is sent; a time bears the number in ee_data */
#define SOF_TIMESTAMPING_TX_SCHED ... /* take: when it entered the scheduler */
#define SOF_TIMESTAMPING_TX_ACK ... /* take: when the peer had acknowledged it */
#define SOF_TIMESTAMPING_OPT_CMSG ... /* a time of something sent bears a struct in_pktinfo as well */
#define SOF_TIMESTAMPING_OPT_TSONLY ... /* a time of something sent comes without the packet */
#define SOF_TIMESTAMPING_OPT_STATS ... /* with figures of TCP: SCM_TIMESTAMPING_OPT_STATS */
#define SOF_TIMESTAMPING_OPT_PKTINFO ... /* with interface and length: SCM_TIMESTAMPING_PKTINFO */
#define SOF_TIMESTAMPING_OPT_TX_SWHW ... /* both times of something sent, by software and by the device */
#define SOF_TIMESTAMPING_BIND_PHC ... /* by the virtual clock named in struct so_timestamping */
#define SOF_TIMESTAMPING_LAST ... /* the highest bit */
#define SOF_TIMESTAMPING_MASK ... /* all bits */
#define SOF_TIMESTAMPING_TX_RECORD_MASK ... /* those that a control message may set for one packet */

/* Bits of struct sock_txtime. */
#define SOF_TXTIME_DEADLINE_MODE ... /* the time is the latest, not the moment itself */
#define SOF_TXTIME_REPORT_ERRORS ... /* a packet that missed its time is reported in the error queue */
#define SOF_TXTIME_FLAGS_LAST ... /* the highest bit */
#define SOF_TXTIME_FLAGS_MASK ... /* all bits */

/* flags of struct hwtstamp_config. */
#define HWTSTAMP_FLAG_BONDED_PHC_INDEX ... /* of a bond: the clock of the interface that is active now */
#define HWTSTAMP_FLAG_LAST ... /* the highest bit */
#define HWTSTAMP_FLAG_MASK ... /* all bits */

/* tx_type of struct hwtstamp_config: what the device takes the time of, of what is sent. */
#define HWTSTAMP_TX_OFF ... /* nothing */
#define HWTSTAMP_TX_ON ... /* what asks for it */
#define HWTSTAMP_TX_ONESTEP_SYNC ... /* the same; Sync packets get theirs written in */
#define HWTSTAMP_TX_ONESTEP_P2P ... /* the same; PDelay_Resp packets too */

/* rx_filter of struct hwtstamp_config: what the device takes the time of, of what comes. PTP is IEEE 1588. */
#define HWTSTAMP_FILTER_NONE ... /* nothing */
#define HWTSTAMP_FILTER_ALL ... /* everything */
#define HWTSTAMP_FILTER_SOME ... /* answer: what was asked for, and some more */
#define HWTSTAMP_FILTER_PTP_V1_L4_EVENT ... /* PTP version 1 over UDP, all events */
#define HWTSTAMP_FILTER_PTP_V1_L4_SYNC ... /* of these, Sync */
#define HWTSTAMP_FILTER_PTP_V1_L4_DELAY_REQ ... /* of these, Delay_Req */
#define HWTSTAMP_FILTER_PTP_V2_L4_EVENT ... /* PTP version 2 over UDP, all events */
#define HWTSTAMP_FILTER_PTP_V2_L4_SYNC ... /* of these, Sync */
#define HWTSTAMP_FILTER_PTP_V2_L4_DELAY_REQ ... /* of these, Delay_Req */
#define HWTSTAMP_FILTER_PTP_V2_L2_EVENT ... /* PTP version 2 over Ethernet, all events */
#define HWTSTAMP_FILTER_PTP_V2_L2_SYNC ... /* of these, Sync */
#define HWTSTAMP_FILTER_PTP_V2_L2_DELAY_REQ ... /* of these, Delay_Req */
#define HWTSTAMP_FILTER_PTP_V2_EVENT ... /* PTP version 2 over either, all events */
#define HWTSTAMP_FILTER_PTP_V2_SYNC ... /* of these, Sync */
#define HWTSTAMP_FILTER_PTP_V2_DELAY_REQ ... /* of these, Delay_Req */
#define HWTSTAMP_FILTER_NTP_ALL ... /* NTP, all versions */

/** The value of SO_TIMESTAMPING where a clock is named. An int, flags alone, will do as well.
 *
 *  flags     SOF_TIMESTAMPING_... bits
 *  bind_phc  with SOF_TIMESTAMPING_BIND_PHC: the number of a virtual clock
 */
struct so_timestamping {
    int flags;
    int bind_phc;
};

/** How a device takes times: what ifr_data points to for SIOCGHWTSTAMP and SIOCSHWTSTAMP. It may be changed to what the
 *  device can do.
 *
 *  flags      HWTSTAMP_FLAG_... bits, or 0
 *  tx_type    HWTSTAMP_TX_ON, ...
 *  rx_filter  HWTSTAMP_FILTER_ALL, ...
 */
struct hwtstamp_config {
    int flags;
    int tx_type;
    int rx_filter;
};

/** The data of a SCM_TIMESTAMPING_PKTINFO control message.
 *
 *  if_index    number of the interface that a packet came in at
 *  pkt_length  its bytes there, link header included
 *  reserved    0
 */
struct scm_ts_pktinfo {
    __u32 if_index;
    __u32 pkt_length;
    __u32 reserved[2];
};

/** The value of SO_TXTIME: each packet may bear the time at which it is to leave, as SCM_TXTIME.
 *
 *  clockid  the clock of these times: CLOCK_TAI, CLOCK_MONOTONIC, ...
 *  flags    SOF_TXTIME_... bits, or 0
 */
struct sock_txtime {
    __kernel_clockid_t clockid;
    __u32 flags;
};
