/** Internet addresses as text and as bytes. */
#include <netinet/in.h>

/** Read an address from text, IPv4 or IPv6.
 *
 *  af   AF_INET for "192.0.2.1" (exactly four decimal numbers), AF_INET6 for "2001:db8::1"
 *  src  the text; no names, no spaces, no "%eth0"
 *  dst  receives the address, network byte order: a struct in_addr (4 bytes) or in6_addr (16 bytes)
 *
 *  Returns 1; 0 if src is no such address, and then dst is left alone; -1 with errno set for another af.
 *  Errors: EAFNOSUPPORT af is neither AF_INET nor AF_INET6.
 *  See inet_pton(3).
 */
int inet_pton(int af, TEXT const char *src, OUT(af == AF_INET6 ? 16 : af == AF_INET ? 4 : 0) void *dst);

/** Write an address as text, IPv4 or IPv6.
 *
 *  af    AF_INET or AF_INET6
 *  src   the address, network byte order: a struct in_addr (4 bytes) or in6_addr (16 bytes)
 *  dst   receives the text and its NUL
 *  size  the room in dst, in bytes: INET_ADDRSTRLEN or INET6_ADDRSTRLEN always suffices
 *
 *  Returns dst; NULL with errno set on failure.
 *  Errors: EAFNOSUPPORT af is neither AF_INET nor AF_INET6; ENOSPC the text does not fit.
 *  See inet_ntop(3).
 */
INTO(dst) const char *inet_ntop(int af, IN(af == AF_INET6 ? 16 : af == AF_INET ? 4 : 0) const void *src,
                                OUT(size) char *dst, socklen_t size);

/** Read an IPv4 address from text in any of its old forms.
 *
 *  cp   "a.b.c.d", "a.b.c", "a.b" or "a"; each number decimal, octal (0...) or hexadecimal (0x...); the last one
 *       fills the bytes that remain
 *  inp  receives the address, network byte order
 *
 *  Returns 1 if cp is an address, else 0 (errno says nothing).
 *  See inet_aton(3).
 */
int inet_aton(TEXT const char *cp, OUT struct in_addr *inp);

/** Read an IPv4 address from text; the forms are those of inet_aton().
 *
 *  cp  the text, such as "127.0.0.1"
 *
 *  Returns the address in network byte order, ready for s_addr; INADDR_NONE if cp is none. INADDR_NONE is
 *  255.255.255.255 as well: inet_pton() tells the two apart. On failure errno says nothing.
 *  See inet_addr(3).
 */
in_addr_t inet_addr(TEXT const char *cp);

/** Read an IPv4 network number from text; the forms are those of inet_aton(), but "10.1" means 0x0a01.
 *
 *  cp  the text
 *
 *  Returns the number in host byte order, for inet_makeaddr(); INADDR_NONE if cp is none.
 *  On failure errno says nothing.
 *  See inet_network(3).
 */
in_addr_t inet_network(TEXT const char *cp);

/** Write an IPv4 address as "a.b.c.d".
 *
 *  in  the address, network byte order, passed by value: addr.sin_addr
 *
 *  Returns the text, in a buffer that the next inet_ntoa() of this thread overwrites. Cannot fail.
 *  See inet_ntoa(3), inet_ntop(3).
 */
char *inet_ntoa(struct in_addr in);

/** Put an IPv4 address together by the old network classes.
 *
 *  net   network number, host byte order; its size decides between class A, B and C
 *  host  number of the machine within it, host byte order
 *
 *  Returns the address in network byte order. Cannot fail.
 *  See inet_makeaddr(3).
 */
struct in_addr inet_makeaddr(in_addr_t net, in_addr_t host);

/** The host part of an IPv4 address by the old network classes.
 *
 *  in  the address, network byte order, passed by value
 *
 *  Returns the host number in host byte order. Cannot fail.
 *  See inet_lnaof(3).
 */
in_addr_t inet_lnaof(struct in_addr in);

/** The network part of an IPv4 address by the old network classes.
 *
 *  in  the address, network byte order, passed by value
 *
 *  Returns the network number in host byte order. Cannot fail.
 *  See inet_netof(3).
 */
in_addr_t inet_netof(struct in_addr in);

/** Write an IPv4 network number as text without the zero bytes in front: "10.1".
 *
 *  net  the number, host byte order
 *  buf  receives the text and its NUL
 *  len  the room in buf, in bytes
 *
 *  Returns buf; NULL with errno set on failure.
 *  Errors: EMSGSIZE the text does not fit.
 *  See inet_network(3).
 */
INTO(buf) char *inet_neta(in_addr_t net, OUT(len) char *buf, size_t len);

/** Write a network address as text with its prefix length: "192.0.2/24".
 *
 *  af    AF_INET
 *  cp    the address, network byte order: (bits + 7) / 8 bytes
 *  bits  the prefix length, 0 to 32
 *  buf   receives the text and its NUL
 *  len   the room in buf, in bytes: 18 always suffices
 *
 *  Returns buf; NULL with errno set on failure.
 *  Errors: EAFNOSUPPORT another af; EINVAL bits is out of range; EMSGSIZE the text does not fit.
 *  See inet_net_ntop(3).
 */
INTO(buf) char *inet_net_ntop(int af, IN(bits > 24 ? 4 : bits < 0 ? 4 : bits > 16 ? 3 : bits > 8 ? 2 : 1) const void *cp,
                              int bits, OUT(len) char *buf, size_t len);

/** Read a network address with its prefix length from text: "192.0.2.0/24", "10", "0xc0000200".
 *
 *  af   AF_INET
 *  cp   the text
 *  buf  receives the address, network byte order: as many bytes as the text has
 *  len  the room in buf, in bytes: 4 always suffices
 *
 *  Returns the prefix length in bits (guessed from the old classes if the text has none); -1 with errno set on failure.
 *  Errors: EAFNOSUPPORT another af; ENOENT cp is no such address; EMSGSIZE the address does not fit.
 *  See inet_net_pton(3).
 */
int inet_net_pton(int af, TEXT const char *cp, OUT(len) void *buf, size_t len);

/** Read an address of ISO's networks (NSAP) from text: "0x47.0005.80".
 *
 *  cp   the text: 0x, then hexadecimal digits in pairs, with ".", "+" or "/" between
 *  buf  receives the bytes
 *  len  the room in buf, in bytes, not negative: 255 always suffices
 *
 *  Returns the number of bytes; 0 if cp is no such address. On failure errno says nothing.
 *  See RFC 1706.
 */
unsigned int inet_nsap_addr(TEXT const char *cp, OUT(len) unsigned char *buf, int len);

/** Write an address of ISO's networks (NSAP) as text.
 *
 *  len  bytes of the address, not negative; those past 255 are left out
 *  cp   the address
 *  buf  receives the text and its NUL; NULL for a buffer that the next call overwrites
 *
 *  Returns buf, or that buffer. Cannot fail.
 *  See RFC 1706.
 */
INTO(buf) char *inet_nsap_ntoa(int len, IN(len) const unsigned char *cp,
                               OPT OUT(len > 255 ? 768 : 3 * len + 3) char *buf);
