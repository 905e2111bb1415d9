/* abort() kills by SIGABRT and loses what is in the buffer */
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    printf("flushed\n");
    fflush(stdout);
    printf("lost, as stdout is no terminal\n");
    fprintf(stderr, "aborting\n");
    abort();
}
