/** File systems: how large they are, and how much of them is free. */
#include <sys/types.h> /* only: fsblkcnt_t, fsfilcnt_t */

/* f_flag: how the file system was mounted. */
#define ST_RDONLY ...       /* nothing can be changed */
#define ST_NOSUID ...       /* set-user-ID bits have no effect */
#define ST_NODEV ...        /* device files cannot be opened */
#define ST_NOEXEC ...       /* programs cannot be started */
#define ST_SYNCHRONOUS ...  /* writes wait for the disk */
#define ST_MANDLOCK ...     /* mandatory locks are allowed */
#define ST_WRITE ...        /* not set by Linux */
#define ST_APPEND ...       /* not set by Linux */
#define ST_IMMUTABLE ...    /* not set by Linux */
#define ST_NOATIME ...      /* reading does not set the access time */
#define ST_NODIRATIME ...   /* reading a directory does not set its access time */
#define ST_RELATIME ...     /* reading sets the access time now and then */

/** A file system.
 *  f_bsize    bytes that are best read and written at a time
 *  f_frsize   bytes of a block, in which the next three count
 *  f_blocks   blocks there are
 *  f_bfree    blocks that are free
 *  f_bavail   blocks that are free for users other than root
 *  f_files    files there can be
 *  f_ffree    how many more there can be
 *  f_favail   how many more there can be of users other than root
 *  f_fsid     a number of its own
 *  f_flag     ST_RDONLY, ... combined with |
 *  f_namemax  bytes of a file's name at most
 */
struct statvfs {
    unsigned long f_bsize;
    unsigned long f_frsize;
    fsblkcnt_t f_blocks;
    fsblkcnt_t f_bfree;
    fsblkcnt_t f_bavail;
    fsfilcnt_t f_files;
    fsfilcnt_t f_ffree;
    fsfilcnt_t f_favail;
    unsigned long f_fsid;
    unsigned long f_flag;
    unsigned long f_namemax;
};

/** The file system that a file is on.
 *
 *  path  any file there
 *  buf   receives what is known about it
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: ENOENT, ENOTDIR, ELOOP, ENAMETOOLONG there is no such file; EACCES; EINTR a signal came; EIO; ENOSYS; EFAULT.
 *  See statvfs(3).
 */
int statvfs(OPT TEXT const char *path, OUT struct statvfs *buf);

/** The file system that an open file is on.
 *
 *  fd   the descriptor
 *  buf  receives what is known about it
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EBADF fd is not open; EINTR a signal came; EIO; ENOSYS.
 *  See fstatvfs(3).
 */
int fstatvfs(int fd, OUT struct statvfs *buf);
