# ruff: noqa: F403, F405
from pysock import *


def show(result):
    printf("%d %d\n", result, errno[0] if result == -1 else 0)


def main(argc, argv):
    value = new("int")
    show(-1 if sem_open(argv[1], 0) == SEM_FAILED else 0)
    sem = sem_open(argv[1], O_CREAT | O_EXCL, 0o600, 0)
    show(-1 if sem == SEM_FAILED else 0)
    show(-1 if sem_open(argv[1], O_CREAT | O_EXCL, 0o600, 0) == SEM_FAILED else 0)
    same = sem_open(argv[1], 0)
    show(same == sem)
    fflush(stdout)
    if fork() == 0:
        puts("child")
        fflush(stdout)
        sem_post(sem)
        _exit(0)
    show(sem_wait(same))
    wait(NULL)
    show(sem_close(same))
    show(sem_getvalue(sem, value))
    show(value[0])
    show(sem_close(sem))
    show(sem_unlink(argv[1]))
    show(sem_unlink(argv[1]))
    show(-1 if sem_open("", 0) == SEM_FAILED else 0)
    show(-1 if sem_open("/a/b", O_CREAT, 0o600, 0) == SEM_FAILED else 0)
    return 0


run(main)
