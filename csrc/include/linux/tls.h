/** TLS done by the kernel: after setsockopt(TCP_ULP) with "tls", the options of level SOL_TLS. */
#include <linux/types.h>

/* Options. The note names the value's C type. */
#define TLS_TX ... /* struct tls12_crypto_info_...: the key for sending */
#define TLS_RX ... /* struct tls12_crypto_info_...: the key for receiving */
#define TLS_TX_ZEROCOPY_RO ... /* int: sendfile() without a copy; the file must not change */
#define TLS_RX_EXPECT_NO_PAD ... /* int: decrypt in place, as if there were no padding */

/* Control messages of level SOL_TLS. */
#define TLS_SET_RECORD_TYPE ... /* sendmsg(): an unsigned char, the type of the record */
#define TLS_GET_RECORD_TYPE ... /* recvmsg(): the same */

/* version: the numbers, and their halves. */
#define TLS_1_2_VERSION ...
#define TLS_1_2_VERSION_MAJOR ...
#define TLS_1_2_VERSION_MINOR ...
#define TLS_1_3_VERSION ...
#define TLS_1_3_VERSION_MAJOR ...
#define TLS_1_3_VERSION_MINOR ...

/* cipher_type TLS_CIPHER_AES_GCM_128, and its sizes in bytes. */
#define TLS_CIPHER_AES_GCM_128 ...
#define TLS_CIPHER_AES_GCM_128_IV_SIZE ... /* the nonce's second part */
#define TLS_CIPHER_AES_GCM_128_KEY_SIZE ... /* the key */
#define TLS_CIPHER_AES_GCM_128_SALT_SIZE ... /* the nonce's first part */
#define TLS_CIPHER_AES_GCM_128_TAG_SIZE ... /* what proves the record genuine */
#define TLS_CIPHER_AES_GCM_128_REC_SEQ_SIZE ... /* the record's number */

/* cipher_type TLS_CIPHER_AES_GCM_256, and its sizes in bytes. */
#define TLS_CIPHER_AES_GCM_256 ...
#define TLS_CIPHER_AES_GCM_256_IV_SIZE ... /* the nonce's second part */
#define TLS_CIPHER_AES_GCM_256_KEY_SIZE ... /* the key */
#define TLS_CIPHER_AES_GCM_256_SALT_SIZE ... /* the nonce's first part */
#define TLS_CIPHER_AES_GCM_256_TAG_SIZE ... /* what proves the record genuine */
#define TLS_CIPHER_AES_GCM_256_REC_SEQ_SIZE ... /* the record's number */

/* cipher_type TLS_CIPHER_AES_CCM_128, and its sizes in bytes. */
#define TLS_CIPHER_AES_CCM_128 ...
#define TLS_CIPHER_AES_CCM_128_IV_SIZE ... /* the nonce's second part */
#define TLS_CIPHER_AES_CCM_128_KEY_SIZE ... /* the key */
#define TLS_CIPHER_AES_CCM_128_SALT_SIZE ... /* the nonce's first part */
#define TLS_CIPHER_AES_CCM_128_TAG_SIZE ... /* what proves the record genuine */
#define TLS_CIPHER_AES_CCM_128_REC_SEQ_SIZE ... /* the record's number */

/* cipher_type TLS_CIPHER_CHACHA20_POLY1305, and its sizes in bytes. */
#define TLS_CIPHER_CHACHA20_POLY1305 ...
#define TLS_CIPHER_CHACHA20_POLY1305_IV_SIZE ... /* the nonce's second part */
#define TLS_CIPHER_CHACHA20_POLY1305_KEY_SIZE ... /* the key */
#define TLS_CIPHER_CHACHA20_POLY1305_SALT_SIZE ... /* the nonce's first part */
#define TLS_CIPHER_CHACHA20_POLY1305_TAG_SIZE ... /* what proves the record genuine */
#define TLS_CIPHER_CHACHA20_POLY1305_REC_SEQ_SIZE ... /* the record's number */

/* cipher_type TLS_CIPHER_SM4_GCM, and its sizes in bytes. */
#define TLS_CIPHER_SM4_GCM ...
#define TLS_CIPHER_SM4_GCM_IV_SIZE ... /* the nonce's second part */
#define TLS_CIPHER_SM4_GCM_KEY_SIZE ... /* the key */
#define TLS_CIPHER_SM4_GCM_SALT_SIZE ... /* the nonce's first part */
#define TLS_CIPHER_SM4_GCM_TAG_SIZE ... /* what proves the record genuine */
#define TLS_CIPHER_SM4_GCM_REC_SEQ_SIZE ... /* the record's number */

/* cipher_type TLS_CIPHER_SM4_CCM, and its sizes in bytes. */
#define TLS_CIPHER_SM4_CCM ...
#define TLS_CIPHER_SM4_CCM_IV_SIZE ... /* the nonce's second part */
#define TLS_CIPHER_SM4_CCM_KEY_SIZE ... /* the key */
#define TLS_CIPHER_SM4_CCM_SALT_SIZE ... /* the nonce's first part */
#define TLS_CIPHER_SM4_CCM_TAG_SIZE ... /* what proves the record genuine */
#define TLS_CIPHER_SM4_CCM_REC_SEQ_SIZE ... /* the record's number */

/* cipher_type TLS_CIPHER_ARIA_GCM_128, and its sizes in bytes. */
#define TLS_CIPHER_ARIA_GCM_128 ...
#define TLS_CIPHER_ARIA_GCM_128_IV_SIZE ... /* the nonce's second part */
#define TLS_CIPHER_ARIA_GCM_128_KEY_SIZE ... /* the key */
#define TLS_CIPHER_ARIA_GCM_128_SALT_SIZE ... /* the nonce's first part */
#define TLS_CIPHER_ARIA_GCM_128_TAG_SIZE ... /* what proves the record genuine */
#define TLS_CIPHER_ARIA_GCM_128_REC_SEQ_SIZE ... /* the record's number */

/* cipher_type TLS_CIPHER_ARIA_GCM_256, and its sizes in bytes. */
#define TLS_CIPHER_ARIA_GCM_256 ...
#define TLS_CIPHER_ARIA_GCM_256_IV_SIZE ... /* the nonce's second part */
#define TLS_CIPHER_ARIA_GCM_256_KEY_SIZE ... /* the key */
#define TLS_CIPHER_ARIA_GCM_256_SALT_SIZE ... /* the nonce's first part */
#define TLS_CIPHER_ARIA_GCM_256_TAG_SIZE ... /* what proves the record genuine */
#define TLS_CIPHER_ARIA_GCM_256_REC_SEQ_SIZE ... /* the record's number */

/* What sock_diag tells: attributes, and who does the work. */
#define TLS_INFO_UNSPEC ...
#define TLS_INFO_VERSION ... /* TLS_1_2_VERSION, ... */
#define TLS_INFO_CIPHER ... /* TLS_CIPHER_... */
#define TLS_INFO_TXCONF ... /* TLS_CONF_... for sending */
#define TLS_INFO_RXCONF ... /* for receiving */
#define TLS_INFO_ZC_RO_TX ... /* TLS_TX_ZEROCOPY_RO is on */
#define TLS_INFO_RX_NO_PAD ... /* TLS_RX_EXPECT_NO_PAD is on */
#define TLS_INFO_MAX ... /* the highest */
#define TLS_CONF_BASE ... /* nobody yet */
#define TLS_CONF_SW ... /* the kernel */
#define TLS_CONF_HW ... /* the card */
#define TLS_CONF_HW_RECORD ... /* the card, records and all */

/** What each of the structs below begins with.
 *
 *  version      TLS_1_2_VERSION or TLS_1_3_VERSION
 *  cipher_type  TLS_CIPHER_...: says which struct it is
 */
struct tls_crypto_info {
    __u16 version;
    __u16 cipher_type;
};

/** A key of TLS_CIPHER_AES_GCM_128.
 *
 *  info     version and cipher
 *  iv       the nonce's second part; TLS 1.2: as the record's number
 *  key      the key
 *  salt     the nonce's first part
 *  rec_seq  the next record's number, the highest byte first
 */
struct tls12_crypto_info_aes_gcm_128 {
    struct tls_crypto_info info;
    unsigned char iv[TLS_CIPHER_AES_GCM_128_IV_SIZE];
    unsigned char key[TLS_CIPHER_AES_GCM_128_KEY_SIZE];
    unsigned char salt[TLS_CIPHER_AES_GCM_128_SALT_SIZE];
    unsigned char rec_seq[TLS_CIPHER_AES_GCM_128_REC_SEQ_SIZE];
};

/** A key of TLS_CIPHER_AES_GCM_256.
 *
 *  info     version and cipher
 *  iv       the nonce's second part; TLS 1.2: as the record's number
 *  key      the key
 *  salt     the nonce's first part
 *  rec_seq  the next record's number, the highest byte first
 */
struct tls12_crypto_info_aes_gcm_256 {
    struct tls_crypto_info info;
    unsigned char iv[TLS_CIPHER_AES_GCM_256_IV_SIZE];
    unsigned char key[TLS_CIPHER_AES_GCM_256_KEY_SIZE];
    unsigned char salt[TLS_CIPHER_AES_GCM_256_SALT_SIZE];
    unsigned char rec_seq[TLS_CIPHER_AES_GCM_256_REC_SEQ_SIZE];
};

/** A key of TLS_CIPHER_AES_CCM_128.
 *
 *  info     version and cipher
 *  iv       the nonce's second part; TLS 1.2: as the record's number
 *  key      the key
 *  salt     the nonce's first part
 *  rec_seq  the next record's number, the highest byte first
 */
struct tls12_crypto_info_aes_ccm_128 {
    struct tls_crypto_info info;
    unsigned char iv[TLS_CIPHER_AES_CCM_128_IV_SIZE];
    unsigned char key[TLS_CIPHER_AES_CCM_128_KEY_SIZE];
    unsigned char salt[TLS_CIPHER_AES_CCM_128_SALT_SIZE];
    unsigned char rec_seq[TLS_CIPHER_AES_CCM_128_REC_SEQ_SIZE];
};

/** A key of TLS_CIPHER_CHACHA20_POLY1305.
 *
 *  info     version and cipher
 *  iv       the nonce's second part; TLS 1.2: as the record's number
 *  key      the key
 *  salt     the nonce's first part
 *  rec_seq  the next record's number, the highest byte first
 */
struct tls12_crypto_info_chacha20_poly1305 {
    struct tls_crypto_info info;
    unsigned char iv[TLS_CIPHER_CHACHA20_POLY1305_IV_SIZE];
    unsigned char key[TLS_CIPHER_CHACHA20_POLY1305_KEY_SIZE];
    unsigned char salt[TLS_CIPHER_CHACHA20_POLY1305_SALT_SIZE];
    unsigned char rec_seq[TLS_CIPHER_CHACHA20_POLY1305_REC_SEQ_SIZE];
};

/** A key of TLS_CIPHER_SM4_GCM.
 *
 *  info     version and cipher
 *  iv       the nonce's second part; TLS 1.2: as the record's number
 *  key      the key
 *  salt     the nonce's first part
 *  rec_seq  the next record's number, the highest byte first
 */
struct tls12_crypto_info_sm4_gcm {
    struct tls_crypto_info info;
    unsigned char iv[TLS_CIPHER_SM4_GCM_IV_SIZE];
    unsigned char key[TLS_CIPHER_SM4_GCM_KEY_SIZE];
    unsigned char salt[TLS_CIPHER_SM4_GCM_SALT_SIZE];
    unsigned char rec_seq[TLS_CIPHER_SM4_GCM_REC_SEQ_SIZE];
};

/** A key of TLS_CIPHER_SM4_CCM.
 *
 *  info     version and cipher
 *  iv       the nonce's second part; TLS 1.2: as the record's number
 *  key      the key
 *  salt     the nonce's first part
 *  rec_seq  the next record's number, the highest byte first
 */
struct tls12_crypto_info_sm4_ccm {
    struct tls_crypto_info info;
    unsigned char iv[TLS_CIPHER_SM4_CCM_IV_SIZE];
    unsigned char key[TLS_CIPHER_SM4_CCM_KEY_SIZE];
    unsigned char salt[TLS_CIPHER_SM4_CCM_SALT_SIZE];
    unsigned char rec_seq[TLS_CIPHER_SM4_CCM_REC_SEQ_SIZE];
};

/** A key of TLS_CIPHER_ARIA_GCM_128.
 *
 *  info     version and cipher
 *  iv       the nonce's second part; TLS 1.2: as the record's number
 *  key      the key
 *  salt     the nonce's first part
 *  rec_seq  the next record's number, the highest byte first
 */
struct tls12_crypto_info_aria_gcm_128 {
    struct tls_crypto_info info;
    unsigned char iv[TLS_CIPHER_ARIA_GCM_128_IV_SIZE];
    unsigned char key[TLS_CIPHER_ARIA_GCM_128_KEY_SIZE];
    unsigned char salt[TLS_CIPHER_ARIA_GCM_128_SALT_SIZE];
    unsigned char rec_seq[TLS_CIPHER_ARIA_GCM_128_REC_SEQ_SIZE];
};

/** A key of TLS_CIPHER_ARIA_GCM_256.
 *
 *  info     version and cipher
 *  iv       the nonce's second part; TLS 1.2: as the record's number
 *  key      the key
 *  salt     the nonce's first part
 *  rec_seq  the next record's number, the highest byte first
 */
struct tls12_crypto_info_aria_gcm_256 {
    struct tls_crypto_info info;
    unsigned char iv[TLS_CIPHER_ARIA_GCM_256_IV_SIZE];
    unsigned char key[TLS_CIPHER_ARIA_GCM_256_KEY_SIZE];
    unsigned char salt[TLS_CIPHER_ARIA_GCM_256_SALT_SIZE];
    unsigned char rec_seq[TLS_CIPHER_ARIA_GCM_256_REC_SEQ_SIZE];
};

/** The second half of a version.
 *  ver  the version
 *  Returns 0 to 255. Cannot fail.
 *  See RFC 8446.
 */
int TLS_VERSION_MINOR(int ver);

/** The first half of a version.
 *  ver  the version
 *  Returns 0 to 255. Cannot fail.
 *  See RFC 8446.
 */
int TLS_VERSION_MAJOR(int ver);
