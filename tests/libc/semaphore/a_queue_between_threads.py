# ruff: noqa: F403, F405, I001, B007
from pysock import *


ROOM = 3
filled, emptied, mutex = sem_t(), sem_t(), sem_t()
queue, in_, out, sum = new("int[3]"), 0, 0, 0


def produce(arg):
    global in_
    for i in range(1, 101):
        sem_wait(emptied)
        sem_wait(mutex)
        queue[in_] = i
        in_ = (in_ + 1) % ROOM
        sem_post(mutex)
        sem_post(filled)
    return NULL


def consume(arg):
    global out, sum
    for i in range(100):
        sem_wait(filled)
        sem_wait(mutex)
        sum += queue[out]
        out = (out + 1) % ROOM
        sem_post(mutex)
        sem_post(emptied)
    return NULL


def main():
    threads = new("pthread_t[4]")
    value = new("int")
    sem_init(filled, 0, 0)
    sem_init(emptied, 0, ROOM)
    sem_init(mutex, 0, 1)
    for i in range(4):
        pthread_create(addressof(threads, i), NULL, produce if i % 2 else consume, NULL)
    for i in range(4):
        pthread_join(threads[i], NULL)
    printf("%ld ", sum)
    sem_getvalue(emptied, value)
    printf("%d ", value[0])
    printf("%d\n", sem_destroy(filled))
    return 0


run(main)
