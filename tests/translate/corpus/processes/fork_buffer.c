/* What is in stdio's buffer at fork is written twice */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int i;

    printf("buffered before fork\n");
    for (i = 0; i < 2; i++) {
        if (fork() == 0) {
            printf("child %d\n", i);
            exit(0);
        }
        wait(NULL);
    }
    printf("parent\n");
    return 0;
}
