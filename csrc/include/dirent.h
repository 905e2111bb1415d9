/** Directories: what is in them. */
#include <limits.h>
#include <sys/types.h>

#define DT_UNKNOWN ...      /* d_type: the file system does not say; ask lstat() */
#define DT_FIFO ...         /* a named pipe */
#define DT_CHR ...          /* a character device */
#define DT_DIR ...          /* a directory */
#define DT_BLK ...          /* a block device */
#define DT_REG ...          /* a plain file */
#define DT_LNK ...          /* a symbolic link */
#define DT_SOCK ...         /* a socket */
#define DT_WHT ...          /* a whiteout (overlay file systems, BSD) */

#define MAXNAMLEN ...       /* bytes of a name at most, without a NUL */

/** An open directory. */
typedef ... DIR;

/** An entry of a directory.
 *  d_ino     the file's number
 *  d_fileno  d_ino in BSD's words
 *  d_off     where the next entry is, for seekdir() only
 *  d_reclen  bytes of this entry
 *  d_type    DT_REG, DT_DIR, ... or DT_UNKNOWN
 *  d_name    its name, with a NUL
 */
struct dirent {
    ino_t d_ino;
    ino_t d_fileno;
    off_t d_off;
    unsigned short d_reclen;
    unsigned char d_type;
    char d_name[256];
};

/** Open a directory.
 *
 *  name  its name
 *
 *  Returns the directory, for closedir() at the end; NULL with errno set on failure.
 *  Errors: ENOENT there is none; ENOTDIR it is none; EACCES; EMFILE, ENFILE no descriptor is left; ENOMEM.
 *  See opendir(3).
 */
GIVES(directory) DIR *opendir(TEXT const char *name);

/** Use a descriptor as a directory; closedir() will close it.
 *
 *  fd  a descriptor of a directory, open for reading
 *
 *  Returns the directory; NULL with errno set on failure.
 *  Errors: EBADF fd is not open for reading; ENOTDIR it is no directory; ENOMEM.
 *  See fdopendir(3).
 */
GIVES(directory) DIR *fdopendir(int fd);

/** Close a directory and its descriptor.
 *
 *  dirp  the directory
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EBADF its descriptor was closed already.
 *  See closedir(3).
 */
int closedir(TAKES(directory) DIR *dirp);

/** The next entry of a directory, "." and ".." among them, in no order.
 *
 *  dirp  the directory
 *
 *  Returns the entry (a copy: in C it is good until the next readdir() or closedir()); NULL at the end or, with errno
 *  set, on failure. Set errno to 0 before.
 *  Errors: EBADF its descriptor was closed; ENOENT it was removed.
 *  See readdir(3).
 */
BYHAND struct dirent *readdir(LIVE(directory) DIR *dirp);

/** readdir() into an entry of the caller's. readdir() is the better one: each DIR has its own entry.
 *
 *  dirp    the directory
 *  entry   gets the entry
 *  result  gets the address of entry; NULL at the end
 *
 *  Returns 0; an error number otherwise (errno is not set).
 *  Errors: EBADF its descriptor was closed; ENAMETOOLONG.
 *  See readdir_r(3).
 */
BYHAND int readdir_r(LIVE(directory) DIR *dirp, OUT struct dirent *entry, OUT struct dirent **result);

/** Begin anew with the first entry.
 *
 *  dirp  the directory
 *
 *  See rewinddir(3).
 */
void rewinddir(LIVE(directory) DIR *dirp);

/** Where in the directory the next entry is, for seekdir().
 *
 *  dirp  the directory
 *
 *  Returns the place; -1 with errno set on failure (EBADF).
 *  See telldir(3).
 */
long telldir(LIVE(directory) DIR *dirp);

/** Go to a place in a directory.
 *
 *  dirp  the directory
 *  loc   what telldir() has returned
 *
 *  See seekdir(3).
 */
void seekdir(LIVE(directory) DIR *dirp, long loc);

/** The descriptor of a directory, for fstat(), openat(), ...
 *
 *  dirp  the directory
 *
 *  Returns the descriptor, which closedir() will close; -1 with errno set on failure (EINVAL).
 *  See dirfd(3).
 */
int dirfd(LIVE(directory) DIR *dirp);

/** All entries of a directory at once, chosen and sorted.
 *
 *  dirp      the directory's name
 *  namelist  gets an array of entries; each of them and the array are yours to free()
 *  filter    called with each entry: not 0 takes it; NULL takes all
 *  compar    as for qsort(): alphasort, versionsort or one's own; NULL leaves them as they come
 *
 *  Returns the number of entries; -1 with errno set on failure.
 *  Errors: ENOENT there is none; ENOTDIR it is none; EACCES; ENOMEM.
 *  See scandir(3).
 */
BYHAND int scandir(TEXT const char *dirp, GIVES(heap) OUT struct dirent ***namelist,
                   OPT int (*filter)(const struct dirent *),
                   OPT int (*compar)(const struct dirent **, const struct dirent **));

/** scandir() for a name relative to a directory (glibc).
 *
 *  dirfd     the directory's descriptor, or AT_FDCWD
 *  dirp      the directory's name
 *  namelist  gets an array of entries; each of them and the array are yours to free()
 *  filter    called with each entry: not 0 takes it; NULL takes all
 *  compar    as for qsort(); NULL leaves them as they come
 *
 *  Returns the number of entries; -1 with errno set on failure.
 *  Errors: those of scandir(); EBADF dirfd is not open.
 *  See scandirat(3).
 */
BYHAND int scandirat(int dirfd, TEXT const char *dirp, GIVES(heap) OUT struct dirent ***namelist,
                     OPT int (*filter)(const struct dirent *),
                     OPT int (*compar)(const struct dirent **, const struct dirent **));

/** Compare two entries by name, for scandir(): strcoll().
 *
 *  a, b  addresses of pointers to the entries
 *
 *  Returns less than 0, 0 or more than 0.
 *  See alphasort(3).
 */
BYHAND int alphasort(IN const struct dirent **a, IN const struct dirent **b);

/** Compare two entries by name, for scandir(), numbers in it by value: strverscmp() (glibc).
 *
 *  a, b  addresses of pointers to the entries
 *
 *  Returns less than 0, 0 or more than 0.
 *  See versionsort(3).
 */
BYHAND int versionsort(IN const struct dirent **a, IN const struct dirent **b);

/** Entries as the kernel has them, several at once (Linux).
 *
 *  fd      a descriptor of a directory
 *  dirp    gets them: each a struct dirent that is d_reclen bytes long
 *  length  bytes of dirp
 *
 *  Returns the number of bytes; 0 at the end; -1 with errno set on failure.
 *  Errors: EBADF fd is not open; ENOTDIR it is no directory; EINVAL length is too small for an entry; ENOENT it was
 *  removed; EFAULT.
 *  See getdents64(2).
 */
ssize_t getdents64(int fd, OPT OUT(length) void *dirp, size_t length);

/** getdents64() in BSD's words.
 *
 *  fd      a descriptor of a directory
 *  buf     gets the entries, each d_reclen bytes long
 *  nbytes  bytes of buf
 *  basep   gets the place in the directory where it began
 *
 *  Returns the number of bytes; 0 at the end; -1 with errno set on failure.
 *  Errors: EBADF fd is not open; ENOTDIR it is no directory; EINVAL nbytes is too small for an entry; EFAULT.
 *  See getdirentries(3).
 */
ssize_t getdirentries(int fd, OPT OUT(nbytes) char *buf, size_t nbytes, OUT off_t *basep);

/** The d_type of a file whose st_mode is known.
 *
 *  mode  what stat() gives
 *
 *  Returns DT_REG, DT_DIR, ...
 *  See readdir(3).
 */
int IFTODT(int mode);

/** The type in st_mode of a file whose d_type is known.
 *
 *  dirtype  DT_REG, DT_DIR, ...
 *
 *  Returns S_IFREG, S_IFDIR, ...
 *  See readdir(3).
 */
int DTTOIF(int dirtype);
