/** The list of groups: /etc/group, and what else the system is told to look at; and the groups of this process. */
#include <stdio.h> /* only: FILE */
#include <sys/types.h> /* only: gid_t */

#define NSS_BUFLEN_GROUP ... /* bytes that mostly suffice for the texts of an entry; sysconf(_SC_GETGR_R_SIZE_MAX) */

/** A group, a line of /etc/group.
 *  gr_name    its name
 *  gr_passwd  its password, encrypted; mostly "x"
 *  gr_gid     its id
 *  gr_mem     the names of its members, but for those whose first group it is; a NULL ends the array
 */
struct group {
    char *gr_name;
    char *gr_passwd;
    gid_t gr_gid;
    char **gr_mem;
};

/** Find a group by name.
 *
 *  name  its name
 *
 *  Returns an entry that the next call overwrites; NULL if there is none or, with errno set, on failure: set errno to 0
 *  before.
 *  Errors: EINTR a signal came; EIO; EMFILE, ENFILE no descriptor is left; ENOMEM; some systems also ENOENT, ESRCH where
 *  there is none.
 *  See getgrnam(3), group(5).
 */
struct group *getgrnam(TEXT const char *name);

/** Find a group by id.
 *
 *  gid  the group id, as getgid() returns it
 *
 *  Returns an entry that the next call overwrites; NULL if there is none or, with errno set, on failure: set errno to 0
 *  before.
 *  Errors: those of getgrnam().
 *  See getgrgid(3), group(5).
 */
struct group *getgrgid(gid_t gid);

/** getgrnam() into memory of your own.
 *
 *  name    the group's name
 *  grp     receives the entry
 *  buf     receives the texts that the entry points to: it must live as long as the entry
 *  buflen  the room in buf, in bytes: it grows with the members
 *  result  receives grp, or NULL if there is no entry
 *
 *  Returns 0, also where nothing is found (*result is NULL then); else an errno value.
 *  Errors (returned): ERANGE buf is too small: try again with more; those of getgrnam().
 *  See getgrnam_r(3).
 */
BYHAND int getgrnam_r(TEXT const char *name, OUT struct group *grp, OUT(buflen) char *buf, size_t buflen,
                      OUT struct group **result);

/** getgrgid() into memory of your own.
 *
 *  gid     the group id
 *  grp     receives the entry
 *  buf     receives the texts that the entry points to: it must live as long as the entry
 *  buflen  the room in buf, in bytes: it grows with the members
 *  result  receives grp, or NULL if there is no entry
 *
 *  Returns 0, also where nothing is found (*result is NULL then); else an errno value.
 *  Errors (returned): ERANGE buf is too small: try again with more; those of getgrnam().
 *  See getgrgid_r(3).
 */
BYHAND int getgrgid_r(gid_t gid, OUT struct group *grp, OUT(buflen) char *buf, size_t buflen,
                      OUT struct group **result);

/** Begin anew with the first group.
 *  Failure is not reported.
 *  See setgrent(3).
 */
void setgrent(void);

/** The next group.
 *  Returns an entry that the next call overwrites; NULL at the end or, with errno set, on failure: set errno to 0 before.
 *  Errors: EINTR a signal came; EIO; EMFILE, ENFILE no descriptor is left; ENOMEM.
 *  See getgrent(3).
 */
struct group *getgrent(void);

/** Close what setgrent() or getgrent() opened.
 *  Cannot fail.
 *  See endgrent(3).
 */
void endgrent(void);

/** getgrent() into memory of your own (glibc).
 *
 *  grp     receives the entry
 *  buf     receives the texts that the entry points to: it must live as long as the entry
 *  buflen  the room in buf, in bytes
 *  result  receives grp, or NULL if there is no entry
 *
 *  Returns 0; else an errno value.
 *  Errors (returned): ENOENT there are no more; ERANGE buf is too small: try again with more.
 *  See getgrent_r(3).
 */
BYHAND int getgrent_r(OUT struct group *grp, OUT(buflen) char *buf, size_t buflen, OUT struct group **result);

/** The next group of a file that looks like /etc/group (glibc).
 *
 *  stream  the file, open for reading, no pipe
 *
 *  Returns an entry that the next call overwrites; NULL at the end or, with errno set, on failure.
 *  Errors: ENOENT at the end; ESPIPE it is a pipe, in which libc cannot go back; EBADF, EIO as read(); ENOMEM.
 *  See fgetgrent(3).
 */
struct group *fgetgrent(LIVE(stream) FILE *stream);

/** fgetgrent() into memory of your own (glibc).
 *
 *  stream  the file, open for reading, no pipe
 *  grp     receives the entry
 *  buf     receives the texts that the entry points to: it must live as long as the entry
 *  buflen  the room in buf, in bytes
 *  result  receives grp, or NULL if there is no entry
 *
 *  Returns 0; else an errno value.
 *  Errors (returned): ENOENT there are no more; ERANGE buf is too small: try again with more; ESPIPE it is a pipe.
 *  See fgetgrent_r(3).
 */
BYHAND int fgetgrent_r(LIVE(stream) FILE *stream, OUT struct group *grp, OUT(buflen) char *buf, size_t buflen,
                       OUT struct group **result);

/** Set the supplementary groups of this process: `setgroups(0, NULL)` has none of them left.
 *
 *  size  how many there are in list
 *  list  their ids; not read if size is 0
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EPERM not privileged (CAP_SETGID), or this user namespace may not; EINVAL size is more than NGROUPS_MAX; EFAULT;
 *  ENOMEM.
 *  See setgroups(2).
 */
int setgroups(size_t size, OPT IN(size * sizeof(gid_t)) const gid_t *list);

/** The groups that a user is in.
 *
 *  user     the user's name
 *  group    a group that comes first, in the list or not: mostly the user's pw_gid
 *  groups   receives the ids, as many as there is room for; NULL if *ngroups is 0
 *  ngroups  in: how many groups has room for; out: how many there are
 *
 *  Returns how many there are; -1 if there are more than fit. errno says nothing.
 *  See getgrouplist(3).
 */
int getgrouplist(TEXT const char *user, gid_t group, OPT(*ngroups == 0) OUT(*ngroups * sizeof(gid_t)) gid_t *groups,
                 INOUT int *ngroups);

/** Set the supplementary groups of this process to those that a user is in. Then setgid() and setuid() make it the user's.
 *
 *  user   the user's name
 *  group  a group that comes first: mostly the user's pw_gid
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EPERM not privileged (CAP_SETGID); ENOMEM.
 *  See initgroups(3).
 */
int initgroups(TEXT const char *user, gid_t group);
