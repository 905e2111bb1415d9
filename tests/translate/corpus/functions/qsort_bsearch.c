/* qsort and bsearch with comparison functions on int, strings and structs */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct person { char name[8]; int age; };

static int by_int(const void *a, const void *b)
{
    return *(const int *)a - *(const int *)b;
}

static int by_int_desc(const void *a, const void *b)
{
    int x = *(int *)a, y = *(int *)b;
    return (y > x) - (y < x);
}

static int by_string(const void *a, const void *b)
{
    return strcmp(*(const char **)a, *(const char **)b);
}

static int by_age(const void *a, const void *b)
{
    const struct person *p = a, *q = b;
    return p->age != q->age ? p->age - q->age : strcmp(p->name, q->name);
}

int main(void)
{
    int numbers[] = { 5, -3, 9, 0, 7 };
    const char *words[] = { "pear", "fig", "apple" };
    struct person people[] = { { "Zoe", 30 }, { "Bob", 25 }, { "Al", 30 } };
    int key = 7, *found;
    size_t i;

    qsort(numbers, 5, sizeof(int), by_int);
    for (i = 0; i < 5; i++)
        printf("%d ", numbers[i]);
    found = bsearch(&key, numbers, 5, sizeof(int), by_int);
    printf("| %d at %d\n", *found, (int)(found - numbers));
    key = 8;
    printf("%s\n", bsearch(&key, numbers, 5, sizeof(int), by_int) ? "found" : "missing");
    qsort(numbers, 5, sizeof numbers[0], by_int_desc);
    printf("%d %d\n", numbers[0], numbers[4]);
    qsort(words, 3, sizeof(char *), by_string);
    printf("%s %s %s\n", words[0], words[1], words[2]);
    qsort(people, 3, sizeof(struct person), by_age);
    for (i = 0; i < 3; i++)
        printf("%s %d\n", people[i].name, people[i].age);
    return 0;
}
