/* who this is, and who another one is; a copy of an entry; the list of users */
#include <errno.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static uid_t id_of(const char *name)
{
    struct passwd *user;

    errno = 0;
    if ((user = getpwnam(name)) == NULL) {
        if (errno)
            perror("getpwnam");
        else
            fprintf(stderr, "no user %s\n", name);
        return -1;
    }
    return user->pw_uid;
}

int main(void)
{
    struct passwd *me = getpwuid(getuid()), *user, entry, *found = NULL;
    char *home = NULL, buf[NSS_BUFLEN_PASSWD * 4];
    int shells = 0, status;

    if (me != NULL) {
        home = strdup(me->pw_dir);
        printf("%s %d %s\n", me->pw_name, (int)me->pw_uid, home);
    }
    printf("%d %d\n", (int)id_of("root"), (int)id_of("nobody at all"));
    status = getpwnam_r("daemon", &entry, buf, sizeof buf, &found);
    printf("%d %d %s %s\n", status, found == &entry, found->pw_name, entry.pw_dir);
    printf("%d\n", getpwuid_r(0, &entry, buf, 3, &found) == ERANGE && found == NULL);
    setpwent();
    while ((user = getpwent()) != NULL)
        if (strstr(user->pw_shell, "sh"))
            shells++;
    endpwent();
    printf("%d\n", shells);
    free(home);
    return 0;
}
