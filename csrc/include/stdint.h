/** Integer types of exact, least and fastest width, and the limits of each. */

/** Signed, exactly 8 bits. */
typedef int... int8_t;

/** Signed, exactly 16 bits. */
typedef int... int16_t;

/** Signed, exactly 32 bits. */
typedef int... int32_t;

/** Signed, exactly 64 bits. */
typedef int... int64_t;

/** Unsigned, exactly 8 bits: one byte of a packet. */
typedef int... uint8_t;

/** Unsigned, exactly 16 bits: a port, a UDP length, an Internet checksum. */
typedef int... uint16_t;

/** Unsigned, exactly 32 bits: an IPv4 address, a TCP sequence number. */
typedef int... uint32_t;

/** Unsigned, exactly 64 bits. */
typedef int... uint64_t;

/** Signed, the smallest type of at least 8 bits. */
typedef int... int_least8_t;

/** Signed, the smallest type of at least 16 bits. */
typedef int... int_least16_t;

/** Signed, the smallest type of at least 32 bits. */
typedef int... int_least32_t;

/** Signed, the smallest type of at least 64 bits. */
typedef int... int_least64_t;

/** Unsigned, the smallest type of at least 8 bits. */
typedef int... uint_least8_t;

/** Unsigned, the smallest type of at least 16 bits. */
typedef int... uint_least16_t;

/** Unsigned, the smallest type of at least 32 bits. */
typedef int... uint_least32_t;

/** Unsigned, the smallest type of at least 64 bits. */
typedef int... uint_least64_t;

/** Signed, at least 8 bits, whichever width this machine handles best. */
typedef int... int_fast8_t;

/** Signed, at least 16 bits, whichever width this machine handles best. */
typedef int... int_fast16_t;

/** Signed, at least 32 bits, whichever width this machine handles best. */
typedef int... int_fast32_t;

/** Signed, at least 64 bits, whichever width this machine handles best. */
typedef int... int_fast64_t;

/** Unsigned, at least 8 bits, whichever width this machine handles best. */
typedef int... uint_fast8_t;

/** Unsigned, at least 16 bits, whichever width this machine handles best. */
typedef int... uint_fast16_t;

/** Unsigned, at least 32 bits, whichever width this machine handles best. */
typedef int... uint_fast32_t;

/** Unsigned, at least 64 bits, whichever width this machine handles best. */
typedef int... uint_fast64_t;

/** Signed, wide enough for any data pointer. */
typedef int... intptr_t;

/** Unsigned, wide enough for any data pointer. */
typedef int... uintptr_t;

/** The widest signed integer of this machine. */
typedef int... intmax_t;

/** The widest unsigned integer of this machine. */
typedef int... uintmax_t;

/* Limits of the exact widths. */
#define INT8_MIN ... /* -128 */
#define INT8_MAX ... /* 127 */
#define UINT8_MAX ... /* 255 */
#define INT16_MIN ... /* -32768 */
#define INT16_MAX ... /* 32767 */
#define UINT16_MAX ... /* 65535: the highest port */
#define INT32_MIN ... /* -2147483648 */
#define INT32_MAX ... /* 2147483647 */
#define UINT32_MAX ... /* 4294967295 */
#define INT64_MIN ... /* -9223372036854775808 */
#define INT64_MAX ... /* 9223372036854775807 */
#define UINT64_MAX ... /* 18446744073709551615 */

/* Limits of the least widths. */
#define INT_LEAST8_MIN ...
#define INT_LEAST8_MAX ...
#define UINT_LEAST8_MAX ...
#define INT_LEAST16_MIN ...
#define INT_LEAST16_MAX ...
#define UINT_LEAST16_MAX ...
#define INT_LEAST32_MIN ...
#define INT_LEAST32_MAX ...
#define UINT_LEAST32_MAX ...
#define INT_LEAST64_MIN ...
#define INT_LEAST64_MAX ...
#define UINT_LEAST64_MAX ...

/* Limits of the fast types: they differ from one C library to another. */
#define INT_FAST8_MIN ...
#define INT_FAST8_MAX ...
#define UINT_FAST8_MAX ...
#define INT_FAST16_MIN ...
#define INT_FAST16_MAX ...
#define UINT_FAST16_MAX ...
#define INT_FAST32_MIN ...
#define INT_FAST32_MAX ...
#define UINT_FAST32_MAX ...
#define INT_FAST64_MIN ...
#define INT_FAST64_MAX ...
#define UINT_FAST64_MAX ...

/* Limits of the types that depend on the machine. */
#define INTPTR_MIN ...
#define INTPTR_MAX ...
#define UINTPTR_MAX ...
#define INTMAX_MIN ...
#define INTMAX_MAX ...
#define UINTMAX_MAX ...
#define PTRDIFF_MIN ... /* of the distance between two pointers */
#define PTRDIFF_MAX ... /* of the distance between two pointers */
#define SIZE_MAX ... /* of size_t, what sizeof gives */
#define SIG_ATOMIC_MIN ... /* of what a signal handler may set in one go */
#define SIG_ATOMIC_MAX ... /* of what a signal handler may set in one go */
#define WCHAR_MIN ... /* of wchar_t */
#define WCHAR_MAX ... /* of wchar_t */
#define WINT_MIN ... /* of wint_t */
#define WINT_MAX ... /* of wint_t */
