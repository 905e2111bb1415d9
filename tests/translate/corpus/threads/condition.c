/* Producer and consumer with a condition variable */
#include <pthread.h>
#include <stdio.h>

#define SIZE 2

static int buffer[SIZE], used, in, out;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t not_empty = PTHREAD_COND_INITIALIZER;
static pthread_cond_t not_full = PTHREAD_COND_INITIALIZER;

static void put(int value)
{
    pthread_mutex_lock(&mutex);
    while (used == SIZE)
        pthread_cond_wait(&not_full, &mutex);
    buffer[in] = value;
    in = (in + 1) % SIZE;
    used++;
    pthread_cond_signal(&not_empty);
    pthread_mutex_unlock(&mutex);
}

static int get(void)
{
    int value;

    pthread_mutex_lock(&mutex);
    while (used == 0)
        pthread_cond_wait(&not_empty, &mutex);
    value = buffer[out];
    out = (out + 1) % SIZE;
    used--;
    pthread_cond_broadcast(&not_full);
    pthread_mutex_unlock(&mutex);
    return value;
}

static void *producer(void *arg)
{
    int i;

    (void)arg;
    for (i = 1; i <= 8; i++)
        put(i * i);
    put(-1);
    return 0;
}

int main(void)
{
    pthread_t t;
    int v;

    pthread_create(&t, NULL, producer, NULL);
    while ((v = get()) != -1)
        printf("%d ", v);
    printf("\n");
    return pthread_join(t, NULL);
}
