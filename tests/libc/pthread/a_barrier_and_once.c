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
static pthread_once_t once = PTHREAD_ONCE_INIT;
static int serial[3], calls;

static void begin(void)
{
    calls++;
}

static void *work(void *arg)
{
    for (int round = 0; round < 3; round++) {
        pthread_once(&once, begin);
        if (pthread_barrier_wait(&barrier) == PTHREAD_BARRIER_SERIAL_THREAD)
            serial[round]++;
    }
    return NULL;
}

int main(void)
{
    pthread_t threads[5];
    printf("%d ", pthread_barrier_init(&barrier, NULL, 0) == EINVAL);
    printf("%d\n", pthread_barrier_init(&barrier, NULL, 5));
    for (int i = 0; i < 5; i++)
        pthread_create(&threads[i], NULL, work, NULL);
    for (int i = 0; i < 5; i++)
        pthread_join(threads[i], NULL);
    printf("%d ", serial[0]);
    printf("%d ", serial[1]);
    printf("%d ", serial[2]);
    printf("%d ", calls);
    printf("%d\n", pthread_barrier_destroy(&barrier));
    return 0;
}
