# ruff: noqa: F403, F405, I001
from pysock import *


barrier = new("pthread_barrier_t")


def leaving():
    puts("leaving")


def later(arg):
    puts("later")
    return NULL


def work(arg):
    thread = new("pthread_t")
    pthread_barrier_wait(barrier)
    usleep(20000)
    puts("working")
    pthread_create(thread, NULL, later, NULL)
    pthread_detach(thread[0])
    try:
        pthread_exit(cast("void *", 5))
    except Exception:
        puts("caught")


def main():
    thread = new("pthread_t")
    atexit(leaving)
    pthread_barrier_init(barrier, NULL, 2)
    pthread_create(thread, NULL, work, NULL)
    pthread_barrier_wait(barrier)
    printf("main ends\n")
    try:
        pthread_exit(cast("void *", 7))
    finally:
        puts("never")
    return 3


run(main)
