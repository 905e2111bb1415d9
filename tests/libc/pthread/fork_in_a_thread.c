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

static void *work(void *arg)
{
    int status;
    fflush(stdout);
    pid_t pid = fork();
    if (pid == 0) {
        puts("child");
        pthread_exit(NULL);
    }
    waitpid(pid, &status, 0);
    printf("%d %d\n", WIFEXITED(status), WEXITSTATUS(status));
    return NULL;
}

int main(void)
{
    pthread_t thread;
    puts("main");
    pthread_create(&thread, NULL, work, NULL);
    pthread_join(thread, NULL);
    return 2;
}
