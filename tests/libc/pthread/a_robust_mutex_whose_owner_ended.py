# ruff: noqa: F403, F405, I001
from pysock import *


mutex = pthread_mutex_t()


def work(arg):
    pthread_mutex_lock(mutex)
    return NULL


def main():
    attr = pthread_mutexattr_t()
    thread = new("pthread_t")
    pthread_mutexattr_init(attr)
    pthread_mutexattr_setrobust(attr, PTHREAD_MUTEX_ROBUST)
    pthread_mutex_init(mutex, attr)
    printf("%d ", pthread_mutex_consistent(mutex) == EINVAL)
    pthread_create(thread, NULL, work, NULL)
    pthread_join(thread[0], NULL)
    printf("%d ", pthread_mutex_lock(mutex) == EOWNERDEAD)
    printf("%d ", pthread_mutex_consistent(mutex))
    printf("%d ", pthread_mutex_unlock(mutex))
    printf("%d ", pthread_mutex_lock(mutex))
    printf("%d ", pthread_mutex_unlock(mutex))
    pthread_create(thread, NULL, work, NULL)
    pthread_join(thread[0], NULL)
    printf("%d ", pthread_mutex_lock(mutex) == EOWNERDEAD)
    printf("%d ", pthread_mutex_unlock(mutex))
    printf("%d\n", pthread_mutex_lock(mutex) == ENOTRECOVERABLE)
    return 0


run(main)
