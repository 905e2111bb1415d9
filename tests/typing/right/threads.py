# Threads that share a counter: create, mutex, condition, semaphore, join, data of their own.
from typing import Any

from pysock import *

lock = pthread_mutex_t()
changed = pthread_cond_t()
gate = sem_t()
counter = 0


def work(arg: Any) -> Any:
    global counter
    for _ in range(arg[0]):
        pthread_mutex_lock(lock)
        counter += 1
        pthread_cond_signal(changed)
        pthread_mutex_unlock(lock)
    sem_post(gate)
    return arg


def main(argc: int, argv: argv_t) -> int:
    pthread_mutex_init(lock, NULL)
    pthread_cond_init(changed, NULL)
    sem_init(gate, 0, 0)
    threads, times = new("pthread_t[3]"), new("int", 5)
    for i in range(3):
        thread = new("pthread_t")
        error = pthread_create(thread, NULL, work, times)
        if error != 0:
            fprintf(stderr, "pthread_create: %s\n", strerror(error))
            return 1
        threads[i] = thread[0]
    pthread_mutex_lock(lock)
    while counter < 15:
        pthread_cond_wait(changed, lock)
    pthread_mutex_unlock(lock)
    for i in range(3):
        sem_wait(gate)
        pthread_join(threads[i], NULL)
    key = new("pthread_key_t")
    pthread_key_create(key, NULL)
    pthread_setspecific(key[0], times)
    return 0 if pthread_getspecific(key[0])[0] == 5 else 1


run(main)
