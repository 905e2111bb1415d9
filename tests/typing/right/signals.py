# Handlers: signal(), sigaction(), a mask, a signal waited for.
from pysock import *

caught: list[int] = []


def handler(signum: int) -> None:
    caught.append(signum)


def main(argc: int, argv: argv_t) -> int:
    if signal(SIGUSR1, handler) == SIG_ERR:
        perror("signal")
        return 1
    raise_(SIGUSR1)
    signal(SIGUSR1, SIG_IGN)
    signal(SIGUSR1, SIG_DFL)

    action = new("struct sigaction")
    action.sa_handler = handler
    action.sa_flags = SA_RESTART
    sigemptyset(action.sa_mask)
    if sigaction(SIGUSR2, action, NULL) < 0:
        return 1
    kill(getpid(), SIGUSR2)

    blocked, signum = sigset_t(), new("int")
    sigemptyset(blocked)
    sigaddset(blocked, SIGALRM)
    sigprocmask(SIG_BLOCK, blocked, NULL)
    timer = itimerval(it_value={"tv_usec": 1})
    setitimer(ITIMER_REAL, timer, NULL)
    sigwait(blocked, signum)
    return 0 if caught == [SIGUSR1, SIGUSR2] and signum[0] == SIGALRM else 1


run(main)
