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

static void leaving(void)
{
    puts("leaving");
}

static void *later(void *arg)
{
    puts("later");
    return NULL;
}

static void *work(void *arg)
{
    pthread_t thread;
    pthread_barrier_wait(&barrier);
    usleep(20000);
    puts("working");
    pthread_create(&thread, NULL, later, NULL);
    pthread_detach(thread);
    pthread_exit((void *)5);
}

int main(void)
{
    pthread_t thread;
    atexit(leaving);
    pthread_barrier_init(&barrier, NULL, 2);
    pthread_create(&thread, NULL, work, NULL);
    pthread_barrier_wait(&barrier);
    printf("main ends\n");
    pthread_exit((void *)7);
    puts("never");
    return 3;
}
