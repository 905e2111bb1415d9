# ruff: noqa: F403, F405
from pysock import *


def leaving():
    puts("leaving")


def forever(arg):
    while True:
        pause()


def work(arg):
    printf("working\n")
    exit(9)


def main():
    thread = new("pthread_t")
    atexit(leaving)
    pthread_create(thread, NULL, forever, NULL)
    pthread_create(thread, NULL, work, NULL)
    pthread_join(thread[0], NULL)
    puts("never")
    return 0


run(main)
