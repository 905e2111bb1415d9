/* One list, several uses: X macros */
#include <stdio.h>

#define COLORS(X) \
    X(RED, 0xff0000) \
    X(GREEN, 0x00ff00) \
    X(BLUE, 0x0000ff)

#define AS_ENUM(name, value) name,
#define AS_STRING(name, value) #name,
#define AS_VALUE(name, value) value,

enum color { COLORS(AS_ENUM) COLOR_COUNT };
static const char *color_names[] = { COLORS(AS_STRING) };
static const int color_values[] = { COLORS(AS_VALUE) };

static const char *describe(enum color c)
{
    switch (c) {
#define AS_CASE(name, value) case name: return #name " is " #value;
    COLORS(AS_CASE)
#undef AS_CASE
    default:
        return "no color";
    }
}

int main(void)
{
    int i;

    for (i = 0; i < COLOR_COUNT; i++)
        printf("%d %s %06x %s\n", i, color_names[i], color_values[i], describe(i));
    printf("%s\n", describe(COLOR_COUNT));
    return 0;
}
