/** Integers as they come from the network: what BSD's <netinet/ip.h> wants included before. */
#include <sys/types.h>
#include <stdint.h>

/** 16 bits, network byte order. */
typedef int... n_short;

/** 32 bits, network byte order. */
typedef int... n_long;

/** Milliseconds since midnight UTC, 32 bits, network byte order. */
typedef int... n_time;
