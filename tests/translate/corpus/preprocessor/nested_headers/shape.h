#ifndef SHAPE_H
#define SHAPE_H
#include "point.h"

enum kind { KIND_NONE, KIND_BOX };

struct shape {
    enum kind kind;
    point corners[2];
};

int shape_area(const struct shape *s);
#endif
