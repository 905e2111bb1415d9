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

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER, checking = PTHREAD_ERRORCHECK_MUTEX_INITIALIZER_NP;
static pthread_mutex_t counting = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;
static pthread_rwlock_t rwlock = PTHREAD_RWLOCK_INITIALIZER;
static pthread_cond_t cond = PTHREAD_COND_INITIALIZER;
static pthread_spinlock_t spin;
static struct timespec past, never = {.tv_nsec = -1};

static void *other(void *arg)
{
    printf("%d ", pthread_mutex_trylock(&mutex) == EBUSY);
    printf("%d ", pthread_mutex_timedlock(&mutex, &past) == ETIMEDOUT);
    printf("%d ", pthread_mutex_clocklock(&mutex, CLOCK_MONOTONIC, &past) == ETIMEDOUT);
    printf("%d ", pthread_mutex_timedlock(&mutex, &never) == EINVAL);
    printf("%d ", pthread_mutex_clocklock(&mutex, 77, &past) == EINVAL);
    printf("%d ", pthread_mutex_unlock(&checking) == EPERM);
    printf("%d ", pthread_mutex_unlock(&counting) == EPERM);
    printf("%d ", pthread_rwlock_tryrdlock(&rwlock));
    printf("%d ", pthread_rwlock_trywrlock(&rwlock) == EBUSY);
    printf("%d ", pthread_rwlock_timedwrlock(&rwlock, &past) == ETIMEDOUT);
    printf("%d ", pthread_rwlock_clockwrlock(&rwlock, CLOCK_MONOTONIC, &past) == ETIMEDOUT);
    printf("%d ", pthread_rwlock_unlock(&rwlock));
    printf("%d\n", pthread_spin_trylock(&spin) == EBUSY);
    return arg;
}

int main(void)
{
    pthread_t thread;
    errno = 77;
    pthread_spin_init(&spin, PTHREAD_PROCESS_PRIVATE);
    printf("%d ", pthread_mutex_lock(&mutex));
    printf("%d ", pthread_mutex_lock(&checking));
    printf("%d\n", pthread_mutex_lock(&counting));
    printf("%d ", pthread_mutex_lock(&checking) == EDEADLK);
    printf("%d\n", pthread_mutex_lock(&counting));
    printf("%d ", pthread_rwlock_rdlock(&rwlock));
    printf("%d\n", pthread_spin_lock(&spin));
    pthread_create(&thread, NULL, other, NULL);
    pthread_join(thread, NULL);
    printf("%d ", pthread_cond_timedwait(&cond, &mutex, &past) == ETIMEDOUT);
    printf("%d ", pthread_cond_clockwait(&cond, &mutex, CLOCK_MONOTONIC, &past) == ETIMEDOUT);
    printf("%d\n", pthread_cond_timedwait(&cond, &mutex, &never) == EINVAL);
    printf("%d ", pthread_mutex_destroy(&mutex) == EBUSY);
    printf("%d\n", pthread_spin_unlock(&spin));
    printf("%d ", pthread_mutex_unlock(&counting));
    printf("%d ", pthread_mutex_unlock(&counting));
    printf("%d\n", pthread_mutex_unlock(&counting) == EPERM);
    printf("%d ", pthread_rwlock_unlock(&rwlock));
    printf("%d\n", pthread_rwlock_wrlock(&rwlock));
    printf("%d ", pthread_rwlock_tryrdlock(&rwlock) == EBUSY);
    printf("%d\n", pthread_rwlock_rdlock(&rwlock) == EDEADLK);
    printf("%d ", pthread_spin_destroy(&spin));
    printf("%d\n", errno);
    return 0;
}
