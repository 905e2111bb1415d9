/** The numbers a failing call leaves in errno. strerror() and perror() give each its message; see errno(3). */

/* What a socket program meets: addresses and connections. */
#define EADDRINUSE ... /* another socket holds this address and port */
#define EADDRNOTAVAIL ... /* no interface of this machine has that address, or no free port is left */
#define EAFNOSUPPORT ... /* the address family is unknown here, or not this socket's */
#define EALREADY ... /* a non-blocking connect() is still under way */
#define ECONNABORTED ... /* the peer gave up before the connection was accepted */
#define ECONNREFUSED ... /* nothing listens there */
#define ECONNRESET ... /* the peer cut the connection (RST) */
#define EDESTADDRREQ ... /* not connected, and no destination was given */
#define EHOSTDOWN ... /* the destination does not answer at link level */
#define EHOSTUNREACH ... /* no way to that host */
#define EINPROGRESS ... /* a non-blocking connect() has begun; poll for writable */
#define EISCONN ... /* the socket is already connected */
#define EMSGSIZE ... /* more than one datagram can hold */
#define ENETDOWN ... /* the interface or network is down */
#define ENETRESET ... /* keep-alive found the connection dead */
#define ENETUNREACH ... /* no route to that network */
#define ENOBUFS ... /* the kernel has no buffer space for this */
#define ENOPROTOOPT ... /* this level has no such option */
#define ENOTCONN ... /* the socket is not connected */
#define ENOTSOCK ... /* the descriptor is open, but not a socket */
#define EOPNOTSUPP ... /* this kind of socket cannot do that */
#define EPFNOSUPPORT ... /* the protocol family is unknown here */
#define EPIPE ... /* nobody reads the other end any more; SIGPIPE comes with it */
#define EPROTO ... /* the peer broke the protocol */
#define EPROTONOSUPPORT ... /* the family has no such protocol */
#define EPROTOTYPE ... /* the protocol does not go with this socket type */
#define ESHUTDOWN ... /* this direction was shut down already */
#define ESOCKTNOSUPPORT ... /* the family has no such socket type */
#define ETIMEDOUT ... /* the peer did not answer in time */
#define ETOOMANYREFS ... /* too many descriptors are in flight over sockets */

/* What any call may answer. */
#define E2BIG ... /* arguments and environment are too long for exec */
#define EACCES ... /* permission is missing; for bind(): a port below 1024 */
#define EAGAIN ... /* would have to wait; try later */
#define EWOULDBLOCK ... /* EAGAIN by its BSD name; the same number on Linux */
#define EBADF ... /* the descriptor is not open, or not for this */
#define EBUSY ... /* in use */
#define ECANCELED ... /* the asynchronous operation was called off */
#define ECHILD ... /* no child process to wait for */
#define EDEADLK ... /* waiting would never end */
#define EDOM ... /* the function has no value there (mathematics) */
#define EDQUOT ... /* the user's disk quota is used up */
#define EEXIST ... /* the name exists already */
#define EFAULT ... /* a pointer leads outside the program's memory */
#define EFBIG ... /* the file would outgrow its limit */
#define EIDRM ... /* the System V object was removed meanwhile */
#define EILSEQ ... /* the bytes are no valid character */
#define EINTR ... /* a signal handler ran; nothing was done yet */
#define EINVAL ... /* an argument makes no sense here */
#define EIO ... /* the device failed */
#define EISDIR ... /* a directory, where a file is wanted */
#define ELOOP ... /* symbolic links lead in a circle, or too many in a row */
#define EMFILE ... /* this process has no descriptor left (RLIMIT_NOFILE) */
#define EMLINK ... /* the file has as many links as it can */
#define ENAMETOOLONG ... /* the name or path is longer than allowed */
#define ENFILE ... /* the whole system has no open file left */
#define ENODEV ... /* no such device, or it cannot do that */
#define ENOENT ... /* no such name */
#define ENOEXEC ... /* not a program this system can run */
#define ENOLCK ... /* no record lock is left */
#define ENOMEM ... /* no memory */
#define ENOMSG ... /* no message of that type in the queue */
#define ENOSPC ... /* no space left; for inet_ntop(): the buffer is too short */
#define ENOSYS ... /* this kernel lacks the call */
#define ENOTBLK ... /* not a block device */
#define ENOTDIR ... /* a part of the path is no directory */
#define ENOTEMPTY ... /* the directory still has entries */
#define ENOTRECOVERABLE ... /* the mutex's data is lost for good */
#define ENOTSUP ... /* unsupported; the same number as EOPNOTSUPP on Linux */
#define ENOTTY ... /* this descriptor knows no such ioctl */
#define ENXIO ... /* nothing is behind that device or address */
#define EOVERFLOW ... /* the result does not fit its type */
#define EOWNERDEAD ... /* the mutex's owner died holding it */
#define EPERM ... /* needs privilege, or ownership */
#define ERANGE ... /* the result is out of range, or the buffer too short for it */
#define EROFS ... /* the file system is read-only */
#define ESPIPE ... /* a pipe or socket has no position to seek */
#define ESRCH ... /* no such process */
#define ESTALE ... /* the file behind this NFS handle is gone */
#define ETXTBSY ... /* the program file is being run or written */
#define EXDEV ... /* the two names are on different file systems */

/* STREAMS, which POSIX knows and Linux has only in name. */
#define EBADMSG ... /* not a message; also: a checksum does not match */
#define EMULTIHOP ... /* would take several hops (RFS) */
#define ENODATA ... /* nothing to read; also: no such extended attribute */
#define ENOLINK ... /* the link was cut */
#define ENOSR ... /* no STREAMS resource left */
#define ENOSTR ... /* not a STREAM */
#define ETIME ... /* a STREAMS timer ran out */

/* Linux. */
#define EADV ... /* advertising a resource went wrong (RFS) */
#define EBADE ... /* the exchange named does not exist */
#define EBADFD ... /* the descriptor is in no state for this */
#define EBADR ... /* no such request descriptor */
#define EBADRQC ... /* no such request code */
#define EBADSLT ... /* no such slot */
#define EBFONT ... /* the font file has the wrong format */
#define ECHRNG ... /* no channel has that number */
#define ECOMM ... /* sending failed on the link */
#define EDEADLOCK ... /* EDEADLK, except on a few machines */
#define EDOTDOT ... /* used by RFS alone */
#define EHWPOISON ... /* the memory page has a hardware error */
#define EISNAM ... /* a XENIX named type file, where another is wanted */
#define EKEYEXPIRED ... /* the key is past its date */
#define EKEYREJECTED ... /* the service would not take the key */
#define EKEYREVOKED ... /* the key was withdrawn */
#define EL2HLT ... /* protocol level 2 has stopped */
#define EL2NSYNC ... /* protocol level 2 lost its step */
#define EL3HLT ... /* protocol level 3 has stopped */
#define EL3RST ... /* protocol level 3 started anew */
#define ELIBACC ... /* a shared library cannot be reached */
#define ELIBBAD ... /* a shared library is damaged */
#define ELIBEXEC ... /* a shared library was run as a program */
#define ELIBMAX ... /* too many shared libraries */
#define ELIBSCN ... /* the .lib section of a program is damaged */
#define ELNRNG ... /* no link has that number */
#define EMEDIUMTYPE ... /* the wrong kind of medium is in the drive */
#define ENAVAIL ... /* no such XENIX semaphore */
#define ENOANO ... /* no anode is left */
#define ENOCSI ... /* the CSI structure is missing */
#define ENOKEY ... /* no such key */
#define ENOMEDIUM ... /* the drive is empty */
#define ENONET ... /* this machine is on no network */
#define ENOPKG ... /* the package is not installed */
#define ENOTNAM ... /* not a XENIX named type file */
#define ENOTUNIQ ... /* the name is taken on this network */
#define EREMCHG ... /* the remote address changed */
#define EREMOTE ... /* the object lives on another machine */
#define EREMOTEIO ... /* the device at the far end failed */
#define ERESTART ... /* the kernel's own: start the call again */
#define ERFKILL ... /* the radio is switched off */
#define ESRMNT ... /* remote mounting went wrong (RFS) */
#define ESTRPIPE ... /* a pipe of STREAMS failed */
#define EUCLEAN ... /* the file system needs a check */
#define EUNATCH ... /* no driver is attached to the protocol */
#define EUSERS ... /* more users than the system can count */
#define EXFULL ... /* the exchange has no room */

/* macOS and the BSDs. */
#define EAUTH ... /* authentication failed */
#define EBADRPC ... /* the RPC's structure is wrong */
#define EDOOFUS ... /* the caller made a programming error */
#define EFTYPE ... /* the file has the wrong type or format */
#define ENEEDAUTH ... /* authentication is wanted first */
#define ENOATTR ... /* no such extended attribute */
#define EPROCLIM ... /* too many processes */
#define EPROCUNAVAIL ... /* the RPC program has no such procedure */
#define EPROGMISMATCH ... /* the RPC program has another version */
#define EPROGUNAVAIL ... /* no such RPC program */
#define ERPCMISMATCH ... /* another RPC version */

/* The program's name, as err.h, error.h, syslog.h and assert.h print it. run() takes it from argv[0]. */

/** argv[0] (glibc). */
extern char *program_invocation_name;

/** What follows the last "/" in it (glibc). */
extern char *program_invocation_short_name;

/** An error number. */
typedef int... error_t;
