/* fcntl locks and flock between descriptors, getrlimit, sysconf */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int a = open("lock", O_RDWR | O_CREAT, 0600), b = open("lock", O_RDWR);
    struct flock fl = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0, .l_len = 0 };
    struct rlimit rl;
    int status;

    printf("%d", flock(a, LOCK_EX));
    printf(" %d", flock(b, LOCK_EX | LOCK_NB));
    printf(" %d\n", errno == EWOULDBLOCK);
    flock(a, LOCK_UN);
    printf("%d\n", flock(b, LOCK_SH | LOCK_NB));

    printf("%d\n", fcntl(a, F_SETLK, &fl));
    if (fork() == 0) {
        fl.l_type = F_WRLCK;
        fcntl(b, F_GETLK, &fl);
        _exit(fl.l_type == F_WRLCK && fl.l_pid == getppid() ? 1 : 0);
    }
    wait(&status);
    printf("held %d\n", WEXITSTATUS(status));

    if (getrlimit(RLIMIT_NOFILE, &rl) == 0)
        printf("%d\n", rl.rlim_cur >= 64 && rl.rlim_cur <= rl.rlim_max);
    printf("%d %d\n", sysconf(_SC_PAGESIZE) > 0, getpagesize() % 4096);
    return 0;
}
