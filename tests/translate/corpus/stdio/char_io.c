/* Characters read into int and char, compared with EOF; a byte 0xff in the data */
#include <stdio.h>
#include <string.h>

int main(void)
{
    FILE *f = fopen("bytes", "wb+");
    unsigned char data[] = { 'a', 0, 0xff, '\n', 0x80, 'z' };
    int c, n = 0, zeros = 0;
    char buf[16];
    signed char sc;

    fwrite(data, 1, sizeof data, f);
    rewind(f);
    while ((c = fgetc(f)) != EOF) {
        n++;
        if (!c)
            zeros++;
        printf("%d ", c);
    }
    printf("| %d %d\n", n, zeros);
    rewind(f);
    for (n = 0; (sc = getc(f)) != EOF; n++)
        ;
    printf("stopped after %d by a byte that looks like EOF\n", n);
    c = fgetc(f);
    printf("%d %d\n", c == '\n', ungetc('Q', f));
    printf("%c", fgetc(f));
    printf("%d\n", fgetc(f));
    rewind(f);
    memset(buf, '#', sizeof buf);
    if (fgets(buf, sizeof buf, f) != NULL)
        printf("%zu %d %c\n", strlen(buf), buf[2], buf[5]);
    printf("%d\n", (int)fread(buf, 1, sizeof buf, f));
    printf("%d %d\n", buf[0], (unsigned char)buf[0]);
    fclose(f);
    return 0;
}
