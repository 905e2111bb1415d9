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

static void show(int result)
{
    printf("%d %d\n", result, result == -1 ? errno : 0);
}

int main(int argc, char *argv[])
{
    int value;
    sem_t *sem, *same;
    show(sem_open(argv[1], 0) == SEM_FAILED ? -1 : 0);
    sem = sem_open(argv[1], O_CREAT | O_EXCL, 0600, 0);
    show(sem == SEM_FAILED ? -1 : 0);
    show(sem_open(argv[1], O_CREAT | O_EXCL, 0600, 0) == SEM_FAILED ? -1 : 0);
    same = sem_open(argv[1], 0);
    show(same == sem);
    fflush(stdout);
    if (fork() == 0) {
        puts("child");
        fflush(stdout);
        sem_post(sem);
        _exit(0);
    }
    show(sem_wait(same));
    wait(NULL);
    show(sem_close(same));
    show(sem_getvalue(sem, &value));
    show(value);
    show(sem_close(sem));
    show(sem_unlink(argv[1]));
    show(sem_unlink(argv[1]));
    show(sem_open("", 0) == SEM_FAILED ? -1 : 0);
    show(sem_open("/a/b", O_CREAT, 0600, 0) == SEM_FAILED ? -1 : 0);
    return 0;
}
