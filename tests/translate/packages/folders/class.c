#include "class.h"
int class(int n) { return n * CLASS; }
