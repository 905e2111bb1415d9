/* main without return: the status is 0 */
#include <stdio.h>

int main(void)
{
    int n = 5;

    printf("%d\n", n * n);
}
