/** How a terminal is set up at first, as BSD says it; the kernel has its own idea of it. */

/* Settings of a new terminal. They are made of the bits of <termios.h>. */
#define TTYDEF_IFLAG ...    /* c_iflag */
#define TTYDEF_OFLAG ...    /* c_oflag */
#define TTYDEF_LFLAG ...    /* c_lflag */
#define TTYDEF_CFLAG ...    /* c_cflag */
#define TTYDEF_SPEED ...    /* B9600 */

/* Special characters of a new terminal, for c_cc. */
#define CEOF ...        /* VEOF: ^D */
#define CEOL ...        /* VEOL: none */
#define CERASE ...      /* VERASE: DEL */
#define CINTR ...       /* VINTR: ^C */
#define CSTATUS ...     /* none on Linux */
#define CKILL ...       /* VKILL: ^U */
#define CMIN ...        /* VMIN */
#define CQUIT ...       /* VQUIT: ^\ */
#define CSUSP ...       /* VSUSP: ^Z */
#define CTIME ...       /* VTIME */
#define CDSUSP ...      /* none on Linux: ^Y */
#define CSTART ...      /* VSTART: ^Q */
#define CSTOP ...       /* VSTOP: ^S */
#define CLNEXT ...      /* VLNEXT: ^V */
#define CDISCARD ...    /* VDISCARD: ^O */
#define CWERASE ...     /* VWERASE: ^W */
#define CREPRINT ...    /* VREPRINT: ^R */
#define CEOT ...        /* CEOF */
#define CBRK ...        /* CEOL */
#define CRPRNT ...      /* CREPRINT */
#define CFLUSH ...      /* CDISCARD */

/** The control character of a letter: `CTRL('c')` is what ^C sends.
 *
 *  x  the letter
 *
 *  Returns its low five bits. Cannot fail.
 *  See termios(3).
 */
int CTRL(int x);
