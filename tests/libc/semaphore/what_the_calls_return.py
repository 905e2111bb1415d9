# ruff: noqa: F403, F405
from pysock import *


def show(result):
    printf("%d %d\n", result, errno[0] if result == -1 else 0)


def main():
    sem = sem_t()
    past, never = timespec(), timespec(tv_nsec=-1)
    show(sem_init(sem, 0, SEM_VALUE_MAX + 1))
    show(sem_init(sem, 0, SEM_VALUE_MAX))
    show(sem_post(sem))
    show(sem_init(sem, 0, 1))
    show(sem_trywait(sem))
    show(sem_trywait(sem))
    show(sem_timedwait(sem, past))
    show(sem_timedwait(sem, never))
    show(sem_clockwait(sem, CLOCK_MONOTONIC, past))
    show(sem_clockwait(sem, 77, past))
    show(sem_post(sem))
    show(sem_timedwait(sem, past))
    show(sem_destroy(sem))
    return 0


run(main)
