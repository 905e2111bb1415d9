/** NETLINK_SOCK_DIAG: sockets of AF_UNIX. */
#include <linux/types.h>

/* udiag_show: what is asked for, bits. */
#define UDIAG_SHOW_NAME ... /* UNIX_DIAG_NAME */
#define UDIAG_SHOW_VFS ... /* UNIX_DIAG_VFS */
#define UDIAG_SHOW_PEER ... /* UNIX_DIAG_PEER */
#define UDIAG_SHOW_ICONS ... /* UNIX_DIAG_ICONS */
#define UDIAG_SHOW_RQLEN ... /* UNIX_DIAG_RQLEN */
#define UDIAG_SHOW_MEMINFO ... /* UNIX_DIAG_MEMINFO */
#define UDIAG_SHOW_UID ... /* UNIX_DIAG_UID */

/* Attributes of an answer. */
#define UNIX_DIAG_NAME ... /* the name: a path without its NUL, or one that begins with a NUL */
#define UNIX_DIAG_VFS ... /* struct unix_diag_vfs */
#define UNIX_DIAG_PEER ... /* uint32_t, the peer's number */
#define UNIX_DIAG_ICONS ... /* array of uint32_t, numbers of those that wait to be accepted */
#define UNIX_DIAG_RQLEN ... /* struct unix_diag_rqlen */
#define UNIX_DIAG_MEMINFO ... /* array of uint32_t: SK_MEMINFO_... */
#define UNIX_DIAG_SHUTDOWN ... /* uint8_t, which ways are closed: 1 receiving, 2 sending */
#define UNIX_DIAG_UID ... /* uint32_t, whose it is */
#define UNIX_DIAG_MAX ... /* the highest */

/** The request of SOCK_DIAG_BY_FAMILY.
 *
 *  sdiag_family    AF_UNIX
 *  sdiag_protocol  0
 *  pad             0
 *  udiag_states    which states: bits 1 << TCP_LISTEN, ...
 *  udiag_ino       which socket, by its number; all with NLM_F_DUMP
 *  udiag_show      UDIAG_SHOW_... bits
 *  udiag_cookie    tells it from others before and after; all bits set for any
 */
struct unix_diag_req {
    __u8 sdiag_family;
    __u8 sdiag_protocol;
    __u16 pad;
    __u32 udiag_states;
    __u32 udiag_ino;
    __u32 udiag_show;
    __u32 udiag_cookie[2];
};

/** An answer; attributes follow.
 *
 *  udiag_family  AF_UNIX
 *  udiag_type    SOCK_STREAM, ...
 *  udiag_state   TCP_LISTEN, TCP_ESTABLISHED, TCP_CLOSE
 *  pad           0
 *  udiag_ino     its number, as /proc/PID/fd shows it
 *  udiag_cookie  tells it from others before and after
 */
struct unix_diag_msg {
    __u8 udiag_family;
    __u8 udiag_type;
    __u8 udiag_state;
    __u8 pad;
    __u32 udiag_ino;
    __u32 udiag_cookie[2];
};

/** The file that a socket is bound to.
 *
 *  udiag_vfs_ino  its inode
 *  udiag_vfs_dev  its device
 */
struct unix_diag_vfs {
    __u32 udiag_vfs_ino;
    __u32 udiag_vfs_dev;
};

/** How much waits.
 *
 *  udiag_rqueue  bytes to be read; of a listener, connections to be accepted
 *  udiag_wqueue  bytes on their way; of a listener, its backlog
 */
struct unix_diag_rqlen {
    __u32 udiag_rqueue;
    __u32 udiag_wqueue;
};
