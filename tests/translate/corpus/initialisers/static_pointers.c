/* Static data that points at other static data */
#include <stdio.h>

static int numbers[] = { 10, 20, 30, 40 };
static int *third = &numbers[2];
static int *end = numbers + 4;
static char text[] = "static text";
static char *word = text + 7;
static struct node { int value; struct node *next; } last = { 3, NULL },
    middle = { 2, &last }, first = { 1, &middle };
static const char *const days[] = { "mon", "tue", "wed", 0 };
static const char *const *today = &days[1];

int main(void)
{
    struct node *n;

    printf("%d %d\n", *third, (int)(end - third));
    *third = 33;
    printf("%d\n", numbers[2]);
    printf("%s\n", word);
    word[0] = 'T';
    printf("%s\n", text);
    for (n = &first; n; n = n->next)
        printf("%d ", n->value);
    printf("\n%s %s\n", *today, today[1]);
    return 0;
}
