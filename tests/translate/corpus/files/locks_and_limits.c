/* fcntl locks seen by a child, getrlimit, sysconf */
#include <fcntl.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int a = open("lock", O_RDWR | O_CREAT, 0600), b = open("lock", O_RDWR);
    struct flock fl = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0, .l_len = 0 };
    struct rlimit rl;
    int status;

    printf("%d\n", a >= 3 && b > a);
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
