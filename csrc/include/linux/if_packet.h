/** AF_PACKET with all the kernel has: rings in shared memory, sharing among sockets, figures. */
#include <linux/types.h>
#include <sys/types.h>
#include <netpacket/packet.h>

#define PACKET_USER ... /* sll_pkttype: to a program; never seen */
#define PACKET_KERNEL ... /* sll_pkttype: to the kernel; never seen */

/* How PACKET_FANOUT shares frames out: type_flags. */
#define PACKET_FANOUT_HASH ... /* by flow */
#define PACKET_FANOUT_LB ... /* in turn */
#define PACKET_FANOUT_CPU ... /* by the processor they came at */
#define PACKET_FANOUT_ROLLOVER ... /* to the next socket when one is full */
#define PACKET_FANOUT_RND ... /* at random */
#define PACKET_FANOUT_QM ... /* by receive queue */
#define PACKET_FANOUT_CBPF ... /* by a classic BPF program */
#define PACKET_FANOUT_EBPF ... /* by an eBPF program */
#define PACKET_FANOUT_FLAG_ROLLOVER ... /* bit: to the next socket when one is full */
#define PACKET_FANOUT_FLAG_UNIQUEID ... /* bit: find a free group number */
#define PACKET_FANOUT_FLAG_DEFRAG ... /* bit: put pieces together first */

/* State of a frame in a receive ring: tp_status. */
#define TP_STATUS_KERNEL ... /* the kernel's */
#define TP_STATUS_USER ... /* bit: the program's */
#define TP_STATUS_COPY ... /* bit: it was cut off; the whole one waits for recv() */
#define TP_STATUS_LOSING ... /* bit: frames were dropped */
#define TP_STATUS_CSUMNOTREADY ... /* bit: sent here, checksum not yet filled in */
#define TP_STATUS_VLAN_VALID ... /* bit: tp_vlan_tci counts */
#define TP_STATUS_BLK_TMO ... /* bit: the block was closed by its time */
#define TP_STATUS_VLAN_TPID_VALID ... /* bit: tp_vlan_tpid counts */
#define TP_STATUS_CSUM_VALID ... /* bit: the checksum was found right */
#define TP_STATUS_TS_SOFTWARE ... /* bit: the time is by software */
#define TP_STATUS_TS_SYS_HARDWARE ... /* bit: no longer set */
#define TP_STATUS_TS_RAW_HARDWARE ... /* bit: the time is by hardware */

/* State of a frame in a send ring. */
#define TP_STATUS_AVAILABLE ... /* free */
#define TP_STATUS_SEND_REQUEST ... /* to be sent */
#define TP_STATUS_SENDING ... /* on its way */
#define TP_STATUS_WRONG_FORMAT ... /* malformed */

#define TP_FT_REQ_FILL_RXHASH ... /* tp_feature_req_word: fill tp_rxhash */
#define TPACKET_ALIGNMENT ... /* bytes; frames begin at multiples of it */
#define TPACKET_HDRLEN ... /* bytes before a frame's data, TPACKET_V1 */
#define TPACKET2_HDRLEN ... /* TPACKET_V2 */
#define TPACKET3_HDRLEN ... /* TPACKET_V3 */
#define TPACKET_V1 ... /* values of PACKET_VERSION */
#define TPACKET_V2 ...
#define TPACKET_V3 ...

/** A socket address of SOCK_PACKET, the way before AF_PACKET.
 *
 *  spkt_family    the family, host byte order
 *  spkt_device    the interface's name
 *  spkt_protocol  what the frame bears, network byte order
 */
struct sockaddr_pkt {
    unsigned short spkt_family;
    unsigned char spkt_device[14];
    __be16 spkt_protocol;
};

/** The value of PACKET_STATISTICS.
 *
 *  tp_packets  frames that came
 *  tp_drops    frames that were dropped
 */
struct tpacket_stats {
    unsigned int tp_packets;
    unsigned int tp_drops;
};

/** The value of PACKET_STATISTICS with TPACKET_V3.
 *
 *  tp_packets       frames that came
 *  tp_drops         frames that were dropped
 *  tp_freeze_q_cnt  how often the ring was full
 */
struct tpacket_stats_v3 {
    unsigned int tp_packets;
    unsigned int tp_drops;
    unsigned int tp_freeze_q_cnt;
};

/** The value of PACKET_ROLLOVER_STATS.
 *
 *  tp_all     frames that went to another socket
 *  tp_huge    of these, those of a large flow
 *  tp_failed  frames for which no socket had room
 */
struct tpacket_rollover_stats {
    __u64 tp_all;
    __u64 tp_huge;
    __u64 tp_failed;
};

/** The value of PACKET_STATISTICS of any version.
 *
 *  stats1  TPACKET_V1, TPACKET_V2
 *  stats3  TPACKET_V3
 */
union tpacket_stats_u {
    struct tpacket_stats stats1;
    struct tpacket_stats_v3 stats3;
};

/** The control message of PACKET_AUXDATA.
 *
 *  tp_status     TP_STATUS_... bits
 *  tp_len        bytes of the frame
 *  tp_snaplen    bytes that were kept
 *  tp_mac        where the link header begins
 *  tp_net        where the network header begins
 *  tp_vlan_tci   the tag of its virtual LAN
 *  tp_vlan_tpid  the protocol of that tag
 */
struct tpacket_auxdata {
    __u32 tp_status;
    __u32 tp_len;
    __u32 tp_snaplen;
    __u16 tp_mac;
    __u16 tp_net;
    __u16 tp_vlan_tci;
    __u16 tp_vlan_tpid;
};

/** The head of a frame in a ring of TPACKET_V1.
 *
 *  tp_status   TP_STATUS_... bits: whose the frame is
 *  tp_len      bytes of the frame
 *  tp_snaplen  bytes that were kept
 *  tp_mac      where the link header begins, from this head
 *  tp_net      where the network header begins
 *  tp_sec      when it came: seconds
 *  tp_usec     and microseconds
 */
struct tpacket_hdr {
    unsigned long tp_status;
    unsigned int tp_len;
    unsigned int tp_snaplen;
    unsigned short tp_mac;
    unsigned short tp_net;
    unsigned int tp_sec;
    unsigned int tp_usec;
};

/** The head of a frame in a ring of TPACKET_V2.
 *
 *  tp_status     TP_STATUS_... bits: whose the frame is
 *  tp_len        bytes of the frame
 *  tp_snaplen    bytes that were kept
 *  tp_mac        where the link header begins, from this head
 *  tp_net        where the network header begins
 *  tp_sec        when it came: seconds
 *  tp_nsec       and nanoseconds
 *  tp_vlan_tci   the tag of its virtual LAN
 *  tp_vlan_tpid  the protocol of that tag
 *  tp_padding    0
 */
struct tpacket2_hdr {
    __u32 tp_status;
    __u32 tp_len;
    __u32 tp_snaplen;
    __u16 tp_mac;
    __u16 tp_net;
    __u32 tp_sec;
    __u32 tp_nsec;
    __u16 tp_vlan_tci;
    __u16 tp_vlan_tpid;
    __u8 tp_padding[4];
};

/** What a frame of TPACKET_V3 says beside.
 *
 *  tp_rxhash     the hash of its flow
 *  tp_vlan_tci   the tag of its virtual LAN
 *  tp_vlan_tpid  the protocol of that tag
 *  tp_padding    0
 */
struct tpacket_hdr_variant1 {
    __u32 tp_rxhash;
    __u32 tp_vlan_tci;
    __u16 tp_vlan_tpid;
    __u16 tp_padding;
};

/** The head of a frame in a block of TPACKET_V3.
 *
 *  tp_next_offset  where the next head begins, from this one; 0 for the last
 *  tp_sec          when it came: seconds
 *  tp_nsec         and nanoseconds
 *  tp_snaplen      bytes that were kept
 *  tp_len          bytes of the frame
 *  tp_status       TP_STATUS_... bits
 *  tp_mac          where the link header begins, from this head
 *  tp_net          where the network header begins
 *  hv1             flow and virtual LAN
 *  tp_padding      0
 */
struct tpacket3_hdr {
    __u32 tp_next_offset;
    __u32 tp_sec;
    __u32 tp_nsec;
    __u32 tp_snaplen;
    __u32 tp_len;
    __u32 tp_status;
    __u16 tp_mac;
    __u16 tp_net;
    struct tpacket_hdr_variant1 hv1;
    __u8 tp_padding[8];
};

/** A time of a block.
 *
 *  ts_sec   seconds
 *  ts_usec  microseconds,
 *  ts_nsec  or nanoseconds, in the same memory
 */
struct tpacket_bd_ts {
    unsigned int ts_sec;
    unsigned int ts_usec;
    unsigned int ts_nsec;
};

/** The head of a block of TPACKET_V3.
 *
 *  block_status         TP_STATUS_... bits: whose the block is
 *  num_pkts             how many frames it has
 *  offset_to_first_pkt  where the first head begins, from the block's start
 *  blk_len              bytes that are used
 *  seq_num              counts the blocks
 *  ts_first_pkt         time of the first frame
 *  ts_last_pkt          time of the last one, or when the block was closed by its time
 */
struct tpacket_hdr_v1 {
    __u32 block_status;
    __u32 num_pkts;
    __u32 offset_to_first_pkt;
    __u32 blk_len;
    __u64 seq_num;
    struct tpacket_bd_ts ts_first_pkt;
    struct tpacket_bd_ts ts_last_pkt;
};

/** The head of a block of any version.
 *
 *  bh1  version 1, the only one
 */
union tpacket_bd_header_u {
    struct tpacket_hdr_v1 bh1;
};

/** What a block of TPACKET_V3 begins with.
 *
 *  version         1
 *  offset_to_priv  where the program's own room begins
 *  hdr             its head
 */
struct tpacket_block_desc {
    __u32 version;
    __u32 offset_to_priv;
    union tpacket_bd_header_u hdr;
};

/** The value of PACKET_RX_RING and PACKET_TX_RING: how the ring is divided.
 *
 *  tp_block_size  bytes of a block, a multiple of the page size
 *  tp_block_nr    how many blocks
 *  tp_frame_size  bytes of a frame, a multiple of TPACKET_ALIGNMENT
 *  tp_frame_nr    how many frames in all
 */
struct tpacket_req {
    unsigned int tp_block_size;
    unsigned int tp_block_nr;
    unsigned int tp_frame_size;
    unsigned int tp_frame_nr;
};

/** The value of PACKET_RX_RING with TPACKET_V3.
 *
 *  tp_block_size        bytes of a block, a multiple of the page size
 *  tp_block_nr          how many blocks
 *  tp_frame_size        bytes of a frame, a multiple of TPACKET_ALIGNMENT
 *  tp_frame_nr          how many frames in all
 *  tp_retire_blk_tov    milliseconds after which a block is closed; 0 lets the kernel choose
 *  tp_sizeof_priv       bytes of the program's own room in each block
 *  tp_feature_req_word  TP_FT_REQ_FILL_RXHASH or 0
 */
struct tpacket_req3 {
    unsigned int tp_block_size;
    unsigned int tp_block_nr;
    unsigned int tp_frame_size;
    unsigned int tp_frame_nr;
    unsigned int tp_retire_blk_tov;
    unsigned int tp_sizeof_priv;
    unsigned int tp_feature_req_word;
};

/** The value of PACKET_RX_RING of any version.
 *
 *  req   TPACKET_V1, TPACKET_V2
 *  req3  TPACKET_V3
 */
union tpacket_req_u {
    struct tpacket_req req;
    struct tpacket_req3 req3;
};

/** The value of PACKET_FANOUT.
 *
 *  id               number of the group, which all its sockets name
 *  type_flags       PACKET_FANOUT_... with its bits
 *  max_num_members  sockets it may have; 0 for 256
 */
struct fanout_args {
    __u16 id;
    __u16 type_flags;
    __u32 max_num_members;
};

/** A length rounded up as frames of a ring are.
 *  x  bytes
 *  Returns x, or the next multiple of TPACKET_ALIGNMENT above it. Cannot fail.
 *  See packet(7).
 */
size_t TPACKET_ALIGN(size_t x);
