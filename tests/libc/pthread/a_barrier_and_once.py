# ruff: noqa: F403, F405, I001
from pysock import *


barrier = new("pthread_barrier_t")
once = new("pthread_once_t", PTHREAD_ONCE_INIT)
serial, calls = new("int[3]"), 0


def begin():
    global calls
    calls += 1


def work(arg):
    for round in range(3):
        pthread_once(once, begin)
        if pthread_barrier_wait(barrier) == PTHREAD_BARRIER_SERIAL_THREAD:
            serial[round] += 1
    return NULL


def main():
    threads = new("pthread_t[5]")
    printf("%d ", pthread_barrier_init(barrier, NULL, 0) == EINVAL)
    printf("%d\n", pthread_barrier_init(barrier, NULL, 5))
    for i in range(5):
        pthread_create(addressof(threads, i), NULL, work, NULL)
    for i in range(5):
        pthread_join(threads[i], NULL)
    printf("%d ", serial[0])
    printf("%d ", serial[1])
    printf("%d ", serial[2])
    printf("%d ", calls)
    printf("%d\n", pthread_barrier_destroy(barrier))
    return 0


run(main)
