/* Latin-1 bytes in comments and strings: été, naïve */
#include <stdio.h>
#include <string.h>

int main(void)
{
    char text[] = "café";   /* café */
    const unsigned char *p;
    char c = 'é';

    printf("%s %zu\n", text, strlen(text));
    for (p = (const unsigned char *)text; *p; p++)
        printf("%02x ", *p);
    printf("\n%d\n", c);
    if (text[3] == c)
        printf("the same byte\n");
    printf("© über\n");   // ©
    return 0;
}
