#include "net/wire.h"
#include "class.h"
#include <stdio.h>

int main(void)
{
    unsigned char out[WIRE_MAX];
    int select = wire_put(out, 0x1234);

    printf("%d %02x%02x %d\n", select, out[0], out[1], wire_calls);
    wire_calls = 5;
    printf("%d %d\n", wire_twice(), CLASS);
    return class(2);
}
