# ruff: noqa: F403, F405, I001
from pysock import *


ROOM = 4
queue, count, in_, out, done = new("int[4]"), 0, 0, 0, 0
sum = 0
mutex = new("pthread_mutex_t", PTHREAD_MUTEX_INITIALIZER)
filled, emptied = new("pthread_cond_t", PTHREAD_COND_INITIALIZER), new("pthread_cond_t", PTHREAD_COND_INITIALIZER)


def produce(arg):
    global in_, count
    first = arg[0]
    for i in range(first, first + 200):
        pthread_mutex_lock(mutex)
        while count == ROOM:
            pthread_cond_wait(emptied, mutex)
        queue[in_] = i
        in_ = (in_ + 1) % ROOM
        count += 1
        pthread_cond_signal(filled)
        pthread_mutex_unlock(mutex)
    return NULL


def consume(arg):
    global out, count, sum
    while True:
        pthread_mutex_lock(mutex)
        while count == 0 and not done:
            pthread_cond_wait(filled, mutex)
        if count == 0:
            break
        sum += queue[out]
        out = (out + 1) % ROOM
        count -= 1
        pthread_cond_signal(emptied)
        pthread_mutex_unlock(mutex)
    pthread_mutex_unlock(mutex)
    return NULL


def main():
    global done
    producers, consumers = new("pthread_t[3]"), new("pthread_t[2]")
    first = new("int[3]", [0, 1000, 2000])
    for i in range(3):
        pthread_create(addressof(producers, i), NULL, produce, addressof(first, i))
    for i in range(2):
        pthread_create(addressof(consumers, i), NULL, consume, NULL)
    for i in range(3):
        pthread_join(producers[i], NULL)
    pthread_mutex_lock(mutex)
    done = 1
    pthread_cond_broadcast(filled)
    pthread_mutex_unlock(mutex)
    for i in range(2):
        pthread_join(consumers[i], NULL)
    printf("%ld ", sum)
    printf("%d ", count)
    printf("%d ", pthread_mutex_destroy(mutex))
    printf("%d\n", pthread_cond_destroy(filled))
    return 0


run(main)
