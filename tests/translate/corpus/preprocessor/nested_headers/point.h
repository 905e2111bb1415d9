#ifndef POINT_H
#define POINT_H
typedef struct { int x, y; } point;

static inline int point_sum(point p)
{
    return p.x + p.y;
}
#endif
