/* setvbuf and setbuf before the first output: line by line, or not at all */
#include <stdio.h>
#include <unistd.h>

static char buffer[BUFSIZ];

int main(void)
{
    FILE *f = fopen("log", "w");
    int fd;

    setvbuf(stdout, NULL, _IONBF, 0);
    printf("un");
    write(1, "-", 1);
    printf("buffered\n");
    if (f == NULL)
        return 1;
    fd = fileno(f);
    setvbuf(f, buffer, _IOLBF, sizeof buffer);
    fprintf(f, "line buffered\n");
    write(fd, "after it\n", 9);
    fprintf(f, "no newline yet ");
    write(fd, "in front ", 9);
    fprintf(f, "now\n");
    printf("%d\n", fflush(NULL));
    fclose(f);
    setbuf(stderr, NULL);
    fprintf(stderr, "stderr\n");
    return 0;
}
