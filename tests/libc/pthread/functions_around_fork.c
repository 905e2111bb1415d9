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

static void p1(void) { puts("prepare 1"); }
static void p2(void) { puts("prepare 2"); fflush(stdout); }
static void a1(void) { puts("parent 1"); }
static void a2(void) { puts("parent 2"); }
static void c1(void) { puts("child 1"); }
static void c2(void) { puts("child 2"); }

int main(void)
{
    int status;
    printf("%d ", pthread_atfork(p2, a1, c1));
    printf("%d ", pthread_atfork(p1, a2, c2));
    printf("%d\n", pthread_atfork(NULL, NULL, NULL));
    pid_t pid = fork();
    if (pid == 0)
        exit(3);
    waitpid(pid, &status, 0);
    printf("%d\n", WEXITSTATUS(status));
    return 0;
}
