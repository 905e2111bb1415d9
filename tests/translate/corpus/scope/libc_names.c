/* The program's own functions named like the library's hide them */
#include <stdio.h>

/* no <unistd.h> and no <string.h> here */
static int read(int n) { return n * 2; }
static int index(const char *s, int c)
{
    int i;

    for (i = 0; s[i]; i++)
        if (s[i] == c)
            return i;
    return -1;
}
static void error(const char *what) { printf("own error: %s\n", what); }
static int connect(int a, int b) { return a * 10 + b; }
static int send = 9;

int main(void)
{
    int close = 1, write = 2, time = 3, socket = 4;
    int exit_code = 0, open = 5;

    printf("%d %d\n", read(21), index("hidden", 'd'));
    error("nothing serious");
    printf("%d %d\n", connect(close, write), time + socket + open + send);
    return exit_code;
}
