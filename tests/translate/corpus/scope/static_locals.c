/* static locals live on between calls */
#include <stdio.h>

static int next_id(void)
{
    static int id = 100;
    return id++;
}

static const char *label(int n)
{
    static char text[16];
    static int calls;

    calls++;
    snprintf(text, sizeof text, "%d/%d", n, calls);
    return text;
}

static int running_max(int value)
{
    static int first = 1, max;

    if (first) {
        max = value;
        first = 0;
    } else if (value > max)
        max = value;
    return max;
}

int main(void)
{
    const char *a, *b;

    printf("%d", next_id());
    printf(" %d", next_id());
    printf(" %d\n", next_id());
    a = label(5);
    printf("%s\n", a);
    b = label(6);
    printf("%s %s %d\n", a, b, a == b);
    running_max(-4);
    running_max(3);
    printf("%d\n", running_max(2));
    for (int i = 0; i < 3; i++) {
        static int kept;
        int fresh = 0;
        kept++;
        fresh++;
        printf("%d %d\n", kept, fresh);
    }
    return 0;
}
