#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void show(int result)
{
    printf("%d %d\n", result, result == -1 ? errno : 0);
}

int main(void)
{
    sem_t sem;
    struct timespec past = {0}, never = {.tv_nsec = -1};
    show(sem_init(&sem, 0, (unsigned)SEM_VALUE_MAX + 1));
    show(sem_init(&sem, 0, SEM_VALUE_MAX));
    show(sem_post(&sem));
    show(sem_init(&sem, 0, 1));
    show(sem_trywait(&sem));
    show(sem_trywait(&sem));
    show(sem_timedwait(&sem, &past));
    show(sem_timedwait(&sem, &never));
    show(sem_clockwait(&sem, CLOCK_MONOTONIC, &past));
    show(sem_clockwait(&sem, 77, &past));
    show(sem_post(&sem));
    show(sem_timedwait(&sem, &past));
    show(sem_destroy(&sem));
    return 0;
}
