/** TFTP: the packets of RFC 1350. Also has ERROR, as <arpa/ftp.h>. */
#include <arpa/ftp.h> /* only: ERROR */

#define SEGSIZE ... /* bytes of data in a packet; fewer end the file */

/* Types of packets: th_opcode. */
#define RRQ ... /* to read a file */
#define WRQ ... /* to write one */
#define DATA ... /* a piece of it */
#define ACK ... /* the piece has come */

/* What went wrong: th_code. */
#define EUNDEF ... /* the text says it */
#define ENOTFOUND ... /* there is no such file */
#define EACCESS ... /* not permitted */
#define ENOSPACE ... /* the disk is full */
#define EBADOP ... /* no operation of TFTP */
#define EBADID ... /* not the port that the transfer began with */
#define EEXISTS ... /* the file is there already */
#define ENOUSER ... /* there is no such user */

/** A packet; it goes on behind the struct, as long as it is. Network byte order.
 *
 *  th_opcode  RRQ, WRQ, DATA, ACK or ERROR
 *  th_block   DATA, ACK: which piece, from 1
 *  th_code    ERROR: what went wrong
 *  th_stuff   RRQ, WRQ: the file's name and the mode, each ended by a NUL
 *  th_data    DATA: the piece
 *  th_msg     ERROR: a text, ended by a NUL
 */
struct tftphdr {
    short th_opcode;
    unsigned short th_block;
    short th_code;
    char th_stuff[];
    char th_data[];
    char th_msg[];
};
