# ruff: noqa: F403, F405, I001
from pysock import *


barrier = new("pthread_barrier_t")


def forever(arg):
    pthread_barrier_wait(barrier)
    while True:
        sched_yield() if arg == NULL else pause()


def main():
    thread = new("pthread_t")
    pthread_barrier_init(barrier, NULL, 3)
    pthread_create(thread, NULL, forever, NULL)
    pthread_create(thread, NULL, forever, thread)
    pthread_barrier_wait(barrier)
    printf("done\n")
    return 6


run(main)
