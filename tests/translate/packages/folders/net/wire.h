#pragma once
#include <stddef.h>
#include "../class.h"
#define WIRE_MAX (2 * CLASS)
extern int wire_calls;
int wire_put(unsigned char *out, unsigned value);
int wire_twice(void);
