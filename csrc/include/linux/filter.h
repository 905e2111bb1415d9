/** Filters of sockets in classic BPF: the value of SO_ATTACH_FILTER. */
#include <linux/types.h>
#include <linux/bpf_common.h>

#define BPF_MAJOR_VERSION ...
#define BPF_MINOR_VERSION ...

#define BPF_A ... /* BPF_RET returns the accumulator (BPF_RVAL) */
#define BPF_TAX ... /* BPF_MISC: accumulator to index register */
#define BPF_TXA ... /* BPF_MISC: index register to accumulator */
#define BPF_MEMWORDS ... /* cells of scratch memory */

/* Offsets of a load that mean something beside the packet: SKF_AD_OFF + one of these. */
#define SKF_AD_OFF ...
#define SKF_AD_PROTOCOL ... /* what the frame bears: ETH_P_IP, ... */
#define SKF_AD_PKTTYPE ... /* PACKET_HOST, PACKET_OUTGOING, ... */
#define SKF_AD_IFINDEX ... /* number of the interface */
#define SKF_AD_NLATTR ... /* netlink: where attribute X begins, searched from A on */
#define SKF_AD_NLATTR_NEST ... /* netlink: the same, within a nested attribute */
#define SKF_AD_MARK ... /* the packet's mark */
#define SKF_AD_QUEUE ... /* the receive queue */
#define SKF_AD_HATYPE ... /* kind of hardware: ARPHRD_ETHER, ... */
#define SKF_AD_RXHASH ... /* the hash of the flow */
#define SKF_AD_CPU ... /* the processor at work */
#define SKF_AD_ALU_XOR_X ... /* computes A ^ X */
#define SKF_AD_VLAN_TAG ... /* the tag of its virtual LAN */
#define SKF_AD_VLAN_TAG_PRESENT ... /* 1 if it has one */
#define SKF_AD_PAY_OFFSET ... /* where the payload begins */
#define SKF_AD_RANDOM ... /* a random number */
#define SKF_AD_VLAN_TPID ... /* the protocol of that tag */
#define SKF_AD_MAX ...
#define SKF_NET_OFF ... /* + an offset from the network header */
#define SKF_LL_OFF ... /* + an offset from the link header */
#define BPF_NET_OFF ... /* SKF_NET_OFF */
#define BPF_LL_OFF ... /* SKF_LL_OFF */

/** An instruction of a filter; BPF_STMT() and BPF_JUMP() make them.
 *
 *  code  what it does: BPF_LD | BPF_W | BPF_ABS, ...
 *  jt    jump: instructions to pass over if true
 *  jf    jump: instructions to pass over if false
 *  k     a number, an offset, ...
 */
struct sock_filter {
    __u16 code;
    __u8 jt;
    __u8 jf;
    __u32 k;
};

/** A filter: the value of SO_ATTACH_FILTER and SO_ATTACH_REUSEPORT_CBPF.
 *
 *  len     how many instructions, 1 to BPF_MAXINSNS
 *  filter  an array of them; it must live until setsockopt() returns
 */
struct sock_fprog {
    unsigned short len;
    struct sock_filter *filter;
};

/** What BPF_RET returns.
 *  code  the instruction's code
 *  Returns BPF_K, BPF_X or BPF_A. Cannot fail.
 *  See the kernel's documentation of socket filters.
 */
int BPF_RVAL(int code);

/** Which way BPF_MISC moves.
 *  code  the instruction's code
 *  Returns BPF_TAX or BPF_TXA. Cannot fail.
 *  See the kernel's documentation of socket filters.
 */
int BPF_MISCOP(int code);

/** An instruction that does not jump.
 *
 *  code  what it does: BPF_LD | BPF_H | BPF_ABS, BPF_RET | BPF_K, ...
 *  k     its number or offset
 *
 *  Returns the instruction, to be stored in an array of struct sock_filter. Cannot fail.
 *  See the kernel's documentation of socket filters.
 */
struct sock_filter BPF_STMT(unsigned short code, __u32 k);

/** An instruction that jumps.
 *
 *  code  how: BPF_JMP | BPF_JEQ | BPF_K, ...
 *  k     what to compare with
 *  jt    instructions to pass over if true
 *  jf    instructions to pass over if false
 *
 *  Returns the instruction, to be stored in an array of struct sock_filter. Cannot fail.
 *  See the kernel's documentation of socket filters.
 */
struct sock_filter BPF_JUMP(unsigned short code, __u32 k, __u8 jt, __u8 jf);
