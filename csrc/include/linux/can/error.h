/** CAN: what a frame says that tells of an error (CAN_ERR_FLAG). */

#define CAN_ERR_DLC ... /* len of such a frame */

/* Kinds of errors: bits of can_id. */
#define CAN_ERR_TX_TIMEOUT ... /* it could not be sent in time */
#define CAN_ERR_LOSTARB ... /* another one was first: data[0] */
#define CAN_ERR_CRTL ... /* of the controller: data[1] */
#define CAN_ERR_PROT ... /* of the protocol: data[2], data[3] */
#define CAN_ERR_TRX ... /* of the transceiver: data[4] */
#define CAN_ERR_ACK ... /* nobody answered */
#define CAN_ERR_BUSOFF ... /* off the bus */
#define CAN_ERR_BUSERROR ... /* of the bus; there may be many */
#define CAN_ERR_RESTARTED ... /* the controller was started again */
#define CAN_ERR_CNT ... /* how many there were: data[6], data[7] */

/* data[0]: at which bit another one was first. */
#define CAN_ERR_LOSTARB_UNSPEC ... /* not known; else the number of the bit */

/* data[1]: what the controller says, bits. */
#define CAN_ERR_CRTL_UNSPEC ... /* not known */
#define CAN_ERR_CRTL_RX_OVERFLOW ... /* too much came */
#define CAN_ERR_CRTL_TX_OVERFLOW ... /* too much was to be sent */
#define CAN_ERR_CRTL_RX_WARNING ... /* many errors while receiving */
#define CAN_ERR_CRTL_TX_WARNING ... /* many errors while sending */
#define CAN_ERR_CRTL_RX_PASSIVE ... /* too many errors while receiving */
#define CAN_ERR_CRTL_TX_PASSIVE ... /* too many errors while sending */
#define CAN_ERR_CRTL_ACTIVE ... /* all is well again */

/* data[2]: what was wrong, bits. */
#define CAN_ERR_PROT_UNSPEC ... /* not known */
#define CAN_ERR_PROT_BIT ... /* a bit */
#define CAN_ERR_PROT_FORM ... /* the form */
#define CAN_ERR_PROT_STUFF ... /* the stuffing */
#define CAN_ERR_PROT_BIT0 ... /* a dominant bit was not there */
#define CAN_ERR_PROT_BIT1 ... /* a recessive bit was not there */
#define CAN_ERR_PROT_OVERLOAD ... /* too much at once */
#define CAN_ERR_PROT_ACTIVE ... /* someone told of an error */
#define CAN_ERR_PROT_TX ... /* while sending */

/* data[3]: where. */
#define CAN_ERR_PROT_LOC_UNSPEC ... /* not known */
#define CAN_ERR_PROT_LOC_SOF ... /* the start */
#define CAN_ERR_PROT_LOC_ID28_21 ... /* identifier, bits 28 to 21 */
#define CAN_ERR_PROT_LOC_ID20_18 ... /* bits 20 to 18 */
#define CAN_ERR_PROT_LOC_SRTR ... /* substitute of RTR */
#define CAN_ERR_PROT_LOC_IDE ... /* the bit that says how long the identifier is */
#define CAN_ERR_PROT_LOC_ID17_13 ... /* identifier, bits 17 to 13 */
#define CAN_ERR_PROT_LOC_ID12_05 ... /* bits 12 to 5 */
#define CAN_ERR_PROT_LOC_ID04_00 ... /* bits 4 to 0 */
#define CAN_ERR_PROT_LOC_RTR ... /* RTR */
#define CAN_ERR_PROT_LOC_RES1 ... /* first reserved bit */
#define CAN_ERR_PROT_LOC_RES0 ... /* second reserved bit */
#define CAN_ERR_PROT_LOC_DLC ... /* the length */
#define CAN_ERR_PROT_LOC_DATA ... /* the data */
#define CAN_ERR_PROT_LOC_CRC_SEQ ... /* the checksum */
#define CAN_ERR_PROT_LOC_CRC_DEL ... /* the end of that */
#define CAN_ERR_PROT_LOC_ACK ... /* the answer */
#define CAN_ERR_PROT_LOC_ACK_DEL ... /* the end of that */
#define CAN_ERR_PROT_LOC_EOF ... /* the end */
#define CAN_ERR_PROT_LOC_INTERM ... /* between frames */

/* data[4]: what the transceiver says of the two wires. */
#define CAN_ERR_TRX_UNSPEC ... /* not known */
#define CAN_ERR_TRX_CANH_NO_WIRE ... /* CANH: no wire */
#define CAN_ERR_TRX_CANH_SHORT_TO_BAT ... /* CANH: to the battery */
#define CAN_ERR_TRX_CANH_SHORT_TO_VCC ... /* CANH: to the supply */
#define CAN_ERR_TRX_CANH_SHORT_TO_GND ... /* CANH: to the ground */
#define CAN_ERR_TRX_CANL_NO_WIRE ... /* CANL: no wire */
#define CAN_ERR_TRX_CANL_SHORT_TO_BAT ... /* CANL: to the battery */
#define CAN_ERR_TRX_CANL_SHORT_TO_VCC ... /* CANL: to the supply */
#define CAN_ERR_TRX_CANL_SHORT_TO_GND ... /* CANL: to the ground */
#define CAN_ERR_TRX_CANL_SHORT_TO_CANH ... /* CANL: to CANH */

/* How many errors it takes. */
#define CAN_ERROR_WARNING_THRESHOLD ... /* many */
#define CAN_ERROR_PASSIVE_THRESHOLD ... /* too many */
#define CAN_BUS_OFF_THRESHOLD ... /* off the bus */
