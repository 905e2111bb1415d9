/* Arrays of structs with arrays of structs */
#include <stdio.h>
#include <string.h>

#define MAX_CLIENTS 3
#define MAX_MSGS 2

struct message {
    int id;
    char text[10];
};

struct client {
    int fd;
    char name[8];
    struct message inbox[MAX_MSGS];
    int unread;
};

static struct client clients[MAX_CLIENTS];

static int deliver(struct client *c, int id, const char *text)
{
    struct message *m;

    if (c->unread >= MAX_MSGS)
        return -1;
    m = &c->inbox[c->unread++];
    m->id = id;
    strncpy(m->text, text, sizeof(m->text) - 1);
    return 0;
}

int main(void)
{
    int i, j, id = 0;

    for (i = 0; i < MAX_CLIENTS; i++) {
        clients[i].fd = i == 1 ? -1 : 3 + i;
        sprintf(clients[i].name, "user%d", i);
    }
    for (i = 0; i < MAX_CLIENTS; i++) {
        if (clients[i].fd == -1)
            continue;
        for (j = 0; j <= i + 1; j++)
            if (deliver(&clients[i], ++id, "a long message") < 0)
                printf("%s: full\n", clients[i].name);
    }
    for (i = 0; i < MAX_CLIENTS; i++)
        for (j = 0; j < clients[i].unread; j++)
            printf("%s %d %s\n", clients[i].name, clients[i].inbox[j].id, clients[i].inbox[j].text);
    clients[0].inbox[0] = clients[2].inbox[1];
    clients[1] = clients[2];
    printf("%d %s %zu\n", clients[0].inbox[0].id, clients[1].name, sizeof clients);
    return 0;
}
