/* A segment of shared memory that a child fills, and what the kernel says of it */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/shm.h>
#include <sys/wait.h>
#include <unistd.h>

#define WORDS 4

struct board {
    int count;
    char words[WORDS][16];
};

static void add(struct board *board, const char *word)
{
    snprintf(board->words[board->count], sizeof(board->words[0]), "%s", word);
    board->count++;
}

int main(void)
{
    struct shmid_ds ds;
    struct board *board;
    void *again;
    int i, id;

    id = shmget(IPC_PRIVATE, sizeof(struct board), IPC_CREAT | 0600);
    if (id < 0) {
        perror("shmget");
        return 1;
    }
    board = shmat(id, NULL, 0);
    if (board == (void *)-1) {
        perror("shmat");
        return 1;
    }
    printf("fresh: %d '%s'\n", board->count, board->words[0]);
    add(board, "parent");
    if (fork() == 0) {
        add(board, "child");
        _exit(shmdt(board));
    }
    wait(NULL);
    add(board, "parent again");
    for (i = 0; i < board->count; i++)
        printf("%d: %s\n", i, board->words[i]);

    if (shmctl(id, IPC_STAT, &ds) == 0)
        printf("%zu bytes, mode %o, attached %lu\n", ds.shm_segsz, ds.shm_perm.mode & 0777, (unsigned long)ds.shm_nattch);
    again = shmat(id, 0, SHM_RDONLY);
    printf("the same: %d\n", memcmp(again, board, sizeof(*board)));
    shmdt(again);
    if (shmdt(board) < 0)
        perror("shmdt");
    if (shmctl(id, IPC_RMID, NULL) < 0)
        perror("shmctl");
    if (shmat(id, NULL, 0) == (void *)-1)
        printf("gone: %d\n", errno == EINVAL || errno == EIDRM);
    return 0;
}
