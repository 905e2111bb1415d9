/* A counter that several threads change under a mutex */
#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int counter;

static void *add(void *arg)
{
    int times = *(int *)arg, i;

    for (i = 0; i < times; i++) {
        pthread_mutex_lock(&lock);
        counter++;
        pthread_mutex_unlock(&lock);
    }
    return NULL;
}

int main(void)
{
    pthread_t ids[3];
    pthread_mutex_t own;
    int times = 200, i;

    for (i = 0; i < 3; i++)
        pthread_create(&ids[i], NULL, &add, &times);
    for (i = 0; i < 3; i++)
        pthread_join(ids[i], NULL);
    printf("%d\n", counter);

    pthread_mutex_init(&own, NULL);
    printf("%d\n", pthread_mutex_trylock(&own));
    printf("%d\n", pthread_mutex_trylock(&own) != 0);
    pthread_mutex_unlock(&own);
    printf("%d\n", pthread_mutex_destroy(&own));
    return 0;
}
