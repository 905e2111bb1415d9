/** Where files of the system stand. */

#define _PATH_DEFPATH "..."     /* PATH of users, where nothing else is said */
#define _PATH_STDPATH "..."     /* PATH that finds all the usual programs */
#define _PATH_BSHELL "..."      /* the shell */
#define _PATH_CONSOLE "..."     /* the machine's own terminal */
#define _PATH_CSHELL "..."      /* the C shell */
#define _PATH_DEVDB "..."       /* not used by Linux */
#define _PATH_DEVNULL "..."     /* takes everything, gives nothing */
#define _PATH_DRUM "..."        /* not used by Linux */
#define _PATH_GSHADOW "..."     /* passwords of groups */
#define _PATH_KLOG "..."        /* messages of the kernel */
#define _PATH_KMEM "..."        /* the kernel's memory */
#define _PATH_LASTLOG "..."     /* when each user last logged in */
#define _PATH_MAILDIR "..."     /* a mailbox for each user */
#define _PATH_MAN "..."         /* manual pages */
#define _PATH_MEM "..."         /* the machine's memory */
#define _PATH_MNTTAB "..."      /* file systems to mount */
#define _PATH_MOUNTED "..."     /* file systems that are mounted */
#define _PATH_NOLOGIN "..."     /* where this file exists, only root may log in */
#define _PATH_PRESERVE "..."    /* what editors rescue */
#define _PATH_RWHODIR "..."     /* what rwhod hears */
#define _PATH_SENDMAIL "..."    /* sends mail */
#define _PATH_SHADOW "..."      /* passwords of users */
#define _PATH_SHELLS "..."      /* shells to log in with */
#define _PATH_TTY "..."         /* this process's own terminal */
#define _PATH_UNIX "..."        /* the kernel */
#define _PATH_UTMP "..."        /* who is logged in */
#define _PATH_VI "..."          /* the editor */
#define _PATH_WTMP "..."        /* who was logged in */

/* Directories, with a "/" at the end. */
#define _PATH_DEV "..."         /* devices */
#define _PATH_TMP "..."         /* files that need not outlive a restart */
#define _PATH_VARDB "..."       /* small databases */
#define _PATH_VARRUN "..."      /* what running daemons leave: their process ids, sockets */
#define _PATH_VARTMP "..."      /* files for a while that outlive a restart */
