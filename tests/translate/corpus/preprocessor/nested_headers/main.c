/* Headers that include each other, with guards, inline functions and configuration */
#define FEATURE_COLOR
#include "config.h"
#include "shape.h"
#include "point.h"
#include <stdio.h>

int main(void)
{
    struct shape s = { KIND_BOX, { { 0, 0 }, { 3, 4 } } };
    point p = { .x = 1 };

    printf("%s %s\n", APP_NAME, APP_COLOR);
    printf("%d %d\n", shape_area(&s), point_sum(p));
    printf("%d\n", LIMIT);
    return 0;
}
