/* fmemopen and open_memstream */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char data[] = "10 20 thirty";
    char *text = NULL, word[16];
    size_t len = 0;
    int a, b;
    FILE *f = fmemopen(data, strlen(data), "r");

    if (f == NULL)
        return 1;
    printf("%d\n", fscanf(f, "%d %d %15s", &a, &b, word));
    printf("%d %s\n", a + b, word);
    fclose(f);

    f = open_memstream(&text, &len);
    for (a = 0; a < 4; a++)
        fprintf(f, "<%d>", a);
    fflush(f);
    printf("%s %zu\n", text, len);
    fputs("more", f);
    fclose(f);
    printf("%s %zu\n", text, len);
    free(text);
    if (asprintf(&text, "%s-%03d", "made", 7) > 0)
        puts(text);
    free(text);
    return 0;
}
