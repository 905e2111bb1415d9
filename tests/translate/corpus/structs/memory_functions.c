/* memset, memcpy, memcmp and memmove on structs */
#include <stdio.h>
#include <string.h>
#include <stdint.h>

typedef struct {
    uint32_t id;
    uint16_t kind;
    uint16_t flags;
    char name[8];
} record_t;

int main(void)
{
    record_t a, b, list[4];
    char buffer[64];
    record_t *p;
    int i;

    memset(&a, 0, sizeof(record_t));
    a.id = 0x01020304;
    a.kind = 5;
    strcpy(a.name, "rec");
    memcpy(&b, &a, sizeof b);
    printf("%d\n", memcmp(&a, &b, sizeof a));
    b.name[3] = '!';
    printf("%d\n", memcmp(&a, &b, sizeof a) != 0);
    memset(&b.name, 'z', 3);
    printf("%.4s %u\n", b.name, b.kind);
    memcpy(buffer, &a, sizeof a);
    memcpy(buffer + sizeof a, &b, sizeof b);
    for (i = 0; i < 4; i++)
        memcpy(&list[i], buffer + (i % 2) * sizeof a, sizeof a);
    memmove(&list[1], &list[0], 2 * sizeof list[0]);
    for (p = list; p < list + 4; p++)
        printf("%s|", p->name);
    printf("\n%d %d\n", buffer[0], buffer[4]);
    memset(list, 0xff, sizeof list);
    printf("%x %d %d\n", list[2].id, list[3].kind, list[3].name[7]);
    return 0;
}
