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

static pthread_barrier_t ready, go;

static void *add(void *arg)
{
    int *numbers = arg;
    numbers[2] = numbers[0] + numbers[1];
    return &numbers[2];
}

static void *hold(void *arg)
{
    pthread_barrier_wait(&ready);
    pthread_barrier_wait(&go);
    pthread_exit((void *)(intptr_t)42);
}

static void *myself(void *arg)
{
    return (void *)(intptr_t)(pthread_join(pthread_self(), NULL) == EDEADLK && pthread_equal(pthread_self(), *(pthread_t *)arg));
}

int main(void)
{
    struct timespec past = {0};
    int numbers[3] = {4, 5, 0};
    pthread_t thread;
    pthread_attr_t attr;
    void *result;
    pthread_barrier_init(&ready, NULL, 2);
    pthread_barrier_init(&go, NULL, 2);

    printf("%d ", pthread_create(&thread, NULL, add, numbers));
    printf("%d ", pthread_join(thread, &result));
    printf("%d %d\n", *(int *)result, result == &numbers[2]);

    pthread_create(&thread, NULL, hold, NULL);
    pthread_barrier_wait(&ready);
    result = &thread;
    printf("%d ", pthread_tryjoin_np(thread, &result) == EBUSY);
    printf("%d ", result == &thread);
    printf("%d ", pthread_timedjoin_np(thread, &result, &past) == ETIMEDOUT);
    printf("%d ", pthread_clockjoin_np(thread, &result, CLOCK_MONOTONIC, &past) == ETIMEDOUT);
    printf("%d ", pthread_clockjoin_np(thread, &result, 77, &past) == EINVAL);
    pthread_barrier_wait(&go);
    printf("%d ", pthread_timedjoin_np(thread, &result, NULL));
    printf("%d\n", (int)(intptr_t)result);

    pthread_create(&thread, NULL, hold, NULL);
    pthread_barrier_wait(&ready);
    printf("%d ", pthread_detach(thread));
    printf("%d ", pthread_detach(thread) == EINVAL);
    printf("%d\n", pthread_join(thread, NULL) == EINVAL);
    pthread_barrier_wait(&go);

    pthread_attr_init(&attr);
    pthread_attr_setdetachstate(&attr, PTHREAD_CREATE_DETACHED);
    pthread_create(&thread, &attr, hold, NULL);
    pthread_barrier_wait(&ready);
    printf("%d\n", pthread_join(thread, NULL) == EINVAL);
    pthread_barrier_wait(&go);
    printf("%d\n", pthread_attr_destroy(&attr));

    pthread_create(&thread, NULL, myself, &thread);
    pthread_join(thread, &result);
    printf("%d\n", (int)(intptr_t)result);
    return 0;
}
