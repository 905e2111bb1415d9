# ruff: noqa: F403, F405
from pysock import *


def main():
    sem = cast("sem_t *", mmap(NULL, sizeof("sem_t"), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0))
    printf("%d\n", sem_init(sem, 1, 0))
    fflush(stdout)
    if fork() == 0:
        puts("child")
        fflush(stdout)
        sem_post(sem)
        _exit(0)
    printf("%d\n", sem_wait(sem))
    wait(NULL)
    return 0


run(main)
