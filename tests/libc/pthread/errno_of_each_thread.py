# ruff: noqa: F403, F405, I001
from pysock import *


barrier = new("pthread_barrier_t")


def work(arg):
    errno[0] = cast("intptr_t", arg)
    pthread_barrier_wait(barrier)
    close(-1)
    seen = errno == EBADF
    errno[0] = cast("intptr_t", arg)
    pthread_barrier_wait(barrier)
    return cast("void *", seen * 100 + errno[0])


def main():
    threads = new("pthread_t[3]")
    result = new("void *")
    pthread_barrier_init(barrier, NULL, 4)
    for i in range(3):
        pthread_create(addressof(threads, i), NULL, work, cast("void *", i + 1))
    errno[0] = 77
    pthread_barrier_wait(barrier)
    pthread_barrier_wait(barrier)
    printf("%d\n", errno)
    for i in range(3):
        pthread_join(threads[i], result)
        printf("%d\n", cast("intptr_t", result[0]))
    return 0


run(main)
