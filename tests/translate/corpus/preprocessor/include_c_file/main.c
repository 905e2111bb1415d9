/* A .c file that is included by the other, as some small programs do */
#include <stdio.h>
#include "helper.inc"

int main(void)
{
    printf("%d\n", triple(HELPER_BASE));
    helper_log("included");
    return helper_count;
}
