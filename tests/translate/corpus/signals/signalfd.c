/* Signals read from a descriptor */
#include <signal.h>
#include <stdio.h>
#include <sys/signalfd.h>
#include <unistd.h>

int main(void)
{
    sigset_t mask;
    struct signalfd_siginfo info;
    int fd;
    ssize_t n;

    sigemptyset(&mask);
    sigaddset(&mask, SIGINT);
    sigaddset(&mask, SIGUSR1);
    if (sigprocmask(SIG_BLOCK, &mask, NULL) == -1)
        perror("sigprocmask");
    fd = signalfd(-1, &mask, SFD_NONBLOCK);
    if (fd == -1) {
        perror("signalfd");
        return 1;
    }
    if (read(fd, &info, sizeof info) < 0)
        perror("read");
    kill(getpid(), SIGUSR1);
    kill(getpid(), SIGINT);
    while ((n = read(fd, &info, sizeof info)) == sizeof info)
        printf("signal %u from me %d\n", info.ssi_signo, info.ssi_pid == (unsigned)getpid());
    printf("%zd %zu\n", n, sizeof info);
    close(fd);
    return 0;
}
