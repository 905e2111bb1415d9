/* text behind a struct, which a cast says to be text */
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

struct header { int length; };

int main(void)
{
    unsigned char raw[64] = { 0 };
    struct header *h = (struct header *)raw;
    void *v = raw + 4;

    h->length = 5;
    strcpy((char *)(h + 1), "hello");
    printf("%s|%s|%.3s\n", (char *)(h + 1), (char *)v, (const char *)(raw + sizeof *h));
    fprintf(stdout, "%s\n", (char *)h + sizeof(*h));
    printf("%s %d\n", (char *)&raw[4], (int)strlen((char *)(h + 1)));
    puts((char *)(h + 1));
    if (ioctl(0, FIONREAD, (char *)&h->length) < 0)
        h->length = 5;
    write(1, (char *)(h + 1), 5);
    write(1, "\n", 1);
    return 0;
}
