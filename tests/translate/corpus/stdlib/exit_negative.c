/* exit(-1) is status 255; the buffer is written */
#include <stdio.h>
#include <stdlib.h>

int main()
{
    printf("no newline at the end");
    exit(-1);
}
