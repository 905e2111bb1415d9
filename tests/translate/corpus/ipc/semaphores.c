/* Two processes that take turns by a set of semaphores */
#include <errno.h>
#include <stdio.h>
#include <sys/ipc.h>
#include <sys/sem.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

union semun {
    int val;
    struct semid_ds *buf;
    unsigned short *array;
};

static int change(int id, int which, int by)
{
    struct sembuf op;

    op.sem_num = which;
    op.sem_op = by;
    op.sem_flg = 0;
    return semop(id, &op, 1);
}

int main(void)
{
    struct sembuf both[2] = {{0, -1, IPC_NOWAIT}, {1, -1, IPC_NOWAIT}};
    struct timespec little = {0, 1000};
    unsigned short start[3] = {1, 0, 5}, now[3];
    struct semid_ds ds;
    union semun arg;
    int id, i;

    id = semget(IPC_PRIVATE, 3, IPC_CREAT | 0600);
    if (id == -1) {
        perror("semget");
        return 1;
    }
    arg.array = start;
    if (semctl(id, 0, SETALL, arg) == -1) {
        perror("semctl");
        return 1;
    }
    setvbuf(stdout, NULL, _IONBF, 0);
    if (fork() == 0) {
        for (i = 0; i < 3; i++) {
            change(id, 1, -1);
            printf("pong %d\n", i);
            change(id, 0, 1);
        }
        _exit(0);
    }
    for (i = 0; i < 3; i++) {
        change(id, 0, -1);
        printf("ping %d\n", i);
        change(id, 1, 1);
    }
    wait(NULL);

    arg.val = 4;
    semctl(id, 1, SETVAL, arg);
    printf("%d %d\n", semctl(id, 1, GETVAL), semctl(id, 1, GETPID) == getpid());
    arg.array = now;
    semctl(id, 0, GETALL, arg);
    printf("%d %d %d\n", now[0], now[1], now[2]);
    printf("both: %d\n", semop(id, both, 2));
    i = semop(id, both, 2);
    printf("again: %d %d\n", i, errno == EAGAIN);
    both[0].sem_flg = 0;
    i = semtimedop(id, both, 1, &little);
    printf("waited: %d %d\n", i, errno == EAGAIN);
    arg.buf = &ds;
    if (semctl(id, 0, IPC_STAT, arg) == 0)
        printf("%lu semaphores, mode %o\n", (unsigned long)ds.sem_nsems, ds.sem_perm.mode & 0777);
    semctl(id, 2, SETVAL, 9);
    printf("plain: %d, waiting: %d %d\n", semctl(id, 2, GETVAL, 0), semctl(id, 2, GETNCNT), semctl(id, 2, GETZCNT));
    i = semctl(id, 2, SETVAL, 100000);
    printf("too high: %d %d\n", i, errno == ERANGE);
    if (semctl(id, 0, IPC_RMID) == -1)
        perror("semctl");
    return 0;
}
