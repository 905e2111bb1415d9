/** Terminals: how they treat what is typed and what is printed, and how fast a serial line is. */
#include <sys/ioctl.h> /* only: TIOCSER_TEMT */
#include <sys/ttydefaults.h>
#include <sys/types.h> /* only: pid_t */

/** Bits that are combined with |. */
typedef int... tcflag_t;

/** A special character. */
typedef int... cc_t;

/** A speed: B9600, ... */
typedef int... speed_t;

#define NCCS ... /* elements of c_cc */

/* Where in c_cc which special character stands. In brackets the bit that it needs, and what it mostly is. */
#define VINTR ...       /* sends SIGINT [ISIG]: ^C */
#define VQUIT ...       /* sends SIGQUIT [ISIG]: ^\ */
#define VERASE ...      /* takes back a character [ICANON]: DEL */
#define VKILL ...       /* takes back the line [ICANON]: ^U */
#define VEOF ...        /* ends the input [ICANON]: ^D */
#define VTIME ...       /* without ICANON: tenths of a second that read() waits for a byte; 0 for ever */
#define VMIN ...        /* without ICANON: bytes that read() waits for; 0 returns at once */
#define VSWTC ...       /* not used by Linux */
#define VSTART ...      /* lets output go on [IXON]: ^Q */
#define VSTOP ...       /* holds output up [IXON]: ^S */
#define VSUSP ...       /* sends SIGTSTP [ISIG]: ^Z */
#define VEOL ...        /* ends a line as well [ICANON] */
#define VREPRINT ...    /* shows the line again [ICANON, IEXTEN]: ^R */
#define VDISCARD ...    /* not used by Linux: ^O */
#define VWERASE ...     /* takes back a word [ICANON, IEXTEN]: ^W */
#define VLNEXT ...      /* takes the next character as it is [IEXTEN]: ^V */
#define VEOL2 ...       /* ends a line as well [ICANON] */

/* c_iflag: what is done to input. */
#define IGNBRK ...      /* ignore a break */
#define BRKINT ...      /* a break sends SIGINT to the foreground */
#define IGNPAR ...      /* drop bytes with a wrong parity */
#define PARMRK ...      /* mark them: 0377, 0, the byte */
#define INPCK ...       /* check the parity */
#define ISTRIP ...      /* take the eighth bit off */
#define INLCR ...       /* NL becomes CR */
#define IGNCR ...       /* drop CR */
#define ICRNL ...       /* CR becomes NL */
#define IUCLC ...       /* upper case becomes lower case */
#define IXON ...        /* VSTOP and VSTART stop and start output */
#define IXANY ...       /* any character starts it */
#define IXOFF ...       /* send VSTOP and VSTART when the input is full and when there is room */
#define IMAXBEL ...     /* ring where the input is full */
#define IUTF8 ...       /* VERASE takes back a whole UTF-8 character */

/* c_oflag: what is done to output. */
#define OPOST ...       /* do any of these */
#define OLCUC ...       /* lower case becomes upper case */
#define ONLCR ...       /* NL becomes CR NL */
#define OCRNL ...       /* CR becomes NL */
#define ONOCR ...       /* no CR in column 0 */
#define ONLRET ...      /* NL does what CR does */
#define OFILL ...       /* fill characters instead of waiting; not done by Linux */
#define OFDEL ...       /* they are DEL, not NUL; not done by Linux */
#define XTABS ...       /* TAB becomes blanks */

/* c_oflag: how long the machine takes to do it: masks and their values. */
#define NLDLY ...       /* mask: a new line */
#define NL0 ...
#define NL1 ...
#define CRDLY ...       /* mask: CR */
#define CR0 ...
#define CR1 ...
#define CR2 ...
#define CR3 ...
#define TABDLY ...      /* mask: TAB */
#define TAB0 ...
#define TAB1 ...
#define TAB2 ...
#define TAB3 ...        /* TAB becomes blanks; XTABS */
#define BSDLY ...       /* mask: a backspace */
#define BS0 ...
#define BS1 ...
#define FFDLY ...       /* mask: a form feed */
#define FF0 ...
#define FF1 ...
#define VTDLY ...       /* mask: a vertical tab */
#define VT0 ...
#define VT1 ...

/* c_cflag: the line. */
#define CSIZE ...       /* mask: bits of a byte */
#define CS5 ...
#define CS6 ...
#define CS7 ...
#define CS8 ...
#define CSTOPB ...      /* two stop bits */
#define CREAD ...       /* receive */
#define PARENB ...      /* parity */
#define PARODD ...      /* odd, not even */
#define HUPCL ...       /* hang up at the last close() */
#define CLOCAL ...      /* a line without a modem */
#define CBAUD ...       /* mask: the speed; cfsetspeed() is the way */
#define CBAUDEX ...     /* a bit of it */
#define CIBAUD ...      /* mask: the speed of input */
#define CMSPAR ...      /* the parity bit is always the same */
#define CRTSCTS ...     /* RTS and CTS stop and start the two sides */

/* c_lflag: the terminal and its program. */
#define ISIG ...        /* VINTR, VQUIT, VSUSP send signals */
#define ICANON ...      /* read() gets whole lines, which can be edited */
#define XCASE ...       /* not done by Linux */
#define ECHO ...        /* show what is typed */
#define ECHOE ...       /* VERASE takes it off the screen, too */
#define ECHOK ...       /* VKILL takes the line off the screen, too */
#define ECHONL ...      /* show NL even without ECHO */
#define ECHOCTL ...     /* show control characters as ^X */
#define ECHOPRT ...     /* show what is taken back */
#define ECHOKE ...      /* VKILL takes it off character by character */
#define NOFLSH ...      /* signals leave input and output as they are */
#define TOSTOP ...      /* SIGTTOU for a process in the background that prints */
#define FLUSHO ...      /* output is thrown away; not done by Linux */
#define PENDIN ...      /* show the line again at the next read() */
#define IEXTEN ...      /* VLNEXT, VWERASE and VREPRINT work */
#define EXTPROC ...     /* the other side does all that */

/* Speeds of a line, in bits a second; EXTA and EXTB are old names of two. */
#define B0 ...          /* hang up */
#define B50 ...
#define B75 ...
#define B110 ...
#define B134 ...
#define B150 ...
#define B200 ...
#define B300 ...
#define B600 ...
#define B1200 ...
#define B1800 ...
#define B2400 ...
#define B4800 ...
#define B9600 ...
#define B19200 ...
#define B38400 ...
#define B57600 ...
#define B115200 ...
#define B230400 ...
#define B460800 ...
#define B500000 ...
#define B576000 ...
#define B921600 ...
#define B1000000 ...
#define B1152000 ...
#define B1500000 ...
#define B2000000 ...
#define B2500000 ...
#define B3000000 ...
#define B3500000 ...
#define B4000000 ...
#define EXTA ...        /* B19200 */
#define EXTB ...        /* B38400 */

/* When tcsetattr() makes the change. */
#define TCSANOW ...     /* at once */
#define TCSADRAIN ...   /* when all output is sent */
#define TCSAFLUSH ...   /* when all output is sent, and throw input away */

/* What tcflush() throws away. */
#define TCIFLUSH ...    /* input that was not read */
#define TCOFLUSH ...    /* output that was not sent */
#define TCIOFLUSH ...   /* both */

/* What tcflow() does. */
#define TCOOFF ...      /* hold output up */
#define TCOON ...       /* let it go on */
#define TCIOFF ...      /* send the other side VSTOP */
#define TCION ...       /* send it VSTART */

/** A terminal's settings.
 *  c_iflag   what is done to input: ICRNL, IXON, ...
 *  c_oflag   what is done to output: OPOST, ONLCR, ...
 *  c_cflag   the line: CS8, CREAD, ...
 *  c_lflag   ECHO, ICANON, ISIG, ...
 *  c_line    the line discipline: N_TTY, ...
 *  c_cc      the special characters, at VINTR, VMIN, ...
 *  c_ispeed  the speed of input; cfgetispeed() is the way
 *  c_ospeed  the speed of output; cfgetospeed() is the way
 */
struct termios {
    tcflag_t c_iflag;
    tcflag_t c_oflag;
    tcflag_t c_cflag;
    tcflag_t c_lflag;
    cc_t c_line;
    cc_t c_cc[32];
    speed_t c_ispeed;
    speed_t c_ospeed;
};

/** A terminal's settings.
 *
 *  fd         the terminal
 *  termios_p  receives them
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: ENOTTY fd is no terminal; EBADF fd is not open; EIO the other side is gone.
 *  See tcgetattr(3).
 */
int tcgetattr(int fd, OUT struct termios *termios_p);

/** Set a terminal up. Begin with what tcgetattr() gave, and give that back at the end.
 *
 *  fd                the terminal
 *  optional_actions  TCSANOW, TCSADRAIN or TCSAFLUSH
 *  termios_p         the settings
 *
 *  Returns 0 if any of it was done; -1 with errno set on failure.
 *  Errors: ENOTTY fd is no terminal; EBADF fd is not open; EINVAL optional_actions is none of these; EINTR a signal came;
 *  EIO the process is in the background, and nobody could stop it.
 *  See tcsetattr(3).
 */
BLOCKS int tcsetattr(int fd, int optional_actions, IN const struct termios *termios_p);

/** Change settings so that bytes go through as they are: no lines, no echo, no signals, 8 bits.
 *
 *  termios_p  the settings, for tcsetattr()
 *
 *  Cannot fail.
 *  See cfmakeraw(3).
 */
void cfmakeraw(INOUT struct termios *termios_p);

/** The speed of input in settings.
 *
 *  termios_p  the settings
 *
 *  Returns B9600, ... Cannot fail.
 *  See cfgetispeed(3).
 */
speed_t cfgetispeed(IN const struct termios *termios_p);

/** The speed of output in settings.
 *
 *  termios_p  the settings
 *
 *  Returns B9600, ... Cannot fail.
 *  See cfgetospeed(3).
 */
speed_t cfgetospeed(IN const struct termios *termios_p);

/** Set the speed of input in settings.
 *
 *  termios_p  the settings, for tcsetattr()
 *  speed      B9600, ...; B0 for that of output
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EINVAL there is no such speed.
 *  See cfsetispeed(3).
 */
int cfsetispeed(INOUT struct termios *termios_p, speed_t speed);

/** Set the speed of output in settings.
 *
 *  termios_p  the settings, for tcsetattr()
 *  speed      B9600, ...; B0 hangs up
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EINVAL there is no such speed.
 *  See cfsetospeed(3).
 */
int cfsetospeed(INOUT struct termios *termios_p, speed_t speed);

/** Set both speeds in settings.
 *
 *  termios_p  the settings, for tcsetattr()
 *  speed      B9600, ..., or the number itself: 9600
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EINVAL there is no such speed.
 *  See cfsetspeed(3).
 */
int cfsetspeed(INOUT struct termios *termios_p, speed_t speed);

/** Send a break.
 *
 *  fd        the terminal
 *  duration  0: a quarter of a second or more; else so many milliseconds (Linux)
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: ENOTTY fd is no terminal; EBADF fd is not open; EINTR a signal came.
 *  See tcsendbreak(3).
 */
BLOCKS(norestart) int tcsendbreak(int fd, int duration);

/** Wait until all output is sent.
 *
 *  fd  the terminal
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: ENOTTY fd is no terminal; EBADF fd is not open; EINTR a signal came.
 *  See tcdrain(3).
 */
BLOCKS(norestart) int tcdrain(int fd);

/** Throw away what was not read, or not sent.
 *
 *  fd              the terminal
 *  queue_selector  TCIFLUSH, TCOFLUSH or TCIOFLUSH
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: ENOTTY fd is no terminal; EBADF fd is not open; EINVAL queue_selector is none of these.
 *  See tcflush(3).
 */
int tcflush(int fd, int queue_selector);

/** Stop or start output or input.
 *
 *  fd      the terminal
 *  action  TCOOFF, TCOON, TCIOFF or TCION
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: ENOTTY fd is no terminal; EBADF fd is not open; EINVAL action is none of these.
 *  See tcflow(3).
 */
int tcflow(int fd, int action);

/** The session whose terminal this is.
 *
 *  fd  the terminal
 *
 *  Returns the process id of the session's first process; -1 with errno set on failure.
 *  Errors: ENOTTY it is not this process's own terminal; EBADF fd is not open.
 *  See tcgetsid(3).
 */
pid_t tcgetsid(int fd);

/** Whether a character is a special one.
 *
 *  val  an element of c_cc
 *  c    the character
 *
 *  Returns 1 if they are equal and val is not switched off (_POSIX_VDISABLE); else 0. Cannot fail.
 *  See termios(3).
 */
int CCEQ(int val, int c);
