/* fread, fwrite, fseek, ftell of records in a binary file */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

struct record {
    uint32_t id;
    char name[8];
    double score;
};

int main(void)
{
    struct record list[] = { { 1, "one", 1.5 }, { 2, "two", 2.5 }, { 3, "three", 3.5 } };
    struct record r;
    FILE *f = fopen("records.bin", "wb+");
    unsigned char head[4];
    size_t n;
    long size;

    if (!f)
        return 1;
    n = fwrite(list, sizeof(struct record), 3, f);
    printf("%zu written\n", n);
    fseek(f, 0, SEEK_END);
    size = ftell(f);
    printf("%ld bytes, %ld records\n", size, size / (long)sizeof r);
    fseek(f, 1 * (long)sizeof r, SEEK_SET);
    if (fread(&r, sizeof r, 1, f) == 1)
        printf("%u %s %.1f\n", r.id, r.name, r.score);
    strcpy(r.name, "TWO");
    fseek(f, -(long)sizeof r, SEEK_CUR);
    fwrite(&r, sizeof r, 1, f);
    rewind(f);
    n = fread(list, sizeof r, 3, f);
    printf("%zu %s %d\n", n, list[1].name, feof(f) != 0);
    printf("%zu %d\n", fread(list, sizeof r, 1, f), list[0].id);
    printf("%d\n", feof(f) != 0);
    clearerr(f);
    printf("%d\n", feof(f));
    fseek(f, 0, SEEK_SET);
    n = fread(head, 1, sizeof head, f);
    printf("%zu %d %d\n", n, head[0], head[3]);
    fclose(f);
    return remove("records.bin");
}
