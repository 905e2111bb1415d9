/** The kernel's integer types, as some programs for netlink include them: <linux/types.h> has them all. */
#include <linux/types.h>
