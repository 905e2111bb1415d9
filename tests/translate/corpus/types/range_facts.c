/* What a test says of a value holds only until the value changes */
#include <stdio.h>

static unsigned char global = 10;

static int touch(void)
{
    global = 250;
    return 1;
}

static void through(unsigned char *p)
{
    *p = 255;
}

static int narrow(unsigned char c, int up)
{
    if (c < 100) {
        if (up)
            c = 200;
        c += 100;
    }
    return c;
}

int main(void)
{
    unsigned char c = 5, d = 5, e;
    unsigned short s = 0;
    unsigned x = 1;
    int i;

    if (global < 20 && touch())
        global += 10;
    printf("%d\n", global);
    through(&c);
    c++;
    printf("%d\n", c);
    printf("%d %d\n", narrow(50, 0), narrow(50, 1));
    for (i = 0; i < 3; i++) {
        if (d < 10)
            d = 254;
        d++;
    }
    printf("%d\n", d);
    for (e = 0; e < 255; e++)
        s += e;
    e++;
    printf("%d %u\n", e, s);
    switch (x) {
    case 1:
        x -= 1;
        /* fall through */
    case 2:
        x -= 1;
    }
    printf("%u\n", x);
    x = 7;
    x = (x > 5 ? x - 8 : x + 1) / 2;
    printf("%u\n", x);
    i = 3;
    while (i --> 0 && x)
        x = x * 65536 * 3;
    printf("%u %d\n", x, i);
    return 0;
}
