/* Writing to a pipe without reader: SIGPIPE kills, and what was buffered is lost */
#include <stdio.h>
#include <unistd.h>

int main(void)
{
    int p[2];

    pipe(p);
    close(p[0]);
    write(1, "before\n", 7);
    printf("in the buffer\n");
    write(p[1], "x", 1);
    write(1, "never\n", 6);
    return 0;
}
