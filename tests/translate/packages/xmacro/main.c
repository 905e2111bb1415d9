/* A list that is included for each of its uses, and a table that is in a file of its own. */
#include <stdio.h>

#define COLOR(name, value) name = value,
enum color {
#include "colors.def"
};
#undef COLOR

#define COLOR(name, value) #name,
static const char *names[] = {
#include "colors.def"
};
#undef COLOR

#define COLOR(name, value) int is_##name(int c) { return c == value; }
#include "colors.def"

#include "max-min.h"

int main(void)
{
    for (int i = 0; i < 3; i++)
        puts(names[i]);
    printf("%d %d %d\n", RED, BLUE, is_GREEN(GREEN) + is_RED(GREEN));
    printf("%d\n", class_max(3, 4));
    return BLUE;
}
