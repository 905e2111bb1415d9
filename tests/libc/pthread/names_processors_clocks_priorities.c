#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static pthread_barrier_t barrier;

static void *work(void *arg)
{
    pthread_barrier_wait(&barrier);
    pthread_barrier_wait(&barrier);
    return NULL;
}

int main(void)
{
    char name[16], small[4];
    cpu_set_t all, set;
    clockid_t clock;
    struct timespec used;
    struct sched_param param;
    int policy;
    pthread_t thread;
    pthread_barrier_init(&barrier, NULL, 2);
    pthread_create(&thread, NULL, work, NULL);
    pthread_barrier_wait(&barrier);
    printf("%d ", pthread_setname_np(thread, "worker"));
    printf("%d ", pthread_getname_np(thread, name, sizeof name));
    printf("%s ", name);
    printf("%d ", pthread_getname_np(thread, small, sizeof small) == ERANGE);
    printf("%d\n", pthread_setname_np(thread, "a name that is too long") == ERANGE);
    printf("%d ", pthread_getaffinity_np(thread, sizeof all, &all));
    printf("%d ", pthread_setaffinity_np(thread, sizeof all, &all));
    printf("%d ", pthread_getaffinity_np(thread, 1, &set) == EINVAL);
    memset(&set, 0, sizeof set);
    printf("%d\n", pthread_setaffinity_np(thread, sizeof set, &set) == EINVAL);
    printf("%d ", pthread_getcpuclockid(thread, &clock));
    printf("%d ", clock_gettime(clock, &used));
    printf("%d ", pthread_getschedparam(thread, &policy, &param));
    printf("%d ", policy);
    printf("%d ", param.sched_priority);
    param.sched_priority = 99;
    printf("%d ", pthread_setschedparam(thread, SCHED_OTHER, &param) == EINVAL);
    printf("%d ", pthread_setschedparam(thread, 77, &param) == EINVAL);
    printf("%d ", pthread_setschedprio(thread, 99) == EINVAL);
    printf("%d\n", pthread_setschedprio(thread, 0));
    pthread_barrier_wait(&barrier);
    pthread_join(thread, NULL);
    return 0;
}
