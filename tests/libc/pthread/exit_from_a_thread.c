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

static void leaving(void)
{
    puts("leaving");
}

static void *forever(void *arg)
{
    for (;;)
        pause();
}

static void *work(void *arg)
{
    printf("working\n");
    exit(9);
}

int main(void)
{
    pthread_t thread;
    atexit(leaving);
    pthread_create(&thread, NULL, forever, NULL);
    pthread_create(&thread, NULL, work, NULL);
    pthread_join(thread, NULL);
    puts("never");
    return 0;
}
