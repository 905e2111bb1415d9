/* Tags, members, labels and variables may share a name */
#include <stdio.h>

struct item { int item; struct item *next; };
typedef struct list { struct item *list; int count; } list;
union value { int value; char bytes[4]; };
enum kind { item, kind_other };

static int count(list *list)
{
    int count = 0;
    struct item *item;

    for (item = list->list; item; item = item->next)
        count += item->item;
    return count;
}

int main(void)
{
    struct item b = { 20, NULL }, a = { 10, &b };
    list list = { &a, 2 };
    union value value = { 65 };
    enum kind kind = kind_other;

    printf("%d %d\n", count(&list), list.count);
    printf("%d %c %d\n", value.value, value.bytes[0], kind);
    if (kind == item)
        goto value;
    printf("%d\n", item);
value:
    printf("%zu\n", sizeof(struct item));
    return 0;
}
