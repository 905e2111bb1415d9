/** IGMP: how machines tell their routers which IPv4 groups they listen to. */
#include <sys/types.h>
#include <netinet/in.h>

/* Types of messages. */
#define IGMP_MEMBERSHIP_QUERY ... /* a router asks who listens */
#define IGMP_V1_MEMBERSHIP_REPORT ... /* I do, version 1 */
#define IGMP_V2_MEMBERSHIP_REPORT ... /* I do, version 2 */
#define IGMP_V2_LEAVE_GROUP ... /* I do no longer */
#define IGMP_DVMRP ... /* routers among themselves: DVMRP */
#define IGMP_PIM ... /* routers among themselves: PIM, version 1 */
#define IGMP_TRACE ...
#define IGMP_MTRACE_RESP ... /* which way a group's packets come: the answer */
#define IGMP_MTRACE ... /* and the question */
#define IGMP_MRDISC_ADV ... /* a multicast router is here */

/* The same types by their older names. */
#define IGMP_HOST_MEMBERSHIP_QUERY ...
#define IGMP_HOST_MEMBERSHIP_REPORT ...
#define IGMP_HOST_NEW_MEMBERSHIP_REPORT ...
#define IGMP_HOST_LEAVE_MESSAGE ...

#define IGMP_MINLEN ... /* bytes of a message */
#define IGMP_MAX_HOST_REPORT_DELAY ... /* seconds in which a query must be answered, version 1 */
#define IGMP_TIMER_SCALE ... /* units of igmp_code in a second */

/* What a machine is, for one group. */
#define IGMP_DELAYING_MEMBER ... /* its report is on its way */
#define IGMP_IDLE_MEMBER ... /* another one reported */
#define IGMP_LAZY_MEMBER ...
#define IGMP_SLEEPING_MEMBER ...
#define IGMP_AWAKENING_MEMBER ...

/* What the router on a link speaks. */
#define IGMP_v1_ROUTER ... /* version 1 */
#define IGMP_v2_ROUTER ... /* version 2 */

/** A message of version 1 or 2. Network byte order.
 *
 *  igmp_type   IGMP_MEMBERSHIP_QUERY, ...
 *  igmp_code   queries: until when to answer, in tenths of a second
 *  igmp_cksum  checksum of the whole message
 *  igmp_group  the group; 0.0.0.0 asks for all
 */
struct igmp {
    uint8_t igmp_type;
    uint8_t igmp_code;
    uint16_t igmp_cksum;
    struct in_addr igmp_group;
};
