/* fopen, fprintf, fgets, fscanf, fclose on a text file */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    FILE *f = fopen("notes.txt", "w");
    char line[64], name[16];
    int value, n, total = 0;

    if (f == NULL) {
        perror("notes.txt");
        exit(1);
    }
    fprintf(f, "%s %d\n", "apples", 3);
    fprintf(f, "%s %d\n", "pears", 14);
    fputs("plums 2\n", f);
    fclose(f);

    if ((f = fopen("notes.txt", "a")) != NULL) {
        fprintf(f, "figs 100\n");
        fclose(f);
    }

    f = fopen("notes.txt", "r");
    for (n = 1; fgets(line, sizeof line, f); n++)
        printf("%d %s", n, line);
    printf("%d %d\n", feof(f) != 0, fgetc(f) == EOF);
    rewind(f);
    while (fscanf(f, "%15s %d", name, &value) == 2) {
        printf("<%s=%d>", name, value);
        total += value;
    }
    printf(" %d\n", total);
    fclose(f);

    f = fopen("missing.txt", "r");
    if (!f)
        perror("missing.txt");
    return 0;
}
