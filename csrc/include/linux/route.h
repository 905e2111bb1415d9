/** Routes under the kernel's name: <net/route.h>. */
#include <net/route.h>
#include <linux/types.h>
