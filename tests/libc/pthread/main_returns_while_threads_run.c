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

static void *forever(void *arg)
{
    pthread_barrier_wait(&barrier);
    for (;;)
        arg == NULL ? sched_yield() : pause();
}

int main(void)
{
    pthread_t thread;
    pthread_barrier_init(&barrier, NULL, 3);
    pthread_create(&thread, NULL, forever, NULL);
    pthread_create(&thread, NULL, forever, &thread);
    pthread_barrier_wait(&barrier);
    printf("done\n");
    return 6;
}
