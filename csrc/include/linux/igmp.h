/** IGMP as the kernel writes it: who listens to which IPv4 multicast address (RFC 1112, 2236, 3376). */
#include <linux/types.h>
#include <netinet/igmp.h> /* only: IGMP_HOST_MEMBERSHIP_QUERY, IGMP_HOST_MEMBERSHIP_REPORT,
   IGMP_HOST_LEAVE_MESSAGE, IGMP_DVMRP, IGMP_PIM, IGMP_TRACE, IGMP_MTRACE, IGMP_MTRACE_RESP, IGMP_MRDISC_ADV,
   IGMP_DELAYING_MEMBER, IGMP_IDLE_MEMBER, IGMP_LAZY_MEMBER, IGMP_SLEEPING_MEMBER, IGMP_AWAKENING_MEMBER,
   IGMP_MINLEN, IGMP_MAX_HOST_REPORT_DELAY, IGMP_TIMER_SCALE */

/* Types of messages, beside those of <netinet/igmp.h>. */
#define IGMPV2_HOST_MEMBERSHIP_REPORT ... /* a machine listens, version 2 */
#define IGMPV3_HOST_MEMBERSHIP_REPORT ... /* version 3 */

/* Kinds of records in a report of version 3: grec_type. */
#define IGMPV3_MODE_IS_INCLUDE ... /* listens to these sources */
#define IGMPV3_MODE_IS_EXCLUDE ... /* listens to all but these */
#define IGMPV3_CHANGE_TO_INCLUDE ... /* from now on, to these */
#define IGMPV3_CHANGE_TO_EXCLUDE ... /* from now on, to all but these */
#define IGMPV3_ALLOW_NEW_SOURCES ... /* to these too */
#define IGMPV3_BLOCK_OLD_SOURCES ... /* to these no more */

#define IGMP_AGE_THRESHOLD ... /* seconds until a router of version 1 is forgotten */

/* Addresses, network byte order. */
#define IGMP_ALL_HOSTS ... /* 224.0.0.1 */
#define IGMP_ALL_ROUTER ... /* 224.0.0.2 */
#define IGMPV3_ALL_MCR ... /* 224.0.0.22 */
#define IGMP_LOCAL_GROUP ... /* 224.0.0.0: what no router passes on */
#define IGMP_LOCAL_GROUP_MASK ... /* its mask */

/** A message of version 1 or 2. Network byte order.
 *
 *  type   IGMP_HOST_MEMBERSHIP_QUERY, ...
 *  code   tenths of a second within which to answer
 *  csum   the checksum
 *  group  the address
 */
struct igmphdr {
    __u8 type;
    __u8 code;
    __sum16 csum;
    __be32 group;
};

/** A record of a report of version 3: one address. Network byte order.
 *
 *  grec_type      IGMPV3_MODE_IS_INCLUDE, ...
 *  grec_auxwords  words of 4 bytes behind the sources
 *  grec_nsrcs     how many sources
 *  grec_mca       the address
 *  grec_src       the sources
 */
struct igmpv3_grec {
    __u8 grec_type;
    __u8 grec_auxwords;
    __be16 grec_nsrcs;
    __be32 grec_mca;
    __be32 grec_src[];
};

/** A report of version 3. Network byte order.
 *
 *  type   IGMPV3_HOST_MEMBERSHIP_REPORT
 *  resv1  0
 *  csum   the checksum
 *  resv2  0
 *  ngrec  how many records
 *  grec   the records, one behind the other
 */
struct igmpv3_report {
    __u8 type;
    __u8 resv1;
    __sum16 csum;
    __be16 resv2;
    __be16 ngrec;
    struct igmpv3_grec grec[];
};

/** A question of version 3. Network byte order.
 *
 *  type      IGMP_HOST_MEMBERSHIP_QUERY
 *  code      tenths of a second within which to answer, above 127 as a floating number
 *  csum      the checksum
 *  group     the address; 0 for all
 *  qrv       how often to repeat
 *  suppress  1: routers keep their timers
 *  resv      0
 *  qqic      seconds between questions, above 127 as a floating number
 *  nsrcs     how many sources
 *  srcs      the sources
 */
struct igmpv3_query {
    __u8 type;
    __u8 code;
    __sum16 csum;
    __be32 group;
    __u8 qrv : 3;
    __u8 suppress : 1;
    __u8 resv : 4;
    __u8 qqic;
    __be16 nsrcs;
    __be32 srcs[];
};
