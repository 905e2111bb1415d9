/** What the system calls itself. */

#define SYS_NMLN ...    /* bytes of each of its names, NUL included */

/** The system and the machine, as texts.
 *  sysname     of the system: "Linux"
 *  nodename    of the machine in its network
 *  release     of the kernel: "6.1.0"
 *  version     of this build of the kernel
 *  machine     of the hardware: "x86_64"
 *  domainname  of the NIS domain
 */
struct utsname {
    char sysname[65];
    char nodename[65];
    char release[65];
    char version[65];
    char machine[65];
    char domainname[65];
};

/** What the system calls itself.
 *
 *  buf  where its names are stored
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EFAULT buf is NULL.
 *  See uname(2).
 */
int uname(OPT OUT struct utsname *buf);
