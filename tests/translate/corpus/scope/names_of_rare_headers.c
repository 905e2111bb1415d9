/* HEADER is a type of <arpa/nameser.h>, and elsewhere what a program makes of it */
#include <stdio.h>

#define BODY (HEADER + 1)

enum part { HEADER, TRAILER };

static const char *name_of(enum part part)
{
    return part == HEADER ? "header" : "trailer";
}

int main(void)
{
    unsigned char wire[HEADER + 8];
    int res_state = BODY;

    printf("%zu %d %s %s\n", sizeof(wire), res_state, name_of(HEADER), name_of(TRAILER));
    return 0;
}
