/** Generic netlink: families of messages that parts of the kernel add to NETLINK_GENERIC. */
#include <linux/types.h>
#include <linux/netlink.h>

#define GENL_NAMSIZ ... /* bytes of a family's name, NUL included */
#define GENL_HDRLEN ... /* bytes of a struct genlmsghdr, rounded up: attributes follow */

/* Numbers of families: nlmsg_type. */
#define GENL_MIN_ID ... /* the lowest */
#define GENL_MAX_ID ... /* the highest */
#define GENL_ID_CTRL ... /* the one that knows the others: "nlctrl" */
#define GENL_ID_VFS_DQUOT ... /* quotas of disks */
#define GENL_ID_PMCRAID ... /* a driver of disks */
#define GENL_START_ALLOC ... /* the first that is given out */

/* Bits of CTRL_ATTR_OP_FLAGS. */
#define GENL_ADMIN_PERM ... /* needs privilege */
#define GENL_CMD_CAP_DO ... /* does or answers one thing */
#define GENL_CMD_CAP_DUMP ... /* answers a list */
#define GENL_CMD_CAP_HASPOL ... /* its attributes are checked */
#define GENL_UNS_ADMIN_PERM ... /* needs privilege in its own namespace */

/* Commands of GENL_ID_CTRL. */
#define CTRL_CMD_UNSPEC ...
#define CTRL_CMD_NEWFAMILY ... /* there is this family */
#define CTRL_CMD_DELFAMILY ... /* there is it no longer */
#define CTRL_CMD_GETFAMILY ... /* ask for one by name or number, or for all */
#define CTRL_CMD_NEWOPS ... /* unused */
#define CTRL_CMD_DELOPS ... /* unused */
#define CTRL_CMD_GETOPS ... /* unused */
#define CTRL_CMD_NEWMCAST_GRP ... /* there is this group */
#define CTRL_CMD_DELMCAST_GRP ... /* there is it no longer */
#define CTRL_CMD_GETMCAST_GRP ... /* unused */
#define CTRL_CMD_GETPOLICY ... /* ask how attributes are checked */
#define CTRL_CMD_MAX ... /* the highest */

/* Its attributes. */
#define CTRL_ATTR_UNSPEC ...
#define CTRL_ATTR_FAMILY_ID ... /* uint16_t, the family's number */
#define CTRL_ATTR_FAMILY_NAME ... /* text */
#define CTRL_ATTR_VERSION ... /* uint32_t */
#define CTRL_ATTR_HDRSIZE ... /* uint32_t, bytes of a head of its own */
#define CTRL_ATTR_MAXATTR ... /* uint32_t, its highest attribute */
#define CTRL_ATTR_OPS ... /* a list of lists: CTRL_ATTR_OP_... */
#define CTRL_ATTR_MCAST_GROUPS ... /* a list of lists: CTRL_ATTR_MCAST_GRP_... */
#define CTRL_ATTR_POLICY ... /* how attributes are checked: NL_POLICY_TYPE_ATTR_... */
#define CTRL_ATTR_OP_POLICY ... /* which of that is for which command */
#define CTRL_ATTR_OP ... /* uint32_t, ask about this command */
#define CTRL_ATTR_MAX ... /* the highest */

/* Attributes of a command. */
#define CTRL_ATTR_OP_UNSPEC ...
#define CTRL_ATTR_OP_ID ... /* uint32_t, its number */
#define CTRL_ATTR_OP_FLAGS ... /* uint32_t, GENL_... bits */
#define CTRL_ATTR_OP_MAX ... /* the highest */

/* Attributes of a group. */
#define CTRL_ATTR_MCAST_GRP_UNSPEC ...
#define CTRL_ATTR_MCAST_GRP_NAME ... /* text */
#define CTRL_ATTR_MCAST_GRP_ID ... /* uint32_t, for NETLINK_ADD_MEMBERSHIP */
#define CTRL_ATTR_MCAST_GRP_MAX ... /* the highest */

/* What of CTRL_ATTR_OP_POLICY is for what. */
#define CTRL_ATTR_POLICY_UNSPEC ...
#define CTRL_ATTR_POLICY_DO ... /* for one thing */
#define CTRL_ATTR_POLICY_DUMP ... /* for a list */
#define CTRL_ATTR_POLICY_DUMP_MAX ... /* the highest */
#define CTRL_ATTR_POLICY_MAX ... /* one less, by a slip in the header */

/** The head behind a struct nlmsghdr.
 *
 *  cmd       the command
 *  version   the family's
 *  reserved  0
 */
struct genlmsghdr {
    __u8 cmd;
    __u8 version;
    __u16 reserved;
};
