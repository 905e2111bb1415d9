/* groups by name and id, the groups of a user, and a server that drops its privileges */
#include <errno.h>
#include <grp.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define MOST 64

static int drop_to(const char *name)
{
    struct passwd *user = getpwnam(name);

    if (user == NULL)
        return -1;
    if (initgroups(user->pw_name, user->pw_gid) < 0) {
        printf("initgroups: %s\n", errno == EPERM ? "not allowed" : "failed");
        return -1;
    }
    if (setgid(user->pw_gid) < 0 || setuid(user->pw_uid) < 0)
        return -1;
    return setuid(0) == 0 ? -1 : 0;
}

int main(void)
{
    struct group *group = getgrgid(0), entry, *found;
    gid_t list[MOST], *some;
    int n = MOST, i, count;
    char buf[2048], **member;

    printf("%s %d\n", group->gr_name, (int)group->gr_gid);
    for (member = group->gr_mem; *member; member++)
        printf("  %s\n", *member);
    if ((group = getgrnam("daemon")) != NULL)
        printf("%s %d\n", group->gr_name, (int)group->gr_gid);
    if (getgrnam("no such group") == NULL)
        printf("none\n");
    if (getgrgid_r(1, &entry, buf, sizeof buf, &found) == 0 && found)
        printf("%s %d\n", entry.gr_name, entry.gr_mem[0] == NULL);
    count = getgrouplist("root", 0, list, &n);
    for (i = 0; i < n; i++)
        printf("%d ", (int)list[i]);
    printf("of %d\n", count);
    n = 0;
    if (getgrouplist("root", 0, NULL, &n) == -1) {
        some = malloc(n * sizeof(*some));
        printf("%d\n", getgrouplist("root", 0, some, &n));
        free(some);
    }
    setgrent();
    for (count = 0; getgrent() != NULL; count++)
        ;
    endgrent();
    printf("%d\n", count);
    fflush(stdout);
    if (geteuid() == 0)
        printf("%d\n", setgroups(0, NULL));
    printf("%d\n", drop_to("daemon"));
    printf("%d %d\n", geteuid() != 0, setgroups(1, list) < 0);
    return 0;
}
