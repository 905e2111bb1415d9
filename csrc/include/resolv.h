/** Asking name servers: questions and answers as DNS has them. What is only in libresolv is not here. */
#include <sys/types.h>
#include <netinet/in.h>
#include <stdio.h>
#include <arpa/nameser.h>

#define _PATH_RESCONF "..." /* the file that names the servers */

/* Sizes and limits. */
#define MAXNS ... /* elements of nsaddr_list */
#define MAXDFLSRCH ... /* domains searched if none are given, at most */
#define MAXDNSRCH ... /* domains searched, at most */
#define MAXRESOLVSORT ... /* rules for sorting addresses, at most */
#define LOCALDOMAINPARTS ... /* parts that a local name has at least */
#define RES_TIMEOUT ... /* retrans at first, seconds */
#define RES_MAXNDOTS ... /* the highest ndots */
#define RES_MAXRETRANS ... /* the highest retrans of resolv.conf, seconds */
#define RES_MAXRETRY ... /* the highest retry of resolv.conf */
#define RES_DFLRETRY ... /* retry at first */
#define RES_MAXTIME ... /* for ever, milliseconds */

/* Bits of options. */
#define RES_INIT ... /* res_init() has run */
#define RES_DEBUG ... /* without effect */
#define RES_USEVC ... /* ask over TCP */
#define RES_IGNTC ... /* do not ask again over TCP what was cut short */
#define RES_RECURSE ... /* the server is to ask others (rd) */
#define RES_DEFNAMES ... /* res_search(): names of one part get the domain */
#define RES_STAYOPEN ... /* with RES_USEVC: keep the connection */
#define RES_DNSRCH ... /* res_search(): search the domains */
#define RES_NOALIASES ... /* do not look into the file that HOSTALIASES names */
#define RES_ROTATE ... /* ask the servers in turn */
#define RES_USE_EDNS0 ... /* EDNS: larger answers */
#define RES_SNGLKUP ... /* getaddrinfo(): one question after the other */
#define RES_SNGLKUPREOP ... /* the same, each from a socket of its own */
#define RES_USE_DNSSEC ... /* ask for DNSSEC's records */
#define RES_NOTLDQUERY ... /* do not ask for a name of one part as it is */
#define RES_NORELOAD ... /* do not look whether resolv.conf has changed */
#define RES_TRUSTAD ... /* ask for ad, and leave it in answers */
#define RES_NOAAAA ... /* do not ask for IPv6 addresses */
#define RES_DEFAULT ... /* the bits at first */

/* Bits of pfcode: what dig shows. */
#define RES_PRF_STATS ...
#define RES_PRF_UPDATE ...
#define RES_PRF_CLASS ...
#define RES_PRF_CMD ...
#define RES_PRF_QUES ...
#define RES_PRF_ANS ...
#define RES_PRF_AUTH ...
#define RES_PRF_ADD ...
#define RES_PRF_HEAD1 ...
#define RES_PRF_HEAD2 ...
#define RES_PRF_TTLID ...
#define RES_PRF_HEADX ...
#define RES_PRF_QUERY ...
#define RES_PRF_REPLY ...
#define RES_PRF_INIT ...

/** How name servers are asked. What a program may change stands here; the rest, and the bit-fields ndots and nsort, are libc's own.
 *
 *  retrans      seconds until a question is asked again
 *  retry        how often all servers are asked
 *  options      RES_... bits
 *  nscount      how many servers nsaddr_list has, MAXNS at most
 *  nsaddr_list  the servers; C's nsaddr is nsaddr_list[0]
 *  id           of the last question
 *  dnsrch       the domains that are searched, for reading; a NULL ends them
 *  pfcode       RES_PRF_... bits
 *  res_h_errno  why the last question failed, as h_errno says it
 */
struct __res_state {
    int retrans;
    int retry;
    unsigned long options;
    int nscount;
    struct sockaddr_in nsaddr_list[MAXNS];
    unsigned short id;
    char *dnsrch[MAXDNSRCH + 1];
    unsigned long pfcode;
    int res_h_errno;
};
typedef struct __res_state *res_state;

/** A number and its names, as tables of libresolv have them.
 *
 *  number     the number
 *  name       its name: "MX"
 *  humanname  what it means: "mail exchanger"
 */
struct res_sym {
    int number;
    char *name;
    char *humanname;
};

/** How this thread asks name servers; res_init() fills it in. */
extern struct __res_state _res;

/** Read resolv.conf into _res. The other functions do so by themselves the first time.
 *  Returns 0; -1 with errno set on failure.
 *  Errors: ENOMEM no memory.
 *  See res_init(3).
 */
int res_init(void);

/** Ask for records of a name, just as it is.
 *
 *  dname   the name: "example.org"
 *  class   C_IN
 *  type    T_A, T_MX, ...
 *  answer  receives the whole message: 12 bytes at least, a HEADER
 *  anslen  the room in answer, in bytes; NS_PACKETSZ mostly suffices
 *
 *  Returns the answer's bytes, more than anslen if it was cut short; -1 with h_errno set if there is no record, or no answer.
 *  Errors (h_errno): HOST_NOT_FOUND no such name; NO_DATA no such record; TRY_AGAIN no answer for now; NO_RECOVERY.
 *  See res_query(3).
 */
BYHAND int res_query(TEXT const char *dname, int class, int type, OUT(anslen < 12 ? 12 : anslen) unsigned char *answer,
                     int anslen);

/** Ask for records of a name, in the domains that are searched as well.
 *
 *  dname   the name; with a dot at its end just as it is
 *  class   C_IN
 *  type    T_A, T_MX, ...
 *  answer  receives the whole message: 12 bytes at least, a HEADER
 *  anslen  the room in answer, in bytes
 *
 *  Returns the answer's bytes, more than anslen if it was cut short; -1 with h_errno set on failure.
 *  Errors (h_errno): those of res_query().
 *  See res_search(3).
 */
BYHAND int res_search(TEXT const char *dname, int class, int type, OUT(anslen < 12 ? 12 : anslen) unsigned char *answer,
                      int anslen);

/** Ask for records of a name in a domain.
 *
 *  name    the name's first part
 *  domain  the domain; NULL for none
 *  class   C_IN
 *  type    T_A, T_MX, ...
 *  answer  receives the whole message: 12 bytes at least, a HEADER
 *  anslen  the room in answer, in bytes
 *
 *  Returns the answer's bytes, more than anslen if it was cut short; -1 with h_errno set on failure.
 *  Errors (h_errno): those of res_query(); NO_RECOVERY also for names that are too long.
 *  See res_querydomain(3).
 */
BYHAND int res_querydomain(TEXT const char *name, OPT TEXT const char *domain, int class, int type,
                           OUT(anslen < 12 ? 12 : anslen) unsigned char *answer, int anslen);

/** Make the message that asks for records.
 *
 *  op       QUERY or NS_NOTIFY_OP
 *  dname    the name
 *  class    C_IN
 *  type     T_A, T_MX, ...
 *  data     NS_NOTIFY_OP: another name, or NULL; else not used
 *  datalen  not used
 *  newrr    not used
 *  buf      receives the message
 *  buflen   the room in buf, in bytes; NS_PACKETSZ always suffices for a question
 *
 *  Returns the message's bytes; -1 if it does not fit, or an argument is wrong. errno says nothing then.
 *  See res_mkquery(3).
 */
int res_mkquery(int op, TEXT const char *dname, int class, int type, OPT TEXT const unsigned char *data, int datalen,
                OPT IN(0) const unsigned char *newrr, OPT OUT(buflen) unsigned char *buf, int buflen);

/** Send a message to the name servers, one after the other, until one answers.
 *
 *  msg     the message, as res_mkquery() makes it: 12 bytes at least, a HEADER
 *  msglen  its bytes
 *  answer  receives the answer
 *  anslen  the room in answer, in bytes: 12 at least
 *
 *  Returns the answer's bytes, more than anslen if it was cut short; -1 with errno set on failure.
 *  Errors: ETIMEDOUT no server answered; ECONNREFUSED there is no server; EINVAL anslen is less than 12; ESRCH nscount is 0.
 *  See res_send(3).
 */
BYHAND int res_send(IN(msglen < 12 ? 12 : msglen) const unsigned char *msg, int msglen,
                    OUT(anslen < 12 ? 12 : anslen) unsigned char *answer, int anslen);

/** Read resolv.conf into a struct of the program's own, for the functions with an n in their name.
 *
 *  statp  the struct, all zeros; afterwards for res_nclose()
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: ENOMEM no memory.
 *  See res_ninit(3).
 */
BYHAND int res_ninit(INOUT struct __res_state *statp);

/** Close the sockets of such a struct, and free what libc keeps for it.
 *  statp  what res_ninit() has filled in
 *  Cannot fail. See res_nclose(3).
 */
BYHAND void res_nclose(INOUT struct __res_state *statp);

/** res_query() with a struct of the program's own.
 *
 *  statp   what res_ninit() has filled in, or _res[0]
 *  dname   the name
 *  class   C_IN
 *  type    T_A, T_MX, ...
 *  answer  receives the whole message: 12 bytes at least
 *  anslen  the room in answer, in bytes
 *
 *  Returns what res_query() does.
 *  Errors (h_errno): those of res_query().
 *  See res_nquery(3).
 */
BYHAND int res_nquery(INOUT struct __res_state *statp, TEXT const char *dname, int class, int type,
                      OUT(anslen < 12 ? 12 : anslen) unsigned char *answer, int anslen);

/** res_search() with a struct of the program's own.
 *
 *  statp   what res_ninit() has filled in, or _res[0]
 *  dname   the name
 *  class   C_IN
 *  type    T_A, T_MX, ...
 *  answer  receives the whole message: 12 bytes at least
 *  anslen  the room in answer, in bytes
 *
 *  Returns what res_search() does.
 *  Errors (h_errno): those of res_query().
 *  See res_nsearch(3).
 */
BYHAND int res_nsearch(INOUT struct __res_state *statp, TEXT const char *dname, int class, int type,
                       OUT(anslen < 12 ? 12 : anslen) unsigned char *answer, int anslen);

/** res_querydomain() with a struct of the program's own.
 *
 *  statp   what res_ninit() has filled in, or _res[0]
 *  name    the name's first part
 *  domain  the domain; NULL for none
 *  class   C_IN
 *  type    T_A, T_MX, ...
 *  answer  receives the whole message: 12 bytes at least
 *  anslen  the room in answer, in bytes
 *
 *  Returns what res_querydomain() does.
 *  Errors (h_errno): those of res_querydomain().
 *  See res_nquerydomain(3).
 */
BYHAND int res_nquerydomain(INOUT struct __res_state *statp, TEXT const char *name, OPT TEXT const char *domain, int class,
                            int type, OUT(anslen < 12 ? 12 : anslen) unsigned char *answer, int anslen);

/** res_mkquery() with a struct of the program's own.
 *
 *  statp    what res_ninit() has filled in, or _res[0]
 *  op       QUERY or NS_NOTIFY_OP
 *  dname    the name
 *  class    C_IN
 *  type     T_A, T_MX, ...
 *  data     NS_NOTIFY_OP: another name, or NULL; else not used
 *  datalen  not used
 *  newrr    not used
 *  buf      receives the message
 *  buflen   the room in buf, in bytes
 *
 *  Returns what res_mkquery() does. errno says nothing.
 *  See res_nmkquery(3).
 */
BYHAND int res_nmkquery(INOUT struct __res_state *statp, int op, TEXT const char *dname, int class, int type,
                        OPT TEXT const unsigned char *data, int datalen, OPT IN(0) const unsigned char *newrr,
                        OPT OUT(buflen) unsigned char *buf, int buflen);

/** res_send() with a struct of the program's own.
 *
 *  statp   what res_ninit() has filled in, or _res[0]
 *  msg     the message: 12 bytes at least
 *  msglen  its bytes
 *  answer  receives the answer
 *  anslen  the room in answer, in bytes: 12 at least
 *
 *  Returns what res_send() does.
 *  Errors: those of res_send().
 *  See res_nsend(3).
 */
BYHAND int res_nsend(INOUT struct __res_state *statp, IN(msglen < 12 ? 12 : msglen) const unsigned char *msg, int msglen,
                     OUT(anslen < 12 ? 12 : anslen) unsigned char *answer, int anslen);

/** Take a name out of a message, as text.
 *
 *  msg       the message
 *  eomorig   its end: msg and its bytes
 *  comp_dn   where the name is in it
 *  exp_dn    receives the text and its NUL; "" for the root
 *  length    the room in exp_dn, in bytes; NS_MAXDNAME always suffices
 *
 *  Returns how many bytes the name takes in the message at comp_dn; -1 with errno set on failure.
 *  Errors: EMSGSIZE the text does not fit, the name is malformed, or does not lie in the message.
 *  See dn_expand(3).
 */
BYHAND int dn_expand(IN(0) const unsigned char *msg, IN(0) const unsigned char *eomorig, IN(0) const unsigned char *comp_dn,
                     OUT(length) char *exp_dn, int length);

/** Put a name into a message; what is there already is not written again, but pointed to.
 *
 *  exp_dn     the name as text
 *  comp_dn    where it goes in the message
 *  length     the room there, in bytes
 *  dnptrs     the names so far: an array of pointers, the first to the message, the others to names in it, then NULL;
 *             this one is added. NULL to write it whole
 *  lastdnptr  the end of that array; NULL to add nothing
 *
 *  Returns how many bytes were written; -1 with errno set on failure.
 *  Errors: EMSGSIZE the name does not fit, or exp_dn is no name.
 *  See dn_comp(3).
 */
BYHAND int dn_comp(TEXT const char *exp_dn, OUT(length) unsigned char *comp_dn, int length, OPT INOUT unsigned char **dnptrs,
                   OPT IN(0) unsigned char **lastdnptr);

/** Ask how many bytes a name takes in a message.
 *
 *  comp_dn  where the name is
 *  eom      the message's end
 *
 *  Returns the bytes; -1 with errno set on failure.
 *  Errors: EMSGSIZE the name is malformed, or goes on behind the end.
 *  See dn_skipname(3).
 */
BYHAND int dn_skipname(IN(0) const unsigned char *comp_dn, IN(0) const unsigned char *eom);

/** Ask whether a text may be a machine's name.
 *  dn  the text
 *  Returns 1 or 0. Cannot fail. See RFC 952.
 */
int res_hnok(TEXT const char *dn);

/** Ask whether a text may be the owner of an address, as "*.example.org" too.
 *  dn  the text
 *  Returns 1 or 0. Cannot fail. See RFC 1035.
 */
int res_ownok(TEXT const char *dn);

/** Ask whether a text may be a mailbox in DNS: "user.example.org".
 *  dn  the text
 *  Returns 1 or 0. Cannot fail. See RFC 1035.
 */
int res_mailok(TEXT const char *dn);

/** Ask whether a text may be a name in DNS at all.
 *  dn  the text
 *  Returns 1 or 0. Cannot fail. See RFC 1035.
 */
int res_dnok(TEXT const char *dn);

/** Make up the id of a question.
 *  Returns a number of 16 bits. Cannot fail. See random(3).
 */
unsigned int res_randomid(void);
