# ruff: noqa: F403, F405, B007
from pysock import *


def work(arg):
    return arg


def main():
    thread = new("pthread_t")
    write(1, b"now\n", 4)
    for i in range(3):
        pthread_create(thread, NULL, work, NULL)
        pthread_join(thread[0], NULL)
    write(1, b"then\n", 5)
    return 0


run(main)
