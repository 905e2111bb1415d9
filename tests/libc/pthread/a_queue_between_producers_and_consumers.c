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

#define ROOM 4
static int queue[ROOM], count, in, out, done;
static long sum;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t filled = PTHREAD_COND_INITIALIZER, emptied = PTHREAD_COND_INITIALIZER;

static void *produce(void *arg)
{
    int first = *(int *)arg;
    for (int i = first; i < first + 200; i++) {
        pthread_mutex_lock(&mutex);
        while (count == ROOM)
            pthread_cond_wait(&emptied, &mutex);
        queue[in] = i;
        in = (in + 1) % ROOM;
        count++;
        pthread_cond_signal(&filled);
        pthread_mutex_unlock(&mutex);
    }
    return NULL;
}

static void *consume(void *arg)
{
    for (;;) {
        pthread_mutex_lock(&mutex);
        while (count == 0 && !done)
            pthread_cond_wait(&filled, &mutex);
        if (count == 0)
            break;
        sum += queue[out];
        out = (out + 1) % ROOM;
        count--;
        pthread_cond_signal(&emptied);
        pthread_mutex_unlock(&mutex);
    }
    pthread_mutex_unlock(&mutex);
    return NULL;
}

int main(void)
{
    pthread_t producers[3], consumers[2];
    int first[3] = {0, 1000, 2000};
    for (int i = 0; i < 3; i++)
        pthread_create(&producers[i], NULL, produce, &first[i]);
    for (int i = 0; i < 2; i++)
        pthread_create(&consumers[i], NULL, consume, NULL);
    for (int i = 0; i < 3; i++)
        pthread_join(producers[i], NULL);
    pthread_mutex_lock(&mutex);
    done = 1;
    pthread_cond_broadcast(&filled);
    pthread_mutex_unlock(&mutex);
    for (int i = 0; i < 2; i++)
        pthread_join(consumers[i], NULL);
    printf("%ld ", sum);
    printf("%d ", count);
    printf("%d ", pthread_mutex_destroy(&mutex));
    printf("%d\n", pthread_cond_destroy(&filled));
    return 0;
}
