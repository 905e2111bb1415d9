/* sigaction with SA_SIGINFO and sigqueue; sigwait; SA_RESETHAND */
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static volatile int code_is_queue, value, sender_is_me;

static void on_signal(int sig, siginfo_t *info, void *context)
{
    (void)sig;
    (void)context;
    code_is_queue = info->si_code == SI_QUEUE;
    value = info->si_value.sival_int;
    sender_is_me = info->si_pid == getpid();
}

int main(void)
{
    struct sigaction sa, old;
    union sigval v = { .sival_int = 42 };
    sigset_t set;
    int sig;

    memset(&sa, 0, sizeof sa);
    sa.sa_sigaction = on_signal;
    sa.sa_flags = SA_SIGINFO | SA_RESETHAND;
    sigaction(SIGUSR1, &sa, NULL);
    sigqueue(getpid(), SIGUSR1, v);
    printf("%d %d %d\n", code_is_queue, value, sender_is_me);
    sigaction(SIGUSR1, NULL, &old);
    printf("%d\n", old.sa_handler == SIG_DFL);

    sigemptyset(&set);
    sigaddset(&set, SIGUSR2);
    sigprocmask(SIG_BLOCK, &set, NULL);
    raise(SIGUSR2);
    if (sigwait(&set, &sig) == 0)
        printf("waited for %d\n", sig == SIGUSR2);
    return 0;
}
