/** AF_VSOCK: sockets between a virtual machine and its host. */
#include <sys/socket.h>
#include <linux/socket.h>
#include <linux/types.h>

/* Options of level AF_VSOCK. The note names the value's C type. */
#define SO_VM_SOCKETS_BUFFER_SIZE ... /* unsigned long long, bytes of the buffer of a stream */
#define SO_VM_SOCKETS_BUFFER_MIN_SIZE ... /* unsigned long long, bytes it has at least */
#define SO_VM_SOCKETS_BUFFER_MAX_SIZE ... /* unsigned long long, bytes it has at most */
#define SO_VM_SOCKETS_PEER_HOST_VM_ID ... /* int, read only: the host's number of the peer; VMware's host only */
#define SO_VM_SOCKETS_TRUSTED ... /* int, read only: whether the peer is trusted; VMware only */
#define SO_VM_SOCKETS_CONNECT_TIMEOUT ... /* struct timeval: how long connect() waits */
#define SO_VM_SOCKETS_CONNECT_TIMEOUT_OLD ... /* the same with the machine's native time_t */
#define SO_VM_SOCKETS_CONNECT_TIMEOUT_NEW ... /* the same with a time of 64 bits */
#define SO_VM_SOCKETS_NONBLOCK_TXRX ... /* int: for endpoints within the host's kernel */

/* Who and which door: svm_cid and svm_port. */
#define VMADDR_CID_ANY ... /* for bind(): whatever this machine's number is */
#define VMADDR_CID_HYPERVISOR ... /* the hypervisor */
#define VMADDR_CID_LOCAL ... /* this machine itself */
#define VMADDR_CID_HOST ... /* the host */
#define VMADDR_PORT_ANY ... /* for bind(): a free port */
#define VMADDR_FLAG_TO_HOST ... /* svm_flags: by way of the host, also to a sibling machine */

#define VM_SOCKETS_INVALID_VERSION ...
#define IOCTL_VM_SOCKETS_GET_LOCAL_CID ... /* ioctl() on /dev/vsock: unsigned int, this machine's number */
#define SOL_VSOCK ... /* level of the control message below */
#define VSOCK_RECVERR ... /* its type: MSG_ZEROCOPY is done */

/** A socket address of AF_VSOCK. Host byte order.
 *
 *  svm_family     AF_VSOCK
 *  svm_reserved1  0
 *  svm_port       the port, 32 bits; those below 1024 need privilege
 *  svm_cid        the machine's number: VMADDR_CID_HOST, ...
 *  svm_flags      VMADDR_FLAG_TO_HOST or 0
 *  svm_zero       0
 */
struct sockaddr_vm {
    __kernel_sa_family_t svm_family;
    unsigned short svm_reserved1;
    unsigned int svm_port;
    unsigned int svm_cid;
    __u8 svm_flags;
    unsigned char svm_zero[3];
};

/** The first part of a version of VMware's sockets.
 *  _v  the version
 *  Returns 0 to 255. Cannot fail. See vsock(7).
 */
unsigned int VM_SOCKETS_VERSION_EPOCH(unsigned int _v);

/** The second part of a version of VMware's sockets.
 *  _v  the version
 *  Returns 0 to 255. Cannot fail. See vsock(7).
 */
unsigned int VM_SOCKETS_VERSION_MAJOR(unsigned int _v);

/** The last part of a version of VMware's sockets.
 *  _v  the version
 *  Returns 0 to 65535. Cannot fail. See vsock(7).
 */
unsigned int VM_SOCKETS_VERSION_MINOR(unsigned int _v);
