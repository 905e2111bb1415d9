/* stdout into a file is fully buffered: the order of stdio and write, and exit's flush */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(void)
{
    const char *direct = "write first\n";

    printf("printf second\n");
    write(STDOUT_FILENO, direct, strlen(direct));
    fflush(stdout);
    write(1, "write third\n", 12);
    printf("last, by exit");
    fprintf(stderr, "stderr is not buffered: ");
    write(2, "in order\n", 9);
    fputs("\n", stdout);
    return 0;
}
