/* offsetof and container_of: a list whose links lie inside the items */
#include <stddef.h>
#include <stdio.h>

struct link { struct link *next; };

struct job {
    int id;
    struct link link;
    const char *name;
};

#define container_of(ptr, type, member) ((type *)((char *)(ptr) - offsetof(type, member)))
#define list_for_each(pos, head) for (pos = (head)->next; pos != NULL; pos = pos->next)

static void list_add(struct link *head, struct link *item)
{
    item->next = head->next;
    head->next = item;
}

int main(void)
{
    struct link head = { NULL }, *pos;
    struct job jobs[] = { { 1, { NULL }, "first" }, { 2, { NULL }, "second" }, { 3, { NULL }, "third" } };
    int i;

    for (i = 0; i < 3; i++)
        list_add(&head, &jobs[i].link);
    list_for_each(pos, &head) {
        struct job *j = container_of(pos, struct job, link);
        printf("%d %s\n", j->id, j->name);
    }
    printf("%d\n", container_of(head.next, struct job, link) == &jobs[2]);
    return 0;
}
