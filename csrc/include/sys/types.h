/** The system's basic data types: ids, sizes, times. (Types of 8 to 64 bits come from <stdint.h>.) */
#include <stdint.h>

/* Sizes and offsets. */

/** A size in bytes, unsigned: what sizeof gives. */
typedef int... size_t;

/** A number of bytes, or -1 for an error: what recv() and write() return. */
typedef int... ssize_t;

/** A position in a file or a file's size, in bytes, signed. */
typedef int... off_t;

/** A file position of 64 bits on every machine. */
typedef int... loff_t;

/** The block size a file is best read with, in bytes. */
typedef int... blksize_t;

/** How many blocks a file occupies. */
typedef int... blkcnt_t;

/** How many blocks a file system has. */
typedef int... fsblkcnt_t;

/** How many files a file system has. */
typedef int... fsfilcnt_t;

/** A disk address in blocks (BSD). */
typedef int... daddr_t;

/* Files. */

/** The number of the device that holds a file. */
typedef int... dev_t;

/** The number of a file within its device. */
typedef int... ino_t;

/** A file's type and permission bits. */
typedef int... mode_t;

/** How many names (hard links) a file has. */
typedef int... nlink_t;

/* Processes and users. */

/** A process id; negative for a process group, or an error. */
typedef int... pid_t;

/** A user id. */
typedef int... uid_t;

/** A group id. */
typedef int... gid_t;

/** Wide enough for a pid_t, a uid_t or a gid_t. */
typedef int... id_t;

/** A key that names a System V message queue, semaphore set or shared memory. */
typedef int... key_t;

/* Times. */

/** Seconds since 1970-01-01 00:00:00 UTC. */
typedef int... time_t;

/** Processor time, in units of 1 / CLOCKS_PER_SEC second. */
typedef int... clock_t;

/** Which clock: CLOCK_REALTIME, CLOCK_MONOTONIC, ... */
typedef int... clockid_t;

/** Microseconds, unsigned, 0 to 1000000. */
typedef int... useconds_t;

/** Microseconds, signed: the tv_usec of a struct timeval. */
typedef int... suseconds_t;

/* Older names, from BSD and System V. */

/** unsigned char. */
typedef int... u_char;

/** unsigned short. */
typedef int... u_short;

/** unsigned int. */
typedef int... u_int;

/** unsigned long. */
typedef int... u_long;

/** Signed, 64 bits. */
typedef int... quad_t;

/** Unsigned, 64 bits. */
typedef int... u_quad_t;

/** unsigned short. */
typedef int... ushort;

/** unsigned int. */
typedef int... uint;

/** unsigned long. */
typedef int... ulong;

/** uint8_t by its BSD name. */
typedef int... u_int8_t;

/** uint16_t by its BSD name. */
typedef int... u_int16_t;

/** uint32_t by its BSD name. */
typedef int... u_int32_t;

/** uint64_t by its BSD name. */
typedef int... u_int64_t;

/** Signed, as wide as a register of this machine. */
typedef int... register_t;
