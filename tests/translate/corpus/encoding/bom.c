/* A byte order mark at the start of the file */
#include <stdio.h>

int main(void)
{
    printf("the mark is not part of the program\n");
    return 0;
}
