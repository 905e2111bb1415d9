/** Opening files, and what can be set on a descriptor. */
#include <sys/uio.h>
#include <sys/stat.h> /* only: struct stat */
#include <unistd.h> /* only: lockf */

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
#define F_OWNER_GID ...     /* F_OWNER_PGRP by an older name */

#define F_GETLK64 ...       /* F_GETLK with 64-bit offsets; the same where those are usual */
#define F_SETLK64 ...       /* F_SETLK, the same way */
#define F_SETLKW64 ...      /* F_SETLKW, the same way */
#define F_EXLCK ...         /* BSD's F_WRLCK, not for fcntl() */
#define F_SHLCK ...         /* BSD's F_RDLCK, not for fcntl() */

#define LOCK_SH ...         /* flock(): a lock that others may share */
#define LOCK_EX ...         /* flock(): a lock for one alone */
#define LOCK_UN ...         /* flock(): unlock */
#define LOCK_NB ...         /* flock(): fail at once instead of waiting */
#define LOCK_MAND ...       /* a mandatory lock (no longer in Linux) */
#define LOCK_READ ...       /* with LOCK_MAND: others may read */
#define LOCK_WRITE ...      /* with LOCK_MAND: others may write */
#define LOCK_RW ...         /* with LOCK_MAND: others may do both */

#define F_ULOCK ...         /* lockf(): unlock */
#define F_LOCK ...          /* lockf(): lock, waiting */
#define F_TLOCK ...         /* lockf(): lock, or fail at once */
#define F_TEST ...          /* lockf(): would F_LOCK wait? */

#define F_OK ...            /* faccessat(): does it exist? */
#define R_OK ...            /* faccessat(): may it be read? */
#define W_OK ...            /* faccessat(): may it be written? */
#define X_OK ...            /* faccessat(): may it be run, or the directory searched? */

#define DN_ACCESS ...       /* F_NOTIFY: a file was read */
#define DN_MODIFY ...       /* F_NOTIFY: a file was written */
#define DN_CREATE ...       /* F_NOTIFY: a file was created */
#define DN_DELETE ...       /* F_NOTIFY: a file was removed */
#define DN_RENAME ...       /* F_NOTIFY: a file was renamed */
#define DN_ATTRIB ...       /* F_NOTIFY: a file's owner, mode or times changed */
#define DN_MULTISHOT ...    /* F_NOTIFY: go on telling */

#define RWH_WRITE_LIFE_NOT_SET ...  /* F_SET_RW_HINT: nothing is known */
#define RWF_WRITE_LIFE_NOT_SET ...  /* RWH_WRITE_LIFE_NOT_SET by an older name */
#define RWH_WRITE_LIFE_NONE ...     /* nothing is said */
#define RWH_WRITE_LIFE_SHORT ...    /* the data will live for a short time */
#define RWH_WRITE_LIFE_MEDIUM ...
#define RWH_WRITE_LIFE_LONG ...
#define RWH_WRITE_LIFE_EXTREME ...  /* the data will live for a very long time */

#define FAPPEND ...         /* O_APPEND in BSD's words */
#define FFSYNC ...          /* O_FSYNC in BSD's words */
#define FASYNC ...          /* O_ASYNC in BSD's words */
#define FNONBLOCK ...       /* O_NONBLOCK in BSD's words */
#define FNDELAY ...         /* O_NDELAY in BSD's words */

#define POSIX_FADV_NORMAL ...       /* posix_fadvise(): nothing special */
#define POSIX_FADV_RANDOM ...       /* reads will jump about */
#define POSIX_FADV_SEQUENTIAL ...   /* reads will go from start to end */
#define POSIX_FADV_WILLNEED ...     /* will be read soon */
#define POSIX_FADV_DONTNEED ...     /* will not be read soon */
#define POSIX_FADV_NOREUSE ...      /* will be read once */

#define SYNC_FILE_RANGE_WAIT_BEFORE ... /* sync_file_range(): first wait for writes under way */
#define SYNC_FILE_RANGE_WRITE ...       /* begin to write what has changed */
#define SYNC_FILE_RANGE_WAIT_AFTER ...  /* then wait for it */
#define SYNC_FILE_RANGE_WRITE_AND_WAIT ...  /* all three */

#define SPLICE_F_MOVE ...       /* splice(): no effect today */
#define SPLICE_F_NONBLOCK ...   /* do not wait for the pipe */
#define SPLICE_F_MORE ...       /* more follows, as MSG_MORE */
#define SPLICE_F_GIFT ...       /* vmsplice(): the kernel may keep the pages */

#define FALLOC_FL_KEEP_SIZE ...         /* fallocate(): leave the file's size as it is */
#define FALLOC_FL_PUNCH_HOLE ...        /* make a hole; goes with FALLOC_FL_KEEP_SIZE */
#define FALLOC_FL_NO_HIDE_STALE ...     /* not in the kernel */
#define FALLOC_FL_COLLAPSE_RANGE ...    /* take the range out: the rest moves down */
#define FALLOC_FL_ZERO_RANGE ...        /* make it zeros */
#define FALLOC_FL_INSERT_RANGE ...      /* put a hole in: the rest moves up */
#define FALLOC_FL_UNSHARE_RANGE ...     /* give it blocks of its own */

#define MAX_HANDLE_SZ ...   /* bytes of the largest f_handle */

#define UTIME_NOW ...       /* tv_nsec for utimensat(): the present time */
#define UTIME_OMIT ...      /* tv_nsec for utimensat(): leave it as it is */

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
    unsigned int type;
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
BYHAND BLOCKS int open(OPT TEXT const char *pathname, int flags, OPT mode_t mode);

/** Open a file for writing, made if need be and emptied: open(pathname, O_CREAT | O_WRONLY | O_TRUNC, mode).
 *
 *  pathname  the file's name
 *  mode      a new file's permissions, as 0644, less those of the umask
 *
 *  Returns the lowest descriptor that is free; -1 with errno set on failure.
 *  Errors: those of open().
 *  See creat(2).
 */
BLOCKS int creat(OPT TEXT const char *pathname, mode_t mode);

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
BYHAND BLOCKS int fcntl(int fd, int cmd, OPT long arg);

/** open() for a name relative to a directory.
 *
 *  dirfd     the directory's descriptor, or AT_FDCWD
 *  pathname  the file's name
 *  flags     as for open()
 *  mode      a new file's permissions, as 0644, less those of the umask; only with O_CREAT or O_TMPFILE
 *
 *  Returns the lowest descriptor that is free; -1 with errno set on failure.
 *  Errors: those of open(); EBADF dirfd is not open; ENOTDIR it is no directory.
 *  See openat(2).
 */
BYHAND BLOCKS int openat(int dirfd, OPT TEXT const char *pathname, int flags, OPT mode_t mode);

/** Say how a part of a file will be read.
 *
 *  fd      the descriptor
 *  offset  where the part begins, in bytes
 *  len     its bytes; 0 up to the end
 *  advice  POSIX_FADV_SEQUENTIAL, POSIX_FADV_WILLNEED, ...
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EBADF fd is not open; EINVAL unknown advice; ESPIPE a pipe or socket.
 *  See posix_fadvise(2).
 */
int posix_fadvise(int fd, off_t offset, off_t len, int advice);

/** Make sure that a part of a file has room on the disk.
 *
 *  fd      a plain file, open for writing
 *  offset  where the part begins, in bytes
 *  len     its bytes, more than 0; the file grows to hold them
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: ENOSPC no room; EBADF not open for writing; EFBIG; EINVAL offset or len is negative; ENODEV no plain file;
 *  ESPIPE a pipe; EINTR.
 *  See posix_fallocate(3).
 */
int posix_fallocate(int fd, off_t offset, off_t len);

/** Give a part of a file room on the disk, or take it away (Linux).
 *
 *  fd      a plain file, open for writing
 *  mode    0, or FALLOC_FL_KEEP_SIZE, FALLOC_FL_PUNCH_HOLE, ... combined with |
 *  offset  where the part begins, in bytes
 *  len     its bytes, more than 0
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EOPNOTSUPP the file system does not have this mode; ENOSPC no room; EBADF not open for writing; EFBIG;
 *  EINVAL offset or len is not valid for mode; ENODEV no plain file; ESPIPE a pipe; EPERM; EINTR.
 *  See fallocate(2).
 */
int fallocate(int fd, int mode, off_t offset, off_t len);

/** Read a part of a file into the kernel's cache, waiting for the disk (Linux).
 *
 *  fd      a plain file, open for reading
 *  offset  where the part begins, in bytes
 *  count   its bytes
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EBADF not open for reading; EINVAL no plain file.
 *  See readahead(2).
 */
ssize_t readahead(int fd, loff_t offset, size_t count);

/** Have a part of a file written to the disk, without the file's details (Linux).
 *
 *  fd      the descriptor
 *  offset  where the part begins, in bytes
 *  nbytes  its bytes; 0 up to the end
 *  flags   SYNC_FILE_RANGE_WRITE, ... combined with |
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EBADF fd is not open; EINVAL unknown flags, or a negative number; ESPIPE no plain file; EIO; ENOSPC; ENOMEM.
 *  See sync_file_range(2).
 */
int sync_file_range(int fd, loff_t offset, loff_t nbytes, unsigned int flags);

/** Move data between a pipe and another descriptor inside the kernel (Linux).
 *
 *  fd_in    where to read; it or fd_out is a pipe
 *  off_in   where to read in a file, moved on; NULL uses and moves its own position; NULL for a pipe
 *  fd_out   where to write
 *  off_out  the same for fd_out
 *  len      bytes at most
 *  flags    0, or SPLICE_F_MORE, SPLICE_F_NONBLOCK combined with |
 *
 *  Returns the number of bytes moved, 0 at the end; -1 with errno set on failure.
 *  Errors: EAGAIN it would wait; EBADF not open the right way; EINVAL neither is a pipe, both are the same, or one
 *  cannot do this; ESPIPE an offset for a pipe; EPIPE nobody reads; ENOMEM; EFAULT.
 *  See splice(2).
 */
BLOCKS ssize_t splice(int fd_in, OPT INOUT loff_t *off_in, int fd_out, OPT INOUT loff_t *off_out, size_t len,
               unsigned int flags);

/** Copy data from one pipe to another inside the kernel, leaving it in the first (Linux).
 *
 *  fd_in   the pipe to read
 *  fd_out  the pipe to write, another one
 *  len     bytes at most
 *  flags   0 or SPLICE_F_NONBLOCK
 *
 *  Returns the number of bytes copied, 0 at the end; -1 with errno set on failure.
 *  Errors: EAGAIN it would wait; EINVAL they are no pipes, or the same; EBADF; EPIPE; ENOMEM.
 *  See tee(2).
 */
BLOCKS ssize_t tee(int fd_in, int fd_out, size_t len, unsigned int flags);

/** Put one's own memory into a pipe without a copy, or read a pipe into it (Linux). The memory must not be changed
 *  until the pipe was read.
 *
 *  fd       an end of a pipe
 *  iov      an array of nr_segs pieces
 *  nr_segs  how many, at most UIO_MAXIOV
 *  flags    0, or SPLICE_F_NONBLOCK, SPLICE_F_GIFT combined with |
 *
 *  Returns the number of bytes; -1 with errno set on failure.
 *  Errors: EAGAIN it would wait; EBADF fd is no pipe; EINVAL nr_segs is too large, or memory that is not aligned with
 *  SPLICE_F_GIFT; ENOMEM; EFAULT.
 *  See vmsplice(2).
 */
BYHAND BLOCKS ssize_t vmsplice(int fd, OPT IN(nr_segs * sizeof(struct iovec)) const struct iovec *iov, size_t nr_segs,
                        unsigned int flags);

/** A file's handle, which stands for it without a name: name_to_handle_at() fills it (Linux).
 *  handle_bytes  bytes of f_handle: set it before the call; afterwards, the bytes used or needed
 *  handle_type   the file system's kind of handle
 *  f_handle      the handle itself
 */
struct file_handle {
    unsigned int handle_bytes;
    int handle_type;
    unsigned char f_handle[];
};

/** Ask for a file's handle (Linux).
 *
 *  dirfd     the directory that pathname is relative to, or AT_FDCWD
 *  pathname  the file's name
 *  handle    gets the handle; handle_bytes says how many bytes f_handle has room for, MAX_HANDLE_SZ at most
 *  mount_id  gets the number of the file system's mount, as in /proc/self/mountinfo
 *  flags     0, or AT_EMPTY_PATH, AT_SYMLINK_FOLLOW combined with |
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EOVERFLOW handle_bytes is too small, and now says how many are needed; EOPNOTSUPP the file system has no
 *  handles; EINVAL flags or handle_bytes; ENOENT; ENOTDIR; EBADF; EFAULT.
 *  See name_to_handle_at(2).
 */
BYHAND int name_to_handle_at(int dirfd, OPT TEXT const char *pathname, OPT INOUT struct file_handle *handle,
                             OPT OUT int *mount_id, int flags);

/** Open a file by its handle; needs privilege (Linux).
 *
 *  mount_fd  any open file of the same file system, or AT_FDCWD
 *  handle    what name_to_handle_at() has filled
 *  flags     as for open()
 *
 *  Returns the descriptor; -1 with errno set on failure.
 *  Errors: EPERM not privileged; ESTALE the file is gone; EBADF mount_fd is not open; EINVAL handle_bytes; EFAULT.
 *  See open_by_handle_at(2).
 */
BYHAND int open_by_handle_at(int mount_fd, OPT INOUT struct file_handle *handle, int flags);
