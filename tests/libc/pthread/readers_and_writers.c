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

static pthread_rwlock_t rwlock = PTHREAD_RWLOCK_INITIALIZER;
static int low, high, torn;

static void *writer(void *arg)
{
    for (int i = 0; i < 100; i++) {
        pthread_rwlock_wrlock(&rwlock);
        low++;
        sched_yield();
        high++;
        pthread_rwlock_unlock(&rwlock);
    }
    return NULL;
}

static void *reader(void *arg)
{
    for (int i = 0; i < 100; i++) {
        pthread_rwlock_rdlock(&rwlock);
        if (low != high)
            torn = 1;
        pthread_rwlock_unlock(&rwlock);
    }
    return NULL;
}

int main(void)
{
    pthread_t threads[6];
    for (int i = 0; i < 6; i++)
        pthread_create(&threads[i], NULL, i < 2 ? writer : reader, NULL);
    for (int i = 0; i < 6; i++)
        pthread_join(threads[i], NULL);
    printf("%d %d %d\n", low, high, torn);
    return 0;
}
