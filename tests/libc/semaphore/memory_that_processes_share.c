#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

int main(void)
{
    sem_t *sem = mmap(NULL, sizeof *sem, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    printf("%d\n", sem_init(sem, 1, 0));
    fflush(stdout);
    if (fork() == 0) {
        puts("child");
        fflush(stdout);
        sem_post(sem);
        _exit(0);
    }
    printf("%d\n", sem_wait(sem));
    wait(NULL);
    return 0;
}
