/** AF_ALG: the kernel's hashes and ciphers, as sockets. */
#include <linux/types.h>

/* Options of level SOL_ALG, and types of control messages. */
#define ALG_SET_KEY ... /* option: bytes, the key */
#define ALG_SET_IV ... /* control message: struct af_alg_iv, the nonce */
#define ALG_SET_OP ... /* control message: uint32_t, ALG_OP_... */
#define ALG_SET_AEAD_ASSOCLEN ... /* control message: uint32_t, bytes that are proved genuine and not encrypted */
#define ALG_SET_AEAD_AUTHSIZE ... /* option: the size itself is optlen, optval is NULL: bytes of the proof */
#define ALG_SET_DRBG_ENTROPY ... /* option: bytes, for tests of random numbers */

/* What is to be done: ALG_SET_OP. */
#define ALG_OP_DECRYPT ...
#define ALG_OP_ENCRYPT ...

/** A socket address of AF_ALG: which algorithm, for bind().
 *
 *  salg_family  AF_ALG
 *  salg_type    "hash", "skcipher", "aead" or "rng", ended by a NUL
 *  salg_feat    0
 *  salg_mask    0
 *  salg_name    "sha256", "cbc(aes)", ..., ended by a NUL
 */
struct sockaddr_alg {
    __u16 salg_family;
    __u8 salg_type[14];
    __u32 salg_feat;
    __u32 salg_mask;
    __u8 salg_name[64];
};

/** The same for longer names: new("struct sockaddr_alg_new", {"salg_name": 100}) has room for 100 bytes.
 *
 *  salg_family  AF_ALG
 *  salg_type    "hash", ..., ended by a NUL
 *  salg_feat    0
 *  salg_mask    0
 *  salg_name    the name, ended by a NUL
 */
struct sockaddr_alg_new {
    __u16 salg_family;
    __u8 salg_type[14];
    __u32 salg_feat;
    __u32 salg_mask;
    __u8 salg_name[];
};

/** The control message ALG_SET_IV.
 *
 *  ivlen  bytes of the nonce
 *  iv     the nonce
 */
struct af_alg_iv {
    __u32 ivlen;
    __u8 iv[];
};
