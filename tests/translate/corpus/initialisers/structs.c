/* Initialising arrays of structs, nested structs, structs with arrays */
#include <stdio.h>

struct date { int year, month, day; };

struct person {
    char name[12];
    struct date born;
    int scores[3];
};

struct command {
    const char *word;
    int code;
};

static struct command commands[] = {
    { "help", 1 },
    { "quit", 2 },
    { NULL, 0 },
};

int main(void)
{
    struct person people[] = {
        { "Ada", { 1815, 12, 10 }, { 10, 9, 8 } },
        { "Alan", { 1912, 6 }, { 7 } },
        { .name = "Grace", .scores = { [2] = 5 } },
    };
    struct date flat[2] = { 2000, 1, 1, 2001, 2, 2 };
    struct person nobody = { 0 };
    struct command *c;
    size_t i;

    for (i = 0; i < sizeof people / sizeof people[0]; i++) {
        struct person *p = &people[i];
        printf("%s %d-%d-%d %d %d %d\n", p->name, p->born.year, p->born.month, p->born.day,
               p->scores[0], p->scores[1], p->scores[2]);
    }
    printf("%d %d\n", flat[1].year, flat[1].day);
    printf("[%s] %d\n", nobody.name, nobody.born.day);
    for (c = commands; c->word; c++)
        printf("%s=%d\n", c->word, c->code);
    return 0;
}
