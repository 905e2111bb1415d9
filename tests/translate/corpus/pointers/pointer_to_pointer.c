/* char **: tables of strings, out parameters, lists changed through the address of a link */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct node { int value; struct node *next; };

static int split(char *line, char **words, int max)
{
    int n = 0;
    char *s = line;

    while (n < max && *s) {
        words[n++] = s;
        while (*s && *s != ',')
            s++;
        if (*s)
            *s++ = '\0';
    }
    return n;
}

static int duplicate(const char *from, char **to)
{
    *to = malloc(strlen(from) + 1);
    if (*to == NULL)
        return -1;
    strcpy(*to, from);
    return 0;
}

static void remove_value(struct node **link, int value)
{
    while (*link) {
        if ((*link)->value == value)
            *link = (*link)->next;
        else
            link = &(*link)->next;
    }
}

int main(void)
{
    char line[] = "a,bc,,def";
    char *words[5], *copy, **w;
    int i, n = split(line, words, 5);
    struct node c = {3, NULL}, b = {2, &c}, a = {2, &b}, *head = &a;

    for (i = 0; i < n; i++)
        printf("<%s>", words[i]);
    printf("\n");
    w = words;
    printf("%s ", *++w);
    printf("%c %c\n", **w, *(*w + 1));
    if (duplicate("copy", &copy) == 0)
        printf("%s\n", copy);
    free(copy);
    remove_value(&head, 2);
    printf("%d %d\n", head->value, head->next == NULL);
    return 0;
}
