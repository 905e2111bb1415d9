/** CAN_RAW: options of sockets that send and receive frames of CAN as they are. */
#include <linux/can.h>

#define SOL_CAN_RAW ... /* the level of the options below, and of the control message */
#define SCM_CAN_RAW_ERRQUEUE ... /* its type: a time that a frame was sent */

/* The options. The note names the value's C type. */
#define CAN_RAW_FILTER ... /* array of struct can_filter: which frames are received; none at all with 0 bytes */
#define CAN_RAW_ERR_FILTER ... /* can_err_mask_t: which errors are received */
#define CAN_RAW_LOOPBACK ... /* int: other sockets of this machine receive what is sent; on at first */
#define CAN_RAW_RECV_OWN_MSGS ... /* int: this socket receives it as well */
#define CAN_RAW_FD_FRAMES ... /* int: struct canfd_frame may come and go */
#define CAN_RAW_JOIN_FILTERS ... /* int: a frame must match all filters, not one */
#define CAN_RAW_XL_FRAMES ... /* int: struct canxl_frame may come and go */
