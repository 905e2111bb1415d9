/** Sockets: making them, naming them, connecting them, moving bytes through them, and their options. */
#include <sys/types.h>
#include <sys/uio.h>

/** The length of a socket address or of an option's value, in bytes. */
typedef int... socklen_t;

/** An address family: AF_INET, AF_INET6, AF_UNIX, ... */
typedef int... sa_family_t;

/* Address families: the first member of every socket address, and the domain of socket(). */
#define AF_UNSPEC ... /* none in particular; connect() to it dissolves a datagram association */
#define AF_LOCAL ... /* sockets of this machine, named by a path: POSIX says AF_UNIX */
#define AF_UNIX ... /* sockets of this machine, named by a path; struct sockaddr_un */
#define AF_FILE ... /* AF_UNIX by another name */
#define AF_INET ... /* IPv4; struct sockaddr_in */
#define AF_AX25 ... /* amateur radio */
#define AF_IPX ... /* Novell's IPX */
#define AF_APPLETALK ...
#define AF_NETROM ... /* amateur radio */
#define AF_BRIDGE ...
#define AF_ATMPVC ... /* ATM, permanent circuits */
#define AF_X25 ...
#define AF_INET6 ... /* IPv6; struct sockaddr_in6 */
#define AF_ROSE ... /* amateur radio */
#define AF_DECnet ...
#define AF_NETBEUI ...
#define AF_SECURITY ...
#define AF_KEY ... /* IPsec key management */
#define AF_NETLINK ... /* talks to the Linux kernel: interfaces, routes, audit, ... */
#define AF_ROUTE ... /* the BSDs' routing socket; AF_NETLINK on Linux */
#define AF_PACKET ... /* whole frames of a network interface */
#define AF_ASH ...
#define AF_ECONET ... /* Acorn's network */
#define AF_ATMSVC ... /* ATM, switched circuits */
#define AF_RDS ... /* reliable datagrams (clusters) */
#define AF_SNA ...
#define AF_IRDA ... /* infrared */
#define AF_PPPOX ... /* PPP over something */
#define AF_WANPIPE ...
#define AF_LLC ... /* IEEE 802.2 */
#define AF_IB ... /* InfiniBand */
#define AF_MPLS ...
#define AF_CAN ... /* the field bus of cars */
#define AF_TIPC ... /* message passing in clusters */
#define AF_BLUETOOTH ...
#define AF_IUCV ... /* between guests of IBM z/VM */
#define AF_RXRPC ... /* the RPC of the Andrew file system */
#define AF_ISDN ...
#define AF_PHONET ... /* Nokia's modems */
#define AF_IEEE802154 ... /* low-power radio */
#define AF_CAIF ... /* ST-Ericsson's modems */
#define AF_ALG ... /* the kernel's ciphers and hashes */
#define AF_NFC ...
#define AF_VSOCK ... /* between a virtual machine and its host */
#define AF_KCM ... /* messages over TCP, cut by the kernel */
#define AF_QIPCRTR ... /* Qualcomm's processors among each other */
#define AF_SMC ... /* shared memory in place of TCP's path */
#define AF_XDP ... /* frames straight from the driver */
#define AF_MCTP ... /* management of a board's components */
#define AF_LINK ... /* macOS and the BSDs: link-level addresses */
#define AF_SYSTEM ... /* macOS: talks to the kernel */
#define AF_MAX ... /* one more than the highest family */

/* Protocol families: the same numbers under the name older programs give to socket(). */
#define PF_UNSPEC ...
#define PF_LOCAL ...
#define PF_UNIX ...
#define PF_FILE ...
#define PF_INET ... /* IPv4: AF_INET */
#define PF_AX25 ...
#define PF_IPX ...
#define PF_APPLETALK ...
#define PF_NETROM ...
#define PF_BRIDGE ...
#define PF_ATMPVC ...
#define PF_X25 ...
#define PF_INET6 ... /* IPv6: AF_INET6 */
#define PF_ROSE ...
#define PF_DECnet ...
#define PF_NETBEUI ...
#define PF_SECURITY ...
#define PF_KEY ...
#define PF_NETLINK ...
#define PF_ROUTE ...
#define PF_PACKET ...
#define PF_ASH ...
#define PF_ECONET ...
#define PF_ATMSVC ...
#define PF_RDS ...
#define PF_SNA ...
#define PF_IRDA ...
#define PF_PPPOX ...
#define PF_WANPIPE ...
#define PF_LLC ...
#define PF_IB ...
#define PF_MPLS ...
#define PF_CAN ...
#define PF_TIPC ...
#define PF_BLUETOOTH ...
#define PF_IUCV ...
#define PF_RXRPC ...
#define PF_ISDN ...
#define PF_PHONET ...
#define PF_IEEE802154 ...
#define PF_CAIF ...
#define PF_ALG ...
#define PF_NFC ...
#define PF_VSOCK ...
#define PF_KCM ...
#define PF_QIPCRTR ...
#define PF_SMC ...
#define PF_XDP ...
#define PF_MCTP ...
#define PF_LINK ...
#define PF_SYSTEM ...
#define PF_MAX ... /* one more than the highest family */

/* Socket types, and two flags that may be added to them with |. */
#define SOCK_STREAM ... /* a connected stream of bytes, in order, none lost: TCP */
#define SOCK_DGRAM ... /* single messages that may be lost or overtake each other: UDP */
#define SOCK_RAW ... /* packets with their network headers; needs privilege */
#define SOCK_RDM ... /* single messages, none lost, in any order */
#define SOCK_SEQPACKET ... /* a connection that keeps the bounds of messages */
#define SOCK_DCCP ... /* datagrams with congestion control */
#define SOCK_PACKET ... /* frames of an interface, the way before AF_PACKET */
#define SOCK_CLOEXEC ... /* flag: exec closes the descriptor */
#define SOCK_NONBLOCK ... /* flag: calls answer EAGAIN where they would wait */

/* Ways to shut down, for shutdown(). */
#define SHUT_RD ... /* no more receiving */
#define SHUT_WR ... /* no more sending: the peer reads end of file */
#define SHUT_RDWR ... /* neither */

#define SOMAXCONN ... /* the longest backlog worth asking listen() for */

/* Flags of send(), recv() and their kin; result flags of recvmsg(). */
#define MSG_OOB ... /* urgent data */
#define MSG_PEEK ... /* look at the data, leave it in the queue */
#define MSG_DONTROUTE ... /* send to directly attached networks only */
#define MSG_TRYHARD ... /* MSG_DONTROUTE in DECnet's words */
#define MSG_CTRUNC ... /* result: control data was cut off */
#define MSG_PROXY ...
#define MSG_TRUNC ... /* ask for, or result: the datagram's true length */
#define MSG_DONTWAIT ... /* do not block, in this call alone */
#define MSG_EOR ... /* a record ends here (SOCK_SEQPACKET) */
#define MSG_WAITALL ... /* block until the buffer is full, the stream ends, or a signal comes */
#define MSG_FIN ...
#define MSG_SYN ...
#define MSG_CONFIRM ... /* the peer is alive: no new ARP question needed */
#define MSG_RST ...
#define MSG_ERRQUEUE ... /* take a message from the error queue */
#define MSG_NOSIGNAL ... /* EPIPE without SIGPIPE */
#define MSG_MORE ... /* more follows: hold back a partial packet */
#define MSG_WAITFORONE ... /* recvmmsg(): block for the first message only */
#define MSG_BATCH ... /* sendmmsg(): more messages follow */
#define MSG_ZEROCOPY ... /* the kernel sends from the caller's memory, even after the call */
#define MSG_FASTOPEN ... /* TCP: data already in the SYN */
#define MSG_CMSG_CLOEXEC ... /* recvmsg(): descriptors received are closed by exec */
#define MSG_EOF ... /* the BSDs: this ends the stream */

/* Option levels: the level of getsockopt() and setsockopt(). SOL_IP, SOL_IPV6 and SOL_TCP stand in their own headers. */
#define SOL_SOCKET ... /* the socket itself: the SO_ options below */
#define SOL_RAW ...
#define SOL_DECNET ...
#define SOL_X25 ...
#define SOL_PACKET ... /* AF_PACKET sockets */
#define SOL_ATM ...
#define SOL_AAL ...
#define SOL_IRDA ...
#define SOL_NETBEUI ...
#define SOL_LLC ...
#define SOL_DCCP ...
#define SOL_NETLINK ... /* AF_NETLINK sockets */
#define SOL_TIPC ...
#define SOL_RXRPC ...
#define SOL_PPPOL2TP ...
#define SOL_BLUETOOTH ...
#define SOL_PNPIPE ...
#define SOL_RDS ...
#define SOL_IUCV ...
#define SOL_CAIF ...
#define SOL_ALG ... /* AF_ALG sockets */
#define SOL_NFC ...
#define SOL_KCM ...
#define SOL_TLS ... /* TLS done by the kernel */
#define SOL_XDP ... /* AF_XDP sockets */
#define SOL_MPTCP ...
#define SOL_MCTP ...
#define SOL_SMC ...

/* Options of level SOL_SOCKET. The note names the value's C type; "flag" is an int, 0 or 1. */
#define SO_DEBUG ... /* flag: the kernel records debugging data */
#define SO_REUSEADDR ... /* flag: bind() may take a port whose old connections still linger in TIME_WAIT */
#define SO_TYPE ... /* int, read only: SOCK_STREAM, SOCK_DGRAM, ... */
#define SO_ERROR ... /* int, read only: the pending error, cleared by reading; 0 for none */
#define SO_DONTROUTE ... /* flag: send to directly attached networks only */
#define SO_BROADCAST ... /* flag: datagrams to a broadcast address are allowed */
#define SO_SNDBUF ... /* int, bytes of the send buffer; Linux doubles what is set */
#define SO_RCVBUF ... /* int, bytes of the receive buffer; Linux doubles what is set */
#define SO_SNDBUFFORCE ... /* int: SO_SNDBUF past the system's limit; needs privilege */
#define SO_RCVBUFFORCE ... /* int: SO_RCVBUF past the system's limit; needs privilege */
#define SO_KEEPALIVE ... /* flag: ask a silent peer now and then whether it still lives */
#define SO_OOBINLINE ... /* flag: urgent data stays in its place in the stream */
#define SO_NO_CHECK ... /* flag: UDP over IPv4 without checksum */
#define SO_PRIORITY ... /* int: priority of the packets sent, 0 to 6 without privilege */
#define SO_LINGER ... /* struct linger: close() waits until the data is sent */
#define SO_BSDCOMPAT ... /* flag without effect today */
#define SO_REUSEPORT ... /* flag: several sockets, each with this flag, share one port */
#define SO_PASSCRED ... /* flag: AF_UNIX messages bear their sender's pid, uid, gid */
#define SO_PEERCRED ... /* struct ucred, read only: who is at the other end of an AF_UNIX connection */
#define SO_RCVLOWAT ... /* int: recv() and poll() wait for so many bytes */
#define SO_SNDLOWAT ... /* int, read only on Linux: 1 */
#define SO_RCVTIMEO ... /* struct timeval: how long receiving may block before EAGAIN; zero for ever */
#define SO_SNDTIMEO ... /* struct timeval: how long sending may block before EAGAIN; zero for ever */
#define SO_RCVTIMEO_OLD ... /* SO_RCVTIMEO with the machine's native time_t */
#define SO_SNDTIMEO_OLD ... /* SO_SNDTIMEO with the machine's native time_t */
#define SO_RCVTIMEO_NEW ... /* SO_RCVTIMEO with a time of 64 bits */
#define SO_SNDTIMEO_NEW ... /* SO_SNDTIMEO with a time of 64 bits */
#define SO_SECURITY_AUTHENTICATION ...
#define SO_SECURITY_ENCRYPTION_TRANSPORT ...
#define SO_SECURITY_ENCRYPTION_NETWORK ...
#define SO_BINDTODEVICE ... /* text: the name of the only interface to use; "" for any */
#define SO_ATTACH_FILTER ... /* struct sock_fprog: a classic BPF program decides what is received */
#define SO_DETACH_FILTER ... /* int, ignored: takes the filter off */
#define SO_GET_FILTER ... /* read only: the attached filter; here optlen counts instructions of 8 bytes */
#define SO_PEERNAME ... /* a socket address, read only: as getpeername() */
#define SO_ACCEPTCONN ... /* flag, read only: listen() was called */
#define SO_PEERSEC ... /* text, read only: the peer's security label */
#define SO_PASSSEC ... /* flag: AF_UNIX messages bear their sender's security label */
#define SO_MARK ... /* int: a mark on each packet, for routing and filters; needs privilege */
#define SO_PROTOCOL ... /* int, read only: IPPROTO_TCP, IPPROTO_UDP, ... */
#define SO_DOMAIN ... /* int, read only: AF_INET, AF_INET6, ... */
#define SO_RXQ_OVFL ... /* flag: each datagram bears the count of those dropped so far */
#define SO_WIFI_STATUS ... /* flag: report whether a frame was acknowledged by radio */
#define SO_PEEK_OFF ... /* int: where the next MSG_PEEK begins, in bytes; -1 switches it off */
#define SO_NOFCS ... /* flag: the frame brings its own check sequence */
#define SO_LOCK_FILTER ... /* flag: the filter cannot be changed any more */
#define SO_SELECT_ERR_QUEUE ... /* flag: a message in the error queue wakes select() */
#define SO_BUSY_POLL ... /* int, microseconds to spin for data before sleeping */
#define SO_MAX_PACING_RATE ... /* unsigned int, bytes a second at most */
#define SO_BPF_EXTENSIONS ... /* int, read only: which filter extensions the kernel has */
#define SO_INCOMING_CPU ... /* int: the processor that handles this socket's packets */
#define SO_ATTACH_BPF ... /* int: descriptor of an eBPF filter */
#define SO_DETACH_BPF ... /* SO_DETACH_FILTER */
#define SO_ATTACH_REUSEPORT_CBPF ... /* struct sock_fprog: picks the socket among those of SO_REUSEPORT */
#define SO_ATTACH_REUSEPORT_EBPF ... /* int: the same by the descriptor of an eBPF program */
#define SO_DETACH_REUSEPORT_BPF ... /* int, ignored: takes that program off */
#define SO_CNX_ADVICE ... /* int, write only: 1 asks for another route */
#define SO_MEMINFO ... /* nine or more uint32_t, read only: memory in use */
#define SO_INCOMING_NAPI_ID ... /* unsigned int, read only: the receive queue last used */
#define SO_COOKIE ... /* uint64_t, read only: a number no other socket has */
#define SO_PEERGROUPS ... /* array of gid_t, read only: the groups of the AF_UNIX peer */
#define SO_ZEROCOPY ... /* flag: MSG_ZEROCOPY is allowed */
#define SO_TXTIME ... /* struct sock_txtime: each packet may bear its time to leave */
#define SO_BINDTOIFINDEX ... /* int: SO_BINDTODEVICE by interface number; 0 for any */
#define SO_TIMESTAMP ... /* flag: messages bear their time of arrival, a struct timeval */
#define SO_TIMESTAMPNS ... /* flag: the same as a struct timespec */
#define SO_TIMESTAMPING ... /* int, bits: times of arrival and departure, by software or hardware */
#define SO_TIMESTAMP_OLD ... /* SO_TIMESTAMP with the machine's native time_t */
#define SO_TIMESTAMPNS_OLD ... /* SO_TIMESTAMPNS with the machine's native time_t */
#define SO_TIMESTAMPING_OLD ... /* SO_TIMESTAMPING with the machine's native time_t */
#define SO_TIMESTAMP_NEW ... /* SO_TIMESTAMP with a time of 64 bits */
#define SO_TIMESTAMPNS_NEW ... /* SO_TIMESTAMPNS with a time of 64 bits */
#define SO_TIMESTAMPING_NEW ... /* SO_TIMESTAMPING with a time of 64 bits */
#define SO_PREFER_BUSY_POLL ... /* flag: rather spin than take interrupts */
#define SO_BUSY_POLL_BUDGET ... /* int, write only: packets to take in one spin */
#define SO_NETNS_COOKIE ... /* uint64_t, read only: the number of the network namespace */
#define SO_BUF_LOCK ... /* int, bits: the kernel leaves these buffer sizes alone */
#define SO_RESERVE_MEM ... /* int, bytes set aside for this socket */
#define SO_TXREHASH ... /* int: whether a stalled connection tries another path */
#define SO_RCVMARK ... /* flag: messages bear the mark of their packet */
#define SO_PASSPIDFD ... /* flag: AF_UNIX messages bear a pidfd of their sender */
#define SO_PEERPIDFD ... /* int, read only: a pidfd of the AF_UNIX peer */
#define SO_NOSIGPIPE ... /* macOS and the BSDs, flag: never SIGPIPE on this socket */
#define SO_USELOOPBACK ... /* macOS and the BSDs, flag: routing sockets hear themselves */

/* Types of control messages of level SOL_SOCKET (sendmsg() and recvmsg()). */
#define SCM_RIGHTS ... /* open descriptors on their way to another process */
#define SCM_CREDENTIALS ... /* a struct ucred: the sender's ids */
#define SCM_CREDS ... /* the BSDs: the sender's ids */
#define SCM_SECURITY ... /* the sender's security label */
#define SCM_PIDFD ... /* a pidfd of the sender */
#define SCM_TIMESTAMP ... /* a struct timeval: when the packet came */
#define SCM_TIMESTAMPNS ... /* a struct timespec: when the packet came */
#define SCM_TIMESTAMPING ... /* three struct timespec: software and hardware times */
#define SCM_TIMESTAMPING_OPT_STATS ... /* figures of TCP beside a timestamp */
#define SCM_TIMESTAMPING_PKTINFO ... /* interface and length beside a timestamp */
#define SCM_TXTIME ... /* uint64_t: when the packet shall leave, in ns */
#define SCM_WIFI_STATUS ... /* int: acknowledged by radio or not */

/* Requests of ioctl() that <asm/sockios.h> gives to every socket program. */
#define FIOSETOWN ... /* int: process, or -group, to be sent SIGIO and SIGURG */
#define SIOCSPGRP ... /* int: the same */
#define FIOGETOWN ... /* int: asks for it */
#define SIOCGPGRP ... /* int: the same */
#define SIOCATMARK ... /* int: 1 if reading has come to the urgent data; sockatmark() */
#define SIOCGSTAMP_OLD ... /* struct timeval: when the last packet came */
#define SIOCGSTAMPNS_OLD ... /* struct timespec: when the last packet came */

/** A socket address, whatever its family: the type bind(), connect() and accept() name.
 *
 *  sa_family  AF_INET, AF_INET6, AF_UNIX, ... in host byte order; says which struct this really is
 *  sa_data    the rest, as the family has it; may be longer than 14 bytes
 */
struct sockaddr {
    sa_family_t sa_family;
    char sa_data[14];
};

/** Room for an address of any family, for accept() and getsockname() before the family is known.
 *
 *  ss_family  the family of the address that was stored; cast or copy to that family's struct
 */
struct sockaddr_storage {
    sa_family_t ss_family;
};

/** struct sockaddr as BSD had it before 4.4; the kernel still takes it in a few ioctls.
 *
 *  sa_family  AF_INET, AF_INET6, ... in host byte order
 *  sa_data    the rest, as the family has it
 */
struct osockaddr {
    unsigned short sa_family;
    unsigned char sa_data[14];
};

/** A message for sendmsg() and recvmsg(): its address, the pieces of its data, and what travels beside them.
 *
 *  msg_name        the address to send to, or room for the sender's; NULL for none
 *  msg_namelen     bytes of msg_name; after recvmsg() the size of the sender's address
 *  msg_iov         an array of struct iovec: the pieces of data, one after the other
 *  msg_iovlen      how many pieces (1024 at most on Linux)
 *  msg_control     control messages, each a struct cmsghdr and its data; room for them; NULL for none
 *  msg_controllen  bytes of msg_control; after recvmsg() the bytes that were filled
 *  msg_flags       set by recvmsg(): MSG_TRUNC, MSG_CTRUNC, MSG_EOR, MSG_OOB, MSG_ERRQUEUE; sendmsg() ignores it
 */
struct msghdr {
    void *msg_name;
    socklen_t msg_namelen;
    struct iovec *msg_iov;
    size_t msg_iovlen;
    void *msg_control;
    size_t msg_controllen;
    int msg_flags;
};

/** The head of one control message; its data follow at CMSG_DATA().
 *
 *  cmsg_len    bytes of the head and the data, without padding: CMSG_LEN(bytes of data)
 *  cmsg_level  the protocol it belongs to: SOL_SOCKET, IPPROTO_IP, IPPROTO_IPV6, ...
 *  cmsg_type   what it is, within that level: SCM_RIGHTS, IP_PKTINFO, ...
 */
struct cmsghdr {
    size_t cmsg_len;
    int cmsg_level;
    int cmsg_type;
};

/** One of the messages of sendmmsg() and recvmmsg().
 *
 *  msg_hdr  the message
 *  msg_len  set by the call: the bytes sent or received of it
 */
struct mmsghdr {
    struct msghdr msg_hdr;
    unsigned int msg_len;
};

/** The value of SO_LINGER: what close() does with data not yet sent.
 *
 *  l_onoff   0: close() returns at once and the kernel goes on sending; else l_linger counts
 *  l_linger  seconds close() may wait; 0 throws the data away and resets the connection (RST)
 */
struct linger {
    int l_onoff;
    int l_linger;
};

/** Who a process is: the value of SO_PEERCRED, and of SCM_CREDENTIALS messages.
 *
 *  pid  its process id
 *  uid  its user id
 *  gid  its group id
 */
struct ucred {
    pid_t pid;
    uid_t uid;
    gid_t gid;
};

/** Make a socket, an endpoint to talk through; it has no address and no peer yet.
 *
 *  domain    the family: AF_INET, AF_INET6, AF_UNIX, ...
 *  type      SOCK_STREAM, SOCK_DGRAM, SOCK_RAW, ... and perhaps | SOCK_CLOEXEC | SOCK_NONBLOCK
 *  protocol  0 for the type's usual one, or IPPROTO_TCP, IPPROTO_UDP, ...; for AF_PACKET in network byte order
 *
 *  Returns the new descriptor, the lowest that is free; -1 with errno set on failure.
 *  Errors: EAFNOSUPPORT this system has no such domain; EPROTONOSUPPORT, ESOCKTNOSUPPORT domain, type and protocol do
 *  not go together; EACCES, EPERM privilege is missing (SOCK_RAW); EMFILE, ENFILE no descriptor is left;
 *  EINVAL unknown flags in type; ENOBUFS, ENOMEM no memory.
 *  See socket(2).
 */
int socket(int domain, int type, int protocol);

/** Make two sockets that are connected to each other, mostly to talk to a child process.
 *
 *  domain    AF_UNIX (the only one on Linux beside AF_TIPC)
 *  type      SOCK_STREAM, SOCK_DGRAM or SOCK_SEQPACKET, and perhaps flags as for socket()
 *  protocol  0
 *  sv        an int[2]; receives both descriptors
 *
 *  Returns 0; -1 with errno set on failure, and then sv is left alone.
 *  Errors: EOPNOTSUPP the domain makes no pairs; EAFNOSUPPORT no such domain; EPROTONOSUPPORT no such protocol;
 *  EMFILE, ENFILE no descriptor is left; EFAULT sv is NULL.
 *  See socketpair(2).
 */
int socketpair(int domain, int type, int protocol, OPT OUT int sv[2]);

/** Give a socket its own address: where a server is found, or where a client calls from.
 *
 *  sockfd   a socket that has no address yet
 *  addr     a struct sockaddr_in, sockaddr_in6, sockaddr_un, ...; port and IP address in network byte order;
 *           port 0 lets the kernel choose, INADDR_ANY means every interface
 *  addrlen  bytes of addr that count, mostly sizeof(addr)
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EADDRINUSE the port is taken, or lingers in TIME_WAIT (see SO_REUSEADDR), or the path exists; EACCES port
 *  below 1024 without privilege, or no permission for the path; EADDRNOTAVAIL not an address of this machine;
 *  EINVAL addrlen is wrong, or the socket is bound already; EAFNOSUPPORT another family than the socket's;
 *  EBADF, ENOTSOCK sockfd is not open, or no socket; EFAULT addr is NULL; AF_UNIX: also ENOENT, ENOTDIR, ELOOP, EROFS.
 *  See bind(2), ip(7), ipv6(7), unix(7).
 */
int bind(int sockfd, OPT IN(addrlen) const struct sockaddr *addr, socklen_t addrlen);

/** Make a bound stream socket wait for connections, which accept() then takes one by one.
 *
 *  sockfd   a SOCK_STREAM or SOCK_SEQPACKET socket
 *  backlog  how many finished connections may queue; Linux caps it at net.core.somaxconn, and takes a negative
 *           number as that cap
 *
 *  Returns 0; -1 with errno set on failure. An unbound AF_INET socket gets a free port.
 *  Errors: EADDRINUSE another socket listens on this port; EOPNOTSUPP this type cannot listen (SOCK_DGRAM);
 *  EINVAL the socket is connected; EBADF, ENOTSOCK sockfd is not open, or no socket.
 *  See listen(2).
 */
int listen(int sockfd, int backlog);

/** Take the first waiting connection of a listening socket, as a new socket; block until there is one.
 *
 *  sockfd   the listening socket; it goes on listening
 *  addr     receives the peer's address in network byte order, cut off if it does not fit; NULL if of no interest
 *  addrlen  in: the size of addr in bytes; out: the size of the peer's address, perhaps more than fitted; NULL with addr
 *
 *  Returns the descriptor of the connection (without the listener's O_NONBLOCK on Linux); -1 with errno set on failure.
 *  Errors: EAGAIN none waits and the socket does not block, or SO_RCVTIMEO ran out; EINTR a signal handler ran;
 *  ECONNABORTED the peer has gone again; EINVAL not listening; EMFILE, ENFILE no descriptor is left;
 *  EOPNOTSUPP not a stream socket; EBADF, ENOTSOCK sockfd is not open, or no socket; EFAULT addr without addrlen;
 *  on Linux also what the network reports of that connection: ENETDOWN, EPROTO, EHOSTUNREACH, ...
 *  See accept(2).
 */
BLOCKS int accept(int sockfd, OPT OUT(*addrlen) struct sockaddr *addr, OPT INOUT socklen_t *addrlen);

/** accept() that sets flags of the new descriptor in the same step.
 *
 *  sockfd   the listening socket
 *  addr     receives the peer's address, or NULL
 *  addrlen  in: the size of addr in bytes; out: the size of the peer's address; NULL with addr
 *  flags    0, or SOCK_NONBLOCK, SOCK_CLOEXEC combined with |
 *
 *  Returns the descriptor of the connection; -1 with errno set on failure.
 *  Errors: EINVAL a flag is unknown; and all of accept().
 *  See accept4(2).
 */
BLOCKS int accept4(int sockfd, OPT OUT(*addrlen) struct sockaddr *addr, OPT INOUT socklen_t *addrlen, int flags);

/** Call a peer: open a connection, or (datagrams) fix the address to send to and to hear from.
 *
 *  sockfd   a socket; without an address it gets a free port
 *  addr     the peer's address, port and IP address in network byte order; AF_UNSPEC dissolves a datagram association
 *  addrlen  bytes of addr that count
 *
 *  Returns 0; -1 with errno set on failure. Interrupted (EINTR), the connection is still made: poll for writable.
 *  Errors: ECONNREFUSED nothing listens there; ETIMEDOUT no answer; ENETUNREACH, EHOSTUNREACH no way there;
 *  EINPROGRESS begun, the socket does not block; EALREADY still under way; EISCONN connected already; EINTR a signal
 *  handler ran; EADDRNOTAVAIL no free port is left; EAFNOSUPPORT, EINVAL wrong family or addrlen; EACCES, EPERM broadcast
 *  without SO_BROADCAST, or a firewall; ENOENT no such path (AF_UNIX); EAGAIN the AF_UNIX backlog is full; EFAULT addr is NULL.
 *  See connect(2).
 */
BLOCKS int connect(int sockfd, OPT IN(addrlen) const struct sockaddr *addr, socklen_t addrlen);

/** Tell a socket's own address, for example the port the kernel chose.
 *
 *  sockfd   the socket
 *  addr     receives the address, port and IP address in network byte order; cut off if it does not fit
 *  addrlen  in: the size of addr in bytes; out: the size of the address, perhaps more than fitted
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EBADF, ENOTSOCK sockfd is not open, or no socket; EINVAL *addrlen is negative; EFAULT a pointer is NULL.
 *  See getsockname(2).
 */
int getsockname(int sockfd, OPT OUT(*addrlen) struct sockaddr *addr, OPT INOUT socklen_t *addrlen);

/** Tell the address of the peer a socket is connected to.
 *
 *  sockfd   a connected socket
 *  addr     receives the address, port and IP address in network byte order; cut off if it does not fit
 *  addrlen  in: the size of addr in bytes; out: the size of the address, perhaps more than fitted
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: ENOTCONN there is no peer; EBADF, ENOTSOCK sockfd is not open, or no socket; EFAULT a pointer is NULL.
 *  See getpeername(2).
 */
int getpeername(int sockfd, OPT OUT(*addrlen) struct sockaddr *addr, OPT INOUT socklen_t *addrlen);

/** Send bytes on a connected socket.
 *
 *  sockfd  a connected socket
 *  buf     the bytes; only the first len are sent
 *  len     how many bytes; for datagrams this is one whole message, and 0 sends an empty one
 *  flags   0, or MSG_NOSIGNAL, MSG_DONTWAIT, MSG_MORE, MSG_OOB, ... combined with |
 *
 *  Returns the number of bytes the kernel took, perhaps fewer than len on a stream; -1 with errno set on failure.
 *  Errors: EAGAIN the call would block; EPIPE the connection is closed (and SIGPIPE kills the program, unless
 *  MSG_NOSIGNAL or ignored); ECONNRESET the peer cut it; ENOTCONN, EDESTADDRREQ no peer; EMSGSIZE more than one datagram
 *  holds; ECONNREFUSED an earlier datagram was turned away; EINTR a signal handler ran first; EBADF, ENOTSOCK sockfd is
 *  not open, or no socket; EFAULT buf is NULL; ENOBUFS the device's queue is full.
 *  See send(2).
 */
BLOCKS ssize_t send(int sockfd, OPT IN(len) const void *buf, size_t len, int flags);

/** Send bytes to an address, mostly one datagram.
 *
 *  sockfd     a socket; unbound, it gets a free port
 *  buf        the bytes; only the first len are sent
 *  len        how many bytes
 *  flags      as for send()
 *  dest_addr  where to, port and IP address in network byte order; NULL for the connected peer
 *  addrlen    bytes of dest_addr that count; 0 with NULL
 *
 *  Returns the number of bytes the kernel took, for a datagram all of them; -1 with errno set on failure.
 *  Errors: all of send(); EMSGSIZE the datagram is too long (65507 bytes for UDP over IPv4); EDESTADDRREQ neither peer
 *  nor dest_addr; EISCONN dest_addr for a connected stream; EACCES broadcast without SO_BROADCAST; EINVAL,
 *  EAFNOSUPPORT wrong addrlen or family; ENETUNREACH, EHOSTUNREACH no way there.
 *  See sendto(2), udp(7).
 */
BLOCKS ssize_t sendto(int sockfd, OPT IN(len) const void *buf, size_t len, int flags,
               OPT IN(addrlen) const struct sockaddr *dest_addr, socklen_t addrlen);

/** Receive bytes from a connected socket; block until there are some.
 *
 *  sockfd  a connected socket
 *  buf     where they go; no NUL is added
 *  len     the room in buf, in bytes
 *  flags   0, or MSG_PEEK, MSG_WAITALL, MSG_DONTWAIT, MSG_TRUNC, ... combined with |
 *
 *  Returns the number of bytes received, 1 to len; 0 when the peer has closed its side (or an empty datagram came,
 *  or len is 0); -1 with errno set on failure. With MSG_TRUNC on a datagram its true length, even above len.
 *  What of a datagram does not fit is lost.
 *  Errors: EAGAIN nothing there and the call must not block, or SO_RCVTIMEO ran out; ECONNRESET the peer cut the
 *  connection; ECONNREFUSED a datagram sent earlier was turned away; ENOTCONN no peer; ETIMEDOUT the peer is gone;
 *  EINTR a signal handler ran first; EBADF, ENOTSOCK sockfd is not open, or no socket; EFAULT buf is NULL.
 *  See recv(2).
 */
BLOCKS ssize_t recv(int sockfd, OPT OUT(len) void *buf, size_t len, int flags);

/** Receive bytes, mostly one datagram, and tell who sent them.
 *
 *  sockfd    a socket
 *  buf       where they go; no NUL is added
 *  len       the room in buf, in bytes
 *  flags     as for recv()
 *  src_addr  receives the sender's address, cut off if it does not fit; NULL if of no interest
 *  addrlen   in: the size of src_addr in bytes; out: the size of the sender's address (0 on a TCP connection); NULL with src_addr
 *
 *  Returns the number of bytes received, 0 or -1, as recv() does.
 *  Errors: all of recv(); EFAULT src_addr without addrlen; EINVAL *addrlen is negative.
 *  See recvfrom(2), udp(7).
 */
BLOCKS ssize_t recvfrom(int sockfd, OPT OUT(len) void *buf, size_t len, int flags,
                 OPT OUT(*addrlen) struct sockaddr *src_addr, OPT INOUT socklen_t *addrlen);

/** Send a message gathered from several pieces, perhaps with an address and control messages.
 *
 *  sockfd  a socket
 *  msg     msg_name where to (NULL for the connected peer), msg_iov and msg_iovlen the pieces, msg_control and
 *          msg_controllen what travels beside them, such as descriptors (SCM_RIGHTS)
 *  flags   as for send()
 *
 *  Returns the number of bytes the kernel took, perhaps fewer than all on a stream; -1 with errno set on failure.
 *  Errors: all of sendto(); EMSGSIZE too much for one datagram, or msg_iovlen above 1024; EINVAL a control message is
 *  malformed, or the pieces exceed SSIZE_MAX; ETOOMANYREFS too many descriptors are under way; EBADF also for a
 *  descriptor in SCM_RIGHTS; EPERM credentials that are not one's own; EFAULT msg, or a pointer in it, is bad.
 *  See sendmsg(2), cmsg(3), unix(7).
 */
BYHAND BLOCKS ssize_t sendmsg(int sockfd, OPT IN const struct msghdr *msg, int flags);

/** Receive a message into several pieces, with the sender's address and control messages.
 *
 *  sockfd  a socket
 *  msg     in: room for the address (msg_name, msg_namelen), the data (msg_iov, msg_iovlen) and the control messages
 *          (msg_control, msg_controllen); out: msg_namelen, msg_controllen and msg_flags say what was stored
 *  flags   as for recv(); also MSG_ERRQUEUE, MSG_CMSG_CLOEXEC
 *
 *  Returns the number of bytes received, 0 or -1, as recv() does. Descriptors that came with the message are open.
 *  Errors: all of recv(); EMSGSIZE msg_iovlen is above 1024; EINVAL msg_namelen is negative, or the pieces exceed
 *  SSIZE_MAX; EFAULT msg, or a pointer in it, is bad.
 *  See recvmsg(2), cmsg(3), unix(7), ip(7).
 */
BYHAND BLOCKS ssize_t recvmsg(int sockfd, OPT INOUT struct msghdr *msg, int flags);

/** Send several messages in one call (Linux, FreeBSD).
 *
 *  sockfd  a socket
 *  msgvec  an array of struct mmsghdr; of each one sent, msg_len receives its bytes
 *  vlen    how many; Linux takes 1024 at most
 *  flags   as for send(), for every message
 *
 *  Returns how many messages were sent, perhaps fewer than vlen; -1 with errno set if the first one failed. (The error
 *  of a later one shows when it is sent again.)
 *  Errors: those of sendmsg(), of the first message.
 *  See sendmmsg(2).
 */
BYHAND BLOCKS int sendmmsg(int sockfd, OPT INOUT(vlen * sizeof(struct mmsghdr)) struct mmsghdr *msgvec, unsigned int vlen,
                    int flags);

/** Receive several messages in one call (Linux, FreeBSD).
 *
 *  sockfd   a socket
 *  msgvec   an array of struct mmsghdr, each set up as for recvmsg(); msg_len receives the bytes of each
 *  vlen     how many
 *  flags    as for recv(); MSG_WAITFORONE waits for the first message only
 *  timeout  how long to go on, looked at after each message (a wait for one is not cut short); NULL for no limit.
 *           Linux stores the time that was left
 *
 *  Returns how many messages came, perhaps fewer than vlen; -1 with errno set if the first one failed.
 *  Errors: those of recvmsg(), of the first message; EINVAL timeout is no time; EFAULT a pointer is bad.
 *  See recvmmsg(2).
 */
BYHAND BLOCKS int recvmmsg(int sockfd, OPT INOUT(vlen * sizeof(struct mmsghdr)) struct mmsghdr *msgvec, unsigned int vlen,
                    int flags, OPT INOUT struct timespec *timeout);

/** The first control message of a message.
 *
 *  mhdr  a struct msghdr: what recvmsg() filled, or one whose msg_control and msg_controllen have just been set
 *
 *  Returns the first struct cmsghdr in msg_control; NULL if msg_controllen has no room for one. errno is not set.
 *  See cmsg(3).
 */
BYHAND struct cmsghdr *CMSG_FIRSTHDR(IN const struct msghdr *mhdr);

/** The control message after another one.
 *
 *  mhdr  the struct msghdr they belong to
 *  cmsg  one of its control messages, with cmsg_len set
 *
 *  Returns the next struct cmsghdr; NULL if there is no room for another. When building: zero msg_control beforehand,
 *  since Linux's C library looks at the length of the header it is about to return. errno is not set.
 *  See cmsg(3).
 */
BYHAND struct cmsghdr *CMSG_NXTHDR(IN struct msghdr *mhdr, IN struct cmsghdr *cmsg);

/** The data of a control message.
 *
 *  cmsg  the message's head, inside msg_control
 *
 *  Returns a pointer to the first byte after the head, with no promise of alignment for wider types; cmsg_len minus
 *  CMSG_LEN(0) bytes are valid there. Cannot fail.
 *  See cmsg(3).
 */
INTO(cmsg) unsigned char *CMSG_DATA(IN struct cmsghdr *cmsg);

/** A length rounded up as control messages are.
 *
 *  len  bytes
 *
 *  Returns len, or the next multiple of sizeof(size_t) above it. Cannot fail.
 *  See cmsg(3).
 */
size_t CMSG_ALIGN(size_t len);

/** The room one control message takes in msg_control, head and padding included: for the size of the buffer.
 *
 *  len  bytes of its data
 *
 *  Returns the bytes. Cannot fail.
 *  See cmsg(3).
 */
size_t CMSG_SPACE(size_t len);

/** The length to store in cmsg_len: head and data, without the padding behind them.
 *
 *  len  bytes of its data
 *
 *  Returns the bytes. Cannot fail.
 *  See cmsg(3).
 */
size_t CMSG_LEN(size_t len);

/** Read an option of a socket.
 *
 *  sockfd   the socket
 *  level    SOL_SOCKET, IPPROTO_TCP, IPPROTO_IP, IPPROTO_IPV6, ...
 *  optname  an option of that level: SO_ERROR, TCP_NODELAY, ...
 *  optval   receives the value: mostly an int, else the struct the option's note names
 *  optlen   in: the size of optval in bytes; out: the bytes stored. Exception: with SO_GET_FILTER instructions of 8 bytes
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: ENOPROTOOPT no such option at this level; EINVAL the size does not suit; EBADF, ENOTSOCK sockfd is not open,
 *  or no socket; EFAULT a pointer is NULL.
 *  See getsockopt(2), socket(7), tcp(7), ip(7), ipv6(7).
 */
BYHAND int getsockopt(int sockfd, int level, int optname, OPT OUT(*optlen) void *optval, OPT INOUT socklen_t *optlen);

/** Set an option of a socket.
 *
 *  sockfd   the socket
 *  level    SOL_SOCKET, IPPROTO_TCP, IPPROTO_IP, IPPROTO_IPV6, ...
 *  optname  an option of that level: SO_REUSEADDR, TCP_NODELAY, ...
 *  optval   the value: mostly an int (0 off, 1 on), else the struct the option's note names
 *  optlen   the size of optval in bytes, mostly sizeof(optval)
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: ENOPROTOOPT no such option at this level; EINVAL value or size does not suit; EDOM a time out of range;
 *  EPERM, EACCES privilege is missing; EBADF, ENOTSOCK sockfd is not open, or no socket; EFAULT optval is NULL.
 *  See setsockopt(2), socket(7), tcp(7), ip(7), ipv6(7).
 */
int setsockopt(int sockfd, int level, int optname, OPT IN(optlen) const void *optval, socklen_t optlen);

/** End one direction of a connection, or both; the descriptor stays open until close().
 *
 *  sockfd  a connected socket
 *  how     SHUT_WR: no more sending, the peer reads end of file; SHUT_RD: no more receiving; SHUT_RDWR: both
 *
 *  Returns 0; -1 with errno set on failure. It acts on the connection, so on every descriptor that shares it.
 *  Errors: ENOTCONN not connected; EINVAL how is none of these; EBADF, ENOTSOCK sockfd is not open, or no socket.
 *  See shutdown(2).
 */
int shutdown(int sockfd, int how);

/** Ask whether reading a stream has come to the place of its urgent data.
 *
 *  sockfd  a stream socket
 *
 *  Returns 1 at the mark, 0 elsewhere; -1 with errno set on failure.
 *  Errors: EBADF sockfd is not open; ENOTTY, EINVAL it is nothing that has a mark.
 *  See sockatmark(3), tcp(7).
 */
int sockatmark(int sockfd);

/** Ask whether a descriptor is open on a certain type of file (not in POSIX).
 *
 *  fd      the descriptor
 *  fdtype  S_IFSOCK, S_IFREG, S_IFIFO, ... of <sys/stat.h>
 *
 *  Returns 1 if it is, 0 if not; -1 with errno set on failure.
 *  Errors: EBADF fd is not open.
 *  See isfdtype(3).
 */
int isfdtype(int fd, int fdtype);
