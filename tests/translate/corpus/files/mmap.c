/* mmap of a file and of anonymous memory shared with a child */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int fd = open("map", O_RDWR | O_CREAT, 0600);
    char *p;
    int *shared;

    if (write(fd, "mapped file\n", 12) != 12)
        return 1;
    p = mmap(NULL, 12, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (p == MAP_FAILED) {
        perror("mmap");
        return 1;
    }
    p[0] = 'M';
    memcpy(p + 7, "FILE", 4);
    printf("%.12s", p);
    munmap(p, 12);
    close(fd);

    shared = mmap(NULL, 4 * sizeof(int), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    shared[0] = 5;
    if (fork() == 0) {
        shared[0] *= 2;
        shared[1] = 99;
        _exit(0);
    }
    wait(NULL);
    printf("%d %d %d\n", shared[0], shared[1], shared[2]);
    return 0;
}
