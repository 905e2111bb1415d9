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

#define ROOM 3
static sem_t filled, emptied, mutex;
static int queue[ROOM], in, out;
static long sum;

static void *produce(void *arg)
{
    for (int i = 1; i <= 100; i++) {
        sem_wait(&emptied);
        sem_wait(&mutex);
        queue[in] = i;
        in = (in + 1) % ROOM;
        sem_post(&mutex);
        sem_post(&filled);
    }
    return NULL;
}

static void *consume(void *arg)
{
    for (int i = 0; i < 100; i++) {
        sem_wait(&filled);
        sem_wait(&mutex);
        sum += queue[out];
        out = (out + 1) % ROOM;
        sem_post(&mutex);
        sem_post(&emptied);
    }
    return NULL;
}

int main(void)
{
    pthread_t threads[4];
    int value;
    sem_init(&filled, 0, 0);
    sem_init(&emptied, 0, ROOM);
    sem_init(&mutex, 0, 1);
    for (int i = 0; i < 4; i++)
        pthread_create(&threads[i], NULL, i % 2 ? produce : consume, NULL);
    for (int i = 0; i < 4; i++)
        pthread_join(threads[i], NULL);
    printf("%ld ", sum);
    sem_getvalue(&emptied, &value);
    printf("%d ", value);
    printf("%d\n", sem_destroy(&filled));
    return 0;
}
