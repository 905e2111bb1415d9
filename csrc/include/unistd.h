/** Calls on descriptors, files by name, processes, users: what POSIX adds to the C library. */
#include <sys/types.h>
#include <sys/socket.h> /* only: socklen_t */

#define STDIN_FILENO ...        /* descriptor 0 */
#define STDOUT_FILENO ...       /* descriptor 1 */
#define STDERR_FILENO ...       /* descriptor 2 */

#define SEEK_SET ...            /* offset counts from the start */
#define SEEK_CUR ...            /* offset counts from the present position */
#define SEEK_END ...            /* offset counts from the end */
#define L_SET ...               /* SEEK_SET by an older name */
#define L_INCR ...              /* SEEK_CUR by an older name */
#define L_XTND ...              /* SEEK_END by an older name */
#define SEEK_DATA ...           /* the next data at or after offset (Linux) */
#define SEEK_HOLE ...           /* the next hole at or after offset (Linux) */

#define F_OK ...                /* access(): does it exist? */
#define R_OK ...                /* access(): may it be read? */
#define W_OK ...                /* access(): may it be written? */
#define X_OK ...                /* access(): may it be run, or the directory searched? */

#define F_ULOCK ...             /* lockf(): unlock */
#define F_LOCK ...              /* lockf(): lock, waiting */
#define F_TLOCK ...             /* lockf(): lock, or fail at once */
#define F_TEST ...              /* lockf(): would F_LOCK wait? */

#define CLOSE_RANGE_UNSHARE ... /* first make the descriptor table the caller's own */
#define CLOSE_RANGE_CLOEXEC ... /* set close-on-exec instead of closing */

#define _POSIX_VERSION ...      /* the POSIX edition, as 200809L */
#define _POSIX2_VERSION ...     /* the POSIX.2 edition */
#define _XOPEN_VERSION ...      /* the X/Open edition, as 700 */
#define _POSIX_IPV6 ...         /* more than 0: there are IPv6 sockets */
#define _POSIX_RAW_SOCKETS ...  /* more than 0: there are raw sockets */
#define _POSIX_MONOTONIC_CLOCK ...  /* more than 0: there is CLOCK_MONOTONIC; 0: ask sysconf() */
#define _POSIX_VDISABLE ...     /* the value that turns a terminal's special character off */

#define _SC_ARG_MAX ...             /* sysconf(): bytes of arguments and environment for exec */
#define _SC_CHILD_MAX ...           /* processes a user may have */
#define _SC_CLK_TCK ...             /* units of times() in a second */
#define _SC_NGROUPS_MAX ...         /* supplementary groups a process may have */
#define _SC_OPEN_MAX ...            /* descriptors a process may have */
#define _SC_STREAM_MAX ...          /* streams a process may have */
#define _SC_TZNAME_MAX ...          /* bytes of a time zone's name */
#define _SC_JOB_CONTROL ...         /* there is job control */
#define _SC_SAVED_IDS ...           /* there are saved user and group ids */
#define _SC_VERSION ...             /* the POSIX edition */
#define _SC_PAGESIZE ...            /* bytes of a page of memory */
#define _SC_PAGE_SIZE ...           /* the same */
#define _SC_REALTIME_SIGNALS ...    /* there are realtime signals */
#define _SC_ASYNCHRONOUS_IO ...     /* there is aio_read() */
#define _SC_FSYNC ...               /* there is fsync() */
#define _SC_SYNCHRONIZED_IO ...     /* there is O_DSYNC */
#define _SC_MAPPED_FILES ...        /* there is mmap() */
#define _SC_TIMERS ...              /* there is timer_create() */
#define _SC_TIMER_MAX ...           /* timers a process may have */
#define _SC_DELAYTIMER_MAX ...      /* how far a timer's overrun counts */
#define _SC_RTSIG_MAX ...           /* how many realtime signals there are */
#define _SC_SIGQUEUE_MAX ...        /* signals that can wait for a process */
#define _SC_SEM_NSEMS_MAX ...       /* semaphores a process may have */
#define _SC_SEM_VALUE_MAX ...       /* the largest value of a semaphore */
#define _SC_LINE_MAX ...            /* bytes of an input line for the system's tools */
#define _SC_IOV_MAX ...             /* items for readv(), writev() and sendmsg() */
#define _SC_UIO_MAXIOV ...          /* the same */
#define _SC_GETGR_R_SIZE_MAX ...    /* a first buffer size for getgrgid_r() */
#define _SC_GETPW_R_SIZE_MAX ...    /* a first buffer size for getpwuid_r() */
#define _SC_LOGIN_NAME_MAX ...      /* bytes of a user's name */
#define _SC_TTY_NAME_MAX ...        /* bytes of a terminal's name */
#define _SC_HOST_NAME_MAX ...       /* bytes of the machine's name, without a NUL */
#define _SC_SYMLOOP_MAX ...         /* symbolic links followed in one name */
#define _SC_ATEXIT_MAX ...          /* functions atexit() takes */
#define _SC_THREADS ...             /* there are threads */
#define _SC_THREAD_STACK_MIN ...    /* bytes of the smallest stack of a thread */
#define _SC_THREAD_THREADS_MAX ...  /* threads a process may have */
#define _SC_THREAD_KEYS_MAX ...     /* thread-specific keys a process may have */
#define _SC_NPROCESSORS_CONF ...    /* processors in the machine */
#define _SC_NPROCESSORS_ONLN ...    /* processors in use */
#define _SC_PHYS_PAGES ...          /* pages of memory in the machine */
#define _SC_AVPHYS_PAGES ...        /* pages of memory free now */
#define _SC_MONOTONIC_CLOCK ...     /* there is CLOCK_MONOTONIC */
#define _SC_CPUTIME ...             /* there is CLOCK_PROCESS_CPUTIME_ID */
#define _SC_IPV6 ...                /* there are IPv6 sockets */
#define _SC_RAW_SOCKETS ...         /* there are raw sockets */
#define _SC_MINSIGSTKSZ ...         /* bytes of the smallest stack for a signal handler */
#define _SC_SIGSTKSZ ...            /* bytes of a usual stack for a signal handler */
#define _SC_LEVEL1_DCACHE_LINESIZE ...  /* bytes of a line of the data cache */

#define _PC_LINK_MAX ...            /* pathconf(): names a file may have */
#define _PC_MAX_CANON ...           /* bytes of a terminal's input line */
#define _PC_MAX_INPUT ...           /* bytes of a terminal's input queue */
#define _PC_NAME_MAX ...            /* bytes of a file's name in this directory */
#define _PC_PATH_MAX ...            /* bytes of a path that starts here */
#define _PC_PIPE_BUF ...            /* bytes written to a pipe in one piece */
#define _PC_CHOWN_RESTRICTED ...    /* only the privileged may give files away */
#define _PC_NO_TRUNC ...            /* names too long are refused, not cut */
#define _PC_VDISABLE ...            /* the value that turns a terminal's special character off */
#define _PC_SYNC_IO ...             /* there is O_SYNC here */
#define _PC_ASYNC_IO ...            /* there is aio_read() here */
#define _PC_FILESIZEBITS ...        /* bits of a file's size */
#define _PC_SYMLINK_MAX ...         /* bytes of a symbolic link */
#define _PC_2_SYMLINKS ...          /* there are symbolic links here */

#define _CS_PATH ...                    /* confstr(): a PATH that finds the standard tools */
#define _CS_GNU_LIBC_VERSION ...        /* libc and its version, as "glibc 2.36" */
#define _CS_GNU_LIBPTHREAD_VERSION ...  /* the thread library and its version */

/** The environment: an array of "NAME=value" texts that ends in NULL. */
extern char **environ;

/** getopt(): the argument of the option just found. */
extern char *optarg;

/** getopt(): the index of the next element of argv; after the last option, of the first that is none. */
extern int optind;

/** getopt(): 0 keeps it from printing messages. */
extern int opterr;

/** getopt(): the option letter that was not known or lacked its argument. */
extern int optopt;

/* Reading and writing. */

/** Read bytes from a descriptor: a file, pipe, terminal or connected socket.
 *
 *  fd     the descriptor
 *  buf    gets the bytes; no NUL is added
 *  count  bytes at most
 *
 *  Returns the number of bytes, perhaps fewer than count; 0 at the end of the file or when the peer has shut down its
 *  side; -1 with errno set on failure.
 *  Errors: EAGAIN nothing there and the descriptor is non-blocking; EINTR a signal came first; EBADF fd is not open
 *  for reading; ECONNRESET the peer has reset the connection; ENOTCONN; EISDIR; EFAULT buf is NULL.
 *  See read(2).
 */
BLOCKS ssize_t read(int fd, OPT OUT(count) void *buf, size_t count);

/** Write bytes to a descriptor: a file, pipe, terminal or connected socket.
 *
 *  fd     the descriptor
 *  buf    the bytes; only the first count are written
 *  count  how many bytes
 *
 *  Returns the number of bytes taken, perhaps fewer than count; -1 with errno set on failure.
 *  Errors: EAGAIN no room and the descriptor is non-blocking; EPIPE the other side is closed (and SIGPIPE kills the
 *  program); EINTR a signal came first; EBADF fd is not open for writing; ENOSPC; ECONNRESET; EFAULT buf is NULL.
 *  See write(2).
 */
BLOCKS ssize_t write(int fd, OPT IN(count) const void *buf, size_t count);

/** read() at a place of the file, without moving the descriptor's position.
 *
 *  offset  bytes from the start of the file
 *
 *  Returns the number of bytes; 0 at the end; -1 with errno set on failure.
 *  Errors: those of read(); ESPIPE a socket, pipe or terminal has no position; EINVAL offset is negative.
 *  See pread(2).
 */
BLOCKS ssize_t pread(int fd, OPT OUT(count) void *buf, size_t count, off_t offset);

/** write() at a place of the file, without moving the descriptor's position.
 *
 *  offset  bytes from the start of the file
 *
 *  Returns the number of bytes; -1 with errno set on failure.
 *  Errors: those of write(); ESPIPE a socket, pipe or terminal has no position; EINVAL offset is negative.
 *  See pwrite(2).
 */
BLOCKS ssize_t pwrite(int fd, OPT IN(count) const void *buf, size_t count, off_t offset);

/** Move a descriptor's position in its file.
 *
 *  offset  bytes from where whence says
 *  whence  SEEK_SET, SEEK_CUR, SEEK_END, SEEK_DATA or SEEK_HOLE
 *
 *  Returns the position, in bytes from the start; -1 with errno set on failure.
 *  Errors: ESPIPE a socket, pipe or terminal has no position; EINVAL whence is unknown, or the place is before the
 *  start; EBADF; ENXIO no data or hole behind offset.
 *  See lseek(2).
 */
off_t lseek(int fd, off_t offset, int whence);

/** Copy from one file to another inside the kernel (Linux).
 *
 *  off_in   where to read, moved on; NULL uses and moves fd_in's own position
 *  off_out  where to write, the same way
 *  len      bytes at most
 *  flags    0
 *
 *  Returns the number of bytes copied; 0 at the end of fd_in; -1 with errno set on failure.
 *  Errors: EBADF not open the right way; EINVAL not plain files, or they overlap; EXDEV two kinds of file system; ENOSPC.
 *  See copy_file_range(2).
 */
BLOCKS ssize_t copy_file_range(int fd_in, OPT INOUT(8) off_t *off_in, int fd_out, OPT INOUT(8) off_t *off_out, size_t len,
                        unsigned int flags);

/** Exchange the two bytes of each pair: 16-bit numbers from one byte order to the other.
 *
 *  nbytes  bytes; if odd, the last one stays out
 *
 *  See swab(3).
 */
void swab(IN(nbytes) const void *src, OUT(nbytes) void *dest, ssize_t nbytes);

/* Descriptors. */

/** Close a descriptor. The last one of a connection begins its end (FIN).
 *
 *  Returns 0; -1 with errno set on failure. The descriptor is gone even then (EBADF aside): never close it again.
 *  Errors: EBADF fd is not open; EINTR; EIO, ENOSPC, EDQUOT an earlier write did not reach the disk.
 *  See close(2).
 */
int close(int fd);

/** Close all descriptors from lowfd up. See closefrom(3). */
void closefrom(int lowfd);

/** Close the descriptors first to last.
 *
 *  last   ~0U for all there are
 *  flags  0, or CLOSE_RANGE_CLOEXEC, CLOSE_RANGE_UNSHARE combined with |
 *
 *  Returns 0; -1 with errno set on failure (EINVAL first is above last, or unknown flags; ENOSYS before Linux 5.9).
 *  See close_range(2).
 */
int close_range(unsigned int first, unsigned int last, int flags);

/** Another descriptor for the same open file or socket, the lowest that is free.
 *
 *  Returns it; -1 with errno set on failure.
 *  Errors: EBADF oldfd is not open; EMFILE no descriptor left.
 *  See dup(2).
 */
int dup(int oldfd);

/** Make newfd another descriptor for what oldfd is, closing what newfd was: `dup2(clnt_sock, STDOUT_FILENO)`.
 *
 *  Returns newfd; -1 with errno set on failure.
 *  Errors: EBADF oldfd is not open, or newfd is out of range; EBUSY (Linux) a race with open(); EINTR.
 *  See dup2(2).
 */
int dup2(int oldfd, int newfd);

/** dup2() with flags: 0 or O_CLOEXEC. The two descriptors must differ.
 *
 *  Returns newfd; -1 with errno set on failure.
 *  Errors: those of dup2(); EINVAL they are the same, or flags has something else.
 *  See dup3(2).
 */
int dup3(int oldfd, int newfd, int flags);

/** Make a pipe: what is written to one end is read from the other.
 *
 *  pipefd  gets two descriptors: [0] to read, [1] to write
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EMFILE, ENFILE no descriptor left; EFAULT pipefd is NULL.
 *  See pipe(2).
 */
int pipe(OPT OUT int pipefd[2]);

/** pipe() with flags for both ends: O_CLOEXEC, O_NONBLOCK, O_DIRECT combined with |.
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: those of pipe(); EINVAL flags has something else.
 *  See pipe2(2).
 */
int pipe2(OPT OUT int pipefd[2], int flags);

/** Whether a descriptor is a terminal.
 *
 *  Returns 1; 0 with errno set if it is none (ENOTTY) or not open (EBADF).
 *  See isatty(3).
 */
int isatty(int fd);

/** The name of the terminal that fd is, good until the next call.
 *
 *  Returns the name; NULL with errno set on failure (ENOTTY it is none; EBADF).
 *  See ttyname(3).
 */
char *ttyname(int fd);

/** ttyname() into an array of buflen bytes: 0, or an error number (ENOTTY, EBADF, ERANGE). See ttyname_r(3). */
int ttyname_r(int fd, OUT(buflen) char *buf, size_t buflen);

/** The process group in a terminal's foreground; -1 with errno on failure (ENOTTY). See tcgetpgrp(3). */
pid_t tcgetpgrp(int fd);

/** Put a process group in a terminal's foreground: 0, or -1 with errno (EINVAL, ENOTTY, EPERM). See tcsetpgrp(3). */
int tcsetpgrp(int fd, pid_t pgrp);

/* Files. */

/** May this process do that to a file? Asked for the real user, not the effective one.
 *
 *  mode  F_OK, or R_OK, W_OK, X_OK combined with |
 *
 *  Returns 0 if all is allowed; -1 with errno set if not.
 *  Errors: EACCES it is not allowed; ENOENT there is no such file; EROFS; ENOTDIR; ELOOP.
 *  See access(2).
 */
int access(OPT TEXT const char *pathname, int mode);

/** access() for a name relative to a directory.
 *
 *  dirfd  the directory's descriptor, or AT_FDCWD
 *  flags  0, or AT_EACCESS (the effective user), AT_SYMLINK_NOFOLLOW
 *
 *  Returns 0 if all is allowed; -1 with errno set if not.
 *  Errors: those of access(); EBADF dirfd is not open; EINVAL unknown flags.
 *  See faccessat(2).
 */
int faccessat(int dirfd, OPT TEXT const char *pathname, int mode, int flags);

/** access() for the effective user. See euidaccess(3). */
int euidaccess(TEXT const char *pathname, int mode);

/** euidaccess() by another name. See eaccess(3). */
int eaccess(TEXT const char *pathname, int mode);

/** Remove a file's name, and the file when it was the last and no one has it open. A Unix socket's path, too.
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: ENOENT there is none; EACCES, EPERM no permission; EISDIR it is a directory; EBUSY; EROFS.
 *  See unlink(2).
 */
int unlink(OPT TEXT const char *pathname);

/** unlink() for a name relative to a directory.
 *
 *  dirfd  the directory's descriptor, or AT_FDCWD
 *  flags  0, or AT_REMOVEDIR to do as rmdir()
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: those of unlink() or rmdir(); EBADF dirfd is not open; EINVAL unknown flags.
 *  See unlinkat(2).
 */
int unlinkat(int dirfd, OPT TEXT const char *pathname, int flags);

/** Remove an empty directory.
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: ENOTEMPTY it has files; ENOENT there is none; ENOTDIR it is none; EACCES, EPERM; EBUSY in use.
 *  See rmdir(2).
 */
int rmdir(OPT TEXT const char *pathname);

/** Give a file one more name (a hard link).
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EEXIST newpath exists; ENOENT there is no oldpath; EXDEV they are on two file systems; EPERM; EACCES; EMLINK.
 *  See link(2).
 */
int link(OPT TEXT const char *oldpath, OPT TEXT const char *newpath);

/** link() for names relative to directories.
 *
 *  olddirfd  a descriptor of the directory that oldpath is relative to, or AT_FDCWD
 *  newdirfd  the same for newpath
 *  flags     0, or AT_SYMLINK_FOLLOW, AT_EMPTY_PATH
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: those of link(); EBADF a directory is not open; EINVAL unknown flags.
 *  See linkat(2).
 */
int linkat(int olddirfd, OPT TEXT const char *oldpath, int newdirfd, OPT TEXT const char *newpath, int flags);

/** Make a symbolic link: linkpath, which stands for the text target.
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EEXIST linkpath exists; ENOENT its directory does not, or target is empty; EACCES; EROFS.
 *  See symlink(2).
 */
int symlink(OPT TEXT const char *target, OPT TEXT const char *linkpath);

/** symlink() with linkpath relative to the directory newdirfd (or AT_FDCWD). See symlinkat(2). */
int symlinkat(OPT TEXT const char *target, int newdirfd, OPT TEXT const char *linkpath);

/** Read what a symbolic link stands for.
 *
 *  buf     gets the text, WITHOUT a NUL, cut if it is longer
 *  bufsiz  bytes of buf
 *
 *  Returns the number of bytes, bufsiz if it may have been cut; -1 with errno set on failure.
 *  Errors: EINVAL it is no symbolic link, or bufsiz is 0; ENOENT there is none; EACCES.
 *  See readlink(2).
 */
ssize_t readlink(OPT TEXT const char *pathname, OPT OUT(bufsiz) char *buf, size_t bufsiz);

/** readlink() for a name relative to the directory dirfd (or AT_FDCWD). See readlinkat(2). */
ssize_t readlinkat(int dirfd, OPT TEXT const char *pathname, OPT OUT(bufsiz) char *buf, size_t bufsiz);

/** Make a file shorter or, with zero bytes, longer.
 *
 *  length  its new size in bytes
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: ENOENT there is none; EACCES it may not be written; EISDIR; EINVAL length is negative; EFBIG.
 *  See truncate(2).
 */
int truncate(OPT TEXT const char *path, off_t length);

/** truncate() for an open file.
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EBADF fd is not open; EINVAL not open for writing, no plain file, or length is negative; EFBIG.
 *  See ftruncate(2).
 */
int ftruncate(int fd, off_t length);

/** Change a file's owner and group; -1 leaves one as it is.
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EPERM not allowed; ENOENT there is none; EACCES; EROFS.
 *  See chown(2).
 */
int chown(OPT TEXT const char *pathname, uid_t owner, gid_t group);

/** chown() for an open file; not for a Unix socket's path, which only chown() changes. See fchown(2). */
int fchown(int fd, uid_t owner, gid_t group);

/** chown() for a symbolic link itself. See lchown(2). */
int lchown(OPT TEXT const char *pathname, uid_t owner, gid_t group);

/** chown() for a name relative to a directory.
 *
 *  dirfd  the directory's descriptor, or AT_FDCWD
 *  flags  0, or AT_SYMLINK_NOFOLLOW, AT_EMPTY_PATH
 *
 *  Returns 0; -1 with errno set on failure (as chown(); EBADF; EINVAL unknown flags).
 *  See fchownat(2).
 */
int fchownat(int dirfd, OPT TEXT const char *pathname, uid_t owner, gid_t group, int flags);

/** Lock part of a file, from the position on, against other processes.
 *
 *  cmd  F_LOCK, F_TLOCK, F_ULOCK or F_TEST
 *  len  bytes; 0 up to the end however far it moves; less than 0 the bytes before the position
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EACCES, EAGAIN another process has it; EBADF fd is not open for writing; EDEADLK; EINTR; ENOLCK.
 *  See lockf(3).
 */
BLOCKS int lockf(int fd, int cmd, off_t len);

/** Wait until what was written to a file is on the disk: 0, or -1 with errno (EBADF, EIO, EINVAL). See fsync(2). */
int fsync(int fd);

/** fsync() without the details that reading the file does not need. See fdatasync(2). */
int fdatasync(int fd);

/** Write all that was written to any file to the disks. See sync(2). */
void sync(void);

/** sync() for the file system that fd is on: 0, or -1 with errno (EBADF, EIO, ENOSPC). See syncfs(2). */
int syncfs(int fd);

/* The working directory. */

/** Change the directory that relative names start from.
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: ENOENT there is none; ENOTDIR it is none; EACCES it may not be searched; ELOOP.
 *  See chdir(2).
 */
int chdir(OPT TEXT const char *path);

/** chdir() to an open directory: 0, or -1 with errno (EBADF, ENOTDIR, EACCES). See fchdir(2). */
int fchdir(int fd);

/** The path of the working directory.
 *
 *  buf   gets it; NULL has libc use malloc(), and the result is yours to free()
 *  size  bytes of buf; 0 with NULL for as many as needed
 *
 *  Returns the path; NULL with errno set on failure.
 *  Errors: ERANGE it does not fit; EINVAL size is 0 and buf is not NULL; ENOENT the directory was removed; EACCES.
 *  See getcwd(2).
 */
BYHAND char *getcwd(OPT OUT(size) char *buf, size_t size);

/** The path of the working directory, as PWD has it if that is right, yours to free(). See get_current_dir_name(3). */
GIVES(heap) char *get_current_dir_name(void);

/** Make path the root directory of this process; chdir("/") should follow.
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EPERM not privileged; ENOENT there is none; ENOTDIR; EACCES.
 *  See chroot(2).
 */
int chroot(OPT TEXT const char *path);

/* Running a program in place of this one. */

/** Run another program in this process. Descriptors without close-on-exec stay open.
 *
 *  pathname  the program's file
 *  argv      its arguments, argv[0] (its name) first, NULL last
 *  envp      its environment, "NAME=value" texts, NULL last
 *
 *  Does not return if it succeeds; -1 with errno set on failure.
 *  Errors: ENOENT there is no such file; EACCES it may not be run; ENOEXEC it is no program; E2BIG too many
 *  arguments; ETXTBSY; ENOMEM.
 *  See execve(2).
 */
int execve(OPT TEXT const char *pathname, OPT ARGV char *const argv[], OPT ARGV char *const envp[]);

/** execve() with this process's own environment. See execv(3). */
int execv(OPT TEXT const char *pathname, OPT ARGV char *const argv[]);

/** execv() that looks for the file in the directories of PATH, if it has no "/" in its name.
 *
 *  Does not return if it succeeds; -1 with errno set on failure, as execve().
 *  See execvp(3).
 */
int execvp(TEXT const char *file, ARGV char *const argv[]);

/** execvp() with an environment of one's own. See execvpe(3). */
int execvpe(TEXT const char *file, ARGV char *const argv[], ARGV char *const envp[]);

/** execve() of an open file.
 *
 *  fd  a descriptor of the program, open for reading (or O_PATH)
 *
 *  Does not return if it succeeds; -1 with errno set on failure.
 *  Errors: those of execve(); EINVAL argv or envp is NULL, or fd is negative.
 *  See fexecve(3).
 */
int fexecve(int fd, OPT ARGV char *const argv[], OPT ARGV char *const envp[]);

/** execve() for a name relative to a directory.
 *
 *  dirfd  the directory's descriptor, or AT_FDCWD
 *  flags  0, or AT_EMPTY_PATH (run dirfd itself), AT_SYMLINK_NOFOLLOW
 *
 *  Does not return if it succeeds; -1 with errno set on failure (as execve(); EBADF; EINVAL; ELOOP).
 *  See execveat(2).
 */
int execveat(int dirfd, OPT TEXT const char *pathname, OPT ARGV char *const argv[], OPT ARGV char *const envp[],
             int flags);

/** End the process at once: nothing is written out, no function called; the parent learns status & 0xFF.
 *
 *  Does not return.
 *  See _exit(2).
 */
_Noreturn void _exit(int status);

/** Run another program in this process, with its arguments written out: `execl("/bin/ls", "ls", "-l", NULL)`.
 *
 *  pathname  the program's file
 *  arg       its name, argv[0]; the other arguments follow, and NULL ends them
 *
 *  Does not return if it succeeds; -1 with errno set on failure.
 *  Errors: those of execve(): ENOENT there is no such file; EACCES it may not be run; E2BIG too many arguments.
 *  See execl(3).
 */
BYHAND int execl(OPT TEXT const char *pathname, OPT TEXT const char *arg, ...);

/** execl() that looks for the file in the directories of PATH, if it has no "/" in its name.
 *
 *  file  the program's name or file
 *  arg   argv[0]; the other arguments follow, and NULL ends them
 *
 *  Does not return if it succeeds; -1 with errno set on failure.
 *  Errors: those of execve().
 *  See execlp(3).
 */
BYHAND int execlp(TEXT const char *file, OPT TEXT const char *arg, ...);

/** execl() with an environment of one's own: `execle("/bin/env", "env", NULL, envp)`.
 *
 *  pathname  the program's file
 *  arg       argv[0]; the other arguments follow, NULL ends them, and behind it comes the environment
 *
 *  Does not return if it succeeds; -1 with errno set on failure.
 *  Errors: those of execve().
 *  See execle(3).
 */
BYHAND int execle(OPT TEXT const char *pathname, OPT TEXT const char *arg, ...);

/* New processes. */

/** Make a second process, a copy of this one: memory, descriptors, what streams have buffered. Of the threads only this
 *  one is in it.
 *
 *  Returns twice: the child's process id in the parent, 0 in the child; -1 with errno set on failure.
 *  Errors: EAGAIN no more processes are allowed (RLIMIT_NPROC); ENOMEM.
 *  See fork(2).
 */
BYHAND pid_t fork(void);

/** Leave the terminal and go on in the background: fork(), the parent's _exit(0), and setsid().
 *
 *  nochdir  0: the working directory becomes "/"
 *  noclose  0: standard input, output and error become /dev/null
 *
 *  Returns 0 in the child; -1 with errno set on failure.
 *  Errors: those of fork(), setsid() and open(); ENODEV /dev/null is not what it should be.
 *  See daemon(3).
 */
BYHAND int daemon(int nochdir, int noclose);

/* Waiting. */

/** Have SIGALRM sent to this process after some seconds. There is one alarm; it is setitimer()'s ITIMER_REAL too.
 *
 *  seconds  how many; 0 calls it off
 *
 *  Returns the seconds that the alarm before had left; 0 if there was none.
 *  See alarm(2).
 */
unsigned int alarm(unsigned int seconds);

/** alarm() in microseconds, again and again if wanted.
 *
 *  usecs     when SIGALRM comes first; 0 calls it off
 *  interval  how often it comes then; 0 for once
 *
 *  Returns the microseconds that the alarm before had left; 0 if there was none.
 *  Errors: EINVAL 1000000 or more, on some systems.
 *  See ualarm(3).
 */
useconds_t ualarm(useconds_t usecs, useconds_t interval);

/** Wait until a signal handler has run.
 *
 *  Returns -1 with errno set, always.
 *  Errors: EINTR a handler has run.
 *  See pause(2).
 */
BLOCKS(norestart) int pause(void);

/** Wait for some seconds, or until a signal's handler has run.
 *
 *  Returns 0, or the seconds that were left.
 *  See sleep(3).
 */
BLOCKS(rest) unsigned int sleep(unsigned int seconds);

/** Wait for some microseconds.
 *
 *  Returns 0; -1 with errno set on failure (EINTR a signal came; EINVAL 1000000 or more, on some systems).
 *  See usleep(3).
 */
BLOCKS(norestart) int usleep(useconds_t usec);

/* Processes, groups, sessions. */

/** The id of this process. See getpid(2). */
pid_t getpid(void);

/** The id of the process that made this one; another's, often 1, once that has ended. See getppid(2). */
pid_t getppid(void);

/** The id of this thread, as the kernel counts them; getpid()'s in the first thread. See gettid(2). */
pid_t gettid(void);

/** The process group of this process. See getpgrp(2). */
pid_t getpgrp(void);

/** The process group of a process, 0 meaning this one; -1 with errno (ESRCH). See getpgid(2). */
pid_t getpgid(pid_t pid);

/** Put a process into a process group.
 *
 *  pid   the process; 0 this one
 *  pgid  the group; 0 makes a new one of the process's id
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EACCES the child has called exec already; EINVAL pgid is negative; EPERM another session; ESRCH.
 *  See setpgid(2).
 */
int setpgid(pid_t pid, pid_t pgid);

/** setpgid(0, 0). See setpgrp(2). */
int setpgrp(void);

/** Begin a new session without a terminal: a server's way to leave the user's.
 *
 *  Returns its id; -1 with errno set on failure (EPERM this process leads a process group already).
 *  See setsid(2).
 */
pid_t setsid(void);

/** The session of a process, 0 meaning this one; -1 with errno (ESRCH, EPERM). See getsid(2). */
pid_t getsid(pid_t pid);

/** Add inc to this process's niceness, -20 (first served) to 19.
 *
 *  Returns the new niceness, which may be -1: set errno to 0 before. -1 with errno set on failure (EPERM).
 *  See nice(2).
 */
int nice(int inc);

/* Users and groups. A server that starts as root gives it up with setgid(), then setuid(). */

/** The real user id: who started the program. See getuid(2). */
uid_t getuid(void);

/** The effective user id: whose rights the process has. See geteuid(2). */
uid_t geteuid(void);

/** The real group id. See getgid(2). */
gid_t getgid(void);

/** The effective group id. See getegid(2). */
gid_t getegid(void);

/** Real, effective and saved user id: 0, or -1 with errno (EFAULT). See getresuid(2). */
int getresuid(OPT OUT uid_t *ruid, OPT OUT uid_t *euid, OPT OUT uid_t *suid);

/** Real, effective and saved group id: 0, or -1 with errno (EFAULT). See getresgid(2). */
int getresgid(OPT OUT gid_t *rgid, OPT OUT gid_t *egid, OPT OUT gid_t *sgid);

/** The supplementary groups of this process.
 *
 *  size  how many gid_t list has room for; 0 only asks how many there are
 *
 *  Returns how many there are; -1 with errno set on failure (EINVAL size is too small; EFAULT).
 *  See getgroups(2).
 */
int getgroups(int size, OPT OUT(size * sizeof(gid_t)) gid_t list[]);

/** Whether gid is among the supplementary groups: not 0 if so. See group_member(3). */
int group_member(gid_t gid);

/** Set the effective user id, and if privileged the real and saved ones too, for good.
 *
 *  Returns 0; -1 with errno set on failure, which must not be passed over.
 *  Errors: EPERM not privileged, and uid is not one of its own; EAGAIN.
 *  See setuid(2).
 */
int setuid(uid_t uid);

/** setuid() for groups; comes before it, which takes the right to. See setgid(2). */
int setgid(gid_t gid);

/** Set the effective user id only, so that it can be set back: 0, or -1 with errno (EPERM). See seteuid(2). */
int seteuid(uid_t euid);

/** Set the effective group id only: 0, or -1 with errno (EPERM). See setegid(2). */
int setegid(gid_t egid);

/** Set real and effective user id, -1 leaving one as it is: 0, or -1 with errno (EPERM). See setreuid(2). */
int setreuid(uid_t ruid, uid_t euid);

/** Set real and effective group id, -1 leaving one as it is: 0, or -1 with errno (EPERM). See setregid(2). */
int setregid(gid_t rgid, gid_t egid);

/** Set real, effective and saved user id, -1 leaving one as it is: 0, or -1 with errno (EPERM). See setresuid(2). */
int setresuid(uid_t ruid, uid_t euid, uid_t suid);

/** Set real, effective and saved group id, -1 leaving one as it is: 0, or -1 with errno (EPERM). See setresgid(2). */
int setresgid(gid_t rgid, gid_t egid, gid_t sgid);

/** The name of the user at this terminal, good until the next call; NULL with errno (ENOENT, ENOTTY, ENXIO).
 *  See getlogin(3).
 */
char *getlogin(void);

/** getlogin() into an array of bufsize bytes: 0, or an error number (ERANGE it does not fit). See getlogin_r(3). */
int getlogin_r(OUT(bufsize) char *buf, size_t bufsize);

/** Ask for a password on the terminal, without showing it; the next call overwrites it.
 *
 *  prompt  what is printed before
 *
 *  Returns the password; NULL with errno set on failure (ENXIO there is no terminal).
 *  See getpass(3).
 */
char *getpass(TEXT const char *prompt);

/* The machine. */

/** The machine's name.
 *
 *  name  gets it and a NUL
 *  len   bytes of name; 65 are enough on Linux
 *
 *  Returns 0; -1 with errno set on failure (ENAMETOOLONG it does not fit).
 *  See gethostname(2).
 */
int gethostname(OUT(len) char *name, size_t len);

/** Set the machine's name.
 *
 *  name  the bytes, no NUL needed
 *  len   how many
 *
 *  Returns 0; -1 with errno set on failure (EPERM not privileged; EINVAL len is too large; EFAULT).
 *  See sethostname(2).
 */
int sethostname(OPT IN(len) const char *name, size_t len);

/** The NIS domain's name, which is not the DNS one; like gethostname(). See getdomainname(2). */
int getdomainname(OUT(len) char *name, size_t len);

/** Set the NIS domain's name; like sethostname(). See setdomainname(2). */
int setdomainname(OPT IN(len) const char *name, size_t len);

/** A number for this machine, 32 bits, often made from its IP address. See gethostid(3). */
long gethostid(void);

/** Ask the system for one of its limits or features.
 *
 *  name  _SC_OPEN_MAX, _SC_PAGESIZE, _SC_NPROCESSORS_ONLN, ...
 *
 *  Returns the value; -1 if there is no limit or, with errno set, on failure (EINVAL name is unknown).
 *  See sysconf(3).
 */
long sysconf(int name);

/** Ask for a limit that a file or directory sets.
 *
 *  name  _PC_NAME_MAX, _PC_PATH_MAX, _PC_PIPE_BUF, ...
 *
 *  Returns the value; -1 if there is no limit or, with errno set, on failure.
 *  Errors: EINVAL name is unknown, or does not belong to such a file; ENOENT; EACCES.
 *  See pathconf(3).
 */
long pathconf(TEXT const char *path, int name);

/** pathconf() for an open file or directory. See fpathconf(3). */
long fpathconf(int fd, int name);

/** Ask the system for one of its texts.
 *
 *  name  _CS_PATH, _CS_GNU_LIBC_VERSION, ...
 *  buf   gets the text and a NUL, cut to size bytes; NULL to go without
 *
 *  Returns the bytes the whole text needs, NUL included; 0 if there is none (EINVAL name is unknown).
 *  See confstr(3).
 */
size_t confstr(int name, OPT OUT(size) char *buf, size_t size);

/** Bytes of a page of memory. See getpagesize(2). */
int getpagesize(void);

/** How many descriptors a process may have. See getdtablesize(3). */
int getdtablesize(void);

/** Fill memory with random bytes from the kernel, fit for secrets.
 *
 *  length  bytes, 256 at most
 *
 *  Returns 0; -1 with errno set on failure (EIO length is more than 256; ENOSYS).
 *  See getentropy(3).
 */
int getentropy(OUT(length) void *buffer, size_t length);

/* The command line. */

/** The next option of a command line.
 *
 *  argc       how many elements argv has
 *  argv       the arguments of main(); glibc moves those that are no options behind the others
 *  optstring  the option letters, each with ":" behind it if it takes an argument: "hp:" knows -h and -p 8080
 *
 *  Returns the letter, its argument in optarg; '?' for one not known or lacking its argument; -1 after the last.
 *  See getopt(3).
 */
BYHAND int getopt(int argc, ARGV char *const argv[], TEXT const char *optstring);
