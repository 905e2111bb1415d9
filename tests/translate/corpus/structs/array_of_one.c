/* an array of one element at the end of a struct: before C99, all memory that follows */
#include <netinet/in.h>
#include <netinet/ip_icmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct message {
    int length;
    char text[1];
};

struct list {
    struct list *next;
    unsigned short count;
    unsigned short values[1];
};

static unsigned char packet[64];

static struct message *message_of(const char *text)
{
    struct message *m = malloc(sizeof(struct message) + strlen(text));

    if (m == NULL)
        exit(1);
    m->length = (int)strlen(text);
    strcpy(m->text, text);
    return m;
}

static void upper(struct message *m, char which)
{
    for (int i = 0; i < m->length; i++)
        if (m->text[i] == which)
            m->text[i] -= 'a' - 'A';
}

int main(void)
{
    struct message *m = message_of("hello, world");
    struct message *in = (struct message *)packet;
    struct icmp *icmp = (struct icmp *)packet;
    struct list *list = malloc(sizeof(struct list) + 3 * sizeof(list->values[0]));
    unsigned short *last;

    if (list == NULL)
        return 1;
    upper(m, 'l');
    printf("%d %s %c%c\n", m->length, m->text, m->text[0], m->text[m->length - 1]);
    memcpy(in->text, m->text, (size_t)m->length + 1);
    printf("%s %s\n", in->text, &in->text[7]);
    list->next = NULL;
    for (list->count = 0; list->count < 4; list->count++)
        list->values[list->count] = (unsigned short)(list->count * 1000);
    last = &list->values[3];
    list->values[2]++;
    printf("%d %d %d\n", list->values[2], *last, (int)(last - list->values));

    memset(icmp, 0, sizeof(packet));
    icmp->icmp_type = ICMP_ECHO;
    for (int i = 0; i < 40; i++)
        icmp->icmp_data[i] = (unsigned char)i;
    memset(icmp->icmp_data + 40, 0xee, 16);
    printf("%d %x\n", packet[ICMP_MINLEN + 39], packet[63]);
    free(list);
    free(m);
    return 0;
}
