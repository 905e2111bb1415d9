/* Arrays of pointers: to strings, ints, structs, functions; sorted in place */
#include <stdio.h>
#include <string.h>

struct user { const char *name; int age; };

int main(void)
{
    char red[] = "red", green[] = "green", blue[] = "blue";
    char *colors[] = { red, green, blue, NULL };
    int a = 3, b = 1, c = 2;
    int *ints[3] = { &a, &b, &c };
    struct user ann = { "Ann", 30 }, bob = { "Bob", 20 };
    struct user *users[2] = { &ann, &bob };
    int i, j;

    for (i = 0; colors[i]; i++)
        colors[i][0] -= 32;
    printf("%s %s %s\n", red, colors[1], *(colors + 2));
    for (i = 0; i < 3; i++)
        for (j = i + 1; j < 3; j++)
            if (*ints[i] > *ints[j]) {
                int *t = ints[i];
                ints[i] = ints[j];
                ints[j] = t;
            }
    printf("%d %d %d %d\n", *ints[0], *ints[1], *ints[2], a);
    *ints[0] = 100;
    printf("%d\n", b);
    users[0]->age++;
    users[1] = users[0];
    users[1]->name = "Cid";
    printf("%s %d %zu\n", ann.name, ann.age, sizeof colors / sizeof *colors);
    return 0;
}
