/* Steps and assignments deep inside calls, subscripts, returns and initialisers */
#include <stdio.h>
#include <string.h>

static int stack[8], sp;
static char text[] = "a,bb;c";
static int pos;

static void push(int v) { stack[sp++] = v; }
static int pop(void) { return stack[--sp]; }
static int peek(void) { return text[pos]; }
static int take(void) { return text[pos++]; }
static int wrap(int n) { return n >= 4 ? n - 4 : n; }

static int next_index(int *i)
{
    return (*i)++ % 3;
}

static size_t put(char *buf, size_t n, char c)
{
    buf[n++] = c;
    buf[n] = '\0';
    return n;
}

int main(void)
{
    int i = 0, a[4] = { 5, 6, 7, 8 }, b[4] = { 0 }, ring = 0, first;
    char buf[16];
    size_t n = 0;

    push(3);
    push(4);
    first = pop();
    push(first * 10 + pop());
    printf("%d %d\n", stack[sp - 1], sp);
    while (peek() != ';')
        n = put(buf, n, take());
    printf("%s %zu %c\n", buf, n, text[pos]);
    b[next_index(&i)] = a[i];
    printf("%d\n", i);
    b[i] = a[i]++;
    a[--i] = b[1];
    printf("%d %d %d %d\n", a[0], a[1], b[1], i);
    for (i = 0; i < 6; i++)
        b[ring = wrap(ring + 1)] += a[i % 4];
    printf("%d %d %d %d %d\n", b[0], b[1], b[2], b[3], ring);
    i = 2;
    {
        int x = i++, y = i--, z = -i;
        printf("%d %d %d %d\n", x, y, z, i);
    }
    buf[strlen(buf) - 1]++;
    printf("%s\n", buf);
    n = strlen(strcat(buf, "z")) - 1;
    buf[n--] = 'y';
    buf[n] = 'x';
    printf("%s %zu\n", buf, n);
    i = !i + -i;
    return i == 0 ? 0 : (i = 3, i++, i);
}
