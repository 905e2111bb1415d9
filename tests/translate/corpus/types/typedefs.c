/* typedef names for numbers, pointers, arrays, structs and functions */
#include <stdio.h>

typedef unsigned char byte;
typedef unsigned int word, *word_ptr;
typedef char name_t[16];
typedef struct point {
    int x, y;
} point_t;
typedef point_t *point_ptr;
typedef int (*binary_op)(int, int);

static int add(int a, int b) { return a + b; }

int main(void)
{
    byte b = 250;
    word w = 7;
    word_ptr wp = &w;
    name_t name = "typedef";
    point_t p = { 3, 4 };
    point_ptr pp = &p;
    binary_op op = add;
    typedef long distance;
    distance far = 100000L;

    b += 10;
    *wp *= 6;
    pp->x++;
    printf("%d %u %s %zu\n", b, w, name, sizeof(name_t));
    printf("%d %d %zu\n", p.x, pp->y, sizeof(point_t));
    printf("%d %ld\n", op(p.x, p.y), far);
    return 0;
}
