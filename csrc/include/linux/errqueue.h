/** The error queue of sockets: what recvmsg() with MSG_ERRQUEUE gives, and times of packets. */
#include <linux/types.h>
#include <linux/time_types.h>
#include <sys/socket.h>

/* Where an error comes from: ee_origin. */
#define SO_EE_ORIGIN_NONE ...
#define SO_EE_ORIGIN_LOCAL ... /* this machine */
#define SO_EE_ORIGIN_ICMP ... /* an ICMP message */
#define SO_EE_ORIGIN_ICMP6 ... /* an ICMPv6 message */
#define SO_EE_ORIGIN_TXSTATUS ... /* no error: a packet's time (SO_TIMESTAMPING) */
#define SO_EE_ORIGIN_ZEROCOPY ... /* no error: MSG_ZEROCOPY is done with ee_info to ee_data */
#define SO_EE_ORIGIN_TXTIME ... /* a packet missed its time (SO_TXTIME) */
#define SO_EE_ORIGIN_TIMESTAMPING ... /* SO_EE_ORIGIN_TXSTATUS */

/* ee_code of some origins. */
#define SO_EE_CODE_ZEROCOPY_COPIED ... /* the kernel copied after all */
#define SO_EE_CODE_TXTIME_INVALID_PARAM ... /* the time is not valid */
#define SO_EE_CODE_TXTIME_MISSED ... /* the time was over */
#define SO_EE_RFC4884_FLAG_INVALID ... /* the extended data are malformed */

/* Which time a SCM_TIMESTAMPING message has: ee_info. */
#define SCM_TSTAMP_SND ... /* left for the device */
#define SCM_TSTAMP_SCHED ... /* entered the scheduler */
#define SCM_TSTAMP_ACK ... /* acknowledged by the peer */

/** Where the extended data of an ICMP error begin (RFC 4884).
 *
 *  len       bytes before them
 *  flags     SO_EE_RFC4884_FLAG_INVALID
 *  reserved  0
 */
struct sock_ee_data_rfc4884 {
    __u16 len;
    __u8 flags;
    __u8 reserved;
};

/** The data of an IP_RECVERR or IPV6_RECVERR control message. Host byte order.
 *
 *  ee_errno    the errno value; ENOMSG for what is no error
 *  ee_origin   SO_EE_ORIGIN_...
 *  ee_type     ICMP: the message's type
 *  ee_code     ICMP: the message's code
 *  ee_pad      0
 *  ee_info     EMSGSIZE: the largest packet that passes; else as the origin has it
 *  ee_data     as the origin has it
 *  ee_rfc4884  the same memory: where extended data begin
 */
struct sock_extended_err {
    __u32 ee_errno;
    __u8 ee_origin;
    __u8 ee_type;
    __u8 ee_code;
    __u8 ee_pad;
    __u32 ee_info;
    __u32 ee_data;
    struct sock_ee_data_rfc4884 ee_rfc4884;
};

/** The data of a SCM_TIMESTAMPING control message.
 *
 *  ts  by software; unused; by hardware
 */
struct scm_timestamping {
    struct timespec ts[3];
};

/** The data of a SO_TIMESTAMPING_NEW control message: the same with 64 bits.
 *
 *  ts  by software; unused; by hardware
 */
struct scm_timestamping64 {
    struct __kernel_timespec ts[3];
};

/** Who caused an error: the address of the router or machine that sent the ICMP message.
 *
 *  ee  the control message's data; the address stands behind them
 *
 *  Returns a pointer to it, a struct sockaddr_in or sockaddr_in6; sa_family AF_UNSPEC if nobody is known.
 *  Cannot fail.
 *  See ip(7), IP_RECVERR.
 */
INTO(ee) struct sockaddr *SO_EE_OFFENDER(IN const struct sock_extended_err *ee);
