/* Thread-specific data, pthread_once, pthread_exit, detached threads, errno per thread */
#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>
#include <unistd.h>

static pthread_key_t key;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static int made;
static sem_t done;

static void make_key(void)
{
    made++;
    pthread_key_create(&key, NULL);
}

static void *thread(void *arg)
{
    pthread_once(&once, make_key);
    pthread_setspecific(key, arg);
    close(-1);
    if (*(int *)arg == 2)
        pthread_exit((void *)99L);
    return pthread_getspecific(key);
}

static void *detached(void *arg)
{
    *(int *)arg = 5;
    sem_post(&done);
    return NULL;
}

int main(void)
{
    pthread_t a, b, c;
    int one = 1, two = 2, three = 3;
    void *r;

    errno = 0;
    pthread_create(&a, NULL, thread, &one);
    pthread_join(a, &r);
    printf("%d %d\n", r == &one, errno);
    pthread_create(&b, NULL, thread, &two);
    pthread_join(b, &r);
    printf("%ld made %d\n", (long)r, made);
    printf("%d\n", pthread_getspecific(key) == NULL);
    sem_init(&done, 0, 0);
    pthread_create(&c, NULL, detached, &three);
    pthread_detach(c);
    sem_wait(&done);
    printf("%d\n", three);
    sem_destroy(&done);
    return 0;
}
