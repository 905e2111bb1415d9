/* A singly linked list: push, append, reverse, delete, free */
#include <stdio.h>
#include <stdlib.h>

struct node {
    int value;
    struct node *next;
};

static struct node *push(struct node *head, int value)
{
    struct node *n = malloc(sizeof(struct node));

    if (n == NULL)
        exit(1);
    n->value = value;
    n->next = head;
    return n;
}

static void append(struct node **head, int value)
{
    struct node **p = head;

    while (*p)
        p = &(*p)->next;
    *p = push(NULL, value);
}

static struct node *reverse(struct node *head)
{
    struct node *prev = NULL, *next;

    for (; head; head = next) {
        next = head->next;
        head->next = prev;
        prev = head;
    }
    return prev;
}

static void print(const struct node *n)
{
    for (; n != NULL; n = n->next)
        printf("%d%s", n->value, n->next ? " -> " : "\n");
}

int main(void)
{
    struct node *list = NULL, *dead;

    list = push(list, 1);
    list = push(list, 0);
    append(&list, 2);
    append(&list, 3);
    print(list);
    list = reverse(list);
    print(list);
    dead = list->next;
    list->next = dead->next;
    free(dead);
    print(list);
    while (list) {
        dead = list;
        list = list->next;
        free(dead);
    }
    return 0;
}
