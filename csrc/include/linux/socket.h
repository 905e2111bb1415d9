/** What the kernel's own headers say about sockets beside <sys/socket.h>. */
#include <linux/types.h>

/** sa_family_t by the kernel's name. */
typedef int... __kernel_sa_family_t;

#define SOCK_SNDBUF_LOCK ... /* SO_BUF_LOCK: keep the size of the send buffer */
#define SOCK_RCVBUF_LOCK ... /* keep the size of the receive buffer */
#define SOCK_BUF_LOCK_MASK ... /* both */

#define SOCK_TXREHASH_DEFAULT ... /* SO_TXREHASH: as the system has it */
#define SOCK_TXREHASH_DISABLED ... /* keep the path */
#define SOCK_TXREHASH_ENABLED ... /* try another when the connection stalls */

/** struct sockaddr_storage by the kernel's name.
 *
 *  ss_family  the family of the address stored here
 */
struct __kernel_sockaddr_storage {
    __kernel_sa_family_t ss_family;
};
