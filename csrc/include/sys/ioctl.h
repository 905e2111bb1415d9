/** ioctl(): what can be asked of a descriptor beyond reading and writing, and the requests by their names. */
#include <sys/types.h>

/* Requests for any descriptor. After each: what the third argument is. */
#define FIONREAD ... /* int *: how many bytes can be read now */
#define FIONBIO ... /* int *: 1 sets O_NONBLOCK, 0 clears it */
#define FIOASYNC ... /* int *: 1 sets O_ASYNC, 0 clears it */
#define FIOCLEX ... /* nothing: sets close-on-exec */
#define FIONCLEX ... /* nothing: clears close-on-exec */
#define FIOQSIZE ... /* long long *: the size of a file or directory */

/* Sockets. */
#define SIOCADDRT ... /* struct rtentry *: add a route */
#define SIOCDELRT ... /* struct rtentry *: take a route out */
#define SIOCRTMSG ... /* not used */

/* Network interfaces: a struct ifreq * of <net/if.h>, whose ifr_name says which. The SIOCS ones need privilege. */
#define SIOCGIFNAME ... /* ifr_ifindex to ifr_name */
#define SIOCSIFLINK ... /* not used */
#define SIOCGIFCONF ... /* struct ifconf *: the addresses of all interfaces */
#define SIOCGIFFLAGS ... /* ifr_flags: IFF_UP, ... */
#define SIOCSIFFLAGS ... /* set them */
#define SIOCGIFADDR ... /* ifr_addr: the IPv4 address */
#define SIOCSIFADDR ... /* set it */
#define SIOCGIFDSTADDR ... /* ifr_dstaddr: the other end of a point-to-point link */
#define SIOCSIFDSTADDR ... /* set it */
#define SIOCGIFBRDADDR ... /* ifr_broadaddr: the broadcast address */
#define SIOCSIFBRDADDR ... /* set it */
#define SIOCGIFNETMASK ... /* ifr_netmask */
#define SIOCSIFNETMASK ... /* set it */
#define SIOCGIFMETRIC ... /* ifr_metric: not kept by Linux */
#define SIOCSIFMETRIC ... /* set it */
#define SIOCGIFMEM ... /* not used */
#define SIOCSIFMEM ... /* not used */
#define SIOCGIFMTU ... /* ifr_mtu: bytes of the largest packet */
#define SIOCSIFMTU ... /* set it */
#define SIOCSIFNAME ... /* ifr_newname: rename it */
#define SIOCSIFHWADDR ... /* ifr_hwaddr: set the link-level address */
#define SIOCGIFENCAP ... /* not used */
#define SIOCSIFENCAP ... /* not used */
#define SIOCGIFHWADDR ... /* ifr_hwaddr: the link-level address */
#define SIOCGIFSLAVE ... /* ifr_slave */
#define SIOCSIFSLAVE ... /* set it */
#define SIOCADDMULTI ... /* ifr_hwaddr: receive this multicast address too */
#define SIOCDELMULTI ... /* ifr_hwaddr: receive it no more */
#define SIOCGIFINDEX ... /* ifr_ifindex: the interface's number */
#define SIOGIFINDEX ... /* SIOCGIFINDEX, misspelt */
#define SIOCSIFPFLAGS ... /* ifr_flags: set the private flags */
#define SIOCGIFPFLAGS ... /* ifr_flags: the private flags */
#define SIOCDIFADDR ... /* struct in6_ifreq *: take an address off */
#define SIOCSIFHWBROADCAST ... /* ifr_hwaddr: set the link-level broadcast address */
#define SIOCGIFCOUNT ... /* not used */
#define SIOCGIFBR ... /* bridges */
#define SIOCSIFBR ... /* bridges */
#define SIOCGIFTXQLEN ... /* ifr_qlen: packets that can wait to be sent */
#define SIOCSIFTXQLEN ... /* set it */
#define SIOCGIFMAP ... /* ifr_map: the hardware's settings */
#define SIOCSIFMAP ... /* set them */
#define SIOCADDDLCI ... /* frame relay */
#define SIOCDELDLCI ... /* frame relay */
#define SIOCDEVPRIVATE ... /* the first of 16 that are the driver's own */
#define SIOCPROTOPRIVATE ... /* the first of 16 that are the protocol's own */

/* ARP: a struct arpreq * of <net/if_arp.h>. RARP is no longer in the kernel. */
#define SIOCDARP ... /* take an entry out */
#define SIOCGARP ... /* look an entry up */
#define SIOCSARP ... /* put an entry in */
#define SIOCDRARP ...
#define SIOCGRARP ...
#define SIOCSRARP ...

/* Terminals. */
#define TIOCGWINSZ ... /* struct winsize *: how large the window is */
#define TIOCSWINSZ ... /* struct winsize *: say how large it is; SIGWINCH follows */
#define TIOCINQ ... /* int *: how many bytes can be read now; FIONREAD */
#define TIOCOUTQ ... /* int *: how many bytes are not sent yet; of a TCP socket, not acknowledged yet */
#define TIOCSTI ... /* char *: put a byte into the input, as if typed */
#define TIOCSCTTY ... /* int: make it the process's own terminal; 1 steals it */
#define TIOCNOTTY ... /* nothing: give up the process's own terminal */
#define TIOCGPGRP ... /* pid_t *: the process group in the foreground */
#define TIOCSPGRP ... /* pid_t *: set it */
#define TIOCGSID ... /* pid_t *: the session */
#define TIOCEXCL ... /* nothing: nobody else may open it */
#define TIOCNXCL ... /* nothing: others may open it again */
#define TIOCGEXCL ... /* int *: whether TIOCEXCL holds */
#define TIOCMGET ... /* int *: the modem's lines: TIOCM_DTR, ... */
#define TIOCMBIS ... /* int *: switch these lines on */
#define TIOCMBIC ... /* int *: switch these lines off */
#define TIOCMSET ... /* int *: set all lines */
#define TIOCMIWAIT ... /* int: wait until one of these lines changes */
#define TIOCGICOUNT ... /* struct serial_icounter_struct *: how often each has changed */
#define TIOCGSOFTCAR ... /* int *: whether the carrier line is ignored */
#define TIOCSSOFTCAR ... /* int *: set it */
#define TIOCCONS ... /* nothing: what goes to the console comes here */
#define TIOCLINUX ... /* char *: the Linux console's own requests, by the first byte */
#define TIOCGSERIAL ... /* struct serial_struct *: the serial port's settings */
#define TIOCSSERIAL ... /* struct serial_struct *: set them */
#define TIOCPKT ... /* int *: pseudo-terminal: packet mode on or off */
#define TIOCGPKT ... /* int *: whether packet mode is on */
#define TIOCSPTLCK ... /* int *: pseudo-terminal: lock or unlock the slave side */
#define TIOCGPTLCK ... /* int *: whether it is locked */
#define TIOCGPTN ... /* unsigned int *: pseudo-terminal: its number */
#define TIOCGPTPEER ... /* int: open the slave side with these flags of open() */
#define TIOCSIG ... /* int: pseudo-terminal: send this signal to the foreground */
#define TIOCGDEV ... /* unsigned int *: the device's number */
#define TIOCVHANGUP ... /* nothing: hang the terminal up */
#define TIOCSETD ... /* int *: set the line discipline: N_TTY, ... */
#define TIOCGETD ... /* int *: which it is */
#define TIOCSBRK ... /* nothing: begin a break */
#define TIOCCBRK ... /* nothing: end it */
#define TIOCGRS485 ... /* struct serial_rs485 * */
#define TIOCSRS485 ... /* struct serial_rs485 * */
#define TIOCGISO7816 ... /* struct serial_iso7816 * */
#define TIOCSISO7816 ... /* struct serial_iso7816 * */
#define TIOCSERCONFIG ... /* nothing: have the port found again */
#define TIOCSERGWILD ... /* not used */
#define TIOCSERSWILD ... /* not used */
#define TIOCGLCKTRMIOS ... /* struct termios *: which settings are locked */
#define TIOCSLCKTRMIOS ... /* struct termios *: lock them */
#define TIOCSERGSTRUCT ... /* the driver's own structure, for debugging */
#define TIOCSERGETLSR ... /* int *: whether all bytes have left: TIOCSER_TEMT */
#define TIOCSERGETMULTI ... /* multiport cards */
#define TIOCSERSETMULTI ... /* multiport cards */
#define TCGETS ... /* struct termios *: the settings, as the kernel has them; tcgetattr() is the way */
#define TCSETS ... /* struct termios *: set them at once */
#define TCSETSW ... /* struct termios *: when all output is sent */
#define TCSETSF ... /* struct termios *: when all output is sent, and throw input away */
#define TCGETS2 ...
#define TCSETS2 ...
#define TCSETSW2 ...
#define TCSETSF2 ...
#define TCGETA ... /* struct termio *: the settings, as System V had them */
#define TCSETA ... /* struct termio *: set them at once */
#define TCSETAW ... /* struct termio *: when all output is sent */
#define TCSETAF ... /* struct termio *: when all output is sent, and throw input away */
#define TCGETX ...
#define TCSETX ...
#define TCSETXF ...
#define TCSETXW ...
#define TCSBRK ... /* int: 0 sends a break, other numbers wait until all output is sent */
#define TCSBRKP ... /* int: a break of so many tenths of a second */
#define TCXONC ... /* int: stop and start output or input */
#define TCFLSH ... /* int: throw input or output away */

/* Bits of TIOCMGET: a modem's lines. */
#define TIOCM_LE ...
#define TIOCM_DTR ... /* this side is ready */
#define TIOCM_RTS ... /* this side asks to send */
#define TIOCM_ST ...
#define TIOCM_SR ...
#define TIOCM_CTS ... /* the other side is clear to receive */
#define TIOCM_CAR ... /* there is a carrier */
#define TIOCM_CD ... /* TIOCM_CAR */
#define TIOCM_RNG ... /* it rings */
#define TIOCM_RI ... /* TIOCM_RNG */
#define TIOCM_DSR ... /* the other side is ready */

/* What the first byte in packet mode (TIOCPKT) says, and a result of TIOCSERGETLSR. */
#define TIOCPKT_DATA ... /* data follows */
#define TIOCPKT_FLUSHREAD ...
#define TIOCPKT_FLUSHWRITE ...
#define TIOCPKT_STOP ...
#define TIOCPKT_START ...
#define TIOCPKT_NOSTOP ...
#define TIOCPKT_DOSTOP ...
#define TIOCPKT_IOCTL ...
#define TIOCSER_TEMT ...

/* Line disciplines (TIOCSETD). */
#define N_TTY ... /* the usual one */
#define N_SLIP ... /* IP over a serial line */
#define N_MOUSE ...
#define N_PPP ...
#define N_STRIP ...
#define N_AX25 ...
#define N_X25 ...
#define N_6PACK ...
#define N_MASC ...
#define N_R3964 ...
#define N_PROFIBUS_FDL ...
#define N_IRDA ...
#define N_SMSBLOCK ...
#define N_HDLC ...
#define N_SYNC_PPP ...
#define N_HCI ...

/* How a request's number is built: direction, size of the argument, type (a letter) and number. */
#define _IOC_NONE ... /* no argument */
#define _IOC_WRITE ... /* the kernel reads the argument */
#define _IOC_READ ... /* the kernel writes the argument */
#define _IOC_NRBITS ...
#define _IOC_TYPEBITS ...
#define _IOC_SIZEBITS ...
#define _IOC_DIRBITS ...
#define _IOC_NRMASK ...
#define _IOC_TYPEMASK ...
#define _IOC_SIZEMASK ...
#define _IOC_DIRMASK ...
#define _IOC_NRSHIFT ...
#define _IOC_TYPESHIFT ...
#define _IOC_SIZESHIFT ...
#define _IOC_DIRSHIFT ...
#define IOC_IN ... /* _IOC_WRITE in its place */
#define IOC_OUT ... /* _IOC_READ in its place */
#define IOC_INOUT ... /* both */
#define IOCSIZE_MASK ...
#define IOCSIZE_SHIFT ...

#define NCC ... /* elements of c_cc in struct termio */

/** The size of a terminal's window.
 *  ws_row     lines
 *  ws_col     columns
 *  ws_xpixel  width in pixels, mostly 0
 *  ws_ypixel  height in pixels, mostly 0
 */
struct winsize {
    unsigned short ws_row;
    unsigned short ws_col;
    unsigned short ws_xpixel;
    unsigned short ws_ypixel;
};

/** A terminal's settings as System V had them; struct termios came after it.
 *  c_iflag  input flags
 *  c_oflag  output flags
 *  c_cflag  control flags
 *  c_lflag  local flags
 *  c_line   the line discipline
 *  c_cc     the special characters
 */
struct termio {
    unsigned short c_iflag;
    unsigned short c_oflag;
    unsigned short c_cflag;
    unsigned short c_lflag;
    unsigned char c_line;
    unsigned char c_cc[8];
};

/** Ask or set something about a device, a terminal, a socket or a network interface: `ioctl(fd, FIONREAD, n)`.
 *
 *  fd       the descriptor; for network interfaces any socket
 *  request  FIONREAD, FIONBIO, SIOCGIFADDR, TIOCGWINSZ, ...
 *  arg      what request wants: nothing, an int, or the address of an int or a struct, which is measured: by the size in
 *           the request's number, or by a table for the requests of this header
 *
 *  Returns 0, with some requests another number; -1 with errno set on failure.
 *  Errors: ENOTTY fd knows no such request; EBADF fd is not open; EINVAL request or arg is not valid; ENODEV there is
 *  no such network interface; EADDRNOTAVAIL it has no address; EPERM not privileged; EFAULT arg should be an address.
 *  See ioctl(2), netdevice(7), ioctl_tty(2).
 */
BYHAND BLOCKS int ioctl(int fd, unsigned long request, OPT long arg);

/** Build the number of a request.
 *
 *  dir   _IOC_NONE, _IOC_READ, _IOC_WRITE or both
 *  type  the letter of its driver, 0 to 255
 *  nr    its number within the driver, 0 to 255
 *  size  bytes of the argument, at most _IOC_SIZEMASK
 *
 *  Returns the number, for ioctl(). Cannot fail.
 *  See ioctl(2).
 */
unsigned int _IOC(unsigned int dir, unsigned int type, unsigned int nr, unsigned int size);

/** Build the number of a request without an argument.
 *
 *  type  the letter of its driver, 0 to 255
 *  nr    its number within the driver, 0 to 255
 *
 *  Returns the number, for ioctl(). Cannot fail.
 *  See ioctl(2).
 */
unsigned int _IO(unsigned int type, unsigned int nr);

/** The direction in a request's number.
 *
 *  nr  the number, as _IOC() builds it
 *
 *  Returns _IOC_NONE, _IOC_READ, _IOC_WRITE or both. Cannot fail.
 *  See ioctl(2).
 */
unsigned int _IOC_DIR(unsigned int nr);

/** The driver's letter in a request's number.
 *
 *  nr  the number, as _IOC() builds it
 *
 *  Returns 0 to 255. Cannot fail.
 *  See ioctl(2).
 */
unsigned int _IOC_TYPE(unsigned int nr);

/** The number within the driver in a request's number.
 *
 *  nr  the number, as _IOC() builds it
 *
 *  Returns 0 to 255. Cannot fail.
 *  See ioctl(2).
 */
unsigned int _IOC_NR(unsigned int nr);

/** The argument's bytes in a request's number.
 *
 *  nr  the number, as _IOC() builds it
 *
 *  Returns 0 to _IOC_SIZEMASK. Cannot fail.
 *  See ioctl(2).
 */
unsigned int _IOC_SIZE(unsigned int nr);
