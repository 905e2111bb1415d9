#pragma once
/* the larger one */
static inline int class_max(int a, int b) { return a > b ? a : b; }
