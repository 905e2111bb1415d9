/* A lock on a whole file, beside one on a part of it: a function and a struct of one name. */
#include <sys/file.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void)
{
    int first = open("lock", O_RDWR | O_CREAT, 0600);
    int second = open("lock", O_RDWR);
    struct flock part = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_len = 10};

    printf("%d\n", flock(first, LOCK_EX));
    printf("%d\n", flock(second, LOCK_EX | LOCK_NB));
    printf("%d\n", fcntl(first, F_SETLK, &part));
    flock(first, LOCK_UN);
    printf("%d\n", flock(second, LOCK_SH | LOCK_NB));
    return part.l_len;
}
