/* exit() from a thread ends the process; pthread_exit from main does not */
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>

static sem_t go;

static void *last(void *arg)
{
    sem_wait(&go);
    printf("thread ends the process with %d\n", *(int *)arg);
    exit(*(int *)arg);
}

int main(void)
{
    static int status = 6;
    pthread_t t;

    sem_init(&go, 0, 0);
    if (pthread_create(&t, NULL, last, &status))
        return 1;
    printf("main leaves\n");
    sem_post(&go);
    pthread_exit(NULL);
}
