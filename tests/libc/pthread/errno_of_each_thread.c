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
    errno = (int)(intptr_t)arg;
    pthread_barrier_wait(&barrier);
    close(-1);
    int seen = errno == EBADF;
    errno = (int)(intptr_t)arg;
    pthread_barrier_wait(&barrier);
    return (void *)(intptr_t)(seen * 100 + errno);
}

int main(void)
{
    pthread_t threads[3];
    void *result;
    pthread_barrier_init(&barrier, NULL, 4);
    for (int i = 0; i < 3; i++)
        pthread_create(&threads[i], NULL, work, (void *)(intptr_t)(i + 1));
    errno = 77;
    pthread_barrier_wait(&barrier);
    pthread_barrier_wait(&barrier);
    printf("%d\n", errno);
    for (int i = 0; i < 3; i++) {
        pthread_join(threads[i], &result);
        printf("%d\n", (int)(intptr_t)result);
    }
    return 0;
}
