/** What is known about a file, and how it is changed: type, permissions, times; directories, named pipes. */
#include <sys/types.h>

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
#define S_IREAD ...         /* S_IRUSR by an older name */
#define S_IWRITE ...        /* S_IWUSR by an older name */
#define S_IEXEC ...         /* S_IXUSR by an older name */
#define S_IRWXG ...         /* group: read, write, run */
#define S_IRGRP ...         /* group: read */
#define S_IWGRP ...         /* group: write */
#define S_IXGRP ...         /* group: run, or search a directory */
#define S_IRWXO ...         /* others: read, write, run */
#define S_IROTH ...         /* others: read */
#define S_IWOTH ...         /* others: write */
#define S_IXOTH ...         /* others: run, or search a directory */
#define ACCESSPERMS ...     /* all may do all: 0777 */
#define ALLPERMS ...        /* every bit of a mode but the type: 07777 */
#define DEFFILEMODE ...     /* all may read and write: 0666 */
#define S_BLKSIZE ...       /* bytes of the blocks in st_blocks */

#define UTIME_NOW ...       /* tv_nsec: the present time */
#define UTIME_OMIT ...      /* tv_nsec: leave this time as it is */

/* statx(): what is asked for, and what stx_mask says was given. */
#define STATX_TYPE ...          /* the type in stx_mode */
#define STATX_MODE ...          /* the permissions in stx_mode */
#define STATX_NLINK ...
#define STATX_UID ...
#define STATX_GID ...
#define STATX_ATIME ...
#define STATX_MTIME ...
#define STATX_CTIME ...
#define STATX_INO ...
#define STATX_SIZE ...
#define STATX_BLOCKS ...
#define STATX_BASIC_STATS ...   /* all that stat() gives */
#define STATX_BTIME ...         /* when it was made */
#define STATX_MNT_ID ...
#define STATX_DIOALIGN ...
#define STATX_ALL ...           /* STATX_BASIC_STATS and STATX_BTIME */
#define STATX__RESERVED ...     /* not to be used */

/* statx(): bits of stx_attributes; stx_attributes_mask says which are known. */
#define STATX_ATTR_COMPRESSED ...   /* compressed on the disk */
#define STATX_ATTR_IMMUTABLE ...    /* cannot be changed at all */
#define STATX_ATTR_APPEND ...       /* can only grow */
#define STATX_ATTR_NODUMP ...       /* left out of backups */
#define STATX_ATTR_ENCRYPTED ...    /* a key is needed to read it */
#define STATX_ATTR_AUTOMOUNT ...    /* something is mounted when it is used */
#define STATX_ATTR_MOUNT_ROOT ...   /* the root of a mount */
#define STATX_ATTR_VERITY ...       /* its contents are verified */
#define STATX_ATTR_DAX ...          /* in memory without the cache */

/** What is known about a file.
 *  st_dev      the device that holds it
 *  st_ino      its number within the device
 *  st_mode     its type and permissions: S_ISREG(st_mode), st_mode & 0777
 *  st_nlink    how many names it has
 *  st_uid      its owner
 *  st_gid      its group
 *  st_rdev     of a device file: the device
 *  st_size     its bytes; of a symbolic link, those of the text
 *  st_blksize  the block size it is best read with, in bytes
 *  st_blocks   how much room it takes, in units of 512 bytes
 *  st_atim     when it was read last; st_atime are its seconds
 *  st_mtim     when it was changed last; st_mtime are its seconds
 *  st_ctim     when what is known about it changed last; st_ctime are its seconds
 */
struct stat {
    dev_t st_dev;
    ino_t st_ino;
    mode_t st_mode;
    nlink_t st_nlink;
    uid_t st_uid;
    gid_t st_gid;
    dev_t st_rdev;
    off_t st_size;
    blksize_t st_blksize;
    blkcnt_t st_blocks;
    struct timespec st_atim;
    struct timespec st_mtim;
    struct timespec st_ctim;
    time_t st_atime;
    time_t st_mtime;
    time_t st_ctime;
};

/** A time in a struct statx.
 *  tv_sec   seconds since 1970-01-01 00:00:00 UTC
 *  tv_nsec  nanoseconds, 0 to 999999999
 */
struct statx_timestamp {
    int64_t tv_sec;
    uint32_t tv_nsec;
};

/** What is known about a file, as statx() gives it (Linux).
 *  stx_mask              STATX_ bits: which fields are filled
 *  stx_blksize           the block size it is best read with, in bytes
 *  stx_attributes        STATX_ATTR_ bits
 *  stx_nlink             how many names it has
 *  stx_uid, stx_gid      its owner and group
 *  stx_mode              its type and permissions
 *  stx_ino               its number within the device
 *  stx_size              its bytes
 *  stx_blocks            how much room it takes, in units of 512 bytes
 *  stx_attributes_mask   which STATX_ATTR_ bits are known
 *  stx_atime             when it was read last
 *  stx_btime             when it was made
 *  stx_ctime             when what is known about it changed last
 *  stx_mtime             when it was changed last
 *  stx_rdev_major        of a device file: the device; and stx_rdev_minor
 *  stx_dev_major         the device that holds it; and stx_dev_minor
 *  stx_mnt_id            the number of its mount
 *  stx_dio_mem_align     O_DIRECT: how memory must be aligned, in bytes
 *  stx_dio_offset_align  O_DIRECT: how offsets must be aligned, in bytes
 */
struct statx {
    uint32_t stx_mask;
    uint32_t stx_blksize;
    uint64_t stx_attributes;
    uint32_t stx_nlink;
    uint32_t stx_uid;
    uint32_t stx_gid;
    uint16_t stx_mode;
    uint64_t stx_ino;
    uint64_t stx_size;
    uint64_t stx_blocks;
    uint64_t stx_attributes_mask;
    struct statx_timestamp stx_atime;
    struct statx_timestamp stx_btime;
    struct statx_timestamp stx_ctime;
    struct statx_timestamp stx_mtime;
    uint32_t stx_rdev_major;
    uint32_t stx_rdev_minor;
    uint32_t stx_dev_major;
    uint32_t stx_dev_minor;
    uint64_t stx_mnt_id;
    uint32_t stx_dio_mem_align;
    uint32_t stx_dio_offset_align;
};

/** What is known about a file; of a symbolic link, about what it stands for.
 *
 *  pathname  the file's name
 *  statbuf   gets it
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: ENOENT there is none; EACCES a directory may not be searched; ENOTDIR; ELOOP; ENAMETOOLONG; EOVERFLOW;
 *  EFAULT.
 *  See stat(2).
 */
int stat(OPT TEXT const char *pathname, OPT OUT struct stat *statbuf);

/** What is known about an open file: with S_ISSOCK(), whether it is a socket.
 *
 *  fd       the descriptor
 *  statbuf  gets it
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EBADF fd is not open; EOVERFLOW; EFAULT.
 *  See fstat(2).
 */
int fstat(int fd, OPT OUT struct stat *statbuf);

/** stat() that tells of a symbolic link itself.
 *
 *  pathname  the file's name
 *  statbuf   gets it
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: those of stat().
 *  See lstat(2).
 */
int lstat(OPT TEXT const char *pathname, OPT OUT struct stat *statbuf);

/** stat() for a name relative to a directory.
 *
 *  dirfd     the directory's descriptor, or AT_FDCWD
 *  pathname  the file's name
 *  statbuf   gets it
 *  flags     0, or AT_SYMLINK_NOFOLLOW, AT_EMPTY_PATH, AT_NO_AUTOMOUNT combined with |
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: those of stat(); EBADF dirfd is not open; EINVAL unknown flags.
 *  See fstatat(2).
 */
int fstatat(int dirfd, OPT TEXT const char *pathname, OPT OUT struct stat *statbuf, int flags);

/** fstatat() that gives what is asked for, and more than it (Linux).
 *
 *  dirfd     the directory's descriptor, or AT_FDCWD
 *  pathname  the file's name
 *  flags     0, or AT_SYMLINK_NOFOLLOW, AT_EMPTY_PATH, AT_STATX_DONT_SYNC, ... combined with |
 *  mask      what is wanted: STATX_BASIC_STATS, STATX_BTIME, ... combined with |
 *  statxbuf  gets it; stx_mask says what was filled
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: those of fstatat(); EINVAL unknown flags or mask.
 *  See statx(2).
 */
int statx(int dirfd, OPT TEXT const char *pathname, int flags, unsigned int mask, OPT OUT struct statx *statxbuf);

/** Change a file's permissions.
 *
 *  pathname  the file's name
 *  mode      the new permissions, as 0644
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EPERM it is another user's; ENOENT there is none; EACCES; ENOTDIR; ELOOP; EROFS.
 *  See chmod(2).
 */
int chmod(OPT TEXT const char *pathname, mode_t mode);

/** chmod() for an open file.
 *
 *  fd    the descriptor
 *  mode  the new permissions, as 0644
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EBADF fd is not open; EPERM it is another user's; EROFS.
 *  See fchmod(2).
 */
int fchmod(int fd, mode_t mode);

/** chmod() for a symbolic link itself, which Linux does not have.
 *
 *  pathname  the file's name
 *  mode      the new permissions
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EOPNOTSUPP it is a symbolic link; those of chmod().
 *  See lchmod(3).
 */
int lchmod(TEXT const char *pathname, mode_t mode);

/** chmod() for a name relative to a directory.
 *
 *  dirfd     the directory's descriptor, or AT_FDCWD
 *  pathname  the file's name
 *  mode      the new permissions, as 0644
 *  flags     0 or AT_SYMLINK_NOFOLLOW
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: those of chmod(); EBADF dirfd is not open; EINVAL unknown flags; EOPNOTSUPP it is a symbolic link.
 *  See fchmodat(2).
 */
int fchmodat(int dirfd, TEXT const char *pathname, mode_t mode, int flags);

/** Say which permissions new files of this process never get. A Unix socket's path is a new file too.
 *
 *  mask  the permissions to leave out, as 022
 *
 *  Returns the mask before.
 *  See umask(2).
 */
mode_t umask(mode_t mask);

/** Make a directory.
 *
 *  pathname  its name
 *  mode      its permissions, as 0755, less those of the umask
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EEXIST the name exists; ENOENT its own directory does not; EACCES; ENOSPC; EROFS; EMLINK; ENOTDIR.
 *  See mkdir(2).
 */
int mkdir(OPT TEXT const char *pathname, mode_t mode);

/** mkdir() for a name relative to a directory.
 *
 *  dirfd     the directory's descriptor, or AT_FDCWD
 *  pathname  its name
 *  mode      its permissions, less those of the umask
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: those of mkdir(); EBADF dirfd is not open.
 *  See mkdirat(2).
 */
int mkdirat(int dirfd, OPT TEXT const char *pathname, mode_t mode);

/** Make a file of any type.
 *
 *  pathname  its name
 *  mode      its type (S_IFREG, S_IFIFO, S_IFSOCK, S_IFCHR, S_IFBLK) | its permissions, less those of the umask
 *  dev       of a device file: the device
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EEXIST the name exists; EPERM not privileged, or no such type here; ENOENT; EACCES; EINVAL; ENOSPC; EROFS.
 *  See mknod(2).
 */
int mknod(OPT TEXT const char *pathname, mode_t mode, dev_t dev);

/** mknod() for a name relative to a directory.
 *
 *  dirfd     the directory's descriptor, or AT_FDCWD
 *  pathname  its name
 *  mode      its type | its permissions, less those of the umask
 *  dev       of a device file: the device
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: those of mknod(); EBADF dirfd is not open.
 *  See mknodat(2).
 */
int mknodat(int dirfd, OPT TEXT const char *pathname, mode_t mode, dev_t dev);

/** Make a named pipe.
 *
 *  pathname  its name
 *  mode      its permissions, as 0600, less those of the umask
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EEXIST the name exists; ENOENT its directory does not; EACCES; ENOSPC; EROFS.
 *  See mkfifo(3), fifo(7).
 */
int mkfifo(OPT TEXT const char *pathname, mode_t mode);

/** mkfifo() for a name relative to a directory.
 *
 *  dirfd     the directory's descriptor, or AT_FDCWD
 *  pathname  its name
 *  mode      its permissions, less those of the umask
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: those of mkfifo(); EBADF dirfd is not open.
 *  See mkfifoat(3).
 */
int mkfifoat(int dirfd, OPT TEXT const char *pathname, mode_t mode);

/** Set a file's times of access and change, in nanoseconds.
 *
 *  dirfd     the directory that pathname is relative to, or AT_FDCWD
 *  pathname  the file's name
 *  times     [0] of access, [1] of change; tv_nsec may be UTIME_NOW or UTIME_OMIT; NULL for now
 *  flags     0, or AT_SYMLINK_NOFOLLOW, AT_EMPTY_PATH combined with |
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: ENOENT there is none; EACCES, EPERM no permission; EINVAL tv_nsec, flags or a NULL pathname; EBADF; EROFS.
 *  See utimensat(2).
 */
int utimensat(int dirfd, OPT TEXT const char *pathname, OPT IN const struct timespec times[2], int flags);

/** utimensat() for an open file.
 *
 *  fd     the descriptor
 *  times  [0] of access, [1] of change; NULL for now
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EBADF fd is not open; EACCES, EPERM no permission; EINVAL a tv_nsec out of range; EROFS.
 *  See futimens(3).
 */
int futimens(int fd, OPT IN const struct timespec times[2]);

/** Whether a mode is that of a plain file: not 0 if so. See inode(7). */
int S_ISREG(mode_t mode);

/** Whether a mode is that of a directory: not 0 if so. See inode(7). */
int S_ISDIR(mode_t mode);

/** Whether a mode is that of a character device: not 0 if so. See inode(7). */
int S_ISCHR(mode_t mode);

/** Whether a mode is that of a block device: not 0 if so. See inode(7). */
int S_ISBLK(mode_t mode);

/** Whether a mode is that of a pipe: not 0 if so. See inode(7). */
int S_ISFIFO(mode_t mode);

/** Whether a mode is that of a symbolic link: not 0 if so. See inode(7). */
int S_ISLNK(mode_t mode);

/** Whether a mode is that of a socket: not 0 if so. See inode(7). */
int S_ISSOCK(mode_t mode);

/** Whether a file is a POSIX message queue: 0 on Linux, where they are plain files. See stat(2). */
int S_TYPEISMQ(IN const struct stat *buf);

/** Whether a file is a POSIX semaphore: 0 on Linux, where they are plain files. See stat(2). */
int S_TYPEISSEM(IN const struct stat *buf);

/** Whether a file is POSIX shared memory: 0 on Linux, where it is a plain file. See stat(2). */
int S_TYPEISSHM(IN const struct stat *buf);
