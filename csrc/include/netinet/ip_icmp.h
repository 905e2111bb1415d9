/** ICMP, the errors and questions of IPv4: "ping", "port unreachable", redirects, times. */
#include <sys/types.h>
#include <stdint.h>
#include <netinet/in.h>
#include <netinet/ip.h>

/* Types, under Linux's names. */
#define ICMP_ECHOREPLY ... /* the answer to a ping */
#define ICMP_DEST_UNREACH ... /* the destination cannot be reached; codes below */
#define ICMP_SOURCE_QUENCH ... /* send slower; no longer used */
#define ICMP_REDIRECT ... /* there is a better router; codes below */
#define ICMP_ECHO ... /* a ping */
#define ICMP_TIME_EXCEEDED ... /* the TTL or the time for its pieces ran out; codes below */
#define ICMP_PARAMETERPROB ... /* the header is bad */
#define ICMP_TIMESTAMP ... /* what time is it? */
#define ICMP_TIMESTAMPREPLY ...
#define ICMP_INFO_REQUEST ... /* what network is this? no longer used */
#define ICMP_INFO_REPLY ...
#define ICMP_ADDRESS ... /* what is the network mask? no longer used */
#define ICMP_ADDRESSREPLY ...
#define ICMP_EXT_ECHO ... /* ask about an interface (RFC 8335) */
#define ICMP_EXT_ECHOREPLY ...
#define NR_ICMP_TYPES ... /* the highest of the old types */

/* Codes of ICMP_DEST_UNREACH. */
#define ICMP_NET_UNREACH ... /* no way to the network */
#define ICMP_HOST_UNREACH ... /* no way to the machine */
#define ICMP_PROT_UNREACH ... /* it does not speak the protocol */
#define ICMP_PORT_UNREACH ... /* nothing listens: ECONNREFUSED */
#define ICMP_FRAG_NEEDED ... /* too large and not to be cut: EMSGSIZE */
#define ICMP_SR_FAILED ... /* the source route cannot be followed */
#define ICMP_NET_UNKNOWN ...
#define ICMP_HOST_UNKNOWN ...
#define ICMP_HOST_ISOLATED ...
#define ICMP_NET_ANO ... /* contact with the network is forbidden */
#define ICMP_HOST_ANO ... /* contact with the machine is forbidden */
#define ICMP_NET_UNR_TOS ... /* not with this type of service */
#define ICMP_HOST_UNR_TOS ... /* not with this type of service */
#define ICMP_PKT_FILTERED ... /* a firewall refused */
#define ICMP_PREC_VIOLATION ... /* this precedence is not allowed */
#define ICMP_PREC_CUTOFF ... /* the precedence is too low */
#define NR_ICMP_UNREACH ... /* the highest of these codes */

/* Codes of ICMP_REDIRECT. */
#define ICMP_REDIR_NET ... /* for the network */
#define ICMP_REDIR_HOST ... /* for the machine */
#define ICMP_REDIR_NETTOS ... /* for the network and type of service */
#define ICMP_REDIR_HOSTTOS ... /* for the machine and type of service */

/* Codes of ICMP_TIME_EXCEEDED. */
#define ICMP_EXC_TTL ... /* too many routers: what traceroute waits for */
#define ICMP_EXC_FRAGTIME ... /* a piece did not come */

/* ICMP_EXT_ECHO and its reply (RFC 8335): codes, bits, and kinds of question. */
#define ICMP_EXT_CODE_MAL_QUERY ... /* malformed question */
#define ICMP_EXT_CODE_NO_IF ... /* no such interface */
#define ICMP_EXT_CODE_NO_TABLE_ENT ... /* no such table entry */
#define ICMP_EXT_CODE_MULT_IFS ... /* more than one interface */
#define ICMP_EXT_ECHOREPLY_ACTIVE ... /* the interface is up */
#define ICMP_EXT_ECHOREPLY_IPV4 ... /* it has IPv4 */
#define ICMP_EXT_ECHOREPLY_IPV6 ... /* it has IPv6 */
#define ICMP_EXT_ECHO_CTYPE_NAME ... /* the interface by name */
#define ICMP_EXT_ECHO_CTYPE_INDEX ... /* by number */
#define ICMP_EXT_ECHO_CTYPE_ADDR ... /* by address */
#define ICMP_AFI_IP ... /* the address is IPv4 */
#define ICMP_AFI_IP6 ... /* the address is IPv6 */

/* Types, under BSD's names. */
#define ICMP_UNREACH ... /* ICMP_DEST_UNREACH */
#define ICMP_SOURCEQUENCH ... /* ICMP_SOURCE_QUENCH */
#define ICMP_ROUTERADVERT ... /* a router makes itself known */
#define ICMP_ROUTERSOLICIT ... /* where are routers? */
#define ICMP_TIMXCEED ... /* ICMP_TIME_EXCEEDED */
#define ICMP_PARAMPROB ... /* ICMP_PARAMETERPROB */
#define ICMP_TSTAMP ... /* ICMP_TIMESTAMP */
#define ICMP_TSTAMPREPLY ... /* ICMP_TIMESTAMPREPLY */
#define ICMP_IREQ ... /* ICMP_INFO_REQUEST */
#define ICMP_IREQREPLY ... /* ICMP_INFO_REPLY */
#define ICMP_MASKREQ ... /* ICMP_ADDRESS */
#define ICMP_MASKREPLY ... /* ICMP_ADDRESSREPLY */
#define ICMP_MAXTYPE ... /* the highest of these */

/* Codes of ICMP_UNREACH, */
#define ICMP_UNREACH_NET ...
#define ICMP_UNREACH_HOST ...
#define ICMP_UNREACH_PROTOCOL ...
#define ICMP_UNREACH_PORT ...
#define ICMP_UNREACH_NEEDFRAG ...
#define ICMP_UNREACH_SRCFAIL ...
#define ICMP_UNREACH_NET_UNKNOWN ...
#define ICMP_UNREACH_HOST_UNKNOWN ...
#define ICMP_UNREACH_ISOLATED ...
#define ICMP_UNREACH_NET_PROHIB ...
#define ICMP_UNREACH_HOST_PROHIB ...
#define ICMP_UNREACH_TOSNET ...
#define ICMP_UNREACH_TOSHOST ...
#define ICMP_UNREACH_FILTER_PROHIB ...
#define ICMP_UNREACH_HOST_PRECEDENCE ...
#define ICMP_UNREACH_PRECEDENCE_CUTOFF ...

/* of ICMP_REDIRECT, ICMP_TIMXCEED and ICMP_PARAMPROB. */
#define ICMP_REDIRECT_NET ...
#define ICMP_REDIRECT_HOST ...
#define ICMP_REDIRECT_TOSNET ...
#define ICMP_REDIRECT_TOSHOST ...
#define ICMP_TIMXCEED_INTRANS ... /* the TTL ran out on the way */
#define ICMP_TIMXCEED_REASS ... /* a piece did not come */
#define ICMP_PARAMPROB_OPTABSENT ... /* an option is missing */

/* Sizes, in bytes. */
#define ICMP_MINLEN ... /* the shortest message */
#define ICMP_MASKLEN ... /* a mask message */
#define ICMP_ADVLENMIN ... /* the shortest error message: with the header and 8 bytes of the packet */

/** The head of an ICMP message, under Linux's names. Network byte order.
 *
 *  type              ICMP_ECHO, ICMP_DEST_UNREACH, ...
 *  code              says more about the type
 *  checksum          of the whole message
 *  un.echo.id        echo: tells one ping from another
 *  un.echo.sequence  echo: counts the questions
 *  un.gateway        ICMP_REDIRECT: the better router's address
 *  un.frag.mtu       ICMP_FRAG_NEEDED: the largest packet that passes, bytes
 */
struct icmphdr {
    uint8_t type;
    uint8_t code;
    uint16_t checksum;
    union {
        struct {
            uint16_t id;
            uint16_t sequence;
        } echo;
        uint32_t gateway;
        struct {
            uint16_t __glibc_reserved;
            uint16_t mtu;
        } frag;
    } un;
};

/** One router of a router advertisement. Network byte order.
 *
 *  ira_addr        its address
 *  ira_preference  the higher, the better; signed
 */
struct icmp_ra_addr {
    uint32_t ira_addr;
    uint32_t ira_preference;
};

/** Bytes 4 to 7 of an ICMP echo, as struct icmp has them. Network byte order.
 *
 *  icd_id   tells one asker from another
 *  icd_seq  counts the questions
 */
struct ih_idseq {
    uint16_t icd_id;
    uint16_t icd_seq;
};

/** The same bytes of ICMP_UNREACH_NEEDFRAG. Network byte order.
 *
 *  ipm_void     unused: 0
 *  ipm_nextmtu  the largest packet that passes, bytes
 */
struct ih_pmtu {
    uint16_t ipm_void;
    uint16_t ipm_nextmtu;
};

/** The same bytes of a router advertisement. Network byte order.
 *
 *  irt_num_addrs  how many struct icmp_ra_addr follow
 *  irt_wpa        words of 4 bytes of each: 2
 *  irt_lifetime   seconds they are valid
 */
struct ih_rtradv {
    uint8_t irt_num_addrs;
    uint8_t irt_wpa;
    uint16_t irt_lifetime;
};

/** An ICMP message, under BSD's names; which fields count depends on the type. Network byte order.
 *
 *  icmp_type       ICMP_ECHO, ICMP_UNREACH, ...
 *  icmp_code       says more about the type
 *  icmp_cksum      checksum of the whole message
 *  icmp_id         echo, times, masks: tells one asker from another
 *  icmp_seq        counts the questions
 *  icmp_pptr       ICMP_PARAMPROB: where the header is bad, bytes
 *  icmp_gwaddr     ICMP_REDIRECT: the better router
 *  icmp_pmvoid     ICMP_UNREACH_NEEDFRAG: unused, 0
 *  icmp_nextmtu    ICMP_UNREACH_NEEDFRAG: the largest packet that passes, bytes
 *  icmp_num_addrs  router advertisement: how many icmp_radv follow
 *  icmp_wpa        words of 4 bytes of each: 2
 *  icmp_lifetime   seconds they are valid
 *  icmp_void       unused: 0
 *  icmp_otime      times: when the question left, milliseconds since midnight UTC
 *  icmp_rtime      when it came
 *  icmp_ttime      when the answer left
 *  icmp_ip         errors: the header of the packet that failed
 *  icmp_radv       the first router advertised
 *  icmp_mask       the network mask
 *  icmp_data       echo: the first byte of the data
 */
struct icmp {
    uint8_t icmp_type;
    uint8_t icmp_code;
    uint16_t icmp_cksum;
    unsigned char icmp_pptr;
    struct in_addr icmp_gwaddr;
    uint16_t icmp_id;
    uint16_t icmp_seq;
    uint32_t icmp_void;
    uint16_t icmp_pmvoid;
    uint16_t icmp_nextmtu;
    uint8_t icmp_num_addrs;
    uint8_t icmp_wpa;
    uint16_t icmp_lifetime;
    uint32_t icmp_otime;
    uint32_t icmp_rtime;
    uint32_t icmp_ttime;
    struct ip icmp_ip;
    struct icmp_ra_addr icmp_radv;
    uint32_t icmp_mask;
    uint8_t icmp_data[1];
};

/** The bytes of an error message that bears the whole header of the packet that failed, and 8 bytes of it.
 *  p  the message; its icmp_ip.ip_hl must be 5 or more
 *  Returns the bytes. Cannot fail.
 *  See RFC 792.
 */
int ICMP_ADVLEN(IN const struct icmp *p);

/** Ask whether a type is a question or an answer, and no error.
 *  type  icmp_type
 *  Returns 1 or 0. Cannot fail.
 *  See RFC 792.
 */
int ICMP_INFOTYPE(int type);
