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

static pthread_key_t first, second, silent;

static void end_first(void *value)
{
    printf("first %s %d\n", (char *)value, pthread_getspecific(first) == NULL);
}

static void end_second(void *value)
{
    printf("second %s\n", (char *)value);
    if (strcmp(value, "again") != 0)
        pthread_setspecific(second, "again");
}

static void *work(void *arg)
{
    printf("%d\n", pthread_getspecific(first) == NULL);
    pthread_setspecific(second, "b");
    pthread_setspecific(first, "replaced");
    pthread_setspecific(first, "a");
    pthread_setspecific(silent, "c");
    printf("%s\n", (char *)pthread_getspecific(first));
    if (arg != NULL)
        pthread_exit(NULL);
    pthread_setspecific(first, NULL);
    return NULL;
}

int main(void)
{
    pthread_t thread;
    pthread_key_create(&first, end_first);
    pthread_key_create(&second, end_second);
    pthread_key_create(&silent, NULL);
    pthread_setspecific(first, "of main");
    pthread_create(&thread, NULL, work, "exit");
    pthread_join(thread, NULL);
    pthread_create(&thread, NULL, work, NULL);
    pthread_join(thread, NULL);
    printf("%s\n", (char *)pthread_getspecific(first));
    printf("%d ", pthread_key_delete(second));
    printf("%d\n", pthread_key_delete(second) == EINVAL);
    printf("%d ", pthread_setspecific(second, "x") == EINVAL);
    printf("%d\n", pthread_getspecific(second) == NULL);
    pthread_exit(NULL);
}
