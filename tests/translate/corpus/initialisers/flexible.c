/* A struct that ends in a flexible array */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <stdint.h>

struct message {
    uint16_t type;
    uint16_t length;
    char data[];
};

static struct message *make(int type, const char *text)
{
    size_t len = strlen(text) + 1;
    struct message *m = malloc(sizeof(struct message) + len);

    if (m == NULL)
        return NULL;
    m->type = type;
    m->length = len;
    memcpy(m->data, text, len);
    return m;
}

int main(void)
{
    struct message *m = make(7, "flexible");
    unsigned char *raw = (unsigned char *)m;

    if (!m)
        return 1;
    printf("%zu %d %d %s\n", sizeof *m, m->type, m->length, m->data);
    printf("%d %d %c\n", raw[0], raw[2], raw[4]);
    m->data[0] = 'F';
    printf("%s\n", m->data);
    free(m);
    return 0;
}
