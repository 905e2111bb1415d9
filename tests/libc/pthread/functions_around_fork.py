# ruff: noqa: F403, F405
from pysock import *


def p1():
    puts("prepare 1")


def p2():
    puts("prepare 2")
    fflush(stdout)


def a1():
    puts("parent 1")


def a2():
    puts("parent 2")


def c1():
    puts("child 1")


def c2():
    puts("child 2")


def main():
    status = new("int")
    printf("%d ", pthread_atfork(p2, a1, c1))
    printf("%d ", pthread_atfork(p1, a2, c2))
    printf("%d\n", pthread_atfork(NULL, NULL, NULL))
    pid = fork()
    if pid == 0:
        exit(3)
    waitpid(pid, status, 0)
    printf("%d\n", WEXITSTATUS(status[0]))
    return 0


run(main)
