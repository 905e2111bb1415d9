# ruff: noqa: F403, F405, I001
from pysock import *


barrier = new("pthread_barrier_t")


def work(arg):
    pthread_barrier_wait(barrier)
    pthread_barrier_wait(barrier)
    return NULL


def main():
    name, small = new("char[16]"), new("char[4]")
    all, set = cpu_set_t(), cpu_set_t()
    clock = new("clockid_t")
    used = timespec()
    param = sched_param()
    policy = new("int")
    thread = new("pthread_t")
    pthread_barrier_init(barrier, NULL, 2)
    pthread_create(thread, NULL, work, NULL)
    pthread_barrier_wait(barrier)
    printf("%d ", pthread_setname_np(thread[0], "worker"))
    printf("%d ", pthread_getname_np(thread[0], name, sizeof(name)))
    printf("%s ", name)
    printf("%d ", pthread_getname_np(thread[0], small, sizeof(small)) == ERANGE)
    printf("%d\n", pthread_setname_np(thread[0], "a name that is too long") == ERANGE)
    printf("%d ", pthread_getaffinity_np(thread[0], sizeof(all), all))
    printf("%d ", pthread_setaffinity_np(thread[0], sizeof(all), all))
    printf("%d ", pthread_getaffinity_np(thread[0], 1, set) == EINVAL)
    memset(set, 0, sizeof(set))
    printf("%d\n", pthread_setaffinity_np(thread[0], sizeof(set), set) == EINVAL)
    printf("%d ", pthread_getcpuclockid(thread[0], clock))
    printf("%d ", clock_gettime(clock[0], used))
    printf("%d ", pthread_getschedparam(thread[0], policy, param))
    printf("%d ", policy[0])
    printf("%d ", param.sched_priority)
    param.sched_priority = 99
    printf("%d ", pthread_setschedparam(thread[0], SCHED_OTHER, param) == EINVAL)
    printf("%d ", pthread_setschedparam(thread[0], 77, param) == EINVAL)
    printf("%d ", pthread_setschedprio(thread[0], 99) == EINVAL)
    printf("%d\n", pthread_setschedprio(thread[0], 0))
    pthread_barrier_wait(barrier)
    pthread_join(thread[0], NULL)
    return 0


run(main)
