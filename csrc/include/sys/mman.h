/** Memory in pages: files as memory, memory shared between processes, protection. */
#include <sys/types.h>

#define PROT_NONE ...       /* no access */
#define PROT_READ ...       /* may be read */
#define PROT_WRITE ...      /* may be written */
#define PROT_EXEC ...       /* may be run */
#define PROT_GROWSDOWN ...  /* mprotect(): down to the start of a stack */
#define PROT_GROWSUP ...    /* mprotect(): up to the end of such memory */

#define MAP_SHARED ...          /* changes reach the file and other processes */
#define MAP_PRIVATE ...         /* changes stay in this process */
#define MAP_SHARED_VALIDATE ... /* MAP_SHARED that refuses unknown flags */
#define MAP_TYPE ...            /* the bits that hold one of the three */
#define MAP_FIXED ...           /* at exactly this address, in place of what is there */
#define MAP_FIXED_NOREPLACE ... /* at exactly this address, or fail with EEXIST */
#define MAP_FILE ...            /* of a file: no effect */
#define MAP_ANONYMOUS ...       /* of no file: zeros; fd is -1 */
#define MAP_ANON ...            /* MAP_ANONYMOUS by another name */
#define MAP_GROWSDOWN ...       /* grows downwards, for stacks */
#define MAP_DENYWRITE ...       /* no effect */
#define MAP_EXECUTABLE ...      /* no effect */
#define MAP_LOCKED ...          /* as after mlock() */
#define MAP_NORESERVE ...       /* set no swap space aside */
#define MAP_POPULATE ...        /* read all of it in at once */
#define MAP_NONBLOCK ...        /* with MAP_POPULATE: only what needs no disk */
#define MAP_STACK ...           /* for a thread's stack: no effect */
#define MAP_HUGETLB ...         /* in huge pages */
#define MAP_HUGE_SHIFT ...      /* where the size of huge pages stands in the flags, as a power of two */
#define MAP_HUGE_MASK ...       /* its bits */
#define MAP_SYNC ...            /* persistent memory: a write is safe when made */
#define MAP_32BIT ...           /* within the first 2 GiB (x86-64) */

#define MS_ASYNC ...            /* msync(): begin */
#define MS_SYNC ...             /* msync(): wait until it is done */
#define MS_INVALIDATE ...       /* msync(): other mappings of the file see it */

#define MADV_NORMAL ...         /* madvise(): nothing special */
#define MADV_RANDOM ...         /* reads will jump about */
#define MADV_SEQUENTIAL ...     /* reads will go from start to end */
#define MADV_WILLNEED ...       /* will be needed soon */
#define MADV_DONTNEED ...       /* throw it away: private memory is zeros afterwards */
#define MADV_FREE ...           /* may be thrown away until written again */
#define MADV_REMOVE ...         /* throw it away, in the file too */
#define MADV_DONTFORK ...       /* a child does not get it */
#define MADV_DOFORK ...         /* a child gets it */
#define MADV_MERGEABLE ...      /* equal pages may become one */
#define MADV_UNMERGEABLE ...    /* they may not */
#define MADV_HUGEPAGE ...       /* use huge pages */
#define MADV_NOHUGEPAGE ...     /* do not */
#define MADV_DONTDUMP ...       /* leave it out of core files */
#define MADV_DODUMP ...         /* leave it in */
#define MADV_WIPEONFORK ...     /* a child gets zeros */
#define MADV_KEEPONFORK ...     /* a child gets what is in it */
#define MADV_COLD ...           /* not needed for a while */
#define MADV_PAGEOUT ...        /* not needed: write it to the disk */
#define MADV_POPULATE_READ ...  /* read it in */
#define MADV_POPULATE_WRITE ... /* read it in, to be written */
#define MADV_DONTNEED_LOCKED ...    /* MADV_DONTNEED for locked memory too */
#define MADV_HWPOISON ...       /* as if the memory had failed, for tests */
#define POSIX_MADV_NORMAL ...       /* posix_madvise(): nothing special */
#define POSIX_MADV_RANDOM ...       /* reads will jump about */
#define POSIX_MADV_SEQUENTIAL ...   /* reads will go from start to end */
#define POSIX_MADV_WILLNEED ...     /* will be needed soon */
#define POSIX_MADV_DONTNEED ...     /* not needed soon: no effect in glibc */

#define MCL_CURRENT ...         /* mlockall(): what there is */
#define MCL_FUTURE ...          /* mlockall(): what is still to come */
#define MCL_ONFAULT ...         /* mlockall(): each page when it is first used */
#define MLOCK_ONFAULT ...       /* mlock2(): each page when it is first used */

#define MREMAP_MAYMOVE ...      /* mremap(): it may go to another address */
#define MREMAP_FIXED ...        /* mremap(): to exactly this address */
#define MREMAP_DONTUNMAP ...    /* mremap(): leave zeros at the old address */

#define MFD_CLOEXEC ...         /* memfd_create(): close-on-exec */
#define MFD_ALLOW_SEALING ...   /* memfd_create(): F_ADD_SEALS is allowed */
#define MFD_HUGETLB ...         /* memfd_create(): in huge pages */

#define PKEY_DISABLE_ACCESS ... /* pkey_alloc(): neither read nor write */
#define PKEY_DISABLE_WRITE ...  /* pkey_alloc(): no write */

/** What mmap() and mremap() return on failure; it is not NULL. */
extern void *const MAP_FAILED;

/** Make a file's contents, or new zeros, appear as memory.
 *
 *  addr    NULL lets the kernel choose; else where it would be nice to have. With MAP_FIXED: memory of mmap() itself
 *  length  bytes, more than 0
 *  prot    PROT_NONE, or PROT_READ, PROT_WRITE, PROT_EXEC combined with |
 *  flags   MAP_SHARED or MAP_PRIVATE, and perhaps | MAP_ANONYMOUS, ...
 *  fd      the file, open for reading; -1 with MAP_ANONYMOUS
 *  offset  where in the file it begins: a multiple of the page size
 *
 *  Returns the memory, a char array of length bytes, for munmap() at the end; MAP_FAILED with errno set on failure. fd
 *  may be closed afterwards. Memory behind the end of the file brings SIGBUS when used; an element of the array that is
 *  used after munmap(), SIGSEGV.
 *  Errors: EACCES the file is not open for this, or no plain file; EBADF; EINVAL length, flags or offset; ENODEV this
 *  file cannot be memory; ENOMEM; EPERM PROT_EXEC is not allowed; EEXIST MAP_FIXED_NOREPLACE; EAGAIN.
 *  See mmap(2).
 */
BYHAND GIVES(mapping) void *mmap(OPT IN(0) void *addr, size_t length, int prot, int flags, int fd, off_t offset);

/** Take memory of mmap() away.
 *
 *  addr    where it begins: a multiple of the page size
 *  length  bytes; may be a part of it
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EINVAL addr is no such multiple, or length is 0.
 *  See munmap(2).
 */
BYHAND int munmap(LIVE(mapping) void *addr, size_t length);

/** Make memory of mmap() larger or smaller (Linux).
 *
 *  old_address  where it begins
 *  old_size     its bytes
 *  new_size     its new bytes
 *  flags        0, or MREMAP_MAYMOVE, MREMAP_FIXED, MREMAP_DONTUNMAP combined with |
 *  new_address  with MREMAP_FIXED: where it goes, memory of mmap() itself
 *
 *  Returns the memory, a char array of new_size bytes; MAP_FAILED with errno set on failure, and then all is as before.
 *  Errors: ENOMEM there is no room, and it may not move; EINVAL; EFAULT this is no memory of mmap(); EAGAIN.
 *  See mremap(2).
 */
BYHAND GIVES(mapping) void *mremap(LIVE(mapping) void *old_address, size_t old_size, size_t new_size, int flags,
                                   OPT void *new_address);

/** Say whether memory of mmap() may be read, written and run.
 *
 *  addr  where it begins: a multiple of the page size
 *  len   bytes
 *  prot  PROT_NONE, or PROT_READ, PROT_WRITE, PROT_EXEC combined with |
 *
 *  Returns 0; -1 with errno set on failure. What it forbids brings SIGSEGV when tried.
 *  Errors: EACCES the file is not open for this; EINVAL addr is no such multiple, or prot; ENOMEM no memory there.
 *  See mprotect(2).
 */
BYHAND int mprotect(LIVE(mapping) void *addr, size_t len, int prot);

/** Write changed memory of a MAP_SHARED file to it.
 *
 *  addr    where it begins: a multiple of the page size
 *  length  bytes
 *  flags   MS_SYNC or MS_ASYNC, and perhaps | MS_INVALIDATE
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EINVAL addr is no such multiple, or flags; ENOMEM no memory there; EBUSY MS_INVALIDATE of locked memory.
 *  See msync(2).
 */
BYHAND int msync(LIVE(mapping) void *addr, size_t length, int flags);

/** Say how memory of mmap() will be used, or what to do with it.
 *
 *  addr    where it begins: a multiple of the page size
 *  length  bytes
 *  advice  MADV_SEQUENTIAL, MADV_WILLNEED, MADV_DONTNEED, ...
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EINVAL addr is no such multiple, or advice does not go here; ENOMEM no memory there; EACCES; EPERM; EIO;
 *  EAGAIN.
 *  See madvise(2).
 */
BYHAND int madvise(LIVE(mapping) void *addr, size_t length, int advice);

/** Say how memory will be used; it never changes.
 *
 *  addr    where it begins: a multiple of the page size
 *  len     bytes
 *  advice  POSIX_MADV_SEQUENTIAL, POSIX_MADV_WILLNEED, ...
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EINVAL addr is no such multiple, or advice; ENOMEM no memory there.
 *  See posix_madvise(3).
 */
int posix_madvise(OPT IN(len) void *addr, size_t len, int advice);

/** Keep memory from being written to the swap space.
 *
 *  addr  where it begins
 *  len   bytes; whole pages are locked
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: ENOMEM more than RLIMIT_MEMLOCK, or no memory there; EPERM; EAGAIN; EINVAL.
 *  See mlock(2).
 */
int mlock(OPT IN(len) const void *addr, size_t len);

/** mlock() with flags (Linux).
 *
 *  addr   where it begins
 *  len    bytes; whole pages are locked
 *  flags  0 or MLOCK_ONFAULT
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: those of mlock(); EINVAL unknown flags.
 *  See mlock2(2).
 */
int mlock2(OPT IN(len) const void *addr, size_t len, unsigned int flags);

/** Undo mlock().
 *
 *  addr  where it begins
 *  len   bytes
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: ENOMEM no memory there; EINVAL.
 *  See munlock(2).
 */
int munlock(OPT IN(len) const void *addr, size_t len);

/** Keep all memory of the process from being written to the swap space.
 *
 *  flags  MCL_CURRENT, MCL_FUTURE, MCL_ONFAULT combined with |
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: ENOMEM more than RLIMIT_MEMLOCK; EPERM not privileged; EINVAL flags.
 *  See mlockall(2).
 */
int mlockall(int flags);

/** Undo mlockall() and every mlock().
 *
 *  Returns 0; -1 with errno set on failure.
 *  See munlockall(2).
 */
int munlockall(void);

/** Which pages of memory need no disk to be read.
 *
 *  addr    where it begins: a multiple of the page size
 *  length  bytes
 *  vec     gets a byte for each page, whose lowest bit says so
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EINVAL addr is no such multiple; ENOMEM no memory there; EFAULT; EAGAIN.
 *  See mincore(2).
 */
BYHAND int mincore(LIVE(mapping) void *addr, size_t length, OPT OUT unsigned char *vec);

/** Give the pages of a mapping another order (Linux; slow today, and better left).
 *
 *  addr   where the pages appear
 *  size   bytes
 *  prot   0
 *  pgoff  which page of the file comes there, counted in pages
 *  flags  0 or MAP_NONBLOCK
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EINVAL it is no MAP_SHARED memory, or an argument; ENOMEM.
 *  See remap_file_pages(2).
 */
BYHAND int remap_file_pages(LIVE(mapping) void *addr, size_t size, int prot, size_t pgoff, int flags);

/** Make a file without a name, in memory (Linux).
 *
 *  name   shown in /proc; several may have the same
 *  flags  0, or MFD_CLOEXEC, MFD_ALLOW_SEALING, MFD_HUGETLB combined with |
 *
 *  Returns its descriptor; ftruncate() gives it a size. -1 with errno set on failure.
 *  Errors: EINVAL flags, or name is longer than 249 bytes; EMFILE, ENFILE no descriptor is left; ENOMEM; EPERM; EFAULT.
 *  See memfd_create(2).
 */
int memfd_create(OPT TEXT const char *name, unsigned int flags);

/** Open shared memory by its name, to be mapped by several processes.
 *
 *  name   "/" and up to 254 bytes without another "/"
 *  oflag  O_RDONLY or O_RDWR, and perhaps | O_CREAT | O_EXCL | O_TRUNC
 *  mode   with O_CREAT: its permissions, as 0600, less those of the umask
 *
 *  Returns its descriptor, close-on-exec; ftruncate() gives it a size. -1 with errno set on failure.
 *  Errors: ENOENT there is none, and no O_CREAT; EEXIST there is one, and O_EXCL; EACCES; EINVAL name; EMFILE;
 *  ENAMETOOLONG.
 *  See shm_open(3).
 */
int shm_open(TEXT const char *name, int oflag, mode_t mode);

/** Remove the name of shared memory, and the memory when nobody has it open or mapped.
 *
 *  name  as for shm_open()
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: ENOENT there is none; EACCES; EINVAL name.
 *  See shm_unlink(3).
 */
int shm_unlink(TEXT const char *name);

/** madvise() for another process (Linux 5.10).
 *
 *  pidfd   the process
 *  iovec   an array of vlen pieces, addresses of that process
 *  vlen    how many, at most UIO_MAXIOV
 *  advice  MADV_COLD, MADV_PAGEOUT, MADV_WILLNEED, ...: not one that takes contents away
 *  flags   0
 *
 *  Returns the number of bytes advised; -1 with errno set on failure.
 *  Errors: EBADF pidfd is not open; EINVAL an argument; EPERM; ESRCH the process has ended; ENOMEM; EFAULT.
 *  See process_madvise(2).
 */
BYHAND ssize_t process_madvise(int pidfd, OPT IN(vlen * sizeof(struct iovec)) const struct iovec *iovec, size_t vlen,
                               int advice, unsigned int flags);

/** Give the memory of a process that is being killed back at once (Linux 5.15).
 *
 *  pidfd  the process
 *  flags  0
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EBADF pidfd is not open; EINVAL flags, or it is not being killed; ESRCH it has ended; EAGAIN; ENOSYS.
 *  See process_mrelease(2).
 */
int process_mrelease(int pidfd, unsigned int flags);
