/* Checking the number of arguments, with a usage message */
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
    int port;

    if (argc != 3) {
        fprintf(stderr, "usage: %s <host> <port>\n", argv[0]);
        exit(1);
    }
    port = atoi(argv[2]);
    printf("%s %d\n", argv[1], port);
    return 0;
}
