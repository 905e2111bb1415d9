/* Names that mean something in Python: keywords, builtins */
#include <stdio.h>
#include <string.h>

struct lambda {
    int def;
    int from;
    struct lambda *class;
};

static int pass(int in, int is)
{
    return in + is;
}

static int range(int len)
{
    int list = 0, str;

    for (str = 0; str < len; str++)
        list += str;
    return list;
}

int None = 5, True_ = 1;

int main(void)
{
    int yield = 1, with = 2, not = 3, and = 4, or = 5;
    char *print = "print", *self = "self";
    struct lambda del = { 1, 2, NULL };
    int bytes[3] = { 7, 8, 9 };
    int global = 0, nonlocal, async, await;
    char ord = 'o', chr = 'c';
    int id = 1, type = 2, int_ = 3, float_ = 4, object = 5, min, max = 6;

    del.class = &del;
    min = del.class->from;
    nonlocal = async = await = pass(yield, with);
    printf("%d %d %d %d\n", nonlocal, not, and, or);
    printf("%s %s %d %zu\n", print, self, del.class->def, sizeof bytes);
    printf("%d %d %d\n", range(5), global + None, True_ + bytes[1]);
    printf("%c%c %d %d\n", ord, chr, id + type + int_ + float_ + object, max - min + await);
    return 0;
}
