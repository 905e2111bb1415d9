# ruff: noqa: F403, F405, I001
from pysock import *


first, second, silent = new("pthread_key_t"), new("pthread_key_t"), new("pthread_key_t")


def end_first(value):
    printf("first %s %d\n", value, pthread_getspecific(first[0]) == NULL)


def end_second(value):
    printf("second %s\n", value)
    if strcmp(value, "again") != 0:
        pthread_setspecific(second[0], b"again")


def work(arg):
    printf("%d\n", pthread_getspecific(first[0]) == NULL)
    pthread_setspecific(second[0], b"b")
    pthread_setspecific(first[0], b"replaced")
    pthread_setspecific(first[0], b"a")
    pthread_setspecific(silent[0], b"c")
    printf("%s\n", pthread_getspecific(first[0]))
    if arg != NULL:
        pthread_exit(NULL)
    pthread_setspecific(first[0], NULL)
    return NULL


def main():
    thread = new("pthread_t")
    pthread_key_create(first, end_first)
    pthread_key_create(second, end_second)
    pthread_key_create(silent, NULL)
    pthread_setspecific(first[0], b"of main")
    pthread_create(thread, NULL, work, b"exit")
    pthread_join(thread[0], NULL)
    pthread_create(thread, NULL, work, NULL)
    pthread_join(thread[0], NULL)
    printf("%s\n", pthread_getspecific(first[0]))
    printf("%d ", pthread_key_delete(second[0]))
    printf("%d\n", pthread_key_delete(second[0]) == EINVAL)
    printf("%d ", pthread_setspecific(second[0], b"x") == EINVAL)
    printf("%d\n", pthread_getspecific(second[0]) == NULL)
    pthread_exit(NULL)


run(main)
