/** What System V's message queues, semaphores and shared memory have in common. */
#include <sys/types.h>

#define IPC_CREAT ...       /* make it if there is none; the low 9 bits are its permissions */
#define IPC_EXCL ...        /* with IPC_CREAT: fail with EEXIST if there is one */
#define IPC_NOWAIT ...      /* fail at once instead of waiting */
#define IPC_RMID ...        /* remove it */
#define IPC_SET ...         /* set its owner and permissions */
#define IPC_STAT ...        /* ask what is known about it */
#define IPC_INFO ...        /* ask for the system's limits (Linux) */
#define IPC_PRIVATE ...     /* a key that always makes a new one */

/** Owner and permissions.
 *  __key  the key
 *  uid    the owner
 *  gid    the owner's group
 *  cuid   who made it
 *  cgid   the maker's group
 *  mode   permissions, as 0600
 *  __seq  a number that tells an id from those that were used before
 */
struct ipc_perm {
    key_t __key;
    uid_t uid;
    gid_t gid;
    uid_t cuid;
    gid_t cgid;
    mode_t mode;
    unsigned short __seq;
};

/** A key from a file's name, the same for all who ask in the same way.
 *
 *  pathname  an existing file
 *  proj_id   a number of one's own, whose low 8 bits count and are not 0
 *
 *  Returns the key; -1 with errno set on failure.
 *  Errors: those of stat(): ENOENT there is no such file; EACCES.
 *  See ftok(3).
 */
key_t ftok(OPT TEXT const char *pathname, int proj_id);
