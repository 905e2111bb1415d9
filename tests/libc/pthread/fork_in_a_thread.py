# ruff: noqa: F403, F405
from pysock import *


def work(arg):
    status = new("int")
    fflush(stdout)
    pid = fork()
    if pid == 0:
        puts("child")
        pthread_exit(NULL)
    waitpid(pid, status, 0)
    printf("%d %d\n", WIFEXITED(status[0]), WEXITSTATUS(status[0]))
    return NULL


def main():
    thread = new("pthread_t")
    puts("main")
    pthread_create(thread, NULL, work, NULL)
    pthread_join(thread[0], NULL)
    return 2


run(main)
