/* Copying a file by characters, by lines and by blocks */
#include <stdio.h>
#include <stdlib.h>

static FILE *must_open(const char *name, const char *mode)
{
    FILE *f = fopen(name, mode);

    if (!f) {
        fprintf(stderr, "cannot open %s\n", name);
        exit(1);
    }
    return f;
}

int main(void)
{
    FILE *in, *out;
    int c;
    char line[32];
    char block[7];
    size_t n;
    long total = 0;

    out = must_open("a", "w");
    for (c = 0; c < 10; c++)
        fprintf(out, "line %d of the file\n", c);
    fclose(out);

    in = must_open("a", "r");
    out = must_open("b", "w");
    while ((c = fgetc(in)) != EOF)
        fputc(c == ' ' ? '_' : c, out);
    fclose(in);
    fclose(out);

    in = must_open("b", "r");
    out = must_open("c", "w");
    while (fgets(line, sizeof(line), in))
        fputs(line, out);
    fclose(in);
    fclose(out);

    in = must_open("c", "rb");
    out = must_open("d", "wb");
    while ((n = fread(block, 1, sizeof block, in)) > 0) {
        total += n;
        if (fwrite(block, 1, n, out) != n)
            perror("fwrite");
    }
    fclose(in);
    fclose(out);
    printf("%ld bytes\n", total);
    must_open("nowhere/x", "r");
    return 0;
}
