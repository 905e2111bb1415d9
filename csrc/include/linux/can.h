/** CAN: the field bus of cars and machines, as sockets of the family AF_CAN. */
#include <linux/types.h>
#include <linux/socket.h>

/* Bits of can_id beside the identifier. */
#define CAN_EFF_FLAG ... /* the identifier has 29 bits, not 11 */
#define CAN_RTR_FLAG ... /* asks another one to send */
#define CAN_ERR_FLAG ... /* tells of an error: <linux/can/error.h> */
#define CAN_INV_FILTER ... /* can_id of a filter: what does not match */

/* The bits of the identifier. */
#define CAN_SFF_MASK ... /* of 11 */
#define CAN_EFF_MASK ... /* of 29 */
#define CAN_ERR_MASK ... /* kinds of errors */
#define CANXL_PRIO_MASK ... /* CAN XL: the priority */
#define CAN_SFF_ID_BITS ... /* how many they are */
#define CAN_EFF_ID_BITS ...
#define CANXL_PRIO_BITS ...

/* How much a frame bears: the code of its length, and bytes. */
#define CAN_MAX_DLC ... /* the highest code */
#define CAN_MAX_RAW_DLC ... /* the highest on the bus, which also means 8 bytes */
#define CAN_MAX_DLEN ... /* bytes, at most */
#define CANFD_MAX_DLC ... /* CAN FD: the highest code */
#define CANFD_MAX_DLEN ... /* bytes, at most */
#define CANXL_MIN_DLC ... /* CAN XL: the lowest code */
#define CANXL_MAX_DLC ... /* the highest */
#define CANXL_MAX_DLC_MASK ... /* its bits */
#define CANXL_MIN_DLEN ... /* bytes, at least */
#define CANXL_MAX_DLEN ... /* bytes, at most */

/* flags of a CAN FD frame. */
#define CANFD_BRS ... /* its data go faster */
#define CANFD_ESI ... /* its sender has seen many errors */
#define CANFD_FDF ... /* it is one */

/* flags of a CAN XL frame. */
#define CANXL_XLF ... /* it is one: always set */
#define CANXL_SEC ... /* its data begin with a head of their own */

/* What read() and write() move: sizes in bytes. */
#define CAN_MTU ... /* a struct can_frame */
#define CANFD_MTU ... /* a struct canfd_frame */
#define CANXL_MTU ... /* a struct canxl_frame */
#define CANXL_HDR_SIZE ... /* what stands before its data */
#define CANXL_MIN_MTU ... /* the smallest MTU of an interface for CAN XL */
#define CANXL_MAX_MTU ... /* the largest */

/* Protocols: the third argument of socket(). */
#define CAN_RAW ... /* frames as they are */
#define CAN_BCM ... /* the kernel sends and watches frames by itself */
#define CAN_TP16 ... /* not in the kernel */
#define CAN_TP20 ... /* not in the kernel */
#define CAN_MCNET ... /* not in the kernel */
#define CAN_ISOTP ... /* ISO 15765-2: longer messages */
#define CAN_J1939 ... /* SAE J1939: trucks and ships */
#define CAN_NPROTO ... /* how many there are */

#define SOL_CAN_BASE ... /* the level of options is this and the protocol */
#define CAN_RAW_FILTER_MAX ... /* filters that one socket may have */

/** An identifier with its bits: CAN_EFF_FLAG, ... */
typedef __u32 canid_t;

/** Kinds of errors: CAN_ERR_... of <linux/can/error.h>. */
typedef __u32 can_err_mask_t;

/** A frame of classic CAN. Host byte order.
 *
 *  can_id    the identifier with its bits
 *  len       bytes of data, 0 to 8
 *  can_dlc   the same by its older name
 *  len8_dlc  the code on the bus, 9 to 15, if that is asked for and len is 8
 *  data      the data
 */
struct can_frame {
    canid_t can_id;
    __u8 len;
    __u8 can_dlc;
    __u8 len8_dlc;
    __u8 data[CAN_MAX_DLEN];
};

/** A frame of CAN FD. Host byte order.
 *
 *  can_id  the identifier with its bits
 *  len     bytes of data, 0 to 64
 *  flags   CANFD_... bits
 *  data    the data
 */
struct canfd_frame {
    canid_t can_id;
    __u8 len;
    __u8 flags;
    __u8 data[CANFD_MAX_DLEN];
};

/** A frame of CAN XL. Host byte order.
 *
 *  prio   the priority, 11 bits
 *  flags  CANXL_... bits
 *  sdt    the kind of data
 *  len    bytes of data, 1 to 2048
 *  af     what receivers go by
 *  data   the data
 */
struct canxl_frame {
    canid_t prio;
    __u8 flags;
    __u8 sdt;
    __u16 len;
    __u32 af;
    __u8 data[CANXL_MAX_DLEN];
};

/** A socket address of AF_CAN. Host byte order.
 *
 *  can_family           AF_CAN
 *  can_ifindex          the interface's number; 0 for all of them
 *  can_addr.tp.rx_id    CAN_ISOTP: the identifier that is received
 *  can_addr.tp.tx_id    CAN_ISOTP: the identifier that is sent
 *  can_addr.j1939.name  CAN_J1939: the name of a device, or J1939_NO_NAME
 *  can_addr.j1939.pgn   CAN_J1939: the group of parameters
 *  can_addr.j1939.addr  CAN_J1939: the device's address
 */
struct sockaddr_can {
    __kernel_sa_family_t can_family;
    int can_ifindex;
    union {
        struct {
            canid_t rx_id;
            canid_t tx_id;
        } tp;
        struct {
            __u64 name;
            __u32 pgn;
            __u8 addr;
        } j1939;
    } can_addr;
};

/** Which frames are received: those whose identifier is can_id where can_mask has bits.
 *
 *  can_id    the identifier; with CAN_INV_FILTER, all but these
 *  can_mask  the bits that count; CAN_ERR_FLAG for errors
 */
struct can_filter {
    canid_t can_id;
    canid_t can_mask;
};
