/** DNS: what its messages are made of, and names in them. What is only in libresolv is not here. */
#include <sys/types.h>
#include <stdint.h>

/* Sizes, in bytes unless it says more. */
#define NS_PACKETSZ ... /* a message over UDP without EDNS, at most */
#define NS_MAXDNAME ... /* a name as text with its NUL, at most */
#define NS_MAXMSG ... /* a message, at most */
#define NS_MAXCDNAME ... /* a name in a message, at most */
#define NS_MAXLABEL ... /* a part of a name, at most */
#define NS_HFIXEDSZ ... /* the head of a message: a HEADER */
#define NS_QFIXEDSZ ... /* what follows the name in a question */
#define NS_RRFIXEDSZ ... /* what follows the name in a record, before its data */
#define NS_INT32SZ ... /* a number of 32 bits */
#define NS_INT16SZ ... /* a number of 16 bits */
#define NS_INT8SZ ... /* a number of 8 bits */
#define NS_INADDRSZ ... /* an IPv4 address */
#define NS_IN6ADDRSZ ... /* an IPv6 address */
#define NS_CMPRSFLGS ... /* the bits of a byte that say: the name goes on elsewhere */
#define NS_DEFAULTPORT ... /* the port of DNS */

/* The sections of a message, and of an update. */
#define ns_s_qd ... /* the questions */
#define ns_s_zn ... /* update: the zone */
#define ns_s_an ... /* the answers */
#define ns_s_pr ... /* update: what must hold */
#define ns_s_ns ... /* the name servers */
#define ns_s_ud ... /* update: what changes */
#define ns_s_ar ... /* what else may help */
#define ns_s_max ... /* how many there are */

/* The parts of a head, for ns_msg_getflag() of libresolv. */
#define ns_f_qr ... /* an answer */
#define ns_f_opcode ... /* what is asked for */
#define ns_f_aa ... /* from a server of the zone */
#define ns_f_tc ... /* cut short */
#define ns_f_rd ... /* ask others if need be */
#define ns_f_ra ... /* it does ask others */
#define ns_f_z ... /* 0 */
#define ns_f_ad ... /* DNSSEC: checked */
#define ns_f_cd ... /* DNSSEC: do not check */
#define ns_f_rcode ... /* how it went */
#define ns_f_max ... /* how many there are */

/* What is asked for: opcode. */
#define ns_o_query ... /* records */
#define ns_o_iquery ... /* names; withdrawn */
#define ns_o_status ... /* how the server is */
#define ns_o_notify ... /* told: a zone has changed */
#define ns_o_update ... /* to change a zone */
#define ns_o_max ... /* more than any */

/* How it went: rcode. */
#define ns_r_noerror ... /* well */
#define ns_r_formerr ... /* the server does not understand the message */
#define ns_r_servfail ... /* the server failed */
#define ns_r_nxdomain ... /* there is no such name */
#define ns_r_notimpl ... /* the server cannot do that */
#define ns_r_refused ... /* the server does not want to */
#define ns_r_yxdomain ... /* update: there is such a name */
#define ns_r_yxrrset ... /* update: there are such records */
#define ns_r_nxrrset ... /* update: there are none */
#define ns_r_notauth ... /* the zone is another server's */
#define ns_r_notzone ... /* the name is of another zone */
#define ns_r_max ... /* more than any in a head */
#define ns_r_badvers ... /* EDNS: no such version */
#define ns_r_badsig ... /* TSIG: a wrong signature */
#define ns_r_badkey ... /* TSIG: an unknown key */
#define ns_r_badtime ... /* TSIG: not at this time */

/* What an update does. */
#define ns_uop_delete ...
#define ns_uop_add ...
#define ns_uop_max ... /* how many there are */

/* Types of records. */
#define ns_t_invalid ... /* none */
#define ns_t_a ... /* an IPv4 address */
#define ns_t_ns ... /* a name server */
#define ns_t_md ... /* a mail destination; withdrawn */
#define ns_t_mf ... /* a mail forwarder; withdrawn */
#define ns_t_cname ... /* the true name */
#define ns_t_soa ... /* who answers for the zone, and how long it holds */
#define ns_t_mb ... /* a mailbox */
#define ns_t_mg ... /* a member of a mail group */
#define ns_t_mr ... /* a mailbox's new name */
#define ns_t_null ... /* anything */
#define ns_t_wks ... /* services of a machine */
#define ns_t_ptr ... /* a name, for an address */
#define ns_t_hinfo ... /* a machine's kind */
#define ns_t_minfo ... /* who answers for a mailbox */
#define ns_t_mx ... /* where mail goes */
#define ns_t_txt ... /* text */
#define ns_t_rp ... /* who answers for it */
#define ns_t_afsdb ... /* a server of AFS */
#define ns_t_x25 ...
#define ns_t_isdn ...
#define ns_t_rt ...
#define ns_t_nsap ...
#define ns_t_nsap_ptr ...
#define ns_t_sig ... /* a signature, before DNSSEC */
#define ns_t_key ... /* a key, before DNSSEC */
#define ns_t_px ...
#define ns_t_gpos ...
#define ns_t_aaaa ... /* an IPv6 address */
#define ns_t_loc ... /* where on earth it is */
#define ns_t_nxt ... /* the next name, before DNSSEC */
#define ns_t_eid ...
#define ns_t_nimloc ...
#define ns_t_srv ... /* where a service is */
#define ns_t_atma ...
#define ns_t_naptr ... /* a rule that makes names */
#define ns_t_kx ... /* who exchanges keys */
#define ns_t_cert ... /* a certificate */
#define ns_t_a6 ... /* an IPv6 address, withdrawn */
#define ns_t_dname ... /* the true name of all below */
#define ns_t_sink ...
#define ns_t_opt ... /* not a record: EDNS */
#define ns_t_apl ... /* lists of addresses */
#define ns_t_ds ... /* DNSSEC: the child's key, hashed */
#define ns_t_sshfp ... /* a key of SSH, hashed */
#define ns_t_ipseckey ... /* a key of IPsec */
#define ns_t_rrsig ... /* DNSSEC: a signature */
#define ns_t_nsec ... /* DNSSEC: the next name */
#define ns_t_dnskey ... /* DNSSEC: a key */
#define ns_t_dhcid ... /* whose name it is, for DHCP */
#define ns_t_nsec3 ... /* DNSSEC: the next name, hashed */
#define ns_t_nsec3param ... /* DNSSEC: how that is hashed */
#define ns_t_tlsa ... /* a certificate for TLS */
#define ns_t_smimea ... /* a certificate for mail */
#define ns_t_hip ...
#define ns_t_ninfo ...
#define ns_t_rkey ...
#define ns_t_talink ...
#define ns_t_cds ... /* DNSSEC: the DS the parent is to have */
#define ns_t_cdnskey ... /* DNSSEC: the key it is to have */
#define ns_t_openpgpkey ... /* a key of OpenPGP */
#define ns_t_csync ... /* what the parent is to copy */
#define ns_t_spf ... /* who may send mail; withdrawn */
#define ns_t_uinfo ...
#define ns_t_uid ...
#define ns_t_gid ...
#define ns_t_unspec ...
#define ns_t_nid ...
#define ns_t_l32 ...
#define ns_t_l64 ...
#define ns_t_lp ...
#define ns_t_eui48 ... /* an Ethernet address */
#define ns_t_eui64 ... /* a longer one */
#define ns_t_tkey ... /* a key that was agreed upon */
#define ns_t_tsig ... /* a signature of the message */
#define ns_t_ixfr ... /* question: the zone's changes */
#define ns_t_axfr ... /* question: the whole zone */
#define ns_t_mailb ... /* question: mailboxes */
#define ns_t_maila ... /* question: mail agents; withdrawn */
#define ns_t_any ... /* question: whatever there is */
#define ns_t_uri ... /* a URI */
#define ns_t_caa ... /* who may certify it */
#define ns_t_avc ...
#define ns_t_ta ...
#define ns_t_dlv ...
#define ns_t_max ... /* more than any */

/* Classes of records. */
#define ns_c_invalid ... /* none */
#define ns_c_in ... /* the Internet */
#define ns_c_2 ...
#define ns_c_chaos ... /* Chaosnet; servers tell their version in it */
#define ns_c_hs ... /* Hesiod */
#define ns_c_none ... /* update: none */
#define ns_c_any ... /* question: any */
#define ns_c_max ... /* more than any */

/* What a record of type ns_t_cert holds. */
#define cert_t_pkix ... /* X.509 */
#define cert_t_spki ...
#define cert_t_pgp ... /* OpenPGP */
#define cert_t_url ... /* of a kind that a URL names */
#define cert_t_oid ... /* of a kind that an OID names */

#define NS_OPT_DNSSEC_OK ... /* flags of EDNS, host byte order: DNSSEC's records are wanted */
#define NS_OPT_NSID ... /* option of EDNS: who the server is */

/* TSIG. */
#define NS_TSIG_FUDGE ... /* seconds that clocks may differ */
#define NS_TSIG_TCP_COUNT ... /* messages that one signature serves */
#define NS_TSIG_ALG_HMAC_MD5 "..." /* the name of its first algorithm */
#define NS_TSIG_ERROR_NO_TSIG ... /* there is none */
#define NS_TSIG_ERROR_NO_SPACE ... /* it does not fit */
#define NS_TSIG_ERROR_FORMERR ... /* it is malformed */

/* The same sizes by their older names. */
#define PACKETSZ ... /* NS_PACKETSZ */
#define MAXDNAME ... /* NS_MAXDNAME */
#define MAXCDNAME ... /* NS_MAXCDNAME */
#define MAXLABEL ... /* NS_MAXLABEL */
#define HFIXEDSZ ... /* NS_HFIXEDSZ */
#define QFIXEDSZ ... /* NS_QFIXEDSZ */
#define RRFIXEDSZ ... /* NS_RRFIXEDSZ */
#define INT32SZ ... /* NS_INT32SZ */
#define INT16SZ ... /* NS_INT16SZ */
#define INT8SZ ... /* NS_INT8SZ */
#define INADDRSZ ... /* NS_INADDRSZ */
#define IN6ADDRSZ ... /* NS_IN6ADDRSZ */
#define INDIR_MASK ... /* NS_CMPRSFLGS */
#define NAMESERVER_PORT ... /* NS_DEFAULTPORT */

/* Sections, opcodes, rcodes and what an update does, by their older names. */
#define S_ZONE ... /* ns_s_zn */
#define S_PREREQ ... /* ns_s_pr */
#define S_UPDATE ... /* ns_s_ud */
#define S_ADDT ... /* ns_s_ar */
#define QUERY ... /* ns_o_query */
#define IQUERY ... /* ns_o_iquery */
#define STATUS ... /* ns_o_status */
#define NS_NOTIFY_OP ... /* ns_o_notify */
#define NS_UPDATE_OP ... /* ns_o_update */
#define NOERROR ... /* ns_r_noerror */
#define FORMERR ... /* ns_r_formerr */
#define SERVFAIL ... /* ns_r_servfail */
#define NXDOMAIN ... /* ns_r_nxdomain */
#define NOTIMP ... /* ns_r_notimpl */
#define REFUSED ... /* ns_r_refused */
#define YXDOMAIN ... /* ns_r_yxdomain */
#define YXRRSET ... /* ns_r_yxrrset */
#define NXRRSET ... /* ns_r_nxrrset */
#define NOTAUTH ... /* ns_r_notauth */
#define NOTZONE ... /* ns_r_notzone */
#define DELETE ... /* ns_uop_delete */
#define ADD ... /* ns_uop_add */

/* Types and classes by their older names. */
#define T_A ... /* ns_t_a */
#define T_NS ... /* ns_t_ns */
#define T_MD ... /* ns_t_md */
#define T_MF ... /* ns_t_mf */
#define T_CNAME ... /* ns_t_cname */
#define T_SOA ... /* ns_t_soa */
#define T_MB ... /* ns_t_mb */
#define T_MG ... /* ns_t_mg */
#define T_MR ... /* ns_t_mr */
#define T_NULL ... /* ns_t_null */
#define T_WKS ... /* ns_t_wks */
#define T_PTR ... /* ns_t_ptr */
#define T_HINFO ... /* ns_t_hinfo */
#define T_MINFO ... /* ns_t_minfo */
#define T_MX ... /* ns_t_mx */
#define T_TXT ... /* ns_t_txt */
#define T_RP ... /* ns_t_rp */
#define T_AFSDB ... /* ns_t_afsdb */
#define T_X25 ... /* ns_t_x25 */
#define T_ISDN ... /* ns_t_isdn */
#define T_RT ... /* ns_t_rt */
#define T_NSAP ... /* ns_t_nsap */
#define T_NSAP_PTR ... /* ns_t_nsap_ptr */
#define T_SIG ... /* ns_t_sig */
#define T_KEY ... /* ns_t_key */
#define T_PX ... /* ns_t_px */
#define T_GPOS ... /* ns_t_gpos */
#define T_AAAA ... /* ns_t_aaaa */
#define T_LOC ... /* ns_t_loc */
#define T_NXT ... /* ns_t_nxt */
#define T_EID ... /* ns_t_eid */
#define T_NIMLOC ... /* ns_t_nimloc */
#define T_SRV ... /* ns_t_srv */
#define T_ATMA ... /* ns_t_atma */
#define T_NAPTR ... /* ns_t_naptr */
#define T_KX ... /* ns_t_kx */
#define T_CERT ... /* ns_t_cert */
#define T_A6 ... /* ns_t_a6 */
#define T_DNAME ... /* ns_t_dname */
#define T_SINK ... /* ns_t_sink */
#define T_OPT ... /* ns_t_opt */
#define T_APL ... /* ns_t_apl */
#define T_DS ... /* ns_t_ds */
#define T_SSHFP ... /* ns_t_sshfp */
#define T_IPSECKEY ... /* ns_t_ipseckey */
#define T_RRSIG ... /* ns_t_rrsig */
#define T_NSEC ... /* ns_t_nsec */
#define T_DNSKEY ... /* ns_t_dnskey */
#define T_DHCID ... /* ns_t_dhcid */
#define T_NSEC3 ... /* ns_t_nsec3 */
#define T_NSEC3PARAM ... /* ns_t_nsec3param */
#define T_TLSA ... /* ns_t_tlsa */
#define T_SMIMEA ... /* ns_t_smimea */
#define T_HIP ... /* ns_t_hip */
#define T_NINFO ... /* ns_t_ninfo */
#define T_RKEY ... /* ns_t_rkey */
#define T_TALINK ... /* ns_t_talink */
#define T_CDS ... /* ns_t_cds */
#define T_CDNSKEY ... /* ns_t_cdnskey */
#define T_OPENPGPKEY ... /* ns_t_openpgpkey */
#define T_CSYNC ... /* ns_t_csync */
#define T_SPF ... /* ns_t_spf */
#define T_UINFO ... /* ns_t_uinfo */
#define T_UID ... /* ns_t_uid */
#define T_GID ... /* ns_t_gid */
#define T_UNSPEC ... /* ns_t_unspec */
#define T_NID ... /* ns_t_nid */
#define T_L32 ... /* ns_t_l32 */
#define T_L64 ... /* ns_t_l64 */
#define T_LP ... /* ns_t_lp */
#define T_EUI48 ... /* ns_t_eui48 */
#define T_EUI64 ... /* ns_t_eui64 */
#define T_TKEY ... /* ns_t_tkey */
#define T_TSIG ... /* ns_t_tsig */
#define T_IXFR ... /* ns_t_ixfr */
#define T_AXFR ... /* ns_t_axfr */
#define T_MAILB ... /* ns_t_mailb */
#define T_MAILA ... /* ns_t_maila */
#define T_ANY ... /* ns_t_any */
#define T_URI ... /* ns_t_uri */
#define T_CAA ... /* ns_t_caa */
#define T_AVC ... /* ns_t_avc */
#define T_TA ... /* ns_t_ta */
#define T_DLV ... /* ns_t_dlv */
#define C_IN ... /* ns_c_in */
#define C_CHAOS ... /* ns_c_chaos */
#define C_HS ... /* ns_c_hs */
#define C_NONE ... /* ns_c_none */
#define C_ANY ... /* ns_c_any */

/** A section: ns_s_qd, ... */
typedef int... ns_sect;

/** A part of a head: ns_f_qr, ... */
typedef int... ns_flag;

/** What is asked for: ns_o_query, ... */
typedef int... ns_opcode;

/** How it went: ns_r_noerror, ... */
typedef int... ns_rcode;

/** What an update does: ns_uop_add, ... */
typedef int... ns_update_operation;

/** A type of records: ns_t_a, ... */
typedef int... ns_type;

/** A class of records: ns_c_in, ... */
typedef int... ns_class;

/** What a record of type ns_t_cert holds: cert_t_pkix, ... */
typedef int... ns_cert_types;

/** The head of a message, in a buffer: cast("HEADER *", buf). The numbers of 16 bits are in network byte order.
 *
 *  id       tells one question from another
 *  qr       1 in an answer
 *  opcode   ns_o_query, ...
 *  aa       the answer is from a server of the zone
 *  tc       the answer was cut short: ask again over TCP
 *  rd       the server is to ask others if need be
 *  ra       the server does that
 *  unused   0
 *  ad       DNSSEC: the answer was checked
 *  cd       DNSSEC: do not check
 *  rcode    ns_r_noerror, ...
 *  qdcount  how many questions follow
 *  ancount  how many answers
 *  nscount  how many name servers
 *  arcount  how many other records
 */
typedef struct {
    unsigned id : 16;
    unsigned rd : 1;
    unsigned tc : 1;
    unsigned aa : 1;
    unsigned opcode : 4;
    unsigned qr : 1;
    unsigned rcode : 4;
    unsigned cd : 1;
    unsigned ad : 1;
    unsigned unused : 1;
    unsigned ra : 1;
    unsigned qdcount : 16;
    unsigned ancount : 16;
    unsigned nscount : 16;
    unsigned arcount : 16;
} HEADER;

/** A key of TSIG.
 *
 *  name  what it is called
 *  alg   the algorithm
 *  data  the key itself
 *  len   its bytes
 */
struct ns_tsig_key {
    char name[NS_MAXDNAME];
    char alg[NS_MAXDNAME];
    unsigned char *data;
    int len;
};
typedef struct ns_tsig_key ns_tsig_key;

/** Where TSIG stands in a stream of messages.
 *
 *  counter  messages since the last signature
 *  key      the key
 *  ctx      what was computed so far
 *  sig      the last signature
 *  siglen   its bytes
 */
struct ns_tcp_tsig_state {
    int counter;
    struct dst_key *key;
    void *ctx;
    unsigned char sig[NS_PACKETSZ];
    int siglen;
};
typedef struct ns_tcp_tsig_state ns_tcp_tsig_state;

/** Read a number of 16 bits in network byte order, and go on behind it.
 *
 *  s   an integer variable of any size, new("int"): receives the number, host byte order
 *  cp  a pointer variable, new("unsigned char *", buf): leads to the number; afterwards behind it
 *
 *  Cannot fail.
 *  See RFC 1035.
 */
BYHAND void NS_GET16(OUT uint16_t *s, INOUT const unsigned char **cp);

/** Read a number of 32 bits in network byte order, and go on behind it.
 *
 *  s   an integer variable of any size, new("long"): receives the number, host byte order
 *  cp  a pointer variable, new("unsigned char *", buf): leads to the number; afterwards behind it
 *
 *  Cannot fail.
 *  See RFC 1035.
 */
BYHAND void NS_GET32(OUT uint32_t *s, INOUT const unsigned char **cp);

/** Write a number of 16 bits in network byte order, and go on behind it.
 *
 *  s   the number, host byte order
 *  cp  a pointer variable, new("unsigned char *", buf): leads to where it is written; afterwards behind it
 *
 *  Cannot fail.
 *  See RFC 1035.
 */
BYHAND void NS_PUT16(uint16_t s, INOUT unsigned char **cp);

/** Write a number of 32 bits in network byte order, and go on behind it.
 *
 *  s   the number, host byte order
 *  cp  a pointer variable, new("unsigned char *", buf): leads to where it is written; afterwards behind it
 *
 *  Cannot fail.
 *  See RFC 1035.
 */
BYHAND void NS_PUT32(uint32_t s, INOUT unsigned char **cp);

/** NS_GET16() by its older name.
 *
 *  s   an integer variable: receives the number
 *  cp  a pointer variable: leads to the number; afterwards behind it
 *
 *  Cannot fail.
 *  See RFC 1035.
 */
BYHAND void GETSHORT(OUT uint16_t *s, INOUT const unsigned char **cp);

/** NS_GET32() by its older name.
 *
 *  s   an integer variable: receives the number
 *  cp  a pointer variable: leads to the number; afterwards behind it
 *
 *  Cannot fail.
 *  See RFC 1035.
 */
BYHAND void GETLONG(OUT uint32_t *s, INOUT const unsigned char **cp);

/** NS_PUT16() by its older name.
 *
 *  s   the number
 *  cp  a pointer variable: leads to where it is written; afterwards behind it
 *
 *  Cannot fail.
 *  See RFC 1035.
 */
BYHAND void PUTSHORT(uint16_t s, INOUT unsigned char **cp);

/** NS_PUT32() by its older name.
 *
 *  s   the number
 *  cp  a pointer variable: leads to where it is written; afterwards behind it
 *
 *  Cannot fail.
 *  See RFC 1035.
 */
BYHAND void PUTLONG(uint32_t s, INOUT unsigned char **cp);

/** Write a name as text: what stands in a message, without pointers in it, becomes "example.org".
 *
 *  src     the name: parts, each with its length before it, and a 0
 *  dst     receives the text and its NUL; odd characters with \\ before them
 *  dstsiz  the room in dst, in bytes; NS_MAXDNAME always suffices
 *
 *  Returns how many bytes were written, NUL included; -1 with errno set on failure.
 *  Errors: EMSGSIZE the text does not fit, or src is malformed.
 *  See RFC 1035.
 */
BYHAND int ns_name_ntop(IN const unsigned char *src, OUT(dstsiz) char *dst, size_t dstsiz);

/** Read a name from text: "example.org" becomes parts, each with its length before it, and a 0.
 *
 *  src     the text
 *  dst     receives the name
 *  dstsiz  the room in dst, in bytes; NS_MAXCDNAME always suffices
 *
 *  Returns 1 if the text ended with a dot, 0 if not; -1 with errno set on failure.
 *  Errors: EMSGSIZE the name does not fit, or src is no name.
 *  See RFC 1035.
 */
int ns_name_pton(TEXT const char *src, OUT(dstsiz) unsigned char *dst, size_t dstsiz);

/** Take a name out of a message: pointers are followed, the parts copied.
 *
 *  msg     the message
 *  eom     its end: msg and its bytes
 *  src     where the name is in it
 *  dst     receives the name: parts, each with its length before it, and a 0
 *  dstsiz  the room in dst, in bytes; NS_MAXCDNAME always suffices
 *
 *  Returns how many bytes the name takes in the message at src; -1 with errno set on failure.
 *  Errors: EMSGSIZE the name does not fit, is malformed, or does not lie in the message.
 *  See RFC 1035.
 */
BYHAND int ns_name_unpack(IN(0) const unsigned char *msg, IN(0) const unsigned char *eom,
                          IN(0) const unsigned char *src, OUT(dstsiz) unsigned char *dst, size_t dstsiz);

/** Take a name out of a message, as text: ns_name_unpack() and ns_name_ntop().
 *
 *  msg     the message
 *  eom     its end: msg and its bytes
 *  src     where the name is in it
 *  dst     receives the text and its NUL
 *  dstsiz  the room in dst, in bytes; NS_MAXDNAME always suffices
 *
 *  Returns how many bytes the name takes in the message at src; -1 with errno set on failure.
 *  Errors: EMSGSIZE the text does not fit, the name is malformed, or does not lie in the message.
 *  See RFC 1035.
 */
BYHAND int ns_name_uncompress(IN(0) const unsigned char *msg, IN(0) const unsigned char *eom,
                              IN(0) const unsigned char *src, OUT(dstsiz) char *dst, size_t dstsiz);

/** Put a name into a message; what is there already is not written again, but pointed to.
 *
 *  src        the name: parts, each with its length before it, and a 0
 *  dst        where it goes in the message
 *  dstsiz     the room there, in bytes
 *  dnptrs     the names so far: an array of pointers, the first to the message, the others to names in it, then NULL;
 *             this one is added. NULL to write it whole
 *  lastdnptr  the end of that array; NULL to add nothing
 *
 *  Returns how many bytes were written; -1 with errno set on failure.
 *  Errors: EMSGSIZE the name does not fit, or is malformed.
 *  See RFC 1035.
 */
BYHAND int ns_name_pack(IN const unsigned char *src, OUT(dstsiz) unsigned char *dst, int dstsiz,
                        OPT INOUT const unsigned char **dnptrs, OPT IN(0) const unsigned char **lastdnptr);

/** Put a name into a message, from text: ns_name_pton() and ns_name_pack().
 *
 *  src        the text
 *  dst        where it goes in the message
 *  dstsiz     the room there, in bytes
 *  dnptrs     the names so far, as ns_name_pack() has them; NULL to write it whole
 *  lastdnptr  the end of that array; NULL to add nothing
 *
 *  Returns how many bytes were written; -1 with errno set on failure.
 *  Errors: EMSGSIZE the name does not fit, or src is no name.
 *  See RFC 1035.
 */
BYHAND int ns_name_compress(TEXT const char *src, OUT(dstsiz) unsigned char *dst, size_t dstsiz,
                            OPT INOUT const unsigned char **dnptrs, OPT IN(0) const unsigned char **lastdnptr);

/** Go on behind a name in a message.
 *
 *  ptrptr  a pointer variable, new("unsigned char *", buf): leads to the name; afterwards behind it
 *  eom     the message's end
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EMSGSIZE the name is malformed, or goes on behind the end.
 *  See RFC 1035.
 */
BYHAND int ns_name_skip(INOUT const unsigned char **ptrptr, IN(0) const unsigned char *eom);
