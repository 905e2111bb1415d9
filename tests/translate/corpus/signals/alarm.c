/* SIGALRM: a handler, alarm() and what it returns, EINTR */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

static volatile sig_atomic_t fired;

static void on_alarm(int sig)
{
    (void)sig;
    fired++;
}

int main(void)
{
    struct sigaction sa;
    struct itimerval often = { { 0, 5000 }, { 0, 5000 } }, never = { { 0, 0 }, { 0, 0 } };
    int p[2];
    char c;

    memset(&sa, 0, sizeof sa);
    sa.sa_handler = on_alarm;
    sigemptyset(&sa.sa_mask);
    sa.sa_flags = 0;
    if (sigaction(SIGALRM, &sa, NULL) < 0)
        perror("sigaction");
    printf("%u\n", alarm(100));
    printf("%d\n", alarm(0) > 90);
    pipe(p);
    setitimer(ITIMER_REAL, &often, NULL);
    if (read(p[0], &c, 1) < 0)
        printf("%s\n", strerror(errno));
    fired = 0;
    while (fired < 3)
        pause();
    setitimer(ITIMER_REAL, &never, NULL);
    printf("%d\n", fired >= 3);
    return 0;
}
