/* The exit status has 8 bits; what main returns is the status */
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
    printf("%d %d\n", EXIT_SUCCESS, EXIT_FAILURE);
    if (argc > 0 && argv[0][0] == '.')
        return 256 + 7;
    return EXIT_FAILURE;
}
