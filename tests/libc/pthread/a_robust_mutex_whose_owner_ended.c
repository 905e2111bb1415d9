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

static pthread_mutex_t mutex;

static void *work(void *arg)
{
    pthread_mutex_lock(&mutex);
    return NULL;
}

int main(void)
{
    pthread_mutexattr_t attr;
    pthread_t thread;
    pthread_mutexattr_init(&attr);
    pthread_mutexattr_setrobust(&attr, PTHREAD_MUTEX_ROBUST);
    pthread_mutex_init(&mutex, &attr);
    printf("%d ", pthread_mutex_consistent(&mutex) == EINVAL);
    pthread_create(&thread, NULL, work, NULL);
    pthread_join(thread, NULL);
    printf("%d ", pthread_mutex_lock(&mutex) == EOWNERDEAD);
    printf("%d ", pthread_mutex_consistent(&mutex));
    printf("%d ", pthread_mutex_unlock(&mutex));
    printf("%d ", pthread_mutex_lock(&mutex));
    printf("%d ", pthread_mutex_unlock(&mutex));
    pthread_create(&thread, NULL, work, NULL);
    pthread_join(thread, NULL);
    printf("%d ", pthread_mutex_lock(&mutex) == EOWNERDEAD);
    printf("%d ", pthread_mutex_unlock(&mutex));
    printf("%d\n", pthread_mutex_lock(&mutex) == ENOTRECOVERABLE);
    return 0;
}
