/* Plain char is signed here: what that does to bytes above 127 */
#include <stdio.h>

int main(void)
{
    char c = (char)200;
    unsigned char u = 200;
    signed char s = -56;
    char bytes[4] = { '\xff', '\x80', 0x7f, 'A' };
    int i;

    printf("%d %d %d\n", c, u, s);
    printf("%s\n", c == u ? "equal" : "different");
    printf("%s\n", c == s ? "equal" : "different");
    printf("%s\n", (unsigned char)c == u ? "equal" : "different");
    for (i = 0; i < 4; i++)
        printf("%d %u %02x\n", bytes[i], (unsigned char)bytes[i], bytes[i] & 0xff);
    if (bytes[0] < 0)
        printf("char is signed\n");
    c = '\377';
    printf("%d %d\n", c == '\377', c == 255);
    c = 127;
    c++;
    printf("%d\n", c);
    return 0;
}
