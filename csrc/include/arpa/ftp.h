/** FTP: what its commands and replies say, by RFC 959, and the names of that (as in C after FTP_NAMES is defined). */

/* The first digit of a reply. */
#define PRELIM ... /* begun; another reply follows */
#define COMPLETE ... /* done */
#define CONTINUE ... /* so far so good: go on */
#define TRANSIENT ... /* not now */
#define ERROR ... /* no */

/* TYPE: how the bytes are to be taken. */
#define TYPE_A ... /* as text in ASCII */
#define TYPE_E ... /* as text in EBCDIC */
#define TYPE_I ... /* as they are */
#define TYPE_L ... /* with as many bits as are said */

/* The second word of TYPE: how lines are laid out on paper. */
#define FORM_N ... /* they are not for paper */
#define FORM_T ... /* as Telnet does */
#define FORM_C ... /* as Fortran does */

/* STRU: what a file is made of. */
#define STRU_F ... /* bytes */
#define STRU_R ... /* records */
#define STRU_P ... /* pages */

/* MODE: how a file is sent. */
#define MODE_S ... /* byte by byte to the end of the connection */
#define MODE_B ... /* in blocks */
#define MODE_C ... /* in blocks, compressed */

/* What stands in a stream of records. */
#define REC_ESC ... /* one of the next two follows; a char, -1 where char is signed */
#define REC_EOR ... /* the record ends */
#define REC_EOF ... /* the file ends */

/* The head of a block. */
#define BLK_EOR ... /* bit: the record ends with it */
#define BLK_EOF ... /* bit: the file ends with it */
#define BLK_ERRORS ... /* bit: it may be wrong */
#define BLK_RESTART ... /* bit: it is a mark to go on from */
#define BLK_BYTECOUNT ... /* bytes that say how many bytes follow */

/** What TYPE_A and its kin are called, by number. */
extern char *typenames[5];

/** What FORM_N and its kin are called, by number. */
extern char *formnames[4];

/** What STRU_F and its kin are called, by number. */
extern char *strunames[4];

/** What MODE_S and its kin are called, by number. */
extern char *modenames[4];
