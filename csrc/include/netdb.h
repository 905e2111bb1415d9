/** Names: of machines, services, protocols and networks, and what they stand for. */
#include <netinet/in.h>
#include <signal.h> /* only: union sigval, struct sigevent, sigevent_t */

/* Files the lookups read. */
#define _PATH_HEQUIV "..."
#define _PATH_HOSTS "..."
#define _PATH_NETWORKS "..."
#define _PATH_NSSWITCH_CONF "..."
#define _PATH_PROTOCOLS "..."
#define _PATH_SERVICES "..."

/* ai_flags of a getaddrinfo() request, combined with |. */
#define AI_PASSIVE ... /* for bind(): without a node, the address means every interface */
#define AI_CANONNAME ... /* fill ai_canonname of the first result */
#define AI_NUMERICHOST ... /* node is an address as text: look nothing up */
#define AI_NUMERICSERV ... /* service is a port as text: look nothing up */
#define AI_V4MAPPED ... /* with AF_INET6, where there is no IPv6 address: IPv4 ones as ::ffff:a.b.c.d */
#define AI_ALL ... /* with AI_V4MAPPED: both kinds */
#define AI_ADDRCONFIG ... /* only families this machine has an address of */
#define AI_IDN ... /* encode an international name before looking it up */
#define AI_CANONIDN ... /* decode the canonical name */

/* Flags of getnameinfo(), combined with |; and sizes that always suffice. */
#define NI_NUMERICHOST ... /* the address as text: look no name up */
#define NI_NUMERICSERV ... /* the port as text: look no name up */
#define NI_NUMERICSCOPE ... /* the interface as a number */
#define NI_NOFQDN ... /* of a local machine the first part of its name only */
#define NI_NAMEREQD ... /* fail where there is no name */
#define NI_DGRAM ... /* the service of UDP, not of TCP */
#define NI_IDN ... /* decode an international name */
#define NI_MAXHOST ... /* bytes for any host name, NUL included */
#define NI_MAXSERV ... /* bytes for any service name, NUL included */

/* What getaddrinfo() and getnameinfo() return but 0; gai_strerror() has the messages. */
#define EAI_BADFLAGS ... /* unknown flags, or flags that do not go together */
#define EAI_NONAME ... /* no such node or service, or neither was given */
#define EAI_AGAIN ... /* no answer from the name server for now */
#define EAI_FAIL ... /* the name server cannot tell, now or later */
#define EAI_NODATA ... /* the name exists, but without an address */
#define EAI_FAMILY ... /* ai_family is not supported */
#define EAI_SOCKTYPE ... /* ai_socktype is not supported, or does not go with ai_protocol */
#define EAI_SERVICE ... /* this socket type has no such service */
#define EAI_ADDRFAMILY ... /* the name has no address of this family */
#define EAI_MEMORY ... /* no memory */
#define EAI_SYSTEM ... /* errno tells */
#define EAI_OVERFLOW ... /* a buffer is too short */
#define EAI_INPROGRESS ... /* asynchronous lookups: still at work */
#define EAI_CANCELED ... /* asynchronous lookups: called off */
#define EAI_NOTCANCELED ... /* asynchronous lookups: too late to call off */
#define EAI_ALLDONE ... /* asynchronous lookups: all are finished */
#define EAI_INTR ... /* asynchronous lookups: a signal came */
#define EAI_IDN_ENCODE ... /* the international name cannot be encoded */
#define EAI_BADHINTS ... /* macOS and the BSDs: a field of hints that must be 0 is not */
#define EAI_PROTOCOL ... /* macOS and the BSDs: ai_protocol is unknown */

/* Values of h_errno, after gethostbyname(), gethostbyaddr() and getnetbyname(). */
#define HOST_NOT_FOUND ... /* no such name */
#define TRY_AGAIN ... /* no answer from the name server for now */
#define NO_RECOVERY ... /* the name server cannot tell, now or later */
#define NO_DATA ... /* the name exists, but without an address */
#define NO_ADDRESS ... /* NO_DATA by another name */
#define NETDB_INTERNAL ... /* errno tells */
#define NETDB_SUCCESS ... /* no error */

#define SCOPE_DELIMITER ... /* the '%' of "fe80::1%eth0" */
#define GAI_WAIT ... /* asynchronous lookups: wait for all */
#define GAI_NOWAIT ... /* asynchronous lookups: return at once */

/** A way to reach a service: getaddrinfo()'s request (hints) and each node of its result list.
 *
 *  ai_flags      AI_... bits (request)
 *  ai_family     AF_INET, AF_INET6; in a request also AF_UNSPEC for any: the domain for socket()
 *  ai_socktype   SOCK_STREAM, SOCK_DGRAM, ...; in a request 0 for any: the type for socket()
 *  ai_protocol   IPPROTO_TCP, ...; in a request 0 for any: the protocol for socket()
 *  ai_addrlen    size of *ai_addr in bytes (result)
 *  ai_addr       the address for bind() or connect(), network byte order (result)
 *  ai_canonname  the machine's own name in the first result if AI_CANONNAME asked for it, else NULL
 *  ai_next       the next result, NULL at the end
 */
struct addrinfo {
    int ai_flags;
    int ai_family;
    int ai_socktype;
    int ai_protocol;
    socklen_t ai_addrlen;
    struct sockaddr *ai_addr;
    char *ai_canonname;
    struct addrinfo *ai_next;
};

/** A machine, as gethostbyname() finds it.
 *
 *  h_name       its own name
 *  h_aliases    other names; a NULL ends the array
 *  h_addrtype   AF_INET or AF_INET6
 *  h_length     bytes of one address: 4 or 16
 *  h_addr_list  addresses of h_length bytes each, network byte order; a NULL ends the array. (C's h_addr is h_addr_list[0].)
 */
struct hostent {
    char *h_name;
    char **h_aliases;
    int h_addrtype;
    int h_length;
    char **h_addr_list;
};

/** A service, a line of /etc/services.
 *
 *  s_name     its name: "http"
 *  s_aliases  other names; a NULL ends the array
 *  s_port     its port, network byte order, in an int: ready for sin_port
 *  s_proto    "tcp", "udp", ...
 */
struct servent {
    char *s_name;
    char **s_aliases;
    int s_port;
    char *s_proto;
};

/** A protocol, a line of /etc/protocols.
 *
 *  p_name     its name: "tcp"
 *  p_aliases  other names; a NULL ends the array
 *  p_proto    its number, host byte order: IPPROTO_TCP
 */
struct protoent {
    char *p_name;
    char **p_aliases;
    int p_proto;
};

/** A network, a line of /etc/networks.
 *
 *  n_name      its name: "loopback"
 *  n_aliases   other names; a NULL ends the array
 *  n_addrtype  AF_INET
 *  n_net       its number, host byte order
 */
struct netent {
    char *n_name;
    char **n_aliases;
    int n_addrtype;
    uint32_t n_net;
};

/** A lookup for getaddrinfo_a(): what to ask, and where the answer goes (glibc).
 *
 *  ar_name     a name or an address as text, as getaddrinfo()'s node
 *  ar_service  a service or a port as text, as its service
 *  ar_request  what is wanted, as its hints; NULL for anything
 *  ar_result   receives the first node of the list, for freeaddrinfo()
 */
struct gaicb {
    const char *ar_name;
    const char *ar_service;
    const struct addrinfo *ar_request;
    struct addrinfo *ar_result;
};

/** Why this thread's last gethostbyname() or its kin failed: HOST_NOT_FOUND, TRY_AGAIN, ... (errno is another matter). */
extern int h_errno;

/** Find the socket addresses of a machine and a service, of any family.
 *
 *  node     a name or an address as text; NULL for this machine (or every interface, with AI_PASSIVE)
 *  service  a name such as "http", or a port as text; NULL leaves the port 0. node and service may not both be NULL
 *  hints    ai_flags, ai_family, ai_socktype, ai_protocol of what is wanted, all else zero; NULL for anything
 *  res      receives the first node of a list, to be tried one after the other; freeaddrinfo() frees it
 *
 *  Returns 0; else an EAI_ code for gai_strerror(), and then res is left alone.
 *  Errors (returned): EAI_NONAME no such name; EAI_AGAIN the name server does not answer; EAI_SERVICE no such service
 *  for this type; EAI_FAMILY, EAI_SOCKTYPE, EAI_BADFLAGS hints ask for nonsense; EAI_SYSTEM errno tells.
 *  See getaddrinfo(3), gai.conf(5).
 */
int getaddrinfo(OPT TEXT const char *node, OPT TEXT const char *service, OPT IN const struct addrinfo *hints,
                OUT GIVES(addrinfo) struct addrinfo **res);

/** Free a list that getaddrinfo() made, every node with its address and name.
 *
 *  res  the first node of the list; NULL does nothing
 *
 *  Cannot fail.
 *  See freeaddrinfo(3).
 */
void freeaddrinfo(OPT TAKES(addrinfo) struct addrinfo *res);

/** The message that belongs to an EAI_ code.
 *
 *  errcode  what getaddrinfo() or getnameinfo() returned
 *
 *  Returns the text; of an unknown code, one that says so. Cannot fail.
 *  See gai_strerror(3).
 */
const char *gai_strerror(int errcode);

/** Find the names of a socket address: getaddrinfo() backwards.
 *
 *  addr     a struct sockaddr_in or sockaddr_in6, network byte order
 *  addrlen  bytes of addr that count
 *  host     receives the machine's name, or its address as text; NULL if of no interest
 *  hostlen  the room in host, in bytes, such as NI_MAXHOST; 0 with NULL
 *  serv     receives the service's name, or the port as text; NULL if of no interest
 *  servlen  the room in serv, in bytes, such as NI_MAXSERV; 0 with NULL
 *  flags    0, or NI_NUMERICHOST, NI_NUMERICSERV, NI_NAMEREQD, ... combined with |
 *
 *  Returns 0; else an EAI_ code for gai_strerror().
 *  Errors (returned): EAI_FAMILY unknown family, or addrlen too short for it; EAI_NONAME no name (NI_NAMEREQD), or
 *  neither host nor serv; EAI_OVERFLOW a buffer is too short; EAI_AGAIN the name server does not answer.
 *  See getnameinfo(3).
 */
BYHAND int getnameinfo(IN(addrlen) const struct sockaddr *addr, socklen_t addrlen, OPT OUT(hostlen) char *host,
                       socklen_t hostlen, OPT OUT(servlen) char *serv, socklen_t servlen, int flags);

/** Find a machine's IPv4 addresses by its name; getaddrinfo() does this for both families.
 *
 *  name  a name, or an IPv4 address as text (which is only converted)
 *
 *  Returns an entry that the next call overwrites; NULL with h_errno set on failure.
 *  Errors (h_errno): HOST_NOT_FOUND no such name; NO_DATA no address; TRY_AGAIN no answer for now; NO_RECOVERY.
 *  See gethostbyname(3).
 */
struct hostent *gethostbyname(TEXT const char *name);

/** gethostbyname() for a family of your choice (glibc).
 *
 *  name  a name, or an address of that family as text
 *  af    AF_INET or AF_INET6
 *
 *  Returns an entry that the next call overwrites; NULL with h_errno set on failure, as gethostbyname() sets it.
 *  Errors (h_errno): those of gethostbyname().
 *  See gethostbyname2(3).
 */
BYHAND struct hostent *gethostbyname2(TEXT const char *name, int af);

/** Find a machine's name by its address.
 *
 *  addr  the address, network byte order: a struct in_addr or in6_addr
 *  len   its size in bytes: 4 or 16
 *  type  AF_INET or AF_INET6
 *
 *  Returns an entry that the next call overwrites; NULL with h_errno set on failure.
 *  Errors (h_errno): HOST_NOT_FOUND it has no name; TRY_AGAIN, NO_RECOVERY no answer; NETDB_INTERNAL errno tells.
 *  See gethostbyaddr(3).
 */
struct hostent *gethostbyaddr(IN(len) const void *addr, socklen_t len, int type);

/** Open /etc/hosts at its beginning for gethostent().
 *  stayopen  nonzero: keep it, or the connection to the name server, open between lookups
 *  Failure is not reported.
 *  See sethostent(3).
 */
void sethostent(int stayopen);

/** Read the next machine of /etc/hosts.
 *  Returns an entry that the next call overwrites; NULL at the end. At the end, errno says nothing.
 *  See gethostent(3).
 */
struct hostent *gethostent(void);

/** Close what sethostent() or gethostent() opened.
 *  Cannot fail.
 *  See endhostent(3).
 */
void endhostent(void);

/** Print the message of h_errno on standard error.
 *  s  text to stand before it, with ": "; NULL or "" for none
 *  Failure to write is not reported.
 *  See herror(3).
 */
void herror(OPT TEXT const char *s);

/** The message that belongs to a value of h_errno.
 *  err  HOST_NOT_FOUND, TRY_AGAIN, ...
 *  Returns the text; of an unknown value, one that says so. Cannot fail.
 *  See hstrerror(3).
 */
const char *hstrerror(int err);

/** Find a service by its name.
 *
 *  name   "http", "domain", ...; its other names too
 *  proto  "tcp", "udp", ...; NULL for the first that comes
 *
 *  Returns an entry that the next call overwrites, s_port in network byte order; NULL if there is none.
 *  Where there is none, errno says nothing.
 *  See getservbyname(3), services(5).
 */
struct servent *getservbyname(TEXT const char *name, OPT TEXT const char *proto);

/** Find a service by its port.
 *
 *  port   the port, network byte order: htons(80)
 *  proto  "tcp", "udp", ...; NULL for the first that comes
 *
 *  Returns an entry that the next call overwrites; NULL if there is none. Where there is none, errno says nothing.
 *  See getservbyport(3), services(5).
 */
struct servent *getservbyport(int port, OPT TEXT const char *proto);

/** Open /etc/services at its beginning for getservent().
 *  stayopen  nonzero: keep it open between lookups
 *  Failure is not reported.
 *  See setservent(3).
 */
void setservent(int stayopen);

/** Read the next service of /etc/services.
 *  Returns an entry that the next call overwrites; NULL at the end. At the end, errno says nothing.
 *  See getservent(3).
 */
struct servent *getservent(void);

/** Close what setservent() or getservent() opened.
 *  Cannot fail.
 *  See endservent(3).
 */
void endservent(void);

/** Find a protocol by its name.
 *  name  "tcp", "udp", "icmp", ...; its other names too
 *  Returns an entry that the next call overwrites; NULL if there is none. Where there is none, errno says nothing.
 *  See getprotobyname(3), protocols(5).
 */
struct protoent *getprotobyname(TEXT const char *name);

/** Find a protocol by its number.
 *  proto  IPPROTO_TCP, IPPROTO_UDP, ...
 *  Returns an entry that the next call overwrites; NULL if there is none. Where there is none, errno says nothing.
 *  See getprotobynumber(3), protocols(5).
 */
struct protoent *getprotobynumber(int proto);

/** Open /etc/protocols at its beginning for getprotoent().
 *  stayopen  nonzero: keep it open between lookups
 *  Failure is not reported.
 *  See setprotoent(3).
 */
void setprotoent(int stayopen);

/** Read the next protocol of /etc/protocols.
 *  Returns an entry that the next call overwrites; NULL at the end. At the end, errno says nothing.
 *  See getprotoent(3).
 */
struct protoent *getprotoent(void);

/** Close what setprotoent() or getprotoent() opened.
 *  Cannot fail.
 *  See endprotoent(3).
 */
void endprotoent(void);

/** Find a network by its name.
 *  name  "loopback", ...; its other names too
 *  Returns an entry that the next call overwrites; NULL with h_errno set if there is none.
 *  Errors (h_errno): HOST_NOT_FOUND no such network; TRY_AGAIN, NO_RECOVERY no answer; NETDB_INTERNAL errno tells.
 *  See getnetbyname(3), networks(5).
 */
struct netent *getnetbyname(TEXT const char *name);

/** Find a network by its number.
 *
 *  net   the number, host byte order: what inet_netof() returns
 *  type  AF_INET
 *
 *  Returns an entry that the next call overwrites; NULL with h_errno set if there is none.
 *  Errors (h_errno): HOST_NOT_FOUND no such network; TRY_AGAIN, NO_RECOVERY no answer; NETDB_INTERNAL errno tells.
 *  See getnetbyaddr(3), networks(5).
 */
struct netent *getnetbyaddr(uint32_t net, int type);

/** Open /etc/networks at its beginning for getnetent().
 *  stayopen  nonzero: keep it open between lookups
 *  Failure is not reported.
 *  See setnetent(3).
 */
void setnetent(int stayopen);

/** Read the next network of /etc/networks.
 *  Returns an entry that the next call overwrites; NULL at the end. At the end, errno says nothing.
 *  See getnetent(3).
 */
struct netent *getnetent(void);

/** Close what setnetent() or getnetent() opened.
 *  Cannot fail.
 *  See endnetent(3).
 */
void endnetent(void);

/** gethostbyname() into memory of your own (glibc).
 *
 *  name        a name, or an IPv4 address as text
 *  result_buf  receives the entry
 *  buf         receives the texts and addresses the entry points to: it must live as long as the entry
 *  buflen      the room in buf, in bytes; some hundred mostly suffice
 *  result      receives result_buf, or NULL if there is no entry
 *  h_errnop    receives what h_errno would get: HOST_NOT_FOUND, TRY_AGAIN, ...
 *
 *  Returns 0, also where nothing is found (*result is NULL then); else an errno value.
 *  Errors (returned): ERANGE buf is too small: try again with more; EAGAIN the name server failed: *h_errnop tells how;
 *  ENOENT, EMFILE its files cannot be read.
 *  See gethostbyname_r(3).
 */
BYHAND int gethostbyname_r(TEXT const char *name, OUT struct hostent *result_buf, OUT(buflen) char *buf,
                           size_t buflen, OUT struct hostent **result, OUT int *h_errnop);

/** gethostbyname2() into memory of your own (glibc).
 *
 *  name        a name, or an address of that family as text
 *  af          AF_INET or AF_INET6
 *  result_buf  receives the entry
 *  buf         receives the texts and addresses the entry points to: it must live as long as the entry
 *  buflen      the room in buf, in bytes; some hundred mostly suffice
 *  result      receives result_buf, or NULL if there is no entry
 *  h_errnop    receives what h_errno would get: HOST_NOT_FOUND, TRY_AGAIN, ...
 *
 *  Returns 0, also where nothing is found (*result is NULL then); else an errno value.
 *  Errors (returned): ERANGE buf is too small: try again with more; EAGAIN the name server failed: *h_errnop tells how;
 *  ENOENT, EMFILE its files cannot be read.
 *  See gethostbyname2_r(3).
 */
BYHAND int gethostbyname2_r(TEXT const char *name, int af, OUT struct hostent *result_buf, OUT(buflen) char *buf,
                            size_t buflen, OUT struct hostent **result, OUT int *h_errnop);

/** gethostbyaddr() into memory of your own (glibc).
 *
 *  addr        the address, network byte order: a struct in_addr or in6_addr
 *  len         its size in bytes: 4 or 16
 *  type        AF_INET or AF_INET6
 *  result_buf  receives the entry
 *  buf         receives the texts and addresses the entry points to: it must live as long as the entry
 *  buflen      the room in buf, in bytes; some hundred mostly suffice
 *  result      receives result_buf, or NULL if there is no entry
 *  h_errnop    receives what h_errno would get: HOST_NOT_FOUND, TRY_AGAIN, ...
 *
 *  Returns 0, also where nothing is found (*result is NULL then); else an errno value.
 *  Errors (returned): ERANGE buf is too small: try again with more; EAGAIN the name server failed: *h_errnop tells how;
 *  ENOENT, EMFILE its files cannot be read.
 *  See gethostbyaddr_r(3).
 */
BYHAND int gethostbyaddr_r(IN(len) const void *addr, socklen_t len, int type, OUT struct hostent *result_buf,
                           OUT(buflen) char *buf, size_t buflen, OUT struct hostent **result, OUT int *h_errnop);

/** gethostent() into memory of your own (glibc).
 *
 *  result_buf  receives the entry
 *  buf         receives the texts and addresses the entry points to: it must live as long as the entry
 *  buflen      the room in buf, in bytes; some hundred mostly suffice
 *  result      receives result_buf, or NULL if there is no entry
 *  h_errnop    receives what h_errno would get: HOST_NOT_FOUND, TRY_AGAIN, ...
 *
 *  Returns 0, also where nothing is found (*result is NULL then); else an errno value.
 *  Errors (returned): ERANGE buf is too small: try again with more; EAGAIN the name server failed: *h_errnop tells how;
 *  ENOENT at the end of the list.
 *  See gethostent_r(3).
 */
BYHAND int gethostent_r(OUT struct hostent *result_buf, OUT(buflen) char *buf, size_t buflen,
                        OUT struct hostent **result, OUT int *h_errnop);

/** getnetbyname() into memory of your own (glibc).
 *
 *  name        "loopback", ...; its other names too
 *  result_buf  receives the entry
 *  buf         receives the texts and addresses the entry points to: it must live as long as the entry
 *  buflen      the room in buf, in bytes; some hundred mostly suffice
 *  result      receives result_buf, or NULL if there is no entry
 *  h_errnop    receives what h_errno would get: HOST_NOT_FOUND, TRY_AGAIN, ...
 *
 *  Returns 0, also where nothing is found (*result is NULL then); else an errno value.
 *  Errors (returned): ERANGE buf is too small: try again with more; ENOENT, EMFILE its files cannot be read.
 *  See getnetbyname_r(3).
 */
BYHAND int getnetbyname_r(TEXT const char *name, OUT struct netent *result_buf, OUT(buflen) char *buf, size_t buflen,
                          OUT struct netent **result, OUT int *h_errnop);

/** getnetbyaddr() into memory of your own (glibc).
 *
 *  net         the number, host byte order
 *  type        AF_INET
 *  result_buf  receives the entry
 *  buf         receives the texts and addresses the entry points to: it must live as long as the entry
 *  buflen      the room in buf, in bytes; some hundred mostly suffice
 *  result      receives result_buf, or NULL if there is no entry
 *  h_errnop    receives what h_errno would get: HOST_NOT_FOUND, TRY_AGAIN, ...
 *
 *  Returns 0, also where nothing is found (*result is NULL then); else an errno value.
 *  Errors (returned): ERANGE buf is too small: try again with more; ENOENT, EMFILE its files cannot be read.
 *  See getnetbyaddr_r(3).
 */
BYHAND int getnetbyaddr_r(uint32_t net, int type, OUT struct netent *result_buf, OUT(buflen) char *buf, size_t buflen,
                          OUT struct netent **result, OUT int *h_errnop);

/** getnetent() into memory of your own (glibc).
 *
 *  result_buf  receives the entry
 *  buf         receives the texts and addresses the entry points to: it must live as long as the entry
 *  buflen      the room in buf, in bytes; some hundred mostly suffice
 *  result      receives result_buf, or NULL if there is no entry
 *  h_errnop    receives what h_errno would get: HOST_NOT_FOUND, TRY_AGAIN, ...
 *
 *  Returns 0, also where nothing is found (*result is NULL then); else an errno value.
 *  Errors (returned): ERANGE buf is too small: try again with more; ENOENT at the end of the list.
 *  See getnetent_r(3).
 */
BYHAND int getnetent_r(OUT struct netent *result_buf, OUT(buflen) char *buf, size_t buflen,
                       OUT struct netent **result, OUT int *h_errnop);

/** getservbyname() into memory of your own (glibc).
 *
 *  name        "http", "domain", ...; its other names too
 *  proto       "tcp", "udp", ...; NULL for the first that comes
 *  result_buf  receives the entry
 *  buf         receives the texts and addresses the entry points to: it must live as long as the entry
 *  buflen      the room in buf, in bytes; some hundred mostly suffice
 *  result      receives result_buf, or NULL if there is no entry
 *
 *  Returns 0, also where nothing is found (*result is NULL then); else an errno value.
 *  Errors (returned): ERANGE buf is too small: try again with more; ENOENT, EMFILE its files cannot be read.
 *  See getservbyname_r(3).
 */
BYHAND int getservbyname_r(TEXT const char *name, OPT TEXT const char *proto, OUT struct servent *result_buf,
                           OUT(buflen) char *buf, size_t buflen, OUT struct servent **result);

/** getservbyport() into memory of your own (glibc).
 *
 *  port        the port, network byte order: htons(80)
 *  proto       "tcp", "udp", ...; NULL for the first that comes
 *  result_buf  receives the entry
 *  buf         receives the texts and addresses the entry points to: it must live as long as the entry
 *  buflen      the room in buf, in bytes; some hundred mostly suffice
 *  result      receives result_buf, or NULL if there is no entry
 *
 *  Returns 0, also where nothing is found (*result is NULL then); else an errno value.
 *  Errors (returned): ERANGE buf is too small: try again with more; ENOENT, EMFILE its files cannot be read.
 *  See getservbyport_r(3).
 */
BYHAND int getservbyport_r(int port, OPT TEXT const char *proto, OUT struct servent *result_buf,
                           OUT(buflen) char *buf, size_t buflen, OUT struct servent **result);

/** getservent() into memory of your own (glibc).
 *
 *  result_buf  receives the entry
 *  buf         receives the texts and addresses the entry points to: it must live as long as the entry
 *  buflen      the room in buf, in bytes; some hundred mostly suffice
 *  result      receives result_buf, or NULL if there is no entry
 *
 *  Returns 0, also where nothing is found (*result is NULL then); else an errno value.
 *  Errors (returned): ERANGE buf is too small: try again with more; ENOENT at the end of the list.
 *  See getservent_r(3).
 */
BYHAND int getservent_r(OUT struct servent *result_buf, OUT(buflen) char *buf, size_t buflen,
                        OUT struct servent **result);

/** getprotobyname() into memory of your own (glibc).
 *
 *  name        "tcp", "udp", "icmp", ...; its other names too
 *  result_buf  receives the entry
 *  buf         receives the texts and addresses the entry points to: it must live as long as the entry
 *  buflen      the room in buf, in bytes; some hundred mostly suffice
 *  result      receives result_buf, or NULL if there is no entry
 *
 *  Returns 0, also where nothing is found (*result is NULL then); else an errno value.
 *  Errors (returned): ERANGE buf is too small: try again with more; ENOENT, EMFILE its files cannot be read.
 *  See getprotobyname_r(3).
 */
BYHAND int getprotobyname_r(TEXT const char *name, OUT struct protoent *result_buf, OUT(buflen) char *buf,
                            size_t buflen, OUT struct protoent **result);

/** getprotobynumber() into memory of your own (glibc).
 *
 *  proto       IPPROTO_TCP, IPPROTO_UDP, ...
 *  result_buf  receives the entry
 *  buf         receives the texts and addresses the entry points to: it must live as long as the entry
 *  buflen      the room in buf, in bytes; some hundred mostly suffice
 *  result      receives result_buf, or NULL if there is no entry
 *
 *  Returns 0, also where nothing is found (*result is NULL then); else an errno value.
 *  Errors (returned): ERANGE buf is too small: try again with more; ENOENT, EMFILE its files cannot be read.
 *  See getprotobynumber_r(3).
 */
BYHAND int getprotobynumber_r(int proto, OUT struct protoent *result_buf, OUT(buflen) char *buf, size_t buflen,
                              OUT struct protoent **result);

/** getprotoent() into memory of your own (glibc).
 *
 *  result_buf  receives the entry
 *  buf         receives the texts and addresses the entry points to: it must live as long as the entry
 *  buflen      the room in buf, in bytes; some hundred mostly suffice
 *  result      receives result_buf, or NULL if there is no entry
 *
 *  Returns 0, also where nothing is found (*result is NULL then); else an errno value.
 *  Errors (returned): ERANGE buf is too small: try again with more; ENOENT at the end of the list.
 *  See getprotoent_r(3).
 */
BYHAND int getprotoent_r(OUT struct protoent *result_buf, OUT(buflen) char *buf, size_t buflen,
                         OUT struct protoent **result);

/** Begin reading a netgroup, a set of (host, user, domain) triples (glibc).
 *
 *  netgroup  its name
 *
 *  Returns 1 if there is one, else 0. On failure errno says nothing.
 *  See setnetgrent(3).
 */
int setnetgrent(TEXT const char *netgroup);

/** End reading a netgroup; what getnetgrent() stored is no longer valid.
 *  Cannot fail.
 *  See endnetgrent(3).
 */
void endnetgrent(void);

/** Read the next triple of the netgroup that setnetgrent() began.
 *
 *  hostp    receives the host's name; a NULL stored there stands for any host
 *  userp    receives the user's name; NULL for any user
 *  domainp  receives the domain's name; NULL for any domain
 *
 *  Returns 1 with texts that live until the next call; 0 at the end. At the end, errno says nothing.
 *  See getnetgrent(3).
 */
int getnetgrent(OUT char **hostp, OUT char **userp, OUT char **domainp);

/** getnetgrent() into memory of your own (glibc).
 *
 *  hostp, userp, domainp  receive pointers into buffer, or NULL for any
 *  buffer                 receives the texts
 *  buflen                 the room in buffer, in bytes
 *
 *  Returns 1; 0 at the end, or with errno set where it failed.
 *  Errors: ERANGE buffer is too small.
 *  See getnetgrent_r(3).
 */
BYHAND int getnetgrent_r(OUT char **hostp, OUT char **userp, OUT char **domainp, OUT(buflen) char *buffer,
                         size_t buflen);

/** Ask whether a netgroup has a triple.
 *
 *  netgroup  its name
 *  host      a host's name; NULL for any
 *  user      a user's name; NULL for any
 *  domain    a domain's name; NULL for any
 *
 *  Returns 1 if it has, else 0. Failure is not reported.
 *  See innetgr(3).
 */
int innetgr(TEXT const char *netgroup, OPT TEXT const char *host, OPT TEXT const char *user,
            OPT TEXT const char *domain);

/** Make a TCP socket with a port below 1024, from *alport downwards: for the old r-commands.
 *
 *  alport  in: the port to begin with, host byte order, 512 to 1023; out: the port that was bound
 *
 *  Returns the socket; -1 with errno set on failure.
 *  Errors: EAGAIN all ports down to 512 are taken; EACCES privilege is missing; EMFILE, ENFILE no descriptor is left.
 *  See rresvport(3).
 */
int rresvport(INOUT int *alport);

/** rresvport() for a family of your choice.
 *
 *  alport  in: the port to begin with, host byte order, 512 to 1023; out: the port that was bound
 *  af      AF_INET or AF_INET6
 *
 *  Returns the socket; -1 with errno set on failure.
 *  Errors: those of rresvport(); EAFNOSUPPORT another af.
 *  See rresvport_af(3).
 */
int rresvport_af(INOUT int *alport, sa_family_t af);

/** Ask whether a remote user may act as a local one, by /etc/hosts.equiv and ~/.rhosts.
 *
 *  rhost      the remote machine's name
 *  superuser  nonzero: the local user is root, so hosts.equiv does not count
 *  ruser      the remote user's name
 *  luser      the local user's name
 *
 *  Returns 0 if so, else -1 (errno says nothing certain).
 *  See ruserok(3).
 */
int ruserok(TEXT const char *rhost, int superuser, TEXT const char *ruser, TEXT const char *luser);

/** ruserok() for a family of your choice.
 *
 *  rhost      the remote machine's name
 *  superuser  nonzero: the local user is root
 *  ruser      the remote user's name
 *  luser      the local user's name
 *  af         AF_INET, AF_INET6 or AF_UNSPEC
 *
 *  Returns 0 if so, else -1. On failure errno says nothing.
 *  See ruserok_af(3).
 */
int ruserok_af(TEXT const char *rhost, int superuser, TEXT const char *ruser, TEXT const char *luser, sa_family_t af);

/** ruserok() by the remote machine's IPv4 address.
 *
 *  raddr      the address, network byte order
 *  superuser  nonzero: the local user is root
 *  ruser      the remote user's name
 *  luser      the local user's name
 *
 *  Returns 0 if so, else -1. On failure errno says nothing.
 *  See iruserok(3).
 */
int iruserok(uint32_t raddr, int superuser, TEXT const char *ruser, TEXT const char *luser);

/** ruserok() by the remote machine's address of either family.
 *
 *  raddr      the address, network byte order: a struct in_addr or in6_addr
 *  superuser  nonzero: the local user is root
 *  ruser      the remote user's name
 *  luser      the local user's name
 *  af         AF_INET or AF_INET6
 *
 *  Returns 0 if so, else -1. On failure errno says nothing.
 *  See iruserok_af(3).
 */
int iruserok_af(IN(af == AF_INET ? 4 : 16) const void *raddr, int superuser, TEXT const char *ruser,
                TEXT const char *luser, sa_family_t af);
