# ruff: noqa: F403, F405, I001, B007
from pysock import *


rwlock = new("pthread_rwlock_t", PTHREAD_RWLOCK_INITIALIZER)
low = high = torn = 0


def writer(arg):
    global low, high
    for i in range(100):
        pthread_rwlock_wrlock(rwlock)
        low += 1
        sched_yield()
        high += 1
        pthread_rwlock_unlock(rwlock)
    return NULL


def reader(arg):
    global torn
    for i in range(100):
        pthread_rwlock_rdlock(rwlock)
        if low != high:
            torn = 1
        pthread_rwlock_unlock(rwlock)
    return NULL


def main():
    threads = new("pthread_t[6]")
    for i in range(6):
        pthread_create(addressof(threads, i), NULL, writer if i < 2 else reader, NULL)
    for i in range(6):
        pthread_join(threads[i], NULL)
    printf("%d %d %d\n", low, high, torn)
    return 0


run(main)
