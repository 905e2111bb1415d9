# Python functions that libc calls: qsort(), bsearch(), atexit(), pthread_once(); an argument list for exec.
from pysock import *
from pysock.annotations import Pointer
from pysock.libc.unistd import *  # _exit: to a type checker, names with an underscore come from their header alone


def compare(a: Pointer[int], b: Pointer[int]) -> int:
    x, y = cast("int *", a)[0], cast("int *", b)[0]
    return 1 if x > y else -1 if x < y else 0


def farewell() -> None:
    puts("the end")


def main(argc: int, argv: argv_t) -> int:
    numbers = new("int[4]", [3, 1, 4, 2])
    qsort(numbers, 4, sizeof("int"), compare)
    found = bsearch(new("int", 4), numbers, 4, sizeof("int"), compare)
    once = new("pthread_once_t", PTHREAD_ONCE_INIT)
    pthread_once(once, lambda: None)
    if atexit(farewell) != 0:
        return 1
    while (option := getopt(argc, argv, "ab:")) != -1:
        if option == ord("b"):
            printf("%s\n", optarg[0])
    pid = fork()
    if pid == 0:
        execv("/bin/sh", ["sh", "-c", "exit 3"])
        _exit(127)
    wstatus = new("int")
    waitpid(pid, wstatus, 0)
    right = list(numbers) == [1, 2, 3, 4] and cast("int *", found)[0] == 4 and WEXITSTATUS(wstatus[0]) == 3
    return 0 if right else 1


run(main)
