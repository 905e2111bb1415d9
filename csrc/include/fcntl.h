/** Opening files, and what can be set on a descriptor. */
#include <sys/types.h>

#define O_RDONLY ...        /* open(): to read */
#define O_WRONLY ...        /* open(): to write */
#define O_RDWR ...          /* open(): both */
#define O_ACCMODE ...       /* the bits that hold one of the three */
#define O_CREAT ...         /* create the file if there is none: open() then takes a mode */
#define O_EXCL ...          /* with O_CREAT: fail with EEXIST if there is one */
#define O_TRUNC ...         /* empty the file */
#define O_APPEND ...        /* every write goes to the end */
#define O_NONBLOCK ...      /* never wait: fail with EAGAIN. For sockets: fcntl(fd, F_SETFL, flags | O_NONBLOCK) */
#define O_NDELAY ...        /* O_NONBLOCK by an older name */
#define O_CLOEXEC ...       /* close-on-exec from the start */
#define O_NOCTTY ...        /* a terminal does not become the process's own */
#define O_DIRECTORY ...     /* fail with ENOTDIR if it is no directory */
#define O_NOFOLLOW ...      /* fail with ELOOP if it is a symbolic link */
#define O_PATH ...          /* only a place in the file system, not to be read or written (Linux) */
#define O_TMPFILE ...       /* a file without a name in that directory (Linux) */
#define O_SYNC ...          /* every write waits for the disk */
#define O_DSYNC ...         /* every write waits for the data to be on the disk */
#define O_RSYNC ...         /* reads wait as well */
#define O_FSYNC ...         /* O_SYNC by an older name */
#define O_ASYNC ...         /* SIGIO when there is something to read or room to write */
#define O_DIRECT ...        /* past the kernel's cache */
#define O_NOATIME ...       /* reading leaves the time of access alone (Linux) */
#define O_LARGEFILE ...     /* files beyond 2 GiB on 32-bit machines */

#define F_DUPFD ...         /* fcntl(): another descriptor, the lowest free one from arg up */
#define F_DUPFD_CLOEXEC ... /* F_DUPFD with close-on-exec */
#define F_GETFD ...         /* the descriptor's own flags: 0 or FD_CLOEXEC */
#define F_SETFD ...         /* set them */
#define F_GETFL ...         /* the open file's flags: O_RDWR, O_NONBLOCK, ... */
#define F_SETFL ...         /* set O_APPEND, O_ASYNC, O_DIRECT, O_NOATIME, O_NONBLOCK; the others stay */
#define F_GETLK ...         /* who holds a lock that would be in the way of this struct flock */
#define F_SETLK ...         /* lock or unlock as the struct flock says, or fail at once */
#define F_SETLKW ...        /* F_SETLK that waits */
#define F_OFD_GETLK ...     /* F_GETLK for locks of the open file, not the process (Linux) */
#define F_OFD_SETLK ...     /* F_SETLK, the same way */
#define F_OFD_SETLKW ...    /* F_SETLKW, the same way */
#define F_GETOWN ...        /* who gets SIGIO and SIGURG: a process, or negative a process group */
#define F_SETOWN ...        /* set it */
#define F_GETOWN_EX ...     /* F_GETOWN into a struct f_owner_ex (Linux) */
#define F_SETOWN_EX ...     /* F_SETOWN from a struct f_owner_ex (Linux) */
#define F_GETSIG ...        /* the signal sent instead of SIGIO, 0 for SIGIO (Linux) */
#define F_SETSIG ...        /* set it */
#define F_GETLEASE ...      /* the lease on a file: F_RDLCK, F_WRLCK or F_UNLCK (Linux) */
#define F_SETLEASE ...      /* set it: to be told when others open the file */
#define F_NOTIFY ...        /* be told when a directory changes (Linux) */
#define F_GETPIPE_SZ ...    /* bytes a pipe holds (Linux) */
#define F_SETPIPE_SZ ...    /* set them */
#define F_ADD_SEALS ...     /* forbid some changes of a memory file for good (Linux) */
#define F_GET_SEALS ...     /* which are forbidden */
#define F_SEAL_SEAL ...     /* no more seals */
#define F_SEAL_SHRINK ...   /* it may not get shorter */
#define F_SEAL_GROW ...     /* it may not get longer */
#define F_SEAL_WRITE ...    /* it may not be written */
#define F_SEAL_FUTURE_WRITE ... /* it may not be written by new mappings or calls */
#define F_GET_RW_HINT ...   /* how long the file's data will live (Linux) */
#define F_SET_RW_HINT ...   /* set it */
#define F_GET_FILE_RW_HINT ...  /* the same for this open file alone */
#define F_SET_FILE_RW_HINT ...  /* set it */

#define FD_CLOEXEC ...      /* F_SETFD: close the descriptor when another program is run */

#define F_RDLCK ...         /* struct flock: a lock that others may share */
#define F_WRLCK ...         /* struct flock: a lock for one alone */
#define F_UNLCK ...         /* struct flock: no lock */

#define F_OWNER_TID ...     /* struct f_owner_ex: a thread */
#define F_OWNER_PID ...     /* struct f_owner_ex: a process */
#define F_OWNER_PGRP ...    /* struct f_owner_ex: a process group */

#define SEEK_SET ...        /* l_start counts from the start */
#define SEEK_CUR ...        /* l_start counts from the present position */
#define SEEK_END ...        /* l_start counts from the end */

#define AT_FDCWD ...            /* the working directory, where a directory's descriptor is asked for */
#define AT_SYMLINK_NOFOLLOW ... /* a symbolic link itself */
#define AT_SYMLINK_FOLLOW ...   /* what a symbolic link stands for */
#define AT_REMOVEDIR ...        /* unlinkat(): a directory */
#define AT_EACCESS ...          /* faccessat(): for the effective user */
#define AT_EMPTY_PATH ...       /* an empty name: the descriptor itself (Linux) */
#define AT_NO_AUTOMOUNT ...     /* mount nothing on the way (Linux) */
#define AT_RECURSIVE ...        /* all below as well (Linux) */
#define AT_STATX_SYNC_TYPE ...      /* statx(): the bits that hold one of the next three */
#define AT_STATX_SYNC_AS_STAT ...   /* statx(): as fresh as stat() */
#define AT_STATX_FORCE_SYNC ...     /* statx(): ask the file's server */
#define AT_STATX_DONT_SYNC ...      /* statx(): what is known already will do */

#define S_IFMT ...          /* the bits of a mode that hold the file's type */
#define S_IFSOCK ...        /* a socket */
#define S_IFLNK ...         /* a symbolic link */
#define S_IFREG ...         /* a plain file */
#define S_IFBLK ...         /* a block device */
#define S_IFDIR ...         /* a directory */
#define S_IFCHR ...         /* a character device, as a terminal */
#define S_IFIFO ...         /* a named pipe */
#define S_ISUID ...         /* runs as its owner */
#define S_ISGID ...         /* runs as its group */
#define S_ISVTX ...         /* directory: only owners remove their files */
#define S_IRWXU ...         /* owner: read, write, run */
#define S_IRUSR ...         /* owner: read */
#define S_IWUSR ...         /* owner: write */
#define S_IXUSR ...         /* owner: run, or search a directory */
#define S_IRWXG ...         /* group: read, write, run */
#define S_IRGRP ...         /* group: read */
#define S_IWGRP ...         /* group: write */
#define S_IXGRP ...         /* group: run, or search a directory */
#define S_IRWXO ...         /* others: read, write, run */
#define S_IROTH ...         /* others: read */
#define S_IWOTH ...         /* others: write */
#define S_IXOTH ...         /* others: run, or search a directory */

/** A lock on part of a file, for fcntl() with F_SETLK, F_SETLKW or F_GETLK.
 *  l_type    F_RDLCK, F_WRLCK or F_UNLCK
 *  l_whence  where l_start counts from: SEEK_SET, SEEK_CUR, SEEK_END
 *  l_start   the first byte
 *  l_len     bytes; 0 up to the end however far it moves
 *  l_pid     F_GETLK: the process that holds the lock
 */
struct flock {
    short l_type;
    short l_whence;
    off_t l_start;
    off_t l_len;
    pid_t l_pid;
};

/** Who gets a descriptor's signals, for fcntl() with F_SETOWN_EX or F_GETOWN_EX (Linux).
 *  type  F_OWNER_TID, F_OWNER_PID or F_OWNER_PGRP
 *  pid   its id
 */
struct f_owner_ex {
    int type;
    pid_t pid;
};

/** Open a file.
 *
 *  pathname  the file's name
 *  flags     O_RDONLY, O_WRONLY or O_RDWR, and O_CREAT, O_TRUNC, O_APPEND, O_NONBLOCK, O_CLOEXEC, ... combined with |
 *  mode      a new file's permissions, as 0644, less those of the umask; only with O_CREAT or O_TMPFILE
 *
 *  Returns the lowest descriptor that is free; -1 with errno set on failure.
 *  Errors: ENOENT there is no such file; EACCES no permission; EEXIST there is one and O_EXCL was asked; EISDIR;
 *  ENOTDIR; ELOOP; EMFILE no descriptor left; ENXIO it is a Unix socket's path; EINTR; EFAULT pathname is NULL.
 *  See open(2).
 */
BYHAND int open(OPT TEXT const char *pathname, int flags, OPT mode_t mode);

/** open(pathname, O_CREAT | O_WRONLY | O_TRUNC, mode). See creat(2). */
int creat(OPT TEXT const char *pathname, mode_t mode);

/** Ask or set something about a descriptor: `fcntl(fd, F_SETFL, fcntl(fd, F_GETFL, 0) | O_NONBLOCK)`.
 *
 *  fd   the descriptor
 *  cmd  F_GETFL, F_SETFL, F_GETFD, F_SETFD, F_DUPFD, F_SETLK, F_SETOWN, ...
 *  arg  what cmd wants: nothing, an int, a struct flock or a struct f_owner_ex
 *
 *  Returns what cmd asked for, 0 or a new descriptor; -1 with errno set on failure.
 *  Errors: EBADF fd is not open; EINVAL cmd or arg is not valid; EACCES, EAGAIN another process has the lock;
 *  EINTR; EMFILE no descriptor left; EFAULT arg should be an address.
 *  See fcntl(2).
 */
BYHAND int fcntl(int fd, int cmd, OPT long arg);
