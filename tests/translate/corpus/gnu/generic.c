/* _Generic: one name for several types */
#include <stdio.h>

#define type_name(x) _Generic((x), \
    int: "int", \
    unsigned: "unsigned", \
    long: "long", \
    double: "double", \
    char *: "string", \
    default: "something else")

static void show_int(int n) { printf("int %d\n", n); }
static void show_text(const char *s) { printf("text %s\n", s); }

#define show(x) _Generic((x), int: show_int, char *: show_text)(x)

int main(void)
{
    char c = 'c', *s = "str";
    short h = 1;

    printf("%s %s %s\n", type_name(1), type_name(1u), type_name(1L));
    printf("%s %s %s\n", type_name(1.0), type_name(s), type_name(c));
    printf("%s %s\n", type_name(c + h), type_name(&h));
    show(5);
    show(s);
    return 0;
}
