/** The list of users: /etc/passwd, and what else the system is told to look at. */
#include <stdio.h> /* only: FILE */
#include <sys/types.h> /* only: gid_t, uid_t */

#define NSS_BUFLEN_PASSWD ... /* bytes that mostly suffice for the texts of an entry; sysconf(_SC_GETPW_R_SIZE_MAX) */

/** A user, a line of /etc/passwd.
 *  pw_name    the name to log in with
 *  pw_passwd  the password, encrypted; "x" if it stands in /etc/shadow
 *  pw_uid     the user id
 *  pw_gid     the group id
 *  pw_gecos   the person's name, and perhaps more, after commas
 *  pw_dir     the home directory
 *  pw_shell   the program that a login starts
 */
struct passwd {
    char *pw_name;
    char *pw_passwd;
    uid_t pw_uid;
    gid_t pw_gid;
    char *pw_gecos;
    char *pw_dir;
    char *pw_shell;
};

/** Find a user by name.
 *
 *  name  the name to log in with
 *
 *  Returns an entry that the next call overwrites; NULL if there is none or, with errno set, on failure: set errno to 0
 *  before.
 *  Errors: EINTR a signal came; EIO; EMFILE, ENFILE no descriptor is left; ENOMEM; some systems also ENOENT, ESRCH where
 *  there is none.
 *  See getpwnam(3), passwd(5).
 */
struct passwd *getpwnam(TEXT const char *name);

/** Find a user by id.
 *
 *  uid  the user id, as getuid() returns it
 *
 *  Returns an entry that the next call overwrites; NULL if there is none or, with errno set, on failure: set errno to 0
 *  before.
 *  Errors: those of getpwnam().
 *  See getpwuid(3), passwd(5).
 */
struct passwd *getpwuid(uid_t uid);

/** getpwnam() into memory of your own.
 *
 *  name    the name to log in with
 *  pwd     receives the entry
 *  buf     receives the texts that the entry points to: it must live as long as the entry
 *  buflen  the room in buf, in bytes: NSS_BUFLEN_PASSWD mostly suffices
 *  result  receives pwd, or NULL if there is no entry
 *
 *  Returns 0, also where nothing is found (*result is NULL then); else an errno value.
 *  Errors (returned): ERANGE buf is too small: try again with more; those of getpwnam().
 *  See getpwnam_r(3).
 */
BYHAND int getpwnam_r(TEXT const char *name, OUT struct passwd *pwd, OUT(buflen) char *buf, size_t buflen,
                      OUT struct passwd **result);

/** getpwuid() into memory of your own.
 *
 *  uid     the user id
 *  pwd     receives the entry
 *  buf     receives the texts that the entry points to: it must live as long as the entry
 *  buflen  the room in buf, in bytes: NSS_BUFLEN_PASSWD mostly suffices
 *  result  receives pwd, or NULL if there is no entry
 *
 *  Returns 0, also where nothing is found (*result is NULL then); else an errno value.
 *  Errors (returned): ERANGE buf is too small: try again with more; those of getpwnam().
 *  See getpwuid_r(3).
 */
BYHAND int getpwuid_r(uid_t uid, OUT struct passwd *pwd, OUT(buflen) char *buf, size_t buflen,
                      OUT struct passwd **result);

/** Begin anew with the first user.
 *  Failure is not reported.
 *  See setpwent(3).
 */
void setpwent(void);

/** The next user.
 *  Returns an entry that the next call overwrites; NULL at the end or, with errno set, on failure: set errno to 0 before.
 *  Errors: EINTR a signal came; EIO; EMFILE, ENFILE no descriptor is left; ENOMEM.
 *  See getpwent(3).
 */
struct passwd *getpwent(void);

/** Close what setpwent() or getpwent() opened.
 *  Cannot fail.
 *  See endpwent(3).
 */
void endpwent(void);

/** getpwent() into memory of your own (glibc).
 *
 *  pwd     receives the entry
 *  buf     receives the texts that the entry points to: it must live as long as the entry
 *  buflen  the room in buf, in bytes
 *  result  receives pwd, or NULL if there is no entry
 *
 *  Returns 0; else an errno value.
 *  Errors (returned): ENOENT there are no more; ERANGE buf is too small: try again with more.
 *  See getpwent_r(3).
 */
BYHAND int getpwent_r(OUT struct passwd *pwd, OUT(buflen) char *buf, size_t buflen, OUT struct passwd **result);

/** The next user of a file that looks like /etc/passwd (glibc).
 *
 *  stream  the file, open for reading, no pipe
 *
 *  Returns an entry that the next call overwrites; NULL at the end or, with errno set, on failure.
 *  Errors: ENOENT at the end; ESPIPE it is a pipe, in which libc cannot go back; EBADF, EIO as read(); ENOMEM.
 *  See fgetpwent(3).
 */
struct passwd *fgetpwent(LIVE(stream) FILE *stream);

/** fgetpwent() into memory of your own (glibc).
 *
 *  stream  the file, open for reading, no pipe
 *  pwd     receives the entry
 *  buf     receives the texts that the entry points to: it must live as long as the entry
 *  buflen  the room in buf, in bytes
 *  result  receives pwd, or NULL if there is no entry
 *
 *  Returns 0; else an errno value.
 *  Errors (returned): ENOENT there are no more; ERANGE buf is too small: try again with more; ESPIPE it is a pipe.
 *  See fgetpwent_r(3).
 */
BYHAND int fgetpwent_r(LIVE(stream) FILE *stream, OUT struct passwd *pwd, OUT(buflen) char *buf, size_t buflen,
                       OUT struct passwd **result);
