/** AF_UNIX under the kernel's name: <sys/un.h>, and two names more. */
#include <sys/un.h>

#define UNIX_PATH_MAX ... /* bytes of sun_path: 108 */
#define SIOCUNIXFILE ... /* ioctl(), no argument: a descriptor of the socket's file */
