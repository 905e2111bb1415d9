/* Each ({ }) of a statement has variables of its own. */
#include <arpa/inet.h>
#include <stdio.h>

#define MAX(a, b) ({ int a_ = (a); int b_ = (b); a_ > b_ ? a_ : b_; })

static int pair(int n)
{
    if (MAX(n, 2) < MAX(3, 1))
        return MAX(1, 2) + MAX(3, 4);
    return MAX(MAX(n, 5), MAX(n, 6));
}

int main(void)
{
    unsigned long wide = 0xFFEEDDCC00010203ul;

    printf("%d %d\n", MAX(1, 2), MAX(7, 4));
    printf("%d %d\n", pair(1), pair(9));
    printf("%x %d\n", htonl((uint32_t)wide), htons((uint16_t)wide));
    printf("%d %d\n", __builtin_popcountl(wide), __builtin_popcount(7) + __builtin_clzl(wide >> 9));
    for (int i = 0; i < MAX(2, i / 2) + MAX(0, 1); i++)
        printf("%d\n", MAX(i, 1) * MAX(i, 2));
    return 0;
}
