#include "shape.h"
#include "config.h"

#ifdef FEATURE_COLOR
#error "FEATURE_COLOR is set in main.c only"
#endif

int shape_area(const struct shape *s)
{
    int w = s->corners[1].x - s->corners[0].x;
    int h = s->corners[1].y - s->corners[0].y;

    return s->kind == KIND_BOX ? w * h : LIMIT;
}
