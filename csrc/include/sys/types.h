/** The system's basic data types: ids, sizes, times, and what threads are made of. (Types of 8 to 64 bits come from
 *  <stdint.h>.) */
#include <stdint.h>

/* Sizes and offsets. */

/** A size in bytes, unsigned: what sizeof gives. */
typedef int... size_t;

/** A number of bytes, or -1 for an error: what recv() and write() return. */
typedef int... ssize_t;

/** A position in a file or a file's size, in bytes, signed. */
typedef int... off_t;

/** off_t with 64 bits on every machine (glibc). */
typedef int... off64_t;

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

/** blkcnt_t with 64 bits on every machine (glibc). */
typedef int... blkcnt64_t;

/** fsblkcnt_t with 64 bits on every machine (glibc). */
typedef int... fsblkcnt64_t;

/** fsfilcnt_t with 64 bits on every machine (glibc). */
typedef int... fsfilcnt64_t;

/** The number of a file system: struct statfs has it. */
typedef opaque fsid_t;

/** A disk address in blocks (BSD). */
typedef int... daddr_t;

/* Files. */

/** The number of the device that holds a file. */
typedef int... dev_t;

/** The number of a file within its device. */
typedef int... ino_t;

/** ino_t with 64 bits on every machine (glibc). */
typedef int... ino64_t;

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

/** The address of a byte (BSD): char *. */
typedef char *caddr_t;

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

/* Types that several headers share; under _GNU_SOURCE they are visible here already. */

/** A time or a span of time, in microseconds.
 *  tv_sec   whole seconds
 *  tv_usec  microseconds, 0 to 999999
 */
struct timeval {
    time_t tv_sec;
    suseconds_t tv_usec;
};

/** A time or a span of time, in nanoseconds.
 *  tv_sec   whole seconds
 *  tv_nsec  nanoseconds, 0 to 999999999
 */
struct timespec {
    time_t tv_sec;
    long tv_nsec;
};

/** A set of signals: sigemptyset(), sigaddset() and their kin fill it, sigismember() reads it. */
typedef opaque sigset_t;

/** A timer of timer_create(). */
typedef void *timer_t;

/* Threads. Each object is used in place: a copy of a mutex or of a condition variable is not one. */

/** A thread, as pthread_create() and pthread_self() name it. */
typedef int... pthread_t;

/** How a thread is to be made: pthread_attr_init() fills it, pthread_attr_destroy() ends it. */
typedef opaque pthread_attr_t;

/** A lock for one thread at a time: pthread_mutex_init() or PTHREAD_MUTEX_INITIALIZER. */
typedef opaque pthread_mutex_t;

/** How a mutex is to be made. */
typedef opaque pthread_mutexattr_t;

/** What threads wait at until another says that something has changed: pthread_cond_init() or
 *  PTHREAD_COND_INITIALIZER. */
typedef opaque pthread_cond_t;

/** How a condition variable is to be made. */
typedef opaque pthread_condattr_t;

/** A lock for many readers or one writer: pthread_rwlock_init() or PTHREAD_RWLOCK_INITIALIZER. */
typedef opaque pthread_rwlock_t;

/** How a read-write lock is to be made. */
typedef opaque pthread_rwlockattr_t;

/** A place where a number of threads wait for each other. */
typedef opaque pthread_barrier_t;

/** How a barrier is to be made. */
typedef opaque pthread_barrierattr_t;

/** A lock that threads wait for without sleeping. */
typedef int... pthread_spinlock_t;

/** The name of a value that each thread has for itself. */
typedef int... pthread_key_t;

/** Whether pthread_once() has run its function: PTHREAD_ONCE_INIT at first. */
typedef int... pthread_once_t;
