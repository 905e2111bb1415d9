/** Telnet: its commands and options, and what they are called (as in C after TELCMDS, TELOPTS, SLC_NAMES, ... are defined). */

/* Commands; IAC stands before each. */
#define IAC ... /* a command follows */
#define DONT ... /* do not use the option */
#define DO ... /* use the option */
#define WONT ... /* I do not use the option */
#define WILL ... /* I use the option */
#define SB ... /* more about an option follows */
#define GA ... /* it is your turn */
#define EL ... /* erase the line */
#define EC ... /* erase the character */
#define AYT ... /* are you there? */
#define AO ... /* throw the output away */
#define IP ... /* interrupt the process */
#define BREAK ... /* the key of that name */
#define DM ... /* urgent data end here */
#define NOP ... /* nothing */
#define SE ... /* the end of SB */
#define EOR ... /* the end of a record */
#define ABORT ... /* abort the process */
#define SUSP ... /* suspend the process */
#define xEOF ... /* the end of the file */
#define SYNCH ... /* DM, sent as urgent data */
#define TELCMD_FIRST ... /* the lowest command */
#define TELCMD_LAST ... /* the highest */

/* Options: the byte after DO, DONT, WILL, WONT and SB. */
#define TELOPT_BINARY ... /* all 8 bits */
#define TELOPT_ECHO ... /* the other end echoes */
#define TELOPT_RCP ... /* be ready to connect again */
#define TELOPT_SGA ... /* no GA */
#define TELOPT_NAMS ... /* about how large messages are */
#define TELOPT_STATUS ... /* what is agreed upon */
#define TELOPT_TM ... /* tell when all before is done */
#define TELOPT_RCTE ... /* echo under the other end's control */
#define TELOPT_NAOL ... /* how wide lines are */
#define TELOPT_NAOP ... /* how long pages are */
#define TELOPT_NAOCRD ... /* what becomes of carriage returns */
#define TELOPT_NAOHTS ... /* where tabs stop */
#define TELOPT_NAOHTD ... /* what becomes of tabs */
#define TELOPT_NAOFFD ... /* what becomes of form feeds */
#define TELOPT_NAOVTS ... /* where vertical tabs stop */
#define TELOPT_NAOVTD ... /* what becomes of vertical tabs */
#define TELOPT_NAOLFD ... /* what becomes of line feeds */
#define TELOPT_XASCII ... /* more characters than ASCII */
#define TELOPT_LOGOUT ... /* log out */
#define TELOPT_BM ... /* macros for bytes */
#define TELOPT_DET ... /* a terminal for data entry */
#define TELOPT_SUPDUP ... /* the SUPDUP protocol */
#define TELOPT_SUPDUPOUTPUT ... /* its output alone */
#define TELOPT_SNDLOC ... /* where the terminal is, as text */
#define TELOPT_TTYPE ... /* the terminal's type */
#define TELOPT_EOR ... /* EOR ends records */
#define TELOPT_TUID ... /* who the user is, for TACACS */
#define TELOPT_OUTMRK ... /* how output is marked */
#define TELOPT_TTYLOC ... /* where the terminal is, as a number */
#define TELOPT_3270REGIME ... /* IBM 3270 */
#define TELOPT_X3PAD ... /* X.3 */
#define TELOPT_NAWS ... /* the window's size */
#define TELOPT_TSPEED ... /* the terminal's speed */
#define TELOPT_LFLOW ... /* who stops the output */
#define TELOPT_LINEMODE ... /* lines are edited at the terminal */
#define TELOPT_XDISPLOC ... /* the X display */
#define TELOPT_OLD_ENVIRON ... /* environment variables, the older way */
#define TELOPT_AUTHENTICATION ... /* who it is */
#define TELOPT_ENCRYPT ... /* encryption */
#define TELOPT_NEW_ENVIRON ... /* environment variables */
#define TELOPT_EXOPL ... /* the list goes on */
#define NTELOPTS ... /* how many have names */
#define TELOPT_FIRST ... /* the lowest with a name */
#define TELOPT_LAST ... /* the highest with a name */

/* The first byte of what SB says about an option. */
#define TELQUAL_IS ... /* it is */
#define TELQUAL_SEND ... /* tell it */
#define TELQUAL_INFO ... /* environment: it has become */
#define TELQUAL_REPLY ... /* authentication: the server's answer */
#define TELQUAL_NAME ... /* authentication: the user's name */

/* TELOPT_LFLOW: who stops the output, and what starts it again. */
#define LFLOW_OFF ... /* not the terminal */
#define LFLOW_ON ... /* the terminal */
#define LFLOW_RESTART_ANY ... /* any character */
#define LFLOW_RESTART_XON ... /* XON alone */

/* TELOPT_LINEMODE: what it is about. */
#define LM_MODE ... /* how lines are edited */
#define LM_FORWARDMASK ... /* which characters are sent at once */
#define LM_SLC ... /* which characters do what */

/* The byte of LM_MODE, and bits that programs keep beside it. */
#define MODE_EDIT ... /* the terminal edits */
#define MODE_TRAPSIG ... /* it sends signals as commands */
#define MODE_ACK ... /* agreed */
#define MODE_SOFT_TAB ... /* tabs become spaces */
#define MODE_LIT_ECHO ... /* control characters are shown as they are */
#define MODE_MASK ... /* all of these */
#define MODE_FLOW ... /* not sent: flow control is on */
#define MODE_ECHO ... /* not sent: echo is on */
#define MODE_INBIN ... /* not sent: input is binary */
#define MODE_OUTBIN ... /* not sent: output is binary */
#define MODE_FORCE ... /* not sent: set it in any case */

/* LM_SLC: what a character does. */
#define SLC_SYNCH ... /* SYNCH */
#define SLC_BRK ... /* BREAK */
#define SLC_IP ... /* IP */
#define SLC_AO ... /* AO */
#define SLC_AYT ... /* AYT */
#define SLC_EOR ... /* EOR */
#define SLC_ABORT ... /* ABORT */
#define SLC_EOF ... /* the end of the file */
#define SLC_SUSP ... /* SUSP */
#define SLC_EC ... /* EC */
#define SLC_EL ... /* EL */
#define SLC_EW ... /* erase a word */
#define SLC_RP ... /* show the line again */
#define SLC_LNEXT ... /* take the next character as it is */
#define SLC_XON ... /* go on with the output */
#define SLC_XOFF ... /* stop the output */
#define SLC_FORW1 ... /* send what there is */
#define SLC_FORW2 ... /* the same */
#define NSLC ... /* the highest of them */

/* LM_SLC: whether that may change, and the bits beside it. */
#define SLC_NOSUPPORT ... /* there is none */
#define SLC_CANTCHANGE ... /* it stays as it is */
#define SLC_VARIABLE ... /* it may change */
#define SLC_DEFAULT ... /* as it was at first */
#define SLC_LEVELBITS ... /* all of these */
#define SLC_ACK ... /* bit: agreed */
#define SLC_FLUSHIN ... /* bit: it throws the input away */
#define SLC_FLUSHOUT ... /* bit: it throws the output away */

/* LM_SLC: the three bytes of each. */
#define SLC_FUNC ... /* the first: what it does */
#define SLC_FLAGS ... /* the second: whether that may change */
#define SLC_VALUE ... /* the third: the character */

/* TELOPT_OLD_ENVIRON and TELOPT_NEW_ENVIRON: what follows. */
#define OLD_ENV_VAR ... /* a name */
#define OLD_ENV_VALUE ... /* its value */
#define NEW_ENV_VAR ... /* a name */
#define NEW_ENV_VALUE ... /* its value */
#define ENV_ESC ... /* the next byte is meant as it is */
#define ENV_USERVAR ... /* the name of the user's own variable */

/* TELOPT_AUTHENTICATION: who shows whom, and how. */
#define AUTH_WHO_CLIENT ... /* the client to the server */
#define AUTH_WHO_SERVER ... /* the server to the client */
#define AUTH_WHO_MASK ... /* the bit of these */
#define AUTH_HOW_ONE_WAY ... /* one shows who it is */
#define AUTH_HOW_MUTUAL ... /* both do */
#define AUTH_HOW_MASK ... /* the bit of these */
#define AUTHTYPE_NULL ... /* without any */
#define AUTHTYPE_KERBEROS_V4 ...
#define AUTHTYPE_KERBEROS_V5 ...
#define AUTHTYPE_SPX ...
#define AUTHTYPE_MINK ...
#define AUTHTYPE_CNT ... /* how many have names */
#define AUTHTYPE_TEST ... /* for tests */

/* TELOPT_ENCRYPT: what it is about, and the kinds of encryption. */
#define ENCRYPT_IS ... /* the kind that was chosen */
#define ENCRYPT_SUPPORT ... /* the kinds that are known */
#define ENCRYPT_REPLY ... /* the answer to ENCRYPT_IS */
#define ENCRYPT_START ... /* from here on it is encrypted */
#define ENCRYPT_END ... /* from here on it is not */
#define ENCRYPT_REQSTART ... /* please begin */
#define ENCRYPT_REQEND ... /* please end */
#define ENCRYPT_ENC_KEYID ... /* which key encrypts */
#define ENCRYPT_DEC_KEYID ... /* which key decrypts */
#define ENCRYPT_CNT ... /* how many these are */
#define ENCTYPE_ANY ... /* any kind */
#define ENCTYPE_DES_CFB64 ...
#define ENCTYPE_DES_OFB64 ...
#define ENCTYPE_CNT ... /* how many these are */

/** Ask whether a byte is a command.
 *  x  the byte
 *  Returns 1 or 0. Cannot fail. See RFC 854.
 */
int TELCMD_OK(unsigned int x);

/** What a command is called.
 *  x  the command: TELCMD_FIRST to TELCMD_LAST
 *  Returns the name, such as "WILL". Cannot fail. See RFC 854.
 */
BYHAND char *TELCMD(unsigned int x);

/** Ask whether an option has a name.
 *  x  the option
 *  Returns 1 or 0. Cannot fail. See RFC 855.
 */
int TELOPT_OK(unsigned int x);

/** What an option is called.
 *  x  the option: TELOPT_FIRST to TELOPT_LAST
 *  Returns the name, such as "ECHO". Cannot fail. See RFC 855.
 */
BYHAND char *TELOPT(unsigned int x);

/** Ask whether there is such a special character.
 *  x  what it does
 *  Returns 1 or 0. Cannot fail. See RFC 1184.
 */
int SLC_NAME_OK(unsigned int x);

/** What a special character is called.
 *  x  what it does: 0 to NSLC
 *  Returns the name, such as "SYNCH". Cannot fail. See RFC 1184.
 */
BYHAND char *SLC_NAME(unsigned int x);

/** Ask whether a kind of authentication has a name.
 *  x  the kind
 *  Returns 1 or 0. Cannot fail. See RFC 2941.
 */
int AUTHTYPE_NAME_OK(unsigned int x);

/** What a kind of authentication is called.
 *  x  the kind: less than AUTHTYPE_CNT
 *  Returns the name, such as "SPX". Cannot fail. See RFC 2941.
 */
BYHAND char *AUTHTYPE_NAME(unsigned int x);

/** Ask whether a number says something about encryption.
 *  x  the number
 *  Returns 1 or 0. Cannot fail. See RFC 2946.
 */
int ENCRYPT_NAME_OK(unsigned int x);

/** What ENCRYPT_IS and its kin are called.
 *  x  one of them: less than ENCRYPT_CNT
 *  Returns the name, such as "START". Cannot fail. See RFC 2946.
 */
BYHAND char *ENCRYPT_NAME(unsigned int x);

/** Ask whether there is such a kind of encryption.
 *  x  the kind
 *  Returns 1 or 0. Cannot fail. See RFC 2946.
 */
int ENCTYPE_NAME_OK(unsigned int x);

/** What a kind of encryption is called.
 *  x  the kind: less than ENCTYPE_CNT
 *  Returns the name, such as "ANY". Cannot fail. See RFC 2946.
 */
BYHAND char *ENCTYPE_NAME(unsigned int x);

/** The names of the commands, from TELCMD_FIRST on; NULL ends them. */
extern char *telcmds[21];

/** The names of the options; NULL ends them. */
extern char *telopts[41];

/** The names of the special characters; NULL ends them. */
extern char *slc_names[20];

/** The names of the kinds of authentication; NULL ends them. */
extern char *authtype_names[6];

/** The names of ENCRYPT_IS and its kin; NULL ends them. */
extern char *encrypt_names[10];

/** The names of the kinds of encryption; NULL ends them. */
extern char *enctype_names[4];
