/** Sockets of this machine, AF_UNIX: their address is a path. */
#include <sys/socket.h>

/** A socket address that is a path.
 *
 *  sun_family  AF_UNIX (AF_LOCAL), host byte order
 *  sun_path    the path up to its NUL; on Linux all 108 bytes may be used without one if addrlen says so, and a
 *              first byte of 0 means an abstract name (no file), whose length addrlen gives
 */
struct sockaddr_un {
    sa_family_t sun_family;
    char sun_path[108];
};

/** The length of a path address: the bytes before sun_path and those of the path, without its NUL.
 *
 *  ptr  an address whose sun_path ends in a NUL
 *
 *  Returns the addrlen for bind() and connect(); for an abstract name, count the bytes yourself. Cannot fail.
 *  See unix(7).
 */
BYHAND size_t SUN_LEN(IN const struct sockaddr_un *ptr);
