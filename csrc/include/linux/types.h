/** The kernel's own names of integer types, as its headers use them. */
#include <stdint.h>

/** Signed, 8 bits. */
typedef int... __s8;

/** Unsigned, 8 bits. */
typedef int... __u8;

/** Signed, 16 bits. */
typedef int... __s16;

/** Unsigned, 16 bits. */
typedef int... __u16;

/** Signed, 32 bits. */
typedef int... __s32;

/** Unsigned, 32 bits. */
typedef int... __u32;

/** Signed, 64 bits. */
typedef int... __s64;

/** Unsigned, 64 bits. */
typedef int... __u64;

/** 16 bits, least significant byte first. */
typedef int... __le16;

/** 16 bits, network byte order. */
typedef int... __be16;

/** 32 bits, least significant byte first. */
typedef int... __le32;

/** 32 bits, network byte order. */
typedef int... __be32;

/** 64 bits, least significant byte first. */
typedef int... __le64;

/** 64 bits, network byte order. */
typedef int... __be64;

/** An Internet checksum of 16 bits. */
typedef int... __sum16;

/** A checksum of 32 bits, not yet folded. */
typedef int... __wsum;

/** The POLLIN, POLLOUT, ... bits of a descriptor. */
typedef int... __poll_t;

/** Signed, as wide as a register of the kernel. */
typedef int... __kernel_long_t;

/** The number of a clock: clockid_t by the kernel's name. */
typedef int... __kernel_clockid_t;

/** Seconds since 1970-01-01 00:00:00 UTC, as wide as __kernel_long_t. */
typedef int... __kernel_old_time_t;

/** Seconds since 1970-01-01 00:00:00 UTC, 64 bits. */
typedef int... __kernel_time64_t;
