/* _exit leaves at once: no flush, no atexit */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void handler(void)
{
    write(1, "not called\n", 11);
}

int main(void)
{
    atexit(handler);
    printf("lost\n");
    write(1, "written\n", 8);
    _exit(9);
}
