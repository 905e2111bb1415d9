/** ICMP under the kernel's name: <netinet/ip_icmp.h>, what raw sockets let through, and extensions of the messages. */
#include <netinet/ip_icmp.h>
#include <linux/types.h>
#include <linux/in.h>
#include <linux/in6.h>

#define ICMP_FILTER ... /* option of level SOL_RAW, struct icmp_filter: which types do not come */

/** Which ICMP messages a raw socket does not get: the option ICMP_FILTER.
 *  data  bit 1 << type for each type that is kept away
 */
struct icmp_filter {
    __u32 data;
};

/** The beginning of the extensions of a message (RFC 4884). Network byte order.
 *
 *  version    2
 *  reserved1  0
 *  reserved2  0
 *  checksum   of all extensions
 */
struct icmp_ext_hdr {
    __u8 reserved1 : 4;
    __u8 version : 4;
    __u8 reserved2;
    __sum16 checksum;
};

/** The beginning of one extension. Network byte order.
 *
 *  length      its bytes, these included
 *  class_num   which sort it is
 *  class_type  which of its sort
 */
struct icmp_extobj_hdr {
    __be16 length;
    __u8 class_num;
    __u8 class_type;
};

/** The address of the interface that is asked about (RFC 8335): what stands before it. Network byte order.
 *
 *  afi       the sort of address: ICMP_AFI_IP, ICMP_AFI_IP6
 *  addrlen   its bytes
 *  reserved  0
 */
struct icmp_ext_echo_ctype3_hdr {
    __be16 afi;
    __u8 addrlen;
    __u8 reserved;
};

/** A question about an interface (RFC 8335): behind the header of an ICMP_EXT_ECHO. Network byte order.
 *
 *  extobj_hdr        class_num 3; class_type says which of these follows
 *  ident.name        ICMP_EXT_ECHO_CTYPE_NAME: its name
 *  ident.ifindex     ICMP_EXT_ECHO_CTYPE_INDEX: its number
 *  ident.addr        ICMP_EXT_ECHO_CTYPE_ADDR: its address, with ctype3_hdr before it
 */
struct icmp_ext_echo_iio {
    struct icmp_extobj_hdr extobj_hdr;
    union {
        char name[16];
        __be32 ifindex;
        struct {
            struct icmp_ext_echo_ctype3_hdr ctype3_hdr;
            union {
                __be32 ipv4_addr;
                struct in6_addr ipv6_addr;
            } ip_addr;
        } addr;
    } ident;
};
