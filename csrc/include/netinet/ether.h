/** Ethernet addresses as text, and their names in /etc/ethers. */
#include <netinet/if_ether.h>

/** Write an Ethernet address as text: "0:1a:2b:3c:4d:5e".
 *
 *  addr  the address
 *
 *  Returns the text, in a buffer that the next call overwrites.
 *  See ether_ntoa(3).
 */
char *ether_ntoa(IN const struct ether_addr *addr);

/** ether_ntoa() into memory of your own (glibc).
 *
 *  addr  the address
 *  buf   receives the text and its NUL: 18 bytes
 *
 *  Returns buf.
 *  See ether_ntoa_r(3).
 */
INTO(buf) char *ether_ntoa_r(IN const struct ether_addr *addr, OUT(18) char *buf);

/** Read an Ethernet address from text.
 *
 *  asc  six hexadecimal numbers with ":" between
 *
 *  Returns the address, in a buffer that the next call overwrites; NULL if asc is none.
 *  See ether_aton(3).
 */
struct ether_addr *ether_aton(TEXT const char *asc);

/** ether_aton() into memory of your own (glibc).
 *
 *  asc   six hexadecimal numbers with ":" between
 *  addr  receives the address
 *
 *  Returns addr; NULL if asc is none.
 *  See ether_aton_r(3).
 */
INTO(addr) struct ether_addr *ether_aton_r(TEXT const char *asc, OUT struct ether_addr *addr);

/** Find the name of an Ethernet address in /etc/ethers.
 *
 *  hostname  receives the name and its NUL: 1024 bytes, since libc is not told the room
 *  addr      the address
 *
 *  Returns 0; nonzero if it has none.
 *  See ether_ntohost(3).
 */
int ether_ntohost(OUT(1024) char *hostname, IN const struct ether_addr *addr);

/** Find the Ethernet address of a name in /etc/ethers.
 *
 *  hostname  the name
 *  addr      receives the address
 *
 *  Returns 0; nonzero if there is none.
 *  See ether_hostton(3).
 */
int ether_hostton(TEXT const char *hostname, OUT struct ether_addr *addr);

/** Take a line of /etc/ethers apart.
 *
 *  line      the address, white space, and the name
 *  addr      receives the address
 *  hostname  receives the name and its NUL: as many bytes as line has
 *
 *  Returns 0; -1 if the line is malformed.
 *  See ether_line(3).
 */
int ether_line(TEXT const char *line, OUT struct ether_addr *addr, OUT(strlen(line) + 1) char *hostname);
