/** News of files and directories: opened, changed, renamed, removed (Linux). */
#include <stdint.h>

#define IN_CLOEXEC ...          /* inotify_init1(): close-on-exec */
#define IN_NONBLOCK ...         /* inotify_init1(): read() does not wait */

/* What happened: in inotify_add_watch() what to tell, in an event what to be told. */
#define IN_ACCESS ...           /* it was read */
#define IN_MODIFY ...           /* it was written or cut */
#define IN_ATTRIB ...           /* its permissions, owner, times or number of names changed */
#define IN_CLOSE_WRITE ...      /* one who had it open for writing has closed it */
#define IN_CLOSE_NOWRITE ...    /* one who had it open for reading only has closed it */
#define IN_CLOSE ...            /* IN_CLOSE_WRITE and IN_CLOSE_NOWRITE */
#define IN_OPEN ...             /* it was opened */
#define IN_MOVED_FROM ...       /* in the directory a name went; cookie is that of IN_MOVED_TO */
#define IN_MOVED_TO ...         /* in the directory a name came */
#define IN_MOVE ...             /* IN_MOVED_FROM and IN_MOVED_TO */
#define IN_CREATE ...           /* in the directory a file was made */
#define IN_DELETE ...           /* from the directory a file was removed */
#define IN_DELETE_SELF ...      /* what is watched was removed itself */
#define IN_MOVE_SELF ...        /* what is watched was renamed itself */
#define IN_ALL_EVENTS ...       /* all of these */

/* More that an event may say. */
#define IN_UNMOUNT ...          /* its file system was unmounted */
#define IN_Q_OVERFLOW ...       /* events were lost: nobody read them in time; wd is -1 */
#define IN_IGNORED ...          /* the watch is gone: it was taken away, or what it watched was */
#define IN_ISDIR ...            /* it is a directory */

/* More that inotify_add_watch() may be told. */
#define IN_ONLYDIR ...          /* only if it is a directory */
#define IN_DONT_FOLLOW ...      /* of a symbolic link: the link itself */
#define IN_EXCL_UNLINK ...      /* nothing more of files whose names are gone */
#define IN_MASK_CREATE ...      /* fail with EEXIST if it is watched already */
#define IN_MASK_ADD ...         /* if it is watched already: this as well, not instead */
#define IN_ONESHOT ...          /* one event, and the watch is gone */

/** An event, as read() gives them one behind the other: `cast("struct inotify_event *", buf + at)`, and the next one is
 *  sizeof(inotify_event) + len bytes further.
 *  wd      the watch
 *  mask    what happened
 *  cookie  the same number for both events of one renaming
 *  len     bytes of name, with the NULs behind it; 0 for what is watched itself
 *  name    which file of the directory
 */
struct inotify_event {
    int wd;
    uint32_t mask;
    uint32_t cookie;
    uint32_t len;
    char name[];
};

/** inotify_init1(0).
 *
 *  Returns the descriptor; -1 with errno set on failure.
 *  Errors: those of inotify_init1().
 *  See inotify_init(2).
 */
int inotify_init(void);

/** Make a descriptor that read() gives events from. A buffer too small for the next event: EINVAL.
 *
 *  flags  0, or IN_CLOEXEC, IN_NONBLOCK combined with |
 *
 *  Returns the descriptor; -1 with errno set on failure.
 *  Errors: EINVAL flags; EMFILE too many of them, or no descriptor is left; ENFILE; ENOMEM.
 *  See inotify_init(2).
 */
int inotify_init1(int flags);

/** Watch a file or a directory and the files in it; or change what is told of one that is watched.
 *
 *  fd        a descriptor of inotify_init()
 *  pathname  its name
 *  mask      IN_MODIFY, IN_CREATE, ... combined with |, and perhaps | IN_ONLYDIR, ...
 *
 *  Returns the watch, a number above 0; -1 with errno set on failure.
 *  Errors: ENOENT there is no such file; EACCES it may not be read; ENOTDIR no directory, and IN_ONLYDIR; EEXIST it is
 *  watched, and IN_MASK_CREATE; EINVAL fd or mask; EBADF; ENOSPC too many watches; ENOMEM; ENAMETOOLONG; EFAULT.
 *  See inotify_add_watch(2).
 */
int inotify_add_watch(int fd, OPT TEXT const char *pathname, uint32_t mask);

/** Watch it no longer; an event IN_IGNORED follows.
 *
 *  fd  the descriptor
 *  wd  the watch
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EINVAL fd is none of inotify, or wd no watch of it; EBADF.
 *  See inotify_rm_watch(2).
 */
int inotify_rm_watch(int fd, int wd);
