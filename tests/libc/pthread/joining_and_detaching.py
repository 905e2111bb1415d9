# ruff: noqa: F403, F405, I001
from pysock import *


ready, go = new("pthread_barrier_t"), new("pthread_barrier_t")


def add(arg):
    numbers = cast("int *", arg)
    numbers[2] = numbers[0] + numbers[1]
    return numbers + 2


def hold(arg):
    pthread_barrier_wait(ready)
    pthread_barrier_wait(go)
    pthread_exit(cast("void *", 42))


def myself(arg):
    return cast("void *", pthread_join(pthread_self(), NULL) == EDEADLK and pthread_equal(pthread_self(), arg[0]) != 0)


def main():
    past = timespec()
    numbers = new("int[3]", [4, 5, 0])
    thread = new("pthread_t")
    attr = pthread_attr_t()
    result = new("void *")
    pthread_barrier_init(ready, NULL, 2)
    pthread_barrier_init(go, NULL, 2)

    printf("%d ", pthread_create(thread, NULL, add, numbers))
    printf("%d ", pthread_join(thread[0], result))
    printf("%d %d\n", cast("int *", result[0])[0], result[0] == addressof(numbers, 2))

    pthread_create(thread, NULL, hold, NULL)
    pthread_barrier_wait(ready)
    result[0] = thread
    printf("%d ", pthread_tryjoin_np(thread[0], result) == EBUSY)
    printf("%d ", result[0] == thread)
    printf("%d ", pthread_timedjoin_np(thread[0], result, past) == ETIMEDOUT)
    printf("%d ", pthread_clockjoin_np(thread[0], result, CLOCK_MONOTONIC, past) == ETIMEDOUT)
    printf("%d ", pthread_clockjoin_np(thread[0], result, 77, past) == EINVAL)
    pthread_barrier_wait(go)
    printf("%d ", pthread_timedjoin_np(thread[0], result, NULL))
    printf("%d\n", cast("intptr_t", result[0]))

    pthread_create(thread, NULL, hold, NULL)
    pthread_barrier_wait(ready)
    printf("%d ", pthread_detach(thread[0]))
    printf("%d ", pthread_detach(thread[0]) == EINVAL)
    printf("%d\n", pthread_join(thread[0], NULL) == EINVAL)
    pthread_barrier_wait(go)

    pthread_attr_init(attr)
    pthread_attr_setdetachstate(attr, PTHREAD_CREATE_DETACHED)
    pthread_create(thread, attr, hold, NULL)
    pthread_barrier_wait(ready)
    printf("%d\n", pthread_join(thread[0], NULL) == EINVAL)
    pthread_barrier_wait(go)
    printf("%d\n", pthread_attr_destroy(attr))

    pthread_create(thread, NULL, myself, thread)
    pthread_join(thread[0], result)
    printf("%d\n", cast("intptr_t", result[0]))
    return 0


run(main)
