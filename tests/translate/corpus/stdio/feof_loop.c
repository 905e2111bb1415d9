/* The loop "while (!feof(f))" reads the last line twice, and does so in both languages */
#include <stdio.h>

int main(void)
{
    FILE *f = fopen("lines", "w+");
    char line[32] = "";
    int n, value, items;

    fputs("first\nsecond\n", f);
    rewind(f);
    while (!feof(f)) {
        fgets(line, sizeof line, f);
        printf("%s", line);
    }
    freopen("lines", "w+", f);
    fprintf(f, "1 2 3 x 4\n");
    rewind(f);
    for (n = 0; (items = fscanf(f, "%d", &value)) == 1; n += value)
        ;
    printf("%d %d %c\n", n, items, fgetc(f));
    items = fscanf(f, "%d", &value);
    printf("%d %d\n", items, value);
    printf("%d", fscanf(f, "%d", &value));
    printf(" %d %d\n", feof(f) != 0, ferror(f) != 0);
    fclose(f);
    return 0;
}
