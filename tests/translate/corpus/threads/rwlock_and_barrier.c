/* Read-write locks, barriers, timed waits, recursive mutexes */
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

static pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;
static pthread_barrier_t barrier;
static int table[4], phase_sum;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

static void *member(void *arg)
{
    int n = *(int *)arg, i, sum = 0;

    pthread_rwlock_wrlock(&lock);
    table[n] = n + 1;
    pthread_rwlock_unlock(&lock);
    pthread_barrier_wait(&barrier);
    pthread_rwlock_rdlock(&lock);
    for (i = 0; i < 4; i++)
        sum += table[i];
    pthread_rwlock_unlock(&lock);
    pthread_mutex_lock(&mutex);
    phase_sum += sum;
    pthread_mutex_unlock(&mutex);
    return NULL;
}

int main(void)
{
    pthread_t t[4];
    int n[4], i, rc;
    pthread_mutexattr_t attr;
    pthread_mutex_t again;
    pthread_cond_t never = PTHREAD_COND_INITIALIZER;
    struct timespec ts;

    pthread_barrier_init(&barrier, NULL, 4);
    for (i = 0; i < 4; i++) {
        n[i] = i;
        pthread_create(t + i, NULL, member, n + i);
    }
    for (i = 0; i < 4; i++)
        pthread_join(t[i], NULL);
    printf("%d\n", phase_sum);

    pthread_mutexattr_init(&attr);
    pthread_mutexattr_settype(&attr, PTHREAD_MUTEX_RECURSIVE);
    pthread_mutex_init(&again, &attr);
    pthread_mutex_lock(&again);
    printf("%d\n", pthread_mutex_lock(&again));
    pthread_mutex_unlock(&again);
    clock_gettime(CLOCK_REALTIME, &ts);
    ts.tv_nsec += 2 * 1000 * 1000;
    if (ts.tv_nsec >= 1000000000) {
        ts.tv_sec++;
        ts.tv_nsec -= 1000000000;
    }
    rc = pthread_cond_timedwait(&never, &again, &ts);
    printf("%s\n", strerror(rc));
    pthread_mutex_unlock(&again);
    printf("%d\n", pthread_mutex_destroy(&again) == 0 && rc == ETIMEDOUT);
    return 0;
}
